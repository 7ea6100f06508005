//! Culture: which behaviours are wanted, who is thanked for them, and what people say of working here.
//!
//! Thanks and points name people. Points are worked out only for an audience that is granted the thanks by name, in
//! `records` of its settings; others learn what [`figures`] publishes.

pub mod check;
pub mod figures;
pub mod ledger;
pub mod points;
pub mod sources;
pub mod surveys;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::portal::audience::sees_records;
use crate::portal::{PageIx, Portal};
use crate::registers::learning::privacy::Published;
use crate::schema::Value;
use figures::Thanked;
use ledger::Thanks;
use points::Points;
use surveys::Survey;

/// Identifiers of the record types.
pub mod types {
    /// Somebody was thanked.
    pub const RECOGNITION: &str = "recognition";
    /// Something that is done so that a behaviour becomes usual.
    pub const INITIATIVE: &str = "culture_initiative";
    /// What people said on a day.
    pub const SURVEY: &str = "culture_assessment";
    /// One answer.
    pub const ANSWER: &str = "culture_answer";
}

/// What several views are made of, computed once.
#[derive(Debug, Default)]
pub struct Culture {
    /// Whether the audience is granted the thanks: it sees points and amounts of money.
    pub granted: bool,
    /// What the audience sees of the thanks, the newest first.
    pub thanks: Vec<Thanks>,
    /// Empty for an audience that is not granted the thanks.
    pub points: Points,
    /// How often groups were thanked, by behaviour.
    pub told: BTreeMap<String, Published<PageIx, Thanked>>,
    /// In the order of time.
    pub surveys: Vec<Survey>,
    /// In page order.
    pub initiatives: Vec<PageIx>,
}

impl Culture {
    /// Collects it from what the audience sees.
    pub fn new(portal: &Portal) -> Self {
        let granted = sees_records(&portal.config, &portal.schema, &portal.audience, types::RECOGNITION);
        let thanks = ledger::all(portal);
        let told = if granted { figures::thanks(portal) } else { portal.closed.thanks.clone() };
        Self {
            granted,
            points: if granted { Points::new(portal, &thanks) } else { Points::default() },
            thanks,
            told,
            surveys: surveys::all(portal),
            initiatives: portal.records(types::INITIATIVE).filter_map(|record| record.ix).collect(),
        }
    }

    /// Whether there is anything to say but the rules.
    pub fn is_empty(&self) -> bool {
        self.thanks.is_empty()
            && self.told.is_empty()
            && self.surveys.is_empty()
            && self.initiatives.is_empty()
    }

    /// What somebody was thanked for, the newest first.
    pub fn thanks_of(&self, person: PageIx) -> impl Iterator<Item = &Thanks> {
        self.thanks.iter().filter(move |thanks| thanks.people.contains(&person))
    }
}

/// Whether a person may be named in thanks.
pub fn is_named(portal: &Portal, person: PageIx) -> bool {
    !matches!(portal.page(person).fields.get("recognition"), Some(Value::Bool(false)))
}
