//! What is served at one moment.

use std::collections::BTreeMap;
use std::process;
use std::sync::Arc;

use serde::Serialize;

use super::overlay::Problem;

/// The files of a portal: path to content.
pub type Files = BTreeMap<String, Arc<[u8]>>;

/// What a build came to.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The portal; `None` when it could not be built, and then the last one stays.
    pub files: Option<Files>,
    /// What the pages show in an overlay: errors. Warnings belong on the terminal.
    pub problems: Vec<Problem>,
}

/// The last good portal and what is wrong with the sources now. Never changed, only replaced.
#[derive(Debug)]
pub(crate) struct Site {
    /// `None` before the first good build.
    pub(crate) files: Option<Files>,
    pub(crate) problems: Vec<Problem>,
    /// Names this portal, also towards pages that an earlier server sent.
    pub(crate) generation: String,
    /// The generation before, while only style sheets differ from it.
    restyled: Option<String>,
    count: u64,
}

impl Site {
    /// The state before the first build.
    pub(crate) fn empty() -> Self {
        Self { files: None, problems: Vec::new(), generation: generation(0), restyled: None, count: 0 }
    }

    /// What follows a build. An identical portal keeps its generation, so that no page reloads.
    pub(crate) fn next(&self, outcome: Outcome) -> Self {
        let Outcome { files, problems } = outcome;
        let change = match (&self.files, &files) {
            (_, None) => Change::None,
            (None, Some(_)) => Change::Pages,
            (Some(old), Some(new)) => compare(old, new),
        };
        let count = if change == Change::None { self.count } else { self.count + 1 };
        Self {
            files: files.or_else(|| self.files.clone()),
            problems,
            generation: generation(count),
            restyled: (change == Change::Styles).then(|| self.generation.clone()),
            count,
        }
    }

    /// What open pages are told, as one line.
    pub(crate) fn message(&self) -> String {
        #[derive(Serialize)]
        struct Message<'a> {
            generation: &'a str,
            previous: Option<&'a str>,
            css: bool,
            problems: &'a [Problem],
        }
        let message = Message {
            generation: &self.generation,
            previous: self.restyled.as_deref(),
            css: self.restyled.is_some(),
            problems: &self.problems,
        };
        // Strings and a flag always have a JSON form.
        serde_json::to_string(&message).unwrap_or_default()
    }
}

/// The process is part of it, because a page may outlive its server and meet the next one.
fn generation(count: u64) -> String {
    format!("{}-{count}", process::id())
}

#[derive(Debug, PartialEq, Eq)]
enum Change {
    None,
    Styles,
    Pages,
}

fn compare(old: &Files, new: &Files) -> Change {
    if old.len() != new.len() || !old.keys().eq(new.keys()) {
        return Change::Pages;
    }
    let differs = |one: &Arc<[u8]>, other: &Arc<[u8]>| !Arc::ptr_eq(one, other) && one != other;
    let mut change = Change::None;
    for ((path, before), after) in old.iter().zip(new.values()) {
        if differs(before, after) {
            if !super::mime::of(path).starts_with("text/css") {
                return Change::Pages;
            }
            change = Change::Styles;
        }
    }
    change
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(files: &[(&str, &str)]) -> Outcome {
        let files =
            files.iter().map(|(path, text)| ((*path).to_owned(), Arc::from(text.as_bytes()))).collect();
        Outcome { files: Some(files), problems: Vec::new() }
    }

    #[test]
    fn a_generation_follows_what_a_page_has_to_do() {
        let first = Site::empty().next(outcome(&[("a.html", "1"), ("a.css", "1")]));
        assert_ne!(first.generation, Site::empty().generation);
        let same = first.next(outcome(&[("a.html", "1"), ("a.css", "1")]));
        assert_eq!(same.generation, first.generation);
        let styled = first.next(outcome(&[("a.html", "1"), ("a.css", "2")]));
        assert_eq!(styled.restyled, Some(first.generation.clone()));
        let paged = first.next(outcome(&[("a.html", "2"), ("a.css", "2")]));
        assert_eq!(paged.restyled, None);
        assert_ne!(paged.generation, first.generation);
        let failed = paged.next(Outcome { files: None, problems: vec![Problem::default()] });
        assert_eq!(failed.generation, paged.generation);
        assert_eq!(failed.files, paged.files);
    }
}
