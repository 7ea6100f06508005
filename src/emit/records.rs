//! `browse/type/<id>/records.json`: the records of one type, as a register that other programs read.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::Serialize;

use super::model::{self, PROMOTED};
use super::value::{Day, FieldValue, map};
use super::{DATA_VERSION, json, link};
use crate::artifact::Artifact;
use crate::parse::{Fields, Level, Page, Status};
use crate::portal::{Entry, PageIx, Portal, Taxonomies, taxonomy};

/// What a register says of one record.
#[derive(Serialize)]
struct Record<'a> {
    id: &'a str,
    /// A row without a page has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Status>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<Level>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<Day>,
    fields: BTreeMap<&'a str, FieldValue<'a>>,
}

pub(super) fn emit(portal: &Portal) -> Vec<Artifact> {
    let in_rows = portal.entries.iter().map(|entry| entry.page.type_id.as_str());
    let in_pages = portal.taxonomies.types.iter().map(|term| term.id.as_str());
    let types: BTreeSet<&str> = in_pages.chain(in_rows).collect();
    types.into_par_iter().map(|id| register(portal, id)).collect()
}

/// The head on the first line, then a line per record: pages by title, then rows in their order.
fn register(portal: &Portal, id: &str) -> Artifact {
    let term = Taxonomies::find(&portal.taxonomies.types, id);
    let url = term.map_or_else(|| taxonomy::type_url(id), |term| term.url.clone());
    let mut out = format!("{{\"version\":{DATA_VERSION},\"type\":").into_bytes();
    out.extend(json(&model::type_view(portal.schema.get(id))));
    out.extend(b",\"records\":[");
    let pages = term.into_iter().flat_map(|term| &term.pages).map(|ix| page(portal, *ix));
    let rows = portal.entries.iter().filter(|entry| entry.page.type_id == id);
    for (i, record) in pages.chain(rows.map(|entry| row(portal, entry))).enumerate() {
        out.extend(if i == 0 { b"\n".as_slice() } else { b",\n" });
        out.extend(json(&record));
    }
    out.extend(b"\n]}\n");
    Artifact::new(format!("{}records.json", &url.as_str()[1..]), out)
}

fn page(portal: &Portal, ix: PageIx) -> Record<'_> {
    let page = portal.page(ix);
    Record {
        url: Some(link(portal, &page.url)),
        owner: page.owner.map(|ix| portal.page(ix).page.id.as_str()),
        ..record(portal, &page.page, &page.fields)
    }
}

fn row<'a>(portal: &'a Portal, entry: &'a Entry) -> Record<'a> {
    record(portal, &entry.page, &entry.fields)
}

fn record<'a>(portal: &'a Portal, page: &'a Page, fields: &'a Fields<PageIx>) -> Record<'a> {
    let meta = &page.meta;
    Record {
        id: &page.id,
        url: None,
        title: &page.title,
        summary: &meta.summary,
        status: meta.status,
        level: meta.level,
        owner: None,
        tags: &meta.tags,
        created: meta.created.map(Day),
        updated: meta.updated.map(Day),
        fields: map(portal, fields.iter().filter(|(name, _)| !PROMOTED.contains(&name.as_str()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::testing::{SMALL, portal, text};

    #[test]
    fn a_register() {
        let files = emit(&portal("https://docs.example/", SMALL));
        let whole: serde_json::Value =
            serde_json::from_str(text(&files, "browse/type/troubleshooting/records.json")).unwrap();
        assert_eq!(whole["version"], 1);
        assert_eq!(whole["type"]["id"], "troubleshooting");
        assert_eq!(
            whole["records"],
            serde_json::json!([{
                "id": "guides/lag",
                "url": "https://docs.example/guides/lag/",
                "title": "Lag & offsets",
                "summary": "When `orders` falls behind, look at <offsets>.",
                "status": "published",
                "level": "intermediate",
                "owner": "people/ines",
                "tags": ["Kafka"],
                "created": "2025-11-03",
                "updated": "2026-09-14",
                "fields": {
                    "problem": "Lag grows.",
                    "services": ["orders", "billing"],
                    "severity": "high",
                    "solution": "Restart.",
                    "time_to_fix": { "text": "1h 30m", "seconds": 5400 },
                    "verification": "Lag falls.",
                },
            }])
        );
    }
}
