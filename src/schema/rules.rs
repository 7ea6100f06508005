//! `rules.toml` of the packs: conditions over metrics that come with them.

use serde::Deserialize;

use super::files;

/// A condition over metrics, and what to do when it holds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MetricRule {
    /// Identifier; a later rule with the same one replaces this.
    pub id: String,
    /// What it looks after.
    pub group: String,
    /// The expression.
    pub condition: String,
    /// What is to be done: an identifier or a sentence.
    pub action: String,
    /// How much it matters: `critical`, `high`, `medium`, `low`.
    pub priority: String,
    /// Why it follows.
    #[serde(default)]
    pub reason: String,
}

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRules {
    #[serde(default)]
    pub(super) rule: Vec<MetricRule>,
}

/// Adds rules; those with a known identifier take its place.
pub(super) fn merge(known: &mut Vec<MetricRule>, rules: Vec<MetricRule>) {
    for rule in rules {
        files::put(known, rule, |rule| &rule.id);
    }
}
