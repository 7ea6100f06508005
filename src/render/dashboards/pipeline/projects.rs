//! `/browse/projects/`: all projects by stage, when what is due, and what could go wrong.

use std::collections::BTreeSet;

use super::super::improvement::{chosen, declared, due, facet};
use super::super::{Area, Dashboard, MOST_ROWS, date_cell, href, register_of, rest, table, title};
use super::{all, count, days, names, percent, plot, state};
use crate::markdown;
use crate::registers::innovation::pipeline::projects::{Level, Milestone, Outcome, Project, Risk};
use crate::registers::innovation::pipeline::types;
use crate::render::money::money;
use crate::render::view::{CellView, ChangeCard, ChangeColumn, DataView, ProjectsView, TableView};
use crate::render::{Shared, dates};

/// Cards that a column shows.
const MOST_CARDS: usize = 50;

/// The page.
pub(in crate::render::dashboards) static PAGE: Dashboard = Dashboard {
    area: Area::Innovation,
    id: "projects",
    title: "Projects",
    description: "What is tried out, how far it is, what comes next, and what could go wrong.",
    shown: |shared| !all(shared).projects.is_empty(),
    render: |page, shared| page.write(shared, &view(shared)),
};

fn view(shared: &Shared<'_>) -> ProjectsView {
    let stages = &all(shared).stages.0;
    let columns: Vec<ChangeColumn> = (0..stages.len()).map(|stage| column(shared, stage)).collect();
    let cards: Vec<&ChangeCard> = columns.iter().flat_map(|column| &column.cards).collect();
    let levels: Vec<String> = Level::ALL.iter().rev().map(|level| level.title().to_owned()).collect();
    let outcomes = Outcome::ALL.map(|it| it.title().to_owned());
    let facets = [
        facet("kind", "Kind", &declared(shared, types::PROJECT, "innovation_type"), &cards),
        facet("team", "Team", &[], &cards),
        facet("state", "State", &outcomes, &cards),
        facet("risk", "Highest risk", &levels, &cards),
    ];
    ProjectsView {
        facets: facets.into_iter().filter(|facet| facet.options.len() > 1).collect(),
        count: all(shared).projects.len(),
        timeline: plot::milestones(shared),
        late: late(shared),
        risks: risks(shared),
        columns,
    }
}

fn column(shared: &Shared<'_>, stage: usize) -> ChangeColumn {
    let mut own: Vec<&Project> = all(shared).projects.iter().filter(|own| own.stage == stage).collect();
    // What is due next needs a look first; what is over comes last.
    own.sort_by_key(|own| (own.outcome, own.next().is_none(), own.next().map(|it| it.due), own.ix));
    let cards: Vec<ChangeCard> = own.iter().take(MOST_CARDS).map(|own| card(shared, own)).collect();
    let (id, title) = &all(shared).stages.0[stage];
    ChangeColumn {
        id: id.clone(),
        title: title.clone(),
        count: own.len(),
        rest: rest(own.len(), cards.len(), "All projects", register_of(shared, types::PROJECT)),
        cards,
    }
}

fn card(shared: &Shared<'_>, own: &Project) -> ChangeCard {
    let page = shared.portal.page(own.ix);
    let kind = chosen(shared, own.ix, "innovation_type").join(", ");
    let risk = own.worst().map_or("", Level::title);
    let data = [
        ("kind", kind.clone()),
        ("team", teams(shared, own).join("|")),
        ("state", own.outcome.title().to_owned()),
        ("risk", risk.to_owned()),
    ];
    let late = own.late(shared.portal.today).first().map(|it| due(shared, it.due, false));
    let other = (own.outcome != Outcome::Running).then(|| state(own.outcome));
    ChangeCard {
        title: page.page.title.clone(),
        url: shared.href(&page.url),
        kind,
        owner: names(shared, &own.team).join(", "),
        badges: other.into_iter().chain(late).collect(),
        bar: bar(shared, own),
        lines: [next(shared, own), worry(own), stay(shared, own)].into_iter().flatten().collect(),
        data: data.into_iter().map(|(name, value)| DataView { name, value }).collect(),
    }
}

/// The teams of the people who work on it, by name.
fn teams(shared: &Shared<'_>, own: &Project) -> Vec<String> {
    let team = |ix: &crate::portal::PageIx| shared.portal.record(*ix).page_of("team");
    let found: BTreeSet<String> =
        own.team.iter().filter_map(team).map(|ix| title(shared, Some(ix))).collect();
    found.into_iter().collect()
}

/// The share of the budget that is spent.
fn bar(shared: &Shared<'_>, own: &Project) -> Option<(usize, String)> {
    let share = own.budget.share()?;
    let allocated = money(shared, own.budget.allocated?);
    let full = (share * 100.0).round().clamp(0.0, 100.0) as usize;
    Some((full, format!("{} of {allocated}", percent(share))))
}

fn next(shared: &Shared<'_>, own: &Project) -> Option<String> {
    let it = own.next()?;
    let day = dates::view(it.due).human;
    let late = it.due < shared.portal.today;
    Some(if late { format!("{}: was due {day}", it.title) } else { format!("{}: by {day}", it.title) })
}

/// `High risk`, with how many there are of it.
fn worry(own: &Project) -> Option<String> {
    let worst = own.worst().filter(|_| own.outcome.is_open())?;
    let of = own.risks.iter().filter(|risk| risk.level == worst).count();
    Some(if of == 1 { format!("{} risk", worst.title()) } else { format!("{of} {} risks", worst.id()) })
}

/// How long it has been in its stage.
fn stay(shared: &Shared<'_>, own: &Project) -> Option<String> {
    if let Some(ended) = own.ended {
        return Some(format!("Ended {}", dates::view(ended).human));
    }
    let here = own.here().filter(|stay| stay.left.is_none())?;
    Some(format!("{} in this stage", days(here.days(shared.portal.today))))
}

/// Milestones whose day has passed.
fn late(shared: &Shared<'_>) -> Option<TableView> {
    let today = shared.portal.today;
    let found = all(shared).projects.iter();
    let mut found: Vec<(&Project, &Milestone)> =
        found.flat_map(|own| own.late(today).into_iter().map(move |it| (own, it))).collect();
    found.sort_by_key(|(own, it)| (it.due, own.ix));
    let row = |(own, it): &(&Project, &Milestone)| {
        vec![
            CellView::text("Milestone", it.title.clone()),
            project_cell(shared, own),
            CellView::text("Team", names(shared, &own.team).join(", ")),
            date_cell("Was due", Some(it.due)),
        ]
    };
    let rows: Vec<_> = found.iter().take(MOST_ROWS).map(row).collect();
    let heads = [("Milestone", false), ("Project", true), ("Team", false), ("Was due", false)];
    (!rows.is_empty()).then(|| TableView {
        id: "late",
        title: "Late",
        note: count(found.len(), "milestone"),
        rest: rest(found.len(), rows.len(), "All projects", register_of(shared, types::PROJECT)),
        register: table(&heads, rows),
    })
}

/// What could go wrong in what is not over, the worst first.
fn risks(shared: &Shared<'_>) -> Option<TableView> {
    let open = all(shared).projects.iter().filter(|own| own.outcome.is_open());
    let mut found: Vec<(&Project, &Risk)> =
        open.flat_map(|own| own.risks.iter().map(move |risk| (own, risk))).collect();
    found.sort_by_key(|(own, risk)| (std::cmp::Reverse(risk.level), own.ix));
    let plain = |text: &str| markdown::plain(text);
    let row = |(own, risk): &(&Project, &Risk)| {
        vec![
            CellView::text("Risk", plain(&risk.text)),
            CellView::text("Level", risk.level.title()).sorted((9 - risk.level as u8).to_string()),
            project_cell(shared, own),
            CellView::text("What is done", risk.mitigation.as_deref().map(plain).unwrap_or_default()),
        ]
    };
    let rows: Vec<_> = found.iter().take(MOST_ROWS).map(row).collect();
    let heads = [("Risk", false), ("Level", true), ("Project", true), ("What is done", false)];
    (!rows.is_empty()).then(|| TableView {
        id: "risks",
        title: "What could go wrong",
        note: by_level(&found),
        rest: rest(found.len(), rows.len(), "All projects", register_of(shared, types::PROJECT)),
        register: table(&heads, rows),
    })
}

/// `1 critical, 3 high, 2 low`.
fn by_level(found: &[(&Project, &Risk)]) -> String {
    let of = |level: Level| found.iter().filter(|(_, risk)| risk.level == level).count();
    let counts = Level::ALL.into_iter().rev().map(|level| (of(level), level.id()));
    let said: Vec<String> =
        counts.filter(|(count, _)| *count > 0).map(|(count, id)| format!("{count} {id}")).collect();
    said.join(", ")
}

/// A project as a link.
pub(super) fn project_cell(shared: &Shared<'_>, own: &Project) -> CellView {
    CellView::text("Project", title(shared, Some(own.ix))).to(Some(href(shared, own.ix)))
}
