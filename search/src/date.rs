//! Days, for telling overdue pages from current ones.

/// Days since 1970-01-01 of a date `YYYY-MM-DD`; what follows it, such as a time, is ignored.
pub(crate) fn days(date: &str) -> Option<i32> {
    let mut parts = date.get(..10)?.split('-').map(str::parse::<i32>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // Years begin in March here, so that the leap day is the last of its year.
    let year = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(365 * year + year / 4 - year / 100 + year / 400 + of_year - 719_468)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_the_epoch() {
        for (date, expected) in [
            ("1970-01-01", Some(0)),
            ("2000-02-29", Some(11_016)),
            ("2000-03-01", Some(11_017)),
            ("2026-11-21T02:00:00Z", Some(20_778)),
            ("2026-13-01", None),
            ("soon", None),
            ("", None),
            ("2026-1١-0", None),
        ] {
            assert_eq!(days(date), expected, "{date}");
        }
    }
}
