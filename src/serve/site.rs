//! What is served at one moment.

use std::collections::BTreeMap;
use std::fmt;
use std::process;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use serde::Serialize;

use super::overlay::Problem;

/// The files of a portal: path to content.
pub type Files = BTreeMap<String, Arc<[u8]>>;

/// Files that nobody may ever ask for: they are made with the first request for one of them, and only once.
pub struct Later {
    below: String,
    make: Mutex<Option<Box<Make>>>,
    made: OnceLock<Files>,
    /// Others, in other folders.
    beside: Option<Box<Self>>,
}

/// Makes files; there are none where it fails.
type Make = dyn FnOnce() -> Files + Send;

impl Later {
    /// Files in the folder `below` and their maker.
    pub fn new(below: impl Into<String>, make: impl FnOnce() -> Files + Send + 'static) -> Self {
        Self {
            below: below.into(),
            make: Mutex::new(Some(Box::new(make))),
            made: OnceLock::new(),
            beside: None,
        }
    }

    /// With others in another folder, which are made when one of them is asked for.
    #[must_use]
    pub fn beside(self, other: Self) -> Self {
        Self { beside: Some(Box::new(other)), ..self }
    }

    /// All of them, in every folder. Whoever asks first waits until they are made.
    pub fn all(&self) -> Files {
        let mut all = self.beside.as_ref().map(|other| other.all()).unwrap_or_default();
        all.extend(self.files().clone());
        all
    }

    fn files(&self) -> &Files {
        self.made.get_or_init(|| {
            let make = self.make.lock().unwrap_or_else(PoisonError::into_inner).take();
            make.map(|make| make()).unwrap_or_default()
        })
    }

    /// A file, if it is one of these.
    fn get(&self, path: &str) -> Option<&Arc<[u8]>> {
        let own = path.strip_prefix(self.below.as_str()).is_some_and(|rest| rest.starts_with('/'));
        if own { self.files().get(path) } else { self.beside.as_ref()?.get(path) }
    }
}

impl fmt::Debug for Later {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Later").field("below", &self.below).finish_non_exhaustive()
    }
}

/// What a build came to.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The portal; `None` when it could not be built, and then the last one stays.
    pub files: Option<Files>,
    /// More files of the same portal.
    pub later: Option<Later>,
    /// What the pages show in an overlay: errors. Warnings belong on the terminal.
    pub problems: Vec<Problem>,
}

/// The last good portal and what is wrong with the sources now. Never changed, only replaced.
#[derive(Debug)]
pub(crate) struct Site {
    /// `None` before the first good build.
    pub(crate) files: Option<Arc<Files>>,
    later: Option<Arc<Later>>,
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
        Self {
            files: None,
            later: None,
            problems: Vec::new(),
            generation: generation(0),
            restyled: None,
            count: 0,
        }
    }

    /// A file of the portal.
    pub(crate) fn get(&self, path: &str) -> Option<&Arc<[u8]>> {
        self.files.as_ref()?.get(path).or_else(|| self.later.as_ref()?.get(path))
    }

    /// What follows a build. An identical portal keeps its generation, so that no page reloads.
    pub(crate) fn next(&self, outcome: Outcome) -> Self {
        let Outcome { files, later, problems } = outcome;
        let change = match (&self.files, &files) {
            (_, None) => Change::None,
            (None, Some(_)) => Change::Pages,
            (Some(old), Some(new)) => compare(old, new),
        };
        let count = if change == Change::None { self.count } else { self.count + 1 };
        let (files, later) = match files {
            Some(files) => (Some(Arc::new(files)), later.map(Arc::new)),
            None => (self.files.clone(), self.later.clone()),
        };
        Self {
            files,
            later,
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
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn outcome(files: &[(&str, &str)]) -> Outcome {
        let files =
            files.iter().map(|(path, text)| ((*path).to_owned(), Arc::from(text.as_bytes()))).collect();
        Outcome { files: Some(files), ..Outcome::default() }
    }

    #[test]
    fn later_files_are_made_once_and_only_when_asked_for() {
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let make = || {
            MADE.fetch_add(1, Ordering::Relaxed);
            Files::from([("search/a".to_owned(), Arc::from(*b"1"))])
        };
        let with = |text| Outcome { later: Some(Later::new("search", make)), ..outcome(&[("a.html", text)]) };
        let site = Site::empty().next(with("1"));
        assert!(site.get("a.html").is_some() && site.get("searches").is_none());
        assert_eq!(MADE.load(Ordering::Relaxed), 0);
        assert_eq!(site.get("search/a").map(|bytes| bytes.to_vec()), Some(b"1".to_vec()));
        let failed = site.next(Outcome::default());
        assert!(failed.get("search/b").is_none() && failed.get("search/a").is_some());
        assert_eq!(MADE.load(Ordering::Relaxed), 1);
        let next = failed.next(with("2"));
        assert!(next.get("search/a").is_some());
        assert_eq!(MADE.load(Ordering::Relaxed), 2);
    }

    #[test]
    fn folders_of_later_files_are_made_apart() {
        let make = |path: &'static str| {
            move || {
                assert_ne!(path, "never/a", "nobody asked for it");
                Files::from([(path.to_owned(), Arc::from(*b"1"))])
            }
        };
        let never = Later::new("never", make("never/a"));
        let later =
            Later::new("graph", make("graph/a")).beside(Later::new("search", make("search/a")).beside(never));
        assert!(later.get("graph/a").is_some() && later.get("search/a").is_some());
        assert!(later.get("graph").is_none() && later.get("else/a").is_none());
        let two = Later::new("graph", make("graph/a")).beside(Later::new("search", make("search/a")));
        assert_eq!(two.all().into_keys().collect::<Vec<_>>(), ["graph/a", "search/a"]);
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
        let failed = paged.next(Outcome { problems: vec![Problem::default()], ..Outcome::default() });
        assert_eq!(failed.generation, paged.generation);
        assert_eq!(failed.files, paged.files);
    }
}
