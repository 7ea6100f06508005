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

#[cfg(test)]
mod tests {
    use super::testing::{BASE, initiative};
    use super::*;
    use crate::config::Config;
    use crate::emit::testing::data_portal;
    use criteria::Standing;
    use jiff::civil::date;

    #[test]
    fn criteria_are_judged_by_the_mean_of_four_weeks() {
        // On the day the last single value would do, and the mean of the weeks up to it does not.
        let values =
            [("04-06", 20), ("06-29", 30), ("07-06", 16), ("10-05", 14), ("10-12", 12), ("10-19", 4)];
        let rows = values.map(|(day, value)| format!("wait,2026-{day},{value}\n")).concat();
        let csv = format!("metric,timestamp,value\n{rows}");
        let page = initiative(
            "timeline = [{ phase = \"A\", start = 2026-07-13, end = 2026-10-30, done_on = 2026-10-30 }]
success_criteria = [
    { metric = \"wait\", comparison = \"at_most\", value = 9, by = 2026-10-31 },
    { metric = \"wait\", comparison = \"at_most\", value = 10, by = 2026-10-31 },
]",
        );
        let pages = [BASE, &[("initiatives/a.md", page.as_str())]].concat();
        let (portal, found) = data_portal(Config::default(), &pages, &[("measurements.csv", &csv)]);
        assert_eq!(found.iter().filter(|d| d.is_error()).count(), 0);
        let register = Improvement::new(&portal, &Process::new(&portal));
        let [tight, loose] = register.initiatives[0].criteria.as_slice() else { panic!("two criteria") };
        let october = Reading { value: 10.0, on: date(2026, 10, 19) };
        assert_eq!((tight.standing, tight.then), (Standing::Late, Some(october)));
        // Nothing was measured in the four weeks up to today: what was last counts.
        let now = Reading { value: 4.0, on: date(2026, 10, 19) };
        assert_eq!((loose.standing, loose.now), (Standing::Met, Some(now)));
        assert_eq!(loose.before, Some(23.0), "a quarter before 13 July, without the value of April");
    }
}
