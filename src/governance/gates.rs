//! The gates of a page: an automated part from findings, a manual part from reviews, and whether both suffice.

use std::collections::BTreeSet;

use super::evidence::{Reason, Reviewed};
use super::record::Verdict;
use super::{Checked, rounded};
use crate::check::Check;
use crate::diagnostic::{Diagnostic, Severity};
use crate::portal::PortalPage;
use crate::prose::counted;
use crate::schema::governance::{Gate, Penalties, Rubric};

/// How a page stands at one gate.
#[derive(Debug, Clone, PartialEq)]
pub struct GateResult {
    /// The gate's identifier.
    pub id: String,
    /// As shown.
    pub title: String,
    /// The score from which a page passes.
    pub minimum: u8,
    /// The automated part's share of the score.
    pub automated_weight: f64,
    /// The part of the checks; `None` when the page is not assessed, or no check applies to it.
    pub automated: Option<Automated>,
    /// The part of the reviews; `None` when no review counts.
    pub manual: Option<Manual>,
    /// 0 to 100, to one decimal; `None` when the page is not assessed.
    pub score: Option<f64>,
    /// Whether the page is through.
    pub passed: bool,
    /// Why it is not, one sentence each without a full stop.
    pub reasons: Vec<String>,
}

/// The automated part of a gate.
#[derive(Debug, Clone, PartialEq)]
pub struct Automated {
    /// The mean of the checks.
    pub score: f64,
    /// The checks that apply to the page.
    pub checks: Vec<CheckResult>,
}

/// How a page stands at one automated check.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckResult {
    /// The check.
    pub check: Check,
    /// 0 to 100.
    pub score: f64,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are notes.
    pub notes: usize,
}

/// The manual part of a gate.
#[derive(Debug, Clone, PartialEq)]
pub struct Manual {
    /// The mean of the counting reviews.
    pub score: f64,
    /// The mean points of each criterion that every counting review scored.
    pub criteria: Vec<(String, f64)>,
    /// Different people whose review counts.
    pub reviewers: usize,
}

/// What the automated checks say of a page, worked out only for pages that somebody has reviewed.
pub(super) type Ask<'a> = dyn Fn() -> &'a Checked + 'a;

/// Judges one gate.
pub(super) fn judge(
    gate: &Gate,
    rubric: Option<&Rubric>,
    page: &PortalPage,
    reviews: &[Reviewed],
    penalties: Penalties,
    checked: &Ask<'_>,
) -> GateResult {
    let needed = rubric.map_or(1, |rubric| rubric.reviewers);
    let manual = manual(rubric, reviews.iter().filter(|r| r.counts() && r.record.review == gate.review));
    let automated = manual.is_some().then(|| automated(gate, page, penalties, checked())).flatten();
    let score = manual.as_ref().map(|manual| {
        rounded(automated.as_ref().map_or(manual.score, |automated| {
            gate.automated_weight * automated.score + (1.0 - gate.automated_weight) * manual.score
        }))
    });
    let mut reasons = Vec::new();
    match (&manual, score) {
        (Some(manual), Some(score)) => {
            if score < f64::from(gate.minimum) {
                reasons.push(format!("{score} of at least {}", gate.minimum));
            }
            if manual.reviewers < needed {
                reasons.push(format!("{} of {needed} reviewers", manual.reviewers));
            }
        }
        _ => reasons.push(unreviewed(reviews.iter().filter(|r| r.record.review == gate.review))),
    }
    let errors: usize = automated.iter().flat_map(|a| &a.checks).map(|check| check.errors).sum();
    if errors > 0 {
        reasons.push(format!("{} in its checks", counted(errors, "error")));
    }
    GateResult {
        id: gate.id.clone(),
        title: gate.title.clone(),
        minimum: gate.minimum,
        automated_weight: gate.automated_weight,
        automated,
        manual,
        score,
        passed: reasons.is_empty(),
        reasons,
    }
}

/// What is there in place of a review that counts: of the newest one, why it does not.
fn unreviewed<'a>(reviews: impl Iterator<Item = &'a Reviewed>) -> String {
    let newest = reviews.max_by_key(|r| (r.record.date, r.record.row));
    match newest.and_then(|r| r.void.as_ref()) {
        None => "no review".into(),
        Some(Reason::Drifted(_)) => "changed since its review".into(),
        Some(Reason::Expired(_)) => "its review is too old".into(),
        Some(Reason::Author | Reason::Owner) => "approved only by who answers for it".into(),
        Some(Reason::Verdict(Verdict::Rejected)) => "rejected".into(),
        Some(Reason::Verdict(_)) => "changes asked for".into(),
        Some(Reason::Below(minimum)) => format!("reviewed below {minimum}"),
        Some(_) => "no review counts".into(),
    }
}

fn manual<'a>(rubric: Option<&Rubric>, reviews: impl Iterator<Item = &'a Reviewed>) -> Option<Manual> {
    let reviews: Vec<&Reviewed> = reviews.collect();
    let scores: Vec<f64> = reviews.iter().filter_map(|r| r.score).collect();
    let score = rounded(mean(&scores)?);
    let criteria = rubric.map(|rubric| rubric.criteria.as_slice()).unwrap_or_default();
    let points = |id: &str| {
        let points: Option<Vec<f64>> =
            reviews.iter().map(|r| r.record.scores.get(id).map(|p| *p as f64)).collect();
        mean(&points?)
    };
    let criteria = criteria.iter().filter_map(|c| Some((c.id.clone(), rounded(points(&c.id)?)))).collect();
    let people: BTreeSet<_> = reviews.iter().filter_map(|r| r.record.reviewer).collect();
    Some(Manual { score, criteria, reviewers: people.len() })
}

fn automated(gate: &Gate, page: &PortalPage, penalties: Penalties, checked: &Checked) -> Option<Automated> {
    let known = gate.checks.iter().filter_map(|id| Check::ALL.into_iter().find(|check| check.id() == id));
    let checks: Vec<CheckResult> = known
        .filter(|check| applies(*check, page, checked))
        .map(|check| result(check, page.page.outline.words, penalties, &checked.findings))
        .collect();
    let scores: Vec<f64> = checks.iter().map(|check| check.score).collect();
    Some(Automated { score: rounded(mean(&scores)?), checks })
}

/// `max(0, 100 − Σ penalty / max(1, words / 400))`.
fn result(check: Check, words: usize, penalties: Penalties, findings: &[Diagnostic]) -> CheckResult {
    let own = || findings.iter().filter(|d| Check::of(d.code) == Some(check));
    let of = |severity| own().filter(|d| d.severity == severity).count();
    let (errors, warnings, notes) = (of(Severity::Error), of(Severity::Warning), of(Severity::Note));
    let sum =
        errors as f64 * penalties.error + warnings as f64 * penalties.warning + notes as f64 * penalties.note;
    let length = (words as f64 / penalties.words.max(1) as f64).max(1.0);
    CheckResult { check, score: rounded((100.0 - sum / length).max(0.0)), errors, warnings, notes }
}

/// A check that has nothing to look at in a page says nothing of it.
fn applies(check: Check, page: &PortalPage, checked: &Checked) -> bool {
    match check {
        Check::CodeSyntax => !page.page.outline.languages.is_empty(),
        Check::Execution => checked.executed,
        _ => true,
    }
}

fn mean(numbers: &[f64]) -> Option<f64> {
    (!numbers.is_empty()).then(|| numbers.iter().sum::<f64>() / numbers.len() as f64)
}
