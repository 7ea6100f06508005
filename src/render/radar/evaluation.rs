//! The page of an evaluation: options side by side, by criterion, and what the ranking depends on.

use super::{inline, innovation, ringed};
use crate::portal::PageIx;
use crate::registers::innovation::evaluations::Evaluation;
use crate::registers::innovation::scoring::{Change, MOVE};
use crate::render::Shared;
use crate::render::view::{ChoiceView, FrameworkView, JudgedView, SensitivityView, VerdictView};
use crate::schema::criteria::{Criterion, Framework};
use crate::schema::title_from_name;

/// With two decimal places where they say something.
pub(in crate::render) fn score_text(score: f64) -> String {
    round(score).to_string()
}

fn round(score: f64) -> f64 {
    (score * 100.0).round() / 100.0
}

/// A weight with two decimal places.
pub(in crate::render) fn weight_text(weight: f64) -> String {
    format!("{weight:.2}")
}

/// In percent.
pub(in crate::render) fn confidence(evaluation: &Evaluation) -> Option<u32> {
    evaluation.confidence().map(percent)
}

fn percent(share: f64) -> u32 {
    (share * 100.0).round().clamp(0.0, 100.0) as u32
}

pub(super) fn view(shared: &Shared<'_>, ix: PageIx) -> Option<VerdictView> {
    let evaluation = innovation(shared).evaluations.iter().find(|it| it.ix == ix)?;
    let frameworks = &shared.portal.schema.criteria.frameworks;
    let first = evaluation.ranking().first().copied();
    let compared: Vec<usize> = evaluation.compared().collect();
    let choices = evaluation.choices.iter().enumerate().map(|(at, choice)| ChoiceView {
        name: choice.name.clone(),
        url: choice.technology.map(|ix| shared.link(ix).url),
        score: evaluation.score(at).map(round),
        is_stated: !compared.contains(&at),
        by_criterion: compared.contains(&at),
        is_first: evaluation.choices.len() > 1 && first == Some(at),
        verdict: choice.verdict.as_deref().map(inline),
    });
    let used = |at: usize| evaluation.criteria.iter().filter(|it| it.place.0 == at).count() > 0;
    let several = (0..frameworks.len()).filter(|at| used(*at)).count() > 1;
    let parts = frameworks.iter().enumerate().filter(|(at, _)| used(*at));
    Some(VerdictView {
        technology: evaluation.technology.map(|ix| ringed(shared, ix)),
        score: evaluation.score(0).map(round),
        confidence: confidence(evaluation),
        confidence_note: confidence_note(evaluation),
        frameworks: parts.map(|(at, of)| framework(evaluation, at, of, several)).collect(),
        choices: choices.collect(),
        compared: compared.len() > 1,
        sensitivity: sensitivity(evaluation, compared.len()),
    })
}

/// `80 % say the authors, and 85 % of the weight has a score`.
fn confidence_note(evaluation: &Evaluation) -> String {
    let missing = evaluation.coverage().filter(|coverage| *coverage < 0.999);
    let Some((coverage, stated)) = missing.zip(evaluation.stated_confidence) else { return String::new() };
    format!("{} % say the authors, and {} % of the weight has a score", percent(stated), percent(coverage))
}

fn framework(evaluation: &Evaluation, at: usize, of: &Framework, several: bool) -> FrameworkView {
    let own = evaluation.criteria.iter().enumerate().filter(|(_, used)| used.place.0 == at);
    let rows = own.map(|(number, used)| JudgedView {
        title: used.title.clone(),
        weight: weight_text(evaluation.weights.criteria[number].weight),
        looks_at: looks_at(&of.criteria[used.place.1]),
        observation: used.observation.as_deref().map(inline),
        scores: evaluation.choices.iter().map(|choice| choice.scores[number]).collect(),
    });
    let part = |choice: &crate::registers::innovation::evaluations::Choice| {
        evaluation.weights.part(at, &choice.scores).map(score_text)
    };
    FrameworkView {
        id: of.id.clone(),
        title: of.title.clone(),
        share: if several { percent(of.share) } else { 0 },
        rows: rows.collect(),
        parts: evaluation.choices.iter().map(part).collect(),
    }
}

/// `Speed, efficiency, scalability, reliability; quantitative`.
fn looks_at(criterion: &Criterion) -> String {
    let metrics: Vec<String> =
        criterion.metrics.iter().map(|metric| metric.replace('_', " ").to_lowercase()).collect();
    let method = criterion.scoring_method.replace('_', " ");
    let all = [metrics.join(", "), method].into_iter().filter(|part| !part.is_empty());
    title_from_name(&all.collect::<Vec<_>>().join("; "))
}

/// What is said of the ranking; `None` for an evaluation that compares nothing.
fn sensitivity(evaluation: &Evaluation, compared: usize) -> Option<SensitivityView> {
    if evaluation.choices.len() < 2 {
        return None;
    }
    let fifth = percent(MOVE);
    if compared < 2 {
        let said = "Whether the order depends on the weights cannot be told: the others have no scores by criterion.";
        return Some(SensitivityView { said: said.to_owned(), changes: Vec::new() });
    }
    let changes = evaluation.sensitivity();
    let said = if changes.is_empty() {
        format!("The order stays the same when any one weight rises or falls by {fifth} %.")
    } else {
        format!("The order depends on the weights: it changes when one of these rises or falls by {fifth} %.")
    };
    let same = |a: &Change, b: &Change| (a.criterion, a.up) == (b.criterion, b.up);
    Some(SensitivityView {
        said,
        changes: changes.chunk_by(same).map(|own| change(evaluation, own)).collect(),
    })
}

/// What changes places when one weight moves one way: `Performance down from 0.25 to 0.20: Go is ahead of Java`.
fn change(evaluation: &Evaluation, changes: &[Change]) -> String {
    let Some(Change { criterion, up, weight, .. }) = changes.first() else { return String::new() };
    let name = |at: usize| evaluation.choices[at].name.as_str();
    let pairs: Vec<String> =
        changes.iter().map(|it| format!("{} is ahead of {}", name(it.ahead), name(it.behind))).collect();
    format!(
        "{} {} from {} to {}: {}",
        evaluation.criteria[*criterion].title,
        if *up { "up" } else { "down" },
        weight_text(evaluation.weights.criteria[*criterion].weight),
        weight_text(*weight),
        pairs.join(", ")
    )
}
