//! Expressions of formulas and rules. The library parses and evaluates them; in between, units are checked over the
//! tree, and the expression is written again in one unit each: `review_wait + pipeline_time` in hours and minutes
//! becomes a sum of hours.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use cel::common::ast::{CallExpr, Expr, IdedExpr, LiteralValue, operators};
use cel::{Context, Program, Value};

use super::units::Unit;

/// Characters that an expression has at most.
const LONGEST: usize = 500;

/// What an expression gives.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// Yes or no.
    Truth,
    /// A number; without a unit it is a plain one, or takes the unit of what it is compared with.
    Number(Option<Unit>),
}

/// An expression that can be evaluated.
pub(super) struct Expression {
    program: Program,
    /// The names in it.
    pub(super) names: BTreeSet<String>,
    /// What it gives.
    pub(super) kind: Kind,
}

/// The unit of a name, or why there is none. Values in per cent are fractions in expressions.
pub(super) type Units<'a> = &'a dyn Fn(&str) -> Result<Unit, Problem>;

/// Why an expression cannot be evaluated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Problem {
    pub(super) message: String,
    pub(super) help: Option<String>,
    /// The name that is unknown, where that is why.
    pub(super) unknown: Option<String>,
}

impl Problem {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None, unknown: None }
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// What an expression comes to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Outcome {
    Truth(bool),
    Number(f64),
    /// A division by nothing, and whatever else has no value.
    Nothing,
}

impl std::fmt::Debug for Expression {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Expression")
            .field("names", &self.names)
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

impl Expression {
    /// Parses an expression and checks its units.
    pub(super) fn read(text: &str, units: Units<'_>) -> Result<Self, Problem> {
        let program = compile(&shares(short(text)?))?;
        let mut tree = Tree { units, names: BTreeSet::new() };
        let part = tree.part(program.expression())?;
        let Tree { names, .. } = tree;
        Ok(Self { program: compile(&part.text)?, names, kind: part.kind })
    }

    /// Its value, with those of its names, each in its own unit and shares as fractions.
    pub(super) fn evaluate(&self, value: &dyn Fn(&str) -> Option<f64>) -> Outcome {
        let mut context = Context::empty();
        for name in &self.names {
            let Some(value) = value(name) else { return Outcome::Nothing };
            context.add_variable_from_value(name.clone(), value);
        }
        match self.program.execute(&context) {
            Ok(Value::Bool(truth)) => Outcome::Truth(truth),
            Ok(Value::Float(number)) if number.is_finite() => Outcome::Number(number),
            _ => Outcome::Nothing,
        }
    }
}

/// The names in an expression.
pub(super) fn names(text: &str) -> Result<BTreeSet<String>, Problem> {
    let program = compile(&shares(short(text)?))?;
    Ok(program.references().variables().into_iter().map(str::to_owned).collect())
}

/// The expression, where it is short enough: a parser of nested calls needs stack for every operator.
fn short(text: &str) -> Result<&str, Problem> {
    if text.chars().count() > LONGEST {
        return Err(Problem::new(format!("the expression is longer than {LONGEST} characters")));
    }
    Ok(text)
}

fn compile(text: &str) -> Result<Program, Problem> {
    Program::compile(text).map_err(|errors| {
        let first = errors.errors.first().and_then(|error| error.msg.lines().next()).unwrap_or_default();
        // What follows is a list of all that could stand there.
        let first = first.split(" expecting ").next().unwrap_or_default();
        let why = match first.strip_prefix("Syntax error: ").unwrap_or(first) {
            "" => String::new(),
            early if early.contains("<EOF>") => ": it ends too early".to_owned(),
            deep if deep.contains("Recursion limit") => ": it is nested too deeply".to_owned(),
            other => format!(": {other}"),
        };
        Problem::new(format!("the expression cannot be parsed{why}"))
            .help("it is written as in `review_wait + pipeline_time` or `cycle_time > target * 1.5`")
    })
}

/// `80%` is written as its fraction. In the library's language `%` is the rest of a division, which stays one where a
/// number or name follows.
fn shares(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_alphanumeric() || c == '_') {
        let (before, word) = rest.split_at(start);
        out.push_str(before);
        let end =
            word.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.')).unwrap_or(word.len());
        let (word, after) = word.split_at(end);
        rest = after;
        let behind = after.trim_start().strip_prefix('%');
        let divides = |behind: &str| {
            behind.trim_start().starts_with(|c: char| c.is_ascii_alphanumeric() || "_(".contains(c))
        };
        match (word.parse::<f64>(), behind) {
            (Ok(number), Some(behind)) if !divides(behind) => {
                let _ = write!(out, "{:?}", number / 100.0);
                rest = behind;
            }
            _ => out.push_str(word),
        }
    }
    out.push_str(rest);
    out
}

/// A part of an expression, written again.
struct Part {
    text: String,
    kind: Kind,
}

struct Tree<'a> {
    units: Units<'a>,
    names: BTreeSet<String>,
}

impl Tree<'_> {
    fn part(&mut self, expression: &IdedExpr) -> Result<Part, Problem> {
        match &expression.expr {
            Expr::Ident(name) => {
                let unit = (self.units)(name)?;
                self.names.insert(name.clone());
                let unit = if unit.percent { Unit::one() } else { unit };
                Ok(Part { text: name.clone(), kind: Kind::Number(Some(unit)) })
            }
            Expr::Literal(literal) => literal_part(literal),
            Expr::Call(call) => self.call(call),
            _ => Err(unsupported()),
        }
    }

    fn call(&mut self, call: &CallExpr) -> Result<Part, Problem> {
        if call.target.is_some() {
            return Err(unsupported());
        }
        let parts = call.args.iter().map(|arg| self.part(arg)).collect::<Result<Vec<_>, _>>()?;
        let name = call.func_name.as_str();
        match (name, <[Part; 2]>::try_from(parts)) {
            (operators::LOGICAL_AND, Ok([a, b])) => both(a, "&&", b),
            (operators::LOGICAL_OR, Ok([a, b])) => both(a, "||", b),
            (operators::ADD, Ok([a, b])) => sum(a, "+", b),
            (operators::SUBSTRACT, Ok([a, b])) => sum(a, "-", b),
            (operators::MULTIPLY, Ok([a, b])) => product(a, "*", b, 1),
            (operators::DIVIDE, Ok([a, b])) => product(a, "/", b, -1),
            (operators::GREATER, Ok([a, b])) => comparison(a, ">", b),
            (operators::GREATER_EQUALS, Ok([a, b])) => comparison(a, ">=", b),
            (operators::LESS, Ok([a, b])) => comparison(a, "<", b),
            (operators::LESS_EQUALS, Ok([a, b])) => comparison(a, "<=", b),
            (operators::EQUALS, Ok([a, b])) => comparison(a, "==", b),
            (operators::NOT_EQUALS, Ok([a, b])) => comparison(a, "!=", b),
            ("min", Ok([a, b])) => choice(a, "<", b),
            ("max", Ok([a, b])) => choice(a, ">", b),
            (_, Err(parts)) => other(name, parts),
            _ => Err(unsupported()),
        }
    }
}

fn unsupported() -> Problem {
    Problem::new("the expression has something that is no calculation").help(
        "there are names of metrics, numbers, shares such as `80%`, `+ - * /`, comparisons, `&&`, `||`, `!`, `a ? b : c`, \
         `min(a, b)`, `max(a, b)` and `abs(a)`",
    )
}

fn literal_part(literal: &LiteralValue) -> Result<Part, Problem> {
    let number = match literal {
        LiteralValue::Double(number) => *number.inner(),
        LiteralValue::Int(number) => *number.inner() as f64,
        LiteralValue::Boolean(truth) => {
            return Ok(Part { text: truth.inner().to_string(), kind: Kind::Truth });
        }
        _ => return Err(unsupported()),
    };
    Ok(Part { text: format!("{number:?}"), kind: Kind::Number(None) })
}

/// Calls of one or three.
fn other(name: &str, parts: Vec<Part>) -> Result<Part, Problem> {
    let mut parts = parts.into_iter();
    match (name, parts.next(), parts.next(), parts.next()) {
        (operators::NEGATE, Some(a), None, None) => {
            Ok(Part { text: format!("(-{})", a.text), kind: number(a)?.1 })
        }
        (operators::LOGICAL_NOT, Some(a), None, None) => match a.kind {
            Kind::Truth => Ok(Part { text: format!("(!{})", a.text), kind: Kind::Truth }),
            Kind::Number(_) => Err(no_truth(&a)),
        },
        ("abs", Some(a), None, None) => {
            Ok(Part { text: format!("({0} < 0.0 ? -{0} : {0})", a.text), kind: number(a)?.1 })
        }
        (operators::CONDITIONAL, Some(truth), Some(a), Some(b)) => {
            if truth.kind != Kind::Truth {
                return Err(no_truth(&truth));
            }
            let (a, b, unit) = alike(a, b)?;
            let text = format!("({} ? {a} : {b})", truth.text);
            Ok(Part { text, kind: Kind::Number(unit) })
        }
        _ => Err(unsupported()),
    }
}

fn no_truth(part: &Part) -> Problem {
    Problem::new(format!("`{}` is a number where it should be true or false", part.text))
}

/// The text and the kind of a number.
fn number(part: Part) -> Result<(String, Kind), Problem> {
    match part.kind {
        Kind::Number(_) => Ok((part.text, part.kind)),
        Kind::Truth => {
            Err(Problem::new(format!("`{}` is true or false where it should be a number", part.text)))
        }
    }
}

fn unit(part: Part) -> Result<(String, Option<Unit>), Problem> {
    match number(part)? {
        (text, Kind::Number(unit)) => Ok((text, unit)),
        (text, Kind::Truth) => Ok((text, None)),
    }
}

/// Two numbers in one unit, that of the first which has one.
fn alike(a: Part, b: Part) -> Result<(String, String, Option<Unit>), Problem> {
    let ((a, first), (b, second)) = (unit(a)?, unit(b)?);
    Ok(match (first, second) {
        (Some(first), Some(second)) => {
            if !first.is_like(&second) {
                let message = format!(
                    "`{a}` and `{b}` do not go together: one is in {}, the other in {}",
                    name(&first),
                    name(&second)
                );
                return Err(Problem::new(message));
            }
            let factor = second.to(&first);
            let b = if (factor - 1.0).abs() < 1e-12 { b } else { format!("({b} * {factor:?})") };
            (a, b, Some(first))
        }
        (first, second) => (a, b, first.or(second)),
    })
}

/// A unit as messages name it.
pub(super) fn name(unit: &Unit) -> String {
    if unit.dims.is_empty() { "plain numbers".into() } else { format!("`{}`", unit.text) }
}

fn sum(a: Part, operator: &str, b: Part) -> Result<Part, Problem> {
    let (a, b, unit) = alike(a, b)?;
    Ok(Part { text: format!("({a} {operator} {b})"), kind: Kind::Number(unit) })
}

fn comparison(a: Part, operator: &str, b: Part) -> Result<Part, Problem> {
    let (a, b, _) = alike(a, b)?;
    Ok(Part { text: format!("({a} {operator} {b})"), kind: Kind::Truth })
}

fn choice(a: Part, operator: &str, b: Part) -> Result<Part, Problem> {
    let (a, b, unit) = alike(a, b)?;
    Ok(Part { text: format!("({a} {operator} {b} ? {a} : {b})"), kind: Kind::Number(unit) })
}

fn both(a: Part, operator: &str, b: Part) -> Result<Part, Problem> {
    for part in [&a, &b] {
        if part.kind != Kind::Truth {
            return Err(no_truth(part));
        }
    }
    Ok(Part { text: format!("({} {operator} {})", a.text, b.text), kind: Kind::Truth })
}

fn product(a: Part, operator: &str, b: Part, sign: i32) -> Result<Part, Problem> {
    let ((a, first), (b, second)) = (unit(a)?, unit(b)?);
    let text = format!("({a} {operator} {b})");
    if first.is_none() && second.is_none() {
        return Ok(Part { text, kind: Kind::Number(None) });
    }
    let (first, second) = (first.unwrap_or_else(Unit::one), second.unwrap_or_else(Unit::one));
    let unit = first.combined(&second, sign);
    // What is left of hours by minutes is a plain number.
    if unit.dims.is_empty() && (unit.factor - 1.0).abs() > 1e-12 {
        let text = format!("({text} * {:?})", unit.factor);
        return Ok(Part { text, kind: Kind::Number(Some(Unit::one())) });
    }
    Ok(Part { text, kind: Kind::Number(Some(unit)) })
}

#[cfg(test)]
mod tests;
