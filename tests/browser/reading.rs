//! Reading a page: badges, contents, tabs, motion, paper.

use serde_json::Value;

use super::server::portal;
use super::tab::Tab;

const TRUST: &str = "document.querySelector('.trust .badge[data-due]').innerText";
/// Defines `seen(selector)`: whether any such element can be seen.
pub(crate) const SEEN: &str = "globalThis.seen = (selector) => [...document.querySelectorAll(selector)]
  .some((it) => it.checkVisibility({ visibilityProperty: true }) && it.getBoundingClientRect().height > 0)";

#[test]
fn badges_say_in_words_what_they_mean() {
    let Some(tab) = Tab::open(portal()) else { return };
    for (path, words) in [
        ("troubleshooting/order-stream-stalls/", "Overdue · 14 Oct 2026"),
        ("tutorials/query-trades-in-clickhouse/", "Review due · 28 Nov 2026"),
        ("checklists/tax-season/", "Never reviewed"),
        ("procedures/move-broker-session/", "Deprecated"),
        ("decisions/adr-008-timescale-for-analytics/", "Archived"),
        ("ideas/pairing-hours/", "Draft"),
    ] {
        tab.go(path);
        let badges: Vec<String> =
            tab.eval("[...document.querySelectorAll('.trust .badge')].map((b) => b.innerText)");
        assert!(badges.iter().any(|badge| badge == words), "/{path}: {badges:?} lacks {words}");
    }
    tab.go("browse/review/overdue/");
    let badges: Vec<String> =
        tab.eval("[...document.querySelectorAll('main .badge-overdue')].map((b) => b.innerText)");
    assert!(badges.len() > 10 && badges.iter().all(|badge| badge == "Overdue"), "{badges:?}");
}

#[test]
fn review_badges_are_those_of_the_readers_date() {
    // Built on 21 November 2026; the review is due on 28 November.
    let page = "tutorials/query-trades-in-clickhouse/";
    for (day, words) in [
        ("2026-11-28", "Review due · 28 Nov 2026"),
        ("2026-11-29", "Overdue · 28 Nov 2026"),
        ("2030-01-01", "Overdue · 28 Nov 2026"),
        ("2026-06-01", "Current · 28 Nov 2026"),
    ] {
        let Some(tab) = Tab::open(portal()) else { return };
        let tab = tab.today(day);
        tab.go(page);
        assert_eq!(tab.eval::<String>(TRUST), words, "on {day}");
        let flag = "document.querySelector('.side [aria-current=page] .flag')?.innerText ?? ''";
        let flagged = if words.starts_with("Overdue") { "Overdue" } else { "" };
        assert_eq!(tab.eval::<String>(flag), flagged, "in the navigation on {day}");
        let banner: bool = tab.eval("document.querySelector('.banner').checkVisibility()");
        assert_eq!(banner, !flagged.is_empty(), "the banner on {day}");
    }
}

#[test]
fn an_overdue_page_names_who_can_fix_it() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("troubleshooting/order-stream-stalls/");
    let banner: String = tab.eval("document.querySelector('.banner:not([hidden])').innerText");
    assert!(banner.contains("14 Oct 2026") && banner.contains("can fix it"), "{banner}");
    assert!(tab.eval::<bool>("document.querySelector('.banner a').pathname.startsWith('/teams/')"));
}

#[test]
fn the_contents_mark_the_section_in_sight() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("architecture/trade-path/");
    let headings: Vec<String> =
        tab.eval("[...document.querySelectorAll('#toc > ul > li > a')].map((a) => a.hash)");
    assert!(headings.len() > 3, "{headings:?}");
    for hash in &headings[1..3] {
        tab.eval::<Value>(&format!(
            "document.querySelector('{hash}').scrollIntoView({{ behavior: 'instant' }})"
        ));
        tab.wait(&format!("document.querySelector('#toc [aria-current]')?.hash === '{hash}'"));
        assert_eq!(tab.eval::<usize>("document.querySelectorAll('#toc [aria-current]').length"), 1);
    }
    tab.eval::<Value>("scrollTo({ top: 0, behavior: 'instant' })");
    tab.wait("!document.querySelector('#toc [aria-current]')");
}

#[test]
fn tabs_are_worked_by_keys_and_the_choice_is_kept() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("guidelines/rust/");
    let state = "[...document.querySelector('.tabs').querySelectorAll('[role=tab]')].map((tab) =>
      `${tab.getAttribute('aria-selected')} ${document.getElementById(tab.getAttribute('aria-controls')).checkVisibility()}`)";
    let before: Vec<String> = tab.eval(state);
    assert_eq!(before[..2], ["true true", "false false"]);
    tab.eval::<Value>("document.querySelector('.tabs [role=tab]').focus()");
    tab.press("ArrowRight");
    let second: Vec<String> = tab.eval(state);
    assert_eq!(second[..2], ["false false", "true true"]);
    assert!(tab.eval::<bool>("document.activeElement === document.querySelectorAll('.tabs [role=tab]')[1]"));
    tab.reload();
    assert_eq!(tab.eval::<Vec<String>>(state), second, "kept on the device");
    tab.eval::<Value>("document.querySelector('.tabs [role=tab][tabindex=\"0\"]').focus()");
    tab.press("ArrowLeft");
    assert_eq!(tab.eval::<Vec<String>>(state), before);
}

#[test]
fn nothing_moves_where_motion_is_not_wanted() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.media("screen", &[("prefers-reduced-motion", "reduce")]);
    for path in ["", "checklists/release-to-production/", "guidelines/rust/"] {
        tab.go(path);
        tab.press("/");
        tab.wait("document.querySelector('dialog.search')?.open === true");
        let moving: Vec<String> = tab.eval(
            "[...document.querySelectorAll('*')].flatMap((it) => [undefined, '::before', '::after', '::backdrop'].map((part) => {
               const style = getComputedStyle(it, part);
               const still = style.transitionDuration.split(', ').every((time) => time === '0s') && style.animationName === 'none';
               return still && style.scrollBehavior !== 'smooth' ? '' : `${it.tagName}.${it.className}${part ?? ''}`;
             })).filter(Boolean).concat(document.getAnimations().map(String))",
        );
        assert_eq!(moving, [""; 0], "/{path}");
    }
}

#[test]
fn paper_has_the_page_and_not_the_portal() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.media("print", &[("prefers-color-scheme", "dark")]);
    tab.go("troubleshooting/order-stream-stalls/");
    tab.eval::<Value>(SEEN);
    let panel: String = tab.eval("document.querySelector('.quality').innerText");
    for part in ["0 of 2 gates passed", "Technical accuracy: not assessed", "Does not count."] {
        assert!(panel.contains(part), "{panel} lacks {part}");
    }
    assert!(tab.eval::<bool>("seen('.quality dd')"), "the panel is open on paper");
    let parts = [".top", ".side", ".toc", ".tocbar", ".feedback", ".pager", ".copy", ".foot", ".skip"];
    for part in parts {
        assert!(!tab.eval::<bool>(&format!("seen('{part}')")), "{part} is printed");
    }
    for part in ["h1", ".trust", ".prose p", ".banner", ".print-only"] {
        assert!(tab.eval::<bool>(&format!("seen('{part}')")), "{part} is not printed");
    }
    let line: String = tab.eval("document.querySelector('.print-only').innerText");
    for part in ["Order stream stalls after a broker failover", "Overdue", "built 21 Nov 2026"] {
        assert!(line.contains(part), "{line} lacks {part}");
    }
    assert!(tab.eval::<bool>(
        "getComputedStyle(document.querySelector('pre code')).whiteSpace.includes('pre-wrap')"
    ));
    let dark_ink: bool =
        tab.eval("getComputedStyle(document.querySelector('.prose p')).color.match(/\\d+/g).every((part) => part < 90)");
    assert!(dark_ink, "ink is dark whatever the system's colours");
}

#[test]
fn the_quality_panel_says_what_counts_and_why_not() {
    let Some(tab) = Tab::open(portal()) else { return };
    let tab = tab.without_script();
    let panel = |path: &str| -> String {
        tab.go(path).click(".quality > summary");
        tab.wait("document.querySelector('.quality').open");
        tab.eval("document.querySelector('.quality').innerText.replace(/\\s+/g, ' ')")
    };
    let drifted = panel("best-practices/backfill-in-slices/");
    for part in [
        "1 of 2 gates passed",
        "Technical accuracy: not assessed Changed since its review",
        "Editorial quality: passed",
        "Approved by Tomas Lindqvist, 4 Sep 2026 Does not count. The page has changed since.",
    ] {
        assert!(drifted.contains(part), "{drifted} lacks {part}");
    }
    let own = panel("workflows/broker-onboarding/");
    assert!(own.contains("Does not count. Priya Raman is the author of the page."), "{own}");
    let sent_back = panel("tutorials/query-trades-in-clickhouse/");
    assert!(sent_back.contains("Changes requested by Noor Aziz"), "{sent_back}");
    let asked = panel("troubleshooting/clickhouse-too-many-parts/");
    assert!(
        asked.contains("Asked for Technical accuracy Tomas Lindqvist, asked 5 Nov 2026, due 11 Nov 2026"),
        "{asked}"
    );
    let passed = panel("api/trades-ingest/");
    assert!(passed.contains("2 of 2 gates passed") && passed.contains("Security review: done"), "{passed}");
    assert!(!passed.contains("Does not count"), "{passed}");
    assert_eq!(tab.errors(), [""; 0]);
}
