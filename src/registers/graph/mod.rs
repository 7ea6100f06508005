//! What is connected with what: pages, people, technologies, topics and parts of code, and why.
//!
//! A view over a portal as the others are: it is a function of what the audience sees, so that a picture or an export
//! says nothing of a page that is hidden. Nodes have the addresses of their pages as names, which stay from build to
//! build; they are in the order of the portal's pages, then topics by title, then parts of code by name.

mod collect;
mod kinds;
pub mod layout;
mod near;
pub mod picture;
mod records;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::portal::{PageIx, Portal, Url};

pub use kinds::{Kind, Relation};
pub(crate) use kinds::{schema_org, schema_org_property};
pub use near::Near;

/// A node's place in [`Graph::nodes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeIx(pub u32);

/// The graph of a portal.
#[derive(Debug, Default)]
pub struct Graph<'a> {
    /// Pages by address, topics, parts of code.
    pub nodes: Vec<Node<'a>>,
    /// By where they begin, where they end, and why; each once.
    pub edges: Vec<Edge>,
    /// What nodes can be, in the order of the portal's navigation; only what there is.
    pub kinds: Vec<Kind>,
    /// Why two nodes may be connected, by identifier; only what there is.
    pub relations: Vec<Relation>,
    /// The node of each page.
    of_page: Vec<Option<NodeIx>>,
    /// Where the edges of each node begin in `ends`.
    starts: Vec<u32>,
    ends: Vec<End>,
}

/// One of the things that are connected.
#[derive(Debug)]
pub struct Node<'a> {
    /// The page's address below the base path, or one that nobody can call: `#code/<repository>/<area>`.
    pub id: Cow<'a, str>,
    /// As shown.
    pub title: Cow<'a, str>,
    /// Its place in [`Graph::kinds`].
    pub kind: u16,
    /// The content type of a page; the kind's identifier of anything else.
    pub of: &'a str,
    /// Where it is described.
    pub url: Option<&'a Url>,
    /// The place on that page, for what is described together with others.
    pub anchor: Option<String>,
    /// Its page, when it has one in the content.
    pub page: Option<PageIx>,
}

/// A connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// Where it begins: the page that names the other one.
    pub from: NodeIx,
    /// Where it ends.
    pub to: NodeIx,
    /// Its place in [`Graph::relations`].
    pub relation: u16,
}

/// An edge as seen from one of its nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End {
    /// The node at the other end.
    pub node: NodeIx,
    /// Its place in [`Graph::relations`].
    pub relation: u16,
    /// Whether the edge begins here.
    pub outward: bool,
}

impl Node<'_> {
    /// Where it is described, below a base path with slashes at both ends.
    pub fn href(&self, base: &str) -> Option<String> {
        let anchor = self.anchor.as_ref().map_or_else(String::new, |anchor| format!("#{anchor}"));
        self.url.map(|url| url.href(base) + &anchor)
    }
}

impl<'a> Graph<'a> {
    /// Collects it; an empty one where the settings want none.
    pub fn new(portal: &'a Portal) -> Self {
        if portal.config.graph.enabled { collect::graph(portal) } else { Self::default() }
    }

    /// A node.
    pub fn node(&self, ix: NodeIx) -> &Node<'a> {
        &self.nodes[ix.0 as usize]
    }

    /// The node of a page, unless its type is left out.
    pub fn of(&self, page: PageIx) -> Option<NodeIx> {
        self.of_page.get(page.0 as usize).copied().flatten()
    }

    /// What a node is connected with: by the other node, then the relation. An edge in each direction counts twice.
    pub fn ends(&self, ix: NodeIx) -> &[End] {
        let at = ix.0 as usize;
        let (Some(start), Some(end)) = (self.starts.get(at), self.starts.get(at + 1)) else { return &[] };
        &self.ends[*start as usize..*end as usize]
    }

    /// How many other nodes a node is connected with.
    pub fn degree(&self, ix: NodeIx) -> usize {
        let mut last = None;
        self.ends(ix).iter().filter(|end| last.replace(end.node) != Some(end.node)).count()
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Sorts the edges and lists them by node.
    fn finish(&mut self) {
        self.edges.sort_unstable();
        self.edges.dedup();
        let mut counts = vec![0_u32; self.nodes.len() + 1];
        for edge in &self.edges {
            counts[edge.from.0 as usize + 1] += 1;
            counts[edge.to.0 as usize + 1] += 1;
        }
        for at in 1..counts.len() {
            counts[at] += counts[at - 1];
        }
        self.starts = counts;
        let nowhere = End { node: NodeIx(0), relation: 0, outward: false };
        let mut next = self.starts.clone();
        self.ends = vec![nowhere; self.edges.len() * 2];
        for edge in &self.edges {
            for (here, node, outward) in [(edge.from, edge.to, true), (edge.to, edge.from, false)] {
                let at = &mut next[here.0 as usize];
                self.ends[*at as usize] = End { node, relation: edge.relation, outward };
                *at += 1;
            }
        }
        for pair in self.starts.windows(2) {
            let ends = &mut self.ends[pair[0] as usize..pair[1] as usize];
            ends.sort_unstable_by_key(|end| (end.node, end.relation, !end.outward));
        }
    }
}
