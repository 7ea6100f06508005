//! Incidents.

use super::Found;
use crate::date::human;
use crate::registers::lessons::impact::{SCALE, SCORES};
use crate::registers::lessons::verify::text;
use crate::schema::Value;

/// What is looked at in an area, and how.
struct Area {
    id: &'static str,
    focus: [&'static str; 4],
    /// Empty for an area that is looked at by reading.
    methods: &'static [&'static str],
}

const AREAS: [Area; 4] = [
    Area {
        id: "system_architecture",
        focus: ["design_weaknesses", "scalability_issues", "redundancy_gaps", "integration_problems"],
        methods: &["architecture_review", "performance_analysis", "failure_mode_analysis"],
    },
    Area {
        id: "operational_procedures",
        focus: [
            "detection_effectiveness",
            "response_efficiency",
            "recovery_speed",
            "validation_thoroughness",
        ],
        methods: &["procedure_review", "timeline_analysis", "efficiency_metrics"],
    },
    Area {
        id: "communication",
        focus: ["notification_speed", "information_clarity", "stakeholder_engagement", "feedback_loops"],
        methods: &[],
    },
    Area {
        id: "documentation",
        focus: ["accuracy", "completeness", "accessibility", "usefulness"],
        methods: &[],
    },
];

pub(super) fn check(found: &mut Found<'_>) {
    let today = found.portal.today;
    if let Some(day) = found.record.date("occurred_on").filter(|day| *day > today) {
        let message = format!("the incident began on {}, which is still to come", human(day));
        found.add("occurred_on", message, "a post-mortem is written afterwards");
    }
    scores(found);
    metrics(found);
    analysis(found);
    recurrence(found);
}

fn scores(found: &mut Found<'_>) {
    let Some(Value::Map(given)) = found.record.fields.get("impact_assessment") else { return };
    for (name, value) in given {
        if !SCORES.contains(&name.as_str()) {
            let message = format!("`impact_assessment` has no `{name}`");
            found.add("impact_assessment", message, "it has `severity`, `frequency` and `complexity`");
        } else if let Some(score) = value.as_number().filter(|score| !SCALE.contains(score)) {
            found.add("impact_assessment", format!("`{name}` is scored {score}"), "scores go from 1 to 5");
        }
    }
    for name in SCORES.iter().filter(|name| !given.contains_key(**name)) {
        let message = format!("`impact_assessment` lacks `{name}`");
        found.add("impact_assessment", message, "without it the incident is ranked by the other scores");
    }
}

fn metrics(found: &mut Found<'_>) {
    let mut seen: Vec<&str> = Vec::new();
    for row in found.record.rows("impact_metrics") {
        let Some(metric) = text(row, "metric") else { continue };
        if seen.contains(&metric) {
            found.add("impact_metrics", format!("`{metric}` stands there twice"), "keep one of the two rows");
        }
        seen.push(metric);
        let score = row.get("score").and_then(Value::as_number);
        if let Some(score) = score.filter(|score| !SCALE.contains(score)) {
            found.add("impact_metrics", format!("`{metric}` is scored {score}"), "scores go from 1 to 5");
        }
    }
}

fn analysis(found: &mut Found<'_>) {
    for row in found.record.rows("analysis") {
        let (Some(area), Some(focus)) = (text(row, "area"), text(row, "focus")) else { continue };
        let Some(area) = AREAS.iter().find(|known| known.id == area) else { continue };
        if !area.focus.contains(&focus) {
            let right = AREAS.iter().find(|other| other.focus.contains(&focus)).map_or("", |other| other.id);
            let message = format!("`{focus}` is nothing that is looked at in `{}`", area.id);
            found.add("analysis", message, &format!("it belongs to `{right}`"));
        }
        if let Some(method) = text(row, "method").filter(|method| !area.methods.contains(method)) {
            let message = format!("`{method}` is no way of looking at `{}`", area.id);
            let help = match AREAS.iter().find(|other| other.methods.contains(&method)) {
                Some(other) => format!("it belongs to `{}`", other.id),
                None => "leave it out".to_owned(),
            };
            found.add("analysis", message, &help);
        }
    }
}

/// An incident that repeats itself or one that came later.
fn recurrence(found: &mut Found<'_>) {
    let Some(other) = found.record.page_of("recurrence_of") else { return };
    if Some(other) == found.record.ix {
        found.add("recurrence_of", "the incident repeats itself", "name the earlier one");
        return;
    }
    let days = (found.record.date("occurred_on"), found.portal.record(other).date("occurred_on"));
    if let (Some(own), Some(earlier)) = days
        && earlier >= own
    {
        let message = format!(
            "the incident of {} is said to repeat `{}` of {}",
            human(own),
            found.id(other),
            human(earlier)
        );
        found.add("recurrence_of", message, "the later one names the earlier one");
    }
}
