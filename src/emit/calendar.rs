//! Calendars (RFC 5545) of all-day events on the day by which something has to be done: every review in
//! `browse/review/reviews.ics`, and what a person, a team or a type has in `due.ics` beside its feed.

use std::collections::BTreeSet;

use super::notice::Notice;
use super::{host, link, one_line};
use crate::artifact::Artifact;
use crate::portal::{Portal, Url};
use crate::registers::Registers;
use crate::registers::due::{self, Deadline, What};

/// Octets that a line may have before it is folded.
const WIDTH: usize = 75;
/// Events that a calendar of one person, team or type has at most: those nearest to today.
const MOST_EVENTS: usize = 300;

pub(super) fn emit(portal: &Portal, registers: &Registers<'_>) -> Vec<Artifact> {
    let title = &portal.config.title;
    let mut reviews: Vec<Deadline> = portal
        .iter()
        .filter_map(|(ix, page)| Some(Deadline { due: page.review.due?, page: ix, what: What::Review }))
        .collect();
    reviews.sort_unstable();
    let reviews = ("browse/review/reviews.ics".to_owned(), format!("{title}: reviews"), reviews);
    let all = std::iter::once(reviews).chain(
        of_lists(portal, registers)
            .map(|(list, title, due)| (calendar_url(&list).file(), title, nearest(portal, due))),
    );
    // A calendar has to have an event.
    let all = all.filter(|(_, _, due)| !due.is_empty());
    all.map(|(path, name, due)| Artifact::new(path, calendar(portal, registers, &name, &due))).collect()
}

/// What each type, person and team has to do: the list beside which the calendar lies, its name, and the days.
fn of_lists<'a>(
    portal: &'a Portal,
    registers: &'a Registers<'_>,
) -> impl Iterator<Item = (Url, String, Vec<Deadline>)> + 'a {
    let title = &portal.config.title;
    let types = portal.taxonomies.types.iter().map(move |term| {
        (term.url.clone(), format!("{title}: {}", term.title), due::of_type(portal, registers, term))
    });
    let people = due::actors(portal, registers).into_iter().map(move |(name, actors)| {
        let who = actors.first().map_or("", |ix| portal.page(*ix).page.title.as_str());
        let due = due::of_actors(portal, registers, &actors);
        (Url::new(format!("browse/owner/{name}/")), format!("{title}: {who}"), due)
    });
    types.chain(people)
}

/// The calendars that there are besides that of all reviews.
pub(crate) fn due_calendars(portal: &Portal, registers: &Registers<'_>) -> BTreeSet<Url> {
    let lists = of_lists(portal, registers).filter(|(_, _, due)| !due.is_empty());
    lists.map(|(list, _, _)| calendar_url(&list)).collect()
}

/// The calendar of what a list shows.
pub(crate) fn calendar_url(page: &Url) -> Url {
    Url::new(format!("{page}due.ics"))
}

fn nearest(portal: &Portal, mut due: Vec<Deadline>) -> Vec<Deadline> {
    if due.len() > MOST_EVENTS {
        let distance = |due: &Deadline| (due.due - portal.today).get_days().unsigned_abs();
        due.sort_by_key(|due| (distance(due), *due));
        due.truncate(MOST_EVENTS);
        due.sort_unstable();
    }
    due
}

fn calendar(portal: &Portal, registers: &Registers<'_>, name: &str, due: &[Deadline]) -> String {
    Calendar::document("reviews", name, |out| {
        for deadline in due {
            event(portal, registers, *deadline, out);
        }
    })
}

fn event(portal: &Portal, registers: &Registers<'_>, deadline: Deadline, out: &mut Calendar) {
    let page = portal.page(deadline.page);
    let of = portal.schema.get(&page.page.type_id);
    let id = crate::portal::urls::encode_path(&page.page.id);
    let Notice { name, what, who } = Notice::of(portal, registers, deadline);
    let mut details = vec![of.title.clone()];
    details.extend(who);
    if deadline.what == What::Review {
        details.extend(page.review.last.map(|date| format!("Last reviewed: {date}")));
        details.extend(page.review.cycle.map(|cycle| format!("Review cycle: {}", cycle.describe())));
    }
    out.line("BEGIN", "VEVENT");
    out.line("UID", &text(&format!("{name}:{id}@{}", host(portal).unwrap_or("portal.invalid"))));
    out.line("DTSTAMP", &format!("{}T000000Z", day(portal.today)));
    out.line("DTSTART;VALUE=DATE", &day(deadline.due));
    out.line("SUMMARY", &text(&format!("{what}: {}", page.page.title)));
    out.line("DESCRIPTION", &details.iter().map(|d| text(d)).collect::<Vec<_>>().join("\\n"));
    out.line("CATEGORIES", &text(&of.title));
    out.line("URL", &link(portal, &page.url));
    out.line("TRANSP", "TRANSPARENT");
    out.line("END", "VEVENT");
}

pub(super) fn day(date: jiff::civil::Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// A value of kind TEXT.
pub(super) fn text(written: &str) -> String {
    one_line(written).replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,")
}

/// Content lines, ended and folded as the format wants them.
#[derive(Default)]
pub(super) struct Calendar(String);

impl Calendar {
    /// A whole file with the events that are written into it. `of` is what the calendar is of, for programs.
    pub(super) fn document(of: &str, name: &str, events: impl FnOnce(&mut Self)) -> String {
        let mut out = Self::default();
        out.line("BEGIN", "VCALENDAR");
        out.line("VERSION", "2.0");
        out.line("PRODID", &format!("-//lyceum//{of}//EN"));
        out.line("CALSCALE", "GREGORIAN");
        out.line("X-WR-CALNAME", &text(name));
        events(&mut out);
        out.line("END", "VCALENDAR");
        out.0
    }

    pub(super) fn line(&mut self, name: &str, value: &str) {
        let mut room = WIDTH;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if c.len_utf8() > room {
                // The space that marks a continuation counts.
                self.0.push_str("\r\n ");
                room = WIDTH - 1;
            }
            self.0.push(c);
            room -= c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::testing::with_registers;
    use crate::emit::testing::{SMALL, portal, text as file};

    #[test]
    fn a_whole_calendar() {
        let files = with_registers(emit, &portal("https://docs.example/kb/", SMALL));
        let expected = "\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//lyceum//reviews//EN
CALSCALE:GREGORIAN
X-WR-CALNAME:Shared memory: reviews
BEGIN:VEVENT
UID:review:guides/lag@docs.example
DTSTAMP:20261121T000000Z
DTSTART;VALUE=DATE:20261014
SUMMARY:Review: Lag & offsets
DESCRIPTION:Troubleshooting guide\\nOwner: Inês Carvalho\\nLast reviewed: 20
 26-09-14\\nReview cycle: 30 days
CATEGORIES:Troubleshooting guide
URL:https://docs.example/kb/guides/lag/
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
";
        assert_eq!(file(&files, "browse/review/reviews.ics").replace("\r\n", "\n"), expected);
    }

    #[test]
    fn lines_fold_at_75_octets_between_characters() {
        let mut out = Calendar::default();
        out.line("SUMMARY", &"ñ€".repeat(60));
        let lines: Vec<_> = out.0.split_terminator("\r\n").collect();
        assert!(lines.iter().all(|l| l.len() <= 75), "{lines:?}");
        assert!(lines[1..].iter().all(|l| l.starts_with(' ')));
        let unfolded = out.0.replace("\r\n ", "");
        assert_eq!(unfolded, format!("SUMMARY:{}\r\n", "ñ€".repeat(60)));
    }

    #[test]
    fn texts_are_escaped() {
        assert_eq!(text("a;b,c\\d\r\nBEGIN:VEVENT"), "a\\;b\\,c\\\\d BEGIN:VEVENT");
    }

    #[test]
    fn nothing_due_no_calendar() {
        assert_eq!(with_registers(emit, &portal("", &[("index.md", "# Home\n")])), []);
    }
}
