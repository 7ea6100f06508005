//! What a page is most closely connected with: a drawing of lines between two lists of links, which need no script.

use std::fmt::Write as _;

use super::sidebar::escape;
use super::view::{LocalGraphView, LocalSide};
use super::{Shared, dashboards};
use crate::portal::PageIx;
use crate::registers::graph::{Graph, Near};

/// Neighbours that are shown.
const MOST: usize = 20;
/// The height of a row in the drawing, and the width of the gap that the lines cross. The style sheet has the same.
const ROW: usize = 32;
const GAP: usize = 56;

/// The neighbours of a page; none of a page that is connected with one other or with nothing.
pub(super) fn view(shared: &Shared<'_>, ix: PageIx) -> Option<LocalGraphView> {
    let graph = &shared.registers.graph;
    if !shared.portal.config.graph.local {
        return None;
    }
    let node = graph.of(ix)?;
    let near = graph.near(node, MOST);
    if near.len() < 2 {
        return None;
    }
    let (from_here, to_here): (Vec<Near>, Vec<Near>) = near.into_iter().partition(|near| near.end.outward);
    let rows = from_here.len().max(to_here.len());
    let sides = [("in", "Leads here", to_here), ("out", "From here", from_here)];
    Some(LocalGraphView {
        count: graph.degree(node),
        sides: sides
            .into_iter()
            .map(|(id, title, near)| LocalSide {
                id,
                title,
                height: rows * ROW,
                path: path(near.len(), rows, id == "in"),
                rows: rows_of(shared, graph, &near),
            })
            .collect(),
        whole: dashboards::graph::place(shared, &shared.portal.page(ix).url),
    })
}

/// A link and a reason for each. They are written here: twenty of them on every page are a good part of what a template
/// engine does for a page, and of what the key of a page is made from.
fn rows_of(shared: &Shared<'_>, graph: &Graph<'_>, near: &[Near]) -> String {
    let mut html = String::with_capacity(near.len() * 110);
    for near in near {
        let node = graph.node(near.node);
        let relation = &graph.relations[usize::from(near.end.relation)];
        let why = if near.end.outward { &relation.title } else { &relation.inverse_title };
        let (title, why) = (escape(&node.title), escape(why));
        // Writing to a string cannot fail.
        let _ = match node.href(shared.base()) {
            Some(url) => write!(html, "<li><a href=\"{}\">{title}</a>", escape(&url)),
            None => write!(html, "<li><span>{title}</span>"),
        };
        let _ = write!(html, " <span class=\"muted\">{why}</span></li>");
    }
    html
}

/// Lines from the middle of each row to the middle of the other side.
fn path(lines: usize, rows: usize, to_the_right: bool) -> String {
    let (start, end) = if to_the_right { (0, GAP) } else { (GAP, 0) };
    let (half, middle) = (GAP / 2, rows * ROW / 2);
    // The shorter column stands in the middle of the longer one.
    let top = (rows - lines) * ROW / 2;
    let mut path = String::with_capacity(lines * 28);
    for row in 0..lines {
        let y = top + row * ROW + ROW / 2;
        // Writing to a string cannot fail.
        let _ = write!(path, "M{start} {y}C{half} {y} {half} {middle} {end} {middle}");
    }
    path
}
