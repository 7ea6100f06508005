//! A small bundle with everything in it that a bundle can have: languages, dates, facets, a page in several pieces.

use std::collections::BTreeMap;
use std::io::Read;

use lyceum_search::{Document, Options, Owner, Section, Session, analyse, write_bundle};

fn section(heading: &str, text: &str) -> Section {
    Section { anchor: heading.to_lowercase().replace(' ', "-"), heading: heading.into(), text: text.into() }
}

fn pages() -> Vec<Document> {
    let long = "The broker keeps every record until its segment is compacted. ".repeat(120);
    let words = [
        ("Broker failover", "A standby broker takes over the partitions of a broker that is gone."),
        (
            "Compaction",
            "Segments are compacted at night; tombstones go after a day. See TickStore::compactPartition.",
        ),
        ("Wiederanlauf", "Nach einem Ausfall übernimmt der nächste Knoten. 東京都の天気."),
        (
            "Error codes",
            "E0308 and E0309 mean that snake_case and camelCase were mixed up in /etc/broker.conf.",
        ),
    ];
    let mut pages = Vec::new();
    for (index, (title, text)) in words.into_iter().enumerate() {
        pages.push(Document {
            url: format!("/p{index}/"),
            title: title.into(),
            lang: if index == 2 { "de" } else { "en" }.into(),
            summary: "What happens, and why.".into(),
            kind: "how_to".into(),
            kind_title: "How-to".into(),
            group: "technical".into(),
            status: ["published", "draft", "deprecated", ""][index].into(),
            level: Some("expert".into()).filter(|_| index < 2),
            owner: Some(Owner { id: "mira.lind".into(), title: "Mira Lind".into() }),
            tags: vec!["kafka".into(), format!("tag {index}")],
            updated: Some("2026-11-01".into()),
            next_review_due: Some("2026-10-01".into()).filter(|_| index == 1),
            breadcrumb: vec!["Guides".into()],
            sections: vec![section("", text), section("In detail", &long), section("The broker keeps", text)],
            ..Document::default()
        });
    }
    pages
}

/// The files of the bundle, inflated, by name.
pub fn files() -> BTreeMap<String, Vec<u8>> {
    let bundle = write_bundle(pages().iter().map(analyse).collect()).expect("the pages are sound");
    let inflate = |bytes: &[u8]| {
        let mut out = Vec::new();
        flate2::read::DeflateDecoder::new(bytes).read_to_end(&mut out).expect("the writer deflates");
        out
    };
    bundle.files.iter().map(|(name, bytes)| (name.clone(), inflate(bytes))).collect()
}

/// Carries a query to its end as a host does: files are provided until none is missing.
pub fn converse<'a>(
    session: &mut Session,
    query: &str,
    options: &Options,
    bytes: impl Fn(&str) -> Option<&'a [u8]>,
) {
    // A file is asked for once, so there are at most as many rounds as files.
    for _ in 0..1000 {
        let missing = session.plan(query, options);
        if missing.is_empty() {
            let results = session.results(query, options);
            assert!(results.hits.len() <= options.limit, "no more hits than were asked for");
            results.to_json();
            return;
        }
        for name in missing {
            match bytes(&name) {
                Some(bytes) => drop(session.provide(&name, bytes)),
                None => session.fail(&name),
            }
        }
    }
    panic!("{query:?} asks for files without end");
}
