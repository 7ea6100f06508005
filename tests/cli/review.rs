//! `lyceum review`: what is printed, what is written, and what stays as it is.

use std::path::Path;

use crate::support::{TODAY, arg, copy_of_example, folder, lyceum, lyceum_ok, stderr, stdout};

const ANA: (&str, &str) = (
    "content/people/ana.md",
    "+++\ntitle = \"Ana Reis\"\nrole = \"Engineer\"\nemail = \"ana@example.org\"\n+++\n",
);
const TOM: (&str, &str) = ("content/people/tom.md", "+++\ntitle = \"Tom Lind\"\nrole = \"Engineer\"\n+++\n");
const SAM: (&str, &str) =
    ("content/people/sam.md", "+++\ntitle = \"Sam Roy\"\nrole = \"Security engineer\"\n+++\n");

/// A type whose pages need two reviews, one of them a gate.
const PACK: &str = "id = \"note\"\nreview_cycle = \"1y\"\nrequired_reviews = [\"technical_accuracy\", \"security_review\"]\n";

/// Such a page, by Ana.
const NOTE: &str = "+++\r\ntype = \"note\" # ours\r\nauthor = 'ana'\r\ncreated = 2026-01-05\r\n\r\n[[review_request]]\r\n\
    type = \"technical_accuracy\"\r\nreviewer = \"tom\"\r\ndue = 2026-12-01\r\n+++\r\n# Lag\r\n\r\nThe stream falls behind.\r\n";

fn portal() -> tempfile::TempDir {
    folder(&[
        ("lyceum.toml", "title = \"T\"\nbase_url = \"https://docs.example.org/kb/\"\n"),
        ("packs/own/note.toml", PACK),
        ("content/notes/lag.md", NOTE),
        (
            "content/notes/old.md",
            "---\ntype: note\nowner: ana\nlast_reviewed: 2025-11-01\n---\n# Old\n\nText.\n",
        ),
        (
            "content/notes/kept.md",
            "+++\ntype = \"note\"\nlast_reviewed = 2020-01-01\nevergreen = \"History.\"\n+++\n# Kept\n",
        ),
        ("data/glossary_term.csv", "id,title,definition\nvar,Value at risk,A loss.\n"),
        ANA,
        TOM,
        SAM,
    ])
}

/// What `review` prints with those arguments, asked-for output first, and its exit code.
fn review(root: &Path, args: &[&str]) -> String {
    let at_root: &[&str] = if args[0] == "due" { &[arg(root)] } else { &["--root", arg(root)] };
    let output = lyceum(&[&["review"], args, at_root, &["--today", TODAY]].concat());
    format!("{}{}exit {}\n", stdout(&output), stderr(&output), output.status.code().unwrap_or(-1))
}

fn read(root: &Path, path: &str) -> String {
    std::fs::read_to_string(root.join(path)).expect("a file")
}

const SCORES: [&str; 6] =
    ["--score", "technical_correctness=95", "--score", "completeness=good", "--score", "clarity=88"];

fn technical<'a>(more: &[&'a str]) -> Vec<&'a str> {
    let sign = ["sign", "content/notes/lag.md", "--type", "technical_accuracy", "--as", "tom"];
    [&sign[..], &SCORES, more].concat()
}

#[test]
fn what_is_due() {
    let root = portal();
    insta::assert_snapshot!("review_due", review(root.path(), &["due"]));
    insta::assert_snapshot!("review_due_json", review(root.path(), &["due", "--format", "json"]));
    insta::assert_snapshot!(
        "review_due_csv",
        review(root.path(), &["due", "--format", "csv", "--owner", "tom"])
    );
    let nothing = review(root.path(), &["due", "--type", "page"]);
    assert_eq!(nothing, "DUE  STATE  OWNER  PAGE  FILE  LACKS\n0 pages until 2026-12-05\nexit 0\n");
    let far = review(root.path(), &["due", "--within", "3m"]);
    assert!(far.contains("until 2027-02-21; 1 evergreen page is left out"), "{far}");
    for (args, message) in [
        (["--owner", "anna"], "there is no person or team `anna` for audience `public`; did you mean `ana`?"),
        (["--type", "notes"], "there is no type `notes`; did you mean `note`?"),
    ] {
        assert_eq!(review(root.path(), &["due", args[0], args[1]]), format!("error: {message}\nexit 2\n"));
    }
}

#[test]
fn a_signature_is_written_and_what_is_missing_is_said() {
    let root = portal();
    let said = review(root.path(), &technical(&["--comment", "Good \"enough\"."]));
    insta::assert_snapshot!("review_sign", said);
    insta::assert_snapshot!("review_sign_file", read(root.path(), "content/notes/lag.md").replace('\r', "␍"));
    let security = ["secrets_and_exposure=90", "secure_practice=90", "access_control=90"];
    let mut args = vec!["sign", "notes/lag", "--type", "security_review", "--as", "Sam Roy"];
    args.extend(security.iter().flat_map(|score| ["--score", *score]));
    insta::assert_snapshot!("review_sign_last", review(root.path(), &args));
    insta::assert_snapshot!(
        "review_sign_last_file",
        read(root.path(), "content/notes/lag.md").replace('\r', "␍")
    );
    // What was signed is what is there: nothing has drifted, and nothing is due.
    let output = lyceum_ok(&["check", arg(root.path()), "--today", TODAY, "--check", "schema_validation"]);
    assert!(!stderr(&output).contains("content/notes/lag.md"), "{}", stderr(&output));
    assert!(!review(root.path(), &["due"]).contains("lag.md"));
}

#[test]
fn a_page_is_found_by_file_id_and_address() {
    for page in [
        "content/notes/old.md",
        "notes/old.md",
        "notes/old",
        "/notes/old/",
        "https://docs.example.org/kb/notes/old/",
    ] {
        let root = portal();
        let said = review(
            root.path(),
            &["sign", page, "--type", "technical_accuracy", "--as", "tom", "--verdict", "rejected"],
        );
        assert_eq!(
            said,
            "content/notes/old.md: technical accuracy by Tom Lind on 2026-11-21: rejected\nit does not count: Tom Lind \
             rejected the page.\nmissing: technical accuracy: Tom Lind rejected the page.\nmissing: security review: no review\n\
             exit 0\n",
            "{page}"
        );
        let text = read(root.path(), "content/notes/old.md");
        let start = "---\ntype: note\nowner: ana\nlast_reviewed: 2025-11-01\nreview:\n  - type: technical_accuracy\n    \
                     reviewer: tom\n    date: 2026-11-21\n    verdict: rejected\n    content: \"";
        assert!(text.starts_with(start) && text.ends_with("\"\n---\n# Old\n\nText.\n"), "{text}");
    }
}

#[test]
fn what_cannot_be_signed_is_refused_and_nothing_is_written() {
    let root = portal();
    let sign = |page: &'static str, kind: &'static str, who: &'static str, more: &[&'static str]| {
        let args = [&["sign", page, "--type", kind, "--as", who], more].concat();
        format!("$ {}\n{}\n", args.join(" "), review(root.path(), &args))
    };
    let (lag, kind) = ("notes/lag", "technical_accuracy");
    let mut said = String::new();
    said += &sign("notes/lagg", kind, "tom", &SCORES);
    said += &sign("glossary/var", kind, "tom", &SCORES);
    said += &sign(lag, "technical_acuracy", "tom", &SCORES);
    said += &sign(lag, kind, "tim", &SCORES);
    said += &sign(lag, kind, "ana", &SCORES);
    said += &sign("notes/old", kind, "ana", &SCORES);
    said += &sign(lag, "security_review", "tom", &["--verdict", "rejected"]);
    said += &sign(lag, kind, "tom", &["--score", "clarty=90"]);
    said += &sign(lag, kind, "tom", &["--score", "clarity"]);
    said += &sign(lag, kind, "tom", &["--score", "clarity=101"]);
    said += &sign(lag, kind, "tom", &["--score", "clarity=goood"]);
    said += &sign(lag, kind, "tom", &["--score", "clarity=90", "--score", "clarity=90"]);
    said += &sign(lag, kind, "tom", &["--score", "clarity=90"]);
    said += &sign(lag, kind, "tom", &["--date", "2026-11-22", "--verdict", "rejected"]);
    said += &sign(lag, kind, "tom", &["--date", "2026-01-04", "--verdict", "rejected"]);
    insta::assert_snapshot!("review_sign_refused", said);
    assert_eq!(read(root.path(), "content/notes/lag.md"), NOTE);
}

#[test]
fn below_the_minimum_changes_are_requested() {
    let root = portal();
    let scores = ["technical_correctness=50", "completeness=90", "clarity=90"];
    let mut args = vec!["sign", "notes/lag", "--type", "technical_accuracy", "--as", "tom"];
    args.extend(scores.iter().flat_map(|score| ["--score", *score]));
    let said = review(root.path(), &args);
    assert!(said.starts_with("content/notes/lag.md: technical accuracy by Tom Lind on 2026-11-21: changes requested, 70 of 100\n"), "{said}");
    assert!(said.contains("it does not count: Tom Lind asked for changes.\n"), "{said}");
}

#[test]
fn a_page_with_mistakes_is_not_signed() {
    let root = portal();
    std::fs::write(root.path().join("content/notes/lag.md"), NOTE.replace("2026-01-05", "\"soon\""))
        .expect("written");
    let said = review(root.path(), &technical(&[]));
    assert!(said.starts_with("error[LY006]") && said.ends_with("exit 1\n"), "{said}");
}

#[test]
fn a_review_is_asked_for_and_an_owner_set() {
    let root = portal();
    let assign = |args: &[&str]| review(root.path(), &[&["assign"], args].concat());
    let said =
        assign(&["content/notes/old.md", "--type", "security_review", "--to", "sam", "--due", "2026-12-01"]);
    assert_eq!(said, "content/notes/old.md: security_review is asked of sam\nexit 0\n");
    let said = assign(&["content/notes/old.md", "--owner", "tom"]);
    assert_eq!(said, "content/notes/old.md: owner is tom\nexit 0\n");
    assert_eq!(
        read(root.path(), "content/notes/old.md"),
        "---\ntype: note\nowner: tom\nlast_reviewed: 2025-11-01\nreview_request:\n  - type: security_review\n    reviewer: sam\n    \
         asked: 2026-11-21\n    due: 2026-12-01\n---\n# Old\n\nText.\n"
    );
    let refused = [
        assign(&["notes/old", "--type", "security_review", "--to", "sam"]),
        assign(&["notes/old", "--type", "security_review", "--to", "ana"]),
        assign(&["notes/old", "--type", "technical_accuracy", "--to", "ana", "--due", "2026-11-01"]),
        assign(&["notes/old", "--owner", "page"]),
        assign(&["glossary/var", "--owner", "tom"]),
    ];
    insta::assert_snapshot!("review_assign_refused", refused.concat());
}

#[test]
fn the_examples_arrays_stay_arrays() {
    let dir = tempfile::tempdir().expect("a folder");
    let root = copy_of_example(dir.path());
    let page = "content/lessons/tax-report-season-2026.md";
    let before = read(&root, page);
    let scores = ["tone_appropriateness=90", "audience_alignment=90", "clarity_coherence=90"];
    let mut args = vec!["sign", page, "--type", "editorial_quality", "--as", "ines-carvalho"];
    args.extend(scores.iter().flat_map(|score| ["--score", *score]));
    let said = review(&root, &args);
    assert!(said.ends_with("exit 0\n"), "{said}");
    let after = read(&root, page);
    let new: Vec<&str> = after.lines().filter(|line| !before.lines().any(|old| old == *line)).collect();
    let start =
        "  { type = \"editorial_quality\", reviewer = \"ines-carvalho\", date = 2026-11-21, score = 90,";
    // With it, all that the type requires counts: the page is reviewed as of today.
    assert!(new[0] == "last_reviewed = 2026-11-21" && new[1].starts_with(start) && new.len() == 2, "{new:?}");
    assert_eq!(after.lines().count(), before.lines().count() + 1, "{new:?}");
}
