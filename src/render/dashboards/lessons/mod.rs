//! Incidents, actions and the report of the week; and what the pages of all that they lead to say of it.

mod action;
pub(super) mod incidents;
mod page;
pub(super) mod tracker;
mod way;
pub(in crate::render) mod weekly;

pub(in crate::render) use page::view as page;

use super::{Area, Dashboard, badge, date_cell, page_link, table, title};
use crate::portal::PageIx;
use crate::prose::counted as count;
use crate::registers::lessons::Lessons;
use crate::registers::lessons::actions::{Action, Place, State};
use crate::registers::lessons::impact::Impact;
use crate::registers::lessons::recurrence::Likeness;
use crate::render::view::{AgainView, BadgeView, ImpactLine, LinkView, UndoneView};
use crate::render::{Shared, dates};

fn all<'a>(shared: &'a Shared<'_>) -> &'a Lessons {
    &shared.registers.lessons
}

/// At most two places.
fn number(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    format!("{}{}", if rounded < 0.0 { "−" } else { "" }, rounded.abs())
}

/// `2 h 50 min`.
fn time(seconds: u64) -> String {
    crate::registers::learning::time(u32::try_from(seconds / 60).unwrap_or(u32::MAX))
}

/// How an action stands, as a pill: late before all else.
pub(super) fn state(shared: &Shared<'_>, action: &Action) -> BadgeView {
    if action.is_overdue(shared.portal.today) {
        return badge("overdue", "Overdue");
    }
    let kind = match action.state {
        State::Open | State::InProgress => "task",
        State::Implemented => "due_soon",
        State::Verified | State::Done => "ok",
        State::Dropped => "archived",
    };
    badge(kind, action.state.title())
}

/// Where an action can be read: its page, or the table of the page on which it stands.
pub(super) fn action_link(shared: &Shared<'_>, action: &Action) -> LinkView {
    let page = page_link(shared, action.page());
    let url = match action.place {
        Place::Record(_) => page.url,
        Place::Row(_) => format!("{}#t-actions", page.url),
    };
    LinkView { title: action.title.clone(), url }
}

/// An impact score with a bar.
fn score(impact: Option<Impact>) -> Option<ImpactLine> {
    let impact = impact?;
    let score = impact.score();
    let note = match (impact.is_complete(), impact.derived) {
        (true, false) => "",
        (true, true) => "severity from the harm or the class",
        (false, _) => "not all scores are given",
    };
    Some(ImpactLine {
        value: format!("{score:.1}"),
        // From 1 to 5, so that the least is an empty bar.
        width: ((score - 1.0) / 4.0 * 100.0).round() as usize,
        note: note.to_owned(),
    })
}

/// Two incidents that are alike, and why.
fn again(shared: &Shared<'_>, later: PageIx, like: &Likeness) -> AgainView {
    let lessons = all(shared);
    let incident = |ix| lessons.incident(ix);
    let on = |ix| incident(ix).and_then(|incident| incident.occurred).map(dates::view);
    let mut reasons = Vec::new();
    if like.stated {
        reasons.push("Named as the same or a similar one".to_owned());
    }
    if let Some((_, cause)) = incident(later).and_then(|own| own.cause.as_ref()).filter(|_| like.cause) {
        reasons.push(format!("Same kind of cause: {}", cause.to_lowercase()));
    }
    if !like.services.is_empty() {
        let noun = if like.services.len() == 1 { "Same service" } else { "Same services" };
        reasons.push(format!("{noun}: {}", like.services.join(", ")));
    }
    if !like.words.is_empty() {
        reasons.push(format!("Similar words: {}", like.words.join(", ")));
    }
    let undone = like.undone.iter().map(|at| {
        let action = &lessons.actions[*at];
        let due = action.due.map_or_else(String::new, |due| format!("due {}, ", dates::view(due).human));
        let since = match (action.state, action.done_on) {
            (State::Dropped, _) => "given up".to_owned(),
            (_, Some(done)) => format!("done on {}", dates::view(done).human),
            _ => "not done to this day".to_owned(),
        };
        UndoneView { link: action_link(shared, action), note: format!("{due}{since}") }
    });
    AgainView {
        later: page_link(shared, later),
        later_on: on(later),
        earlier: page_link(shared, like.other),
        earlier_on: on(like.other),
        reasons,
        undone: undone.collect(),
    }
}
