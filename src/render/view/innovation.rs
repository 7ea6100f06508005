//! `radar.html` and `evaluations.html`: `view`; and `page.innovation` on the pages of technologies, editions and
//! evaluations, and of what relies on a technology.

use serde::Serialize;

use super::{DateView, FacetView, LinkView, RegisterView};

/// The radar in an edition.
#[derive(Debug, Serialize)]
pub(crate) struct RadarPageView {
    /// The edition that is shown; none where the portal has no editions.
    pub(crate) edition: Option<EditionView>,
    /// All editions, the newest first.
    pub(crate) editions: Vec<EditionTab>,
    /// What moved, in one sentence.
    pub(crate) summary: String,
    pub(crate) count: usize,
    pub(crate) facets: Vec<FacetView>,
    pub(crate) quadrants: Vec<QuadrantView>,
    /// What is no longer on it.
    pub(crate) left: Vec<LinkView>,
    /// What is to be avoided, with the pages that rely on it; in the newest edition.
    pub(crate) avoided: Vec<AvoidedView>,
    /// The same in one sentence.
    pub(crate) still: String,
    /// The rings that are to be avoided, as shown.
    pub(crate) avoid: String,
    /// Whether there are so many blips that each quadrant needs the width of the page.
    pub(crate) large: bool,
}

/// An edition.
#[derive(Debug, Serialize)]
pub(crate) struct EditionView {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) date: DateView,
    pub(crate) summary: String,
}

/// An edition to go to.
#[derive(Debug, Serialize)]
pub(crate) struct EditionTab {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) here: bool,
}

/// A quarter: the picture and the list that says the same.
#[derive(Debug, Serialize)]
pub(crate) struct QuadrantView {
    pub(crate) number: usize,
    pub(crate) title: String,
    pub(crate) picture: PictureView,
    pub(crate) rings: Vec<RingView>,
}

/// A ring of a quarter as a list.
#[derive(Debug, Serialize)]
pub(crate) struct RingView {
    pub(crate) title: String,
    pub(crate) says: String,
    pub(crate) blips: Vec<BlipLine>,
}

/// A blip in a list.
#[derive(Debug, Serialize)]
pub(crate) struct BlipLine {
    pub(crate) number: usize,
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) ring: String,
    /// Identifier of what it did, and as shown; empty where nothing moved.
    pub(crate) movement: &'static str,
    pub(crate) moved: &'static str,
    /// What was said of it in this edition.
    pub(crate) note: Option<String>,
    /// To choose by, between bars.
    pub(crate) tags: String,
    pub(crate) teams: String,
}

/// A quarter as drawn. Lengths have one decimal place, so that they are the same everywhere.
#[derive(Debug, Serialize)]
pub(crate) struct PictureView {
    pub(crate) size: String,
    pub(crate) x: String,
    pub(crate) y: String,
    /// From the outermost.
    pub(crate) rings: Vec<ArcView>,
    pub(crate) blips: Vec<MarkedBlip>,
}

/// A ring as drawn.
#[derive(Debug, Serialize)]
pub(crate) struct ArcView {
    pub(crate) radius: String,
    pub(crate) title: String,
    pub(crate) x: String,
    pub(crate) y: String,
    pub(crate) shade: usize,
}

/// A blip as drawn.
#[derive(Debug, Serialize)]
pub(crate) struct MarkedBlip {
    pub(crate) number: usize,
    pub(crate) title: String,
    /// What assistive technology calls it.
    pub(crate) label: String,
    pub(crate) url: String,
    pub(crate) x: String,
    pub(crate) y: String,
    pub(crate) movement: &'static str,
    /// The triangle that points where it went, as a path around its middle.
    pub(crate) pointer: String,
    pub(crate) avoid: bool,
}

/// Something to be avoided.
#[derive(Debug, Serialize)]
pub(crate) struct AvoidedView {
    pub(crate) link: LinkView,
    pub(crate) instead: Vec<LinkView>,
    pub(crate) pages: Vec<RelyView>,
    pub(crate) count: usize,
    pub(crate) rest: usize,
}

/// A page that relies on a technology.
#[derive(Debug, Serialize)]
pub(crate) struct RelyView {
    pub(crate) link: LinkView,
    /// Its type, as shown.
    pub(crate) kind: String,
    pub(crate) why: &'static str,
    pub(crate) holds: bool,
}

/// All evaluations.
#[derive(Debug, Serialize)]
pub(crate) struct EvaluationsPageView {
    pub(crate) register: RegisterView,
    /// By framework: criteria as columns, evaluations as rows.
    pub(crate) frameworks: Vec<ComparedView>,
}

/// What evaluations say by the criteria of one framework.
#[derive(Debug, Serialize)]
pub(crate) struct ComparedView {
    pub(crate) id: String,
    pub(crate) title: String,
    /// Title and weight.
    pub(crate) criteria: Vec<(String, String)>,
    pub(crate) rows: Vec<ComparedRow>,
}

/// One of them.
#[derive(Debug, Serialize)]
pub(crate) struct ComparedRow {
    pub(crate) link: LinkView,
    pub(crate) part: String,
    pub(crate) scores: Vec<Option<f64>>,
}

/// What a page has to do with technologies, ideas and projects.
#[derive(Debug, Default, Serialize)]
pub(crate) struct InnovationView {
    pub(crate) technology: Option<Box<TechnologyView>>,
    pub(crate) edition: Option<EditionMoves>,
    pub(crate) evaluation: Option<Box<VerdictView>>,
    pub(crate) project: Option<Box<super::ProjectView>>,
    pub(crate) idea: Option<super::IdeaView>,
    /// What the page says that it relies on.
    pub(crate) relies_on: Vec<RingedView>,
}

/// A technology with its ring.
#[derive(Debug, Serialize)]
pub(crate) struct RingedView {
    pub(crate) link: LinkView,
    pub(crate) ring: String,
    pub(crate) avoid: bool,
}

/// A technology's page.
#[derive(Debug, Serialize)]
pub(crate) struct TechnologyView {
    pub(crate) quadrant: String,
    /// Empty for what is no longer on the radar.
    pub(crate) ring: String,
    pub(crate) says: String,
    pub(crate) avoid: bool,
    pub(crate) movement: &'static str,
    pub(crate) moved: &'static str,
    pub(crate) radar: LinkView,
    /// The rings from the innermost with the own one marked.
    pub(crate) rings: Vec<StepOfRings>,
    pub(crate) history: Option<HistoryView>,
    pub(crate) instead: Vec<LinkView>,
    pub(crate) evaluations: Vec<EvaluationLine>,
    pub(crate) decisions: Vec<RelyView>,
    pub(crate) pages: Vec<RelyView>,
    /// How many of the decisions and pages hold.
    pub(crate) holding: usize,
}

/// A ring among all.
#[derive(Debug, Serialize)]
pub(crate) struct StepOfRings {
    pub(crate) title: String,
    pub(crate) here: bool,
}

/// The rings of a technology over the editions. Places across are in percent, down in pixels.
#[derive(Debug, Serialize)]
pub(crate) struct HistoryView {
    pub(crate) label: String,
    pub(crate) height: usize,
    /// Height and title of each ring.
    pub(crate) rings: Vec<(usize, String)>,
    pub(crate) points: Vec<HistoryPoint>,
    /// From and to.
    pub(crate) lines: Vec<(String, usize, String, usize)>,
    /// The newest first.
    pub(crate) rows: Vec<HistoryRow>,
}

/// A technology in an edition, as drawn.
#[derive(Debug, Serialize)]
pub(crate) struct HistoryPoint {
    pub(crate) x: String,
    pub(crate) y: Option<usize>,
    pub(crate) edition: String,
}

/// A technology in an edition, in words.
#[derive(Debug, Serialize)]
pub(crate) struct HistoryRow {
    pub(crate) edition: LinkView,
    pub(crate) ring: String,
    pub(crate) moved: &'static str,
    pub(crate) note: Option<String>,
}

/// What moved in an edition.
#[derive(Debug, Serialize)]
pub(crate) struct EditionMoves {
    pub(crate) radar: LinkView,
    pub(crate) summary: String,
    /// New, moved in, moved out.
    pub(crate) groups: Vec<MoveGroup>,
    pub(crate) left: Vec<LinkView>,
}

/// Blips that did the same.
#[derive(Debug, Serialize)]
pub(crate) struct MoveGroup {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) blips: Vec<BlipLine>,
}

/// An evaluation in a list.
#[derive(Debug, Serialize)]
pub(crate) struct EvaluationLine {
    pub(crate) link: LinkView,
    pub(crate) recommendation: String,
    pub(crate) score: String,
    pub(crate) confidence: String,
    pub(crate) decided_in: Option<LinkView>,
}

/// An evaluation's page.
#[derive(Debug, Serialize)]
pub(crate) struct VerdictView {
    pub(crate) technology: Option<RingedView>,
    pub(crate) score: Option<f64>,
    /// In percent, with what is missing counted.
    pub(crate) confidence: Option<u32>,
    /// How it follows from what the authors say; empty where nothing is missing.
    pub(crate) confidence_note: String,
    pub(crate) frameworks: Vec<FrameworkView>,
    /// What is compared, in the order of columns.
    pub(crate) choices: Vec<ChoiceView>,
    /// Whether there are scores by criterion of more than one.
    pub(crate) compared: bool,
    pub(crate) sensitivity: Option<SensitivityView>,
}

/// Scores by the criteria of a framework.
#[derive(Debug, Serialize)]
pub(crate) struct FrameworkView {
    pub(crate) id: String,
    pub(crate) title: String,
    /// Its part of the whole in percent; 0 where it is the only one.
    pub(crate) share: u32,
    pub(crate) rows: Vec<JudgedView>,
    /// By choice.
    pub(crate) parts: Vec<Option<String>>,
}

/// A criterion.
#[derive(Debug, Serialize)]
pub(crate) struct JudgedView {
    pub(crate) title: String,
    pub(crate) weight: String,
    /// What is looked at, and how the score is found.
    pub(crate) looks_at: String,
    pub(crate) observation: Option<String>,
    /// By choice.
    pub(crate) scores: Vec<Option<f64>>,
}

/// An option.
#[derive(Debug, Serialize)]
pub(crate) struct ChoiceView {
    pub(crate) name: String,
    pub(crate) url: Option<String>,
    pub(crate) score: Option<f64>,
    /// Whether the score is stated and not computed.
    pub(crate) is_stated: bool,
    pub(crate) by_criterion: bool,
    pub(crate) is_first: bool,
    pub(crate) verdict: Option<String>,
}

/// Whether the ranking depends on one weight.
#[derive(Debug, Serialize)]
pub(crate) struct SensitivityView {
    pub(crate) said: String,
    pub(crate) changes: Vec<String>,
}
