//! `page.lessons`: what pages say of incidents and what was learned from them, besides their fields.

use super::incidents::PAGE as INCIDENTS;
use super::{action, again, all, number, page_link, score, state, way};
use crate::portal::PageIx;
use crate::registers::lessons::actions::Action;
use crate::registers::lessons::impact::SCORES;
use crate::registers::lessons::incidents::Incident;
use crate::registers::lessons::verify::Verification;
use crate::render::view::{ActionLine, AgainView, IncidentView, LessonsView, TrackView};
use crate::render::{Shared, dates};

/// `None` for a page that has nothing to do with it.
pub(in crate::render) fn view(shared: &Shared<'_>, ix: PageIx) -> Option<LessonsView> {
    let lessons = all(shared);
    let view = LessonsView {
        way: way::view(shared, ix),
        incident: lessons.incident(ix).map(|own| incident(shared, own)),
        action: lessons.action(ix).map(|own| action::view(shared, ix, own)),
        actions: lessons.actions_of(ix).filter_map(|own| line(shared, own)).collect(),
    };
    let any =
        view.way.is_some() || view.incident.is_some() || view.action.is_some() || !view.actions.is_empty();
    any.then_some(view)
}

/// A record; rows stand in the page's own table.
fn line(shared: &Shared<'_>, own: &Action) -> Option<ActionLine> {
    let ix = own.record()?;
    let note = own.verification.as_ref().filter(|proof| proof.done.is_some() || proof.checked() > 0);
    Some(ActionLine {
        link: page_link(shared, ix),
        badge: state(shared, own),
        who: own.who.map(|ix| page_link(shared, ix)),
        due: own.due.filter(|_| own.is_open()).map(dates::view),
        note: note.map(Verification::summary).unwrap_or_default(),
    })
}

fn incident(shared: &Shared<'_>, own: &Incident) -> IncidentView {
    let lessons = all(shared);
    let place = lessons.incidents.iter().position(|other| other.ix == own.ix).unwrap_or_default();
    let like = lessons.likeness.get(&own.ix).into_iter().flatten();
    let later = lessons.likeness.iter().flat_map(|(later, all)| all.iter().map(move |like| (*later, like)));
    let later: Vec<AgainView> = later
        .filter(|(_, like)| like.other == own.ix)
        .map(|(later, like)| again(shared, later, like))
        .collect();
    let scores = own.impact.into_iter().flat_map(|impact| SCORES.iter().zip(impact.scores));
    let scored = |(name, score): (&&'static str, Option<f64>)| TrackView {
        title: name,
        value: score.map_or_else(|| "–".to_owned(), number),
        formula: String::new(),
    };
    IncidentView {
        score: score(own.impact),
        formula: own.impact.map(|impact| impact.formula()).unwrap_or_default(),
        rank: format!("{} of {}", place + 1, lessons.incidents.len()),
        scores: scores.map(scored).collect(),
        like: like.map(|like| again(shared, own.ix, like)).collect(),
        again: later,
        index: INCIDENTS.link(shared),
    }
}
