//! Parts of an answer beside the ranking: facet counts, reasons, the suggestion.

use crate::document::Document;
use crate::facets::{Facets, Field, same};
use crate::query::{Filter, Word};
use crate::rank::{Scored, Term};
use crate::results::{Facet, FacetValue};
use crate::standing::{Clock, Freshness, STATUSES, Standing};

/// What a page's standing multiplies its score with.
pub(crate) fn factor(standing: Standing, level: Option<usize>, clock: Clock) -> f32 {
    let mut factor = usize::from(standing.status)
        .checked_sub(1)
        .and_then(|index| STATUSES.get(index))
        .map_or(1.0, |(_, factor)| *factor);
    if standing.freshness(clock) == Freshness::Overdue {
        factor *= 0.85;
    }
    if level.is_some_and(|level| usize::from(standing.level) == level + 1) {
        factor *= 1.12;
    }
    factor
}

/// Counts the values of a field over pages.
pub(crate) fn count_field(
    facets: &Facets,
    field: Field,
    pages: &[u32],
    filters: &[Filter],
    freshness: impl Fn(u32) -> Freshness,
) -> Facet {
    let chosen = |id: &str, title: &str| {
        let mut wanted = filters.iter().filter(|filter| filter.field == field && !filter.negated);
        wanted.any(|filter| same(id, &filter.value) || same(title, &filter.value))
    };
    let mut values = Vec::new();
    if let Some(column) = facets.column(field) {
        let mut counts = vec![0_usize; column.values.len()];
        for &entry in pages.iter().flat_map(|&page| column.of(page)) {
            if let Some(count) = counts.get_mut(entry as usize) {
                *count += 1;
            }
        }
        values.extend(
            column.values.iter().zip(counts).map(|(value, count)| (&*value.id, &*value.title, count)),
        );
    } else {
        for known in Freshness::ALL {
            let count = pages.iter().filter(|&&page| freshness(page) == known).count();
            values.push((known.id(), known.title(), count));
        }
    }
    let mut values: Vec<FacetValue> = values
        .into_iter()
        .filter(|(id, title, count)| *count > 0 || chosen(id, title))
        .map(|(id, title, count)| FacetValue {
            id: id.into(),
            title: title.into(),
            count,
            chosen: chosen(id, title),
        })
        .collect();
    values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.title.cmp(&b.title)));
    Facet { name: field.name().to_owned(), values }
}

/// Says why a page ranks where it does, as codes that the host puts into words.
pub(crate) fn why(
    scored: &Scored,
    words: &[Word],
    page: &Document,
    standing: Standing,
    level: Option<&str>,
    clock: Clock,
) -> Vec<String> {
    let mut why = Vec::new();
    for (index, word) in words.iter().enumerate().filter(|(_, word)| !word.whole) {
        let has = index < 32 && scored.terms & 1 << index != 0;
        why.push([if has { "word:" } else { "without:" }, &word.text].concat());
    }
    let share = |name: &str, share: f32| {
        let mut text = String::from(name);
        crate::json::number(&mut text, (share * 100.0 + 0.5) as usize);
        text
    };
    why.extend(Some(share("title:", scored.title)).filter(|_| scored.title > 0.0));
    why.extend(Some(share("heading:", scored.heading)).filter(|_| scored.heading > 0.0));
    why.extend(Some(share("together:", scored.together)).filter(|_| scored.together > 0.0));
    if standing.status > 0 {
        why.push(["status:", &page.status].concat());
    }
    if standing.freshness(clock) == Freshness::Overdue {
        why.push("overdue".to_owned());
    }
    if level.is_some() && page.level.as_deref() == level {
        why.push(["level:", level.unwrap_or_default()].concat());
    }
    why
}

/// The query with its corrected words, when all that was found of a word is a correction.
pub(crate) fn suggest(query: &str, words: &[Word], terms: &[Term]) -> Option<String> {
    let mut suggestion = String::new();
    let mut at = 0;
    for (word, term) in words.iter().zip(terms) {
        let Some(correction) = term.candidates.first().and_then(|best| best.correction.as_deref()) else {
            continue;
        };
        suggestion.push_str(query.get(at..word.range.0)?);
        suggestion.push_str(correction);
        at = word.range.1;
    }
    if at == 0 {
        return None;
    }
    suggestion.push_str(query.get(at..)?);
    Some(suggestion)
}
