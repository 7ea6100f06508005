//! Tasks of the documentation workflow: the board over the stages, and tasks that are wrong in themselves.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::records;
use crate::diagnostic::{Code, Diagnostic};
use crate::portal::{PageIx, Portal, PortalPage};
use crate::schema::Value;

/// The content type whose pages are tasks.
pub const TYPE: &str = "task";

/// How a task stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Not begun.
    Open,
    /// Being done.
    InProgress,
    /// Stuck.
    Blocked,
    /// Done.
    Done,
}

impl State {
    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Open => "Open",
            Self::InProgress => "In progress",
            Self::Blocked => "Blocked",
            Self::Done => "Done",
        }
    }

    fn of(page: &PortalPage) -> Self {
        match page.fields.get("state").and_then(Value::as_str) {
            Some("in_progress") => Self::InProgress,
            Some("blocked") => Self::Blocked,
            Some("done") => Self::Done,
            _ => Self::Open,
        }
    }
}

/// A task.
#[derive(Debug)]
pub struct Task<'a> {
    /// Its own page.
    pub ix: PageIx,
    /// The same.
    pub own: &'a PortalPage,
    /// The page that is worked on.
    pub page: Option<PageIx>,
    /// Its place among the stages.
    pub stage: Option<usize>,
    /// Who does it.
    pub assignee: Option<PageIx>,
    /// Who looks at it.
    pub reviewer: Option<PageIx>,
    /// By when.
    pub due: Option<Date>,
    /// How it stands.
    pub state: State,
    /// When it was finished.
    pub done_on: Option<Date>,
    /// Tasks that come first and are not done.
    pub waits_for: Vec<PageIx>,
}

impl Task<'_> {
    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        self.state != State::Done
    }

    /// Whether it is late on a day.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.is_open() && self.due.is_some_and(|due| due < today)
    }
}

/// All tasks of a portal, in page order.
pub fn all(portal: &Portal) -> Vec<Task<'_>> {
    portal
        .iter()
        .filter(|(_, page)| page.page.type_id == TYPE)
        .map(|(ix, page)| task(portal, ix, page))
        .collect()
}

fn task<'a>(portal: &'a Portal, ix: PageIx, own: &'a PortalPage) -> Task<'a> {
    let one = |name: &str| own.fields.get(name).and_then(|v| v.first_ref().copied());
    let date = |name: &str| own.fields.get(name).and_then(Value::as_date);
    let first = prerequisites(own).into_iter();
    Task {
        ix,
        own,
        page: one("page"),
        stage: records::stage(&portal.schema, own),
        assignee: one("assignee"),
        reviewer: one("reviewer"),
        due: date("due"),
        state: State::of(own),
        done_on: date("done_on"),
        waits_for: first.filter(|ix| is_unfinished(portal.page(*ix))).collect(),
    }
}

fn prerequisites(page: &PortalPage) -> Vec<PageIx> {
    let value = page.fields.get("prerequisites");
    value.map(|v| v.ref_list().into_iter().copied().collect()).unwrap_or_default()
}

fn is_unfinished(page: &PortalPage) -> bool {
    page.page.type_id == TYPE && State::of(page) != State::Done
}

/// A stage with what is in it.
#[derive(Debug, PartialEq, Eq)]
pub struct Column<'a> {
    /// Identifier of the stage.
    pub id: &'a str,
    /// As shown.
    pub title: &'a str,
    /// What is to be done first comes first.
    pub cards: Vec<Card>,
}

/// A card of the board. Tasks are places in [`super::Registers::tasks`].
#[derive(Debug, PartialEq, Eq)]
pub enum Card {
    /// A page with its tasks, by date.
    Page(PageIx, Vec<usize>),
    /// An open task on a page that is in no stage, or does not exist yet.
    Task(usize),
}

/// The stages with their cards; every stage, also where nothing is in it.
pub fn board<'a>(portal: &'a Portal, tasks: &[Task<'_>]) -> Vec<Column<'a>> {
    let mut columns: Vec<Column<'a>> =
        records::stages(&portal.schema).map(|(id, title)| Column { id, title, cards: Vec::new() }).collect();
    let mut of_page: BTreeMap<PageIx, Vec<usize>> = BTreeMap::new();
    for (at, task) in tasks.iter().enumerate() {
        of_page.extend(task.page.filter(|page| !of_page.contains_key(page)).map(|page| (page, Vec::new())));
        if let Some(list) = task.page.and_then(|page| of_page.get_mut(&page)) {
            list.push(at);
        }
    }
    for (ix, page) in portal.iter().filter(|(_, page)| page.page.type_id != TYPE) {
        if let Some(stage) = records::stage(&portal.schema, page) {
            let mut own = of_page.remove(&ix).unwrap_or_default();
            own.sort_by_key(|at| by_date(&tasks[*at]));
            columns[stage].cards.push(Card::Page(ix, own));
        }
    }
    // What is left is of pages in no stage.
    let placed = |task: &Task<'_>| task.page.is_none_or(|page| of_page.contains_key(&page));
    for (at, task) in tasks.iter().enumerate().filter(|(_, task)| task.is_open() && placed(task)) {
        if let Some(stage) = task.stage {
            columns[stage].cards.push(Card::Task(at));
        }
    }
    for column in &mut columns {
        column.cards.sort_by_key(|card| match card {
            Card::Page(ix, own) => {
                let first = own.iter().map(|at| &tasks[*at]).filter(|t| t.is_open()).map(by_date).min();
                first.map_or((true, None, *ix), |(none, due, _)| (none, due, *ix))
            }
            Card::Task(at) => by_date(&tasks[*at]),
        });
    }
    columns
}

/// In the order of their dates, those without one last.
pub(super) fn by_date(task: &Task<'_>) -> (bool, Option<Date>, PageIx) {
    (task.due.is_none(), task.due, task.ix)
}

/// Tasks that cannot be as they are written.
pub fn check(portal: &Portal) -> Vec<Diagnostic> {
    let tasks = all(portal);
    let by_page: BTreeMap<PageIx, &Task<'_>> = tasks.iter().map(|task| (task.ix, task)).collect();
    let mut found = Vec::new();
    for task in &tasks {
        let mut wrong = |field: &str, message: String, help: &str| {
            let span = task.own.page.field_span(field);
            found.push(Diagnostic::new(Code::Task, message).at(span).help(help));
        };
        if let Some(first) = task.waits_for.first().filter(|_| !task.is_open()) {
            let message =
                format!("the task is done, and `{}`, which comes before it, is not", id(portal, *first));
            wrong("state", message, "finish that one first, or take it out of `prerequisites`");
        }
        for first in prerequisites(task.own).into_iter().filter_map(|ix| by_page.get(&ix)) {
            if let (Some(due), Some(before)) = (task.due, first.due)
                && due < before
            {
                let other = id(portal, first.ix);
                let message =
                    format!("the task is due on {due}, and `{other}`, which comes before it, on {before}");
                wrong("due", message, "a task can end no earlier than those that come first");
            }
        }
        if let Some(assignee) = task.assignee.filter(|assignee| task.reviewer == Some(*assignee)) {
            let message = format!("`{}` both does the task and looks at it", id(portal, assignee));
            wrong("reviewer", message, "name somebody else as `reviewer`");
        }
    }
    found
}

fn id(portal: &Portal, ix: PageIx) -> &str {
    &portal.page(ix).page.id
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::testing::{ix, portal, task};

    #[test]
    fn a_board_has_every_stage_and_pages_hold_their_tasks() {
        let page = "+++\ntype = \"page\"\nstage = \"drafting\"\n+++\n";
        let portal = portal(&[
            ("late.md", page),
            ("soon.md", page),
            ("plain.md", "+++\ntype = \"page\"\n+++\n"),
            ("doc-tasks/a.md", &task("page = \"late\"\ndue = 2027-01-01")),
            ("doc-tasks/b.md", &task("page = \"soon\"\ndue = 2026-12-01\nstage = \"approval\"")),
            ("doc-tasks/c.md", &task("page = \"soon\"\ndue = 2026-01-01\nstate = \"done\"")),
            ("doc-tasks/d.md", &task("stage = \"planning\"")),
            ("doc-tasks/e.md", &task("stage = \"approval\"\npage = \"plain\"\nstate = \"in_progress\"")),
            ("doc-tasks/f.md", &task("stage = \"approval\"\nstate = \"done\"")),
        ]);
        let tasks = all(&portal);
        let columns = board(&portal, &tasks);
        assert_eq!(columns.len(), 8);
        let filled: Vec<_> =
            columns.iter().filter(|c| !c.cards.is_empty()).map(|c| (c.id, &c.cards)).collect();
        let (late, soon) = (ix(&portal, "late"), ix(&portal, "soon"));
        let expected = [
            ("planning", &vec![Card::Task(3)]),
            ("drafting", &vec![Card::Page(soon, vec![2, 1]), Card::Page(late, vec![0])]),
            ("approval", &vec![Card::Task(4)]),
        ];
        assert_eq!(filled, expected);
        assert!(tasks[2].is_overdue(portal.today).eq(&false), "what is done is not late");
    }

    #[test]
    fn a_type_with_a_stage_of_its_own_is_not_on_the_board() {
        let idea = "+++\ntype = \"innovation_ideas\"\nidea = \"x\"\nstage = \"submitted\"\n+++\n";
        let (portal, _) =
            crate::emit::testing::try_portal(crate::config::Config::default(), &[("a.md", idea)]);
        assert!(board(&portal, &[]).iter().all(|column| column.cards.is_empty()));
    }

    #[test]
    fn what_cannot_be_is_found_and_what_can_is_not() {
        let found = |a: &str, b: &str| {
            let portal = portal(&[("doc-tasks/a.md", &task(a)), ("doc-tasks/b.md", &task(b))]);
            check(&portal).into_iter().map(|d| d.message).collect::<Vec<_>>()
        };
        let after = "prerequisites = [\"doc-tasks/b\"]\n";
        for (a, b, message) in [
            (
                "state = \"done\"",
                "state = \"blocked\"",
                "the task is done, and `doc-tasks/b`, which comes before it, is not",
            ),
            (
                "due = 2026-11-02",
                "due = 2026-11-03",
                "the task is due on 2026-11-02, and `doc-tasks/b`, which comes before it, on 2026-11-03",
            ),
            (
                "assignee = \"anna\"\nreviewer = \"anna\"",
                "",
                "`people/anna` both does the task and looks at it",
            ),
        ] {
            assert_eq!(found(&format!("{after}{a}"), b), [message]);
        }
        for (a, b) in [
            ("state = \"done\"", "state = \"done\""),
            ("due = 2026-11-03", "due = 2026-11-03"),
            ("due = 2026-11-03", ""),
            ("assignee = \"anna\"\nreviewer = \"ben\"", "reviewer = \"anna\""),
            ("assignee = \"anna\"", ""),
        ] {
            assert_eq!(found(&format!("{after}{a}"), b), [""; 0], "{a} after {b}");
        }
    }
}
