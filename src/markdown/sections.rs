//! The plain text of a page, section by section, for the search index.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Body;
use super::events;
use super::slug::Slugger;

/// The text below one heading, up to the next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SectionText {
    /// The anchor of the heading; empty for the lead.
    pub anchor: String,
    /// The text of the heading; empty for the lead.
    pub heading: String,
    /// Everything there is to read, code and alternative texts included.
    pub text: String,
}

/// The sections of a page. The first is the lead: what stands before the first heading that is not the title.
pub fn sections(body: &Body) -> Vec<SectionText> {
    let items = events::parse(body.text());
    let title = events::title_index(&items);
    let mut slugger = Slugger::default();
    let mut sections = vec![SectionText::default()];
    let mut at = 0;
    while let Some((event, _)) = items.get(at) {
        if let Event::Start(Tag::Heading { id, .. }) = event {
            let (text, end) = events::text_of(&items, at);
            let heading = text.trim().to_owned();
            let anchor = slugger.anchor(id.as_deref(), &heading);
            if Some(at) != title {
                sections.push(SectionText { anchor, heading, text: String::new() });
            }
            at = end + 1;
            continue;
        }
        if let Some(section) = sections.last_mut() {
            push(&mut section.text, event);
        }
        at += 1;
    }
    for section in &mut sections {
        section.text.truncate(section.text.trim_end().len());
    }
    sections
}

fn push(text: &mut String, event: &Event<'_>) {
    match event {
        Event::End(
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Superscript
            | TagEnd::Subscript,
        ) => {}
        // Words of neighbouring blocks and cells must not run together.
        Event::End(_) | Event::Rule => {
            if !text.is_empty() && !text.ends_with([' ', '\n']) {
                text.push('\n');
            }
        }
        _ => events::push_text(text, event),
    }
}
