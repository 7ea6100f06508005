//! What is counted in Go.

use tree_sitter::{Node, Tree};

use super::{Facts, naming};
use crate::extract::language::Language;
use crate::extract::repository::CodeFile;
use crate::extract::roles::is_test;
use crate::extract::syntax::{children, field, named, text, visit};

pub(super) fn read(file: &CodeFile, tree: &Tree, facts: &mut Facts) {
    let source = file.text.as_str();
    let test = is_test(&file.path, Language::Go);
    visit(tree, |node, around| {
        let name = || field(node, "name", source);
        match node.kind() {
            // Tests are named after what they test, with an underscore.
            "function_declaration" | "method_declaration" if !test => {
                mixed("functions", name(), node, facts);
                documented(node, node, name(), source, facts);
            }
            "type_spec" => {
                mixed("types", name(), node, facts);
                if let Some(outer) = around.last().filter(|_| !test) {
                    documented(node, *outer, name(), source, facts);
                }
            }
            "const_spec" => mixed("constants", name(), node, facts),
            "import_declaration" => imports(node, source, facts),
            "import_spec" => {
                let dot = node.child_by_field_name("name").is_some_and(|name| name.kind() == "dot");
                let choice = if dot { "everything with `.`" } else { "by name" };
                facts.add("wildcards", choice, node, field(node, "path", source));
            }
            "short_var_declaration" | "assignment_statement" if !test => {
                assigned(node, around, source, facts);
            }
            "if_statement" if !test => handled(node, source, facts),
            "call_expression" if !test && field(node, "function", source) == "panic" => {
                facts.add("failures", "ended by a panic", node, text(node, source));
            }
            "return_statement" if !test && text(node, source).contains("err") => {
                facts.add("failures", "returned as an error", node, text(node, source));
            }
            _ => {}
        }
    });
}

/// Capitals or underscores between words.
fn mixed(measure: &'static str, name: &str, node: Node<'_>, facts: &mut Facts) {
    let choice = match naming::of_constant(name) {
        Some("camelCase" | "PascalCase") => "MixedCaps",
        Some("lowercase") | None => return,
        Some("SCREAMING_SNAKE_CASE") if !name.contains('_') => return,
        Some(_) => "with underscores",
    };
    facts.add(measure, choice, node, name);
}

/// Names with a capital are for other packages. The comment stands right above.
fn documented(node: Node<'_>, whole: Node<'_>, name: &str, source: &str, facts: &mut Facts) {
    if !name.starts_with(char::is_uppercase) {
        return;
    }
    let right_above = |it: Node<'_>| {
        it.prev_named_sibling().is_some_and(|before| {
            before.kind() == "comment" && before.end_position().row + 1 == it.start_position().row
        })
    };
    let doc = right_above(node) || right_above(whole);
    let _ = source;
    facts.add("documentation", if doc { "documented" } else { "without documentation" }, node, name);
}

fn imports(node: Node<'_>, source: &str, facts: &mut Facts) {
    let grouped = children(node).iter().any(|child| child.kind() == "import_spec_list");
    let several = node.parent().is_some_and(|file| {
        named(file).iter().filter(|other| other.kind() == "import_declaration").count() > 1
    });
    // One import needs no group.
    if grouped || several {
        facts.add("imports", if grouped { "in one group" } else { "one by one" }, node, text(node, source));
    }
}

/// Results of calls: an error that is looked at, dropped with `_`, or left.
fn assigned(node: Node<'_>, around: &[Node<'_>], source: &str, facts: &mut Facts) {
    let (Some(left), Some(right)) = (node.child_by_field_name("left"), node.child_by_field_name("right"))
    else {
        return;
    };
    if !named(right).iter().any(|it| it.kind() == "call_expression") {
        return;
    }
    let last = named(left).last().map_or("", |last| text(*last, source));
    if last == "_" {
        facts.add("checked", "dropped with `_`", node, text(node, source));
        return;
    }
    if last != "err" && !last.ends_with("Err") {
        return;
    }
    let own = around.last().is_some_and(|outer| outer.kind() == "if_statement");
    let next = node.next_named_sibling();
    let looked = own
        || next.is_some_and(|next| {
            let said = text(next, source);
            let used = said.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == last);
            matches!(
                next.kind(),
                "if_statement" | "return_statement" | "expression_switch_statement" | "defer_statement"
            ) && used
        });
    facts.add("checked", if looked { "looked at" } else { "not looked at next" }, node, text(node, source));
}

/// What `if err != nil` does: hand it on with what was tried, as it is, or something else.
fn handled(node: Node<'_>, source: &str, facts: &mut Facts) {
    let condition = field(node, "condition", source);
    let error = condition.strip_suffix("!= nil").map(str::trim).unwrap_or_default();
    if error != "err" && !error.ends_with("Err") {
        return;
    }
    let body = field(node, "consequence", source);
    let returned = body.lines().map(str::trim).find(|line| line.starts_with("return"));
    let choice = match returned {
        Some(line) if line.contains("%w") || line.contains("Wrap(") || line.contains("Wrapf(") => "wrapped",
        Some(line) if line.ends_with(error) => "as it is",
        _ => return,
    };
    facts.add("errors", choice, node, returned.unwrap_or_default());
}
