//! From the stems of each page to the postings of each stem.

use std::collections::{BTreeMap, HashMap};

use super::analyse::DocumentIndex;
use super::hash::Hashing;
use super::record::Record;
use crate::Error;
use crate::bytes::Reader;
use crate::shard::{FORMS, PostingEntry, StemEntry};

/// The postings of one stem, still packed.
pub(crate) struct Postings<'a> {
    pub(crate) stem: String,
    /// Page and packed record, in the order of the pages.
    records: Vec<(u32, &'a [u8])>,
    /// About how many bytes the stem will take in a file.
    pub(crate) cost: usize,
}

/// Gathers the stems of all pages, in order.
pub(crate) fn gather(pages: &[DocumentIndex]) -> Result<Vec<Postings<'_>>, Error> {
    let mut known: HashMap<String, usize, Hashing> = HashMap::default();
    let mut stems: Vec<Postings<'_>> = Vec::new();
    for (page, index) in pages.iter().enumerate() {
        let mut reader = Reader::new(&index.records);
        let mut stem = String::new();
        while !reader.is_empty() {
            stem = reader.front_coded(&stem).ok_or(Error::Corrupt)?;
            let record = reader.block().ok_or(Error::Corrupt)?;
            let slot = if let Some(&slot) = known.get(&stem) {
                slot
            } else {
                known.insert(stem.clone(), stems.len());
                stems.push(Postings { stem: stem.clone(), records: Vec::new(), cost: stem.len() });
                stems.len() - 1
            };
            stems[slot].cost += cost(record);
            stems[slot].records.push((page as u32, record));
        }
    }
    stems.sort_unstable_by(|a, b| a.stem.cmp(&b.stem));
    Ok(stems)
}

/// A record is packed generously; in a file it takes about a quarter of that, in eighths of a byte here.
fn cost(record: &[u8]) -> usize {
    10 + record.len() * 2
}

/// Unpacks a stem's postings and bakes what only the whole portal can tell: its forms, and each page's impact
/// against the mean length.
pub(crate) fn bake(postings: &Postings<'_>, pages: &[DocumentIndex], mean: f32) -> Result<StemEntry, Error> {
    let mut records = Vec::with_capacity(postings.records.len());
    let mut frequency: BTreeMap<String, usize> = BTreeMap::new();
    for &(page, packed) in &postings.records {
        let record = Record::decode(&mut Reader::new(packed), &postings.stem).ok_or(Error::Corrupt)?;
        for form in &record.forms {
            match frequency.get_mut(form) {
                Some(count) => *count += 1,
                None => drop(frequency.insert(form.clone(), 1)),
            }
        }
        records.push((page, record));
    }
    let forms = choose_forms(frequency);
    let entries = records.into_iter().map(|(page, record)| {
        let index = &pages[page as usize];
        PostingEntry {
            page,
            impact: impact(&record, index.title, index.length, mean),
            forms: mask(&record.forms, &forms),
            title: if record.title > 0 { index.title.clamp(1, 255) as u8 } else { 0 },
            places: record.places,
        }
    });
    let entries = entries.collect();
    Ok(StemEntry { text: postings.stem.clone(), forms, postings: entries })
}

/// The most frequent forms; when there are more than a mask can tell apart, its last bit is for all others.
fn choose_forms(frequency: BTreeMap<String, usize>) -> Vec<String> {
    let mut forms: Vec<(String, usize)> = frequency.into_iter().collect();
    forms.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    forms.truncate(FORMS - 1);
    forms.sort();
    forms.into_iter().map(|(form, _)| form).collect()
}

fn mask(present: &[String], forms: &[String]) -> u8 {
    present.iter().fold(0, |mask, form| mask | 1 << forms.binary_search(form).unwrap_or(FORMS - 1))
}

/// How much a page is about a stem, 1 to 16: term frequencies by field, each against the field's length, saturating.
fn impact(record: &Record, title_words: usize, words: usize, mean: f32) -> u8 {
    let title = 10.0 * record.title as f32 / (0.6 + 0.1 * title_words as f32);
    let headings = 4.0 * record.headings.min(3) as f32;
    let body = record.body as f32 / (0.4 + 0.6 * words as f32 / mean.max(1.0));
    let frequency = title + headings + body;
    (16.0 * frequency / (1.2 + frequency)).round().clamp(1.0, 16.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_weighs_more_than_a_body_and_nothing_leaves_the_range() {
        let record = |title, headings, body| Record { title, headings, body, ..Record::default() };
        let impact = |record| impact(&record, 4, 500, 500.0);
        assert_eq!(impact(record(0, 0, 1)), 7);
        assert!(impact(record(1, 0, 0)) > impact(record(0, 1, 0)));
        assert!(impact(record(0, 1, 0)) > impact(record(0, 0, 3)));
        assert_eq!(impact(record(9, 9, 9000)), 16);
        assert_eq!(super::impact(&record(0, 0, 1), 1, 4_000_000, 1.0), 1);
    }

    #[test]
    fn rare_forms_share_the_last_bit() {
        let frequency = (0..9).map(|index| (format!("form{index}"), 9 - index)).collect();
        let forms = choose_forms(frequency);
        assert_eq!(forms.len(), FORMS - 1);
        assert_eq!(mask(&["form0".into(), "form8".into()], &forms), 0b1000_0001);
    }
}
