//! The knowledge figures: each with its formula, what it counts, and the target. A figure without evidence is none; it
//! says what would give it.

use std::collections::BTreeMap;

use super::learning::types;
use super::records;
use super::reviews::{self, Reviews};
use super::tasks::{self, Task};
use crate::parse::Status;
use crate::portal::taxonomy::tag_id;
use crate::portal::{Freshness, PageIx, Portal, PortalPage};
use crate::schema::Value;

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
}

/// A number with what it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// How many.
    pub count: usize,
    /// Of what: `current`, `pages with an owner`.
    pub of: &'static str,
    /// Where to see them.
    pub evidence: Evidence,
}

/// A figure that can be computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Identifier on the page.
    pub id: &'static str,
    /// What it says.
    pub title: &'static str,
    /// How it is computed, in words.
    pub formula: &'static str,
    /// Added up, these are what is counted.
    pub above: Vec<Part>,
    /// Of these.
    pub below: Part,
    /// In percent, where there is one.
    pub target: Option<usize>,
}

impl Figure {
    /// What is counted.
    pub fn numerator(&self) -> usize {
        self.above.iter().map(|part| part.count).sum()
    }

    /// In percent, rounded down: what is not quite reached is not reached.
    pub fn percent(&self) -> usize {
        (self.numerator() * 100).checked_div(self.below.count).unwrap_or_default()
    }

    /// Whether the target is reached; `None` without one.
    pub fn is_met(&self) -> Option<bool> {
        self.target.map(|target| self.numerator() * 100 >= target * self.below.count)
    }
}

/// A figure that nothing here can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// What it would say.
    pub title: &'static str,
    /// Its target.
    pub target: &'static str,
    /// What would give it.
    pub needs: &'static str,
}

/// A topic that the portal must cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// As configured.
    pub title: String,
    /// Published pages of it whose review holds, or that need none.
    pub covered_by: Vec<PageIx>,
    /// Other pages of it.
    pub others: Vec<PageIx>,
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
pub fn health(portal: &Portal, reviews: &Reviews, tasks: &[Task<'_>]) -> Health {
    let topics = topics(portal);
    let figures = [
        current(reviews),
        owned(portal, reviews),
        covered(&topics),
        on_time(portal),
        done(portal, tasks),
        plans(portal),
    ];
    let has = |id: &str| figures.iter().flatten().any(|figure| figure.id == id);
    let mut missing = vec![
        Missing {
            title: "Knowledge found within 30 seconds",
            target: "95 %",
            needs: "Timed searches by readers: questions with the page that answers them, and how long it took to find it.",
        },
        Missing {
            title: "Less time spent looking for knowledge",
            target: "80 % less",
            needs: "The same survey before and after: how long people look for what they need in a week.",
        },
    ];
    if !has("topics") {
        missing.push(Missing {
            title: "Critical topics covered",
            target: "100 %",
            needs: "The topics, in lyceum.toml: critical = [\"…\"] under [health].",
        });
    }
    if !has("on-time") {
        missing.push(Missing {
            title: "Reviews done on time",
            target: "none set",
            needs: "Two recorded reviews of a page, so that the second can be compared with the day on which it was due.",
        });
    }
    Health { figures: figures.into_iter().flatten().collect(), topics, missing }
}

fn current(reviews: &Reviews) -> Option<Figure> {
    let counts = reviews.counts;
    let state = |count, of, state| Part { count, of, evidence: Evidence::State(state) };
    (counts.total() > 0).then(|| Figure {
        id: "current",
        title: "Pages that are current and reviewed",
        formula: "Pages whose last review still holds, of all pages with a review cycle",
        above: vec![
            state(counts.current, "current", Freshness::Current),
            state(counts.due_soon, "due soon", Freshness::DueSoon),
        ],
        below: Part {
            count: counts.total(),
            of: "pages with a review cycle",
            evidence: Evidence::Dashboard("state"),
        },
        target: Some(90),
    })
}

fn owned(portal: &Portal, reviews: &Reviews) -> Option<Figure> {
    let all = portal.pages.iter().filter(|page| reviews::needs_owner(portal, page)).count();
    (all > 0 && portal.pages.iter().any(|page| page.owner.is_some())).then(|| Figure {
        id: "owned",
        title: "Pages with an owner",
        formula: "Pages that somebody answers for, of all pages but records and the first pages of folders",
        above: vec![Part {
            count: all - reviews.unowned.len(),
            of: "pages with an owner",
            evidence: Evidence::Owners,
        }],
        below: Part { count: all, of: "pages", evidence: Evidence::Everything },
        target: None,
    })
}

fn covered(topics: &[Topic]) -> Option<Figure> {
    let covered = topics.iter().filter(|topic| !topic.covered_by.is_empty()).count();
    (!topics.is_empty()).then(|| Figure {
        id: "topics",
        title: "Critical topics covered",
        formula: "Topics with a published page that has them as tag or title and whose review holds, of all critical topics",
        above: vec![Part { count: covered, of: "covered", evidence: Evidence::Topics }],
        below: Part { count: topics.len(), of: "critical topics", evidence: Evidence::Topics },
        target: Some(100),
    })
}

/// Of reviews that followed another, those that came no later than the one before held.
fn on_time(portal: &Portal) -> Option<Figure> {
    let (mut all, mut in_time) = (0, 0);
    for page in &portal.pages {
        let Some(cycle) = page.review.cycle else { continue };
        let mut dates: Vec<_> =
            records::reviews(portal, page).into_iter().map(|review| review.date).collect();
        dates.extend(page.review.last);
        dates.sort_unstable();
        dates.dedup();
        all += dates.len().saturating_sub(1);
        in_time += dates.windows(2).filter(|pair| pair[1] <= cycle.after(pair[0])).count();
    }
    (all > 0).then(|| Figure {
        id: "on-time",
        title: "Reviews done on time",
        formula: "Recorded reviews done before the one before them had run out, of all recorded reviews that followed another",
        above: vec![Part { count: in_time, of: "on time", evidence: Evidence::Dashboard("lately") }],
        below: Part { count: all, of: "reviews after the first", evidence: Evidence::Dashboard("lately") },
        target: None,
    })
}

/// Of the tasks that were due, those that were done by then.
fn done(portal: &Portal, all: &[Task<'_>]) -> Option<Figure> {
    let due: Vec<_> = all.iter().filter_map(|task| Some((task, task.due?))).collect();
    let due: Vec<_> = due.into_iter().filter(|(_, due)| *due < portal.today).collect();
    let in_time =
        due.iter().filter(|(task, due)| task.done_on.is_some_and(|done| !task.is_open() && done <= *due));
    (!due.is_empty()).then(|| Figure {
        id: "tasks",
        title: "Tasks done on time",
        formula: "Tasks done by the day on which they were due, of all tasks due before today",
        above: vec![Part {
            count: in_time.count(),
            of: "done on time",
            evidence: Evidence::Type(tasks::TYPE),
        }],
        below: Part { count: due.len(), of: "tasks that were due", evidence: Evidence::Type(tasks::TYPE) },
        target: None,
    })
}

/// Of the milestones of learning goals that were due, those that were reached.
fn plans(portal: &Portal) -> Option<Figure> {
    let (mut all, mut reached) = (0, 0);
    for goal in portal.records(types::GOAL) {
        let date = |row: &BTreeMap<String, Value<PageIx>>, name: &str| row.get(name).and_then(Value::as_date);
        let due = goal
            .rows("milestones")
            .iter()
            .filter(|row| date(row, "due").is_some_and(|due| due <= portal.today));
        for milestone in due {
            all += 1;
            reached += usize::from(date(milestone, "done_on").is_some());
        }
    }
    let evidence = Evidence::Type(types::GOAL);
    (all > 0).then(|| Figure {
        id: "plans",
        title: "Development plans on track",
        formula: "Milestones of learning goals that were reached, of all milestones due up to today",
        above: vec![Part { count: reached, of: "milestones reached", evidence: evidence.clone() }],
        below: Part { count: all, of: "milestones that were due", evidence },
        target: Some(90),
    })
}

fn topics(portal: &Portal) -> Vec<Topic> {
    let critical = &portal.config.health.critical;
    if critical.is_empty() {
        return Vec::new();
    }
    let mut by_name: BTreeMap<String, Vec<PageIx>> = BTreeMap::new();
    for (ix, page) in portal.iter() {
        let tags = page.page.meta.tags.iter().map(|tag| tag_id(tag));
        let mut names: Vec<String> = tags.chain([tag_id(&page.page.title)]).collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            by_name.entry(name).or_default().push(ix);
        }
    }
    let topic = |title: &String| {
        let pages = by_name.get(&tag_id(title)).cloned().unwrap_or_default();
        let (covered_by, others) = pages.into_iter().partition(|ix| covers(portal.page(*ix)));
        Topic { title: title.clone(), covered_by, others }
    };
    critical.iter().map(topic).collect()
}

fn covers(page: &PortalPage) -> bool {
    let holds = matches!(page.review.freshness, Freshness::Current | Freshness::DueSoon | Freshness::Exempt);
    page.page.meta.status == Some(Status::Published) && holds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::Registers;
    use crate::registers::testing::{ix, portal, task};

    fn of(portal: &Portal) -> Health {
        health(portal, &reviews::reviews(portal), &Registers::new(portal).tasks)
    }

    fn shares(health: &Health) -> Vec<(&str, usize, usize)> {
        health.figures.iter().map(|f| (f.id, f.numerator(), f.below.count)).collect()
    }

    #[test]
    fn figures_need_evidence() {
        let health = of(&portal(&[("a.md", "+++\ntype = \"page\"\n+++\n")]));
        assert_eq!(shares(&health), []);
        assert_eq!(health.missing.len(), 4);
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
            [("current", 2, 3), ("owned", 1, 3), ("on-time", 1, 2), ("tasks", 1, 2), ("plans", 1, 2)];
        assert_eq!(shares(&health), expected);
        assert_eq!((health.figures[0].percent(), health.figures[0].is_met()), (66, Some(false)));
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
