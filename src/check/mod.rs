//! The eleven automated checks of the quality gates: a portal's pages → diagnostics.
//!
//! Each check is a file here, and its rules are data: `packs/core/checks/<check>.toml`, to which a portal's own packs
//! add. A check sees a page through [`Cx`]: its prose, code and tables read once for all checks, and never its files.
//! What an author asks to be left alone ([`ignore`]) is dropped here, so that no check has to know of it.

mod accessibility;
pub mod baseline;
pub mod brand;
mod code;
pub mod compliance;
mod examples;
mod execution;
pub mod fix;
mod ignore;
mod kind;
pub mod memo;
mod readability;
pub mod rendered;
mod rules;
pub mod settings;
mod spelling;
mod structure;
mod style;
mod tags;
#[cfg(test)]
pub(crate) mod testing;
mod words;

use std::borrow::Cow;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Span};
use crate::markdown::text::Prose;
use crate::markdown::{self, Body, Text};
use crate::portal::{PageIx, Portal, PortalPage};
use crate::schema::ContentType;

pub use examples::{Place, Schemas, references, wanted};
pub use execution::{Ended, Example, Executed, Interpreter, Limits, Outcome, built_in};
pub use kind::Check;

/// All checks with their rules read, for one portal.
pub struct Checker<'a> {
    portal: &'a Portal,
    code: code::Rules,
    blocks: code::Seen,
    examples: Option<examples::Examples>,
    brand: brand::Rules,
    readability: readability::Rules,
    spelling: spelling::Rules,
    structure: structure::Rules,
    compliance: compliance::Rules,
    accessibility: accessibility::Rules,
    style: style::Rules,
}

/// What a check sees of a page.
pub(crate) struct Cx<'a> {
    /// The settings.
    pub(crate) config: &'a Config,
    /// The page.
    pub(crate) page: &'a PortalPage,
    /// Its type.
    pub(crate) of: &'a ContentType,
    /// What `text` was read from: the page's body, or the value of a field.
    body: &'a Body,
    /// What is read.
    pub(crate) text: &'a Text,
    /// The prose of the text without what only looks like it, in order.
    parts: Vec<words::Part<'a>>,
}

/// What the checks of a page found.
#[derive(Default)]
pub(crate) struct Findings {
    all: Vec<Diagnostic>,
}

impl Findings {
    /// Adds one.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.all.push(diagnostic);
    }
}

impl<'a> Cx<'a> {
    fn new(
        config: &'a Config,
        page: &'a PortalPage,
        of: &'a ContentType,
        body: &'a Body,
        text: &'a Text,
    ) -> Self {
        let parts = text.prose.iter().map(words::Part::new).collect();
        Self { config, page, of, body, text, parts }
    }

    /// A finding of a check's rule at a place of the body.
    pub(crate) fn finding(
        &self,
        check: Check,
        rule: impl Into<Cow<'static, str>>,
        range: std::ops::Range<usize>,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(check.code(), message).rule(rule).at(self.span(range))
    }

    /// Offers to replace a part of prose, where the source has it as the reader sees it: with no break, mark or entity
    /// inside.
    pub(crate) fn fix(
        &self,
        d: Diagnostic,
        prose: &Prose,
        range: std::ops::Range<usize>,
        right: impl Into<String>,
    ) -> Diagnostic {
        let span = prose.span(self.body, range.clone());
        if span.source.text.get(span.range.clone()) == prose.text.get(range) { d.fix(span, right) } else { d }
    }

    /// The same page with another text.
    fn with<'b>(&self, body: &'b Body, text: &'b Text) -> Cx<'b>
    where
        'a: 'b,
    {
        Cx::new(self.config, self.page, self.of, body, text)
    }

    /// Whether the page is written in English.
    pub(crate) fn is_english(&self) -> bool {
        let lang = self.page.page.meta.lang.as_deref().unwrap_or(&self.config.lang);
        lang.split('-').next().is_some_and(|language| language.eq_ignore_ascii_case("en"))
    }

    /// A place of the body.
    pub(crate) fn span(&self, range: std::ops::Range<usize>) -> Span {
        self.body.span(range)
    }
}

/// Reads the dictionary in the background: it takes 0.2 s that others need not wait for.
pub fn prepare() {
    rayon::spawn(|| {
        spelling::dictionary::dictionary();
    });
}

impl<'a> Checker<'a> {
    /// Reads the rules of every check. A rule that cannot be read is reported and left out.
    pub fn new(portal: &'a Portal) -> (Self, Vec<Diagnostic>) {
        let mut found = Vec::new();
        let schema = &portal.schema;
        let lists = schema.check_rules.get(rules::WORDS).map(Vec::as_slice).unwrap_or_default();
        let styles = schema.check_rules.get(rules::STYLES).map(Vec::as_slice).unwrap_or_default();
        let code = rules::read(schema, Check::CodeSyntax, &mut found);
        let spelling = rules::read(schema, Check::Spelling, &mut found);
        let style = rules::read(schema, Check::Style, &mut found);
        let compliance = rules::read(schema, Check::Compliance, &mut found);
        let accessibility = rules::read(schema, Check::Accessibility, &mut found);
        let brand = rules::read(schema, Check::Brand, &mut found);
        let checker = Self {
            portal,
            code: code::Rules::merge(code, &mut found),
            blocks: code::Seen::default(),
            examples: None,
            accessibility: accessibility::Rules::merge(accessibility),
            compliance: compliance::Rules::new(compliance, &mut found),
            brand: brand::Rules::new(brand, &portal.config.check.brand),
            readability: readability::Rules::merge(rules::read(schema, Check::Readability, &mut found)),
            spelling: spelling::Rules::new(portal, spelling, lists, &mut found),
            structure: structure::Rules::merge(rules::read(schema, Check::Structure, &mut found)),
            style: style::Rules::new(style, styles, &mut found),
        };
        (checker, found)
    }

    /// Also checks examples against the schemas that pages name: without these files nothing can be said of them.
    #[must_use]
    pub fn with_schemas(mut self, schemas: Schemas) -> Self {
        self.examples = Some(examples::Examples::new(schemas));
        self
    }

    /// All findings of one page, with the configured severities, in the order of their places.
    pub fn page(&self, ix: PageIx) -> Vec<Diagnostic> {
        self.on(ix, |cx, found| self.run(cx, found))
    }

    /// The examples of a page that are to be run.
    pub fn examples(&self, ix: PageIx) -> Vec<Example> {
        let body = &self.portal.page(ix).page.body;
        // Few pages have one.
        if !body.text().contains("run") {
            return Vec::new();
        }
        execution::examples(&markdown::text(body), body.text(), &self.code)
    }

    /// What is said of the outcomes of a page's examples.
    pub fn executed(&self, ix: PageIx, outcomes: &[(Example, Outcome)]) -> Vec<Diagnostic> {
        let limits = &self.portal.config.check.limits;
        self.on(ix, |cx, found| {
            for (example, outcome) in outcomes {
                execution::judge(cx, example, outcome, limits, found);
            }
        })
    }

    /// What `f` finds in a page, without what its author asks to be left alone.
    fn on(&self, ix: PageIx, f: impl FnOnce(&Cx<'_>, &mut Findings)) -> Vec<Diagnostic> {
        let page = self.portal.page(ix);
        let text = markdown::text(&page.page.body);
        let of = self.portal.schema.get(&page.page.type_id);
        let cx = Cx::new(&self.portal.config, page, of, &page.page.body, &text);
        let mut found = Findings::default();
        f(&cx, &mut found);
        let ignored = ignore::Ignored::of(&cx);
        found.all.retain(|d| !ignored.covers(d));
        let mut found = self.portal.config.apply_severity(found.all);
        crate::diagnostic::sort(&mut found);
        found
    }

    /// All findings of all pages, sorted.
    pub fn all(&self) -> Vec<Diagnostic> {
        let pages = 0..self.portal.pages.len() as u32;
        let mut found: Vec<Diagnostic> =
            pages.into_par_iter().flat_map_iter(|ix| self.page(PageIx(ix))).collect();
        crate::diagnostic::sort(&mut found);
        found
    }

    fn run(&self, cx: &Cx<'_>, found: &mut Findings) {
        code::check(cx, &self.code, &self.blocks, found);
        if let Some(examples) = &self.examples {
            examples::check(cx, examples, found);
        }
        structure::check(cx, &self.structure, found);
        compliance::check(cx, &self.compliance, found);
        accessibility::check(cx, &self.accessibility, found);
        spelling::check(cx, &self.spelling, found);
        style::check(cx, &self.style, found);
        readability::check(cx, &self.readability, found);
        brand::check(cx, &self.brand, found);
    }
}
