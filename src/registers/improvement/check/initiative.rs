//! LY142.

use super::Findings;
use crate::date::human;
use crate::diagnostic::{Code, Diagnostic};
use crate::portal::Portal;
use crate::registers::improvement::criteria::Standing;
use crate::registers::improvement::initiatives::{Initiative, Status};
use crate::schema::Value;

/// What is wrong with an initiative.
pub(super) fn check(portal: &Portal, own: &Initiative) -> Vec<Diagnostic> {
    let mut to = Findings::new(Code::Initiative, portal, own.ix);
    timeline(portal, own, &mut to);
    criteria(own, &mut to);
    risks(&mut to);
    updates(portal, own, &mut to);
    to.found
}

fn timeline(portal: &Portal, own: &Initiative, to: &mut Findings<'_>) {
    for phase in &own.phases {
        let title = &phase.title;
        if let Some(start) = phase.start.filter(|start| *start > phase.end) {
            let (end, start) = (human(phase.end), human(start));
            let message = format!("“{title}” ends on {end}, before it starts on {start}");
            to.wrong("timeline", message, "correct one of the two dates");
        }
        let Some(done) = phase.done_on else { continue };
        if done > portal.today {
            let message = format!("“{title}” is done on {}, a day that is still to come", human(done));
            to.wrong("timeline", message, "`done_on` is the day on which it was done; `end` the one planned");
        } else if let Some(start) = phase.start.filter(|start| *start > done) {
            let (done, start) = (human(done), human(start));
            let message = format!("“{title}” is done on {done}, before it starts on {start}");
            to.wrong("timeline", message, "correct one of the two dates");
        }
    }
    let open: Vec<&str> =
        own.phases.iter().filter(|it| it.done_on.is_none()).map(|it| it.title.as_str()).collect();
    if own.status == Status::Completed && !open.is_empty() {
        let message = format!("the initiative is completed, and {} not done", are(&open));
        to.wrong("timeline", message, "add `done_on`, or take the part out of the timeline");
    }
    for phase in own.late(portal.today) {
        let message = format!("“{}” was to be done by {}", phase.title, human(phase.end));
        let help = "add `done_on`, or plan a new `end`";
        to.late("timeline", message, help, "{} parts of initiatives are late");
    }
}

/// `“a” is`, `“a” and 2 more are`.
fn are(titles: &[&str]) -> String {
    match titles {
        [one] => format!("“{one}” is"),
        [first, rest @ ..] => format!("“{first}” and {} more are", rest.len()),
        [] => String::new(),
    }
}

/// Criteria by which nobody will see anything. What is written counts here, not what the audience sees.
fn criteria(own: &Initiative, to: &mut Findings<'_>) {
    let rows = to.page.fields.get("success_criteria").map_or(&[][..], Value::rows);
    for (number, row) in rows.iter().enumerate() {
        let has = |name: &str| row.contains_key(name);
        let number = number + 1;
        let missing: Vec<&str> =
            ["metric", "comparison", "value"].into_iter().filter(|name| !has(name)).collect();
        match missing.len() {
            0 => {}
            3 if has("criterion") => {}
            3 => {
                let message = format!("success criterion {number} says neither what nor how much");
                to.wrong(
                    "success_criteria",
                    message,
                    "write a `criterion`, or `metric`, `comparison` and `value`",
                );
            }
            _ => {
                let message = format!(
                    "success criterion {number} cannot be measured without {}",
                    super::listed(&missing)
                );
                to.wrong("success_criteria", message, "it takes `metric`, `comparison` and `value` together");
            }
        }
        let by = row.get("by").and_then(Value::as_date);
        if let (Some(by), Some((began, _))) = (by, own.days)
            && by < began
        {
            let (by, began) = (human(by), human(began));
            let message =
                format!("success criterion {number} is due on {by}, before the initiative begins on {began}");
            to.wrong("success_criteria", message, "a change can be seen after it began");
        }
    }
    if rows.is_empty() && matches!(own.status, Status::InProgress | Status::Completed) {
        let state = own.status.title().to_lowercase();
        let message = format!("the initiative is {state}, and nothing says by what one sees that it worked");
        to.wrong("success_criteria", message, "add `success_criteria` with a metric and the value to reach");
    }
    let missed = own.criteria.iter().any(|it| it.standing == Standing::Missed);
    let silent = !to.page.fields.contains_key("actual_outcomes");
    if own.status == Status::Completed && missed && silent {
        let message = "the initiative is completed and missed a criterion, and does not say what came of it";
        to.wrong(
            "actual_outcomes",
            message.to_owned(),
            "add `actual_outcomes`: that it did not work is worth knowing",
        );
    }
}

fn risks(to: &mut Findings<'_>) {
    let rows = to.page.fields.get("risks").map_or(&[][..], Value::rows);
    for (number, row) in rows.iter().enumerate() {
        for name in ["likelihood", "impact"] {
            let Some(points) = row.get(name).and_then(Value::as_number) else { continue };
            if !(1.0..=5.0).contains(&points) {
                let message = format!("`{name}` of risk {} is {points}, outside 1 to 5", number + 1);
                to.wrong("risks", message, "1 is the least, 5 the most");
            }
        }
    }
}

fn updates(portal: &Portal, own: &Initiative, to: &mut Findings<'_>) {
    for update in &own.updates {
        let day = human(update.on);
        if update.on > portal.today {
            let message = format!("the progress of {day} is of a day that is still to come");
            to.wrong("progress_updates", message, "correct its `timestamp`");
        }
        if let Some(percent) = update.completion.filter(|percent| !(0.0..=100.0).contains(percent)) {
            let message = format!("the progress of {day} is {percent} percent");
            to.wrong("progress_updates", message, "`completion_percentage` lies between 0 and 100");
        }
    }
    let last = own.updates.iter().find_map(|update| Some((update.on, update.status?)));
    if let Some((on, status)) = last.filter(|(_, status)| *status != own.status) {
        let message = format!(
            "the initiative is `{}`, and its progress of {} says `{}`",
            own.status.id(),
            human(on),
            status.id()
        );
        to.wrong(
            "initiative_status",
            message,
            "the last progress that states one and `initiative_status` say the same",
        );
    }
    let begun = own.phases.iter().any(|phase| phase.done_on.is_some());
    if own.status == Status::Proposed && begun {
        let message = "the initiative is proposed, and a part of it is done".to_owned();
        to.wrong("initiative_status", message, "set `initiative_status` to `planning` or `in_progress`");
    }
}
