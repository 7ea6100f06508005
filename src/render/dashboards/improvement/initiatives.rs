//! `/browse/initiatives/`: all initiatives by how far they are, what is late, and what came of them.

use super::super::{Area, Dashboard, MOST_ROWS, date_cell, href, register_of, rest, table};
use super::{MOST_CARDS, all, chosen, declared, due, facet, initiative, title};
use crate::portal::PageIx;
use crate::registers::improvement::criteria::Criterion;
use crate::registers::improvement::initiatives::{Initiative, Phase, Status};
use crate::registers::improvement::types;
use crate::render::view::{CellView, ChangeCard, ChangeColumn, DataView, InitiativesView, TableView};
use crate::render::{Shared, dates};

/// The page.
pub(in crate::render::dashboards) static PAGE: Dashboard = Dashboard {
    area: Area::Improvement,
    id: "initiatives",
    title: "Initiatives",
    description: "What is being changed in how work is done, how far it is, and by what is measured whether it worked.",
    shown: |shared| !all(shared).initiatives.is_empty(),
    render: |page, shared| page.write(shared, &view(shared)),
};

fn view(shared: &Shared<'_>) -> InitiativesView {
    let initiatives = &all(shared).initiatives;
    let mut columns: Vec<ChangeColumn> = Status::ALL.iter().map(|status| column(shared, *status)).collect();
    columns.retain(|column| column.count > 0);
    let cards: Vec<&ChangeCard> = columns.iter().flat_map(|column| &column.cards).collect();
    let titles = |field| declared(shared, types::INITIATIVE, field);
    let facets = [
        facet("process", "Process", &titles("target_processes"), &cards),
        facet("kind", "Kind", &titles("improvement_type"), &cards),
        facet("owner", "Owner", &[], &cards),
    ];
    InitiativesView {
        facets: facets.into_iter().filter(|facet| facet.options.len() > 1).collect(),
        count: initiatives.len(),
        timeline: super::plot::initiatives(shared),
        late: late(shared),
        outcomes: outcomes(shared),
        columns,
    }
}

fn column(shared: &Shared<'_>, status: Status) -> ChangeColumn {
    let own = all(shared).initiatives.iter().filter(|own| own.status == status);
    let mut own: Vec<&Initiative> = own.collect();
    // What ends first needs a look first; of what is over, what ended last.
    own.sort_by_key(|own| (own.days.is_none(), own.days.map(|(_, last)| last), own.ix));
    if !status.is_open() {
        own.reverse();
    }
    let cards: Vec<ChangeCard> = own.iter().take(MOST_CARDS).map(|own| card(shared, own)).collect();
    let url = register_of(shared, types::INITIATIVE);
    ChangeColumn {
        id: status.id().to_owned(),
        title: status.title().to_owned(),
        count: own.len(),
        rest: rest(own.len(), cards.len(), "All initiatives", url),
        cards,
    }
}

fn card(shared: &Shared<'_>, own: &Initiative) -> ChangeCard {
    let page = shared.portal.page(own.ix);
    let (kind, processes) =
        (chosen(shared, own.ix, "improvement_type"), chosen(shared, own.ix, "target_processes"));
    let owner = title(shared, page.owner);
    let data = [("process", processes.join("|")), ("kind", kind.join("|")), ("owner", owner.clone())];
    let late = own.late(shared.portal.today);
    let next = own.next().map(|phase| match phase.start {
        _ if phase.end < shared.portal.today => {
            format!("{}: was due {}", phase.title, dates::view(phase.end).human)
        }
        _ => format!("{}: by {}", phase.title, dates::view(phase.end).human),
    });
    let ended = || own.days.map(|(_, last)| format!("ended {}", dates::view(last).human));
    ChangeCard {
        title: page.page.title.clone(),
        url: shared.href(&page.url),
        kind: kind.join(", "),
        owner,
        badges: late.first().map(|phase| due(shared, phase.end, false)).into_iter().collect(),
        bar: own.completion().filter(|_| own.status.is_open()).map(|completion| {
            let completion = completion.round() as usize;
            (completion, format!("{completion} % done"))
        }),
        lines: if own.status.is_open() { next } else { ended() }
            .into_iter()
            .chain([initiative::met(own)])
            .filter(|line| !line.is_empty())
            .collect(),
        data: data.into_iter().map(|(name, value)| DataView { name, value }).collect(),
    }
}

/// Parts of timelines whose day has passed.
fn late(shared: &Shared<'_>) -> Option<TableView> {
    let today = shared.portal.today;
    let found = all(shared).initiatives.iter();
    let mut found: Vec<(&Initiative, &Phase)> =
        found.flat_map(|own| own.late(today).into_iter().map(move |phase| (own, phase))).collect();
    found.sort_by_key(|(own, phase)| (phase.end, own.ix));
    let row = |(own, phase): &(&Initiative, &Phase)| {
        let owner = shared.portal.page(own.ix).owner;
        vec![
            CellView::text("What", phase.title.clone()),
            CellView::text("Initiative", title(shared, Some(own.ix))).to(Some(href(shared, own.ix))),
            CellView::text("Owner", title(shared, owner)).to(owner.map(|ix| href(shared, ix))),
            date_cell("Was due", Some(phase.end)),
        ]
    };
    let rows: Vec<_> = found.iter().take(MOST_ROWS).map(row).collect();
    let heads = [("What", false), ("Initiative", true), ("Owner", true), ("Was due", false)];
    (!rows.is_empty()).then(|| TableView {
        id: "late",
        title: "Late",
        note: format!("{} {}", found.len(), if found.len() == 1 { "entry" } else { "entries" }),
        rest: rest(found.len(), rows.len(), "All initiatives", register_of(shared, types::INITIATIVE)),
        register: table(&heads, rows),
    })
}

/// What the metrics say of every initiative.
fn outcomes(shared: &Shared<'_>) -> Option<TableView> {
    let measured = |own: &&Initiative| own.criteria.iter().any(|it| it.aim.is_some());
    let found: Vec<(&Initiative, &Criterion)> = all(shared)
        .initiatives
        .iter()
        .filter(measured)
        .flat_map(|own| own.criteria.iter().filter(|it| it.aim.is_some()).map(move |it| (own, it)))
        .collect();
    let rows: Vec<_> = found.iter().take(MOST_ROWS).map(|(own, it)| outcome(shared, own, it)).collect();
    let heads = [
        ("Initiative", true),
        ("State", true),
        ("Metric", false),
        ("Before", false),
        ("Wanted", false),
        ("By", false),
        ("Now", false),
        ("Result", true),
    ];
    (!rows.is_empty()).then(|| TableView {
        id: "outcomes",
        title: "What the metrics say",
        note: format!("{} {}", found.len(), if found.len() == 1 { "criterion" } else { "criteria" }),
        rest: rest(found.len(), rows.len(), "All initiatives", register_of(shared, types::INITIATIVE)),
        register: table(&heads, rows),
    })
}

fn outcome(shared: &Shared<'_>, own: &Initiative, it: &Criterion) -> Vec<CellView> {
    let metric: Option<PageIx> = it.aim.map(|aim| aim.metric);
    let value = |value: f64| metric.map(|ix| super::amount(shared, ix, value)).unwrap_or_default();
    let badge = super::standing(it.standing);
    vec![
        CellView::text("Initiative", title(shared, Some(own.ix))).to(Some(href(shared, own.ix))),
        CellView::text("State", own.status.title()).sorted(own.status.id()),
        CellView::text("Metric", title(shared, metric)).to(metric.map(|ix| href(shared, ix))),
        CellView::text("Before", it.before.map(value).unwrap_or_default()),
        CellView::text("Wanted", it.aim.map(|aim| super::aim(shared, aim)).unwrap_or_default()),
        date_cell("By", it.by),
        CellView::text("Now", it.now.map(|now| value(now.value)).unwrap_or_default()),
        CellView { badge: Some(badge.kind), ..CellView::text("Result", badge.title) },
    ]
}
