//! What incidents teach: the incidents by their impact, the actions with the proof that they were done, what keeps
//! coming back, and whether the way from an incident to a moved metric is closed.
//!
//! Everything here is a function of the records that the audience sees.

pub mod actions;
pub mod chain;
pub mod check;
pub mod effect;
pub mod impact;
pub mod incidents;
pub mod recurrence;
pub mod report;
#[cfg(test)]
pub(crate) mod testing;
pub mod verify;
pub mod week;

use std::collections::BTreeMap;

use crate::portal::{PageIx, Portal};
use crate::registers::process::Process;
use actions::Action;
use chain::Chain;
use effect::Effect;
use incidents::Incident;
use recurrence::Likeness;
use week::Week;

/// Identifiers of the record types.
pub mod types {
    /// What happened.
    pub const INCIDENT: &str = "post_mortems";
    /// What was learned.
    pub const LESSON: &str = "lessons_learned";
    /// How a team looked back.
    pub const RETROSPECTIVE: &str = "retrospectives";
    /// Something that is changed because of it, with proof.
    pub const ACTION: &str = "improvement_action";
    /// A change to how work is done.
    pub const INITIATIVE: &str = "improvement_initiative";
    /// A change to a system.
    pub const IMPROVEMENT: &str = "system_improvement";
    /// What is measured.
    pub const METRIC: &str = "process_metric";
}

/// What several views are made of, computed once.
#[derive(Debug, Default)]
pub struct Lessons {
    /// The incident with the highest impact first.
    pub incidents: Vec<Incident>,
    /// Those that are overdue first.
    pub actions: Vec<Action>,
    /// Incident → earlier ones that are like it, the most alike first.
    pub likeness: BTreeMap<PageIx, Vec<Likeness>>,
    /// What led to what.
    pub chain: Chain,
    /// Action and metric → what the metric did.
    pub effects: BTreeMap<(PageIx, PageIx), Effect>,
    /// The reports, the present week first. Empty in a portal without incidents, lessons and actions.
    pub weeks: Vec<Week>,
}

impl Lessons {
    /// Collects it from what the audience sees.
    pub fn new(portal: &Portal, process: &Process) -> Self {
        let actions = actions::all(portal);
        let mut incidents = incidents::all(portal);
        let likeness = recurrence::find(portal, &incidents, &actions);
        let rank = |incident: &Incident| incident.impact.map_or(0, |impact| (impact.score() * 1000.0) as i64);
        incidents
            .sort_by_key(|incident| (-rank(incident), std::cmp::Reverse(incident.occurred), incident.ix));
        let chain = Chain::new(portal);
        let effects = effect::all(portal, process, &actions);
        let mut lessons = Self { incidents, actions, likeness, chain, effects, weeks: Vec::new() };
        lessons.weeks = week::all(portal, &lessons);
        lessons
    }

    /// The incident of a page.
    pub fn incident(&self, ix: PageIx) -> Option<&Incident> {
        self.incidents.iter().find(|incident| incident.ix == ix)
    }

    /// The action of a record's page.
    pub fn action(&self, ix: PageIx) -> Option<&Action> {
        self.actions.iter().find(|action| action.record() == Some(ix))
    }

    /// The actions that come from a page: those in its table, and records that name it or are named in the table.
    pub fn actions_of(&self, ix: PageIx) -> impl Iterator<Item = &Action> {
        self.actions.iter().filter(move |action| action.from.contains(&ix))
    }
}
