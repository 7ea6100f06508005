//! The search dialog, used as a reader uses it.

use serde_json::{Value, json};

use super::server::{Site, below_a_path, portal};
use super::tab::Tab;
use crate::support::{TODAY, arg, lyceum_ok, stdout};

const INPUT: &str = "document.querySelector('dialog.search input')";
const OPEN: &str = "document.querySelector('dialog.search')?.open === true";
const CLOSED: &str = "!document.querySelector('dialog.search')?.open";
const CHOSEN: &str = "document.querySelector('.search-list [aria-selected=true]')";
/// The first option of each page.
const HITS: &str = "[...document.querySelectorAll('.search-list [role=group] > :first-child')]";

/// Types a query and waits until the dialog shows what the terminal does.
///
/// While one types there are results of what is typed so far, so that waiting for results is not enough.
fn search(tab: &Tab, site: &Site, query: &str) -> Vec<String> {
    let output =
        lyceum_ok(&["search", arg(&site.root), query, "--format", "json", "--limit", "6", "--today", TODAY]);
    let found: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let text = |hit: &Value, key: &str| hit[key].as_str().unwrap_or_default().to_owned();
    let address = |hit: &Value| match text(hit, "anchor") {
        none if none.is_empty() => text(hit, "url"),
        anchor => format!("{}#{anchor}", text(hit, "url")),
    };
    let terminal: Vec<String> = found["hits"].as_array().expect("hits").iter().map(address).collect();
    tab.type_text(query);
    tab.wait(&format!("{INPUT}.value === {}", json!(query)));
    tab.settled();
    let shown = format!("{HITS}.map((it) => it.getAttribute('href'))");
    let mut dialog = Vec::new();
    tab.until(&format!("“{query}”: {terminal:?}"), || {
        dialog = tab.eval(&shown);
        dialog == terminal
    });
    let count =
        if terminal.len() == 1 { "1 result".to_owned() } else { format!("{} results", found["total"]) };
    assert_eq!(tab.eval::<String>("document.querySelector('.search-count').textContent"), count);
    dialog
}

#[test]
fn keys_open_it_and_escape_gives_the_focus_back() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("troubleshooting/order-stream-stalls/");
    for chord in ["/", "Ctrl+k"] {
        tab.eval::<Value>("document.querySelector('.brand').focus()");
        tab.press(chord);
        tab.wait(&format!("{OPEN} && document.activeElement === {INPUT}"));
        assert_eq!(tab.eval::<String>(&format!("{INPUT}.value")), "", "{chord} is not typed into the field");
        tab.press("Escape");
        tab.wait(CLOSED);
        tab.wait("document.activeElement === document.querySelector('.brand')");
    }
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn a_slash_in_a_field_is_a_slash() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("browse/type/decision_records/");
    tab.eval::<Value>("document.querySelector('[data-text]').focus()");
    tab.press("/");
    tab.wait("document.querySelector('[data-text]').value === '/'");
    assert!(tab.eval::<bool>(CLOSED));
}

#[test]
fn results_come_as_one_types_and_enter_opens_the_section() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("");
    tab.press("/");
    tab.wait(OPEN);
    search(&tab, portal(), "histogram");
    let shown: Value = tab.eval(
        &format!("{HITS}.map((li) => ({{
           way: li.querySelector('.c').innerText, badges: [...li.querySelectorAll('.badge')].map((b) => b.innerText),
           marked: [...li.querySelectorAll('mark')].map((m) => m.innerText.toLowerCase()), excerpt: li.querySelector('.x').innerText,
           href: li.getAttribute('href') }}))"),
    );
    let shown = shown.as_array().expect("a list");
    assert!(!shown.is_empty());
    for hit in shown {
        assert!(hit["marked"].to_string().contains("histogram"), "{hit}");
        assert!(hit["excerpt"].as_str().is_some_and(|text| text.len() > 20), "{hit}");
    }
    let training =
        shown.iter().find(|hit| hit["href"] == "/training/reading-latency-histograms/").expect("the page");
    for part in ["Training material", "Intermediate"] {
        assert!(training["way"].as_str().is_some_and(|way| way.contains(part)), "{training} lacks {part}");
    }
    assert_eq!(training["badges"], json!(["Overdue"]));

    // The first is chosen; the arrows go on, and back.
    let first: String = tab.eval(&format!("{CHOSEN}.getAttribute('href')"));
    assert_eq!(first, shown[0]["href"].as_str().unwrap_or_default());
    for _ in 0..12 {
        if tab.eval(&format!("{CHOSEN}.hash !== ''")) {
            break;
        }
        tab.press("ArrowDown");
    }
    tab.press("ArrowDown");
    tab.press("ArrowUp");
    let target: String = tab.eval(&format!("{CHOSEN}.getAttribute('href')"));
    let active: bool = tab.eval(&format!("{INPUT}.getAttribute('aria-activedescendant') === {CHOSEN}.id"));
    assert!(active, "the chosen one is announced");
    tab.press("Enter");
    tab.arrives(&target);
    tab.wait("(() => { const top = document.querySelector(':target').getBoundingClientRect().top; return top >= 0 && top < innerHeight; })()");
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn the_dialog_finds_what_the_terminal_finds() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("").press("/");
    tab.wait(OPEN);
    let queries = [
        "order stream",
        "kafka partition",
        "duplicat",
        "latncy",
        "type:decision_records clickhouse",
        "\"value at risk\"",
    ];
    for query in queries {
        tab.eval::<Value>(&format!("{INPUT}.select()"));
        let found = search(&tab, portal(), query);
        assert!(!found.is_empty(), "{query}: nothing found");
    }
}

#[test]
fn a_query_without_results_says_so() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("").press("Ctrl+k");
    tab.wait(OPEN);
    tab.type_text("zzqqxx");
    tab.wait("document.querySelector('.search-note').textContent.includes('zzqqxx')");
    tab.press("Enter");
    // There is no result to open: the page of results takes the query over.
    tab.arrives("search/?q=zzqqxx");
}

#[test]
fn it_works_below_a_path() {
    let Some(tab) = Tab::open(below_a_path()) else { return };
    tab.go("tutorials/first-order-replay/").press("/");
    tab.wait(OPEN);
    search(&tab, below_a_path(), "kafka");
    let target: String = tab.eval(&format!("{CHOSEN}.getAttribute('href')"));
    tab.press("Enter");
    tab.arrives(target.strip_prefix("/repo/").expect("an address below the path"));
    assert_eq!(tab.errors(), [""; 0]);
}
