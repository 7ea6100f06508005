//! `[culture]`: what is made of thanks and of contributions.

use serde::Deserialize;

/// What is made of thanks and of contributions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Culture {
    /// Whether people are listed by their points. Only an audience that is granted `recognition` sees the list.
    pub leaderboard: bool,
    /// Whether points come from what version control knows too: who first committed a page, and who changed one of
    /// somebody else.
    pub points_from_git: bool,
}

impl Default for Culture {
    fn default() -> Self {
        Self { leaderboard: false, points_from_git: true }
    }
}
