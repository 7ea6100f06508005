//! `lyceum onboard`: a plan as a page, and what it refuses.

use std::path::Path;

use crate::support::{TODAY, arg, folder, lyceum, stderr, stdout};

const ASSESSMENTS: &str = "id,employee_id,competency_id,current_level,assessment_date,assessment_method\n\
    a1,ana,sql,proficient,2026-06-01,peer_review\n\
    a2,ben,rust,expert,2026-06-01,practical_test\n";

const ROLE: &str = "+++\ntitle = \"Backend engineer\"\ntarget_levels = [\n\
    { competency = \"rust\", level = \"proficient\" },\n  { competency = \"sql\", level = \"developing\" },\n]\n+++\n";

const GUIDE: &str = "+++\ntitle = \"Your first weeks\"\nrole = \"any\"\nbuddy = \"ben\"\n\
    goals = [{ by = \"day 5\", goal = \"Your name is in the release notes\" }]\n\
    accounts = [{ system = \"Cluster\", request_from = \"#platform\", lead_time = \"1d\" }]\n+++\n";

fn portal() -> tempfile::TempDir {
    let page = |more: &str| format!("+++\ntype = \"page\"\n{more}\n+++\n");
    let config = "title = \"T\"\n[audiences.leads]\naccess = [\"public\", \"restricted\"]\nrecords = [\"skill_assessment\"]\npeople = [\"ana\"]\n\
        [severity]\nmissing-section = \"off\"\n";
    folder(&[
        ("lyceum.toml", config),
        ("content/career-roles/backend-engineer.md", ROLE),
        (
            "content/competencies/rust.md",
            "+++\ntitle = \"Rust\"\ncategory = \"programming_languages\"\n+++\n",
        ),
        ("content/competencies/sql.md", "+++\ntitle = \"SQL\"\ncategory = \"databases\"\n+++\n"),
        ("content/onboarding/start.md", GUIDE),
        ("content/people/ana.md", "+++\ntitle = \"Ana Reis\"\nrole = \"Engineer\"\nmentor = \"cleo\"\n+++\n"),
        (
            "content/people/ben.md",
            "+++\ntitle = \"Ben Lind\"\nrole = \"Engineer\"\nexpertise = [\"rust\"]\n+++\n",
        ),
        ("content/people/cleo.md", "+++\ntitle = \"Cleo Roy\"\nrole = \"Lead\"\n+++\n"),
        (
            "content/code/build.md",
            &page("title = \"Build it\"\nlevel = \"beginner\"\nread_time = \"30m\"\ntags = [\"rust\"]"),
        ),
        (
            "content/code/errors.md",
            &page(
                "title = \"Errors [and] panics\"\nlevel = \"intermediate\"\nread_time = \"45m\"\nprerequisites = [\"build\"]\ncompetencies = [\"rust\"]\nlanguages = [\"rust\"]",
            ),
        ),
        (
            "content/code/queries.md",
            &page(
                "title = \"Queries\"\nlevel = \"beginner\"\nread_time = \"20m\"\ncompetencies = [\"sql\"]\nlanguages = [\"sql\"]",
            ),
        ),
        ("data/glossary_term.csv", "id,title,definition,see_also\ncrate,Crate,A unit of code.,code/build\n"),
        ("data/skill_assessment.csv", ASSESSMENTS),
    ])
}

/// What `onboard` prints with those arguments, asked-for output first, and its exit code.
fn onboard(root: &Path, args: &[&str]) -> String {
    let output = lyceum(&[&["onboard"], args, &["--root", arg(root), "--today", TODAY]].concat());
    format!("{}{}exit {}\n", stdout(&output), stderr(&output), output.status.code().unwrap_or(-1))
}

#[test]
fn a_plan_is_a_page() {
    let root = portal();
    insta::assert_snapshot!("onboard_roles", onboard(root.path(), &[]));
    insta::assert_snapshot!("onboard_role", onboard(root.path(), &["Backend engineer"]));
    insta::assert_snapshot!(
        "onboard_person",
        onboard(
            root.path(),
            &["backend-engineer", "--stack", "rust", "--person", "ana", "--audience", "leads"]
        )
    );
}

#[test]
fn what_the_audience_does_not_see_leaves_nothing_out() {
    let root = portal();
    let said = onboard(root.path(), &["backend-engineer", "--person", "ana"]);
    assert!(
        said.contains("the audience `public` sees no assessment of Ana Reis; nothing was left out"),
        "{said}"
    );
    assert!(said.contains("code/queries") && !said.contains("expert in Rust"), "{said}");
}

#[test]
fn a_plan_in_the_content_is_free_of_findings_and_never_replaced() {
    let root = portal();
    let to = root.path().join("content/onboarding");
    let said = onboard(root.path(), &["backend-engineer", "-o", arg(&to)]);
    assert!(said.contains("backend-engineer.md\n3 pages to read, 1 h 35 min\nexit 0"), "{said}");
    let checked = lyceum(&["check", arg(root.path()), "--today", TODAY]);
    assert!(!stderr(&checked).contains("backend-engineer.md"), "{}", stderr(&checked));
    let again = onboard(root.path(), &["backend-engineer", "-o", arg(&to)]);
    assert!(again.contains("exists already; it was left as it is\nexit 2"), "{again}");
}

#[test]
fn unknown_names_are_refused_with_the_nearest() {
    let root = portal();
    let refused = [
        onboard(root.path(), &["bakend-engineer"]),
        onboard(root.path(), &["backend-engineer", "--stack", "rust,sqll"]),
        onboard(root.path(), &["backend-engineer", "--person", "anna"]),
    ];
    insta::assert_snapshot!("onboard_refused", refused.concat());
}
