//! The imports of a file, per language.

use tree_sitter::{Node, Tree};

use super::Import;
use crate::extract::language::{Grammar, Language};
use crate::extract::roles::in_rust_test;
use crate::extract::syntax::{children, field, has, line, named, text, unquoted, visit};

/// The imports, and the package of the file.
pub(super) fn read(grammar: Grammar, source: &str, tree: &Tree) -> (Vec<Import>, String) {
    let mut imports: Vec<Import> = Vec::new();
    let mut package = String::new();
    visit(tree, |node, around| {
        let mut add = |target: String| {
            let depth = around.iter().filter(|node| node.kind() == "mod_item").count();
            if !target.is_empty() {
                imports.push(Import { target, line: line(node), depth });
            }
        };
        match grammar.language() {
            Language::Python => python(node, source).into_iter().for_each(add),
            Language::Rust => {
                let found = rust(node, around, source);
                // Asked of what imports alone, not of every node: it looks at the nodes around it.
                if !found.is_empty() && !in_rust_test(around, source) {
                    found.into_iter().for_each(add);
                }
            }
            Language::Javascript => javascript(node, source).into_iter().for_each(add),
            Language::Go => match node.kind() {
                "package_clause" => {
                    named(node).first().map_or("", |name| text(*name, source)).clone_into(&mut package);
                }
                "import_spec" => add(unquoted(field(node, "path", source)).to_owned()),
                _ => {}
            },
            Language::Java => match node.kind() {
                "package_declaration" => package = java_name(node, source),
                "import_declaration" => add(java_name(node, source)),
                _ => {}
            },
        }
    });
    (imports, package)
}

/// `a.b` of `import a.b`, `x.y.z` of `from x.y import z`, dots first where it is relative.
fn python(node: Node<'_>, source: &str) -> Vec<String> {
    let name = |node: Node<'_>| match node.kind() {
        "aliased_import" => field(node, "name", source).to_owned(),
        _ => text(node, source).to_owned(),
    };
    match node.kind() {
        "import_statement" => named(node).into_iter().map(name).collect(),
        "import_from_statement" => {
            let Some(from) = node.child_by_field_name("module_name") else { return Vec::new() };
            let from_text: String = text(from, source).split_whitespace().collect();
            if has(node, "wildcard_import") {
                return vec![from_text];
            }
            let mut cursor = node.walk();
            let names = node.children_by_field_name("name", &mut cursor).map(name);
            let dot = if from_text.ends_with('.') { "" } else { "." };
            names.map(|name| format!("{from_text}{dot}{name}")).collect()
        }
        _ => Vec::new(),
    }
}

/// Each path of a `use`, and paths from `crate` or `super` anywhere else.
fn rust(node: Node<'_>, around: &[Node<'_>], source: &str) -> Vec<String> {
    let within = |kinds: &[&str]| around.iter().any(|node| kinds.contains(&node.kind()));
    match node.kind() {
        "use_declaration" => {
            let mut found = Vec::new();
            if let Some(argument) = node.child_by_field_name("argument") {
                rust_use(argument, source, &mut found);
            }
            found
        }
        "extern_crate_declaration" => vec![field(node, "name", source).to_owned()],
        "scoped_identifier" | "scoped_type_identifier" if !within(&["use_declaration"]) => {
            // The outermost path is taken; what it is made of is not counted again.
            let inner = around.last().is_some_and(|node| node.kind().starts_with("scoped_"));
            let path: String = text(node, source).split_whitespace().collect();
            let own = path.starts_with("crate::") || path.starts_with("super::");
            if own && !inner { vec![path] } else { Vec::new() }
        }
        _ => Vec::new(),
    }
}

/// Lists may lie in each other as deeply as a program can write them, so there is no stack of calls.
fn rust_use(argument: Node<'_>, source: &str, found: &mut Vec<String>) {
    let mut open = vec![(argument, String::new())];
    while let Some((node, before)) = open.pop() {
        let join = |name: &str| match (before.is_empty(), name.is_empty()) {
            (true, _) => name.to_owned(),
            (_, true) => before.clone(),
            _ => format!("{before}::{name}"),
        };
        match node.kind() {
            "use_list" => open.extend(named(node).into_iter().rev().map(|item| (item, before.clone()))),
            "scoped_use_list" => {
                let list = node.child_by_field_name("list");
                open.extend(list.map(|list| (list, join(field(node, "path", source)))));
            }
            "use_as_clause" => found.push(join(field(node, "path", source))),
            "use_wildcard" => {
                let path = named(node).first().map_or("", |path| text(*path, source));
                found.push(join(path));
            }
            "self" => found.push(join(if before.is_empty() { "self" } else { "" })),
            "line_comment" | "block_comment" => {}
            _ => found.push(join(&text(node, source).split_whitespace().collect::<String>())),
        }
    }
}

/// The module of `import`, `export … from`, `require(…)` and `import(…)`.
fn javascript(node: Node<'_>, source: &str) -> Vec<String> {
    let of_string = |node: Node<'_>| unquoted(text(node, source)).to_owned();
    match node.kind() {
        "import_statement" | "export_statement" => {
            node.child_by_field_name("source").map(of_string).into_iter().collect()
        }
        "call_expression" => {
            let function = field(node, "function", source);
            let first = node.child_by_field_name("arguments").and_then(|all| named(all).first().copied());
            let string = first.filter(|first| first.kind() == "string");
            let loads = function == "require" || function == "import";
            string.filter(|_| loads).map(of_string).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn java_name(node: Node<'_>, source: &str) -> String {
    let name = children(node).into_iter().find(|n| matches!(n.kind(), "scoped_identifier" | "identifier"));
    let name: String = name.map(|name| text(name, source).split_whitespace().collect()).unwrap_or_default();
    if has(node, "asterisk") { format!("{name}.*") } else { name }
}
