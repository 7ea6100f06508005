//! Similar pages: shared rare words, tags and links.
//!
//! Every page is a vector of its most telling words, weighted tf·idf and normalised to length 1; the similarity of two
//! pages is the cosine, plus a little for each shared tag and for a link between them.

use std::collections::HashMap;

use rayon::prelude::*;

use super::{LinkTarget, PageIx, PortalPage};

/// Words that represent a page.
const WORDS: usize = 24;
/// A word in more pages than this tells nothing, and would make the comparison quadratic.
const COMMON: usize = 200;
/// Similar pages shown.
const SHOWN: usize = 5;
/// Below this two pages only seem similar.
const THRESHOLD: f32 = 0.12;

/// The most similar pages of every page, best first.
pub(super) fn similar(pages: &[PortalPage]) -> Vec<Vec<PageIx>> {
    let counts: Vec<HashMap<u32, f32>> = pages.par_iter().map(words).collect();
    let mut frequency: HashMap<u32, u32> = HashMap::new();
    for word in counts.iter().flat_map(HashMap::keys) {
        *frequency.entry(*word).or_default() += 1;
    }
    let total = pages.len() as f32;
    let vectors: Vec<Vec<(u32, f32)>> =
        counts.into_par_iter().map(|page| telling(page, &frequency, total)).collect();
    let mut postings: HashMap<u32, Vec<(u32, f32)>> = HashMap::new();
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
    (0..pages.len()).into_par_iter().map(|i| best(i, &pages[i], &vectors[i], &postings, &tagged)).collect()
}

/// Word counts of a page; title and tags count more.
fn words(page: &PortalPage) -> HashMap<u32, f32> {
    let page = &page.page;
    let mut counts = HashMap::new();
    let mut add = |text: &str, weight: f32| {
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 3) {
            *counts.entry(hash(word)).or_default() += weight;
        }
    };
    add(&page.title, 4.0);
    add(&page.meta.summary, 1.0);
    for tag in &page.meta.tags {
        add(tag, 3.0);
    }
    add(page.body.text(), 1.0);
    counts
}

/// FNV-1a of the word in lower case: the same on every machine and in every version.
fn hash(word: &str) -> u32 {
    word.chars()
        .flat_map(char::to_lowercase)
        .fold(0x811c_9dc5, |hash: u32, c| (hash ^ c as u32).wrapping_mul(0x0100_0193))
}

fn telling(counts: HashMap<u32, f32>, frequency: &HashMap<u32, u32>, total: f32) -> Vec<(u32, f32)> {
    let mut vector: Vec<(u32, f32)> = counts
        .into_iter()
        .filter_map(|(word, count)| {
            let pages = frequency[&word];
            let weight = (1.0 + count.ln()) * (total / pages as f32).ln();
            (pages > 1 && pages as usize <= COMMON && weight > 0.0).then_some((word, weight))
        })
        .collect();
    vector.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    vector.truncate(WORDS);
    let length = vector.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
    for (_, weight) in &mut vector {
        *weight /= length;
    }
    vector
}

fn best(
    own: usize,
    page: &PortalPage,
    vector: &[(u32, f32)],
    postings: &HashMap<u32, Vec<(u32, f32)>>,
    tagged: &HashMap<String, Vec<u32>>,
) -> Vec<PageIx> {
    let mut scores: HashMap<u32, f32> = HashMap::new();
    for (word, weight) in vector {
        for (other, theirs) in &postings[word] {
            *scores.entry(*other).or_default() += weight * theirs;
        }
    }
    for tag in &page.page.meta.tags {
        let others = &tagged[&super::taxonomy::tag_id(tag)];
        if others.len() <= COMMON {
            let share = 0.3 / (1.0 + others.len() as f32).ln().max(1.0);
            for other in others {
                *scores.entry(*other).or_default() += share;
            }
        }
    }
    for target in page.links.values() {
        if let LinkTarget::Page(other, _) = target {
            *scores.entry(other.0).or_default() += 0.1;
        }
    }
    let mut ranked: Vec<(u32, f32)> =
        scores.into_iter().filter(|(i, s)| *i as usize != own && *s >= THRESHOLD).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    ranked.into_iter().take(SHOWN).map(|(i, _)| PageIx(i)).collect()
}
