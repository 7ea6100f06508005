//! `/browse/certifications/`: who holds what, by when it ends.

use super::super::{Area, Dashboard};
use std::collections::BTreeMap;

use super::super::{badge, chart, date_cell, table};
use super::{all, count, page_link, title};
use crate::registers::learning::training::certificates::{Held, Term};
use crate::registers::months::Month;
use crate::render::chart::ChartView;
use crate::render::view::{CellView, CertificatesView, HeldView, TableView, TermView};
use crate::render::{Shared, dates};

/// Cards that a column shows; the table has the others.
const MOST_CARDS: usize = 50;
/// Months of the chart.
const MONTHS: i16 = 12;

/// The page.
pub(in crate::render::dashboards) static PAGE: Dashboard = Dashboard {
    area: Area::Learning,
    id: "certifications",
    title: "Certificates",
    description: "Who holds which certificate, and by when it has to be renewed.",
    shown: |shared| !all(shared).held.is_empty(),
    render: |page, shared| page.write(shared, &view(shared)),
};

fn view(shared: &Shared<'_>) -> CertificatesView {
    let today = shared.portal.today;
    let held = all(shared).all_held();
    let columns = Term::ALL.into_iter().enumerate().map(|(id, term)| {
        let own: Vec<&&Held> = held.iter().filter(|held| held.term(today) == term).collect();
        TermView {
            id,
            title: term.title(),
            most: term.most().map_or_else(String::new, |most| most.to_string()),
            count: own.len(),
            rest: own.len().saturating_sub(MOST_CARDS),
            cards: own.iter().take(MOST_CARDS).map(|held| held_view(shared, held)).collect(),
        }
    });
    let heads = [("Who", true), ("Certificate", true), ("Since", false), ("Until", false), ("State", true)];
    let rows = held.iter().map(|held| row(shared, held)).collect();
    CertificatesView {
        columns: columns.collect(),
        months: months(shared, &held),
        table: TableView {
            id: "held",
            title: "All certificates",
            note: count(held.len(), "certificate"),
            register: table(&heads, rows),
            rest: None,
        },
    }
}

/// A certificate that somebody holds.
pub(super) fn held_view(shared: &Shared<'_>, held: &Held) -> HeldView {
    let term = held.term(shared.portal.today);
    let state = match term {
        Term::Expired => badge("overdue", "Expired"),
        Term::Days30 | Term::Days60 | Term::Days90 => badge("due_soon", term.title()),
        Term::Later => badge("current", "Valid"),
        Term::Never => badge("current", term.title()),
    };
    HeldView {
        person: page_link(shared, held.person),
        certificate: page_link(shared, held.certificate),
        earned: dates::view(held.earned),
        until: held.until.map(dates::view),
        state,
        evidence: held.evidence.iter().map(|ix| page_link(shared, *ix)).collect(),
    }
}

fn row(shared: &Shared<'_>, held: &Held) -> Vec<CellView> {
    let view = held_view(shared, held);
    let order = Term::ALL.iter().position(|term| *term == held.term(shared.portal.today)).unwrap_or_default();
    let mut state = CellView::text("State", view.state.title).sorted(order.to_string());
    state.badge = Some(view.state.kind);
    vec![
        CellView::text("Who", view.person.title).to(Some(view.person.url)),
        CellView::text("Certificate", view.certificate.title).to(Some(view.certificate.url)),
        date_cell("Since", Some(held.earned)),
        date_cell("Until", held.until),
        state,
    ]
}

/// How many end in each of the coming months.
fn months(shared: &Shared<'_>, held: &[&Held]) -> Option<ChartView> {
    let today = shared.portal.today;
    let mut ends: BTreeMap<Month, Vec<&Held>> = BTreeMap::new();
    for held in held {
        if let Some(until) = held.until.filter(|until| *until >= today) {
            ends.entry(Month::of(until)).or_default().push(held);
        }
    }
    let here = Month::of(today);
    let counts: Vec<(Month, usize)> = (0..MONTHS)
        .map(|offset| here.plus(offset))
        .map(|month| (month, ends.get(&month).map_or(0, Vec::len)))
        .collect();
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let (month, first) = ends.first_key_value()?;
    let who = first.first().map(|held| title(shared, Some(held.person)))?;
    let mut chart = chart::months("ends", "Certificates that end", &counts)?;
    chart.title = match total {
        1 => format!("One certificate ends in the next twelve months: that of {who}, in {}", month.title()),
        n => format!("{n} certificates end in the next twelve months, the first in {}", month.title()),
    };
    Some(chart)
}
