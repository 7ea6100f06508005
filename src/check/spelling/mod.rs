//! `spelling_grammar`: words that no dictionary has and are near to one, and grammatical mistakes that leave no doubt.
//!
//! A word is not reported because it is unknown: the terms of a trade are. It is reported when it is unknown and a
//! slip of the fingers away from a word that is known.

mod article;
pub(crate) mod dictionary;
mod front;
mod grammar;
mod raw;
mod seen;
mod suffixes;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::settings;
use super::words::{self, Part, Word};
use super::{Check, Cx, Findings};
use crate::diagnostic::{Diagnostic, SourceText};
use crate::markdown::text::{InlineKind, Prose, ProseKind};
use crate::portal::Portal;
use crate::prose::either;
use crate::schema::Kind;
use dictionary::{Dialect, Dictionary, dictionary};

pub(super) use raw::Raw;
use seen::Seen;

/// A part of this share of unknown words, and of at least [`FOREIGN_WORDS`], is in another language.
const FOREIGN: f64 = 0.4;
const FOREIGN_WORDS: usize = 4;

/// A word that a page has so often is a term, or a slip that its author would have seen.
const OFTEN: usize = 4;

/// All that a portal's pages are read with.
pub(super) struct Rules {
    dictionary: &'static Dictionary,
    dialect: Option<Dialect>,
    /// Known words, in lower case: of the trade, of the project, of its people, terms and tags.
    words: HashSet<String>,
    /// Wrong words with the right ones.
    misspellings: HashMap<String, String>,
    prefixes: Vec<String>,
    unknown_words: bool,
    grammar: grammar::Rules,
    /// Words that no list has, each looked at once.
    seen: Seen,
}

impl Rules {
    /// Puts the rule files together; `lists` are the texts of word lists.
    pub(super) fn new(
        portal: &Portal,
        files: Vec<Raw>,
        lists: &[Arc<SourceText>],
        found: &mut Vec<Diagnostic>,
    ) -> Self {
        let settings = &portal.config.check;
        let raw = Raw::merge(files);
        let mut words: HashSet<String> = raw.words.split_whitespace().map(str::to_lowercase).collect();
        words.extend(settings.words.iter().map(|word| word.to_lowercase()));
        for list in lists {
            let lines = list.text.lines().map(|line| line.split('#').next().unwrap_or_default());
            words.extend(lines.flat_map(str::split_whitespace).map(str::to_lowercase));
        }
        names(portal, &mut words);
        let misspellings = raw.misspellings.iter().map(|(a, b)| (a.to_lowercase(), b.clone())).collect();
        Self {
            dictionary: dictionary(),
            dialect: settings.dialect.map(dialect),
            words,
            misspellings,
            prefixes: raw.prefixes.split_whitespace().map(str::to_owned).collect(),
            unknown_words: raw.unknown_words.unwrap_or(false),
            grammar: grammar::Rules::new(&raw, found),
            seen: Seen::default(),
        }
    }

    /// Whether a word in lower case is right.
    fn knows(&self, word: &str) -> bool {
        self.words.contains(word)
            || self.dictionary.has(word)
            || *self.seen.get(word).built.get_or_init(|| self.is_built(word))
    }

    /// Whether a word that no list has is made of others.
    fn is_built(&self, word: &str) -> bool {
        let stems = suffixes::stems(word);
        stems.iter().any(|stem| self.words.contains(stem.as_str()))
            || suffixes::regular(word).iter().any(|stem| self.dictionary.has_forms(stem))
            || suffixes::built(word).is_some_and(|stem| self.dictionary.has(stem))
            || self
                .prefixes
                .iter()
                .filter_map(|prefix| word.strip_prefix(prefix.as_str()))
                .any(|rest| rest.len() > 3 && (self.words.contains(rest) || self.dictionary.has(rest)))
            || (4..word.len().saturating_sub(3)).any(|at| {
                word.is_char_boundary(at)
                    && self.dictionary.is_common(&word[..at])
                    && self.dictionary.is_common(&word[at..])
            })
    }

    /// The words that an unknown one may stand for.
    fn near(&self, word: &str) -> Arc<[String]> {
        let seen = self.seen.get(word);
        let near = seen.near.get_or_init(|| {
            let mut near = self.dictionary.near(word);
            if near.is_empty() {
                near = self.dictionary.near_by_two(word);
            }
            if let Some(dialect) = self.dialect {
                near.retain(|word| !self.dictionary.is_foreign_to(word, dialect));
            }
            near.into()
        });
        Arc::clone(near)
    }
}

const fn dialect(of: settings::Dialect) -> Dialect {
    match of {
        settings::Dialect::American => Dialect::American,
        settings::Dialect::British => Dialect::British,
        settings::Dialect::Canadian => Dialect::Canadian,
        settings::Dialect::Australian => Dialect::Australian,
    }
}

/// The words of what the portal itself names: its records and terms, tags, and names in the titles of its pages.
fn names(portal: &Portal, into: &mut HashSet<String>) {
    let mut add = |text: &str, all: bool| {
        let written = words::words(text).filter(|word| all || word.text.starts_with(char::is_uppercase));
        into.extend(written.map(|word| plain(word.text)));
    };
    for page in &portal.pages {
        let page = &page.page;
        let of = portal.schema.get(&page.type_id);
        let record = of.kind == Kind::Record;
        // The first word of a title has its capital from the title.
        let title = page.title.split_once(' ').map_or("", |(_, rest)| rest);
        add(if record { &page.title } else { title }, record);
        for tag in &page.meta.tags {
            add(tag, true);
        }
        if record {
            page.fields.iter().for_each(|(_, value)| texts(value, &mut |text| add(text, true)));
        }
    }
}

/// The short texts of a field.
fn texts<R>(value: &crate::schema::Value<R>, take: &mut impl FnMut(&str)) {
    use crate::schema::Value;
    match value {
        Value::String(text) if text.len() < 60 => take(text),
        Value::List(all) => all.iter().for_each(|value| texts(value, take)),
        _ => {}
    }
}

/// In lower case, with the plain apostrophe.
fn plain(word: &str) -> String {
    // As most words are written.
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        return word.to_owned();
    }
    word.replace('’', "'").to_lowercase()
}

/// Checks one page.
pub(super) fn check(cx: &Cx<'_>, rules: &Rules, found: &mut Findings) {
    if !cx.is_english() {
        return;
    }
    let stated = front::stated(&cx.page.page);
    let fields: Vec<Cx<'_>> = stated.iter().map(|field| cx.with(&field.body, &field.text)).collect();
    let mut page = Page { cx, at: cx, rules, reported: HashSet::new(), names: HashSet::new(), terms: None };
    for part in &cx.parts {
        let inside = part.words().filter(|word| !word.first && is_capitalised(word.text));
        page.names.extend(inside.map(|word| plain(word.text)));
    }
    for at in std::iter::once(cx).chain(&fields) {
        page.at = at;
        for part in &at.parts {
            page.spelling(part, found);
            rules.grammar.check(at, part, found);
        }
    }
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

struct Page<'a, 'c> {
    cx: &'a Cx<'c>,
    /// What is being read: the page, or one of its fields.
    at: &'a Cx<'c>,
    rules: &'a Rules,
    /// Words that were reported: once a page is enough.
    reported: HashSet<String>,
    /// Words with a capital inside of sentences.
    names: HashSet<String>,
    /// What is a term here; made when it is asked for.
    terms: Option<HashSet<String>>,
}

impl Page<'_, '_> {
    fn spelling(&mut self, part: &Part<'_>, found: &mut Findings) {
        let Part { prose, text, .. } = part;
        let mut unknown = Vec::new();
        let mut all = 0;
        let mut strange = 0;
        for word in part.words() {
            all += 1;
            let lower = plain(word.text);
            let short = word.text.len() < 4 || !word.text.is_ascii();
            strange += usize::from(short && !is_capitalised(word.text) && !self.rules.knows(&lower));
            if let Some(right) = self.rules.misspellings.get(&lower) {
                self.misspelling(prose, word, lower, std::slice::from_ref(right), found);
            } else if !self.skips(&word, prose) && !self.is_right(&lower) {
                unknown.push((word, lower));
            } else if let Some(dialect) = self.rules.dialect {
                self.dialect(prose, word, &lower, dialect, found);
            }
        }
        strange += unknown.len();
        if strange >= FOREIGN_WORDS && strange as f64 > FOREIGN * f64::from(all) {
            return;
        }
        for (word, lower) in unknown {
            let near = self.rules.near(&lower);
            if !near.is_empty() && self.is_slip(prose, text, &word, &lower, &near) {
                self.misspelling(prose, word, lower, &near, found);
            } else if self.rules.unknown_words && near.is_empty() && self.reported.insert(lower) {
                let message = format!("`{}` is not in the dictionary", word.text);
                let d = self.finding(prose, &word, "unknown_word", message.clone());
                found.push(d.help("add it to `words.txt` if it is right").grouped(message));
            }
        }
    }

    /// Whether an unknown word is a known one with a slip, rather than a term or a name that looks like it.
    fn is_slip(&mut self, prose: &Prose, text: &str, word: &Word<'_>, lower: &str, near: &[String]) -> bool {
        let letters = lower.len();
        let first = near.first().map_or("", String::as_str);
        let common = self.rules.dictionary.is_common(first);
        // Short words are near to many, and so are the names of tools.
        if letters < 5 || letters < 7 && !common {
            return false;
        }
        if word.compound && (letters < 6 || near.len() > 1) {
            return false;
        }
        if is_capitalised(word.text) {
            let prose_goes_on = text[word.range().end..].starts_with(' ')
                && text[word.range().end + 1..].starts_with(char::is_lowercase);
            let named = prose.inline.iter().any(|i| i.range.start <= word.start && word.start < i.range.end);
            if !prose_goes_on || named || near.len() > 1 || !common {
                return false;
            }
        }
        !self.terms().contains(lower)
    }

    /// Words of the page's code and of the addresses it links to, and those that it has often.
    fn terms(&mut self) -> &HashSet<String> {
        let cx = self.cx;
        self.terms.get_or_insert_with(|| {
            let mut terms = HashSet::new();
            let mut add = |text: &str| {
                let parts = text.split(|c: char| !c.is_alphabetic()).filter(|part| part.len() > 3);
                terms.extend(parts.map(str::to_lowercase));
            };
            cx.text.code.iter().for_each(|code| add(&code.text));
            let mut often: HashMap<String, usize> = HashMap::new();
            for prose in &cx.text.prose {
                for inline in &prose.inline {
                    match &inline.kind {
                        InlineKind::Code => add(prose.text.get(inline.range.clone()).unwrap_or_default()),
                        InlineKind::Link(to) | InlineKind::Image(to) => add(to),
                        _ => {}
                    }
                }
                for word in words::words(&prose.text) {
                    *often.entry(plain(word.text)).or_default() += 1;
                }
            }
            terms.extend(often.into_iter().filter(|(_, times)| *times >= OFTEN).map(|(word, _)| word));
            terms
        })
    }

    /// Whether a word is a name, an acronym, or too short to tell.
    fn skips(&self, word: &Word<'_>, prose: &Prose) -> bool {
        let letters = word.text.chars().count();
        if letters < 4 || !word.text.is_ascii() && !word.text.contains('’') {
            return true;
        }
        let inner_capital = word.text.chars().skip(1).any(char::is_uppercase);
        let title = matches!(prose.kind, ProseKind::Heading(_)) && self.names.contains(&plain(word.text));
        inner_capital
            || is_capitalised(word.text)
                && (!word.first || word.compound || title || self.names.contains(&plain(word.text)))
    }

    fn is_right(&self, lower: &str) -> bool {
        let base = lower.strip_suffix("'s").or_else(|| lower.strip_suffix('\'')).unwrap_or(lower);
        self.rules.knows(base) || base.contains('\'') || self.rules.dictionary.has(lower)
    }

    fn dialect(&self, prose: &Prose, word: Word<'_>, lower: &str, dialect: Dialect, found: &mut Findings) {
        let words = self.rules.dictionary;
        if self.rules.words.contains(lower) || !words.is_foreign_to(lower, dialect) {
            return;
        }
        let near = words.near(lower).into_iter().chain(words.near_by_two(lower));
        let Some(here) = near.into_iter().find(|near| !words.is_foreign_to(near, dialect)) else { return };
        let message = format!("`{}` is not {} English", word.text, dialect.to_string().to_lowercase());
        let d = self.finding(prose, &word, "dialect", message);
        found.push(d.help(format!("write `{here}`")));
    }

    fn misspelling(
        &mut self,
        prose: &Prose,
        word: Word<'_>,
        lower: String,
        near: &[String],
        found: &mut Findings,
    ) {
        let message = format!("`{}` is not in the dictionary", word.text);
        let d = self.finding(prose, &word, "misspelling", message.clone());
        let cased = |near: &String| if is_capitalised(word.text) { capitalised(near) } else { near.clone() };
        let names: Vec<String> = near.iter().map(|near| format!("`{}`", cased(near))).collect();
        // One answer is certain where the word is long and nothing else is near.
        let d = match near {
            [only] if lower.len() > 5 || self.rules.misspellings.contains_key(&lower) => {
                self.at.fix(d, prose, word.range(), cased(only))
            }
            _ => d,
        };
        if self.reported.insert(lower) || d.fix.is_some() {
            found.push(d.help(format!("did you mean {}?", either(&names))).grouped(message));
        }
    }

    fn finding(&self, prose: &Prose, word: &Word<'_>, rule: &'static str, message: String) -> Diagnostic {
        self.at.finding(Check::Spelling, rule, prose.source(word.range()), message)
    }
}

pub(super) fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
