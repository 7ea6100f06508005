//! `/browse/evaluations/`: all evaluations side by side.

use super::{Area, Dashboard, date_cell, table, title};
use crate::registers::innovation::evaluations::Evaluation;
use crate::render::Shared;
use crate::render::radar::{confidence, innovation, ringed, score_text, weight_text};
use crate::render::view::{CellView, ComparedRow, ComparedView, EvaluationsPageView};
use crate::schema::Value;

/// The page.
pub(super) static PAGE: Dashboard = Dashboard {
    area: Area::Innovation,
    id: "evaluations",
    title: "Evaluations",
    description: "What was evaluated, with which score, how sure one can be, how ready and how risky it is.",
    shown: |shared| !innovation(shared).evaluations.is_empty(),
    render: |page, shared| page.write(shared, &view(shared)),
};

const HEADS: [(&str, bool); 9] = [
    ("Technology", false),
    ("Score", false),
    ("Confidence", false),
    ("Readiness", true),
    ("Risk", true),
    ("Advice", true),
    ("Ring today", true),
    ("Evaluated", false),
    ("Decision", false),
];

fn view(shared: &Shared<'_>) -> EvaluationsPageView {
    let mut all: Vec<&Evaluation> = innovation(shared).evaluations.iter().collect();
    // Without a score last; of equal ones in page order.
    let score = |it: &Evaluation| it.score(0).unwrap_or(-1.0);
    all.sort_by(|a, b| score(b).total_cmp(&score(a)));
    EvaluationsPageView {
        register: table(&HEADS, all.iter().map(|it| cells(shared, it)).collect()),
        frameworks: frameworks(shared, &all),
    }
}

fn cells(shared: &Shared<'_>, evaluation: &Evaluation) -> Vec<CellView> {
    let ix = evaluation.ix;
    let (maturity, level) = named(shared, evaluation, "maturity");
    let (risk, danger) = named(shared, evaluation, "risk");
    let (advice, _) = named(shared, evaluation, "recommendation");
    let name = evaluation.choices.first().map_or_else(|| title(shared, Some(ix)), |it| it.name.clone());
    let ring = evaluation.technology.map_or_else(String::new, |it| ringed(shared, it).ring);
    let decision = evaluation.decided_in.map(|it| shared.link(it));
    let score = evaluation.score(0);
    let confidence = confidence(evaluation);
    vec![
        CellView::text("Technology", name).to(Some(shared.link(ix).url)),
        CellView::text("Score", score.map(score_text).unwrap_or_default())
            .sorted(score.map_or_else(String::new, |score| format!("{score:.3}"))),
        CellView::text("Confidence", confidence.map_or_else(String::new, |it| format!("{it} %")))
            .sorted(confidence.map_or_else(String::new, |it| it.to_string())),
        CellView::text("Readiness", short(&maturity)).sorted(level),
        CellView::text("Risk", risk).sorted(danger),
        CellView::text("Advice", advice),
        CellView::text("Ring today", ring),
        date_cell("Evaluated", evaluation.date),
        match decision {
            Some(link) => CellView::text("Decision", link.title).to(Some(link.url)),
            None => CellView::text("Decision", ""),
        },
    ]
}

/// The title of an enumeration's value, and its place among all.
fn named(shared: &Shared<'_>, evaluation: &Evaluation, field: &str) -> (String, String) {
    let page = shared.portal.page(evaluation.ix);
    let Some(Value::Enum { id, title }) = page.fields.get(field) else {
        return (String::new(), String::new());
    };
    let declared = shared.portal.schema.get(&page.page.type_id).field(field);
    let place = declared.and_then(|field| match &field.kind {
        crate::schema::FieldKind::Enum(values) => values.iter().position(|value| value.id == *id),
        _ => None,
    });
    (title.clone(), place.map_or_else(String::new, |at| at.to_string()))
}

/// `TRL 6` of `TRL 6: prototype demonstration`.
fn short(title: &str) -> &str {
    title.split(':').next().unwrap_or(title)
}

/// A table for each framework that more than one evaluation uses.
fn frameworks(shared: &Shared<'_>, all: &[&Evaluation]) -> Vec<ComparedView> {
    let frameworks = shared.portal.schema.criteria.frameworks.iter().enumerate();
    let compared = |(at, of): (usize, &crate::schema::criteria::Framework)| {
        let row = |evaluation: &&Evaluation| {
            let scores = &evaluation.choices.first()?.scores;
            let part = evaluation.weights.part(at, scores)?;
            let own = evaluation.criteria.iter().zip(scores).filter(|(used, _)| used.place.0 == at);
            let page = shared.link(evaluation.ix);
            Some(ComparedRow {
                link: crate::render::view::LinkView { title: evaluation.choices[0].name.clone(), ..page },
                part: score_text(part),
                scores: own.map(|(_, score)| *score).collect(),
            })
        };
        ComparedView {
            id: of.id.clone(),
            title: of.title.clone(),
            criteria: of.criteria.iter().map(|it| (it.title.clone(), weight_text(it.weight))).collect(),
            rows: all.iter().filter_map(row).collect(),
        }
    };
    frameworks.map(compared).filter(|it| it.rows.len() > 1).collect()
}
