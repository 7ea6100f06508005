//! The work of one page: its words, counted, and its text, packed.

use std::cell::RefCell;

use super::count::Counter;
use super::deflate::deflate;
use super::memo::{self, Key, Memo};
use super::parts::{parts, pieces};
use crate::document::{self, Document};
use crate::standing::Standing;
use crate::text::stem;

/// What the bundle needs of one page, packed.
#[derive(Debug, Clone)]
pub struct DocumentIndex {
    pub(crate) document: Document,
    pub(crate) language: u8,
    pub(crate) standing: Standing,
    /// Words of the title.
    pub(crate) title: usize,
    /// Words of the text that were indexed.
    pub(crate) length: usize,
    /// Stems in order, each a front-coded word and a packed [`Record`](super::record::Record).
    pub(crate) records: Vec<u8>,
    pub(crate) text: Text,
}

/// The page's text as its files will have it.
#[derive(Debug, Clone)]
pub(crate) enum Text {
    /// Too short for a file of its own: deflated together with its neighbours.
    Short(Vec<u8>),
    /// The most sections in a piece, and each piece, deflated already, by the worker that had the page in its cache.
    Pieces(u16, Vec<Vec<u8>>),
}

impl Default for Text {
    fn default() -> Self {
        Self::Short(Vec::new())
    }
}

/// Pages longer than this have files of their own.
pub(crate) const SHORT: usize = 2500;

thread_local! {
    static COUNTER: RefCell<Counter> = RefCell::default();
}

/// Gives back what threads remember between pages.
pub(crate) fn forget() {
    rayon::broadcast(|_| COUNTER.take());
    COUNTER.take();
}

/// Counts the words of a page and packs its text, for a portal that is not large.
pub fn analyse(document: &Document) -> DocumentIndex {
    analyse_among(document, 0)
}

/// Counts the words of a page and packs its text, for a portal of about this many pages.
pub fn analyse_among(document: &Document, pages: usize) -> DocumentIndex {
    let parts = parts(document);
    let pieces = pieces(&parts, pages);
    let stride = pieces.iter().map(|piece| piece.len()).max().unwrap_or_default();
    let language = stem::code(&document.lang);
    let (title, length, records) = COUNTER.with_borrow_mut(|counter| {
        counter.begin(language);
        let title = counter.title(&document.title);
        counter.body(0, &document.summary);
        for tag in &document.tags {
            counter.body(0, tag);
        }
        let numbers = |index| (index * stride..).map(narrow);
        let numbered = pieces.iter().enumerate().flat_map(|(index, piece)| numbers(index).zip(*piece));
        for (ordinal, part) in numbered {
            if part.first {
                counter.heading(ordinal, part.heading);
            }
            counter.body(ordinal, part.text);
        }
        (title, counter.length(), counter.pack())
    });
    let mut texts: Vec<Vec<u8>> = pieces
        .iter()
        .enumerate()
        .map(|(index, piece)| document::encode(document, index * stride, piece))
        .collect();
    let text = if texts.len() == 1 && texts[0].len() <= SHORT {
        Text::Short(std::mem::take(&mut texts[0]))
    } else {
        Text::Pieces(narrow(stride), texts.iter().map(|raw| deflate(raw)).collect())
    };
    DocumentIndex {
        document: outline(document),
        language,
        standing: Standing::of(document),
        title,
        length,
        records,
        text,
    }
}

fn narrow(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// As [`analyse_among`], unless the memo has the work on the same page. `card` is the page without the text that `text`
/// stands for; `whole` is the page with it, and is asked for only where there is work to do.
pub fn analyse_with(
    card: &Document,
    text: &Key,
    pages: usize,
    memo: Option<&dyn Memo>,
    whole: impl FnOnce() -> Document,
) -> DocumentIndex {
    let Some(memo) = memo else { return analyse_among(&whole(), pages) };
    let key = memo::page_key(card, text, pages);
    if let Some(known) = memo.recall(&key).and_then(|bytes| memo::unpack_page(card, &bytes)) {
        return known;
    }
    let made = analyse_among(&whole(), pages);
    memo.keep(key, &memo::pack_page(&made));
    made
}

/// What the index of a page keeps besides the packed text: what facets and order need.
pub(crate) fn outline(document: &Document) -> Document {
    Document { summary: String::new(), ..document.card() }
}
