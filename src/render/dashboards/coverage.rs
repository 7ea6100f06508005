//! `/browse/coverage/`: what everybody together and each team can do, and what hangs on one person.

use std::collections::{BTreeMap, BTreeSet};

use super::{Area, Dashboard, MOST_ROWS, href, matrix, rest, table, title};
use crate::portal::PageIx;
use crate::registers::learning::coverage::{Coverage, ENOUGH, coverage};
use crate::registers::work;
use crate::render::Shared;
use crate::render::skills::files;
use crate::render::view::{CellView, CoverageView, TableView, TileView};

/// Names in a cell.
const MOST_NAMES: usize = 4;

/// The page.
pub(super) static PAGE: Dashboard = Dashboard {
    area: Area::Learning,
    id: "coverage",
    title: "Team coverage",
    description: "What each team can do, and which competencies hang on one person.",
    shown: |shared| shared.registers.shown.coverage,
    render: |page, shared| page.write(shared, &view(shared)),
};

fn view(shared: &Shared<'_>) -> CoverageView {
    let today = shared.portal.today;
    let learning = &shared.registers.learning;
    let everybody: BTreeSet<PageIx> = files::people(shared).into_iter().collect();
    let all = coverage(learning, &everybody, today);
    let mut teams: BTreeMap<PageIx, BTreeSet<PageIx>> = BTreeMap::new();
    for person in &everybody {
        if let Some(team) = work::team(shared.portal, *person) {
            teams.entry(team).or_default().insert(*person);
        }
    }
    let of_teams: Vec<(PageIx, Coverage)> = teams
        .iter()
        .flat_map(|(team, people)| coverage(learning, people, today).into_iter().map(|it| (*team, it)))
        .collect();
    CoverageView {
        tiles: tiles(&all),
        all: everybody_table(shared, all),
        teams: team_table(shared, of_teams),
    }
}

fn tiles(all: &[Coverage]) -> Vec<TileView> {
    let count = |fits: &dyn Fn(usize) -> bool| all.iter().filter(|it| fits(it.bus_factor())).count();
    let tile = |id, title, count| TileView { id, title, count, url: None };
    vec![
        tile("current", "held by two or more", count(&|n| n >= ENOUGH)),
        tile("due_soon", "hang on one person", count(&|n| n == 1)),
        tile("overdue", "nobody can do alone", count(&|n| n == 0)),
    ]
}

/// What is least covered comes first, and of that what most roles ask for.
fn order(a: &Coverage, b: &Coverage) -> std::cmp::Ordering {
    let key = |it: &Coverage| (!it.is_at_risk(), it.bus_factor(), std::cmp::Reverse(it.asked - it.met));
    key(a).cmp(&key(b))
}

fn everybody_table(shared: &Shared<'_>, mut all: Vec<Coverage>) -> TableView {
    all.sort_by(order);
    let count = all.len();
    let rows: Vec<_> = all
        .iter()
        .take(MOST_ROWS)
        .map(|it| {
            let mut row = vec![competency(shared, it)];
            row.extend(cells(shared, it));
            row.push(CellView::text("By level", by_level(it)).sorted(format!("{:?}", it.levels)));
            row
        })
        .collect();
    TableView {
        id: "everybody",
        title: "All of us",
        note: "Alone: proficient or above.".into(),
        rest: rest(count, rows.len(), "The matrix has all of them", shared.href(&matrix::PAGE.url())),
        register: table(
            &[
                ("Competency", false),
                ("State", true),
                ("Alone", false),
                ("Who", false),
                ("Roles met", false),
                ("By level", false),
            ],
            rows,
        ),
    }
}

fn team_table(shared: &Shared<'_>, all: Vec<(PageIx, Coverage)>) -> Option<TableView> {
    let mut at_risk: Vec<_> = all.into_iter().filter(|(_, it)| it.is_at_risk()).collect();
    at_risk.sort_by(|(a, x), (b, y)| order(x, y).then(a.cmp(b)));
    let count = at_risk.len();
    let rows: Vec<_> = at_risk
        .iter()
        .take(MOST_ROWS)
        .map(|(team, it)| {
            let mut row = vec![
                competency(shared, it),
                CellView::text("Team", title(shared, Some(*team))).to(Some(href(shared, *team))),
            ];
            row.extend(cells(shared, it));
            row
        })
        .collect();
    (!rows.is_empty()).then(|| TableView {
        id: "teams",
        title: "What hangs on one person in a team",
        note: "Competencies that a role in the team asks for.".into(),
        rest: rest(count, rows.len(), "The matrix has all of them", shared.href(&matrix::PAGE.url())),
        register: table(
            &[
                ("Competency", true),
                ("Team", true),
                ("State", true),
                ("Alone", false),
                ("Who", false),
                ("Roles met", false),
            ],
            rows,
        ),
    })
}

fn competency(shared: &Shared<'_>, it: &Coverage) -> CellView {
    CellView::text("Competency", title(shared, Some(it.competency))).to(Some(href(shared, it.competency)))
}

fn cells(shared: &Shared<'_>, it: &Coverage) -> Vec<CellView> {
    let (badge, state) = match it.bus_factor() {
        0 if it.asked > 0 => ("overdue", "Nobody"),
        1 if it.asked > 0 => ("due_soon", "One person"),
        0 | 1 => ("task", "Not asked for"),
        _ => ("ok", "Covered"),
    };
    let names: Vec<String> = it.able.iter().take(MOST_NAMES).map(|ix| title(shared, Some(*ix))).collect();
    let more = it.able.len().saturating_sub(MOST_NAMES);
    let who = names.join(", ") + &if more > 0 { format!(" and {more} more") } else { String::new() };
    vec![
        CellView {
            badge: Some(badge),
            ..CellView::text("State", state).sorted(format!(
                "{} {:06}",
                u8::from(!it.is_at_risk()),
                it.bus_factor()
            ))
        },
        CellView::text("Alone", it.bus_factor().to_string()),
        CellView::text("Who", who),
        CellView::text(
            "Roles met",
            if it.asked > 0 { format!("{} of {}", it.met, it.asked) } else { "–".into() },
        ),
    ]
}

/// `1 novice, 2 proficient`.
fn by_level(it: &Coverage) -> String {
    let titles = crate::registers::learning::Proficiency::ALL.map(|level| level.title().to_lowercase());
    let parts = it.levels.iter().zip(titles).filter(|(count, _)| **count > 0);
    parts.map(|(count, title)| format!("{count} {title}")).collect::<Vec<_>>().join(", ")
}
