//! The template engine: the theme's templates, those of the portal over them, and errors with their place.

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use tera::{Context, ErrorKind, ReportError, Tera};

use super::icons::Icons;
use crate::diagnostic::{Code, Diagnostic, SourceText, Span};

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default/templates");

/// Parsed templates.
pub(super) struct Engine {
    tera: Tera,
    sources: BTreeMap<String, Arc<SourceText>>,
}

impl Engine {
    /// Parses the built-in templates and `overrides` over them, by name. When one of the portal's templates is wrong,
    /// all of them are left out, and the diagnostics say why.
    pub(super) fn new(overrides: &[(String, Arc<SourceText>)]) -> (Self, Vec<Diagnostic>) {
        let built_in = built_in();
        let mut sources = built_in.clone();
        sources.extend(overrides.iter().cloned());
        match parse(&sources) {
            Ok(tera) => (Self { tera, sources }, Vec::new()),
            Err(error) => {
                let found = vec![diagnose(&error, &sources, "a template")];
                let (tera, sources) = match parse(&built_in) {
                    Ok(tera) => (tera, built_in),
                    Err(_) => (Tera::new(), BTreeMap::new()),
                };
                (Self { tera, sources }, found)
            }
        }
    }

    /// Whether there is a template of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.sources.contains_key(name)
    }

    /// Renders; `what` is named when it fails.
    pub(super) fn render(
        &self,
        name: &str,
        context: &Context,
        what: &str,
    ) -> Result<String, Box<Diagnostic>> {
        self.tera.render(name, context).map_err(|error| {
            Box::new(diagnose(&error, &self.sources, what).grouped(format!("template {name}")))
        })
    }
}

fn built_in() -> BTreeMap<String, Arc<SourceText>> {
    let mut sources = BTreeMap::new();
    collect(&BUILT_IN, &mut sources);
    sources
}

fn collect(dir: &Dir<'static>, sources: &mut BTreeMap<String, Arc<SourceText>>) {
    for file in dir.files() {
        if let (Some(name), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            let name = name.replace('\\', "/");
            let source = SourceText::new(format!("themes/default/templates/{name}"), text);
            sources.insert(name, source);
        }
    }
    for inner in dir.dirs() {
        collect(inner, sources);
    }
}

fn parse(sources: &BTreeMap<String, Arc<SourceText>>) -> tera::TeraResult<Tera> {
    let mut tera = Tera::new();
    tera.register_function("icon", Icons::new().into_function());
    tera.add_raw_templates(sources.iter().map(|(name, source)| (name.as_str(), source.text.as_str())))?;
    Ok(tera)
}

fn diagnose(error: &tera::Error, sources: &BTreeMap<String, Arc<SourceText>>, what: &str) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) => located(report, sources, "this template cannot be read"),
        ErrorKind::RenderingError(report) => located(report, sources, &format!("{what} cannot be rendered")),
        other => Diagnostic::new(Code::Template, format!("{what} cannot be rendered: {other}")),
    }
}

fn located(report: &ReportError, sources: &BTreeMap<String, Arc<SourceText>>, what: &str) -> Diagnostic {
    let message = report.message().lines().next().unwrap_or_default();
    let diagnostic = Diagnostic::new(Code::Template, format!("{what}: {message}"));
    match sources.get(report.filename()) {
        Some(source) => diagnostic.at(Span::new(source, report.span().range.clone())),
        None => diagnostic,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_templates_are_correct() {
        let (engine, found) = Engine::new(&[]);
        assert_eq!(found, []);
        for name in ["layout.html", "page.html", "list.html", "home.html", "browse.html", "404.html"] {
            assert!(engine.has(name), "{name}");
        }
    }

    #[test]
    fn a_portal_replaces_a_template_by_name() {
        let own = SourceText::new("templates/404.html", "gone: {{ what }}");
        let (engine, found) = Engine::new(&[("404.html".into(), own)]);
        assert_eq!(found, []);
        let mut context = Context::new();
        context.insert("what", "<b>");
        assert_eq!(engine.render("404.html", &context, "x"), Ok("gone: &lt;b&gt;".into()));
    }

    #[test]
    fn mistakes_have_a_place_and_the_theme_still_works() {
        let own = SourceText::new("templates/404.html", "one\n{% if %}");
        let (engine, found) = Engine::new(&[("404.html".into(), own)]);
        let place = found[0].span.as_ref().map(|s| (s.source.path.as_str(), s.line_column().0));
        assert_eq!((found[0].code, place), (Code::Template, Some(("templates/404.html", 2))));
        assert!(engine.has("page.html"));
    }

    #[test]
    fn a_rendering_error_names_the_template() {
        let own = SourceText::new("templates/404.html", "{{ page.nothing.here }}");
        let (engine, _) = Engine::new(&[("404.html".into(), own)]);
        let error = engine.render("404.html", &Context::new(), "`/404.html`").expect_err("no such value");
        assert!(error.message.starts_with("`/404.html` cannot be rendered: "), "{}", error.message);
        assert_eq!(error.span.map(|s| s.source.path.clone()).as_deref(), Some("templates/404.html"));
    }
}
