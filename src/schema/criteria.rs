//! `criteria.toml`: what technologies are judged by, with weights.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::{files, title_from_name};
use crate::diagnostic::{Code, Diagnostic, SourceText, Span};

/// How far a sum may be from 1: weights are written with two or three digits.
pub const TOLERANCE: f64 = 0.001;

/// Criteria that are weighed against each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Framework {
    /// Identifier: `technical_criteria`.
    pub id: String,
    /// As shown.
    pub title: String,
    /// Its part of the whole score, from 0 to 1.
    pub share: f64,
    /// In the order in which they are shown.
    pub criteria: Vec<Criterion>,
}

/// Something to judge a technology by.
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    /// Identifier: `performance`.
    pub id: String,
    /// As shown.
    pub title: String,
    /// Its part of its framework's score, from 0 to 1.
    pub weight: f64,
    /// What is looked at.
    pub metrics: Vec<String>,
    /// How the score is found.
    pub scoring_method: String,
}

/// All frameworks of a portal.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Criteria {
    /// In the order in which they are shown.
    pub frameworks: Vec<Framework>,
}

impl Criteria {
    /// The criterion that a text names by identifier or title, whatever its case: places of framework and criterion.
    pub fn find(&self, name: &str) -> Option<(usize, usize)> {
        let same = |known: &str| known.eq_ignore_ascii_case(name.trim());
        self.frameworks.iter().enumerate().find_map(|(at, framework)| {
            let named = |c: &Criterion| same(&c.id) || same(&c.title);
            Some((at, framework.criteria.iter().position(named)?))
        })
    }

    /// Identifiers of all criteria.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.frameworks.iter().flat_map(|framework| &framework.criteria).map(|c| c.id.as_str())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(default)]
    framework: Vec<RawFramework>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFramework {
    id: String,
    title: Option<String>,
    share: f64,
    #[serde(default)]
    criterion: Vec<RawCriterion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCriterion {
    id: String,
    title: Option<String>,
    weight: f64,
    #[serde(default)]
    metrics: Vec<String>,
    #[serde(default)]
    scoring_method: String,
}

impl From<RawFramework> for Framework {
    fn from(raw: RawFramework) -> Self {
        let criterion = |raw: RawCriterion| Criterion {
            title: raw.title.unwrap_or_else(|| title_from_name(&raw.id)),
            id: raw.id,
            weight: raw.weight,
            metrics: raw.metrics,
            scoring_method: raw.scoring_method,
        };
        Self {
            title: raw.title.unwrap_or_else(|| title_from_name(&raw.id)),
            id: raw.id,
            share: raw.share,
            criteria: raw.criterion.into_iter().map(criterion).collect(),
        }
    }
}

/// Collects frameworks file by file; the later of one id replaces the earlier in its place.
#[derive(Default)]
pub(super) struct Loader {
    criteria: Criteria,
    sources: BTreeMap<String, Arc<SourceText>>,
    found: Vec<Diagnostic>,
}

impl Loader {
    /// Reads a file if it is the one.
    pub(super) fn file(&mut self, name: &str, source: &Arc<SourceText>) -> bool {
        if name != "criteria.toml" {
            return false;
        }
        match files::read::<Raw>(source) {
            Ok(raw) => {
                for framework in raw.framework.into_iter().map(Framework::from) {
                    self.sources.insert(framework.id.clone(), Arc::clone(source));
                    files::put(&mut self.criteria.frameworks, framework, |it| &it.id);
                }
            }
            Err(wrong) => self.found.push(wrong),
        }
        true
    }

    /// What can be checked when every pack is read.
    pub(super) fn finish(mut self) -> (Criteria, Vec<Diagnostic>) {
        let criteria = std::mem::take(&mut self.criteria);
        let shares: f64 = criteria.frameworks.iter().map(|framework| framework.share).sum();
        let wrong_share = |framework: &Framework| !(0.0..=1.0).contains(&framework.share);
        if let Some(last) = criteria.frameworks.last()
            && ((shares - 1.0).abs() > TOLERANCE || criteria.frameworks.iter().any(wrong_share))
        {
            let message = format!("the shares of the frameworks sum to {shares:.2}; they have to sum to 1");
            self.wrong(&last.id, &last.id, message);
        }
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for framework in &criteria.frameworks {
            let weights: f64 = framework.criteria.iter().map(|c| c.weight).sum();
            if (weights - 1.0).abs() > TOLERANCE || framework.criteria.iter().any(|c| c.weight < 0.0) {
                let id = &framework.id;
                let message = format!("the weights of `{id}` sum to {weights:.2}; they have to sum to 1");
                self.wrong(id, id, message);
            }
            for criterion in &framework.criteria {
                if seen.insert(&criterion.id, &framework.id).is_some() {
                    let message = format!("the criterion `{}` is declared twice", criterion.id);
                    self.wrong(&framework.id, &criterion.id, message);
                }
            }
        }
        (criteria, self.found)
    }

    fn wrong(&mut self, framework: &str, given: &str, message: String) {
        let Some(source) = self.sources.get(framework) else { return };
        let start = source.text.find(&format!("\"{given}\"")).map_or(0, |at| at + 1);
        let span = Span::new(source, start..start + given.len());
        self.found.push(Diagnostic::new(Code::Pack, message).at(span));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(texts: &[&str]) -> (Criteria, Vec<String>) {
        let files: Vec<_> =
            texts.iter().map(|text| SourceText::new("packs/own/criteria.toml", *text)).collect();
        let (schema, found) = crate::schema::load(&files);
        (schema.criteria, found.into_iter().map(|d| d.message).collect())
    }

    #[test]
    fn the_built_in_weights_sum_to_one_and_have_the_names_of_the_seed() {
        let (criteria, found) = load(&[]);
        assert_eq!(found, [""; 0]);
        let weights: Vec<Vec<f64>> =
            criteria.frameworks.iter().map(|f| f.criteria.iter().map(|c| c.weight).collect()).collect();
        assert_eq!(weights, [vec![0.25, 0.2, 0.25, 0.15, 0.15], vec![0.3, 0.25, 0.25, 0.2]]);
        assert_eq!(criteria.find("Innovation Potential"), Some((0, 4)));
        assert_eq!(criteria.find("cost_effectiveness"), Some((1, 0)));
        assert_eq!(criteria.find("beauty"), None);
    }

    #[test]
    fn a_portal_replaces_a_framework_and_is_told_of_wrong_sums() {
        let own = "[[framework]]\nid = \"technical_criteria\"\nshare = 0.7\n\
            [[framework.criterion]]\nid = \"speed\"\nweight = 0.6\n[[framework.criterion]]\nid = \"speed\"\nweight = 0.3\n";
        let (criteria, found) = load(&[own]);
        assert_eq!(criteria.frameworks[0].criteria[0].title, "Speed");
        assert_eq!(
            found,
            [
                "the shares of the frameworks sum to 1.20; they have to sum to 1",
                "the weights of `technical_criteria` sum to 0.90; they have to sum to 1",
                "the criterion `speed` is declared twice",
            ]
        );
        assert_eq!(load(&["[[framework]]\nid = \"x\"\nshares = 1\n"]).1, ["unknown field `shares`"]);
    }
}
