//! The eleven automated checks of the quality gates: a portal's pages → diagnostics.
//!
//! Each check is a file here, and its rules are data: `packs/core/checks/<check>.toml`, to which a portal's own packs
//! add. A check sees a page through [`Cx`]: its prose, code and tables read once for all checks, and never its files.
//! What an author asks to be left alone ([`ignore`]) is dropped here, so that no check has to know of it.

mod accessibility;
pub mod baseline;
mod code;
pub mod compliance;
mod examples;
mod execution;
pub mod fix;
mod ignore;
mod kind;
pub mod rendered;
mod rules;
pub mod settings;
mod structure;
#[cfg(test)]
pub(crate) mod testing;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Span};
use crate::markdown::{self, Text};
use crate::portal::{PageIx, Portal, PortalPage};
use crate::schema::ContentType;

pub use examples::{Place, Schemas, references, wanted};
pub use execution::{Ended, Example, Interpreter, Limits, Outcome, built_in};
pub use kind::Check;

/// All checks with their rules read, for one portal.
pub struct Checker<'a> {
    portal: &'a Portal,
    code: code::Rules,
    blocks: code::Seen,
    examples: Option<examples::Examples>,
    structure: structure::Rules,
    compliance: compliance::Rules,
    accessibility: accessibility::Rules,
}

/// What a check sees of a page.
pub(crate) struct Cx<'a> {
    /// The settings.
    pub(crate) config: &'a Config,
    /// The page.
    pub(crate) page: &'a PortalPage,
    /// Its type.
    pub(crate) of: &'a ContentType,
    /// Its body.
    pub(crate) text: &'a Text,
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

impl Cx<'_> {
    /// A finding of a check's rule at a place of the body.
    pub(crate) fn finding(
        &self,
        check: Check,
        rule: &'static str,
        range: std::ops::Range<usize>,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(check.code(), message).rule(rule).at(self.span(range))
    }

    /// A place of the body.
    pub(crate) fn span(&self, range: std::ops::Range<usize>) -> Span {
        self.page.page.body.span(range)
    }
}

impl<'a> Checker<'a> {
    /// Reads the rules of every check. A rule that cannot be read is reported and left out.
    pub fn new(portal: &'a Portal) -> (Self, Vec<Diagnostic>) {
        let mut found = Vec::new();
        let schema = &portal.schema;
        let code = rules::read(schema, Check::CodeSyntax, &mut found);
        let code = code::Rules::merge(code, &mut found);
        let structure = structure::Rules::merge(rules::read(schema, Check::Structure, &mut found));
        let compliance = rules::read(schema, Check::Compliance, &mut found);
        let compliance = compliance::Rules::new(compliance, &mut found);
        let accessibility =
            accessibility::Rules::merge(rules::read(schema, Check::Accessibility, &mut found));
        let (blocks, examples) = (code::Seen::default(), None);
        let checker = Self { portal, code, blocks, examples, structure, compliance, accessibility };
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
        let cx = Cx { config: &self.portal.config, page, of, text: &text };
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
    }
}
