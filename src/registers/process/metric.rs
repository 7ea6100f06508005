//! One metric: its definition and its values.

use jiff::civil::Date;

use super::series::{Mean, Point, Series};
use super::units::Unit;
use crate::portal::{PageIx, Portal, Record};
use crate::schema::Value;

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// Low values.
    Lower,
    /// High values.
    Higher,
}

/// Where a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It meets the target.
    Met,
    /// It misses the target and is not yet a warning, or there are thresholds only and it is within them.
    Near,
    /// Beyond the first threshold.
    Warning,
    /// Beyond the second.
    Critical,
    /// There is nothing to hold it against, or no value.
    Unknown,
}

impl State {
    /// As in addresses and classes.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Near => "near",
            Self::Warning => "warning",
            Self::Critical => "critical",
            Self::Unknown => "unknown",
        }
    }

    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Met => "On target",
            Self::Near => "Off target",
            Self::Warning => "Warning",
            Self::Critical => "Critical",
            Self::Unknown => "Not known",
        }
    }
}

/// A metric.
#[derive(Debug, Clone)]
pub struct Metric {
    /// Its page.
    pub ix: PageIx,
    /// Its name in expressions: the last part of its identifier with `_` for `-`.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The identifier of the process that it is of.
    pub category: String,
    /// The identifier of what kind of thing it tells.
    pub kind: String,
    /// The unit of its values.
    pub unit: Unit,
    /// Which way is better, where that is said or follows.
    pub better: Option<Better>,
    /// What it should be.
    pub target: Option<f64>,
    /// From where on it is a warning.
    pub warning: Option<f64>,
    /// From where on it is critical.
    pub critical: Option<f64>,
    /// What it was at first.
    pub baseline: Option<f64>,
    /// How often a value is due, in days.
    pub every: Option<f64>,
    /// The expression that it is worked out by; `None` for what is measured.
    pub formula: Option<String>,
    /// The flow that it is the time of a stage of.
    pub process: Option<String>,
    /// The stage's place in that flow.
    pub stage: Option<f64>,
    /// The first day of the values that the control limits come from.
    pub limits_from: Option<Date>,
    /// Its values until today.
    pub series: Series,
}

impl Metric {
    /// Reads the record of a page, with what was measured of it.
    pub(super) fn read(portal: &Portal, ix: PageIx) -> Self {
        let record = portal.record(ix);
        let text = |name: &str| record.text(name).unwrap_or_default().to_owned();
        let formula = record.text("calculation_formula").map(str::trim);
        let mut metric = Self {
            ix,
            name: name_of(&record.page.id),
            title: record.page.title.clone(),
            category: text("category"),
            kind: text("metric_type"),
            unit: Unit::parse(record.text("measurement_unit").unwrap_or("1")),
            better: None,
            target: record.number("target_value"),
            warning: threshold(&record, "warning"),
            critical: threshold(&record, "critical"),
            baseline: record.number("baseline_value"),
            every: record.seconds("collection_frequency").map(|s| s as f64 / 86400.0).filter(|d| *d > 0.0),
            formula: formula.filter(|f| !f.is_empty() && *f != "direct").map(str::to_owned),
            process: record.text("process").map(str::to_owned),
            stage: record.number("stage"),
            limits_from: record.date("limits_from"),
            series: Series::default(),
        };
        metric.better = match record.text("direction") {
            Some("lower") => Some(Better::Lower),
            Some("higher") => Some(Better::Higher),
            _ => metric.implied_direction(),
        };
        if let (None, Some(measured)) = (&metric.formula, portal.measured.get(&ix)) {
            metric.series = Series::of(measured, portal.today);
        }
        metric
    }

    /// What target and thresholds say of the direction.
    fn implied_direction(&self) -> Option<Better> {
        let pairs =
            [(self.target, self.warning), (self.warning, self.critical), (self.target, self.critical)];
        pairs.into_iter().find_map(|(good, bad)| match (good?, bad?) {
            (good, bad) if bad > good => Some(Better::Lower),
            (good, bad) if bad < good => Some(Better::Higher),
            _ => None,
        })
    }

    /// Whether one value is at least as good as another; `None` where no direction is known.
    pub fn as_good_as(&self, value: f64, other: f64) -> Option<bool> {
        Some(match self.better? {
            Better::Lower => value <= other,
            Better::Higher => value >= other,
        })
    }

    /// Whether a value meets the target; `None` without a target or direction.
    pub fn meets(&self, value: f64) -> Option<bool> {
        self.as_good_as(value, self.target?)
    }

    /// Where a value stands.
    pub fn state_of(&self, value: f64) -> State {
        let beyond = |threshold: Option<f64>| {
            threshold.is_some_and(|threshold| self.as_good_as(threshold, value) == Some(true))
        };
        if self.meets(value) == Some(true) {
            State::Met
        } else if beyond(self.critical) {
            State::Critical
        } else if beyond(self.warning) {
            State::Warning
        } else if self.better.is_some() && (self.target.is_some() || self.warning.or(self.critical).is_some())
        {
            State::Near
        } else {
            State::Unknown
        }
    }

    /// Where it stands now.
    pub fn state(&self) -> State {
        self.latest().map_or(State::Unknown, |point| self.state_of(point.value))
    }

    /// Its last value.
    pub fn latest(&self) -> Option<&Point> {
        self.series.latest()
    }

    /// The value that was in force on a day: the last one until then.
    pub fn value_on(&self, date: Date) -> Option<&Point> {
        self.series.value_on(date)
    }

    /// The mean over the days from one to another, both included.
    pub fn mean_between(&self, from: Date, to: Date) -> Option<Mean> {
        self.series.mean_between(from, to)
    }

    /// A value as expressions see it: a share is a fraction there.
    pub(super) fn in_expressions(&self, value: f64) -> f64 {
        if self.unit.percent { value / 100.0 } else { value }
    }

    /// What `threshold` means in a rule: the critical value, else that of the warning.
    pub(super) fn threshold(&self) -> Option<f64> {
        self.critical.or(self.warning)
    }

    /// A value with its unit, as readers see it.
    pub fn written(&self, value: f64) -> String {
        self.unit.written(value)
    }
}

/// The last part of an identifier as an expression names it.
pub(super) fn name_of(id: &str) -> String {
    crate::portal::lookup::last_segment(id).replace('-', "_")
}

fn threshold(record: &Record<'_>, name: &str) -> Option<f64> {
    match record.fields.get("threshold_values")? {
        Value::Map(values) => values.get(name)?.as_number(),
        _ => None,
    }
}
