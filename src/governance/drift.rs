//! Approvals that are older than what they approved.
//!
//! What a reviewer read is known by the fingerprint in the review, else from version control: the file's text at the
//! last commit on or before the day of the review. Only what [`content::fingerprint`] covers counts, so that signing a
//! page, or giving it another owner, is no change.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::record::{Record, Verdict, records};
use super::{content, lines};
use crate::parse::{Origin, Page};
use crate::portal::{PageIx, Portal, PortalPage};
use crate::source::{Version, Versions};

/// How far a page has gone from what was approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drift {
    /// Lines that came and went, in the text and in the fields that readers see.
    Lines {
        /// Lines that were not there.
        added: usize,
        /// Lines that are gone.
        removed: usize,
    },
    /// It reads differently; what it was is not known.
    Unknown,
    /// Its author says so: it was updated on a later day.
    Stated(Date),
}

/// The reviews that a page has drifted from, by page and row.
#[derive(Debug, Default)]
pub struct Drifts(BTreeMap<(PageIx, usize), Drift>);

impl Drifts {
    /// How far a page has drifted from one of its reviews.
    pub fn of(&self, page: PageIx, row: usize) -> Option<Drift> {
        self.0.get(&(page, row)).copied()
    }
}

/// A review whose page may have drifted.
struct Suspect {
    page: PageIx,
    record: Record,
}

/// Compares the approvals of a portal with its pages. `versions` reads earlier texts of files by path and is called
/// only when there is something to compare; `parse` makes a page of such a text.
pub fn find(
    portal: &Portal,
    versions: impl FnOnce(&BTreeSet<String>) -> Versions,
    parse: &dyn Fn(&str, &str) -> Page,
) -> Drifts {
    let mut suspects = Vec::new();
    let mut prints = BTreeMap::new();
    for (page, of) in portal.iter().filter(|(_, of)| of.fields.contains_key("review")) {
        let print = content::fingerprint(&of.page);
        let doubtful = |r: &Record| {
            r.verdict == Some(Verdict::Approved) && r.date.is_some() && r.content.as_ref() != Some(&print)
        };
        let found = records(of).into_iter().filter(doubtful);
        suspects.extend(found.map(|record| Suspect { page, record }));
        prints.insert(page, print);
    }
    let with_file = |s: &&Suspect| portal.page(s.page).page.origin != Origin::Row;
    let paths: BTreeSet<String> =
        suspects.iter().filter(with_file).map(|s| portal.page(s.page).page.path.clone()).collect();
    let versions = if paths.is_empty() { Versions::new() } else { versions(&paths) };
    let mut known = Known { versions: &versions, parse, read: BTreeMap::new() };
    let mut drifts = BTreeMap::new();
    for Suspect { page, record } in &suspects {
        if let Some(drift) = drift(portal.page(*page), record, &prints[page], &mut known) {
            drifts.insert((*page, record.row), drift);
        }
    }
    Drifts(drifts)
}

fn drift(page: &PortalPage, record: &Record, now: &str, known: &mut Known<'_>) -> Option<Drift> {
    let path = &page.page.path;
    let before = record.content.as_ref().and_then(|content| known.with_print(path, content));
    match (before.or_else(|| known.at(path, record.date?)), &record.content) {
        (Some(read), None) if read.print == now => None,
        (Some(read), _) => {
            let (added, removed) = lines::difference(&read.lines, &content::lines(&page.page));
            Some(if added + removed == 0 { Drift::Unknown } else { Drift::Lines { added, removed } })
        }
        (None, Some(_)) => Some(Drift::Unknown),
        (None, None) => {
            // Only what the author wrote: where the page says nothing, the day is that of the last commit.
            let stated = page.page.meta.updated.filter(|_| page.page.key_ranges.contains_key("updated"));
            stated.filter(|updated| record.date.is_some_and(|date| *updated > date)).map(Drift::Stated)
        }
    }
}

/// Earlier texts, parsed when they are asked for.
struct Known<'a> {
    versions: &'a Versions,
    parse: &'a dyn Fn(&str, &str) -> Page,
    read: BTreeMap<(String, usize), Read>,
}

/// What an earlier text comes to.
#[derive(Clone)]
struct Read {
    print: String,
    lines: Vec<String>,
}

impl Known<'_> {
    fn of(&self, path: &str) -> &[Version] {
        self.versions.get(path).map(Vec::as_slice).unwrap_or_default()
    }

    fn read(&mut self, path: &str, version: usize) -> Read {
        let key = (path.to_owned(), version);
        if let Some(read) = self.read.get(&key) {
            return read.clone();
        }
        let page = (self.parse)(path, &self.of(path)[version].text);
        let read = Read { print: content::fingerprint(&page), lines: content::lines(&page) };
        self.read.insert(key, read.clone());
        read
    }

    /// The newest version of a fingerprint.
    fn with_print(&mut self, path: &str, print: &str) -> Option<Read> {
        let all = 0..self.of(path).len();
        all.into_iter().map(|i| self.read(path, i)).find(|read| read.print == print)
    }

    /// The version at the end of a day.
    fn at(&mut self, path: &str, day: Date) -> Option<Read> {
        let found = self.of(path).iter().position(|version| version.date <= day)?;
        Some(self.read(path, found))
    }
}
