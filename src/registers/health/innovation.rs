//! Ideas, and what becomes of them.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::process::year_before;
use super::{About, Area, Evidence, Figure, Missing, Part, counts, figure};
use crate::portal::{PageIx, Portal, Record};

/// The types of records.
const IDEA: &str = "innovation_ideas";
const PERSON: &str = "person";
/// An idea that came to something, by its `outcome` or its `stage`.
const TAKEN_UP: &str = "taken_up";
const IN_USE: [&str; 2] = ["scaling", "commercialization"];

/// What is asked for and cannot always be told.
pub(super) const MISSING: &[Missing] = &[
    Missing {
        id: "ideas",
        area: Area::Innovation,
        title: "Ideas in a quarter",
        target: "100",
        needs: "Innovation ideas with proposed_on.",
    },
    Missing {
        id: "participation",
        area: Area::Innovation,
        title: "People who take part in innovation",
        target: "75 %",
        needs: "People, and innovation ideas with proposed_by or supporters.",
    },
    Missing {
        id: "implemented",
        area: Area::Innovation,
        title: "Ideas that were taken up",
        target: "25 %",
        needs: "Innovation ideas whose outcome or stage is kept.",
    },
    Missing {
        id: "safety",
        area: Area::Innovation,
        title: "Psychological safety",
        target: "90 %",
        needs: "A survey that is asked again and again, without names, with the answers counted by team.",
    },
];

/// The figures that can be told.
pub fn figures(portal: &Portal) -> Vec<Figure> {
    [ideas(portal), participation(portal), implemented(portal)].into_iter().flatten().collect()
}

/// The day of an idea.
pub fn proposed(idea: &Record<'_>) -> Option<Date> {
    idea.date("proposed_on").or(idea.page.meta.created)
}

fn ideas(portal: &Portal) -> Option<Figure> {
    let days: Vec<Date> = portal.records(IDEA).filter_map(|idea| proposed(&idea)).collect();
    let about = About {
        id: "ideas",
        area: Area::Innovation,
        title: "Ideas in a quarter",
        formula: "Ideas proposed in the three months up to today",
        above: ("ideas in three months", Evidence::Type(IDEA)),
        below: None,
        target: Some(100.0),
    };
    (!days.is_empty()).then_some(())?;
    figure(portal, about, |day| {
        let since = day.saturating_sub(3.months());
        Some((days.iter().filter(|on| since < **on && **on <= day).count() as f64, 0.0))
    })
}

/// People who proposed or support an idea of the last twelve months, of all people.
fn participation(portal: &Portal) -> Option<Figure> {
    let people: BTreeSet<PageIx> = portal.records(PERSON).filter_map(|person| person.ix).collect();
    let who = |idea: Record<'_>| {
        let own = idea.page_of("proposed_by").into_iter().chain(idea.pages_of("supporters"));
        Some((proposed(&idea)?, own.filter(|ix| people.contains(ix)).collect::<Vec<_>>()))
    };
    let found: Vec<(Date, Vec<PageIx>)> = portal.records(IDEA).filter_map(who).collect();
    let about = About {
        id: "participation",
        area: Area::Innovation,
        title: "People who take part in innovation",
        formula: "People who proposed or support an idea of the last twelve months, of all people",
        above: ("people with an idea", Evidence::Type(IDEA)),
        below: Some(("people", Evidence::Type(PERSON))),
        target: Some(75.0),
    };
    (!found.is_empty()).then_some(())?;
    figure(portal, about, |day| {
        let since = year_before(day);
        let lately = found.iter().filter(|(on, _)| (since..=day).contains(on));
        let active: BTreeSet<PageIx> = lately.flat_map(|(_, who)| who.iter().copied()).collect();
        counts(active.len(), people.len())
    })
}

/// Whether an idea came to something.
pub fn is_taken_up(idea: &Record<'_>) -> bool {
    idea.text("outcome") == Some(TAKEN_UP) || idea.text("stage").is_some_and(|it| IN_USE.contains(&it))
}

/// When an idea was taken up is not written anywhere, so that this has no history.
fn implemented(portal: &Portal) -> Option<Figure> {
    let all: Vec<Record<'_>> = portal.records(IDEA).collect();
    let taken_up = |idea: &&Record<'_>| is_taken_up(idea);
    let known = all.iter().any(|idea| idea.text("outcome").or(idea.text("stage")).is_some());
    let part = |count: usize, of| Part { count: count as f64, of, evidence: Evidence::Type(IDEA) };
    (known && !all.is_empty()).then(|| Figure {
        id: "implemented",
        area: Area::Innovation,
        title: "Ideas that were taken up",
        formula: "Ideas with the outcome “taken up”, or in use, of all ideas",
        above: vec![part(all.iter().filter(taken_up).count(), "taken up")],
        below: Some(part(all.len(), "ideas")),
        target: Some(25.0),
        history: Vec::new(),
    })
}
