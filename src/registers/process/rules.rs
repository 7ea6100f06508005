//! Rules: conditions over metrics, held against the values of a day.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;

use super::expr::{self, Expression, Kind, Outcome, Problem};
use super::metric::Metric;
use super::units::Unit;
use super::{Issue, Place, Process, formulas, types};
use crate::diagnostic::Code;
use crate::portal::{PageIx, Portal};

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Identifier.
    pub id: String,
    /// What it looks after.
    pub group: String,
    /// The expression.
    pub condition: String,
    /// What is to be done: an identifier or a sentence.
    pub action: String,
    /// How much it matters.
    pub priority: Priority,
    /// Why it follows.
    pub reason: String,
    /// The metric that it is for.
    metric: Option<PageIx>,
    /// The processes whose metrics it is for.
    categories: Vec<String>,
    /// Its place among the rows of the portal; `None` for one that comes with a pack.
    entry: Option<usize>,
}

/// How much a rule matters, the most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// Now.
    Critical,
    /// Soon.
    High,
    /// In its turn.
    Medium,
    /// When there is time.
    Low,
}

impl Priority {
    fn find(id: &str) -> Self {
        match id {
            "critical" => Self::Critical,
            "high" => Self::High,
            "low" => Self::Low,
            _ => Self::Medium,
        }
    }

    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Critical => "Critical",
            Self::High => "High",
            Self::Medium => "Medium",
            Self::Low => "Low",
        }
    }
}

impl Rule {
    /// What is to be done, as a sentence: `investigate_bottlenecks` is "Investigate bottlenecks".
    pub fn advice(&self) -> String {
        if self.action.contains(' ') {
            return self.action.clone();
        }
        let words = self.action.replace(['_', '-'], " ");
        let mut chars = words.chars();
        chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
    }
}

/// A rule whose condition holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The rule's place in [`Process::rules`].
    pub rule: usize,
    /// The metric that it is about; none where the condition names several and the rule none.
    pub metric: Option<PageIx>,
    /// The values that it holds for: `Cycle time 41 h, target 28 h`.
    pub because: String,
}

/// Words for what belongs to the metric that a rule is for.
const OWN: [&str; 7] = ["value", "target", "warning", "critical", "threshold", "baseline", "age_days"];

/// The rules of the packs and of the portal. A row takes the place of the rule of its identifier.
pub(super) fn all(portal: &Portal) -> Vec<Rule> {
    let built_in = portal.schema.metric_rules.iter().map(|rule| Rule {
        id: rule.id.clone(),
        group: rule.group.clone(),
        condition: rule.condition.clone(),
        action: rule.action.clone(),
        priority: Priority::find(&rule.priority),
        reason: rule.reason.clone(),
        metric: None,
        categories: Vec::new(),
        entry: None,
    });
    let mut rules: Vec<Rule> = built_in.collect();
    for (at, record) in portal.records(types::RULE).enumerate() {
        // A rule for a metric that the audience may not see does not exist either.
        if record.page.fields.contains_key("metric") && record.page_of("metric").is_none() {
            continue;
        }
        if record.is_draft() {
            continue;
        }
        let text = |name: &str| record.text(name).unwrap_or_default().to_owned();
        let id = record.page.id.rsplit('/').next().unwrap_or_default().to_owned();
        let rule = Rule {
            group: text("group"),
            condition: text("condition"),
            action: text("action"),
            priority: Priority::find(record.text("priority").unwrap_or_default()),
            reason: text("reason"),
            metric: record.page_of("metric"),
            categories: record.texts("categories"),
            entry: Some(at),
            id,
        };
        match rules.iter_mut().find(|other| other.id == rule.id) {
            Some(other) => *other = rule,
            None => rules.push(rule),
        }
    }
    rules
}

/// The conditions of all rules, ready to be held against values, and what is wrong with those of the portal. A rule that
/// comes with a pack may be about a metric that there is not.
pub(super) fn prepare(process: &Process) -> (Vec<Vec<Prepared>>, Vec<Issue>) {
    let mut found = Vec::new();
    let prepared = process.rules.iter().map(|rule| {
        process.prepared(rule).unwrap_or_else(|problem| {
            found.extend(rule.entry.map(|entry| Issue {
                code: Code::Rule,
                place: Place::Rule(entry),
                message: problem.message,
                help: problem.help,
                unknown: problem.unknown,
            }));
            Vec::new()
        })
    });
    (prepared.collect(), found)
}

/// A condition with the metric that it is held against.
#[derive(Debug)]
pub(super) struct Prepared {
    expression: Expression,
    /// The metric that `target` and the like are of.
    of: Option<usize>,
    inputs: BTreeMap<String, usize>,
}

impl Process {
    /// The rules that hold on a day, those that matter most first. A rule that cannot be evaluated does not hold.
    pub fn hits(&self, date: Date) -> Vec<Hit> {
        let mut hits = Vec::new();
        for (at, prepared) in self.prepared.iter().enumerate() {
            hits.extend(prepared.iter().filter_map(|it| self.held(at, it, date)));
        }
        hits.sort_by_key(|hit| (self.rules[hit.rule].priority, hit.rule, hit.metric));
        hits
    }

    fn held(&self, rule: usize, prepared: &Prepared, date: Date) -> Option<Hit> {
        let value = |name: &str| self.value(prepared, name, date);
        if prepared.expression.evaluate(&value) != Outcome::Truth(true) {
            return None;
        }
        let said: Vec<String> = {
            let metrics = prepared.inputs.values().chain(&prepared.of);
            let mut metrics: Vec<usize> = metrics.copied().collect();
            metrics.sort_unstable();
            metrics.dedup();
            metrics.into_iter().filter_map(|at| self.said(at, prepared, date)).collect()
        };
        let only = prepared.inputs.values().next().filter(|_| prepared.inputs.len() == 1).copied();
        let metric = self.rules[rule].metric.or_else(|| Some(self.metrics[prepared.of.or(only)?].ix));
        Some(Hit { rule, metric, because: said.join("; ") })
    }

    /// What the condition was told of a metric.
    fn said(&self, at: usize, prepared: &Prepared, date: Date) -> Option<String> {
        let metric = &self.metrics[at];
        let point = metric.value_on(date)?;
        let mut said = format!("{} {}", metric.title, metric.written(point.value));
        if prepared.of == Some(at) {
            let own = [
                ("target", metric.target),
                ("warning", metric.warning),
                ("critical", metric.critical),
                ("baseline", metric.baseline),
                ("threshold", metric.threshold()),
            ];
            for (name, value) in own {
                if let Some(value) = value.filter(|_| prepared.expression.names.contains(name)) {
                    let _ = write!(said, ", {name} {}", metric.written(value));
                }
            }
            if prepared.expression.names.contains("age_days") {
                let _ = write!(said, ", taken {} days ago", (date - point.date).get_days());
            }
        }
        Some(said)
    }

    fn value(&self, prepared: &Prepared, name: &str, date: Date) -> Option<f64> {
        if let Some(at) = prepared.inputs.get(name) {
            let metric = &self.metrics[*at];
            return Some(metric.in_expressions(metric.value_on(date)?.value));
        }
        let metric = &self.metrics[prepared.of?];
        let value = match name {
            "age_days" => return Some(f64::from((date - metric.value_on(date)?.date).get_days())),
            "value" => metric.value_on(date)?.value,
            "target" => metric.target?,
            "warning" => metric.warning?,
            "critical" => metric.critical?,
            "threshold" => metric.threshold()?,
            "baseline" => metric.baseline?,
            _ => return None,
        };
        Some(metric.in_expressions(value))
    }

    /// The condition for each metric that it is held against, or why that cannot be.
    fn prepared(&self, rule: &Rule) -> Result<Vec<Prepared>, Problem> {
        let names = formulas::names(&self.metrics);
        let written = expr::names(&rule.condition)?;
        let own = |name: &str| OWN.contains(&name) && !names.contains_key(name);
        let named: Vec<&String> = written.iter().filter(|name| !own(name)).collect();
        let inputs = named.iter().map(|name| Ok(((*name).clone(), formulas::find(&names, name)?)));
        let inputs: BTreeMap<String, usize> = inputs.collect::<Result<_, Problem>>()?;
        let asks = written.iter().any(|name| own(name));
        let of: Vec<Option<usize>> = match (rule.metric, asks) {
            (_, false) => vec![None],
            (Some(ix), true) => self.by_page.get(&ix).map(|at| Some(*at)).into_iter().collect(),
            (None, true) if !rule.categories.is_empty() => {
                let of = |metric: &Metric| rule.categories.contains(&metric.category);
                (0..self.metrics.len()).filter(|at| of(&self.metrics[*at])).map(Some).collect()
            }
            (None, true) => match *inputs.values().collect::<Vec<_>>() {
                [one] => vec![Some(*one)],
                _ => return Err(unclear(&written)),
            },
        };
        of.into_iter()
            .map(|of| {
                let unit = |name: &str| match (inputs.get(name), of) {
                    (Some(at), _) => Ok(self.metrics[*at].unit.clone()),
                    (None, _) if name == "age_days" => Ok(Unit::parse("d")),
                    (None, Some(at)) => Ok(self.metrics[at].unit.clone()),
                    (None, None) => Err(Problem::new(format!("there is no metric `{name}`"))),
                };
                let expression = Expression::read(&rule.condition, &unit)?;
                match expression.kind {
                    Kind::Truth => Ok(Prepared { expression, of, inputs: inputs.clone() }),
                    Kind::Number(_) => {
                        Err(Problem::new("the condition gives a number where it should be true or false"))
                    }
                }
            })
            .collect()
    }
}

fn unclear(names: &std::collections::BTreeSet<String>) -> Problem {
    let word = names.iter().find(|name| OWN.contains(&name.as_str())).map_or("target", String::as_str);
    let mut problem = Problem::new(format!("it is not clear which metric `{word}` is of"));
    problem.help =
        Some("name the metric in `metric`, or the processes of several in `categories`".to_owned());
    problem
}
