//! LY143.

use super::{Findings, listed};
use crate::date::human;
use crate::diagnostic::{Code, Diagnostic};
use crate::portal::Portal;
use crate::registers::improvement::rows;
use crate::registers::improvement::systems::{Outcome, Phase, System};
use crate::registers::improvement::types;
use crate::schema::Value;

/// Tables whose first column may name each of its values once.
const ONCE: [(&str, &str); 6] = [
    ("impact", "factor"),
    ("feasibility", "criterion"),
    ("activities", "activity"),
    ("deliverables", "deliverable"),
    ("controls", "control"),
    ("validation", "method"),
];

/// What is wrong with an improvement of a system.
pub(super) fn check(portal: &Portal, own: &System) -> Vec<Diagnostic> {
    let mut to = Findings::new(Code::SystemImprovement, portal, own.ix);
    twice(&mut to);
    for (table, column) in [("impact", "factor"), ("feasibility", "criterion")] {
        scores(portal, table, column, &mut to);
    }
    days(portal, &mut to);
    phases(own, &mut to);
    validation(portal, own, &mut to);
    if own.is_late(portal.today) {
        let due = own.due.map(human).unwrap_or_default();
        let message = format!("the improvement was to be in place by {due}");
        let help = "set `phase` to `done`, or plan a new `due`";
        to.late("due", message, help, "{} system improvements are late");
    }
    to.found
}

/// The identifiers that a column of a table as written has, row by row.
fn names<'a>(to: &Findings<'a>, table: &str, column: &str) -> Vec<&'a str> {
    let rows = to.page.fields.get(table).map_or(&[][..], Value::rows);
    rows.iter().filter_map(|row| row.get(column)?.as_str()).collect()
}

fn twice(to: &mut Findings<'_>) {
    for (table, column) in ONCE {
        let names = names(to, table, column);
        for (at, name) in names.iter().enumerate() {
            if names[..at].contains(name) {
                let message = format!("`{table}` has `{name}` twice; the first one counts");
                to.wrong(table, message, "keep one of the two rows");
            }
        }
    }
}

fn scores(portal: &Portal, table: &str, column: &str, to: &mut Findings<'_>) {
    let rows = to.page.fields.get(table).map_or(&[][..], Value::rows);
    for row in rows {
        let name = row.get(column).and_then(Value::as_str).unwrap_or_default();
        let Some(points) = row.get("score").and_then(Value::as_number) else { continue };
        if !(1.0..=10.0).contains(&points) {
            let message = format!("`{name}` scores {points}, outside 1 to 10; it does not count");
            to.wrong(table, message, "1 is the least, 10 the most");
        }
    }
    let given = names(to, table, column);
    let all = rows::declared(&portal.schema, types::SYSTEM, table, column);
    let missing: Vec<&str> = all.iter().map(|(id, _)| *id).filter(|id| !given.contains(id)).collect();
    if !given.is_empty() && !missing.is_empty() {
        let message = format!("`{table}` does not score {}; its mean is of the others", listed(&missing));
        to.wrong(table, message, "score all four, so that improvements can be compared");
    }
}

/// Days that are still to come.
fn days(portal: &Portal, to: &mut Findings<'_>) {
    let tables = [
        ("activities", "activity", "done_on"),
        ("controls", "control", "done_on"),
        ("validation", "method", "date"),
    ];
    for (table, column, field) in tables {
        let rows = to.page.fields.get(table).map_or(&[][..], Value::rows);
        for row in rows {
            let name = row.get(column).and_then(Value::as_str).unwrap_or_default();
            let day = row.get(field).and_then(Value::as_date);
            if let Some(day) = day.filter(|day| *day > portal.today) {
                let message = format!("`{name}` has `{field}` {}, a day that is still to come", human(day));
                to.wrong(table, message, "write down what was done, on the day on which it was");
            }
        }
    }
}

/// What comes first is done first.
fn phases(own: &System, to: &mut Findings<'_>) {
    let open = |steps: &[crate::registers::improvement::systems::Step]| -> Vec<String> {
        steps.iter().filter(|step| !step.is_done()).map(|step| step.id.clone()).collect()
    };
    let mut behind = |table: &str, what: &str, names: Vec<String>| {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        if !names.is_empty() {
            let verb = if names.len() == 1 { "is" } else { "are" };
            let phase = own.phase.id();
            let message = format!(
                "the improvement is in phase `{phase}`, and {} of {what} {verb} not done",
                listed(&names)
            );
            to.wrong(table, message, "finish it, or set `phase` back");
        }
    };
    if own.phase > Phase::Planning {
        behind("activities", "planning", open(&own.activities));
    }
    if own.phase > Phase::Execution {
        behind("controls", "execution", open(&own.controls));
    }
    if own.phase == Phase::Planning && own.stage.is_some() {
        let message = "the improvement is being planned, and has an `execution_stage`".to_owned();
        to.wrong("execution_stage", message, "set `phase` to `execution`, or leave the stage out");
    }
}

fn validation(portal: &Portal, own: &System, to: &mut Findings<'_>) {
    for trial in own.trials.iter().filter(|_| own.phase == Phase::Done) {
        let what = match trial.outcome {
            Outcome::Passed => continue,
            Outcome::Failed => "failed",
            Outcome::Open => "is open",
        };
        let message = format!("the improvement is done, and `{}` {what}", trial.id);
        to.wrong("validation", message, "it is done when all four tests have passed");
    }
    for trial in &own.trials {
        let own_test = trial.id == "user_acceptance" && trial.outcome == Outcome::Passed;
        if let Some(by) = trial.by.filter(|by| own_test && Some(*by) == own.assignee) {
            let who = &portal.page(by).page.id;
            let message = format!("`{who}` accepted what `{who}` made");
            to.wrong("validation", message, "somebody who uses the system accepts it");
        }
    }
    for demand in &own.demands {
        let (Some(aim), Some(now)) = (demand.aim, demand.now) else { continue };
        if demand.stated.is_some() && demand.stated != demand.measured() {
            let metric = &portal.page(aim.metric).page.id;
            let message = format!(
                "`{}` is said to be {}, and `{metric}` stood at {} on {}",
                demand.id,
                if demand.stated == Some(true) { "met" } else { "unmet" },
                number(now.value),
                human(now.on),
            );
            to.wrong("criteria", message, "what is measured counts; leave `met` out where there is a metric");
        }
    }
    incomplete(to);
}

/// A value without all that it takes to be measured. What is written counts here, not what the audience sees.
fn incomplete(to: &mut Findings<'_>) {
    for row in to.page.fields.get("criteria").map_or(&[][..], Value::rows) {
        let missing: Vec<&str> =
            ["metric", "comparison", "value"].into_iter().filter(|name| !row.contains_key(*name)).collect();
        if (1..3).contains(&missing.len()) {
            let name = row.get("criterion").and_then(Value::as_str).unwrap_or_default();
            let message = format!("`{name}` cannot be measured without {}", listed(&missing));
            to.wrong("criteria", message, "it takes `metric`, `comparison` and `value` together");
        }
    }
}

/// At most two places behind the point.
fn number(value: f64) -> String {
    format!("{}", (value * 100.0).round() / 100.0)
}
