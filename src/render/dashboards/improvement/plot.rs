//! Drawings over all initiatives and over all improvements.

use super::all;
use crate::portal::PageIx;
use crate::registers::improvement::initiatives::{Initiative, Phase as Part, Status};
use crate::registers::improvement::systems::{self, Phase, System};
use crate::render::Shared;
use crate::render::chart::{
    ChartView, Point, Reached, Row, Scatter, Span, State, Step, Timeline, scatter, timeline,
};

/// Rows of a timeline.
const MOST_ROWS: usize = 40;
/// Points of a plot.
const MOST_POINTS: usize = 60;

/// All initiatives that have days, the first to begin first.
pub(super) fn initiatives(shared: &Shared<'_>) -> Option<ChartView> {
    let mut found: Vec<&Initiative> =
        all(shared).initiatives.iter().filter(|own| own.days.is_some()).collect();
    found.sort_by_key(|own| (own.days, own.ix));
    let left_out = found.len().saturating_sub(MOST_ROWS);
    let open = found.iter().filter(|own| own.status.is_open()).count();
    let rows = found.iter().skip(left_out).filter_map(|own| row(shared, own)).collect();
    timeline(Timeline {
        id: "timeline".to_owned(),
        title: format!("{open} of {} initiatives are still open", found.len()),
        description: "From the first to the last day of each, with its milestones.".to_owned(),
        note: if left_out > 0 {
            format!("The {left_out} that began first are left out.")
        } else {
            String::new()
        },
        today: shared.portal.today,
        rows,
        events: Vec::new(),
    })
}

fn row(shared: &Shared<'_>, own: &Initiative) -> Option<Row> {
    let today = shared.portal.today;
    let (from, to) = own.days?;
    let (label, url) = name(shared, own.ix);
    let state = match own.status {
        Status::Completed => State::Done,
        Status::Cancelled | Status::OnHold => State::Stopped,
        _ if !own.late(today).is_empty() => State::Late,
        Status::InProgress => State::Active,
        Status::Proposed | Status::Planning => State::Planned,
    };
    let milestones = own.phases.iter().filter(|part| part.start.is_none());
    Some(Row {
        label,
        url,
        spans: vec![Span { from, to, state }],
        steps: milestones.map(|part| milestone(shared, own, part)).collect(),
    })
}

fn milestone(shared: &Shared<'_>, own: &Initiative, part: &Part) -> Step {
    let reached = match part.done_on {
        Some(_) => Reached::Yes,
        None if part.is_late(shared.portal.today) && own.runs() => Reached::Missed,
        None => Reached::NotYet,
    };
    Step { title: part.title.clone(), day: part.done_on.unwrap_or(part.end), reached }
}

/// The timeline of one initiative: a row for each part.
pub(super) fn initiative(shared: &Shared<'_>, own: &Initiative) -> Option<ChartView> {
    let today = shared.portal.today;
    let rows = own.phases.iter().map(|part| Row {
        label: part.title.clone(),
        url: None,
        spans: part.start.map(|from| span(shared, own, part, from)).into_iter().collect(),
        steps: if part.start.is_none() { vec![milestone(shared, own, part)] } else { Vec::new() },
    });
    let done = own.phases.iter().filter(|part| part.done_on.is_some()).count();
    timeline(Timeline {
        id: "timeline".to_owned(),
        title: format!("{done} of {} parts are done", own.phases.len()),
        description: "Parts of the initiative from their first to their last day, and milestones.".to_owned(),
        note: String::new(),
        today,
        rows: rows.collect(),
        events: Vec::new(),
    })
}

fn span(shared: &Shared<'_>, own: &Initiative, part: &Part, from: jiff::civil::Date) -> Span {
    let today = shared.portal.today;
    let to = part.done_on.unwrap_or(part.end).max(from);
    let state = match part.done_on {
        Some(_) => State::Done,
        None if !own.runs() => State::Stopped,
        None if part.is_late(today) => State::Late,
        None if from <= today => State::Active,
        None => State::Planned,
    };
    Span { from, to, state }
}

/// Worth against feasibility of what is not in place; the numbers are the ranks.
pub(super) fn systems(shared: &Shared<'_>) -> Option<ChartView> {
    let ranked = systems::ranked(&all(shared).systems);
    let found: Vec<&&System> =
        ranked.iter().filter(|own| own.priority().is_some()).take(MOST_POINTS).collect();
    let (first, _) = name(shared, found.first()?.ix);
    let point = |own: &&&System| {
        let (label, url) = name(shared, own.ix);
        Some(Point { label, url, x: own.ease()?, y: own.worth()?, class: own.phase as usize })
    };
    Some(scatter(Scatter {
        id: "plot".to_owned(),
        title: format!("First in line: {first}"),
        description: "Worth, which is impact weighted by criticality, against feasibility.".to_owned(),
        note: "The numbers are the ranks. What is in place is left out.".to_owned(),
        x_title: "Feasibility".to_owned(),
        y_title: "Worth".to_owned(),
        range: (0.0, 10.0),
        up: None,
        middle: Some((5.0, 5.0)),
        quarters: ["Plan well", "Do first", "", ""].map(str::to_owned),
        points: found.iter().filter_map(point).collect(),
        classes: Phase::ALL[..3].iter().map(|phase| phase.title().to_owned()).collect(),
    }))
}

fn name(shared: &Shared<'_>, ix: PageIx) -> (String, Option<String>) {
    let link = shared.link(ix);
    (link.title, Some(link.url))
}
