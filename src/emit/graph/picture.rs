//! The graph as its page draws it: columns instead of objects, and numbers instead of names.

use serde::Serialize;

use super::{PICTURE_FOLDER, fragment};
use crate::artifact::Artifact;
use crate::config::graph::TOPIC;
use crate::portal::Portal;
use crate::registers::graph::picture::{Kept, Picture, SIDE};
use crate::registers::graph::{Graph, Node};

#[derive(Serialize)]
struct View<'a> {
    side: u32,
    /// Identifier and title.
    kinds: Vec<(&'a str, &'a str)>,
    /// Identifier, title, and title from the other end.
    relations: Vec<(&'a str, &'a str, &'a str)>,
    /// Titles of content types.
    types: Vec<&'a str>,
    /// Nodes that are described on the page of something else, and where.
    parts: Vec<(usize, String)>,
    /// By node, as are the five below.
    titles: Vec<&'a str>,
    /// Below the base path; a fragment for what has no page of its own.
    urls: Vec<String>,
    kind: Vec<u16>,
    of: Vec<u16>,
    x: Vec<u16>,
    y: Vec<u16>,
    /// Where an edge begins, where it ends, its relation; and so on.
    edges: Vec<u32>,
}

/// The file of a portal's picture; none where there is nothing to draw.
pub fn picture(portal: &Portal, graph: &Graph<'_>, kept: Option<&Kept>) -> Option<Artifact> {
    if graph.is_empty() {
        return None;
    }
    let picture = Picture::new(graph);
    let places = picture.places(kept);
    let mut types: Vec<&str> = Vec::new();
    let mut of = Vec::with_capacity(picture.nodes.len());
    for ix in &picture.nodes {
        let node = graph.node(*ix);
        let title = match (node.page, node.of) {
            (Some(_), of) => portal.schema.get(of).title.as_str(),
            (None, TOPIC) => "Topic",
            (None, _) => "Part of code",
        };
        let known = types.iter().position(|known| *known == title);
        of.push(known.unwrap_or(types.len()) as u16);
        if known.is_none() {
            types.push(title);
        }
    }
    let nodes = || picture.nodes.iter().map(|ix| graph.node(*ix));
    let part = |(at, node): (usize, &Node<'_>)| Some((at, node.anchor.is_some().then(|| node.href(""))??));
    let own = |node: &Node<'_>| {
        let page = node.url.filter(|_| node.anchor.is_none());
        page.map_or_else(|| fragment(node), |url| url.href(""))
    };
    let view = View {
        side: SIDE,
        kinds: graph.kinds.iter().map(|kind| (kind.id.as_str(), kind.title.as_str())).collect(),
        relations: graph
            .relations
            .iter()
            .map(|it| (it.id.as_str(), it.title.as_str(), it.inverse_title.as_str()))
            .collect(),
        titles: nodes().map(|node| node.title.as_ref()).collect(),
        parts: nodes().enumerate().filter_map(part).collect(),
        urls: nodes().map(own).collect(),
        kind: nodes().map(|node| node.kind).collect(),
        of,
        types,
        x: places.iter().map(|place| place.0).collect(),
        y: places.iter().map(|place| place.1).collect(),
        edges: picture
            .edges
            .iter()
            .flat_map(|(from, to, relation)| [*from, *to, u32::from(*relation)])
            .collect(),
    };
    Some(Artifact::new(format!("{PICTURE_FOLDER}/picture.json"), super::super::json(&view)))
}
