//! `/browse/leaderboard/`: people by their points, where a portal asks for it.

use jiff::ToSpan as _;

use super::{Area, Dashboard, all, page_link, table, title};
use crate::portal::PageIx;
use crate::registers::process::period::Quarter;
use crate::render::Shared;
use crate::render::view::{CellView, LeaderboardView};

/// The page.
pub(in crate::render::dashboards) static PAGE: Dashboard = Dashboard {
    area: Area::Culture,
    id: "leaderboard",
    title: "Points",
    description: "What people earned by the incentive rules in the last twelve months.",
    shown: |shared| shared.portal.config.culture.leaderboard && !all(shared).points.people.is_empty(),
    render: |page, shared| page.write(shared, &view(shared)),
};

const HEADS: [(&str, bool); 5] =
    [("Who", false), ("Team", true), ("Twelve months", false), ("This quarter", false), ("Thanked", false)];

fn view(shared: &Shared<'_>) -> LeaderboardView {
    let points = &all(shared).points;
    let today = shared.portal.today;
    let since = today.checked_sub(1.year()).unwrap_or(today);
    let lately = |ix: PageIx| points.since(ix, since);
    let mut people: Vec<(PageIx, u32)> = points.people.keys().map(|ix| (*ix, lately(*ix))).collect();
    people.retain(|(_, points)| *points > 0);
    // Of as many points in page order.
    people.sort_by_key(|(ix, points)| (std::cmp::Reverse(*points), *ix));
    let rows = people.into_iter().map(|(ix, sum)| {
        let link = page_link(shared, ix);
        let quarter = points.in_quarter(ix, Quarter::of(today));
        let thanked = all(shared).thanks_of(ix).filter(|it| it.date > since).count();
        let number = |label: &str, value: usize| {
            CellView::text(label, value.to_string()).sorted(format!("{value:08}"))
        };
        vec![
            CellView::text("Who", link.title).to(Some(link.url)),
            CellView::text("Team", title(shared, shared.portal.record(ix).page_of("team"))),
            number("Twelve months", sum as usize),
            number("This quarter", quarter as usize),
            number("Thanked", thanked),
        ]
    });
    LeaderboardView { register: table(&HEADS, rows.collect()) }
}
