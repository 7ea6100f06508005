//! `[expertise]`: how who knows the code is measured.

use serde::Deserialize;

/// How who knows the code is measured.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Expertise {
    /// Days after which a line that somebody wrote counts half.
    pub half_life_days: u32,
    /// Days without a commit or a review after which who knows an area best counts as inactive there.
    pub inactive_after_days: u32,
    /// Parts of names and addresses of programs that commit; they know nothing.
    pub bots: Vec<String>,
}

impl Default for Expertise {
    fn default() -> Self {
        let bots =
            ["[bot]", "dependabot", "renovate", "github-actions", "gitlab-bot", "jenkins", "pre-commit-ci"];
        Self { half_life_days: 180, inactive_after_days: 180, bots: bots.map(str::to_owned).to_vec() }
    }
}

impl Expertise {
    /// The value that cannot be, as written, and why.
    pub(super) fn mistake(&self) -> Option<(String, String)> {
        let zero = |days: u32, key: &str| {
            (days == 0).then(|| ("0".to_owned(), format!("`{key}` is at least one day")))
        };
        let empty = || {
            let any = self.bots.iter().any(|bot| bot.trim().is_empty());
            any.then(|| (String::new(), "an empty pattern of `bots` would leave out everybody".to_owned()))
        };
        zero(self.half_life_days, "half_life_days")
            .or_else(|| zero(self.inactive_after_days, "inactive_after_days"))
            .or_else(empty)
    }
}
