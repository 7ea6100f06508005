//! How the metrics that an initiative is measured by moved, from half a year before it began.

use jiff::ToSpan;
use jiff::civil::Date;

use super::amount;
use crate::portal::PageIx;
use crate::registers::improvement::criteria::{Aim, Criterion};
use crate::registers::improvement::initiatives::{Initiative, Status};
use crate::registers::process::statistics::limits;
use crate::registers::process::{Metric, Point};
use crate::render::Shared;
use crate::render::chart::{Axis, ChartView, Line, Mark, MarkKind, Rule, RuleKind, Series, line, number};

/// Weeks before the beginning and after the end that are shown.
const AROUND: i64 = 26;
/// Fewer values than this make no line.
const FEWEST: usize = 3;

/// A chart for each metric, in the order in which the criteria name them.
pub(super) fn charts(shared: &Shared<'_>, own: &Initiative) -> Vec<ChartView> {
    let mut metrics: Vec<PageIx> = Vec::new();
    for aim in own.criteria.iter().filter_map(|it| it.aim) {
        if !metrics.contains(&aim.metric) {
            metrics.push(aim.metric);
        }
    }
    metrics.into_iter().enumerate().filter_map(|(at, ix)| chart(shared, own, at, ix)).collect()
}

fn chart(shared: &Shared<'_>, own: &Initiative, at: usize, ix: PageIx) -> Option<ChartView> {
    let metric = shared.registers.process.metric(ix)?;
    let criteria: Vec<(&Criterion, Aim)> = own
        .criteria
        .iter()
        .filter_map(|it| Some((it, it.aim?)))
        .filter(|(_, aim)| aim.metric == ix)
        .collect();
    let (began, ended) = own.days?;
    let last = criteria.iter().filter_map(|(it, _)| it.by).chain([ended]).max()?;
    let from = began.saturating_sub(AROUND.weeks());
    let to = last.saturating_add(AROUND.weeks()).min(shared.portal.today);
    let points = metric.series.between(from, to);
    (points.len() >= FEWEST).then(|| {
        line(Line {
            id: format!("moved-{}", at + 1),
            title: title(shared, metric, criteria[0].0),
            description: format!("{} from half a year before the initiative began.", metric.title),
            note: noise(metric, began, to),
            x_title: "Day".to_owned(),
            x: Axis::Days(points.iter().map(|point| point.date).collect()),
            series: vec![Series {
                title: metric.title.clone(),
                values: points.iter().map(|point| Some(point.value)).collect(),
            }],
            unit: metric.unit.label(),
            rules: criteria.iter().map(|(_, aim)| wanted(*aim)).collect(),
            marks: marks(own, points, began, ended),
            trend: None,
        })
    })
}

/// `Pipeline: 29.2 min before, 10.7 min now`.
fn title(shared: &Shared<'_>, metric: &Metric, criterion: &Criterion) -> String {
    let value = |value: f64| amount(shared, metric.ix, value);
    let before = criterion.before.map(|before| format!("{} before", value(before)));
    let now = criterion.now.map(|now| format!("{} now", value(now.value)));
    let said: Vec<String> = before.into_iter().chain(now).collect();
    if said.is_empty() { metric.title.clone() } else { format!("{}: {}", metric.title, said.join(", ")) }
}

/// Whether chance alone explains it: how many values since the beginning lie outside the control limits of the values
/// before. Nothing where there were too few of those.
fn noise(metric: &Metric, began: Date, to: Date) -> String {
    let values = |points: &[Point]| points.iter().map(|point| point.value).collect::<Vec<f64>>();
    let until = began.yesterday().unwrap_or(began);
    let before = values(metric.series.between(began.saturating_sub(AROUND.weeks()), until));
    let since = values(metric.series.between(began, to));
    let Some(limits) = limits(&before).filter(|_| !since.is_empty()) else { return String::new() };
    let outside = since.iter().filter(|value| !(limits.lower..=limits.upper).contains(*value)).count();
    let range = format!("{} to {}", number(limits.lower.max(0.0), ""), metric.written(limits.upper));
    match outside {
        0 => format!(
            "None of the {} values since it began lies outside the limits of the half year before, {range}.",
            since.len()
        ),
        _ => format!(
            "{outside} of the {} values since it began lie outside the limits of the half year before, {range}.",
            since.len()
        ),
    }
}

fn wanted(aim: Aim) -> Rule {
    Rule { label: "Wanted".to_owned(), value: aim.value, kind: RuleKind::Target }
}

/// The first value after it began, and the first after its end where it is over.
fn marks(own: &Initiative, points: &[Point], began: Date, ended: Date) -> Vec<Mark> {
    let end = match own.status {
        Status::Completed => Some("Completed"),
        Status::Cancelled => Some("Ended"),
        _ => None,
    };
    let at = |day: Date| points.iter().position(|point| point.date >= day);
    let mark = |title: &str, day: Date| {
        Some(Mark { index: at(day)?, title: title.to_owned(), url: None, kind: MarkKind::Event })
    };
    let last = end.and_then(|title| mark(title, ended));
    mark("Begun", began).into_iter().chain(last).collect()
}
