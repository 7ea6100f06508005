//! The quality panel: plain checks with their evidence, and no score.

use super::dates;
use super::view::CheckView;
use crate::markdown::Heading;
use crate::portal::{Freshness, PortalPage};
use crate::schema::{ContentType, Kind};

/// What can be said of a page; empty for types that nobody reviews.
pub(super) fn checks(page: &PortalPage, of: &ContentType, owner: Option<&str>) -> Vec<CheckView> {
    if of.kind == Kind::Record || page.review.freshness == Freshness::Exempt && of.sections.is_empty() {
        return Vec::new();
    }
    let mut checks = vec![CheckView {
        title: "Owner",
        ok: owner.is_some(),
        result: if owner.is_some() { "named" } else { "missing" },
        evidence: owner.unwrap_or("Nobody is named as accountable").to_owned(),
    }];
    if page.review.freshness != Freshness::Exempt {
        checks.push(review(page));
    }
    if !of.sections.is_empty() {
        checks.push(sections(&page.page.outline.headings, of));
    }
    checks
}

fn review(page: &PortalPage) -> CheckView {
    let review = &page.review;
    let (ok, result) = match review.freshness {
        Freshness::Overdue => (false, "overdue"),
        Freshness::NeverReviewed => (false, "never done"),
        Freshness::DueSoon => (true, "due soon"),
        Freshness::Current | Freshness::Exempt => (true, "up to date"),
    };
    let every = review.cycle.map(|c| format!("every {}", c.describe()));
    let due = review.due.map(|d| format!("due {}", dates::view(d).human));
    let parts: Vec<String> = due.into_iter().chain(every).collect();
    CheckView { title: "Review", ok, result, evidence: parts.join(", ") }
}

fn sections(headings: &[Heading], of: &ContentType) -> CheckView {
    let required: Vec<_> = of.sections.iter().filter(|s| s.required).collect();
    let there = |title: &str| headings.iter().any(|h| h.text.trim().eq_ignore_ascii_case(title));
    let missing: Vec<&str> = required
        .iter()
        .filter(|s| !there(&s.title) && !s.aliases.iter().any(|a| there(a)))
        .map(|s| s.title.as_str())
        .collect();
    let evidence = if missing.is_empty() {
        format!("All {} expected sections are there", required.len())
    } else {
        format!("Missing: {}", missing.join(", "))
    };
    CheckView {
        title: "Sections",
        ok: missing.is_empty(),
        result: if missing.is_empty() { "complete" } else { "incomplete" },
        evidence,
    }
}
