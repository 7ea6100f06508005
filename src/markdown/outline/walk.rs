//! The pass over the events that fills an outline.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use super::{ForeignKind, Heading, HtmlLink, Link, Outline, Title};
use crate::markdown::events::{self, Item, push_text};
use crate::markdown::footnotes::{self, Footnotes};
use crate::markdown::slug::Slugger;
use crate::markdown::{Body, LinkKind, autolink, containers, fence, html, render};

/// Lists what a page holds, in one pass.
pub fn outline(body: &Body) -> Outline {
    let items = events::parse(body.text());
    let title = events::title_index(&items);
    let mut walk = Walk {
        body,
        out: Outline::default(),
        slugger: Slugger::default(),
        footnotes: Footnotes::new(&items),
        foreign: has_foreign(body.text()),
        heading: None,
        links: Vec::new(),
        buffer: String::new(),
        summary: Summary::Before,
        depth: 0,
        in_code: false,
    };
    for (index, item) in items.iter().enumerate() {
        if Some(index) == title {
            walk.out.title = Some(Title {
                text: events::text_of(&items, index).0.trim().to_owned(),
                span: body.span(item.1.clone()),
                leading: true,
            });
        }
        walk.event(item);
    }
    let mut out = walk.out;
    out.extra_h1 = events::shift(&items, title) > 0;
    if out.title.is_none() {
        out.title = out.headings.first().map(|h| Title {
            text: h.text.clone(),
            span: h.span.clone(),
            leading: false,
        });
    }
    out
}

#[derive(PartialEq, Eq)]
enum Summary {
    Before,
    Inside,
    Done,
}

struct Walk<'a> {
    body: &'a Body,
    out: Outline,
    slugger: Slugger,
    footnotes: Footnotes,
    /// Whether the text can hold foreign syntax at all; most pages are spared the search.
    foreign: bool,
    /// The explicit anchor and the text so far of the open heading.
    heading: Option<(Option<String>, String)>,
    /// Open links and images: where their text begins in `buffer`.
    links: Vec<(LinkKind, String, usize, Range<usize>)>,
    buffer: String,
    summary: Summary,
    depth: usize,
    in_code: bool,
}

/// Texts of links are for messages and reports; longer ones help nobody.
const MAX_TEXT: usize = 200;

impl Walk<'_> {
    fn event(&mut self, (event, range): &Item<'_>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag, range),
            Event::Html(html) | Event::InlineHtml(html) => self.html(html, range),
            Event::FootnoteReference(label) => {
                if let Some((number, count)) = self.footnotes.refer(label) {
                    self.out.anchors.insert(footnotes::note_id(number));
                    self.out.anchors.insert(footnotes::reference_id(number, count));
                }
            }
            Event::TaskListMarker(_) => self.out.tasks += 1,
            Event::Text(text) if !self.in_code => {
                if self.links.is_empty() {
                    self.bare_urls(text, range);
                }
                if self.foreign {
                    self.foreign(text, range);
                }
                self.out.words += count_words(text);
                self.inline(event);
            }
            Event::Code(text) => {
                self.out.words += count_words(text);
                self.inline(event);
            }
            _ if self.in_code => {}
            _ => self.inline(event),
        }
    }

    fn inline(&mut self, event: &Event<'_>) {
        if let Some((_, heading)) = &mut self.heading {
            push_text(heading, event);
        }
        if !self.links.is_empty() {
            push_text(&mut self.buffer, event);
        }
        if self.summary == Summary::Inside && self.out.summary.len() < 4 * MAX_TEXT {
            push_text(&mut self.out.summary, event);
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        self.depth += 1;
        match tag {
            Tag::Heading { id, .. } => {
                self.heading = Some((id.as_deref().map(str::to_owned), String::new()));
            }
            Tag::Paragraph if self.depth == 1 && self.summary == Summary::Before => {
                self.summary = Summary::Inside;
            }
            // The parser takes the first colon of a directive for the mark of a definition.
            Tag::DefinitionListDefinition if self.foreign => {
                let text = self.body.text().get(range.clone()).unwrap_or_default();
                if text.starts_with(":::") {
                    let span = self.body.span(range.start..range.start + 3);
                    self.out.foreign.push((ForeignKind::Directive, span));
                }
            }
            Tag::CodeBlock(kind) => {
                self.in_code = true;
                if let CodeBlockKind::Fenced(info) = kind {
                    let language = fence::parse(info).language;
                    if !language.is_empty() {
                        self.out.languages.insert(language.to_owned());
                    }
                }
            }
            Tag::Link { link_type, dest_url, .. } => {
                let kind = match link_type {
                    LinkType::WikiLink { .. } => LinkKind::Wiki,
                    _ => LinkKind::Page,
                };
                let mailto = matches!(link_type, LinkType::Email);
                let dest = if mailto { format!("mailto:{dest_url}") } else { dest_url.to_string() };
                self.links.push((kind, dest, self.buffer.len(), range.clone()));
            }
            Tag::Image { dest_url, .. } => {
                let open = (LinkKind::Image, dest_url.to_string(), self.buffer.len(), range.clone());
                self.links.push(open);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        self.depth = self.depth.saturating_sub(1);
        match tag {
            TagEnd::Heading(level) => {
                let (explicit, text) = self.heading.take().unwrap_or_default();
                let text = text.trim().to_owned();
                let id = self.slugger.anchor(explicit.as_deref(), &text);
                self.out.anchors.insert(id.clone());
                let span = self.body.span(range.clone());
                self.out.headings.push(Heading { level: level as u8, id, text, span });
            }
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::Paragraph if self.summary == Summary::Inside && self.depth == 0 => {
                self.out.summary = shorten(&self.out.summary, MAX_TEXT);
                // A paragraph of badges or images says nothing; the next one may.
                let empty = self.out.summary.is_empty();
                self.summary = if empty { Summary::Before } else { Summary::Done };
            }
            TagEnd::Link | TagEnd::Image => self.end_link(),
            _ => {}
        }
    }

    fn end_link(&mut self) {
        let Some((kind, dest, start, range)) = self.links.pop() else {
            return;
        };
        let text = shorten(&self.buffer[start.min(self.buffer.len())..], MAX_TEXT);
        let span = self.body.span(range);
        self.out.links.push(Link { kind, dest, text, span });
        if self.links.is_empty() {
            self.buffer.clear();
        }
    }

    fn bare_urls(&mut self, text: &str, range: &Range<usize>) {
        for url in autolink::bare_urls(text) {
            let dest = text[url.clone()].to_owned();
            let span = self.body.span(range.start + url.start..range.start + url.end);
            let text = dest.clone();
            self.out.links.push(Link { kind: LinkKind::Page, dest, text, span });
        }
    }

    fn html(&mut self, text: &str, range: &Range<usize>) {
        if html::only_comments(text) || containers::marker(text).is_some() {
            return;
        }
        for tag in html::tags(text) {
            let span = || self.body.span(range.start + tag.range.start..range.start + tag.range.end);
            for name in ["id", "name"] {
                self.out.anchors.extend(tag.get(name).filter(|v| !v.is_empty()).map(Cow::into_owned));
            }
            for (name, kind) in render::HTML_LINKS {
                if let Some(dest) = tag.get(name).filter(|v| !v.is_empty()) {
                    self.out.html_links.push(HtmlLink { kind: *kind, dest: dest.into_owned(), span: span() });
                }
            }
        }
    }

    fn foreign(&mut self, text: &str, range: &Range<usize>) {
        let found = [
            ("{{<", ForeignKind::Shortcode),
            ("{{%", ForeignKind::Shortcode),
            ("{%", ForeignKind::TemplateTag),
        ]
        .into_iter()
        .find_map(|(mark, kind)| Some((text.find(mark)?, kind)));
        let line_start = self
            .body
            .text()
            .as_bytes()
            .get(range.start.wrapping_sub(1))
            .is_none_or(|b| matches!(b, b'\n' | b' '));
        let found = found.or_else(|| match () {
            () if !line_start => None,
            () if text.starts_with("!!! ") => Some((0, ForeignKind::Admonition)),
            () if text.starts_with(":::") => Some((0, ForeignKind::Directive)),
            () => None,
        });
        if let Some((at, kind)) = found {
            let start = range.start + at;
            self.out.foreign.push((kind, self.body.span(start..range.end)));
        }
    }
}

fn has_foreign(text: &str) -> bool {
    ["{{<", "{{%", "{%", "!!! ", ":::"].iter().any(|mark| text.contains(mark))
}

/// Words as a reader counts them: runs between spaces, and each sign of a script that has none.
fn count_words(text: &str) -> usize {
    if !text.is_ascii() {
        return count_words_of_any_script(text);
    }
    let mut words = 0;
    let mut inside = false;
    for byte in text.bytes() {
        if byte.is_ascii_whitespace() {
            inside = false;
        } else if !inside && byte.is_ascii_alphanumeric() {
            inside = true;
            words += 1;
        }
    }
    words
}

fn count_words_of_any_script(text: &str) -> usize {
    let mut words = 0;
    let mut inside = false;
    for c in text.chars() {
        if is_ideograph(c) {
            words += 1;
            inside = false;
        } else if c.is_whitespace() {
            inside = false;
        } else if !inside && c.is_alphanumeric() {
            inside = true;
            words += 1;
        }
    }
    words
}

/// Scripts that write no space between words.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The text on one line, cut at the end of a word after at most `limit` characters.
fn shorten(text: &str, limit: usize) -> String {
    let mut out = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let size = word.chars().count() + usize::from(!out.is_empty());
        if length + size > limit {
            if out.is_empty() {
                out.extend(word.chars().take(limit));
            }
            return out.trim_end_matches([',', ';', ':']).to_owned() + "…";
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
        length += size;
    }
    out
}
