//! The pages over training, and what the pages of programmes, sessions, certificates and people say of it.

pub(super) mod calendar;
pub(super) mod catalogue;
pub(super) mod certificates;
mod page;
pub(super) mod roi;

use jiff::civil::Date;

use super::{badge, page_link, title};
use crate::portal::PageIx;
use crate::prose::{counted as count, listed};
use crate::registers::learning::training::Training;
use crate::registers::learning::training::enrolment::Seats;
use crate::registers::learning::training::programs::Amount;
use crate::registers::learning::training::sessions::{Days, Session, State, clock};
use crate::render::Shared;
use crate::render::money::{money, thousands};
use crate::render::view::{BadgeView, SessionLine};

pub(in crate::render) use page::view as page;

fn all<'a>(shared: &'a Shared<'_>) -> &'a Training {
    &shared.registers.learning.training
}

/// A session as a line of a list.
fn line(shared: &Shared<'_>, session: &Session) -> SessionLine {
    let own = page_link(shared, session.ix);
    SessionLine {
        title: own.title,
        url: own.url,
        program: session.program.map(|ix| page_link(shared, ix)),
        when: when(session),
        from: session.from.to_string(),
        to: session.to.to_string(),
        place: session.location.clone().unwrap_or_default(),
        instructor: session.instructor.map(|ix| page_link(shared, ix)),
        state: state(session.state),
        seats: seats(all(shared).seats(session), session.is_ahead(shared.portal.today)),
    }
}

fn state(state: State) -> BadgeView {
    let kind = match state {
        State::Planning => "draft",
        State::Scheduled => "task",
        State::InProgress => "review",
        State::Completed => "ok",
        State::Cancelled => "archived",
        State::Postponed => "deprecated",
    };
    badge(kind, state.title())
}

/// `3 of 12 places free`, or as much of it as is known; of a session that has begun how many were taken.
fn seats(seats: Seats, ahead: bool) -> String {
    let Some(places) = seats.places else { return String::new() };
    let waiting = match seats.waiting {
        0 => String::new(),
        n => format!(", {n} waiting"),
    };
    match (seats.taken, seats.free()) {
        (Some(taken), Some(0)) if taken <= places => format!("All {places} places taken{waiting}"),
        (Some(_), Some(free)) if ahead && free > 0 => format!("{free} of {places} places free{waiting}"),
        (Some(taken), _) => format!("{taken} of {places} places taken{waiting}"),
        _ => count(places, "place"),
    }
}

/// `Tue 1 to Thu 3 Dec 2026, 09:00 to 17:00`.
fn when(session: &Session) -> String {
    const NAMES: [&str; 7] =
        ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"];
    let mut parts = vec![days(session.from, session.to)];
    // Whoever reads that it is held from Monday to Friday needs no list.
    let plain = session.days == Days::ALL || session.days.places().eq(0..5);
    if !plain && session.from != session.to {
        let names: Vec<&str> = session.days.places().map(|at| NAMES[at]).collect();
        parts.push(listed(&names));
    }
    parts.extend(session.times.map(|times| format!("{} to {}", clock(times.starts), clock(times.ends))));
    parts.join(", ")
}

/// A period, with what both days share said once.
fn days(from: Date, to: Date) -> String {
    let day = |date: Date| format!("{} {}", &weekday(date)[..3], date.day());
    let human = |date: Date| format!("{} {}", &weekday(date)[..3], crate::date::human(date));
    if from == to {
        human(from)
    } else if (from.year(), from.month()) == (to.year(), to.month()) {
        format!("{} to {}", day(from), human(to))
    } else if from.year() == to.year() {
        let month = crate::registers::months::Month::of(from).name();
        format!("{} {month} to {}", day(from), human(to))
    } else {
        format!("{} to {}", human(from), human(to))
    }
}

fn weekday(date: Date) -> &'static str {
    const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    NAMES[date.weekday().to_monday_zero_offset().unsigned_abs() as usize % 7]
}

/// `400`, or `300 to 500`.
fn range(shared: &Shared<'_>, amount: Amount) -> String {
    let (low, high) = (money(shared, amount.low), money(shared, amount.high));
    if amount.is_exact() { low } else { format!("{low} to {high}") }
}

/// `−20 %`, held together by a space that does not break.
fn percent(share: f64) -> String {
    let percent = (share * 100.0).round();
    let sign = if percent < 0.0 { "−" } else { "" };
    format!("{sign}{}\u{a0}%", thousands(&format!("{:.0}", percent.abs())))
}

/// `1.5`, and whole numbers as such.
fn number(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    format!("{}{}", if rounded < 0.0 { "−" } else { "" }, rounded.abs())
}

/// `24 h`.
fn hours(seconds: u64) -> String {
    format!("{} h", number(seconds as f64 / 3600.0))
}

/// What a participant costs.
fn cost(shared: &Shared<'_>, price: Option<Amount>) -> String {
    match price {
        None => String::new(),
        Some(price) if price.high <= 0.0 => "Free".to_owned(),
        Some(price) => range(shared, price),
    }
}

/// The calendar file of a programme, or of all sessions.
fn calendar_file(shared: &Shared<'_>, program: Option<PageIx>) -> Option<String> {
    let url = crate::emit::session_calendar(shared.portal, all(shared), program)?;
    Some(shared.href(&url))
}

/// The title of a record's enumeration field.
fn enum_title(shared: &Shared<'_>, ix: PageIx, field: &str) -> (String, String) {
    match shared.portal.page(ix).fields.get(field) {
        Some(crate::schema::Value::Enum { id, title }) => (id.clone(), title.clone()),
        _ => (String::new(), String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn periods() {
        for (from, to, expected) in [
            (date(2026, 12, 1), date(2026, 12, 1), "Tue 1 Dec 2026"),
            (date(2026, 12, 1), date(2026, 12, 3), "Tue 1 to Thu 3 Dec 2026"),
            (date(2026, 11, 30), date(2026, 12, 3), "Mon 30 Nov to Thu 3 Dec 2026"),
            (date(2026, 12, 30), date(2027, 1, 3), "Wed 30 Dec 2026 to Sun 3 Jan 2027"),
        ] {
            assert_eq!(days(from, to), expected);
        }
        assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
    }

    #[test]
    fn numbers() {
        assert_eq!(thousands("1250000"), "1,250,000");
        assert_eq!(thousands("999"), "999");
        assert_eq!(
            (percent(-0.204), percent(1.0), percent(-0.001)),
            ("−20\u{a0}%".into(), "100\u{a0}%".into(), "0\u{a0}%".into())
        );
        assert_eq!((number(1.5), number(2.0), number(-0.333)), ("1.5".into(), "2".into(), "−0.33".into()));
        assert_eq!(hours(5400), "1.5 h");
    }

    #[test]
    fn places() {
        let of = |places, taken, waiting| seats(Seats { places, taken, waiting }, true);
        assert_eq!(of(Some(12), Some(9), 0), "3 of 12 places free");
        assert_eq!(of(Some(12), Some(12), 2), "All 12 places taken, 2 waiting");
        assert_eq!(of(Some(12), Some(13), 0), "13 of 12 places taken");
        assert_eq!(of(Some(12), None, 0), "12 places");
        assert_eq!(of(None, Some(3), 0), "");
        let begun = Seats { places: Some(12), taken: Some(9), waiting: 0 };
        assert_eq!(seats(begun, false), "9 of 12 places taken");
    }
}
