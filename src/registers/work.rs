//! Who has what to do: tasks, actions, reviews asked for and pages whose review is due, by person and team and by
//! month.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::lessons::actions::Action;
use super::months::Month;
use super::records::Request;
use super::tasks::{self, Task};
use crate::portal::{Freshness, PageIx, Portal};

/// Months ahead that the workload shows, the present one included.
const AHEAD: i16 = 6;

/// What somebody may have to do, in lists whose places stand for their entries.
#[derive(Debug, Clone, Copy)]
pub struct Duties<'a> {
    /// Tasks.
    pub tasks: &'a [Task<'a>],
    /// Reviews that were asked for.
    pub requests: &'a [Request],
    /// Actions.
    pub actions: &'a [Action],
}

/// Everything that somebody has to do.
#[derive(Debug, Default)]
pub struct Work {
    /// By the page of the person or team.
    pub people: BTreeMap<PageIx, Person>,
}

/// What one person or team has. Numbers are places in the lists that it was made from.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Person {
    /// Open tasks, by date.
    pub tasks: Vec<usize>,
    /// Open tasks of others that they look at, by date.
    pub looks_at: Vec<usize>,
    /// Open actions, those overdue first, then by date.
    pub actions: Vec<usize>,
    /// Reviews that they were asked for, by date.
    pub requests: Vec<usize>,
    /// Pages that they answer for and whose review is overdue or due soon, by date.
    pub due: Vec<PageIx>,
    /// Pages that they answer for.
    pub owned: Vec<PageIx>,
}

impl Person {
    /// Whether nothing waits for them.
    pub fn is_idle(&self) -> bool {
        [&self.tasks, &self.looks_at, &self.actions, &self.requests].iter().all(|list| list.is_empty())
            && self.due.is_empty()
    }
}

/// The team of who answers for a page: a team itself, or that of a person. `None` for a person without a team.
pub fn team(portal: &Portal, owner: PageIx) -> Option<PageIx> {
    let field = portal.page(owner).fields.get("team");
    match field.and_then(|v| v.first_ref().copied()) {
        Some(team) => Some(team),
        // Others belong to it.
        None if portal.page(owner).inverse.contains_key("members") => Some(owner),
        None => None,
    }
}

impl Work {
    /// Collects it. A team has what its members have.
    pub fn new(portal: &Portal, duties: Duties<'_>) -> Self {
        let Duties { tasks, requests, actions } = duties;
        let mut work = Self::default();
        let mut teams: BTreeMap<PageIx, Option<PageIx>> = BTreeMap::new();
        let mut each = |work: &mut Self, who: PageIx, add: &dyn Fn(&mut Person)| {
            add(work.people.entry(who).or_default());
            let team = *teams.entry(who).or_insert_with(|| team(portal, who).filter(|team| *team != who));
            if let Some(team) = team {
                add(work.people.entry(team).or_default());
            }
        };
        let mut order: Vec<usize> = (0..tasks.len()).filter(|at| tasks[*at].is_open()).collect();
        order.sort_by_key(|at| tasks::by_date(&tasks[*at]));
        for at in order {
            if let Some(who) = tasks[at].assignee {
                each(&mut work, who, &|person| person.tasks.push(at));
            }
            if let Some(who) = tasks[at].reviewer {
                each(&mut work, who, &|person| person.looks_at.push(at));
            }
        }
        for (at, action) in actions.iter().enumerate().filter(|(_, action)| action.is_open()) {
            if let Some(who) = action.who {
                each(&mut work, who, &|person| person.actions.push(at));
            }
        }
        for (at, request) in requests.iter().enumerate() {
            each(&mut work, request.reviewer, &|person| person.requests.push(at));
        }
        for (ix, page) in portal.iter() {
            if let Some(who) = page.owner {
                let due = is_due(page.review.freshness);
                each(&mut work, who, &|person| {
                    person.owned.push(ix);
                    person.due.extend(due.then_some(ix));
                });
            }
        }
        for person in work.people.values_mut() {
            person.due.sort_by_key(|ix| (portal.page(*ix).review.due, *ix));
        }
        work
    }
}

fn is_due(state: Freshness) -> bool {
    matches!(state, Freshness::Overdue | Freshness::DueSoon)
}

/// What falls due in one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Load {
    /// The month; `None` for what is late already.
    pub month: Option<Month>,
    /// Open tasks and actions.
    pub tasks: usize,
    /// Reviews: of pages whose cycle ends, and those asked for.
    pub reviews: usize,
}

/// The workload of what is late, and of this month and the next ones.
pub fn workload(portal: &Portal, duties: Duties<'_>) -> Vec<Load> {
    let today = portal.today;
    let first = Month::of(today);
    let mut loads = vec![Load { month: None, tasks: 0, reviews: 0 }];
    loads.extend((0..AHEAD).map(|n| Load { month: Some(first.plus(n)), tasks: 0, reviews: 0 }));
    let place = |due: Date| {
        let month = Month::of(due);
        if due < today {
            Some(0)
        } else {
            (0..AHEAD).find(|n| first.plus(*n) == month).map(|n| n as usize + 1)
        }
    };
    let tasks = duties.tasks.iter().filter(|task| task.is_open()).filter_map(|task| task.due);
    let actions = duties.actions.iter().filter(|action| action.is_open()).filter_map(|action| action.due);
    for at in tasks.chain(actions).filter_map(place) {
        loads[at].tasks += 1;
    }
    let pages = portal.pages.iter().filter_map(|page| page.review.due);
    for at in duties.requests.iter().filter_map(|request| request.due).chain(pages).filter_map(place) {
        loads[at].reviews += 1;
    }
    loads
}

/// Something that is late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Late {
    /// A task, by its place.
    Task(usize),
    /// An action, by its place.
    Action(usize),
    /// A review that was asked for, by its place.
    Request(usize),
    /// The review of a page.
    Page(PageIx),
}

/// Everything late with its date, the longest overdue first.
pub fn late(portal: &Portal, duties: Duties<'_>) -> Vec<(Date, Late)> {
    let today = portal.today;
    let of_tasks = duties.tasks.iter().enumerate().filter(|(_, task)| task.is_overdue(today));
    let of_tasks = of_tasks.filter_map(|(at, task)| Some((task.due?, Late::Task(at))));
    let actions = duties.actions.iter().enumerate().filter(|(_, action)| action.is_overdue(today));
    let actions = actions.filter_map(|(at, action)| Some((action.due?, Late::Action(at))));
    let asked = duties.requests.iter().enumerate();
    let asked = asked.filter_map(|(at, r)| Some((r.due.filter(|due| *due < today)?, Late::Request(at))));
    let pages = portal.iter().filter(|(_, page)| page.review.freshness == Freshness::Overdue);
    let pages = pages.filter_map(|(ix, page)| Some((page.review.due?, Late::Page(ix))));
    let mut all: Vec<_> = of_tasks.chain(actions).chain(asked).chain(pages).collect();
    all.sort_by_key(|(due, _)| *due);
    all
}

/// The date of an entry of [`Person`]: the least of what waits.
pub fn next_due(portal: &Portal, person: &Person, duties: Duties<'_>) -> Option<Date> {
    let of_tasks = person.tasks.iter().filter_map(|at| duties.tasks[*at].due);
    let actions = person.actions.iter().filter_map(|at| duties.actions[*at].due);
    let asked = person.requests.iter().filter_map(|at| duties.requests[*at].due);
    let pages = person.due.iter().filter_map(|ix| portal.page(*ix).review.due);
    of_tasks.chain(actions).chain(asked).chain(pages).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::Registers;
    use crate::registers::testing::{action, ix, portal, task};

    fn small() -> Portal {
        let asked = "[[review_request]]\ntype = \"security_review\"\nreviewer = \"ben\"\ndue = 2026-11-30\n";
        let old =
            format!("+++\ntype = \"page\"\nowner = \"anna\"\nnext_review_due = 2026-10-01\n{asked}+++\n");
        portal(&[
            ("old.md", &old),
            ("fine.md", "+++\ntype = \"page\"\nowner = \"red\"\nnext_review_due = 2027-02-01\n+++\n"),
            ("doc-tasks/a.md", &task("assignee = \"anna\"\nreviewer = \"ben\"\ndue = 2026-11-20")),
            ("doc-tasks/b.md", &task("assignee = \"anna\"\ndue = 2026-11-10\nstate = \"blocked\"")),
            ("doc-tasks/c.md", &task("assignee = \"anna\"\ndue = 2026-01-10\nstate = \"done\"")),
            (
                "actions/d.md",
                &action("title = \"Pin the image\"\nassignee = \"ben\"\nstate = \"open\"\ndue = 2026-11-01"),
            ),
            ("actions/e.md", &action("assignee = \"ben\"\nstate = \"dropped\"\ndue = 2026-11-02")),
        ])
    }

    #[test]
    fn a_person_has_what_is_theirs_and_a_team_what_its_members_have() {
        let portal = small();
        let registers = Registers::new(&portal);
        let old = ix(&portal, "old");
        let anna = &registers.work.people[&ix(&portal, "people/anna")];
        assert_eq!((&anna.tasks, &anna.due, anna.requests.len()), (&vec![1, 0], &vec![old], 0));
        let ben = &registers.work.people[&ix(&portal, "people/ben")];
        assert_eq!((&ben.looks_at, &ben.requests, ben.owned.len()), (&vec![0], &vec![0], 0));
        let pinned = registers.lessons.actions.iter().position(|it| it.title == "Pin the image");
        assert_eq!(ben.actions, [pinned.expect("an action")], "what was dropped waits for nobody");
        let red = &registers.work.people[&ix(&portal, "teams/red")];
        assert_eq!((red.tasks.len(), red.requests.len(), red.owned.len()), (2, 1, 2));
        assert_eq!(red.actions, ben.actions);
    }

    #[test]
    fn the_workload_counts_what_is_late_and_what_comes() {
        let portal = small();
        let registers = Registers::new(&portal);
        let loads = workload(&portal, registers.duties());
        let counts: Vec<_> = loads.iter().map(|load| (load.tasks, load.reviews)).collect();
        // Late, November to April; the review of February is the fourth month.
        assert_eq!(counts, [(3, 1), (0, 1), (0, 0), (0, 0), (0, 1), (0, 0), (0, 0)]);
        let late: Vec<_> = late(&portal, registers.duties());
        let pinned = registers.lessons.actions.iter().position(Action::is_open).expect("an action");
        let expected = [Late::Page(ix(&portal, "old")), Late::Action(pinned), Late::Task(1), Late::Task(0)];
        assert_eq!(late.iter().map(|(_, late)| *late).collect::<Vec<_>>(), expected);
    }
}
