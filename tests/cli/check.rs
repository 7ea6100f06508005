//! `lyceum check`: what is asked for, what changed, what is known already.

use std::path::Path;

use super::governance::git;
use crate::support::{TODAY, arg, folder, lyceum, stderr, stdout};

const LINKS: &str =
    "+++\ntype = \"page\"\n+++\n## A\n\n[b](b.md)\n\n#### C\n\nSee [here](https://a.example/).\n";

/// The codes and rules that are printed, in order.
fn found(root: &Path, more: &[&str]) -> Vec<String> {
    let output = lyceum(&[&["check", arg(root), "--today", TODAY], more].concat());
    let text = stderr(&output);
    let ids = text.lines().filter_map(|line| Some(line.split_once("[LY")?.1.split_once(']')?.0.to_owned()));
    ids.collect()
}

#[test]
fn a_gate_or_a_check_selects_its_findings() {
    let root = folder(&[("lyceum.toml", "title = \"T\"\n"), ("content/a.md", LINKS)]);
    let of = |more: &[&str]| found(root.path(), more);
    let all = of(&[]);
    for id in ["020", "108/heading_skip", "111/link_text"] {
        assert!(all.contains(&id.to_owned()), "{all:?} lacks {id}");
    }
    assert_eq!(of(&["--gate", "technical_accuracy"]), ["020"]);
    assert_eq!(of(&["--check", "structure_validation"]), ["108/heading_skip"]);
    assert_eq!(of(&["--check", "LY111", "--gate", "technical_accuracy"]), ["020", "111/link_text"]);
    let output = lyceum(&["check", arg(root.path()), "--gate", "technical_acuracy"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        stderr(&output),
        "error: there is no gate `technical_acuracy`; did you mean `technical_accuracy`?\n"
    );
}

#[test]
fn comments_and_severities_leave_findings_out() {
    let ignored =
        LINKS.replace("See [here]", "<!-- lyceum-ignore link_text: as it was said -->\n\nSee [here]");
    let config =
        "[severity]\n\"structure-validation/heading_skip\" = \"off\"\nstructure-validation = \"error\"\n";
    let root = folder(&[("lyceum.toml", config), ("content/a.md", &ignored)]);
    assert_eq!(
        found(root.path(), &["--check", "structure_validation", "--check", "accessibility_check"]),
        [""; 0]
    );
    let page = format!("<!-- lyceum-ignore-page -->\n{}", LINKS.split_once("+++\n## A").unwrap().1);
    std::fs::write(root.path().join("content/a.md"), page).unwrap();
    assert_eq!(found(root.path(), &["--check", "accessibility_check"]), [""; 0]);
}

#[test]
fn a_baseline_leaves_out_what_it_knows() {
    let root = folder(&[("lyceum.toml", "title = \"T\"\n"), ("content/a.md", LINKS)]);
    let file = root.path().join("known.json");
    let with = |more: &[&str]| {
        let args = ["check", arg(root.path()), "--today", TODAY, "--strict", "--baseline", arg(&file)];
        lyceum(&[&args, more].concat())
    };
    let missing = with(&[]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(stderr(&missing).contains("; `--write-baseline` writes it"), "{}", stderr(&missing));
    assert_eq!(with(&["--write-baseline"]).status.code(), Some(0));
    assert_eq!(with(&[]).status.code(), Some(0), "everything is known");
    let more = LINKS.replace("## A\n", "Before.\n\n## A\n") + "\n![](https://a.example/a.png)\n";
    std::fs::write(root.path().join("content/a.md"), more).unwrap();
    let output = with(&[]);
    assert_eq!(output.status.code(), Some(1));
    let text = stderr(&output);
    assert!(text.contains("LY111/image_alternative"), "{text}");
    assert!(!text.contains("LY020") && !text.contains("heading_skip"), "{text}");
}

#[test]
fn only_files_that_changed_are_reported() {
    let root =
        folder(&[("lyceum.toml", "title = \"T\"\n"), ("content/a.md", LINKS), ("content/b.md", LINKS)]);
    for args in [&["init", "-q"][..], &["add", "."], &["commit", "-qm", "first"]] {
        assert!(git(root.path(), TODAY, args), "git {args:?}");
    }
    let of = || found(root.path(), &["--changed-since", "HEAD", "--check", "accessibility_check"]);
    assert_eq!(of(), [""; 0]);
    std::fs::write(root.path().join("content/b.md"), format!("{LINKS}\nMore.\n")).unwrap();
    std::fs::write(root.path().join("content/c.md"), LINKS).unwrap();
    assert_eq!(of(), ["111/link_text"; 2]);
    let output = lyceum(&["check", arg(root.path()), "--changed-since", "no-such-branch"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stderr(&output), "error: git knows no revision `no-such-branch` here\n");
}

/// The schema of SARIF 2.1.0 as OASIS published it, from the sources of the crate that makes its types of it.
fn sarif_schema() -> serde_json::Value {
    let mut cargo = std::process::Command::new(env!("CARGO"));
    cargo.args(["metadata", "--format-version", "1", "--locked", "--offline", "--manifest-path"]);
    let output = cargo.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).output().expect("cargo runs");
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    let package = packages.iter().find(|package| package["name"] == "serde-sarif").expect("the crate");
    let manifest = std::path::Path::new(package["manifest_path"].as_str().expect("a path"));
    let schema =
        std::fs::read_to_string(manifest.with_file_name("src").join("schema.json")).expect("a schema");
    // Its pattern of languages has a bracket too many, which is no regular expression here.
    serde_json::from_str(&schema.replace("{2}]?$", "{2}$")).expect("JSON")
}

/// By the schema, and by the types made from it: what they do not know is lost on the way back.
#[test]
fn sarif_is_as_its_schema_says() {
    let root = folder(&[("lyceum.toml", "title = \"T\"\n"), ("content/a.md", LINKS)]);
    let output = lyceum(&["check", arg(root.path()), "--today", TODAY, "--format", "sarif"]);
    let written: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let schema = jsonschema::validator_for(&sarif_schema()).expect("a schema");
    let broken: Vec<String> =
        schema.iter_errors(&written).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!(broken, [""; 0]);
    let mut other = written.clone();
    other["runs"][0]["results"][0]["level"] = "fatal".into();
    assert!(!schema.is_valid(&other), "the schema is one of SARIF");
    let report: serde_sarif::sarif::Sarif = serde_json::from_value(written.clone()).expect("SARIF");
    assert_eq!(serde_json::to_value(&report).expect("JSON"), written);
    let results = report.runs[0].results.as_deref().unwrap_or_default();
    let ids: Vec<&str> = results.iter().filter_map(|result| result.rule_id.as_deref()).collect();
    assert!(ids.contains(&"LY020") && ids.contains(&"LY111/link_text"), "{ids:?}");
}

#[test]
fn fixes_are_made_and_said() {
    let text =
        "+++\ntype = \"page\"\n+++\nThe code is on Github, in `Github`.\n\nSee [here](https://a.example/).\n";
    let root = folder(&[("lyceum.toml", "title = \"T\"\n"), ("content/a.md", text)]);
    let output = lyceum(&["check", arg(root.path()), "--today", TODAY, "--fix"]);
    let said = stderr(&output);
    assert!(said.starts_with("content/a.md: 1 finding mended\n"), "{said}");
    assert!(said.contains("LY111/link_text") && !said.contains("LY110"), "{said}");
    let mended = std::fs::read_to_string(root.path().join("content/a.md")).expect("the page");
    assert_eq!(mended, text.replace("on Github", "on GitHub"));
    let again = lyceum(&["check", arg(root.path()), "--today", TODAY, "--fix"]);
    assert!(!stderr(&again).contains("mended"), "{}", stderr(&again));
}
