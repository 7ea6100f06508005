//! `page.work`: what a person or a team has to do, on their own page.

use super::lessons::{action_link, state as action_badge};
use super::{badge, page_link, task_line, title};
use crate::portal::{PageIx, Url};
use crate::render::view::{BadgeView, LinkView, TaskLine, WorkView};
use crate::render::{Shared, dates};

/// Entries of each list.
const MOST: usize = 12;

/// `None` for a page that is nobody's, or of somebody who looks after nothing.
pub(in crate::render) fn view(shared: &Shared<'_>, ix: PageIx) -> Option<WorkView> {
    let registers = &shared.registers;
    let person = registers.work.people.get(&ix)?;
    let lines = |places: &[usize]| -> Vec<TaskLine> {
        places.iter().take(MOST).map(|at| task_line(shared, &registers.tasks[*at], Some(ix), true)).collect()
    };
    let over = |count: usize| count.saturating_sub(MOST);
    Some(WorkView {
        tasks: lines(&person.tasks),
        looks_at: lines(&person.looks_at),
        actions: person.actions.iter().take(MOST).map(|at| action(shared, *at, ix)).collect(),
        requests: person.requests.iter().take(MOST).map(|at| request(shared, *at, ix)).collect(),
        due: person.due.iter().take(MOST).map(|page| review(shared, *page, ix)).collect(),
        rest: [&person.tasks, &person.looks_at, &person.actions, &person.requests]
            .map(Vec::len)
            .into_iter()
            .chain([person.due.len()])
            .map(over)
            .sum(),
        links: links(shared, ix),
    })
}

fn action(shared: &Shared<'_>, at: usize, own: PageIx) -> TaskLine {
    let action = &shared.registers.lessons.actions[at];
    let LinkView { title: name, url } = action_link(shared, action);
    TaskLine {
        title: name,
        url,
        badge: action_badge(shared, action),
        due: action.due.map(dates::view),
        page: action.from.first().map(|ix| page_link(shared, *ix)),
        note: title(shared, action.who.filter(|who| *who != own)),
    }
}

fn request(shared: &Shared<'_>, at: usize, own: PageIx) -> TaskLine {
    let request = &shared.registers.requests[at];
    let late = request.due.is_some_and(|due| due < shared.portal.today);
    let LinkView { title: name, url } = page_link(shared, request.page);
    let by = (request.reviewer != own).then(|| title(shared, Some(request.reviewer)));
    let asked = request.asked.map(|day| format!("asked on {}", dates::view(day).human));
    TaskLine {
        title: name,
        url,
        badge: if late { badge("overdue", "Overdue") } else { badge("task", "Asked") },
        due: request.due.map(dates::view),
        page: None,
        note: std::iter::once(request.kind.clone()).chain(by).chain(asked).collect::<Vec<_>>().join(" · "),
    }
}

fn review(shared: &Shared<'_>, page: PageIx, own: PageIx) -> TaskLine {
    let LinkView { title: name, url } = page_link(shared, page);
    let of = shared.portal.page(page);
    let state = of.review.freshness;
    let due = of.review.due;
    TaskLine {
        title: name,
        url,
        badge: BadgeView {
            kind: state.id(),
            title: state.title().to_owned(),
            due: due.map_or_else(String::new, |day| day.to_string()),
        },
        due: due.map(dates::view),
        page: None,
        note: title(shared, of.owner.filter(|owner| *owner != own)),
    }
}

/// The feed and the calendar of what there is to do.
fn links(shared: &Shared<'_>, ix: PageIx) -> Vec<LinkView> {
    let list = Url::new(format!("browse/owner/{}/", shared.portal.page(ix).url.last_segment()));
    let link = |title: &str, url| LinkView { title: title.to_owned(), url };
    let feed = shared.actor_feed(ix).map(|feed| link("Feed", feed.url.clone()));
    let calendar = shared.due_calendar(&list).map(|url| link("Calendar", url));
    feed.into_iter().chain(calendar).collect()
}
