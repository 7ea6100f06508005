//! What a deadline is called where readers see it, in feeds and calendars.

use crate::portal::Portal;
use crate::portal::taxonomy::tag_id;
use crate::registers::Registers;
use crate::registers::due::{Deadline, What};

/// A deadline in words.
pub(super) struct Notice {
    /// For identifiers: `review`, `task`, `asked-security_review-ines`.
    pub(super) name: String,
    /// For titles.
    pub(super) what: String,
    /// Who has to do it.
    pub(super) who: Option<String>,
}

impl Notice {
    pub(super) fn of(portal: &Portal, registers: &Registers<'_>, deadline: Deadline) -> Self {
        let title = |ix| portal.page(ix).page.title.as_str();
        match deadline.what {
            What::Review => {
                let owner = portal.page(deadline.page).owner;
                Self {
                    name: "review".into(),
                    what: "Review".into(),
                    who: owner.map(|ix| format!("Owner: {}", title(ix))),
                }
            }
            What::Task => {
                let task = registers.tasks.iter().find(|task| task.ix == deadline.page);
                let who = task.and_then(|task| task.assignee);
                Self {
                    name: "task".into(),
                    what: "Task".into(),
                    who: who.map(|ix| format!("Assigned to: {}", title(ix))),
                }
            }
            What::Action(at) => {
                let action = &registers.lessons.actions[at];
                // A page may hold several in its table.
                let (name, what) = match action.record() {
                    Some(_) => ("action".into(), "Action".into()),
                    None => {
                        (format!("action-{}", tag_id(&action.title)), format!("Action “{}”", action.title))
                    }
                };
                Self { name, what, who: action.who.map(|ix| format!("Answers for it: {}", title(ix))) }
            }
            What::Asked(at) => {
                let request = &registers.requests[at];
                let reviewer = portal.page(request.reviewer);
                Self {
                    name: format!("asked-{}-{}", request.kind_id, reviewer.url.last_segment()),
                    what: request.kind.clone(),
                    who: Some(format!("Asked of: {}", reviewer.page.title)),
                }
            }
        }
    }
}
