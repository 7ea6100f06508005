//! Who sees what people can do.

use crate::support::{TODAY, arg, example, lyceum_ok, package, read};

const FILES: [&str; 4] = [
    "browse/matrix/index.html",
    "browse/matrix/levels.json",
    "browse/matrix/levels.csv",
    "browse/coverage/index.html",
];
const PAGES: [&str; 4] = [
    "people/callum-reid/index.html",
    "learning/competencies/rust/index.html",
    "learning/career-roles/engineer/index.html",
    "browse/ladder/index.html",
];

#[test]
fn an_audience_without_assessments_sees_roles_and_no_levels_of_people() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let out = dir.path().join("out");
    let root = package().join("content-example");
    lyceum_ok(&["build", arg(&root), "-o", arg(&out), "--audience", "visitors", "--today", TODAY]);
    for file in FILES {
        assert!(example().join(file).is_file(), "{file} for everybody");
        assert!(!out.join(file).exists(), "{file} for visitors");
    }
    // What only somebody's level brings into a page.
    let marks = ["At this level", "musts met", "Skills</h2>", "data-missing"];
    let seen = |html: &str| marks.iter().any(|mark| html.contains(mark));
    for page in PAGES {
        assert_eq!(seen(&read(example(), page)), page != PAGES[3], "{page} for everybody");
        assert!(!seen(&read(&out, page)), "{page} for visitors");
    }
    assert!(!out.join("learning/development-plans/callum-reid-2026").exists());
    assert!(read(&out, "browse/ladder/roles.json").contains("\"Senior engineer\""));
}
