//! Walking a syntax tree.

use tree_sitter::{Node, Tree};

/// Visits every named node in the order of the text, each with those around it, the outermost first. It uses no stack of
/// calls: code may be nested as deeply as a program can write it.
pub(super) fn visit<'t>(tree: &'t Tree, mut each: impl FnMut(Node<'t>, &[Node<'t>])) {
    let mut cursor = tree.walk();
    let mut around: Vec<Node<'t>> = Vec::new();
    loop {
        let node = cursor.node();
        if node.is_named() {
            each(node, &around);
        }
        if cursor.goto_first_child() {
            around.push(node);
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return;
            }
            around.pop();
        }
    }
}

/// The text of a node.
pub(super) fn text<'a>(node: Node<'_>, source: &'a str) -> &'a str {
    source.get(node.byte_range()).unwrap_or_default()
}

/// The text of a field of a node; empty without it.
pub(super) fn field<'a>(node: Node<'_>, name: &str, source: &'a str) -> &'a str {
    node.child_by_field_name(name).map_or("", |node| text(node, source))
}

/// The line that a node begins on, from 1.
pub(super) fn line(node: Node<'_>) -> usize {
    node.start_position().row + 1
}

/// Whether a node has a child of a kind.
pub(super) fn has(node: Node<'_>, kind: &str) -> bool {
    children(node).iter().any(|child| child.kind() == kind)
}

/// The children of a node.
pub(super) fn children(node: Node<'_>) -> Vec<Node<'_>> {
    let mut cursor = node.walk();
    node.children(&mut cursor).collect()
}

/// The named children of a node.
pub(super) fn named(node: Node<'_>) -> Vec<Node<'_>> {
    let mut cursor = node.walk();
    node.named_children(&mut cursor).collect()
}

/// A string literal without its quotes.
pub(super) fn unquoted(text: &str) -> &str {
    text.trim_matches(['"', '\'', '`'])
}

/// Parses a text, for tests.
#[cfg(test)]
pub(super) fn parse(grammar: super::language::Grammar, text: &str) -> Tree {
    let mut parser = tree_sitter::Parser::new();
    parser.set_language(&grammar.tables()).unwrap();
    parser.parse(text, None).unwrap()
}
