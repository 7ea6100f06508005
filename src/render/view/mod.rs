//! What templates see: one struct per template, and the pieces that they share.
//!
//! A piece that many pages show, such as a card, is turned into a template value once and shared; such fields are
//! `Value` here. Templates only read these structs: everything is decided before.

mod browse;
mod code;
mod culture;
mod dashboard;
mod development;
mod graph;
mod home;
mod improvement;
mod innovation;
mod lessons;
mod list;
mod page;
mod path;
mod pipeline;
mod process;
mod site;
mod skills;
mod training;

use serde::Serialize;
use tera::Value;

pub(super) use browse::{BrowseView, GroupView, KindView, LetterView};
pub(super) use code::{CodePageView, CodeView, ExpertLine, KnowsLine};
pub(super) use culture::{
    AgreeView, BehaviourLine, CulturePageView, CultureView, InitiativeCard, LatestSurvey, LeaderboardView,
    PersonCulture, PointsView, QuestionLine, ReasonView, RuleGroup, RuleLine, RulePoints, SurveyCulture,
    TeamCulture, ThanksMonth, ThanksPageView, ThanksView,
};
pub(super) use dashboard::{
    AreaView, BadgeView, BoardCard, BoardColumn, BoardView, CountedView, DashboardView, FigureView, GroupRow,
    GroupsView, HealthArea, HealthPageView, MissingView, RestView, ReviewsPageView, TabView, TableView,
    TaskLine, TileView, TopicView, WorkPageView, WorkView,
};
pub(super) use development::{
    AdviceView, AskedView, AssessmentView, CandidateView, ChooserView, CompetencySkills, CoverageView,
    FitView, GapView, GoalLine, GoalView, LadderCell, LadderPageView, LadderRow, LadderTable, LateView,
    LevelRow, MarkView, MatrixCell, MatrixColumn, MatrixRow, MatrixView, MilestoneView, NeedView,
    PathwaySkills, PersonSkills, PlanReview, PlanSkills, RoleSkills, SkillView, SkillsView, StepView,
};
pub(super) use graph::{
    ExportView, GraphKind, GraphNode, GraphPageView, GraphRelation, LocalGraphView, LocalSide, MarkOfKind,
};
pub(super) use home::{HomeView, SectionCard};
pub(super) use improvement::{
    ChangeCard, ChangeColumn, CriterionView, DemandView, ImprovementView, ImprovementsView, InitiativeView,
    InitiativesView, ReadingView, RiskCell, RiskRow, RiskView, ScoreLine, ScoresView, SourceView, StageView,
    StepLine, StepsView, SystemView, TimelinePart, TrialView, UpdateView,
};
pub(super) use innovation::{
    ArcView, AvoidedView, BlipLine, ChoiceView, ComparedRow, ComparedView, EditionMoves, EditionTab,
    EditionView, EvaluationLine, EvaluationsPageView, FrameworkView, HistoryPoint, HistoryRow, HistoryView,
    InnovationView, JudgedView, MarkedBlip, MoveGroup, PictureView, QuadrantView, RadarPageView, RelyView,
    RingView, RingedView, SensitivityView, StepOfRings, TechnologyView, VerdictView,
};
pub(super) use lessons::{
    ActionLine, ActionView, ActionsPageView, AgainView, CheckLine, CheckpointView, DocumentCell, EffectView,
    ImpactLine, IncidentCard, IncidentView, IncidentsPageView, LessonsView, LoopItem, LoopStage, LoopView,
    NotedLink, PhaseRow, ProofView, ReviewerView, TrackView, UndoneView, WeekLink, WeekPart, WeekView,
};
pub(super) use list::{CellView, ColumnView, ListView, PagerView, RegisterView, RowView};
pub(super) use page::{
    CheckView, FeedbackView, GateView, GroupLink, PageView, PartView, QualityView, RequestView, ReviewView,
    ScoreView, SignView, TocItem, TypeView,
};
pub(super) use path::{
    BlockView, LearnView, OnPathView, OptionView, PathCard, PathStep, PathView, PathsPageView, PhaseView,
    PlanCard, PlanView, QuestionView, ThingView, WayView,
};
pub(super) use pipeline::{
    BudgetView, FunnelView, IdeaView, IdeasView, ProjectUpdate, ProjectView, ProjectsView, StackView,
    StageLine, WorryView,
};
pub(super) use process::{
    AdvisedView, EpisodeView, EvaluatedView, EvaluationView, FeedbackLine, FlowView, HitView, MetricView,
    OpportunityView, ProcessLine, ProcessView, ProcessesView, SaidView,
};
pub(super) use site::{LevelChoice, MetaView, SiteView};
pub(super) use skills::{GroupFigure, SkillFigures, SkillsPageView, TrainingFigures};
pub(super) use training::{
    AgendaView, AmountView, CalendarView, CatalogueView, CertificateView, CertificatesView, CourseView,
    DataView, DayView, FacetView, FactView, HeldView, LearnerView, ModuleView, MonthView, OnDay,
    ParticipantView, ProgramView, RoiPageView, RoiStepView, RoiView, SessionLine, SessionPageView,
    TaughtView, TermView, TrainingView,
};

/// A date for machines and for readers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct DateView {
    pub(crate) iso: String,
    pub(crate) human: String,
}

/// A link with its text.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LinkView {
    pub(crate) title: String,
    pub(crate) url: String,
}

/// A link with the number of pages behind it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct CountView {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) count: usize,
}

/// An identifier with its title: a status, a review state.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct NamedView {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
}

/// A level of expertise; `bars` is its place from one to four.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LevelView {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) bars: usize,
    pub(crate) url: String,
}

/// A page as seen from another.
#[derive(Debug, Serialize)]
pub(crate) struct CardView<'a> {
    pub(crate) title: &'a str,
    pub(crate) url: String,
    pub(crate) summary: &'a str,
    #[serde(rename = "type")]
    pub(crate) of: CardType<'a>,
    pub(crate) status: Option<NamedView>,
    pub(crate) level: Option<LevelView>,
    pub(crate) freshness: NamedView,
    pub(crate) due: Option<String>,
    pub(crate) updated: Option<DateView>,
    pub(crate) read_minutes: u32,
    pub(crate) owner_title: Option<&'a str>,
    pub(crate) f: Value,
}

/// What a card says of its page's type.
#[derive(Debug, Serialize)]
pub(crate) struct CardType<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) icon: &'a str,
}
