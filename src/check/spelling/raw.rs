//! `packs/*/checks/spelling_grammar.toml` as written.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A rule file. Lists of words are texts with spaces between.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Raw {
    /// Words of the trade that the dictionary lacks.
    pub(super) words: String,
    /// What may stand before any word.
    pub(super) prefixes: String,
    /// Whether words are reported that nothing known is near to.
    pub(super) unknown_words: Option<bool>,
    /// Words that may stand twice.
    pub(super) repeatable: String,
    /// Words, or beginnings with `*`, that sound like a consonant and begin with a vowel.
    pub(super) a: String,
    /// Words, or beginnings with `*`, that sound like a vowel and begin with a consonant.
    pub(super) an: String,
    /// What follows a letter that is a name: `A is`, `A and`.
    pub(super) after_letter: String,
    /// Wrong words with the right ones.
    pub(super) misspellings: BTreeMap<String, String>,
    /// Mistakes by name.
    pub(super) grammar: BTreeMap<String, Pattern>,
}

/// A mistake that a pattern finds.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pattern {
    /// A regular expression; it begins and ends at the bounds of words, and letters match in any case.
    #[serde(default)]
    pub(super) find: String,
    /// No mistake where the text from the match on matches this.
    pub(super) unless: Option<String>,
    /// What is right, with `$1` for groups; empty where there is no one answer.
    #[serde(default)]
    pub(super) replace: String,
    /// Right forms by wrong ones, in place of `find` and `replace`.
    #[serde(default)]
    pub(super) swap: BTreeMap<String, String>,
    /// What is wrong.
    pub(super) message: String,
    /// `false` switches a rule of an earlier file off.
    pub(super) enabled: Option<bool>,
}

impl Raw {
    /// Lists of later files are added; a rule of the same name replaces.
    pub(super) fn merge(files: Vec<Self>) -> Self {
        files.into_iter().fold(Self::default(), |mut all, next| {
            for (list, more) in [
                (&mut all.words, next.words),
                (&mut all.prefixes, next.prefixes),
                (&mut all.repeatable, next.repeatable),
                (&mut all.a, next.a),
                (&mut all.an, next.an),
                (&mut all.after_letter, next.after_letter),
            ] {
                list.push(' ');
                list.push_str(&more);
            }
            all.unknown_words = next.unknown_words.or(all.unknown_words);
            all.misspellings.extend(next.misspellings);
            all.grammar.extend(next.grammar);
            all
        })
    }
}
