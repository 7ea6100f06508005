//! The days of a plan or a goal along a line.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::registers::learning::skills::days;
use crate::render::dates;
use crate::render::view::{AxisView, TickView};

/// Marks on a line, at most.
const MOST_TICKS: i64 = 7;

/// A text nearer than this share to an end is not centred.
const EDGE: f64 = 0.06;

/// From one day to another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    start: Date,
    end: Date,
}

impl Line {
    /// `None` where there is no day between them.
    pub(super) fn new(start: Date, end: Date) -> Option<Self> {
        (start < end).then_some(Self { start, end })
    }

    /// The place of a day in percent; a day outside is at the nearer end.
    pub(super) fn at(self, day: Date) -> String {
        format!("{:.2}%", self.share(day) * 100.0)
    }

    fn share(self, day: Date) -> f64 {
        let share = days(self.start, day) as f64 / days(self.start, self.end) as f64;
        share.clamp(0.0, 1.0)
    }

    fn tick(self, day: Date) -> TickView {
        let edge = match self.share(day) {
            share if share < EDGE => "start",
            share if share > 1.0 - EDGE => "end",
            _ => "middle",
        };
        TickView { at: self.at(day), title: day.strftime("%b %Y").to_string(), edge }
    }

    /// The line with the beginnings of months on it, and today.
    pub(super) fn axis(self, today: Date) -> AxisView {
        let months = days(self.start, self.end) / 30;
        let step: i64 =
            [1, 2, 3, 6, 12, 24].into_iter().find(|step| months / step < MOST_TICKS).unwrap_or(60);
        let first = date(self.start.year(), 1, 1);
        let every = (0..).map(|n: i64| first.saturating_add((n * step).months()));
        let inside = every.take_while(|day| *day <= self.end).filter(|day| *day >= self.start);
        AxisView {
            start: dates::view(self.start),
            end: dates::view(self.end),
            ticks: inside.map(|day| self.tick(day)).collect(),
            today: (self.start..=self.end).contains(&today).then(|| self.at(today)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_marks() {
        let line = Line::new(date(2026, 1, 1), date(2027, 1, 1)).unwrap();
        for (day, at) in [
            (date(2026, 1, 1), "0.00%"),
            (date(2026, 7, 2), "49.86%"),
            (date(2027, 1, 1), "100.00%"),
            (date(2025, 1, 1), "0.00%"),
            (date(2028, 1, 1), "100.00%"),
        ] {
            assert_eq!(line.at(day), at, "{day}");
        }
        let axis = line.axis(date(2026, 11, 21));
        let titles: Vec<&str> = axis.ticks.iter().map(|tick| tick.title.as_str()).collect();
        assert_eq!(
            titles,
            ["Jan 2026", "Mar 2026", "May 2026", "Jul 2026", "Sep 2026", "Nov 2026", "Jan 2027"]
        );
        assert_eq!(axis.today.as_deref(), Some("88.77%"));
        assert_eq!(line.axis(date(2027, 1, 2)).today, None);
        assert!(Line::new(date(2026, 1, 1), date(2026, 1, 1)).is_none());
    }
}
