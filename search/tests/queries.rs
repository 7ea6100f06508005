//! What queries find, and how results look.
#![cfg(feature = "write")]

mod common;

use common::{engine, page, portal};
use lyceum_search::{Engine, Options, Results};

fn ask(query: &str) -> Results {
    engine().search(query, &Options::default()).expect("the bundle is sound")
}

fn urls(query: &str) -> Vec<String> {
    ask(query).hits.into_iter().map(|hit| hit.url).collect()
}

fn first(query: &str) -> String {
    urls(query).into_iter().next().unwrap_or_default()
}

#[test]
fn the_right_page_comes_first() {
    for (query, expected) in [
        ("rolling back a deployment", "/rollback/"),
        ("rolled back deployments", "/rollback/"),
        ("rollback", "/glossary/"),
        ("migration schema", "/rollback/"),
        ("deploying production", "/deploy/"),
        ("ticks stored", "/ticks/"),
        ("compact", "/ticks/"),
        ("compaction nigh", "/ticks/"),
        ("gloss", "/glossary/"),
        ("migratoins", "/rollback/"),
        ("comapction", "/ticks/"),
        ("lgossary", "/glossary/"),
        ("e0308", "/rollback/"),
        ("tick_store", "/ticks/"),
        ("tickstore", "/ticks/"),
        ("compactPartition", "/ticks/"),
        ("compact partition", "/ticks/"),
        ("creme brulee", "/cafe/"),
        ("CRÈME", "/cafe/"),
        ("strasse", "/cafe/"),
        ("東京", "/cafe/"),
        ("京都の天気", "/cafe/"),
    ] {
        assert_eq!(first(query), expected, "{query}");
    }
}

#[test]
fn nothing_is_found_where_nothing_is() {
    for query in ["", " ", "-", "xylophone", "\"\"", "e0309", "tag:none", "-rollback"] {
        let results = ask(query);
        assert_eq!((results.total, results.hits.len()), (0, 0), "{query:?}: {:?}", results.hits);
    }
}

#[test]
fn hits_lead_to_their_section() {
    let hit = ask("blue green switch").hits.remove(0);
    assert_eq!((hit.url.as_str(), hit.anchor.as_str()), ("/rollback/", "blue-green-switch"));
    assert_eq!(hit.heading, ["", "Blue", " ", "green", " ", "switch", ""]);
    assert!(hit.excerpt.concat().starts_with("The balancer points back"), "{:?}", hit.excerpt);
    assert_eq!(ask("rolling back deployment").hits[0].anchor, "");
}

#[test]
fn phrases_must_be_met_word_by_word() {
    assert_eq!(urls("\"blue green\""), ["/rollback/"]);
    assert_eq!(urls("\"green blue\""), [""; 0]);
    assert_eq!(urls("blue green").len(), 2);
    assert_eq!(ask("\"blue green\"").total, 1);
}

#[test]
fn phrases_have_stop_words_and_lead_to_their_section() {
    for (query, expected) in [
        ("\"on the new schema\"", "/rollback/"),
        ("\"one change of a price\"", "/glossary/"),
        ("\"way back\" \"that the teams\"", "/glossary/"),
        ("\"rolling back a deployment\"", "/rollback/"),
        ("\"the glossary\"", "/onboarding/"),
    ] {
        assert_eq!(urls(query), [expected], "{query}");
    }
    assert_eq!(urls("\"on a new schema\""), [""; 0]);
    assert_eq!(ask("release \"on the new schema\"").hits[0].anchor, "database-migrations");
}

#[test]
fn a_phrase_fetches_the_sections_in_which_its_words_meet() {
    let filler = "nothing to see ".repeat(200);
    let mut pages = Vec::new();
    for index in 0..60 {
        let (one, other) = if index % 20 == 7 { ("copper kettle", "") } else { ("copper", "kettle") };
        let sections = [
            ("", filler.as_str()),
            ("First", &format!("{filler}{one}")),
            ("Second", &format!("{filler}{other}")),
            ("Third", &filler),
        ];
        pages.push(page(&format!("/p{index}/"), "Page", &sections));
    }
    let files = common::bundle(&pages).files;
    let texts = files.keys().filter(|name| name.starts_with('p')).count();
    let mut engine = Engine::from_files(files).expect("sound");
    let (results, read) = engine.search_logged("\"copper kettle\"", &Options::default()).expect("sound");
    let read = read.iter().filter(|name| name.starts_with('p')).count();
    let urls: Vec<_> = results.hits.iter().map(|hit| (hit.url.as_str(), hit.anchor.as_str())).collect();
    assert_eq!(urls, [("/p27/", "first"), ("/p47/", "first"), ("/p7/", "first")]);
    assert!(texts >= 120, "pages are cut into pieces, found {texts}");
    assert_eq!((results.total, read), (3, 3));
}

#[test]
fn excluded_words_exclude_their_pages() {
    assert_eq!(urls("deploy -staging -hand"), ["/rollback/"]);
    assert!(
        urls("glossary -ticks").is_empty() || !urls("glossary -ticks").contains(&"/glossary/".to_owned())
    );
}

#[test]
fn filters_narrow_by_every_field() {
    for (query, expected) in [
        ("deployment tag:ci", vec!["/rollback/", "/deploy/"]),
        ("type:how_to", vec!["/deploy/"]),
        ("type:\"how to\"", vec!["/deploy/"]),
        ("owner:mira.lind", vec!["/deploy/"]),
        ("owner:\"mira lind\"", vec!["/deploy/"]),
        ("level:expert", vec!["/rollback/"]),
        ("level:expert level:beginner", vec!["/onboarding/", "/rollback/"]),
        ("tag:ci -level:expert", vec!["/deploy/"]),
        ("status:deprecated", vec!["/onboarding/"]),
        ("freshness:current", vec!["/rollback/"]),
    ] {
        assert_eq!(urls(query), expected, "{query}");
    }
}

#[test]
fn facets_count_what_matches_and_their_own_filter_does_not_narrow_them() {
    let options =
        Options { facets: true, filters: vec![("tag".into(), "operations".into())], ..Options::default() };
    let results = engine().search("deployment", &options).expect("sound");
    assert_eq!(results.total, 1);
    let tags = results.facets.iter().find(|facet| facet.name == "tag").expect("pages have tags");
    let tags: Vec<_> = tags.values.iter().map(|value| (&*value.id, value.count, value.chosen)).collect();
    assert_eq!(tags, [("ci", 2, false), ("operations", 1, true)]);
    let levels = results.facets.iter().find(|facet| facet.name == "level").expect("pages have levels");
    assert_eq!(levels.values.len(), 1);
}

#[test]
fn standing_moves_pages_and_says_so() {
    let twins = |change: fn(&mut lyceum_search::Document)| {
        let mut pages = vec![
            page("/a/", "Backups", &[("", "Nightly backups of the store.")]),
            page("/b/", "Backups", &[("", "Nightly backups of the store.")]),
        ];
        change(&mut pages[0]);
        Engine::from_files(common::bundle(&pages).files).expect("sound")
    };
    let order = |mut engine: Engine, options: &Options| {
        let results = engine.search("nightly backups", options).expect("sound");
        (
            results.hits[0].url.clone(),
            results.hits.iter().find(|hit| hit.url == "/a/").expect("found").why.clone(),
        )
    };
    let options = Options { today: Some("2026-11-21".into()), why: true, ..Options::default() };
    assert_eq!(order(twins(|_| {}), &options).0, "/a/");
    let (first, why) = order(twins(|page| page.status = "deprecated".into()), &options);
    assert_eq!((first.as_str(), why.contains(&"status:deprecated".to_owned())), ("/b/", true));
    let overdue = |page: &mut lyceum_search::Document| page.next_review_due = Some("2026-11-20".into());
    let (first, why) = order(twins(overdue), &options);
    assert_eq!((first.as_str(), why.contains(&"overdue".to_owned())), ("/b/", true));
    assert_eq!(
        order(twins(overdue), &Options { today: Some("2026-11-20".into()), ..options.clone() }).0,
        "/a/"
    );
    let advanced = Options { level: Some("advanced".into()), ..options };
    assert_eq!(order(twins(|page| page.level = Some("advanced".into())), &advanced).0, "/a/");
}

#[test]
fn corrections_are_suggested_in_place() {
    assert_eq!(
        ask("nightly compactoin partitions").suggestion.as_deref(),
        Some("nightly compaction partitions")
    );
    assert_eq!(ask("nightly compaction").suggestion, None);
}

#[test]
fn further_pages_of_results_continue_where_the_first_ended() {
    let all = urls("the team deploy glossary tick");
    let options = Options { offset: 1, limit: 2, ..Options::default() };
    let results = engine().search("the team deploy glossary tick", &options).expect("sound");
    let part: Vec<_> = results.hits.iter().map(|hit| hit.url.clone()).collect();
    assert_eq!(part, all[1..3]);
    assert_eq!(results.total, all.len());
}

#[test]
fn a_rank_can_be_explained() {
    let explained = engine().explain("blue switch", "/deploy/", &Options::default()).expect("sound");
    let explained = explained.expect("the page has one of the words");
    assert_eq!((explained.place, explained.total), (2, 2));
    let why = &explained.hit.why;
    assert!(why.contains(&"word:blue".to_owned()) && why.contains(&"without:switch".to_owned()), "{why:?}");
    let first = explained.first.expect("another page is better");
    assert_eq!(first.url, "/rollback/");
    assert!(first.score > explained.hit.score && first.why.contains(&"word:switch".to_owned()));
    let best = engine().explain("blue switch", "/rollback/", &Options::default()).expect("sound");
    assert_eq!(best.map(|best| (best.place, best.first)), Some((1, None)));
    assert_eq!(engine().explain("blue", "/nowhere/", &Options::default()), Ok(None));
}

#[test]
fn a_batch_answers_in_order_and_says_what_is_wrong() {
    let mut engine = engine();
    let answer = lyceum_search::batch(&mut engine, r#"[{"q": "glossary"}, {"q": "xylophone", "kind": "x"}]"#);
    let answer: Vec<Vec<String>> = serde_json::from_str(&answer.expect("sound")).expect("valid JSON");
    assert_eq!(answer[0][0], "/glossary/");
    assert!(answer[1].is_empty());
    for wrong in ["", "{}", r#"[{"query": "x"}]"#] {
        assert!(lyceum_search::batch(&mut engine, wrong).is_err(), "{wrong}");
    }
}

#[test]
fn an_empty_portal_answers_too() {
    let mut engine = Engine::from_files(common::bundle(&[]).files).expect("sound");
    let options = Options { facets: true, ..Options::default() };
    for query in ["", "word", "\"two words\" -x tag:y", "tag:y"] {
        assert_eq!(engine.search(query, &options), Ok(Results::default()), "{query}");
    }
    assert_eq!(portal().len(), 6);
}
