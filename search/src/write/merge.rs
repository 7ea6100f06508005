//! From the stems of each page to the postings of each stem.

use std::collections::HashMap;

use super::analyse::DocumentIndex;
use super::bundle::coarse;
use super::hash::Hashing;
use super::record::{self, PackedForm, Record};
use crate::Error;
use crate::bytes::Reader;
use crate::shard::{FORMS, PostingEntry, StemEntry};

/// About how many bytes of records are gathered at a time. All at once would be a second copy of the index.
const RANGE: usize = 8 << 20;

/// Walks through the records of all pages together, a range of first bytes at a time.
pub(super) struct Gather<'a> {
    pages: &'a [DocumentIndex],
    /// How far each page was read.
    read: Vec<usize>,
    /// The last first byte of each range to come, backwards.
    ranges: Vec<u8>,
    cost: usize,
}

/// The postings of the stems of a range.
#[derive(Default)]
pub(super) struct Gathered {
    /// In order.
    pub(super) stems: Vec<Postings>,
    /// Page, and where in its records the packed one begins, by stem and in the order of the pages.
    records: Vec<(u32, u32)>,
}

/// One stem, its postings still packed among the records of their pages.
pub(super) struct Postings {
    pub(super) stem: String,
    /// About how many bytes the stem will take in a file.
    pub(super) cost: usize,
    /// Where its records are in [`Gathered::records`].
    from: usize,
    to: usize,
}

impl<'a> Gather<'a> {
    pub(super) fn new(pages: &'a [DocumentIndex]) -> Result<Self, Error> {
        let (mut sizes, mut total) = ([0_usize; 256], 0);
        for page in pages {
            let mut reader = Reader::new(&page.records);
            let mut first = 0;
            while !reader.is_empty() {
                let (shared, rest) = (reader.number(), reader.block().ok_or(Error::Corrupt)?);
                if shared == Some(0) {
                    first = usize::from(rest.first().copied().unwrap_or_default());
                }
                let record = reader.block().ok_or(Error::Corrupt)?;
                sizes[first] += rest.len() + record.len();
                total += cost(record);
            }
        }
        let (mut ranges, mut size) = (Vec::new(), 0);
        for (first, own) in (0..=u8::MAX).zip(sizes) {
            size += own;
            if size >= RANGE || first == u8::MAX {
                ranges.push(first);
                size = 0;
            }
        }
        ranges.reverse();
        Ok(Self { pages, read: vec![0; pages.len()], ranges, cost: total })
    }

    /// About how much all stems will take in files, in the units of [`Postings::cost`].
    pub(super) fn cost(&self) -> usize {
        self.cost
    }

    /// The stems of the next range; none when all were gathered.
    pub(super) fn next_range(&mut self) -> Result<Option<Gathered>, Error> {
        let Some(last) = self.ranges.pop() else { return Ok(None) };
        let mut known: HashMap<String, u32, Hashing> = HashMap::default();
        let mut stems: Vec<Postings> = Vec::new();
        let mut found: Vec<(u32, u32, u32)> = Vec::new();
        let mut stem = String::new();
        for (page, index) in self.pages.iter().enumerate() {
            let mut reader = Reader::new(index.records.get(self.read[page]..).unwrap_or_default());
            loop {
                let before = reader;
                if reader.is_empty() {
                    self.read[page] = index.records.len();
                    break;
                }
                next_word(&mut reader, &mut stem).ok_or(Error::Corrupt)?;
                if stem.as_bytes().first().is_some_and(|&first| first > last) {
                    self.read[page] = index.records.len() - before.rest().len();
                    break;
                }
                let at = index.records.len() - reader.rest().len();
                let record = reader.block().ok_or(Error::Corrupt)?;
                let slot = known.get(&stem).copied().unwrap_or_else(|| {
                    let slot = stems.len() as u32;
                    known.insert(stem.clone(), slot);
                    stems.push(Postings { stem: stem.clone(), cost: stem.len(), from: 0, to: 0 });
                    slot
                });
                let postings = &mut stems[slot as usize];
                postings.cost += cost(record);
                postings.to += 1;
                found.push((slot, page as u32, at as u32));
            }
        }
        Ok(Some(sorted(stems, &found)))
    }
}

/// Puts the postings of each stem beside each other, and the stems in order.
fn sorted(mut stems: Vec<Postings>, found: &[(u32, u32, u32)]) -> Gathered {
    let mut end = 0;
    for stem in &mut stems {
        // Until all are placed, `to` is where the next one goes.
        (stem.from, end) = (end, end + stem.to);
        stem.to = stem.from;
    }
    let mut records = vec![(0, 0); found.len()];
    for &(slot, page, at) in found {
        let stem = &mut stems[slot as usize];
        records[stem.to] = (page, at);
        stem.to += 1;
    }
    stems.sort_unstable_by(|a, b| a.stem.cmp(&b.stem));
    Gathered { stems, records }
}

/// Turns a word into the next one, in place: there are millions.
fn next_word(reader: &mut Reader<'_>, word: &mut String) -> Option<()> {
    let shared = reader.number()?;
    word.get(..shared)?;
    word.truncate(shared);
    word.push_str(reader.text()?);
    Some(())
}

/// A record is packed generously; in a file it takes about a quarter of that, in eighths of a byte here.
fn cost(record: &[u8]) -> usize {
    14 + record.len() * 2
}

impl Gathered {
    /// The postings of a stem: page, and its packed record from there on.
    pub(super) fn postings(&self, stem: &Postings) -> &[(u32, u32)] {
        self.records.get(stem.from..stem.to).unwrap_or_default()
    }

    /// Unpacks a stem's postings and bakes what only the whole portal can tell: its forms, and each page's impact
    /// against the mean length.
    pub(super) fn bake(
        &self,
        postings: &Postings,
        pages: &[DocumentIndex],
        mean: f32,
    ) -> Result<StemEntry, Error> {
        let records = self.postings(postings);
        let packed = |page: u32, at: u32| {
            Some(Reader::new(Reader::new(pages[page as usize].records.get(at as usize..)?).block()?))
        };
        let mut frequency = Frequency::default();
        for &(page, at) in records {
            packed(page, at)
                .and_then(|mut reader| record::forms(&mut reader, |form| *frequency.of(form) += 1))
                .ok_or(Error::Corrupt)?;
        }
        let forms = frequency.number(&postings.stem).ok_or(Error::Corrupt)?;
        let entry = |&(page, at): &(u32, u32)| {
            let mut mask = 0;
            let set = |form| mask |= 1 << frequency.get(form).unwrap_or(FORMS - 1);
            let record = Record::decode(&mut packed(page, at)?, set)?;
            let index = &pages[page as usize];
            Some(PostingEntry {
                page,
                impact: impact(&record, index.title, coarse(index.length as f32), mean),
                forms: mask,
                title: if record.title > 0 { index.title.clamp(1, 255) as u8 } else { 0 },
                places: record.places,
            })
        };
        let entries: Option<Vec<_>> = records.iter().map(entry).collect();
        Ok(StemEntry { text: postings.stem.clone(), forms, postings: entries.ok_or(Error::Corrupt)? })
    }
}

/// How often each form of a stem occurs. Most stems have one or two forms, so that a list is the fastest map.
#[derive(Default)]
struct Frequency<'a>(Vec<(PackedForm<'a>, usize)>);

impl<'a> Frequency<'a> {
    fn of(&mut self, form: PackedForm<'a>) -> &mut usize {
        let at = self.0.iter().position(|(known, _)| *known == form).unwrap_or_else(|| {
            self.0.push((form, 0));
            self.0.len() - 1
        });
        &mut self.0[at].1
    }

    fn get(&self, form: PackedForm<'_>) -> Option<usize> {
        self.0.iter().find(|(known, _)| *known == form).map(|(_, number)| *number)
    }

    /// The forms to tell apart, in order. From here on the number with a form is its bit in a mask.
    fn number(&mut self, stem: &str) -> Option<Vec<String>> {
        let words: Option<Vec<String>> = self.0.iter().map(|(form, _)| record::word(stem, *form)).collect();
        let words = words?;
        let counts = self.0.iter().map(|(_, count)| *count);
        let forms = choose_forms(words.iter().cloned().zip(counts).collect());
        for ((_, number), word) in self.0.iter_mut().zip(&words) {
            *number = bit_of(word, &forms);
        }
        Some(forms)
    }
}

/// The most frequent forms; when there are more than a mask can tell apart, its last bit is for all others.
fn choose_forms(mut forms: Vec<(String, usize)>) -> Vec<String> {
    forms.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    forms.truncate(FORMS - 1);
    forms.sort();
    forms.into_iter().map(|(form, _)| form).collect()
}

fn bit_of(word: &str, forms: &[String]) -> usize {
    forms.binary_search_by(|form| form.as_str().cmp(word)).unwrap_or(FORMS - 1)
}

/// How much a page is about a stem, 1 to 16: term frequencies by field, each against the field's length, saturating.
fn impact(record: &Record, title_words: usize, words: f32, mean: f32) -> u8 {
    let title = 10.0 * record.title as f32 / (0.6 + 0.1 * title_words as f32);
    let headings = 4.0 * record.headings.min(3) as f32;
    let body = record.body as f32 / (0.4 + 0.6 * words / mean.max(1.0));
    let frequency = title + headings + body;
    (16.0 * frequency / (1.2 + frequency)).round().clamp(1.0, 16.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_weighs_more_than_a_body_and_nothing_leaves_the_range() {
        let record = |title, headings, body| Record { title, headings, body, ..Record::default() };
        let impact = |record| impact(&record, 4, 500.0, 500.0);
        assert_eq!(impact(record(0, 0, 1)), 7);
        assert!(impact(record(1, 0, 0)) > impact(record(0, 1, 0)));
        assert!(impact(record(0, 1, 0)) > impact(record(0, 0, 3)));
        assert_eq!(impact(record(9, 9, 9000)), 16);
        assert_eq!(super::impact(&record(0, 0, 1), 1, 4e6, 1.0), 1);
    }

    #[test]
    fn rare_forms_share_the_last_bit() {
        let frequency = (0..9).map(|index| (format!("form{index}"), 9 - index)).collect();
        let forms = choose_forms(frequency);
        assert_eq!(forms.len(), FORMS - 1);
        assert_eq!((bit_of("form0", &forms), bit_of("form8", &forms)), (0, 7));
    }
}
