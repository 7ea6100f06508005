//! From the stems of each page to the postings of each stem.

use std::collections::{BTreeMap, HashMap};

use super::analyse::DocumentIndex;
use super::bundle::coarse;
use super::hash::Hashing;
use super::record::{self, PackedForm, Record};
use crate::Error;
use crate::bytes::Reader;
use crate::shard::{FORMS, PostingEntry, StemEntry};

/// The postings of one stem, still packed among the records of their pages.
pub(crate) struct Postings {
    pub(crate) stem: String,
    /// Page, and where in its records the packed one begins, in the order of the pages. Millions of these are held
    /// at once; with a slice in place of the number each would be three times the size.
    pub(crate) records: Vec<(u32, u32)>,
    /// About how many bytes the stem will take in a file.
    pub(crate) cost: usize,
}

/// Gathers the stems of all pages, in order.
pub(crate) fn gather(pages: &[DocumentIndex]) -> Result<Vec<Postings>, Error> {
    let mut known: HashMap<String, usize, Hashing> = HashMap::default();
    let mut stems: Vec<Postings> = Vec::new();
    for (page, index) in pages.iter().enumerate() {
        let mut reader = Reader::new(&index.records);
        let mut stem = String::new();
        while !reader.is_empty() {
            next_word(&mut reader, &mut stem).ok_or(Error::Corrupt)?;
            let at = index.records.len() - reader.rest().len();
            let record = reader.block().ok_or(Error::Corrupt)?;
            let slot = if let Some(&slot) = known.get(&stem) {
                slot
            } else {
                known.insert(stem.clone(), stems.len());
                stems.push(Postings { stem: stem.clone(), records: Vec::new(), cost: stem.len() });
                stems.len() - 1
            };
            stems[slot].cost += cost(record);
            stems[slot].records.push((page as u32, at as u32));
        }
    }
    stems.sort_unstable_by(|a, b| a.stem.cmp(&b.stem));
    Ok(stems)
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
    10 + record.len() * 2
}

/// Unpacks a stem's postings and bakes what only the whole portal can tell: its forms, and each page's impact
/// against the mean length.
pub(crate) fn bake(postings: &Postings, pages: &[DocumentIndex], mean: f32) -> Result<StemEntry, Error> {
    let stem = postings.stem.as_str();
    let mut frequency: BTreeMap<PackedForm<'_>, usize> = BTreeMap::new();
    let packed = |page: u32, at: u32| {
        Some(Reader::new(Reader::new(pages[page as usize].records.get(at as usize..)?).block()?))
    };
    for &(page, at) in &postings.records {
        let count = |form| *frequency.entry(form).or_default() += 1;
        packed(page, at).and_then(|mut reader| record::forms(&mut reader, count)).ok_or(Error::Corrupt)?;
    }
    let mut words: BTreeMap<String, usize> = BTreeMap::new();
    for (form, count) in &frequency {
        words.insert(record::word(stem, *form).ok_or(Error::Corrupt)?, *count);
    }
    let forms = choose_forms(words);
    // From here on the number with a form is its bit.
    for (form, bit) in &mut frequency {
        *bit = bit_of(&record::word(stem, *form).ok_or(Error::Corrupt)?, &forms);
    }
    let entry = |&(page, at): &(u32, u32)| {
        let mut mask = 0;
        let set = |form| mask |= 1 << frequency.get(&form).copied().unwrap_or(FORMS - 1);
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
    let entries: Option<Vec<_>> = postings.records.iter().map(entry).collect();
    Ok(StemEntry { text: postings.stem.clone(), forms, postings: entries.ok_or(Error::Corrupt)? })
}

/// The most frequent forms; when there are more than a mask can tell apart, its last bit is for all others.
fn choose_forms(frequency: BTreeMap<String, usize>) -> Vec<String> {
    let mut forms: Vec<(String, usize)> = frequency.into_iter().collect();
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
