//! Metrics that are worked out from others.

use std::collections::BTreeMap;

use super::expr::{self, Expression, Kind, Outcome, Problem};
use super::metric::Metric;
use super::series::{Point, Series};
use super::units::Unit;
use super::{Issue, Place};
use crate::diagnostic::{Code, nearest};

/// A value of another metric counts for a day that lies at most so many days after it, unless it says how often it is
/// taken.
const WITHIN: f64 = 7.0;

/// The metrics by their names in expressions.
pub(super) fn names(metrics: &[Metric]) -> BTreeMap<&str, Vec<usize>> {
    let mut names: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, metric) in metrics.iter().enumerate() {
        names.entry(&metric.name).or_default().push(at);
    }
    names
}

/// The one metric of a name.
pub(super) fn find(names: &BTreeMap<&str, Vec<usize>>, name: &str) -> Result<usize, Problem> {
    match names.get(name).map(Vec::as_slice) {
        Some([one]) => Ok(*one),
        Some(_) => Err(Problem::new(format!("several metrics are called `{name}`"))),
        None => {
            let near = nearest(name, names.keys().copied());
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "a metric is named by the last part of its identifier, with `_` for `-`".to_owned(),
            };
            let mut problem = Problem::new(format!("there is no metric `{name}`"));
            problem.help = Some(help);
            problem.unknown = Some(name.to_owned());
            Err(problem)
        }
    }
}

/// What a formula needs and gives.
struct Formula {
    expression: Expression,
    /// The metrics in it by their names.
    inputs: BTreeMap<String, usize>,
    /// By what its value is multiplied to be one in the metric's unit.
    factor: f64,
}

/// Works out every metric with a formula, those that others need first. Returns what is wrong with formulas.
pub(super) fn compute(metrics: &mut [Metric]) -> Vec<Issue> {
    let mut found = Vec::new();
    let mut formulas: BTreeMap<usize, Formula> = BTreeMap::new();
    for (at, metric) in metrics.iter().enumerate() {
        let Some(text) = &metric.formula else { continue };
        match read(text, metric, metrics) {
            Ok(formula) => drop(formulas.insert(at, formula)),
            Err(problem) => found.push(issue(metric, problem)),
        }
    }
    let mut work = Work { formulas: &formulas, done: BTreeMap::new(), way: Vec::new(), circles: Vec::new() };
    for at in formulas.keys() {
        work.visit(*at, metrics);
    }
    for circle in work.circles {
        let through: Vec<String> = circle.iter().map(|at| format!("`{}`", metrics[*at].name)).collect();
        let message = format!("the formula needs itself: {}", through.join(" needs "));
        found.push(issue(&metrics[circle[0]], Problem::new(message)));
    }
    found
}

impl super::Process {
    /// The metrics that another is worked out from.
    pub fn inputs_of(&self, metric: &Metric) -> Vec<crate::portal::PageIx> {
        let names = names(&self.metrics);
        let written = metric.formula.as_deref().and_then(|text| expr::names(text).ok()).unwrap_or_default();
        written.iter().filter_map(|name| Some(self.metrics[find(&names, name).ok()?].ix)).collect()
    }
}

fn issue(metric: &Metric, problem: Problem) -> Issue {
    Issue {
        code: Code::Metric,
        place: Place::Field(metric.ix, "calculation_formula"),
        message: problem.message,
        help: problem.help,
        unknown: problem.unknown,
    }
}

fn read(text: &str, metric: &Metric, metrics: &[Metric]) -> Result<Formula, Problem> {
    let names = names(metrics);
    let unit = |name: &str| find(&names, name).map(|at| metrics[at].unit.clone());
    let expression = Expression::read(text, &unit)?;
    let inputs = expression.names.iter().map(|name| Ok((name.clone(), find(&names, name)?)));
    let inputs: BTreeMap<String, usize> = inputs.collect::<Result<_, Problem>>()?;
    if inputs.is_empty() {
        return Err(Problem::new("the formula names no metric"));
    }
    let given = match &expression.kind {
        Kind::Truth => {
            return Err(Problem::new("the formula gives true or false where it should give a number"));
        }
        Kind::Number(unit) => unit.clone().unwrap_or_else(Unit::one),
    };
    if !given.is_like(&metric.unit) {
        let (given, own) = (expr::name(&given), expr::name(&metric.unit));
        return Err(Problem::new(format!("the formula gives {given}, and the metric is in {own}")));
    }
    let factor = given.to(&metric.unit);
    Ok(Formula { expression, inputs, factor })
}

/// Working out one formula after the other.
struct Work<'a> {
    formulas: &'a BTreeMap<usize, Formula>,
    /// Metrics that were visited, and whether they have values.
    done: BTreeMap<usize, bool>,
    way: Vec<usize>,
    /// Metrics that need each other in a circle.
    circles: Vec<Vec<usize>>,
}

impl Work<'_> {
    /// Works out a metric after those that it needs. Not one that needs itself, nor one that needs such a one.
    fn visit(&mut self, at: usize, metrics: &mut [Metric]) -> bool {
        let Some(formula) = self.formulas.get(&at) else { return true };
        if let Some(start) = self.way.iter().position(|other| *other == at) {
            self.circles.push(self.way[start..].iter().copied().chain([at]).collect());
            return false;
        }
        if let Some(known) = self.done.get(&at) {
            return *known;
        }
        self.way.push(at);
        let mut whole = true;
        for input in formula.inputs.values() {
            whole &= self.visit(*input, metrics);
        }
        self.way.pop();
        if whole {
            let series = work_out(formula, metrics);
            metrics[at].series = series;
        }
        self.done.insert(at, whole);
        whole
    }
}

/// A value for each day of the input that is taken least often.
fn work_out(formula: &Formula, metrics: &[Metric]) -> Series {
    let inputs = formula.inputs.values().map(|at| &metrics[*at]);
    let Some(sparsest) = inputs.min_by_key(|metric| metric.series.points.len()) else {
        return Series::default();
    };
    let mut points = Vec::with_capacity(sparsest.series.points.len());
    for day in &sparsest.series.points {
        let value = |name: &str| {
            let metric = &metrics[*formula.inputs.get(name)?];
            let point = metric.value_on(day.date)?;
            let age = f64::from((day.date - point.date).get_days());
            let fresh = age < metric.every.unwrap_or(WITHIN).max(1.0);
            fresh.then(|| metric.in_expressions(point.value))
        };
        if let Outcome::Number(value) = formula.expression.evaluate(&value) {
            points.push(Point::computed(day.date, value * formula.factor));
        }
    }
    Series { points }
}
