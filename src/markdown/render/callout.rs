//! Block quotes and the callouts written as such.

use pulldown_cmark::{BlockQuoteKind, CowStr, Event, Tag, TagEnd};

use super::Writer;
use super::container::Frame;
use crate::markdown::escape::escape_into;
use crate::markdown::kinds::{self, Kind};

impl Writer<'_> {
    pub(super) fn block_quote(&mut self, kind: Option<BlockQuoteKind>) {
        if let Some(kind) = kind {
            let name = match kind {
                BlockQuoteKind::Note => "note",
                BlockQuoteKind::Tip => "tip",
                BlockQuoteKind::Important => "important",
                BlockQuoteKind::Warning => "warning",
                BlockQuoteKind::Caution => "caution",
            };
            if let Some(kind) = kinds::find(name) {
                self.frames.push(Frame::Callout);
                self.open_callout(kind);
                self.out.push_str(kind.title);
                self.out.push_str("</p>\n");
                return;
            }
        }
        if self.titled_callout() {
            return;
        }
        self.frames.push(Frame::Block);
        self.out.push_str("<blockquote>\n");
    }

    pub(super) fn end_block_quote(&mut self, _kind: Option<BlockQuoteKind>) {
        self.close_block();
        let close = match self.frames.pop() {
            Some(Frame::Callout) => "</aside>\n",
            _ => "</blockquote>\n",
        };
        self.out.push_str(close);
    }

    pub(super) fn open_callout(&mut self, kind: Kind) {
        self.out.push_str("<aside class=\"callout callout-");
        self.out.push_str(kind.class);
        self.out.push_str("\" role=\"note\">\n<p class=\"callout-title\">");
    }

    /// `> [!NOTE] A title of its own`: the first line is the title, with its inline Markdown.
    fn titled_callout(&mut self) -> bool {
        let Some([(Event::Start(Tag::Paragraph), _), (Event::Text(first), _)]) =
            self.items.get(self.at..self.at + 2)
        else {
            return false;
        };
        let Some((kind, title)) = kinds::alert(first) else {
            return false;
        };
        let title = title.to_owned();
        self.frames.push(Frame::Callout);
        self.open_callout(kind);
        self.at += 2;
        let start = self.out.len();
        escape_into(&mut self.out, &title);
        while let Some((event, range)) = self.items.get_mut(self.at) {
            if matches!(event, Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph)) {
                break;
            }
            let event = std::mem::replace(event, Event::Text(CowStr::Borrowed("")));
            let range = range.clone();
            self.at += 1;
            self.event(event, range);
        }
        if self.out.len() == start {
            self.out.push_str(kind.title);
        }
        self.out.push_str("</p>\n");
        if matches!(self.items.get(self.at), Some((Event::End(TagEnd::Paragraph), _))) {
            self.at += 1;
        } else {
            self.at += 1;
            self.out.push_str("<p>");
        }
        true
    }
}
