//! Steps from one status to another that the workflow does not have.

use std::collections::BTreeMap;

use super::day;
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::{self, Origin};
use crate::portal::Portal;
use crate::source::Change;

/// Judges the last step of every page: the one that is not committed yet, else the newest commit that changed its
/// status. Older steps cannot be mended and are not reported; the first status of a page is no step.
pub fn transitions(portal: &Portal, changes: &BTreeMap<String, Change>) -> Vec<Diagnostic> {
    let rules = &portal.schema.governance;
    let mut found = Vec::new();
    for (_, page) in portal.iter().filter(|(_, page)| page.page.origin != Origin::Row) {
        let (Some(now), Some(change)) = (page.page.meta.status, changes.get(&page.page.path)) else {
            continue;
        };
        let before = change.before.as_deref().and_then(parse::status);
        let (from, to, when) = match parse::status(&change.after) {
            Some(committed) if committed != now => (Some(committed), now, String::new()),
            _ => (before, now, format!(" on {} ({})", day(change.date), change.author)),
        };
        let Some(from) = from.filter(|from| !rules.allows(from.id(), to.id())) else { continue };
        let steps = rules.status(from.id()).map(|s| s.next.as_slice()).unwrap_or_default();
        let names: Vec<String> = steps.iter().map(|step| format!("`{}`", step.to)).collect();
        let verb = if when.is_empty() { "goes" } else { "went" };
        let (old, new) = (from.id(), to.id());
        let message =
            format!("the status {verb} from `{old}` to `{new}`{when}; the workflow has no such step");
        let help = (!names.is_empty()).then(|| format!("after `{old}` come {}", names.join(", ")));
        let span = page.page.key_span("status");
        found.push(Diagnostic::new(Code::Transition, message).at(span).help_opt(help));
    }
    found
}
