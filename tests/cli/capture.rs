//! `lyceum capture`: drafts, and what it refuses.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{TODAY, arg, folder, lyceum, stderr, stdout};

const TALK: &str = "# The queue\n\nDate: 2026-11-02\n\n**Ben:** Why is there a queue?\n\n**Ana:** Because the printer is slow. We decided to keep it. Never empty it by hand.\n";

const MADR: &str = "---\nstatus: accepted\ndate: 2026-02-03\ndecision-makers:\n  - Ana Reis\n  - Somebody Else\n---\n# ADR-0012: Use a queue\n\n## Context and Problem Statement\n\nThe printer is slow.\n\n## Considered Options\n\n* A queue\n* A second printer\n\n## Decision Outcome\n\nA queue.\n\n### Consequences\n\n* Good, nobody waits\n* Bad, one more thing to run\n\n## Pros and Cons\n\nSee above.\n";

const REPORT: &str = "# Printer on fire\n\n- **Severity:** SEV-2\n- Date: 2026-10-05\n- Commander: Ben\n\n## Impact\n\nNobody could print for **two hours**. Some went home.\n\n## Timeline\n\n- 05:41 UTC - It smokes\n- 06:02: Ben pulls the plug\n\n## Action items\n\n| Action | Owner | Due |\n|---|---|---|\n| Buy an extinguisher | Ana | 2026-10-12 |\n| Think | nobody | |\n";

const NOTES: &str = "# Weekly\n\n**Date:** 2026-11-16\n**Attendees:** Ana Reis, Ben\n\n## Agenda\n\n1. Printer\n\n## Minutes\n\nWe looked at it.\n\n## Decisions\n\n- Keep the queue\n\n## Actions\n\n- [ ] Ana: order toner by Friday\n- [x] Ben sweeps the floor\n- [ ] Somebody rings them\n";

fn portal() -> tempfile::TempDir {
    let person = |title: &str, role: &str| format!("+++\ntitle = \"{title}\"\nrole = \"{role}\"\n+++\n");
    folder(&[
        ("lyceum.toml", "title = \"T\"\n"),
        ("content/people/ana.md", &person("Ana Reis", "Engineer")),
        ("content/people/ben.md", &person("Ben Lind", "Lead")),
        ("talk.md", TALK),
        ("adr/0012-use-a-queue.md", MADR),
        ("reports/2026-10-05-fire.md", REPORT),
        ("notes/weekly.md", NOTES),
    ])
}

/// What `capture` prints with those arguments, and its exit code; the folder of the portal is `{root}`.
fn capture(root: &Path, file: &str, args: &[&str]) -> String {
    let file = root.join(file);
    let output = lyceum(&[&["capture", arg(&file)], args, &["--root", arg(root), "--today", TODAY]].concat());
    let code = output.status.code().unwrap_or(-1);
    let printed = format!("{}{}exit {code}\n", stdout(&output), stderr(&output));
    let whole = root.canonicalize().expect("a folder");
    printed.replace(arg(&whole), "{root}").replace(arg(root), "{root}")
}

fn read(root: &Path, path: &str) -> String {
    std::fs::read_to_string(root.join("content").join(path)).unwrap_or_else(|_| panic!("no {path}"))
}

#[test]
fn a_talk_becomes_a_draft_that_nothing_replaces() {
    let root = portal();
    let args = ["--expert", "ana", "--method", "interview"];
    let said = capture(root.path(), "talk.md", &args);
    assert!(said.contains("/content/knowledge/the-queue.md\n1 question, 1 decision, 1 warning\nasked Ana Reis for a review\nexit 0"), "{said}");
    let text = read(root.path(), "knowledge/the-queue.md");
    assert!(
        text.contains("expert = \"ana\"") && text.contains("- Never empty it by hand. *(Ana Reis)*"),
        "{text}"
    );
    let again = capture(root.path(), "talk.md", &args);
    assert!(again.contains("exists already; it was left as it is\nexit 2"), "{again}");
}

#[test]
fn what_cannot_be_captured_is_refused() {
    let root = portal();
    std::fs::write(root.path().join("call.docx"), b"PK\x03\x04\x14\0\0\0").expect("written");
    let refused = [
        capture(root.path(), "talk.md", &["--expert", "anna", "--method", "interview"]),
        capture(
            root.path(),
            "talk.md",
            &["--expert", "ana", "--method", "interview", "--type", "decision_record"],
        ),
        capture(root.path(), "nowhere.md", &["--expert", "ana", "--method", "interview"]),
        capture(root.path(), "talk.md", &["--method", "interview"]),
        capture(root.path(), "adr", &["--from", "commits"]),
        capture(root.path(), "call.docx", &["--expert", "ana", "--method", "interview"]),
    ];
    insta::assert_snapshot!("capture_refused", refused.concat());
}

#[test]
fn documents_keep_their_words_under_the_headings_of_the_type() {
    let root = portal();
    let mut said = String::new();
    for (folder, kind) in [("adr", "decisions"), ("reports", "incidents")] {
        said.push_str(&capture(root.path(), folder, &["--from", kind]));
    }
    let tasks = root.path().join("tasks.csv");
    said.push_str(&capture(root.path(), "notes/weekly.md", &["--from", "notes", "--tasks", arg(&tasks)]));
    for page in ["decisions/use-a-queue.md", "post-mortems/printer-on-fire.md", "meetings/weekly.md"] {
        said.extend(["\n=== ", page, "\n", &read(root.path(), page)]);
    }
    said.extend(["\n=== tasks.csv\n", &std::fs::read_to_string(&tasks).expect("tasks")]);
    insta::assert_snapshot!("capture_documents", said);
    let checked = lyceum(&["check", arg(root.path()), "--today", TODAY]);
    assert!(!stderr(&checked).contains("error"), "{}", stderr(&checked));
}

/// A repository without commits, in a folder `print`.
fn repository(root: &Path) -> PathBuf {
    let repository = root.join("print");
    std::fs::create_dir_all(repository.join("src/queue")).expect("a folder");
    git(&repository, &["init", "-q", "-b", "main"]);
    repository
}

/// Runs git as Ana on a day in March.
fn git(repository: &Path, args: &[&str]) {
    let mut git = Command::new("git");
    git.current_dir(repository)
        .args(["-c", "commit.gpgsign=false", "-c", "core.hooksPath=/dev/null"])
        .args(args);
    for (name, value) in
        [("NAME", "Ana Reis"), ("EMAIL", "ana@example.org"), ("DATE", "2026-03-01T10:00:00Z")]
    {
        git.env(format!("GIT_AUTHOR_{name}"), value).env(format!("GIT_COMMITTER_{name}"), value);
    }
    assert!(git.output().expect("git").status.success(), "{args:?}");
}

#[test]
fn commits_say_why_an_area_is_as_it_is() {
    let root = portal();
    let repository = repository(root.path());
    let git = |args: &[&str]| git(&repository, args);
    for (number, message) in [
        "feat(queue): one queue for all printers\n\nBecause two queues lost the order of pages.\n\nReviewed-by: Ben Lind <ben@example.org>",
        "Empty pages are kept\n\nThe driver counts them, so that a page too few is an error.",
        "fix(queue)!: jobs have a size\n\nWithout it a job of a gigabyte is taken instead of refused.\n\nBREAKING CHANGE: callers state it",
        "Revert \"feat: faster\"\n\nThis reverts commit 0123456789abcdef.\n\nIt printed backwards because of the cache.",
        "Typo",
    ]
    .iter()
    .enumerate()
    {
        std::fs::write(repository.join("src/queue/job.rs"), number.to_string()).expect("a file");
        git(&["add", "."]);
        git(&["commit", "-q", "-m", message]);
    }
    let said = capture(
        root.path(),
        "print",
        &["--from", "commits", "--link-template", "https://git.example.org/{commit}"],
    );
    assert!(said.ends_with("exit 0\n"), "{said}");
    let pages = ["knowledge/why-queue-is-as-it-is-print.md", "knowledge/why-src-queue-is-as-it-is-print.md"];
    let texts = pages.map(|page| format!("=== {page}\n{}\n", read(root.path(), page)));
    insta::assert_snapshot!("capture_commits", texts.concat());
}

/// The title of what was pulled counts, not the line that names its branch; commits on the branch itself are left out.
#[test]
fn merges_say_why_an_area_is_as_it_is() {
    let root = portal();
    let repository = repository(root.path());
    let commit = |file: &str, message: &str| {
        std::fs::write(repository.join("src/queue").join(file), message).expect("a file");
        git(&repository, &["add", "."]);
        git(&repository, &["commit", "-q", "-m", message]);
    };
    commit("job.rs", "First\n\nBecause nothing was there, so that this is no merge.");
    for (number, message) in [
        "Merge pull request #41 from ana/order\n\nfeat(queue): jobs keep their order\n\nPages came mixed up because\ntwo threads took them.\n\nReviewed-by: Ben Lind <ben@example.org>",
        "Merge branch 'size' into 'main'\n\nfix(queue)!: jobs have a size\n\nWithout it a large job is taken instead of refused.\n\nSee merge request print/print!42",
        "Merged in tray (pull request #43)\n\nThe second tray is asked first\n\nIt is filled more often, so that fewer people walk.",
        "Merge branch 'cold'\n\nThe printer sleeps at night because it is loud.",
        "Revert \"feat: faster\"\n\nThis reverts commit 0123456789abcdef.\n\nIt printed backwards because of the cache.",
        "Merge branch 'plain'",
    ]
    .iter()
    .enumerate()
    {
        git(&repository, &["checkout", "-q", "-b", "branch"]);
        commit(&format!("part{number}.rs"), "Work\n\nBecause of what the merge says better.");
        git(&repository, &["checkout", "-q", "main"]);
        git(&repository, &["merge", "-q", "--no-ff", "--cleanup=verbatim", "-m", message, "branch"]);
        git(&repository, &["branch", "-q", "-d", "branch"]);
    }
    let said = capture(root.path(), "print", &["--from", "merges"]);
    assert!(said.ends_with("exit 0\n"), "{said}");
    let pages = ["knowledge/why-queue-is-as-it-is-print.md", "knowledge/why-src-queue-is-as-it-is-print.md"];
    let texts = pages.map(|page| format!("=== {page}\n{}\n", read(root.path(), page)));
    insta::assert_snapshot!("capture_merges", texts.concat());
    let checked = lyceum(&["check", arg(root.path())]);
    assert!(!stderr(&checked).contains("error"), "{}", stderr(&checked));
    // A history without merges has nothing to say, and is no failure.
    git(&repository, &["checkout", "-q", "--orphan", "straight"]);
    git(&repository, &["commit", "-q", "-m", "One"]);
    assert_eq!(
        capture(root.path(), "print", &["--from", "merges"]),
        "0 commits read; none gives reasons for one area twice\nexit 0\n"
    );
}
