//! The words by which it is known what somebody said was: data of the packs, compiled.

use std::collections::{BTreeMap, BTreeSet};

use regex::{Regex, RegexBuilder};
use serde::Deserialize;

use super::CaptureError;
use crate::schema::Schema;

/// Under which name the schema keeps the files.
const FILES: &str = "capture/words.toml";

/// The language that is taken where there are no words of the transcript's.
const USUAL: &str = "en";

/// The words of one language, as they are written.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Raw {
    #[serde(flatten)]
    lists: BTreeMap<String, Vec<String>>,
    signs: BTreeMap<String, Vec<String>>,
}

/// The words of one language.
#[derive(Debug)]
pub struct Words {
    lists: BTreeMap<String, BTreeSet<String>>,
    ordered: BTreeMap<String, Vec<String>>,
    signs: BTreeMap<String, Vec<Regex>>,
    steps: Option<Regex>,
}

impl Words {
    /// The words of a language, or those of English where there are none.
    pub fn new(schema: &Schema, lang: &str) -> Result<Self, CaptureError> {
        let mut all: BTreeMap<String, Raw> = BTreeMap::new();
        for source in schema.check_rules.get(FILES).map(Vec::as_slice).unwrap_or_default() {
            let wrong = |what: String| CaptureError::Words { path: source.path.clone(), what };
            let read: BTreeMap<String, Raw> =
                toml::from_str(&source.text).map_err(|error| wrong(error.message().to_owned()))?;
            for (lang, raw) in read {
                let known = all.entry(lang).or_default();
                for (name, words) in raw.lists {
                    known.lists.entry(name).or_default().extend(words);
                }
                for (name, signs) in raw.signs {
                    known.signs.entry(name).or_default().extend(signs);
                }
            }
        }
        let primary = lang.split('-').next().unwrap_or_default().to_lowercase();
        let lang = if all.contains_key(&primary) { primary.as_str() } else { USUAL };
        Self::compile(all.remove(lang).unwrap_or_default())
    }

    fn compile(raw: Raw) -> Result<Self, CaptureError> {
        let mut signs = BTreeMap::new();
        for (name, patterns) in raw.signs {
            let compiled: Result<Vec<Regex>, _> = patterns.iter().map(|sign| pattern(sign)).collect();
            signs.insert(name, compiled?);
        }
        let lists = raw.lists.iter().map(|(name, words)| {
            (name.clone(), words.iter().map(|word| word.to_lowercase()).collect::<BTreeSet<String>>())
        });
        let mut words = Self { lists: lists.collect(), signs, steps: None, ordered: raw.lists };
        words.steps = words.step_pattern()?;
        Ok(words)
    }

    /// Whether a list has a text, whatever its letter case.
    pub fn has(&self, list: &str, text: &str) -> bool {
        self.lists.get(list).is_some_and(|words| words.contains(&text.to_lowercase()))
    }

    /// A list in its order.
    pub fn list(&self, name: &str) -> &[String] {
        self.ordered.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a sentence has one of the signs of a kind.
    pub fn has_sign(&self, kind: &str, sentence: &str) -> bool {
        self.signs(kind).iter().any(|sign| sign.is_match(sentence))
    }

    /// The signs of a kind.
    pub fn signs(&self, kind: &str) -> &[Regex] {
        self.signs.get(kind).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a sentence says what to do next.
    pub fn is_step(&self, sentence: &str) -> bool {
        self.steps.as_ref().is_some_and(|steps| steps.is_match(sentence))
    }

    /// `Then (you) restart it`, `You restart it`, `Restart it`; with an order before it, `we restart it` too.
    fn step_pattern(&self) -> Result<Option<Regex>, CaptureError> {
        let any = |list: &str| alternatives(self.list(list));
        let verbs = any("verbs");
        if verbs.is_empty() {
            return Ok(None);
        }
        let (order, told, ours, clauses) = (any("order"), any("told"), any("ours"), any("clauses"));
        let clause = format!(r"(?:(?:{clauses}) [^,]{{2,80}}, |(?:{clauses}) [^,]{{2,80}}? (?:{told}) )?");
        let text = format!(
            r"^{clause}(?:(?:{order}),? (?:(?:{told}|{ours}),? )?|(?:{told}),? )?(?:(?:{told}) )?(?:{verbs})\b(?:[^'’]|$)"
        );
        build(&text).map(Some)
    }
}

fn alternatives(words: &[String]) -> String {
    let mut words: Vec<&String> = words.iter().collect();
    // The longest first, so that none hides behind its own beginning.
    words.sort_by_key(|word| (std::cmp::Reverse(word.len()), (*word).clone()));
    words.into_iter().map(|word| regex::escape(word)).collect::<Vec<_>>().join("|")
}

fn build(text: &str) -> Result<Regex, CaptureError> {
    let built = RegexBuilder::new(text).case_insensitive(true).build();
    built.map_err(|error| CaptureError::Words { path: FILES.into(), what: error.to_string() })
}

/// A sign as a pattern: whole words, apostrophes of either form, up to three words for `*`.
fn pattern(sign: &str) -> Result<Regex, CaptureError> {
    let (start, rest) = match sign.strip_prefix('^') {
        Some(rest) => ("^", rest),
        None => (r"(?:^|[^\p{L}\p{N}_`])", sign),
    };
    let mut words = Vec::new();
    for word in rest.split_whitespace() {
        words.push(match word {
            "*" => r"(?:\S+ ){0,2}\S+".to_owned(),
            _ if word.starts_with("{term}") => {
                let name = r#"(?P<term>[`"“‘']?[\p{L}\p{N}][^\s,;:.?!]*(?: [^\s,;:.?!]+){0,3}?)"#;
                format!("{name}{}", regex::escape(&word["{term}".len()..]))
            }
            _ if word.starts_with("{person}") => {
                let after = regex::escape(&word["{person}".len()..]).replace('\'', "['’]");
                format!(r"(?P<person>(?-i:\p{{Lu}})\p{{L}}+){after}")
            }
            _ => regex::escape(word).replace('\'', "['’]"),
        });
    }
    let end = if rest.ends_with("{term}") || rest.ends_with(':') { "" } else { r"(?:$|[^\p{L}\p{N}_])" };
    build(&format!("{start}{}{end}", words.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        let (schema, found) = crate::schema::load(&[]);
        assert_eq!(found, []);
        Words::new(&schema, "de-AT").unwrap()
    }

    #[test]
    fn signs_are_whole_words() {
        let words = words();
        assert!(words.has_sign("decision", "In March we decided to keep it."));
        assert!(words.has_sign("decision", "Let’s go with one topic."));
        assert!(!words.has_sign("decision", "Undecided."));
        assert!(words.has_sign("warning", "Never restart two at once."));
        assert!(!words.has_sign("warning", "It has never happened."));
    }

    #[test]
    fn steps_are_told_and_not_reported() {
        let words = words();
        for step in [
            "Restart the pod.",
            "First, you drain the queue.",
            "Then we roll it back.",
            "You need to wait a minute.",
            "Finally, check the lag.",
            "Once that is done, run `make`.",
            "To add a broker you first copy the template.",
            "If it is late, check the lag.",
        ] {
            assert!(words.is_step(step), "{step}");
        }
        for none in [
            "When we restart it breaks.",
            "We run 27 adapters.",
            "Then it broke.",
            "Restarting helps.",
            "The run was long.",
        ] {
            assert!(!words.is_step(none), "{none}");
        }
    }
}
