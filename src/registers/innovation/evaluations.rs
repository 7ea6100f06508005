//! Evaluations of technologies: scores by criterion, options side by side, and what was decided.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::scoring::{self, Change, Weighed, Weights};
use super::{Names, types};
use crate::portal::{PageIx, Portal, Record};
use crate::schema::{Criteria, Value};

/// The fields that hold scores by criterion.
pub const TABLES: [&str; 2] = ["scores", "business_assessment"];

/// A criterion as one evaluation uses it.
#[derive(Debug, Clone, PartialEq)]
pub struct Used {
    /// As shown.
    pub title: String,
    /// Places of its framework and of the criterion in it.
    pub place: (usize, usize),
    /// What was seen.
    pub observation: Option<String>,
}

/// Something that is compared: what is evaluated, or an alternative.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// As written.
    pub name: String,
    /// The technology of that name.
    pub technology: Option<PageIx>,
    /// By criterion.
    pub scores: Vec<Option<f64>>,
    /// The whole score as stated.
    pub stated: Option<f64>,
    /// What is said of it.
    pub verdict: Option<String>,
}

/// An evaluation.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// Its page.
    pub ix: PageIx,
    /// The technology that it is of, where the portal has it.
    pub technology: Option<PageIx>,
    /// What is advised, as written.
    pub recommendation: String,
    /// The day on which it was last changed.
    pub date: Option<Date>,
    /// The decision that used it.
    pub decided_in: Option<PageIx>,
    /// The criteria of every framework of which something is scored, in their order.
    pub criteria: Vec<Used>,
    /// Their weights.
    pub weights: Weights,
    /// What is evaluated, then the alternatives.
    pub choices: Vec<Choice>,
    /// How sure the authors say that they are, from 0 to 1.
    pub stated_confidence: Option<f64>,
}

impl Evaluation {
    /// The whole score of a choice, from 0 to 10: computed where there are scores by criterion, else as stated.
    pub fn score(&self, choice: usize) -> Option<f64> {
        let choice = self.choices.get(choice)?;
        self.weights.score(&choice.scores).or(choice.stated)
    }

    /// The part of all weight that has a score, from 0 to 1; `None` without scores by criterion.
    pub fn coverage(&self) -> Option<f64> {
        let scores = &self.choices.first()?.scores;
        scores.iter().any(Option::is_some).then(|| self.weights.coverage(scores))
    }

    /// How sure one can be, from 0 to 1: what the authors say, times the part of all weight that has a score.
    pub fn confidence(&self) -> Option<f64> {
        Some(self.stated_confidence? * self.coverage().unwrap_or(1.0))
    }

    /// The choices that have scores by criterion.
    pub fn compared(&self) -> impl Iterator<Item = usize> {
        let scored = |choice: &Choice| choice.scores.iter().any(Option::is_some);
        (0..self.choices.len()).filter(move |at| scored(&self.choices[*at]))
    }

    /// Places of the choices that have a score, the best first.
    pub fn ranking(&self) -> Vec<usize> {
        let mut scored: Vec<(usize, f64)> =
            (0..self.choices.len()).filter_map(|at| Some((at, self.score(at)?))).collect();
        scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        scored.into_iter().map(|(at, _)| at).collect()
    }

    /// What changes places when a weight moves by a fifth.
    pub fn sensitivity(&self) -> Vec<Change> {
        let scores: Vec<Vec<Option<f64>>> = self.choices.iter().map(|choice| choice.scores.clone()).collect();
        scoring::sensitivity(&self.weights, &scores)
    }
}

/// A row of scores as written.
#[derive(Debug, Clone, PartialEq)]
pub struct Line<'a> {
    /// The field that it stands in.
    pub field: &'static str,
    /// As written.
    pub criterion: &'a str,
    /// The weight, where it is not that of all evaluations.
    pub weight: Option<f64>,
    /// From 0 to 10.
    pub score: Option<f64>,
    /// What was seen.
    pub observation: Option<&'a str>,
}

/// All rows of scores of an evaluation, as written.
pub fn lines<'a>(record: &Record<'a>) -> Vec<Line<'a>> {
    let mut all = Vec::new();
    for field in TABLES {
        all.extend(record.rows(field).iter().filter_map(|row| {
            let number = |name: &str| row.get(name).and_then(Value::as_number);
            Some(Line {
                field,
                criterion: row.get("criterion").and_then(Value::as_str)?,
                weight: number("weight"),
                score: number("score"),
                observation: row.get("observation").and_then(Value::as_str),
            })
        }));
    }
    all
}

/// An alternative as written.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternative<'a> {
    /// As written.
    pub name: &'a str,
    /// The whole score as stated.
    pub stated: Option<f64>,
    /// What is said of it.
    pub verdict: Option<&'a str>,
    /// Criterion as written → score.
    pub scores: Vec<(&'a str, f64)>,
}

/// The alternatives of an evaluation, as written.
pub fn alternatives<'a>(record: &Record<'a>) -> Vec<Alternative<'a>> {
    let read = |row: &'a BTreeMap<String, Value<PageIx>>| {
        let scores = match row.get("scores") {
            Some(Value::Map(scores)) => {
                scores.iter().filter_map(|(name, score)| Some((name.as_str(), score.as_number()?))).collect()
            }
            _ => Vec::new(),
        };
        Some(Alternative {
            name: row.get("name").and_then(Value::as_str)?,
            stated: row.get("score").and_then(Value::as_number),
            verdict: row.get("verdict").and_then(Value::as_str),
            scores,
        })
    };
    record.rows("alternatives").iter().filter_map(read).collect()
}

/// All evaluations, in page order.
pub(super) fn all(portal: &Portal, names: &Names) -> Vec<Evaluation> {
    portal.records(types::EVALUATION).filter_map(|record| evaluation(portal, names, &record)).collect()
}

/// An evaluation of which rows and criteria that are not known are left out.
pub(super) fn evaluation(portal: &Portal, names: &Names, record: &Record<'_>) -> Option<Evaluation> {
    let criteria = &portal.schema.criteria;
    let (lines, others) = (lines(record), alternatives(record));
    let mut of_lines: BTreeMap<(usize, usize), &Line<'_>> = BTreeMap::new();
    for line in &lines {
        if let Some(place) = criteria.find(line.criterion) {
            of_lines.entry(place).or_insert(line);
        }
    }
    let named = others.iter().flat_map(|other| &other.scores).filter_map(|(name, _)| criteria.find(name));
    let frameworks: BTreeSet<usize> = of_lines.keys().copied().chain(named).map(|(at, _)| at).collect();
    let (places, weights) = weighed(criteria, &frameworks, &of_lines);
    let used = |place: &(usize, usize)| Used {
        title: criteria.frameworks[place.0].criteria[place.1].title.clone(),
        place: *place,
        observation: of_lines.get(place).and_then(|line| line.observation.map(str::to_owned)),
    };
    let name = record.text("technology").unwrap_or(&record.page.title);
    let technology = names.find(name).or_else(|| record.page_of("relies_on"));
    let mut choices = vec![Choice {
        name: name.to_owned(),
        technology,
        scores: places.iter().map(|place| of_lines.get(place).and_then(|line| line.score)).collect(),
        stated: record.number("score"),
        verdict: None,
    }];
    choices.extend(others.iter().map(|other| {
        let of: BTreeMap<_, f64> =
            other.scores.iter().filter_map(|(name, score)| Some((criteria.find(name)?, *score))).collect();
        Choice {
            name: other.name.to_owned(),
            technology: names.find(other.name),
            scores: places.iter().map(|place| of.get(place).copied()).collect(),
            stated: other.stated,
            verdict: other.verdict.map(str::to_owned),
        }
    }));
    Some(Evaluation {
        ix: record.ix?,
        technology,
        recommendation: record.text("recommendation").unwrap_or_default().to_owned(),
        date: record.page.meta.updated.or(record.page.meta.created),
        decided_in: record.page_of("decided_in"),
        criteria: places.iter().map(used).collect(),
        weights,
        choices,
        stated_confidence: record.number("confidence"),
    })
}

/// The criteria of these frameworks with the weight that a line states, else the one that they have for all.
fn weighed(
    criteria: &Criteria,
    frameworks: &BTreeSet<usize>,
    lines: &BTreeMap<(usize, usize), &Line<'_>>,
) -> (Vec<(usize, usize)>, Weights) {
    let mut places = Vec::new();
    let mut weights =
        Weights { shares: criteria.frameworks.iter().map(|f| f.share).collect(), criteria: Vec::new() };
    for at in frameworks {
        for (number, criterion) in criteria.frameworks[*at].criteria.iter().enumerate() {
            let stated = lines.get(&(*at, number)).and_then(|line| line.weight);
            places.push((*at, number));
            weights.criteria.push(Weighed { framework: *at, weight: stated.unwrap_or(criterion.weight) });
        }
    }
    (places, weights)
}
