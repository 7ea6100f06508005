//! The accessibility rules of axe-core, which `npm ci` in this folder installs in the version of `package.json`.

use serde_json::Value;

use super::chrome::skip;
use super::server::portal;
use super::tab::Tab;
use crate::support::package;

/// Everything in one scheme; in the other what depends on it.
const ALL: &str = "{}";
const COLOURS: &str = "{ runOnly: ['color-contrast', 'link-in-text-block'] }";

fn rules() -> Option<&'static str> {
    static RULES: std::sync::OnceLock<Option<String>> = std::sync::OnceLock::new();
    let load = || {
        let rules =
            std::fs::read_to_string(package().join("tests/browser/node_modules/axe-core/axe.min.js")).ok();
        if rules.is_none() {
            skip("accessibility tests: axe-core is not installed; run `npm ci` in tests/browser");
        }
        rules
    };
    RULES.get_or_init(load).as_deref()
}

/// What the rules find in the page as it is: rule, element, reason.
fn findings(tab: &Tab, what: &str) -> Vec<String> {
    tab.eval(&format!(
        "axe.run(document, {what}).then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) =>
           `${{rule.id}}: ${{node.target.join(' ')}}: ${{node.failureSummary.split('\\n').slice(1).join(' ').trim()}}`)))"
    ))
}

fn in_both_schemes(tab: Tab, name: &str, found: &mut Vec<String>) -> Tab {
    for (scheme, what) in [("dark", COLOURS), ("light", ALL)] {
        let features = [("prefers-color-scheme", scheme), ("prefers-reduced-motion", "reduce")];
        tab.media("screen", &features);
        found.extend(findings(&tab, what).iter().map(|finding| format!("{name} ({scheme}) {finding}")));
    }
    tab
}

/// Every other page of each kind, so that two tests share the work of two cores.
fn check(first: usize) {
    let Some(rules) = rules() else { return };
    let Some(mut tab) = Tab::open(portal()) else { return };
    let mut found = Vec::new();
    for path in portal().one_of_each_kind().iter().skip(first).step_by(2) {
        tab.go(path);
        tab.eval::<Value>("document.querySelectorAll('.quality').forEach((panel) => { panel.open = true; })");
        tab.eval::<Value>(&format!("{rules};null"));
        tab = in_both_schemes(tab, &format!("/{path}"), &mut found);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_broken_rule_is_found() {
    let Some(rules) = rules() else { return };
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("standards/writing-style/");
    tab.eval::<Value>(&format!("{rules};document.querySelector('.prose p').style.color = '#aaa';null"));
    let found = findings(&tab, COLOURS);
    assert!(found.iter().any(|finding| finding.starts_with("color-contrast: ")), "{found:?}");
}

#[test]
fn pages_of_every_kind_follow_the_rules() {
    check(0);
}

#[test]
fn pages_of_every_other_kind_follow_the_rules() {
    check(1);
}

#[test]
fn a_page_on_a_phone_and_the_search_follow_the_rules() {
    let Some(rules) = rules() else { return };
    let Some(mut tab) = Tab::open(portal()) else { return };
    let mut found = Vec::new();
    tab.go("troubleshooting/order-stream-stalls/");
    tab.eval::<Value>(&format!("{rules};null"));
    tab.press("/");
    tab.wait("document.querySelector('dialog.search')?.open === true");
    tab = in_both_schemes(tab, "search", &mut found);
    tab.type_text("order");
    tab.settled();
    tab = in_both_schemes(tab, "search with results", &mut found);
    tab.click(".filter");
    tab.wait("document.querySelectorAll('.filter-values .filter').length > 1");
    tab.click(".filter-values .filter");
    tab.settled();
    tab.click(".search-line .link");
    tab = in_both_schemes(tab, "search with filters", &mut found);
    tab.press("Escape");
    tab.resize(390);
    tab = in_both_schemes(tab, "phone", &mut found);
    tab.click(".menu");
    in_both_schemes(tab, "drawer", &mut found);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_page_of_results_and_found_words_follow_the_rules() {
    let Some(rules) = rules() else { return };
    let Some(mut tab) = Tab::open(portal()) else { return };
    let mut found = Vec::new();
    tab.go("search/");
    tab.eval::<Value>(&format!("{rules};null"));
    tab = in_both_schemes(tab, "no query", &mut found);
    tab.go("search/?q=kafka&type=decision_records");
    tab.wait("document.querySelector('.hits > li') !== null");
    tab.eval::<Value>(&format!("{rules};document.querySelector('.hits details').open = true"));
    tab.click(".filter");
    tab.wait("document.querySelectorAll('.filter-values .filter').length > 1");
    tab = in_both_schemes(tab, "results", &mut found);
    tab.resize(390);
    tab = in_both_schemes(tab, "results on a phone", &mut found);
    tab.click(".hits h2 a");
    tab.wait("document.querySelector('.found') !== null");
    tab.eval::<Value>(&format!("{rules};null"));
    in_both_schemes(tab, "found words", &mut found);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_checked_quiz_and_the_whole_way_to_a_page_follow_the_rules() {
    let Some(rules) = rules() else { return };
    let Some(mut tab) = Tab::open(portal()) else { return };
    let mut found = Vec::new();
    tab.go("guidelines/sql/");
    tab.wait("document.querySelector('[data-mark] [aria-pressed]') !== null");
    tab.eval::<Value>(&format!("{rules};document.querySelectorAll('.quiz fieldset').forEach((it) => it.querySelector('input').click())"));
    tab.click(".quiz-end .btn-main");
    tab.wait("!document.querySelector('[data-again]').hidden");
    tab = in_both_schemes(tab, "quiz", &mut found);
    tab.go("evaluations/arrow-flight/");
    tab.wait("!document.querySelector('[data-progress]').hidden");
    tab.eval::<Value>(&format!("{rules};document.querySelector('details[data-way]').open = true"));
    tab.click("[data-way] [data-done]");
    tab = in_both_schemes(tab, "way", &mut found);
    tab.resize(390);
    in_both_schemes(tab, "way on a phone", &mut found);
    assert!(found.is_empty(), "{}", found.join("\n"));
}
