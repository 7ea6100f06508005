//! `/browse/graph/`: everything that is connected, as a picture and as lists.

use super::{Area, Dashboard};
use crate::config::graph::{CODE_AREA, TOPIC};
use crate::emit::graph::{GRAPH_ML, JSON_LD, PICTURE_FOLDER};
use crate::portal::Url;
use crate::registers::graph::picture::Picture;
use crate::registers::graph::{Graph, NodeIx};
use crate::render::Shared;
use crate::render::view::{
    ExportView, GraphKind, GraphNode, GraphPageView, GraphRelation, LinkView, MarkOfKind,
};
use crate::schema::Schema;

/// Nodes of one kind that the page lists; the other ones are found through search and the indices.
const MOST_LISTED: usize = 200;
/// Colours of marks.
const HUES: usize = 7;

/// The page.
pub(super) static PAGE: Dashboard = Dashboard {
    area: Area::Knowledge,
    id: "graph",
    title: "Knowledge graph",
    description: "Pages, people, technologies and topics, and what connects them.",
    shown: |shared| !shared.registers.graph.is_empty(),
    render: |page, shared| page.write(shared, &view(shared)),
};

/// The place of a node on the page.
pub(in crate::render) fn place(shared: &Shared<'_>, url: &Url) -> String {
    format!("{}#{}", shared.href(&PAGE.url()), url.href(""))
}

fn view<'a>(shared: &'a Shared<'_>) -> GraphPageView<'a> {
    let graph = &shared.registers.graph;
    let picture = Picture::new(graph);
    let mut relations: Vec<GraphRelation<'_>> = graph
        .relations
        .iter()
        .map(|relation| GraphRelation { id: &relation.id, title: &relation.title, count: 0 })
        .collect();
    for edge in &graph.edges {
        relations[usize::from(edge.relation)].count += 1;
    }
    GraphPageView {
        picture: format!("{}{PICTURE_FOLDER}/picture.json", shared.base()),
        script: &shared.assets().graph,
        style: &shared.assets().graph_css,
        nodes: graph.nodes.len(),
        edges: graph.edges.len(),
        drawn: (picture.left_out > 0).then_some(picture.nodes.len()),
        kinds: kinds(shared, graph),
        relations,
        exports: if shared.portal.config.graph.exports { exports(shared) } else { Vec::new() },
    }
}

fn exports(shared: &Shared<'_>) -> Vec<ExportView> {
    let export = |(title, file, media): (&str, &str, _)| ExportView {
        link: LinkView { title: title.to_owned(), url: format!("{}{file}", shared.base()) },
        media,
    };
    [("JSON-LD", JSON_LD, "application/ld+json"), ("GraphML", GRAPH_ML, "application/graphml+xml")]
        .map(export)
        .into()
}

fn kinds<'a>(shared: &'a Shared<'_>, graph: &'a Graph<'_>) -> Vec<GraphKind<'a>> {
    let mut by_kind: Vec<Vec<(usize, NodeIx)>> = vec![Vec::new(); graph.kinds.len()];
    for (at, node) in graph.nodes.iter().enumerate() {
        let ix = NodeIx(at as u32);
        by_kind[usize::from(node.kind)].push((graph.degree(ix), ix));
    }
    let listed = |(count, ix): (usize, NodeIx)| {
        let node = graph.node(ix);
        let url = node.href(shared.base()).unwrap_or_default();
        GraphNode { title: node.title.as_ref().to_owned(), url, count }
    };
    let of = graph.kinds.iter().zip(by_kind);
    of.map(|(kind, mut nodes)| {
        nodes.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| graph.node(a.1).title.cmp(&graph.node(b.1).title)));
        GraphKind {
            id: &kind.id,
            title: &kind.title,
            mark: mark(&shared.portal.schema, &kind.id),
            count: nodes.len(),
            rest: nodes.len().saturating_sub(MOST_LISTED),
            nodes: nodes.into_iter().take(MOST_LISTED).map(listed).collect(),
        }
    })
    .collect()
}

/// A colour and a shape: pages are circles and, where the colours are used up, rings; all else has a shape of its own.
fn mark(schema: &Schema, kind: &str) -> MarkOfKind {
    let (hue, shape) = match kind {
        "person" => (0, "diamond"),
        "team" => (1, "square"),
        "technology" => (2, "triangle"),
        "competency" => (3, "square"),
        "code_pattern" => (4, "diamond"),
        CODE_AREA => (5, "square"),
        TOPIC => (HUES, "triangle"),
        group => {
            let place = schema.groups.iter().position(|it| it.id == group).unwrap_or_default();
            (place % HUES, if (place / HUES).is_multiple_of(2) { "circle" } else { "ring" })
        }
    };
    MarkOfKind { hue, shape }
}
