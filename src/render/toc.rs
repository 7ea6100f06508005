//! "On this page": the headings as a tree.

use super::view::TocItem;
use crate::markdown::Heading;

/// How many levels of headings are listed, from the highest that the page uses.
const DEPTH: u8 = 2;

/// The tree, empty when there is nothing to choose from.
pub(super) fn tree(headings: &[Heading]) -> Vec<TocItem<'_>> {
    let Some(top) = headings.iter().map(|h| h.level).min() else {
        return Vec::new();
    };
    let mut roots: Vec<TocItem<'_>> = Vec::new();
    for heading in headings.iter().filter(|h| h.level < top.saturating_add(DEPTH) && !h.text.is_empty()) {
        let item =
            TocItem { level: heading.level, id: &heading.id, text: &heading.text, children: Vec::new() };
        match roots.last_mut() {
            Some(parent) if heading.level > parent.level => parent.children.push(item),
            _ => roots.push(item),
        }
    }
    let count: usize = roots.iter().map(|r| 1 + r.children.len()).sum();
    if count < 2 { Vec::new() } else { roots }
}
