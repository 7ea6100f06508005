//! `page.html` and the templates of the types: `page`.

use serde::Serialize;
use tera::Value;

use super::{DateView, LevelView, LinkView, NamedView};

/// A page.
#[derive(Debug, Serialize)]
pub(crate) struct PageView<'a> {
    pub(crate) id: &'a str,
    pub(crate) url: String,
    pub(crate) title: &'a str,
    /// From the author, or the first paragraph.
    pub(crate) summary: &'a str,
    /// The summary when the author wrote one: shown above a body that does not repeat it.
    pub(crate) lead: Option<&'a str>,
    #[serde(rename = "type")]
    pub(crate) of: TypeView<'a>,
    pub(crate) status: Option<NamedView>,
    pub(crate) level: Option<LevelView>,
    pub(crate) access: Option<&'static str>,
    pub(crate) owner: Value,
    pub(crate) author: Value,
    pub(crate) maintainers: Vec<Value>,
    pub(crate) reviewers: Vec<Value>,
    pub(crate) tags: Vec<LinkView>,
    pub(crate) created: Option<DateView>,
    pub(crate) updated: Option<DateView>,
    pub(crate) review: ReviewView,
    pub(crate) read_minutes: u32,
    pub(crate) lang: Option<&'a str>,
    pub(crate) toc: Vec<TocItem<'a>>,
    pub(crate) breadcrumb: Vec<LinkView>,
    pub(crate) previous: Value,
    pub(crate) next: Value,
    pub(crate) backlinks: Vec<Value>,
    pub(crate) similar: Vec<Value>,
    pub(crate) prerequisites: Vec<Value>,
    /// Pages that have this one as a prerequisite.
    pub(crate) follow_ups: Vec<Value>,
    pub(crate) related: Vec<Value>,
    /// A section's own page without owner or type says nothing of itself.
    pub(crate) is_section: bool,
    /// Pages and sections below, for a section's own page.
    pub(crate) children: Vec<Value>,
    /// How many more there are than `children` holds.
    pub(crate) rest: usize,
    pub(crate) sections: Vec<super::SectionCard>,
    pub(crate) edit_url: Option<String>,
    pub(crate) feedback: Option<FeedbackView>,
    pub(crate) f: Value,
    pub(crate) inverse: Value,
    pub(crate) field_list: Vec<Value>,
    pub(crate) extra: Value,
    pub(crate) quality: Option<QualityView>,
    /// What it was put together from.
    pub(crate) captured: Value,
    /// What whom the page is of has to do.
    pub(crate) work: Option<super::WorkView>,
    /// What people can do and want to learn, as far as it concerns the page.
    pub(crate) skills: Option<super::SkillsView>,
    /// What the pages of programmes, sessions, certificates and people say of training.
    pub(crate) training: Option<super::TrainingView>,
    /// What it has to do with incidents and what was learned from them.
    pub(crate) lessons: Option<super::LessonsView>,
    /// What it has to do with technologies.
    pub(crate) innovation: Option<super::InnovationView>,
    /// What it has to do with learning.
    pub(crate) learn: Option<super::LearnView>,
    /// Where a metric stands, or the figures that an evaluation is about.
    pub(crate) process: Option<super::ProcessView>,
    /// What the pages of initiatives and improvements of systems show besides their fields.
    pub(crate) improvement: Option<super::ImprovementView>,
    /// What people and teams were thanked for, and what a survey says.
    pub(crate) culture: Option<super::CultureView>,
    /// What it is most closely connected with.
    pub(crate) graph: Option<super::LocalGraphView>,
    /// Who knows the code that it is about, or what a person knows.
    pub(crate) code: Option<super::CodeView>,
}

/// A page's type.
#[derive(Debug, Serialize)]
pub(crate) struct TypeView<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) plural: &'a str,
    pub(crate) icon: &'a str,
    /// Whether pages of the type mostly consist of fields.
    pub(crate) is_record: bool,
    pub(crate) url: Option<String>,
    pub(crate) group: Option<GroupLink<'a>>,
}

/// The group of a type.
#[derive(Debug, Serialize)]
pub(crate) struct GroupLink<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) url: Option<String>,
}

/// How a page's review stands.
#[derive(Debug, Serialize)]
pub(crate) struct ReviewView {
    pub(crate) last: Option<DateView>,
    pub(crate) due: Option<DateView>,
    pub(crate) cycle: Option<String>,
    pub(crate) freshness: NamedView,
}

/// A heading in "On this page".
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct TocItem<'a> {
    pub(crate) level: u8,
    pub(crate) id: &'a str,
    pub(crate) text: &'a str,
    pub(crate) children: Vec<TocItem<'a>>,
}

/// Where feedback goes.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct FeedbackView {
    pub(crate) kind: &'static str,
    pub(crate) target: String,
    /// A link that works without script.
    pub(crate) url: Option<String>,
}

/// The quality panel.
#[derive(Debug, Serialize)]
pub(crate) struct QualityView {
    /// Beside its title: `1 of 2 gates passed`; empty for a page without gates.
    pub(crate) state: String,
    pub(crate) checks: Vec<CheckView>,
    pub(crate) gates: Vec<GateView>,
    /// Reviews of the page, newest first.
    pub(crate) reviews: Vec<SignView>,
    /// Reviews that were asked for.
    pub(crate) requests: Vec<RequestView>,
}

/// A plain check with its evidence.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct CheckView {
    pub(crate) title: String,
    pub(crate) ok: bool,
    pub(crate) result: &'static str,
    pub(crate) evidence: String,
}

/// A gate.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct GateView {
    pub(crate) title: String,
    pub(crate) passed: bool,
    /// `passed`, `not passed`, `not assessed`.
    pub(crate) result: &'static str,
    /// The score, or why there is none.
    pub(crate) evidence: String,
    pub(crate) parts: Vec<PartView>,
}

/// The automated or the manual part of a gate.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct PartView {
    pub(crate) title: &'static str,
    /// Its share of the gate's score in percent.
    pub(crate) share: u32,
    pub(crate) score: String,
    pub(crate) lines: Vec<ScoreView>,
}

/// What a check or a criterion came to.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct ScoreView {
    pub(crate) title: String,
    pub(crate) score: String,
    /// What was found; empty for nothing.
    pub(crate) note: String,
}

/// A review.
#[derive(Debug, Serialize)]
pub(crate) struct SignView {
    pub(crate) title: String,
    pub(crate) counts: bool,
    pub(crate) verdict: &'static str,
    pub(crate) score: Option<String>,
    /// The reviewer's card, where the portal shows them.
    pub(crate) reviewer: Value,
    pub(crate) date: Option<DateView>,
    pub(crate) comment: Option<String>,
    /// Why it does not count, in one sentence.
    pub(crate) why: Option<String>,
}

/// A review that was asked for.
#[derive(Debug, Serialize)]
pub(crate) struct RequestView {
    pub(crate) title: String,
    pub(crate) reviewer: Value,
    pub(crate) asked: Option<DateView>,
    pub(crate) due: Option<DateView>,
}
