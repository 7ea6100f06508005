//! The day by which somebody said that something will be done.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::capture::words::Words;

const DAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// A date as written, the next such weekday, `tomorrow`, `27 November`: counted from the day of the conversation.
pub fn due(text: &str, from: Date, words: &Words) -> Option<Date> {
    let lower = text.to_lowercase();
    let tokens: Vec<&str> = lower
        .split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '\''))
        .filter(|token| !token.is_empty())
        .collect();
    if let Some(date) =
        tokens.iter().find_map(|token| token.parse::<Date>().ok().filter(|_| token.len() == 10))
    {
        return Some(date);
    }
    let place = |list: &str, token: &str| words.list(list).iter().position(|word| word == token);
    for (at, token) in tokens.iter().enumerate() {
        if let Some(month) = place("months", token).and_then(|month| i8::try_from(month + 1).ok()) {
            let number = |token: Option<&&str>| {
                token.and_then(|t| t.trim_end_matches(|c: char| c.is_alphabetic()).parse::<i8>().ok())
            };
            let before = at.checked_sub(1).and_then(|at| tokens.get(at));
            let of = at.checked_sub(2).filter(|_| before == Some(&"of")).and_then(|at| tokens.get(at));
            if let Some(day) = number(before).or_else(|| number(of)).or_else(|| number(tokens.get(at + 1))) {
                let date = Date::new(from.year(), month, day).ok()?;
                return if date < from { date.checked_add(1.year()).ok() } else { Some(date) };
            }
        }
    }
    let weekday = tokens.iter().find_map(|token| place("weekdays", token));
    if let Some(day) = weekday.and_then(|day| DAYS.get(day)) {
        return from.nth_weekday(1, *day).ok();
    }
    let has = |list: &str| {
        words
            .list(list)
            .iter()
            .any(|phrase| format!(" {} ", tokens.join(" ")).contains(&format!(" {phrase} ")))
    };
    if has("tomorrow") {
        return from.checked_add(1.day()).ok();
    }
    if has("today") {
        return Some(from);
    }
    if has("next_week") {
        return from.checked_add(7.days()).ok();
    }
    if has("end_of_week") {
        let to_friday = (4 - i64::from(from.weekday().to_monday_zero_offset())).rem_euclid(7);
        return from.checked_add(to_friday.days()).ok();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_count_from_the_conversation() {
        let words = Words::new(&crate::schema::load(&[]).0, "en").unwrap();
        // A Sunday.
        let from = date(2026, 11, 22);
        for (text, expected) in [
            ("by Friday", Some(date(2026, 11, 27))),
            ("on Sunday.", Some(date(2026, 11, 29))),
            ("tomorrow", Some(date(2026, 11, 23))),
            ("by 3 December", Some(date(2026, 12, 3))),
            ("on the 5th of January", Some(date(2027, 1, 5))),
            ("January 5", Some(date(2027, 1, 5))),
            ("2026-12-01", Some(date(2026, 12, 1))),
            ("next week", Some(date(2026, 11, 29))),
            ("by the end of the week", Some(date(2026, 11, 27))),
            ("February 30", None),
            ("some day", None),
        ] {
            assert_eq!(due(text, from, &words), expected, "{text}");
        }
    }
}
