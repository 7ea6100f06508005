//! The page of all results: addresses, history, filters, paper, and what it is without script.

use serde_json::Value;

use super::server::{alone, below_a_path, build_below_a_path, portal};
use super::tab::Tab;
use crate::support::folder;

const HITS: &str = "[...document.querySelectorAll('.hits > li')]";
const LINE: &str = "document.querySelector('[data-line]').textContent";

fn titles(tab: &Tab) -> Vec<String> {
    tab.eval(&format!("{HITS}.map((it) => it.querySelector('h2').innerText)"))
}

fn shows(tab: &Tab, count: &str) {
    tab.wait(&format!("{LINE}.startsWith('{count}')"));
}

#[test]
fn a_link_that_was_sent_shows_what_it_names() {
    let Some(tab) = Tab::open(below_a_path()) else { return };
    tab.go("search/?q=kafka&type=decision_records&type=tutorials");
    tab.wait(&format!("{HITS}.length > 0"));
    assert_eq!(tab.eval::<String>("document.querySelector('[data-search-page] input').value"), "kafka");
    assert_eq!(tab.eval::<String>("document.querySelector('h1').innerText"), "Results for “kafka”");
    assert!(tab.eval::<String>("document.title").starts_with("kafka · Search"));
    let kinds: Vec<String> = tab.eval(&format!("{HITS}.map((it) => it.querySelector('.c').innerText)"));
    assert!(
        kinds.iter().all(|kind| kind.contains("Decision record") || kind.contains("Tutorial")),
        "{kinds:?}"
    );
    assert_eq!(tab.eval::<String>("document.querySelector('.filter.on').innerText"), "Type: 2");
    let outside: Vec<String> = tab.eval("[...document.querySelectorAll('.hits a')].map((a) => a.pathname).filter((path) => !path.startsWith('/repo/'))");
    assert_eq!(outside, [""; 0]);
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn history_leads_back_and_forward_through_what_was_asked() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("search/?q=latency");
    tab.wait(&format!("{HITS}.length > 0"));
    let first = titles(&tab);
    tab.eval::<Value>("document.querySelector('[data-search-page] input').select()");
    tab.type_text("kafka");
    tab.wait("location.search === '?q=kafka'");
    tab.press("Enter");
    tab.click(".filter");
    tab.settled();
    tab.wait("document.querySelectorAll('.filter-values .filter').length > 1");
    tab.click(".filter-values .filter");
    tab.wait("location.search.startsWith('?q=kafka&type=')");
    tab.travel(-1);
    tab.wait("location.search === '?q=kafka' && document.querySelector('.filter.on') === null");
    tab.travel(-1);
    tab.wait("location.search === '?q=latency' && document.querySelector('h1').innerText === 'Results for “latency”'");
    tab.until("the first results", || titles(&tab) == first);
    tab.travel(2);
    tab.wait("location.search.startsWith('?q=kafka&type=') && document.querySelector('.filter.on') !== null");

    // To a page and back: the same results.
    tab.settled();
    let before = titles(&tab);
    tab.click(".hits h2 a");
    tab.wait("document.querySelector('article[data-page]') !== null");
    tab.travel(-1);
    tab.wait(&format!(
        "document.querySelector('[data-search-page]') !== null && {HITS}.length === {}",
        before.len()
    ));
    assert_eq!(titles(&tab), before);
}

#[test]
fn more_results_come_on_demand_and_reasons_too() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("search/?q=order");
    tab.wait(&format!("{HITS}.length === 20"));
    let first = titles(&tab);
    tab.click("[data-more]");
    tab.wait(&format!("{HITS}.length > 20"));
    assert_eq!(titles(&tab)[..20], first[..]);
    let focused: bool =
        tab.eval("document.activeElement === document.querySelectorAll('.hits > li')[20].querySelector('a')");
    assert!(focused, "the focus goes to the first of the new ones");
    tab.click(".hits summary");
    tab.wait("document.querySelector('.hits details[open] p').innerText.includes('has order')");
}

#[test]
fn keys_go_to_the_field_of_the_page() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("search/?q=kafka");
    tab.wait(&format!("{HITS}.length > 0"));
    tab.press("/");
    tab.wait("document.activeElement === document.querySelector('[data-search-page] input')");
    assert!(tab.eval::<bool>("document.querySelector('dialog.search') === null"));
    tab.go("search/?q=latncy");
    tab.wait(&format!("{LINE}.includes('latency')"));
    tab.click("[data-line] button");
    tab.wait("location.search === '?q=latency'");
    tab.go("search/?q=qqzzxx");
    shows(&tab, "Nothing found");
}

#[test]
fn it_is_printed_without_its_tools() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("search/?q=kafka");
    tab.wait(&format!("{HITS}.length > 0"));
    tab.media("print", &[]);
    let hidden: Vec<bool> = tab.eval("['.results form', '.filter-bar', '.top', '.hits details', '.side'].map((it) => document.querySelector(it).checkVisibility())");
    assert_eq!(hidden, [false; 5]);
    assert!(tab.eval::<bool>("document.querySelector('.hits h2').checkVisibility() && document.querySelector('h1').checkVisibility()"));
    let address: String =
        tab.eval("getComputedStyle(document.querySelector('.hits h2 a'), '::after').content");
    assert!(address.contains("(\"") || address.contains("attr") || address.contains('/'), "{address}");
}

#[test]
fn without_script_it_leads_to_what_can_be_browsed() {
    let Some(tab) = Tab::open(portal()) else { return };
    let tab = tab.without_script();
    tab.go("search/?q=kafka");
    let parts: Vec<bool> = tab
        .eval("['.results form', '[data-more]'].map((it) => document.querySelector(it).checkVisibility())");
    assert_eq!(parts, [false; 2]);
    tab.click(".no-js a[href='/browse/']");
    tab.arrives("browse/");
}

#[test]
fn a_page_of_the_author_keeps_its_address() {
    let root = folder(&[
        ("lyceum.toml", "title = \"T\"\n"),
        ("content/index.md", "# Home\n"),
        ("content/search.md", "# How we search\n\nZebra.\n"),
    ]);
    let out = root.path().join("out");
    build_below_a_path(root.path(), &out);
    let Some(tab) = Tab::open(alone(&out)) else { return };
    tab.go("search/").press("/");
    assert_eq!(tab.eval::<String>("document.querySelector('h1').innerText"), "How we search");
    tab.wait("document.querySelector('dialog.search')?.open === true");
    tab.type_text("zebra");
    tab.wait(
        "document.querySelector('.search-line a').getAttribute('href') === '/repo/browse/search/?q=zebra'",
    );
    tab.click(".search-line a");
    tab.arrives("browse/search/?q=zebra");
    shows(&tab, "1 result");
}
