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
    let (mut base, mut covered, mut titled) = (0.0, 0.0, 0.0);
    let (mut title_words, mut title_length, mut mask) = (0_u8, 0_u8, 0_u32);
    met.clear();
    for group in page.chunk_by(|a, b| a.term == b.term) {
        let (index, term) = (group[0].term, &terms[group[0].term]);
        let value = |found: &Found<'_>| {
            found.weight * f32::from(found.posting.impact) / 16.0 * if found.surface { 1.0 } else { 0.6 }
        };
        base += term.weight * group.iter().map(value).fold(0.0, f32::max);
        mask |= 1_u32.checked_shl(index as u32).unwrap_or(0);
        if !term.counts {
            continue;
        }
        covered += term.weight;
        let in_title = group.iter().filter(|found| found.posting.title > 0);
        if let Some(best) = in_title.max_by(|a, b| a.weight.total_cmp(&b.weight)) {
            titled += term.weight * found_share(best);
            title_words += 1;
            title_length = best.posting.title;
        }
        for found in group {
            let share = term.weight * found_share(found);
            met.extend(found.places.iter().map(|place| Met {
                section: place.section,
                term: index,
                heading: if place.heading > 0 { share } else { 0.0 },
                heading_words: place.heading,
                body: if place.body { share } else { 0.0 },
            }));
        }
    }
    let scale = if total > 0.0 { 1.0 / total } else { 0.0 };
    let coverage = covered * scale;
    let title = titled * scale;
    let title_share = (f32::from(title_words) / f32::from(title_length.max(1))).min(1.0);
    let best = best_section(met, scale);
    let mut score = base * (0.4 + 0.6 * coverage * coverage);
    score += total * (2.0 * title * title * (0.5 + 0.5 * title_share) + 1.4 * best.together);
    if title > FULL {
        score += 2.0 * total * (0.5 + 0.5 * title_share);
    }
    if best.heading > FULL {
        score += total * best.heading_share;
    }
    Scored {
        page: page[0].page,
        score,
        // A reader who typed the title wants the page from its beginning.
        section: if title > FULL && best.heading < title { 0 } else { best.section },
        terms: mask,
        title,
        heading: best.heading,
        together: best.together,
    }
}

/// Shares above this count as the whole query.
const FULL: f32 = 0.97;

fn found_share(found: &Found<'_>) -> f32 {
    found.weight * if found.surface { 1.0 } else { 0.97 }
}

#[derive(Default)]
struct Best {
    section: u16,
    together: f32,
    /// The largest share of the query in one heading.
    heading: f32,
    heading_share: f32,
}

fn best_section(met: &mut [Met], scale: f32) -> Best {
    met.sort_by_key(|met| (met.section, met.term));
    let mut best = Best::default();
    for section in met.chunk_by(|a, b| a.section == b.section) {
        let (mut heading, mut body) = (0.0, 0.0);
        let (mut words, mut length) = (0_u8, 0_u8);
        for term in section.chunk_by(|a, b| a.term == b.term) {
            let best_heading = term.iter().map(|met| met.heading).fold(0.0, f32::max);
            heading += best_heading;
            body += term.iter().map(|met| met.body).fold(0.0, f32::max);
            words += u8::from(best_heading > 0.0);
            length = term.iter().map(|met| met.heading_words).fold(length, u8::max);
        }
        let (h, b) = (heading * scale, body * scale);
        let together = 0.9 * h * h + (h + 0.9 * b) * (h + 0.9 * b);
        if together > best.together {
            (best.together, best.section) = (together, section[0].section);
        }
        let share = 0.5 + 0.5 * (f32::from(words) / f32::from(length.max(1))).min(1.0);
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
