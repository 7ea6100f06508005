//! Similar pages: shared rare words, tags and links.
//!
//! Every page is a vector of its most telling words, weighted tf·idf and normalised to length 1; the similarity of two
//! pages is the cosine, plus a little for each shared tag and for a link between them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

use rayon::prelude::*;

use super::{LinkTarget, PageIx, PortalPage};
use crate::diagnostic::SourceText;

/// Words that represent a page.
const WORDS: usize = 24;
/// A word in more pages than this tells nothing, and would make the comparison quadratic.
const COMMON: usize = 200;
/// Similar pages shown.
const SHOWN: usize = 5;
/// Below this two pages only seem similar.
const THRESHOLD: f32 = 0.12;

/// The words of each page of a portal, by its path. They hold while the page is of the same source: not an equal one,
/// because a page whose includes may have changed is read anew.
#[derive(Debug, Default)]
pub struct Words(HashMap<String, (Arc<SourceText>, Counts)>);

/// Words by hash, and how much each counts.
type Counts = Arc<[(u32, f32)]>;

impl Words {
    fn of(&self, page: &PortalPage) -> Option<Counts> {
        let (source, counts) = self.0.get(&page.page.path)?;
        Arc::ptr_eq(source, &page.page.source).then(|| Arc::clone(counts))
    }
}

/// The most similar pages of every page, best first.
pub(super) fn similar(pages: &[PortalPage], known: Option<&mut Words>) -> Vec<Vec<PageIx>> {
    let before = known.as_deref();
    let counted = |page| before.and_then(|words| words.of(page)).unwrap_or_else(|| words(page).into());
    let counts: Vec<Counts> = pages.par_iter().map(counted).collect();
    if let Some(known) = known {
        let entry = |(page, counts): (&PortalPage, &Counts)| {
            (page.page.path.clone(), (Arc::clone(&page.page.source), Arc::clone(counts)))
        };
        known.0 = pages.iter().zip(&counts).map(entry).collect();
    }
    let mut frequency: ByWord<u32> = ByWord::default();
    for (word, _) in counts.iter().flat_map(|page| page.iter()) {
        *frequency.entry(*word).or_default() += 1;
    }
    let total = pages.len() as f32;
    let vectors: Vec<Vec<(u32, f32)>> =
        counts.into_par_iter().map(|page| telling(&page, &frequency, total)).collect();
    let mut postings: ByWord<Vec<(u32, f32)>> = ByWord::default();
    for (i, vector) in vectors.iter().enumerate() {
        for (word, weight) in vector {
            postings.entry(*word).or_default().push((i as u32, *weight));
        }
    }
    let mut tagged: HashMap<String, Vec<u32>> = HashMap::new();
    for (i, page) in pages.iter().enumerate() {
        for tag in &page.page.meta.tags {
            tagged.entry(super::taxonomy::tag_id(tag)).or_default().push(i as u32);
        }
    }
    let scores = || vec![0.0_f32; pages.len()];
    (0..pages.len())
        .into_par_iter()
        .map_init(scores, |scores, i| best(i, &pages[i], &vectors[i], &postings, &tagged, scores))
        .collect()
}

/// By the hash of a word, which needs no hashing again.
type ByWord<V> = HashMap<u32, V, BuildHasherDefault<Spread>>;

/// Spreads a hash over 64 bits.
#[derive(Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }

    fn write_u32(&mut self, value: u32) {
        self.0 = (self.0 ^ u64::from(value)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

/// Word counts of a page, each word once, by hash; title and tags count more. A sorted list takes a third of a map's
/// memory, and all pages have theirs at the same time.
fn words(page: &PortalPage) -> Vec<(u32, f32)> {
    let page = &page.page;
    let mut counts: Vec<(u32, f32)> = Vec::new();
    let mut add = |text: &str, weight: f32| {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 3);
        counts.extend(words.map(|word| (hash(word), weight)));
    };
    add(&page.title, 4.0);
    add(&page.meta.summary, 1.0);
    for tag in &page.meta.tags {
        add(tag, 3.0);
    }
    add(page.body.text(), 1.0);
    counts.sort_unstable_by_key(|(word, _)| *word);
    counts.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            // Weights are small whole numbers, so their order makes no difference.
            kept.1 += next.1;
        }
        same
    });
    counts
}

/// FNV-1a of the word in lower case: the same on every machine and in every version.
fn hash(word: &str) -> u32 {
    let add = |hash: u32, c: u32| (hash ^ c).wrapping_mul(0x0100_0193);
    if word.is_ascii() {
        return word.bytes().fold(0x811c_9dc5, |hash, b| add(hash, u32::from(b.to_ascii_lowercase())));
    }
    word.chars().flat_map(char::to_lowercase).fold(0x811c_9dc5, |hash, c| add(hash, c as u32))
}

fn telling(counts: &[(u32, f32)], frequency: &ByWord<u32>, total: f32) -> Vec<(u32, f32)> {
    let mut vector: Vec<(u32, f32)> = counts
        .iter()
        .filter_map(|&(word, count)| {
            let pages = frequency[&word];
            let weight = (1.0 + count.ln()) * (total / pages as f32).ln();
            (pages > 1 && pages as usize <= COMMON && weight > 0.0).then_some((word, weight))
        })
        .collect();
    vector.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    vector.truncate(WORDS);
    vector.shrink_to_fit();
    let length = vector.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
    for (_, weight) in &mut vector {
        *weight /= length;
    }
    vector
}

/// `scores` is zero for every page, before and after.
fn best(
    own: usize,
    page: &PortalPage,
    vector: &[(u32, f32)],
    postings: &ByWord<Vec<(u32, f32)>>,
    tagged: &HashMap<String, Vec<u32>>,
    scores: &mut [f32],
) -> Vec<PageIx> {
    let mut touched: Vec<u32> = Vec::new();
    let mut add = |other: u32, score: f32| {
        let slot = &mut scores[other as usize];
        if *slot == 0.0 {
            touched.push(other);
        }
        *slot += score;
    };
    for (word, weight) in vector {
        for (other, theirs) in &postings[word] {
            add(*other, weight * theirs);
        }
    }
    for tag in &page.page.meta.tags {
        let others = &tagged[&super::taxonomy::tag_id(tag)];
        if others.len() <= COMMON {
            let share = 0.3 / (1.0 + others.len() as f32).ln().max(1.0);
            for other in others {
                add(*other, share);
            }
        }
    }
    for target in page.links.values() {
        if let LinkTarget::Page(other, _) = target {
            add(other.0, 0.1);
        }
    }
    let mut ranked: Vec<(u32, f32)> = Vec::new();
    for other in touched {
        let score = std::mem::take(&mut scores[other as usize]);
        if other as usize != own && score >= THRESHOLD {
            ranked.push((other, score));
        }
    }
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    ranked.into_iter().take(SHOWN).map(|(i, _)| PageIx(i)).collect()
}
