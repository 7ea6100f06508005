use super::*;
use crate::emit::testing::try_portal;
use jiff::civil::date;

/// A page of each type that some type needs one of.
const TARGETS: [(&str, &str); 9] = [
    ("team", "teams/streams"),
    ("person", "people/ines"),
    ("competency", "competencies/sql"),
    ("career_role", "career-roles/engineer"),
    ("training_program", "training-programs/sql"),
    ("training_session", "training-sessions/sql"),
    ("certification", "certifications/sql"),
    ("culture_assessment", "culture-surveys/spring"),
    ("innovation_ideas", "ideas/sql"),
];

const FIELDS: [(&str, &str); 9] = [
    ("team", "mission = \"x\""),
    ("person", "role = \"Engineer\""),
    ("competency", "category = \"databases\""),
    ("career_role", ""),
    (
        "training_program",
        "training_type = \"workshops\"\ndelivery_method = \"blended\"\nduration = \"4h\"\ncapacity = 8",
    ),
    (
        "training_session",
        "program_id = \"training-programs/sql\"\nstart_date = 2026-12-01\ntraining_status = \"scheduled\"",
    ),
    ("certification", "issuing_organization = \"x\""),
    (
        "culture_assessment",
        "held_on = 2026-11-20\nquestions = [{ id = \"time\", statement = \"I have time.\" }]",
    ),
    ("innovation_ideas", "idea = \"x\"\nstage = \"ideation\""),
];

fn draft(type_id: &str, title: &str, folders: &[&str]) -> Draft {
    let (schema, _) = crate::schema::load(&[]);
    let folders = folders.iter().map(|f| (*f).to_owned()).collect();
    let request = Request {
        type_id,
        title,
        today: date(2026, 11, 21),
        author: Some("ines"),
        folders: &folders,
        pick: &|types| {
            let of_type =
                |(id, page): &(&str, &str)| types.iter().any(|t| t == id).then(|| (*page).to_owned());
            TARGETS.iter().find_map(of_type)
        },
    };
    new_page(&schema, &request).unwrap()
}

#[test]
fn a_new_page_of_every_type_has_no_finding() {
    let (schema, _) = crate::schema::load(&[]);
    assert!(schema.types.len() >= 25);
    let mut config = crate::registers::learning::testing::config();
    // Types that are closed to others, too.
    for audience in config.audiences.values_mut() {
        audience.records = schema.types.keys().cloned().collect();
    }
    for id in schema.types.keys() {
        let draft = draft(id, "A \"new\" one: 1 + 1", &[]);
        let targets = TARGETS.iter().zip(FIELDS).map(|((of, page), (_, fields))| {
            (format!("{page}.md"), format!("+++\ntype = \"{of}\"\n{fields}\n+++\nText.\n"))
        });
        let pages: Vec<_> = targets.chain([(draft.path.clone(), draft.text.clone())]).collect();
        let pages: Vec<_> = pages.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let (portal, found) = try_portal(config.clone(), &pages);
        let found: Vec<_> = found
            .iter()
            .filter(|d| d.span.as_ref().is_none_or(|s| s.source.path.ends_with(&draft.path)))
            .collect();
        assert!(found.is_empty(), "{id}: {found:#?}\n{}", draft.text);
        assert_eq!(draft.unfilled, [""; 0], "{id}");
        let page = portal.pages.iter().find(|p| p.page.path == draft.path).unwrap();
        assert_eq!(
            (page.page.type_id.as_str(), page.page.title.as_str()),
            (id.as_str(), "A \"new\" one: 1 + 1")
        );
    }
}

#[test]
fn every_optional_field_is_valid_once_uncommented() {
    let (schema, _) = crate::schema::load(&[]);
    for id in schema.types.keys() {
        let draft = draft(id, "New", &[]);
        let front = draft.text.split("+++\n").nth(1).unwrap();
        let is_field = |l: &&str| {
            l.strip_prefix("# ").is_some_and(|l| {
                l.split_once(" = ")
                    .is_some_and(|(key, _)| key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
            })
        };
        let bare: String =
            front.lines().map(|l| if is_field(&l) { &l[2..] } else { l }).collect::<Vec<_>>().join("\n");
        assert!(bare.parse::<toml::Table>().is_ok(), "{id}: {:?}\n{bare}", bare.parse::<toml::Table>());
    }
}

#[test]
fn a_page_says_what_is_wanted_and_what_is_missing() {
    let text = draft("troubleshooting", "Lag", &[]).text;
    for part in [
        "+++\ntitle = \"Lag\"\ntype = \"troubleshooting\"\nstatus = \"draft\"\ncreated = 2026-11-21\nauthor = \"ines\"\n",
        "\n# What goes wrong, in one sentence.\n# Example: \"After",
        "\nproblem = \"To be written\"\n",
        "\n# severity = \"medium\"\n",
        "\n## Symptoms\n\n<!-- What a person sees",
        " -->\n\n*To be written.*\n",
    ] {
        assert!(text.contains(part), "{part:?} is not in\n{text}");
    }
}

#[test]
fn paths() {
    let at = |type_id: &str, title: &str, folders: &[&str]| draft(type_id, title, folders).path;
    assert_eq!(at("troubleshooting", "Lag & offsets!", &[]), "troubleshooting/lag--offsets.md");
    assert_eq!(at("troubleshooting", "Lag", &["ops/a/runbooks", "ops/runbooks", "x"]), "ops/runbooks/lag.md");
    assert_eq!(at("page", "Größe", &[]), "größe.md");
    assert_eq!(at("page", "Index", &[]), "index-page.md");
    assert_eq!(at("page", "../../etc", &[]), "etc.md");
    assert_eq!(at("page", "?!", &[]), "untitled.md");
}

#[test]
fn unknown_types_and_missing_references() {
    let (schema, _) = crate::schema::load(&[]);
    let folders = BTreeSet::new();
    let mut request = Request {
        type_id: "tutorial",
        title: "x",
        today: date(2026, 11, 21),
        author: None,
        folders: &folders,
        pick: &|_| None,
    };
    let error = new_page(&schema, &request).unwrap_err();
    assert_eq!(error.help.as_deref(), Some("did you mean `tutorials`?"));
    request.type_id = "team_knowledge";
    assert_eq!(new_page(&schema, &request).unwrap().unfilled, ["team"]);
}
