//! Lists, and task lists with real, labelled boxes.

use pulldown_cmark::{Event, Tag};

use super::Writer;
use crate::markdown::escape::put;

/// A list item that is being written.
#[derive(Debug, Default)]
pub(super) struct OpenItem {
    /// The label of its box is still open; it ends with the first line of text.
    label: bool,
}

impl Writer<'_> {
    pub(super) fn list(&mut self, start: Option<u64>) {
        let tasks = matches!(self.items.get(self.at), Some((Event::Start(Tag::Item), _)))
            && self.is_task(self.at + 1);
        let class = if tasks { " class=\"tasks\"" } else { "" };
        match start {
            None => put(
                &mut self.out,
                format_args!(
                    "<ul{class}>
"
                ),
            ),
            Some(1) => put(
                &mut self.out,
                format_args!(
                    "<ol{class}>
"
                ),
            ),
            Some(start) => put(
                &mut self.out,
                format_args!(
                    "<ol{class} start=\"{start}\">
"
                ),
            ),
        }
    }

    pub(super) fn item(&mut self) {
        let open = if self.is_task(self.at) { "<li class=\"task\">" } else { "<li>" };
        self.block(open);
        self.items_open.push(OpenItem::default());
    }

    pub(super) fn end_item(&mut self) {
        self.end_label();
        self.items_open.pop();
        self.end_block("</li>\n");
    }

    pub(super) fn task_marker(&mut self, done: bool) {
        self.tasks += 1;
        self.page.has_tasks = true;
        let checked = if done { " checked" } else { "" };
        self.out.push_str("<label>");
        self.own(format!("<input type=\"checkbox\" data-task=\"{}\"{checked}>", self.tasks));
        self.out.push(' ');
        if let Some(item) = self.items_open.last_mut() {
            item.label = true;
        }
    }

    /// Ends the label of a task: what follows is not its text.
    pub(super) fn end_label(&mut self) {
        if let Some(item) = self.items_open.last_mut()
            && std::mem::take(&mut item.label)
        {
            self.out.push_str("</label>");
        }
    }

    /// Whether the item whose content begins there has a box.
    fn is_task(&self, at: usize) -> bool {
        matches!(
            self.items.get(at..),
            Some(
                [(Event::TaskListMarker(_), _), ..]
                    | [(Event::Start(Tag::Paragraph), _), (Event::TaskListMarker(_), _), ..]
            )
        )
    }
}
