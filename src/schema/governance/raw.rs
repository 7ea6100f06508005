//! Governance files as they are written, before they are checked.

use serde::Deserialize;

use super::{Criterion, Gate, Level, Penalties, Requirement, Rubric, Stage, StatusRule, Transition};
use crate::schema::title_from_name;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawWorkflow {
    #[serde(default)]
    pub(super) status: Vec<RawStatus>,
    #[serde(default)]
    pub(super) stage: Vec<RawStage>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawStatus {
    id: String,
    #[serde(default)]
    help: String,
    #[serde(default)]
    next: Vec<RawTransition>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTransition {
    to: String,
    #[serde(default)]
    requires: Vec<Requirement>,
}

impl From<RawStatus> for StatusRule {
    fn from(raw: RawStatus) -> Self {
        let next = raw.next.into_iter().map(|t| Transition { to: t.to, requires: t.requires });
        Self { id: raw.id, help: raw.help, next: next.collect() }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawStage {
    id: String,
    title: Option<String>,
    #[serde(default)]
    help: String,
    status: String,
    review: Option<String>,
}

impl From<RawStage> for Stage {
    fn from(raw: RawStage) -> Self {
        let title = raw.title.unwrap_or_else(|| title_from_name(&raw.id));
        Self { title, id: raw.id, help: raw.help, status: raw.status, review: raw.review }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRubrics {
    #[serde(default)]
    pub(super) level: Vec<RawLevel>,
    #[serde(default)]
    pub(super) rubric: Vec<RawRubric>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLevel {
    id: String,
    title: Option<String>,
    points: u8,
    #[serde(default)]
    help: String,
}

impl From<RawLevel> for Level {
    fn from(raw: RawLevel) -> Self {
        let title = raw.title.unwrap_or_else(|| title_from_name(&raw.id));
        Self { title, id: raw.id, points: raw.points, help: raw.help }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRubric {
    id: String,
    title: Option<String>,
    #[serde(default)]
    help: String,
    minimum: u8,
    #[serde(default = "one")]
    reviewers: usize,
    #[serde(default)]
    roles: Vec<String>,
    criteria: Vec<RawCriterion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCriterion {
    id: String,
    title: Option<String>,
    weight: f64,
    #[serde(default)]
    question: String,
}

impl From<RawRubric> for Rubric {
    fn from(raw: RawRubric) -> Self {
        let criteria = raw.criteria.into_iter().map(|c| Criterion {
            title: c.title.unwrap_or_else(|| title_from_name(&c.id)),
            id: c.id,
            weight: c.weight,
            question: c.question,
        });
        Self {
            title: raw.title.unwrap_or_else(|| title_from_name(&raw.id)),
            id: raw.id,
            help: raw.help,
            minimum: raw.minimum,
            reviewers: raw.reviewers,
            roles: raw.roles,
            criteria: criteria.collect(),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawGates {
    pub(super) penalties: Option<RawPenalties>,
    #[serde(default)]
    pub(super) gate: Vec<RawGate>,
}

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RawPenalties {
    error: f64,
    warning: f64,
    note: f64,
    words: usize,
}

impl Default for RawPenalties {
    fn default() -> Self {
        let Penalties { error, warning, note, words } = Penalties::default();
        Self { error, warning, note, words }
    }
}

impl From<RawPenalties> for Penalties {
    fn from(raw: RawPenalties) -> Self {
        Self { error: raw.error, warning: raw.warning, note: raw.note, words: raw.words }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawGate {
    id: String,
    title: Option<String>,
    review: Option<String>,
    #[serde(default)]
    checks: Vec<String>,
    minimum: u8,
    #[serde(default = "half")]
    automated_weight: f64,
}

impl From<RawGate> for Gate {
    fn from(raw: RawGate) -> Self {
        Self {
            title: raw.title.unwrap_or_else(|| title_from_name(&raw.id)),
            review: raw.review.unwrap_or_else(|| raw.id.clone()),
            id: raw.id,
            checks: raw.checks,
            minimum: raw.minimum,
            automated_weight: raw.automated_weight,
        }
    }
}

const fn one() -> usize {
    1
}

const fn half() -> f64 {
    0.5
}
