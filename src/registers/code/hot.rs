//! Files that are changed often and are hard to read, from the tables that `lyceum extract` writes.

use std::cmp::Reverse;

use crate::portal::{PageIx, Portal};
use crate::schema::Value;

/// The field that holds them, whatever the type of its page.
const FIELD: &str = "hot_spots";

/// A file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HotFile {
    /// Below the root of its repository.
    pub path: String,
    /// Commits that changed it in a year.
    pub changes: usize,
    /// Of all its functions.
    pub complexity: usize,
    /// People who changed it.
    pub people: usize,
}

/// The files that a page names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HotFiles {
    /// The page.
    pub page: PageIx,
    /// What the code is called.
    pub repository: String,
    /// The most changes × complexity first.
    pub files: Vec<HotFile>,
}

/// Of every page that names some.
pub fn all(portal: &Portal) -> Vec<HotFiles> {
    portal.iter().filter_map(|(ix, _)| of(portal, ix)).collect()
}

/// Of one page; `None` where it names none.
pub fn of(portal: &Portal, ix: PageIx) -> Option<HotFiles> {
    let record = portal.record(ix);
    let files = record.rows(FIELD).iter().filter_map(|row| {
        let number = |name: &str| {
            let number = row.get(name)?.as_number()?;
            (number >= 0.0).then_some(number as usize)
        };
        Some(HotFile {
            path: row.get("path")?.as_str()?.to_owned(),
            changes: number("changes")?,
            complexity: number("complexity")?,
            people: number("people").unwrap_or_default(),
        })
    });
    let mut files: Vec<HotFile> = files.collect();
    files.sort_by_key(|file| Reverse(file.changes.saturating_mul(file.complexity)));
    let extracted = match record.fields.get("extracted") {
        Some(Value::Map(said)) => said.get("repository").and_then(Value::as_str),
        _ => None,
    };
    let repository = extracted.unwrap_or(&record.page.title).to_owned();
    (!files.is_empty()).then_some(HotFiles { page: ix, repository, files })
}
