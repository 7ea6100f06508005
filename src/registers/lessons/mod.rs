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
    by: By,
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
        let by = By::new(&incidents, &actions);
        let mut lessons = Self { incidents, actions, likeness, chain, effects, weeks: Vec::new(), by };
        lessons.weeks = week::all(portal, &lessons);
        lessons
    }

    /// The incident of a page.
    pub fn incident(&self, ix: PageIx) -> Option<&Incident> {
        self.by.incident.get(&ix).map(|at| &self.incidents[*at])
    }

    /// The action of a record's page.
    pub fn action(&self, ix: PageIx) -> Option<&Action> {
        self.by.record.get(&ix).map(|at| &self.actions[*at])
    }

    /// The actions that come from a page: those in its table, and records that name it or are named in the table.
    pub fn actions_of(&self, ix: PageIx) -> impl Iterator<Item = &Action> {
        self.by.from.get(&ix).into_iter().flatten().map(|at| &self.actions[*at])
    }
}

/// Places by page: every page of a portal asks what it has to do with incidents and actions.
#[derive(Debug, Default)]
struct By {
    incident: BTreeMap<PageIx, usize>,
    record: BTreeMap<PageIx, usize>,
    from: BTreeMap<PageIx, Vec<usize>>,
}

impl By {
    fn new(incidents: &[Incident], actions: &[Action]) -> Self {
        let mut by = Self::default();
        by.incident.extend(incidents.iter().enumerate().map(|(at, incident)| (incident.ix, at)));
        for (at, action) in actions.iter().enumerate() {
            by.record.extend(action.record().map(|ix| (ix, at)));
            for from in &action.from {
                by.from.entry(*from).or_default().push(at);
            }
        }
        by
    }
}
