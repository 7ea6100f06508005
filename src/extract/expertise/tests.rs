//! Shares worked out by hand, and repositories made for the purpose.
#![allow(clippy::print_stderr)]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use jiff::civil::date;

use super::*;
use crate::source::NoHistory;

fn person(name: &str) -> Person {
    Person { name: name.to_owned(), mail: format!("{}@x.example", name.to_lowercase().replace(' ', ".")) }
}

fn commit(day: Date, authors: &[&str], reviewers: &[&str], files: &[(&str, u32)]) -> Commit {
    Commit {
        id: String::new(),
        parents: Vec::new(),
        date: day,
        authors: authors.iter().map(|name| person(name)).collect(),
        reviewers: reviewers.iter().map(|name| person(name)).collect(),
        files: files.iter().map(|(path, lines)| ((*path).to_owned(), *lines)).collect(),
    }
}

fn places<'a>(paths: &[&'a str]) -> Vec<Place<'a>> {
    let place = |path: &&'a str| Place { path, technologies: BTreeSet::from(["rust".to_owned()]) };
    paths.iter().map(place).collect()
}

const TODAY: Date = date(2026, 11, 22);

fn options(bots: &[String]) -> Options<'_> {
    Options { today: TODAY, half_life: 180.0, bots }
}

fn shares(known: &[Known], subject: &Subject) -> Vec<(String, f64)> {
    let known = known.iter().find(|known| known.subject == *subject).unwrap();
    known.holders.iter().map(|h| (h.person.name.clone(), (h.share * 1000.0).round() / 1000.0)).collect()
}

#[test]
fn older_lines_count_less_and_reviews_a_quarter() {
    let old = date(2026, 5, 26); // 180 days before.
    let commits = [
        commit(TODAY, &["Ana"], &["Bo"], &[("src/a.rs", 100)]),
        commit(old, &["Bo"], &[], &[("src/a.rs", 100)]),
    ];
    let known = map(&commits, &places(&["src/a.rs"]), &options(&[]));
    // Ana 100; Bo 100 × ½ + 100 × ¼ = 75.
    let expected = [("Ana".to_owned(), 0.571), ("Bo".to_owned(), 0.429)];
    assert_eq!(shares(&known, &Subject::Area("src".into())), expected);
    assert_eq!(shares(&known, &Subject::Technology("rust".into())), expected);
    let bo = &known[0].holders[1];
    assert_eq!((bo.lines, bo.commits, bo.reviews, bo.last_active), (100, 1, 1, TODAY));
    assert_eq!(known[0].bus_factor, 1);
}

#[test]
fn a_large_commit_is_capped_authors_share_and_programs_are_nobody() {
    let bots = ["[bot]".to_owned()];
    let commits = [
        commit(TODAY, &["Ana", "Cy"], &[], &[("a.rs", 50_000)]),
        commit(TODAY, &["dependabot[bot]"], &["Ana"], &[("a.rs", 900)]),
        commit(TODAY, &["Bo"], &["dependabot[bot]"], &[("a.rs", 1000), ("gone.rs", 1000)]),
    ];
    let known = map(&commits, &places(&["a.rs"]), &options(&bots));
    let expected = [("Bo".to_owned(), 0.5), ("Ana".to_owned(), 0.25), ("Cy".to_owned(), 0.25)];
    assert_eq!(shares(&known, &Subject::Area(".".into())), expected);
    assert_eq!(known[0].bus_factor, 2, "half is not over half");
}

#[test]
fn addresses_of_a_full_name_are_one_person() {
    let mut second = person("Ana Reis");
    second.mail = "ana@home.example".into();
    let mut commits =
        [commit(TODAY, &["Ana Reis"], &[], &[("a.rs", 10)]), commit(TODAY, &["x"], &[], &[("a.rs", 10)])];
    commits[1].authors = vec![second];
    let known = map(&commits, &places(&["a.rs"]), &options(&[]));
    assert_eq!(known[0].holders.len(), 1);
}

#[test]
fn levels_need_a_share_and_to_have_been_there_often() {
    for (share, times, level) in [
        (0.9, 20, Level::Master),
        (0.9, 19, Level::Expert),
        (0.25, 10, Level::Expert),
        (0.249, 10, Level::Proficient),
        (0.1, 4, Level::Competent),
        (0.03, 3, Level::Competent),
        (0.02, 300, Level::Novice),
        (1.0, 2, Level::Novice),
    ] {
        assert_eq!(Level::of(share, times), level, "{share} {times}");
    }
}

fn git(folder: &Path, who: &str, day: &str, args: &[&str]) -> bool {
    let mail = format!("{}@x.example", who.to_lowercase().replace(' ', "."));
    let when = format!("{day}T12:00:00 +0000");
    let status = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(["-c", "commit.gpgSign=false"])
        .args(args)
        .envs([("GIT_AUTHOR_NAME", who), ("GIT_COMMITTER_NAME", who)])
        .envs([("GIT_AUTHOR_EMAIL", &mail), ("GIT_COMMITTER_EMAIL", &mail)])
        .envs([("GIT_AUTHOR_DATE", &when), ("GIT_COMMITTER_DATE", &when)])
        .envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_SYSTEM", "/dev/null")])
        .env_remove("GIT_DIR")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    status.is_ok_and(|status| status.success())
}

fn save(folder: &Path, path: &str, lines: usize) {
    let file = folder.join(path);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    let text: Vec<String> = (0..lines).map(|n| format!("// {path} {n}\n")).collect();
    std::fs::write(file, text.concat()).unwrap();
}

#[test]
fn a_repository_with_a_mailmap_a_rename_and_a_merge() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path();
    if !git(root, "Ana Reis", "2026-11-01", &["init", "-q", "-b", "main"]) {
        eprintln!("skipped: git is not installed");
        return;
    }
    let commit = |who: &str, day: &str, message: &str| {
        assert!(git(root, who, day, &["add", "-A"]) && git(root, who, day, &["commit", "-qm", message]));
    };
    save(root, "core/old.rs", 40);
    std::fs::write(root.join(".mailmap"), "Bo Lind <bo.lind@x.example> <b@x.example>\n").unwrap();
    commit("B", "2026-11-22", "one");
    // Who moves a file is not who wrote it.
    std::fs::rename(root.join("core/old.rs"), root.join("core/new.rs")).unwrap();
    commit("Ana Reis", "2026-11-22", "two\n\nReviewed-by: B <b@x.example>");
    assert!(git(root, "Cy Dahl", "2026-11-22", &["checkout", "-qb", "work"]));
    save(root, "web/a.rs", 10);
    commit("Cy Dahl", "2026-11-22", "three\n\nCo-authored-by: Ana Reis <ana.reis@x.example>");
    assert!(git(root, "Bo Lind", "2026-11-22", &["checkout", "-q", "main"]));
    let merge = ["merge", "-q", "--no-ff", "-m", "four", "work"];
    assert!(git(root, "Bo Lind", "2026-11-22", &merge));

    let commits = log::read(root, Duration::from_secs(30)).unwrap();
    let known = map(&commits, &places(&["core/new.rs", "web/a.rs"]), &options(&[]));
    assert_eq!(shares(&known, &Subject::Area("core".into())), [("Bo Lind".to_owned(), 1.0)]);
    // 10 lines of two authors, and the quarter of who merged: 5, 5 and 2.5 of 12.5.
    let web = [("Ana Reis".to_owned(), 0.4), ("Cy Dahl".to_owned(), 0.4), ("Bo Lind".to_owned(), 0.2)];
    assert_eq!(shares(&known, &Subject::Area("web".into())), web);
    let limit = Duration::from_secs(30);
    assert_eq!(log::read(&root.join("none"), limit), Err(NoHistory::Untold));
    let url = format!("file://{}", root.display());
    assert!(git(root, "Ana Reis", "2026-11-22", &["clone", "-q", "--depth", "1", &url, "shallow"]));
    assert_eq!(log::read(&root.join("shallow"), limit), Err(NoHistory::Shallow));
}

#[test]
fn no_address_is_written_anywhere() {
    let mut nameless = person("Ana");
    nameless.name = "ana@secret.example".into();
    let mut commits = [commit(TODAY, &["Ana"], &[], &[("a.rs", 10)])];
    commits[0].authors = vec![nameless];
    let known = map(&commits, &places(&["a.rs"]), &options(&[]));
    let people = people::People::default();
    let rows = table::rows("ledger", &known, &people);
    assert_eq!(rows[0][..4], ["ledger-root-ana", "", "ana", "ledger"].map(str::to_owned));
    let text = table::update("", "ledger", &rows).unwrap();
    assert!(!text.contains('@') && !text.contains("example"), "{text}");
}
