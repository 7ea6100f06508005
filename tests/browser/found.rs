//! What a search found is marked on the page that it led to.

use serde_json::Value;

use super::server::{below_a_path, portal};
use super::tab::Tab;

const MARKS: &str = "[...(CSS.highlights.get('found') ?? [])].map((range) => range.toString().toLowerCase())";

fn follow(tab: &Tab, query: &str) {
    tab.go("glossary/").search(query);
    assert!(tab.eval::<bool>("document.querySelector('.search-list [aria-selected=true] mark') !== null"));
    tab.press("Enter");
    tab.wait("document.querySelector('.found') !== null && document.readyState === 'complete'");
}

#[test]
fn words_are_marked_and_the_page_stays_as_it_is() {
    let Some(tab) = Tab::open(below_a_path()) else { return };
    follow(&tab, "latency histogram");
    let marks: Vec<String> = tab.eval(MARKS);
    assert!(marks.iter().any(|mark| mark == "latency"), "{marks:?}");
    assert!(marks.iter().all(|mark| mark.starts_with("laten") || mark.starts_with("histogram")), "{marks:?}");
    assert_eq!(tab.eval::<String>("location.search"), "", "the address stays clean");
    assert_eq!(
        tab.eval::<i32>("document.querySelectorAll('article mark').length"),
        0,
        "nothing is put into the page"
    );
    let label = "document.querySelector('.found [role=status]').textContent";
    assert_eq!(tab.eval::<String>(label), format!("{} matches", marks.len()));
    tab.click(".found button[aria-label='Next match']");
    assert_eq!(tab.eval::<String>(label), format!("1 of {}", marks.len()));
    tab.click(".found button[aria-label='Previous match']");
    assert_eq!(tab.eval::<String>(label), format!("{0} of {0}", marks.len()));
    tab.wait("(() => { const box = [...CSS.highlights.get('found-now')][0].getBoundingClientRect(); return box.top > 0 && box.bottom < innerHeight; })()");

    // They belong to this visit: a reload keeps them, a new visit does not have them.
    tab.reload();
    tab.wait(&format!("{MARKS}.length === {}", marks.len()));
    tab.press("Escape");
    tab.wait("document.querySelector('.found') === null && CSS.highlights.size === 0");
    tab.reload();
    assert!(tab.eval::<bool>("document.querySelector('.found') === null"));
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn another_visit_has_no_marks() {
    let Some(tab) = Tab::open(portal()) else { return };
    follow(&tab, "latency");
    let page: String = tab.eval("location.pathname");
    tab.go("glossary/");
    tab.go(page.trim_start_matches('/'));
    assert!(tab.eval::<bool>("CSS.highlights.size === 0 && document.querySelector('.found') === null"));
    assert_eq!(tab.eval::<Value>("localStorage.getItem('lyceum:found')"), Value::Null);
}

#[test]
fn a_place_on_the_same_page_is_marked_at_once() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("training/reading-latency-histograms/").search("latency histograms");
    let own = ".search-list a[href*='reading-latency'][href*='#']";
    tab.forget();
    tab.click(own);
    tab.wait(&format!("{MARKS}.length > 1 && document.querySelector('dialog.search')?.open !== true"));
    assert!(!tab.requests().iter().any(|url| url.ends_with('/')), "no page is loaded");
    tab.click(".found button[aria-label='Clear the marks']");
    tab.wait("CSS.highlights.size === 0");
}
