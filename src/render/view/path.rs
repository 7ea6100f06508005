//! Learning paths, computed ones, quizzes and plans: `page.learn`, and `view` of `paths.html` and `plan.html`.

use serde::Serialize;
use tera::Value;

use super::{LinkView, TableView};

/// What a page has to do with learning.
#[derive(Debug, Serialize)]
pub(crate) struct LearnView {
    /// Whether readers can note that they have worked through it.
    pub(crate) markable: bool,
    /// The paths that it is a step of.
    pub(crate) on: Vec<OnPathView>,
    /// Its steps, where it is a path.
    pub(crate) path: Option<PathView>,
    /// All that comes before it, where that is more than it names itself.
    pub(crate) before: Option<WayView>,
    /// The pages that lead to it, where it is a competency or a role.
    pub(crate) way: Option<WayView>,
    /// Declared paths that lead to it.
    pub(crate) reached_by: Vec<PathCard>,
    /// The plan for those who start in the role.
    pub(crate) plan: Option<LinkView>,
    pub(crate) quiz: Vec<QuestionView>,
}

/// A page's place on a path.
#[derive(Debug, Serialize)]
pub(crate) struct OnPathView {
    pub(crate) path: LinkView,
    /// From 1.
    pub(crate) number: usize,
    pub(crate) of: usize,
    pub(crate) previous: Option<LinkView>,
    pub(crate) next: Option<LinkView>,
}

/// A declared path on its own page.
#[derive(Debug, Serialize)]
pub(crate) struct PathView {
    pub(crate) steps: Vec<PathStep>,
    pub(crate) time: String,
    /// Time of the optional steps; empty for none.
    pub(crate) optional: String,
    /// Empty where no step has a level.
    pub(crate) level: String,
    pub(crate) audience: String,
    pub(crate) leads_to: Vec<Value>,
}

/// Pages in the order in which they are read.
#[derive(Debug, Serialize)]
pub(crate) struct WayView {
    pub(crate) count: usize,
    pub(crate) time: String,
    pub(crate) steps: Vec<PathStep>,
    /// How many more there are than `steps` holds.
    pub(crate) rest: usize,
}

/// A page to read.
#[derive(Debug, Serialize)]
pub(crate) struct PathStep {
    pub(crate) card: Value,
    pub(crate) minutes: u32,
    pub(crate) optional: bool,
    /// Safe HTML.
    pub(crate) checkpoint: Option<Value>,
    /// What the tick of the checkpoint is kept under.
    pub(crate) key: String,
}

/// A declared path as seen from elsewhere.
#[derive(Debug, Serialize)]
pub(crate) struct PathCard {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) summary: String,
    pub(crate) time: String,
    pub(crate) level: String,
    pub(crate) count: usize,
    pub(crate) audience: String,
    /// Addresses of the steps, with spaces between.
    pub(crate) steps: String,
}

/// A question of a quiz.
#[derive(Debug, Serialize)]
pub(crate) struct QuestionView {
    /// Safe HTML, as are the options and the explanation.
    pub(crate) text: Value,
    pub(crate) options: Vec<OptionView>,
    /// Whether several options are right.
    pub(crate) several: bool,
    pub(crate) explanation: Option<Value>,
}

/// What can be chosen.
#[derive(Debug, Serialize)]
pub(crate) struct OptionView {
    pub(crate) text: Value,
    pub(crate) right: bool,
}

/// `/browse/paths/`.
#[derive(Debug, Serialize)]
pub(crate) struct PathsPageView {
    pub(crate) paths: Vec<PathCard>,
    pub(crate) plans: Vec<PlanCard>,
    /// Computed ones.
    pub(crate) ways: Option<TableView>,
}

/// A plan as seen from elsewhere.
#[derive(Debug, Serialize)]
pub(crate) struct PlanCard {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) time: String,
    pub(crate) count: usize,
}

/// The plan of somebody new.
#[derive(Debug, Serialize)]
pub(crate) struct PlanView {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) breadcrumb: Vec<LinkView>,
    pub(crate) count: usize,
    pub(crate) time: String,
    pub(crate) role: Option<LinkView>,
    pub(crate) guides: Vec<LinkView>,
    pub(crate) paths: Vec<LinkView>,
    pub(crate) phases: Vec<PhaseView>,
    /// How the plan is made as a page.
    pub(crate) command: String,
}

/// A day, a week, a month.
#[derive(Debug, Serialize)]
pub(crate) struct PhaseView {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    /// Empty where there is nothing to read.
    pub(crate) time: String,
    pub(crate) blocks: Vec<BlockView>,
}

/// What belongs together in it.
#[derive(Debug, Serialize)]
pub(crate) struct BlockView {
    pub(crate) title: &'static str,
    /// Pages to work through.
    pub(crate) steps: Vec<PathStep>,
    /// Anything else that is ticked.
    pub(crate) things: Vec<ThingView>,
}

/// Something to do.
#[derive(Debug, Serialize)]
pub(crate) struct ThingView {
    pub(crate) key: String,
    pub(crate) link: Option<LinkView>,
    /// Safe HTML.
    pub(crate) text: Value,
}
