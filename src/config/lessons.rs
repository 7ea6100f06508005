//! `[lessons]`: how incidents are weighed and when an action counts as verified.

use serde::Deserialize;

/// How incidents are weighed and when an action counts as verified.
#[derive(Debug, Clone, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Lessons {
    /// What the scores of an incident count; together 1.
    pub weights: Weights,
    /// The roles that must sign an action before it is verified.
    pub reviewers: Vec<String>,
    /// Weeks that have a report, the present one included.
    pub weeks: u8,
}

/// What the scores of an incident count.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Weights {
    /// How bad it was.
    pub severity: f64,
    /// How often something like it happens.
    pub frequency: f64,
    /// How hard it was to understand and to end.
    pub complexity: f64,
}

impl Default for Weights {
    fn default() -> Self {
        Self { severity: 0.4, frequency: 0.3, complexity: 0.3 }
    }
}

impl Default for Lessons {
    fn default() -> Self {
        let reviewers = ["technical_lead", "operations_team"].map(str::to_owned).to_vec();
        Self { weights: Weights::default(), reviewers, weeks: 12 }
    }
}

impl Lessons {
    /// The value that cannot be, as written, and why.
    pub(super) fn mistake(&self) -> Option<(String, String)> {
        let Weights { severity, frequency, complexity } = self.weights;
        let all = [severity, frequency, complexity];
        let sum: f64 = all.iter().sum();
        if let Some(negative) = all.into_iter().find(|weight| !(0.0..=1.0).contains(weight)) {
            return Some((
                negative.to_string(),
                format!("a weight of incidents is {negative}; it lies between 0 and 1"),
            ));
        }
        // Decimal fractions of three weights do not add up to 1 exactly.
        ((sum - 1.0).abs() > 1e-6).then(|| {
            ("weights".to_owned(), format!("the weights of incidents add up to {sum:.3}, and must to 1"))
        })
    }
}
