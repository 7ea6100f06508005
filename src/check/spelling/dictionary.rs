//! The English dictionary: harper's word list with its dialects, and which of its words is near to a wrong one.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use harper_core::spell::{Dictionary as _, MutableDictionary};

pub(crate) use harper_core::Dialect;

/// How many words a suggestion names.
const SUGGESTIONS: usize = 3;
/// A word of at least this length may have two wrong letters and still be recognised.
const TWO_EDITS: usize = 9;

/// The words of English. Reading them takes about 0.3 s, once in a process.
pub(crate) struct Dictionary {
    words: Arc<MutableDictionary>,
    /// Common lower-case words by first letter and length, with their letters.
    shapes: HashMap<(char, usize), Vec<(u32, String)>>,
}

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    let mut dictionary = Dictionary { words: MutableDictionary::curated(), shapes: HashMap::new() };
    let words = Arc::clone(&dictionary.words);
    for word in words.words_iter() {
        if let Some(first) = word.first().filter(|c| c.is_lowercase())
            && word.len() + 2 >= TWO_EDITS
        {
            let text: String = word.iter().collect();
            // Asked here and not of every candidate of every word: that was nine tenths of a check.
            if dictionary.is_common(&text) {
                dictionary.shapes.entry((*first, word.len())).or_default().push((letters(&text), text));
            }
        }
    }
    dictionary
});

/// The one dictionary.
pub(crate) fn dictionary() -> &'static Dictionary {
    &DICTIONARY
}

impl Dictionary {
    /// Whether a word is in it, in any case.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.words.contains_word_str(word)
    }

    /// Whether it is a noun or a verb, from which others are made.
    pub(crate) fn has_forms(&self, word: &str) -> bool {
        self.words.get_word_metadata_str(word).is_some_and(|m| m.noun.is_some() || m.verb.is_some())
    }

    /// Whether a word is one that many texts use.
    pub(crate) fn is_common(&self, word: &str) -> bool {
        let of = |word: &[char]| self.words.get_word_metadata(word);
        let chars: Vec<char> = word.chars().collect();
        // Forms of a word are not marked themselves.
        of(&chars).is_some_and(|m| {
            let base = m.derived_from.as_ref().and_then(|id| self.words.get_word_from_id(id));
            m.common || base.and_then(of).is_some_and(|base| base.common)
        })
    }

    /// Whether a word belongs to some dialects, and not to this one.
    pub(crate) fn is_foreign_to(&self, word: &str, dialect: Dialect) -> bool {
        self.words.get_word_metadata_str(word).is_some_and(|m| !m.dialects.is_dialect_enabled(dialect))
    }

    /// The words that differ in one letter, or in the order of two, the likeliest first.
    pub(crate) fn near(&self, word: &str) -> Vec<String> {
        let mut found: Vec<(u8, String)> = Vec::new();
        let letters: Vec<char> = word.chars().collect();
        one_edit(&letters, |kind, candidate| {
            if candidate.len() > 1 && candidate != letters && self.is_plain(candidate) {
                let candidate: String = candidate.iter().collect();
                found.push((kind + if self.is_common(&candidate) { 0 } else { 10 }, candidate));
            }
        });
        found.sort();
        found.dedup_by(|a, b| a.1 == b.1);
        let mut seen = Vec::new();
        for (_, word) in found {
            if !seen.contains(&word) {
                seen.push(word);
            }
        }
        seen.truncate(SUGGESTIONS);
        seen
    }

    /// The words that differ in two letters and begin alike, of long words only.
    pub(crate) fn near_by_two(&self, word: &str) -> Vec<String> {
        let length = word.chars().count();
        let Some(first) = word.chars().next().filter(|_| length >= TWO_EDITS) else { return Vec::new() };
        let mut found = Vec::new();
        let own = letters(word);
        for length in length - 2..=length + 2 {
            for (theirs, candidate) in self.shapes.get(&(first, length)).into_iter().flatten() {
                // One edit changes at most one letter on either side.
                if (own ^ theirs).count_ones() <= 4 && strsim::osa_distance(word, candidate) == 2 {
                    found.push(candidate.clone());
                }
            }
        }
        found.sort();
        found.truncate(SUGGESTIONS);
        found
    }

    /// Whether a word is in it, written in lower case, and no possessive.
    fn is_plain(&self, word: &[char]) -> bool {
        let canonical = self.words.get_correct_capitalization_of(word);
        canonical.is_some_and(|canonical| canonical.iter().all(|c| c.is_lowercase()))
    }
}

/// Which of the letters a to z are in a word, a bit each.
fn letters(word: &str) -> u32 {
    word.bytes().filter(u8::is_ascii_lowercase).fold(0, |all, letter| all | 1 << (letter - b'a'))
}

/// All that one slip of the fingers makes of a word, with how rare such a slip is. One buffer serves them all: there are
/// hundreds for every word.
fn one_edit(word: &[char], mut each: impl FnMut(u8, &[char])) {
    let letters = || 'a'..='z';
    let length = word.len();
    let mut buffer = Vec::with_capacity(length + 1);
    let mut with = |kind: u8, from: usize, to: usize, put: &[char]| {
        buffer.clear();
        buffer.extend_from_slice(&word[..from]);
        buffer.extend_from_slice(put);
        buffer.extend_from_slice(&word[to..]);
        each(kind, &buffer);
    };
    for i in 0..length {
        // The first letter is rarely the wrong one.
        let late = u8::from(i == 0) * 3;
        let doubled = i > 0 && word[i] == word[i - 1];
        with(u8::from(!doubled) * 2 + late, i, i + 1, &[]);
        if i + 1 < length {
            with(late, i, i + 2, &[word[i + 1], word[i]]);
        }
        for c in letters() {
            with(2 + late, i, i + 1, &[c]);
            let doubles = word[i] == c || i > 0 && word[i - 1] == c;
            with(u8::from(!doubles) + late, i, i, &[c]);
        }
    }
    for c in letters() {
        with(2, length, length, &[c]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likeliest_word_comes_first() {
        let first = |word: &str| dictionary().near(word).into_iter().next().unwrap_or_default();
        for (word, expected) in [
            ("recieve", "receive"),
            ("seperate", "separate"),
            ("occured", "occurred"),
            ("enviroment", "environment"),
            ("teh", "the"),
            ("wich", "which"),
            ("adress", "address"),
            ("zzzzzz", ""),
        ] {
            assert_eq!(first(word), expected, "{word}");
        }
        assert_eq!(dictionary().near_by_two("accomodaton"), ["accommodation"]);
    }

    #[test]
    fn both_sides_of_the_ocean() {
        let words = dictionary();
        assert!(words.has("colour") && words.has("color") && words.has("Color"));
        assert!(words.is_foreign_to("colour", Dialect::American));
        assert!(!words.is_foreign_to("colour", Dialect::British));
        assert!(words.is_foreign_to("color", Dialect::British));
        assert!(!words.is_foreign_to("house", Dialect::British));
    }
}
