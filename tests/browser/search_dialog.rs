//! The search dialog beyond finding: keys, filters, reasons, memory, announcements.

use serde_json::{Value, json};

use super::server::{alone, below_a_path, build_below_a_path, portal};
use super::tab::Tab;
use crate::support::folder;

const INPUT: &str = "document.querySelector('dialog.search input')";
const CHOSEN: &str = "document.querySelector('.search-list [aria-selected=true]')";
const COUNT: &str = "document.querySelector('.search-count').textContent";

/// Opens the dialog on a page and types a query.
fn ask(tab: &Tab, page: &str, query: &str) {
    tab.go(page).search(query);
}

fn type_query(tab: &Tab, query: &str) {
    tab.type_text(query);
    tab.settled();
}

/// Position of the chosen option, -1 for none.
fn chosen(tab: &Tab) -> i32 {
    tab.eval(&format!("[...document.querySelectorAll('.search-list [role=option]')].indexOf({CHOSEN})"))
}

#[test]
fn the_whole_list_is_reached_by_keys() {
    let Some(tab) = Tab::open(portal()) else { return };
    ask(&tab, "", "order");
    let last: i32 = tab.eval("document.querySelectorAll('.search-list [role=option]').length - 1");
    assert!(last > 3, "{last}");
    assert_eq!(chosen(&tab), 0, "the best is chosen from the start");
    tab.press("Home");
    assert_eq!(
        tab.eval::<i32>(&format!("{INPUT}.selectionStart")),
        0,
        "before the list, Home is the field's"
    );
    tab.press("ArrowDown");
    tab.press("ArrowDown");
    assert_eq!(chosen(&tab), 2);
    tab.press("ArrowUp");
    assert_eq!(chosen(&tab), 1);
    tab.press("Home");
    assert_eq!(chosen(&tab), 0);
    let rows = tab.eval::<i32>("document.querySelectorAll('.search-list [role=group]').length");
    tab.press("ArrowUp");
    assert_eq!(chosen(&tab), last, "from the first the way up leads to the last");
    // Near the end more results come by themselves; the choice stays where it is.
    tab.settled();
    assert!(tab.eval::<i32>("document.querySelectorAll('.search-list [role=group]').length") > rows);
    assert_eq!(chosen(&tab), last);
    let at_the_end = format!("{CHOSEN} === document.querySelector('.search-list').lastElementChild");
    for _ in 0..8 {
        tab.press("End");
        tab.settled();
        if tab.eval(&at_the_end) {
            break;
        }
    }
    assert!(tab.eval::<bool>(&at_the_end), "the last of all results is reached");
    let inside: bool = tab.eval(&format!(
        "(() => {{ const a = {CHOSEN}.getBoundingClientRect(), b = document.querySelector('.search-body').getBoundingClientRect();
           return a.top >= b.top - 1 && a.bottom <= b.bottom + 1; }})()"
    ));
    assert!(inside, "the chosen one is in sight");
    assert!(tab.eval::<bool>(&format!("document.activeElement === {INPUT}")), "the focus stays in the field");
}

#[test]
fn control_and_enter_open_a_new_tab() {
    let Some(tab) = Tab::open(portal()) else { return };
    ask(&tab, "glossary/", "latency");
    tab.wait(&format!("{CHOSEN} !== null"));
    let target: String = tab.eval(&format!("{CHOSEN}.href"));
    tab.press("Ctrl+Enter");
    tab.until("a second tab", || tab.tabs().contains(&target));
    assert_eq!(tab.eval::<String>("location.pathname"), "/glossary/", "this one stays");
    assert!(tab.eval::<bool>("document.querySelector('dialog.search').open"));
}

#[test]
fn filters_are_reached_by_tab_and_narrow_the_results() {
    let Some(tab) = Tab::open(portal()) else { return };
    ask(&tab, "", "order");
    let before: String = tab.eval(COUNT);
    tab.press("Tab");
    tab.press("Tab");
    tab.wait("document.activeElement.className.startsWith('filter') && document.activeElement.innerText === 'Type'");
    tab.press("Enter");
    tab.wait("document.activeElement.getAttribute('aria-expanded') === 'true'");
    tab.wait("document.querySelectorAll('.filter-values [aria-pressed]').length > 3");
    let (value, count): (String, String) = tab.eval(
        "(() => { const it = [...document.querySelectorAll('.filter-values [aria-pressed]')][1];
           it.focus(); return [it.dataset.value, it.querySelector('.count').textContent]; })()",
    );
    tab.press("Space");
    let expected = if count == "1" { "1 result".to_owned() } else { format!("{count} results") };
    tab.wait(&format!("{COUNT} === {}", json!(expected)));
    assert_ne!(before, expected);
    let still: bool = tab.eval(&format!(
        "document.activeElement.dataset.value === {} && document.activeElement.getAttribute('aria-pressed') === 'true'",
        json!(value)
    ));
    assert!(still, "the focus stays on the value that was chosen");
    let link: String = tab.eval("document.querySelector('.search-line a').getAttribute('href')");
    assert_eq!(link, format!("/search/?q=order&type={value}"));

    // Escape leaves the values, then the dialog.
    tab.press("Escape");
    tab.wait(
        "document.querySelector('.filter-values').hidden && document.querySelector('dialog.search').open",
    );
    tab.click(".filter.clear");
    tab.wait(&format!("{COUNT} === {}", json!(before)));
    tab.press("Escape");
    tab.wait("!document.querySelector('dialog.search').open");
}

#[test]
fn every_field_has_counts_before_anything_is_typed() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("").press("/");
    tab.wait("document.querySelector('dialog.search')?.open === true");
    let names: Vec<String> =
        tab.eval("[...document.querySelectorAll('.filter-bar [aria-expanded]')].map((it) => it.innerText)");
    assert_eq!(names, ["Type", "Status", "Level", "Tag", "Owner", "Review", "Group"]);
    for (index, name) in names.iter().enumerate() {
        tab.click(&format!(".filter-bar > :nth-child({})", index + 1));
        tab.wait(&format!(
            "document.querySelector('.filter-values').getAttribute('aria-label') === {} && document.querySelectorAll('.filter-values .count').length > 1",
            json!(name)
        ));
    }
    let levels: Vec<String> = {
        tab.click(".filter-bar > :nth-child(3)");
        tab.wait("document.querySelector('.filter-values').getAttribute('aria-label') === 'Level'");
        tab.eval("[...document.querySelectorAll('.filter-values .filter')].map((it) => it.dataset.value)")
    };
    assert_eq!(levels, ["beginner", "intermediate", "advanced", "expert"]);
    // A condition alone is a query.
    tab.click(".filter-values .filter");
    tab.wait("document.querySelectorAll('.search-list [role=group]').length > 3");
}

#[test]
fn the_reason_is_told_on_demand() {
    let Some(tab) = Tab::open(portal()) else { return };
    ask(&tab, "", "latency histograms");
    let shown = "[...document.querySelectorAll('.search-list .w')].filter((it) => it.checkVisibility()).map((it) => it.textContent)";
    assert_eq!(tab.eval::<Vec<String>>(shown), [""; 0]);
    tab.click(".search-line button");
    let reasons: Vec<String> = tab.eval(shown);
    assert!(reasons[0].contains("has latency, histograms") && reasons[0].contains("title"), "{reasons:?}");
    assert!(reasons.iter().any(|reason| reason.contains("ranked lower: review overdue")), "{reasons:?}");
    assert_eq!(
        tab.eval::<String>("document.querySelector('.search-line button').getAttribute('aria-pressed')"),
        "true"
    );
}

#[test]
fn results_are_announced_and_nothing_jumps() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("").press("/");
    tab.wait("document.querySelector('dialog.search')?.open === true");
    let frame =
        "JSON.stringify(['dialog.search', '.search-field', '.filter-bar', '.search-line', '.search-body']
        .map((it) => document.querySelector(it).getBoundingClientRect()))";
    let before: String = tab.eval(frame);
    for letter in ["l", "a", "t", "e", "n", "c", "y"] {
        tab.press(letter);
        assert_eq!(tab.eval::<String>(frame), before, "after {letter}");
    }
    tab.wait(&format!("{COUNT}.endsWith('results')"));
    assert_eq!(tab.eval::<String>(frame), before);
    tab.wait(&format!("document.querySelector('dialog.search [role=status]').textContent === {COUNT}"));
    let roles: Value = tab.eval(&format!(
        "[{INPUT}.role, {INPUT}.getAttribute('aria-expanded'), {INPUT}.getAttribute('aria-controls'), document.getElementById({INPUT}.getAttribute('aria-activedescendant')).role]"
    ));
    assert_eq!(roles, json!(["combobox", "true", "search-list", "option"]));
    tab.type_text("qqzz");
    tab.wait("document.querySelector('dialog.search [role=status]').textContent.startsWith('Nothing found')");
    assert_eq!(tab.eval::<String>(frame), before);
}

#[test]
fn a_typo_is_taken_for_the_nearest_word_and_said() {
    let Some(tab) = Tab::open(portal()) else { return };
    ask(&tab, "", "latncy");
    tab.wait("document.querySelector('.search-note').textContent.includes('Showing results for latency')");
    tab.click(".search-note button");
    tab.wait(&format!("{INPUT}.value === 'latency' && document.querySelector('.search-note').hidden"));
}

#[test]
fn the_device_remembers_searches_and_read_pages_until_it_is_told_to_forget() {
    let Some(tab) = Tab::open(below_a_path()) else { return };
    ask(&tab, "glossary/", "latency histogram");
    tab.wait(&format!("{CHOSEN} !== null"));
    tab.press("Enter");
    tab.wait("location.pathname !== '/repo/glossary/' && document.readyState === 'complete'");
    let page: String = tab.eval("location.pathname");

    tab.go("glossary/").press("/");
    tab.wait("document.querySelector('.search-list .again')?.textContent === 'latency histogram'");
    tab.press("ArrowDown");
    tab.press("Enter");
    tab.wait(&format!("{INPUT}.value === 'latency histogram'"));
    let read = format!(
        "document.querySelector('.search-list a[href^={}] .read')?.innerText === 'Read before'",
        json!(page)
    );
    tab.wait(&read);

    tab.eval::<Value>(&format!("{INPUT}.select()"));
    tab.press("Ctrl+x");
    tab.eval::<Value>(&format!("{INPUT}.value = ''; {INPUT}.dispatchEvent(new Event('input'))"));
    tab.wait("document.querySelector('.search-list .again') !== null");
    tab.click(".search-note button");
    tab.wait("document.querySelector('.search-list .again') === null");
    let left: Vec<String> = tab.eval("Object.keys(localStorage).filter((key) => /searches|read/.test(key))");
    assert_eq!(left, [""; 0]);
    type_query(&tab, "latency histogram");
    assert_eq!(tab.eval::<i32>("document.querySelectorAll('.search-list .read').length"), 0);
}

#[test]
fn it_is_used_by_touch() {
    let Some(tab) = Tab::open(portal()) else { return };
    let tab = tab.width(390);
    tab.go("");
    tab.tap(".top .finder");
    tab.wait("document.querySelector('dialog.search')?.open === true");
    type_query(&tab, "latency");
    assert!(tab.eval::<i32>("document.querySelectorAll('.search-list .x').length") > 1);
    let whole: bool = tab.eval(
        "(() => { const box = document.querySelector('dialog.search').getBoundingClientRect();
           return box.left === 0 && box.top === 0 && box.height === innerHeight && document.documentElement.scrollWidth <= innerWidth; })()",
    );
    assert!(whole, "on a phone it takes the whole screen");
    let target: String = tab.eval("document.querySelector('.search-list a').href");
    tab.tap(".search-list a");
    tab.wait(&format!("location.href === {} && document.readyState === 'complete'", json!(target)));
    tab.tap(".top .finder");
    tab.wait("document.querySelector('dialog.search')?.open === true");
    tab.tap(".search-field .tool");
    tab.wait("!document.querySelector('dialog.search').open");
}

#[test]
fn what_authors_write_stays_text() {
    let evil = "<img src=x onerror=\\\"window.evil=1\\\"><b>zebra</b>";
    let page = format!(
        "+++\ntitle = \"{evil}\"\nsummary = \"{evil}\"\ntags = [\"<i>zebra</i>\"]\n+++\n\n## `<b>zebra</b>` and more\n\nA `<script>window.evil=1</script>` zebra.\n\n## Zebra again\n\nZebra.\n"
    );
    let root = folder(&[
        ("lyceum.toml", "title = \"T\"\n"),
        ("content/index.md", "# Home\n"),
        ("content/a.md", &page),
    ]);
    let out = root.path().join("out");
    build_below_a_path(root.path(), &out);
    let Some(tab) = Tab::open(alone(&out)) else { return };
    ask(&tab, "", "zebra");
    tab.click(".search-line button");
    tab.click(".filter-bar > :nth-child(4)");
    tab.wait("document.querySelector('.filter-values').innerText.includes('<i>zebra</i>')");
    let texts: Vec<String> = tab.eval("[document.querySelector('.search-list .n').textContent, document.querySelector('.search-list').textContent]");
    assert!(texts[0].starts_with("<img src=x onerror="), "{texts:?}");
    let strange = "document.querySelectorAll('dialog :is(img, b, i, script), [data-search-page] :is(img, b, i, script)').length";
    assert_eq!(tab.eval::<i32>(strange), 0);
    tab.go("search/?q=zebra%3Cb%3E&tag=%3Ci%3Ezebra%3C/i%3E");
    tab.wait("document.querySelector('.hits h2') !== null");
    assert_eq!(tab.eval::<i32>(strange), 0);
    tab.click(".hits h2 a");
    tab.wait("document.querySelector('.found') !== null");
    assert!(tab.eval::<bool>("window.evil === undefined"));
}

#[test]
fn typing_asks_for_little_and_nothing_before_it_is_needed() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("troubleshooting/order-stream-stalls/");
    let search = |requests: Vec<String>| -> Vec<String> {
        requests
            .into_iter()
            .filter(|url| url.contains("/_lyceum/search") || url.contains("/_lyceum/results"))
            .collect()
    };
    assert_eq!(search(tab.requests()), [""; 0], "a page alone loads nothing of the search");
    tab.press("/");
    tab.wait("document.querySelector('dialog.search')?.open === true");
    tab.forget();
    type_query(&tab, "kafka partition");
    assert!(tab.eval::<String>(COUNT).ends_with("results"));
    let asked = search(tab.requests());
    assert!(asked.len() <= 20, "{} requests: {asked:#?}", asked.len());
    assert!(!asked.iter().any(|url| url.contains("/search/f")), "facets wait for a filter: {asked:#?}");
}
