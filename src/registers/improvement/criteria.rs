//! What must be reached, and whether the metrics say that it was.

use jiff::civil::Date;

use super::Measured;
use super::rows::{self, Row};
use crate::portal::PageIx;

/// Days until a day that the value of a metric is the mean of: single values vary too much to be judged by.
pub const DAYS: i64 = 28;
/// Days before an initiative began: a whole quarter, so that a few weeks of holidays do not stand for all of it.
pub const BEFORE: i64 = 84;

/// What a metric was on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// In the metric's unit.
    pub value: f64,
    /// The day of the last measurement in it.
    pub on: Date,
}

/// How a value has to compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// No more than it.
    AtMost,
    /// No less than it.
    AtLeast,
}

impl Comparison {
    /// As in records.
    pub fn find(id: &str) -> Option<Self> {
        match id {
            "at_most" => Some(Self::AtMost),
            "at_least" => Some(Self::AtLeast),
            _ => None,
        }
    }

    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::AtMost => "at most",
            Self::AtLeast => "at least",
        }
    }
}

/// A value to reach.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Aim {
    /// Of what.
    pub metric: PageIx,
    /// Which side of it is right.
    pub comparison: Comparison,
    /// In the metric's unit.
    pub value: f64,
}

impl Aim {
    /// That of a row, where it is complete and the audience sees the metric.
    pub(super) fn new(row: &Row) -> Option<Self> {
        Some(Self {
            metric: rows::page(row, "metric")?,
            comparison: Comparison::find(row.get("comparison")?.as_str()?)?,
            value: rows::number(row, "value")?,
        })
    }

    /// Whether a value reaches it.
    pub fn holds(self, value: f64) -> bool {
        match self.comparison {
            Comparison::AtMost => value <= self.value,
            Comparison::AtLeast => value >= self.value,
        }
    }
}

/// How a criterion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Reached in time, and still so.
    Met,
    /// Reached after its day.
    Late,
    /// Reached in time, and no longer so.
    Lost,
    /// Its day is still to come.
    NotYet,
    /// Its day has passed.
    Missed,
    /// No metric tells, or it was not measured since the initiative began.
    Unmeasured,
}

impl Standing {
    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Met => "Met",
            Self::Late => "Met late",
            Self::Lost => "Met, then lost",
            Self::NotYet => "Not yet",
            Self::Missed => "Missed",
            Self::Unmeasured => "Not measured",
        }
    }

    /// Whether the value is where it was wanted.
    pub const fn is_met(self) -> bool {
        matches!(self, Self::Met | Self::Late)
    }
}

/// A criterion of success.
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    /// In words.
    pub text: Option<String>,
    /// In figures.
    pub aim: Option<Aim>,
    /// By when.
    pub by: Option<Date>,
    /// How it stands.
    pub standing: Standing,
    /// What the metric was before the initiative began.
    pub before: Option<f64>,
    /// What it was on the day by which it was to be reached, once that has passed.
    pub then: Option<Reading>,
    /// What it is.
    pub now: Option<Reading>,
}

impl Criterion {
    /// That of a row of an initiative that began on a day.
    pub(super) fn new(row: &Row, began: Option<Date>, today: Date, measured: &Measured<'_>) -> Self {
        let (aim, by) = (Aim::new(row), rows::date(row, "by"));
        let since = |reading: &Reading| began.is_none_or(|began| reading.on >= began);
        let on = |day| measured(aim?.metric, day, DAYS).filter(since);
        let now = on(today);
        let then = by.filter(|by| *by < today).and_then(on);
        let before = began.and_then(|began| measured(aim?.metric, began.yesterday().ok()?, BEFORE));
        Self {
            text: rows::text(row, "criterion"),
            standing: aim.map_or(Standing::Unmeasured, |aim| standing(aim, by, then, now, today)),
            aim,
            by,
            before: before.map(|reading| reading.value),
            then,
            now,
        }
    }

    /// How much of the way from before to the aim has been made, from 0 to 1. `None` where there was no way to go.
    pub fn way(&self) -> Option<f64> {
        let (aim, before, now) = (self.aim?, self.before?, self.now?);
        let whole = aim.value - before;
        (!aim.holds(before)).then(|| ((now.value - before) / whole).clamp(0.0, 1.0))
    }
}

fn standing(
    aim: Aim,
    by: Option<Date>,
    then: Option<Reading>,
    now: Option<Reading>,
    today: Date,
) -> Standing {
    let holds = |reading: Reading| aim.holds(reading.value);
    let Some(now) = now.map(holds) else { return Standing::Unmeasured };
    if by.is_none_or(|by| by >= today) {
        return if now { Standing::Met } else { Standing::NotYet };
    }
    // What nobody had measured by then was not reached then.
    match (then.is_some_and(holds), now) {
        (true, true) => Standing::Met,
        (true, false) => Standing::Lost,
        (false, true) => Standing::Late,
        (false, false) => Standing::Missed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Value;
    use jiff::civil::date;

    const METRIC: PageIx = PageIx(7);
    const TODAY: Date = date(2026, 11, 21);

    fn row(comparison: &str, by: Option<Date>) -> Row {
        let id = comparison.to_owned();
        let cells = [
            ("metric", Value::Ref(METRIC)),
            ("comparison", Value::Enum { title: id.clone(), id }),
            ("value", Value::Float(12.0)),
        ];
        let by = by.map(|by| ("by".to_owned(), Value::Date(by)));
        cells.into_iter().map(|(name, value)| (name.to_owned(), value)).chain(by).collect()
    }

    /// The criterion of a metric that had these values from these days on.
    fn of(comparison: &str, by: Option<Date>, began: Date, values: &[(Date, f64)]) -> Criterion {
        let measured = |metric: PageIx, day: Date, _: i64| {
            assert_eq!(metric, METRIC);
            let last = values.iter().rfind(|(on, _)| *on <= day);
            last.map(|(on, value)| Reading { value: *value, on: *on })
        };
        Criterion::new(&row(comparison, by), Some(began), TODAY, &measured)
    }

    #[test]
    fn how_a_criterion_stands() {
        let began = date(2026, 8, 1);
        let (past, coming) = (Some(date(2026, 10, 1)), Some(date(2026, 12, 1)));
        let (july, september, november) = (date(2026, 7, 20), date(2026, 9, 20), date(2026, 11, 20));
        for (by, values, expected) in [
            (past, &[(july, 20.0), (september, 12.0)][..], Standing::Met),
            (past, &[(september, 11.0), (november, 13.0)], Standing::Lost),
            (past, &[(september, 13.0), (november, 12.0)], Standing::Late),
            (past, &[(september, 13.0), (november, 12.1)], Standing::Missed),
            // Nothing was measured until the day had passed.
            (past, &[(july, 11.0), (november, 11.0)], Standing::Late),
            (past, &[(july, 11.0)], Standing::Unmeasured),
            (past, &[], Standing::Unmeasured),
            (coming, &[(september, 13.0)], Standing::NotYet),
            (coming, &[(september, 12.0)], Standing::Met),
            (Some(TODAY), &[(september, 13.0)], Standing::NotYet),
            (None, &[(september, 13.0)], Standing::NotYet),
            (None, &[(september, 3.0)], Standing::Met),
        ] {
            assert_eq!(of("at_most", by, began, values).standing, expected, "{by:?} {values:?}");
        }
        let least = of("at_least", past, began, &[(september, 12.0)]);
        assert_eq!((least.standing, least.before), (Standing::Met, None));
        assert_eq!(of("at_least", past, began, &[(september, 11.9)]).standing, Standing::Missed);
    }

    #[test]
    fn the_way_that_has_been_made() {
        let began = date(2026, 8, 1);
        let way = |before: f64, now: f64| {
            of("at_most", None, began, &[(date(2026, 7, 31), before), (date(2026, 11, 1), now)]).way()
        };
        assert_eq!(way(20.0, 16.0), Some(0.5));
        assert_eq!(way(20.0, 11.0), Some(1.0));
        assert_eq!(way(20.0, 21.0), Some(0.0));
        assert_eq!(way(12.0, 11.0), None, "it held before");
        // A value of the first day is no longer one of before.
        assert_eq!(of("at_most", None, began, &[(began, 20.0)]).way(), None);
    }

    #[test]
    fn a_row_that_names_no_metric_is_not_measured() {
        let mut row = row("at_most", None);
        row.remove("metric");
        let criterion = Criterion::new(&row, None, TODAY, &|_, _, _| None);
        assert_eq!((criterion.aim, criterion.standing), (None, Standing::Unmeasured));
    }
}
