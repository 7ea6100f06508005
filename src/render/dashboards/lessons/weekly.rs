//! `/browse/weekly/`: what changed in the present week; `/browse/weekly/2026-W46/` and so on: in the last ones.

use super::{Area, Dashboard, all, page_link};
use crate::artifact::Artifact;
use crate::diagnostic::Diagnostic;
use crate::portal::Url;
use crate::registers::lessons::report;
use crate::registers::lessons::week::Week;
use crate::render::Shared;
use crate::render::view::{LinkView, NotedLink, TrackView, WeekLink, WeekPart, WeekView};

/// Lines that a part shows; the others are in the Markdown.
const MOST_LINES: usize = 20;

/// The page.
pub(in crate::render::dashboards) static PAGE: Dashboard = Dashboard {
    area: Area::Improvement,
    id: "weekly",
    title: "Weekly report",
    description: "What changed in a week: incidents, actions done and overdue, pages that came, changed and were reviewed.",
    shown: |shared| !all(shared).weeks.is_empty(),
    render: |page, shared| page.write(shared, &view(shared, &all(shared).weeks[0], &page.url())),
};

/// The page of one week.
pub(in crate::render) fn render(shared: &Shared<'_>, week: &Week) -> Result<Artifact, Box<Diagnostic>> {
    let url = week.url();
    PAGE.write_at(shared, &view(shared, week, &url), &url, &format!("{}: {}", PAGE.title, week.title()))
}

pub(super) fn link(shared: &Shared<'_>) -> LinkView {
    PAGE.link(shared)
}

fn view(shared: &Shared<'_>, week: &Week, own: &Url) -> WeekView {
    let lessons = all(shared);
    let at = lessons.weeks.iter().position(|other| other == week).unwrap_or_default();
    let to = |week: &Week| LinkView { title: week.title(), url: shared.href(&week.url()) };
    let figure = |(name, count): (&'static str, usize)| TrackView {
        title: name,
        value: count.to_string(),
        formula: if name == "overdue actions" && week.newly > 0 {
            format!("{} since this week", week.newly)
        } else {
            String::new()
        },
    };
    let part = |part: report::Part| WeekPart {
        id: part.id,
        title: part.title,
        count: part.lines.len(),
        bad: part.lines.iter().any(|line| line.bad),
        rest: part.lines.len().saturating_sub(MOST_LINES),
        lines: part
            .lines
            .into_iter()
            .take(MOST_LINES)
            .map(|line| {
                let link = LinkView { title: line.title, url: page_link(shared, line.page).url };
                NotedLink { link, note: line.note }
            })
            .collect(),
    };
    let other =
        |week: &Week| WeekLink { link: to(week), sentence: report::sentence(week), here: week.url() == *own };
    let mail = LinkView { title: "Markdown for mail".into(), url: shared.href(&week.mail()) };
    WeekView {
        title: week.title(),
        days: report::days(week),
        sentence: report::sentence(week),
        open: !week.over,
        figures: week.figures().into_iter().map(figure).collect(),
        parts: report::parts(shared.portal, lessons, week).into_iter().map(part).collect(),
        previous: lessons.weeks.get(at + 1).map(to),
        next: at.checked_sub(1).and_then(|at| lessons.weeks.get(at)).map(to),
        weeks: lessons.weeks.iter().map(other).collect(),
        links: shared
            .feed(&PAGE.url())
            .map(|feed| LinkView { title: "Feed".into(), url: feed.url.clone() })
            .into_iter()
            .chain([mail])
            .collect(),
    }
}
