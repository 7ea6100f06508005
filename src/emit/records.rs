//! `browse/type/<id>/records.json`: the records of one type, as a register that other programs read.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use super::model::{self, PROMOTED};
use super::value::{Day, FieldValue, map};
use super::{DATA_VERSION, json, link};
use crate::artifact::Artifact;
use crate::parse::{Level, Status};
use crate::portal::{PageIx, Portal, Term};

/// What a register says of one record.
#[derive(Serialize)]
struct Record<'a> {
    id: &'a str,
    url: String,
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
    portal.taxonomies.types.par_iter().map(|term| register(portal, term)).collect()
}

/// The head on the first line, then a line per record, by title.
fn register(portal: &Portal, term: &Term) -> Artifact {
    let mut out = format!("{{\"version\":{DATA_VERSION},\"type\":").into_bytes();
    out.extend(json(&model::type_view(portal.schema.get(&term.id))));
    out.extend(b",\"records\":[");
    for (i, ix) in term.pages.iter().enumerate() {
        out.extend(if i == 0 { b"\n".as_slice() } else { b",\n" });
        out.extend(json(&record(portal, *ix)));
    }
    out.extend(b"\n]}\n");
    Artifact::new(format!("{}records.json", &term.url.as_str()[1..]), out)
}

fn record(portal: &Portal, ix: PageIx) -> Record<'_> {
    let page = portal.page(ix);
    let meta = &page.page.meta;
    Record {
        id: &page.page.id,
        url: link(portal, &page.url),
        title: &page.page.title,
        summary: &meta.summary,
        status: meta.status,
        level: meta.level,
        owner: page.owner.map(|ix| portal.page(ix).page.id.as_str()),
        tags: &meta.tags,
        created: meta.created.map(Day),
        updated: meta.updated.map(Day),
        fields: map(portal, page.fields.iter().filter(|(name, _)| !PROMOTED.contains(&name.as_str()))),
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
