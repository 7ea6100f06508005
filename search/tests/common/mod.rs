//! A small portal that every test of the engine asks, and a larger generated one.
#![allow(dead_code, reason = "each test binary uses a part of this")]

use std::collections::BTreeMap;

use lyceum_search::{Bundle, Document, Engine, Owner, Section, analyse, write_bundle};

/// A page with a title and sections of heading and text; the first heading is empty.
pub(crate) fn page(url: &str, title: &str, sections: &[(&str, &str)]) -> Document {
    let section = |(heading, text): &(&str, &str)| Section {
        anchor: heading.to_lowercase().replace(' ', "-"),
        heading: (*heading).to_owned(),
        text: (*text).to_owned(),
    };
    Document {
        url: url.to_owned(),
        title: title.to_owned(),
        lang: "en".to_owned(),
        kind: "article".to_owned(),
        kind_title: "Article".to_owned(),
        sections: sections.iter().map(section).collect(),
        ..Document::default()
    }
}

pub(crate) fn portal() -> Vec<Document> {
    let mut pages = vec![
        page(
            "/rollback/",
            "Rolling back a deployment",
            &[
                (
                    "",
                    "Every release can be undone within five minutes. Keep the previous image until the next one is healthy.",
                ),
                (
                    "Blue green switch",
                    "The balancer points back to the blue fleet. Error E0308 means the fleet is gone.",
                ),
                (
                    "Database migrations",
                    "Migrations are written so that the old release still runs on the new schema.",
                ),
            ],
        ),
        page(
            "/deploy/",
            "Deploying to production",
            &[
                ("", "Production is deployed from the main branch, never by hand."),
                (
                    "Approvals",
                    "Two reviewers approve. The green build is a precondition; blue builds are old.",
                ),
            ],
        ),
        page(
            "/ticks/",
            "How ticks are stored",
            &[
                ("", "Market ticks arrive as frames and are kept in `tick_store` for ninety days."),
                (
                    "Compaction",
                    "A nightly job compacts the partitions. See TickStore::compactPartition for the details.",
                ),
            ],
        ),
        page(
            "/glossary/",
            "Glossary",
            &[
                ("", "Words that the teams use."),
                ("Tick", "One change of a price."),
                ("Rollback", "The way back."),
            ],
        ),
        page(
            "/onboarding/",
            "Your first week",
            &[("", "Meet the team, read the glossary, deploy something small to staging.")],
        ),
        page("/cafe/", "Crème brûlée für die Küche", &[("", "東京都の天気。 Straße und Größe.")]),
    ];
    pages[0].level = Some("expert".into());
    pages[0].tags = vec!["ci".into(), "operations".into()];
    pages[0].next_review_due = Some("2026-01-01".into());
    pages[1].kind = "how_to".into();
    pages[1].kind_title = "How-to".into();
    pages[1].tags = vec!["ci".into()];
    pages[1].owner = Some(Owner { id: "mira.lind".into(), title: "Mira Lind".into() });
    pages[1].status = "published".into();
    pages[4].status = "deprecated".into();
    pages[4].level = Some("beginner".into());
    pages[5].lang = "de".into();
    pages
}

pub(crate) fn bundle(pages: &[Document]) -> Bundle {
    write_bundle(pages.iter().map(analyse).collect()).expect("the pages are sound")
}

pub(crate) fn engine() -> Engine {
    Engine::from_files(bundle(&portal()).files).expect("the bundle is sound")
}

/// Pages of words drawn from a small vocabulary by a fixed generator, enough of them for several shards.
pub(crate) fn generated(count: usize) -> Vec<Document> {
    let mut state = 0x2545_f491_u32;
    let mut next = move |below: u32| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state % below
    };
    let syllables = ["ka", "lo", "mi", "ren", "tu", "sor", "bel", "vin", "dra", "pesh"];
    let mut word = move || {
        let length = 2 + next(3);
        (0..length).map(|_| syllables[next(10) as usize]).collect::<String>()
    };
    let mut words = move |count: usize| (0..count).map(|_| word()).collect::<Vec<_>>().join(" ");
    let mut pages = Vec::new();
    for index in 0..count {
        let (title, heading) = (words(3), words(2));
        let (lead, text) = (words(40), words(120));
        pages.push(page(&format!("/p{index}/"), &title, &[("", &lead), (&heading, &text)]));
    }
    pages
}

/// Inflates a file of a bundle.
pub(crate) fn inflate(bytes: &[u8]) -> Vec<u8> {
    use std::io::Read;
    let mut out = Vec::new();
    flate2::read::DeflateDecoder::new(bytes).read_to_end(&mut out).expect("the writer deflates");
    out
}

pub(crate) fn inflated(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    files.iter().map(|(name, bytes)| (name.clone(), inflate(bytes))).collect()
}
