//! `initiatives.html`, `improvements.html`: `view`; and `page.improvement` on the pages of initiatives and improvements of
//! systems.

use serde::Serialize;

use super::{BadgeView, DataView, DateView, FacetView, LinkView, RestView, TableView};
use crate::render::chart::ChartView;

/// `page.improvement`, by the type of the page.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum ImprovementView {
    Initiative(Box<InitiativeView>),
    System(Box<SystemView>),
}

/// The page of an initiative.
#[derive(Debug, Serialize)]
pub(crate) struct InitiativeView {
    pub(crate) state: BadgeView,
    /// Percent of the work, as last stated.
    pub(crate) completion: Option<usize>,
    /// `2 of 3 criteria met`; empty where nothing is measured.
    pub(crate) met: String,
    pub(crate) next: Option<TimelinePart>,
    pub(crate) late: Vec<TimelinePart>,
    pub(crate) parts: Vec<TimelinePart>,
    pub(crate) criteria: Vec<CriterionView>,
    pub(crate) timeline: Option<ChartView>,
    /// The metrics of the criteria.
    pub(crate) moved: Vec<ChartView>,
    /// From the highest impact down; empty without risks on the scale.
    pub(crate) matrix: Vec<RiskRow>,
    pub(crate) risks: Vec<RiskView>,
    /// The last first.
    pub(crate) updates: Vec<UpdateView>,
    pub(crate) board: LinkView,
}

/// A part of a timeline.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct TimelinePart {
    pub(crate) title: String,
    pub(crate) start: Option<DateView>,
    pub(crate) end: DateView,
    pub(crate) done: Option<DateView>,
    pub(crate) badge: BadgeView,
    /// HTML.
    pub(crate) note: String,
}

/// A criterion of success.
#[derive(Debug, Serialize)]
pub(crate) struct CriterionView {
    /// HTML.
    pub(crate) text: String,
    pub(crate) metric: Option<LinkView>,
    /// `at most 12 h`; empty without a metric.
    pub(crate) aim: String,
    pub(crate) by: Option<DateView>,
    pub(crate) badge: BadgeView,
    /// Before it began.
    pub(crate) before: String,
    /// On its day.
    pub(crate) then: Option<ReadingView>,
    pub(crate) now: Option<ReadingView>,
    /// Percent of the way from before to the aim, unless that is reached.
    pub(crate) way: Option<usize>,
}

/// A value with its day.
#[derive(Debug, Serialize)]
pub(crate) struct ReadingView {
    pub(crate) value: String,
    pub(crate) on: DateView,
}

/// The risks of one impact.
#[derive(Debug, Serialize)]
pub(crate) struct RiskRow {
    pub(crate) impact: usize,
    /// By likelihood, from 1 to 5.
    pub(crate) cells: Vec<RiskCell>,
}

/// The risks of one impact and likelihood, by number.
#[derive(Debug, Serialize)]
pub(crate) struct RiskCell {
    /// `low`, `medium`, `high`.
    pub(crate) grade: &'static str,
    pub(crate) numbers: Vec<usize>,
}

/// A risk; its number is that in the matrix.
#[derive(Debug, Serialize)]
pub(crate) struct RiskView {
    pub(crate) number: usize,
    /// HTML.
    pub(crate) text: String,
    pub(crate) likelihood: Option<usize>,
    pub(crate) impact: Option<usize>,
    pub(crate) weight: Option<usize>,
    pub(crate) grade: &'static str,
    pub(crate) grade_title: &'static str,
    /// HTML.
    pub(crate) mitigation: String,
}

/// How far it was on a day.
#[derive(Debug, Serialize)]
pub(crate) struct UpdateView {
    pub(crate) on: DateView,
    pub(crate) percent: Option<usize>,
    pub(crate) state: &'static str,
    /// HTML.
    pub(crate) note: String,
    /// HTML.
    pub(crate) challenges: String,
}

/// The page of an improvement of a system.
#[derive(Debug, Serialize)]
pub(crate) struct SystemView {
    pub(crate) phase: &'static str,
    /// The stage within its execution; empty without.
    pub(crate) stage: String,
    pub(crate) validation: BadgeView,
    pub(crate) late: Option<DateView>,
    /// `3 of 12`, while it is not in place.
    pub(crate) rank: String,
    pub(crate) priority: String,
    /// `7.5 × 0.8 × 6.0 = 36`; empty without scores.
    pub(crate) formula: String,
    pub(crate) impact: Option<ScoresView>,
    pub(crate) feasibility: Option<ScoresView>,
    pub(crate) sources: Vec<SourceView>,
    pub(crate) stages: Vec<StageView>,
    pub(crate) trials: Vec<TrialView>,
    pub(crate) demands: Vec<DemandView>,
    pub(crate) board: LinkView,
}

/// Scores with their mean.
#[derive(Debug, Serialize)]
pub(crate) struct ScoresView {
    pub(crate) mean: String,
    pub(crate) rows: Vec<ScoreLine>,
}

/// A score from 1 to 10.
#[derive(Debug, Serialize)]
pub(crate) struct ScoreLine {
    pub(crate) title: String,
    pub(crate) points: Option<f64>,
    /// HTML.
    pub(crate) reason: String,
}

/// What showed that it is needed, by kind.
#[derive(Debug, Serialize)]
pub(crate) struct SourceView {
    pub(crate) title: &'static str,
    pub(crate) sources: Vec<String>,
}

/// A phase with what is to be done in it.
#[derive(Debug, Serialize)]
pub(crate) struct StageView {
    pub(crate) title: &'static str,
    /// `past`, `here`, `ahead`.
    pub(crate) state: &'static str,
    pub(crate) lists: Vec<StepsView>,
}

/// Things to be done, and how many are.
#[derive(Debug, Serialize)]
pub(crate) struct StepsView {
    pub(crate) title: &'static str,
    pub(crate) done: usize,
    pub(crate) steps: Vec<StepLine>,
}

/// One of them.
#[derive(Debug, Serialize)]
pub(crate) struct StepLine {
    pub(crate) title: String,
    pub(crate) done: bool,
    pub(crate) on: Option<DateView>,
    pub(crate) shown_by: Option<LinkView>,
    /// HTML.
    pub(crate) note: String,
}

/// A test.
#[derive(Debug, Serialize)]
pub(crate) struct TrialView {
    pub(crate) title: String,
    pub(crate) badge: BadgeView,
    pub(crate) on: Option<DateView>,
    pub(crate) by: Option<LinkView>,
}

/// Something that must hold afterwards.
#[derive(Debug, Serialize)]
pub(crate) struct DemandView {
    pub(crate) title: String,
    pub(crate) metric: Option<LinkView>,
    pub(crate) aim: String,
    pub(crate) now: Option<ReadingView>,
    pub(crate) badge: BadgeView,
    /// HTML.
    pub(crate) note: String,
}

/// The board of initiatives.
#[derive(Debug, Serialize)]
pub(crate) struct InitiativesView {
    pub(crate) facets: Vec<FacetView>,
    pub(crate) columns: Vec<ChangeColumn>,
    pub(crate) count: usize,
    pub(crate) timeline: Option<ChartView>,
    pub(crate) late: Option<TableView>,
    pub(crate) outcomes: Option<TableView>,
}

/// The board of improvements.
#[derive(Debug, Serialize)]
pub(crate) struct ImprovementsView {
    pub(crate) facets: Vec<FacetView>,
    pub(crate) columns: Vec<ChangeColumn>,
    pub(crate) count: usize,
    pub(crate) plot: Option<ChartView>,
    pub(crate) ranking: Option<TableView>,
    pub(crate) validation: TableView,
}

/// A state with what stands in it.
#[derive(Debug, Serialize)]
pub(crate) struct ChangeColumn {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) count: usize,
    pub(crate) cards: Vec<ChangeCard>,
    pub(crate) rest: Option<RestView>,
}

/// An initiative, an improvement or a project on its board.
#[derive(Debug, Serialize)]
pub(crate) struct ChangeCard {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) kind: String,
    pub(crate) owner: String,
    pub(crate) badges: Vec<BadgeView>,
    /// Percent of a bar with what it says.
    pub(crate) bar: Option<(usize, String)>,
    pub(crate) lines: Vec<String>,
    /// What it can be chosen by.
    pub(crate) data: Vec<DataView>,
}
