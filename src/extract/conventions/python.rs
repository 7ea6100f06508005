//! What is counted in Python.

use tree_sitter::{Node, Tree};

use super::Facts;
use crate::extract::language::Language;
use crate::extract::repository::CodeFile;
use crate::extract::roles::is_test;
use crate::extract::syntax::{children, field, has, named, text, visit};

/// Types of exceptions that catch what nobody foresaw.
const BROAD: [&str; 2] = ["Exception", "BaseException"];

pub(super) fn read(file: &CodeFile, tree: &Tree, facts: &mut Facts) {
    let source = file.text.as_str();
    let test = is_test(&file.path, Language::Python);
    visit(tree, |node, around| {
        let inside = |kind: &str| around.iter().any(|outer| outer.kind() == kind);
        match node.kind() {
            "function_definition" => function(node, around, source, test, facts),
            "class_definition" => {
                let name = field(node, "name", source);
                facts.name("types", name, node);
                if !test && !name.starts_with('_') && !inside("function_definition") {
                    documented(node, name, source, facts);
                }
            }
            "assignment" if !inside("function_definition") && !inside("class_definition") => {
                constant(node, source, facts);
            }
            "assignment" if inside("function_definition") => {
                if let Some(left) =
                    node.child_by_field_name("left").filter(|left| left.kind() == "identifier")
                {
                    facts.name("variables", text(left, source), node);
                }
            }
            "import_from_statement" => import(node, source, facts),
            "import_statement" => facts_place(node, around, source, facts),
            "except_clause" if !test => except(node, source, facts),
            "raise_statement" if inside("except_clause") => raise(node, source, facts),
            _ => {}
        }
        if node.kind() == "import_from_statement" {
            facts_place(node, around, source, facts);
        }
    });
}

fn function(node: Node<'_>, around: &[Node<'_>], source: &str, test: bool, facts: &mut Facts) {
    let name = field(node, "name", source);
    // Names such as `__init__` are given, and `setUp` by what a test is made with.
    let given = name.starts_with("__") && name.ends_with("__")
        || matches!(name, "setUp" | "tearDown" | "setUpClass" | "tearDownClass");
    if !given {
        facts.name("functions", name, node);
    }
    if test {
        return;
    }
    let nested = around.iter().any(|outer| outer.kind() == "function_definition");
    if !name.starts_with('_') && !nested {
        documented(node, name, source, facts);
    }
    annotated(node, name, source, facts);
}

fn documented(node: Node<'_>, name: &str, source: &str, facts: &mut Facts) {
    let first = node.child_by_field_name("body").and_then(|body| named(body).first().copied());
    let string = first.is_some_and(|first| {
        first.kind() == "string"
            || first.kind() == "expression_statement"
                && named(first).first().is_some_and(|s| s.kind() == "string")
    });
    let _ = source;
    facts.add("documentation", if string { "documented" } else { "without documentation" }, node, name);
}

/// Whether all parameters but `self` and the result have types.
fn annotated(node: Node<'_>, name: &str, source: &str, facts: &mut Facts) {
    let parameters = node.child_by_field_name("parameters").map(named).unwrap_or_default();
    let counted = parameters.iter().filter(|it| {
        !matches!(text(**it, source), "self" | "cls")
            && !matches!(it.kind(), "comment" | "keyword_separator" | "positional_separator")
    });
    let (mut all, mut typed) = (0, 0);
    for parameter in counted {
        all += 1;
        typed += usize::from(matches!(parameter.kind(), "typed_parameter" | "typed_default_parameter"));
    }
    let result = node.child_by_field_name("return_type").is_some();
    let choice = match (typed, result) {
        (0, false) => "without types",
        (typed, true) if typed == all => "all types given",
        // What is made by a constructor is known.
        (typed, false) if typed == all && name == "__init__" => "all types given",
        _ => "some types given",
    };
    facts.add("annotations", choice, node, name);
}

fn constant(node: Node<'_>, source: &str, facts: &mut Facts) {
    let (Some(left), Some(right)) = (node.child_by_field_name("left"), node.child_by_field_name("right"))
    else {
        return;
    };
    let literal = matches!(
        right.kind(),
        "integer" | "float" | "string" | "true" | "false" | "tuple" | "list" | "dictionary" | "set"
    );
    let name = text(left, source);
    if left.kind() == "identifier" && literal && !name.starts_with("__") {
        facts.name("constants", name, node);
    }
}

fn import(node: Node<'_>, source: &str, facts: &mut Facts) {
    let from = node.child_by_field_name("module_name");
    let relative = from.is_some_and(|from| from.kind() == "relative_import");
    let what = from.map_or("", |from| text(from, source));
    facts.add("imports", if relative { "relative" } else { "absolute" }, node, what);
    let all = has(node, "wildcard_import");
    facts.add("wildcards", if all { "everything with `*`" } else { "by name" }, node, what);
}

fn facts_place(node: Node<'_>, around: &[Node<'_>], source: &str, facts: &mut Facts) {
    let inside = around.iter().any(|outer| outer.kind() == "function_definition");
    facts.add(
        "import-place",
        if inside { "inside a function" } else { "at the top" },
        node,
        text(node, source),
    );
}

fn except(node: Node<'_>, source: &str, facts: &mut Facts) {
    let value = node
        .child_by_field_name("value")
        .or_else(|| named(node).into_iter().find(|child| !matches!(child.kind(), "block" | "comment")));
    let choice = match value {
        None => "everything, without a type",
        Some(value) => {
            let caught = text(value, source);
            let caught = caught.split(" as ").next().unwrap_or(caught).trim();
            if BROAD.contains(&caught) { "a broad type" } else { "named types" }
        }
    };
    facts.add("caught", choice, node, text(node, source).lines().next().unwrap_or_default());
}

fn raise(node: Node<'_>, source: &str, facts: &mut Facts) {
    let what = text(node, source);
    // A bare `raise` hands on what was caught.
    if named(node).is_empty() {
        return;
    }
    let from = node.child_by_field_name("cause").is_some()
        || children(node).iter().any(|child| child.kind() == "from");
    facts.add("raised", if from { "with `from`" } else { "without `from`" }, node, what);
}
