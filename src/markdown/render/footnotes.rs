//! Footnotes, gathered at the end with links back.

use super::Writer;
use crate::markdown::escape::{escape_into, put};
use crate::markdown::footnotes::{note_id, reference_id};

/// A finished footnote.
pub(super) struct Note {
    label: String,
    html: String,
}

impl Writer<'_> {
    pub(super) fn footnote_reference(&mut self, label: &str) {
        let Some((number, count)) = self.footnotes.refer(label) else {
            escape_into(&mut self.out, &format!("[^{label}]"));
            return;
        };
        let (id, target) = (reference_id(number, count), note_id(number));
        put(
            &mut self.out,
            format_args!(
                "<sup class=\"footnote-ref\"><a id=\"{id}\" href=\"#{target}\" aria-label=\"Footnote {number}\">{number}</a></sup>"
            ),
        );
    }

    /// Sets aside what was being written until the footnote ends.
    pub(super) fn footnote_definition(&mut self, label: &str) {
        let before = std::mem::take(&mut self.out);
        self.interrupted.push((before, label.to_owned()));
        self.block("");
    }

    pub(super) fn end_footnote_definition(&mut self) {
        self.end_block("");
        if let Some((before, label)) = self.interrupted.pop() {
            let html = std::mem::replace(&mut self.out, before);
            self.notes.push(Note { label, html });
        }
    }

    /// Writes the footnotes that are referred to, by number.
    pub(super) fn write_footnotes(&mut self) {
        let mut notes: Vec<_> = std::mem::take(&mut self.notes)
            .into_iter()
            .filter_map(|note| Some((self.footnotes.number(&note.label)?, note.html)))
            .collect();
        if notes.is_empty() {
            return;
        }
        // Of two definitions with one label the first counts, as in the references.
        notes.sort_by_key(|((number, _), _)| *number);
        notes.dedup_by_key(|((number, _), _)| *number);
        self.out.push_str("<section class=\"footnotes\" aria-label=\"Footnotes\">\n<ol>\n");
        for ((number, references), html) in notes {
            let back: String = (1..=references).map(|count| back_link(number, count)).collect();
            let id = note_id(number);
            let body = html.trim_end();
            let (body, close) = body.strip_suffix("</p>").map_or((body, ""), |body| (body, "</p>"));
            put(
                &mut self.out,
                format_args!(
                    "<li id=\"{id}\">
{body}{back}{close}
</li>
"
                ),
            );
        }
        self.out.push_str("</ol>\n</section>\n");
    }
}

fn back_link(number: usize, count: usize) -> String {
    let id = reference_id(number, count);
    let which = match count {
        0 | 1 => String::new(),
        _ => format!("-{count}"),
    };
    format!(
        " <a class=\"footnote-back\" href=\"#{id}\" aria-label=\"Back to reference {number}{which}\">↩</a>"
    )
}
