//! The report of a week in lines: the same for the page, the feed and the mail.

use super::Lessons;
use super::actions::Action;
use super::week::Week;
use crate::date::human;
use crate::portal::{PageIx, Portal};
use crate::prose;

/// A part of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// For addresses.
    pub id: &'static str,
    /// As shown.
    pub title: &'static str,
    /// What there is to tell; parts without lines are left out.
    pub lines: Vec<Line>,
}

/// Something that happened or has to happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub page: PageIx,
    /// More on it, in a few words.
    pub note: String,
    /// Whether it should be otherwise.
    pub bad: bool,
}

/// The parts of a week's report, what matters most first.
pub fn parts(portal: &Portal, lessons: &Lessons, week: &Week) -> Vec<Part> {
    let report = Report { portal, lessons };
    let all = [
        ("incidents", "Incidents", week.incidents.iter().map(|ix| report.incident(*ix)).collect()),
        ("done", "Actions put in place", report.actions(&week.done, Action::done_note)),
        ("verified", "Actions verified", report.actions(&week.verified, |_| String::new())),
        ("overdue", "Actions overdue", report.late(week)),
        ("soon", "Due in the week after", report.actions(&week.soon, |action| due(action, "due"))),
        ("new", "New pages", report.pages(&week.new)),
        ("changed", "Changed pages", report.pages(&week.changed)),
        ("reviewed", "Reviewed pages", report.reviewed(week)),
    ];
    let parts = all.into_iter().filter(|(.., lines): &(_, _, Vec<Line>)| !lines.is_empty());
    parts.map(|(id, title, lines)| Part { id, title, lines }).collect()
}

impl Action {
    fn done_note(&self) -> String {
        self.verification.as_ref().map(super::verify::Verification::summary).unwrap_or_default()
    }
}

struct Report<'a> {
    portal: &'a Portal,
    lessons: &'a Lessons,
}

impl Report<'_> {
    fn title(&self, ix: PageIx) -> String {
        self.portal.page(ix).page.title.clone()
    }

    fn incident(&self, ix: PageIx) -> Line {
        let incident = self.lessons.incident(ix);
        let severity =
            incident.and_then(|incident| incident.severity.as_ref()).map(|(_, title)| title.clone());
        let day = incident.and_then(|incident| incident.occurred).map(human);
        Line { title: self.title(ix), page: ix, note: joined([severity, day]), bad: true }
    }

    fn actions(&self, places: &[usize], note: impl Fn(&Action) -> String) -> Vec<Line> {
        let line = |at: &usize| {
            let action = &self.lessons.actions[*at];
            let who = action.who.map(|ix| self.title(ix));
            Line {
                title: action.title.clone(),
                page: action.page(),
                note: joined([who, Some(note(action))]),
                bad: false,
            }
        };
        places.iter().map(line).collect()
    }

    fn late(&self, week: &Week) -> Vec<Line> {
        let lines = self.actions(&week.overdue, |action| due(action, "was due"));
        lines.into_iter().map(|line| Line { bad: true, ..line }).collect()
    }

    fn pages(&self, pages: &[PageIx]) -> Vec<Line> {
        let line = |ix: &PageIx| {
            let page = &self.portal.page(*ix).page;
            let of = self.portal.schema.get(&page.type_id);
            let note = if of.id == "page" { String::new() } else { of.title.clone() };
            Line { title: page.title.clone(), page: *ix, note, bad: false }
        };
        pages.iter().map(line).collect()
    }

    fn reviewed(&self, week: &Week) -> Vec<Line> {
        let line = |(ix, count): &(PageIx, usize)| Line {
            title: self.title(*ix),
            page: *ix,
            note: if *count == 1 { String::new() } else { format!("{count} reviews") },
            bad: false,
        };
        week.reviewed.iter().map(line).collect()
    }
}

fn due(action: &Action, word: &str) -> String {
    action.due.map(|due| format!("{word} {}", human(due))).unwrap_or_default()
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// `16 to 21 Nov 2026`.
pub fn days(week: &Week) -> String {
    let (first, last) = (human(week.first), human(week.last));
    match (week.first.year() == week.last.year(), week.first.month() == week.last.month()) {
        _ if week.first == week.last => last,
        (true, true) => format!("{} to {last}", week.first.day()),
        (true, false) => {
            let without = first.rsplit_once(' ').map_or(first.as_str(), |(day, _)| day);
            format!("{without} to {last}")
        }
        _ => format!("{first} to {last}"),
    }
}

/// The report in one sentence: `2 incidents, 3 actions done and 14 pages changed`.
pub fn sentence(week: &Week) -> String {
    let figures: Vec<String> = week
        .figures()
        .into_iter()
        .map(|(name, count)| format!("{count} {}", singular(name, count)))
        .collect();
    if figures.is_empty() { "Nothing changed".to_owned() } else { prose::listed(&figures) }
}

fn singular(name: &str, count: usize) -> String {
    if count == 1 {
        name.replace("incidents", "incident").replace("actions", "action").replace("pages", "page")
    } else {
        name.to_owned()
    }
}

/// The report as Markdown for mail. `link` gives the whole address of a page.
pub fn markdown(portal: &Portal, lessons: &Lessons, week: &Week, link: &dyn Fn(PageIx) -> String) -> String {
    let line = |line: Line| {
        let note = if line.note.is_empty() { String::new() } else { format!(" ({})", escaped(&line.note)) };
        format!("- [{}]({}){note}\n", escaped(&line.title), link(line.page))
    };
    let part = |part: Part| {
        let lines: String = part.lines.into_iter().map(line).collect();
        format!("\n## {}\n\n{lines}", part.title)
    };
    let parts: String = parts(portal, lessons, week).into_iter().map(part).collect();
    format!("# {}\n\n{}: {}.\n{parts}", week.title(), days(week), sentence(week))
}

/// A text that means itself in Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>') {
            out.push('\\');
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::testing::{action, incident, portal};
    use super::*;
    use crate::registers::process::Process;

    #[test]
    fn a_report_can_be_mailed() {
        let portal = portal(&[
            (
                "pm/a.md",
                &incident(
                    "2026-11-17",
                    "sev1",
                    "title = \"Orders [stood] still\"\ncreated = 2026-10-01\nupdated = 2026-10-01",
                ),
            ),
            (
                "actions/late.md",
                &action(
                    "title = \"Rehearse `rollback`\"\nassignee = \"anna\"\ncreated = 2026-01-01\ndue = 2026-11-15",
                ),
            ),
            (
                "new.md",
                "+++\ntype = \"checklists\"\ncreated = 2026-11-18\npurpose = \"p\"\noccasion = \"o\"\n+++\n## Items\n",
            ),
        ]);
        let lessons = Lessons::new(&portal, &Process::default());
        let link = |ix| format!("https://e.example{}", portal.page(ix).url);
        let expected = "# Week 47 of 2026\n\n16 to 21 Nov 2026: 1 incident, 1 overdue action and 1 new page.\n\n\
            ## Incidents\n\n- [Orders \\[stood\\] still](https://e.example/pm/a/) (SEV 1, 17 Nov 2026)\n\n\
            ## Actions overdue\n\n- [Rehearse \\`rollback\\`](https://e.example/actions/late/) (Anna, was due 15 Nov 2026)\n\n\
            ## New pages\n\n- [New](https://e.example/new/) (Checklist)\n";
        assert_eq!(markdown(&portal, &lessons, &lessons.weeks[0], &link), expected);
    }

    #[test]
    fn days_of_a_week() {
        let portal = portal(&[("pm/a.md", &incident("2026-11-17", "sev1", ""))]);
        let mut week = Lessons::new(&portal, &Process::default()).weeks[0].clone();
        for (first, last, expected) in [
            ("2026-11-16", "2026-11-16", "16 Nov 2026"),
            ("2026-11-30", "2026-12-06", "30 Nov to 6 Dec 2026"),
            ("2026-12-28", "2027-01-03", "28 Dec 2026 to 3 Jan 2027"),
        ] {
            (week.first, week.last) = (first.parse().unwrap(), last.parse().unwrap());
            assert_eq!(days(&week), expected);
        }
    }
}
