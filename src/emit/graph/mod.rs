//! The knowledge graph as data: for other programs, and for the page that draws it.

mod dot;
mod graphml;
mod json;
mod jsonld;
mod picture;
#[cfg(test)]
mod tests;

use crate::artifact::Artifact;
use crate::portal::urls::encode_path;
use crate::portal::{Portal, Url};
use crate::registers::Registers;
use crate::registers::graph::{Graph, Node};

pub use picture::picture;

/// Where the page that draws the graph finds it: a folder of its own, which a preview fills when it is asked for.
pub const PICTURE_FOLDER: &str = "_lyceum/graph";
/// The names of the exports, below the base path.
pub(crate) const JSON_LD: &str = "graph.jsonld";
pub(crate) const GRAPH_ML: &str = "graph.graphml";

/// The forms that the graph can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JSON-LD with the terms of schema.org where they fit.
    JsonLd,
    /// `GraphML` with typed keys.
    GraphMl,
    /// Lists of nodes and edges.
    Json,
    /// The language of Graphviz.
    Dot,
}

/// The graph of a portal in one of its forms.
pub fn text(portal: &Portal, graph: &Graph<'_>, format: Format) -> String {
    match format {
        Format::JsonLd => jsonld::text(portal, graph),
        Format::GraphMl => graphml::text(portal, graph),
        Format::Json => json::text(portal, graph),
        Format::Dot => dot::text(graph),
    }
}

/// The exports that a portal publishes.
pub(super) fn emit(portal: &Portal, registers: &Registers<'_>) -> Vec<Artifact> {
    let graph = &registers.graph;
    if graph.is_empty() || !portal.config.graph.exports {
        return Vec::new();
    }
    let export = |(name, format)| Artifact::new(name, text(portal, graph, format));
    [(JSON_LD, Format::JsonLd), (GRAPH_ML, Format::GraphMl)].map(export).into()
}

/// The identifier of a node: the address of its page. What has no page of its own has an address on the page of the graph.
fn iri(portal: &Portal, node: &Node<'_>) -> String {
    let place = || super::link(portal, &Url::new("browse/graph/")) + &fragment(node);
    match (node.url, &node.anchor) {
        (Some(url), None) => super::link(portal, url),
        _ => place(),
    }
}

/// Where a node is described; what is described nowhere has its identifier.
fn described(portal: &Portal, node: &Node<'_>) -> String {
    match (node.url, &node.anchor) {
        (Some(url), Some(anchor)) => format!("{}#{anchor}", super::link(portal, url)),
        _ => iri(portal, node),
    }
}

/// The place of a node without a page: `#code/<repository>/<area>`.
fn fragment(node: &Node<'_>) -> String {
    format!("#{}", encode_path(node.id.trim_start_matches('#')))
}
