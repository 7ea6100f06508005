//! A body for those who read it rather than render it: prose, code, images, links and tables with the way back to
//! where each was written. The checks work on this alone.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::{Body, containers, events, fence};
use crate::diagnostic::Span;

/// What a body holds, in order.
#[derive(Debug, Clone, Default)]
pub struct Text {
    /// Paragraphs, headings, list items, cells: whatever holds words.
    pub prose: Vec<Prose>,
    /// Code blocks.
    pub code: Vec<Code>,
    /// Tables.
    pub tables: Vec<Table>,
    /// Lists, an outer one before those in it.
    pub lists: Vec<List>,
    /// Raw HTML, inline and in blocks, comments too.
    pub html: Vec<Html>,
    /// The bytes of each block at the top level.
    pub blocks: Vec<Range<usize>>,
}

/// What a piece of prose is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProseKind {
    /// A paragraph outside of lists.
    Paragraph,
    /// A heading of a level, 1 to 6.
    Heading(u8),
    /// Text of a list's item.
    Item,
    /// A cell of a table's head.
    HeadCell,
    /// A cell.
    Cell,
    /// The term of a definition list.
    Term,
    /// Text in a quotation: not the author's own words.
    Quote,
}

/// A run of words without a block in between.
#[derive(Debug, Clone)]
pub struct Prose {
    /// What it is.
    pub kind: ProseKind,
    /// The words as a reader sees them, code and formulas among them; line breaks are spaces.
    pub text: String,
    /// What is not plain text, as bytes of `text`, in order; links and emphasis may hold others.
    pub inline: Vec<Inline>,
    /// Bytes of the body.
    pub range: Range<usize>,
    pieces: Pieces,
}

/// A part of prose that is more than plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inline {
    /// What it is.
    pub kind: InlineKind,
    /// Bytes of [`Prose::text`].
    pub range: Range<usize>,
    /// Bytes of the body, with its marks.
    pub source: Range<usize>,
}

/// What a part of prose is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InlineKind {
    /// `code`.
    Code,
    /// A formula.
    Math,
    /// A link, with its destination as written.
    Link(String),
    /// An image, with its destination; its range is that of the alternative text.
    Image(String),
    /// `*emphasis*`.
    Emphasis,
    /// `**strong**`.
    Strong,
}

/// A code block.
#[derive(Debug, Clone)]
pub struct Code {
    /// The info string; `None` for an indented block.
    pub info: Option<String>,
    /// The language as written; empty for none.
    pub language: String,
    /// The code.
    pub text: String,
    /// The block with its fences, in bytes of the body.
    pub range: Range<usize>,
    pieces: Pieces,
}

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// The cells of its head.
    pub head: Vec<Range<usize>>,
    /// Bytes of the body.
    pub range: Range<usize>,
}

/// A list.
#[derive(Debug, Clone)]
pub struct List {
    /// Whether its items are numbered.
    pub ordered: bool,
    /// How many lists it lies in.
    pub depth: usize,
    /// Its items, from their markers on, in bytes of the body.
    pub items: Vec<Range<usize>>,
    /// Bytes of the body.
    pub range: Range<usize>,
}

/// Raw HTML.
#[derive(Debug, Clone)]
pub struct Html {
    /// As written.
    pub text: String,
    /// Bytes of the body.
    pub range: Range<usize>,
}

/// Which bytes of a text come from where: from `at` on, the text is what stands at `source` of the body.
#[derive(Debug, Clone, Default)]
struct Pieces(Vec<(usize, Range<usize>)>);

impl Pieces {
    fn push(&mut self, at: usize, source: Range<usize>) {
        self.0.push((at, source));
    }

    /// Where a byte of the text was written.
    fn locate(&self, offset: usize) -> usize {
        let index = self.0.partition_point(|(at, _)| *at <= offset).saturating_sub(1);
        let Some((at, source)) = self.0.get(index) else { return 0 };
        // A decoded entity is longer in its source; its end is that of the piece.
        (source.start + offset.saturating_sub(*at)).min(source.end)
    }

    fn range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.locate(range.start);
        if range.is_empty() {
            return start..start;
        }
        start..(self.locate(range.end - 1) + 1).max(start)
    }
}

impl Prose {
    const fn new(kind: ProseKind, range: Range<usize>) -> Self {
        Self { kind, text: String::new(), inline: Vec::new(), range, pieces: Pieces(Vec::new()) }
    }

    /// Where a part of the text was written, in bytes of the body.
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        self.pieces.range(range)
    }

    /// Where a part of the text was written.
    pub fn span(&self, body: &Body, range: Range<usize>) -> Span {
        body.span(self.source(range))
    }

    /// Whether a part touches code or a formula, whose words are not the author's.
    pub fn is_verbatim(&self, range: &Range<usize>) -> bool {
        self.inline.iter().any(|i| {
            matches!(i.kind, InlineKind::Code | InlineKind::Math)
                && i.range.start < range.end
                && range.start < i.range.end
        })
    }
}

impl Code {
    /// Where a part of the code was written, in bytes of the body.
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        self.pieces.range(range)
    }

    /// Where a part of the code was written.
    pub fn span(&self, body: &Body, range: Range<usize>) -> Span {
        body.span(self.source(range))
    }

    /// The value of an option of the info string, empty where it has none: `""` for `run`, `x` for `schema="x"`.
    pub fn option(&self, name: &str) -> Option<String> {
        let fence = fence::parse(self.info.as_deref()?);
        let found = fence.options.iter().find(|(option, _)| option.eq_ignore_ascii_case(name));
        found.map(|(_, value)| (*value).to_owned())
    }

    /// Whether the info string has an option of this name, such as `run`.
    pub fn has_option(&self, name: &str) -> bool {
        self.option(name).is_some()
    }
}

/// Reads a body.
pub fn text(body: &Body) -> Text {
    let mut walk = Walk::default();
    for (event, range) in events::parse(body.text()) {
        walk.event(&event, range);
    }
    walk.flush();
    walk.out
}

#[derive(Default)]
struct Walk {
    out: Text,
    prose: Option<Prose>,
    code: Option<Code>,
    /// Open inline elements: their place in `Prose::inline`.
    open: Vec<usize>,
    /// Open lists: their places in `Text::lists`.
    lists: Vec<usize>,
    depth: usize,
    quotes: usize,
    /// Open list items and definitions.
    items: usize,
    cell: Option<ProseKind>,
}

impl Walk {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag),
            Event::Html(html) | Event::InlineHtml(html) => {
                if self.depth == 0 {
                    self.out.blocks.push(range.clone());
                }
                if containers::marker(html).is_none() {
                    self.out.html.push(Html { text: html.to_string(), range });
                }
            }
            Event::Text(text) => match &mut self.code {
                Some(code) => {
                    code.pieces.push(code.text.len(), range);
                    code.text.push_str(text);
                }
                None => self.push(text, range),
            },
            Event::Code(text) => self.atom(InlineKind::Code, text, range),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.atom(InlineKind::Math, text, range),
            Event::SoftBreak | Event::HardBreak => self.push(" ", range),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        if self.depth == 0 {
            self.out.blocks.push(range.clone());
        }
        self.depth += 1;
        match tag {
            Tag::Paragraph => self.begin(ProseKind::Paragraph, range),
            Tag::Heading { level, .. } => self.begin(ProseKind::Heading(*level as u8), range),
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::List(start) => {
                self.flush();
                let list =
                    List { ordered: start.is_some(), depth: self.lists.len(), items: Vec::new(), range };
                self.lists.push(self.out.lists.len());
                self.out.lists.push(list);
            }
            Tag::Item | Tag::DefinitionListDefinition => {
                self.flush();
                if let (Tag::Item, Some(&list)) = (tag, self.lists.last()) {
                    self.out.lists[list].items.push(range);
                }
                self.items += 1;
            }
            Tag::DefinitionListTitle => self.begin(ProseKind::Term, range),
            Tag::Table(_) => self.out.tables.push(Table { head: Vec::new(), range }),
            Tag::TableHead => self.cell = Some(ProseKind::HeadCell),
            Tag::TableRow => self.cell = Some(ProseKind::Cell),
            Tag::TableCell => {
                let kind = self.cell.unwrap_or(ProseKind::Cell);
                if let (ProseKind::HeadCell, Some(table)) = (kind, self.out.tables.last_mut()) {
                    table.head.push(range.clone());
                }
                self.begin(kind, range);
            }
            Tag::CodeBlock(kind) => {
                self.flush();
                let info = match kind {
                    CodeBlockKind::Fenced(info) => Some(info.to_string()),
                    CodeBlockKind::Indented => None,
                };
                let language = fence::parse(info.as_deref().unwrap_or_default()).language.to_owned();
                self.code =
                    Some(Code { info, language, text: String::new(), range, pieces: Pieces::default() });
            }
            Tag::Link { dest_url, .. } => self.open(InlineKind::Link(dest_url.to_string()), range),
            Tag::Image { dest_url, .. } => self.open(InlineKind::Image(dest_url.to_string()), range),
            Tag::Emphasis => self.open(InlineKind::Emphasis, range),
            Tag::Strong => self.open(InlineKind::Strong, range),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        self.depth = self.depth.saturating_sub(1);
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::DefinitionListTitle => {
                self.flush();
            }
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::Item | TagEnd::DefinitionListDefinition => {
                self.flush();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::CodeBlock => self.out.code.extend(self.code.take()),
            TagEnd::Link | TagEnd::Image | TagEnd::Emphasis | TagEnd::Strong => {
                if let (Some(at), Some(prose)) = (self.open.pop(), &mut self.prose) {
                    prose.inline[at].range.end = prose.text.len();
                }
            }
            _ => {}
        }
    }

    fn begin(&mut self, kind: ProseKind, range: Range<usize>) {
        self.flush();
        let kind = match kind {
            ProseKind::Paragraph if self.quotes > 0 => ProseKind::Quote,
            ProseKind::Paragraph if self.items > 0 => ProseKind::Item,
            kind => kind,
        };
        self.prose = Some(Prose::new(kind, range));
    }

    /// The open prose; text of a tight list's item opens one.
    fn prose(&mut self, range: &Range<usize>) -> &mut Prose {
        let kind = if self.quotes > 0 { ProseKind::Quote } else { ProseKind::Item };
        let prose = self.prose.get_or_insert_with(|| Prose::new(kind, range.clone()));
        prose.range.end = prose.range.end.max(range.end);
        prose
    }

    fn push(&mut self, text: &str, range: Range<usize>) {
        let prose = self.prose(&range);
        prose.pieces.push(prose.text.len(), range);
        prose.text.push_str(text);
    }

    fn atom(&mut self, kind: InlineKind, text: &str, range: Range<usize>) {
        let prose = self.prose(&range);
        let start = prose.text.len();
        // The marks before the code are not part of it.
        let marks = (range.len().saturating_sub(text.len())) / 2;
        prose.pieces.push(start, range.start + marks..range.end);
        prose.text.push_str(text);
        let end = prose.text.len();
        prose.inline.push(Inline { kind, range: start..end, source: range });
    }

    fn open(&mut self, kind: InlineKind, range: Range<usize>) {
        let prose = self.prose(&range);
        let start = prose.text.len();
        prose.inline.push(Inline { kind, range: start..start, source: range });
        let at = prose.inline.len() - 1;
        self.open.push(at);
    }

    fn flush(&mut self) {
        self.open.clear();
        if let Some(prose) = self.prose.take()
            && !(prose.text.trim().is_empty()
                && prose.inline.is_empty()
                && !matches!(prose.kind, ProseKind::Heading(_)))
        {
            self.out.prose.push(prose);
        }
    }
}
