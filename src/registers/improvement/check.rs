//! Initiatives and improvements of systems that cannot be as they are written, and those that are late.

use super::{Improvement, types};
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::Page;
use crate::portal::{PageIx, Portal};
use crate::prose;
use crate::registers::process::Process;

mod initiative;
mod system;

/// Everything that is wrong.
pub fn check(portal: &Portal) -> Vec<Diagnostic> {
    let any = [types::INITIATIVE, types::SYSTEM].into_iter().any(|of| portal.records(of).next().is_some());
    if any { all(portal, &Improvement::new(portal, &Process::new(portal))) } else { Vec::new() }
}

fn all(portal: &Portal, register: &Improvement) -> Vec<Diagnostic> {
    let initiatives = register.initiatives.iter().flat_map(|own| initiative::check(portal, own));
    let systems = register.systems.iter().flat_map(|own| system::check(portal, own));
    initiatives.chain(systems).collect()
}

/// What is wrong with one page.
struct Findings<'a> {
    code: Code,
    page: &'a Page,
    found: Vec<Diagnostic>,
}

impl<'a> Findings<'a> {
    fn new(code: Code, portal: &'a Portal, ix: PageIx) -> Self {
        Self { code, page: &portal.page(ix).page, found: Vec::new() }
    }

    /// Something that cannot be, at a field.
    fn wrong(&mut self, field: &str, message: String, help: &str) {
        self.found.push(Diagnostic::new(self.code, message).at(self.page.field_span(field)).help(help));
    }

    /// Something that is late, at a field; folded with the others.
    fn late(&mut self, field: &str, message: String, help: &str, group: &str) {
        let found = Diagnostic::new(self.code, message).at(self.page.field_span(field)).help(help);
        self.found.push(found.note().grouped(group));
    }
}

/// Names as code, in a sentence.
fn listed(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    prose::listed(&names)
}

#[cfg(test)]
mod tests;
