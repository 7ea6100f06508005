//! How many alarms are false: findings in real documentation, each judged by a reader.
//!
//! `labels/<check>.tsv` has a line for each: corpus, path, line, rule, excerpt, `true` or `false`, and why it is false.
//! What is no longer reported is left out of the count; what is reported and not labelled is not judged.

use std::collections::BTreeSet;

use crate::support::{package, shared};

/// At most this share of the findings may be false.
const ALARMS: f64 = 0.05;

/// The share of false ones among the labelled findings that are still reported, over all files of labels.
#[test]
fn few_alarms_in_real_documentation_are_false() {
    let mut reported = BTreeSet::new();
    for corpus in
        ["ms-engineering-playbook", "pagerduty-incident-response", "prometheus-runbooks", "thoughtbot-guides"]
    {
        let Some(root) = shared(&format!("corpora/{corpus}")) else { return };
        for (path, line, rule, _) in super::findings(&root, &[], |_| true) {
            reported.insert((corpus.to_owned(), path, line, rule));
        }
    }
    let mut report = Vec::new();
    let mut bad = Vec::new();
    for entry in std::fs::read_dir(package().join("tests/checks/labels")).expect("the folder") {
        let file = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&file).expect("a text");
        let name = file.file_stem().and_then(|name| name.to_str()).expect("a name").to_owned();
        let (mut right, mut wrong) = (0, 0);
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [corpus, path, line, rule, _, label, ..] = cells[..] else { panic!("{name}: {line}") };
            let line: u64 = line.parse().expect("a line");
            if reported.contains(&(corpus.to_owned(), path.to_owned(), line, rule.to_owned())) {
                match label {
                    "true" => right += 1,
                    "false" => wrong += 1,
                    other => panic!("{name}: {other}"),
                }
            }
        }
        let share = f64::from(wrong) / f64::from((right + wrong).max(1));
        report.push(format!("{name}: {wrong} of {} labelled findings are false ({share:.3})", right + wrong));
        if share > ALARMS || right + wrong == 0 {
            bad.push(name);
        }
    }
    assert!(bad.is_empty(), "{}", report.join("\n"));
}
