//! What a reader typed: words, quoted phrases, `-word`, `tag:x`.

use crate::facets::Field;
use crate::text::stem::Language;
use crate::text::stop::is_stop;
use crate::text::tokenize::{Kind, tokenize};

/// A query taken apart.
#[derive(Default, Debug)]
pub(crate) struct Query {
    pub(crate) words: Vec<Word>,
    /// Words that must follow each other, folded.
    pub(crate) phrases: Vec<Vec<String>>,
    pub(crate) excluded: Vec<Word>,
    pub(crate) filters: Vec<Filter>,
}

/// A word that was typed.
#[derive(Default, Debug, Clone)]
pub(crate) struct Word {
    /// Folded.
    pub(crate) text: String,
    /// Its stem in each language of the bundle, without repetition.
    pub(crate) stems: Vec<String>,
    /// The reader may still be typing it.
    pub(crate) unfinished: bool,
    /// Pages must have it: it is part of a phrase.
    pub(crate) required: bool,
    /// Several runs in one, an extra to its runs: `snake_case` also asks for `snakecase`.
    pub(crate) whole: bool,
    pub(crate) stop: bool,
    /// To ask for when nobody writes the word in one: the humps of camel case.
    pub(crate) humps: Vec<String>,
    /// Where it was typed, for suggestions: a range of the query.
    pub(crate) range: (usize, usize),
}

/// A condition on a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Filter {
    pub(crate) field: Field,
    pub(crate) value: String,
    pub(crate) negated: bool,
}

/// Words beyond this many are ignored: a pasted page is not a query.
const MOST_WORDS: usize = 24;

impl Query {
    /// Takes a query apart. The host has composed compatibility forms already.
    pub(crate) fn parse(text: &str, languages: &[Language]) -> Self {
        let mut query = Self::default();
        let mut at = 0;
        while let Some(start) = text[at..].find(|c: char| !c.is_whitespace()).map(|skipped| at + skipped) {
            at = query.take_part(text, start, languages);
        }
        if let Some(last) = query.words.iter_mut().rev().find(|word| !word.whole) {
            last.unfinished = !last.required && last.range.1 == text.len();
        }
        query
    }

    /// Takes the part that begins at `start` and returns where it ends.
    fn take_part(&mut self, text: &str, start: usize, languages: &[Language]) -> usize {
        let negated = text[start..].starts_with('-');
        let from = start + usize::from(negated);
        let (quoted, inner, end) = part(text, from);
        let piece = &text[inner.0..inner.1];
        if quoted {
            if negated {
                self.exclude(text, inner, languages);
            } else {
                self.add_phrase(text, inner, languages);
            }
            return end;
        }
        if let Some((field, rest)) =
            piece.split_once(':').and_then(|(name, _)| Some((Field::named(name)?, name.len())))
        {
            let (_, value, end) = part(text, inner.0 + rest + 1);
            let value = text[value.0..value.1].to_owned();
            if !value.is_empty() {
                self.filters.push(Filter { field, value, negated });
            }
            return end;
        }
        if negated {
            self.exclude(text, inner, languages);
        } else {
            let words = words(text, inner, languages);
            self.add(words);
        }
        end
    }

    fn add_phrase(&mut self, text: &str, range: (usize, usize), languages: &[Language]) {
        let mut found = words(text, range, languages);
        found.retain(|word| !word.whole);
        if found.len() > 1 {
            self.phrases.push(found.iter().map(|word| word.text.clone()).collect());
        }
        for word in &mut found {
            word.required = true;
            word.humps.clear();
        }
        self.add(found);
    }

    fn add(&mut self, words: Vec<Word>) {
        let room = MOST_WORDS.saturating_sub(self.words.len());
        self.words.extend(words.into_iter().take(room));
    }

    fn exclude(&mut self, text: &str, range: (usize, usize), languages: &[Language]) {
        let room = MOST_WORDS.saturating_sub(self.excluded.len());
        let found = words(text, range, languages).into_iter().filter(|word| !word.whole);
        self.excluded.extend(found.take(room));
    }
}

/// A quoted piece, or one without spaces: whether it is quoted, its range, and where what follows begins.
fn part(text: &str, from: usize) -> (bool, (usize, usize), usize) {
    let rest = &text[from..];
    if let Some(inner) = rest.strip_prefix('"') {
        let length = inner.find('"');
        let end = from + 1 + length.unwrap_or(inner.len());
        return (true, (from + 1, end), end + usize::from(length.is_some()));
    }
    // A quotation mark inside ends a plain piece, except right after the colon of a filter.
    let length =
        rest.char_indices().find(|&(_, c)| c.is_whitespace() || c == '"').map_or(rest.len(), |(at, _)| at);
    (false, (from, from + length), from + length)
}

fn words(text: &str, (from, to): (usize, usize), languages: &[Language]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    tokenize(&text[from..to], |token| {
        if token.kind == Kind::Hump {
            if let Some(run) = words.last_mut() {
                run.humps.push(token.word.to_owned());
            }
            return;
        }
        let mut word = Word::of(token.word, languages);
        word.whole = token.kind == Kind::Whole;
        word.range = (from + token.start, from + token.end);
        words.push(word);
    });
    words
}

impl Word {
    pub(crate) fn of(text: &str, languages: &[Language]) -> Self {
        let mut stems: Vec<String> = Vec::new();
        for stem in languages.iter().map(|language| language.stem(text)) {
            if !stems.contains(&stem) {
                stems.push(stem);
            }
        }
        Self { text: text.to_owned(), stems, stop: is_stop(text), ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Query {
        Query::parse(text, &[Language::of(1)])
    }

    fn texts(words: &[Word]) -> Vec<&str> {
        words.iter().map(|word| word.text.as_str()).collect()
    }

    #[test]
    fn syntax_is_told_from_words() {
        let query = parse("deploy \"blue green\" -staging tag:ci type:\"api docs\" -level:expert to");
        assert_eq!(texts(&query.words), ["deploy", "blue", "green", "to"]);
        assert_eq!(query.phrases, [["blue", "green"]]);
        assert_eq!(texts(&query.excluded), ["staging"]);
        let filters: Vec<_> = query.filters.iter().map(|f| (f.field, f.value.as_str(), f.negated)).collect();
        assert_eq!(
            filters,
            [(Field::Tag, "ci", false), (Field::Kind, "api docs", false), (Field::Level, "expert", true)]
        );
    }

    #[test]
    fn only_the_last_word_is_unfinished_and_only_while_nothing_follows_it() {
        let unfinished = |text| parse(text).words.iter().map(|word| word.unfinished).collect::<Vec<_>>();
        assert_eq!(unfinished("match arm"), [false, true]);
        assert_eq!(unfinished("match arm "), [false, false]);
        assert_eq!(unfinished("\"match arm"), [false, false]);
        assert_eq!(unfinished("arm tag:x"), [false]);
    }

    #[test]
    fn unknown_prefixes_and_lone_marks_are_words_or_nothing() {
        assert_eq!(texts(&parse("std::io http://x").words), ["std", "io", "stdio", "http", "x"]);
        for nothing in ["", "-", "\"", "\"\"", "tag:", "-tag:\"", " \u{a0} "] {
            assert!(parse(nothing).words.is_empty(), "{nothing:?}");
        }
    }

    #[test]
    fn camel_case_keeps_its_humps_for_later() {
        let query = parse("getUserName");
        assert_eq!(texts(&query.words), ["getusername"]);
        assert_eq!(query.words[0].humps, ["get", "user", "name"]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_query(text in "[-a-zA-Z:\" é東_.]{0,40}|tag:.*|.*") {
            parse(&text);
        }
    }
}
