//! When sessions are held, and how they stand.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};

use super::programs::Program;
use crate::portal::{PageIx, Record};
use crate::schema::Value;

/// How a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Not fixed yet.
    Planning,
    /// Fixed.
    Scheduled,
    /// Being held.
    InProgress,
    /// Over.
    Completed,
    /// It does not take place.
    Cancelled,
    /// It takes place another time.
    Postponed,
}

impl State {
    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Planning => "Planned",
            Self::Scheduled => "Scheduled",
            Self::InProgress => "In progress",
            Self::Completed => "Completed",
            Self::Cancelled => "Cancelled",
            Self::Postponed => "Postponed",
        }
    }

    /// Whether it takes place on its days.
    pub const fn is_held(self) -> bool {
        !matches!(self, Self::Cancelled | Self::Postponed)
    }

    fn find(id: &str) -> Option<Self> {
        Some(match id {
            "planning" => Self::Planning,
            "scheduled" => Self::Scheduled,
            "in_progress" => Self::InProgress,
            "completed" => Self::Completed,
            "cancelled" => Self::Cancelled,
            "postponed" => Self::Postponed,
            _ => return None,
        })
    }
}

/// Days of the week, Monday in the lowest bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days(u8);

impl Days {
    /// Every day.
    pub const ALL: Self = Self(0b111_1111);
    const IDS: [&'static str; 7] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// The days of these identifiers; every day where there is none.
    pub fn of(ids: &[String]) -> Self {
        let bit = |id: &String| Self::IDS.iter().position(|known| known == id).map(|at| 1 << at);
        match ids.iter().filter_map(bit).fold(0, |all, bit: u8| all | bit) {
            0 => Self::ALL,
            bits => Self(bits),
        }
    }

    /// Whether a day of the week is one of them.
    pub fn has(self, day: Weekday) -> bool {
        self.0 & (1 << day.to_monday_zero_offset()) != 0
    }

    /// The days that are in both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Their places in the week, Monday 0.
    pub fn places(self) -> impl Iterator<Item = usize> {
        (0..7).filter(move |at| self.0 & (1 << at) != 0)
    }
}

/// Minutes of a day, from and up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// The first minute.
    pub starts: u16,
    /// The minute after the last.
    pub ends: u16,
}

impl Times {
    /// All of a day.
    pub const DAY: Self = Self { starts: 0, ends: 24 * 60 };

    /// Whether they have a minute in common.
    pub const fn meet(self, other: Self) -> bool {
        self.starts < other.ends && other.starts < self.ends
    }
}

/// Minutes since midnight of a time such as `09:00`.
pub fn minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let number = |text: &str, most: u16| {
        let digits = matches!(text.len(), 1 | 2) && text.bytes().all(|b| b.is_ascii_digit());
        text.parse().ok().filter(|n: &u16| digits && *n <= most)
    };
    Some(number(hours, 23)? * 60 + number(minutes, 59).filter(|_| minutes.len() == 2)?)
}

/// `09:00`.
pub fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// A session.
#[derive(Debug)]
pub struct Session {
    /// Its page.
    pub ix: PageIx,
    /// What is held, where the audience sees it.
    pub program: Option<PageIx>,
    /// First day.
    pub from: Date,
    /// Last day, never before the first.
    pub to: Date,
    /// Days of the week on which it is held.
    pub days: Days,
    /// Daily times; `None` for the whole day.
    pub times: Option<Times>,
    /// Room or address.
    pub location: Option<String>,
    /// Who gives it: the session's instructor, else the programme's.
    pub instructor: Option<PageIx>,
    /// How it stands.
    pub state: State,
    /// Who takes part: places in [`super::Training::participations`].
    pub participations: Vec<usize>,
    /// Participants as recorded in the session itself.
    pub enrolled: Option<usize>,
    /// Figures as recorded in the session itself: attendance, completion, satisfaction.
    pub recorded: [Option<f64>; 3],
    /// What it cost, by kind.
    pub costs: Vec<(String, f64)>,
    /// What was learned, by figure.
    pub learned: Vec<(String, f64)>,
}

impl Session {
    pub(super) fn new(record: &Record<'_>, programs: &BTreeMap<PageIx, Program>) -> Option<Self> {
        let program = record.page_of("program_id");
        let usual = program.and_then(|ix| programs.get(&ix)).and_then(|program| program.instructor);
        let from = record.date("start_date")?;
        Some(Self {
            ix: record.ix?,
            program,
            from,
            to: record.date("end_date").unwrap_or(from).max(from),
            days: Days::of(&record.texts("weekdays")),
            times: times(record),
            location: record.text("location").map(|place| place.trim().to_owned()),
            instructor: record.page_of("instructor").or(usual),
            state: record.text("training_status").and_then(State::find)?,
            participations: Vec::new(),
            enrolled: record.number("enrolled").filter(|n| *n >= 0.0).map(|n| n as usize),
            recorded: ["attendance_rate", "completion_rate", "satisfaction_score"].map(|n| record.number(n)),
            costs: numbers(record, "costs"),
            learned: numbers(record, "learning_outcomes"),
        })
    }

    /// Whether it is held on a day.
    pub fn is_on(&self, day: Date) -> bool {
        (self.from..=self.to).contains(&day) && self.days.has(day.weekday())
    }

    /// The days of a period on which it is held.
    pub fn days_between(&self, first: Date, last: Date) -> impl Iterator<Item = Date> {
        let (first, last, days) = (self.from.max(first), self.to.min(last), self.days);
        let all = std::iter::successors(Some(first), |day| day.tomorrow().ok());
        all.take_while(move |day| *day <= last).filter(move |day| days.has(day.weekday()))
    }

    /// Whether it is still to begin.
    pub fn is_ahead(&self, today: Date) -> bool {
        matches!(self.state, State::Planning | State::Scheduled) && self.from >= today
    }

    /// Whether it is still to come or going on: neither over nor called off.
    pub fn is_open(&self, today: Date) -> bool {
        matches!(self.state, State::Planning | State::Scheduled | State::InProgress) && self.to >= today
    }
}

/// Both times; nothing where one is missing or they do not follow each other.
fn times(record: &Record<'_>) -> Option<Times> {
    let (starts, ends) = (minutes(record.text("starts")?)?, minutes(record.text("ends")?)?);
    (starts < ends).then_some(Times { starts, ends })
}

fn numbers(record: &Record<'_>, field: &str) -> Vec<(String, f64)> {
    let Some(Value::Map(entries)) = record.fields.get(field) else { return Vec::new() };
    entries.iter().filter_map(|(name, value)| Some((name.clone(), value.as_number()?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn times_of_day() {
        for (text, expected) in [
            ("09:00", Some(540)),
            ("9:05", Some(545)),
            ("00:00", Some(0)),
            ("23:59", Some(1439)),
            ("24:00", None),
            ("12:60", None),
            ("12", None),
            ("12:5", None),
            ("+9:00", None),
            ("nine", None),
            ("", None),
        ] {
            assert_eq!(minutes(text), expected, "{text}");
        }
        assert_eq!(clock(545), "09:05");
    }

    #[test]
    fn days_of_the_week() {
        let days = Days::of(&["tuesday".to_owned(), "thursday".to_owned()]);
        // 2026-11-24 is a Tuesday.
        let on = |day: i8| days.has(date(2026, 11, day).weekday());
        assert_eq!((on(23), on(24), on(25), on(26)), (false, true, false, true));
        assert_eq!(days.places().collect::<Vec<_>>(), [1, 3]);
        assert_eq!(Days::of(&[]), Days::ALL);
    }
}
