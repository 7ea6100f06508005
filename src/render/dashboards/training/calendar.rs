//! `/browse/calendar/`: the sessions by month, and in a row.

use super::super::{Area, Dashboard};
use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::Date;

use super::{all, calendar_file, count, line, state, title, weekday};
use crate::date::human;
use crate::registers::learning::training::sessions::{Session, clock};
use crate::registers::months::Month;
use crate::render::Shared;
use crate::render::view::{AgendaView, CalendarView, DayView, MonthView, OnDay};

/// Months that are drawn: those nearest to today. The list has all sessions.
const MOST_MONTHS: i16 = 24;
/// Sessions that a day shows.
const MOST_A_DAY: usize = 6;

/// The page.
pub(in crate::render::dashboards) static PAGE: Dashboard = Dashboard {
    area: Area::Learning,
    id: "calendar",
    title: "Calendar",
    description: "When training is held, where, by whom, and whether there are places.",
    shown: |shared| !all(shared).sessions.is_empty(),
    render: |page, shared| page.write(shared, &view(shared)),
};

fn view(shared: &Shared<'_>) -> CalendarView {
    let sessions = &all(shared).sessions;
    let today = shared.portal.today;
    let here = Month::of(today);
    let (coming, past): (Vec<&Session>, Vec<&Session>) =
        sessions.iter().partition(|session| session.to >= today);
    let (running, coming): (Vec<&Session>, Vec<&Session>) =
        coming.into_iter().partition(|session| session.from <= today && session.state.is_held());
    CalendarView {
        months: months(sessions, here).into_iter().map(|month| view_of(shared, month)).collect(),
        here: here.sort_key(),
        past_count: past.len(),
        running: running.into_iter().map(|session| line(shared, session)).collect(),
        coming: agenda(shared, coming.into_iter()),
        past: agenda(shared, past.into_iter().rev()),
        calendar: calendar_file(shared, None),
    }
}

/// This month, and those nearest to it in which a session is held.
fn months(sessions: &[Session], here: Month) -> Vec<Month> {
    let distance = |month: &Month| {
        let of = |month: &Month| i32::from(month.year) * 12 + i32::from(month.month);
        (of(month) - of(&here)).unsigned_abs()
    };
    let mut months: Vec<Month> = (-MOST_MONTHS..=MOST_MONTHS)
        .map(|offset| here.plus(offset))
        .filter(|month| *month == here || sessions.iter().any(|session| is_in(session, *month)))
        .collect();
    months.sort_by_key(distance);
    months.truncate(MOST_MONTHS.unsigned_abs().into());
    months.sort_unstable();
    months
}

/// The first and the last day of a month.
fn bounds(month: Month) -> (Date, Date) {
    let last = month.last_day();
    (last.first_of_month(), last)
}

fn is_in(session: &Session, month: Month) -> bool {
    let (first, last) = bounds(month);
    session.days_between(first, last).next().is_some()
}

fn view_of(shared: &Shared<'_>, month: Month) -> MonthView {
    let (first, last) = bounds(month);
    let own: Vec<&Session> = all(shared).sessions.iter().filter(|session| is_in(session, month)).collect();
    let before = i64::from(first.weekday().to_monday_zero_offset());
    let after = 6 - i64::from(last.weekday().to_monday_zero_offset());
    let day = |date: Date, offset: i64| date.checked_add(Span::new().days(offset)).unwrap_or(date);
    let (from, to) = (day(first, -before), day(last, after));
    let all_days: Vec<DayView> = std::iter::successors(Some(from), |date| date.tomorrow().ok())
        .take_while(|date| *date <= to)
        .map(|date| day_view(shared, date, month, &own))
        .collect();
    let mut weeks: Vec<Vec<DayView>> = Vec::new();
    for (at, day) in all_days.into_iter().enumerate() {
        if at % 7 == 0 {
            weeks.push(Vec::with_capacity(7));
        }
        if let Some(week) = weeks.last_mut() {
            week.push(day);
        }
    }
    MonthView { id: month.sort_key(), title: long_title(month), note: count(own.len(), "session"), weeks }
}

fn day_view(shared: &Shared<'_>, date: Date, month: Month, sessions: &[&Session]) -> DayView {
    let outside = Month::of(date) != month;
    let mut on: Vec<&Session> =
        sessions.iter().copied().filter(|session| !outside && session.is_on(date)).collect();
    // Where everybody chooses the time, the first and the last day are all that can be said.
    on.retain(|session| !all(shared).is_free(session) || date == session.from || date == session.to);
    on.sort_by_key(|session| session.times.map(|times| times.starts));
    DayView {
        iso: date.to_string(),
        day: date.day(),
        name: format!("{}, {}", weekday(date), human(date)),
        outside,
        more: on.len().saturating_sub(MOST_A_DAY),
        sessions: on.iter().take(MOST_A_DAY).map(|session| on_day(shared, session, date)).collect(),
    }
}

fn on_day(shared: &Shared<'_>, session: &Session, date: Date) -> OnDay {
    let state = state(session.state);
    let note = match session.state.is_held() {
        false => state.title.to_lowercase(),
        true if !all(shared).is_free(session) || session.from == session.to => String::new(),
        true if date == session.from => "begins".to_owned(),
        true => "ends".to_owned(),
    };
    OnDay {
        title: title(shared, session.program.or(Some(session.ix))),
        url: super::super::href(shared, session.ix),
        time: session.times.map(|times| clock(times.starts)).unwrap_or_default(),
        kind: state.kind,
        note,
    }
}

/// `November 2026`.
fn long_title(month: Month) -> String {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let name = NAMES[usize::from(month.month.unsigned_abs()).saturating_sub(1) % 12];
    format!("{name} {}", month.year)
}

/// Sessions by the month in which they begin, in the order given.
fn agenda<'a>(shared: &Shared<'_>, sessions: impl Iterator<Item = &'a Session>) -> Vec<AgendaView> {
    let mut months: Vec<AgendaView> = Vec::new();
    let mut places: BTreeMap<Month, usize> = BTreeMap::new();
    for session in sessions {
        let month = Month::of(session.from);
        let at = *places.entry(month).or_insert_with(|| {
            months.push(AgendaView { title: long_title(month), sessions: Vec::new() });
            months.len() - 1
        });
        months[at].sessions.push(line(shared, session));
    }
    months
}
