//! Weighted scores, and whether a ranking depends on one weight.

/// How far a weight is moved, as a share of itself.
pub const MOVE: f64 = 0.2;
/// Scores closer than this are equal: they are written with two digits.
const EQUAL: f64 = 1e-6;

/// A criterion with its weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weighed {
    /// Place of its framework.
    pub framework: usize,
    /// Its part of the framework's score.
    pub weight: f64,
}

/// Criteria of one or more frameworks, and the part that each framework has in the whole.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Weights {
    /// By framework.
    pub shares: Vec<f64>,
    /// In the order in which scores are given.
    pub criteria: Vec<Weighed>,
}

impl Weights {
    fn of(&self, framework: usize) -> impl Iterator<Item = (usize, f64)> {
        let own = self.criteria.iter().enumerate().filter(move |(_, c)| c.framework == framework);
        own.map(|(at, c)| (at, c.weight))
    }

    /// The score of one framework, from 0 to 10: the mean of the given scores, weighted. `None` where none is given.
    pub fn part(&self, framework: usize, scores: &[Option<f64>]) -> Option<f64> {
        let given = || self.of(framework).filter_map(|(at, weight)| Some((weight, (*scores.get(at)?)?)));
        let whole: f64 = given().map(|(weight, _)| weight).sum();
        let sum: f64 = given().map(|(weight, score)| weight * score).sum();
        (whole > 0.0).then(|| sum / whole)
    }

    /// The whole score, from 0 to 10: the mean over frameworks of which something is known, weighted by their shares.
    pub fn score(&self, scores: &[Option<f64>]) -> Option<f64> {
        let parts = self.shares.iter().enumerate();
        let known: Vec<(f64, f64)> =
            parts.filter_map(|(at, share)| Some((*share, self.part(at, scores)?))).collect();
        let whole: f64 = known.iter().map(|(share, _)| share).sum();
        (whole > 0.0).then(|| known.iter().map(|(share, part)| share * part).sum::<f64>() / whole)
    }

    /// The part of all weight that has a score, from 0 to 1.
    pub fn coverage(&self, scores: &[Option<f64>]) -> f64 {
        let (mut given, mut whole) = (0.0, 0.0);
        for (at, share) in self.shares.iter().enumerate() {
            let all: f64 = self.of(at).map(|(_, weight)| weight).sum();
            if all > 0.0 {
                let scored = |(at, _): &(usize, f64)| scores.get(*at).is_some_and(Option::is_some);
                whole += share;
                given += share * self.of(at).filter(scored).map(|(_, weight)| weight).sum::<f64>() / all;
            }
        }
        if whole > 0.0 { given / whole } else { 0.0 }
    }

    /// The same with one weight multiplied by `factor`, and the others of its framework made smaller or larger in
    /// proportion, so that their sum stays. `None` where there is no other weight to give or take.
    pub fn moved(&self, criterion: usize, factor: f64) -> Option<Self> {
        let own = *self.criteria.get(criterion)?;
        let whole: f64 = self.of(own.framework).map(|(_, weight)| weight).sum();
        let (before, after) = (whole - own.weight, whole - own.weight * factor);
        if before <= 0.0 || after < 0.0 || own.weight <= 0.0 {
            return None;
        }
        let mut moved = self.clone();
        for (at, other) in moved.criteria.iter_mut().enumerate() {
            if at == criterion {
                other.weight *= factor;
            } else if other.framework == own.framework {
                other.weight *= after / before;
            }
        }
        Some(moved)
    }
}

/// Two options that change places when a weight moves.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The place of the criterion.
    pub criterion: usize,
    /// Whether its weight rises.
    pub up: bool,
    /// The weight after the move.
    pub weight: f64,
    /// The option that is ahead then.
    pub ahead: usize,
    /// The one that was ahead before.
    pub behind: usize,
}

/// All changes of the ranking when one weight rises or falls by a fifth. Options without scores take no part, and a tie
/// that is broken is no change.
pub fn sensitivity(weights: &Weights, options: &[Vec<Option<f64>>]) -> Vec<Change> {
    let ranked = |weights: &Weights| -> Vec<Option<f64>> {
        options.iter().map(|scores| weights.score(scores)).collect()
    };
    let before = ranked(weights);
    let mut changes = Vec::new();
    for criterion in 0..weights.criteria.len() {
        for (up, factor) in [(true, 1.0 + MOVE), (false, 1.0 - MOVE)] {
            let Some(moved) = weights.moved(criterion, factor) else { continue };
            let after = ranked(&moved);
            let leads = |scores: &[Option<f64>], a: usize, b: usize| {
                scores[a].zip(scores[b]).is_some_and(|(a, b)| a > b + EQUAL)
            };
            for behind in 0..options.len() {
                let overtakes =
                    |ahead: &usize| leads(&before, behind, *ahead) && leads(&after, *ahead, behind);
                let weight = moved.criteria[criterion].weight;
                changes.extend((0..options.len()).filter(overtakes).map(|ahead| Change {
                    criterion,
                    up,
                    weight,
                    ahead,
                    behind,
                }));
            }
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The technical criteria: performance, compatibility, security, maintainability, innovation potential.
    fn technical() -> Weights {
        let criteria = [0.25, 0.2, 0.25, 0.15, 0.15].map(|weight| Weighed { framework: 0, weight }).to_vec();
        Weights { shares: vec![0.5, 0.5], criteria }
    }

    /// With the business criteria after them.
    fn both() -> Weights {
        let mut weights = technical();
        weights.criteria.extend([0.3, 0.25, 0.25, 0.2].map(|weight| Weighed { framework: 1, weight }));
        weights
    }

    fn near(given: Option<f64>, expected: Option<f64>, sum: &str) {
        let same = match (given, expected) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-9,
            (a, b) => a == b,
        };
        assert!(same, "{sum}: {given:?}");
    }

    #[test]
    fn scores_by_hand() {
        let all = |scores: &[f64]| scores.iter().map(|s| Some(*s)).collect::<Vec<_>>();
        let sum = "0.25·9 + 0.2·6.5 + 0.25·6 + 0.15·7 + 0.15·7 = 7.15";
        near(technical().score(&all(&[9.0, 6.5, 6.0, 7.0, 7.0])), Some(7.15), sum);
        let some = [Some(8.0), None, Some(6.0), None, None];
        near(technical().score(&some), Some(7.0), "(0.25·8 + 0.25·6) / 0.5 = 7, and not 3.5");
        assert!((technical().coverage(&some) - 0.5).abs() < 1e-9, "0.25 + 0.25 of 1");
        near(technical().score(&[None; 5]), None, "nothing is known");
        let scores = all(&[9.0, 6.5, 6.0, 7.0, 7.0, 5.0, 4.0, 8.0, 6.0]);
        let sum = "0.3·5 + 0.25·4 + 0.25·8 + 0.2·6 = 5.7; (7.15 + 5.7) / 2 = 6.425";
        near(both().part(1, &scores), Some(5.7), sum);
        near(both().score(&scores), Some(6.425), sum);
    }

    #[test]
    fn a_framework_of_which_nothing_is_known_lowers_what_is_certain_and_not_the_score() {
        let scores = [Some(9.0), Some(6.5), Some(6.0), Some(7.0), Some(7.0), None, None, None, None];
        near(both().score(&scores), Some(7.15), "the technical score alone");
        assert!((both().coverage(&scores) - 0.5).abs() < 1e-9, "all of one of two halves");
        let mut uneven = both();
        uneven.shares = vec![0.8, 0.2];
        let scores = [None, None, Some(5.0), None, None, Some(10.0), None, None, None];
        near(uneven.score(&scores), Some(6.0), "0.8·5 + 0.2·10");
        assert!((uneven.coverage(&scores) - 0.26).abs() < 1e-9, "0.8·0.25 + 0.2·0.3");
    }

    #[test]
    fn a_weight_moves_by_a_fifth_and_the_others_make_room() {
        let moved = technical().moved(0, 1.2).expect("others");
        let weights: Vec<f64> = moved.criteria.iter().map(|c| (c.weight * 1e4).round() / 1e4).collect();
        // 0.25 → 0.30; the others times 0.70 / 0.75.
        assert_eq!(weights, [0.3, 0.1867, 0.2333, 0.14, 0.14]);
        let alone = Weights { shares: vec![1.0], criteria: vec![Weighed { framework: 0, weight: 1.0 }] };
        assert_eq!(alone.moved(0, 1.2), None);
    }

    #[test]
    fn the_ranking_changes_where_the_sums_say_so() {
        let weights = Weights {
            shares: vec![1.0],
            criteria: [0.5, 0.5].map(|weight| Weighed { framework: 0, weight }).to_vec(),
        };
        let options = |second: f64| vec![vec![Some(8.0), Some(6.0)], vec![Some(5.0), Some(second)]];
        // 7.0 and 6.9. With the first weight at 0.4: 0.4·8 + 0.6·6 = 6.8 and 0.4·5 + 0.6·8.8 = 7.28.
        let found = sensitivity(&weights, &options(8.8));
        let places: Vec<_> = found.iter().map(|c| (c.criterion, c.up, c.ahead, c.behind)).collect();
        // A larger second weight is the same move as a smaller first one.
        assert_eq!(places, [(0, false, 1, 0), (1, true, 1, 0)]);
        assert!((found[0].weight - 0.4).abs() < 1e-9 && (found[1].weight - 0.6).abs() < 1e-9);
        // 7.0 and 6.0: with 0.4, 6.8 and 0.4·5 + 0.6·7 = 6.2.
        assert_eq!(sensitivity(&weights, &options(7.0)), []);
        // Equal before: to break a tie is no change.
        assert_eq!(sensitivity(&weights, &options(9.0)), []);
    }

    #[test]
    fn what_has_no_scores_is_not_ranked() {
        let options = vec![vec![Some(8.0); 5], vec![None; 5]];
        assert_eq!(sensitivity(&technical(), &options), []);
    }
}
