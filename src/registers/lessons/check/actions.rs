//! Actions.

use jiff::civil::Date;

use super::Found;
use crate::date::human;
use crate::registers::lessons::verify::{CHECKPOINTS, DOCUMENTS, EVIDENCE, PHASES, Verification, text};
use crate::schema::Value;

pub(super) fn check(found: &mut Found<'_>) {
    let done = found.record.date("done_on");
    let own = Verification::new(found.portal, &found.record, done);
    let state = found.record.text("state").unwrap_or("open").to_owned();
    stated(found, &state, done);
    checkpoints(found, done);
    evidence(found);
    phases(found, &own);
    signatures(found, &own, done);
    tracking(found);
}

/// State, date and person that do not fit together.
fn stated(found: &mut Found<'_>, state: &str, done: Option<Date>) {
    let today = found.portal.today;
    match (state, done) {
        ("implemented", None) => {
            found.add("state", "the action is implemented, and nobody says since when", "state `done_on`");
        }
        ("implemented", Some(day)) if day > today => {
            let message = format!("the action was put in place on {}, which is still to come", human(day));
            found.add("done_on", message, "state `done_on` once it is in place");
        }
        ("open" | "in_progress", Some(_)) => {
            let message = format!("the action is {}, and has been done", state.replace('_', " "));
            found.add("done_on", message, "set `state = \"implemented\"`, or remove `done_on`");
        }
        _ => {}
    }
}

/// Checks at the wrong point, on the wrong side of the day on which the action was put in place, or made twice.
fn checkpoints(found: &mut Found<'_>, done: Option<Date>) {
    let today = found.portal.today;
    let mut seen: Vec<(&str, &str)> = Vec::new();
    for row in found.record.rows("checkpoints") {
        let (Some(phase), Some(check)) = (text(row, "phase"), text(row, "check")) else { continue };
        let Some(date) = row.get("date").and_then(Value::as_date) else { continue };
        let Some(point) = CHECKPOINTS.iter().find(|point| point.id == phase) else { continue };
        if !point.checks.contains(&check) {
            let right =
                CHECKPOINTS.iter().find(|other| other.checks.contains(&check)).map_or("", |other| other.id);
            let message = format!("`{check}` is no check of `{phase}`");
            found.add("checkpoints", message, &format!("it belongs to `{right}`"));
            continue;
        }
        if seen.contains(&(phase, check)) {
            found.add("checkpoints", format!("`{check}` is checked twice"), "keep one of the two rows");
        }
        seen.push((phase, check));
        if date > today {
            let message = format!("`{check}` was checked on {}, which is still to come", human(date));
            found.add("checkpoints", message, "add the row once it is checked");
        }
        let Some(day) = done else { continue };
        let order = match phase {
            "pre_implementation" if date > day => "after",
            "post_implementation" if date < day => "before",
            _ => continue,
        };
        let message = format!(
            "`{check}` was checked on {}, {order} the action was put in place on {}",
            human(date),
            human(day)
        );
        let help = if order == "after" {
            "what is checked before has to be checked by then"
        } else {
            "what is checked after can only be checked from then on"
        };
        found.add("checkpoints", message, help);
    }
}

/// Evidence that names nothing.
fn evidence(found: &mut Found<'_>) {
    let page = found.record.page;
    for row in page.fields.get("evidence").map_or(&[][..], Value::rows) {
        let Some(element) = text(row, "element") else { continue };
        if !row.contains_key("page") && !row.contains_key("url") {
            found.add(
                "evidence",
                format!("the evidence `{element}` names nothing"),
                "state a `page` or a `url`",
            );
        }
    }
}

/// Phases that end before the one before them, or without their documents.
fn phases(found: &mut Found<'_>, own: &Verification) {
    let mut before: Option<(&str, Date)> = None;
    for (name, phase) in PHASES.iter().zip(&own.phases) {
        let Some(done) = phase.done else { continue };
        let missing: Vec<String> = DOCUMENTS
            .iter()
            .zip(phase.documents)
            .filter(|(_, given)| !given)
            .map(|(document, _)| format!("`{document}`"))
            .collect();
        if !missing.is_empty() {
            let message = format!("the phase `{name}` is over without {}", missing.join(" and "));
            found.add("phases", message, "every phase has all four documents");
        }
        if let Some((earlier, day)) = before.filter(|(_, day)| *day > done) {
            let message = format!(
                "the phase `{name}` was over on {}, before `{earlier}` on {}",
                human(done),
                human(day)
            );
            found.add("phases", message, "phases follow each other: analysis, design, testing, deployment");
        }
        before = Some((name, done));
    }
}

/// Signatures that prove nothing.
fn signatures(found: &mut Found<'_>, own: &Verification, done: Option<Date>) {
    let today = found.portal.today;
    let assignee = found.record.page_of("assignee");
    for sign in &own.signs {
        let who = sign.reviewer.map_or_else(|| "the reviewer".to_owned(), |ix| format!("`{}`", found.id(ix)));
        if sign.reviewer.is_some() && sign.reviewer == assignee {
            let message = format!("{who} answers for the action and signs it");
            found.add("reviewers_required", message, "let somebody else look at it");
        }
        let Some(day) = sign.date else { continue };
        match done {
            _ if day > today => {
                let message = format!("{who} signed on {}, which is still to come", human(day));
                found.add("reviewers_required", message, "state `signed_on` once they have signed");
            }
            None => {
                let message = format!("{who} signed an action that is not done");
                found.add("reviewers_required", message, "a signature says that it is in place");
            }
            Some(done) if day < done => {
                let message = format!(
                    "{who} signed on {}, before the action was put in place on {}",
                    human(day),
                    human(done)
                );
                found.add("reviewers_required", message, "a signature says that it is in place");
            }
            Some(_) => {}
        }
    }
    let roles = own.unnamed.iter().map(|role| format!("`{role}`")).collect::<Vec<_>>();
    if done.is_some() && !roles.is_empty() {
        let message = format!("the action is done, and nobody is to sign as {}", roles.join(" and "));
        found.add(
            "reviewers_required",
            message,
            "add rows to `reviewers_required`, or change `reviewers` under `[lessons]`",
        );
    }
    if own.is_signed() && done.is_some() && !own.is_complete() {
        let missing = [
            (own.checked(), 12, "checks"),
            (own.proven(), EVIDENCE.len(), "pieces of evidence"),
            (own.documented(), PHASES.len(), "phases with their documents"),
        ];
        let missing: Vec<String> = missing
            .into_iter()
            .filter(|(have, of, _)| have < of)
            .map(|(have, of, what)| format!("{have} of {of} {what}"))
            .collect();
        let message = format!("everybody signed, with {}", missing.join(" and "));
        found.add("reviewers_required", message, "what is missing keeps the action from being verified");
    }
}

/// Figures outside their scale.
fn tracking(found: &mut Found<'_>) {
    let Some(Value::Map(figures)) = found.record.fields.get("tracking") else { return };
    for (name, value) in figures {
        let Some(value) = value.as_number() else { continue };
        let most = match name.as_str() {
            "completion_rate" | "success_rate" => 100.0,
            "implementation_time" | "resource_usage" => f64::INFINITY,
            _ => {
                let help =
                    "it has `completion_rate`, `success_rate`, `implementation_time` and `resource_usage`";
                found.add("tracking", format!("`tracking` has no `{name}`"), help);
                continue;
            }
        };
        if !(0.0..=most).contains(&value) {
            let help = if most.is_finite() { "a rate goes from 0 to 100" } else { "it is at least 0" };
            found.add("tracking", format!("`{name}` is {value}"), help);
        }
    }
}
