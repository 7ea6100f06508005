//! What is counted in Java.

use tree_sitter::{Node, Tree};

use super::Facts;
use crate::extract::language::Language;
use crate::extract::repository::CodeFile;
use crate::extract::roles::is_test;
use crate::extract::syntax::{children, field, has, named, text, visit};

/// Types of exceptions that catch what nobody foresaw.
const BROAD: [&str; 3] = ["Exception", "RuntimeException", "Throwable"];

pub(super) fn read(file: &CodeFile, tree: &Tree, facts: &mut Facts) {
    let source = file.text.as_str();
    let test = is_test(&file.path, Language::Java);
    visit(tree, |node, _| {
        let name = || field(node, "name", source);
        match node.kind() {
            "class_declaration" | "interface_declaration" | "enum_declaration" | "record_declaration" => {
                facts.name("types", name(), node);
                if !test {
                    documented(node, name(), source, facts);
                }
            }
            "method_declaration"
                // Tests read as sentences, with underscores.
                if !test => {
                    facts.name("functions", name(), node);
                    documented(node, name(), source, facts);
                    throws(node, name(), source, facts);
                }
            "field_declaration" => fields(node, source, test, facts),
            "local_variable_declaration" => {
                for declared in declarators(node) {
                    facts.name("variables", field(declared, "name", source), node);
                }
            }
            "import_declaration" => {
                let all = has(node, "asterisk");
                facts.add(
                    "wildcards",
                    if all { "everything with `*`" } else { "by name" },
                    node,
                    text(node, source),
                );
            }
            "catch_clause" if !test => catch(node, source, facts),
            _ => {}
        }
    });
}

fn modifiers<'a>(node: Node<'_>, source: &'a str) -> &'a str {
    children(node).into_iter().find(|it| it.kind() == "modifiers").map_or("", |it| text(it, source))
}

fn declarators(node: Node<'_>) -> Vec<Node<'_>> {
    named(node).into_iter().filter(|it| it.kind() == "variable_declarator").collect()
}

fn says(modifiers: &str, word: &str) -> bool {
    modifiers.split_whitespace().any(|it| it == word)
}

fn documented(node: Node<'_>, name: &str, source: &str, facts: &mut Facts) {
    let modifiers = modifiers(node, source);
    // What overrides is described where it is declared.
    if !says(modifiers, "public") || modifiers.contains("@Override") {
        return;
    }
    let doc = node
        .prev_named_sibling()
        .is_some_and(|it| it.kind() == "block_comment" && text(it, source).starts_with("/**"));
    facts.add("documentation", if doc { "documented" } else { "without documentation" }, node, name);
}

fn throws(node: Node<'_>, name: &str, source: &str, facts: &mut Facts) {
    let Some(declared) = children(node).into_iter().find(|it| it.kind() == "throws") else { return };
    let broad = named(declared).iter().any(|it| BROAD.contains(&text(*it, source)));
    facts.add("errors", if broad { "a broad type" } else { "named types" }, node, name);
}

fn fields(node: Node<'_>, source: &str, test: bool, facts: &mut Facts) {
    let modifiers = modifiers(node, source);
    let constant = says(modifiers, "static") && says(modifiers, "final");
    for declared in declarators(node) {
        let name = field(declared, "name", source);
        facts.name(if constant { "constants" } else { "variables" }, name, node);
        if !constant && !test {
            let choice = if says(modifiers, "private") { "private" } else { "more visible" };
            facts.add("fields", choice, node, name);
        }
    }
}

fn catch(node: Node<'_>, source: &str, facts: &mut Facts) {
    let parameter = children(node).into_iter().find(|it| it.kind() == "catch_formal_parameter");
    let caught = parameter.and_then(|it| named(it).into_iter().find(|it| it.kind() == "catch_type"));
    let caught = caught.map_or("", |it| text(it, source));
    let body = node.child_by_field_name("body").map(named).unwrap_or_default();
    let empty = body.iter().all(|it| it.kind().ends_with("comment"));
    facts.add("caught", if BROAD.contains(&caught) { "a broad type" } else { "named types" }, node, caught);
    facts.add("handled", if empty { "dropped" } else { "handled" }, node, caught);
}
