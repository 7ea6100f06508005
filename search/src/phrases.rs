//! Quoted phrases. The index knows which words a section has, not their order: the texts of the sections in which all
//! words of a phrase meet are looked at, and no others.

use crate::excerpt::Finder;
use crate::format::File;
use crate::query::{Query, Word};
use crate::rank::{Scored, Term};
use crate::shard::MOST_PLACES;
use crate::store::Store;

/// The phrases of a query, as far as the index can judge them.
pub(crate) struct Phrases<'a> {
    store: &'a Store,
    /// The terms of each phrase. Stop words are none: the index does not know where they stand in a text.
    terms: Vec<Vec<&'a Term>>,
}

/// Where a page may have a phrase.
struct Places {
    title: bool,
    /// In order; `None` for anywhere.
    sections: Option<Vec<u16>>,
}

impl<'a> Phrases<'a> {
    pub(crate) fn new(query: &Query, words: &[Word], terms: &'a [Term], store: &'a Store) -> Self {
        let term = |text: &String| {
            let at = words.iter().position(|word| word.required && !word.stop && word.text == *text);
            terms.get(at?)
        };
        let terms = query.phrases.iter().map(|phrase| phrase.iter().filter_map(term).collect()).collect();
        Self { store, terms }
    }

    /// Whether the words of every phrase meet somewhere in a page.
    pub(crate) fn may_have(&self, page: u32) -> bool {
        self.terms.iter().all(|phrase| {
            let places = self.places(phrase, page);
            places.title || places.sections.is_none_or(|sections| !sections.is_empty())
        })
    }

    /// The files to look at for a page.
    pub(crate) fn files(&self, scored: &Scored) -> Vec<File> {
        let mut files = Vec::new();
        for phrase in &self.terms {
            let places = self.places(phrase, scored.page);
            if places.title {
                files.extend(self.store.text_file(scored.page, scored.section));
            }
            match places.sections {
                Some(sections) => files.extend(
                    sections.iter().filter_map(|&section| self.store.text_file(scored.page, section)),
                ),
                None => files.extend(self.store.manifest.texts.all_of(scored.page).map(File::Pages)),
            }
        }
        files
    }

    fn places(&self, phrase: &[&Term], page: u32) -> Places {
        let mut places = Places { title: !phrase.is_empty(), sections: None };
        for term in phrase {
            let own = self.places_of(term, page);
            places.title &= own.title;
            places.sections = match (places.sections, own.sections) {
                (Some(mut sections), Some(own)) => {
                    sections.retain(|section| own.contains(section));
                    Some(sections)
                }
                (sections, own) => sections.or(own),
            };
        }
        places
    }

    fn places_of(&self, term: &Term, page: u32) -> Places {
        let mut title = false;
        let mut found: Vec<u16> = Vec::new();
        for candidate in &term.candidates {
            let Some(shard) = self.store.shard(candidate.shard) else { continue };
            let Some(posting) = shard.posting(candidate.stem, page) else { continue };
            // No bit: a form that is not told apart from others.
            if candidate.forms != 0 && posting.forms & candidate.forms == 0 {
                continue;
            }
            title |= posting.title > 0;
            let places = shard.places(posting);
            if places.len() >= MOST_PLACES {
                return Places { title, sections: None };
            }
            found.extend(places.iter().map(|place| place.section));
        }
        found.sort_unstable();
        Places { title, sections: Some(found) }
    }
}

/// Whether a page has all phrases, as its texts in memory say; the section that has the first of them becomes the one
/// that the hit leads to.
pub(crate) fn confirm(store: &Store, finder: &Finder, scored: &mut Scored) -> bool {
    let mut phrases = finder.phrases().iter();
    let first = phrases.next().map_or(Some(None), |phrase| find(store, scored.page, phrase));
    let Some(section) = first.filter(|_| phrases.all(|phrase| find(store, scored.page, phrase).is_some()))
    else {
        return false;
    };
    scored.section = section.unwrap_or(scored.section);
    true
}

/// The section of a page that has a phrase; `Some(None)` when its title has it.
#[allow(clippy::option_option, reason = "whether it is there, and whether in a section")]
fn find(store: &Store, page: u32, phrase: &[String]) -> Option<Option<u16>> {
    let has = |text: &str| Finder::has_phrase(text, phrase);
    store.pieces(page).find_map(|piece| {
        let document = &piece.document;
        if has(&document.title) {
            return Some(None);
        }
        let section =
            document.sections.iter().position(|section| has(&section.heading) || has(&section.text));
        // The summary counts as part of the beginning.
        let section = section.map(|at| piece.first + at).or_else(|| has(&document.summary).then_some(0))?;
        u16::try_from(section).ok().map(Some)
    })
}
