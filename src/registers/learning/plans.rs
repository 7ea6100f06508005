//! Development plans and their goals: how far they are, and what is late.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::roles::Roles;
use super::{Proficiency, types};
use crate::portal::{PageIx, Portal, Record};
use crate::schema::Value;

/// A plan that was looked at so many days before the day for it counts as looked at.
const EARLY: i64 = 14;

/// A step towards a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// As written.
    pub title: String,
    /// By when.
    pub due: Date,
    /// When it was done.
    pub done_on: Option<Date>,
    /// The page that shows it.
    pub evidence: Option<PageIx>,
}

impl Milestone {
    /// Whether it is late on a day.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.done_on.is_none() && self.due < today
    }
}

/// A goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Its page.
    pub ix: PageIx,
    /// Its plan, where it belongs to one.
    pub plan: Option<PageIx>,
    /// Whose.
    pub person: PageIx,
    /// Of what.
    pub competency: PageIx,
    /// The level at the start, as written.
    pub start: Option<Proficiency>,
    /// The level to reach.
    pub target: Proficiency,
    /// By when.
    pub by: Date,
    /// In the order of their days.
    pub milestones: Vec<Milestone>,
    /// Pages that lead there.
    pub way: Vec<PageIx>,
    /// Who helps.
    pub mentor: Option<PageIx>,
}

impl Goal {
    /// Milestones that are done, and all of them.
    pub fn progress(&self) -> (usize, usize) {
        (self.milestones.iter().filter(|it| it.done_on.is_some()).count(), self.milestones.len())
    }

    /// How it stands for somebody who has a level.
    pub fn state(&self, level: Option<Proficiency>, today: Date) -> GoalState {
        match level {
            Some(level) if level >= self.target => GoalState::Reached,
            _ if self.by < today => GoalState::Overdue,
            _ if self.milestones.iter().any(|it| it.is_overdue(today)) => GoalState::Behind,
            _ => GoalState::OnTrack,
        }
    }
}

/// How a goal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GoalState {
    /// An assessment found the level.
    Reached,
    /// Nothing is late.
    OnTrack,
    /// A milestone is late.
    Behind,
    /// Its day has passed.
    Overdue,
}

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Its page.
    pub ix: PageIx,
    /// Whose.
    pub person: PageIx,
    /// First and last day.
    pub period: (Option<Date>, Option<Date>),
    /// The role aimed at.
    pub aim: Option<PageIx>,
    /// Days on which it was to be looked at, in order, and whether it was.
    pub reviews: Vec<(Date, bool)>,
    /// Places in [`Plans::goals`], by date.
    pub goals: Vec<usize>,
}

/// All of them.
#[derive(Debug, Default)]
pub struct Plans {
    /// In page order.
    pub plans: Vec<Plan>,
    /// In page order.
    pub goals: Vec<Goal>,
    /// Person → places in `plans`, and in `goals` by date.
    people: BTreeMap<PageIx, (Vec<usize>, Vec<usize>)>,
}

impl Plans {
    /// Collects the plans and goals that the audience sees.
    pub fn new(portal: &Portal) -> Self {
        let goals: Vec<Goal> = portal.records(types::GOAL).filter_map(|record| goal(&record)).collect();
        let mut plans: Vec<Plan> = portal.records(types::PLAN).filter_map(|record| plan(&record)).collect();
        let mut people: BTreeMap<PageIx, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        let mut of_plan: BTreeMap<PageIx, Vec<usize>> = BTreeMap::new();
        let mut by_date: Vec<usize> = (0..goals.len()).collect();
        by_date.sort_by_key(|at| goals[*at].by);
        for at in by_date {
            people.entry(goals[at].person).or_default().1.push(at);
            goals[at].plan.into_iter().for_each(|plan| of_plan.entry(plan).or_default().push(at));
        }
        for (at, plan) in plans.iter_mut().enumerate() {
            people.entry(plan.person).or_default().0.push(at);
            plan.goals = of_plan.remove(&plan.ix).unwrap_or_default();
        }
        Self { plans, goals, people }
    }

    /// The plans of a person.
    pub fn of(&self, person: PageIx) -> impl Iterator<Item = &Plan> {
        self.people.get(&person).into_iter().flat_map(|(plans, _)| plans).map(|at| &self.plans[*at])
    }

    /// The goals of a person, by date.
    pub fn goals_of(&self, person: PageIx) -> Vec<&Goal> {
        let found = self.people.get(&person).into_iter().flat_map(|(_, goals)| goals);
        found.map(|at| &self.goals[*at]).collect()
    }

    /// Milestones of a plan that are done, and all of them.
    pub fn progress(&self, plan: &Plan) -> (usize, usize) {
        let parts = plan.goals.iter().map(|at| self.goals[*at].progress());
        parts.fold((0, 0), |(done, all), part| (done + part.0, all + part.1))
    }
}

impl Plan {
    /// Days on which it should have been looked at and was not.
    pub fn missed_reviews(&self, today: Date) -> Vec<Date> {
        self.reviews.iter().filter(|(day, held)| !held && *day < today).map(|(day, _)| *day).collect()
    }

    /// The role that it aims at, else the next one on the pathway.
    pub fn aims_at(&self, roles: &Roles) -> Option<PageIx> {
        let next = || roles.next(*roles.held.get(&self.person)?).first().copied();
        self.aim.or_else(next)
    }
}

fn goal(record: &Record<'_>) -> Option<Goal> {
    let mut milestones: Vec<Milestone> = record.rows("milestones").iter().filter_map(milestone).collect();
    milestones.sort_by_key(|it| it.due);
    Some(Goal {
        ix: record.ix?,
        plan: record.page_of("plan"),
        person: record.page_of("employee_id")?,
        competency: record.page_of("competency_id")?,
        start: record.text("current_level").and_then(Proficiency::find),
        target: record.text("target_level").and_then(Proficiency::find)?,
        by: record.date("target_date")?,
        milestones,
        way: record.pages_of("learning_path"),
        mentor: record.page_of("mentor"),
    })
}

fn milestone(row: &BTreeMap<String, Value<PageIx>>) -> Option<Milestone> {
    Some(Milestone {
        title: row.get("title")?.as_str()?.to_owned(),
        due: row.get("due")?.as_date()?,
        done_on: row.get("done_on").and_then(Value::as_date),
        evidence: row.get("evidence").and_then(|value| value.first_ref().copied()),
    })
}

fn plan(record: &Record<'_>) -> Option<Plan> {
    Some(Plan {
        ix: record.ix?,
        person: record.page_of("employee_id")?,
        period: period(record),
        aim: record.page_of("target_role_requirements"),
        reviews: reviews(&dates(record, "review_schedule"), &dates(record, "reviewed_on")),
        goals: Vec::new(),
    })
}

/// First and last day of a plan.
pub fn period(record: &Record<'_>) -> (Option<Date>, Option<Date>) {
    let Some(Value::Map(days)) = record.fields.get("plan_period") else { return (None, None) };
    let day = |name: &str| days.get(name).and_then(Value::as_date);
    (day("start_date"), day("end_date"))
}

fn dates(record: &Record<'_>, name: &str) -> Vec<Date> {
    let Some(Value::List(items)) = record.fields.get(name) else { return Vec::new() };
    let mut days: Vec<Date> = items.iter().filter_map(Value::as_date).collect();
    days.sort_unstable();
    days
}

/// A day is kept when somebody looked at the plan on it, up to [`EARLY`] days before it, or after it and not yet so near
/// to the next one.
fn reviews(scheduled: &[Date], held: &[Date]) -> Vec<(Date, bool)> {
    let from = |day: Date| day.saturating_sub(jiff::Span::new().days(EARLY));
    let kept = |(at, day): (usize, &Date)| {
        let until = scheduled.get(at + 1).map(|next| from(*next));
        let in_time = |held: &Date| *held >= from(*day) && until.is_none_or(|until| *held < until);
        (*day, held.iter().any(in_time))
    };
    scheduled.iter().enumerate().map(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::learning::testing::{ix, portal};
    use jiff::civil::date;

    #[test]
    fn days_on_which_a_plan_was_looked_at() {
        let day = |month, day| date(2026, month, day);
        let scheduled = [day(3, 16), day(6, 15), day(9, 14)];
        for (held, expected) in [
            (vec![], [false, false, false]),
            (vec![day(3, 2)], [true, false, false]),
            (vec![day(3, 1)], [false, false, false]),
            (vec![day(5, 31)], [true, false, false]),
            (vec![day(6, 1)], [false, true, false]),
            (vec![day(3, 16), day(12, 24)], [true, false, true]),
        ] {
            let kept: Vec<bool> = reviews(&scheduled, &held).iter().map(|(_, held)| *held).collect();
            assert_eq!(kept, expected, "{held:?}");
        }
    }

    #[test]
    fn how_goals_and_plans_stand() {
        use GoalState::{Behind, OnTrack, Overdue, Reached};
        let goal = |by: &str, milestones: &str| {
            format!(
                "+++\ntype = \"learning_goal\"\nplan = \"ana-2026\"\nemployee_id = \"ana\"\ncompetency_id = \"rust\"\ntarget_level = \"proficient\"\ntarget_date = {by}\nmilestones = [{milestones}]\n+++\n"
            )
        };
        let step = |due: &str, done: &str| format!("{{ title = \"t\", due = {due}{done} }}");
        let done = ", done_on = 2026-10-02";
        let plan = "+++\ntype = \"development_plan\"\nemployee_id = \"ana\"\nplan_period = { start_date = 2026-01-01, end_date = 2026-12-31 }\nreview_schedule = [2026-06-01, 2026-11-20, 2026-11-21]\nreviewed_on = [2026-06-03]\n+++\n";
        let late = format!("{}, {}", step("2026-11-20", ""), step("2026-10-01", done));
        let fine = format!("{}, {}", step("2026-11-21", ""), step("2026-10-01", done));
        let portal = portal(
            &[
                ("development-plans/ana-2026.md", plan),
                ("learning-goals/a.md", &goal("2026-11-20", "")),
                ("learning-goals/b.md", &goal("2026-11-21", &late)),
                ("learning-goals/c.md", &goal("2026-11-21", &fine)),
            ],
            "",
        );
        let plans = Plans::new(&portal);
        let by = |name: &str| plans.goals.iter().find(|goal| goal.ix == ix(&portal, name)).unwrap();
        for (name, level, expected) in [
            ("a", None, Overdue),
            ("a", Some(Proficiency::Developing), Overdue),
            ("a", Some(Proficiency::Proficient), Reached),
            ("b", Some(Proficiency::Developing), Behind),
            ("c", None, OnTrack),
            ("c", Some(Proficiency::Expert), Reached),
        ] {
            assert_eq!(by(name).state(level, portal.today), expected, "{name} {level:?}");
        }
        assert_eq!(by("b").progress(), (1, 2));
        let plan = &plans.plans[0];
        assert_eq!(plans.progress(plan), (2, 4));
        assert_eq!(plan.missed_reviews(portal.today), [date(2026, 11, 20)]);
        assert_eq!(
            plan.goals.iter().map(|at| plans.goals[*at].by).collect::<Vec<_>>(),
            [date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 21)]
        );
    }
}
