//! How a metric stands and moves: what its page and the evaluations say of it.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::metric::{Better, Metric};
use super::series::Point;
use super::statistics::{self, Difference, Limits, Side, Slope, Test};

/// The days of a month on average, by which slopes are told.
pub const MONTH: f64 = 30.436_875;
/// Values that limits of control come from: half a year of weeks.
const LIMIT_POINTS: usize = 26;
/// Days back to the same weekday of the year before.
const YEAR: i32 = 364;

/// The first day of the half-year until a day.
pub fn half_year_before(day: Date) -> Date {
    day.checked_sub(182.days()).unwrap_or(day)
}

/// What a change means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// For the better.
    Better,
    /// For the worse.
    Worse,
    /// It changes, and nothing says which way is better.
    Plain,
    /// Not more than chance.
    None,
}

impl Change {
    fn of(metric: &Metric, difference: f64, is_clear: bool) -> Self {
        match (is_clear, metric.better) {
            (false, _) => Self::None,
            (true, None) => Self::Plain,
            (true, Some(better)) => {
                if (difference < 0.0) == (better == Better::Lower) {
                    Self::Better
                } else {
                    Self::Worse
                }
            }
        }
    }
}

/// A trend over some days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// By day, from `from` on.
    pub slope: Slope,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Whether it is one, and which way.
    pub change: Change,
}

/// The trend of the values from one day to another; `None` for fewer than five of them.
pub fn trend(metric: &Metric, from: Date, to: Date) -> Option<Trend> {
    let points = metric.series.between(from, to);
    let (first, last) = (points.first()?.date, points.last()?.date);
    let x = |point: &Point| f64::from((point.date - first).get_days());
    let thinned = means(&points.iter().map(|point| (x(point), point.value)).collect::<Vec<_>>());
    let slope = statistics::slope(&thinned)?;
    let change = Change::of(metric, slope.slope, slope.is_clear());
    Some(Trend { slope, from: first, to: last, change })
}

/// All pairs are looked at, so that many points are taken together first: at most 400 means.
fn means(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    const MOST: usize = 400;
    let size = points.len().div_ceil(MOST).max(1);
    let mean = |part: &[(f64, f64)]| {
        let count = part.len() as f64;
        (part.iter().map(|p| p.0).sum::<f64>() / count, part.iter().map(|p| p.1).sum::<f64>() / count)
    };
    points.chunks(size).map(mean).collect()
}

/// Two periods held against each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison {
    /// Later less earlier.
    pub difference: Difference,
    /// Whether the season is out of it: the same days of the year before.
    pub seasonal: bool,
    /// Whether it is more than chance, and which way.
    pub change: Change,
}

/// The days from one to another against the same days of the year before; where there were not enough values then,
/// against as many days just before.
pub fn comparison(metric: &Metric, from: Date, to: Date) -> Option<Comparison> {
    let length = (to - from).get_days() + 1;
    let against = |back: i32| statistics::difference(&pairs(metric, from, to, back));
    let enough = |difference: &Difference| difference.interval.is_some();
    let year = against(YEAR).filter(enough).map(|difference| (difference, true));
    let (difference, seasonal) = year.or_else(|| Some((against(length)?, false)))?;
    let change = Change::of(metric, difference.shift, difference.is_clear());
    Some(Comparison { difference, seasonal, change })
}

/// The differences of values from those of so many days before, within half a turn.
fn pairs(metric: &Metric, from: Date, to: Date, back: i32) -> Vec<f64> {
    let reach = (metric.every.unwrap_or(7.0) / 2.0).floor() as i32;
    let partner = |point: &Point| {
        let day = point.date.checked_sub(back.days()).ok()?;
        let (start, end) = (day.checked_sub(reach.days()).ok()?, day.checked_add(reach.days()).ok()?);
        let near = metric.series.between(start, end);
        near.iter().min_by_key(|other| ((other.date - day).get_days().abs(), other.date))
    };
    let points = metric.series.between(from, to);
    points.iter().filter_map(|point| Some(point.value - partner(point)?.value)).collect()
}

/// Limits of control, and where values fall out of what chance gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Control {
    /// The limits.
    pub limits: Limits,
    /// The first and the last day of the values that they come from.
    pub from: Date,
    /// The last of them.
    pub to: Date,
    /// Stretches of values at which a test is met, in the order of time.
    pub episodes: Vec<Episode>,
}

/// Values in a row at each of which a test is met, on the same side.
#[derive(Debug, Clone, PartialEq)]
pub struct Episode {
    /// The place of the first of them among the values of the series.
    pub at: usize,
    /// Its day.
    pub from: Date,
    /// The day of the last.
    pub to: Date,
    /// The tests that are met with their sides, the plainest first.
    pub tests: Vec<(Test, Side)>,
    /// Whether it goes on.
    pub open: bool,
}

impl Episode {
    /// The side of the plainest test.
    pub fn side(&self) -> Option<Side> {
        self.tests.first().map(|(_, side)| *side)
    }

    /// What the plainest test found, in words.
    pub fn words(&self) -> &'static str {
        self.tests.first().map_or("", |(test, side)| test.words(*side))
    }
}

/// The chart of individual values. `None` where there are not enough of them.
pub fn control(metric: &Metric) -> Option<Control> {
    let all = &metric.series.points;
    let start = metric.limits_from.map_or(0, |from| all.partition_point(|point| point.date < from));
    let points = all.get(start..)?;
    let base = &points[..points.len().min(LIMIT_POINTS)];
    let values: Vec<f64> = points.iter().map(|point| point.value).collect();
    let limits = statistics::limits(&values[..base.len()])?;
    let mut at_point: BTreeMap<usize, Vec<statistics::Signal>> = BTreeMap::new();
    for signal in statistics::signals(&values, &limits) {
        at_point.entry(signal.at).or_default().push(signal);
    }
    let mut episodes: Vec<Episode> = Vec::new();
    let mut last = None;
    for (at, mut signals) in at_point {
        signals.sort_by_key(|signal| signal.test);
        let Some(first) = signals.first().copied() else { continue };
        let goes_on = last == at.checked_sub(1) && at > 0;
        match episodes.last_mut().filter(|episode| goes_on && episode.side() == Some(first.side)) {
            Some(episode) => {
                episode.to = points[at].date;
                episode.tests.extend(signals.iter().map(|signal| (signal.test, signal.side)));
                episode.tests.sort_unstable();
                episode.tests.dedup();
            }
            None => episodes.push(Episode {
                at: start + at,
                from: points[at].date,
                to: points[at].date,
                tests: signals.iter().map(|signal| (signal.test, signal.side)).collect(),
                open: false,
            }),
        }
        last = Some(at);
    }
    if let (Some(episode), Some(point)) = (episodes.last_mut(), points.last()) {
        episode.open = episode.to == point.date;
    }
    Some(Control { limits, from: base.first()?.date, to: base.last()?.date, episodes })
}
