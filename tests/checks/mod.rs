//! Seeded defects: every check over pages of its own, scored.
//!
//! `defects/<check>/` is a portal. A comment `<!-- expect rule -->` stands on the line before what is wrong and asks for
//! a finding of that rule before the next empty line outside of code; `expect rule 2` asks for one in the second block
//! after it. Every other finding of the check is a false alarm.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::support::{TODAY, arg, lyceum, package, stdout};

/// What a check has to reach.
const LEAST: f64 = 0.95;

/// Fewer defects say little.
const DEFECTS: usize = 15;

/// An expected finding: the file, its first and last line, the rule.
struct Expected {
    path: String,
    lines: std::ops::RangeInclusive<u64>,
    rule: String,
    met: bool,
}

fn expected(path: &str, text: &str) -> Vec<Expected> {
    let lines: Vec<&str> = text.lines().collect();
    let mut all = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(rule) = line.trim().strip_prefix("<!-- expect ").and_then(|l| l.strip_suffix(" -->")) else {
            continue;
        };
        let (rule, block) = rule.split_once(' ').unwrap_or((rule, "1"));
        let mut left: usize = block.parse().expect("a number");
        let mut fence: Option<String> = None;
        let (mut from, mut last) = (at + 1, at + 1);
        for (i, line) in lines.iter().enumerate().skip(at + 1) {
            let marks: String = line.trim().chars().take_while(|c| matches!(c, '`' | '~')).collect();
            match &fence {
                Some(open) if marks.starts_with(open.as_str()) => fence = None,
                None if marks.len() >= 3 => fence = Some(marks),
                _ => {}
            }
            if line.trim().is_empty() && fence.is_none() {
                left -= 1;
                if left == 0 {
                    break;
                }
                from = i + 1;
            }
            last = i;
        }
        let lines = from as u64 + 1..=last as u64 + 1;
        all.push(Expected { path: path.to_owned(), lines, rule: rule.to_owned(), met: false });
    }
    all
}

/// The findings of a check: path, line, rule, message.
fn findings(root: &Path, check: &str) -> Vec<(String, u64, String, String)> {
    let mut args = vec!["check", arg(root), "--format", "json", "--today", TODAY];
    if check == "example_execution" {
        args.push("--execute");
    }
    let output = lyceum(&args);
    let found: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let code = code(check);
    let list = found.as_array().or_else(|| found["diagnostics"].as_array()).expect("a list");
    list.iter()
        .filter(|d| d["code"] == code && d["file"].is_string())
        .map(|d| {
            let text = |key: &str| d[key].as_str().unwrap_or_default().to_owned();
            (text("file"), d["line"].as_u64().unwrap_or_default(), text("rule"), text("message"))
        })
        .collect()
}

/// The code of a check's own findings.
fn code(check: &str) -> String {
    let check = lyceum::check::Check::find(check).expect("a check");
    check.code().id().to_owned()
}

fn score(check: &str) {
    let root = package().join("tests/checks/defects").join(check);
    let mut expectations = Vec::new();
    for entry in walkdir::WalkDir::new(&root).into_iter().filter_map(Result::ok) {
        if entry.path().extension().is_some_and(|extension| extension == "md") {
            let path =
                entry.path().strip_prefix(&root).expect("below the root").to_string_lossy().into_owned();
            expectations.extend(expected(&path, &std::fs::read_to_string(entry.path()).expect("a text")));
        }
    }
    assert!(expectations.len() >= DEFECTS, "{check}: {} defects", expectations.len());
    let mut by_rule: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let (mut right, mut wrong) = (0_usize, Vec::new());
    for (path, line, rule, message) in findings(&root, check) {
        let fits = |e: &&mut Expected| e.path == path && e.lines.contains(&line) && e.rule == rule;
        match expectations.iter_mut().find(fits) {
            Some(expectation) => {
                expectation.met = true;
                right += 1;
            }
            None => wrong.push(format!("{path}:{line} {rule}: {message}")),
        }
    }
    for expectation in &expectations {
        let (met, all) = by_rule.entry(expectation.rule.clone()).or_default();
        *met += usize::from(expectation.met);
        *all += 1;
    }
    let met = expectations.iter().filter(|e| e.met).count();
    let recall = met as f64 / expectations.len() as f64;
    let precision = right as f64 / (right + wrong.len()).max(1) as f64;
    let missed: Vec<String> = expectations
        .iter()
        .filter(|e| !e.met)
        .map(|e| format!("{}:{} {}", e.path, e.lines.start(), e.rule))
        .collect();
    assert!(
        recall >= LEAST && precision >= LEAST,
        "{check}: recall {recall:.3}, precision {precision:.3}; {by_rule:?}\nmissed: {missed:#?}\nfalse: {wrong:#?}"
    );
}

#[test]
fn code_syntax_validation() {
    score("code_syntax_validation");
}

#[test]
fn schema_validation() {
    score("schema_validation");
}

#[cfg(unix)]
#[test]
fn example_execution() {
    score("example_execution");
}
