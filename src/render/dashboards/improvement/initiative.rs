//! The page of an initiative: how far it is, what is late, what was reached by what is measured, and what could go wrong.

use super::{amount, due, html, page_link, percent, reading, standing};
use crate::registers::improvement::criteria::Criterion;
use crate::registers::improvement::initiatives::{Initiative, Phase, Risk, Status, Update};
use crate::render::view::{
    BadgeView, CriterionView, InitiativeView, RiskCell, RiskRow, RiskView, TimelinePart, UpdateView,
};
use crate::render::{Shared, dates};

pub(super) fn view(shared: &Shared<'_>, own: &Initiative) -> InitiativeView {
    let late = own.late(shared.portal.today);
    InitiativeView {
        state: state(own.status),
        completion: own.completion().map(|completion| completion.round() as usize),
        met: met(own),
        next: own.next().map(|phase| part(shared, own, phase)),
        late: late.into_iter().map(|phase| part(shared, own, phase)).collect(),
        parts: own.phases.iter().map(|phase| part(shared, own, phase)).collect(),
        criteria: own.criteria.iter().map(|it| criterion(shared, it)).collect(),
        timeline: super::plot::initiative(shared, own),
        moved: super::moved::charts(shared, own),
        matrix: matrix(&own.risks),
        risks: own.risks.iter().enumerate().map(|(at, it)| risk(at + 1, it)).collect(),
        updates: own.updates.iter().map(update).collect(),
        board: super::initiatives::PAGE.link(shared),
    }
}

/// How far an initiative is, as a pill.
pub(super) fn state(status: Status) -> BadgeView {
    let kind = match status {
        Status::Proposed | Status::Planning => "draft",
        Status::InProgress => "review",
        Status::OnHold => "warn",
        Status::Completed => "ok",
        Status::Cancelled => "archived",
    };
    super::badge(kind, status.title())
}

/// `2 of 3 criteria met`.
pub(super) fn met(own: &Initiative) -> String {
    match own.met() {
        (_, 0) => String::new(),
        (met, 1) => format!("{met} of 1 criterion met"),
        (met, all) => format!("{met} of {all} criteria met"),
    }
}

/// A part of a timeline; of what rests or is over none is late.
pub(super) fn part(shared: &Shared<'_>, own: &Initiative, phase: &Phase) -> TimelinePart {
    let badge = match (phase.done_on, own.status) {
        (None, Status::Completed | Status::Cancelled | Status::OnHold) => super::badge("exempt", "Not done"),
        (done, _) => due(shared, phase.end, done.is_some()),
    };
    TimelinePart {
        title: phase.title.clone(),
        start: phase.start.map(dates::view),
        end: dates::view(phase.end),
        done: phase.done_on.map(dates::view),
        badge,
        note: String::new(),
    }
}

fn criterion(shared: &Shared<'_>, own: &Criterion) -> CriterionView {
    let value = |value: f64| own.aim.map(|aim| amount(shared, aim.metric, value)).unwrap_or_default();
    let read = |found| own.aim.zip(found).map(|(aim, found)| reading(shared, aim.metric, found));
    CriterionView {
        text: html(own.text.as_ref()),
        metric: own.aim.map(|aim| page_link(shared, aim.metric)),
        aim: own.aim.map(|aim| super::aim(shared, aim)).unwrap_or_default(),
        by: own.by.map(dates::view),
        badge: standing(own.standing),
        before: own.before.map(value).unwrap_or_default(),
        then: read(own.then),
        now: read(own.now),
        way: own.way().filter(|_| !own.standing.is_met()).map(percent),
    }
}

/// What likelihood × impact comes to.
fn grade(weight: usize) -> (&'static str, &'static str) {
    match weight {
        ..=4 => ("low", "Low"),
        5..=11 => ("medium", "Medium"),
        _ => ("high", "High"),
    }
}

fn risk(number: usize, own: &Risk) -> RiskView {
    let (grade, grade_title) = own.weight().map_or(("", "Not rated"), grade);
    RiskView {
        number,
        text: html(Some(&own.text)),
        likelihood: own.likelihood,
        impact: own.impact,
        weight: own.weight(),
        grade,
        grade_title,
        mitigation: html(own.mitigation.as_ref()),
    }
}

/// Impact down, likelihood across; the numbers are those of the list.
fn matrix(risks: &[Risk]) -> Vec<RiskRow> {
    if risks.iter().all(|risk| risk.weight().is_none()) {
        return Vec::new();
    }
    let cell = |impact: usize, likelihood: usize| RiskCell {
        grade: grade(impact * likelihood).0,
        numbers: risks
            .iter()
            .enumerate()
            .filter(|(_, risk)| (risk.impact, risk.likelihood) == (Some(impact), Some(likelihood)))
            .map(|(at, _)| at + 1)
            .collect(),
    };
    let row =
        |impact| RiskRow { impact, cells: (1..=5).map(|likelihood| cell(impact, likelihood)).collect() };
    (1..=5).rev().map(row).collect()
}

fn update(own: &Update) -> UpdateView {
    let percent = own.completion.filter(|percent| (0.0..=100.0).contains(percent));
    UpdateView {
        on: dates::view(own.on),
        percent: percent.map(|percent| percent.round() as usize),
        state: own.status.map_or("", Status::title),
        note: html(own.note.as_ref()),
        challenges: html(own.challenges.as_ref()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn risks_lie_where_their_points_say() {
        let risk = |likelihood, impact| Risk {
            text: "r".into(),
            likelihood: Some(likelihood),
            impact: Some(impact),
            mitigation: None,
        };
        let unrated = Risk { likelihood: None, ..risk(1, 1) };
        let rows = matrix(&[risk(3, 5), risk(1, 2), risk(3, 5), unrated.clone()]);
        assert_eq!(rows.iter().map(|row| row.impact).collect::<Vec<_>>(), [5, 4, 3, 2, 1]);
        let found: Vec<_> = rows
            .iter()
            .flat_map(|row| row.cells.iter().enumerate().map(move |(at, cell)| (row.impact, at + 1, cell)))
            .filter(|(.., cell)| !cell.numbers.is_empty())
            .map(|(impact, likelihood, cell)| (impact, likelihood, cell.grade, cell.numbers.clone()))
            .collect();
        assert_eq!(found, [(5, 3, "high", vec![1, 3]), (2, 1, "low", vec![2])]);
        assert_eq!(matrix(&[unrated]).len(), 0);
        assert_eq!([4, 5, 11, 12].map(|weight| grade(weight).0), ["low", "medium", "medium", "high"]);
    }
}
