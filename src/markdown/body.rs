//! The text of a page as Markdown sees it, and the way back to where each byte was written.

use std::ops::Range;
use std::sync::Arc;

use super::containers::{self, Container};
use super::{IncludeFiles, include};
use crate::diagnostic::{Diagnostic, SourceText, Span};

/// The body of a page after includes are expanded and tabs and collapsible blocks marked.
#[derive(Debug, Clone)]
pub struct Body {
    source: Arc<SourceText>,
    start: usize,
    /// `None` when the text is that of the source, byte for byte; nothing is copied then.
    rewritten: Option<Rewritten>,
    pub(super) containers: Vec<Container>,
}

/// A text put together from pieces of sources.
#[derive(Debug, Clone, Default)]
pub(super) struct Rewritten {
    pub(super) text: String,
    pieces: Vec<Piece>,
}

/// From `at` on, the text comes from `source`, beginning at `start`.
#[derive(Debug, Clone)]
struct Piece {
    at: usize,
    source: Arc<SourceText>,
    start: usize,
    /// Text that stands in no source: all of it points at one place.
    fixed: bool,
}

/// Expands includes and marks containers. `body_start` is where the front matter ends.
pub fn prepare(
    source: &Arc<SourceText>,
    body_start: usize,
    files: &dyn IncludeFiles,
) -> (Body, Vec<Diagnostic>) {
    prepare_with(source, body_start, files, false)
}

/// As [`prepare`]; `admonitions` says whether `!!! note` blocks are ours or another generator's.
pub fn prepare_with(
    source: &Arc<SourceText>,
    body_start: usize,
    files: &dyn IncludeFiles,
    admonitions: bool,
) -> (Body, Vec<Diagnostic>) {
    let start = Span::new(source, body_start..body_start).range.start;
    let mut body = Body { source: Arc::clone(source), start, rewritten: None, containers: Vec::new() };
    let mut diagnostics = Vec::new();
    if body.text().contains(include::DIRECTIVE) {
        body.rewritten = Some(include::expand(source, start, files, &mut diagnostics));
    }
    if containers::possible(body.text(), admonitions)
        && let Some((rewritten, found)) = containers::mark(&body, admonitions, &mut diagnostics)
    {
        body.rewritten = Some(rewritten);
        body.containers = found;
    }
    (body, diagnostics)
}

impl Body {
    /// A part of a source that is no body, such as the value of a field, to be read like one.
    pub fn part(source: &Arc<SourceText>, range: Range<usize>) -> Self {
        let mut text = Rewritten::default();
        text.push(source, range.clone());
        let start = range.start;
        Self { source: Arc::clone(source), start, rewritten: Some(text), containers: Vec::new() }
    }

    /// Where the body begins in the page's source: the end of the front matter.
    pub const fn start(&self) -> usize {
        self.start
    }

    /// The text that is parsed.
    pub fn text(&self) -> &str {
        match &self.rewritten {
            Some(rewritten) => &rewritten.text,
            None => self.source.text.get(self.start..).unwrap_or_default(),
        }
    }

    /// Adds everything that the body's HTML and its text for search are made of.
    pub fn hash_into(&self, hasher: &mut blake3::Hasher) {
        let text = self.text();
        hasher.update(&(text.len() as u64).to_le_bytes()).update(text.as_bytes());
        if !self.containers.is_empty() {
            hasher.update(format!("{:?}", self.containers).as_bytes());
        }
    }

    /// Where a part of the text was written: in the page, or in a file it includes.
    pub fn span(&self, range: Range<usize>) -> Span {
        match &self.rewritten {
            Some(rewritten) => rewritten.span(range, &self.source),
            None => Span::new(&self.source, range.start + self.start..range.end + self.start),
        }
    }

    /// Copies a part of this body's text to the end of `to`, with its origins.
    pub(super) fn copy(&self, range: Range<usize>, to: &mut Rewritten) {
        let Some(rewritten) = &self.rewritten else {
            to.push(&self.source, range.start + self.start..range.end + self.start);
            return;
        };
        let mut at = range.start;
        let mut index = rewritten.piece_at(at);
        while at < range.end {
            let end = rewritten.pieces.get(index + 1).map_or(range.end, |p| p.at.min(range.end));
            if let (Some(piece), Some(text)) = (rewritten.pieces.get(index), rewritten.text.get(at..end)) {
                let start = if piece.fixed { piece.start } else { piece.start + at - piece.at };
                to.push_text(text, &piece.source, start, piece.fixed);
            }
            at = end.max(at + 1);
            index += 1;
        }
    }
}

impl Rewritten {
    /// Appends a part of a source.
    pub(super) fn push(&mut self, source: &Arc<SourceText>, range: Range<usize>) {
        if let Some(text) = source.text.get(range.clone()) {
            self.push_text(text, source, range.start, false);
        }
    }

    /// Appends text that stands in no source; it points at `start` of `source`.
    pub(super) fn push_fixed(&mut self, text: &str, source: &Arc<SourceText>, start: usize) {
        self.push_text(text, source, start, true);
    }

    fn push_text(&mut self, text: &str, source: &Arc<SourceText>, start: usize, fixed: bool) {
        if text.is_empty() {
            return;
        }
        let continues = self.pieces.last().is_some_and(|last| {
            !last.fixed
                && !fixed
                && Arc::ptr_eq(&last.source, source)
                && last.start + (self.text.len() - last.at) == start
        });
        if !continues {
            self.pieces.push(Piece { at: self.text.len(), source: Arc::clone(source), start, fixed });
        }
        self.text.push_str(text);
    }

    fn piece_at(&self, offset: usize) -> usize {
        self.pieces.partition_point(|p| p.at <= offset).saturating_sub(1)
    }

    fn span(&self, range: Range<usize>, page: &Arc<SourceText>) -> Span {
        let Some(first) = self.pieces.get(self.piece_at(range.start)) else {
            return Span::new(page, 0..0);
        };
        if first.fixed {
            return Span::new(&first.source, first.start..first.start);
        }
        let start = first.start + (range.start - first.at);
        let end = self
            .pieces
            .get(self.piece_at(range.end.saturating_sub(1)))
            .filter(|last| !last.fixed && Arc::ptr_eq(&last.source, &first.source))
            .map(|last| last.start + range.end.saturating_sub(last.at))
            .filter(|end| *end >= start)
            .unwrap_or_else(|| {
                // The part runs over into another file: point at what lies in the first one.
                let next = self.pieces.partition_point(|p| p.at <= range.start);
                let stop = self.pieces.get(next).map_or(self.text.len(), |p| p.at);
                first.start + (stop.min(range.end.max(range.start)) - first.at)
            });
        Span::new(&first.source, start..end)
    }
}
