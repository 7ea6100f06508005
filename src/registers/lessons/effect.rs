//! Whether a metric moved after something was put in place: its mean before and after.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::Date;

use super::actions::{Place, State};
use super::types;
use crate::portal::{PageIx, Portal};
use crate::registers::process::Metric;
use crate::registers::process::Process;
use crate::schema::Value;

/// Days before and after.
pub const DAYS: i64 = 56;
/// With fewer values on a side nothing can be said.
const FEWEST: usize = 3;
/// Differences of means below so many standard errors are taken for chance: about one in twenty is larger by chance.
const ERRORS: f64 = 2.0;

/// Values of a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Stretch {
    /// Their mean.
    pub mean: f64,
    /// How many there are.
    pub count: usize,
    /// The variance of the mean.
    error: f64,
}

impl Stretch {
    fn of(values: &[f64]) -> Self {
        let count = values.len();
        if count < 2 {
            return Self { mean: values.first().copied().unwrap_or_default(), count, error: 0.0 };
        }
        let n = count as f64;
        let mean = values.iter().sum::<f64>() / n;
        let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
        Self { mean, count, error: variance / n }
    }
}

/// What is to be said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It moved the right way.
    Better,
    /// It moved the wrong way.
    Worse,
    /// It moved, and nobody stated which way is better.
    Moved,
    /// The difference is no larger than chance.
    Same,
    /// Too little was measured.
    TooFew,
}

impl Verdict {
    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Better => "Better",
            Self::Worse => "Worse",
            Self::Moved => "Moved",
            Self::Same => "Not moved",
            Self::TooFew => "Too early to say",
        }
    }
}

/// What a metric did.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effect {
    /// The day on which the change was in place.
    pub since: Date,
    /// The eight weeks before that day.
    pub before: Stretch,
    /// The eight weeks from that day on, as far as they are over.
    pub after: Stretch,
    /// What is to be said of it.
    pub verdict: Verdict,
}

/// What a metric did around a day.
pub fn around(metric: &Metric, since: Date, today: Date) -> Effect {
    let days = |count: i64| Span::new().days(count);
    let stretch = |from: Date, to: Date| {
        let points = metric.series.between(from, to).iter();
        Stretch::of(&points.map(|point| point.value).collect::<Vec<_>>())
    };
    let before = stretch(since.saturating_sub(days(DAYS)), since.saturating_sub(days(1)));
    let after = stretch(since, since.saturating_add(days(DAYS - 1)).min(today));
    let difference = after.mean - before.mean;
    let verdict = if before.count < FEWEST || after.count < FEWEST {
        Verdict::TooFew
    } else if difference.abs() <= ERRORS * (before.error + after.error).sqrt() {
        Verdict::Same
    } else {
        match metric.as_good_as(after.mean, before.mean) {
            None => Verdict::Moved,
            Some(true) => Verdict::Better,
            Some(false) => Verdict::Worse,
        }
    };
    Effect { since, before, after, verdict }
}

/// What every metric did that an action in place, or a finished initiative, should have moved.
pub fn all(
    portal: &Portal,
    process: &Process,
    actions: &[super::actions::Action],
) -> BTreeMap<(PageIx, PageIx), Effect> {
    let of_actions = actions.iter().filter_map(|action| match (action.place, action.state) {
        (Place::Record(ix), State::Implemented | State::Verified) => {
            Some((ix, portal.record(ix).pages_of("metrics"), action.done_on?))
        }
        _ => None,
    });
    let of_initiatives = portal.records(types::INITIATIVE).filter_map(|record| {
        let ix = record.ix.filter(|_| record.text("initiative_status") == Some("completed"))?;
        let day = |row: &BTreeMap<String, Value<PageIx>>| row.get("done_on").and_then(Value::as_date);
        let done = record.rows("timeline").iter().filter_map(day).max()?;
        let metrics = record.rows("success_criteria").iter();
        Some((ix, metrics.filter_map(|row| row.get("metric")?.first_ref().copied()).collect(), done))
    });
    let mut found = BTreeMap::new();
    for (ix, metrics, since) in of_actions.chain(of_initiatives).filter(|(.., since)| *since <= portal.today)
    {
        let known = metrics.into_iter().filter_map(|metric| process.metric(metric));
        found.extend(known.map(|metric| ((ix, metric.ix), around(metric, since, portal.today))));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::portal;
    use super::*;
    use crate::registers::process::series::Point;
    use jiff::civil::date;

    fn effect(fields: &str, before: &[f64], after: &[f64]) -> Effect {
        let metric = format!(
            "+++\ntype = \"process_metric\"\ncategory = \"deployment\"\nmetric_type = \"time\"\n\
            measurement_unit = \"h\"\n{fields}\n+++\n"
        );
        let portal = portal(&[("metrics/m.md", &metric)]);
        let mut process = Process::new(&portal);
        let week = |first: Date, at: usize, value: &f64| {
            let weeks = i64::try_from(at).expect("a few weeks");
            Point::computed(first + Span::new().weeks(weeks), *value)
        };
        let old = before.iter().enumerate().map(|(at, value)| week(date(2026, 8, 10), at, value));
        let new = after.iter().enumerate().map(|(at, value)| week(date(2026, 10, 1), at, value));
        // A value before the eight weeks counts for nothing.
        let far = Point::computed(date(2026, 8, 5), 1000.0);
        process.metrics[0].series.points = std::iter::once(far).chain(old).chain(new).collect();
        around(&process.metrics[0], date(2026, 10, 1), portal.today)
    }

    #[test]
    fn a_mean_has_moved_when_the_difference_is_more_than_chance() {
        let high = [30.0, 31.0, 29.0, 30.5];
        let low = [11.0, 12.0, 10.5, 11.5];
        let lower = "direction = \"lower\"";
        for (fields, before, after, expected) in [
            (lower, &high, &low, Verdict::Better),
            (lower, &low, &high, Verdict::Worse),
            ("direction = \"higher\"", &high, &low, Verdict::Worse),
            ("target_value = 15.0\nthreshold_values = { warning = 20.0 }", &high, &low, Verdict::Better),
            ("target_value = 90.0\nthreshold_values = { warning = 80.0 }", &high, &low, Verdict::Worse),
            ("", &high, &low, Verdict::Moved),
            (lower, &high, &[30.2, 29.0, 31.5, 29.5], Verdict::Same),
        ] {
            assert_eq!(effect(fields, before, after).verdict, expected, "{fields} {before:?} {after:?}");
        }
        let seen = effect(lower, &high, &low);
        assert_eq!((seen.before.mean, seen.after.mean, seen.after.count), (30.125, 11.25, 4));
        assert_eq!(effect(lower, &high, &low[..2]).verdict, Verdict::TooFew);
        assert_eq!(effect(lower, &[], &low).verdict, Verdict::TooFew);
        assert_eq!(effect(lower, &[3.0; 4], &[3.0; 4]).verdict, Verdict::Same);
    }
}
