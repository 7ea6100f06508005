//! Projects: the stages that they went through, milestones, risks, and how they stand.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::budget::Budget;
use super::types;
use crate::portal::{PageIx, Portal, Record};
use crate::schema::{FieldKind, Schema, Value};

/// A row of a table with its references resolved.
type Row = BTreeMap<String, Value<PageIx>>;

/// The stages of research and development: identifier and title, as the type of projects declares them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stages(pub Vec<(String, String)>);

impl Stages {
    /// Those that the type declares.
    pub fn new(schema: &Schema) -> Self {
        let fields = &schema.get(types::PROJECT).fields;
        let kind = fields.iter().find(|field| field.name == "current_stage").map(|field| &field.kind);
        let Some(FieldKind::Enum(values)) = kind else { return Self::default() };
        Self(values.iter().map(|value| (value.id.clone(), value.title.clone())).collect())
    }

    /// The place of a stage.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.0.iter().position(|(own, _)| own == id)
    }

    /// As shown.
    pub fn title(&self, stage: usize) -> &str {
        self.0.get(stage).map_or("", |(_, title)| title)
    }
}

/// Whether a project goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It does.
    Running,
    /// It rests.
    OnHold,
    /// It came to its end.
    Completed,
    /// It was given up.
    Stopped,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Running, Self::OnHold, Self::Completed, Self::Stopped];

    /// As in records.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::OnHold => "on_hold",
            Self::Completed => "completed",
            Self::Stopped => "stopped",
        }
    }

    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Running => "Running",
            Self::OnHold => "On hold",
            Self::Completed => "Completed",
            Self::Stopped => "Stopped",
        }
    }

    /// Whether it may still go on.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Running | Self::OnHold)
    }
}

/// How bad something would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// A nuisance.
    Low,
    /// It costs time.
    Medium,
    /// It costs the aim.
    High,
    /// It ends the project.
    Critical,
}

impl Level {
    /// The least first.
    pub const ALL: [Self; 4] = [Self::Low, Self::Medium, Self::High, Self::Critical];

    /// As in records.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }

    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Low => "Low",
            Self::Medium => "Medium",
            Self::High => "High",
            Self::Critical => "Critical",
        }
    }
}

/// A time in a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// The place of the stage.
    pub stage: usize,
    /// The first day.
    pub entered: Date,
    /// The last day; `None` while it goes on.
    pub left: Option<Date>,
}

impl Stay {
    /// How many days it took, or has taken until a day.
    pub fn days(&self, today: Date) -> i64 {
        days_between(self.entered, self.left.unwrap_or(today))
    }
}

/// How many days lie between two; none where the second is before the first.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days()).max(0)
}

/// Something that must be there by a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// As written.
    pub title: String,
    /// The day.
    pub due: Date,
    /// The day on which it was there.
    pub done: Option<Date>,
    /// Inline Markdown.
    pub note: Option<String>,
}

impl Milestone {
    /// Whether its day has passed on a day, and it is not there.
    pub fn is_late(&self, today: Date) -> bool {
        self.done.is_none() && self.due < today
    }
}

/// Something that could go wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Risk {
    /// Inline Markdown.
    pub text: String,
    /// How bad it would be.
    pub level: Level,
    /// What is done against it: inline Markdown.
    pub mitigation: Option<String>,
}

/// What happened on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// The day.
    pub on: Date,
    /// Inline Markdown.
    pub text: String,
    /// Who says so.
    pub by: Option<PageIx>,
}

/// A project.
#[derive(Debug, Clone, PartialEq)]
pub struct Project {
    /// Its page.
    pub ix: PageIx,
    /// The place of its stage.
    pub stage: usize,
    /// Whether it goes on.
    pub outcome: Outcome,
    /// Who works on it.
    pub team: Vec<PageIx>,
    /// The ideas that it came from.
    pub ideas: Vec<PageIx>,
    /// In the order in which it entered them.
    pub stays: Vec<Stay>,
    /// The first day.
    pub start: Option<Date>,
    /// The last day as planned.
    pub end: Option<Date>,
    /// The day on which it was over; `None` while it may go on.
    pub ended: Option<Date>,
    /// In the order of their days.
    pub milestones: Vec<Milestone>,
    /// The worst first.
    pub risks: Vec<Risk>,
    /// The last first.
    pub updates: Vec<Update>,
    /// What it may cost and has cost.
    pub budget: Budget,
}

impl Project {
    /// The furthest stage that it ever was in.
    pub fn furthest(&self) -> usize {
        self.stays.iter().map(|stay| stay.stage).fold(self.stage, usize::max)
    }

    /// The time in its present stage, where that is written.
    pub fn here(&self) -> Option<&Stay> {
        self.stays.iter().rfind(|stay| stay.stage == self.stage)
    }

    /// The milestone that comes next, also if its day has passed; none of what is over.
    pub fn next(&self) -> Option<&Milestone> {
        self.milestones.iter().find(|it| it.done.is_none()).filter(|_| self.outcome.is_open())
    }

    /// Milestones whose day has passed; none of what rests or is over.
    pub fn late(&self, today: Date) -> Vec<&Milestone> {
        let runs = self.outcome == Outcome::Running;
        self.milestones.iter().filter(|it| runs && it.is_late(today)).collect()
    }

    /// How many milestones are reached.
    pub fn reached(&self) -> usize {
        self.milestones.iter().filter(|it| it.done.is_some()).count()
    }

    /// The worst that could go wrong.
    pub fn worst(&self) -> Option<Level> {
        self.risks.first().map(|risk| risk.level)
    }
}

/// All projects that are no drafts, in page order.
pub(super) fn all(portal: &Portal, stages: &Stages) -> Vec<Project> {
    let written = portal.records(types::PROJECT).filter(|record| !record.is_draft());
    written.filter_map(|record| project(&record, stages)).collect()
}

fn project(record: &Record<'_>, stages: &Stages) -> Option<Project> {
    let outcome = Outcome::ALL.into_iter().find(|it| Some(it.id()) == record.text("outcome"));
    let outcome = outcome.unwrap_or(Outcome::Running);
    let mut stays: Vec<Stay> = record.rows("timeline").iter().filter_map(|row| stay(row, stages)).collect();
    stays.sort_by_key(|stay| (stay.entered, stay.stage));
    // What has entered the next stage has left the one before.
    for at in 1..stays.len() {
        stays[at - 1].left = stays[at - 1].left.or(Some(stays[at].entered));
    }
    let last = stays.iter().filter_map(|stay| stay.left).max();
    let ended = record.date("ended_on").or(last).filter(|_| !outcome.is_open());
    // What is over is in no stage any more, also where nobody wrote when it left the last one.
    if let (Some(ended), Some(stay)) = (ended, stays.last_mut()) {
        stay.left = stay.left.or(Some(ended.max(stay.entered)));
    }
    let mut milestones: Vec<Milestone> = record.rows("milestones").iter().filter_map(milestone).collect();
    milestones.sort_by_key(|it| it.due);
    let mut risks: Vec<Risk> = record.rows("risk_factors").iter().filter_map(risk).collect();
    risks.sort_by_key(|risk| std::cmp::Reverse(risk.level));
    let mut updates: Vec<Update> = record.rows("progress_updates").iter().filter_map(update).collect();
    updates.sort_by_key(|update| std::cmp::Reverse(update.on));
    Some(Project {
        ix: record.ix?,
        stage: stages.find(record.text("current_stage")?)?,
        outcome,
        team: record.pages_of("research_team"),
        ideas: record.pages_of("from_ideas"),
        start: record.date("start").or(stays.first().map(|stay| stay.entered)),
        end: record.date("end"),
        ended,
        stays,
        milestones,
        risks,
        updates,
        budget: Budget::new(record),
    })
}

fn stay(row: &Row, stages: &Stages) -> Option<Stay> {
    Some(Stay {
        stage: stages.find(row.get("stage")?.as_str()?)?,
        entered: date(row, "entered")?,
        left: date(row, "left"),
    })
}

fn milestone(row: &Row) -> Option<Milestone> {
    Some(Milestone {
        title: text(row, "title")?,
        due: date(row, "due")?,
        done: date(row, "done"),
        note: text(row, "note"),
    })
}

fn risk(row: &Row) -> Option<Risk> {
    let id = row.get("level")?.as_str()?;
    let level = Level::ALL.into_iter().find(|level| level.id() == id)?;
    Some(Risk { text: text(row, "risk")?, level, mitigation: text(row, "mitigation") })
}

fn update(row: &Row) -> Option<Update> {
    let by = row.get("by").and_then(Value::first_ref).copied();
    Some(Update { on: date(row, "date")?, text: text(row, "text")?, by })
}

fn text(row: &Row, name: &str) -> Option<String> {
    row.get(name)?.as_str().map(str::to_owned)
}

fn date(row: &Row, name: &str) -> Option<Date> {
    row.get(name)?.as_date()
}
