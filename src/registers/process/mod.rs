//! Processes: metrics with what was measured of them, where they stand, how they move, and the rules over them.

mod check;
pub mod evaluation;
mod expr;
mod formulas;
pub mod history;
mod metric;
pub mod period;
pub mod quality;
mod rules;
pub mod series;
pub mod standing;
pub mod statistics;
pub mod units;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::parse::measurements::Measured;
use crate::portal::lookup::{Found, Lookup, is_hidden};
use crate::portal::{PageIx, Portal, PortalPage};

pub use check::check;
pub use metric::{Better, Metric, State};
pub use rules::{Hit, Priority, Rule};
pub use series::{Mean, Point, Series};
pub use standing::Change;

/// The record types that processes are of.
pub mod types {
    /// Something that is measured again and again.
    pub const METRIC: &str = "process_metric";
    /// A condition over metrics.
    pub const RULE: &str = "optimization_rule";
    /// What people say of a process in a period.
    pub const EVALUATION: &str = "process_evaluation";
}

/// What was measured, by the metric's page.
pub type ByMetric = BTreeMap<PageIx, Arc<Measured>>;

/// Finds the metric of each series. Series of metrics that the audience may not see are left out silently; `hidden`
/// holds their paths and identifiers.
pub fn resolve(
    measurements: &[(String, Arc<Measured>)],
    pages: &[PortalPage],
    hidden: &BTreeSet<String>,
) -> (ByMetric, Vec<Diagnostic>) {
    let (mut known, mut found) = (ByMetric::new(), Vec::new());
    if measurements.is_empty() {
        return (known, found);
    }
    let lookup = Lookup::new(pages);
    let to = [types::METRIC.to_owned()];
    for (name, measured) in measurements {
        match lookup.reference(name, &to) {
            Found::One(ix) => match known.get_mut(&ix) {
                Some(other) => Arc::make_mut(other).merge(measured),
                None => drop(known.insert(ix, Arc::clone(measured))),
            },
            _ if is_hidden(hidden, name) => {}
            other => found.push(unknown(name, measured, &other, &lookup)),
        }
    }
    (known, found)
}

fn unknown(name: &str, measured: &Measured, found: &Found, lookup: &Lookup<'_>) -> Diagnostic {
    let message = match found {
        Found::Many(_) => format!("`{name}` names several metrics; its measurements are left out"),
        Found::WrongType(_) => format!("`{name}` is no metric; its measurements are left out"),
        Found::One(_) | Found::None => format!("there is no metric `{name}`; its measurements are left out"),
    };
    let mut d = Diagnostic::new(Code::Measurement, message);
    d.span.clone_from(&measured.first);
    let help = lookup.suggest(name, &[types::METRIC.to_owned()]);
    d.help(help.unwrap_or_else(|| "a metric is a page of type `process_metric`".to_owned()))
}

/// All metrics of a portal.
#[derive(Debug, Default)]
pub struct Process {
    /// In page order.
    pub metrics: Vec<Metric>,
    /// The rules of the packs, then those of the portal.
    pub rules: Vec<Rule>,
    /// Their conditions.
    prepared: Vec<Vec<rules::Prepared>>,
    /// What is wrong with formulas and rules.
    issues: Vec<Issue>,
    by_page: BTreeMap<PageIx, usize>,
}

/// Something that is wrong with a metric, a rule or measurements.
#[derive(Debug, Clone)]
struct Issue {
    code: Code,
    place: Place,
    message: String,
    help: Option<String>,
    /// The name of a metric that is not there.
    unknown: Option<String>,
}

/// Where it is.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// A field of a page.
    Field(PageIx, &'static str),
    /// A row of rules, by its place among them.
    Rule(usize),
    /// The first row of measurements of a metric.
    Measured(PageIx),
}

/// How many metrics are where they should be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Targets {
    /// Metrics whose last value meets the target.
    pub met: Vec<PageIx>,
    /// Metrics whose last value does not.
    pub missed: Vec<PageIx>,
    /// Metrics without a target or without a value.
    pub unknown: Vec<PageIx>,
}

impl Process {
    /// Reads them.
    pub fn new(portal: &Portal) -> Self {
        let pages = portal.iter().filter(|(_, page)| page.page.type_id == types::METRIC);
        let mut metrics: Vec<Metric> = pages.map(|(ix, _)| Metric::read(portal, ix)).collect();
        let by_page = metrics.iter().enumerate().map(|(at, metric)| (metric.ix, at)).collect();
        let issues = formulas::compute(&mut metrics);
        let mut process = Self { metrics, rules: rules::all(portal), issues, by_page, ..Self::default() };
        let (prepared, wrong) = rules::prepare(&process);
        process.prepared = prepared;
        process.issues.extend(wrong);
        process
    }

    /// The metric of a page.
    pub fn metric(&self, ix: PageIx) -> Option<&Metric> {
        self.metrics.get(*self.by_page.get(&ix)?)
    }

    /// How many metrics meet their targets.
    pub fn targets(&self) -> Targets {
        let mut targets = Targets::default();
        for metric in &self.metrics {
            let met = metric.latest().and_then(|point| metric.meets(point.value));
            match met {
                Some(true) => targets.met.push(metric.ix),
                Some(false) => targets.missed.push(metric.ix),
                None => targets.unknown.push(metric.ix),
            }
        }
        targets
    }
}

#[cfg(test)]
mod tests;
