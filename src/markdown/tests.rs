//! Tests of the whole module: small texts and the exact HTML.

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
        (dest != "gone.png").then(|| ImageTarget {
            src: format!("/img/{dest}"),
            size: Some((3, 2)),
        })
    }
}

pub(super) fn render_with(text: &str, settings: &Settings) -> (Rendered, Vec<Diagnostic>) {
    let source = SourceText::new("content/a.md", text);
    let (body, mut diagnostics) = prepare_with(&source, 0, &Files::default(), true);
    let (rendered, more) = render(&body, &Links, settings, &Highlighter::new());
    diagnostics.extend(more);
    (rendered, diagnostics)
}

#[test]
fn show() {
    let dir = std::path::Path::new("/tmp/w/mdcases.txt");
    for case in std::fs::read_to_string(dir).unwrap().split("\n====\n") {
        let (r, d) = render_with(case, &Settings::default());
        println!("---- {case:?}\n{}", r.html);
        for d in d {
            println!(
                "   ! {} {:?} {} [{}] at {:?}",
                d.code.id(),
                d.group,
                d.message,
                d.label,
                d.span
                    .map(|s| (s.line_column(), s.source.text[s.range.clone()].to_owned()))
            );
        }
    }
}
#[test]
fn mm() {
    let mut page = String::from(
        "<style>body{background:#16181C;--diagram-text:#D9DCE1;--diagram-fill:#1E2126;--diagram-border:#767D88;--diagram-line:#9BA3AE;--diagram-page:#16181C;--diagram-group:#1b1d22;--diagram-group-border:#444}svg{font-family:sans-serif;max-width:600px;height:auto;margin:8px}</style>",
    );
    for src in std::fs::read_to_string("/tmp/w/mm.txt")
        .unwrap()
        .split("\n====\n")
    {
        let t = std::time::Instant::now();
        let d = diagram::draw(src, "x");
        println!("{:?} {:?}", t.elapsed(), d.as_ref().map(String::len));
        page.push_str(&d.unwrap_or_default());
    }
    std::fs::write("/tmp/w/mm.html", page).unwrap();
}
