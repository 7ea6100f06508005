//! The charts of metrics.

use jiff::civil::Date;

use crate::date::human;
use crate::registers::process::evaluation::Flow;
use crate::registers::process::period::Quarter;
use crate::registers::process::standing::{Control, Trend};
use crate::registers::process::statistics::lttb;
use crate::registers::process::{Metric, Point, Process};
use crate::render::chart::{self, Axis, Bars, ChartView, Line, Mark, MarkKind, Rule, RuleKind, Series};

/// Points that are drawn of a line: more would not be seen.
const MOST_POINTS: usize = 260;

/// Something that happened, for the charts of metrics that it was to move.
#[derive(Debug, Clone)]
pub(super) struct Event {
    pub(super) date: Date,
    pub(super) title: String,
    pub(super) url: String,
}

/// The places of the points that are drawn: those that keep the shape of the line.
fn drawn(points: &[Point]) -> Vec<usize> {
    let Some(first) = points.first() else { return Vec::new() };
    let line: Vec<(f64, f64)> =
        points.iter().map(|point| (f64::from((point.date - first.date).get_days()), point.value)).collect();
    lttb(&line, MOST_POINTS)
}

fn values(points: &[Point], places: &[usize], pick: fn(&Point) -> f64) -> Vec<Option<f64>> {
    places.iter().map(|at| Some(round(pick(&points[*at])))).collect()
}

/// Six digits are more than any of these figures has.
pub(super) fn round(value: f64) -> f64 {
    format!("{value:.5e}").parse().unwrap_or(value)
}

/// Lowest and highest values since the last point that is drawn, where days have several measurements.
fn range(points: &[Point], places: &[usize]) -> Vec<Series> {
    if points.iter().all(|point| point.count < 2) {
        return Vec::new();
    }
    let between = |fold: fn(f64, f64) -> f64, pick: fn(&Point) -> f64| {
        let starts = std::iter::once(0).chain(places.iter().map(|at| at + 1));
        let part =
            |(start, end): (usize, &usize)| points[start..=*end].iter().map(pick).reduce(fold).map(round);
        starts.zip(places).map(part).collect()
    };
    vec![
        Series { title: "Lowest".into(), values: between(f64::min, |point| point.low) },
        Series { title: "Highest".into(), values: between(f64::max, |point| point.high) },
    ]
}

fn thresholds(metric: &Metric) -> Vec<Rule> {
    let rule =
        |label: &str, value: Option<f64>, kind| value.map(|value| Rule { label: label.into(), value, kind });
    let rules = [
        rule("Target", metric.target, RuleKind::Target),
        rule("Warning", metric.warning, RuleKind::Warning),
        rule("Critical", metric.critical, RuleKind::Critical),
    ];
    rules.into_iter().flatten().collect()
}

/// What the measurements of a metric are called in a chart.
fn about(metric: &Metric, points: &[Point]) -> String {
    let several = points.iter().any(|point| point.count > 1);
    let what = if several { "Mean of each day" } else { "Values" };
    let unit = metric.unit.label();
    let unit = if unit.is_empty() { String::new() } else { format!(" in {unit}") };
    match (points.first(), points.last()) {
        (Some(first), Some(last)) => format!("{what}{unit}, {} to {}", human(first.date), human(last.date)),
        _ => what.to_owned(),
    }
}

/// All values with the thresholds, and what happened.
pub(super) fn metric(metric: &Metric, events: &[Event]) -> Option<ChartView> {
    let points = &metric.series.points;
    let last = points.last().filter(|_| points.len() > 1)?;
    let places = drawn(points);
    let dates: Vec<Date> = places.iter().map(|at| points[*at].date).collect();
    let marks = events.iter().filter_map(|event| {
        let index = dates.iter().position(|date| *date >= event.date)?;
        let since = event.date >= *dates.first()?;
        since.then(|| Mark {
            index,
            title: event.title.clone(),
            url: Some(event.url.clone()),
            kind: MarkKind::Event,
        })
    });
    let marks = marks.collect();
    let mut series =
        vec![Series { title: "Value".into(), values: values(points, &places, |point| point.value) }];
    series.extend(range(points, &places));
    let thinned = if places.len() < points.len() {
        format!("{} of {} values are drawn; they keep the shape of the line.", places.len(), points.len())
    } else {
        String::new()
    };
    let state = metric.state().title().to_lowercase();
    Some(chart::line(Line {
        id: "values".into(),
        title: format!("{} on {}: {state}", metric.written(last.value), human(last.date)),
        description: about(metric, points),
        note: thinned,
        x_title: "Day".into(),
        x: Axis::Days(dates),
        series,
        unit: metric.unit.label(),
        rules: thresholds(metric),
        marks,
        trend: None,
    }))
}

/// The chart of individual values with its limits; signals are marked where they begin.
pub(super) fn control(metric: &Metric, control: &Control) -> ChartView {
    let points = &metric.series.points;
    let mut places = drawn(points);
    // What is marked is drawn.
    places.extend(control.episodes.iter().map(|episode| episode.at));
    places.sort_unstable();
    places.dedup();
    let marks = control.episodes.iter().filter_map(|episode| {
        let index = places.binary_search(&episode.at).ok()?;
        Some(Mark { index, title: episode.words().to_owned(), url: None, kind: MarkKind::Signal })
    });
    let limits = control.limits;
    let rule = |label: &str, value: f64, kind| Rule { label: label.into(), value: round(value), kind };
    let mut rules = vec![
        rule("Upper limit", limits.upper, RuleKind::UpperLimit),
        rule("Mean", limits.mean, RuleKind::Mean),
    ];
    // A time or a count is never negative, and neither is its limit.
    if limits.lower > 0.0 || points.iter().any(|point| point.value < 0.0) {
        rules.push(rule("Lower limit", limits.lower, RuleKind::LowerLimit));
    }
    let open = control.episodes.last().filter(|episode| episode.open);
    let title = match open {
        Some(episode) => format!("Since {}: {}", human(episode.from), episode.words()),
        None => "The last value is within what chance gives".to_owned(),
    };
    chart::line(Line {
        id: "control".into(),
        title,
        description: format!("{}, with limits of control", about(metric, points)),
        note: format!(
            "The limits are the mean and 2.66 mean moving ranges of the values from {} to {}.",
            human(control.from),
            human(control.to)
        ),
        x_title: "Day".into(),
        x: Axis::Days(places.iter().map(|at| points[*at].date).collect()),
        series: vec![Series { title: "Value".into(), values: values(points, &places, |point| point.value) }],
        unit: metric.unit.label(),
        marks: marks.collect(),
        rules,
        trend: None,
    })
}

/// A metric in a quarter, with the line of its trend.
pub(super) fn quarter(
    metric: &Metric,
    quarter: Quarter,
    to: Date,
    trend: Option<&Trend>,
) -> Option<ChartView> {
    let points = metric.series.between(quarter.first_day(), to);
    if points.len() < 2 {
        return None;
    }
    let places = drawn(points);
    let mean = metric.mean_between(quarter.first_day(), to)?;
    let state = metric.state_of(mean.value).title().to_lowercase();
    let days = trend.map(|trend| f64::from((trend.to - trend.from).get_days()));
    Some(chart::line(Line {
        id: format!("quarter-{}", metric.name),
        title: format!("{} on average: {state}", metric.written(mean.value)),
        description: about(metric, points),
        note: String::new(),
        x_title: "Day".into(),
        x: Axis::Days(places.iter().map(|at| points[*at].date).collect()),
        series: vec![Series { title: "Value".into(), values: values(points, &places, |point| point.value) }],
        unit: metric.unit.label(),
        rules: thresholds(metric),
        marks: Vec::new(),
        trend: trend.zip(days).map(|(trend, days)| (trend.slope.at(0.0), trend.slope.at(days))),
    }))
}

/// The stages of a flow side by side, now and before.
pub(super) fn flow(process: &Process, flow: &Flow, title: String) -> ChartView {
    let unit = process.metrics[flow.stages[0].metric].unit.clone();
    let scaled = |metric: usize, value: f64| round(value * process.metrics[metric].unit.to(&unit));
    let mut series = vec![Series {
        title: "This quarter".into(),
        values: flow.stages.iter().map(|stage| Some(scaled(stage.metric, stage.mean))).collect(),
    }];
    // Bars stand on each other, so that what was before has a chart's table and the text.
    series.truncate(1);
    chart::bars(Bars {
        id: format!("flow-{}", crate::markdown::slugify(&flow.name)),
        title,
        description: format!("Mean time of each stage of {} in {}", flow.name, unit.label()),
        note: String::new(),
        x_title: "Stage".into(),
        x: flow.stages.iter().map(|stage| process.metrics[stage.metric].title.clone()).collect(),
        series,
        unit: unit.label(),
        rules: Vec::new(),
    })
}
