//! What a portal knows by name: its people, technologies and terms.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::portal::{PageIx, Portal};

/// Names, and what they lead to.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// The expert's name.
    pub expert: Option<String>,
    /// Name → how fields name the person.
    pub people: BTreeMap<String, String>,
    /// What is read in a text → title.
    technologies: Vec<(String, String)>,
    /// What is read in a text → identifier.
    terms: Vec<(String, String)>,
}

/// Who asks, where a transcript has only letters.
const INTERVIEWER: &str = "Interviewer";

impl Names {
    /// The names of a portal.
    pub fn new(portal: &Portal, expert: Option<PageIx>) -> Self {
        let pages: Vec<PageIx> = portal.records("person").filter_map(|record| record.ix).collect();
        let ids = crate::review::names_of(portal, &pages, &["person".to_owned()]);
        let titles = pages.iter().map(|ix| portal.page(*ix).page.title.clone());
        let technologies = portal.records("technology").flat_map(|record| {
            let title = record.page.title.clone();
            let others = record.texts("also_called");
            std::iter::once(title.clone()).chain(others).map(move |name| (name, title.clone()))
        });
        let terms = portal.records("glossary_term").flat_map(|record| {
            let id = record.page.id.clone();
            let short = record.text("abbreviation").map(str::to_owned);
            let all = std::iter::once(record.page.title.clone()).chain(short).chain(record.texts("synonyms"));
            all.map(move |name| (name, id.clone())).collect::<Vec<_>>()
        });
        Self {
            expert: expert.map(|ix| portal.page(ix).page.title.clone()),
            technologies: technologies.collect(),
            terms: terms.collect(),
            people: titles.zip(ids).collect(),
        }
    }

    /// How a speaker is called here: by the whole name, where the portal has one person of that name.
    pub fn speaker(&self, label: &str) -> String {
        let known = label.trim().trim_matches(':');
        match known {
            "Q" | "Interviewer" => return INTERVIEWER.to_owned(),
            "A" | "Expert" | "Interviewee" => {
                if let Some(expert) = &self.expert {
                    return expert.clone();
                }
            }
            _ => {}
        }
        self.person(known).unwrap_or(known).to_owned()
    }

    /// The one person of a name, first name or identifier.
    fn person(&self, given: &str) -> Option<&str> {
        let lower = fold(given);
        let exact = self.people.iter().find(|(name, id)| fold(name) == lower || **id == lower);
        if let Some((name, _)) = exact {
            return Some(name);
        }
        let first = |name: &&String| {
            let name = fold(name);
            let mut parts = name.split_whitespace();
            let initial = lower.split_whitespace().nth(1).is_some_and(|last| {
                last.trim_end_matches('.').chars().count() == 1
                    && parts.clone().nth(1).is_some_and(|own| own.starts_with(last.trim_end_matches('.')))
            });
            let start = lower.split_whitespace().next();
            parts.next() == start && (initial || !lower.contains(' '))
        };
        let mut found = self.people.keys().filter(first);
        found.next().filter(|_| found.next().is_none()).map(String::as_str)
    }

    /// How fields name the person of a name.
    pub fn person_id(&self, given: &str) -> Option<String> {
        self.people.get(self.person(given)?).cloned()
    }

    /// The people that a text names, by identifier, in the order of their names.
    pub fn people_in(&self, text: &str) -> Vec<String> {
        let named = |name: &str| {
            let first = name.split_whitespace().next().unwrap_or(name);
            has_word(text, name) || (has_word(text, first) && self.person(first) == Some(name))
        };
        self.people.iter().filter(|(name, _)| named(name)).map(|(_, id)| id.clone()).collect()
    }

    /// The same without the expert.
    pub fn people(&self, text: &str) -> Vec<String> {
        let expert = self.expert.as_ref().and_then(|name| self.people.get(name));
        self.people_in(text).into_iter().filter(|id| Some(id) != expert).collect()
    }

    /// The technologies that a text names, by title, each once.
    pub fn technologies(&self, text: &str) -> Vec<String> {
        of(&self.technologies, text)
    }

    /// The terms that a text names, by identifier, each once.
    pub fn terms(&self, text: &str) -> Vec<String> {
        of(&self.terms, text)
    }
}

/// In small letters and without accents: programs that write down what is said have none.
pub(crate) fn fold(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>().to_lowercase()
}

fn of(names: &[(String, String)], text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let mut found: Vec<String> = Vec::new();
    for (name, title) in names {
        // `Go` is a language, and `go` is not.
        let short = name.chars().count() <= 4;
        let named = if short { has_inside(text, name) } else { has_word(&lower, &name.to_lowercase()) };
        if named && !found.contains(title) {
            found.push(title.clone());
        }
    }
    found
}

/// Whether a text has a name as whole words.
fn has_word(text: &str, name: &str) -> bool {
    places(text, name).next().is_some()
}

/// The same, elsewhere than at the beginning of a sentence.
fn has_inside(text: &str, name: &str) -> bool {
    places(text, name).any(|at| {
        let before = text[..at].trim_end_matches(' ');
        !before.is_empty() && !before.ends_with(['.', '?', '!', '\n', '…'])
    })
}

fn places<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = usize> + 'a {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name).map(|(at, _)| at).filter(move |at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + name.len()..].chars().next();
        !name.is_empty() && !before.is_some_and(word) && !after.is_some_and(word)
    })
}
