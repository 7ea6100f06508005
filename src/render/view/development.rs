//! What people can do and want to learn: `page.skills` on the pages of people, competencies, roles, pathways, plans and
//! goals, and `view` on the pages of `/browse/` about them.

use serde::Serialize;

use super::{BadgeView, DateView, LinkView, TableView};
use crate::render::chart::ChartView;

/// `page.skills`, by the type of the page.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum SkillsView {
    Person(PersonSkills),
    Competency(CompetencySkills),
    Role(RoleSkills),
    Pathway(PathwaySkills),
    Plan(PlanSkills),
    Goal(GoalView),
}

/// A level; number 0 for none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct MarkView {
    pub(crate) number: u8,
    pub(crate) title: &'static str,
}

/// Something that helps, and why it is shown.
#[derive(Debug, Serialize)]
pub(crate) struct AdviceView {
    pub(crate) title: String,
    pub(crate) url: Option<String>,
    pub(crate) reason: String,
}

/// What is missing of a competency.
#[derive(Debug, Serialize)]
pub(crate) struct GapView {
    pub(crate) competency: LinkView,
    pub(crate) current: MarkView,
    pub(crate) target: MarkView,
    pub(crate) required: bool,
    pub(crate) advice: Vec<AdviceView>,
}

/// A person beside a role.
#[derive(Debug, Serialize)]
pub(crate) struct FitView {
    /// What the role is to the person, as shown.
    pub(crate) prospect: &'static str,
    pub(crate) role: LinkView,
    pub(crate) percent: u32,
    /// `3 of 4 musts met`.
    pub(crate) musts: String,
    pub(crate) ready: bool,
    pub(crate) gaps: Vec<GapView>,
}

/// Where a script finds what it needs to show the gaps of any person beside any role.
#[derive(Debug, Serialize)]
pub(crate) struct ChooserView {
    /// Roles with what they ask for, and what teaches it.
    pub(crate) roles: String,
    /// Levels of people; empty where the page has those of its own person.
    pub(crate) people: String,
    /// Address of a competency → number of the level, as JSON; empty for a page of a role.
    pub(crate) levels: String,
    /// Address of the page's role; empty for a page of a person.
    pub(crate) role: String,
}

/// An assessment.
#[derive(Debug, Serialize)]
pub(crate) struct AssessmentView {
    pub(crate) level: MarkView,
    pub(crate) method: &'static str,
    pub(crate) date: DateView,
    pub(crate) assessor: Option<LinkView>,
    /// `80 %`, or empty.
    pub(crate) confidence: String,
    pub(crate) evidence: Vec<LinkView>,
    /// Whether the level that counts is from this one.
    pub(crate) counts: bool,
}

/// A competency of a person.
#[derive(Debug, Serialize)]
pub(crate) struct SkillView {
    pub(crate) competency: LinkView,
    pub(crate) level: MarkView,
    /// What the role held asks for.
    pub(crate) asked: Option<MarkView>,
    pub(crate) short: bool,
    /// Newest first.
    pub(crate) history: Vec<AssessmentView>,
    /// What methods say that do not agree; empty where they do.
    pub(crate) differs: String,
}

/// The page of a person.
#[derive(Debug, Serialize)]
pub(crate) struct PersonSkills {
    pub(crate) skills: Vec<SkillView>,
    pub(crate) fits: Vec<FitView>,
    pub(crate) goals: Vec<GoalLine>,
    pub(crate) chooser: Option<ChooserView>,
}

/// A goal in a list.
#[derive(Debug, Serialize)]
pub(crate) struct GoalLine {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) badge: BadgeView,
    pub(crate) by: DateView,
    /// `2 of 4 milestones`.
    pub(crate) progress: String,
}

/// A level of a competency: what shows it, what leads to it, and who has it.
#[derive(Debug, Serialize)]
pub(crate) struct LevelRow {
    pub(crate) level: MarkView,
    pub(crate) indicators: Vec<String>,
    pub(crate) advice: Vec<AdviceView>,
    pub(crate) people: Vec<LinkView>,
    pub(crate) rest: usize,
}

/// A role that asks for a competency.
#[derive(Debug, Serialize)]
pub(crate) struct AskedView {
    pub(crate) role: LinkView,
    pub(crate) level: MarkView,
    pub(crate) required: bool,
}

/// The page of a competency.
#[derive(Debug, Serialize)]
pub(crate) struct CompetencySkills {
    pub(crate) levels: Vec<LevelRow>,
    /// What teaches it and names no level.
    pub(crate) advice: Vec<AdviceView>,
    pub(crate) asked: Vec<AskedView>,
    /// How many can do it alone, as a sentence; empty where nobody's level is seen.
    pub(crate) cover: String,
    pub(crate) at_risk: bool,
}

/// What a role asks for.
#[derive(Debug, Serialize)]
pub(crate) struct NeedView {
    pub(crate) competency: LinkView,
    pub(crate) level: MarkView,
    pub(crate) required: bool,
    pub(crate) indicators: Vec<String>,
    pub(crate) advice: Vec<AdviceView>,
    /// `New`, `From Developing`; empty where the role before asks for the same, and for a first role.
    pub(crate) change: String,
}

/// Somebody beside a role.
#[derive(Debug, Serialize)]
pub(crate) struct CandidateView {
    pub(crate) person: LinkView,
    pub(crate) why: &'static str,
    pub(crate) percent: u32,
    pub(crate) musts: String,
    pub(crate) ready: bool,
    /// Names of what is missing.
    pub(crate) missing: String,
}

/// A step of a pathway.
#[derive(Debug, Serialize)]
pub(crate) struct StepView {
    pub(crate) role: LinkView,
    pub(crate) here: bool,
}

/// The page of a role.
#[derive(Debug, Serialize)]
pub(crate) struct RoleSkills {
    pub(crate) steps: Vec<StepView>,
    pub(crate) before: Option<LinkView>,
    pub(crate) needs: Vec<NeedView>,
    pub(crate) alternatives: Vec<LinkView>,
    pub(crate) people: Vec<CandidateView>,
    pub(crate) rest: usize,
    pub(crate) chooser: Option<ChooserView>,
    /// The ladder, where the portal has one.
    pub(crate) ladder: Option<LinkView>,
}

/// The page of a pathway.
#[derive(Debug, Serialize)]
pub(crate) struct PathwaySkills {
    pub(crate) ladder: LadderTable,
    pub(crate) all: Option<LinkView>,
}

/// The roles of a pathway side by side.
#[derive(Debug, Serialize)]
pub(crate) struct LadderTable {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) roles: Vec<LinkView>,
    pub(crate) rows: Vec<LadderRow>,
    pub(crate) alternatives: Vec<LinkView>,
}

/// What they ask for of a competency.
#[derive(Debug, Serialize)]
pub(crate) struct LadderRow {
    pub(crate) competency: LinkView,
    pub(crate) cells: Vec<LadderCell>,
}

/// What one of them asks for; number 0 for nothing.
#[derive(Debug, Serialize)]
pub(crate) struct LadderCell {
    pub(crate) level: MarkView,
    pub(crate) required: bool,
    /// Whether it is more than the role before asks for.
    pub(crate) rises: bool,
}

/// `/browse/ladder/`.
#[derive(Debug, Serialize)]
pub(crate) struct LadderPageView {
    pub(crate) pathways: Vec<LadderTable>,
    pub(crate) roles: String,
}

/// A milestone.
#[derive(Debug, Serialize)]
pub(crate) struct MilestoneView {
    pub(crate) title: String,
    pub(crate) due: DateView,
    pub(crate) done: Option<DateView>,
    pub(crate) badge: BadgeView,
    pub(crate) evidence: Option<LinkView>,
    /// `done`, `late` or `open`.
    pub(crate) state: &'static str,
}

/// A goal.
#[derive(Debug, Serialize)]
pub(crate) struct GoalView {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) badge: BadgeView,
    pub(crate) person: LinkView,
    pub(crate) competency: LinkView,
    pub(crate) start: MarkView,
    pub(crate) current: MarkView,
    pub(crate) target: MarkView,
    pub(crate) by: DateView,
    pub(crate) progress: String,
    pub(crate) milestones: Vec<MilestoneView>,
    pub(crate) way: Vec<LinkView>,
    pub(crate) advice: Vec<AdviceView>,
    pub(crate) evidence: Vec<LinkView>,
    pub(crate) mentor: Option<LinkView>,
    /// Its own timeline; that of a plan holds all of its goals.
    pub(crate) timeline: Option<ChartView>,
}

/// A day on which a plan was to be looked at.
#[derive(Debug, Serialize)]
pub(crate) struct PlanReview {
    pub(crate) day: DateView,
    pub(crate) badge: BadgeView,
}

/// The page of a plan.
#[derive(Debug, Serialize)]
pub(crate) struct PlanSkills {
    pub(crate) role: Option<FitView>,
    pub(crate) aim: Option<FitView>,
    pub(crate) goals: Vec<GoalView>,
    pub(crate) done: usize,
    pub(crate) all: usize,
    pub(crate) percent: usize,
    pub(crate) late: Vec<LateView>,
    pub(crate) reviews: Vec<PlanReview>,
    pub(crate) timeline: Option<ChartView>,
    /// What the role aimed at asks for and no goal is about.
    pub(crate) uncovered: Vec<GapView>,
}

/// Something that is late.
#[derive(Debug, Serialize)]
pub(crate) struct LateView {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) due: DateView,
    pub(crate) of: String,
}

/// `/browse/matrix/`.
#[derive(Debug, Serialize)]
pub(crate) struct MatrixView {
    pub(crate) columns: Vec<MatrixColumn>,
    pub(crate) rows: Vec<MatrixRow>,
    pub(crate) people: usize,
    pub(crate) rest: usize,
    pub(crate) teams: Vec<String>,
    pub(crate) roles: Vec<String>,
    pub(crate) categories: Vec<String>,
    pub(crate) legend: Vec<MarkView>,
    pub(crate) data: String,
    pub(crate) csv: String,
}

/// A competency.
#[derive(Debug, Serialize)]
pub(crate) struct MatrixColumn {
    pub(crate) title: String,
    pub(crate) url: String,
}

/// A person.
#[derive(Debug, Serialize)]
pub(crate) struct MatrixRow {
    pub(crate) person: LinkView,
    pub(crate) cells: Vec<MatrixCell>,
}

/// A level of a person; number 0 for none.
#[derive(Debug, Serialize)]
pub(crate) struct MatrixCell {
    pub(crate) level: MarkView,
    /// The level that the person's role asks for, where it is higher.
    pub(crate) short_of: Option<&'static str>,
}

/// `/browse/coverage/`.
#[derive(Debug, Serialize)]
pub(crate) struct CoverageView {
    pub(crate) tiles: Vec<super::TileView>,
    pub(crate) all: TableView,
    pub(crate) teams: Option<TableView>,
}
