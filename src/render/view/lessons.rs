//! `incidents.html`, `actions.html`, `weekly.html`: `view`; and `page.lessons` on the pages of incidents, lessons,
//! actions, and of what was changed and measured because of them.

use serde::Serialize;

use super::{BadgeView, DataView, DateView, FacetView, LinkView, TableView, TileView};

/// The incidents.
#[derive(Debug, Serialize)]
pub(crate) struct IncidentsPageView {
    pub(crate) facets: Vec<FacetView>,
    pub(crate) incidents: Vec<IncidentCard>,
    /// Incidents that are like earlier ones, the most alike first.
    pub(crate) again: Vec<AgainView>,
    /// What is open of them.
    pub(crate) open: Option<TableView>,
    /// How the score is made.
    pub(crate) formula: String,
}

/// An incident in the index.
#[derive(Debug, Serialize)]
pub(crate) struct IncidentCard {
    pub(crate) link: LinkView,
    pub(crate) on: Option<DateView>,
    pub(crate) severity: Option<BadgeView>,
    pub(crate) score: Option<ImpactLine>,
    pub(crate) cause: String,
    pub(crate) services: Vec<String>,
    pub(crate) team: String,
    pub(crate) lasted: String,
    pub(crate) noticed: String,
    /// `3 of 5 actions done`.
    pub(crate) actions: String,
    pub(crate) open: Option<BadgeView>,
    /// An earlier one that it is like.
    pub(crate) like: Option<LinkView>,
    /// What it can be chosen by.
    pub(crate) data: Vec<DataView>,
}

/// An impact score.
#[derive(Debug, Serialize)]
pub(crate) struct ImpactLine {
    /// `3.1`.
    pub(crate) value: String,
    /// Of 100.
    pub(crate) width: usize,
    /// What it rests on, where not on all three scores.
    pub(crate) note: String,
}

/// Two incidents that are alike.
#[derive(Debug, Serialize)]
pub(crate) struct AgainView {
    pub(crate) later: LinkView,
    pub(crate) later_on: Option<DateView>,
    pub(crate) earlier: LinkView,
    pub(crate) earlier_on: Option<DateView>,
    pub(crate) reasons: Vec<String>,
    /// What was to be done after the earlier one and was not by then.
    pub(crate) undone: Vec<UndoneView>,
}

/// An action that was not in place.
#[derive(Debug, Serialize)]
pub(crate) struct UndoneView {
    pub(crate) link: LinkView,
    /// Since when it has been in place, or when it was due.
    pub(crate) note: String,
}

/// The tracker of actions.
#[derive(Debug, Serialize)]
pub(crate) struct ActionsPageView {
    pub(crate) tiles: Vec<TileView>,
    pub(crate) figures: Vec<TrackView>,
    pub(crate) table: TableView,
    pub(crate) weekly: Option<LinkView>,
}

/// A figure of the work on actions.
#[derive(Debug, Serialize)]
pub(crate) struct TrackView {
    pub(crate) title: &'static str,
    pub(crate) value: String,
    pub(crate) formula: String,
}

/// A week's report.
#[derive(Debug, Serialize)]
pub(crate) struct WeekView {
    pub(crate) title: String,
    pub(crate) days: String,
    pub(crate) sentence: String,
    /// Whether the week goes on.
    pub(crate) open: bool,
    pub(crate) figures: Vec<TrackView>,
    pub(crate) parts: Vec<WeekPart>,
    pub(crate) previous: Option<LinkView>,
    pub(crate) next: Option<LinkView>,
    /// All weeks that have a report.
    pub(crate) weeks: Vec<WeekLink>,
    /// Feed and mail.
    pub(crate) links: Vec<LinkView>,
}

/// A week in the list of weeks.
#[derive(Debug, Serialize)]
pub(crate) struct WeekLink {
    pub(crate) link: LinkView,
    pub(crate) sentence: String,
    pub(crate) here: bool,
}

/// A part of the report.
#[derive(Debug, Serialize)]
pub(crate) struct WeekPart {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) count: usize,
    pub(crate) bad: bool,
    pub(crate) lines: Vec<NotedLink>,
    pub(crate) rest: usize,
}

/// A link and a few words on it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct NotedLink {
    pub(crate) link: LinkView,
    pub(crate) note: String,
}

/// What a page has to do with what was learned.
#[derive(Debug, Serialize)]
pub(crate) struct LessonsView {
    pub(crate) way: Option<LoopView>,
    pub(crate) incident: Option<IncidentView>,
    pub(crate) action: Option<ActionView>,
    /// Records of actions that come from the page.
    pub(crate) actions: Vec<ActionLine>,
}

/// The way from what happened to what moved.
#[derive(Debug, Serialize)]
pub(crate) struct LoopView {
    pub(crate) stages: Vec<LoopStage>,
    /// What closes it, or where it is open.
    pub(crate) sentence: String,
    pub(crate) closed: bool,
}

/// A part of the way.
#[derive(Debug, Serialize)]
pub(crate) struct LoopStage {
    pub(crate) title: &'static str,
    pub(crate) items: Vec<LoopItem>,
    pub(crate) rest: usize,
    /// What is missing; empty where nothing is.
    pub(crate) gap: String,
}

/// A page on the way.
#[derive(Debug, Serialize)]
pub(crate) struct LoopItem {
    pub(crate) link: LinkView,
    pub(crate) here: bool,
    pub(crate) badge: Option<BadgeView>,
    pub(crate) notes: Vec<String>,
}

/// What an incident's page shows besides its fields.
#[derive(Debug, Serialize)]
pub(crate) struct IncidentView {
    pub(crate) score: Option<ImpactLine>,
    pub(crate) formula: String,
    /// Its place among all, `2 of 12`.
    pub(crate) rank: String,
    pub(crate) scores: Vec<TrackView>,
    /// Earlier ones that it is like.
    pub(crate) like: Vec<AgainView>,
    /// Later ones that are like it.
    pub(crate) again: Vec<AgainView>,
    pub(crate) index: LinkView,
}

/// An action in a list.
#[derive(Debug, Serialize)]
pub(crate) struct ActionLine {
    pub(crate) link: LinkView,
    pub(crate) badge: BadgeView,
    pub(crate) who: Option<LinkView>,
    pub(crate) due: Option<DateView>,
    pub(crate) note: String,
}

/// What an action's page shows besides its fields.
#[derive(Debug, Serialize)]
pub(crate) struct ActionView {
    pub(crate) badge: BadgeView,
    pub(crate) due: Option<DateView>,
    pub(crate) done: Option<DateView>,
    pub(crate) summary: String,
    /// What keeps it from being verified.
    pub(crate) missing: Vec<String>,
    pub(crate) checkpoints: Vec<CheckpointView>,
    pub(crate) phases: Vec<PhaseRow>,
    pub(crate) evidence: Vec<ProofView>,
    pub(crate) signs: Vec<ReviewerView>,
    pub(crate) effects: Vec<EffectView>,
    pub(crate) tracking: Vec<TrackView>,
    pub(crate) tracker: LinkView,
}

/// A checkpoint.
#[derive(Debug, Serialize)]
pub(crate) struct CheckpointView {
    pub(crate) title: &'static str,
    pub(crate) done: usize,
    pub(crate) checks: Vec<CheckLine>,
}

/// A check.
#[derive(Debug, Serialize)]
pub(crate) struct CheckLine {
    pub(crate) title: String,
    pub(crate) date: Option<DateView>,
    pub(crate) by: Option<LinkView>,
    pub(crate) note: String,
}

/// A phase with its documents.
#[derive(Debug, Serialize)]
pub(crate) struct PhaseRow {
    pub(crate) title: String,
    pub(crate) done: Option<DateView>,
    pub(crate) cells: Vec<DocumentCell>,
}

/// A document of a phase: a link, a text, or neither where it is missing.
#[derive(Debug, Serialize)]
pub(crate) struct DocumentCell {
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) url: Option<String>,
    pub(crate) given: bool,
}

/// A piece of evidence.
#[derive(Debug, Serialize)]
pub(crate) struct ProofView {
    pub(crate) title: String,
    pub(crate) given: bool,
    pub(crate) links: Vec<LinkView>,
}

/// Somebody who must sign.
#[derive(Debug, Serialize)]
pub(crate) struct ReviewerView {
    pub(crate) role: String,
    pub(crate) reviewer: Option<LinkView>,
    pub(crate) date: Option<DateView>,
    pub(crate) note: String,
}

/// What a metric did after the action.
#[derive(Debug, Serialize)]
pub(crate) struct EffectView {
    pub(crate) metric: LinkView,
    pub(crate) before: String,
    pub(crate) after: String,
    pub(crate) verdict: BadgeView,
    pub(crate) note: String,
}
