//! How much an incident weighs: three scores from 1 to 5 and their weighted mean.

use crate::config::Weights;
use crate::portal::Record;
use crate::schema::Value;

/// The scores and their ends.
pub const SCALE: std::ops::RangeInclusive<f64> = 1.0..=5.0;

/// The names of the scores, in the order in which they are shown.
pub const SCORES: [&str; 3] = ["severity", "frequency", "complexity"];

/// The scores of an incident.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Impact {
    /// Severity, frequency and complexity. `None` for one that nobody gave.
    pub scores: [Option<f64>; 3],
    /// Whether the severity is not given and follows from the measured harm or the class of the incident.
    pub derived: bool,
    weights: [f64; 3],
}

impl Impact {
    /// From the record. A severity that is not given is the worst score of the measured harm, else it follows from the
    /// class: SEV 1 counts 5, SEV 4 counts 2.
    pub fn new(record: &Record<'_>, weights: Weights) -> Option<Self> {
        let given = |name: &str| match record.fields.get("impact_assessment") {
            Some(Value::Map(scores)) => scores.get(name)?.as_number().filter(|score| SCALE.contains(score)),
            _ => None,
        };
        let mut scores = SCORES.map(given);
        let derived = scores[0].is_none();
        if derived {
            scores[0] = measured(record).or_else(|| of_class(record.text("severity")?));
        }
        let weights = [weights.severity, weights.frequency, weights.complexity];
        let impact = Self { scores, derived, weights };
        (impact.known() > 0.0).then_some(impact)
    }

    /// The weight of the scores that are known.
    fn known(&self) -> f64 {
        self.weighted().map(|(weight, _)| weight).sum()
    }

    fn weighted(&self) -> impl Iterator<Item = (f64, f64)> {
        self.weights.into_iter().zip(self.scores).filter_map(|(weight, score)| Some((weight, score?)))
    }

    /// The mean, weighted as the settings say: 1 to 5. Scores that are not known are left out with their weights.
    pub fn score(&self) -> f64 {
        self.weighted().map(|(weight, score)| weight * score).sum::<f64>() / self.known()
    }

    /// Whether all three scores are known.
    pub fn is_complete(&self) -> bool {
        self.scores.iter().all(Option::is_some)
    }

    /// `0.4 × 4 + 0.3 × 2 + 0.3 × 3`, divided by what the weights of the known scores add up to where it is not 1.
    pub fn formula(&self) -> String {
        let parts: Vec<String> =
            self.weighted().map(|(weight, score)| format!("{weight} × {score}")).collect();
        let sum = parts.join(" + ");
        if self.is_complete() { sum } else { format!("({sum}) ÷ {}", round(self.known())) }
    }
}

/// The worst score of what was measured.
fn measured(record: &Record<'_>) -> Option<f64> {
    let scores = record.rows("impact_metrics").iter().filter_map(|row| row.get("score")?.as_number());
    scores.filter(|score| SCALE.contains(score)).max_by(f64::total_cmp)
}

fn of_class(severity: &str) -> Option<f64> {
    let class: f64 = severity.strip_prefix("sev")?.parse().ok()?;
    Some(6.0 - class).filter(|score| SCALE.contains(score))
}

/// To two places, without zeros at the end.
fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::super::testing::{incident, ix, portal};
    use super::*;

    #[test]
    fn the_mean_is_weighted_and_leaves_out_what_is_not_known() {
        let metrics = "impact_metrics = [{ metric = \"data_loss\", value = \"none\", score = 1 }, \
            { metric = \"recovery_time\", value = \"3 h\", score = 4 }]";
        // severity, fields, score, formula
        for (class, fields, score, formula) in [
            (
                "sev3",
                "impact_assessment = { severity = 4, frequency = 2, complexity = 3 }",
                3.1,
                "0.4 × 4 + 0.3 × 2 + 0.3 × 3",
            ),
            ("sev1", "", 5.0, "(0.4 × 5) ÷ 0.4"),
            ("sev4", metrics, 4.0, "(0.4 × 4) ÷ 0.4"),
            (
                "sev2",
                "impact_assessment = { frequency = 2, complexity = 9 }",
                22.0 / 7.0,
                "(0.4 × 4 + 0.3 × 2) ÷ 0.7",
            ),
        ] {
            // A score outside the scale counts as none and is reported elsewhere.
            let text = incident("2026-05-12", class, fields);
            let portal = portal(&[("a.md", &text)]);
            let impact = Impact::new(&portal.record(ix(&portal, "a")), Weights::default()).unwrap();
            assert!((impact.score() - score).abs() < 1e-9, "{fields}: {}", impact.score());
            assert_eq!(impact.formula(), formula);
        }
    }

    #[test]
    fn weights_are_the_portal_s() {
        let text = incident(
            "2026-05-12",
            "sev1",
            "impact_assessment = { severity = 2, frequency = 4, complexity = 4 }",
        );
        let portal = portal(&[("a.md", &text)]);
        let weights = Weights { severity: 0.5, frequency: 0.5, complexity: 0.0 };
        let impact = Impact::new(&portal.record(ix(&portal, "a")), weights).unwrap();
        assert!((impact.score() - 3.0).abs() < 1e-9);
        let none = Weights { severity: 0.0, frequency: 0.5, complexity: 0.5 };
        let unscored = incident("2026-05-12", "sev1", "");
        let portal = super::super::testing::portal(&[("a.md", &unscored)]);
        assert_eq!(Impact::new(&portal.record(ix(&portal, "a")), none), None, "nothing of weight is known");
    }
}
