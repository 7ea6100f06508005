//! What is counted in Rust.

use tree_sitter::{Node, Tree};

use super::Facts;
use crate::extract::language::Language;
use crate::extract::repository::CodeFile;
use crate::extract::roles::{in_rust_test, is_test};
use crate::extract::syntax::{children, field, named, text, visit};

pub(super) fn read(file: &CodeFile, tree: &Tree, facts: &mut Facts) {
    let source = file.text.as_str();
    let test_file = is_test(&file.path, Language::Rust);
    visit(tree, |node, around| {
        let test = || test_file || in_rust_test(around, source);
        let name = || field(node, "name", source);
        match node.kind() {
            "function_item" | "function_signature_item" => {
                facts.name("functions", name(), node);
                if !test() {
                    documented(node, name(), source, facts);
                    result(node, name(), source, facts);
                }
            }
            "struct_item" | "enum_item" | "trait_item" | "type_item" | "union_item" => {
                facts.name("types", name(), node);
                if !test() {
                    documented(node, name(), source, facts);
                }
            }
            "const_item" | "static_item" => facts.name("constants", name(), node),
            "let_declaration" => {
                if let Some(pattern) =
                    node.child_by_field_name("pattern").filter(|it| it.kind() == "identifier")
                {
                    facts.name("variables", text(pattern, source), node);
                }
            }
            "mod_item" if field(node, "body", source).len() > 2 && matches!(name(), "tests" | "test") => {
                facts.add("test-place", "in the file of the code", node, name());
            }
            "try_expression" if !test() => {
                facts.add("failures", "handed on with `?`", node, text(node, source));
            }
            "call_expression" if !test() => panics(node, source, facts),
            "macro_invocation" if !test() => {
                let called = field(node, "macro", source);
                if matches!(called, "panic" | "todo" | "unimplemented") {
                    facts.add("failures", "ended by a panic", node, text(node, source));
                }
            }
            "use_declaration" if !test() => imports(node, source, facts),
            "unsafe_block" => safety(node, source, facts),
            _ => {}
        }
    });
}

fn panics(node: Node<'_>, source: &str, facts: &mut Facts) {
    let method = node.child_by_field_name("function").filter(|it| it.kind() == "field_expression");
    let called = method.map_or("", |method| field(method, "field", source));
    if matches!(called, "unwrap" | "expect") {
        facts.add(
            "failures",
            "ended by a panic",
            node,
            &format!(".{called}() of {}", field(node, "function", source)),
        );
    }
}

/// Items that others can use: `pub`, not `pub(crate)`.
fn documented(node: Node<'_>, name: &str, source: &str, facts: &mut Facts) {
    let public = children(node).into_iter().find(|it| it.kind() == "visibility_modifier");
    if public.is_none_or(|it| text(it, source) != "pub") {
        return;
    }
    let mut before = node.prev_named_sibling();
    while let Some(attribute) = before.filter(|it| it.kind() == "attribute_item") {
        before = attribute.prev_named_sibling();
    }
    let doc = before.is_some_and(|it| {
        matches!(it.kind(), "line_comment" | "block_comment") && {
            let said = text(it, source);
            said.starts_with("///") || said.starts_with("/**")
        }
    });
    facts.add("documentation", if doc { "documented" } else { "without documentation" }, node, name);
}

/// What the error of a result is.
fn result(node: Node<'_>, name: &str, source: &str, facts: &mut Facts) {
    let returned: String = field(node, "return_type", source).split_whitespace().collect();
    let Some(inner) = returned.split_once("Result<").map(|(_, inner)| inner) else { return };
    let choice = if returned.contains("Box<dyn") {
        "a boxed error"
    } else if returned.starts_with("anyhow::") || returned.starts_with("eyre::") {
        "an error of any kind"
    } else if inner.ends_with(",String>") || inner.ends_with("str>") {
        "a text"
    } else {
        "a type of its own"
    };
    facts.add("errors", choice, node, name);
}

fn imports(node: Node<'_>, source: &str, facts: &mut Facts) {
    let path = field(node, "argument", source);
    if path.starts_with("crate::") {
        facts.add("imports", "from `crate`", node, path);
    } else if path.starts_with("super::") || path.starts_with("self::") {
        facts.add("imports", "from `super` or `self`", node, path);
    }
    let glob = path.trim_end_matches(['}', ' ', ',']).ends_with('*') && !path.contains("prelude");
    facts.add("wildcards", if glob { "everything with `*`" } else { "by name" }, node, path);
}

/// Whether a comment says why it is sound: above the block, above its statement or first in it.
fn safety(node: Node<'_>, source: &str, facts: &mut Facts) {
    let says = |it: Option<Node<'_>>| {
        it.is_some_and(|it| it.kind().ends_with("comment") && text(it, source).contains("SAFETY"))
    };
    let mut at = Some(node);
    let above = std::iter::from_fn(|| {
        let this = at?;
        at = this
            .parent()
            .filter(|parent| !matches!(parent.kind(), "block" | "function_item" | "source_file"));
        Some(this)
    });
    let said = above.into_iter().any(|it| says(it.prev_named_sibling()))
        || says(named(node).first().copied())
        || named(node).first().is_some_and(|block| says(named(*block).first().copied()));
    let choice = if said { "with the reason in a comment" } else { "without a reason" };
    facts.add("unsafe", choice, node, text(node, source));
}
