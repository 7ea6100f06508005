//! The boards of initiatives and of system improvements, and what their pages show.

pub(super) mod improvements;
mod initiative;
pub(super) mod initiatives;
mod moved;
mod plot;
mod system;

use jiff::civil::Date;

use super::{badge, page_link, title};
use crate::markdown;
use crate::portal::PageIx;
use crate::registers::improvement::Improvement;
use crate::registers::improvement::criteria::{Aim, Reading, Standing};
use crate::render::view::{BadgeView, ChangeCard, FacetView, ImprovementView, ReadingView};
use crate::render::{Shared, dates, skills};
use crate::schema::Value;

/// Cards that a column shows.
const MOST_CARDS: usize = 50;

/// What the page of an initiative or of an improvement shows besides its fields.
pub(in crate::render) fn page(shared: &Shared<'_>, ix: PageIx) -> Option<ImprovementView> {
    let register = all(shared);
    if let Some(own) = register.initiative(ix) {
        return Some(ImprovementView::Initiative(Box::new(initiative::view(shared, own))));
    }
    register.system(ix).map(|own| ImprovementView::System(Box::new(system::view(shared, own))))
}

fn all<'a>(shared: &'a Shared<'_>) -> &'a Improvement {
    &shared.registers.improvement
}

/// Inline Markdown as HTML.
fn html(text: Option<&String>) -> String {
    text.map_or_else(String::new, |text| markdown::inline(text))
}

/// `12.5 h`: a value of a metric in its unit, which stays on its line.
fn amount(shared: &Shared<'_>, metric: PageIx, value: f64) -> String {
    let found = shared.registers.process.metric(metric);
    found.map(|metric| metric.written(value).replace(' ', "\u{a0}")).unwrap_or_default()
}

/// `at most 12 h`.
fn aim(shared: &Shared<'_>, aim: Aim) -> String {
    format!("{} {}", aim.comparison.title(), amount(shared, aim.metric, aim.value))
}

fn reading(shared: &Shared<'_>, metric: PageIx, reading: Reading) -> ReadingView {
    ReadingView { value: amount(shared, metric, reading.value), on: dates::view(reading.on) }
}

fn standing(standing: Standing) -> BadgeView {
    let kind = match standing {
        Standing::Met => "ok",
        Standing::Late => "warn",
        Standing::Lost | Standing::Missed => "bad",
        Standing::NotYet => "task",
        Standing::Unmeasured => "never_reviewed",
    };
    badge(kind, standing.title())
}

/// Done, or how near the day is, also for a reader on a later day.
pub(super) fn due(shared: &Shared<'_>, end: Date, done: bool) -> BadgeView {
    skills::due_badge(shared, end, done)
}

/// A whole number of percent.
fn percent(share: f64) -> usize {
    (share * 100.0).round().clamp(0.0, 100.0) as usize
}

/// The choices of a board: values of its cards, in the order in which they are declared, else of the alphabet.
pub(super) fn facet(
    by: &'static str,
    title: &'static str,
    order: &[String],
    cards: &[&ChangeCard],
) -> FacetView {
    let data = cards.iter().flat_map(|card| &card.data).filter(|data| data.name == by);
    let used: std::collections::BTreeSet<&str> =
        data.flat_map(|data| data.value.split('|')).filter(|value| !value.is_empty()).collect();
    let declared = order.iter().filter(|value| used.contains(value.as_str())).cloned();
    let others = used.iter().filter(|value| !order.iter().any(|own| own == *value));
    FacetView { by, title, options: declared.chain(others.map(|value| (*value).to_owned())).collect() }
}

/// The titles that an enumeration of a type declares, also that of a list.
pub(super) fn declared(shared: &Shared<'_>, type_id: &str, field: &str) -> Vec<String> {
    use crate::schema::FieldKind;
    let found = shared.portal.schema.get(type_id).fields.iter().find(|own| own.name == field);
    let kind = match found.map(|field| &field.kind) {
        Some(FieldKind::List(of)) => Some(of.as_ref()),
        other => other,
    };
    match kind {
        Some(FieldKind::Enum(values)) => values.iter().map(|value| value.title.clone()).collect(),
        _ => Vec::new(),
    }
}

/// The titles of the values of an enumeration, or of a list of them, that a page has.
pub(super) fn chosen(shared: &Shared<'_>, ix: PageIx, field: &str) -> Vec<String> {
    let title = |value: &Value<PageIx>| match value {
        Value::Enum { title, .. } => Some(title.clone()),
        _ => None,
    };
    match shared.portal.page(ix).fields.get(field) {
        Some(Value::List(values)) => values.iter().filter_map(title).collect(),
        Some(value) => title(value).into_iter().collect(),
        None => Vec::new(),
    }
}
