//! What holds for pages of every kind.

use std::collections::BTreeSet;

use super::server::{Site, answer, below_a_path, portal};
use super::tab::Tab;

/// All addresses a page refers to, but those it only names, as its canonical one.
const LINKS: &str = "[...document.querySelectorAll('a[href], link[href]:not([rel=canonical]), script[src], img[src], source[src]')]
  .map((it) => it.href?.baseVal ? new URL(it.href.baseVal, location).href : it.href || it.src)";

#[test]
fn nothing_fails_and_nothing_leaves_the_origin() {
    let Some(tab) = Tab::open(portal()) else { return };
    for path in portal().one_of_each_kind() {
        tab.go(&path);
        assert_eq!(tab.errors(), [""; 0], "/{path}");
        let foreign: Vec<String> = tab.requests().into_iter().filter(|url| leaves(url, portal())).collect();
        assert_eq!(foreign, [""; 0], "/{path}");
        tab.forget();
    }
}

/// Texts in the page itself, such as icons in the style sheet, are no requests to anybody.
fn leaves(url: &str, site: &Site) -> bool {
    !url.starts_with(&format!("{}{}", site.origin, site.base)) && !url.starts_with("data:")
}

#[test]
fn no_page_is_wider_than_the_window() {
    let Some(tab) = Tab::open(portal()) else { return };
    let mut wide = Vec::new();
    for path in portal().one_of_each_kind() {
        tab.go(&path);
        for width in [1440, 820, 390] {
            tab.resize(width);
            let over: Vec<String> = tab.eval(
                "document.documentElement.scrollWidth <= innerWidth ? [] :
                   [...document.querySelectorAll('body *')].filter((it) => it.getBoundingClientRect().right > innerWidth + 1)
                     .map((it) => `${it.tagName}.${it.className} ${it.textContent.slice(0, 40)}`).slice(0, 3)
                     .concat(String(document.documentElement.scrollWidth))",
            );
            if !over.is_empty() {
                wide.push(format!("/{path} at {width}: {over:?}"));
            }
        }
    }
    assert_eq!(wide, [""; 0]);
}

#[test]
fn below_a_path_every_address_leads_somewhere() {
    let site = below_a_path();
    let Some(tab) = Tab::open(site) else { return };
    let mut addresses = BTreeSet::new();
    for path in site.one_of_each_kind() {
        tab.go(&path);
        assert_eq!(tab.errors(), [""; 0], "/{path}");
        for url in tab.eval::<Vec<String>>(LINKS) {
            addresses.insert((url.split(['#', '?']).next().unwrap_or_default().to_owned(), path.clone()));
        }
    }
    for (url, page) in addresses {
        if let Some(path) = url.strip_prefix(&site.origin) {
            assert_eq!(answer(&site.root, site.base, path).0, "200 OK", "{path} on /{page}");
        }
    }
}

#[test]
fn a_page_that_is_not_there_has_its_looks_at_any_depth() {
    let Some(tab) = Tab::open(below_a_path()) else { return };
    tab.go("no/such/page/");
    let styled: bool = tab.eval("getComputedStyle(document.querySelector('.top')).position === 'sticky'");
    assert!(styled);
    assert_eq!(tab.errors().len(), 1, "only the page itself is missing: {:?}", tab.errors());
    tab.click("main [data-search]");
    tab.wait("document.querySelector('dialog.search')?.open === true");
}
