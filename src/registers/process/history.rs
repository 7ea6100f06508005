//! Metrics over several periods: how far off target each was, and what the stages of a flow took.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::period::Quarter;
use super::{Metric, Process};
use crate::registers::months::Month;

/// A metric in several quarters.
#[derive(Debug, Clone, PartialEq)]
pub struct OffTarget {
    /// Its place among the metrics.
    pub metric: usize,
    /// By how much of the target the mean of each quarter misses it: 0 where it was met, none without values.
    pub by: Vec<Option<f64>>,
}

/// A flow in several months.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowHistory {
    /// Its name.
    pub name: String,
    /// The months, oldest first.
    pub months: Vec<Month>,
    /// The places of the stages among the metrics, in order, each with the mean of every month in the unit of the first.
    pub stages: Vec<(usize, Vec<Option<f64>>)>,
}

impl Metric {
    /// By how much of the target a value misses it; 0 where it meets it. None without a target, or with one of 0.
    pub fn off_target(&self, value: f64) -> Option<f64> {
        let target = self.target.filter(|target| *target != 0.0)?;
        Some(if self.meets(value)? { 0.0 } else { ((value - target) / target).abs() })
    }
}

impl Process {
    /// The metrics that have a target and a value in one of the quarters.
    pub fn off_target(&self, quarters: &[Quarter], today: Date) -> Vec<OffTarget> {
        let of = |(at, metric): (usize, &Metric)| {
            let mean =
                |quarter: &Quarter| metric.mean_between(quarter.first_day(), quarter.last_day().min(today));
            let by: Vec<Option<f64>> =
                quarters.iter().map(|quarter| metric.off_target(mean(quarter)?.value)).collect();
            by.iter().any(Option::is_some).then_some(OffTarget { metric: at, by })
        };
        self.metrics.iter().enumerate().filter_map(of).collect()
    }

    /// All flows of at least two stages, over at most so many months until today.
    pub fn flow_histories(&self, most: i16, today: Date) -> Vec<FlowHistory> {
        let of = |(name, stages): (&str, Vec<usize>)| self.flow_history(name, stages, most, today);
        self.by_flow().into_iter().filter_map(of).collect()
    }

    fn flow_history(&self, name: &str, stages: Vec<usize>, most: i16, today: Date) -> Option<FlowHistory> {
        let stages = self.in_order(stages);
        let unit = &self.metrics[*stages.first()?].unit;
        let first = |at: &usize| self.metrics[*at].series.points.first().map(|point| Month::of(point.date));
        let first = stages.iter().filter_map(first).min()?;
        let mut months: Vec<Month> = (1 - most..=0).map(|n| Month::of(today).plus(n)).collect();
        months.retain(|month| *month >= first);
        if stages.len() < 2 || months.len() < 2 {
            return None;
        }
        let means = |at: usize| {
            let (metric, scale) = (&self.metrics[at], self.metrics[at].unit.to(unit));
            let mean = |month: &Month| {
                let from = month.plus(-1).last_day().tomorrow().ok()?;
                Some(metric.mean_between(from, month.last_day().min(today))?.value * scale)
            };
            (at, months.iter().map(mean).collect())
        };
        let stages = stages.iter().map(|at| means(*at)).collect();
        Some(FlowHistory { name: name.to_owned(), stages, months })
    }

    /// The metrics that are a stage of each flow, in page order.
    pub(super) fn by_flow(&self) -> BTreeMap<&str, Vec<usize>> {
        let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, metric) in self.metrics.iter().enumerate() {
            if let Some(name) = &metric.process {
                by_name.entry(name).or_default().push(at);
            }
        }
        by_name
    }

    /// Metrics of one flow in the order of its stages. Only times can be laid end to end, so that those in a unit of
    /// another kind than that of the first are left out.
    pub(super) fn in_order(&self, mut stages: Vec<usize>) -> Vec<usize> {
        stages.sort_by(|a, b| {
            let stage = |at: &usize| self.metrics[*at].stage.unwrap_or(f64::MAX);
            stage(a).total_cmp(&stage(b)).then(a.cmp(b))
        });
        if let Some(first) = stages.first().copied() {
            stages.retain(|at| self.metrics[*at].unit.is_like(&self.metrics[first].unit));
        }
        stages
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::metric;
    use super::*;
    use crate::config::Config;
    use crate::emit::testing::data_portal;
    use jiff::civil::date;

    #[test]
    fn quarters_and_months_by_hand() {
        let wait = metric(
            "measurement_unit = \"h\"\ntarget_value = 10\nthreshold_values = { warning = 20 }\nprocess = \"delivery\"\nstage = 2",
        );
        let build = metric("measurement_unit = \"min\"\nprocess = \"delivery\"\nstage = 1");
        let share = metric("measurement_unit = \"%\"\nprocess = \"delivery\"\nstage = 3");
        let csv = "metric,timestamp,value\nwait,2026-05-04,15\nwait,2026-06-01,9\nwait,2026-09-07,8\nwait,2026-10-05,30\n\
            build,2026-09-07,30\nbuild,2026-09-14,90\nbuild,2026-10-05,120\nshare,2026-10-05,50\n";
        let (portal, _) = data_portal(
            Config::default(),
            &[("metrics/wait.md", &wait), ("metrics/build.md", &build), ("metrics/share.md", &share)],
            &[("measurements.csv", csv)],
        );
        let process = Process::new(&portal);
        let place = |name: &str| process.metrics.iter().position(|metric| metric.name == name).unwrap();
        let quarters = [1, 2, 3, 4].map(|number| Quarter { year: 2026, number });
        let today = date(2026, 11, 21);
        // 12 on average against 10; then 8; then three times the target.
        let by = vec![None, Some(0.2), Some(0.0), Some(2.0)];
        assert_eq!(process.off_target(&quarters, today), [OffTarget { metric: place("wait"), by }]);
        let [flow] = process.flow_histories(3, today).try_into().unwrap();
        let months: Vec<String> = flow.months.iter().map(|month| month.title()).collect();
        assert_eq!(
            (flow.name.as_str(), months.join(", ")),
            ("delivery", "Sep 2026, Oct 2026, Nov 2026".into())
        );
        // In minutes, as the first stage is; a share is no time.
        let expected = [
            (place("build"), vec![Some(60.0), Some(120.0), None]),
            (place("wait"), vec![Some(480.0), Some(1800.0), None]),
        ];
        assert_eq!(flow.stages, expected);
    }
}
