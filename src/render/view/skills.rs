//! `skills.html`: `view`.

use serde::Serialize;

use super::LinkView;

/// Figures over assessments that the audience does not see.
#[derive(Debug, Serialize)]
pub(crate) struct SkillsPageView {
    pub(crate) teams: Vec<LinkView>,
    pub(crate) rows: Vec<SkillFigures>,
    pub(crate) training: Vec<TrainingFigures>,
    /// The fewest people that a figure is about.
    pub(crate) min_group: usize,
}

/// The figures of one competency.
#[derive(Debug, Serialize)]
pub(crate) struct SkillFigures {
    pub(crate) competency: LinkView,
    pub(crate) all: Option<GroupFigure>,
    /// By team, in the order of the head; nothing where nothing may be said.
    pub(crate) teams: Vec<Option<GroupFigure>>,
}

/// A mean over a group.
#[derive(Debug, Serialize)]
pub(crate) struct GroupFigure {
    pub(crate) people: usize,
    pub(crate) mean: String,
    pub(crate) words: String,
    /// Of the highest level, in percent.
    pub(crate) share: String,
}

/// What is told of a programme.
#[derive(Debug, Serialize)]
pub(crate) struct TrainingFigures {
    pub(crate) program: LinkView,
    pub(crate) people: usize,
    pub(crate) completed: Option<String>,
    pub(crate) satisfaction: Option<String>,
}
