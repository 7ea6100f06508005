//! Drawings over projects.

use super::all;
use crate::registers::innovation::pipeline::projects::{Milestone, Outcome, Project};
use crate::registers::months::Month;
use crate::render::Shared;
use crate::render::chart::{
    Bars, ChartView, Reached, Row, Series, Span, State, Step, Timeline, bars, timeline,
};

/// Rows of a timeline.
const MOST_ROWS: usize = 40;

/// All projects that have days, with their milestones, the first to begin first.
pub(super) fn milestones(shared: &Shared<'_>) -> Option<ChartView> {
    let mut found: Vec<&Project> = all(shared).projects.iter().filter(|own| own.start.is_some()).collect();
    found.sort_by_key(|own| (own.start, own.ix));
    let left_out = found.len().saturating_sub(MOST_ROWS);
    let today = shared.portal.today;
    let late: usize = found.iter().map(|own| own.late(today).len()).sum();
    let next = found.iter().filter_map(|own| own.next().filter(|it| it.due >= today));
    let title = match (late, next.min_by_key(|it| it.due)) {
        (1, _) => "1 milestone is late".to_owned(),
        (2.., _) => format!("{late} milestones are late"),
        (0, Some(next)) => format!("Next: {}, by {}", next.title, crate::date::human(next.due)),
        (0, None) => "No milestone is left".to_owned(),
    };
    timeline(Timeline {
        id: "timeline".to_owned(),
        title,
        description: "From the first to the last day of each project as planned, with its milestones."
            .to_owned(),
        note: match left_out {
            0 => String::new(),
            n => format!("The {n} that began first are left out."),
        },
        today,
        rows: found.iter().skip(left_out).filter_map(|own| row(shared, own)).collect(),
        events: Vec::new(),
    })
}

fn row(shared: &Shared<'_>, own: &Project) -> Option<Row> {
    let today = shared.portal.today;
    let from = own.start?;
    let to = own.ended.or(own.end).unwrap_or(today).max(from);
    let state = match own.outcome {
        Outcome::Completed => State::Done,
        Outcome::Stopped | Outcome::OnHold => State::Stopped,
        Outcome::Running if from > today => State::Planned,
        Outcome::Running if to < today => State::Late,
        Outcome::Running => State::Active,
    };
    let link = shared.link(own.ix);
    Some(Row {
        label: link.title,
        url: Some(link.url),
        spans: vec![Span { from, to, state }],
        steps: own.milestones.iter().filter_map(|it| step(shared, own, it)).collect(),
    })
}

/// A milestone; what is over has none to come.
fn step(shared: &Shared<'_>, own: &Project, it: &Milestone) -> Option<Step> {
    let reached = match it.done {
        Some(_) => Reached::Yes,
        None if !own.outcome.is_open() => return None,
        None if own.outcome == Outcome::Running && it.is_late(shared.portal.today) => Reached::Missed,
        None => Reached::NotYet,
    };
    Some(Step { title: it.title.clone(), day: it.done.unwrap_or(it.due), reached })
}

/// What was spent in each month.
pub(super) fn months(shared: &Shared<'_>, months: &[(Month, f64)], title: String) -> Option<ChartView> {
    (months.len() > 1).then(|| {
        bars(Bars {
            id: "months".to_owned(),
            title,
            description: "Spent in each month; the present one is not over.".to_owned(),
            x_title: "Month".to_owned(),
            x: months.iter().map(|(month, _)| month.title()).collect(),
            series: vec![Series {
                title: "Spent".to_owned(),
                values: months.iter().map(|(_, amount)| Some(amount.max(0.0))).collect(),
            }],
            unit: shared.portal.config.currency().trim().to_owned(),
            ..Bars::default()
        })
    })
}
