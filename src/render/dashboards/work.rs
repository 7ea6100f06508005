//! `/browse/work/`: the workload by month, what is late, and who has how much.

use jiff::civil::Date;

use super::lessons::action_link;
use super::{Area, Dashboard, MOST_ROWS, chart, date_cell, href, rest, table, task_register, title};
use crate::portal::{Freshness, PageIx};
use crate::registers::work::{self, Late, Person};
use crate::render::Shared;
use crate::render::view::{CellView, LinkView, TableView, WorkPageView};

/// The page.
pub(super) static PAGE: Dashboard = Dashboard {
    area: Area::State,
    id: "work",
    title: "Work",
    description: "Who has what to do: tasks, actions, reviews that were asked for, and pages whose review is due.",
    shown: |shared| shared.registers.shown.work,
    render: |page, shared| page.write(shared, &view(shared)),
};

fn view(shared: &Shared<'_>) -> WorkPageView {
    let registers = &shared.registers;
    let loads = work::workload(shared.portal, registers.duties());
    WorkPageView { load: chart::load(&loads), late: late(shared), people: people(shared) }
}

fn late(shared: &Shared<'_>) -> TableView {
    let all = work::late(shared.portal, shared.registers.duties());
    let rows: Vec<_> = all.iter().take(MOST_ROWS).map(|(due, late)| late_row(shared, *due, *late)).collect();
    let overdue = Freshness::Overdue.id();
    let url = shared.term_url(&shared.portal.taxonomies.freshness, overdue);
    TableView {
        id: "late",
        title: "Late",
        note: format!("{} entries", all.len()),
        rest: rest(all.len(), rows.len(), "All of them", url.unwrap_or_else(|| task_register(shared))),
        register: table(
            &[("What", false), ("Kind", true), ("Who", true), ("Team", true), ("Was due", false)],
            rows,
        ),
    }
}

fn late_row(shared: &Shared<'_>, due: Date, late: Late) -> Vec<CellView> {
    let registers = &shared.registers;
    let of_page = |ix| LinkView { title: title(shared, Some(ix)), url: href(shared, ix) };
    let (what, kind, who) = match late {
        Late::Task(at) => (of_page(registers.tasks[at].ix), "Task".to_owned(), registers.tasks[at].assignee),
        Late::Action(at) => {
            let action = &registers.lessons.actions[at];
            (action_link(shared, action), "Action".to_owned(), action.who)
        }
        Late::Request(at) => {
            let request = &registers.requests[at];
            (of_page(request.page), request.kind.clone(), Some(request.reviewer))
        }
        Late::Page(ix) => (of_page(ix), "Review".to_owned(), shared.portal.page(ix).owner),
    };
    let team = who.and_then(|who| work::team(shared.portal, who));
    vec![
        CellView::text("What", what.title).to(Some(what.url)),
        CellView::text("Kind", kind),
        CellView::text("Who", title(shared, who)).to(who.map(|ix| href(shared, ix))),
        CellView::text("Team", title(shared, team)),
        date_cell("Was due", Some(due)),
    ]
}

fn people(shared: &Shared<'_>) -> TableView {
    let mut people: Vec<(PageIx, &Person)> =
        shared.registers.work.people.iter().map(|(ix, person)| (*ix, person)).collect();
    people.sort_by_cached_key(|(ix, person)| {
        let waiting = person.tasks.len() + person.actions.len() + person.requests.len() + person.due.len();
        (std::cmp::Reverse(waiting), title(shared, Some(*ix)).to_lowercase(), *ix)
    });
    let rows: Vec<_> =
        people.iter().take(MOST_ROWS).map(|(ix, person)| person_row(shared, *ix, person)).collect();
    let heads = ["Person or team", "Tasks", "Actions", "Reviews asked", "Pages due", "Pages", "Next due"];
    TableView {
        id: "people",
        title: "Who has what",
        note: "A team has what its members have.".into(),
        rest: rest(people.len(), rows.len(), "Browse everything", format!("{}browse/", shared.base())),
        register: table(&heads.map(|head| (head, false)), rows),
    }
}

fn person_row(shared: &Shared<'_>, ix: PageIx, person: &Person) -> Vec<CellView> {
    let next = work::next_due(shared.portal, person, shared.registers.duties());
    let anchor = if person.is_idle() { "" } else { "#work" };
    let count = |label: &str, count: usize| CellView::text(label, count.to_string());
    vec![
        CellView::text("Person or team", title(shared, Some(ix)))
            .to(Some(format!("{}{anchor}", href(shared, ix)))),
        count("Tasks", person.tasks.len()),
        count("Actions", person.actions.len()),
        count("Reviews asked", person.requests.len()),
        count("Pages due", person.due.len()),
        count("Pages", person.owned.len()),
        date_cell("Next due", next),
    ]
}
