//! What the page of a metric says, and where a written evaluation leads.

use jiff::ToSpan as _;

use super::charts::{self, Event};
use super::{evaluation_url, hit_view, process_line, state_badge, words};
use crate::portal::PageIx;
use crate::registers::process::period::Quarter;
use crate::registers::process::{Metric, quality, standing, types};
use crate::render::view::{LinkView, MetricView, ProcessView, SaidView};
use crate::render::{Shared, dates};

/// Days that are held against the year before: a quarter.
const PERIOD: i32 = 90;

/// `page.process`.
pub(in crate::render) fn view(shared: &Shared<'_>, ix: PageIx) -> Option<ProcessView> {
    let page = shared.portal.page(ix);
    match page.page.type_id.as_str() {
        types::METRIC => {
            let metric = shared.registers.process.metric(ix)?;
            Some(ProcessView { metric: Some(metric_view(shared, metric)), evaluation: None })
        }
        types::EVALUATION => Some(ProcessView { metric: None, evaluation: evaluation(shared, ix) }),
        _ => None,
    }
}

/// The computed evaluation of the quarter in which the period of a record ends.
fn evaluation(shared: &Shared<'_>, ix: PageIx) -> Option<LinkView> {
    let record = shared.portal.record(ix);
    let category = record.text("process_category")?;
    let quarter = Quarter::of(record.date("period_end")?);
    let quarters = shared.registers.process.quarters(category, shared.portal.today);
    let title = format!("{}, {}", super::process_title(shared.portal, category), quarter.title());
    quarters
        .contains(&quarter)
        .then(|| LinkView { title, url: shared.href(&evaluation_url(category, quarter)) })
}

fn metric_view(shared: &Shared<'_>, metric: &Metric) -> MetricView {
    let today = shared.portal.today;
    let process = &shared.registers.process;
    let written = |value: Option<f64>| value.map_or_else(String::new, |value| metric.written(value));
    let control = standing::control(metric);
    let hits = process.hits(today);
    let measured = shared.portal.measured.get(&metric.ix);
    let methods = measured.iter().flat_map(|measured| &measured.methods);
    let methods: Vec<String> = methods.map(|(method, count)| format!("{method} ({count})")).collect();
    let names = metric.formula.as_deref().map(|_| process.inputs_of(metric)).unwrap_or_default();
    MetricView {
        badge: state_badge(metric.state()),
        value: written(metric.latest().map(|point| point.value)),
        date: metric.latest().map(|point| dates::view(point.date)),
        target: written(metric.target),
        warning: written(metric.warning),
        critical: written(metric.critical),
        baseline: written(metric.baseline),
        said: said(metric, today),
        chart: charts::metric(metric, &events(shared, metric.ix)),
        no_control: match &control {
            None if !metric.series.points.is_empty() => "Limits of control need ten values.".to_owned(),
            _ => String::new(),
        },
        episodes: control
            .iter()
            .flat_map(|control| control.episodes.iter().rev())
            .map(|episode| words::episode(metric, episode))
            .collect(),
        control: control.map(|control| charts::control(metric, &control)),
        quality: quality::quality(metric, today).map(|of| words::quality(metric, &of)).unwrap_or_default(),
        methods: methods.join(", "),
        hits: hits
            .iter()
            .filter(|hit| hit.metric == Some(metric.ix))
            .map(|hit| hit_view(shared, hit))
            .collect(),
        formula: metric.formula.clone().unwrap_or_default(),
        inputs: names.into_iter().map(|ix| shared.link(ix)).collect(),
        process: (!metric.category.is_empty()).then(|| process_line(shared, &metric.category)),
    }
}

/// Where it stands in words: against the baseline, over half a year, against the year before.
fn said(metric: &Metric, today: jiff::civil::Date) -> Vec<SaidView> {
    let quarter = today.checked_sub(PERIOD.days()).unwrap_or(today);
    let half_year = standing::half_year_before(today);
    let baseline = metric.latest().and_then(|point| words::baseline(metric, point.value));
    let trend = standing::trend(metric, half_year, today).map(|trend| words::trend(metric, &trend));
    let comparison = standing::comparison(metric, quarter, today).map(|of| words::comparison(metric, &of));
    [baseline, trend, comparison].into_iter().flatten().collect()
}

/// What was done to move the metric: actions on the day they were done, initiatives on the day they ended.
fn events(shared: &Shared<'_>, metric: PageIx) -> Vec<Event> {
    let portal = shared.portal;
    let event = |ix: Option<PageIx>, date: Option<jiff::civil::Date>| {
        let link = shared.link(ix?);
        Some(Event { date: date.filter(|date| *date <= portal.today)?, title: link.title, url: link.url })
    };
    let actions = portal
        .records("improvement_action")
        .filter(|record| record.pages_of("metrics").contains(&metric))
        .filter_map(|record| event(record.ix, record.date("done_on")));
    let aims = |rows: &[std::collections::BTreeMap<String, crate::schema::Value<PageIx>>]| {
        rows.iter().any(|row| row.get("metric").and_then(|value| value.first_ref()) == Some(&metric))
    };
    let initiatives = portal
        .records("improvement_initiative")
        .filter(|record| aims(record.rows("success_criteria")))
        .filter_map(|record| {
            let ends = record.rows("timeline").iter().map(|row| row.get("done_on").or(row.get("end")));
            let end = ends.flatten().filter_map(crate::schema::Value::as_date).max();
            event(record.ix, end)
        });
    let mut events: Vec<Event> = actions.chain(initiatives).collect();
    events.sort_by(|a, b| (a.date, &a.title).cmp(&(b.date, &b.title)));
    events
}
