//! Stemming: the inflections of a word share one stem.

use rust_stemmers::{Algorithm, Stemmer};

/// The stemmers that the pages of one bundle need, told apart by a one-byte code that the manifest keeps.
pub(crate) struct Language {
    stemmer: Option<Stemmer>,
}

/// Code of a language without a stemmer; its words are their own stems.
#[cfg(feature = "native")]
pub(crate) const NO_STEMMER: u8 = 0;
/// Code of English, the one stemmer that the small browser module has.
pub(crate) const ENGLISH: u8 = 1;

/// Language tags and their stemmers. A code is a position in this table plus one: append only.
const LANGUAGES: &[(&str, Algorithm)] = &[
    ("en", Algorithm::English),
    ("ar", Algorithm::Arabic),
    ("da", Algorithm::Danish),
    ("nl", Algorithm::Dutch),
    ("fi", Algorithm::Finnish),
    ("fr", Algorithm::French),
    ("de", Algorithm::German),
    ("el", Algorithm::Greek),
    ("hu", Algorithm::Hungarian),
    ("it", Algorithm::Italian),
    ("no", Algorithm::Norwegian),
    ("pt", Algorithm::Portuguese),
    ("ro", Algorithm::Romanian),
    ("ru", Algorithm::Russian),
    ("es", Algorithm::Spanish),
    ("sv", Algorithm::Swedish),
    ("ta", Algorithm::Tamil),
    ("tr", Algorithm::Turkish),
    ("nb", Algorithm::Norwegian),
    ("nn", Algorithm::Norwegian),
];

/// The code of a page's language tag, such as `en`, `en-GB` or `pt_BR`.
#[cfg(feature = "native")]
pub(crate) fn code(tag: &str) -> u8 {
    let primary = tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
    LANGUAGES.iter().position(|(known, _)| *known == primary).map_or(NO_STEMMER, |index| index as u8 + 1)
}

impl Language {
    pub(crate) fn of(code: u8) -> Self {
        let compiled_in = code == ENGLISH || cfg!(feature = "all-languages") || cfg!(feature = "native");
        let algorithm =
            usize::from(code).checked_sub(1).filter(|_| compiled_in).and_then(|index| LANGUAGES.get(index));
        Self { stemmer: algorithm.map(|&(_, algorithm)| create(algorithm)) }
    }

    /// The stem of a folded word. Codes and numbers (`e0308`, `2024`) are left whole.
    pub(crate) fn stem(&self, word: &str) -> String {
        match &self.stemmer {
            Some(stemmer) if word.len() > 2 && !word.bytes().any(|byte| byte.is_ascii_digit()) => {
                let stem = stemmer.stem(word);
                if stem.is_empty() { word.to_owned() } else { stem.into_owned() }
            }
            _ => word.to_owned(),
        }
    }
}

/// A constant argument lets the linker drop the other stemmers from the small browser module.
#[cfg(not(any(feature = "all-languages", feature = "native")))]
fn create(_: Algorithm) -> Stemmer {
    Stemmer::create(Algorithm::English)
}

#[cfg(any(feature = "all-languages", feature = "native"))]
fn create(algorithm: Algorithm) -> Stemmer {
    Stemmer::create(algorithm)
}

#[cfg(all(test, feature = "native"))]
mod tests {
    use super::*;

    #[test]
    fn inflections_share_a_stem_in_their_language() {
        for (tag, one, other) in [
            ("en-GB", "matching", "matches"),
            ("de", "rechnungen", "rechnung"),
            ("fr", "continuellement", "continuelle"),
            ("ru", "книгами", "книга"),
        ] {
            let language = Language::of(code(tag));
            assert_eq!(language.stem(one), language.stem(other), "{tag}");
        }
    }

    #[test]
    fn codes_and_unknown_languages_are_left_whole() {
        assert_eq!(Language::of(code("en")).stem("e0308s"), "e0308s");
        assert_eq!(Language::of(code("tlh")).stem("matches"), "matches");
        assert_eq!(Language::of(250).stem("matches"), "matches");
    }
}
