//! Events to HTML.
//!
//! One loop over the events; each construct that is more than a pair of tags has a file of its own, as
//! methods of [`Writer`]. Lookahead is free, since all events are there; nothing recurses, since
//! authors can nest without limit.

mod callout;
mod code;
mod container;
mod footnotes;
mod heading;
mod image;
mod links;
mod list;
mod math;
mod raw;
mod table;

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::escape::escape_into;
use super::events::{self, Item};
use super::footnotes::Footnotes;
use super::slug::Slugger;
use super::{Body, Highlighter, Resolver, Settings, autolink, sanitize};
use crate::diagnostic::Diagnostic;

pub(super) use raw::HTML_LINKS;

/// The HTML of a page's body, and what of the theme it needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The body as HTML.
    pub html: String,
    /// Whether there is `MathML`.
    pub has_math: bool,
    /// Whether there is a Mermaid diagram, drawn or as text.
    pub has_mermaid: bool,
    /// Whether there are content tabs.
    pub has_tabs: bool,
    /// Whether there are task list items.
    pub has_tasks: bool,
    /// Whether there is a code block.
    pub has_code: bool,
}

/// Renders a body.
pub fn render(
    body: &Body,
    resolver: &dyn Resolver,
    settings: &Settings,
    highlighter: &Highlighter,
) -> (Rendered, Vec<Diagnostic>) {
    let items = events::parse(body.text());
    let title = events::title_index(&items).filter(|_| settings.drop_title);
    let shift = events::shift(&items, title);
    let raw = raw::survey(body, &items, settings.raw_html);
    let mut writer = Writer {
        body,
        resolver,
        settings,
        highlighter,
        shift,
        title,
        footnotes: Footnotes::new(&items),
        items,
        at: 0,
        out: String::with_capacity(body.text().len() * 3 / 2),
        page: Rendered::default(),
        diagnostics: raw.diagnostics,
        raw: raw.mode,
        slots: Vec::new(),
        slugger: Slugger::default(),
        frames: Vec::new(),
        items_open: Vec::new(),
        table: None,
        tasks: 0,
        tables: 0,
        notes: Vec::new(),
        interrupted: Vec::new(),
        links: Vec::new(),
    };
    writer.run();
    let html = match writer.raw {
        raw::Mode::Sanitize => sanitize::clean(&writer.out, &writer.slots),
        raw::Mode::None | raw::Mode::Escape => writer.out,
    };
    (Rendered { html, ..writer.page }, writer.diagnostics)
}

struct Writer<'a> {
    body: &'a Body,
    resolver: &'a dyn Resolver,
    settings: &'a Settings,
    highlighter: &'a Highlighter,
    items: Vec<Item<'a>>,
    at: usize,
    out: String,
    page: Rendered,
    diagnostics: Vec<Diagnostic>,
    /// Levels by which headings move down.
    shift: u8,
    /// The event that starts the heading to leave out.
    title: Option<usize>,
    raw: raw::Mode,
    /// HTML of ours that the sanitiser must not see.
    slots: Vec<String>,
    slugger: Slugger,
    footnotes: Footnotes,
    frames: Vec<container::Frame>,
    /// Open list items.
    items_open: Vec<list::OpenItem>,
    table: Option<table::Table>,
    tasks: usize,
    tables: usize,
    /// Finished footnotes.
    notes: Vec<footnotes::Note>,
    /// What was being written when a footnote began.
    interrupted: Vec<(String, String)>,
    /// Open links: what closes each.
    links: Vec<&'static str>,
}

impl<'a> Writer<'a> {
    fn run(&mut self) {
        while let Some((event, range)) = self.items.get_mut(self.at) {
            let event = std::mem::replace(event, Event::SoftBreak);
            let range = range.clone();
            self.at += 1;
            self.event(event, range);
        }
        self.close_frames(0);
        self.write_footnotes();
    }

    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(code) => {
                self.out.push_str("<code>");
                escape_into(&mut self.out, &code);
                self.out.push_str("</code>");
            }
            Event::InlineMath(tex) => self.math(&tex, false, range),
            Event::DisplayMath(tex) => self.math(&tex, true, range),
            Event::Html(html) => self.raw_html(&html, true),
            Event::InlineHtml(html) => self.raw_html(&html, false),
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => {
                self.end_label();
                self.out.push_str("<hr>\n");
            }
            Event::TaskListMarker(done) => self.task_marker(done),
        }
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Emphasis => return self.out.push_str("<em>"),
            Tag::Strong => return self.out.push_str("<strong>"),
            Tag::Strikethrough => return self.out.push_str("<del>"),
            Tag::Superscript => return self.out.push_str("<sup>"),
            Tag::Subscript => return self.out.push_str("<sub>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                return self.link(link_type, &dest_url, &title, range);
            }
            Tag::Image { dest_url, title, .. } => return self.image(&dest_url, &title, range, false),
            _ => self.end_label(),
        }
        match tag {
            Tag::Paragraph => self.paragraph(),
            Tag::Heading { level, id, classes, .. } => self.heading(level, id, &classes),
            Tag::BlockQuote(kind) => self.block_quote(kind),
            Tag::CodeBlock(kind) => self.code_block(&kind, range),
            Tag::List(start) => self.list(start),
            Tag::Item => self.item(),
            Tag::FootnoteDefinition(label) => self.footnote_definition(&label),
            Tag::DefinitionList => self.out.push_str("<dl>\n"),
            Tag::DefinitionListTitle => self.out.push_str("<dt>"),
            Tag::DefinitionListDefinition => self.block("<dd>"),
            Tag::Table(alignments) => self.table(alignments),
            Tag::TableHead => self.out.push_str("<thead>\n<tr>"),
            Tag::TableRow => self.table_row(),
            Tag::TableCell => self.table_cell(),
            // HTML blocks are their content; metadata blocks are not enabled.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Strikethrough => self.out.push_str("</del>"),
            TagEnd::Superscript => self.out.push_str("</sup>"),
            TagEnd::Subscript => self.out.push_str("</sub>"),
            TagEnd::Link => {
                let close = self.links.pop().unwrap_or_default();
                self.out.push_str(close);
            }
            TagEnd::Paragraph => {
                self.end_label();
                self.out.push_str("</p>\n");
            }
            TagEnd::BlockQuote(kind) => self.end_block_quote(kind),
            TagEnd::List(ordered) => self.out.push_str(if ordered { "</ol>\n" } else { "</ul>\n" }),
            TagEnd::Item => self.end_item(),
            TagEnd::FootnoteDefinition => self.end_footnote_definition(),
            TagEnd::DefinitionList => self.out.push_str("</dl>\n"),
            TagEnd::DefinitionListTitle => self.out.push_str("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.end_block("</dd>\n"),
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => self.end_table_head(),
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => self.end_table_cell(),
            // Headings, code blocks and images are written whole when they start.
            _ => {}
        }
    }

    /// Text, with its bare addresses as links unless it stands in a link.
    fn text(&mut self, text: &str) {
        let mut done = 0;
        if self.links.is_empty() {
            for range in autolink::bare_urls(text) {
                escape_into(&mut self.out, &text[done..range.start]);
                self.bare_link(&text[range.clone()]);
                done = range.end;
            }
        }
        escape_into(&mut self.out, &text[done..]);
    }

    fn paragraph(&mut self) {
        if self.lone_image() {
            return;
        }
        self.out.push_str("<p>");
    }

    /// HTML that is ours and complete: kept from the sanitiser when there is one.
    fn own(&mut self, html: String) {
        if self.raw == raw::Mode::Sanitize {
            sanitize::push_slot(&mut self.out, self.slots.len());
            self.slots.push(html);
        } else {
            self.out.push_str(&html);
        }
    }

    fn report(&mut self, problem: Diagnostic, range: Range<usize>) {
        self.diagnostics.push(problem.at(self.body.span(range)));
    }
}
