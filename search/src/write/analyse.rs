//! The work of one page: its words, counted, and its text, packed.

use std::cell::RefCell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::hash::Hashing;
use super::memo::{self, Key, Memo};
use super::record::Record;
use crate::document::{self, Document};
use crate::shard::Place;
use crate::standing::Standing;
use crate::text::fold::normalise;
use crate::text::stem::{self, Language};
use crate::text::stop::is_stop;
use crate::text::tokenize::{Kind, tokenize};

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
    /// Stems in order, each a front-coded word and a packed [`Record`].
    pub(crate) records: Vec<u8>,
    pub(crate) text: Text,
}

/// The page's text as its file will have it.
#[derive(Debug, Clone)]
pub(crate) enum Text {
    /// Too short for a file of its own: deflated together with its neighbours.
    Short(Vec<u8>),
    /// Deflated already, by the worker that had the page in its cache.
    Deflated(Vec<u8>),
}

/// Pages longer than this have a file of their own.
pub(crate) const SHORT: usize = 2500;
/// The most sections that are told apart for the body of one stem; a word in more of them is in all of them.
const MOST_PLACES: usize = 12;
/// The most stems that a thread remembers between pages.
const MOST_REMEMBERED: usize = 200_000;

#[derive(Default)]
struct Count {
    title: usize,
    headings: usize,
    body: usize,
    places: Vec<Place>,
    /// Whether the word is not indexed where it stands in a body. Asked once a page and not at every occurrence,
    /// which are half of all words.
    stop: bool,
}

/// Counts the words of a page and packs its text.
pub fn analyse(document: &Document) -> DocumentIndex {
    let mut counter = Counter { english: stem::code(&document.lang) == stem::ENGLISH, ..Counter::default() };
    let title = counter.title(&document.title);
    counter.body(0, &document.summary);
    for tag in &document.tags {
        counter.body(0, tag);
    }
    for (index, section) in document.sections.iter().enumerate() {
        let ordinal = u16::try_from(index).unwrap_or(u16::MAX);
        counter.heading(ordinal, &section.heading);
        counter.body(ordinal, &section.text);
    }
    let mut raw = Vec::new();
    document::encode(&mut raw, document);
    let text =
        if raw.len() > SHORT { Text::Deflated(super::bundle::deflate(&raw)) } else { Text::Short(raw) };
    let language = stem::code(&document.lang);
    let length = counter.length;
    DocumentIndex {
        document: outline(document),
        language,
        standing: Standing::of(document),
        title,
        length,
        records: pack(counter.into_counts(), language),
        text,
    }
}

/// As [`analyse`], unless the memo has the work on the same page. `card` is the page without the text that `text`
/// stands for; `whole` is the page with it, and is asked for only where there is work to do.
pub fn analyse_with(
    card: &Document,
    text: &Key,
    memo: &dyn Memo,
    whole: impl FnOnce() -> Document,
) -> DocumentIndex {
    let key = memo::page_key(card, text);
    if let Some(known) = memo.recall(&key).and_then(|bytes| memo::unpack_page(card, &bytes)) {
        return known;
    }
    let made = analyse(&whole());
    memo.keep(key, &memo::pack_page(&made));
    made
}

/// What the index of a page keeps besides the packed text: what facets and order need.
pub(crate) fn outline(document: &Document) -> Document {
    Document { summary: String::new(), ..document.card() }
}

#[derive(Default)]
struct Counter {
    /// Positions in `counts` by word.
    positions: HashMap<Box<str>, usize, Hashing>,
    counts: Vec<Count>,
    length: usize,
    english: bool,
}

impl Counter {
    fn title(&mut self, text: &str) -> usize {
        let length = runs(text);
        tokenize(&normalise(text), |token| self.count(token.word).title += 1);
        length
    }

    fn heading(&mut self, section: u16, text: &str) {
        if text.is_empty() {
            return;
        }
        let length = u8::try_from(runs(text)).unwrap_or(u8::MAX);
        tokenize(&normalise(text), |token| {
            let count = self.count(token.word);
            count.headings += 1;
            count.place(section).heading = length;
        });
    }

    fn body(&mut self, section: u16, text: &str) {
        let mut length = 0;
        tokenize(&normalise(text), |token| {
            let count = self.count(token.word);
            if count.stop {
                return;
            }
            length += usize::from(token.kind == Kind::Run);
            count.body += 1;
            if count.places.last().is_some_and(|place| place.section == section)
                || count.places.len() < MOST_PLACES
            {
                count.place(section).body = true;
            }
        });
        self.length += length;
    }

    fn count(&mut self, word: &str) -> &mut Count {
        // Looked up before it is copied: most words of a page were seen on it before.
        let position = self.positions.get(word).copied().unwrap_or_else(|| {
            self.positions.insert(word.into(), self.counts.len());
            self.counts.push(Count { stop: self.english && is_stop(word), ..Count::default() });
            self.counts.len() - 1
        });
        &mut self.counts[position]
    }

    fn into_counts(mut self) -> impl Iterator<Item = (Box<str>, Count)> {
        self.positions
            .into_iter()
            .map(move |(form, position)| (form, std::mem::take(&mut self.counts[position])))
            .filter(|(_, count)| count.title + count.headings + count.body > 0)
    }
}

impl Count {
    /// The place for a section. Sections come in order, so it is the last or a new one.
    fn place(&mut self, section: u16) -> &mut Place {
        if self.places.last().is_none_or(|place| place.section != section) {
            self.places.push(Place { section, heading: 0, body: false });
        }
        let last = self.places.len() - 1;
        &mut self.places[last]
    }
}

fn runs(text: &str) -> usize {
    let mut count = 0;
    tokenize(&normalise(text), |token| count += usize::from(token.kind == Kind::Run));
    count.max(1)
}

/// Groups forms by stem and packs them in order.
fn pack(counts: impl Iterator<Item = (Box<str>, Count)>, language: u8) -> Vec<u8> {
    let mut stemmed: Vec<(Box<str>, Box<str>, Count)> = STEMS.with_borrow_mut(|stems| {
        if stems.0 != language || stems.1.len() > MOST_REMEMBERED {
            *stems = (language, Stems::default());
        }
        let stemmer = Language::of(language);
        counts.map(|(form, count)| (remembered(&mut stems.1, &stemmer, &form), form, count)).collect()
    });
    stemmed.sort_unstable_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    let mut out = Vec::new();
    let mut previous: &str = "";
    let (mut forms, mut packed) = (Vec::new(), Vec::new());
    for group in stemmed.chunk_by(|a, b| a.0 == b.0) {
        let mut record = Record::default();
        forms.clear();
        for (_, form, count) in group {
            forms.push(&**form);
            record.title += count.title;
            record.headings += count.headings;
            record.body += count.body;
            record.places.extend(&count.places);
        }
        merge_places(&mut record.places);
        let stem = &*group[0].0;
        crate::bytes::front_coded(&mut out, previous, stem);
        previous = stem;
        packed.clear();
        record.encode(&mut packed, stem, &forms);
        crate::bytes::block(&mut out, &packed);
    }
    // Kept until all pages are there; grown by doubling, it would take up to twice the room.
    out.shrink_to_fit();
    out
}

thread_local! {
    /// Stems by form: the pages of a portal share most of their words. Only a cache, so threads need not agree.
    static STEMS: RefCell<(u8, Stems)> = RefCell::new((0, Stems::default()));
}

type Stems = HashMap<Box<str>, Box<str>, Hashing>;

fn remembered(stems: &mut Stems, stemmer: &Language, form: &str) -> Box<str> {
    if let Some(stem) = stems.get(form) {
        return stem.clone();
    }
    match stems.entry(form.into()) {
        Entry::Occupied(known) => known.get().clone(),
        Entry::Vacant(slot) => slot.insert(stemmer.stem(form).into()).clone(),
    }
}

fn merge_places(places: &mut Vec<Place>) {
    places.sort_by_key(|place| place.section);
    places.dedup_by(|later, kept| {
        let same = later.section == kept.section;
        if same {
            kept.heading = kept.heading.max(later.heading);
            kept.body |= later.body;
        }
        same
    });
}
