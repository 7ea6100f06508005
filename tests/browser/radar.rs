//! The technology radar: by keyboard, chosen, on a phone, without script, on paper.

use serde_json::Value;

use super::server::portal;
use super::tab::Tab;

const RADAR: &str = "browse/radar/";
/// Names in the lists, and names in the picture, as they can be seen.
const LISTED: &str = "[...document.querySelectorAll('.radar-names li')].filter((it) => it.checkVisibility()).map((it) => it.querySelector('a').textContent.replace(/^\\d+/, ''))";
const DRAWN: &str = "[...document.querySelectorAll('a.blip')].filter((it) => it.checkVisibility()).map((it) => it.querySelector('title').textContent)";

fn choose(tab: &Tab, by: &str, value: &str) {
    tab.eval::<Value>(&format!(
        "{{ const it = document.querySelector('[data-by={by}]');
            it.value = '{value}';
            if (it.value !== '{value}') throw new Error('no such choice');
            it.dispatchEvent(new Event('input', {{ bubbles: true }})); null }}"
    ));
}

#[test]
fn every_blip_is_reached_in_reading_order_by_keyboard() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go(RADAR);
    let names: Vec<String> = tab.eval(LISTED);
    assert_eq!(names.len(), 40);
    assert_eq!(tab.eval::<Vec<String>>(DRAWN), names, "the picture has what the lists have, in their order");
    // From the last name of the first list to the first blip of its picture, and on.
    tab.eval::<Value>("{ [...document.querySelectorAll('.radar-q0 li a')].at(-1).focus(); null }");
    let mut labels = Vec::new();
    for _ in 0..10 {
        tab.press("Tab");
        labels.push(tab.eval::<String>("document.activeElement.getAttribute('aria-label') ?? ''"));
    }
    assert!(labels[0].starts_with("1. Backfill in slices: Adopt, Techniques, moved in"), "{labels:?}");
    let numbers: Vec<usize> = labels
        .iter()
        .map(|label| label.split('.').next().and_then(|n| n.parse().ok()).unwrap_or(0))
        .collect();
    assert_eq!(numbers, (1..=10).collect::<Vec<_>>());
    let halo: String =
        tab.eval("getComputedStyle(document.activeElement.querySelector('.blip-halo')).stroke");
    assert_ne!(halo, "none", "the focus can be seen");
    let marked: usize = tab.eval("document.querySelectorAll('.radar-names li.marked').length");
    assert_eq!(marked, 1, "its name is marked in the list");
    tab.press("Enter");
    tab.arrives("technologies/files-by-sftp/");
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn lists_and_picture_are_chosen_together() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go(RADAR);
    choose(&tab, "ring", "Hold");
    let held: Vec<String> = tab.eval(LISTED);
    assert!(held.contains(&"Java".to_owned()) && !held.contains(&"Rust".to_owned()), "{held:?}");
    assert_eq!(tab.eval::<Vec<String>>(DRAWN), held);
    let said =
        |tab: &Tab| -> String { tab.eval("document.querySelector('[data-radar-tools] output').textContent") };
    assert_eq!(said(&tab), format!("{} of 40 technologies", held.len()));
    choose(&tab, "team", "Platform");
    choose(&tab, "move", "Moved out");
    assert_eq!(tab.eval::<Vec<String>>(DRAWN), [""; 0], "what the team does not use is not there");
    choose(&tab, "ring", "");
    choose(&tab, "move", "New");
    let new: Vec<String> = tab.eval(LISTED);
    assert_eq!(new, ["Rehearsed outages", "Kafka 4 group protocol"]);
    choose(&tab, "move", "");
    choose(&tab, "team", "");
    choose(&tab, "tag", "idempotency");
    assert_eq!(tab.eval::<Vec<String>>(LISTED), ["Idempotent consumers"]);
    choose(&tab, "tag", "");
    assert_eq!(said(&tab), "40 technologies");
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn on_a_phone_the_list_leads_and_the_numbers_can_be_read() {
    let Some(tab) = Tab::open(portal()) else { return };
    let tab = tab.width(390);
    tab.go(RADAR);
    let [list, picture]: [f64; 2] = tab.eval(
        "['.radar-q0 .radar-names', '.radar-q0 .radar-picture'].map((it) => document.querySelector(it).getBoundingClientRect().top)",
    );
    assert!(list < picture, "{list} {picture}");
    let [size, wide]: [f64; 2] = tab.eval(
        "[document.querySelector('.blip text').getBoundingClientRect().height, document.documentElement.scrollWidth]",
    );
    assert!(size >= 13.0 && wide <= 390.0, "{size} {wide}");
}

#[test]
fn lists_picture_and_editions_are_there_without_script() {
    let Some(tab) = Tab::open(portal()) else { return };
    let tab = tab.without_script();
    tab.go(RADAR);
    assert_eq!(tab.eval::<Vec<String>>(DRAWN).len(), 40);
    assert!(!tab.eval::<bool>("document.querySelector('[data-radar-tools]').checkVisibility()"));
    let editions: Vec<String> =
        tab.eval("[...document.querySelectorAll('.radar-editions a')].map((it) => it.pathname)");
    assert!(
        editions[0].ends_with("/browse/radar/") && editions[2].ends_with("/browse/radar/2025-11/"),
        "{editions:?}"
    );
    let relied: Vec<String> =
        tab.eval("[...document.querySelectorAll('.radar-avoided tbody th')].map((it) => it.textContent)");
    assert!(relied.contains(&"Java".to_owned()), "{relied:?}");
    tab.go("browse/radar/2025-11/");
    let drawn: Vec<String> = tab.eval(DRAWN);
    assert!(
        drawn.contains(&"TimescaleDB".to_owned()) && !drawn.contains(&"Redpanda".to_owned()),
        "{drawn:?}"
    );
    assert_eq!(tab.eval::<usize>("document.querySelectorAll('.radar-avoided').length"), 0);
}

#[test]
fn printed_it_is_one_page_with_every_name() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go(RADAR);
    tab.media("print", &[]);
    // A4 and A3, in inches.
    for (width, height) in [(11.69, 8.27), (16.54, 11.69)] {
        assert_eq!(tab.printed(width, height), 1, "{width} by {height}");
    }
    assert_eq!(tab.eval::<Vec<String>>(LISTED).len(), 40);
}

#[test]
fn names_keep_their_width_beside_the_picture() {
    let Some(mut tab) = Tab::open(portal()) else { return };
    for width in [1180, 1240, 1280, 1366, 1440] {
        tab = tab.width(width);
        tab.go(RADAR);
        let (names, wide): (f64, bool) = tab.eval(
            "[Math.min(...[...document.querySelectorAll('.radar-names')].map((it) => it.getBoundingClientRect().width)),
              document.documentElement.scrollWidth > innerWidth]",
        );
        assert!(names >= 160.0 && !wide, "{width}: {names}");
    }
}

#[test]
fn the_way_through_the_editions_is_drawn() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("technologies/redpanda/");
    let paint: Vec<String> = tab.eval(
        "[getComputedStyle(document.querySelector('.radar-history .chart-line')).stroke,
          getComputedStyle(document.querySelector('.radar-history .chart-dot')).fill]",
    );
    assert!(paint[0] == paint[1] && paint[0] != "none" && paint[0] != "rgb(0, 0, 0)", "{paint:?}");
}
