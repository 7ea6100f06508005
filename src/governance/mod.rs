//! What is asserted of a page by people, and whether it still holds: reviews, approvals, gates.
//!
//! [`assess`] is a function of the portal, its day, how far pages have drifted from what was approved, and what the
//! automated checks found. It changes nothing: a page keeps its status, whatever its evidence says.

pub mod content;
mod drift;
mod evidence;
mod gates;
mod lines;
pub mod record;
mod rules;
#[cfg(test)]
mod tests;
mod transitions;

use rayon::prelude::*;

pub use drift::{Drift, Drifts, find as drifts};
pub use evidence::{Reason, Reviewed};
pub(crate) use evidence::{has_role, own_faults};
pub use gates::{Automated, CheckResult, GateResult, Manual};
pub use record::{Record, Request, Verdict, records, requests};
pub use rules::report;
pub use transitions::transitions;

use crate::date::human as day;
use crate::diagnostic::Diagnostic;
use crate::parse::Page;
use crate::portal::{PageIx, Portal, PortalPage};
use crate::schema::governance::Requirement;

/// How the pages of a portal stand.
#[derive(Debug, Default)]
pub struct Assessment {
    pages: Vec<PageAssessment>,
}

impl Assessment {
    /// How a page stands; nothing is known of any page in a tree without governance.
    pub fn page(&self, ix: PageIx) -> &PageAssessment {
        static NONE: PageAssessment = PageAssessment {
            reviews: Vec::new(),
            gates: Vec::new(),
            required: Vec::new(),
            requests: Vec::new(),
        };
        self.pages.get(ix.0 as usize).unwrap_or(&NONE)
    }
}

/// How a page stands.
#[derive(Debug, Default, PartialEq)]
pub struct PageAssessment {
    /// Its reviews, in the order of the file.
    pub reviews: Vec<Reviewed>,
    /// The gates of its type.
    pub gates: Vec<GateResult>,
    /// The other reviews that its type requires.
    pub required: Vec<Required>,
    /// Reviews that were asked for and are not done.
    pub requests: Vec<Request>,
}

/// A review that a type requires and that is no gate.
#[derive(Debug, PartialEq, Eq)]
pub struct Required {
    /// The review type.
    pub review: String,
    /// As shown.
    pub title: String,
    /// Different people whose review counts.
    pub reviewers: usize,
    /// How many it takes.
    pub needed: usize,
}

impl Required {
    /// Whether enough people reviewed the page.
    pub fn met(&self) -> bool {
        self.reviewers >= self.needed
    }
}

/// What the automated checks say of a page.
#[derive(Debug, Default)]
pub struct Checked {
    /// What they found.
    pub findings: Vec<Diagnostic>,
    /// Whether its examples were run.
    pub executed: bool,
}

/// Judges every page. What the automated checks say is asked for only where a review counts.
pub fn assess(portal: &Portal, drifts: &Drifts, checked: &(dyn Fn(PageIx) -> Checked + Sync)) -> Assessment {
    let all: Vec<PageIx> = portal.iter().map(|(ix, _)| ix).collect();
    Assessment { pages: all.into_par_iter().map(|ix| page(portal, ix, drifts, checked)).collect() }
}

fn page(
    portal: &Portal,
    ix: PageIx,
    drifts: &Drifts,
    checked: &(dyn Fn(PageIx) -> Checked + Sync),
) -> PageAssessment {
    let page = portal.page(ix);
    let records = record::records(page);
    let requests = record::requests(page);
    // Of a page that claims nothing, nothing is judged.
    if records.is_empty() && requests.is_empty() && requirements(portal, page).is_empty() {
        return PageAssessment::default();
    }
    let rules = &portal.schema.governance;
    let reviews = evidence::judge(portal, ix, records, drifts);
    let of = portal.schema.get(&page.page.type_id);
    let found = std::cell::OnceCell::new();
    let checked = || found.get_or_init(|| checked(ix));
    let mut assessment = PageAssessment { requests, ..PageAssessment::default() };
    for review in &of.required_reviews {
        let rubric = rules.rubric(review);
        match rules.gate(review) {
            Some(gate) => {
                let rubric = rules.rubric(&gate.review);
                let result = gates::judge(gate, rubric, page, &reviews, rules.penalties, &checked);
                assessment.gates.push(result);
            }
            None => assessment.required.push(Required {
                review: review.clone(),
                title: rules.review_title(review),
                reviewers: reviewers(&reviews, review),
                needed: rubric.map_or(1, |rubric| rubric.reviewers),
            }),
        }
    }
    assessment.reviews = reviews;
    assessment
}

/// Different people whose review of a type counts.
fn reviewers(reviews: &[Reviewed], review: &str) -> usize {
    let counting = reviews.iter().filter(|r| r.counts() && r.record.review == review);
    counting.filter_map(|r| r.record.reviewer).collect::<std::collections::BTreeSet<_>>().len()
}

/// What the status that a page states asks of it.
fn requirements(portal: &Portal, page: &PortalPage) -> Vec<Requirement> {
    let status = page.page.meta.status;
    status.map(|status| portal.schema.governance.required_in(status.id())).unwrap_or_default()
}

/// Why a page is exempt from its type's cycle, when it says so.
pub fn evergreen(page: &Page) -> Option<&str> {
    page.fields.get("evergreen")?.as_str().map(str::trim)
}

/// Whether a page is exempt from its type's cycle: it gives a reason.
pub(crate) fn is_evergreen(page: &Page) -> bool {
    evergreen(page).is_some_and(|reason| !reason.is_empty())
}

/// To one decimal, so that what is compared is what is shown.
fn rounded(score: f64) -> f64 {
    (score * 10.0).round() / 10.0
}
