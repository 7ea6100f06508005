//! Points from commits, as they stand on the pages of people.

use super::governance::git;
use crate::support::{TODAY, arg, folder, lyceum_ok, read};

const SETTINGS: &str =
    "title = \"T\"\n[audiences.public]\naccess = [\"public\"]\nrecords = [\"recognition\"]\n";

/// The portal of a page that Ana wrote and changed, Ben changed under two names and a stranger once.
fn built(settings: &str) -> Option<(String, String, String)> {
    let root = folder(&[
        ("lyceum.toml", settings),
        ("content/people/ana.md", "+++\ntitle = \"Ana Reis\"\nrole = \"engineer\"\n+++\n"),
        (
            "content/people/ben.md",
            "+++\ntitle = \"Ben\"\nrole = \"engineer\"\nemail = \"Ben@example.org\"\n+++\n",
        ),
        (
            "content/culture-initiatives/talks.md",
            "+++\ntitle = \"Talks\"\nbehaviours = [\"teaching\"]\n+++\n",
        ),
    ]);
    let path = root.path();
    git(path, "2026-01-01", &["init", "-q"]).then_some(())?;
    assert!(git(path, "2026-01-01", &["add", "."]) && git(path, "2026-01-01", &["commit", "-qm", "People"]));
    let changes = [
        ("2026-02-03", "Ana Reis <a@example.org>"),
        ("2026-03-04", "Benjamin <ben@example.org>"),
        ("2026-03-05", "ben <laptop>"),
        ("2026-04-06", "Ana Reis <a@example.org>"),
        ("2026-05-07", "Somebody <s@example.org>"),
    ];
    for (day, author) in changes {
        let text = format!("+++\ntitle = \"Lag\"\ntype = \"page\"\n+++\nAs of {day}.\n");
        std::fs::write(path.join("content/lag.md"), text).expect("written");
        let author = format!("--author={author}");
        assert!(git(path, day, &["add", "."]) && git(path, day, &["commit", "-qm", "A change", &author]));
    }
    let out = path.join("out");
    lyceum_ok(&["build", arg(path), "-o", arg(&out), "--today", TODAY]);
    let page = |name: &str| read(&out, &format!("{name}/index.html"));
    Some((page("people/ana"), page("people/ben"), page("browse/culture")))
}

#[test]
fn commits_give_points_to_people_and_to_nobody_else() {
    let Some((ana, ben, culture)) = built(SETTINGS) else { return };
    assert!(ana.contains("25 in all") && ana.contains("Wrote"), "{ana}");
    // Two changes of one page in one month are one.
    assert!(ben.contains("5 in all") && ben.contains("4 Mar 2026"), "{ben}");
    assert!(
        culture.contains("One change in version control is by somebody who has no page here"),
        "{culture}"
    );
}

#[test]
fn commits_give_no_points_where_that_is_switched_off_or_nobody_is_granted_them() {
    let off = format!("{SETTINGS}[culture]\npoints_from_git = false\n");
    for settings in [off.as_str(), "title = \"T\"\n"] {
        let Some((ana, ben, culture)) = built(settings) else { return };
        assert!(!ana.contains("in all") && !ben.contains("in all"), "{settings}");
        assert!(!culture.contains("version control"), "{settings}");
    }
}
