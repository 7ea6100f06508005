//! What a programme says of itself, as far as something is computed from it.

use crate::portal::{PageIx, Portal, Record};
use crate::registers::learning::roles::{Requirement, requirements};
use crate::registers::learning::{Proficiency, types};
use crate::schema::Value;

/// An amount of money of which the least and the most are known; often the same.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Amount {
    /// At least.
    pub low: f64,
    /// At most.
    pub high: f64,
}

impl Amount {
    /// An amount that is known.
    pub const fn exact(value: f64) -> Self {
        Self { low: value, high: value }
    }

    /// Whether it is known.
    pub fn is_exact(self) -> bool {
        self.low.total_cmp(&self.high).is_eq()
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { low: self.low + other.low, high: self.high + other.high }
    }

    /// So many times the amount.
    #[must_use]
    pub fn times(self, count: f64) -> Self {
        Self { low: self.low * count, high: self.high * count }
    }
}

/// What something is worth in a year.
#[derive(Debug, Clone, PartialEq)]
pub struct Impact {
    /// What changes.
    pub measure: String,
    /// What that is worth.
    pub worth: Amount,
    /// How that is known; empty for not said.
    pub basis: String,
}

/// A programme.
#[derive(Debug, Default)]
pub struct Program {
    /// Its sessions, by first day: places in [`super::Training::sessions`].
    pub sessions: Vec<usize>,
    /// Places of a session.
    pub places: Option<usize>,
    /// Work of a participant.
    pub seconds: Option<u64>,
    /// What a participant costs.
    pub price: Option<Amount>,
    /// What it teaches, and up to which level.
    pub teaches: Vec<(PageIx, Option<Proficiency>)>,
    /// Levels that participants must have.
    pub requires: Vec<Requirement>,
    /// Programmes that come first.
    pub after: Vec<PageIx>,
    /// The certificate that it prepares for.
    pub certificate: Option<PageIx>,
    /// Who usually gives it.
    pub instructor: Option<PageIx>,
    /// Whether its sessions take place in a room.
    pub in_room: bool,
    /// Whether everybody chooses the time.
    pub self_paced: bool,
    /// What it is worth.
    pub impact: Vec<Impact>,
}

impl Program {
    pub(super) fn new(portal: &Portal, record: &Record<'_>) -> Self {
        let delivery = record.text("delivery_method").unwrap_or_default();
        let is_program = |ix: &PageIx| portal.page(*ix).page.type_id == types::PROGRAM;
        Self {
            sessions: Vec::new(),
            places: record.number("capacity").filter(|n| *n >= 0.0).map(|n| n as usize),
            seconds: record.seconds("duration"),
            price: price(record),
            teaches: teaches(record),
            requires: requirements(record, "requires"),
            after: record.pages_of("prerequisites").into_iter().filter(is_program).collect(),
            certificate: record.page_of("certification_offered"),
            instructor: record.page_of("instructor"),
            in_room: !matches!(delivery, "virtual_live" | "self_paced_online"),
            self_paced: delivery == "self_paced_online",
            impact: record.rows("business_impact").iter().filter_map(impact).collect(),
        }
    }

    /// Hours of work of a participant.
    pub fn hours(&self) -> Option<f64> {
        Some(self.seconds? as f64 / 3600.0)
    }

    /// What it is worth in a year; `None` where nobody says.
    pub fn benefit(&self) -> Option<Amount> {
        self.impact.iter().map(|impact| impact.worth).reduce(Amount::plus)
    }
}

/// The price, else the range of prices.
fn price(record: &Record<'_>) -> Option<Amount> {
    if let Some(price) = record.number("cost_per_participant") {
        return Some(Amount::exact(price));
    }
    let Some(Value::List(range)) = record.fields.get("cost_range") else { return None };
    let range = || range.iter().filter_map(Value::as_number);
    Some(Amount { low: range().reduce(f64::min)?, high: range().reduce(f64::max)? })
}

/// The table of competencies, then those that only the common field names.
fn teaches(record: &Record<'_>) -> Vec<(PageIx, Option<Proficiency>)> {
    let rows = record.rows("competencies_addressed").iter();
    let mut all: Vec<(PageIx, Option<Proficiency>)> = rows
        .filter_map(|row| {
            let competency = *row.get("competency")?.first_ref()?;
            Some((competency, row.get("level").and_then(Value::as_str).and_then(Proficiency::find)))
        })
        .collect();
    for competency in record.pages_of("competencies") {
        if all.iter().all(|(known, _)| *known != competency) {
            all.push((competency, None));
        }
    }
    all
}

fn impact(row: &std::collections::BTreeMap<String, Value<PageIx>>) -> Option<Impact> {
    let number = |name: &str| row.get(name).and_then(Value::as_number);
    let text = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let low = number("low")?;
    let high = number("high").unwrap_or(low);
    let worth = Amount { low: low.min(high), high: low.max(high) };
    Some(Impact { measure: text("measure"), worth, basis: text("basis") })
}
