//! Seeded defects: every check over pages of its own, scored.
//!
//! Each folder of `defects/` is a portal. A comment `<!-- expect rule -->` stands on the line before what is wrong and
//! asks for a finding of that rule before the next empty line outside of code; `expect rule 2` asks for one in the second
//! block after it. Where a portal is about several checks, the code stands before the rule, and several may be asked for:
//! `<!-- expect LY105 article, LY106 exclamation -->`. Every other finding of the check is a false alarm.

mod labels;

use std::collections::BTreeMap;
use std::path::Path;

use lyceum::check::Check;
use lyceum::diagnostic::Code;
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

/// What is asked for: rules with the block that they are in, for findings of a code.
fn asked<'a>(line: &'a str, code: &str) -> Vec<(&'a str, &'a str)> {
    let Some(list) = line.trim().strip_prefix("<!-- expect ").and_then(|l| l.strip_suffix(" -->")) else {
        return Vec::new();
    };
    let of_code = |entry: &'a str| match entry.strip_prefix(code).map(str::trim_start) {
        Some(rule) => Some(rule),
        None => (!entry.starts_with("LY")).then_some(entry),
    };
    list.split(", ").filter_map(of_code).map(|rule| rule.split_once(' ').unwrap_or((rule, "1"))).collect()
}

fn expected(path: &str, text: &str, code: &str) -> Vec<Expected> {
    let lines: Vec<&str> = text.lines().collect();
    let mut all = Vec::new();
    let asked = lines
        .iter()
        .enumerate()
        .flat_map(|(at, line)| asked(line, code).into_iter().map(move |(rule, block)| (at, rule, block)));
    for (at, rule, block) in asked {
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

/// A finding: path, line, rule and message.
type Found = (String, u64, String, String);

/// The findings in a root that have a place and are taken, with what `check` is to be told besides.
fn findings(root: &Path, more: &[&str], take: impl Fn(&Value) -> bool) -> Vec<Found> {
    let args = ["check", arg(root), "--format", "json", "--today", TODAY];
    let output = lyceum(&[&args, more].concat());
    let found: Vec<Value> = serde_json::from_str(&stdout(&output)).expect("a list");
    let taken = found.iter().filter(|d| d["file"].is_string() && take(d));
    taken
        .map(|d| {
            let text = |key: &str| d[key].as_str().unwrap_or_default().to_owned();
            // Findings of every build have no rule below their name.
            let rule = if d["rule"].is_string() { text("rule") } else { text("name") };
            (text("file"), d["line"].as_u64().unwrap_or_default(), rule, text("message"))
        })
        .collect()
}

/// Whether a finding is the check's: by its own code, and for links also what every build says of those inside.
fn is_of(d: &Value, check: &str) -> bool {
    let of = d["code"].as_str().and_then(Code::find).and_then(Check::of);
    d["code"] == code(check) || check == "link_verification" && of == Some(Check::Links)
}

/// The code of a check's own findings.
fn code(check: &str) -> String {
    Check::find(check).expect("a check").code().id().to_owned()
}

fn score(check: &str) {
    score_in(check, check);
}

/// Scores a check over the portal of a folder.
fn score_in(folder: &str, check: &str) {
    let root = package().join("tests/checks/defects").join(folder);
    let mut expectations = Vec::new();
    for entry in walkdir::WalkDir::new(&root).into_iter().filter_map(Result::ok) {
        if entry.path().extension().is_some_and(|extension| extension == "md") {
            let path =
                entry.path().strip_prefix(&root).expect("below the root").to_string_lossy().into_owned();
            expectations.extend(expected(
                &path,
                &std::fs::read_to_string(entry.path()).expect("a text"),
                &code(check),
            ));
        }
    }
    assert!(expectations.len() >= DEFECTS, "{check}: {} defects", expectations.len());
    let execute: &[&str] = if check == "example_execution" { &["--execute"] } else { &[] };
    let mut by_rule: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let (mut right, mut wrong) = (0_usize, Vec::new());
    for (path, line, rule, message) in findings(&root, execute, |d| is_of(d, check)) {
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

#[test]
fn structure_validation() {
    score("structure_validation");
}

#[test]
fn compliance_validation() {
    score("compliance_validation");
}

#[test]
fn accessibility_check() {
    score("accessibility_check");
}

#[test]
fn prose() {
    for check in ["spelling_grammar", "style_consistency", "readability_score", "brand_guidelines"] {
        score_in("prose", check);
    }
}

#[test]
fn link_verification() {
    score("link_verification");
}
