//! The score of a page for a query.
//!
//! A stem's impact in a page is baked into the index; here the words of the query come together: how rare each is,
//! whether the page has the very form that was typed, how many of them it has, whether they meet in its title, in
//! one heading, in one section.

use crate::candidates::Candidate;
use crate::shard::{Place, Posting, Shard};
use crate::store::Store;

/// A word of the query with all that it may mean.
pub(crate) struct Term {
    pub(crate) candidates: Vec<Candidate>,
    pub(crate) weight: f32,
    /// Whether the word counts for how many words a page has; an extra such as `snakecase` does not.
    pub(crate) counts: bool,
    pub(crate) required: bool,
}

/// A page with its score.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scored {
    pub(crate) page: u32,
    pub(crate) score: f32,
    /// The section in which most of the query comes together.
    pub(crate) section: u16,
    /// A bit for each term that the page has.
    pub(crate) terms: u32,
    pub(crate) title: f32,
    pub(crate) heading: f32,
    pub(crate) together: f32,
}

impl Scored {
    /// A page that only filters have chosen.
    pub(crate) fn unranked(page: u32) -> Self {
        Self { page, score: 0.0, section: 0, terms: 0, title: 0.0, heading: 0.0, together: 0.0 }
    }
}

/// One candidate found in one page.
struct Found<'a> {
    page: u32,
    term: usize,
    weight: f32,
    surface: bool,
    posting: &'a Posting,
    places: &'a [Place],
}

/// What a heading or a section has of one term.
struct Met {
    section: u16,
    term: usize,
    heading: f32,
    heading_words: u8,
    body: f32,
    surface: f32,
}

/// The weight of a word by the pages that its better candidates share.
pub(crate) fn weigh(candidates: &[Candidate], stop: bool, store: &Store, pages: usize) -> f32 {
    let best = candidates.iter().map(|candidate| candidate.weight).fold(0.0, f32::max);
    let shared: usize = candidates
        .iter()
        .filter(|candidate| candidate.weight >= 0.6 * best)
        .filter_map(|candidate| store.shard(candidate.shard)?.stems.get(candidate.stem))
        .map(|stem| stem.count)
        .sum();
    let (shared, pages) = (shared.min(pages) as f32, pages as f32);
    let idf = ln(1.0 + (pages - shared + 0.5) / (shared + 0.5));
    if stop { idf * 0.3 } else { idf }
}

/// Scores every page that has any of the terms, in the order of the pages.
pub(crate) fn score(terms: &[Term], store: &Store) -> Vec<Scored> {
    let pages = store.manifest.page_count() as u32;
    let mut found = Vec::new();
    for (term, candidate) in
        terms.iter().enumerate().flat_map(|(i, term)| term.candidates.iter().map(move |c| (i, c)))
    {
        if let Some(shard) = store.shard(candidate.shard) {
            collect(&mut found, shard, term, candidate, pages);
        }
    }
    found.sort_by_key(|found| (found.page, found.term));
    let total: f32 = terms.iter().filter(|term| term.counts).map(|term| term.weight).sum();
    let mut met = Vec::new();
    found.chunk_by(|a, b| a.page == b.page).map(|page| score_page(page, terms, total, &mut met)).collect()
}

fn collect<'a>(found: &mut Vec<Found<'a>>, shard: &'a Shard, term: usize, candidate: &Candidate, pages: u32) {
    for (page, posting) in shard.postings(candidate.stem).filter(|(page, _)| *page < pages) {
        found.push(Found {
            page,
            term,
            weight: candidate.weight,
            surface: posting.forms & candidate.forms != 0,
            posting,
            places: shard.places(posting),
        });
    }
}

fn score_page(page: &[Found<'_>], terms: &[Term], total: f32, met: &mut Vec<Met>) -> Scored {
    let mut sums = Sums::default();
    met.clear();
    for group in page.chunk_by(|a, b| a.term == b.term) {
        sums.add(group, &terms[group[0].term]);
        if terms[group[0].term].counts {
            meet(met, group, terms[group[0].term].weight);
        }
    }
    let scale = if total > 0.0 { 1.0 / total } else { 0.0 };
    let (coverage, surface, title) = (sums.covered * scale, sums.surface * scale, sums.titled * scale);
    let title_share = share(sums.title_words, sums.title_length);
    let best = best_section(met, scale);
    let mut score = sums.base * (0.1 + 0.9 * coverage * coverage);
    score += total
        * (TITLE * title * title * title_share
            + SECTION * best.together
            + SURFACE * (surface * surface + best.surface * best.surface));
    if title > FULL {
        score += FULL_TITLE * total * title_share;
    }
    if best.heading > FULL {
        score += FULL_HEADING * total * best.heading_share;
    }
    Scored {
        page: page[0].page,
        score,
        // A reader who typed the title wants the page from its beginning.
        section: if title > FULL && best.heading < title { 0 } else { best.section },
        terms: sums.terms,
        title,
        heading: best.heading,
        together: best.together,
    }
}

// The weights were found by coordinate search on two draws of queries over two corpora of 94 and 5,000 pages, then
// rounded, and checked on a third draw.

/// Weight of the share of the query that is in the title.
const TITLE: f32 = 3.0;
/// Weight of the share of the query that meets in one section.
const SECTION: f32 = 0.85;
/// Weight of the share of the query that the page, and one section of it, has in the very forms that were typed.
const SURFACE: f32 = 0.75;
/// Bonus for a title, or a heading, that has the whole query.
const FULL_TITLE: f32 = 3.5;
const FULL_HEADING: f32 = 1.5;
/// Shares above this count as the whole query.
const FULL: f32 = 0.97;

/// What the terms of a query add up to in a page.
#[derive(Default)]
struct Sums {
    base: f32,
    covered: f32,
    surface: f32,
    titled: f32,
    title_words: u8,
    title_length: u8,
    terms: u32,
}

impl Sums {
    /// Adds one term with all that was found of it.
    fn add(&mut self, group: &[Found<'_>], term: &Term) {
        let value = |found: &Found<'_>| {
            found.weight * f32::from(found.posting.impact) / 16.0 * if found.surface { 1.0 } else { 0.4 }
        };
        self.base += term.weight * group.iter().map(value).fold(0.0, f32::max);
        self.terms |= 1_u32.checked_shl(group[0].term as u32).unwrap_or(0);
        if !term.counts {
            return;
        }
        self.covered += term.weight;
        let as_typed = group.iter().filter(|found| found.surface);
        self.surface += term.weight * as_typed.map(|found| found.weight).fold(0.0, f32::max);
        let in_title = group.iter().filter(|found| found.posting.title > 0);
        if let Some(best) = in_title.max_by(|a, b| a.weight.total_cmp(&b.weight)) {
            self.titled += term.weight * best.weight;
            self.title_words = self.title_words.saturating_add(1);
            self.title_length = best.posting.title;
        }
    }
}

/// How much of a title, or a heading, the words of the query are: 1 for all of it.
fn share(words: u8, length: u8) -> f32 {
    0.25 + 0.75 * (f32::from(words) / f32::from(length.max(1))).min(1.0)
}

/// Notes the sections that one term is in.
fn meet(met: &mut Vec<Met>, group: &[Found<'_>], weight: f32) {
    for found in group {
        let own = weight * found.weight;
        met.extend(found.places.iter().map(|place| Met {
            section: place.section,
            term: found.term,
            heading: if place.heading > 0 { own } else { 0.0 },
            heading_words: place.heading,
            body: if place.body { own } else { 0.0 },
            surface: if found.surface { own } else { 0.0 },
        }));
    }
}

#[derive(Default)]
struct Best {
    section: u16,
    together: f32,
    /// The largest share of the query in one heading.
    heading: f32,
    heading_share: f32,
    /// The largest share of the query that one section has as it was typed.
    surface: f32,
}

fn best_section(met: &mut [Met], scale: f32) -> Best {
    met.sort_by_key(|met| (met.section, met.term));
    let mut best = Best::default();
    for section in met.chunk_by(|a, b| a.section == b.section) {
        let (mut heading, mut body, mut surface) = (0.0, 0.0, 0.0);
        let (mut words, mut length) = (0_u8, 0_u8);
        for term in section.chunk_by(|a, b| a.term == b.term) {
            let largest = |of: fn(&Met) -> f32| term.iter().map(of).fold(0.0, f32::max);
            let in_heading = largest(|met| met.heading);
            heading += in_heading;
            body += largest(|met| met.body);
            surface += largest(|met| met.surface);
            words = words.saturating_add(u8::from(in_heading > 0.0));
            length = term.iter().map(|met| met.heading_words).fold(length, u8::max);
        }
        let (h, b) = (heading * scale, body * scale);
        let together = 0.55 * (h * h) + (h + 0.55 * b) * (h + 0.55 * b);
        if together > best.together {
            (best.together, best.section) = (together, section[0].section);
        }
        best.surface = best.surface.max(surface * scale);
        let share = share(words, length);
        if (h, share) > (best.heading, best.heading_share) {
            (best.heading, best.heading_share) = (h, share);
        }
    }
    best
}

/// The natural logarithm of a positive number, to five digits.
///
/// Written out because the platform's own may differ in the last bit, and the browser must rank as the CLI does.
fn ln(x: f32) -> f32 {
    let bits = x.to_bits();
    let exponent = (bits >> 23).cast_signed() - 127;
    let mantissa = f32::from_bits(bits & 0x007f_ffff | 0x3f80_0000);
    // ln(m) = 2 artanh((m - 1) / (m + 1))
    let t = (mantissa - 1.0) / (mantissa + 1.0);
    let t2 = t * t;
    let series = 2.0 * t * (1.0 + t2 * (1.0 / 3.0 + t2 * (0.2 + t2 * (1.0 / 7.0 + t2 / 9.0))));
    exponent as f32 * std::f32::consts::LN_2 + series
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_is_close_enough() {
        for x in [1.0_f32, 1.5, 2.0, 3.0, 10.0, 333.3, 10_001.0] {
            assert!((ln(x) - x.ln()).abs() < 2e-5, "{x}: {} {}", ln(x), x.ln());
        }
    }
}
