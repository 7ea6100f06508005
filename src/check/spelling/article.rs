//! `a` before a consonant, `an` before a vowel: as it sounds, not as it is written.

use std::collections::HashSet;

use super::raw::Raw;
use crate::check::words::Word;
use crate::check::{Check, Cx, Findings};
use crate::markdown::text::Prose;

/// Which words sound otherwise than they begin.
pub(super) struct Articles {
    a: Sounds,
    an: Sounds,
    after_letter: HashSet<String>,
}

/// Words, and beginnings of words.
struct Sounds {
    words: HashSet<String>,
    beginnings: Vec<String>,
}

impl Sounds {
    fn new(list: &str) -> Self {
        let (beginnings, words): (Vec<_>, Vec<_>) =
            list.split_whitespace().partition(|word| word.ends_with('*'));
        Self {
            words: words.into_iter().map(str::to_owned).collect(),
            beginnings: beginnings.into_iter().map(|word| word.trim_end_matches('*').to_owned()).collect(),
        }
    }

    fn has(&self, word: &str) -> bool {
        self.words.contains(word) || self.beginnings.iter().any(|start| word.starts_with(start.as_str()))
    }
}

impl Articles {
    pub(super) fn new(raw: &Raw) -> Self {
        let after_letter = raw.after_letter.split_whitespace().map(str::to_owned).collect();
        Self { a: Sounds::new(&raw.a), an: Sounds::new(&raw.an), after_letter }
    }

    pub(super) fn check(
        &self,
        cx: &Cx<'_>,
        prose: &Prose,
        text: &str,
        (article, word): (Word<'_>, Word<'_>),
        found: &mut Findings,
    ) {
        let given = match article.text {
            "a" | "A" => "a",
            "an" | "An" => "an",
            _ => return,
        };
        // A letter that is a name: `service A`, `a-z`, `1a`.
        let capital = article.text.starts_with('A');
        let alone = |at: Option<char>| at.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '"' | '“'));
        if &text[article.range().end..word.start] != " "
            || capital && !article.first
            || article.compound
            || !alone(text[..article.start].chars().next_back())
            || text[word.range().end..].starts_with('\u{1}')
        {
            return;
        }
        let Some(right) = self.sound(word.text) else { return };
        if right == given || given == "a" && self.after_letter.contains(&word.text.to_lowercase()) {
            return;
        }
        let message = format!("`{} {}` sounds wrong", article.text, word.text);
        let right = if capital { super::capitalised(right) } else { right.to_owned() };
        let range = prose.source(article.start..word.range().end);
        let d = cx.finding(Check::Spelling, "article", range, message);
        let d = d.help(format!("write `{right} {}`", word.text));
        found.push(cx.fix(d, prose, article.range(), right));
    }

    /// The article of a word; `None` where it cannot be told, as of an acronym that may be read as a word.
    fn sound(&self, word: &str) -> Option<&'static str> {
        let lower = word.to_lowercase();
        if self.a.has(&lower) {
            return Some("a");
        }
        if self.an.has(&lower) {
            return Some("an");
        }
        let inner = word.chars().skip(1).any(char::is_uppercase);
        if inner || !word.is_ascii() || word.chars().count() < 2 {
            return None;
        }
        // Without a vowel it is read letter by letter.
        if !lower.bytes().any(|b| b"aeiouy".contains(&b)) {
            return None;
        }
        Some(if lower.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" })
    }
}
