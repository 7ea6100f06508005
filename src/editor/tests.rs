use jsonschema::Validator;

use super::*;
use crate::emit::testing::{SMALL, portal};

fn validator(schema: &Json) -> Validator {
    jsonschema::draft202012::meta::validate(schema).expect("a schema");
    jsonschema::draft202012::new(schema).expect("a schema")
}

/// What is wrong with a text in TOML, each with its place.
fn mistakes(schema: &Json, text: &str) -> Vec<String> {
    let value: toml::Value = toml::from_str(text).unwrap();
    let value = fields::json_of(&value).unwrap();
    let mut found: Vec<String> =
        validator(schema).iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
    found.sort();
    found
}

#[test]
fn settings_are_checked_as_the_compiler_checks_them() {
    let schema = config();
    for text in [
        include_str!("../../content-example/lyceum.toml"),
        include_str!("../../docs/lyceum.toml"),
        include_str!("../scaffold/starter/lyceum.toml"),
        "[severity]\nbroken-link = \"off\"\nLY020 = \"error\"\n\"style-consistency/passive_voice\" = \"note\"\n[extra]\nx = [1]\n",
    ] {
        assert_eq!(mistakes(&schema, &text.replace("\"{title}\"", "\"T\"")), [""; 0]);
    }
    for wrong in [
        "titel = \"T\"",
        "due_soon_days = -1",
        "default_access = \"publick\"",
        "[audiences.a]\naccess = [\"publick\"]",
        "[severity]\nbroken-link = \"of\"",
        "[severity]\nbroken-lnk = \"off\"",
        "[feedback]\nkind = \"issue\"",
        "[feedback]\nkind = \"isue\"\ntarget = \"x\"",
        "[markdown]\nmaths = true",
        "[check.compliance]\nfolders = []",
    ] {
        assert_ne!(mistakes(&schema, wrong), [""; 0], "{wrong}");
    }
}

#[test]
fn every_setting_is_explained() {
    let schema = config();
    let properties = schema["properties"].as_object().unwrap();
    for (key, property) in properties {
        assert!(property["description"].is_string() || property["$ref"].is_string(), "{key}: {property}");
    }
}

#[test]
fn fields_of_every_kind() {
    let portal = portal("", SMALL);
    let schema = front_matter_of(&portal, "troubleshooting").unwrap();
    let rest = "problem = \"p\"\nsolution = \"s\"\nverification = \"v\"\n";
    let with = |text: &str| mistakes(&schema, &format!("{text}\n{rest}"));
    for right in [
        "title = \"T\"\ntype = \"troubleshooting\"",
        "created = 2026-01-01\nupdated = \"2026-01-01\"",
        "time_to_fix = \"1h 30m\"\nreview_cycle = \"6w\"",
        "owner = \"nobody-yet\"\nprerequisites = \"guides/lag\"\ntags = [\"a\", 1]",
        "review = [{ type = \"security_review\", reviewer = \"ines\", date = 2026-01-01, scores = { a = 1 } }]",
        "extra = { x = [1, { y = 2 }] }",
    ] {
        assert_eq!(with(right), [""; 0], "{right}");
    }
    for wrong in [
        "type = \"tutorials\"",
        "titel = \"T\"",
        "created = \"soon\"",
        "time_to_fix = \"1 fortnight\"",
        "review_cycle = \"90\"",
        "status = \"publishd\"",
        "tags = { a = 1 }",
        "weight = \"3\"",
        "review = [{ type = \"security_review\", reviewer = \"ines\" }]",
        "review = [{ type = \"security_review\", reviewer = \"ines\", date = 2026-01-01, scor = 1 }]",
    ] {
        assert_ne!(with(wrong), [""; 0], "{wrong}");
    }
    assert_ne!(mistakes(&schema, "title = \"T\""), [""; 0], "required fields");
    assert_eq!(schema["$defs"]["id-of-person"]["examples"], json!(["ines"]));
    assert_eq!(front_matter_of(&portal, "nothing"), None);
}

#[test]
fn front_matter_of_any_type() {
    let portal = portal("", SMALL);
    let schema = front_matter(&portal);
    assert_eq!(mistakes(&schema, "title = \"T\"\nproblem = \"of a folder's type\""), [""; 0]);
    assert_ne!(mistakes(&schema, "type = \"troubleshooting\""), [""; 0], "required fields");
    assert_ne!(mistakes(&schema, "type = \"nothing\""), [""; 0]);
    assert_ne!(mistakes(&schema, "status = \"publishd\""), [""; 0]);
}
