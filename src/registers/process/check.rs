//! What is wrong with metrics, measurements and rules.

use std::collections::BTreeSet;

use super::metric::{Better, Metric};
use super::units::TIMES;
use super::{Issue, Place, Process, types};
use crate::date::human;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::portal::lookup::is_hidden;
use crate::portal::{PageIx, Portal};

/// Everything. What names a page that the audience may not see is no mistake: `hidden` holds their paths.
pub fn check(portal: &Portal, hidden: &BTreeSet<String>) -> Vec<Diagnostic> {
    let process = Process::new(portal);
    let mut issues = process.issues.clone();
    for metric in &process.metrics {
        issues.extend(thresholds(metric));
        issues.extend(unit(metric));
        issues.extend(measurements(portal, metric));
    }
    let seen = |issue: &Issue| {
        let name = issue.unknown.as_deref().map(|name| name.replace('_', "-"));
        !name.is_some_and(|name| is_hidden(hidden, &name))
    };
    issues.into_iter().filter(seen).map(|issue| diagnostic(portal, issue)).collect()
}

fn diagnostic(portal: &Portal, issue: Issue) -> Diagnostic {
    let span = match issue.place {
        Place::Field(ix, field) => Some(portal.page(ix).page.key_span(field)),
        Place::Rule(at) => {
            portal.records(types::RULE).nth(at).map(|record| record.page.key_span("condition"))
        }
        Place::Measured(ix) => portal.measured.get(&ix).and_then(|measured| measured.first.clone()),
    };
    let mut d = Diagnostic::new(issue.code, issue.message).help_opt(issue.help);
    d.span = span;
    d
}

fn wrong(ix: PageIx, field: &'static str, message: String, help: &str) -> Issue {
    Issue {
        code: Code::Metric,
        place: Place::Field(ix, field),
        message,
        help: Some(help.to_owned()),
        unknown: None,
    }
}

/// Target, warning and critical value lie in this order, from good to bad.
fn thresholds(metric: &Metric) -> Option<Issue> {
    let order = [("target", metric.target), ("warning", metric.warning), ("critical", metric.critical)];
    let mut known = order.into_iter().filter_map(|(name, value)| Some((name, value?)));
    let mut last = known.next()?;
    for next in known {
        if metric.better.is_some() && metric.as_good_as(last.1, next.1) == Some(false) {
            let better = if metric.better == Some(Better::Lower) { "lower" } else { "higher" };
            let message = format!(
                "{} is better, and the {} value of {} is better than the {} of {}",
                better,
                next.0,
                metric.written(next.1),
                last.0,
                metric.written(last.1)
            );
            let field = if next.0 == "target" { "target_value" } else { "threshold_values" };
            return Some(wrong(
                metric.ix,
                field,
                message,
                "from good to bad there are the target, the warning and the critical value; `direction` says which way is better",
            ));
        }
        last = next;
    }
    None
}

/// A word of a unit that is nearly the name of a time.
fn unit(metric: &Metric) -> Option<Issue> {
    let known = || TIMES.iter().map(|(name, _)| *name).filter(|name| name.len() > 2);
    let word = metric.unit.dims.keys().find(|word| word.len() > 2 && nearest(word, known()).is_some())?;
    let near = nearest(word, known())?;
    Some(wrong(
        metric.ix,
        "measurement_unit",
        format!("`{word}` is no unit that is known; it is taken for something that is counted"),
        &format!("did you mean `{near}`?"),
    ))
}

/// Measurements that are dated to come, or of a metric that is worked out.
fn measurements(portal: &Portal, metric: &Metric) -> Option<Issue> {
    let measured = portal.measured.get(&metric.ix)?;
    let issue = |message: String, help: &str| Issue {
        code: Code::Measurement,
        place: Place::Measured(metric.ix),
        message,
        help: Some(help.to_owned()),
        unknown: None,
    };
    let title = &metric.title;
    if let Some(formula) = &metric.formula {
        let message = format!("“{title}” is worked out by `{formula}`; what was measured of it is left out");
        return Some(issue(message, "remove the rows, or write `calculation_formula = \"direct\"`"));
    }
    let last = *measured.days.keys().next_back().filter(|date| **date > portal.today)?;
    let late = measured.days.keys().filter(|date| **date > portal.today).count();
    let days = if late == 1 { "one day".to_owned() } else { format!("{late} days") };
    let message =
        format!("“{title}” has values of {days} to come, the last of {}; they are left out", human(last));
    Some(issue(message, "a measurement is dated by the day on which it was taken"))
}
