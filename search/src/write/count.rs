//! Counting the words of one page.

use super::record::{self, Record};
use super::words::{WordId, Words};
use crate::shard::{MOST_PLACES, Place};
use crate::text::fold::normalise;
use crate::text::tokenize::{Kind, tokenize};

/// Counts words. What it allocates it keeps for the next page: a thread has one of these.
#[derive(Default)]
pub(super) struct Counter {
    words: Words,
    /// The number of the page among those that the words were seen on, from 1.
    page: u32,
    counts: Vec<Count>,
    /// The places of all words, each with the position plus one of the same word's place before it.
    places: Vec<(Place, u32)>,
    length: usize,
}

struct Count {
    word: WordId,
    title: u32,
    headings: u32,
    body: u32,
    sections: u32,
    /// Position plus one of the word's last place; 0 for none.
    last: u32,
}

impl Counter {
    pub(super) fn begin(&mut self, language: u8) {
        self.page = if self.words.begin(language) { 1 } else { self.page + 1 };
        self.counts.clear();
        self.places.clear();
        self.length = 0;
    }

    /// Words of the text that were indexed.
    pub(super) fn length(&self) -> usize {
        self.length
    }

    /// Counts a title and says how many words it has.
    pub(super) fn title(&mut self, text: &str) -> usize {
        let mut length = 0;
        tokenize(&normalise(text), |token| {
            length += usize::from(token.kind == Kind::Run);
            let at = self.count(token.word);
            self.counts[at].title += 1;
        });
        length.max(1)
    }

    pub(super) fn heading(&mut self, section: u16, text: &str) {
        if text.is_empty() {
            return;
        }
        let text = normalise(text);
        let mut length = 0_u8;
        tokenize(&text, |token| length = length.saturating_add(u8::from(token.kind == Kind::Run)));
        tokenize(&text, |token| {
            let at = self.count(token.word);
            self.counts[at].headings += 1;
            self.place(at, section).heading = length.max(1);
        });
    }

    pub(super) fn body(&mut self, section: u16, text: &str) {
        let mut length = 0;
        tokenize(&normalise(text), |token| {
            let at = self.count(token.word);
            let count = &mut self.counts[at];
            if self.words.stop(count.word) {
                return;
            }
            length += usize::from(token.kind == Kind::Run);
            count.body += 1;
            let here =
                count.last.checked_sub(1).is_some_and(|last| self.places[last as usize].0.section == section);
            if here || (count.sections as usize) < MOST_PLACES {
                self.place(at, section).body = true;
            }
        });
        self.length += length;
    }

    /// The position of a word's count.
    fn count(&mut self, word: &str) -> usize {
        let word = self.words.intern(word);
        let (at, first) = self.words.count_at(word, self.page, self.counts.len() as u32);
        if first {
            self.counts.push(Count { word, title: 0, headings: 0, body: 0, sections: 0, last: 0 });
        }
        at as usize
    }

    /// The place of a word in a section. Sections come in order, so it is the last or a new one.
    fn place(&mut self, at: usize, section: u16) -> &mut Place {
        let count = &mut self.counts[at];
        let last = count.last.checked_sub(1).map(|last| last as usize);
        let at = last.filter(|&last| self.places[last].0.section == section).unwrap_or_else(|| {
            self.places.push((Place { section, heading: 0, body: false }, count.last));
            count.last = self.places.len() as u32;
            count.sections += 1;
            self.places.len() - 1
        });
        &mut self.places[at].0
    }

    /// Groups forms by stem and packs them in order.
    pub(super) fn pack(&mut self) -> Vec<u8> {
        let (words, places) = (&self.words, &self.places);
        let mut counts = std::mem::take(&mut self.counts);
        counts.retain(|count| count.title + count.headings + count.body > 0);
        counts.sort_unstable_by(|a, b| words.order(a.word, b.word));
        // A stem that is not met again takes about ten bytes.
        let mut out = Vec::with_capacity(counts.len() * 12);
        let mut packer = record::Packer::default();
        let mut record = Record::default();
        let mut forms = Vec::new();
        for group in counts.chunk_by(|a, b| words.same_stem(a.word, b.word)) {
            (record.title, record.headings, record.body) = (0, 0, 0);
            record.places.clear();
            forms.clear();
            for count in group {
                forms.push(words.form(count.word));
                record.title += count.title as usize;
                record.headings += count.headings as usize;
                record.body += count.body as usize;
                let mut last = count.last;
                while let Some(&(place, before)) = last.checked_sub(1).and_then(|at| places.get(at as usize))
                {
                    record.places.push(place);
                    last = before;
                }
            }
            merge_places(&mut record.places, group.len());
            packer.push(&mut out, words.stem(group[0].word), &record, &forms);
        }
        self.counts = counts;
        // Kept until all pages are there; with the room it grew into it would take up to twice as much. Copied, since
        // allocators do not give back what is less than half of a block.
        out.as_slice().to_vec()
    }
}

/// Puts places in order, and those of several forms in one section together.
fn merge_places(places: &mut Vec<Place>, forms: usize) {
    places.reverse();
    if forms == 1 {
        return;
    }
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
