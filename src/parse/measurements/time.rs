//! When something was measured: the day as written, whatever its offset.

use jiff::civil::Date;

/// The day of `2026-10-05`, or of a time of that day: `2026-10-05T14:30:00Z`, `2026-10-05 14:30`. `None` for anything
/// else. Written by hand: a million rows have one each.
pub(super) fn day(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let digits = |from: usize, to: usize| {
        bytes.get(from..to)?.iter().try_fold(0_i16, |number, byte| {
            byte.is_ascii_digit().then(|| number * 10 + i16::from(byte - b'0'))
        })
    };
    if bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
        return None;
    }
    let date = Date::new(digits(0, 4)?, digits(5, 7)? as i8, digits(8, 10)? as i8).ok()?;
    let rest = &bytes[10..];
    match rest.first() {
        None => Some(date),
        Some(b'T' | b't' | b' ') => is_time(&rest[1..]).then_some(date),
        Some(_) => None,
    }
}

/// `14:30`, with seconds, parts of them and an offset if need be.
fn is_time(text: &[u8]) -> bool {
    let two = |from: usize, most: u8| {
        let digits = text.get(from..from + 2)?;
        let number =
            digits.iter().all(u8::is_ascii_digit).then(|| (digits[0] - b'0') * 10 + digits[1] - b'0')?;
        (number <= most).then_some(())
    };
    if two(0, 23).is_none() || text.get(2) != Some(&b':') || two(3, 59).is_none() {
        return false;
    }
    let mut at = 5;
    if text.get(at) == Some(&b':') {
        if two(at + 1, 60).is_none() {
            return false;
        }
        at += 3;
        if matches!(text.get(at), Some(b'.' | b',')) {
            at += 1;
            at += text[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        }
    }
    match text.get(at) {
        None => true,
        Some(b'Z' | b'z') => at + 1 == text.len(),
        Some(b'+' | b'-') => {
            let offset = &text[at + 1..];
            matches!(offset.len(), 2 | 4 | 5) && offset.iter().all(|b| b.is_ascii_digit() || *b == b':')
        }
        Some(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_and_times_of_them() {
        for text in [
            "2026-10-05",
            "2026-10-05T14:30",
            "2026-10-05 14:30:59",
            "2026-10-05T14:30:59.123456Z",
            "2026-10-05T23:30:00+02:00",
            "2026-10-05t00:30:00-0800",
        ] {
            assert_eq!(day(text), Some(date(2026, 10, 5)), "{text}");
        }
        for text in [
            "",
            "2026-10",
            "2026-13-01",
            "2026-02-30",
            "05.10.2026",
            "2026-10-05x",
            "2026-10-05T25:00",
            "2026-10-05T14:30Zx",
            "2026-10-05T14",
            "20é6-10-05",
            "2026-10-05T14:30+",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
