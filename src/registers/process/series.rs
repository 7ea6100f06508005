//! The values of a metric over time, a day at the finest.

use jiff::civil::Date;

use crate::parse::measurements::Measured;

/// The value of a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The day.
    pub date: Date,
    /// The mean of the day's measurements, in the metric's unit.
    pub value: f64,
    /// The lowest of them.
    pub low: f64,
    /// The highest of them.
    pub high: f64,
    /// How many they are.
    pub count: u32,
    /// What is said of their quality, from 0 to 1, where something is.
    pub quality: Option<f64>,
    /// What else is known of the measurement.
    pub context: Option<Box<str>>,
}

impl Point {
    /// A value that was worked out.
    pub fn computed(date: Date, value: f64) -> Self {
        Self { date, value, low: value, high: value, count: 1, quality: None, context: None }
    }
}

/// Values by day.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Series {
    /// In the order of their days, one a day.
    pub points: Vec<Point>,
}

/// A mean over some days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mean {
    /// The mean of the values of the days, each day counting once.
    pub value: f64,
    /// Of how many days.
    pub count: usize,
}

impl Series {
    /// What was measured until a day; what is dated later does not exist yet.
    pub fn of(measured: &Measured, today: Date) -> Self {
        let points = measured.days.range(..=today).map(|(date, day)| Point {
            date: *date,
            value: day.mean(),
            low: day.low,
            high: day.high,
            count: day.count,
            quality: (day.rated > 0).then(|| day.quality / f64::from(day.rated)),
            context: day.context.clone(),
        });
        Self { points: points.collect() }
    }

    /// The last value there is.
    pub fn latest(&self) -> Option<&Point> {
        self.points.last()
    }

    /// The value that was in force on a day: the last one until then.
    pub fn value_on(&self, date: Date) -> Option<&Point> {
        let after = self.points.partition_point(|point| point.date <= date);
        self.points.get(after.checked_sub(1)?)
    }

    /// The values of the days from one to another, both included.
    pub fn between(&self, from: Date, to: Date) -> &[Point] {
        let start = self.points.partition_point(|point| point.date < from);
        let end = self.points.partition_point(|point| point.date <= to);
        self.points.get(start..end.max(start)).unwrap_or_default()
    }

    /// The mean of the days from one to another, both included.
    pub fn mean_between(&self, from: Date, to: Date) -> Option<Mean> {
        let points = self.between(from, to);
        let sum: f64 = points.iter().map(|point| point.value).sum();
        (!points.is_empty()).then(|| Mean { value: sum / points.len() as f64, count: points.len() })
    }
}
