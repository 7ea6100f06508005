//! What led to what: from an incident over lessons and actions to the pages that say something different since, and the
//! metrics that should move. Every step is a field of a record that names a page.

use std::collections::{BTreeMap, BTreeSet};

use super::types;
use crate::portal::{PageIx, Portal, Record};

/// A place on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// An incident, or what else made somebody look.
    Happened,
    /// A lesson.
    Learned,
    /// An action, an initiative, an improvement of a system.
    Done,
    /// A page that says something different since.
    Changed,
    /// A metric.
    Measured,
}

impl Stage {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [Self::Happened, Self::Learned, Self::Done, Self::Changed, Self::Measured];

    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Happened => "What happened",
            Self::Learned => "What was learned",
            Self::Done => "What is done about it",
            Self::Changed => "What says so now",
            Self::Measured => "What should move",
        }
    }

    /// The stage of a type that has one of its own.
    fn of(type_id: &str) -> Option<Self> {
        Some(match type_id {
            types::INCIDENT | types::RETROSPECTIVE | "process_evaluation" | "proof_of_concepts" => {
                Self::Happened
            }
            types::LESSON => Self::Learned,
            types::ACTION | types::INITIATIVE | types::IMPROVEMENT => Self::Done,
            types::METRIC => Self::Measured,
            _ => return None,
        })
    }
}

/// Fields that lead from a record back to what came before it: type and field.
const BACK: [(&str, &str); 5] = [
    (types::LESSON, "learned_from"),
    (types::ACTION, "learned_from"),
    (types::IMPROVEMENT, "learned_from"),
    (types::INITIATIVE, "prompted_by"),
    (types::METRIC, "measures"),
];

/// Fields that lead on: type, field, and the column of a table.
const ON: [(&str, &str, Option<&str>); 8] = [
    (types::LESSON, "changed", None),
    (types::ACTION, "changes", None),
    (types::INITIATIVE, "changes", None),
    (types::IMPROVEMENT, "changes", None),
    (types::ACTION, "metrics", None),
    (types::INITIATIVE, "success_criteria", Some("metric")),
    (types::IMPROVEMENT, "criteria", Some("metric")),
    (types::INCIDENT, "action_items", Some("record")),
];

/// The graph.
#[derive(Debug, Default)]
pub struct Chain {
    on: BTreeMap<PageIx, BTreeSet<PageIx>>,
    back: BTreeMap<PageIx, BTreeSet<PageIx>>,
    stages: BTreeMap<PageIx, Stage>,
}

/// What a page is connected with, by place in [`Stage::ALL`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Way(pub [Vec<PageIx>; 5]);

impl Chain {
    /// Collects it.
    pub fn new(portal: &Portal) -> Self {
        let mut chain = Self::default();
        for (type_id, field) in BACK {
            for record in portal.records(type_id) {
                for from in record.pages_of(field) {
                    chain.add(portal, Some(from), record.ix);
                }
            }
        }
        let tables = [
            (types::LESSON, "actions", Some("record")),
            (types::RETROSPECTIVE, "action_items", Some("record")),
        ];
        for (type_id, field, column) in ON.into_iter().chain(tables) {
            for record in portal.records(type_id) {
                for to in targets(&record, field, column) {
                    chain.add(portal, record.ix, Some(to));
                }
            }
        }
        chain
    }

    /// A step on the way. One that leads back is none: a lesson may say that it changed another.
    fn add(&mut self, portal: &Portal, from: Option<PageIx>, to: Option<PageIx>) {
        let (Some(from), Some(to)) = (from, to) else { return };
        let stage = |ix: PageIx| Stage::of(&portal.page(ix).page.type_id).unwrap_or(Stage::Changed);
        let (first, second) = (stage(from), stage(to));
        if first > second || from == to || (first == second && first != Stage::Done) {
            return;
        }
        self.stages.extend([(from, first), (to, second)]);
        self.on.entry(from).or_default().insert(to);
        self.back.entry(to).or_default().insert(from);
    }

    /// The stage of a page that has to do with any other.
    pub fn stage(&self, ix: PageIx) -> Option<Stage> {
        self.stages.get(&ix).copied()
    }

    /// What leads to a page in one step.
    pub fn before(&self, ix: PageIx) -> &BTreeSet<PageIx> {
        static NONE: BTreeSet<PageIx> = BTreeSet::new();
        self.back.get(&ix).unwrap_or(&NONE)
    }

    /// What came before a page and what came of it, the page among them. Of a page that was changed and of a metric
    /// also what else the actions led to: the metric of a changed page, the page behind a metric.
    pub fn way(&self, ix: PageIx) -> Option<Way> {
        let own = self.stage(ix)?;
        let before = reach(&self.back, ix);
        let mut all: BTreeSet<PageIx> =
            before.iter().copied().chain(reach(&self.on, ix)).chain([ix]).collect();
        if own >= Stage::Changed {
            let actions = before.iter().filter(|ix| self.stage(**ix) == Some(Stage::Done));
            let beside = actions.filter_map(|action| self.on.get(action)).flatten();
            all.extend(
                beside.filter(|ix| self.stage(**ix).is_some_and(|stage| stage > Stage::Done && stage != own)),
            );
        }
        let of = |stage| all.iter().copied().filter(|ix| self.stage(*ix) == Some(stage)).collect();
        Some(Way(Stage::ALL.map(of)))
    }
}

fn targets(record: &Record<'_>, field: &str, column: Option<&str>) -> Vec<PageIx> {
    let Some(column) = column else { return record.pages_of(field) };
    record.rows(field).iter().filter_map(|row| row.get(column)?.first_ref().copied()).collect()
}

/// Everything that can be reached from a page, without it.
fn reach(edges: &BTreeMap<PageIx, BTreeSet<PageIx>>, from: PageIx) -> BTreeSet<PageIx> {
    let mut seen = BTreeSet::new();
    let mut next = vec![from];
    while let Some(at) = next.pop() {
        let fresh = edges.get(&at).into_iter().flatten().filter(|ix| **ix != from);
        next.extend(fresh.filter(|ix| seen.insert(**ix)));
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::super::testing::{action, incident, ix, portal};
    use super::*;

    const LESSON: &str = "+++\ntype = \"lessons_learned\"\ncontext = \"c\"\noutcomes = [\"o\"]\nlessons = [\"l\"]\n\
        actions = [{ action = \"x\", owner = \"anna\", due = 2026-01-01, record = \"actions/b\" }]\n\
        learned_from = [\"pm/one\"]\nchanged = [\"pm/two\", \"guide\"]\n+++\n";
    const METRIC: &str = "+++\ntype = \"process_metric\"\ncategory = \"deployment\"\nmetric_type = \"time\"\n\
        measurement_unit = \"h\"\n+++\n";

    fn ids(portal: &Portal, way: &Way) -> Vec<Vec<String>> {
        way.0.iter().map(|stage| stage.iter().map(|ix| portal.page(*ix).page.id.clone()).collect()).collect()
    }

    #[test]
    fn every_page_of_the_way_knows_the_others() {
        let portal = portal(&[
            ("pm/one.md", &incident("2026-05-12", "sev2", "")),
            ("pm/two.md", &incident("2026-07-07", "sev2", "")),
            ("lessons/l.md", LESSON),
            ("guide.md", "+++\ntype = \"page\"\n+++\n"),
            (
                "actions/a.md",
                &action("learned_from = [\"lessons/l\"]\nchanges = [\"guide\"]\nmetrics = [\"metrics/m\"]"),
            ),
            ("actions/b.md", &action("learned_from = [\"pm/two\"]")),
            ("metrics/m.md", METRIC),
        ]);
        let chain = Chain::new(&portal);
        let way = |id: &str| ids(&portal, &chain.way(ix(&portal, id)).unwrap());
        let whole = [
            vec!["pm/one"],
            vec!["lessons/l"],
            vec!["actions/a", "actions/b"],
            vec!["guide"],
            vec!["metrics/m"],
        ];
        assert_eq!(way("pm/one"), whole);
        assert_eq!(way("lessons/l"), whole);
        let of_a = [vec!["pm/one"], vec!["lessons/l"], vec!["actions/a"], vec!["guide"], vec!["metrics/m"]];
        assert_eq!(way("guide"), of_a, "a metric beside a changed page");
        assert_eq!(way("metrics/m"), of_a, "a changed page beside a metric");
        let of_b: [Vec<&str>; 5] =
            [vec!["pm/one", "pm/two"], vec!["lessons/l"], vec!["actions/b"], vec![], vec![]];
        assert_eq!(way("actions/b"), of_b, "named in the table of a lesson");
        assert_eq!(chain.way(ix(&portal, "p")), None);
    }
}
