//! Reads rules from the files of packs.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize;

use super::Rule;
use crate::diagnostic::{Code, Diagnostic, SourceText, Span};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    rule: Vec<Rule>,
}

/// The rules of files, each with the file that it comes from. A later rule replaces an earlier one with its id.
pub fn load(files: &[Arc<SourceText>]) -> (Vec<(Rule, Arc<SourceText>)>, Vec<Diagnostic>) {
    let mut rules: Vec<(Rule, Arc<SourceText>)> = Vec::new();
    let mut found = Vec::new();
    for file in files {
        let raw: RawFile = match toml::from_str(&file.text) {
            Ok(raw) => raw,
            Err(error) => {
                let first = error.message().lines().next().unwrap_or_default().to_owned();
                let span = Span::new(file, error.span().unwrap_or(0..0));
                found.push(Diagnostic::new(Code::ExtractionRule, first).at(span));
                continue;
            }
        };
        let mut here = BTreeSet::new();
        for rule in raw.rule {
            if let Some(wrong) = wrong(&rule, &mut here) {
                let at = file.text.find(&format!("\"{}\"", rule.id)).map_or(0, |at| at + 1);
                let span = Span::new(file, at..at + rule.id.len());
                found.push(Diagnostic::new(Code::ExtractionRule, wrong).at(span));
                continue;
            }
            match rules.iter_mut().find(|(known, _)| known.id == rule.id) {
                Some(place) => *place = (rule, Arc::clone(file)),
                None => rules.push((rule, Arc::clone(file))),
            }
        }
    }
    (rules, found)
}

/// What is wrong with a rule apart from its queries.
fn wrong(rule: &Rule, here: &mut BTreeSet<String>) -> Option<String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if rule.id.is_empty() || !rule.id.chars().all(plain) {
        return Some(format!(
            "the rule `{}` is named with more than small letters, digits and dashes",
            rule.id
        ));
    }
    if !here.insert(rule.id.clone()) {
        return Some(format!("the rule `{}` stands twice in this file", rule.id));
    }
    let empty = rule.find.is_empty() || rule.find.iter().any(|find| find.languages.is_empty());
    empty.then(|| format!("the rule `{}` says for no language how it is found", rule.id))
}

/// Where a byte of a string's value stands in the file, when the string is written without escapes.
pub fn position(file: &str, literal: Range<usize>, offset: usize) -> usize {
    let raw = file.get(literal.clone()).unwrap_or_default();
    let quotes = raw.len() - raw.trim_start_matches(['\'', '"']).len();
    let fence = if quotes >= 3 { 3 } else { 1 };
    let break_ = usize::from(fence == 3 && raw[fence..].starts_with('\n'));
    (literal.start + fence + break_ + offset).min(literal.end)
}
