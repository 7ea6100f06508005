//! Without a network after the first use; with one, never an old page.

use std::sync::atomic::Ordering;

use super::server::{alone, below_a_path, build_below_a_path};
use super::tab::Tab;
use crate::support::folder;

const KEPT: &str = "caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys()))))
    .then((lists) => lists.flat().map((request) => request.url))";

/// Uses the search on a page and waits until the device keeps what it needs.
fn first_use(tab: &Tab, page: &str, query: &str) {
    tab.go(page).search(query);
    tab.wait("navigator.serviceWorker.controller !== null");
    tab.press("Escape");
}

#[test]
fn search_and_read_pages_work_without_a_network() {
    let site = alone(&below_a_path().root);
    let Some(tab) = Tab::open(site) else { return };
    tab.go("glossary/");
    assert!(!tab.requests().iter().any(|url| url.ends_with("/sw.js")), "nothing before the first use");
    first_use(&tab, "glossary/", "latency");
    // The index is small: all of it is fetched ahead.
    let files = std::fs::read_dir(site.root.join("_lyceum/search")).expect("the bundle").count();
    tab.until("the index", || {
        let kept: Vec<String> = tab.eval(KEPT);
        kept.iter().filter(|url| url.contains("/_lyceum/search/")).count() == files
    });
    tab.go("training/reading-latency-histograms/");

    site.down.store(true, Ordering::SeqCst);
    tab.go("training/reading-latency-histograms/");
    assert!(tab.eval::<bool>("getComputedStyle(document.querySelector('.top')).position === 'sticky'"));
    tab.search("ledger");
    assert!(tab.eval::<bool>("document.querySelector('.search-list .x') !== null"));
    tab.go("search/?q=kafka");
    tab.wait("document.querySelectorAll('.hits > li').length > 5");
    tab.go("decisions/adr-008-timescale-for-analytics/");
    tab.wait("document.querySelector('h1')?.innerText === 'No network'");
    tab.click("main a");
    tab.wait("document.querySelector('[data-search-page]') !== null");

    site.down.store(false, Ordering::SeqCst);
    tab.go("decisions/adr-008-timescale-for-analytics/");
    tab.wait("document.querySelector('article[data-page]') !== null");
}

#[test]
fn with_a_network_a_page_is_never_old_and_a_new_build_takes_over() {
    let root = folder(&[
        ("lyceum.toml", "title = \"T\"\n"),
        ("content/index.md", "# Home\n"),
        ("content/guide.md", "# One\n\nZebra.\n"),
    ]);
    let out = root.path().join("out");
    let build = |text: &str| {
        std::fs::write(root.path().join("content/guide.md"), text).expect("the page is written");
        build_below_a_path(root.path(), &out);
    };
    build("# One\n\nZebra.\n");
    let Some(tab) = Tab::open(alone(&out)) else { return };
    first_use(&tab, "guide/", "zebra");
    tab.go("guide/");
    build("# Two\n\nGiraffe.\n");
    tab.go("guide/");
    tab.wait("document.querySelector('h1')?.innerText === 'Two'");
    tab.press("/");
    tab.wait("document.querySelector('dialog.search')?.open === true");
    tab.type_text("giraffe");
    tab.wait("document.querySelector('.search-list mark')?.textContent === 'Giraffe'");

    // A portal that no longer wants it is rid of it.
    std::fs::write(root.path().join("lyceum.toml"), "title = \"T\"\n\n[build]\noffline = false\n")
        .expect("the settings");
    build("# Three\n");
    tab.go("guide/");
    tab.eval::<serde_json::Value>(
        "navigator.serviceWorker.getRegistration().then((it) => it?.update()).then(() => null, () => null)",
    );
    tab.until("the worker to go", || {
        tab.eval("Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()]).then(([all, kept]) => all.length === 0 && kept.length === 0)")
    });
}

#[test]
fn who_saves_data_gets_nothing_ahead() {
    let Some(tab) = Tab::open(below_a_path()) else { return };
    tab.before_pages(
        "Object.defineProperty(NetworkInformation.prototype, 'saveData', { get: () => true });
         ServiceWorker.prototype.postMessage = (message) => { window.sent = message; };",
    );
    first_use(&tab, "glossary/", "latency");
    tab.wait("window.sent !== undefined");
    let (index, page): (bool, bool) = tab.eval("[sent.index, sent.keep.includes(location.href)]");
    assert!(!index && page);
}

#[test]
fn a_click_after_a_rest_on_the_link_shows_what_was_fetched_then() {
    let site = alone(&below_a_path().root);
    let Some(tab) = Tab::open(site) else { return };
    first_use(&tab, "glossary/", "latency");
    tab.reload();
    tab.forget();
    // The pointer rests on a link; by the time of the click there is no network any more.
    tab.eval::<serde_json::Value>("document.querySelector(\".side a[href='/repo/people/']\").dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))");
    tab.wait("document.querySelector(\"link[rel=prefetch][href='/repo/people/']\") !== null");
    tab.until("the page to be kept", || {
        tab.eval(
            "caches.match(new URL('/repo/people/', location.href).href).then((found) => found !== undefined)",
        )
    });
    site.down.store(true, Ordering::SeqCst);
    tab.click(".side a[href='/repo/people/']");
    tab.arrives("people/");
    assert!(tab.eval::<bool>("document.querySelectorAll('main a').length > 3"));
}
