//! Reading without script.

use serde_json::Value;

use super::reading::SEEN;
use super::server::portal;
use super::tab::Tab;

fn seen(tab: &Tab, selector: &str) -> bool {
    tab.eval::<Value>(SEEN);
    tab.eval(&format!("seen({})", serde_json::json!(selector)))
}

#[test]
fn the_navigation_works_on_a_wide_window() {
    let Some(tab) = Tab::open(portal()) else { return };
    let tab = tab.without_script();
    tab.go("troubleshooting/order-stream-stalls/");
    assert!(!tab.eval::<bool>("document.documentElement.classList.contains('js')"), "script has run");
    for part in [".side a", ".toc a", ".prose p", ".trust .badge", ".finder", ".pager a", ".feedback a"] {
        assert!(seen(&tab, part), "{part} cannot be seen");
    }
    for part in [".needs-js", ".copy", ".menu"] {
        assert!(!seen(&tab, part), "{part} does nothing and is there");
    }
    tab.click(".side a[href='/procedures/']");
    tab.arrives("procedures/");
    tab.click(".finder");
    tab.arrives("browse/");
    assert!(tab.eval::<usize>("document.querySelectorAll('main a').length") > 100);
    tab.click("main a[href='/browse/level/beginner/']");
    tab.arrives("browse/level/beginner/");
    assert!(tab.eval::<usize>("document.querySelectorAll('main .fit a').length") > 10);
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn the_drawer_works_on_a_phone() {
    let Some(tab) = Tab::open(portal()) else { return };
    let tab = tab.width(390).without_script();
    tab.go("tutorials/first-order-replay/");
    assert!(!seen(&tab, "#nav"));
    tab.click(".menu");
    tab.wait("document.querySelector('#nav').matches(':popover-open')");
    assert!(seen(&tab, "#nav a[href='/glossary/']"));
    tab.click("#nav a[href='/glossary/']");
    tab.arrives("glossary/");
    assert!(!seen(&tab, "#nav"));
    tab.go("tutorials/first-order-replay/").click(".tocbar button");
    tab.wait("document.querySelector('#toc').matches(':popover-open')");
}

#[test]
fn every_panel_of_tabs_can_be_read() {
    let Some(tab) = Tab::open(portal()) else { return };
    let tab = tab.without_script();
    tab.go("guidelines/rust/");
    let panels: Vec<bool> =
        tab.eval("[...document.querySelectorAll('.tabs > .tab')].map((panel) => panel.checkVisibility())");
    assert!(panels.len() > 1 && panels.iter().all(|seen| *seen), "{panels:?}");
}
