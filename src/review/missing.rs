//! Which of the reviews that a page's type requires are not there.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::governance::{Assessment, Reviewed};
use crate::portal::{PageIx, Portal};

/// A review that a page's type requires and that does not count now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// The review type.
    pub review: String,
    /// As shown.
    #[serde(skip)]
    pub title: String,
    /// People whose review counts.
    pub reviewers: usize,
    /// How many it takes.
    pub needed: usize,
    /// Why the newest review of the type does not count.
    pub reason: Option<String>,
}

impl Missing {
    /// In words: `technical accuracy: no review`.
    pub fn sentence(&self) -> String {
        let title = self.title.to_lowercase();
        match &self.reason {
            Some(reason) => format!("{title}: {reason}"),
            None if self.reviewers > 0 => {
                format!("{title}: {} of {} reviewers", self.reviewers, self.needed)
            }
            None => format!("{title}: no review"),
        }
    }
}

/// What a page lacks, in the order of its type's declaration.
pub fn missing(portal: &Portal, assessment: &Assessment, ix: PageIx) -> Vec<Missing> {
    let rules = &portal.schema.governance;
    let of = portal.schema.get(&portal.page(ix).page.type_id);
    let reviews = &assessment.page(ix).reviews;
    let mut all = Vec::new();
    for required in &of.required_reviews {
        let review = rules.gate(required).map_or(required, |gate| &gate.review);
        let own = || reviews.iter().filter(|r| r.record.review == *review);
        let counting: BTreeSet<_> = own().filter(|r| r.counts()).filter_map(|r| r.record.reviewer).collect();
        let needed = rules.rubric(review).map_or(1, |rubric| rubric.reviewers);
        if counting.len() >= needed {
            continue;
        }
        let newest = own().max_by_key(|r| (r.record.date, r.record.row));
        all.push(Missing {
            review: review.clone(),
            title: rules.review_title(review),
            reviewers: counting.len(),
            needed,
            reason: newest.and_then(|review| reason(portal, review)),
        });
    }
    all
}

/// Why a review does not count, in one sentence.
pub(super) fn reason(portal: &Portal, review: &Reviewed) -> Option<String> {
    let name = review.record.reviewer.map_or("Somebody", |ix| portal.page(ix).page.title.as_str());
    Some(review.void.as_ref()?.sentence(name))
}
