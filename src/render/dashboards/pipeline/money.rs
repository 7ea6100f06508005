//! The budgets of projects as shown.

use super::super::{MOST_ROWS, badge, register_of, rest, table};
use super::projects::project_cell;
use super::{all, percent, state};
use crate::registers::innovation::pipeline::budget::{Forecast, by_month};
use crate::registers::innovation::pipeline::projects::{Outcome, Project};
use crate::registers::innovation::pipeline::types;
use crate::render::Shared;
use crate::render::chart::ChartView;
use crate::render::money::money;
use crate::render::view::{BadgeView, BudgetView, CellView, FactView, TableView};

/// Months that a chart shows.
const MOST_MONTHS: i16 = 18;

/// All projects that run or rest: what they may cost, have cost and will have cost.
pub(super) fn facts(shared: &Shared<'_>) -> Vec<FactView> {
    let today = shared.portal.today;
    let known = |own: &&Project| own.budget.allocated.is_some() && own.budget.spent().is_some();
    let open: Vec<&Project> =
        all(shared).projects.iter().filter(|own| own.outcome.is_open()).filter(known).collect();
    let sum =
        |value: &dyn Fn(&Project) -> Option<f64>| -> f64 { open.iter().filter_map(|own| value(own)).sum() };
    if open.is_empty() {
        return Vec::new();
    }
    let (allocated, spent) = (sum(&|own| own.budget.allocated), sum(&|own| own.budget.spent()));
    let runs = |own: &Project| (own.outcome == Outcome::Running).then(|| own.burn(today)).flatten();
    let over = all(shared).projects.iter().filter(|own| !own.outcome.is_open());
    let over: f64 = over.filter_map(|own| own.budget.spent()).sum();
    let of = super::count(open.len(), "project");
    vec![
        FactView { title: "Budget", value: money(shared, allocated), note: format!("{of} that may go on") },
        FactView {
            title: "Spent of it",
            value: money(shared, spent),
            note: if allocated > 0.0 { percent(spent / allocated) } else { String::new() },
        },
        FactView {
            title: "A month at present",
            value: money(shared, sum(&runs)),
            note: "mean of the last three whole months".to_owned(),
        },
        FactView {
            title: "Spent on what is over",
            value: money(shared, over),
            note: "completed and stopped".to_owned(),
        },
    ]
}

/// What all projects together cost in each month.
pub(super) fn months(shared: &Shared<'_>) -> Option<ChartView> {
    let months = by_month(&all(shared).projects, MOST_MONTHS);
    let (month, most) = months.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
    let title = format!("The most was spent in {}: {}", month.title(), money(shared, most));
    super::plot::months(shared, &months, title)
}

/// Money and time of each project.
pub(super) fn overview(shared: &Shared<'_>) -> Option<TableView> {
    let projects = &all(shared).projects;
    let mut found: Vec<&Project> =
        projects.iter().filter(|own| own.budget.allocated.or(own.budget.spent()).is_some()).collect();
    found.sort_by_key(|own| (own.outcome, own.ix));
    let rows: Vec<_> = found.iter().take(MOST_ROWS).map(|own| row(shared, own)).collect();
    let heads = [
        ("Project", false),
        ("State", true),
        ("Budget", false),
        ("Spent", false),
        ("Money gone", false),
        ("Time gone", false),
        ("A month", false),
        ("Will have cost", false),
        ("Result", true),
    ];
    (!rows.is_empty()).then(|| TableView {
        id: "budget",
        title: "Budget",
        note: super::count(found.len(), "project"),
        rest: rest(found.len(), rows.len(), "All projects", register_of(shared, types::PROJECT)),
        register: table(&heads, rows),
    })
}

fn row(shared: &Shared<'_>, own: &Project) -> Vec<CellView> {
    let today = shared.portal.today;
    let amount = |label: &str, value: Option<f64>| match value {
        Some(value) => CellView::text(label, money(shared, value)).sorted(format!("{:020.2}", value + 1e12)),
        None => CellView::text(label, "–").sorted(""),
    };
    let share = |label: &str, value: Option<f64>| match value {
        Some(value) => CellView::text(label, percent(value)).sorted(format!("{value:012.4}")),
        None => CellView::text(label, "–").sorted(""),
    };
    let state = state(own.outcome);
    let time = own.time_share(today).filter(|_| own.outcome.is_open());
    let forecast = own.forecast(today);
    let verdict = verdict(own, forecast);
    vec![
        project_cell(shared, own),
        CellView { badge: Some(state.kind), ..CellView::text("State", state.title) },
        amount("Budget", own.budget.allocated),
        amount("Spent", own.budget.spent()),
        share("Money gone", own.budget.share()),
        share("Time gone", time),
        amount("A month", forecast.map(|it| it.burn)),
        amount("Will have cost", forecast.map(|it| it.total)),
        match verdict {
            Some(it) => CellView { badge: Some(it.kind), ..CellView::text("Result", it.title) },
            None => CellView::text("Result", "–"),
        },
    ]
}

/// Whether the money will do, at what a month costs at present.
fn verdict(own: &Project, forecast: Option<Forecast>) -> Option<BadgeView> {
    let (allocated, spent) = (own.budget.allocated?, own.budget.spent()?);
    Some(match forecast {
        _ if spent > allocated => badge("bad", "Overdrawn"),
        _ if !own.outcome.is_open() => badge("ok", "Within the budget"),
        Some(it) if it.total > allocated => badge("warn", "Will not do"),
        Some(_) => badge("ok", "Will do"),
        None => return None,
    })
}

/// The money of one project.
pub(super) fn own(shared: &Shared<'_>, own: &Project) -> Option<BudgetView> {
    let today = shared.portal.today;
    let budget = &own.budget;
    budget.allocated.or(budget.spent())?;
    let forecast = own.forecast(today);
    let fact = |title, value: Option<f64>, note: String| {
        Some(FactView { title, value: money(shared, value?), note })
    };
    let left = budget.allocated.zip(budget.spent()).map(|(all, spent)| all - spent);
    let facts = [
        fact("Budget", budget.allocated, String::new()),
        fact("Spent", budget.spent(), budget.share().map(percent).unwrap_or_default()),
        fact("Left", left, String::new()),
        fact(
            "A month at present",
            forecast.map(|it| it.burn),
            "mean of the last three whole months".to_owned(),
        ),
    ];
    let bar = |title, share: Option<f64>| {
        let share = share?;
        Some((title, (share * 100.0).round().clamp(0.0, 100.0) as usize, percent(share)))
    };
    let time = own.time_share(today).filter(|_| own.outcome.is_open());
    let months = by_month(std::slice::from_ref(own), MOST_MONTHS);
    Some(BudgetView {
        facts: facts.into_iter().flatten().collect(),
        formula: forecast.map(|it| formula(shared, own, it)).unwrap_or_default(),
        verdict: verdict(own, forecast),
        gone: [bar("of the money", budget.share()), bar("of the time", time)].into_iter().flatten().collect(),
        months: super::plot::months(shared, &months, format!("Spent over {} months", months.len())),
    })
}

/// `€10,000 + €3,000 × 2.4 months = €17,100`.
fn formula(shared: &Shared<'_>, own: &Project, it: Forecast) -> String {
    let spent = own.budget.spent().unwrap_or_default();
    let left = (it.left * 10.0).round() / 10.0;
    format!(
        "{} + {} × {left} months = {}",
        money(shared, spent),
        money(shared, it.burn),
        money(shared, it.total)
    )
}
