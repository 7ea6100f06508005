//! `/browse/processes/`: the metrics of all processes, where they stand, and what the rules ask for.

use super::{Area, CellView, Dashboard, date_cell, table};
use crate::registers::process::{Change, Hit, Metric, Rule, State, standing};
use crate::render::Shared;
use crate::render::process::{hit_view, overview, process_line, process_title, state_badge};
use crate::render::view::{ProcessesView, TableView};

/// The page.
pub(super) static PAGE: Dashboard = Dashboard {
    area: Area::Improvement,
    id: "processes",
    title: "Processes",
    description: "What is measured of the way work is done, where it stands, and what the rules ask for.",
    shown: |shared| !shared.registers.process.metrics.is_empty(),
    render: |page, shared| page.write(shared, &view(shared)),
};

fn view(shared: &Shared<'_>) -> ProcessesView {
    let process = &shared.registers.process;
    let hits = process.hits(shared.portal.today);
    let targets = process.targets();
    let known = targets.met.len() + targets.missed.len();
    let rows = process.metrics.iter().map(|metric| row(shared, metric)).collect();
    let heads = [
        ("Metric", false),
        ("Process", true),
        ("State", true),
        ("Last value", false),
        ("Target", false),
        ("Half a year", true),
        ("Taken", false),
    ];
    ProcessesView {
        met: match known {
            0 => "No metric has a target and a value.".to_owned(),
            1 if targets.met.len() == 1 => "The one metric with a target meets it.".to_owned(),
            1 => "The one metric with a target misses it.".to_owned(),
            n => format!("{} of {n} metrics are on target.", targets.met.len()),
        },
        hits: hits.iter().map(|hit| hit_view(shared, hit)).collect(),
        metrics: TableView {
            id: "metrics",
            title: "Metrics",
            note: String::new(),
            register: table(&heads, rows),
            rest: None,
        },
        off_target: overview::off_target(shared),
        flows: overview::flows(shared),
        processes: process.categories().into_iter().map(|category| process_line(shared, category)).collect(),
        rules: rules(shared, &hits),
    }
}

fn row(shared: &Shared<'_>, metric: &Metric) -> Vec<CellView> {
    let link = shared.link(metric.ix);
    let badge = state_badge(metric.state());
    let order = match metric.state() {
        State::Critical => "0",
        State::Warning => "1",
        State::Near => "2",
        State::Met => "3",
        State::Unknown => "4",
    };
    let number = |label: &str, value: Option<f64>| {
        CellView::text(label, value.map_or_else(|| "none".to_owned(), |value| metric.written(value)))
    };
    vec![
        CellView { label: "Metric".into(), text: link.title, url: Some(link.url), ..CellView::default() },
        CellView::text("Process", process_title(shared.portal, &metric.category)),
        CellView { badge: Some(badge.kind), ..CellView::text("State", badge.title).sorted(order) },
        number("Last value", metric.latest().map(|point| point.value)),
        number("Target", metric.target),
        CellView::text("Half a year", direction(shared, metric)),
        date_cell("Taken", metric.latest().map(|point| point.date)),
    ]
}

/// `Better`, `Worse`, or that there is no direction beyond chance.
fn direction(shared: &Shared<'_>, metric: &Metric) -> &'static str {
    let today = shared.portal.today;
    let from = standing::half_year_before(today);
    match standing::trend(metric, from, today).map(|trend| trend.change) {
        Some(Change::Better) => "Better",
        Some(Change::Worse) => "Worse",
        Some(Change::Plain) => "Changes",
        Some(Change::None) => "Steady",
        None => "Too few values",
    }
}

/// All rules, whether they hold or not.
fn rules(shared: &Shared<'_>, hits: &[Hit]) -> TableView {
    let process = &shared.registers.process;
    let row = |(at, rule): (usize, &Rule)| {
        let count = hits.iter().filter(|hit| hit.rule == at).count();
        let holds = match count {
            0 => "No".to_owned(),
            1 => "Yes".to_owned(),
            n => format!("For {n} metrics"),
        };
        vec![
            CellView::text("Condition", rule.condition.clone()),
            CellView::text("What to do", rule.advice()),
            CellView::text("Priority", rule.priority.title()),
            CellView { badge: (count > 0).then_some("warn"), ..CellView::text("Holds", holds) },
        ]
    };
    let heads = [("Condition", false), ("What to do", false), ("Priority", true), ("Holds", true)];
    TableView {
        id: "rules",
        title: "Rules",
        note: String::new(),
        register: table(&heads, process.rules.iter().enumerate().map(row).collect()),
        rest: None,
    }
}
