//! Where rules find what they look for.
//!
//! A candidate is a match of a rule's first query; a finding is a candidate that holds all that the rule asks of it.

mod checks;
mod conceal;
mod excerpt;
mod join;
mod place;
mod within;

use tree_sitter::{Node, Tree};

pub use checks::{CHECKS, Check};

use self::join::Binding;
use self::within::Within;
use super::repository::CodeFile;
use super::rules::{Compiled, Found, Place, Prepared, Rule};

/// The share of the confidence that indicators decide.
const INDICATED: f64 = 0.2;

/// Something in the code that a rule describes.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Finding {
    /// The rule's id.
    pub rule: String,
    /// Its file, below the root of the repository.
    pub path: String,
    /// What it is called there, where it has a name.
    pub name: Option<String>,
    /// Its first line, from 1.
    pub first: usize,
    /// Its last line.
    pub last: usize,
    /// How sure it is, from 0 to 1, with two decimals: what the rule says its structure proves, and up to a fifth less
    /// for indicators that do not occur.
    pub confidence: f64,
    /// Its lines, or of a long one those that show it; at most 20. Secrets are left out of them.
    pub excerpt: String,
}

/// All findings of a file, by line and rule.
pub fn find<'a>(
    file: &CodeFile,
    tree: &Tree,
    compiled: &Compiled,
    rule: impl Fn(usize) -> &'a Rule,
) -> Vec<Finding> {
    let text = file.text.as_bytes();
    let is_test = place::is_test_file(&file.path);
    let mut found: Vec<Finding> = Vec::new();
    let Some(sweep) = compiled.sweep(tree.root_node(), text) else { return found };
    let mut within = Within::new(tree.root_node(), &file.text, compiled, &sweep);
    let mut nearest: Vec<&str> = Vec::new();
    let mut secrets: Vec<&str> = Vec::new();
    for (at, captured) in &sweep.candidates {
        let prepared = &compiled.finds[*at];
        let Some(subject) = node(captured, "subject") else { continue };
        let placed = match prepared.place {
            Place::Any => true,
            place => (is_test || place::is_in_tests(subject, text)) == (place == Place::Tests),
        };
        let lines = subject.end_position().row - subject.start_position().row + 1;
        if !placed || lines < prepared.lines || !join::is_one(captured, &file.text) {
            continue;
        }
        let Some(binding) = holds(prepared, subject, captured, &mut within) else { continue };
        let rule = rule(prepared.rule);
        secrets.extend(node(captured, "secret").map(|secret| &file.text[secret.byte_range()]));
        if prepared.nearest {
            nearest.push(&rule.id);
        }
        let finding = Finding {
            rule: rule.id.clone(),
            path: file.path.clone(),
            name: node(captured, "name").map(|name| file.text[name.byte_range()].to_owned()),
            first: subject.start_position().row + 1,
            last: last_row(subject) + 1,
            confidence: confidence(rule, prepared, &text[subject.byte_range()]),
            excerpt: excerpt::of(&file.text, subject, &binding.nodes),
        };
        match found.iter_mut().find(|known| known.rule == finding.rule && known.first == finding.first) {
            Some(known) if known.confidence < finding.confidence => *known = finding,
            Some(_) => {}
            None => found.push(finding),
        }
    }
    innermost(&mut found, &nearest);
    for finding in &mut found {
        conceal::conceal(&mut finding.excerpt, &secrets);
    }
    found.sort_by(|a, b| (a.first, &a.rule).cmp(&(b.first, &b.rule)));
    found
}

/// Of findings of those rules that lie in one another the innermost are kept.
fn innermost(found: &mut Vec<Finding>, rules: &[&str]) {
    let extents: Vec<(String, usize, usize)> = found
        .iter()
        .filter(|one| rules.contains(&one.rule.as_str()))
        .map(|one| (one.rule.clone(), one.first, one.last))
        .collect();
    found.retain(|one| {
        let inside = |(rule, first, last): &&(String, usize, usize)| {
            *rule == one.rule
                && *first >= one.first
                && *last <= one.last
                && (*first, *last) != (one.first, one.last)
        };
        !rules.contains(&one.rule.as_str()) || !extents.iter().any(|other| inside(&other))
    });
}

/// The row on which a node ends; some grammars count the line's break to it.
fn last_row(node: Node) -> usize {
    let end = node.end_position();
    if end.column == 0 && end.row > node.start_position().row { end.row - 1 } else { end.row }
}

fn node<'t>(found: &Found<'_, 't>, name: &str) -> Option<Node<'t>> {
    found.iter().find(|captured| captured.name == name).map(|captured| captured.node)
}

/// What was bound when everything holds that a rule asks of a candidate.
fn holds<'a>(
    prepared: &'a Prepared,
    subject: Node<'a>,
    captured: &Found<'a, 'a>,
    within: &mut Within<'a>,
) -> Option<Binding<'a>> {
    let text = within.text;
    let mut bindings = vec![Binding::new(captured, text)];
    for query in &prepared.requires {
        bindings = join::join(bindings, &within.found(prepared, *query, subject), text);
        if bindings.is_empty() {
            return None;
        }
    }
    for query in &prepared.elsewhere {
        bindings = join::join(bindings, &within.everywhere(*query), text);
        if bindings.is_empty() {
            return None;
        }
    }
    for query in &prepared.forbids {
        let found = within.found(prepared, *query, subject);
        bindings.retain(|binding| found.iter().all(|one| !binding.agrees(one, text)));
    }
    for (count, distinct, query) in &prepared.at_least {
        let found = within.found(prepared, *query, subject);
        bindings.retain_mut(|binding| binding.counts(&found, distinct.as_deref(), text) >= *count);
    }
    for (count, query) in &prepared.nested {
        let found = within.found(prepared, *query, subject);
        bindings.retain(|_| within::depth(&found, subject) >= *count);
    }
    for (one, other) in &prepared.different {
        bindings.retain(|binding| binding.text(one) != binding.text(other));
    }
    if let Some((check, roles)) = prepared.check.as_ref().filter(|_| !bindings.is_empty()) {
        let found: Vec<Option<Vec<Found>>> =
            roles.iter().map(|query| Some(within.found(prepared, (*query)?, subject).to_vec())).collect();
        bindings.retain_mut(|binding| checks::judge(check, binding, &found, text));
    }
    bindings.into_iter().next()
}

fn confidence(rule: &Rule, prepared: &Prepared, text: &[u8]) -> f64 {
    let all = prepared.indicators.len();
    let seen = prepared.indicators.iter().filter(|indicator| indicator.is_match(text)).count();
    let share = if all == 0 { 1.0 } else { seen as f64 / all as f64 };
    let exact = rule.evidence.base() * (1.0 - INDICATED + INDICATED * share);
    (exact * 100.0).round() / 100.0
}
