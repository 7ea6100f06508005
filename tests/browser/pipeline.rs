//! Projects, the funnel and ideas: by keyboard, chosen, on a phone, without script.

use super::server::portal;
use super::tab::Tab;

const PROJECTS: &str = "browse/projects/";
const FUNNEL: &str = "browse/funnel/";
const IDEAS: &str = "browse/ideas/";
/// The titles of the cards that can be seen.
const CARDS: &str = "[...document.querySelectorAll('.board-card')].filter((it) => it.checkVisibility()).map((it) => it.querySelector('h3').innerText)";

/// Goes on by the key until the element has the focus.
fn tab_to(tab: &Tab, selector: &str) {
    for _ in 0..120 {
        tab.press("Tab");
        if tab.eval(&format!("document.activeElement.matches({})", serde_json::json!(selector))) {
            return;
        }
    }
    panic!("{selector} is not reached by keyboard");
}

#[test]
fn projects_are_chosen_and_opened_by_keyboard() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go(PROJECTS);
    let stages: Vec<String> =
        tab.eval("[...document.querySelectorAll('.board h2')].map((it) => it.firstChild.textContent.trim())");
    assert_eq!(stages.len(), 8);
    assert_eq!((stages[0].as_str(), stages[7].as_str()), ("Ideation", "Commercialization"));
    assert_eq!(tab.eval::<Vec<String>>(CARDS).len(), 8);
    tab_to(&tab, "[data-by=state]");
    for _ in ["Running", "On hold", "Completed", "Stopped"] {
        tab.press("ArrowDown");
    }
    assert_eq!(tab.eval::<Vec<String>>(CARDS), ["A heat map on the graphics card"]);
    let said: String = tab.eval("document.querySelector('[data-board-tools] output').textContent");
    assert_eq!(said, "1 of 8");
    tab_to(&tab, ".board");
    tab.press("Tab");
    tab.press("Enter");
    tab.arrives("projects/heat-map-on-the-graphics-card/");
    let here: String = tab.eval("document.querySelector('[aria-current=step] h3').innerText");
    assert_eq!(here, "Proof of concept");
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn the_funnel_says_in_its_table_what_is_drawn() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go(FUNNEL);
    let reached: Vec<String> = tab
        .eval("[...document.querySelectorAll('#steps-table tbody tr')].map((row) => row.cells[1].innerText)");
    assert_eq!(reached, ["8", "7", "6", "5", "4", "3", "2", "1"]);
    let drawn: Vec<String> = tab.eval(
        "[...document.querySelector('svg[aria-labelledby=funnel-title]').querySelectorAll('.chart-value')].map((it) => it.textContent)",
    );
    assert_eq!(drawn, reached);
    let concept: Vec<String> = tab
        .eval("[...document.querySelectorAll('#steps-table tbody tr')[2].cells].map((it) => it.innerText)");
    assert_eq!(concept[..7], ["Proof of concept", "6", "5", "0", "0", "1", "83\u{a0}%"]);
    // One project would cost more than it may if it goes on like this.
    let short: usize = tab.eval(
        "[...document.querySelectorAll('#budget-table tbody tr')].filter((row) => row.innerText.includes('Will not do')).length",
    );
    assert_eq!(short, 1);
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn ideas_lead_to_projects_and_back() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go(IDEAS);
    let votes: Vec<f64> = tab.eval(
        "[...document.querySelectorAll('#ideas-table tbody tr')].map((row) => Number(row.cells[1].innerText)).filter((it) => it)",
    );
    assert!(votes.len() > 20 && votes.is_sorted_by(|a, b| a >= b), "{votes:?}");
    tab_to(&tab, "#ideas-table a[href*='projects/overnight-briefing/']");
    tab.press("Enter");
    tab.arrives("projects/overnight-briefing/");
    let from: usize =
        tab.eval("document.querySelectorAll('main a[href$=\"ideas/overnight-briefing/\"]').length");
    assert!(from > 0);
    tab.go("ideas/borrow-a-colleague/");
    let said: String = tab.eval("document.querySelector('.t-strip').innerText.replace(/\\s+/g, ' ')");
    assert!(said.contains("Votes 12 of 12 voters until 6 Nov 2026; 13 written by hand"), "{said}");
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn without_script_everything_can_be_read() {
    let Some(tab) = Tab::open(portal()) else { return };
    let tab = tab.without_script().width(390);
    for (path, text) in [
        (PROJECTS, "Value-at-Risk during the day"),
        (FUNNEL, "Conversion = went on"),
        (IDEAS, "Lend us your spreadsheet"),
        ("projects/intraday-var/", "Only Bence knows the risk engine well enough."),
    ] {
        tab.go(path);
        let seen: String = tab.eval("document.querySelector('main').innerText");
        assert!(seen.contains(text), "{path}");
        let fits: bool = tab.eval("document.documentElement.scrollWidth <= innerWidth");
        assert!(fits, "{path}");
    }
}
