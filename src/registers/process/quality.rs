//! How far the values of a metric can be relied on.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::metric::Metric;

/// The days that are looked at: half a year.
const WINDOW: i32 = 182;

/// Three shares from 0 to 1. The score is the lowest of them: one bad part is not made good by the others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quality {
    /// Of the values that were due in the last half-year, how many there are; `None` where nothing says how often.
    pub complete: Option<f64>,
    /// The mean of what is said of the quality of the data; `None` where nothing is.
    pub stated: Option<f64>,
    /// One while the last value is not late, nothing from four times its turn on.
    pub fresh: Option<f64>,
}

impl Quality {
    /// The lowest of the shares.
    pub fn score(&self) -> Option<f64> {
        [self.complete, self.stated, self.fresh].into_iter().flatten().reduce(f64::min)
    }
}

/// The quality on a day; `None` without a value until then.
pub fn quality(metric: &Metric, today: Date) -> Option<Quality> {
    let last = metric.value_on(today)?.date;
    let first = metric.series.points.first()?.date;
    let from = today.checked_sub(WINDOW.days()).map_or(first, |start| start.max(first));
    let points = metric.series.between(from, today);
    let days = f64::from((today - from).get_days());
    let complete = metric.every.map(|every| {
        // The value of the turn that is running need not be there yet.
        let due = (days / every).floor().max(1.0);
        (points.len() as f64 / due).min(1.0)
    });
    let rated: Vec<f64> = points.iter().filter_map(|point| point.quality).collect();
    let stated = (!rated.is_empty()).then(|| rated.iter().sum::<f64>() / rated.len() as f64);
    let age = f64::from((today - last).get_days());
    let fresh = metric.every.map(|every| (1.0 - (age / every - 1.5).max(0.0) / 2.5).clamp(0.0, 1.0));
    Some(Quality { complete, stated, fresh })
}
