//! Tests of the whole module: small texts and the exact HTML.

mod blocks;
mod body;
mod code;
mod containers;
mod hostile;
mod html;
mod inline;
mod math;
mod outline;
mod text;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::*;
use crate::diagnostic::{Diagnostic, SourceText};

/// Files by path.
#[derive(Default)]
pub(super) struct Files(pub(super) BTreeMap<&'static str, &'static str>);

impl IncludeFiles for Files {
    fn read(&self, _from: &str, path: &str) -> Result<Arc<SourceText>, String> {
        let text = self.0.get(path).ok_or("no such file")?;
        Ok(SourceText::new(path, *text))
    }
}

/// Knows a few pages and images.
pub(super) struct Links;

impl Resolver for Links {
    fn link(&self, kind: LinkKind, dest: &str) -> LinkTarget {
        match (kind, dest) {
            (_, d) if d.starts_with("http") => LinkTarget::external(d),
            (LinkKind::Wiki, "Page") => LinkTarget::Href {
                url: "/page/".to_owned(),
                external: false,
                title: Some("The Page".to_owned()),
                download: false,
            },
            (_, "secret.md") => LinkTarget::Hidden,
            (_, "gone.md") => LinkTarget::Broken,
            (_, d) => LinkTarget::href(d.replace(".md", "/")),
        }
    }

    fn image(&self, dest: &str) -> Option<ImageTarget> {
        (dest != "gone.png").then(|| ImageTarget { src: format!("/img/{dest}"), size: Some((3, 2)) })
    }
}

pub(super) fn render_with(text: &str, settings: Settings) -> (Rendered, Vec<Diagnostic>) {
    let source = SourceText::new("content/a.md", text);
    let (body, mut diagnostics) = prepare_with(&source, 0, &Files::default(), true);
    let (rendered, more) = render(&body, &Links, &settings, &Highlighter::new());
    diagnostics.extend(more);
    (rendered, diagnostics)
}

/// Renders each text and compares.
pub(super) fn check(cases: &[(&str, &str)]) {
    for (text, html) in cases {
        let found = render_with(text, Settings::default()).0.html;
        assert_eq!(found.trim_end(), *html, "for {text}");
    }
}
