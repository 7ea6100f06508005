//! From an empty folder to a portal.

use crate::support::{TODAY, arg, folder, lyceum, lyceum_ok, read, stderr, stdout};

#[test]
fn init_makes_a_portal_that_builds_without_a_finding() {
    let dir = tempfile::tempdir().expect("a folder");
    let root = dir.path().join("portal");
    let written = stdout(&lyceum_ok(&["init", arg(&root), "--today", TODAY]));
    for file in ["lyceum.toml", "content/index.md", ".github/workflows/pages.yml", ".gitignore"] {
        assert!(written.contains(file) && root.join(file).is_file(), "{file} in {written}");
    }
    let output = lyceum_ok(&["build", arg(&root), "--strict", "--today", TODAY]);
    assert!(!stderr(&output).contains("note"), "{}", stderr(&output));
    assert!(read(&root.join("public"), "index.html").contains("<h1>"));
    let again = lyceum(&["init", arg(&root)]);
    assert_eq!(again.status.code(), Some(2));
    assert!(stderr(&again).contains("exists already; it was left as it is"), "{}", stderr(&again));
}

/// Types that are closed unless an audience names them are open here.
const OPEN: &str = "title = \"T\"\n[audiences.public]\naccess = [\"public\"]\nrecords = [\"skill_assessment\", \
    \"code_expertise\", \"culture_answer\", \"idea_vote\", \"recognition\", \
    \"development_plan\", \"learning_goal\", \"participant_record\", \"certification_holder\"]\n";

#[test]
fn new_writes_a_page_of_every_type_that_has_no_errors() {
    let root = folder(&[
        ("lyceum.toml", OPEN),
        ("content/people/anna.md", "+++\ntitle = \"Anna\"\nrole = \"engineer\"\n+++\n"),
        ("content/teams/red.md", "+++\ntitle = \"Red\"\nmission = \"m\"\n+++\n"),
    ]);
    let listed = stdout(&lyceum_ok(&["new", "--root", arg(root.path())]));
    let types: Vec<&str> =
        listed.lines().filter(|l| l.starts_with("  ")).filter_map(|l| l.split_whitespace().next()).collect();
    assert!(types.len() >= 28, "{types:?}");
    for id in &types {
        let title = format!("About {}", id.replace('_', " "));
        lyceum_ok(&["new", id, &title, "--root", arg(root.path()), "--today", TODAY]);
    }
    let output = lyceum_ok(&["check", arg(root.path()), "--today", TODAY]);
    let expected = format!("{} pages for audience `public`: nothing found", types.len() + 2);
    assert!(stderr(&output).contains(&expected), "{}", stderr(&output));
}

#[test]
fn new_names_the_nearest_type_and_never_overwrites() {
    let root = folder(&[("lyceum.toml", "title = \"T\"\n")]);
    std::fs::create_dir(root.path().join("content")).expect("a folder");
    let place = ["--root", arg(root.path()), "--today", TODAY];
    let wrong = lyceum(&[&["new", "tutorial", "X"][..], &place].concat());
    assert_eq!(wrong.status.code(), Some(2));
    assert_eq!(stderr(&wrong), "error: there is no content type `tutorial`; did you mean `tutorials`?\n");
    lyceum_ok(&[&["new", "tutorials", "First steps"][..], &place].concat());
    let again = lyceum(&[&["new", "tutorials", "First steps"][..], &place].concat());
    assert_eq!(again.status.code(), Some(2));
    assert!(stderr(&again).contains("first-steps.md` exists already"), "{}", stderr(&again));
}
