//! `GraphML`: what desktop programs for graphs read.

use std::fmt::Write as _;

use super::super::escape;
use super::described;
use crate::portal::Portal;
use crate::registers::graph::Graph;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
<key id="title" for="node" attr.name="title" attr.type="string"/>
<key id="kind" for="node" attr.name="kind" attr.type="string"/>
<key id="type" for="node" attr.name="type" attr.type="string"/>
<key id="url" for="node" attr.name="url" attr.type="string"/>
<key id="connections" for="node" attr.name="connections" attr.type="int"/>
<key id="relation" for="edge" attr.name="relation" attr.type="string"/>
<key id="label" for="edge" attr.name="label" attr.type="string"/>
"#;

pub(super) fn text(portal: &Portal, graph: &Graph<'_>) -> String {
    let mut out = HEAD.to_owned();
    out.push_str("<graph id=\"portal\" edgedefault=\"directed\">\n");
    let names: Vec<String> = graph.nodes.iter().map(|node| name(&node.id)).collect();
    for (at, node) in graph.nodes.iter().enumerate() {
        let degree = graph.degree(crate::registers::graph::NodeIx(at as u32));
        // Writing to a string cannot fail, here and below.
        let _ = writeln!(
            out,
            "<node id=\"{}\"><data key=\"title\">{}</data><data key=\"kind\">{}</data><data key=\"type\">{}</data>\
             <data key=\"url\">{}</data><data key=\"connections\">{degree}</data></node>",
            names[at],
            escape(&node.title),
            escape(&graph.kinds[usize::from(node.kind)].id),
            escape(node.of),
            escape(&described(portal, node)),
        );
    }
    for edge in &graph.edges {
        let relation = &graph.relations[usize::from(edge.relation)];
        let _ = writeln!(
            out,
            "<edge source=\"{}\" target=\"{}\"><data key=\"relation\">{}</data><data key=\"label\">{}</data></edge>",
            names[edge.from.0 as usize],
            names[edge.to.0 as usize],
            escape(&relation.id),
            escape(&relation.title),
        );
    }
    out.push_str("</graph>\n</graphml>\n");
    out
}

/// An address as the name of a node: the format allows letters, digits and `.-_:` alone. No two addresses have one name.
fn name(id: &str) -> String {
    let mut name = String::with_capacity(id.len());
    for byte in id.bytes() {
        match byte {
            b'/' => name.push(':'),
            b'-' | b'.' => name.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => name.push(char::from(byte)),
            byte => {
                let _ = write!(name, "_{byte:02X}");
            }
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_addresses_apart() {
        assert_eq!(name("/guides/a-b_c/"), ":guides:a-b_5Fc:");
        assert_eq!(name("/señal/"), ":se_C3_B1al:");
        assert_eq!(name("#code/x y"), "_23code:x_20y");
    }
}
