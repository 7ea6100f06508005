//! Improvements of systems: what they are worth, how well they can be done, how far they are, and whether they hold.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::criteria::{Aim, DAYS, Reading};
use super::rows::{self, Row};
use super::{Measured, types};
use crate::portal::{PageIx, Portal, Record};

/// How far an improvement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// It is being prepared.
    Planning,
    /// It is being carried out.
    Execution,
    /// It is being tested.
    Validation,
    /// It is in place.
    Done,
}

impl Phase {
    /// In the order in which they follow each other.
    pub const ALL: [Self; 4] = [Self::Planning, Self::Execution, Self::Validation, Self::Done];

    /// As in records.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Planning => "planning",
            Self::Execution => "execution",
            Self::Validation => "validation",
            Self::Done => "done",
        }
    }

    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Planning => "Planning",
            Self::Execution => "Execution",
            Self::Validation => "Validation",
            Self::Done => "Done",
        }
    }

    /// That of an identifier; without one, the first.
    fn find(id: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|phase| Some(phase.id()) == id).unwrap_or(Self::Planning)
    }
}

/// How much depends on a system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Criticality {
    /// Everything.
    Critical,
    /// Much.
    High,
    /// Something.
    Medium,
    /// Little.
    Low,
}

impl Criticality {
    const ALL: [Self; 4] = [Self::Critical, Self::High, Self::Medium, Self::Low];

    const fn id(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }

    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Critical => "Critical",
            Self::High => "High",
            Self::Medium => "Medium",
            Self::Low => "Low",
        }
    }

    /// What its impact counts.
    pub const fn weight(self) -> f64 {
        match self {
            Self::Critical => 1.0,
            Self::High => 0.8,
            Self::Medium => 0.5,
            Self::Low => 0.2,
        }
    }
}

/// One of the things that are scored from 1 to 10.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// As shown.
    pub title: String,
    /// The points, where they were given and are on the scale.
    pub points: Option<f64>,
    /// Why: inline Markdown.
    pub reason: Option<String>,
}

/// Something to be done in a phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// As declared.
    pub id: String,
    /// As shown.
    pub title: String,
    /// The day on which it was done.
    pub done_on: Option<Date>,
    /// The page that shows it.
    pub page: Option<PageIx>,
    /// What shows it elsewhere.
    pub url: Option<String>,
    /// Inline Markdown.
    pub note: Option<String>,
}

impl Step {
    /// Whether it is done or there.
    pub const fn is_done(&self) -> bool {
        self.done_on.is_some() || self.page.is_some() || self.url.is_some()
    }
}

/// What a test came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// As it should be.
    Passed,
    /// Not as it should be.
    Failed,
    /// Not known yet.
    Open,
}

impl Outcome {
    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Passed => "Passed",
            Self::Failed => "Failed",
            Self::Open => "Open",
        }
    }
}

/// A way of testing it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// As declared.
    pub id: String,
    /// As shown.
    pub title: String,
    /// What came out.
    pub outcome: Outcome,
    /// On which day.
    pub on: Option<Date>,
    /// Who did it.
    pub by: Option<PageIx>,
}

/// Something that must hold afterwards.
#[derive(Debug, Clone, PartialEq)]
pub struct Demand {
    /// As declared.
    pub id: String,
    /// As shown.
    pub title: String,
    /// In figures.
    pub aim: Option<Aim>,
    /// What the metric is.
    pub now: Option<Reading>,
    /// What somebody says.
    pub stated: Option<bool>,
    /// Inline Markdown.
    pub note: Option<String>,
}

impl Demand {
    /// What the metric says; `None` where it says nothing.
    pub fn measured(&self) -> Option<bool> {
        Some(self.aim?.holds(self.now?.value))
    }

    /// Whether it holds: by what is measured, else by what is said.
    pub fn holds(&self) -> Option<bool> {
        self.measured().or(self.stated)
    }
}

/// Whether it was shown that an improvement holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validation {
    /// Nothing was tested.
    Waiting,
    /// Some of it passed, and nothing failed.
    UnderWay,
    /// A test failed, or something does not hold.
    Failed,
    /// All four tests passed, and everything that must hold does.
    Passed,
}

impl Validation {
    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Waiting => "Not tested",
            Self::UnderWay => "Being tested",
            Self::Failed => "Does not hold",
            Self::Passed => "Validated",
        }
    }
}

/// An improvement of a system.
#[derive(Debug, Clone, PartialEq)]
pub struct System {
    /// Its page.
    pub ix: PageIx,
    /// How far it is.
    pub phase: Phase,
    /// The stage within its execution, as shown.
    pub stage: Option<String>,
    /// How much depends on the system, where it is stated.
    pub criticality: Option<Criticality>,
    /// The four factors of what it is worth.
    pub impact: Vec<Score>,
    /// The four criteria of how well it can be done.
    pub feasibility: Vec<Score>,
    /// Who answers for it.
    pub assignee: Option<PageIx>,
    /// The last day for it.
    pub due: Option<Date>,
    /// What planning consists of.
    pub activities: Vec<Step>,
    /// What planning leaves behind.
    pub deliverables: Vec<Step>,
    /// What is watched while it is carried out.
    pub controls: Vec<Step>,
    /// How it is tested.
    pub trials: Vec<Trial>,
    /// What must hold afterwards, as far as somebody says what.
    pub demands: Vec<Demand>,
}

impl System {
    pub(super) fn new(portal: &Portal, record: &Record<'_>, measured: &Measured<'_>) -> Option<Self> {
        let all = |table: &str, column: &str| -> Vec<(String, String, Option<&Row>)> {
            let rows = record.rows(table);
            let row = |id: &str| rows.iter().find(|row| row.get(column).and_then(|v| v.as_str()) == Some(id));
            let values = rows::declared(&portal.schema, types::SYSTEM, table, column).into_iter();
            values.map(|(id, title)| (id.to_owned(), title.to_owned(), row(id))).collect()
        };
        let scores = |table, column| all(table, column).into_iter().map(score).collect();
        let steps = |table, column| all(table, column).into_iter().map(step).collect();
        let demands = record.rows("criteria").iter();
        Some(Self {
            ix: record.ix?,
            phase: Phase::find(record.text("phase")),
            stage: stage(record),
            criticality: Criticality::ALL.into_iter().find(|it| Some(it.id()) == record.text("criticality")),
            impact: scores("impact", "factor"),
            feasibility: scores("feasibility", "criterion"),
            assignee: record.page_of("assignee"),
            due: record.date("due"),
            activities: steps("activities", "activity"),
            deliverables: steps("deliverables", "deliverable"),
            controls: steps("controls", "control"),
            trials: all("validation", "method").into_iter().map(trial).collect(),
            demands: demands.filter_map(|row| demand(row, portal.today, measured)).collect(),
        })
    }

    /// The mean of the factors, weighted by the criticality: from 0.2 to 10.
    pub fn worth(&self) -> Option<f64> {
        Some(mean(&self.impact)? * self.criticality?.weight())
    }

    /// The mean of the criteria: from 1 to 10.
    pub fn ease(&self) -> Option<f64> {
        mean(&self.feasibility)
    }

    /// Worth × feasibility: from 0.2 to 100.
    pub fn priority(&self) -> Option<f64> {
        Some(self.worth()? * self.ease()?)
    }

    /// Whether its day has passed on a day, and it is not in place.
    pub fn is_late(&self, today: Date) -> bool {
        self.phase != Phase::Done && self.due.is_some_and(|due| due < today)
    }

    /// Whether it was shown that it holds.
    pub fn validation(&self) -> Validation {
        let failed = self.trials.iter().any(|it| it.outcome == Outcome::Failed);
        let broken =
            self.phase >= Phase::Validation && self.demands.iter().any(|it| it.holds() == Some(false));
        let passed = self.trials.iter().filter(|it| it.outcome == Outcome::Passed).count();
        let holds = self.demands.iter().all(|it| it.holds() == Some(true));
        match passed {
            _ if failed || broken => Validation::Failed,
            0 => Validation::Waiting,
            all if all == self.trials.len() && holds => Validation::Passed,
            _ => Validation::UnderWay,
        }
    }

    /// Tests that passed, and all of them.
    pub fn tested(&self) -> (usize, usize) {
        let passed = self.trials.iter().filter(|it| it.outcome == Outcome::Passed);
        (passed.count(), self.trials.len())
    }
}

/// The mean of the points that were given, in the order of their factors.
pub fn mean(scores: &[Score]) -> Option<f64> {
    let points: Vec<f64> = scores.iter().filter_map(|score| score.points).collect();
    (!points.is_empty()).then(|| points.iter().sum::<f64>() / points.len() as f64)
}

/// Those that are not in place, the most urgent first; those without scores last.
pub fn ranked(systems: &[System]) -> Vec<&System> {
    let mut open: Vec<&System> = systems.iter().filter(|system| system.phase != Phase::Done).collect();
    let by = |system: &System| system.priority().unwrap_or(-1.0);
    open.sort_by(|a, b| by(b).partial_cmp(&by(a)).unwrap_or(Ordering::Equal).then(a.ix.cmp(&b.ix)));
    open
}

fn stage(record: &Record<'_>) -> Option<String> {
    rows::choice(record.fields.get("execution_stage")?).map(|(_, title)| title)
}

type Declared<'a> = (String, String, Option<&'a Row>);

fn score((_, title, row): Declared<'_>) -> Score {
    let points = row.and_then(|row| rows::number(row, "score"));
    Score {
        title,
        points: points.filter(|points| (1.0..=10.0).contains(points)),
        reason: row.and_then(|row| rows::text(row, "reason")),
    }
}

fn step((id, title, row): Declared<'_>) -> Step {
    Step {
        id,
        title,
        done_on: row.and_then(|row| rows::date(row, "done_on")),
        page: row.and_then(|row| rows::page(row, "page")),
        url: row.and_then(|row| rows::text(row, "url")),
        note: row.and_then(|row| rows::text(row, "note")),
    }
}

fn trial((id, title, row): Declared<'_>) -> Trial {
    let outcome = match row.and_then(|row| row.get("result")?.as_str()) {
        Some("passed") => Outcome::Passed,
        Some("failed") => Outcome::Failed,
        _ => Outcome::Open,
    };
    Trial {
        id,
        title,
        outcome,
        on: row.and_then(|row| rows::date(row, "date")),
        by: row.and_then(|row| rows::page(row, "by")),
    }
}

fn demand(row: &Row, today: Date, measured: &Measured<'_>) -> Option<Demand> {
    let (id, title) = rows::choice(row.get("criterion")?)?;
    let aim = Aim::new(row);
    Some(Demand {
        id,
        title,
        now: aim.and_then(|aim| measured(aim.metric, today, DAYS)),
        aim,
        stated: rows::flag(row, "met"),
        note: rows::text(row, "note"),
    })
}

#[cfg(test)]
mod tests;
