//! Reading HTML, where the grammar takes what a browser would mend.

use tree_sitter::Node;

use super::Mistake;

/// Elements that need no end tag.
const OPTIONAL: [&str; 34] = [
    "area", "base", "body", "br", "caption", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html",
    "img", "input", "li", "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody",
    "td", "tfoot", "th", "thead", "tr", "track", "wbr", "path",
];

/// Whether a tree is that of right HTML.
pub(super) fn is_right(root: Node<'_>, text: &str) -> bool {
    stray(root, text).is_none() && !garbled(root)
}

/// Whether a tree has what is no HTML at all.
fn garbled(root: Node<'_>) -> bool {
    let mut cursor = root.walk();
    loop {
        let node = cursor.node();
        if node.is_error() || node.is_missing() && node.kind() != "_implicit_end_tag" {
            return true;
        }
        if node.has_error() && cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return false;
            }
        }
    }
}

/// A tag without its partner.
pub(super) fn stray(root: Node<'_>, text: &str) -> Option<Mistake> {
    let mut cursor = root.walk();
    let mut unclosed: Option<Mistake> = None;
    let mut any_end = false;
    loop {
        let node = cursor.node();
        match node.kind() {
            "erroneous_end_tag" => {
                let shown = text[node.byte_range()].trim();
                let message = format!("`{shown}` ends no element");
                return Some(Mistake::new(node.byte_range(), message).unpaired());
            }
            "end_tag" => any_end = true,
            "element" if unclosed.is_none() => unclosed = open_element(node, text),
            _ => {}
        }
        if cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                // A single tag may be what the text is about.
                return unclosed.filter(|_| any_end);
            }
        }
    }
}

fn open_element(element: Node<'_>, text: &str) -> Option<Mistake> {
    let start = element.child(0).filter(|child| child.kind() == "start_tag")?;
    let last = element.child(element.child_count().checked_sub(1)?)?;
    let name = &text[start.named_child(0)?.byte_range()];
    let required = !OPTIONAL.contains(&name.to_ascii_lowercase().as_str());
    let unclosed = last.kind() != "end_tag" && required;
    unclosed.then(|| Mistake::new(start.byte_range(), format!("`<{name}>` is never closed")).unpaired())
}
