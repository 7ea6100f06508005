//! `processes.html`, `evaluation.html`: `view`; and `page.process` on the pages of metrics and evaluations.

use serde::Serialize;

use super::{BadgeView, DateView, LinkView, TableView};
use crate::render::chart::ChartView;

/// The metrics of all processes.
#[derive(Debug, Serialize)]
pub(crate) struct ProcessesView {
    /// `12 of 20 metrics are on target`.
    pub(crate) met: String,
    /// Rules that hold today.
    pub(crate) hits: Vec<HitView>,
    pub(crate) metrics: TableView,
    /// By how much metrics were off target in each quarter.
    pub(crate) off_target: Option<ChartView>,
    /// What the stages of flows took.
    pub(crate) flows: Vec<ChartView>,
    pub(crate) processes: Vec<ProcessLine>,
    pub(crate) rules: TableView,
}

/// A process with its evaluations, the newest first.
#[derive(Debug, Serialize)]
pub(crate) struct ProcessLine {
    pub(crate) title: String,
    pub(crate) metrics: usize,
    pub(crate) quarters: Vec<LinkView>,
}

/// Something to do, and why.
#[derive(Debug, Serialize)]
pub(crate) struct HitView {
    pub(crate) badge: BadgeView,
    pub(crate) advice: String,
    /// What was measured.
    pub(crate) because: String,
    /// Why it follows.
    pub(crate) reason: String,
    pub(crate) condition: String,
    pub(crate) metric: Option<LinkView>,
}

/// A sentence under a name, such as the trend.
#[derive(Debug, Serialize)]
pub(crate) struct SaidView {
    pub(crate) title: &'static str,
    pub(crate) text: String,
    /// `better`, `worse`, or nothing.
    pub(crate) tone: &'static str,
}

/// What the pages of metrics and of evaluations say besides their fields.
#[derive(Debug, Default, Serialize)]
pub(crate) struct ProcessView {
    pub(crate) metric: Option<MetricView>,
    /// The computed evaluation that a written one belongs to.
    pub(crate) evaluation: Option<LinkView>,
}

/// A metric.
#[derive(Debug, Serialize)]
pub(crate) struct MetricView {
    pub(crate) badge: BadgeView,
    /// The last value with its unit; empty without any.
    pub(crate) value: String,
    pub(crate) date: Option<DateView>,
    pub(crate) target: String,
    pub(crate) warning: String,
    pub(crate) critical: String,
    pub(crate) baseline: String,
    pub(crate) said: Vec<SaidView>,
    pub(crate) chart: Option<ChartView>,
    pub(crate) control: Option<ChartView>,
    /// Why there are no limits of control.
    pub(crate) no_control: String,
    pub(crate) episodes: Vec<EpisodeView>,
    pub(crate) quality: Vec<SaidView>,
    pub(crate) methods: String,
    pub(crate) hits: Vec<HitView>,
    /// The formula, and the metrics in it.
    pub(crate) formula: String,
    pub(crate) inputs: Vec<LinkView>,
    /// Evaluations of its process.
    pub(crate) process: Option<ProcessLine>,
}

/// Values that chance alone would hardly give.
#[derive(Debug, Serialize)]
pub(crate) struct EpisodeView {
    pub(crate) when: String,
    pub(crate) what: String,
    pub(crate) rules: String,
    /// What else is known of the first value.
    pub(crate) context: String,
    pub(crate) open: bool,
}

/// The evaluation of a process in a quarter.
#[derive(Debug, Serialize)]
pub(crate) struct EvaluationView {
    pub(crate) title: String,
    pub(crate) lead: String,
    pub(crate) breadcrumb: Vec<LinkView>,
    pub(crate) earlier: Option<LinkView>,
    pub(crate) later: Option<LinkView>,
    pub(crate) summary: TableView,
    pub(crate) metrics: Vec<EvaluatedView>,
    pub(crate) flows: Vec<FlowView>,
    pub(crate) opportunities: Vec<OpportunityView>,
    pub(crate) hits: Vec<HitView>,
    pub(crate) advice: Vec<AdvisedView>,
    pub(crate) feedback: Vec<FeedbackLine>,
    pub(crate) records: Vec<LinkView>,
}

/// A metric in the quarter.
#[derive(Debug, Serialize)]
pub(crate) struct EvaluatedView {
    pub(crate) link: LinkView,
    pub(crate) said: Vec<SaidView>,
    pub(crate) chart: Option<ChartView>,
}

/// Stages of a flow.
#[derive(Debug, Serialize)]
pub(crate) struct FlowView {
    /// The finding.
    pub(crate) text: String,
    /// What grew most, where that is another stage.
    pub(crate) growth: String,
    pub(crate) chart: ChartView,
}

/// Something that could be better.
#[derive(Debug, Serialize)]
pub(crate) struct OpportunityView {
    pub(crate) metric: Option<LinkView>,
    pub(crate) text: String,
    pub(crate) reason: String,
}

/// A recommendation that somebody wrote.
#[derive(Debug, Serialize)]
pub(crate) struct AdvisedView {
    pub(crate) text: String,
    pub(crate) reason: String,
    pub(crate) initiative: Option<LinkView>,
}

/// What somebody says.
#[derive(Debug, Serialize)]
pub(crate) struct FeedbackLine {
    pub(crate) from: Option<LinkView>,
    pub(crate) text: String,
}
