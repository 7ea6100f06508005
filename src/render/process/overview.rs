//! All processes over time: how far metrics were off their targets, and what the stages of flows took.

use super::charts::round;
use crate::registers::process::history::FlowHistory;
use crate::registers::process::period::Quarter;
use crate::render::Shared;
use crate::render::chart::{self, Axis, ChartView, Heat, Series, Stack};
use crate::schema::title_from_name;

/// Quarters that are looked back on, and months.
const QUARTERS: usize = 8;
const MONTHS: i16 = 24;
/// Further off makes no difference to the eye: otherwise one metric would leave all others pale.
const MOST_PERCENT: f64 = 100.0;
/// Areas that can be told apart; a flow of more stages is not drawn.
const MOST_STAGES: usize = 6;

/// By how much each metric was off target in each quarter. None with fewer than two metrics or quarters.
pub(in crate::render) fn off_target(shared: &Shared<'_>) -> Option<ChartView> {
    let (process, today) = (&shared.registers.process, shared.portal.today);
    let newest = Quarter::of(today);
    let mut quarters: Vec<Quarter> =
        std::iter::successors(Some(newest), |quarter| Some(quarter.previous())).take(QUARTERS).collect();
    quarters.reverse();
    let rows = process.off_target(&quarters, today);
    let first = rows.iter().filter_map(|row| row.by.iter().position(Option::is_some)).min()?;
    if rows.len() < 2 || quarters.len() - first < 2 {
        return None;
    }
    let last = rows.iter().filter_map(|row| *row.by.last()?);
    let (known, off) = (last.clone().count(), last.filter(|by| *by > 0.0).count());
    let percent = |by: &Option<f64>| by.map(|by| (by * 100.0).round().min(MOST_PERCENT));
    Some(chart::heat(Heat {
        id: "off-target".into(),
        title: format!("{off} of {known} metrics are off target in {}", newest.title()),
        description: "By how many percent of the target the mean of each quarter misses it".into(),
        note: "0 is on target; 100 is as far off as the target is large, or further.".into(),
        x_title: "Metric".into(),
        rows: rows.iter().map(|row| process.metrics[row.metric].title.clone()).collect(),
        columns: quarters[first..].iter().map(|quarter| quarter.title()).collect(),
        values: rows.iter().map(|row| row.by[first..].iter().map(percent).collect()).collect(),
        unit: "%".into(),
    }))
}

/// What the stages of each flow took, month by month.
pub(in crate::render) fn flows(shared: &Shared<'_>) -> Vec<ChartView> {
    let histories = shared.registers.process.flow_histories(MONTHS, shared.portal.today);
    let drawn = histories.iter().filter(|flow| flow.stages.len() <= MOST_STAGES);
    drawn.enumerate().filter_map(|(number, flow)| flow_chart(shared, number, flow)).collect()
}

fn flow_chart(shared: &Shared<'_>, number: usize, flow: &FlowHistory) -> Option<ChartView> {
    let process = &shared.registers.process;
    // A month in which a stage has no value says nothing of the whole.
    let whole = |at: usize| {
        let stages = flow.stages.iter().map(|(_, means)| means.get(at).copied().flatten());
        Some((at, stages.sum::<Option<f64>>()?))
    };
    let known: Vec<(usize, f64)> = (0..flow.months.len()).filter_map(whole).collect();
    let (last, now) = *known.last().filter(|_| known.len() > 1)?;
    let (worst, most) = *known.iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let first = &process.metrics[flow.stages.first()?.0];
    let peak = if worst == last {
        "the longest so far".to_owned()
    } else {
        format!("{} at the worst, in {}", first.written(most), flow.months[worst].title())
    };
    let series = |(at, means): &(usize, Vec<Option<f64>>)| Series {
        title: process.metrics[*at].title.clone(),
        values: known.iter().map(|(month, _)| means[*month].map(round)).collect(),
    };
    Some(chart::stack(Stack {
        id: format!("flow-{number}"),
        title: format!(
            "{}: {} in {}, {peak}",
            title_from_name(&flow.name),
            first.written(now),
            flow.months[last].title()
        ),
        description: format!("Mean time of each stage of {} by month", flow.name),
        note: String::new(),
        x_title: "Month".into(),
        x: Axis::Names(known.iter().map(|(at, _)| flow.months[*at].title()).collect()),
        series: flow.stages.iter().map(series).collect(),
        unit: first.unit.label().clone(),
    }))
}
