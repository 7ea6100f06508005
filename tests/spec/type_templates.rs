//! Templates of content types and the packs name the same fields: a typo on either side would hide a field.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A declared field: its name, and whether the template has to place it by itself, because the grid of facts leaves
/// out tables and hidden fields.
struct Declared {
    name: String,
    placed: bool,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn types() -> Vec<(String, Vec<Declared>)> {
    let mut found = Vec::new();
    for pack in ["core", "knowledge"] {
        for entry in fs::read_dir(root().join("packs").join(pack)).expect("the packs are there") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                continue; // Rules of checks.
            }
            let text = fs::read_to_string(path).expect("readable");
            let declared: toml::Table = text.parse().expect("valid TOML");
            let Some(id) = declared.get("plural").and(declared.get("id")).and_then(toml::Value::as_str)
            else {
                continue;
            };
            let fields = declared.get("field").and_then(toml::Value::as_array).into_iter().flatten();
            let fields = fields.map(|field| Declared {
                name: field["name"].as_str().expect("a name").to_owned(),
                placed: field["type"].as_str() == Some("table")
                    || field.get("show").and_then(toml::Value::as_bool) == Some(false),
            });
            found.push((id.to_owned(), fields.collect()));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

/// Fields that a view of the register shows with what it works out from them, or that it follows.
const SHOWN_BY_VIEWS: [(&str, &str); 6] = [
    ("post_mortems", "impact_assessment"),
    ("post_mortems", "impact_metrics"),
    ("post_mortems", "analysis"),
    ("architecture_docs", "hot_spots"),
    // These two decide what the register says of a person, and are for nobody to read.
    ("person", "commits_as"),
    ("person", "recognition"),
];

/// The names after `page.f.` in a template.
fn used(template: &str) -> BTreeSet<String> {
    let names = template.split("page.f.").skip(1);
    names.map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()).collect()
}

/// The names that the grid of facts leaves to the template.
fn skipped(template: &str) -> BTreeSet<String> {
    let list =
        template.split("fields={page.field_list} skip={[").nth(1).and_then(|rest| rest.split("]}").next());
    list.unwrap_or_default().split(',').map(|name| name.trim().trim_matches('"').to_owned()).collect()
}

#[test]
fn every_field_is_shown_once_and_by_its_name() {
    let all = types();
    assert!(all.len() >= 28, "only {} types", all.len());
    for (id, fields) in all.iter().filter(|(id, _)| id != "page") {
        let path = root().join(format!("themes/default/templates/types/{id}.html"));
        let template = fs::read_to_string(&path).unwrap_or_else(|_| panic!("no template for {id}"));
        let (used, skipped) = (used(&template), skipped(&template));
        let declared: BTreeSet<String> = fields.iter().map(|f| f.name.clone()).collect();
        assert_eq!(used.difference(&declared).collect::<Vec<_>>(), Vec::<&String>::new(), "{id}: unknown");
        assert_eq!(skipped.difference(&used).collect::<Vec<_>>(), Vec::<&String>::new(), "{id}: never shown");
        for field in fields {
            let name = &field.name;
            let by_view = SHOWN_BY_VIEWS.contains(&(id.as_str(), name.as_str()));
            assert!(!field.placed || by_view || used.contains(name), "{id}: nothing shows `{name}`");
            let left_out = field.placed || skipped.contains(name);
            assert!(left_out || !used.contains(name) || name == "stability", "{id}: `{name}` is shown twice");
        }
    }
}
