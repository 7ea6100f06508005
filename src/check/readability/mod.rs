//! `readability_score`: Flesch reading ease and Flesch–Kincaid grade of a page's prose, against its declared level.
//!
//! Reading ease = 206.835 − 1.015 · words/sentences − 84.6 · syllables/words (Flesch, 1948).
//! Grade = 0.39 · words/sentences + 11.8 · syllables/words − 15.59 (Kincaid, Fishburne, Rogers and Chissom, 1975).
//!
//! Counted are paragraphs and list items of at least four words; headings, tables, quotations and code blocks are not.
//! Inline code, a formula, an address, an identifier, a number and an acronym are one word of one syllable each: a
//! reader takes them in at once, and does not spell them.

mod syllables;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use serde::Deserialize;

use super::words::Part;
use super::{Check, Cx, Findings};
use crate::markdown::text::{Prose, ProseKind};
use crate::parse::Level;

/// Items with fewer words are labels, not sentences.
const ITEM_WORDS: u32 = 4;

/// `packs/*/checks/readability_score.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Raw {
    min_words: Option<u32>,
    /// The highest grade by level; `any` for pages that state none.
    grade: BTreeMap<String, f64>,
    /// Syllables: `word=3`, with spaces between.
    syllables: String,
}

/// The limits and the words that are counted by heart.
pub(super) struct Rules {
    min_words: u32,
    grade: BTreeMap<String, f64>,
    exceptions: HashMap<String, u32>,
}

impl Rules {
    /// A later file counts before an earlier one.
    pub(super) fn merge(files: Vec<Raw>) -> Self {
        let mut all = Raw::default();
        for next in files {
            all.min_words = next.min_words.or(all.min_words);
            all.grade.extend(next.grade);
            all.syllables.push(' ');
            all.syllables.push_str(&next.syllables);
        }
        let exceptions = all.syllables.split_whitespace().filter_map(|entry| {
            let (word, count) = entry.split_once('=')?;
            Some((word.to_owned(), count.parse().ok()?))
        });
        Self { min_words: all.min_words.unwrap_or(100), grade: all.grade, exceptions: exceptions.collect() }
    }

    #[cfg(test)]
    fn built_in() -> Self {
        let (schema, _) = crate::schema::load(&[]);
        Self::merge(super::rules::read(&schema, Check::Readability, &mut Vec::new()))
    }

    /// The figures of a page's prose; `None` where it has fewer words than the figures mean something for.
    pub(super) fn measure(&self, parts: &[Part<'_>]) -> Option<Readability> {
        let mut all = Readability::default();
        let mut longest = 0;
        let counted = |part: &&Part<'_>| matches!(part.prose.kind, ProseKind::Paragraph | ProseKind::Item);
        for part in parts.iter().filter(counted) {
            let prose = part.prose;
            for sentence in part.sentences.iter().cloned() {
                let (words, syllables) = self.count(&part.text[sentence.clone()]);
                if words == 0 || prose.kind == ProseKind::Item && words < ITEM_WORDS {
                    continue;
                }
                all.words += words;
                all.sentences += 1;
                all.syllables += syllables;
                if words > longest {
                    longest = words;
                    all.longest = Some(longest_at(prose, sentence, words));
                }
            }
        }
        (all.words >= self.min_words.max(1)).then_some(all)
    }

    /// Words and syllables.
    fn count(&self, text: &str) -> (u32, u32) {
        let mut words = 0;
        let mut syllables = 0;
        let breaks = |c: char| c.is_whitespace() || matches!(c, '—' | '–' | '/' | '-');
        for chunk in
            text.split(breaks).filter(|chunk| chunk.contains(|c: char| c.is_alphanumeric() || c == '\u{1}'))
        {
            words += 1;
            let word = chunk.trim_matches(|c: char| !c.is_alphanumeric());
            let spelled = word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’'));
            let acronym = word.chars().filter(|c| c.is_uppercase()).count() > 1;
            syllables += if spelled && !acronym && !word.is_empty() {
                let plain = word.bytes().all(|b| b.is_ascii_lowercase());
                let lower: Cow<'_, str> =
                    if plain { word.into() } else { word.replace('’', "'").to_lowercase().into() };
                syllables::count(&lower, &self.exceptions)
            } else {
                1
            };
        }
        (words, syllables)
    }

    fn limit(&self, level: Option<Level>) -> Option<f64> {
        self.grade.get(level.map_or("any", Level::id)).copied()
    }
}

/// How hard a text is to read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Readability {
    /// Words.
    pub words: u32,
    /// Sentences.
    pub sentences: u32,
    /// Syllables.
    pub syllables: u32,
    /// The longest sentence: bytes of the body, and words.
    longest: Option<(Range<usize>, u32)>,
}

impl Readability {
    /// Flesch reading ease: about 100 is very easy, below 30 very hard.
    pub(super) fn ease(&self) -> f64 {
        206.835 - 1.015 * self.sentence() - 84.6 * self.word()
    }

    /// Flesch–Kincaid grade: years at school.
    pub(super) fn grade(&self) -> f64 {
        0.39 * self.sentence() + 11.8 * self.word() - 15.59
    }

    /// Words in a sentence.
    fn sentence(&self) -> f64 {
        f64::from(self.words) / f64::from(self.sentences.max(1))
    }

    /// Syllables in a word.
    fn word(&self) -> f64 {
        f64::from(self.syllables) / f64::from(self.words.max(1))
    }
}

fn longest_at(prose: &Prose, sentence: Range<usize>, words: u32) -> (Range<usize>, u32) {
    (prose.source(sentence), words)
}

/// Checks one page.
pub(super) fn check(cx: &Cx<'_>, rules: &Rules, found: &mut Findings) {
    if !cx.is_english() {
        return;
    }
    let Some(limit) = rules.limit(cx.page.page.meta.level) else { return };
    let Some(measured) = rules.measure(&cx.parts) else { return };
    if measured.grade() <= limit {
        return;
    }
    let Some((range, words)) = measured.longest.clone() else { return };
    let of = match cx.page.page.meta.level {
        Some(level) => format!("pages of level `{}`", level.id()),
        None => "pages".to_owned(),
    };
    let message = format!(
        "the text has reading grade {:.1} (reading ease {:.0}); {of} have at most {limit}",
        measured.grade(),
        measured.ease()
    );
    let help = format!(
        "write shorter sentences and words: a sentence has {:.0} words on average, a word {:.1} syllables",
        measured.sentence(),
        measured.word()
    );
    let d = cx.finding(Check::Readability, "grade", range, message);
    found.push(d.label(format!("the longest sentence, of {words} words")).help(help));
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, printed};
    use super::*;

    fn measure(text: &str) -> Readability {
        let (portal, _) =
            crate::emit::testing::try_portal(crate::config::Config::default(), &[("page.md", text)]);
        let rules = Rules { min_words: 1, ..Rules::built_in() };
        let text = crate::markdown::text(&portal.pages[0].page.body);
        rules.measure(&text.prose.iter().map(Part::new).collect::<Vec<_>>()).expect("words")
    }

    #[test]
    fn the_formulas() {
        // 6 words, 6 syllables, 1 sentence.
        let cat = measure("The cat sat on the mat.");
        assert_eq!((cat.words, cat.sentences, cat.syllables), (6, 1, 6));
        assert!((cat.ease() - 116.145).abs() < 1e-9);
        assert!((cat.grade() + 1.45).abs() < 1e-9);
    }

    #[test]
    fn what_is_counted() {
        let text = "# A title that is long\n\nOne two.\n\n- three\n- four words are counted\n\n| five | six |\n|---|---|\n| a | b |\n\n> quoted words\n\n```\ncode\n```\n\nUse `some code` of HTTPS at https://a.example/b now.\n";
        let counted = measure(text);
        assert_eq!((counted.words, counted.sentences), (13, 3));
        // one two · four words are count-ed · use [code] of [acronym] at [address] now
        assert_eq!(counted.syllables, 2 + 5 + 7);
    }

    const HARD: &str = "The systematic characterization of organizational interdependencies necessitates considerable methodological sophistication, particularly regarding the operationalization of heterogeneous institutional responsibilities. ";

    #[test]
    fn only_enough_text_is_judged_by_its_level() {
        let page = |level: &str, text: &str| format!("+++\nlevel = \"{level}\"\n+++\n{text}\n");
        assert_eq!(findings(Check::Readability, &page("expert", &HARD.repeat(6))), ["4:1 grade"]);
        assert_eq!(findings(Check::Readability, &page("beginner", HARD)), [""; 0]);
        let easy = "The reader takes one line at a time. ".repeat(20);
        assert_eq!(findings(Check::Readability, &page("beginner", &easy)), [""; 0]);
    }

    #[test]
    fn messages() {
        insta::assert_snapshot!(printed(Check::Readability, &HARD.repeat(6)));
    }
}
