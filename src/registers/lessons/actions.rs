//! Actions: records with proof, and the rows of the tables of incidents, lessons and retrospectives.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::types;
use super::verify::{Verification, text};
use crate::markdown::plain;
use crate::portal::{PageIx, Portal, Record};
use crate::schema::Value;

/// Where an action is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A record with a page of its own.
    Record(PageIx),
    /// A row of a page's table.
    Row(PageIx),
}

/// How an action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Not begun.
    Open,
    /// Begun.
    InProgress,
    /// A record that is put in place and lacks a part of its proof.
    Implemented,
    /// A record with all of its proof.
    Verified,
    /// A row that is done; nothing more is known of it.
    Done,
    /// Given up.
    Dropped,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Open, Self::InProgress, Self::Implemented, Self::Verified, Self::Done, Self::Dropped];

    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Open => "Open",
            Self::InProgress => "In progress",
            Self::Implemented => "To be verified",
            Self::Verified => "Verified",
            Self::Done => "Done",
            Self::Dropped => "Dropped",
        }
    }
}

/// Something to be done because of what was learned.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// Where it is written.
    pub place: Place,
    /// What.
    pub title: String,
    /// The incidents, lessons and other pages that it comes from.
    pub from: Vec<PageIx>,
    /// Who answers for it.
    pub who: Option<PageIx>,
    /// Its last day.
    pub due: Option<Date>,
    /// The day on which it was put in place, where it is stated.
    pub done_on: Option<Date>,
    /// Place among `critical`, `high`, `medium`, `low`; rows have none.
    pub priority: Option<(String, String)>,
    /// How it stands.
    pub state: State,
    /// Of a record: what there is of its proof.
    pub verification: Option<Verification>,
}

impl Action {
    /// Whether something remains to be done.
    pub fn is_open(&self) -> bool {
        matches!(self.state, State::Open | State::InProgress)
    }

    /// Whether it should have been done before a day.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.is_open() && self.due.is_some_and(|due| due < today)
    }

    /// The page of a record.
    pub const fn record(&self) -> Option<PageIx> {
        if let Place::Record(ix) = self.place { Some(ix) } else { None }
    }

    /// The page on which it stands.
    pub const fn page(&self) -> PageIx {
        match self.place {
            Place::Record(ix) | Place::Row(ix) => ix,
        }
    }

    /// The day on which nothing of its proof was missing any more.
    pub fn verified_on(&self) -> Option<Date> {
        self.verification.as_ref().filter(|_| self.state == State::Verified)?.verified_on()
    }

    /// Whether it was in place on a day. A row that is done and does not say since when counts as always done.
    pub fn was_done(&self, day: Date) -> bool {
        match self.state {
            State::Implemented | State::Verified => self.done_on.is_some_and(|done| done <= day),
            State::Done => self.done_on.is_none_or(|done| done <= day),
            _ => false,
        }
    }
}

/// The tables that hold actions: type and field.
const TABLES: [(&str, &str); 3] =
    [(types::INCIDENT, "action_items"), (types::LESSON, "actions"), (types::RETROSPECTIVE, "action_items")];

/// All of them: those overdue first, then the open ones by date, those to be verified, the rest.
pub fn all(portal: &Portal) -> Vec<Action> {
    let mut named: BTreeMap<PageIx, Vec<PageIx>> = BTreeMap::new();
    let mut found = Vec::new();
    for (type_id, field) in TABLES {
        for record in portal.records(type_id) {
            let Some(ix) = record.ix else { continue };
            let written = record.page.fields.get(field).map_or(&[][..], Value::rows);
            for (row, as_written) in record.rows(field).iter().zip(written) {
                match row.get("record").and_then(|value| value.first_ref()) {
                    Some(own) => named.entry(*own).or_default().push(ix),
                    // Followed as a record that the audience does not see.
                    None if as_written.contains_key("record") => {}
                    None => found.push(of_row(ix, row)),
                }
            }
        }
    }
    found.extend(portal.records(types::ACTION).filter_map(|record| of_record(portal, &record, &named)));
    let today = portal.today;
    let rank = |action: &Action| match action.state {
        _ if action.is_overdue(today) => 0,
        State::Open | State::InProgress => 1,
        State::Implemented => 2,
        State::Verified | State::Done => 3,
        State::Dropped => 4,
    };
    found.sort_by_cached_key(|action| {
        let rank = rank(action);
        // What is over is read backwards.
        let back = Reverse(action.done_on.or(action.due).filter(|_| rank > 2));
        (rank, back, action.due.is_none(), action.due, action.title.to_lowercase(), action.page())
    });
    found
}

fn of_row(ix: PageIx, row: &BTreeMap<String, Value<PageIx>>) -> Action {
    let state = match text(row, "status") {
        Some("in_progress") => State::InProgress,
        Some("done") => State::Done,
        Some("dropped") => State::Dropped,
        _ => State::Open,
    };
    let day = |name: &str| row.get(name).and_then(Value::as_date);
    Action {
        place: Place::Row(ix),
        title: plain(text(row, "action").unwrap_or_default()),
        from: vec![ix],
        who: row.get("owner").and_then(|value| value.first_ref().copied()),
        due: day("due"),
        done_on: day("done_on").filter(|_| state == State::Done),
        priority: None,
        state,
        verification: None,
    }
}

fn of_record(portal: &Portal, record: &Record<'_>, named: &BTreeMap<PageIx, Vec<PageIx>>) -> Option<Action> {
    let ix = record.ix?;
    let done_on = record.date("done_on");
    let verification = Verification::new(portal, record, done_on);
    let state = match record.text("state") {
        Some("in_progress") => State::InProgress,
        Some("implemented") if verification.is_complete() => State::Verified,
        Some("implemented") => State::Implemented,
        Some("dropped") => State::Dropped,
        _ => State::Open,
    };
    let mut from = record.pages_of("learned_from");
    from.extend(named.get(&ix).into_iter().flatten());
    from.sort_unstable();
    from.dedup();
    Some(Action {
        place: Place::Record(ix),
        title: record.page.title.clone(),
        from,
        who: record.page_of("assignee"),
        due: record.date("due"),
        done_on: done_on.filter(|_| matches!(state, State::Implemented | State::Verified)),
        priority: super::incidents::chosen(record, "priority"),
        state,
        verification: Some(verification),
    })
}

/// How the work on actions goes: the four figures that are followed.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Tracking {
    /// Actions that are done, of those that were not dropped.
    pub completion: (usize, usize),
    /// Mean days from the day on which a record came to the one on which it was in place, and how many records.
    pub days: Option<(f64, usize)>,
    /// Verified records of those that are in place.
    pub success: (usize, usize),
    /// Person-days that records say they took, and how many records.
    pub effort: Option<(f64, usize)>,
}

/// Computes them.
pub fn tracking(portal: &Portal, actions: &[Action]) -> Tracking {
    let kept: Vec<&Action> = actions.iter().filter(|action| action.state != State::Dropped).collect();
    let in_place =
        |action: &&&Action| matches!(action.state, State::Implemented | State::Verified | State::Done);
    let records: Vec<(PageIx, &Action)> =
        kept.iter().filter_map(|action| Some((action.record()?, *action))).collect();
    let days = records.iter().filter_map(|(ix, action)| {
        let (from, to) = (portal.page(*ix).since?, action.done_on?);
        Some(crate::registers::learning::skills::days(from, to) as f64)
    });
    let effort = records.iter().filter_map(|(ix, _)| match portal.record(*ix).fields.get("tracking")? {
        Value::Map(figures) => figures.get("resource_usage")?.as_number(),
        _ => None,
    });
    let effort: Vec<f64> = effort.collect();
    let implemented = records.iter().filter(|(_, action)| in_place(&action)).count();
    let verified = records.iter().filter(|(_, action)| action.state == State::Verified).count();
    Tracking {
        completion: (kept.iter().filter(in_place).count(), kept.len()),
        days: mean(&days.filter(|days| *days >= 0.0).collect::<Vec<_>>()),
        success: (verified, implemented),
        effort: (!effort.is_empty()).then(|| (effort.iter().sum(), effort.len())),
    }
}

fn mean(values: &[f64]) -> Option<(f64, usize)> {
    (!values.is_empty()).then(|| (values.iter().sum::<f64>() / values.len() as f64, values.len()))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{action, incident, ix, portal};
    use super::*;

    #[test]
    fn rows_and_records_stand_in_one_list_the_overdue_first() {
        let rows = "action_items = [{ action = \"Of `a` row\", owner = \"anna\", due = 2026-11-20, status = \"in_progress\" }, \
            { action = \"Followed\", owner = \"ben\", due = 2026-10-01, record = \"actions/late\" }, \
            { action = \"Over\", owner = \"ben\", due = 2026-10-01, done_on = 2026-09-30, status = \"done\" }]";
        let portal = portal(&[
            ("pm/a.md", &incident("2026-05-12", "sev1", rows)),
            ("actions/late.md", &action("assignee = \"ben\"\ndue = 2026-09-01")),
            ("actions/soon.md", &action("assignee = \"ben\"\ndue = 2026-11-21\nlearned_from = [\"pm/a\"]")),
            (
                "actions/put.md",
                &action(
                    "assignee = \"ben\"\ndue = 2026-11-01\nstate = \"implemented\"\ndone_on = 2026-10-30",
                ),
            ),
            ("actions/gone.md", &action("state = \"dropped\"")),
        ]);
        let all = all(&portal);
        let seen: Vec<_> =
            all.iter().map(|a| (a.title.as_str(), a.state, a.is_overdue(portal.today))).collect();
        let expected = [
            ("Late", State::Open, true),
            ("Of a row", State::InProgress, true),
            ("Soon", State::Open, false),
            ("Put", State::Implemented, false),
            ("Over", State::Done, false),
            ("Gone", State::Dropped, false),
        ];
        assert_eq!(seen, expected);
        let pm = ix(&portal, "pm/a");
        assert_eq!(all[0].from, [pm], "the row that names the record says where it comes from");
        assert_eq!(all[2].from, [pm]);
    }

    #[test]
    fn figures_of_the_work() {
        let portal = portal(&[
            (
                "actions/a.md",
                &action(
                    "created = 2026-06-01\nstate = \"implemented\"\ndone_on = 2026-06-11\ntracking = { resource_usage = 3 }",
                ),
            ),
            (
                "actions/b.md",
                &action(
                    "created = 2026-06-01\nstate = \"implemented\"\ndone_on = 2026-07-01\ntracking = { resource_usage = 1.5 }",
                ),
            ),
            ("actions/c.md", &action("state = \"dropped\"")),
            ("actions/d.md", &action("")),
        ]);
        let expected =
            Tracking { completion: (2, 3), days: Some((20.0, 2)), success: (0, 2), effort: Some((4.5, 2)) };
        assert_eq!(tracking(&portal, &all(&portal)), expected);
    }
}
