//! Declared paths that cannot be walked as they are written.

use std::collections::BTreeMap;

use super::{closure, needs, read};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::parse::Status;
use crate::portal::{PageIx, Portal, PortalPage};
use crate::registers::learning::types;
use crate::schema::Value;

/// Paths without steps, steps that stand there twice, before what they need, or that this audience does not see.
pub fn check(portal: &Portal) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for record in portal.records(types::PATH) {
        let Some(ix) = record.ix else { continue };
        let page = portal.page(ix);
        match read(portal, &record) {
            // Somebody is still writing it.
            None if page.page.meta.status == Some(Status::Draft) => {}
            None => found.push(empty(page, record.rows("steps").len())),
            Some(_) => {
                let steps = written(page);
                found.extend(unseen(page));
                found.extend(twice(portal, page, &steps));
                found.extend(too_early(portal, page, &steps));
            }
        }
    }
    found
}

fn wrong(span: Span, message: String, help: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::LearningPath, message).at(span).help(help)
}

fn empty(page: &PortalPage, written: usize) -> Diagnostic {
    let (message, help) = match written {
        0 => ("the path has no steps", "name the pages in `steps`, in the order in which they are read"),
        _ => (
            "the path has no step that this audience sees",
            "give the path the `access` of its pages, so that nobody is led to an empty one",
        ),
    };
    wrong(page.page.key_span("steps"), message.to_owned(), help)
}

/// Steps whose page is not there: readers go past them, and their numbers are those of the others.
fn unseen(page: &PortalPage) -> Option<Diagnostic> {
    let rows = page.fields.get("steps").map(Value::rows).unwrap_or_default();
    let missing = |(_, row): &(usize, &BTreeMap<String, Value<PageIx>>)| !row.contains_key("page");
    let missing: Vec<String> =
        rows.iter().enumerate().filter(missing).map(|(at, _)| (at + 1).to_string()).collect();
    let (steps, name) = match missing.as_slice() {
        [] => return None,
        [one] => (format!("step {one}"), "names"),
        many => (format!("steps {}", many.join(", ")), "name"),
    };
    let message = format!("{steps} {name} nothing that this audience sees; the path goes on without");
    let help = "a path for readers who see less is best a page of its own";
    Some(wrong(page.page.key_span("steps"), message, help).note())
}

/// The steps that are seen, with their numbers as written, from 1.
fn written(page: &PortalPage) -> Vec<(usize, PageIx)> {
    let rows = page.fields.get("steps").map(Value::rows).unwrap_or_default();
    let step = |(at, row): (usize, &BTreeMap<String, Value<PageIx>>)| {
        Some((at + 1, row.get("page")?.first_ref().copied()?))
    };
    rows.iter().enumerate().filter_map(step).collect()
}

fn twice(portal: &Portal, page: &PortalPage, steps: &[(usize, PageIx)]) -> Vec<Diagnostic> {
    let again = |(at, (number, step)): (usize, &(usize, PageIx))| {
        let (first, _) = steps[..at].iter().find(|(_, other)| other == step)?;
        let message = format!("step {number}, `{}`, is step {first} already", id(portal, *step));
        let help = "take one of them out; a checkpoint can ask to read a page again";
        Some(wrong(place(page, portal, *step, 1), message, help))
    };
    steps.iter().enumerate().filter_map(again).collect()
}

fn too_early(portal: &Portal, page: &PortalPage, steps: &[(usize, PageIx)]) -> Vec<Diagnostic> {
    let early = |(at, (number, step)): (usize, &(usize, PageIx))| {
        let before = closure(&needs(portal, *step), |ix| needs(portal, ix));
        let (needed, other) = steps[at + 1..].iter().find(|(_, other)| before.contains(other))?;
        // Read before as well: then only the repetition is wrong.
        let seen = steps[..at].iter().any(|(_, seen)| seen == other);
        // Where both need each other no order is right, and the circle is reported as one.
        let circle = closure(&[*other], |ix| needs(portal, ix)).contains(step);
        if seen || circle {
            return None;
        }
        let message = format!(
            "step {number}, `{}`, comes before step {needed}, `{}`, which it needs",
            id(portal, *step),
            id(portal, *other)
        );
        let help = format!("move step {needed} before step {number}");
        Some(wrong(place(page, portal, *step, 0), message, help))
    };
    steps.iter().enumerate().filter_map(early).collect()
}

fn id(portal: &Portal, ix: PageIx) -> &str {
    &portal.page(ix).page.id
}

/// Where a step names its page: the nth place of those that resolve to it.
fn place(page: &PortalPage, portal: &Portal, target: PageIx, nth: usize) -> Span {
    let target = portal.page(target);
    let answers = |name: &str| {
        let name = name.trim().trim_matches('/');
        let name = name.strip_suffix(".md").unwrap_or(name);
        target.page.id.eq_ignore_ascii_case(name)
            || target.page.id.to_lowercase().ends_with(&format!("/{}", name.to_lowercase()))
    };
    let rows = page.page.fields.get("steps").map(Value::rows).unwrap_or_default();
    let names = rows.iter().filter_map(|row| row.get("page")).flat_map(Value::refs);
    let named = names.filter(|name| answers(&name.name)).nth(nth);
    named.map_or_else(|| page.page.key_span("steps"), |name| Span::new(&page.page.source, name.range.clone()))
}
