//! `/browse/reviews/`: the state of all reviews, what is due, and what readers made of the pages.

use super::{Area, Dashboard, MOST_ROWS, chart, date_cell, href, page_link, rest, table, title};
use crate::portal::{Freshness, PageIx};
use crate::registers::months::Month;
use crate::registers::reviews::{self, Counts, Due, Group, Reviews};
use crate::registers::usage::{self, Usage};
use crate::registers::{trend, work};
use crate::render::Shared;
use crate::render::view::{CellView, GroupRow, GroupsView, LinkView, ReviewsPageView, TableView, TileView};

/// Owners, teams and types that are listed.
const MOST_GROUPS: usize = 25;
/// Pages without an owner that are listed.
const MOST_UNOWNED: usize = 60;

/// The page.
pub(super) static PAGE: Dashboard = Dashboard {
    area: Area::State,
    id: "reviews",
    title: "Reviews",
    description: "Which pages have been checked lately, which are due, and who looks after them.",
    shown: |shared| shared.registers.shown.reviews,
    render: |page, shared| page.write(shared, &view(shared)),
};

fn view(shared: &Shared<'_>) -> ReviewsPageView {
    let all = reviews::reviews(shared.portal);
    let calendar = shared.calendar().map(|url| LinkView { title: "Calendar of reviews".into(), url });
    let some = all.counts.total() > 0;
    ReviewsPageView {
        tiles: if some { tiles(shared, all.counts) } else { Vec::new() },
        trend: chart::trend(&trend::trust(shared.portal)),
        due: (!all.due.is_empty()).then(|| due(shared, &all)),
        months: chart::due(&all.by_month),
        groups: if some { groups(shared, &all) } else { Vec::new() },
        lists: lists(shared, &all),
        unowned: all.unowned.iter().take(MOST_UNOWNED).map(|ix| page_link(shared, *ix)).collect(),
        unowned_rest: all.unowned.len().saturating_sub(MOST_UNOWNED),
        links: calendar.into_iter().collect(),
    }
}

fn tiles(shared: &Shared<'_>, counts: Counts) -> Vec<TileView> {
    let tile = |state: Freshness, count| TileView {
        id: state.id(),
        title: state.title(),
        count,
        url: shared.term_url(&shared.portal.taxonomies.freshness, state.id()),
    };
    vec![
        tile(Freshness::Current, counts.current),
        tile(Freshness::DueSoon, counts.due_soon),
        tile(Freshness::Overdue, counts.overdue),
        tile(Freshness::NeverReviewed, counts.never),
    ]
}

fn due(shared: &Shared<'_>, all: &Reviews) -> TableView {
    let rows: Vec<_> = all.due.iter().take(MOST_ROWS).map(|due| due_row(shared, due)).collect();
    let url = shared.term_url(&shared.portal.taxonomies.freshness, Freshness::Overdue.id());
    let url = url.unwrap_or_else(|| format!("{}browse/", shared.base()));
    TableView {
        id: "due",
        title: "What is due",
        note: "Overdue, or due within 90 days.".into(),
        rest: rest(all.due.len(), rows.len(), "All overdue pages", url),
        register: table(
            &[
                ("Page", false),
                ("Type", true),
                ("Owner", true),
                ("Team", true),
                ("Month", true),
                ("Due", false),
                ("State", true),
            ],
            rows,
        ),
    }
}

fn due_row(shared: &Shared<'_>, due: &Due) -> Vec<CellView> {
    let page = shared.portal.page(due.page);
    let month = Month::of(due.due);
    let mut state = CellView::text("State", due.state.title()).sorted(due.due.to_string());
    state.badge = Some(due.state.id());
    state.due = Some(due.due.to_string());
    vec![
        CellView::text("Page", page.page.title.clone()).to(Some(shared.href(&page.url))),
        CellView::text("Type", shared.portal.schema.get(&page.page.type_id).title.clone()),
        CellView::text("Owner", title(shared, page.owner)),
        CellView::text("Team", title(shared, due.team)),
        CellView::text("Month", month.title()).sorted(month.sort_key()),
        date_cell("Due", Some(due.due)),
        state,
    ]
}

fn groups(shared: &Shared<'_>, all: &Reviews) -> Vec<GroupsView> {
    let url = |group: &Group| group.page.map(|ix| href(shared, ix));
    let types = &shared.portal.taxonomies.types;
    let of_type = |group: &Group| shared.term_url(types, group.type_id.as_deref()?);
    let mut found = vec![group("by-owner", "By owner", "Owner", &all.by_owner, &url)];
    if all.by_team.iter().any(|group| group.page.is_some()) {
        found.push(group("by-team", "By team", "Team", &all.by_team, &url));
    }
    found.push(group("by-type", "By type", "Type", &all.by_type, &of_type));
    found
}

fn group(
    id: &'static str,
    title: &'static str,
    head: &'static str,
    groups: &[Group],
    url: &dyn Fn(&Group) -> Option<String>,
) -> GroupsView {
    let row = |group: &Group| {
        let Counts { current, due_soon, overdue, never } = group.counts;
        GroupRow {
            title: group.title.clone(),
            url: url(group),
            counts: [current, due_soon, overdue, never],
            share: format!("{} %", group.counts.holding() * 100 / group.counts.total().max(1)),
        }
    };
    GroupsView {
        id,
        title,
        head,
        rows: groups.iter().take(MOST_GROUPS).map(row).collect(),
        rest: groups.len().saturating_sub(MOST_GROUPS),
    }
}

/// Every list that has an entry.
fn lists(shared: &Shared<'_>, all: &Reviews) -> Vec<TableView> {
    let read = |id, title, note: &str, list: Vec<(PageIx, Usage)>| TableView {
        id,
        title,
        note: note.to_owned(),
        rest: None,
        register: table(
            &[("Page", false), ("Owner", false), ("State", false), ("Views", false), ("Helped", false)],
            list.iter().map(|(ix, usage)| usage_row(shared, *ix, *usage)).collect(),
        ),
    };
    let portal = shared.portal;
    let found = [
        requests(shared),
        lately(shared, all),
        read(
            "unverified",
            "Most read and unverified",
            "Overdue or never reviewed, the most read first.",
            usage::unverified(portal),
        ),
        read(
            "badly-rated",
            "Badly rated",
            "At most 60 % of at least five votes say that the page helped.",
            usage::badly_rated(portal),
        ),
        read("most-read", "Most read", "", usage::most_read(portal)),
    ];
    found.into_iter().filter(|table| !table.register.rows.is_empty()).collect()
}

fn usage_row(shared: &Shared<'_>, ix: PageIx, usage: Usage) -> Vec<CellView> {
    let page = shared.portal.page(ix);
    let state = page.review.freshness;
    let mut badge = CellView::text("State", state.title());
    badge.badge = Some(state.id());
    badge.due = page.review.due.map(|due| due.to_string());
    let votes = usage.helpful.saturating_add(usage.unhelpful);
    let helped = (usage.helpful * 100).checked_div(votes);
    let helped = helped.map_or_else(String::new, |share| format!("{share} % of {votes}"));
    vec![
        CellView::text("Page", page.page.title.clone()).to(Some(shared.href(&page.url))),
        CellView::text("Owner", title(shared, page.owner)),
        badge,
        CellView::text("Views", usage.views.to_string()),
        CellView::text("Helped", helped),
    ]
}

fn requests(shared: &Shared<'_>) -> TableView {
    let all = &shared.registers.requests;
    let row = |request: &crate::registers::records::Request| {
        let who = request.reviewer;
        let team = work::team(shared.portal, who);
        vec![
            CellView::text("Page", title(shared, Some(request.page))).to(Some(href(shared, request.page))),
            CellView::text("Review", request.kind.clone()),
            CellView::text("Asked of", title(shared, Some(who))).to(Some(href(shared, who))),
            CellView::text("Team", title(shared, team)),
            date_cell("Asked", request.asked),
            date_cell("Due", request.due),
        ]
    };
    let rows: Vec<_> = all.iter().take(MOST_ROWS).map(row).collect();
    TableView {
        id: "requests",
        title: "Reviews asked for",
        note: String::new(),
        rest: rest(all.len(), rows.len(), "Browse everything", format!("{}browse/", shared.base())),
        register: table(
            &[
                ("Page", false),
                ("Review", true),
                ("Asked of", true),
                ("Team", true),
                ("Asked", false),
                ("Due", false),
            ],
            rows,
        ),
    }
}

fn lately(shared: &Shared<'_>, all: &Reviews) -> TableView {
    let row = |(ix, review): &(PageIx, crate::registers::records::Reviewed)| {
        vec![
            CellView::text("Page", title(shared, Some(*ix))).to(Some(href(shared, *ix))),
            CellView::text("Review", review.kind.clone()),
            CellView::text("By", title(shared, review.reviewer)),
            CellView::text("Verdict", if review.refused { "Changes wanted" } else { "Approved" }),
            date_cell("On", Some(review.date)),
        ]
    };
    TableView {
        id: "lately",
        title: "Done lately",
        note: String::new(),
        rest: None,
        register: table(
            &[("Page", false), ("Review", true), ("By", true), ("Verdict", false), ("On", false)],
            all.lately.iter().map(row).collect(),
        ),
    }
}
