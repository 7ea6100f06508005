//! The language of Graphviz.

use std::fmt::Write as _;

use crate::registers::graph::Graph;

pub(super) fn text(graph: &Graph<'_>) -> String {
    let mut out = "digraph portal {\n  node [shape=box];\n".to_owned();
    // Writing to a string cannot fail.
    for node in &graph.nodes {
        let kind = &graph.kinds[usize::from(node.kind)].id;
        let _ =
            writeln!(out, "  {} [label={}, class={}];", quoted(&node.id), quoted(&node.title), quoted(kind));
    }
    for edge in &graph.edges {
        let (from, to) = (&graph.node(edge.from).id, &graph.node(edge.to).id);
        let label = &graph.relations[usize::from(edge.relation)].id;
        let _ = writeln!(out, "  {} -> {} [label={}];", quoted(from), quoted(to), quoted(label));
    }
    out.push_str("}\n");
    out
}

/// A text between quotation marks, on one line.
fn quoted(text: &str) -> String {
    let line = super::super::one_line(text);
    format!("\"{}\"", line.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_leave_its_quotation_marks() {
        assert_eq!(quoted("a \"b\" \\ c\nd"), r#""a \"b\" \\ c d""#);
    }
}
