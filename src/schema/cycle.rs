//! Review cycles and durations: `90d`, `1h 30m`.

use jiff::{Span, civil::Date};

/// How long a review stays valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cycle {
    count: i32,
    unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Days,
    Weeks,
    Months,
    Years,
}

impl Cycle {
    /// Reads `90d`, `2w`, `6m` (months) or `1y`; `Ok(None)` is `none`.
    pub fn parse(text: &str) -> Result<Option<Self>, String> {
        let text = text.trim();
        if text == "none" {
            return Ok(None);
        }
        let wrong = || format!("`{text}` is not a review cycle such as `90d`, `6m`, `1y` or `none`");
        let unit = match text.bytes().last() {
            Some(b'd') => Unit::Days,
            Some(b'w') => Unit::Weeks,
            Some(b'm') => Unit::Months,
            Some(b'y') => Unit::Years,
            _ => return Err(wrong()),
        };
        let count: i32 = text[..text.len() - 1].trim().parse().map_err(|_| wrong())?;
        if !(1..=3660).contains(&count) {
            return Err(wrong());
        }
        Ok(Some(Self { count, unit }))
    }

    /// The date one cycle after `from`; the last representable date when there is none.
    pub fn after(self, from: Date) -> Date {
        let span = Span::new();
        let span = match self.unit {
            Unit::Days => span.days(self.count),
            Unit::Weeks => span.weeks(self.count),
            Unit::Months => span.months(self.count),
            Unit::Years => span.years(self.count),
        };
        from.checked_add(span).unwrap_or(Date::MAX)
    }

    /// For readers: `90 days`.
    pub fn describe(self) -> String {
        let unit = match self.unit {
            Unit::Days => "day",
            Unit::Weeks => "week",
            Unit::Months => "month",
            Unit::Years => "year",
        };
        format!("{} {unit}{}", self.count, if self.count == 1 { "" } else { "s" })
    }
}

/// Seconds of a duration written as numbers with units `w d h m(in) s`, such as `1h 30m`.
pub fn parse_duration(text: &str) -> Option<u64> {
    let mut total: u64 = 0;
    let mut rest = text.trim();
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let count: u64 = rest[..digits].parse().ok()?;
        rest = rest[digits..].trim_start();
        let letters = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let seconds = match &rest[..letters] {
            "s" | "sec" | "seconds" => 1,
            "m" | "min" | "minutes" => 60,
            "h" | "hour" | "hours" => 3600,
            "d" | "day" | "days" => 86_400,
            "w" | "week" | "weeks" => 604_800,
            _ => return None,
        };
        total = total.checked_add(count.checked_mul(seconds)?)?;
        rest = rest[letters..].trim_start();
    }
    Some(total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn cycles() {
        let after = |text: &str| Cycle::parse(text).unwrap().unwrap().after(date(2026, 1, 31));
        assert_eq!(after("90d"), date(2026, 5, 1));
        assert_eq!(after("1m"), date(2026, 2, 28));
        assert_eq!(after("1y"), date(2027, 1, 31));
        assert_eq!(Cycle::parse("none"), Ok(None));
        for wrong in ["", "d", "90", "0d", "-1d", "90 x", "99999999999d", "ñ"] {
            assert!(Cycle::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn durations() {
        assert_eq!(parse_duration("1h 30m"), Some(5400));
        assert_eq!(parse_duration("3d"), Some(259_200));
        assert_eq!(parse_duration("45 min"), Some(2700));
        for wrong in ["", "h", "12", "1x", "1h -2m", "999999999999999999999w", "18446744073709551615w"] {
            assert_eq!(parse_duration(wrong), None, "{wrong}");
        }
    }
}
