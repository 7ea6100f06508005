//! `browse/review/reviews.ics`: every review as an all-day event on the day it is due (RFC 5545).

use super::{host, link, one_line};
use crate::artifact::Artifact;
use crate::portal::{Portal, PortalPage};

/// Octets that a line may have before it is folded.
const WIDTH: usize = 75;

pub(super) fn emit(portal: &Portal) -> Vec<Artifact> {
    let mut due: Vec<_> = portal.iter().filter_map(|(ix, page)| Some((page.review.due?, ix))).collect();
    if due.is_empty() {
        return Vec::new(); // A calendar has to have an event.
    }
    due.sort_unstable();
    let mut out = Calendar::default();
    out.line("BEGIN", "VCALENDAR");
    out.line("VERSION", "2.0");
    out.line("PRODID", "-//lyceum//reviews//EN");
    out.line("CALSCALE", "GREGORIAN");
    out.line("X-WR-CALNAME", &text(&format!("{}: reviews", portal.config.title)));
    for (date, ix) in due {
        event(portal, portal.page(ix), &day(date), &mut out);
    }
    out.line("END", "VCALENDAR");
    vec![Artifact::new("browse/review/reviews.ics", out.0)]
}

fn event(portal: &Portal, page: &PortalPage, due: &str, out: &mut Calendar) {
    let of = portal.schema.get(&page.page.type_id);
    let id = crate::portal::urls::encode_path(&page.page.id);
    let mut details = vec![of.title.clone()];
    details.extend(page.owner.map(|ix| format!("Owner: {}", portal.page(ix).page.title)));
    details.extend(page.review.last.map(|date| format!("Last reviewed: {date}")));
    details.extend(page.review.cycle.map(|cycle| format!("Review cycle: {}", cycle.describe())));
    out.line("BEGIN", "VEVENT");
    out.line("UID", &text(&format!("review:{id}@{}", host(portal).unwrap_or("portal.invalid"))));
    out.line("DTSTAMP", &format!("{}T000000Z", day(portal.today)));
    out.line("DTSTART;VALUE=DATE", due);
    out.line("SUMMARY", &text(&format!("Review: {}", page.page.title)));
    out.line("DESCRIPTION", &details.iter().map(|d| text(d)).collect::<Vec<_>>().join("\\n"));
    out.line("CATEGORIES", &text(&of.title));
    out.line("URL", &link(portal, &page.url));
    out.line("TRANSP", "TRANSPARENT");
    out.line("END", "VEVENT");
}

fn day(date: jiff::civil::Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// A value of kind TEXT.
fn text(written: &str) -> String {
    one_line(written).replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,")
}

/// Content lines, ended and folded as the format wants them.
#[derive(Default)]
struct Calendar(String);

impl Calendar {
    fn line(&mut self, name: &str, value: &str) {
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
    use crate::emit::testing::{SMALL, portal, text as file};

    #[test]
    fn a_whole_calendar() {
        let files = emit(&portal("https://docs.example/kb/", SMALL));
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
        assert_eq!(emit(&portal("", &[("index.md", "# Home\n")])), []);
    }
}
