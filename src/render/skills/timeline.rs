//! The days of a plan or a goal along a line.

use jiff::civil::Date;

use super::link;
use crate::registers::learning::plans::{Goal, GoalState, Plan};
use crate::registers::learning::skills::Skills;
use crate::render::Shared;
use crate::render::chart::{self, ChartView, Reached, Row, Span, State, Step, Timeline};

/// Goals from a first day on, and the looks at their plan.
pub(super) fn view(
    shared: &Shared<'_>,
    goals: &[&Goal],
    start: Date,
    plan: Option<&Plan>,
) -> Option<ChartView> {
    let skills = &super::learning(shared).skills;
    let looks = plan.map_or(&[][..], |plan| &plan.reviews);
    chart::timeline(Timeline {
        id: "days".to_owned(),
        title: title(goals, shared.portal.today),
        today: shared.portal.today,
        rows: goals.iter().map(|goal| row(shared, skills, goal, start)).collect(),
        events: looks.iter().map(|(day, _)| (*day, "Look at the plan".to_owned())).collect(),
        ..Timeline::default()
    })
}

fn row(shared: &Shared<'_>, skills: &Skills, goal: &Goal, start: Date) -> Row {
    let today = shared.portal.today;
    let state = match goal.state(skills.level(goal.person, goal.competency, today), today) {
        GoalState::Reached => State::Done,
        GoalState::OnTrack | GoalState::Behind if today < start => State::Planned,
        GoalState::OnTrack | GoalState::Behind => State::Active,
        GoalState::Overdue => State::Late,
    };
    let step = |it: &crate::registers::learning::plans::Milestone| Step {
        title: it.title.clone(),
        day: it.done_on.unwrap_or(it.due),
        reached: match it.done_on {
            Some(_) => Reached::Yes,
            None if it.is_overdue(today) => Reached::Missed,
            None => Reached::NotYet,
        },
    };
    let page = link(shared, goal.ix);
    Row {
        label: page.title,
        url: Some(page.url),
        spans: vec![Span { from: start.min(goal.by), to: goal.by, state }],
        steps: goal.milestones.iter().map(step).collect(),
    }
}

/// How many milestones there are, and how many of them are late.
fn title(goals: &[&Goal], today: Date) -> String {
    let steps = || goals.iter().flat_map(|goal| goal.milestones.iter());
    let done = steps().filter(|it| it.done_on.is_some()).count();
    let late = steps().filter(|it| it.is_overdue(today)).count();
    let reached = match steps().count() {
        0 => return "No milestones yet".to_owned(),
        1 => format!("{} milestone is reached", if done == 1 { "The" } else { "No" }),
        all => format!("{done} of {all} milestones are reached"),
    };
    match late {
        0 => reached,
        1 => format!("{reached}, one is late"),
        n => format!("{reached}, {n} are late"),
    }
}
