//! Initiatives: how far they are, what is late, what could go wrong, and whether it worked.

use jiff::civil::Date;

use super::Measured;
use super::criteria::{Criterion, Standing};
use super::rows::{self, Row};
use crate::portal::{PageIx, Portal, Record};

/// How far an initiative is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Somebody thought of it.
    Proposed,
    /// It is being prepared.
    Planning,
    /// It is being carried out.
    InProgress,
    /// It rests.
    OnHold,
    /// It was carried out.
    Completed,
    /// It was given up.
    Cancelled,
}

impl Status {
    /// In the order in which they follow each other.
    pub const ALL: [Self; 6] =
        [Self::Proposed, Self::Planning, Self::InProgress, Self::OnHold, Self::Completed, Self::Cancelled];

    /// As in records.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Planning => "planning",
            Self::InProgress => "in_progress",
            Self::OnHold => "on_hold",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
        }
    }

    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Proposed => "Proposed",
            Self::Planning => "Planning",
            Self::InProgress => "In progress",
            Self::OnHold => "On hold",
            Self::Completed => "Completed",
            Self::Cancelled => "Cancelled",
        }
    }

    /// That of an identifier.
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.id() == id)
    }

    /// Whether something is still to be done.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Completed | Self::Cancelled)
    }
}

/// A part of the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// As written.
    pub title: String,
    /// The first day; a milestone has none.
    pub start: Option<Date>,
    /// The last day.
    pub end: Date,
    /// The day on which it was done.
    pub done_on: Option<Date>,
}

impl Phase {
    /// Whether its day has passed on a day, and it is not done.
    pub fn is_late(&self, today: Date) -> bool {
        self.done_on.is_none() && self.end < today
    }
}

/// Something that could go wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Risk {
    /// Inline Markdown.
    pub text: String,
    /// From 1 to 5, where it is stated so.
    pub likelihood: Option<usize>,
    /// From 1 to 5, where it is stated so.
    pub impact: Option<usize>,
    /// What is done against it: inline Markdown.
    pub mitigation: Option<String>,
}

impl Risk {
    /// Likelihood × impact.
    pub fn weight(&self) -> Option<usize> {
        Some(self.likelihood? * self.impact?)
    }
}

/// How far it was on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Update {
    /// The day.
    pub on: Date,
    /// Percent of the work.
    pub completion: Option<f64>,
    /// The state on that day.
    pub status: Option<Status>,
    /// Inline Markdown.
    pub note: Option<String>,
    /// What is in the way: inline Markdown.
    pub challenges: Option<String>,
}

/// An initiative.
#[derive(Debug, Clone, PartialEq)]
pub struct Initiative {
    /// Its page.
    pub ix: PageIx,
    /// How far it is.
    pub status: Status,
    /// The parts of its timeline, in the order of their ends.
    pub phases: Vec<Phase>,
    /// By what one sees that it worked.
    pub criteria: Vec<Criterion>,
    /// The gravest first.
    pub risks: Vec<Risk>,
    /// The last first.
    pub updates: Vec<Update>,
    /// Its first and its last day, as far as its timeline tells.
    pub days: Option<(Date, Date)>,
}

impl Initiative {
    pub(super) fn new(portal: &Portal, record: &Record<'_>, measured: &Measured<'_>) -> Option<Self> {
        let mut phases: Vec<Phase> = record.rows("timeline").iter().filter_map(phase).collect();
        phases.sort_by_key(|phase| phase.end);
        let status = record.text("initiative_status").and_then(Status::find).unwrap_or(Status::Planning);
        let mut updates: Vec<Update> = record.rows("progress_updates").iter().filter_map(update).collect();
        updates.sort_by_key(|update| std::cmp::Reverse(update.on));
        let mut days = span(&phases);
        if let (Status::Cancelled, Some((from, to)), Some(last)) = (status, &mut days, updates.first()) {
            // What was given up ended when somebody said so, and not when it was planned to.
            *to = last.on.max(*from);
        }
        let began = days.map(|(first, _)| first);
        let criterion = |row| Criterion::new(row, began, portal.today, measured);
        let mut risks: Vec<Risk> = record.rows("risks").iter().filter_map(risk).collect();
        risks.sort_by_key(|risk| std::cmp::Reverse(risk.weight()));
        Some(Self {
            ix: record.ix?,
            status,
            criteria: record.rows("success_criteria").iter().map(criterion).collect(),
            phases,
            risks,
            updates,
            days,
        })
    }

    /// Whether it is neither over nor resting.
    pub fn runs(&self) -> bool {
        self.status.is_open() && self.status != Status::OnHold
    }

    /// Parts of the timeline whose day has passed; none of what is over or rests.
    pub fn late(&self, today: Date) -> Vec<&Phase> {
        self.phases.iter().filter(|phase| self.runs() && phase.is_late(today)).collect()
    }

    /// The next part that is not done.
    pub fn next(&self) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.done_on.is_none()).filter(|_| self.status.is_open())
    }

    /// Percent of the work, as last stated.
    pub fn completion(&self) -> Option<f64> {
        let stated = self.updates.iter().find_map(|update| update.completion);
        stated.filter(|percent| (0.0..=100.0).contains(percent))
    }

    /// Criteria that are met, and those that a metric tells of.
    pub fn met(&self) -> (usize, usize) {
        let told = self.criteria.iter().filter(|it| it.standing != Standing::Unmeasured);
        told.fold((0, 0), |(met, all), it| (met + usize::from(it.standing.is_met()), all + 1))
    }
}

fn span(phases: &[Phase]) -> Option<(Date, Date)> {
    let first = phases.iter().map(|phase| phase.start.unwrap_or(phase.end)).min()?;
    let last = phases.iter().map(|phase| phase.done_on.unwrap_or(phase.end).max(phase.end)).max()?;
    Some((first.min(last), last))
}

fn phase(row: &Row) -> Option<Phase> {
    Some(Phase {
        title: rows::text(row, "phase")?,
        start: rows::date(row, "start"),
        end: rows::date(row, "end")?,
        done_on: rows::date(row, "done_on"),
    })
}

fn risk(row: &Row) -> Option<Risk> {
    let points = |name| rows::number(row, name).filter(|n| (1.0..=5.0).contains(n)).map(|n| n as usize);
    Some(Risk {
        text: rows::text(row, "risk")?,
        likelihood: points("likelihood"),
        impact: points("impact"),
        mitigation: rows::text(row, "mitigation"),
    })
}

fn update(row: &Row) -> Option<Update> {
    Some(Update {
        on: rows::date(row, "timestamp")?,
        completion: rows::number(row, "completion_percentage"),
        status: row.get("status").and_then(|value| Status::find(value.as_str()?)),
        note: rows::text(row, "note"),
        challenges: rows::text(row, "challenges"),
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{initiative, register};
    use super::*;
    use jiff::civil::date;

    fn of(fields: &str) -> Initiative {
        let page = initiative(fields);
        register(&[("initiatives/a.md", &page)], &|_, _, _| None).1.initiatives.remove(0)
    }

    #[test]
    fn what_is_late_and_what_comes_next() {
        let timeline = "timeline = [
            { phase = \"Ready\", end = 2026-11-20 },
            { phase = \"Build\", start = 2026-09-01, end = 2026-10-31, done_on = 2026-11-04 },
            { phase = \"Roll out\", start = 2026-11-02, end = 2026-12-11 },
        ]\n";
        let titles = |phases: Vec<&Phase>| phases.iter().map(|it| it.title.clone()).collect::<Vec<_>>();
        for (status, late) in
            [("in_progress", 1), ("planning", 1), ("on_hold", 0), ("completed", 0), ("cancelled", 0)]
        {
            let own = of(&format!("{timeline}initiative_status = \"{status}\""));
            assert_eq!(own.late(date(2026, 11, 21)).len(), late, "{status}");
        }
        let own = of(timeline);
        assert_eq!(titles(own.late(date(2026, 11, 20))), [""; 0]);
        assert_eq!(titles(own.late(date(2026, 12, 12))), ["Ready", "Roll out"]);
        assert_eq!(own.days, Some((date(2026, 9, 1), date(2026, 12, 11))));
        assert_eq!(own.next().map(|it| it.title.as_str()), Some("Ready"));
        assert_eq!(of("").days, None);
        let given_up = "initiative_status = \"cancelled\"\nprogress_updates = [{ timestamp = 2026-10-02 }]";
        assert_eq!(of(&format!("{timeline}{given_up}")).days, Some((date(2026, 9, 1), date(2026, 10, 2))));
    }

    #[test]
    fn the_last_word_on_how_far_it_is() {
        let own = of("progress_updates = [
            { timestamp = 2026-11-02, completion_percentage = 60 },
            { timestamp = 2026-11-16, note = \"Waits for the network.\" },
            { timestamp = 2026-10-05, completion_percentage = 20 },
        ]");
        assert_eq!(own.completion(), Some(60.0));
        assert_eq!(own.updates[0].on, date(2026, 11, 16));
        assert_eq!(of("").completion(), None);
    }

    #[test]
    fn the_gravest_risk_comes_first() {
        let own = of("risks = [
            { risk = \"small\", likelihood = 1, impact = 2 },
            { risk = \"unknown\" },
            { risk = \"outside\", likelihood = 9, impact = 2 },
            { risk = \"grave\", likelihood = 3, impact = 5 },
        ]");
        let weights: Vec<_> = own.risks.iter().map(|risk| (risk.text.as_str(), risk.weight())).collect();
        assert_eq!(weights, [("grave", Some(15)), ("small", Some(2)), ("unknown", None), ("outside", None)]);
    }
}
