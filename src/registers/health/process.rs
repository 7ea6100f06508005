//! How work is done: tasks, metrics, incidents.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{About, Area, Evidence, Figure, Missing, counts, figure};
use crate::portal::Portal;
use crate::registers::process::{Metric, Process};
use crate::registers::tasks::{self, Task};

/// The types of records.
const METRIC: &str = "process_metric";
const INCIDENT: &str = "post_mortems";
/// Incidents of a year that a median is taken of, at least.
const FEWEST: usize = 2;

/// What is asked for and cannot always be told.
pub(super) const MISSING: &[Missing] = &[
    Missing {
        id: "targets",
        area: Area::Process,
        title: "Process targets met",
        target: "none set",
        needs: "Process metrics with target_value, and measurements.",
    },
    Missing {
        id: "efficiency",
        area: Area::Process,
        title: "Processes better than they were",
        target: "30 % better",
        needs: "Process metrics with baseline_value and a direction, and measurements.",
    },
    Missing {
        id: "manual",
        area: Area::Process,
        title: "Less manual effort",
        target: "60 % less",
        needs: "A process metric named manual-effort with baseline_value, and measurements.",
    },
    Missing {
        id: "adherence",
        area: Area::Process,
        title: "Work done as the process says",
        target: "95 %",
        needs: "Audits: how often a procedure was due, and how often it was followed.",
    },
    Missing {
        id: "resolution",
        area: Area::Process,
        title: "Incidents over faster",
        target: "40 % faster",
        needs: "Two post-mortems with a duration in each of the last two years.",
    },
];

pub(super) fn figures(portal: &Portal, all: &[Task<'_>], process: &Process) -> Vec<Figure> {
    [
        targets(portal, process),
        efficiency(portal, process),
        manual(portal, process),
        resolution(portal),
        done(portal, all),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The first day of the twelve months that end with a day.
pub(super) fn year_before(day: Date) -> Date {
    day.saturating_sub(1.year()).saturating_add(1.day())
}

fn targets(portal: &Portal, process: &Process) -> Option<Figure> {
    let about = About {
        id: "targets",
        area: Area::Process,
        title: "Process targets met",
        formula: "Metrics whose last value is at the target or better, of all metrics with a target and a value",
        above: ("targets met", Evidence::Type(METRIC)),
        below: Some(("metrics with a target", Evidence::Type(METRIC))),
        target: None,
    };
    figure(portal, about, |day| {
        let met: Vec<bool> =
            process.metrics.iter().filter_map(|it| it.meets(it.value_on(day)?.value)).collect();
        counts(met.iter().filter(|met| **met).count(), met.len())
    })
}

/// By how much a metric is better on a day than at its baseline, as a share of the baseline.
fn better(metric: &Metric, day: Date) -> Option<f64> {
    let (baseline, value) = (metric.baseline?, metric.value_on(day)?.value);
    let less = metric.as_good_as(0.0, 1.0)?;
    let change = if less { baseline - value } else { value - baseline };
    (baseline.abs() > 1e-12).then(|| change / baseline.abs())
}

fn efficiency(portal: &Portal, process: &Process) -> Option<Figure> {
    let about = About {
        id: "efficiency",
        area: Area::Process,
        title: "Processes better than they were",
        formula: "Half of the metrics with a baseline are better than at their baseline by at least this many percent, half by less: the median of their changes",
        above: ("% better at the median of the metrics", Evidence::Type(METRIC)),
        below: None,
        target: Some(30.0),
    };
    figure(portal, about, |day| {
        let changes = process.metrics.iter().filter_map(|it| better(it, day)).collect();
        median(changes).map(|change| (change * 100.0, 0.0))
    })
}

fn manual(portal: &Portal, process: &Process) -> Option<Figure> {
    let metric = process.metrics.iter().find(|metric| metric.name == "manual_effort")?;
    let baseline = metric.baseline.filter(|baseline| *baseline > 0.0)?;
    let about = About {
        id: "manual",
        area: Area::Process,
        title: "Less manual effort",
        formula: "What the metric fell by since its baseline, of the baseline",
        above: ("points less than at the baseline", Evidence::Page(metric.ix)),
        below: Some(("points at the baseline", Evidence::Page(metric.ix))),
        target: Some(60.0),
    };
    figure(portal, about, |day| Some((baseline - metric.value_on(day)?.value, baseline)))
}

/// How long the incidents of twelve months lasted, beside those of the twelve months before.
fn resolution(portal: &Portal) -> Option<Figure> {
    let incident = |record: crate::portal::Record<'_>| {
        Some((record.date("occurred_on")?, record.seconds("duration")? as f64 / 60.0))
    };
    let all: Vec<(Date, f64)> = portal.records(INCIDENT).filter_map(incident).collect();
    let about = About {
        id: "resolution",
        area: Area::Process,
        title: "Incidents over faster",
        formula: "What the median duration of the incidents of twelve months fell by, of the median of the twelve months before",
        above: ("minutes less than the year before", Evidence::Type(INCIDENT)),
        below: Some(("minutes at the median of the year before", Evidence::Type(INCIDENT))),
        target: Some(40.0),
    };
    let of_year = |last: Date| {
        let since = year_before(last);
        let lasted: Vec<f64> =
            all.iter().filter(|(on, _)| (since..=last).contains(on)).map(|(_, lasted)| *lasted).collect();
        (lasted.len() >= FEWEST).then(|| median(lasted)).flatten()
    };
    figure(portal, about, |day| {
        let before = of_year(year_before(day).yesterday().ok()?).filter(|before| *before > 0.0)?;
        Some((before - of_year(day)?, before))
    })
}

/// Of the tasks that were due, those that were done by then.
fn done(portal: &Portal, all: &[Task<'_>]) -> Option<Figure> {
    let due: Vec<(&Task<'_>, Date)> = all.iter().filter_map(|task| Some((task, task.due?))).collect();
    let about = About {
        id: "tasks",
        area: Area::Process,
        title: "Tasks done on time",
        formula: "Tasks done by the day on which they were due, of all tasks due before today",
        above: ("done on time", Evidence::Type(tasks::TYPE)),
        below: Some(("tasks that were due", Evidence::Type(tasks::TYPE))),
        target: None,
    };
    figure(portal, about, |day| {
        let past = || due.iter().filter(|(_, due)| *due < day);
        let in_time = |(task, due): &&(&Task<'_>, Date)| {
            task.done_on.is_some_and(|done| !task.is_open() && done <= *due)
        };
        counts(past().filter(in_time).count(), past().count())
    })
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    let upper = *values.get(middle)?;
    Some(if values.len().is_multiple_of(2) { f64::midpoint(values[middle - 1], upper) } else { upper })
}
