//! `culture.html`, `thanks.html` and `leaderboard.html`: `view`; and `page.culture` on the pages of people, teams and
//! culture surveys.

use serde::Serialize;

use super::{BadgeView, DataView, DateView, FacetView, LinkView, RegisterView};
use crate::render::chart::ChartView;

/// `page.culture`, by the type of the page.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum CultureView {
    Person(Box<PersonCulture>),
    Team(TeamCulture),
    Survey(SurveyCulture),
}

/// What somebody was thanked for, and what they earned.
#[derive(Debug, Serialize)]
pub(crate) struct PersonCulture {
    /// The newest first.
    pub(crate) thanks: Vec<ThanksView>,
    /// What the list leaves out.
    pub(crate) rest: usize,
    /// Behaviour and how often.
    pub(crate) behaviours: Vec<(String, usize)>,
    pub(crate) points: Option<PointsView>,
    /// Where everybody's thanks are.
    pub(crate) all: LinkView,
}

/// Somebody was thanked.
#[derive(Debug, Serialize)]
pub(crate) struct ThanksView {
    pub(crate) people: Vec<LinkView>,
    pub(crate) behaviour: String,
    pub(crate) why: String,
    pub(crate) by: Option<LinkView>,
    pub(crate) date: DateView,
    pub(crate) evidence: Vec<LinkView>,
    pub(crate) data: Vec<DataView>,
}

/// Points by rule.
#[derive(Debug, Serialize)]
pub(crate) struct PointsView {
    pub(crate) total: u32,
    pub(crate) rules: Vec<RulePoints>,
    /// What is not counted, in one sentence; empty where all is.
    pub(crate) over: String,
}

/// What a rule gave.
#[derive(Debug, Serialize)]
pub(crate) struct RulePoints {
    pub(crate) title: String,
    pub(crate) times: usize,
    pub(crate) points: u32,
    /// The newest first.
    pub(crate) reasons: Vec<ReasonView>,
    /// What the list leaves out.
    pub(crate) rest: usize,
}

/// Why there are points.
#[derive(Debug, Serialize)]
pub(crate) struct ReasonView {
    pub(crate) date: DateView,
    pub(crate) what: &'static str,
    pub(crate) text: String,
    pub(crate) url: Option<String>,
}

/// How often the people of a team were thanked.
#[derive(Debug, Serialize)]
pub(crate) struct TeamCulture {
    /// Behaviour, how often and how many different people.
    pub(crate) rows: Vec<(String, usize, usize)>,
    pub(crate) min_group: usize,
    /// Where all behaviours are.
    pub(crate) all: LinkView,
}

/// The statements of a survey.
#[derive(Debug, Serialize)]
pub(crate) struct SurveyCulture {
    pub(crate) date: DateView,
    /// `11 of 12 answered`; empty where that is not known.
    pub(crate) answered: String,
    pub(crate) questions: Vec<QuestionLine>,
    /// The teams that any question has a mean of.
    pub(crate) teams: Vec<LinkView>,
    /// Whether a mean is not shown.
    pub(crate) withheld: bool,
    pub(crate) min_group: usize,
    /// Where surveys are beside each other.
    pub(crate) all: LinkView,
}

/// A statement with how far people agree.
#[derive(Debug, Serialize)]
pub(crate) struct QuestionLine {
    pub(crate) statement: String,
    pub(crate) theme: String,
    pub(crate) behaviour: String,
    pub(crate) all: Option<AgreeView>,
    /// In the order of the teams.
    pub(crate) teams: Vec<Option<AgreeView>>,
    /// `+0.4 since March 2026`; empty where there is nothing to compare with.
    pub(crate) change: String,
}

/// A mean from 1 to 5.
#[derive(Debug, Serialize)]
pub(crate) struct AgreeView {
    pub(crate) mean: String,
    /// Percent of the bar.
    pub(crate) width: usize,
    pub(crate) answered: usize,
}

/// The page over behaviours, thanks, surveys, initiatives and rules.
#[derive(Debug, Serialize)]
pub(crate) struct CulturePageView {
    pub(crate) behaviours: Vec<BehaviourLine>,
    /// Whether any behaviour has a number.
    pub(crate) counted: bool,
    /// Thanks by quarter.
    pub(crate) quarters: Option<ChartView>,
    /// Agreement by theme over time.
    pub(crate) themes: Option<ChartView>,
    pub(crate) survey: Option<LatestSurvey>,
    pub(crate) initiatives: Vec<InitiativeCard>,
    pub(crate) rules: Vec<RuleGroup>,
    /// Whether amounts of money are shown.
    pub(crate) amounts: bool,
    pub(crate) min_group: usize,
    /// What version control knows of nobody, in one sentence; empty where there is none.
    pub(crate) unmatched: String,
}

/// A behaviour.
#[derive(Debug, Serialize)]
pub(crate) struct BehaviourLine {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) wanted: String,
    /// `12 times, 7 people`; empty where that is not told.
    pub(crate) thanked: String,
    pub(crate) initiatives: Vec<LinkView>,
}

/// The newest survey of everybody.
#[derive(Debug, Serialize)]
pub(crate) struct LatestSurvey {
    pub(crate) link: LinkView,
    pub(crate) of: SurveyCulture,
}

/// Something that is done.
#[derive(Debug, Serialize)]
pub(crate) struct InitiativeCard {
    pub(crate) link: LinkView,
    pub(crate) badge: BadgeView,
    pub(crate) behaviours: Vec<String>,
    pub(crate) owner: Option<LinkView>,
    pub(crate) since: Option<DateView>,
    pub(crate) until: Option<DateView>,
    /// With inline markup.
    pub(crate) changed: String,
}

/// Rules with one heading.
#[derive(Debug, Serialize)]
pub(crate) struct RuleGroup {
    pub(crate) title: String,
    pub(crate) rules: Vec<RuleLine>,
}

/// A rule.
#[derive(Debug, Serialize)]
pub(crate) struct RuleLine {
    pub(crate) title: String,
    pub(crate) points: u32,
    pub(crate) earned_by: String,
    pub(crate) behaviours: String,
    pub(crate) types: Vec<&'static str>,
    pub(crate) benefits: Vec<String>,
}

/// All thanks.
#[derive(Debug, Serialize)]
pub(crate) struct ThanksPageView {
    pub(crate) facets: Vec<FacetView>,
    pub(crate) months: Vec<ThanksMonth>,
    pub(crate) count: usize,
    pub(crate) feed: Option<String>,
}

/// The thanks of a month.
#[derive(Debug, Serialize)]
pub(crate) struct ThanksMonth {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) thanks: Vec<ThanksView>,
}

/// People by their points.
#[derive(Debug, Serialize)]
pub(crate) struct LeaderboardView {
    pub(crate) register: RegisterView,
}
