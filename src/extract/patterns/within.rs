//! Where the queries of a rule look: in the subject, in its own statements alone, or in the whole file.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use tree_sitter::Node;

use crate::extract::rules::{Compiled, Found, Prepared, Query, Sweep};

/// Nodes with statements of their own, in any of the languages.
const FUNCTIONS: [&str; 16] = [
    "function_definition",
    "lambda",
    "function_item",
    "closure_expression",
    "async_block",
    "function_declaration",
    "function_expression",
    "generator_function",
    "generator_function_declaration",
    "arrow_function",
    "method_definition",
    "method_declaration",
    "constructor_declaration",
    "compact_constructor_declaration",
    "func_literal",
    "lambda_expression",
];

/// The matches of queries in one file.
pub(super) struct Within<'a> {
    pub(super) text: &'a str,
    root: Node<'a>,
    compiled: &'a Compiled,
    sweep: &'a Sweep<'a, 'a>,
    /// What queries match in the whole file: it is the same for each candidate.
    in_file: BTreeMap<Query, Rc<[Found<'a, 'a>]>>,
}

impl<'a> Within<'a> {
    pub(super) const fn new(
        root: Node<'a>,
        text: &'a str,
        compiled: &'a Compiled,
        sweep: &'a Sweep<'a, 'a>,
    ) -> Self {
        Self { text, root, compiled, sweep, in_file: BTreeMap::new() }
    }

    /// The matches in the whole file.
    pub(super) fn everywhere(&mut self, query: Query) -> Rc<[Found<'a, 'a>]> {
        let all = self.in_file.entry(query);
        let find = || self.compiled.everywhere(self.sweep, query, self.root, self.text.as_bytes());
        Rc::clone(all.or_insert_with(find))
    }

    /// The matches that count for a candidate.
    pub(super) fn found(
        &mut self,
        prepared: &Prepared,
        query: Query,
        subject: Node<'a>,
    ) -> Rc<[Found<'a, 'a>]> {
        if prepared.in_file {
            return self.everywhere(query);
        }
        let mut found = self.compiled.inside(self.sweep, query, subject, self.text.as_bytes());
        if prepared.own {
            found.retain(|one| one.iter().all(|captured| is_own(captured.node, subject)));
        }
        found.into()
    }
}

/// Whether no function stands between a node and the subject around it.
fn is_own(node: Node, subject: Node) -> bool {
    let between = |around: &Node| *around != subject && around.byte_range() != subject.byte_range();
    node == subject || ancestors(node).take_while(between).all(|around| !FUNCTIONS.contains(&around.kind()))
}

/// The most nodes captured as `@level` that lie in each other.
pub(super) fn depth(found: &[Found<'_, '_>], subject: Node) -> usize {
    let levels: BTreeMap<usize, Node> = found
        .iter()
        .flat_map(|one| one.iter())
        .filter(|captured| captured.name == "level")
        .map(|captured| (captured.node.id(), captured.node))
        .collect();
    let known: BTreeSet<usize> = levels.keys().copied().collect();
    let deep = |node: &Node| {
        1 + ancestors(*node)
            .take_while(|around| *around != subject)
            .filter(|around| known.contains(&around.id()))
            .count()
    };
    levels.values().map(deep).max().unwrap_or_default()
}

fn ancestors(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    std::iter::successors(node.parent(), Node::parent)
}
