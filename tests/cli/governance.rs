//! What is reported of reviews, gates and the life of pages, with everything that is printed for it.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::{TODAY, arg, copy_of_example, folder, lyceum, lyceum_ok, stderr, stdout};

const ANA: (&str, &str) = ("content/people/ana.md", "+++\ntitle = \"Ana Reis\"\nrole = \"Engineer\"\n+++\n");
const TOM: (&str, &str) = ("content/people/tom.md", "+++\ntitle = \"Tom Lind\"\nrole = \"Engineer\"\n+++\n");

/// A type whose pages need a technical review and nothing else.
const PACK: &str = "id = \"note\"\nreview_cycle = \"1y\"\nrequired_reviews = [\"technical_accuracy\"]\n";

/// Such a page, by Ana.
fn note(front: &str) -> String {
    format!(
        "+++\ntype = \"note\"\nauthor = \"ana\"\n{front}+++\n# Lag\n\nThe stream falls behind.\n\nIt catches up.\n"
    )
}

/// A technical review that accepts the page.
const ACCEPTED: &str = "[[review]]\ntype = \"technical_accuracy\"\nreviewer = \"tom\"\ndate = 2026-10-02\nscore = 92\nverdict = \"approved\"\n";

fn portal(files: &[(&str, &str)]) -> tempfile::TempDir {
    let mut all = vec![("lyceum.toml", "title = \"T\"\n"), ("packs/own/note.toml", PACK), ANA, TOM];
    all.retain(|(name, _)| files.iter().all(|(other, _)| other != name));
    all.extend(files);
    folder(&all)
}

/// What `check` prints, and its exit code.
fn check_in(root: &Path, strict: &[&str]) -> String {
    let output = lyceum(&[&["check", arg(root), "--today", TODAY], strict].concat());
    format!("{}exit {}\n", stderr(&output), output.status.code().unwrap_or(-1))
}

fn check(files: &[(&str, &str)]) -> String {
    check_in(portal(files).path(), &[])
}

macro_rules! finding {
    ($name:ident, $($front:expr),+) => {
        #[test]
        fn $name() {
            let texts = [$(note($front)),+];
            let names: Vec<String> = (1..=texts.len()).map(|i| format!("content/note-{i}.md")).collect();
            let files: Vec<_> = names.iter().zip(&texts).map(|(n, t)| (n.as_str(), t.as_str())).collect();
            insta::assert_snapshot!(stringify!($name), check(&files));
        }
    };
}

const PUBLISHED: &str = "status = \"published\"\n";

finding!(ly120_gate, PUBLISHED);
finding!(ly120_gate_of_many_pages, PUBLISHED, PUBLISHED, PUBLISHED);
finding!(
    ly120_gate_with_a_review_that_does_not_count,
    &format!("{PUBLISHED}{}", ACCEPTED.replace("92", "84"))
);
finding!(ly121_drift_by_fingerprint, &format!("{PUBLISHED}{ACCEPTED}content = \"0123456789abcdef\"\n"));
finding!(ly121_drift_as_stated, &format!("{PUBLISHED}updated = 2026-10-03\n{ACCEPTED}"));
finding!(ly122_self_approval_by_the_author, &ACCEPTED.replace("tom", "ana"));
finding!(ly122_self_approval_by_the_owner, &format!("owner = \"tom\"\n{ACCEPTED}"));
finding!(ly123_stage_of_another_status, "status = \"draft\"\nstage = \"publication\"\n");
finding!(
    ly123_stage_skipped,
    "status = \"approved\"\nstage = \"approval\"\n",
    "status = \"review\"\nstage = \"editorial_review\"\n"
);
finding!(
    ly124_unknown_criterion,
    &format!("{ACCEPTED}scores = {{ technical_corectness = 92, completeness = 92, clarity = 92 }}\n")
);
finding!(
    ly124_points_outside,
    &format!("{ACCEPTED}scores = {{ technical_correctness = 92, completeness = 92, clarity = 120 }}\n")
);
finding!(
    ly124_score_that_does_not_follow,
    &format!("{ACCEPTED}scores = {{ technical_correctness = 80, completeness = 80, clarity = 90 }}\n")
);
finding!(
    ly124_dates,
    &ACCEPTED.replace("2026-10-02", "2026-12-01"),
    &format!("created = 2026-10-03\n{ACCEPTED}")
);
finding!(ly124_score_outside, &ACCEPTED.replace("92", "192"));
finding!(ly126_evergreen_without_a_reason, "last_reviewed = 2026-10-02\nevergreen = \" \"\n");
finding!(ly126_evergreen_without_a_review, "evergreen = \"It describes a system that is gone.\"\n");
finding!(ly127_missing_review_of_an_approved_page, "status = \"approved\"\n");

/// Thirteen failures leave nothing of 100: with code, links and schema the checks come to 75, with the review to 83.5.
#[test]
fn examples_that_fail_when_they_are_run_keep_a_page_from_its_gate() {
    let gates = |block: &str, execute: &[&str]| {
        let page = note(&format!("{PUBLISHED}{ACCEPTED}")) + &block.repeat(13);
        let root = portal(&[("content/note-1.md", &page)]);
        let args = [&["check", arg(root.path()), "--gate", "technical_accuracy", "--today", TODAY], execute];
        let printed = stderr(&lyceum(&args.concat()));
        let gate = printed.lines().find(|line| line.contains("LY120")).unwrap_or_default();
        (gate.to_owned(), printed.matches("LY104/exit").count() > 0)
    };
    let fails = "\n```bash run\nexit 3\n```\n";
    let (gate, found) = gates(fails, &["--execute"]);
    assert!(gate.ends_with("technical accuracy (83.5 of at least 85)") && found, "{gate}");
    assert_eq!(gates(fails, &[]), (String::new(), false), "nothing was run");
    assert_eq!(gates("\n```bash run\ntrue\n```\n", &["--execute"]), (String::new(), false));
}

#[test]
fn ly123_nobody_is_accountable() {
    let page = "+++\ntype = \"note\"\nstatus = \"review\"\n+++\n# Lag\n";
    insta::assert_snapshot!(check(&[("content/a.md", page)]));
}

#[test]
fn ly127_missing_review() {
    let spec = note(&format!("{PUBLISHED}{ACCEPTED}"));
    let pack = PACK.replace('[', "[\"security_review\", ");
    insta::assert_snapshot!(check(&[("packs/own/note.toml", &pack), ("content/note-1.md", &spec)]));
}

#[test]
fn ly016_mistakes_in_the_rules() {
    let rubrics =
        "[[rubric]]\nid = \"security_review\"\nminimum = 85\ncriteria = [{ id = \"safe\", weight = 0.6 }]\n";
    let gates = "[[gate]]\nid = \"editorial_quality\"\nminimum = 80\nchecks = [\"spelling_gramar\"]\n";
    let workflow = "[[stage]]\nid = \"drafting\"\nstatus = \"darft\"\n";
    insta::assert_snapshot!(check(&[
        ("packs/own/rubrics.toml", rubrics),
        ("packs/own/gates.toml", gates),
        ("packs/own/workflow.toml", workflow),
        ("content/a.md", "+++\ntype = \"page\"\n+++\n"),
    ]));
}

#[test]
fn gates_that_are_passed_are_silent_also_under_strict() {
    let root = portal(&[("content/note.md", &note(&format!("{PUBLISHED}{ACCEPTED}")))]);
    assert_eq!(
        check_in(root.path(), &["--strict"]),
        "3 pages for audience `public`: nothing found\nexit 0\n"
    );
}

#[test]
fn gates_that_are_not_enforced_are_silent() {
    let config = "title = \"T\"\n[gates]\nenforce = false\n";
    let root = portal(&[("lyceum.toml", config), ("content/note.md", &note(PUBLISHED))]);
    assert_eq!(
        check_in(root.path(), &["--strict"]),
        "3 pages for audience `public`: nothing found\nexit 0\n"
    );
}

#[test]
fn a_folder_that_is_no_portal_has_no_gates() {
    let text = note(PUBLISHED);
    let root = folder(&[("content/note.md", text.as_str()), ANA]);
    assert!(!check_in(root.path(), &[]).contains("LY12"));
}

/// Runs git there, on a day.
pub(super) fn git(folder: &Path, day: &str, args: &[&str]) -> bool {
    let identity =
        ["-c", "user.name=Ana Reis", "-c", "user.email=a@example.org", "-c", "commit.gpgSign=false"];
    let when = format!("{day}T12:00:00 +0000");
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(identity).args(args).env_remove("GIT_DIR");
    command.envs([("GIT_AUTHOR_DATE", &when), ("GIT_COMMITTER_DATE", &when)]);
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Commits the texts of one page, each on its day. `None` where there is no git.
fn history(texts: &[(&str, String)]) -> Option<tempfile::TempDir> {
    let root = portal(&[]);
    git(root.path(), "2026-01-01", &["init", "-q"]).then_some(())?;
    for (day, text) in texts {
        std::fs::write(root.path().join("content/note.md"), text).expect("written");
        assert!(
            git(root.path(), day, &["add", "."]) && git(root.path(), day, &["commit", "-qm", "A change"])
        );
    }
    Some(root)
}

#[test]
fn ly121_drift_in_version_control() {
    let signed = format!("{PUBLISHED}{ACCEPTED}");
    let longer = note(&signed).replace("It catches up.", "It never does.\n\nRestart it.");
    let texts = [("2026-10-01", note(PUBLISHED)), ("2026-10-02", note(&signed)), ("2026-10-20", longer)];
    let Some(root) = history(&texts) else { return };
    insta::assert_snapshot!(check_in(root.path(), &[]));
}

/// Where the history is not there, nothing follows from it, and that is said.
#[test]
fn a_shallow_clone_says_what_it_cannot_know() {
    let signed = note(&format!("{PUBLISHED}{ACCEPTED}"));
    let longer = signed.replace("It catches up.", "It never does.\n\nRestart it.");
    let Some(root) = history(&[("2026-10-02", signed), ("2026-10-20", longer)]) else { return };
    let copy = tempfile::tempdir().expect("a folder");
    let url = format!("file://{}", root.path().display());
    assert!(git(copy.path(), "2026-10-21", &["clone", "-q", "--depth", "1", &url, "."]));
    let said = check_in(copy.path(), &[]);
    let why = "days of last changes, and changes since a review, are not known: the clone is shallow (`git fetch --unshallow` brings the rest)\n";
    assert!(said.contains(why) && !said.contains("LY121"), "{said}");
    let build = lyceum_ok(&["build", arg(copy.path()), "--today", TODAY]);
    assert!(stderr(&build).contains(why), "{}", stderr(&build));
    let whole = check_in(root.path(), &[]);
    assert!(!whole.contains("not known") && whole.contains("LY121"), "{whole}");
}

#[test]
fn signing_and_another_owner_are_no_drift() {
    let signed = format!("{PUBLISHED}{ACCEPTED}");
    let owned = note(&format!("owner = \"ana\"\n{signed}"));
    let texts = [("2026-10-01", note(PUBLISHED)), ("2026-10-04", note(&signed)), ("2026-10-20", owned)];
    let Some(root) = history(&texts) else { return };
    assert_eq!(check_in(root.path(), &[]), "3 pages for audience `public`: nothing found\nexit 0\n");
}

#[test]
fn ly123_steps_that_the_workflow_does_not_have() {
    let draft = || note("status = \"draft\"\n");
    let published = || note(&format!("{PUBLISHED}{ACCEPTED}"));
    let Some(root) = history(&[("2026-10-01", draft()), ("2026-10-03", published())]) else { return };
    insta::assert_snapshot!("ly123_committed_step", check_in(root.path(), &[]));
    std::fs::write(root.path().join("content/note.md"), draft()).expect("written");
    insta::assert_snapshot!("ly123_step_not_committed_yet", check_in(root.path(), &[]));
    // A build does not ask for the past of a page.
    let build = lyceum_ok(&["build", arg(root.path()), "--today", TODAY]);
    assert!(!stderr(&build).contains("LY123"), "{}", stderr(&build));
}

#[test]
fn steps_that_the_workflow_has_are_silent() {
    let at = |status: &str| note(&format!("status = \"{status}\"\n{ACCEPTED}"));
    let texts = [("2026-10-01", at("draft")), ("2026-10-02", at("review")), ("2026-10-03", at("approved"))];
    let Some(root) = history(&texts) else { return };
    std::fs::write(root.path().join("content/note.md"), at("published")).expect("written");
    assert_eq!(check_in(root.path(), &[]), "3 pages for audience `public`: nothing found\nexit 0\n");
}

#[test]
fn a_build_stops_at_its_gates_under_strict_and_says_the_same_again() {
    let root = portal(&[("content/note.md", &note(PUBLISHED))]);
    let build = |more: &[&str]| lyceum(&[&["build", arg(root.path()), "--today", TODAY], more].concat());
    assert_eq!(build(&["--strict"]).status.code(), Some(1));
    let first = build(&[]);
    let again = build(&[]);
    let warning = |output: &std::process::Output| stderr(output).split("\n\n").next().map(str::to_owned);
    assert!(stderr(&first).starts_with("warning[LY120]"), "{}", stderr(&first));
    assert!(stderr(&again).contains("nothing changed"), "{}", stderr(&again));
    assert_eq!(warning(&first), warning(&again));
    // A signature is all that it takes.
    std::fs::write(root.path().join("content/note.md"), note(&format!("{PUBLISHED}{ACCEPTED}")))
        .expect("written");
    assert_eq!(build(&["--strict"]).status.code(), Some(0), "{}", stderr(&build(&["--strict"])));
}

/// The findings of one code over the example, as a build has them: file → message.
fn of_the_example(code: &str) -> std::collections::BTreeMap<String, String> {
    let root = tempfile::tempdir().expect("a folder");
    let example = copy_of_example(root.path());
    let output = lyceum(&["build", arg(&example), "--today", TODAY, "--format", "json"]);
    let found: Vec<serde_json::Value> = serde_json::from_str(&stdout(&output)).expect("JSON");
    let own = found.iter().filter(|finding| finding["code"] == code);
    let text = |finding: &serde_json::Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    own.map(|finding| (text(finding, "file"), text(finding, "message"))).collect()
}

#[test]
fn the_example_has_pages_that_fail_and_pages_that_pass_each_gate() {
    let failing = of_the_example("LY120");
    for (page, why) in [
        ("best-practices/backfill-in-slices.md", "technical accuracy (changed since its review)"),
        ("tutorials/query-trades-in-clickhouse.md", "editorial quality (changes asked for)"),
        ("workflows/broker-onboarding.md", "stakeholder approval (approved only by who answers for it)"),
    ] {
        let message = failing.get(&format!("content/{page}")).unwrap_or_else(|| panic!("{page} passes"));
        assert!(message.ends_with(why), "{page}: {message}");
    }
    for page in ["api/trades-ingest.md", "workflows/documentation-review.md", "architecture/risk-engine.md"] {
        assert_eq!(failing.get(&format!("content/{page}")), None, "{page} fails");
    }
}

#[test]
fn one_page_of_the_example_changed_after_it_was_approved() {
    // Whoever edits an approved page of the example has it reviewed again: a new `content` in its reviews.
    let drifted: Vec<String> = of_the_example("LY121").into_keys().collect();
    assert_eq!(drifted, ["content/best-practices/backfill-in-slices.md"]);
}
