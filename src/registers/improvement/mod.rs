//! Improvement: initiatives with the criteria by which one sees that they worked, and improvements of systems with what
//! they are worth and whether they held.

pub mod check;
pub mod criteria;
pub mod initiatives;
mod rows;
pub mod systems;
#[cfg(test)]
pub(crate) mod testing;

use jiff::ToSpan;
use jiff::civil::Date;

use super::process::Process;
use crate::portal::{PageIx, Portal};
use criteria::Reading;
use initiatives::Initiative;
use systems::System;

/// Identifiers of the record types.
pub mod types {
    /// A change to how work is done.
    pub const INITIATIVE: &str = "improvement_initiative";
    /// A change to a system.
    pub const SYSTEM: &str = "system_improvement";
}

/// What a metric was in so many days until a day, as far as it was measured.
pub type Measured<'a> = dyn Fn(PageIx, Date, i64) -> Option<Reading> + 'a;

/// The mean of a metric over so many days until a day; without a measurement in them, the last one before.
pub fn reading(process: &Process, metric: PageIx, day: Date, days: i64) -> Option<Reading> {
    let metric = process.metric(metric)?;
    let last = metric.value_on(day)?;
    let mean = metric.mean_between(day.saturating_sub((days - 1).days()), day);
    Some(Reading { value: mean.map_or(last.value, |mean| mean.value), on: last.date })
}

/// What is being changed.
#[derive(Debug, Default)]
pub struct Improvement {
    /// In page order.
    pub initiatives: Vec<Initiative>,
    /// In page order.
    pub systems: Vec<System>,
}

impl Improvement {
    /// Collects it from what the audience sees, with what was measured.
    pub fn new(portal: &Portal, process: &Process) -> Self {
        Self::with(portal, &|metric, day, days| reading(process, metric, day, days))
    }

    /// The same, with values from elsewhere.
    fn with(portal: &Portal, measured: &Measured<'_>) -> Self {
        let initiatives = portal.records(types::INITIATIVE);
        let systems = portal.records(types::SYSTEM);
        Self {
            initiatives: initiatives
                .filter_map(|record| Initiative::new(portal, &record, measured))
                .collect(),
            systems: systems.filter_map(|record| System::new(portal, &record, measured)).collect(),
        }
    }

    /// The initiative of a page.
    pub fn initiative(&self, ix: PageIx) -> Option<&Initiative> {
        self.initiatives.iter().find(|own| own.ix == ix)
    }

    /// The improvement of a page.
    pub fn system(&self, ix: PageIx) -> Option<&System> {
        self.systems.iter().find(|own| own.ix == ix)
    }
}
