//! Actions and incidents that cannot be as they are written.

mod actions;
mod incidents;

use crate::diagnostic::{Code, Diagnostic};
use crate::portal::{PageIx, Portal, Record};

use super::types;

/// All of them.
pub fn check(portal: &Portal) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for record in portal.records(types::ACTION) {
        let mut own = Found { portal, record, code: Code::Action, all: &mut found };
        actions::check(&mut own);
    }
    for record in portal.records(types::INCIDENT) {
        let mut own = Found { portal, record, code: Code::Incident, all: &mut found };
        incidents::check(&mut own);
    }
    found
}

/// What is wrong with one record.
struct Found<'a> {
    portal: &'a Portal,
    record: Record<'a>,
    code: Code,
    all: &'a mut Vec<Diagnostic>,
}

impl Found<'_> {
    /// At a field, or at the title where the field is not written.
    fn add(&mut self, field: &str, message: impl Into<String>, help: &str) {
        let span = self.record.page.field_span(field);
        self.all.push(Diagnostic::new(self.code, message).at(span).help(help));
    }

    fn id(&self, ix: PageIx) -> &str {
        &self.portal.page(ix).page.id
    }
}
