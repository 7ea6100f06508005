//! Nodes and edges from pages: fields, links of texts, tags, expertise.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::kinds::{self, EXPERTISE, LINKS, TAGGED};
use super::{Edge, Graph, Node, NodeIx, records};
use crate::config::graph::TOPIC;
use crate::portal::{LinkTarget, Portal, PortalPage, taxonomy};

/// A graph in the making.
pub(super) struct Builder<'a> {
    pub(super) portal: &'a Portal,
    pub(super) graph: Graph<'a>,
    kinds: BTreeMap<String, u16>,
    relations: BTreeMap<String, u16>,
    /// Topics by identifier.
    topics: HashMap<&'a str, NodeIx>,
}

/// The graph of a portal.
pub(super) fn graph(portal: &Portal) -> Graph<'_> {
    let kinds = kinds::kinds(&portal.schema);
    let relations = kinds::relations(&portal.schema);
    let places = |ids: Vec<&String>| -> BTreeMap<String, u16> {
        ids.into_iter().enumerate().map(|(at, id)| (id.clone(), at as u16)).collect()
    };
    let mut builder = Builder {
        portal,
        kinds: places(kinds.iter().map(|kind| &kind.id).collect()),
        relations: places(relations.iter().map(|relation| &relation.id).collect()),
        graph: Graph { kinds, relations, ..Graph::default() },
        topics: HashMap::new(),
    };
    builder.pages();
    builder.topics();
    for (ix, page) in portal.iter() {
        if let Some(from) = builder.graph.of(ix) {
            builder.edges_of(from, page);
        }
    }
    records::add(&mut builder);
    let mut graph = builder.graph;
    kinds::keep_used(&mut graph);
    graph.finish();
    graph
}

impl<'a> Builder<'a> {
    /// Adds a node.
    pub(super) fn node(&mut self, node: Node<'a>, kind: &str) -> NodeIx {
        let ix = NodeIx(self.graph.nodes.len() as u32);
        let kind = self.kinds.get(kind).copied().unwrap_or_default();
        self.graph.nodes.push(Node { kind, ..node });
        ix
    }

    /// Adds an edge, unless it leads back to its start.
    pub(super) fn edge(&mut self, from: NodeIx, to: NodeIx, relation: &str) {
        if from != to
            && let Some(relation) = self.relations.get(relation)
        {
            self.graph.edges.push(Edge { from, to, relation: *relation });
        }
    }

    /// The topic of a tag.
    pub(super) fn topic(&self, tag: &str) -> Option<NodeIx> {
        self.topics.get(taxonomy::tag_id(tag).as_str()).copied()
    }

    fn pages(&mut self) {
        let portal = self.portal;
        for (ix, page) in portal.iter() {
            let of = page.page.type_id.as_str();
            let node = Node {
                id: Cow::Borrowed(page.url.as_str()),
                title: Cow::Borrowed(&page.page.title),
                kind: 0,
                of,
                url: Some(&page.url),
                anchor: None,
                page: Some(ix),
            };
            let shown = !portal.config.graph.leaves_out(of);
            let node = shown.then(|| self.node(node, kinds::kind_of(&portal.schema, of)));
            self.graph.of_page.push(node);
        }
    }

    fn topics(&mut self) {
        let portal = self.portal;
        if portal.config.graph.leaves_out(TOPIC) {
            return;
        }
        for term in &portal.taxonomies.tags {
            let node = Node {
                id: Cow::Borrowed(term.url.as_str()),
                title: Cow::Borrowed(&term.title),
                kind: 0,
                of: TOPIC,
                url: Some(&term.url),
                anchor: None,
                page: None,
            };
            let ix = self.node(node, TOPIC);
            self.topics.insert(&term.id, ix);
        }
    }

    fn edges_of(&mut self, from: NodeIx, page: &PortalPage) {
        for (name, value) in &page.fields {
            for target in value.refs() {
                if let Some(to) = self.graph.of(*target) {
                    self.edge(from, to, name);
                }
            }
            if name == EXPERTISE {
                for to in value.strings().iter().filter_map(|text| self.topic(text)).collect::<Vec<_>>() {
                    self.edge(from, to, EXPERTISE);
                }
            }
        }
        for target in page.links.values() {
            if let LinkTarget::Page(ix, _) = target
                && let Some(to) = self.graph.of(*ix)
            {
                self.edge(from, to, LINKS);
            }
        }
        for to in page.page.meta.tags.iter().filter_map(|tag| self.topic(tag)).collect::<Vec<_>>() {
            self.edge(from, to, TAGGED);
        }
    }
}
