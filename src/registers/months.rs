//! Calendar months, in the proleptic Gregorian calendar as all dates.

use jiff::civil::Date;

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// One to twelve.
    pub month: i8,
}

impl Month {
    /// The month of a day.
    pub fn of(date: Date) -> Self {
        Self { year: date.year(), month: date.month() }
    }

    /// The month that lies so many months later, or earlier for a negative number.
    #[must_use]
    pub fn plus(self, months: i16) -> Self {
        let at = i32::from(self.year) * 12 + i32::from(self.month) - 1 + i32::from(months);
        // Years of dates have at most four digits, so that neither part is cut.
        Self { year: at.div_euclid(12) as i16, month: (at.rem_euclid(12) + 1) as i8 }
    }

    /// Its last day; the last day that there is for a month after the end of the calendar.
    pub fn last_day(self) -> Date {
        Date::new(self.year, self.month, 1).map_or(Date::MAX, Date::last_of_month)
    }

    /// `Nov`.
    pub fn name(self) -> &'static str {
        const NAMES: [&str; 12] =
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        NAMES[usize::from(self.month.unsigned_abs()).saturating_sub(1) % 12]
    }

    /// `Nov 2026`.
    pub fn title(self) -> String {
        format!("{} {}", self.name(), self.year)
    }

    /// `2026-11`: in the order of time.
    pub fn sort_key(self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn months_pass_years() {
        let november = Month::of(date(2026, 11, 21));
        assert_eq!(november.plus(2).title(), "Jan 2027");
        assert_eq!(november.plus(-11).title(), "Dec 2025");
        assert_eq!(november.plus(-9).last_day(), date(2026, 2, 28));
        assert_eq!(Month { year: 9999, month: 12 }.plus(1).last_day(), Date::MAX);
        assert_eq!(november.plus(-1).sort_key(), "2026-10");
    }
}
