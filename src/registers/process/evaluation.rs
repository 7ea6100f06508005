//! The evaluation of a process in a quarter: what its metrics did, where time is lost, what could be better and what to
//! do, each with its reason.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::metric::State;
use super::period::Quarter;
use super::quality::{Quality, quality};
use super::rules::Hit;
use super::series::Mean;
use super::standing::{Comparison, Trend, comparison, trend};
use super::{Process, types};
use crate::portal::{PageIx, Portal};

/// Quarters that are evaluated, the newest first.
const MOST_QUARTERS: usize = 9;

/// A process in a quarter.
#[derive(Debug, Clone)]
pub struct Evaluation {
    /// The identifier of the process.
    pub category: String,
    /// The quarter.
    pub quarter: Quarter,
    /// The last day that is looked at: the quarter's, or today.
    pub to: Date,
    /// Its metrics, in page order.
    pub metrics: Vec<Evaluated>,
    /// Flows that a metric of the process is a stage of.
    pub flows: Vec<Flow>,
    /// What could be better, the most first.
    pub opportunities: Vec<Opportunity>,
    /// Rules that hold for its metrics on the last day.
    pub hits: Vec<Hit>,
    /// What people wrote of it: records whose period ends in the quarter.
    pub records: Vec<PageIx>,
}

/// A metric in a quarter.
#[derive(Debug, Clone)]
pub struct Evaluated {
    /// Its place in [`Process::metrics`].
    pub metric: usize,
    /// The mean of the quarter.
    pub mean: Option<Mean>,
    /// That of the quarter before.
    pub before: Option<Mean>,
    /// Where the mean stands.
    pub state: State,
    /// The trend within the quarter.
    pub trend: Option<Trend>,
    /// The quarter against the year before.
    pub comparison: Option<Comparison>,
    /// The quality of its data on the last day.
    pub quality: Option<Quality>,
}

/// Stages of work that follow each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// Its name.
    pub name: String,
    /// In their order.
    pub stages: Vec<Stage>,
    /// The place of the bottleneck among them: the stage with the largest share of the time.
    pub bottleneck: usize,
    /// The place of the stage that grew most since the year before, or since the quarter before.
    pub fastest: Option<usize>,
}

/// A stage of a flow.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// The metric's place.
    pub metric: usize,
    /// The mean of the quarter, in the metric's unit.
    pub mean: f64,
    /// Its part of the whole time, from 0 to 1.
    pub share: f64,
    /// What it was before, in the metric's unit.
    pub before: Option<f64>,
}

/// Something that could be better.
#[derive(Debug, Clone, PartialEq)]
pub enum Opportunity {
    /// A mean that misses the target, by so much of it.
    Gap {
        /// The metric's place.
        metric: usize,
        /// The mean.
        mean: f64,
        /// The target.
        target: f64,
        /// By how much of the target, from 0.
        by: f64,
    },
    /// A metric that was worse than the year before, beyond chance.
    Worse {
        /// The metric's place.
        metric: usize,
        /// By how much.
        shift: f64,
    },
    /// Data that cannot be relied on.
    Data {
        /// The metric's place.
        metric: usize,
        /// Its score.
        score: f64,
    },
}

impl Process {
    /// The processes that have metrics, in the order of their identifiers.
    pub fn categories(&self) -> Vec<&str> {
        let all: BTreeSet<&str> = self.metrics.iter().map(|metric| metric.category.as_str()).collect();
        all.into_iter().filter(|category| !category.is_empty()).collect()
    }

    /// The quarters in which something of a process was measured, the newest first.
    pub fn quarters(&self, category: &str, today: Date) -> Vec<Quarter> {
        let own = self.metrics.iter().filter(|metric| metric.category == category);
        let Some(first) = own.filter_map(|metric| metric.series.points.first()).map(|point| point.date).min()
        else {
            return Vec::new();
        };
        let first = Quarter::of(first);
        let quarters = std::iter::successors(Some(Quarter::of(today)), |quarter| Some(quarter.previous()));
        quarters.take_while(|quarter| *quarter >= first).take(MOST_QUARTERS).collect()
    }

    /// Evaluates a process in a quarter.
    pub fn evaluate(&self, portal: &Portal, category: &str, quarter: Quarter) -> Evaluation {
        let (from, to) = (quarter.first_day(), quarter.last_day().min(portal.today));
        let own = (0..self.metrics.len()).filter(|at| self.metrics[*at].category == category);
        let metrics: Vec<Evaluated> = own.map(|at| self.evaluated(at, quarter, from, to)).collect();
        let pages: BTreeSet<PageIx> = metrics.iter().map(|it| self.metrics[it.metric].ix).collect();
        let hits = self.hits(to).into_iter().filter(|hit| hit.metric.is_some_and(|ix| pages.contains(&ix)));
        Evaluation {
            category: category.to_owned(),
            quarter,
            to,
            flows: self.flows(category, quarter, to),
            opportunities: self.opportunities(&metrics),
            hits: hits.collect(),
            records: records(portal, category, quarter),
            metrics,
        }
    }

    fn evaluated(&self, at: usize, quarter: Quarter, from: Date, to: Date) -> Evaluated {
        let metric = &self.metrics[at];
        let before = quarter.previous();
        let mean = metric.mean_between(from, to);
        Evaluated {
            metric: at,
            mean,
            before: metric.mean_between(before.first_day(), before.last_day()),
            state: mean.map_or(State::Unknown, |mean| metric.state_of(mean.value)),
            trend: trend(metric, from, to),
            comparison: comparison(metric, from, to),
            quality: quality(metric, to),
        }
    }

    fn flows(&self, category: &str, quarter: Quarter, to: Date) -> Vec<Flow> {
        let mut by_name = self.by_flow();
        by_name.retain(|_, stages| stages.iter().any(|at| self.metrics[*at].category == category));
        by_name.into_iter().filter_map(|(name, stages)| self.flow(name, stages, quarter, to)).collect()
    }

    fn flow(&self, name: &str, stages: Vec<usize>, quarter: Quarter, to: Date) -> Option<Flow> {
        let stages = self.in_order(stages);
        let unit = &self.metrics[*stages.first()?].unit;
        let mean =
            |at: usize, from: Date, to: Date| self.metrics[at].mean_between(from, to).map(|mean| mean.value);
        let of = |quarter: Quarter| {
            let means = stages.iter().map(|at| mean(*at, quarter.first_day(), quarter.last_day()));
            means.collect::<Option<Vec<f64>>>()
        };
        let earlier = of(quarter.last_year()).or_else(|| of(quarter.previous()));
        let means =
            stages.iter().map(|at| mean(*at, quarter.first_day(), to)).collect::<Option<Vec<f64>>>()?;
        let scale = |place: usize| self.metrics[stages[place]].unit.to(unit);
        let whole: f64 = means.iter().enumerate().map(|(place, mean)| mean * scale(place)).sum();
        if stages.len() < 2 || whole <= 0.0 {
            return None;
        }
        let stages: Vec<Stage> = means
            .iter()
            .enumerate()
            .map(|(place, mean)| Stage {
                metric: stages[place],
                mean: *mean,
                share: mean * scale(place) / whole,
                before: earlier.as_ref().map(|earlier| earlier[place]),
            })
            .collect();
        let places = || 0..stages.len();
        let bottleneck = places().max_by(|a, b| stages[*a].share.total_cmp(&stages[*b].share))?;
        let growth =
            |place: usize| stages[place].before.map(|before| (stages[place].mean - before) * scale(place));
        let fastest = places()
            .filter_map(|place| Some((place, growth(place)?)))
            .filter(|(_, growth)| *growth > 0.0)
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(place, _)| place);
        Some(Flow { name: name.to_owned(), stages, bottleneck, fastest })
    }

    fn opportunities(&self, metrics: &[Evaluated]) -> Vec<Opportunity> {
        let mut found = Vec::new();
        let mut gaps: Vec<Opportunity> = metrics.iter().filter_map(|it| self.gap(it)).collect();
        let by =
            |opportunity: &Opportunity| if let Opportunity::Gap { by, .. } = opportunity { *by } else { 0.0 };
        gaps.sort_by(|a, b| by(b).total_cmp(&by(a)));
        found.append(&mut gaps);
        let worse = metrics.iter().filter_map(|it| {
            let comparison =
                it.comparison.filter(|c| c.change == super::standing::Change::Worse && c.seasonal)?;
            Some(Opportunity::Worse { metric: it.metric, shift: comparison.difference.shift })
        });
        found.extend(worse);
        let data = metrics.iter().filter_map(|it| {
            let score = it.quality?.score().filter(|score| *score < 0.8)?;
            Some(Opportunity::Data { metric: it.metric, score })
        });
        found.extend(data);
        found
    }

    fn gap(&self, it: &Evaluated) -> Option<Opportunity> {
        let metric = &self.metrics[it.metric];
        let (mean, target) = (it.mean?.value, metric.target?);
        if metric.meets(mean) != Some(false) {
            return None;
        }
        let by = (mean - target).abs() / target.abs().max(f64::MIN_POSITIVE);
        Some(Opportunity::Gap { metric: it.metric, mean, target, by })
    }
}

/// Records whose period ends in the quarter.
fn records(portal: &Portal, category: &str, quarter: Quarter) -> Vec<PageIx> {
    let own = portal.records(types::EVALUATION).filter(|record| {
        let end = record.date("period_end").map(Quarter::of);
        record.text("process_category") == Some(category) && end == Some(quarter)
    });
    own.filter_map(|record| record.ix).collect()
}
