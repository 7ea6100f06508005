//! Days by which something has to be done, for the feeds and calendars of people, teams and types.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Registers;
use super::tasks::Task;
use crate::portal::{PageIx, Portal, Term};

/// What has to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The page's review comes round.
    Review,
    /// The task ends.
    Task,
    /// The action ends, by its place in [`super::lessons::Lessons::actions`].
    Action(usize),
    /// A review that was asked for, by its place in [`Registers::requests`].
    Asked(usize),
}

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Deadline {
    /// The last day.
    pub due: Date,
    /// The page concerned; a task's own.
    pub page: PageIx,
    /// What.
    pub what: What,
}

/// People and teams with something to look after, by the last part of their address, which names their files. Two that
/// share it share the files.
pub fn actors(portal: &Portal, registers: &Registers<'_>) -> BTreeMap<String, Vec<PageIx>> {
    let mut actors: BTreeMap<String, Vec<PageIx>> = BTreeMap::new();
    for ix in registers.work.people.keys() {
        actors.entry(portal.page(*ix).url.last_segment().to_owned()).or_default().push(*ix);
    }
    actors
}

/// What people and teams have to do, by date, each once.
pub fn of_actors(portal: &Portal, registers: &Registers<'_>, actors: &[PageIx]) -> Vec<Deadline> {
    let mut all = Vec::new();
    for person in actors.iter().filter_map(|ix| registers.work.people.get(ix)) {
        all.extend(person.owned.iter().filter_map(|ix| review(portal, *ix)));
        all.extend(person.tasks.iter().filter_map(|at| task(&registers.tasks[*at])));
        all.extend(person.actions.iter().filter_map(|at| action(registers, *at)));
        all.extend(person.requests.iter().filter_map(|at| asked(registers, *at)));
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// What has to be done on the pages of a type, by date.
pub fn of_type(portal: &Portal, registers: &Registers<'_>, term: &Term) -> Vec<Deadline> {
    let mut all: Vec<Deadline> = term.pages.iter().filter_map(|ix| review(portal, *ix)).collect();
    let is_of_type = |ix: PageIx| portal.page(ix).page.type_id == term.id;
    all.extend(registers.tasks.iter().filter(|t| t.is_open() && is_of_type(t.ix)).filter_map(task));
    let actions = registers.lessons.actions.iter().enumerate();
    let actions = actions.filter(|(_, action)| action.is_open() && action.record().is_some_and(is_of_type));
    all.extend(actions.filter_map(|(at, _)| action(registers, at)));
    let requests = registers.requests.iter().enumerate();
    all.extend(requests.filter(|(_, r)| is_of_type(r.page)).filter_map(|(at, _)| asked(registers, at)));
    all.sort_unstable();
    all
}

fn review(portal: &Portal, page: PageIx) -> Option<Deadline> {
    Some(Deadline { due: portal.page(page).review.due?, page, what: What::Review })
}

fn task(task: &Task<'_>) -> Option<Deadline> {
    Some(Deadline { due: task.due?, page: task.ix, what: What::Task })
}

fn action(registers: &Registers<'_>, at: usize) -> Option<Deadline> {
    let action = &registers.lessons.actions[at];
    Some(Deadline { due: action.due?, page: action.page(), what: What::Action(at) })
}

fn asked(registers: &Registers<'_>, at: usize) -> Option<Deadline> {
    let request = &registers.requests[at];
    Some(Deadline { due: request.due?, page: request.page, what: What::Asked(at) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::testing::{action, ix, portal, task};

    #[test]
    fn a_person_a_team_and_a_type_have_their_days() {
        let page = "+++\ntype = \"page\"\nowner = \"anna\"\nnext_review_due = 2027-03-01\n[[review_request]]\n\
            type = \"security_review\"\nreviewer = \"ben\"\ndue = 2026-12-01\n+++\n";
        let portal = portal(&[
            ("a.md", page),
            ("doc-tasks/a.md", &task("assignee = \"anna\"\ndue = 2026-12-24")),
            ("doc-tasks/b.md", &task("assignee = \"anna\"\ndue = 2026-12-24\nstate = \"done\"")),
            ("actions/pin.md", &action("assignee = \"ben\"\ndue = 2026-12-02\nstate = \"open\"")),
        ]);
        let registers = Registers::new(&portal);
        let of = |ids: &[&str]| {
            let actors: Vec<_> = ids.iter().map(|id| ix(&portal, id)).collect();
            let days = of_actors(&portal, &registers, &actors);
            days.into_iter().map(|d| (d.due.to_string(), d.what)).collect::<Vec<_>>()
        };
        let (review, task) = (("2027-03-01".to_owned(), What::Review), ("2026-12-24".to_owned(), What::Task));
        let asked = ("2026-12-01".to_owned(), What::Asked(0));
        assert_eq!(of(&["people/anna"]), [task.clone(), review.clone()]);
        let pinned = ("2026-12-02".to_owned(), What::Action(0));
        assert_eq!(of(&["people/ben"]), [asked.clone(), pinned.clone()]);
        let team = [asked, pinned, task, review];
        assert_eq!(of(&["teams/red"]), team);
        assert_eq!(of(&["teams/red", "people/ben"]), team, "each once");
        let names: Vec<_> = actors(&portal, &registers).into_keys().collect();
        assert_eq!(names, ["anna", "ben", "red"]);
        let of_type = |id: &str| {
            let term = portal.taxonomies.types.iter().find(|term| term.id == id).expect("a type");
            super::of_type(&portal, &registers, term).into_iter().map(|d| d.what).collect::<Vec<_>>()
        };
        assert_eq!(of_type("page"), [What::Asked(0), What::Review]);
        assert_eq!(of_type("task"), [What::Task]);
        assert_eq!(of_type("improvement_action"), [What::Action(0)]);
    }
}
