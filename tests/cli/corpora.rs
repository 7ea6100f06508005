//! Real documentation trees that nobody wrote for lyceum, where they lie beside the package.

use crate::support::{TODAY, arg, lyceum_ok, shared, stderr};

/// Every corpus is a portal in one command, and a second run changes nothing.
fn builds(name: &str, at_least: usize) {
    let Some(root) = shared(&format!("corpora/{name}")) else { return };
    let out = tempfile::tempdir().expect("a folder");
    let target = out.path().join("out");
    let build = || stderr(&lyceum_ok(&["build", arg(&root), "-o", arg(&target), "--today", TODAY]));
    let first = build();
    let summary = first.lines().last().unwrap_or_default();
    let pages: usize = summary.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or_default();
    assert!(pages >= at_least, "{summary}");
    assert!(!first.contains("panicked"), "{first}");
    let second = build();
    assert!(second.lines().last().unwrap_or_default().contains("nothing changed"), "{second}");
}

#[test]
fn an_engineering_playbook() {
    builds("ms-engineering-playbook", 240);
}

#[test]
fn an_incident_response_guide() {
    builds("pagerduty-incident-response", 35);
}

#[test]
fn a_set_of_runbooks() {
    builds("prometheus-runbooks", 115);
}

#[test]
fn a_set_of_guides() {
    builds("thoughtbot-guides", 50);
}
