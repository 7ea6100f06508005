//! `/browse/board/`: the stages with their pages and tasks.

use std::collections::BTreeSet;

use super::{
    Area, Dashboard, MOST_ROWS, date_cell, href, rest, table, task_badge, task_line, task_register, title,
};
use crate::portal::{Freshness, PageIx};
use crate::registers::tasks::{self, Card, Task};
use crate::render::view::{BadgeView, BoardCard, BoardColumn, BoardView, CellView, TableView};
use crate::render::{Shared, dates};

/// Cards that a stage shows.
const MOST_CARDS: usize = 50;
/// Tasks that a card shows.
const MOST_TASKS: usize = 5;

/// The page.
pub(super) static PAGE: Dashboard = Dashboard {
    area: Area::State,
    id: "board",
    title: "Stage board",
    description: "Where each page stands in the documentation workflow, and what is to be done on it.",
    shown: |shared| shared.registers.shown.board,
    render: |page, shared| page.write(shared, &view(shared)),
};

fn view(shared: &Shared<'_>) -> BoardView {
    let all = &shared.registers.tasks;
    let mut columns = Vec::new();
    let mut rows = Vec::new();
    for column in tasks::board(shared.portal, all) {
        let cards: Vec<BoardCard> = column.cards.iter().take(MOST_CARDS).map(|it| card(shared, it)).collect();
        rows.extend(
            cards.iter().zip(&column.cards).map(|(view, card)| row(shared, column.title, view, card)),
        );
        let all_pages = format!("{}browse/", shared.base());
        columns.push(BoardColumn {
            id: column.id.to_owned(),
            title: column.title.to_owned(),
            count: column.cards.len(),
            rest: rest(column.cards.len(), cards.len(), "Browse everything", all_pages),
            cards,
        });
    }
    let cards = || columns.iter().flat_map(|column| &column.cards);
    let who: BTreeSet<&String> = cards().flat_map(|card| &card.who).collect();
    let types: BTreeSet<&String> = cards().map(|card| &card.kind).collect();
    let count = rows.len();
    rows.truncate(MOST_ROWS);
    BoardView {
        who: who.into_iter().cloned().collect(),
        types: types.into_iter().cloned().collect(),
        count,
        table: TableView {
            id: "cards",
            title: "The board as a table",
            note: String::new(),
            rest: rest(count, rows.len(), "All tasks", task_register(shared)),
            register: table(
                &[
                    ("Page or task", false),
                    ("Stage", true),
                    ("Type", true),
                    ("Owner", true),
                    ("Due", false),
                    ("Open tasks", false),
                ],
                rows,
            ),
        },
        columns,
    }
}

fn card(shared: &Shared<'_>, card: &Card) -> BoardCard {
    match card {
        Card::Page(ix, own) => page_card(shared, *ix, own),
        Card::Task(at) => task_card(shared, &shared.registers.tasks[*at]),
    }
}

fn page_card(shared: &Shared<'_>, ix: PageIx, own: &[usize]) -> BoardCard {
    let page = shared.portal.page(ix);
    let all = &shared.registers.tasks;
    let (open, done): (Vec<usize>, Vec<usize>) = own.iter().partition(|at| all[**at].is_open());
    let owner = title(shared, page.owner);
    let people = open.iter().map(|at| title(shared, all[*at].assignee));
    let who: BTreeSet<String> = people.chain([owner.clone()]).filter(|name| !name.is_empty()).collect();
    let state = page.review.freshness;
    let said = matches!(state, Freshness::Overdue | Freshness::DueSoon);
    let badge = said.then(|| BadgeView {
        kind: state.id(),
        title: format!("Review {}", state.title().to_lowercase()),
        due: String::new(),
    });
    BoardCard {
        title: page.page.title.clone(),
        url: shared.href(&page.url),
        kind: shared.portal.schema.get(&page.page.type_id).title.clone(),
        owner,
        who: who.into_iter().collect(),
        badge,
        tasks: open.iter().take(MOST_TASKS).map(|at| task_line(shared, &all[*at], None, false)).collect(),
        more: more(open.len().saturating_sub(MOST_TASKS), done.len()),
    }
}

fn more(open: usize, done: usize) -> String {
    let open = (open > 0).then(|| format!("{open} more open"));
    let done = (done > 0).then(|| format!("{done} done"));
    open.into_iter().chain(done).collect::<Vec<_>>().join(", ")
}

/// A task that stands for itself.
fn task_card(shared: &Shared<'_>, task: &Task<'_>) -> BoardCard {
    let assignee = title(shared, task.assignee);
    BoardCard {
        title: task.own.page.title.clone(),
        url: shared.href(&task.own.url),
        kind: shared.portal.schema.get(tasks::TYPE).title.clone(),
        who: Some(assignee.clone()).filter(|name| !name.is_empty()).into_iter().collect(),
        owner: assignee,
        badge: Some(task_badge(shared, task)),
        tasks: Vec::new(),
        more: task.due.map_or_else(String::new, |due| format!("due {}", dates::view(due).human)),
    }
}

fn row(shared: &Shared<'_>, stage: &str, view: &BoardCard, card: &Card) -> Vec<CellView> {
    let all = &shared.registers.tasks;
    let (due, open, ix) = match card {
        Card::Page(ix, own) => {
            let open: Vec<_> = own.iter().filter(|at| all[**at].is_open()).collect();
            (open.iter().filter_map(|at| all[**at].due).min(), open.len(), *ix)
        }
        Card::Task(at) => (all[*at].due, 1, all[*at].ix),
    };
    vec![
        CellView::text("Page or task", view.title.clone()).to(Some(href(shared, ix))),
        CellView::text("Stage", stage),
        CellView::text("Type", view.kind.clone()),
        CellView::text("Owner", view.owner.clone()),
        date_cell("Due", due),
        CellView::text("Open tasks", open.to_string()),
    ]
}
