//! `/browse/funnel/`: how many projects came how far, how long that took, and what it cost.

use super::super::{Area, Dashboard, table};
use super::{all, count, money, percent};
use crate::registers::innovation::pipeline::funnel::{Step, steps};
use crate::render::Shared;
use crate::render::chart::{self, Bars, ChartView, Series};
use crate::render::view::{CellView, FunnelView, TableView};

/// The page.
pub(in crate::render::dashboards) static PAGE: Dashboard = Dashboard {
    area: Area::Innovation,
    id: "funnel",
    title: "Funnel and budget",
    description: "How many projects came how far and how long that took, and what they cost.",
    shown: |shared| !all(shared).projects.is_empty(),
    render: |page, shared| page.write(shared, &view(shared)),
};

fn view(shared: &Shared<'_>) -> FunnelView {
    let pipeline = all(shared);
    let steps = steps(&pipeline.projects, &pipeline.stages, shared.portal.today);
    FunnelView {
        funnel: funnel(shared, &steps),
        steps: overview(shared, &steps),
        facts: money::facts(shared),
        months: money::months(shared),
        budget: money::overview(shared),
    }
}

/// A bar for each stage, whose parts are what became of those that reached it.
fn funnel(shared: &Shared<'_>, steps: &[Step]) -> ChartView {
    let part = |title: &str, of: &dyn Fn(&Step) -> usize| Series {
        title: title.to_owned(),
        values: steps.iter().map(|step| Some(of(step) as f64)).collect(),
    };
    chart::rows(Bars {
        id: "funnel".to_owned(),
        title: finding(shared, steps),
        description: "Projects that ever reached each stage, also those that skipped it.".to_owned(),
        x_title: "Stage".to_owned(),
        x: steps.iter().map(|step| all(shared).stages.title(step.stage).to_owned()).collect(),
        series: vec![
            part("Went on", &|step| step.went_on),
            part("Still there", &|step| step.still),
            part("Completed there", &|step| step.completed),
            part("Stopped there", &|step| step.stopped),
        ],
        ..Bars::default()
    })
}

/// Where the fewest go on.
fn finding(shared: &Shared<'_>, steps: &[Step]) -> String {
    let projects = count(all(shared).projects.len(), "project");
    let least = steps.iter().filter_map(|step| Some((step.conversion()?, step)));
    match least.min_by(|(a, _), (b, _)| a.total_cmp(b)) {
        Some((share, step)) if share < 1.0 => format!(
            "The fewest go on from “{}”: {} of {}",
            all(shared).stages.title(step.stage),
            step.went_on,
            step.went_on + step.stopped
        ),
        _ => format!("{projects}, and none was stopped"),
    }
}

/// The same in numbers, with the time in each stage.
fn overview(shared: &Shared<'_>, steps: &[Step]) -> TableView {
    let heads = [
        "Stage",
        "Reached",
        "Went on",
        "Still there",
        "Completed",
        "Stopped",
        "Conversion",
        "Median",
        "Mean",
        "So far",
    ];
    TableView {
        id: "steps",
        title: "From stage to stage",
        note: "with the days in each".to_owned(),
        register: table(
            &heads.map(|head| (head, false)),
            steps.iter().map(|step| row(shared, step)).collect(),
        ),
        rest: None,
    }
}

fn row(shared: &Shared<'_>, step: &Step) -> Vec<CellView> {
    let number = |label: &str, value: usize| CellView::text(label, value.to_string());
    let days = |label: &str, value: Option<f64>| {
        CellView::text(label, value.map_or_else(|| "–".to_owned(), |days| chart::number(days.round(), "")))
            .sorted(value.map_or_else(String::new, |days| format!("{days:09.1}")))
    };
    let so_far = match step.so_far.as_slice() {
        [] => "–".to_owned(),
        own => own.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    };
    vec![
        CellView::text("Stage", all(shared).stages.title(step.stage)).sorted(step.stage.to_string()),
        number("Reached", step.reached),
        number("Went on", step.went_on),
        number("Still there", step.still),
        number("Completed", step.completed),
        number("Stopped", step.stopped),
        CellView::text("Conversion", step.conversion().map_or_else(|| "–".to_owned(), percent)),
        days("Median", step.median()),
        days("Mean", step.mean()),
        CellView::text("So far", so_far),
    ]
}
