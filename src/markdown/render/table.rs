//! Tables: scrollable by keyboard, aligned by class, and readable as labelled rows when wide.

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::Writer;
use crate::markdown::escape::{attribute, put};
use crate::markdown::events;

/// Up to so many columns a table fits a phone; wider ones become labelled rows there.
const NARROW: usize = 4;

/// The table that is being written.
#[derive(Debug, Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    /// The text of each column's head.
    labels: Vec<String>,
    column: usize,
    in_body: bool,
    has_rows: bool,
}

impl Writer<'_> {
    pub(super) fn table(&mut self, alignments: Vec<Alignment>) {
        let labels = self.head_labels();
        let named: Vec<&str> = labels.iter().map(String::as_str).filter(|l| !l.is_empty()).take(3).collect();
        self.tables += 1;
        // Regions of one page need names of their own.
        let number = if self.tables > 1 { format!(" {}", self.tables) } else { String::new() };
        let colon = if named.is_empty() { "" } else { ": " };
        let label = format!("Table{number}{colon}{}", named.join(", "));
        let class = if alignments.len() > NARROW { " class=\"wide\"" } else { "" };
        self.out.push_str("<div class=\"table-wrap\" tabindex=\"0\" role=\"region\"");
        attribute(&mut self.out, "aria-label", &label);
        put(&mut self.out, format_args!("><table{class}>\n"));
        self.table = Some(Table { alignments, labels, ..Table::default() });
    }

    /// The texts of the head's cells, which come right after the start of the table.
    fn head_labels(&self) -> Vec<String> {
        let mut labels = Vec::new();
        let mut at = self.at;
        while let Some((event, _)) = self.items.get(at) {
            match event {
                Event::End(TagEnd::TableHead) => break,
                Event::Start(Tag::TableCell) => {
                    let (text, end) = events::text_of(&self.items, at);
                    labels.push(text.trim().to_owned());
                    at = end;
                }
                _ => {}
            }
            at += 1;
        }
        labels
    }

    pub(super) fn table_row(&mut self) {
        if let Some(table) = &mut self.table {
            table.column = 0;
            if !std::mem::replace(&mut table.has_rows, true) {
                self.out.push_str("<tbody>\n");
            }
        }
        self.out.push_str("<tr>");
    }

    pub(super) fn table_cell(&mut self) {
        let Some(table) = &mut self.table else { return };
        let column = table.column;
        table.column += 1;
        let label = table.labels.get(column).map_or("", String::as_str);
        // A head without text names nothing, so it is no head to a screen reader.
        let head = !table.in_body && !label.is_empty();
        let mut tag = if head { "<th scope=\"col\"".to_owned() } else { "<td".to_owned() };
        tag.push_str(match table.alignments.get(column) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            _ => "",
        });
        if table.in_body && table.alignments.len() > NARROW && !label.is_empty() {
            attribute(&mut tag, "data-label", label);
        }
        tag.push('>');
        self.out.push_str(&tag);
    }

    pub(super) fn end_table_cell(&mut self) {
        let head = self.table.as_ref().is_some_and(|t| {
            !t.in_body && t.labels.get(t.column.wrapping_sub(1)).is_some_and(|l| !l.is_empty())
        });
        self.out.push_str(if head { "</th>" } else { "</td>" });
    }

    pub(super) fn end_table_head(&mut self) {
        if let Some(table) = &mut self.table {
            table.in_body = true;
        }
        self.out.push_str("</tr>\n</thead>\n");
    }

    pub(super) fn end_table(&mut self) {
        if self.table.take().is_some_and(|t| t.has_rows) {
            self.out.push_str("</tbody>\n");
        }
        self.out.push_str("</table></div>\n");
    }
}
