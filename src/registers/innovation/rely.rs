//! Pages that rely on a technology.

use std::collections::BTreeMap;

use super::evaluations::Evaluation;
use super::pipeline::projects::Outcome;
use super::pipeline::types::PROJECT;
use super::{Names, types};
use crate::parse::Status;
use crate::portal::{PageIx, Portal, PortalPage};
use crate::schema::{Kind, Value};

/// Why a page is said to rely on a technology, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It names it in `relies_on`, or by its name in a field `technologies` or `technology_stack`.
    Named,
    /// It has it as a tag.
    Tag,
    /// Its text links to it.
    Link,
}

impl Why {
    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Named => "says so",
            Self::Tag => "has it as a tag",
            Self::Link => "links to it",
        }
    }
}

/// A page that relies on a technology.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reliance {
    /// The page.
    pub page: PageIx,
    /// Why that is known.
    pub why: Why,
    /// Whether the page holds: it is no archived one, no decision that was replaced or turned down, and no project that
    /// was stopped.
    pub holds: bool,
}

/// Technology → pages that rely on it, each once and in page order. An evaluation does not rely on what it judges.
pub(super) fn all(
    portal: &Portal,
    names: &Names,
    evaluations: &[Evaluation],
) -> BTreeMap<PageIx, Vec<Reliance>> {
    let mut found: BTreeMap<PageIx, BTreeMap<PageIx, Why>> = BTreeMap::new();
    let mut add = |technology: PageIx, page: PageIx, why: Why| {
        let known = found.entry(technology).or_default().entry(page).or_insert(why);
        *known = why.min(*known);
    };
    for (ix, page) in portal.iter() {
        if !counts(page) {
            continue;
        }
        for technology in named(portal, names, ix) {
            add(technology, ix, Why::Named);
        }
        if !is_text(portal, page) {
            continue;
        }
        for technology in page.page.meta.tags.iter().filter_map(|tag| names.find(tag)) {
            add(technology, ix, Why::Tag);
        }
    }
    for (technology, page) in portal.iter().filter(|(_, page)| page.page.type_id == types::TECHNOLOGY) {
        let texts = page.backlinks.iter().filter(|from| {
            let from = portal.page(**from);
            counts(from) && is_text(portal, from)
        });
        for from in texts {
            add(technology, *from, Why::Link);
        }
    }
    let judged = |technology: PageIx, page: PageIx| {
        evaluations.iter().any(|it| it.ix == page && it.technology == Some(technology))
    };
    let sorted = |(technology, pages): (PageIx, BTreeMap<PageIx, Why>)| {
        let own = pages.into_iter().filter(|(page, _)| !judged(technology, *page));
        let own = own.map(|(page, why)| Reliance { page, why, holds: holds(portal.page(page)) });
        (technology, own.collect::<Vec<_>>())
    };
    found.into_iter().map(sorted).filter(|(_, pages)| !pages.is_empty()).collect()
}

/// The technologies that a page's fields name.
fn named(portal: &Portal, names: &Names, ix: PageIx) -> Vec<PageIx> {
    let record = portal.record(ix);
    let mut all = record.pages_of("relies_on");
    for field in ["technologies", "technology_stack"] {
        all.extend(record.texts(field).iter().filter_map(|name| names.find(name)));
    }
    all
}

fn counts(page: &PortalPage) -> bool {
    !matches!(page.page.type_id.as_str(), types::TECHNOLOGY | types::EDITION)
}

/// Whether a page is a text about its subject: no record, and no plain page that only leads to others.
fn is_text(portal: &Portal, page: &PortalPage) -> bool {
    portal.schema.get(&page.page.type_id).kind == Kind::Page && !portal.leads(page)
}

fn holds(page: &PortalPage) -> bool {
    let decided = page.fields.get("decision_status").and_then(Value::as_str);
    let stopped = page.page.type_id == PROJECT
        && page.fields.get("outcome").and_then(Value::as_str) == Some(Outcome::Stopped.id());
    page.page.meta.status != Some(Status::Archived)
        && !matches!(decided, Some("superseded" | "rejected" | "withdrawn"))
        && !stopped
}
