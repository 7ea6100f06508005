//! `/browse/improvements/`: what is worth doing first, how far everything is, and whether it holds.

use super::super::{Area, Dashboard, MOST_ROWS, date_cell, href, register_of, rest, table};
use super::system::{points, validation};
use super::{MOST_CARDS, all, chosen, declared, due, facet, title};
use crate::registers::improvement::systems::{self, Criticality, Phase, System};
use crate::registers::improvement::types;
use crate::render::Shared;
use crate::render::view::{CellView, ChangeCard, ChangeColumn, DataView, ImprovementsView, TableView};

/// The page.
pub(in crate::render::dashboards) static PAGE: Dashboard = Dashboard {
    area: Area::Improvement,
    id: "improvements",
    title: "System improvements",
    description: "What is to be changed in systems: what is worth doing first, how far it is, and whether it holds.",
    shown: |shared| !all(shared).systems.is_empty(),
    render: |page, shared| page.write(shared, &view(shared)),
};

fn view(shared: &Shared<'_>) -> ImprovementsView {
    let systems = &all(shared).systems;
    let columns: Vec<ChangeColumn> = Phase::ALL.iter().map(|phase| column(shared, *phase)).collect();
    let cards: Vec<&ChangeCard> = columns.iter().flat_map(|column| &column.cards).collect();
    let titles = |field| declared(shared, types::SYSTEM, field);
    let facets = [
        facet("criticality", "Criticality", &titles("criticality"), &cards),
        facet("source", "Seen in", &titles("sources"), &cards),
        facet("owner", "Done by", &[], &cards),
    ];
    ImprovementsView {
        facets: facets.into_iter().filter(|facet| facet.options.len() > 1).collect(),
        count: systems.len(),
        plot: super::plot::systems(shared),
        ranking: ranking(shared),
        validation: state(shared),
        columns,
    }
}

fn column(shared: &Shared<'_>, phase: Phase) -> ChangeColumn {
    let mut own: Vec<&System> = if phase == Phase::Done {
        all(shared).systems.iter().collect()
    } else {
        systems::ranked(&all(shared).systems)
    };
    own.retain(|own| own.phase == phase);
    let cards: Vec<ChangeCard> = own.iter().take(MOST_CARDS).map(|own| card(shared, own)).collect();
    let url = register_of(shared, types::SYSTEM);
    ChangeColumn {
        id: phase.id().to_owned(),
        title: phase.title().to_owned(),
        count: own.len(),
        rest: rest(own.len(), cards.len(), "All system improvements", url),
        cards,
    }
}

fn card(shared: &Shared<'_>, own: &System) -> ChangeCard {
    let page = shared.portal.page(own.ix);
    let owner = title(shared, own.assignee);
    let criticality = own.criticality.map_or("", Criticality::title);
    let sources = chosen(shared, own.ix, "sources");
    let data =
        [("criticality", criticality.to_owned()), ("source", sources.join("|")), ("owner", owner.clone())];
    let day = own.due.filter(|_| own.phase != Phase::Done);
    let (passed, all) = own.tested();
    let tested = (own.phase >= Phase::Validation).then(|| format!("{passed} of {all} tests passed"));
    let state = validation(own.validation());
    let badges = day.map(|day| due(shared, day, false)).into_iter();
    ChangeCard {
        title: page.page.title.clone(),
        url: shared.href(&page.url),
        kind: format!("{criticality} criticality"),
        owner,
        badges: badges.chain((own.phase >= Phase::Validation).then_some(state)).collect(),
        bar: None,
        lines: [
            own.stage.as_ref().filter(|_| own.phase == Phase::Execution).cloned(),
            own.priority().map(|priority| format!("Priority {}", points(priority))),
            tested,
        ]
        .into_iter()
        .flatten()
        .collect(),
        data: data.into_iter().map(|(name, value)| DataView { name, value }).collect(),
    }
}

/// What is not in place, the most urgent first.
fn ranking(shared: &Shared<'_>) -> Option<TableView> {
    let ranked = systems::ranked(&all(shared).systems);
    let shown = |value: Option<f64>| value.map(points).unwrap_or_default();
    let row = |(at, own): (usize, &&System)| {
        vec![
            CellView::text("Improvement", title(shared, Some(own.ix))).to(Some(href(shared, own.ix))),
            CellView::text("Rank", own.priority().map_or_else(String::new, |_| (at + 1).to_string())),
            CellView::text("Criticality", own.criticality.map_or("", Criticality::title))
                .sorted(format!("{:.1}", 1.0 - own.criticality.map_or(0.0, Criticality::weight))),
            CellView::text("Impact", shown(systems::mean(&own.impact))),
            CellView::text("Worth", shown(own.worth())),
            CellView::text("Feasibility", shown(own.ease())),
            CellView::text("Priority", shown(own.priority())),
            CellView::text("Phase", own.phase.title()).sorted((own.phase as u8).to_string()),
            date_cell("Due", own.due),
        ]
    };
    let rows: Vec<_> = ranked.iter().enumerate().take(MOST_ROWS).map(row).collect();
    let heads = [
        ("Improvement", false),
        ("Rank", false),
        ("Criticality", true),
        ("Impact", false),
        ("Worth", false),
        ("Feasibility", false),
        ("Priority", false),
        ("Phase", true),
        ("Due", false),
    ];
    (!rows.is_empty()).then(|| TableView {
        id: "ranking",
        title: "What to do first",
        note: "Priority = impact × criticality × feasibility".to_owned(),
        rest: rest(ranked.len(), rows.len(), "All system improvements", register_of(shared, types::SYSTEM)),
        register: table(&heads, rows),
    })
}

/// What is known of each, whether it holds.
fn state(shared: &Shared<'_>) -> TableView {
    let systems = &all(shared).systems;
    let mut systems: Vec<&System> = systems.iter().collect();
    systems.sort_by_key(|own| (std::cmp::Reverse(own.phase), own.ix));
    let row = |own: &&System| {
        let (passed, all) = own.tested();
        let holds = own.demands.iter().filter(|it| it.holds() == Some(true)).count();
        let badge = validation(own.validation());
        vec![
            CellView::text("Improvement", title(shared, Some(own.ix))).to(Some(href(shared, own.ix))),
            CellView::text("Phase", own.phase.title()).sorted((own.phase as u8).to_string()),
            CellView::text("Tests passed", format!("{passed} of {all}")),
            CellView::text(
                "Criteria that hold",
                match own.demands.len() {
                    0 => "none stated".to_owned(),
                    all => format!("{holds} of {all}"),
                },
            ),
            CellView { badge: Some(badge.kind), ..CellView::text("State", badge.title) },
        ]
    };
    let rows: Vec<_> = systems.iter().take(MOST_ROWS).map(row).collect();
    let heads = [
        ("Improvement", false),
        ("Phase", true),
        ("Tests passed", false),
        ("Criteria that hold", false),
        ("State", true),
    ];
    TableView {
        id: "validation",
        title: "Whether it holds",
        note: String::new(),
        rest: rest(systems.len(), rows.len(), "All system improvements", register_of(shared, types::SYSTEM)),
        register: table(&heads, rows),
    }
}
