//! `lyceum schema`, and that what it prints agrees with the example portal.

use std::collections::BTreeMap;

use jiff::civil::date;
use lyceum::compile::{self, Settings};
use lyceum::editor;
use lyceum::parse::Origin;
use serde_json::Value as Json;

use crate::support::{arg, folder, lyceum, lyceum_ok, package, stderr, stdout};

/// TOML as editors hand it to a schema: dates are strings.
fn json(value: &toml::Value) -> Json {
    match value {
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(items) => items.iter().map(json).collect(),
        toml::Value::Table(table) => table.iter().map(|(key, value)| (key.clone(), json(value))).collect(),
        other => serde_json::to_value(other).expect("a value"),
    }
}

#[test]
fn the_examples_front_matter_is_valid() {
    let root = package().join("content-example");
    let settings =
        Settings { audience: "contracts".into(), drafts: true, ..Settings::on(date(2026, 11, 21)) };
    let compiled = compile::compile(compile::load(&root, &settings).expect("a portal"), &settings);
    let portal = &compiled.portal;
    let any = jsonschema::draft202012::new(&editor::front_matter(portal)).expect("a schema");
    let mut by_type = BTreeMap::new();
    let mut count = 0;
    for page in portal.pages.iter().map(|p| &p.page).filter(|p| p.origin != Origin::Row) {
        let Some(front) =
            page.source.text.strip_prefix("+++\n").and_then(|text| text.split("\n+++\n").next())
        else {
            continue;
        };
        let value = json(&toml::from_str(front).expect("TOML"));
        let own = by_type.entry(&page.type_id).or_insert_with(|| {
            let schema = editor::front_matter_of(portal, &page.type_id).expect("a type");
            jsonschema::draft202012::new(&schema).expect("a schema")
        });
        for schema in [&*own, &any] {
            let wrong: Vec<String> =
                schema.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
            assert_eq!(wrong, [""; 0], "{}", page.path);
        }
        count += 1;
    }
    assert!(count > 80 && by_type.len() > 20, "{count} pages of {} types", by_type.len());
}

#[test]
fn schemas_are_printed() {
    let root = folder(&[
        ("lyceum.toml", "title = \"T\"\n"),
        ("content/people/tom.md", "+++\ntitle = \"Tom Lind\"\nrole = \"Engineer\"\n+++\n"),
        (
            "packs/own/note.toml",
            "id = \"note\"\ntitle = \"Note\"\n[[field]]\nname = \"topic\"\ntype = \"ref\"\nto = \"person\"\nrequired = true\n",
        ),
    ]);
    let print = |args: &[&str]| -> Json {
        let output = lyceum_ok(&[&["schema"], args, &["--root", arg(root.path())]].concat());
        serde_json::from_str(&stdout(&output)).expect("JSON")
    };
    let note = print(&["front-matter", "--type", "note"]);
    assert_eq!(note["required"], serde_json::json!(["topic"]));
    assert_eq!(note["properties"]["topic"]["$ref"], "#/$defs/id-of-person");
    assert_eq!(note["$defs"]["id-of-person"]["examples"], serde_json::json!(["tom"]));
    assert_eq!(print(&["--type", "note"]), note);
    assert_eq!(print(&["config"])["title"], "lyceum.toml");
    assert!(print(&[])["allOf"].as_array().is_some_and(|types| types.len() > 25));
    let wrong = lyceum(&["schema", "--type", "notes", "--root", arg(root.path())]);
    assert_eq!(stderr(&wrong), "error: there is no content type `notes`; did you mean `note`?\n");
    assert_eq!(wrong.status.code(), Some(2));
}
