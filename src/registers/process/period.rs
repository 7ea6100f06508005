//! Quarters of years.

use jiff::ToSpan as _;
use jiff::civil::Date;

/// A quarter of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    /// The year.
    pub year: i16,
    /// One to four.
    pub number: i8,
}

impl Quarter {
    /// The quarter of a day.
    pub fn of(date: Date) -> Self {
        Self { year: date.year(), number: (date.month() - 1) / 3 + 1 }
    }

    /// The one before.
    #[must_use]
    pub fn previous(self) -> Self {
        match self.number {
            1 => Self { year: self.year - 1, number: 4 },
            number => Self { number: number - 1, ..self },
        }
    }

    /// The one a year before.
    #[must_use]
    pub fn last_year(self) -> Self {
        Self { year: self.year - 1, ..self }
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        Date::new(self.year, (self.number - 1) * 3 + 1, 1).unwrap_or(Date::MIN)
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        self.first_day().checked_add(2.months()).map_or(Date::MAX, Date::last_of_month)
    }

    /// `2026-q3`.
    pub fn id(self) -> String {
        format!("{:04}-q{}", self.year, self.number)
    }

    /// `Q3 2026`.
    pub fn title(self) -> String {
        format!("Q{} {}", self.number, self.year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn quarters() {
        let autumn = Quarter::of(date(2026, 11, 21));
        assert_eq!((autumn.id().as_str(), autumn.title().as_str()), ("2026-q4", "Q4 2026"));
        assert_eq!((autumn.first_day(), autumn.last_day()), (date(2026, 10, 1), date(2026, 12, 31)));
        let winter = Quarter { year: 2026, number: 1 };
        assert_eq!(winter.previous().id(), "2025-q4");
        assert_eq!((winter.last_day(), winter.last_year().id().as_str()), (date(2026, 3, 31), "2025-q1"));
    }
}
