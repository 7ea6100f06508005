//! Headings with their anchors.

use pulldown_cmark::{CowStr, Event, HeadingLevel};

use super::Writer;
use crate::markdown::escape::{attribute, put};
use crate::markdown::events;

impl<'a> Writer<'a> {
    /// Writes a heading whole, or leaves it out when it is the page's title.
    pub(super) fn heading(&mut self, level: HeadingLevel, id: Option<CowStr<'a>>, classes: &[CowStr<'a>]) {
        let start = self.at - 1;
        let end = self.heading_end();
        let mut text = String::new();
        for (event, _) in &self.items[self.at..end] {
            events::push_text(&mut text, event);
        }
        let text = text.trim().to_owned();
        let id = self.slugger.anchor(id.as_deref(), &text);
        if self.title == Some(start) {
            self.at = end + 1;
            return;
        }
        let level = (level as u8 + self.shift).min(6);
        put(&mut self.out, format_args!("<h{level}"));
        attribute(&mut self.out, "id", &id);
        if !classes.is_empty() {
            let classes: Vec<&str> = classes.iter().map(AsRef::as_ref).collect();
            attribute(&mut self.out, "class", &classes.join(" "));
        }
        self.out.push('>');
        while self.at < end {
            let (event, range) = &mut self.items[self.at];
            let event = std::mem::replace(event, Event::SoftBreak);
            let range = range.clone();
            self.at += 1;
            self.event(event, range);
        }
        self.at = end + 1;
        self.out.push_str("<a class=\"anchor\"");
        attribute(&mut self.out, "href", &format!("#{id}"));
        attribute(&mut self.out, "aria-label", &format!("Link to this section: {text}"));
        put(&mut self.out, format_args!("></a></h{level}>\n"));
    }

    /// The index of the event that ends the heading which has just begun.
    fn heading_end(&self) -> usize {
        let rest = self.items[self.at..].iter();
        let length = rest
            .take_while(|(event, _)| !matches!(event, Event::End(pulldown_cmark::TagEnd::Heading(_))))
            .count();
        self.at + length
    }
}
