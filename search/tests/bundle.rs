//! What the writer promises about its bytes, and what the reader promises about any.
#![cfg(feature = "write")]

mod common;

use std::collections::BTreeSet;

use common::{bundle, generated, inflate, inflated, portal};
use lyceum_search::{Engine, MANIFEST, Options, Session, analyse, write_bundle};
use proptest::prelude::*;

#[test]
fn the_bytes_depend_on_nothing_but_the_pages() {
    let pages = generated(60);
    let expected = bundle(&pages).files;
    let backwards: Vec<_> = pages.iter().rev().map(analyse).collect();
    assert!(write_bundle(backwards).expect("sound").files == expected, "the order of the pages shows");
    for threads in [1, 7] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        let files = pool.install(|| bundle(&pages).files);
        assert!(files == expected, "{threads} threads show");
    }
}

#[test]
fn names_change_with_content_and_only_with_it() {
    let mut pages = portal();
    let before: BTreeSet<_> = bundle(&pages).files.into_iter().collect();
    pages[2].sections[0].text.push_str(" Nothing else.");
    let after: BTreeSet<_> = bundle(&pages).files.into_iter().collect();
    for (name, bytes) in before.difference(&after).filter(|(name, _)| name != MANIFEST) {
        assert!(after.iter().all(|(other, _)| other != name), "{name} has two contents: {}", bytes.len());
    }
    assert!(before.intersection(&after).count() > 0);
}

#[test]
fn every_word_is_found_where_it_is_and_nowhere_else() {
    // The naive reference: which pages have the word, by looking at all of them.
    let pages = generated(80);
    let mut engine = Engine::from_files(bundle(&pages).files).expect("sound");
    let options = Options { limit: 1000, ..Options::default() };
    let mut words = BTreeSet::new();
    let texts: Vec<String> = pages
        .iter()
        .map(|page| {
            let sections =
                page.sections.iter().map(|section| format!(" {} {} ", section.heading, section.text));
            format!(" {} {}", page.title, sections.collect::<String>())
        })
        .collect();
    for text in &texts {
        words.extend(text.split_whitespace().take(12));
    }
    for word in words {
        let expected: BTreeSet<_> = (0..pages.len())
            .filter(|&index| texts[index].contains(&format!(" {word} ")))
            .map(|index| pages[index].url.clone())
            .collect();
        // A following space says that the word is complete; quotation marks that no other form will do.
        let results = engine.search(&format!("\"{word}\" "), &options).expect("sound");
        let found: BTreeSet<_> = results.hits.into_iter().map(|hit| hit.url).collect();
        assert!(expected.is_subset(&found), "{word}: {expected:?} {found:?}");
        let stem = |word: &str| {
            rust_stemmers::Stemmer::create(rust_stemmers::Algorithm::English).stem(word).into_owned()
        };
        for url in found.difference(&expected) {
            let index = pages.iter().position(|page| page.url == *url).expect("a page of the portal");
            assert!(
                texts[index].split_whitespace().any(|other| stem(other) == stem(word)),
                "{word} is not in {url}"
            );
        }
    }
}

/// Answers a query from inflated files as a browser would, giving up what is damaged.
fn converse(session: &mut Session, files: &std::collections::BTreeMap<String, Vec<u8>>, query: &str) {
    let options = Options { facets: true, why: true, today: Some("2026-11-21".into()), ..Options::default() };
    for _ in 0..50 {
        let missing = session.plan(query, &options);
        if missing.is_empty() {
            break;
        }
        for name in missing {
            match files.get(&name) {
                Some(bytes) if session.provide(&name, bytes).is_ok() => {}
                _ => session.fail(&name),
            }
        }
    }
    assert!(session.plan(query, &options).is_empty(), "{query}: asks for ever");
    session.results(query, &options).to_json();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_query_panics(query in "[-\" a-zé東:_]{0,30}|\\PC{0,60}|(tag|type|level):\\PC{0,9}") {
        let mut engine = common::engine();
        engine.search(&query, &Options { facets: true, why: true, ..Options::default() }).expect("sound");
    }

    #[test]
    fn no_manifest_panics(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let framed = [b"LYS\x01".as_slice(), &bytes].concat();
        for bytes in [bytes, framed] {
            if let Ok(mut session) = Session::new(&bytes) {
                converse(&mut session, &std::collections::BTreeMap::new(), "any query -at all tag:x \"and more\"");
            }
        }
    }

    #[test]
    fn no_damage_panics(
        victim in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        value in any::<u8>(),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut files = inflated(&bundle(&portal()).files);
        let name = victim.get(&files.keys().cloned().collect::<Vec<_>>()).clone();
        let bytes = files.get_mut(&name).expect("the name is from the list");
        let at = at.index(bytes.len());
        bytes[at] = value;
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(mut session) = Session::new(&files[MANIFEST]) {
            for query in ["rolling back deploymnt", "tick -blue level:expert", "\"blue green\" comp", "lgossary 東京"] {
                converse(&mut session, &files, query);
            }
        }
    }

    #[test]
    fn no_file_of_random_bytes_panics(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let files = bundle(&portal()).files;
        let mut session = Session::new(&inflate(&files[MANIFEST])).expect("sound");
        let junk = files.keys().map(|name| (name.clone(), bytes.clone())).collect();
        converse(&mut session, &junk, "rolling deploymnt \"blue green\" tag:ci");
    }
}
