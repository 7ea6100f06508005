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
    let mut done: BTreeMap<usize, bool> = BTreeMap::new();
    for at in formulas.keys().copied().collect::<Vec<_>>() {
        let mut way = Vec::new();
        if let Err(circle) = visit(at, &formulas, metrics, &mut done, &mut way) {
            let through: Vec<String> = circle.iter().map(|at| format!("`{}`", metrics[*at].name)).collect();
            found.push(issue(
                &metrics[at],
                Problem::new(format!("the formula needs itself: {}", through.join(" needs "))),
            ));
        }
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

/// Works out a metric after those that it needs; the way back to itself where it needs itself.
fn visit(
    at: usize,
    formulas: &BTreeMap<usize, Formula>,
    metrics: &mut [Metric],
    done: &mut BTreeMap<usize, bool>,
    way: &mut Vec<usize>,
) -> Result<(), Vec<usize>> {
    let Some(formula) = formulas.get(&at) else { return Ok(()) };
    if let Some(start) = way.iter().position(|other| *other == at) {
        let circle = way[start..].iter().copied().chain([at]).collect();
        return Err(circle);
    }
    match done.get(&at) {
        Some(true) => return Ok(()),
        // It needs a metric that needs itself; that one is reported.
        Some(false) => return Ok(()),
        None => {}
    }
    way.push(at);
    for input in formula.inputs.values() {
        if let Err(circle) = visit(*input, formulas, metrics, done, way) {
            way.pop();
            done.insert(at, false);
            return if circle.first() == Some(&at) { Err(circle) } else { Ok(()) };
        }
    }
    way.pop();
    let series = work_out(formula, metrics);
    metrics[at].series = series;
    done.insert(at, true);
    Ok(())
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
