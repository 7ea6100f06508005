//! Plain JSON: lists of nodes, edges, kinds and relations.

use serde::Serialize;

use super::described;
use crate::portal::Portal;
use crate::registers::graph::Graph;

/// Grows when a reader would have to change.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct View<'a> {
    version: u32,
    kinds: Vec<KindView<'a>>,
    relations: Vec<RelationView<'a>>,
    nodes: Vec<NodeView<'a>>,
    edges: Vec<EdgeView<'a>>,
}

#[derive(Serialize)]
struct KindView<'a> {
    id: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct RelationView<'a> {
    id: &'a str,
    title: &'a str,
    inverse: &'a str,
    inverse_title: &'a str,
}

#[derive(Serialize)]
struct NodeView<'a> {
    id: &'a str,
    title: &'a str,
    kind: &'a str,
    #[serde(rename = "type")]
    of: &'a str,
    url: String,
}

#[derive(Serialize)]
struct EdgeView<'a> {
    from: &'a str,
    to: &'a str,
    relation: &'a str,
}

pub(super) fn text(portal: &Portal, graph: &Graph<'_>) -> String {
    let view = View {
        version: VERSION,
        kinds: graph.kinds.iter().map(|kind| KindView { id: &kind.id, title: &kind.title }).collect(),
        relations: graph
            .relations
            .iter()
            .map(|it| RelationView {
                id: &it.id,
                title: &it.title,
                inverse: &it.inverse,
                inverse_title: &it.inverse_title,
            })
            .collect(),
        nodes: graph
            .nodes
            .iter()
            .map(|node| NodeView {
                id: &node.id,
                title: &node.title,
                kind: &graph.kinds[usize::from(node.kind)].id,
                of: node.of,
                url: described(portal, node),
            })
            .collect(),
        edges: graph
            .edges
            .iter()
            .map(|edge| EdgeView {
                from: &graph.node(edge.from).id,
                to: &graph.node(edge.to).id,
                relation: &graph.relations[usize::from(edge.relation)].id,
            })
            .collect(),
    };
    // All keys are texts: this cannot fail.
    serde_json::to_string(&view).unwrap_or_default() + "\n"
}
