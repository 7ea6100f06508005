//! What a project may cost, what it has cost, and what it will have cost if it goes on like this.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::projects::{Outcome, Project, days_between};
use crate::portal::Record;
use crate::registers::months::Month;
use crate::schema::Value;

/// So many whole months are looked at to tell what a month costs at present.
pub const MONTHS: i16 = 3;
/// The length of a month in days, for parts of months.
pub const MONTH: f64 = 365.25 / 12.0;

/// Money, in the currency of the settings.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Budget {
    /// What it may cost.
    pub allocated: Option<f64>,
    /// What it has cost, as stated.
    pub stated: Option<f64>,
    /// What it cost in each month of which something is written.
    pub months: BTreeMap<Month, f64>,
}

/// How the money of a project that runs will end, at what a month costs at present.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Forecast {
    /// What a month costs.
    pub burn: f64,
    /// Months until its last day as planned.
    pub left: f64,
    /// What it will have cost: spent + burn × left.
    pub total: f64,
}

impl Budget {
    pub(super) fn new(record: &Record<'_>) -> Self {
        let mut months = BTreeMap::new();
        for row in record.rows("spending") {
            let month = row.get("month").and_then(Value::as_date);
            let amount = row.get("amount").and_then(Value::as_number);
            if let Some((month, amount)) = month.zip(amount) {
                *months.entry(Month::of(month)).or_insert(0.0) += amount;
            }
        }
        Self { allocated: record.number("budget_allocated"), stated: record.number("budget_spent"), months }
    }

    /// What the months come to; `None` where none is written.
    pub fn summed(&self) -> Option<f64> {
        (!self.months.is_empty()).then(|| self.months.values().sum())
    }

    /// What it has cost: the sum of its months, else as stated.
    pub fn spent(&self) -> Option<f64> {
        self.summed().or(self.stated)
    }

    /// The share of the budget that is spent; more than 1 where it is overdrawn.
    pub fn share(&self) -> Option<f64> {
        let allocated = self.allocated.filter(|it| *it > 0.0)?;
        Some(self.spent()? / allocated)
    }
}

impl Project {
    /// The share of its time that is over: from 0 to 1.
    pub fn time_share(&self, today: Date) -> Option<f64> {
        let (start, end) = (self.start?, self.end?);
        let all = days_between(start, end);
        (all > 0).then(|| (days_between(start, today) as f64 / all as f64).min(1.0))
    }

    /// What a month costs at present: the mean of the last three whole months, or of those since the first in which
    /// money was spent. Without months, what was spent by the length of time since the first day.
    pub fn burn(&self, today: Date) -> Option<f64> {
        let Some(first) = self.budget.months.keys().next() else {
            let months = days_between(self.start?, today) as f64 / MONTH;
            return (months >= 1.0).then_some(self.budget.stated? / months);
        };
        let this = Month::of(today);
        let amounts: Vec<f64> = (1..=MONTHS)
            .map(|back| this.plus(-back))
            .filter(|month| month >= first)
            .map(|month| self.budget.months.get(&month).copied().unwrap_or_default())
            .collect();
        (!amounts.is_empty()).then(|| amounts.iter().sum::<f64>() / amounts.len() as f64)
    }

    /// How its money will end; `None` for what does not run, has no last day, or has one that is over.
    pub fn forecast(&self, today: Date) -> Option<Forecast> {
        let end = self.end.filter(|end| *end >= today && self.outcome == Outcome::Running)?;
        let (burn, spent) = (self.burn(today)?, self.budget.spent()?);
        let left = days_between(today, end) as f64 / MONTH;
        Some(Forecast { burn, left, total: spent + burn * left })
    }
}

/// What all projects cost in each month, the last so many of those from the first to the last, those without a cost too.
pub fn by_month(projects: &[Project], most: i16) -> Vec<(Month, f64)> {
    let mut sums: BTreeMap<Month, f64> = BTreeMap::new();
    for (month, amount) in projects.iter().flat_map(|project| &project.budget.months) {
        *sums.entry(*month).or_insert(0.0) += amount;
    }
    let (Some((first, _)), Some((last, _))) = (sums.first_key_value(), sums.last_key_value()) else {
        return Vec::new();
    };
    let months = (0..most).rev().map(|back| last.plus(-back)).filter(|month| month >= first);
    months.map(|month| (month, sums.get(&month).copied().unwrap_or_default())).collect()
}
