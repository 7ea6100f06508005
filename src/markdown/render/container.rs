//! Tabs and collapsible blocks, from their markers.
//!
//! An author can put a marker's end out of reach, with an unclosed `<pre>` for one. Frames keep the
//! output balanced: the end of a block closes what was opened in it, and an end without a start is nothing.

use super::Writer;
use crate::markdown::containers::{Container, Marker};
use crate::markdown::escape::attribute;
use crate::markdown::slugify;

/// An open element that can hold blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// A list item, block quote, definition or footnote.
    Block,
    /// A block quote shown as a callout.
    Callout,
    /// The container with that number.
    Container(usize),
}

impl Writer<'_> {
    /// Opens an element that can hold blocks.
    pub(super) fn block(&mut self, open: &str) {
        self.frames.push(Frame::Block);
        self.out.push_str(open);
    }

    /// Closes it, and what is still open in it.
    pub(super) fn end_block(&mut self, close: &str) {
        self.close_block();
        self.frames.pop();
        self.out.push_str(close);
    }

    /// Closes the containers opened in the innermost block.
    pub(super) fn close_block(&mut self) {
        let inside = self.frames.iter().rposition(|f| !matches!(f, Frame::Container(_)));
        self.close_frames(inside.map_or(0, |at| at + 1));
    }

    pub(super) fn close_frames(&mut self, keep: usize) {
        while self.frames.len() > keep {
            if let Some(Frame::Container(index)) = self.frames.pop() {
                self.close_container(index);
            }
        }
    }

    pub(super) fn container_marker(&mut self, marker: Marker) {
        match marker {
            Marker::Open(index) if index < self.body.containers.len() => {
                self.frames.push(Frame::Container(index));
                self.open_container(index);
            }
            Marker::Close(index) => {
                let floor = self.frames.iter().rposition(|f| !matches!(f, Frame::Container(_)));
                let found = self.frames.iter().rposition(|f| *f == Frame::Container(index));
                if let Some(at) = found.filter(|at| floor.is_none_or(|floor| *at > floor)) {
                    self.close_frames(at);
                }
            }
            Marker::Open(_) => {}
        }
    }

    fn open_container(&mut self, index: usize) {
        let body = self.body;
        self.trim_indent();
        match &body.containers[index] {
            Container::Tabs => {
                self.page.has_tabs = true;
                self.out.push_str("<div class=\"tabs\" data-tabs>\n");
            }
            Container::Tab { label } => {
                self.out.push_str("<div class=\"tab\" role=\"group\"");
                attribute(&mut self.out, "aria-label", label);
                attribute(&mut self.out, "data-tab", &slugify(label));
                self.out.push_str(">\n<p class=\"tab-title\">");
                self.out.push_str(&crate::markdown::inline::label(label));
                self.out.push_str("</p>\n");
            }
            Container::Details { kind, title, open } => {
                self.out.push_str("<details class=\"callout callout-");
                self.out.push_str(kind.class);
                self.out.push_str(if *open { "\" open>\n<summary>" } else { "\">\n<summary>" });
                self.out.push_str(&crate::markdown::inline::label(title));
                self.out.push_str("</summary>\n");
            }
            Container::Callout { kind, title } => {
                self.open_callout(*kind);
                self.out.push_str(&crate::markdown::inline::label(title));
                self.out.push_str("</p>\n");
            }
        }
    }

    /// Takes back the space before a marker that stands in a list item.
    fn trim_indent(&mut self) {
        let kept = self.out.trim_end_matches(' ').len();
        if kept == 0 || self.out[..kept].ends_with('\n') {
            self.out.truncate(kept);
        }
    }

    fn close_container(&mut self, index: usize) {
        self.trim_indent();
        self.out.push_str(match &self.body.containers[index] {
            Container::Tabs | Container::Tab { .. } => "</div>\n",
            Container::Details { .. } => "</details>\n",
            Container::Callout { .. } => "</aside>\n",
        });
    }
}
