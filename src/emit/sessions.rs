//! Calendars (RFC 5545) of training sessions: all of them in `browse/calendar/sessions.ics`, and those of each
//! programme. Times are floating, those of the place where a session is held.

use jiff::civil::Date;

use super::calendar::{Calendar, day, text};
use super::{host, link};
use crate::artifact::Artifact;
use crate::portal::{PageIx, Portal, Url};
use crate::registers::Registers;
use crate::registers::learning::training::Training;
use crate::registers::learning::training::sessions::{Days, Session, State};

pub(super) fn emit(portal: &Portal, registers: &Registers<'_>) -> Vec<Artifact> {
    let training = &registers.learning.training;
    let all = std::iter::once(None).chain(training.programs.keys().copied().map(Some));
    let calendars = all.filter_map(|program| {
        let url = session_calendar(portal, training, program)?;
        let name = program.map_or("training", |ix| portal.page(ix).page.title.as_str());
        let own = training.sessions.iter().filter(|session| program.is_none() || session.program == program);
        let name = format!("{}: {name}", portal.config.title);
        Some(Artifact::new(url.file(), calendar(portal, training, &name, own)))
    });
    calendars.collect()
}

/// Where the sessions of a programme are, or all of them; `None` where there are none, as a calendar has to have an
/// event.
pub(crate) fn session_calendar(portal: &Portal, training: &Training, program: Option<PageIx>) -> Option<Url> {
    let Some(ix) = program else {
        return (!training.sessions.is_empty()).then(|| Url::new("browse/calendar/sessions.ics"));
    };
    // Below a folder of its own, so that no address of a programme meets the name of the file of all.
    let path = portal.page(ix).url.as_str().trim_end_matches('/');
    let any = training.programs.get(&ix).is_some_and(|program| !program.sessions.is_empty());
    any.then(|| Url::new(format!("browse/calendar/of{path}/sessions.ics")))
}

fn calendar<'a>(
    portal: &Portal,
    training: &Training,
    name: &str,
    sessions: impl Iterator<Item = &'a Session>,
) -> String {
    Calendar::document("training", name, |out| {
        for session in sessions {
            event(portal, training, session, out);
        }
    })
}

fn event(portal: &Portal, training: &Training, session: &Session, out: &mut Calendar) {
    let page = portal.page(session.ix);
    let id = crate::portal::urls::encode_path(&page.page.id);
    // An event begins on the first of its days; one without any has no event.
    let Some(first) = session.days_between(session.from, session.to).next() else { return };
    out.line("BEGIN", "VEVENT");
    out.line("UID", &text(&format!("session:{id}@{}", host(portal).unwrap_or("portal.invalid"))));
    out.line("DTSTAMP", &format!("{}T000000Z", day(portal.today)));
    times(session, first, out);
    out.line("SUMMARY", &text(&page.page.title));
    let details = details(portal, training, session);
    if !details.is_empty() {
        out.line("DESCRIPTION", &details.iter().map(|d| text(d)).collect::<Vec<_>>().join("\\n"));
    }
    if let Some(place) = &session.location {
        out.line("LOCATION", &text(place));
    }
    out.line("CATEGORIES", &text(&portal.schema.get(&page.page.type_id).title));
    out.line("URL", &link(portal, &page.url));
    out.line(
        "STATUS",
        match session.state {
            State::Cancelled => "CANCELLED",
            State::Planning | State::Postponed => "TENTATIVE",
            State::Scheduled | State::InProgress | State::Completed => "CONFIRMED",
        },
    );
    out.line("END", "VEVENT");
}

/// One event for the days that follow each other; with daily times one that comes round.
fn times(session: &Session, first: Date, out: &mut Calendar) {
    let mut last = session.to;
    let Some(times) = session.times else {
        if session.days != Days::ALL {
            out.line("DTSTART;VALUE=DATE", &day(first));
            out.line("RRULE", &format!("FREQ=WEEKLY;UNTIL={};BYDAY={}", day(last), by_day(session.days)));
            return;
        }
        out.line("DTSTART;VALUE=DATE", &day(first));
        // The end of an all-day event is the day after it.
        last = last.tomorrow().unwrap_or(last);
        out.line("DTEND;VALUE=DATE", &day(last));
        return;
    };
    let at = |date: Date, minutes: u16| format!("{}T{:02}{:02}00", day(date), minutes / 60, minutes % 60);
    out.line("DTSTART", &at(first, times.starts));
    out.line("DTEND", &at(first, times.ends));
    if first < last {
        let until = at(last, times.ends);
        let rule = if session.days == Days::ALL {
            format!("FREQ=DAILY;UNTIL={until}")
        } else {
            format!("FREQ=WEEKLY;UNTIL={until};BYDAY={}", by_day(session.days))
        };
        out.line("RRULE", &rule);
    }
}

fn by_day(days: Days) -> String {
    const NAMES: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    days.places().map(|at| NAMES[at]).collect::<Vec<_>>().join(",")
}

/// Programme, instructor and places.
fn details(portal: &Portal, training: &Training, session: &Session) -> Vec<String> {
    let title = |ix: PageIx| portal.page(ix).page.title.as_str();
    let program = session.program.map(|ix| format!("Programme: {}", title(ix)));
    let instructor = session.instructor.map(|ix| format!("Instructor: {}", title(ix)));
    let seats = training.seats(session);
    let free = seats.free().zip(seats.places).filter(|_| session.is_ahead(portal.today));
    let free = free.map(|(free, places)| format!("Free places: {free} of {places}"));
    let postponed = (session.state == State::Postponed).then(|| "Postponed: a new date follows".to_owned());
    program.into_iter().chain(instructor).chain(free).chain(postponed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::testing::with_registers;
    use crate::registers::learning::training::testing::{Org, org, participants};

    /// The lines of an event that say when it is.
    fn when(fields: &str) -> Vec<String> {
        let portal =
            org(Org { programs: &[("rust-course", "")], sessions: &[("s", fields)], ..Org::default() });
        let files = with_registers(emit, &portal);
        let text =
            String::from_utf8(files.first().map(|f| f.bytes.clone()).unwrap_or_default()).expect("UTF-8");
        let lines =
            text.lines().filter(|line| ["DTSTART", "DTEND", "RRULE"].iter().any(|n| line.starts_with(n)));
        lines.map(str::to_owned).collect()
    }

    #[test]
    fn days_and_times() {
        let nine = "starts = \"09:00\"\nends = \"17:30\"";
        // 2026-12-01 is a Tuesday.
        for (fields, expected) in [
            ("start_date = 2026-12-01", &["DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261202"][..]),
            (
                "start_date = 2026-12-01\nend_date = 2026-12-03",
                &["DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261204"],
            ),
            (
                &format!("start_date = 2026-12-01\n{nine}"),
                &["DTSTART:20261201T090000", "DTEND:20261201T173000"],
            ),
            (
                &format!("start_date = 2026-12-01\nend_date = 2026-12-03\n{nine}"),
                &[
                    "DTSTART:20261201T090000",
                    "DTEND:20261201T173000",
                    "RRULE:FREQ=DAILY;UNTIL=20261203T173000",
                ],
            ),
            (
                &format!(
                    "start_date = 2026-12-01\nend_date = 2027-01-31\nweekdays = [\"monday\", \"thursday\"]\n{nine}"
                ),
                &[
                    "DTSTART:20261203T090000",
                    "DTEND:20261203T173000",
                    "RRULE:FREQ=WEEKLY;UNTIL=20270131T173000;BYDAY=MO,TH",
                ],
            ),
            (
                "start_date = 2026-12-01\nend_date = 2026-12-31\nweekdays = [\"friday\"]",
                &["DTSTART;VALUE=DATE:20261204", "RRULE:FREQ=WEEKLY;UNTIL=20261231;BYDAY=FR"],
            ),
        ] {
            assert_eq!(when(fields), expected, "{fields}");
        }
    }

    #[test]
    fn a_whole_calendar() {
        let portal = org(Org {
            programs: &[("rust-course", "title = \"Rust; the course\"\ninstructor = \"ben\"\ncapacity = 2")],
            sessions: &[(
                "autumn",
                "title = \"Rust, autumn\"\nlocation = \"Graça, Lisbon\"\nstarts = \"09:00\"\nends = \"12:00\"",
            )],
            participants: &participants(&[("ana", "autumn", "enrolled", "")]),
            ..Org::default()
        });
        let files = with_registers(emit, &portal);
        let paths: Vec<_> = files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(
            paths,
            ["browse/calendar/sessions.ics", "browse/calendar/of/training_programs/rust-course/sessions.ics"]
        );
        let text = String::from_utf8(files[1].bytes.clone()).expect("UTF-8");
        let expected = "\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//lyceum//training//EN
CALSCALE:GREGORIAN
X-WR-CALNAME:: Rust\\; the course
BEGIN:VEVENT
UID:session:training_sessions/autumn@portal.invalid
DTSTAMP:20261121T000000Z
DTSTART:20261201T090000
DTEND:20261201T120000
SUMMARY:Rust\\, autumn
DESCRIPTION:Programme: Rust\\; the course\\nInstructor: Ben\\nFree places: 1 o
 f 2
LOCATION:Graça\\, Lisbon
CATEGORIES:Training session
URL:/training_sessions/autumn/
STATUS:CONFIRMED
END:VEVENT
END:VCALENDAR
";
        assert_eq!(text.replace("\r\n", "\n"), expected);
    }

    #[test]
    fn no_sessions_no_calendar() {
        assert_eq!(
            with_registers(emit, &org(Org { programs: &[("rust-course", "")], ..Org::default() })),
            []
        );
    }
}
