//! The figures of the whole portal: each with its formula, what it counts, the target and how it was. A figure without
//! evidence is none; it says what would give it.
//!
//! Every figure is a function of a day, and nothing else is counted for a month of the past than for today. So its line
//! ends at what is said of today.

pub mod innovation;
mod knowledge;
mod learning;
mod process;

use jiff::civil::Date;

use super::process::Process;
use super::reviews::Reviews;
use super::tasks::Task;
use super::trend;
use crate::portal::{Freshness, PageIx, Portal};

pub use knowledge::Topic;

/// What a figure is about: the parts of the seed's framework.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Area {
    /// Knowledge.
    Knowledge,
    /// Learning and development.
    Learning,
    /// Processes.
    Process,
    /// Innovation.
    Innovation,
}

impl Area {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Knowledge, Self::Learning, Self::Process, Self::Innovation];

    /// Identifier on the page.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Knowledge => "knowledge",
            Self::Learning => "learning",
            Self::Process => "process",
            Self::Innovation => "innovation",
        }
    }

    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Knowledge => "Knowledge",
            Self::Learning => "Learning and development",
            Self::Process => "Processes",
            Self::Innovation => "Innovation",
        }
    }
}

/// Where a count can be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// The pages in a review state.
    State(Freshness),
    /// A part of the review dashboard.
    Dashboard(&'static str),
    /// The pages by owner.
    Owners,
    /// Everything.
    Everything,
    /// The table of topics on the same page.
    Topics,
    /// The register of a type.
    Type(&'static str),
    /// A page.
    Page(PageIx),
}

/// A number with what it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// How many, or how much.
    pub count: f64,
    /// Of what: `current`, `pages with an owner`.
    pub of: &'static str,
    /// Where to see them.
    pub evidence: Evidence,
}

/// What a figure is made of, before it is counted.
pub(super) struct About {
    id: &'static str,
    area: Area,
    title: &'static str,
    formula: &'static str,
    above: (&'static str, Evidence),
    /// Of these; `None` for a figure that is a plain number.
    below: Option<(&'static str, Evidence)>,
    target: Option<f64>,
}

/// A figure that can be computed.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Identifier on the page.
    pub id: &'static str,
    /// What it is about.
    pub area: Area,
    /// What it says.
    pub title: &'static str,
    /// How it is computed, in words.
    pub formula: &'static str,
    /// Added up, these are what is counted.
    pub above: Vec<Part>,
    /// Of these; `None` for a plain number.
    pub below: Option<Part>,
    /// In percent, or as the number, where there is one.
    pub target: Option<f64>,
    /// Its value at the ends of months, oldest first, where it is known; the last one is that of today. Empty where the
    /// past cannot be told.
    pub history: Vec<(Date, Option<f64>)>,
}

impl Figure {
    /// What is counted.
    pub fn numerator(&self) -> f64 {
        self.above.iter().map(|part| part.count).sum()
    }

    /// In percent, or the number that it is.
    pub fn value(&self) -> f64 {
        value(self.numerator(), self.below.as_ref().map(|part| part.count))
    }

    /// Rounded down: what is not quite reached is not reached.
    pub fn whole(&self) -> f64 {
        (self.value() + 1e-9).floor()
    }

    /// Whether the target is reached; `None` without one.
    pub fn is_met(&self) -> Option<bool> {
        self.target.map(|target| self.value() + 1e-9 >= target)
    }
}

fn value(above: f64, below: Option<f64>) -> f64 {
    match below {
        Some(below) if below > 0.0 => above / below * 100.0,
        Some(_) => 0.0,
        None => above,
    }
}

/// A figure that nothing here can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Of the figure that would be there.
    pub id: &'static str,
    /// What it is about.
    pub area: Area,
    /// What it would say.
    pub title: &'static str,
    /// Its target.
    pub target: &'static str,
    /// What would give it.
    pub needs: &'static str,
}

/// All of it.
#[derive(Debug)]
pub struct Health {
    /// What can be computed.
    pub figures: Vec<Figure>,
    /// The topics of `[health] critical`, in the configured order.
    pub topics: Vec<Topic>,
    /// What cannot.
    pub missing: Vec<Missing>,
}

/// Computes what there is evidence for.
pub fn health(portal: &Portal, reviews: &Reviews, tasks: &[Task<'_>], process: &Process) -> Health {
    let topics = knowledge::topics(portal);
    let figures: Vec<Figure> = [
        knowledge::figures(portal, reviews, &topics),
        learning::figures(portal),
        process::figures(portal, tasks, process),
        innovation::figures(portal),
    ]
    .into_iter()
    .flatten()
    .collect();
    let has = |id: &str| figures.iter().any(|figure| figure.id == id);
    let all = [knowledge::MISSING, learning::MISSING, process::MISSING, innovation::MISSING];
    let missing = all.into_iter().flatten().filter(|it| !has(it.id)).cloned().collect();
    Health { figures, topics, missing }
}

/// A figure from what is counted on a day: above and, for a share, below. `None` where there is nothing to count today.
fn figure(portal: &Portal, about: About, on: impl Fn(Date) -> Option<(f64, f64)>) -> Option<Figure> {
    let (above, below) = on(portal.today)?;
    let share = about.below.is_some();
    let value = |day: Date| on(day).map(|(above, below)| value(above, share.then_some(below)));
    Some(Figure {
        id: about.id,
        area: about.area,
        title: about.title,
        formula: about.formula,
        above: vec![Part { count: above, of: about.above.0, evidence: about.above.1 }],
        below: about.below.map(|(of, evidence)| Part { count: below, of, evidence }),
        target: about.target,
        history: trend::days(portal).into_iter().map(|day| (day, value(day))).collect(),
    })
}

/// Both as numbers, where there is something to count.
fn counts(above: usize, below: usize) -> Option<(f64, f64)> {
    (below > 0).then_some((above as f64, below as f64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::testing::{ix, portal, task};
    use crate::registers::{Registers, reviews};

    fn of(portal: &Portal) -> Health {
        let registers = Registers::new(portal);
        health(portal, &reviews::reviews(portal), &registers.tasks, &registers.process)
    }

    /// Identifier, what is counted, of how many.
    fn shares(health: &Health) -> Vec<(&str, usize, usize)> {
        let below = |f: &Figure| f.below.as_ref().map_or(0.0, |part| part.count);
        health.figures.iter().map(|f| (f.id, f.numerator() as usize, below(f) as usize)).collect()
    }

    #[test]
    fn figures_need_evidence() {
        let health = of(&portal(&[("a.md", "+++\ntype = \"page\"\n+++\n")]));
        assert_eq!(shares(&health), []);
        assert_eq!(health.missing.len(), 18, "a share of no pages is none either");
    }

    #[test]
    fn every_figure_is_counted() {
        let page = |fields: &str| format!("+++\ntype = \"page\"\nreview_cycle = \"90d\"\n{fields}\n+++\n");
        let review = "[[review]]\ntype = \"security_review\"\nreviewer = \"ben\"\ndate = ";
        let portal = portal(&[
            (
                "a.md",
                &page(&format!(
                    "owner = \"anna\"\nlast_reviewed = 2026-11-01\n{review}2026-03-01\n{review}2026-05-01"
                )),
            ),
            ("b.md", &page("last_reviewed = 2026-09-01")),
            ("c.md", &page("")),
            ("doc-tasks/a.md", &task("due = 2026-11-01\nstate = \"done\"\ndone_on = 2026-11-01")),
            ("doc-tasks/b.md", &task("due = 2026-11-01\nstate = \"done\"\ndone_on = 2026-11-02")),
            ("doc-tasks/c.md", &task("due = 2026-11-21")),
            ("competencies/sql.md", "+++\ncategory = \"databases\"\nreview_cycle = \"none\"\n+++\n"),
            (
                "learning-goals/a.md",
                "+++\naccess = \"public\"\nemployee_id = \"anna\"\ncompetency_id = \"sql\"\ntarget_level = \"expert\"\ntarget_date = 2027-01-01\n\
                [[milestones]]\ntitle = \"a\"\ndue = 2026-11-20\ndone_on = 2026-11-21\n[[milestones]]\ntitle = \"b\"\ndue = 2026-11-21\n\
                [[milestones]]\ntitle = \"c\"\ndue = 2026-11-22\n+++\n",
            ),
        ]);
        let health = of(&portal);
        let expected =
            [("current", 2, 3), ("on-time", 1, 2), ("owned", 1, 3), ("plans", 1, 2), ("tasks", 1, 2)];
        assert_eq!(shares(&health), expected);
        assert_eq!((health.figures[0].whole() as usize, health.figures[0].is_met()), (66, Some(false)));
    }

    #[test]
    fn incidents_ideas_and_ratings_are_counted() {
        let incident = |day: &str, lasted: &str| {
            format!(
                "+++\ntype = \"post_mortems\"\noccurred_on = {day}\nduration = \"{lasted}\"\nseverity = \"sev2\"\nimpact = \"i\"\n+++\n"
            )
        };
        let idea = |fields: &str| {
            format!("+++\ntype = \"innovation_ideas\"\nidea = \"i\"\nstage = \"ideation\"\n{fields}\n+++\n")
        };
        let session = "+++\ntype = \"training_session\"\naccess = \"public\"\nprogram_id = \"p\"\nstart_date = 2026-06-01\n\
            training_status = \"completed\"\nsatisfaction_score = 4.5\n+++\n";
        let portal = crate::emit::testing::try_portal(
            crate::config::Config::default(),
            &[
                ("people/anna.md", "+++\ntitle = \"Anna\"\nrole = \"engineer\"\n+++\n"),
                ("people/ben.md", "+++\ntitle = \"Ben\"\nrole = \"writer\"\n+++\n"),
                ("incidents/a.md", &incident("2025-01-10", "2h")),
                ("incidents/b.md", &incident("2025-06-10", "4h")),
                ("incidents/c.md", &incident("2026-01-10", "1h")),
                ("incidents/d.md", &incident("2026-06-10", "2h")),
                (
                    "ideas/a.md",
                    &idea("proposed_by = \"anna\"\nproposed_on = 2026-10-01\noutcome = \"taken_up\""),
                ),
                ("ideas/b.md", &idea("proposed_by = \"anna\"\nproposed_on = 2026-03-01")),
                ("sessions/s.md", session),
            ],
        )
        .0;
        let health = of(&portal);
        let found: Vec<_> = shares(&health)
            .into_iter()
            .filter(|(id, ..)| {
                ["satisfaction", "resolution", "ideas", "participation", "implemented"].contains(id)
            })
            .collect();
        let expected = [
            ("satisfaction", 4, 5),
            ("resolution", 90, 180),
            ("ideas", 1, 0),
            ("participation", 1, 2),
            ("implemented", 1, 2),
        ];
        assert_eq!(found, expected);
        let figure = |id: &str| health.figures.iter().find(|figure| figure.id == id).expect("a figure");
        assert_eq!((figure("resolution").whole() as usize, figure("resolution").is_met()), (50, Some(true)));
        assert_eq!(figure("ideas").is_met(), Some(false));
        // A figure of the past counts as that of today does: the idea of March is one of three months.
        let months: Vec<_> =
            figure("ideas").history.iter().map(|(_, value)| value.unwrap_or(-1.0) as i32).collect();
        assert_eq!(months, [0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 1, 1]);
        assert_eq!(figure("satisfaction").history.iter().filter(|(_, value)| value.is_some()).count(), 6);
        assert!(health.missing.iter().all(|it| it.id != "resolution"));
        assert!(health.missing.iter().any(|it| it.id == "safety"));
    }

    #[test]
    fn a_topic_is_covered_by_a_published_page_that_holds() {
        let page = |fields: &str| format!("+++\ntype = \"page\"\n{fields}\n+++\n");
        let mut portal = portal(&[
            ("a.md", &page("status = \"published\"\ntags = [\"Key Rotation\"]")),
            ("b.md", &page("status = \"draft\"\ntags = [\"key rotation\"]")),
            ("c.md", &page("title = \"Backups\"\nstatus = \"published\"\nnext_review_due = 2026-01-01")),
        ]);
        portal.config.health.critical = ["key rotation", "backups", "nothing"].map(str::to_owned).to_vec();
        let topics = of(&portal).topics;
        let [a, b, c] = ["a", "b", "c"].map(|id| ix(&portal, id));
        let found: Vec<_> = topics.iter().map(|t| (t.covered_by.as_slice(), t.others.as_slice())).collect();
        let expected: [(&[PageIx], &[PageIx]); 3] = [(&[a], &[b]), (&[], &[c]), (&[], &[])];
        assert_eq!(found, expected);
    }
}
