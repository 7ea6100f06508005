//! `/browse/processes/<process>/<quarter>/`: the evaluation of a process in a quarter.

use super::{charts, evaluation_url, hit_view, index_url, process_title, state_badge, words};
use crate::artifact::Artifact;
use crate::date::human;
use crate::diagnostic::Diagnostic;
use crate::markdown;
use crate::portal::{PageIx, Record, SectionIx};
use crate::registers::process::evaluation::{Evaluated, Evaluation, Flow, Opportunity};
use crate::registers::process::period::Quarter;
use crate::registers::process::{Process, State};
use crate::render::Shared;
use crate::render::lists::write;
use crate::render::view::{
    AdvisedView, CellView, ColumnView, EvaluatedView, EvaluationView, FeedbackLine, FlowView, LinkView,
    OpportunityView, RegisterView, RowView, TableView,
};
use crate::schema::Value;

/// A page to render.
#[derive(Debug, Clone)]
pub(in crate::render) struct Job {
    category: String,
    quarter: Quarter,
}

/// All of them.
pub(in crate::render) fn jobs(shared: &Shared<'_>) -> Vec<Job> {
    let process = &shared.registers.process;
    let today = shared.portal.today;
    let of = |category: &&str| {
        let category = (*category).to_owned();
        let quarters = process.quarters(&category, today).into_iter();
        quarters.map(move |quarter| Job { category: category.clone(), quarter }).collect::<Vec<_>>()
    };
    process.categories().iter().flat_map(of).collect()
}

/// Renders one.
pub(in crate::render) fn render(shared: &Shared<'_>, job: &Job) -> Result<Artifact, Box<Diagnostic>> {
    let evaluation = shared.registers.process.evaluate(shared.portal, &job.category, job.quarter);
    let view = view(shared, &evaluation);
    let url = evaluation_url(&job.category, job.quarter);
    let meta = shared.plain_meta(&url, &view.title, &view.lead);
    let mut context = shared.context(SectionIx(0), &url, &meta);
    context.insert("view", &view);
    write(shared, "evaluation.html", &context, &url)
}

fn view(shared: &Shared<'_>, of: &Evaluation) -> EvaluationView {
    let process = &shared.registers.process;
    let quarters = process.quarters(&of.category, shared.portal.today);
    let here = quarters.iter().position(|quarter| *quarter == of.quarter);
    let link = |at: Option<usize>| {
        let quarter = quarters.get(at?)?;
        Some(LinkView { title: quarter.title(), url: shared.href(&evaluation_url(&of.category, *quarter)) })
    };
    let browse = LinkView { title: "Browse".into(), url: format!("{}browse/", shared.base()) };
    let index = LinkView { title: "Processes".into(), url: shared.href(&index_url()) };
    let records: Vec<Record<'_>> = of.records.iter().map(|ix| shared.portal.record(*ix)).collect();
    let mut opportunities: Vec<OpportunityView> =
        of.opportunities.iter().map(|it| opportunity(shared, process, it)).collect();
    opportunities.extend(records.iter().flat_map(|record| written_opportunities(shared, record)));
    EvaluationView {
        title: format!("{}, {}", process_title(shared.portal, &of.category), of.quarter.title()),
        lead: lead(of, shared),
        breadcrumb: vec![browse, index],
        earlier: link(here.map(|at| at + 1)),
        later: link(here.and_then(|at| at.checked_sub(1))),
        summary: summary(shared, process, of),
        metrics: of.metrics.iter().map(|it| evaluated(shared, process, of, it)).collect(),
        flows: of.flows.iter().map(|flow| flow_view(process, flow)).collect(),
        opportunities,
        hits: of.hits.iter().map(|hit| hit_view(shared, hit)).collect(),
        advice: records.iter().flat_map(|record| advice(shared, record)).collect(),
        feedback: records.iter().flat_map(|record| feedback(shared, record)).collect(),
        records: of.records.iter().map(|ix| shared.link(*ix)).collect(),
    }
}

/// What the page begins with: `2 of 4 metrics were on target on average`.
fn lead(of: &Evaluation, shared: &Shared<'_>) -> String {
    let judged = of.metrics.iter().filter(|it| it.state != State::Unknown).count();
    let met = of.metrics.iter().filter(|it| it.state == State::Met).count();
    let running = of.quarter.last_day() > shared.portal.today;
    let until = if running { format!(" so far, until {}", human(of.to)) } else { String::new() };
    match judged {
        0 => format!("Nothing that has a target was measured{until}."),
        1 if met == 1 => format!("The one metric with a target met it on average{until}."),
        1 => format!("The one metric with a target missed it on average{until}."),
        n => format!("{met} of {n} metrics with a target met it on average{until}."),
    }
}

fn summary(shared: &Shared<'_>, process: &Process, of: &Evaluation) -> TableView {
    let heads = ["Metric", "State", "Mean", "Quarter before", "Target", "Values"];
    let row = |it: &Evaluated| {
        let metric = &process.metrics[it.metric];
        let link = shared.link(metric.ix);
        let badge = state_badge(it.state);
        let mean = |mean: Option<crate::registers::process::Mean>| {
            mean.map_or_else(|| "none".to_owned(), |mean| metric.written(mean.value))
        };
        let cells = vec![
            CellView { label: heads[0].into(), text: link.title, url: Some(link.url), ..CellView::default() },
            CellView { badge: Some(badge.kind), ..CellView::text(heads[1], badge.title) },
            CellView::text(heads[2], mean(it.mean)),
            CellView::text(heads[3], mean(it.before)),
            CellView::text(heads[4], metric.target.map_or_else(|| "none".to_owned(), |t| metric.written(t))),
            CellView::text(heads[5], it.mean.map_or(0, |mean| mean.count).to_string()),
        ];
        RowView { cells, ..RowView::default() }
    };
    let column = |(index, title): (usize, &&str)| ColumnView {
        index,
        title: (*title).to_owned(),
        options: Vec::new(),
    };
    TableView {
        id: "summary",
        title: "Summary",
        note: format!("{} to {}", human(of.quarter.first_day()), human(of.to)),
        register: RegisterView {
            columns: heads.iter().enumerate().map(column).collect(),
            rows: of.metrics.iter().map(row).collect(),
        },
        rest: None,
    }
}

fn evaluated(shared: &Shared<'_>, process: &Process, of: &Evaluation, it: &Evaluated) -> EvaluatedView {
    let metric = &process.metrics[it.metric];
    let trend = it.trend.as_ref().map(|trend| words::trend(metric, trend));
    let comparison = it.comparison.as_ref().map(|of| words::comparison(metric, of));
    EvaluatedView {
        link: shared.link(metric.ix),
        said: [trend, comparison].into_iter().flatten().collect(),
        chart: charts::quarter(metric, of.quarter, of.to, it.trend.as_ref()),
    }
}

fn percent(share: f64) -> String {
    format!("{} %", (share * 100.0).round())
}

fn flow_view(process: &Process, flow: &Flow) -> FlowView {
    let stage = &flow.stages[flow.bottleneck];
    let metric = &process.metrics[stage.metric];
    let grown = |before: f64, now: f64, metric: &crate::registers::process::Metric| {
        let way = if now > before { "up from" } else { "down from" };
        format!("{way} {}", metric.written(before))
    };
    let before =
        stage.before.map_or_else(String::new, |before| format!(", {}", grown(before, stage.mean, metric)));
    let text = format!(
        "“{}” takes {} of the time of {}: {} on average{before}",
        metric.title,
        percent(stage.share),
        flow.name,
        metric.written(stage.mean)
    );
    let growth = flow.fastest.filter(|at| *at != flow.bottleneck).map_or_else(String::new, |at| {
        let stage = &flow.stages[at];
        let metric = &process.metrics[stage.metric];
        let before = stage.before.map_or_else(String::new, |before| grown(before, stage.mean, metric));
        format!("“{}” grew most: {}, {before}.", metric.title, metric.written(stage.mean))
    });
    FlowView { growth, chart: charts::flow(process, flow, text.clone()), text }
}

fn opportunity(shared: &Shared<'_>, process: &Process, of: &Opportunity) -> OpportunityView {
    let (at, text, reason) = match of {
        Opportunity::Gap { metric, mean, target, by } => {
            let of = &process.metrics[*metric];
            let reason = format!(
                "{} on average, {} off the target of {}",
                of.written(*mean),
                percent(*by),
                of.written(*target)
            );
            (*metric, "Reach the target", reason)
        }
        Opportunity::Worse { metric, shift } => {
            let way = if *shift < 0.0 { "lower" } else { "higher" };
            let reason = format!(
                "{} {way} than in the same weeks of the year before, beyond chance",
                process.metrics[*metric].unit.difference(shift.abs())
            );
            (*metric, "Find out what changed since the year before", reason)
        }
        Opportunity::Data { metric, score } => {
            (*metric, "Measure it better", format!("The quality of its data is {}", percent(*score)))
        }
    };
    OpportunityView { metric: Some(shared.link(process.metrics[at].ix)), text: text.to_owned(), reason }
}

fn text_of(row: &std::collections::BTreeMap<String, Value<PageIx>>, name: &str) -> String {
    markdown::inline(row.get(name).and_then(Value::as_str).unwrap_or_default())
}

fn link_of(
    shared: &Shared<'_>,
    row: &std::collections::BTreeMap<String, Value<PageIx>>,
    name: &str,
) -> Option<LinkView> {
    Some(shared.link(*row.get(name)?.first_ref()?))
}

fn written_opportunities(shared: &Shared<'_>, record: &Record<'_>) -> Vec<OpportunityView> {
    let rows = record.rows("improvement_opportunities").iter();
    rows.map(|row| OpportunityView {
        metric: link_of(shared, row, "metric"),
        text: text_of(row, "opportunity"),
        reason: String::new(),
    })
    .collect()
}

fn advice(shared: &Shared<'_>, record: &Record<'_>) -> Vec<AdvisedView> {
    let rows = record.rows("recommendations").iter();
    rows.map(|row| AdvisedView {
        text: text_of(row, "recommendation"),
        reason: text_of(row, "reason"),
        initiative: link_of(shared, row, "initiative"),
    })
    .collect()
}

fn feedback(shared: &Shared<'_>, record: &Record<'_>) -> Vec<FeedbackLine> {
    let rows = record.rows("stakeholder_feedback").iter();
    rows.map(|row| FeedbackLine { from: link_of(shared, row, "from"), text: text_of(row, "feedback") })
        .collect()
}
