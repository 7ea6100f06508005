use jiff::civil::date;

use super::*;
use crate::registers::learning::testing::{assessments, ix, portal};

const TODAY: Date = date(2026, 11, 21);

/// A page: type, level, minutes, and more fields.
fn page(kind: &str, level: &str, minutes: u32, more: &str) -> String {
    format!("+++\ntype = \"{kind}\"\nlevel = \"{level}\"\nread_time = \"{minutes}m\"\n{more}\n+++\n")
}

/// A role that asks for Rust and SQL, a guide for it, pages of all parts, and what people have been found to know.
fn example(rows: &[(&str, &str, &str, &str, &str)]) -> Portal {
    let role = "+++\ntitle = \"Engineer\"\ntype = \"career_role\"\ntarget_levels = [\n\
        { competency = \"rust\", level = \"proficient\" }, { competency = \"sql\", level = \"novice\" }]\n+++\n";
    let guide = "+++\ntitle = \"Your start\"\ntype = \"onboarding_docs\"\nrole = \"backend developer\"\n\
        career_role = \"engineer\"\nbuddy = \"ben\"\ncontacts = [\"cleo\"]\npath = [\"tour\"]\n\
        goals = [{ by = \"day 5\", goal = \"Something *small* is in production\" }]\n+++\n";
    let pages = [
        ("career-roles/engineer.md", role.to_owned()),
        ("onboarding/start.md", guide.to_owned()),
        ("k/tour.md", page("page", "intermediate", 50, "tags = [\"kafka\"]")),
        ("k/build.md", page("page", "beginner", 20, "competencies = [\"rust\"]\nlanguages = [\"Rust\"]")),
        (
            "k/async.md",
            page(
                "page",
                "advanced",
                200,
                "competencies = [\"rust\"]\nprerequisites = [\"build\"]\nlanguages = [\"Rust\"]",
            ),
        ),
        (
            "k/select.md",
            page(
                "page",
                "beginner",
                40,
                "competencies = [\"sql\"]\nlanguages = [\"SQL\"]\nprerequisites = [\"tour\"]",
            ),
        ),
        ("k/first.md", page("page", "beginner", 3, "tags = [\"Kafka\"]")),
        ("k/other.md", page("page", "beginner", 3, "tags = [\"cooking\"]")),
        ("k/lag.md", page("post_mortems", "advanced", 9, "tags = [\"kafka\"]")),
        ("k/slices.md", page("best_practices", "advanced", 9, "languages = [\"SQL\"]")),
        ("k/try.md", page("tutorials", "beginner", 9, "related = [\"build\"]")),
        (
            "people/dora.md",
            "+++\ntitle = \"Dora\"\nrole = \"lead\"\nexpertise = [\"Kafka\", \"tea\"]\n+++\n".to_owned(),
        ),
    ];
    // Only what is checked here has to be right: required fields of the types are not.
    let texts = pages.each_ref().map(|(path, text)| (*path, text.as_str()));
    let data = assessments(rows);
    crate::registers::learning::testing::lenient(&texts, &data)
}

fn made(portal: &Portal, stack: &[&str], person: Option<&str>) -> Plan {
    let learning = Learning::new(portal);
    let start = find(portal, &learning, "engineer").unwrap();
    let stack: Vec<String> = stack.iter().map(|word| (*word).to_owned()).collect();
    let request = Request { start: &start, stack: &stack, person: person.map(|who| ix(portal, who)) };
    plan(portal, &learning, &request, TODAY)
}

fn names(portal: &Portal, pages: &[PageIx]) -> Vec<String> {
    pages.iter().map(|ix| portal.page(*ix).url.last_segment().to_owned()).collect()
}

#[test]
fn a_plan_by_hand() {
    let portal = example(&[("cleo", "rust", "expert", "2026-05-01", "peer_review")]);
    let plan = made(&portal, &[], None);
    let [day, week, month] = &plan.phases;
    let shown = |pages: &[PageIx]| names(&portal, pages);
    // The guide's page first, although it is harder; then by level, and nothing before what it needs.
    assert_eq!(shown(&day.read), ["tour"]);
    assert_eq!(shown(&week.read), ["build", "select"], "200 minutes more would be 310");
    assert_eq!(shown(&month.read), ["async"]);
    assert_eq!((day.minutes, week.minutes, month.minutes, plan.minutes), (50, 60, 200, 310));
    assert_eq!(shown(&day.concepts), ["first"], "shares a tag with the path, whatever its letter case");
    assert_eq!(shown(&week.exercises), ["try"], "linked with the path by a field");
    assert_eq!(shown(&week.practices), ["slices"]);
    assert_eq!(shown(&month.examples), ["lag"]);
    assert_eq!(week.goals.len(), 1);
    let contacts: Vec<(String, String)> = plan
        .contacts
        .iter()
        .map(|contact| (portal.page(contact.person).page.title.clone(), contact.why.join("; ")))
        .collect();
    let expected =
        [("Ben", "buddy"), ("Cleo", "named in the guide; expert in Rust"), ("Dora", "knows Kafka")];
    assert_eq!(contacts, expected.map(|(who, why)| (who.to_owned(), why.to_owned())));
    assert_eq!((day.meet.clone(), week.meet.clone()), (0..1, 1..3));
}

#[test]
fn a_stack_leaves_out_what_is_about_other_languages() {
    let portal = example(&[]);
    let plan = made(&portal, &["rust"], None);
    assert_eq!(names(&portal, &plan.read().collect::<Vec<_>>()), ["tour", "build", "async"]);
    assert_eq!(plan.phases[1].practices, [], "it is about SQL");
    assert_eq!(names(&portal, &plan.phases[1].exercises), ["try"], "it is about no language");
}

#[test]
fn what_a_person_can_do_is_left_out_and_said() {
    let rows = [
        ("ana", "sql", "developing", "2026-05-01", "peer_review"),
        ("ana", "rust", "developing", "2026-05-01", "peer_review"),
    ];
    let portal = example(&rows);
    let plan = made(&portal, &[], Some("ana"));
    assert_eq!(names(&portal, &plan.read().collect::<Vec<_>>()), ["tour", "build", "async"]);
    let skipped = Skipped {
        competency: ix(&portal, "sql"),
        level: Proficiency::Developing,
        asked: Proficiency::Novice,
    };
    assert_eq!(plan.skipped, [skipped], "Rust is not known as well as the role asks for");
    assert!(plan.contacts.iter().all(|contact| contact.person != ix(&portal, "ana")));
}

#[test]
fn roles_are_found_by_any_name() {
    let portal = example(&[]);
    let learning = Learning::new(&portal);
    for name in ["engineer", "Engineer", "career-roles/engineer", "Backend Developer", "onboarding/start"] {
        let start = find(&portal, &learning, name).unwrap();
        assert_eq!((start.slug.as_str(), start.role), ("engineer", Some(ix(&portal, "engineer"))), "{name}");
    }
    let unknown = find(&portal, &learning, "enginer").unwrap_err();
    assert_eq!(unknown.help.as_deref(), Some("did you mean `Engineer`?"));
    let unknown = unknown_word(&learning, &["rust".to_owned(), "kafak".to_owned()]).unwrap();
    assert_eq!(unknown.help.as_deref(), Some("did you mean `kafka`?"));
}

#[test]
fn a_role_that_only_a_guide_names_has_a_plan() {
    let guide = "+++\ntype = \"onboarding_docs\"\nrole = \"Designer\"\npath = [\"tour\"]\n+++\n";
    let all = "+++\ntype = \"onboarding_docs\"\nrole = \"any\"\n+++\n";
    let portal = portal(
        &[("g/design.md", guide), ("g/all.md", all), ("tour.md", &page("page", "beginner", 5, ""))],
        "",
    );
    let learning = Learning::new(&portal);
    let [start] = learning.starts.as_slice() else { panic!("{:?}", learning.starts) };
    assert_eq!((start.slug.as_str(), start.guides.len()), ("designer", 2));
    let plan = plan(&portal, &learning, &Request { start, stack: &[], person: None }, TODAY);
    assert_eq!(names(&portal, &plan.read().collect::<Vec<_>>()), ["tour"]);
}
