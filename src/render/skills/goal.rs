//! A goal, on its own page and on that of its plan.

use std::collections::BTreeSet;

use super::{advice, learning, link, links, mark, person, timeline};
use crate::portal::PageIx;
use crate::registers::learning::plans::{Goal, Milestone};
use crate::render::view::{BadgeView, GoalView, LinkView, MilestoneView};
use crate::render::{Shared, dates};

/// The page of a goal, with a timeline from the start of its plan or from its first milestone.
pub(super) fn page(shared: &Shared<'_>, ix: PageIx) -> Option<GoalView> {
    let plans = &learning(shared).plans;
    let goal = plans.goals.iter().find(|goal| goal.ix == ix)?;
    let plan = plans.plans.iter().find(|plan| Some(plan.ix) == goal.plan);
    let first = goal.milestones.first().map(|it| it.due.min(it.done_on.unwrap_or(it.due)));
    let start = plan.and_then(|plan| plan.period.0).or(first)?;
    let mut view = view(shared, goal);
    view.timeline = timeline::view(shared, &[goal], start, None);
    Some(view)
}

/// A goal.
pub(super) fn view(shared: &Shared<'_>, goal: &Goal) -> GoalView {
    let today = shared.portal.today;
    let level = learning(shared).skills.level(goal.person, goal.competency, today);
    let LinkView { title, url } = link(shared, goal.ix);
    let known = level.or(goal.start);
    GoalView {
        title,
        url,
        badge: person::badge(shared, goal, level),
        person: link(shared, goal.person),
        competency: link(shared, goal.competency),
        start: mark(goal.start),
        current: mark(level),
        target: mark(Some(goal.target)),
        by: dates::view(goal.by),
        progress: person::progress(goal.progress()),
        milestones: goal.milestones.iter().map(|it| milestone(shared, it)).collect(),
        way: links(shared, &goal.way),
        advice: if known >= Some(goal.target) {
            Vec::new()
        } else {
            let own: BTreeSet<String> = goal.way.iter().map(|ix| link(shared, *ix).url).collect();
            let all = advice(shared, goal.competency, known, goal.target).into_iter();
            all.filter(|it| it.url.as_ref().is_none_or(|url| !own.contains(url))).collect()
        },
        evidence: evidence(shared, goal),
        mentor: goal.mentor.map(|ix| link(shared, ix)),
        timeline: None,
    }
}

/// Pages that show what was learned: those of milestones, and of assessments since the goal's first milestone.
fn evidence(shared: &Shared<'_>, goal: &Goal) -> Vec<LinkView> {
    let of_steps = goal.milestones.iter().filter_map(|it| it.evidence);
    let since = goal.milestones.first().map(|it| it.due);
    let all = learning(shared).skills.people.get(&goal.person).and_then(|all| all.get(&goal.competency));
    let later = all.into_iter().flatten().filter(|it| Some(it.date) >= since);
    let mut found: Vec<PageIx> = Vec::new();
    for ix in of_steps.chain(later.flat_map(|it| it.evidence.iter().copied())) {
        if !found.contains(&ix) {
            found.push(ix);
        }
    }
    links(shared, &found)
}

fn milestone(shared: &Shared<'_>, it: &Milestone) -> MilestoneView {
    let overdue = it.is_overdue(shared.portal.today);
    MilestoneView {
        title: it.title.clone(),
        due: dates::view(it.due),
        done: it.done_on.map(dates::view),
        badge: due_badge(shared, it.due, it.done_on.is_some()),
        evidence: it.evidence.map(|ix| link(shared, ix)),
        state: match it.done_on {
            Some(_) => "done",
            None if overdue => "late",
            None => "open",
        },
    }
}

/// Done, or how near the day is; a reader on a later day sees what holds then.
pub(in crate::render) fn due_badge(shared: &Shared<'_>, due: jiff::civil::Date, done: bool) -> BadgeView {
    use crate::registers::learning::skills::days;
    let today = shared.portal.today;
    let soon = i64::from(shared.portal.config.due_soon_days);
    let (kind, title) = match (done, days(today, due)) {
        (true, _) => ("ok", "Done"),
        (false, ..0) => ("overdue", "Overdue"),
        (false, left) if left <= soon => ("due_soon", "Due soon"),
        // Nothing to say today; the script shows it when there is.
        (false, _) => ("later", ""),
    };
    BadgeView { kind, title: title.to_owned(), due: if done { String::new() } else { due.to_string() } }
}
