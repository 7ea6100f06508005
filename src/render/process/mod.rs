//! What pages say of processes: sentences and charts made of figures.

mod charts;
pub(super) mod evaluation;
mod metric;
pub(super) mod overview;
mod words;

use super::Shared;
use super::view::{BadgeView, HitView, LinkView, ProcessLine};
use crate::portal::{Portal, Url};
use crate::registers::process::period::Quarter;
use crate::registers::process::{Hit, Priority, State, types};
use crate::schema::{FieldKind, title_from_name};

pub(super) use metric::view;

/// The page of all metrics.
pub(super) fn index_url() -> Url {
    Url::new("browse/processes/")
}

/// The address above the evaluations of a process.
pub(super) fn index_of(category: &str) -> Url {
    Url::new(format!("browse/processes/{}/", category.replace('_', "-")))
}

/// The page of an evaluation.
pub(super) fn evaluation_url(category: &str, quarter: Quarter) -> Url {
    Url::new(format!("{}{}/", index_of(category).as_str(), quarter.id()))
}

/// The title of a process, as the type of metrics declares it.
pub(super) fn process_title(portal: &Portal, category: &str) -> String {
    let field = portal.schema.get(types::METRIC).field("category");
    let values = match field.map(|field| &field.kind) {
        Some(FieldKind::Enum(values)) => values.as_slice(),
        _ => &[],
    };
    let declared = values.iter().find(|value| value.id == category).map(|value| value.title.clone());
    declared.unwrap_or_else(|| title_from_name(category))
}

/// A process with links to its evaluations.
pub(super) fn process_line(shared: &Shared<'_>, category: &str) -> ProcessLine {
    let process = &shared.registers.process;
    let quarters = process.quarters(category, shared.portal.today);
    let link = |quarter: &Quarter| LinkView {
        title: quarter.title(),
        url: shared.href(&evaluation_url(category, *quarter)),
    };
    ProcessLine {
        title: process_title(shared.portal, category),
        metrics: process.metrics.iter().filter(|metric| metric.category == category).count(),
        quarters: quarters.iter().map(link).collect(),
    }
}

/// Where a value stands, as a pill.
pub(super) fn state_badge(state: State) -> BadgeView {
    let kind = match state {
        State::Met => "ok",
        State::Near => "task",
        State::Warning => "warn",
        State::Critical => "bad",
        State::Unknown => "draft",
    };
    BadgeView { kind, title: state.title().to_owned(), due: String::new() }
}

/// A rule that holds.
pub(super) fn hit_view(shared: &Shared<'_>, hit: &Hit) -> super::view::HitView {
    let rule = &shared.registers.process.rules[hit.rule];
    let kind = match rule.priority {
        Priority::Critical => "bad",
        Priority::High => "warn",
        Priority::Medium | Priority::Low => "task",
    };
    HitView {
        badge: BadgeView { kind, title: rule.priority.title().to_owned(), due: String::new() },
        advice: rule.advice(),
        because: hit.because.clone(),
        reason: rule.reason.clone(),
        condition: rule.condition.clone(),
        metric: hit.metric.map(|ix| shared.link(ix)),
    }
}
