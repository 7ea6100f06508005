//! The page of a technology: its ring over the editions, and what evaluates it and relies on it.

use super::{confidence, inline, innovation, moved, radar_url, rely, relying, ring_title, score_text};
use crate::config::radar::{Quadrant, Ring};
use crate::portal::PageIx;
use crate::registers::innovation::evaluations::Evaluation;
use crate::registers::innovation::radar::{Edition, Radar, Technology};
use crate::registers::innovation::types;
use crate::render::Shared;
use crate::render::view::{
    EvaluationLine, HistoryPoint, HistoryRow, HistoryView, LinkView, RelyView, StepOfRings, TechnologyView,
};

/// The height of a ring in the drawing, and of the line with the names of editions, in pixels.
const ROW: usize = 30;
const NAMES: usize = 26;
/// The part of the width that the names of the rings take, in percent.
const LEFT: f64 = 20.0;

pub(super) fn view(shared: &Shared<'_>, ix: PageIx) -> Option<TechnologyView> {
    let radar = &innovation(shared).radar;
    let technology = radar.technologies.get(&ix)?;
    let config = &shared.portal.config.radar;
    let ring = technology.ring();
    let of = ring.and_then(|ring| config.rings.get(ring));
    let movement = technology.movement(radar.newest());
    let (decisions, pages) = relied_on(shared, ix);
    let quadrant = config.quadrants.get(technology.quadrant);
    let step =
        |(at, ring): (usize, &Ring)| StepOfRings { title: ring.title(), here: technology.ring() == Some(at) };
    Some(TechnologyView {
        quadrant: quadrant.map_or_else(String::new, Quadrant::title),
        ring: of.map_or_else(String::new, Ring::title),
        says: of.map_or_else(String::new, |ring| ring.says.clone()),
        avoid: of.is_some_and(|ring| ring.avoid),
        movement: movement.map_or("", |it| it.id()),
        moved: movement.map_or("", moved),
        radar: radar_link(shared, technology),
        rings: config.rings.iter().enumerate().map(step).collect(),
        history: history(shared, radar, technology),
        instead: shared.portal.record(ix).pages_of("instead").into_iter().map(|it| shared.link(it)).collect(),
        evaluations: innovation(shared).evaluations_of(ix).into_iter().map(|it| line(shared, it)).collect(),
        holding: decisions.iter().chain(&pages).filter(|it| it.holds).count(),
        decisions,
        pages,
    })
}

/// The newest radar that has it.
fn radar_link(shared: &Shared<'_>, technology: &Technology) -> LinkView {
    let last = technology.rings.iter().rposition(Option::is_some).unwrap_or_default();
    LinkView { title: "Radar".to_owned(), url: shared.href(&radar_url(shared, last)) }
}

/// Decisions and other pages. A decision that used an evaluation of it is one that relies on what was found.
fn relied_on(shared: &Shared<'_>, ix: PageIx) -> (Vec<RelyView>, Vec<RelyView>) {
    let is_decision = |page: PageIx| shared.portal.page(page).page.type_id == types::DECISION;
    let (own, pages): (Vec<_>, Vec<_>) = relying(shared, ix).partition(|it| is_decision(it.page));
    let views = |own: Vec<_>| own.into_iter().map(|it| rely(shared, it)).collect();
    (views(own), views(pages))
}

fn line(shared: &Shared<'_>, evaluation: &Evaluation) -> EvaluationLine {
    EvaluationLine {
        link: shared.link(evaluation.ix),
        recommendation: evaluation.recommendation.clone(),
        score: evaluation.score(0).map(score_text).unwrap_or_default(),
        confidence: confidence(evaluation).map_or_else(String::new, |percent| format!("{percent} %")),
        decided_in: evaluation.decided_in.map(|ix| shared.link(ix)),
    }
}

fn edition_link(shared: &Shared<'_>, edition: &Edition) -> LinkView {
    match edition.ix {
        Some(ix) => shared.link(ix),
        None => LinkView { title: crate::date::human(edition.date), url: shared.href(&radar_url(shared, 0)) },
    }
}

/// A drawing for what has been in more than one edition.
fn history(shared: &Shared<'_>, radar: &Radar, technology: &Technology) -> Option<HistoryView> {
    if radar.editions.len() < 2 {
        return None;
    }
    let count = radar.editions.len();
    let rings = shared.portal.config.radar.rings.len();
    let x = |at: usize| format!("{:.2}%", LEFT + (100.0 - LEFT) * (at as f64 + 0.5) / count as f64);
    let y = |ring: usize| ROW * ring + ROW / 2;
    let mut points = Vec::new();
    let mut rows = Vec::new();
    for (at, edition) in radar.editions.iter().enumerate() {
        let LinkView { title, url } = edition_link(shared, edition);
        let ring = technology.rings[at];
        points.push(HistoryPoint { x: x(at), y: ring.map(y), edition: title.clone() });
        let before = at.checked_sub(1).and_then(|before| technology.rings[before]);
        if ring.is_some() || before.is_some() {
            let shown = ring.map_or_else(|| "Left the radar".to_owned(), |ring| ring_title(shared, ring));
            rows.push(HistoryRow {
                edition: LinkView { title, url },
                ring: shown,
                moved: technology.movement(at).map_or("", moved),
                note: technology.notes[at].as_deref().map(inline),
            });
        }
    }
    let line = |at: usize| {
        let (from, to) = (technology.rings[at]?, technology.rings[at + 1]?);
        Some((x(at), y(from), x(at + 1), y(to)))
    };
    let said: Vec<String> = rows.iter().map(|row| format!("{}: {}", row.edition.title, row.ring)).collect();
    rows.reverse();
    Some(HistoryView {
        label: said.join(", "),
        height: ROW * rings + NAMES,
        rings: (0..rings).map(|ring| (y(ring), ring_title(shared, ring))).collect(),
        lines: (0..count - 1).filter_map(line).collect(),
        points,
        rows,
    })
}
