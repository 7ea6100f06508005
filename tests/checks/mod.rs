//! How good the checks are: portals with seeded defects, and labelled findings in real documentation.
//!
//! Each folder of `defects/` is a portal. A line `<!-- expect RULE -->` says what has to be found in the block after it,
//! with a code before the rule where the folder is not called after a check: `<!-- expect LY105 article -->`. Whatever is
//! found besides, of the codes that the portal is about, is a false alarm.

mod labels;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use lyceum::check::Check;

use crate::support::{TODAY, arg, lyceum, package, stdout};

/// Of what is there, and of what is reported, at least this share has to be right.
const ENOUGH: f64 = 0.95;
/// A check is judged by at least so many defects.
const DEFECTS: usize = 15;

/// A defect stands within so many lines after what announces it: it may be inside of a code block.
const WITHIN: usize = 6;

/// A finding: file, line, code and rule.
type Found = (String, usize, String, String);

/// All findings in a root.
fn findings(root: &Path) -> Vec<Found> {
    let output = lyceum(&["check", arg(root), "--format", "json", "--verbose", "--today", TODAY]);
    let all: Vec<serde_json::Value> = serde_json::from_str(&stdout(&output)).expect("a list of findings");
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let of = |d: serde_json::Value| {
        let line = d["line"].as_u64().unwrap_or_default() as usize;
        (text(&d["file"]), line, text(&d["code"]), text(&d["rule"]))
    };
    all.into_iter().map(of).collect()
}

/// What the pages of a portal say has to be found in them, at the lines that say it.
fn expected(root: &Path) -> BTreeSet<Found> {
    let folder = root.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let of_folder = Check::find(folder).map(|check| check.code().id());
    let mut all = BTreeSet::new();
    for entry in walkdir::WalkDir::new(root.join("content")).into_iter().filter_map(Result::ok) {
        if entry.path().extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let path =
            entry.path().strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
        let text = std::fs::read_to_string(entry.path()).expect("a text");
        let lines: Vec<&str> = text.lines().collect();
        for (i, line) in lines.iter().enumerate() {
            let named = line.trim().strip_prefix("<!-- expect ").and_then(|rest| rest.strip_suffix(" -->"));
            for entry in named.into_iter().flat_map(|named| named.split(", ")) {
                let (code, rule) = match entry.split_once(' ') {
                    Some(both) => both,
                    None => (of_folder.expect("a code, or a folder called after a check"), entry),
                };
                all.insert((path.clone(), i + 1, code.to_owned(), rule.to_owned()));
            }
        }
    }
    all
}

/// Defects, found ones, and false alarms.
#[derive(Default)]
struct Score {
    defects: usize,
    found: usize,
    alarms: usize,
}

#[test]
fn seeded_defects_are_found_and_nothing_else() {
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut wrong = Vec::new();
    for entry in std::fs::read_dir(package().join("tests/checks/defects")).expect("the folder") {
        let root = entry.expect("an entry").path();
        let wanted = expected(&root);
        let about: BTreeSet<&String> = wanted.iter().map(|(_, _, code, _)| code).collect();
        let found = findings(&root).into_iter().filter(|(_, _, code, _)| about.contains(code));
        let found: BTreeSet<Found> = found.collect();
        let mut left = found;
        for one in &wanted {
            let score = scores.entry(one.2.clone()).or_default();
            score.defects += 1;
            // The last comment before a finding is the one that speaks of it.
            let next =
                wanted.iter().filter(|other| other.0 == one.0 && other.1 > one.1).map(|other| other.1).min();
            let until = next.unwrap_or(usize::MAX).min(one.1 + WITHIN);
            let is_it =
                |d: &&Found| d.0 == one.0 && d.2 == one.2 && d.3 == one.3 && one.1 < d.1 && d.1 <= until;
            match left.iter().find(is_it).cloned() {
                Some(it) => {
                    score.found += 1;
                    left.remove(&it);
                }
                None => wrong.push(format!("missed after {}:{} {} {}", one.0, one.1, one.2, one.3)),
            }
        }
        for one in left {
            wrong.push(format!("alarm {}:{} {} {}", one.0, one.1, one.2, one.3));
            scores.entry(one.2).or_default().alarms += 1;
        }
    }
    let mut report = String::from("check  defects  found  alarms  recall  precision\n");
    let mut bad = Vec::new();
    for (code, Score { defects, found, alarms }) in &scores {
        let recall = *found as f64 / *defects as f64;
        let precision = *found as f64 / (found + alarms).max(1) as f64;
        report += &format!("{code} {defects:>9} {found:>6} {alarms:>7} {recall:>7.3} {precision:>10.3}\n");
        if recall < ENOUGH || precision < ENOUGH || *defects < DEFECTS {
            bad.push(code);
        }
    }
    println!("{report}{}", wrong.join("\n"));
    assert!(bad.is_empty(), "{bad:?}\n{report}{}", wrong.join("\n"));
}
