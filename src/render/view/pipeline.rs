//! `projects.html`, `funnel.html`, `ideas.html`: `view`; and `page.innovation.project` and `page.innovation.idea` on the
//! pages of projects and ideas.

use serde::Serialize;

use super::{
    BadgeView, ChangeColumn, DateView, FacetView, FactView, LinkView, RingedView, TableView, TimelinePart,
};
use crate::render::chart::ChartView;

/// All projects.
#[derive(Debug, Serialize)]
pub(crate) struct ProjectsView {
    pub(crate) facets: Vec<FacetView>,
    pub(crate) columns: Vec<ChangeColumn>,
    pub(crate) count: usize,
    pub(crate) timeline: Option<ChartView>,
    pub(crate) late: Option<TableView>,
    pub(crate) risks: Option<TableView>,
}

/// How far projects come, and what they cost.
#[derive(Debug, Serialize)]
pub(crate) struct FunnelView {
    pub(crate) funnel: ChartView,
    pub(crate) steps: TableView,
    pub(crate) facts: Vec<FactView>,
    pub(crate) months: Option<ChartView>,
    pub(crate) budget: Option<TableView>,
}

/// All ideas.
#[derive(Debug, Serialize)]
pub(crate) struct IdeasView {
    pub(crate) facts: Vec<FactView>,
    pub(crate) quarters: Option<ChartView>,
    pub(crate) table: TableView,
    /// Where the votes of which ideas come from.
    pub(crate) votes: String,
}

/// The page of a project.
#[derive(Debug, Serialize)]
pub(crate) struct ProjectView {
    pub(crate) state: BadgeView,
    /// `since 4 May 2026`, for what is over.
    pub(crate) ended: Option<DateView>,
    /// HTML.
    pub(crate) reason: String,
    pub(crate) stages: Vec<StageLine>,
    pub(crate) next: Option<TimelinePart>,
    pub(crate) late: Vec<TimelinePart>,
    pub(crate) milestones: Vec<TimelinePart>,
    /// `2 of 5 reached`.
    pub(crate) reached: String,
    pub(crate) budget: Option<BudgetView>,
    pub(crate) risks: Vec<WorryView>,
    /// The last first.
    pub(crate) updates: Vec<ProjectUpdate>,
    pub(crate) stack: Vec<StackView>,
    pub(crate) boards: Vec<LinkView>,
}

/// A stage on the page of a project.
#[derive(Debug, Serialize)]
pub(crate) struct StageLine {
    pub(crate) title: String,
    /// `past`, `here`, `ahead` or `skipped`.
    pub(crate) state: &'static str,
    /// Each time that it was there: `1 Jan 2026 to 4 Mar 2026`, and how long.
    pub(crate) stays: Vec<(String, String)>,
}

/// The money of a project.
#[derive(Debug, Serialize)]
pub(crate) struct BudgetView {
    pub(crate) facts: Vec<FactView>,
    /// The forecast with its numbers; empty without one.
    pub(crate) formula: String,
    pub(crate) verdict: Option<BadgeView>,
    /// Whole percent of the money and of the time that are gone, at most 100 for the bar, and as shown.
    pub(crate) gone: Vec<(&'static str, usize, String)>,
    pub(crate) months: Option<ChartView>,
}

/// A risk of a project.
#[derive(Debug, Serialize)]
pub(crate) struct WorryView {
    pub(crate) level: &'static str,
    pub(crate) title: &'static str,
    /// HTML.
    pub(crate) text: String,
    /// HTML.
    pub(crate) mitigation: String,
}

/// What happened on a day.
#[derive(Debug, Serialize)]
pub(crate) struct ProjectUpdate {
    pub(crate) on: DateView,
    /// HTML.
    pub(crate) text: String,
    pub(crate) by: Option<LinkView>,
}

/// What a project is built with: a technology of the radar, or a name alone.
#[derive(Debug, Serialize)]
pub(crate) struct StackView {
    pub(crate) name: String,
    pub(crate) technology: Option<RingedView>,
}

/// What the page of an idea says besides its fields.
#[derive(Debug, Serialize)]
pub(crate) struct IdeaView {
    /// Those that are shown; empty where nobody voted.
    pub(crate) votes: String,
    /// Where they come from.
    pub(crate) counted: String,
    /// With how each stands.
    pub(crate) projects: Vec<(LinkView, String, BadgeView)>,
    pub(crate) board: LinkView,
}
