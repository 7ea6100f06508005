//! `lyceum extract`: what it prints and writes, that a second run changes nothing, and what never leaves the code.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use super::governance::git;
use crate::support::{TODAY, arg, folder, lyceum, lyceum_ok, stderr, stdout};

const SETTINGS: &str = "import os\n\nAPI_TOKEN = \"q8Zr5tWm2LkP\"\nREPLICA = \"postgres://reader:pl4tform@db/orders\"\n\n\ndef settings():\n    return {\"port\": os.environ[\"PORT\"], \"token\": API_TOKEN}\n";

const PRINTER: &str = "class PrinterError(Exception):\n    \"\"\"The printer said no.\"\"\"\n\n\ndef print_label(text, port=9100):\n    try:\n        send(text, port)\n    except:\n        pass\n";

/// A portal, and beside it a repository of one commit. `None` where there is no git.
fn places() -> Option<(tempfile::TempDir, tempfile::TempDir)> {
    let portal = folder(&[("lyceum.toml", "title = \"T\"\n"), ("content/index.md", "# Home\n")]);
    let code = folder(&[("labels/settings.py", SETTINGS), ("labels/printer.py", PRINTER)]);
    let day = "2026-11-02";
    let committed = git(code.path(), day, &["init", "-q"])
        && git(
            code.path(),
            day,
            &["remote", "add", "origin", "https://ana:t0ken@github.com/shop/labels.git"],
        )
        && git(code.path(), day, &["add", "."])
        && git(code.path(), day, &["commit", "-qm", "Labels"]);
    committed.then_some((portal, code))
}

fn extract(portal: &Path, code: &Path, more: &[&str]) -> (String, String) {
    let content = portal.join("content/code");
    let args = ["extract", arg(code), "-o", arg(&content), "--name", "labels", "--today", TODAY];
    let output = lyceum_ok(&[&args, more].concat());
    (stdout(&output), stderr(&output))
}

/// The files of the portal with their texts.
fn tree(portal: &Path) -> BTreeMap<String, String> {
    let entries = walkdir::WalkDir::new(portal).into_iter().filter_map(Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_file());
    let name = |path: &Path| path.strip_prefix(portal).expect("below the portal").display().to_string();
    files.map(|file| (name(file.path()), std::fs::read_to_string(file.path()).expect("a text"))).collect()
}

#[test]
fn it_says_what_it_found_and_writes_a_page_for_each() {
    let Some((portal, code)) = places() else { return };
    let (out, said) = extract(portal.path(), code.path(), &[]);
    assert!(out.contains("antipattern\n") && out.contains("labels/settings.py:3"), "{out}");
    assert!(said.contains(" in 2 files and 17 lines"), "{said}");
    let rows: Vec<&str> = out.lines().filter(|line| line.starts_with("  ")).collect();
    let columns: Vec<_> = rows.iter().map(|row| row.find("  0.")).collect();
    assert!(columns.iter().all(|at| *at == columns[0]), "figures stand below each other: {out}");
    for rule in ["hard-coded-secret", "swallowed-exception"] {
        assert!(said.contains(&format!("new      labels/{rule}.md")), "{said}");
    }
    let commit = String::from_utf8(
        std::process::Command::new("git")
            .args(["-C", arg(code.path()), "rev-parse", "HEAD"])
            .output()
            .expect("git")
            .stdout,
    )
    .expect("a hash");
    let page = &tree(portal.path())["content/code/labels/swallowed-exception.md"];
    let link = format!("https://github.com/shop/labels/blob/{}/labels/printer.py#L", commit.trim());
    assert!(page.contains(&link), "{page}");
    assert!(page.contains("    except:\n        pass\n") || page.contains("except:\n    pass\n"), "{page}");
    // What was written is a portal without mistakes.
    let output = lyceum(&["check", arg(portal.path()), "--today", TODAY]);
    assert!(output.status.success(), "{}", stderr(&output));
}

#[test]
fn a_second_run_changes_nothing_and_edits_stay() {
    let Some((portal, code)) = places() else { return };
    extract(portal.path(), code.path(), &[]);
    let first = tree(portal.path());
    let (_, said) = extract(portal.path(), code.path(), &[]);
    assert_eq!(tree(portal.path()), first, "{said}");

    let path = portal.path().join("content/code/labels/swallowed-exception.md");
    let edited = first["content/code/labels/swallowed-exception.md"]
        .replace("\n## In the Code", "\nAsk Ana before you change this.\n\n## In the Code");
    std::fs::write(&path, &edited).expect("written");
    extract(portal.path(), code.path(), &[]);
    assert_eq!(std::fs::read_to_string(&path).expect("the page"), edited);

    // The evidence goes, the page stays and says so.
    std::fs::write(code.path().join("labels/printer.py"), "def print_label(text):\n    send(text)\n")
        .expect("written");
    assert!(git(code.path(), "2026-11-03", &["commit", "-qam", "Let it fail"]));
    let (_, said) = extract(portal.path(), code.path(), &[]);
    assert!(said.contains("labels/swallowed-exception.md"), "{said}");
    let page = std::fs::read_to_string(&path).expect("the page");
    assert!(page.contains("Ask Ana before you change this."), "{page}");
    let output = lyceum(&["check", arg(portal.path()), "--today", TODAY]);
    assert!(stderr(&output).contains("LY151"), "{}", stderr(&output));
}

#[test]
fn secrets_stay_in_the_code() {
    let Some((portal, code)) = places() else { return };
    let (out, said) = extract(portal.path(), code.path(), &["--format", "json"]);
    let found: Value = serde_json::from_str(&out).expect("JSON");
    let rules: Vec<&str> = found["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .filter_map(|one| one["rule"].as_str())
        .collect();
    assert!(rules.contains(&"hard-coded-secret"), "{rules:?}");
    let written = tree(portal.path());
    assert!(written.contains_key("content/code/labels/hard-coded-secret.md"), "{said}");
    assert!(written["content/code/labels/hard-coded-secret.md"].contains("API_TOKEN = \"…\""));
    for (name, text) in written.iter().map(|(name, text)| (name.as_str(), text)).chain([("JSON", &out)]) {
        for secret in ["q8Zr5tWm2LkP", "pl4tform", "t0ken"] {
            assert!(!text.contains(secret), "{name} contains {secret}");
        }
    }
}

/// A function with 16 branches.
fn branches(name: &str) -> String {
    let arms = (0..16).map(|n| format!("    if x == {n}:\n        return {n}\n"));
    format!("import os\n\n\ndef {name}(x):\n{}", arms.collect::<String>())
}

#[test]
fn a_shallow_clone_takes_nothing_back() {
    let Some((portal, code)) = places() else { return };
    for (path, text) in [
        ("people/ana.md", "+++\ntitle = \"Ana Reis\"\nrole = \"Engineer\"\nteam = \"red\"\n+++\n"),
        ("teams/red.md", "+++\ntitle = \"Red team\"\nmission = \"Labels\"\n+++\n"),
    ] {
        let file = portal.path().join("content").join(path);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("created");
        std::fs::write(file, text).expect("written");
    }
    for (day, name) in [("2026-11-03", "route"), ("2026-11-04", "pick"), ("2026-11-05", "send")] {
        std::fs::write(code.path().join("labels/route.py"), branches(name)).expect("written");
        assert!(git(code.path(), day, &["add", "."]) && git(code.path(), day, &["commit", "-qm", "Routes"]));
    }
    extract(portal.path(), code.path(), &[]);
    let whole = tree(portal.path());
    assert!(whole["content/code/labels/modules.md"].contains("hot_spots"), "{whole:?}");
    assert!(whole.contains_key("content/code/labels/code-of-red.md"));
    assert!(whole["data/code_expertise.csv"].contains("labels"));

    let copy = tempfile::tempdir().expect("a folder");
    let url = format!("file://{}", code.path().display());
    assert!(git(copy.path(), "2026-11-06", &["clone", "-q", "--depth", "1", &url, "."]));
    let remote = ["remote", "set-url", "origin", "https://github.com/shop/labels.git"];
    assert!(git(copy.path(), "2026-11-06", &remote));
    let (_, said) = extract(portal.path(), copy.path(), &[]);
    let why = "nothing is said of hot spots and of who knows the code: the clone is shallow (`git fetch --unshallow` brings the rest)";
    assert!(said.contains(why), "{said}");
    assert_eq!(tree(portal.path()), whole, "{said}");

    // A page that is written from it says that it does not know.
    let fresh = folder(&[("lyceum.toml", "title = \"T\"\n"), ("content/index.md", "# Home\n")]);
    extract(fresh.path(), copy.path(), &[]);
    let page = &tree(fresh.path())["content/code/labels/modules.md"];
    assert!(page.contains("Nothing is known of them: the history of the code could not be read."), "{page}");
    // What is known later comes in its place.
    extract(fresh.path(), code.path(), &[]);
    let page = &tree(fresh.path())["content/code/labels/modules.md"];
    assert!(page.contains("hot_spots") && !page.contains("Nothing is known of them"), "{page}");
}

#[test]
fn a_folder_without_code_takes_nothing_back() {
    let Some((portal, code)) = places() else { return };
    extract(portal.path(), code.path(), &[]);
    let before = tree(portal.path());
    let other = folder(&[("main.c", "int main(void) { return 0; }\n")]);
    let (_, said) = extract(portal.path(), other.path(), &[]);
    let why =
        "there is no code in Python, Rust, JavaScript and TypeScript, Go or Java, and nothing is written\n";
    assert!(said.ends_with(why), "{said}");
    assert_eq!(tree(portal.path()), before);
}

#[test]
fn a_repository_within_is_not_read() {
    let Some((portal, code)) = places() else { return };
    let within = code.path().join("labels/parts");
    std::fs::create_dir(&within).expect("created");
    std::fs::write(within.join("part.py"), PRINTER).expect("written");
    assert!(git(&within, "2026-11-06", &["init", "-q"]));
    let (out, said) = extract(portal.path(), code.path(), &[]);
    assert!(said.contains("left out labels/parts/: a repository of its own\n"), "{said}");
    assert!(said.contains(" in 2 files ") && !out.contains("part.py"), "{said}");
}
