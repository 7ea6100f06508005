//! What is counted in JavaScript and TypeScript.

use tree_sitter::{Node, Tree};

use super::Facts;
use crate::extract::language::{Grammar, Language};
use crate::extract::repository::CodeFile;
use crate::extract::roles::is_test;
use crate::extract::syntax::{children, field, named, text, unquoted, visit};

pub(super) fn read(file: &CodeFile, tree: &Tree, facts: &mut Facts) {
    let source = file.text.as_str();
    let test = is_test(&file.path, Language::Javascript);
    let typed = file.grammar != Grammar::Javascript;
    visit(tree, |node, around| {
        let name = || field(node, "name", source);
        match node.kind() {
            // A component is a function with the name of a type.
            "function_declaration" | "generator_function_declaration" | "method_definition"
                if !component(file, name()) && name() != "constructor" =>
            {
                facts.name("functions", name(), node);
            }
            "class_declaration"
            | "interface_declaration"
            | "type_alias_declaration"
            | "enum_declaration"
            | "abstract_class_declaration" => facts.name("types", name(), node),
            "lexical_declaration" | "variable_declaration" => declaration(file, node, around, source, facts),
            "import_statement" => {
                let from = node.child_by_field_name("source").map_or("", |it| unquoted(text(it, source)));
                facts.add("modules", "with `import`", node, from);
                let all = text(node, source).contains("* as");
                facts.add("wildcards", if all { "everything with `*`" } else { "by name" }, node, from);
            }
            "call_expression" => call(node, around, source, facts),
            "catch_clause" if !test => {
                let body = node.child_by_field_name("body").map(named).unwrap_or_default();
                let empty = body.iter().all(|it| it.kind() == "comment");
                facts.add("handled", if empty { "dropped" } else { "handled" }, node, text(node, source));
                facts.add("caught", "with `try` and `catch`", node, text(node, source));
            }
            "binary_expression" => equality(node, source, facts),
            "export_statement" if !test => exported(node, source, facts),
            "type_annotation" if typed => {
                let of = text(node, source);
                let any = of.split(|c: char| !c.is_alphanumeric()).any(|word| word == "any");
                facts.add("any", if any { "`any`" } else { "a type that says something" }, node, of);
            }
            _ => {}
        }
    });
}

fn component(file: &CodeFile, name: &str) -> bool {
    let elements = file.path.ends_with('x');
    elements && name.starts_with(char::is_uppercase)
}

fn declaration(file: &CodeFile, node: Node<'_>, around: &[Node<'_>], source: &str, facts: &mut Facts) {
    let first = children(node).first().map_or("", |kind| text(*kind, source));
    let kind = match first {
        "const" => "`const`",
        "let" => "`let`",
        _ => "`var`",
    };
    let top = around.iter().all(|outer| matches!(outer.kind(), "program" | "export_statement"));
    for declared in named(node).into_iter().filter(|it| it.kind() == "variable_declarator") {
        let (Some(name), value) =
            (declared.child_by_field_name("name"), declared.child_by_field_name("value"))
        else {
            continue;
        };
        facts.add(
            "declarations",
            if kind == "`var`" { "`var`" } else { "`const` and `let`" },
            node,
            text(name, source),
        );
        if name.kind() != "identifier" {
            continue;
        }
        let name = text(name, source);
        let value = value.map_or("", |value| value.kind());
        match value {
            "arrow_function" | "function_expression" if !component(file, name) => {
                facts.name("functions", name, node);
            }
            "arrow_function" | "function_expression" | "class" | "call_expression" if top => {}
            "number" | "string" | "array" | "object" | "true" | "false" | "template_string"
                if top && kind == "`const`" =>
            {
                facts.name("constants", name, node);
            }
            _ => facts.name("variables", name, node),
        }
    }
}

fn call(node: Node<'_>, around: &[Node<'_>], source: &str, facts: &mut Facts) {
    let function = field(node, "function", source);
    let argument = node.child_by_field_name("arguments").and_then(|all| named(all).first().copied());
    if function == "require" && argument.is_some_and(|it| it.kind() == "string") {
        facts.add("modules", "with `require`", node, text(node, source));
    }
    let waited = around.last().is_some_and(|outer| outer.kind() == "await_expression");
    if waited {
        facts.add("promises", "with `await`", node, function);
    }
    let method = node.child_by_field_name("function").filter(|it| it.kind() == "member_expression");
    match method.map_or("", |it| field(it, "property", source)) {
        "then" => facts.add("promises", "with `then`", node, function),
        "catch" => facts.add("caught", "with a promise's `catch`", node, function),
        _ => {}
    }
}

fn equality(node: Node<'_>, source: &str, facts: &mut Facts) {
    let choice = match field(node, "operator", source) {
        "===" | "!==" => "strict",
        // `== null` asks for both nothings at once.
        "==" | "!=" if field(node, "right", source) != "null" => "loose",
        _ => return,
    };
    facts.add("equality", choice, node, text(node, source));
}

fn exported(node: Node<'_>, source: &str, facts: &mut Facts) {
    let Some(item) = node.child_by_field_name("declaration") else { return };
    let name = match field(item, "name", source) {
        "" => named(item).first().map_or("", |it| field(*it, "name", source)),
        name => name,
    };
    let doc = node
        .prev_named_sibling()
        .is_some_and(|it| it.kind() == "comment" && text(it, source).starts_with("/**"));
    facts.add("documentation", if doc { "documented" } else { "without documentation" }, node, name);
}
