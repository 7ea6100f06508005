//! The page of a plan: how far it is, its days, what is late, and what the role aimed at asks for besides.

use jiff::civil::Date;

use super::{fit, gap, goal, learning, link, timeline};
use crate::portal::PageIx;
use crate::registers::learning::gaps::{self, Prospect};
use crate::registers::learning::plans::{Goal, Plan};
use crate::render::view::{LateView, PlanReview, PlanSkills};
use crate::render::{Shared, dates};

pub(super) fn view(shared: &Shared<'_>, ix: PageIx) -> Option<PlanSkills> {
    let plans = &learning(shared).plans;
    let plan = plans.plans.iter().find(|plan| plan.ix == ix)?;
    let goals: Vec<&Goal> = plan.goals.iter().map(|at| &plans.goals[*at]).collect();
    let (done, all) = plans.progress(plan);
    let aim = plan.aims_at(&learning(shared).roles);
    let role = learning(shared).roles.held.get(&plan.person).copied();
    let of = |prospect, role: Option<PageIx>| fit(shared, prospect, &found(shared, plan, role?));
    Some(PlanSkills {
        role: seen(shared, plan).then(|| of(Prospect::Current, role)).flatten(),
        aim: seen(shared, plan).then(|| of(Prospect::Aim, aim)).flatten().filter(|_| aim != role),
        goals: goals.iter().map(|it| goal::view(shared, it)).collect(),
        done,
        all,
        percent: (done * 100).checked_div(all).unwrap_or_default(),
        late: late(shared, plan, &goals),
        reviews: plan.reviews.iter().map(|(day, held)| review(shared, *day, *held)).collect(),
        timeline: start(plan, &goals).and_then(|start| timeline::view(shared, &goals, start, Some(plan))),
        uncovered: aim.filter(|_| seen(shared, plan)).map_or_else(Vec::new, |aim| {
            let open = found(shared, plan, aim).open().into_iter();
            let has_goal = |competency| goals.iter().any(|goal| goal.competency == competency);
            open.filter(|it| !has_goal(it.asked.competency)).map(|it| gap(shared, &it)).collect()
        }),
    })
}

/// Whether the audience sees what the person can do.
fn seen(shared: &Shared<'_>, plan: &Plan) -> bool {
    learning(shared).skills.people.contains_key(&plan.person)
}

fn found(shared: &Shared<'_>, plan: &Plan, role: PageIx) -> gaps::Fit {
    let learning = learning(shared);
    gaps::fit(&learning.skills, &learning.roles, plan.person, role, shared.portal.today)
}

/// The first day of the plan and of everything in it.
fn start(plan: &Plan, goals: &[&Goal]) -> Option<Date> {
    let steps = goals.iter().flat_map(|goal| goal.milestones.iter().map(|it| it.due));
    steps.chain(goals.iter().map(|goal| goal.by)).chain(plan.period.0).min()
}

fn review(shared: &Shared<'_>, day: Date, held: bool) -> PlanReview {
    PlanReview { day: dates::view(day), badge: goal::due_badge(shared, day, held) }
}

/// Goals, milestones and looks at the plan whose day has passed, by date.
fn late(shared: &Shared<'_>, plan: &Plan, goals: &[&Goal]) -> Vec<LateView> {
    let today = shared.portal.today;
    let own = link(shared, plan.ix);
    let mut found: Vec<(Date, LateView)> = Vec::new();
    let mut add = |due: Date, title: String, url: &str, of: String| {
        found.push((due, LateView { title, url: url.to_owned(), due: dates::view(due), of }));
    };
    for goal in goals {
        let page = link(shared, goal.ix);
        let level = learning(shared).skills.level(goal.person, goal.competency, today);
        if goal.by < today && level < Some(goal.target) {
            add(goal.by, page.title.clone(), &page.url, "Goal".to_owned());
        }
        for it in goal.milestones.iter().filter(|it| it.is_overdue(today)) {
            add(it.due, it.title.clone(), &page.url, page.title.clone());
        }
    }
    for day in plan.missed_reviews(today) {
        add(day, "Look at the plan".to_owned(), &own.url, "Plan".to_owned());
    }
    found.sort_by_key(|(due, _)| *due);
    found.into_iter().map(|(_, view)| view).collect()
}
