//! What a page is most closely connected with: a drawing of lines between two lists of links, which need no script.

use std::fmt::Write as _;

use super::view::{LocalGraphView, LocalLine, LocalSide};
use super::{Shared, dashboards};
use crate::portal::PageIx;
use crate::registers::graph::{Graph, Near};

/// Neighbours that are shown.
const MOST: usize = 20;
/// The height of a row in the drawing, and the width of the gap that the lines cross. The style sheet has the same.
const ROW: usize = 32;
const GAP: usize = 56;

/// The neighbours of a page; none of a page that is connected with one other or with nothing.
pub(super) fn view<'a>(shared: &'a Shared<'_>, ix: PageIx) -> Option<LocalGraphView<'a>> {
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
                lines: near.iter().map(|near| line(shared, graph, near)).collect(),
            })
            .collect(),
        whole: dashboards::graph::place(shared, &shared.portal.page(ix).url),
    })
}

fn line<'a>(shared: &'a Shared<'_>, graph: &'a Graph<'_>, near: &Near) -> LocalLine<'a> {
    let node = graph.node(near.node);
    let relation = &graph.relations[usize::from(near.end.relation)];
    LocalLine {
        title: &node.title,
        url: node.url.map_or_else(String::new, |url| shared.href(url)),
        why: if near.end.outward { &relation.title } else { &relation.inverse_title },
    }
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
