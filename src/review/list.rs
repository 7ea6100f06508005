//! What is due, for people, for scripts and for spreadsheets.

use serde::Serialize;

use super::due::{Due, DuePage, Owner};
use crate::query::{columns, shorten};

/// A table for the terminal.
pub fn text(due: &Due) -> String {
    let mut lines = vec![["DUE", "STATE", "OWNER", "PAGE", "FILE", "LACKS"].map(str::to_owned)];
    lines.extend(due.pages.iter().map(|page| {
        let last = |id: &str| id.rsplit('/').next().unwrap_or(id).to_owned();
        let missing: Vec<&str> = page.missing.iter().map(|m| m.review.as_str()).collect();
        [
            page.due.map_or_else(|| "-".to_owned(), |due| due.to_string()),
            page.state.replace('_', " "),
            page.owner.as_ref().map_or_else(|| "-".to_owned(), |owner| last(&owner.id)),
            shorten(&page.title, 48),
            page.path.clone(),
            if missing.is_empty() { "-".to_owned() } else { missing.join(", ") },
        ]
    }));
    columns(&lines)
}

/// One object: the day, and the owners by name with their pages by date. Pages that nobody answers for come last, with
/// `null` in place of the owner.
pub fn json(due: &Due) -> String {
    #[derive(Serialize)]
    struct Document<'a> {
        today: String,
        until: String,
        evergreen: usize,
        owners: Vec<OwnerPages<'a>>,
    }
    #[derive(Serialize)]
    struct OwnerPages<'a> {
        owner: Option<&'a Owner>,
        pages: Vec<&'a DuePage>,
    }
    let mut pages: Vec<&DuePage> = due.pages.iter().collect();
    let key = |page: &&DuePage| {
        (page.owner.is_none(), page.owner.as_ref().map(|o| (o.title.clone(), o.id.clone())))
    };
    pages.sort_by_cached_key(key);
    let owners = pages
        .chunk_by(|a, b| a.owner == b.owner)
        .map(|pages| OwnerPages { owner: pages[0].owner.as_ref(), pages: pages.to_vec() });
    let document = Document {
        today: due.today.to_string(),
        until: due.until.to_string(),
        evergreen: due.evergreen,
        owners: owners.collect(),
    };
    serde_json::to_string_pretty(&document).map(|text| text + "\n").unwrap_or_default()
}

/// One line a page, with a header.
pub fn csv(due: &Due) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = ["due", "state", "owner", "email", "title", "type", "path", "url", "missing", "requests"];
    let mut ok = writer.write_record(header).is_ok();
    for page in &due.pages {
        let owner = page.owner.as_ref();
        let missing: Vec<&str> = page.missing.iter().map(|m| m.review.as_str()).collect();
        let asked = page.requests.iter().map(|r| {
            let who = r.reviewer.as_ref().map_or("", |who| who.id.as_str());
            format!("{} {who}", r.review)
        });
        ok &= writer
            .write_record([
                page.due.map(|due| due.to_string()).unwrap_or_default().as_str(),
                page.state,
                owner.map_or("", |o| o.id.as_str()),
                owner.and_then(|o| o.email.as_deref()).unwrap_or_default(),
                &page.title,
                &page.type_id,
                &page.path,
                &page.url,
                &missing.join("; "),
                &asked.collect::<Vec<_>>().join("; "),
            ])
            .is_ok();
    }
    // Writing into memory does not fail.
    let bytes = if ok { writer.into_inner().unwrap_or_default() } else { Vec::new() };
    String::from_utf8(bytes).unwrap_or_default()
}
