//! What people learn.

use jiff::civil::Date;

use super::{About, Area, Evidence, Figure, Missing, counts, figure};
use crate::portal::Portal;
use crate::registers::learning::types;
use crate::schema::Value;

/// The best that a training can be rated.
const BEST: f64 = 5.0;

/// What is asked for and cannot always be told.
pub(super) const MISSING: &[Missing] = &[
    Missing {
        id: "acceleration",
        area: Area::Learning,
        title: "Skills developed faster",
        target: "25 % faster",
        needs: "Assessments of the same competencies over two years, so that the time from one level to the next can be compared.",
    },
    Missing {
        id: "plans",
        area: Area::Learning,
        title: "Development plans on track",
        target: "90 %",
        needs: "Learning goals with milestones that this audience may see.",
    },
    Missing {
        id: "satisfaction",
        area: Area::Learning,
        title: "Satisfaction with learning",
        target: "95 %",
        needs: "Training sessions with satisfaction_score, from 1 to 5.",
    },
    Missing {
        id: "mobility",
        area: Area::Learning,
        title: "More moves within the company",
        target: "50 % more",
        needs: "The roles that people held before, with dates: a person names only the present one.",
    },
];

pub(super) fn figures(portal: &Portal) -> Vec<Figure> {
    [plans(portal), satisfaction(portal)].into_iter().flatten().collect()
}

/// Of the milestones of learning goals that were due, those that were reached.
fn plans(portal: &Portal) -> Option<Figure> {
    let mut steps: Vec<(Date, Option<Date>)> = Vec::new();
    for goal in portal.records(types::GOAL) {
        for row in goal.rows("milestones") {
            let date = |name: &str| row.get(name).and_then(Value::as_date);
            steps.extend(date("due").map(|due| (due, date("done_on"))));
        }
    }
    let about = About {
        id: "plans",
        area: Area::Learning,
        title: "Development plans on track",
        formula: "Milestones of learning goals that were reached, of all milestones due up to today",
        above: ("milestones reached", Evidence::Type(types::GOAL)),
        below: Some(("milestones that were due", Evidence::Type(types::GOAL))),
        target: Some(90.0),
    };
    figure(portal, about, |day| {
        let due = || steps.iter().filter(|(due, _)| *due <= day);
        counts(due().filter(|(_, done)| done.is_some_and(|done| done <= day)).count(), due().count())
    })
}

/// How those who took part rated the sessions of the last twelve months.
fn satisfaction(portal: &Portal) -> Option<Figure> {
    let score = |session: crate::portal::Record<'_>| {
        let day = session.date("end_date").or_else(|| session.date("start_date"))?;
        Some((day, session.number("satisfaction_score").filter(|score| (1.0..=BEST).contains(score))?))
    };
    let scores: Vec<(Date, f64)> = portal.records(types::SESSION).filter_map(score).collect();
    let about = About {
        id: "satisfaction",
        area: Area::Learning,
        title: "Satisfaction with learning",
        formula: "Mean ratings of the training sessions of twelve months added up, of the most that they could be: five for each",
        above: ("points", Evidence::Type(types::SESSION)),
        below: Some(("points for as many sessions", Evidence::Type(types::SESSION))),
        target: Some(95.0),
    };
    figure(portal, about, |day| {
        let since = super::process::year_before(day);
        let lately = || scores.iter().filter(|(on, _)| (since..=day).contains(on));
        let sum: f64 = lately().map(|(_, score)| score).sum();
        (lately().count() > 0).then(|| (sum, lately().count() as f64 * BEST))
    })
}
