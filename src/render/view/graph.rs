//! `graph.html`: `view`; and what a page is connected with: `page.graph`.

use serde::Serialize;

use super::LinkView;

/// The page of the graph.
#[derive(Debug, Serialize)]
pub(crate) struct GraphPageView<'a> {
    /// Where the script finds what it draws.
    pub(crate) picture: String,
    pub(crate) script: &'a str,
    pub(crate) style: &'a str,
    pub(crate) nodes: usize,
    pub(crate) edges: usize,
    /// How many are drawn, where that is not all.
    pub(crate) drawn: Option<usize>,
    pub(crate) kinds: Vec<GraphKind<'a>>,
    pub(crate) relations: Vec<GraphRelation<'a>>,
    pub(crate) exports: Vec<ExportView>,
}

/// The nodes of a kind.
#[derive(Debug, Serialize)]
pub(crate) struct GraphKind<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) mark: MarkOfKind,
    pub(crate) count: usize,
    /// The most connected first.
    pub(crate) nodes: Vec<GraphNode>,
    /// How many more there are.
    pub(crate) rest: usize,
}

/// How nodes of a kind are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct MarkOfKind {
    /// From 0 to 7.
    pub(crate) hue: usize,
    /// `circle`, `ring`, `square`, `diamond`, `triangle`.
    pub(crate) shape: &'static str,
}

/// A node in a list.
#[derive(Debug, Serialize)]
pub(crate) struct GraphNode {
    pub(crate) title: String,
    /// Empty for what has no page.
    pub(crate) url: String,
    pub(crate) count: usize,
}

/// Why nodes are connected, and how many times.
#[derive(Debug, Serialize)]
pub(crate) struct GraphRelation<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) count: usize,
}

/// The graph as a file.
#[derive(Debug, Serialize)]
pub(crate) struct ExportView {
    pub(crate) link: LinkView,
    /// Its media type.
    pub(crate) media: &'static str,
}

/// What a page is most closely connected with, in two columns on both sides of it.
#[derive(Debug, Serialize)]
pub(crate) struct LocalGraphView {
    /// How many there are of them in all.
    pub(crate) count: usize,
    /// What leads here, and where this leads.
    pub(crate) sides: Vec<LocalSide>,
    /// The page in the picture of everything.
    pub(crate) whole: String,
}

/// A column.
#[derive(Debug, Serialize)]
pub(crate) struct LocalSide {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    /// Links to the neighbours and why, as HTML; empty where there are none.
    pub(crate) rows: String,
    /// The height of both columns, in units of the drawing.
    pub(crate) height: usize,
    /// The lines from the rows to the page.
    pub(crate) path: String,
}
