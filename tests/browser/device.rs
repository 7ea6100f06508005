//! What the device remembers and does: level, colours, ticks, clipboard, feedback.

use serde_json::{Value, json};

use super::server::portal;
use super::tab::Tab;
use crate::support::package;

/// The contrast of the prose with what is behind it.
const CONTRAST: &str = "(() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => part / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let it = document.querySelector('.prose p');
  const ink = light(getComputedStyle(it).color);
  while (it.parentElement && getComputedStyle(it).backgroundColor === 'rgba(0, 0, 0, 0)') it = it.parentElement;
  const paper = light(getComputedStyle(it).backgroundColor);
  return [(Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05), ink > paper ? 1 : 0];
})()";

fn is_dark(tab: &Tab) -> bool {
    let [contrast, dark]: [f64; 2] = tab.eval(CONTRAST);
    assert!(contrast >= 7.0, "contrast of {contrast}");
    dark > 0.5
}

#[test]
fn colours_follow_the_system_until_the_switch_is_used() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("standards/writing-style/");
    assert!(!is_dark(&tab));
    let tab = tab.scheme("dark");
    assert!(is_dark(&tab), "the page follows at once");
    let scheme = |tab: &Tab| tab.eval::<String>("document.querySelector('[data-scheme-switch]').title");
    assert_eq!(scheme(&tab), "Colour scheme: as the system");

    tab.click("[data-scheme-switch]");
    assert_eq!((scheme(&tab).as_str(), is_dark(&tab)), ("Colour scheme: light", false));
    tab.reload();
    assert_eq!((scheme(&tab).as_str(), is_dark(&tab)), ("Colour scheme: light", false));
    tab.click("[data-scheme-switch]");
    let tab = tab.scheme("light");
    tab.go("");
    tab.go("standards/writing-style/");
    assert_eq!((scheme(&tab).as_str(), is_dark(&tab)), ("Colour scheme: dark", true));
    tab.click("[data-scheme-switch]");
    assert_eq!((scheme(&tab).as_str(), is_dark(&tab)), ("Colour scheme: as the system", false));
}

/// Chooses a level as the select does when the reader picks one.
fn choose_level(tab: &Tab, value: &str) {
    tab.eval::<Value>(&format!(
        "(() => {{ const select = document.querySelector('.top [data-level-picker]'); select.value = '{value}';
           select.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()"
    ));
}

/// The levels of the entries of a list that can be seen, and of those that cannot.
fn levels(tab: &Tab, list: &str) -> (Vec<u32>, Vec<u32>) {
    let levels = |seen: &str| {
        tab.eval(&format!(
            "[...document.querySelectorAll('{list} [data-level]')].filter((it) => {seen}it.checkVisibility())
               .filter((it) => !it.querySelector('[aria-current]')).map((it) => Number(it.dataset.level))"
        ))
    };
    (levels(""), levels("!"))
}

#[test]
fn lists_lead_with_the_readers_level_and_keep_it() {
    let Some(tab) = Tab::open(portal()) else { return };
    for (page, list) in [("browse/review/overdue/", "main .fit"), ("api/positions/", ".side .fit")] {
        tab.go(page);
        choose_level(&tab, "");
        let (all, away) = levels(&tab, list);
        assert!(all.len() > 2 && away.is_empty(), "/{page} without a level: {all:?}, {away:?}");
        choose_level(&tab, "1");
        for turn in ["at once", "after a reload"] {
            let (shown, away) = levels(&tab, list);
            assert!(
                !away.is_empty() && shown.iter().all(|level| *level == 1),
                "/{page} {turn}: {shown:?}, {away:?}"
            );
            assert_eq!(shown.len() + away.len(), all.len(), "/{page} {turn}");
            assert_eq!(tab.eval::<String>("document.querySelector('.top [data-level-picker]').value"), "1");
            tab.reload();
        }
    }
    // The rest is one click away.
    tab.go("browse/review/overdue/").click("main .fold-button");
    assert_eq!(levels(&tab, "main .fit").1, [0_u32; 0]);
}

#[test]
fn a_copied_block_is_the_block_of_the_source() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.before_pages(
        "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { globalThis.copied = text; } } })",
    );
    tab.go("tutorials/first-order-replay/");
    let source = package().join("content-example/content/tutorials/first-order-replay.md");
    let source = std::fs::read_to_string(source).expect("the tutorial");
    let mut blocks = Vec::new();
    for fenced in source.split("\n```").skip(1).step_by(2) {
        blocks.push(fenced.split_once('\n').expect("a fence and its block").1.to_owned());
    }
    let count: usize = tab.eval("document.querySelectorAll('figure.code .copy').length");
    assert!(count > 1 && count == blocks.len(), "{count} buttons, {} blocks", blocks.len());
    for (index, block) in blocks.iter().enumerate().take(3) {
        tab.eval::<Value>(&format!("document.querySelectorAll('figure.code .copy')[{index}].focus()"));
        tab.press("Enter");
        tab.wait(&format!("globalThis.copied === {}", json!(block)));
        tab.wait("document.activeElement.innerText.includes('Copied')");
    }
}

#[test]
fn ticks_are_kept_on_the_device() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("checklists/release-to-production/");
    let line = "document.querySelector('.task-line span').innerText";
    let count: usize = tab.eval("document.querySelectorAll('article [data-task]').length");
    assert_eq!(tab.eval::<String>(line), format!("0 of {count} done"));
    tab.click("article [data-task]");
    tab.wait(&format!("{line} === '1 of {count} done'"));
    tab.reload();
    assert!(tab.eval::<bool>("document.querySelector('article [data-task]').checked"));
    assert_eq!(tab.eval::<String>(line), format!("1 of {count} done"));
    tab.go("checklists/new-service-readiness/");
    assert!(
        !tab.eval::<bool>("!!document.querySelector('article [data-task]:checked')"),
        "other lists have their own"
    );
    tab.go("checklists/release-to-production/").click(".task-line button");
    tab.reload();
    assert!(!tab.eval::<bool>("!!document.querySelector('article [data-task]:checked')"));
}

#[test]
fn feedback_goes_where_the_portal_says() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.before_pages("window.open = (url) => { globalThis.opened = url; }");
    tab.go("troubleshooting/stale-prices/").click("[data-answer=no]");
    tab.wait("document.activeElement === document.querySelector('.feedback textarea')");
    tab.type_text("step 3 is gone");
    tab.press("Tab");
    tab.press("Enter");
    tab.wait("document.querySelector('.feedback [role=status]')?.innerText === 'Thank you.'");
    let opened: String = tab.eval("globalThis.opened");
    assert!(
        opened.starts_with("https://git.tradesense.example/knowledge/issues/new?title=Feedback"),
        "{opened}"
    );
    for part in ["step%203%20is%20gone", "Helpful%3A%20no", "stale-prices"] {
        assert!(opened.contains(part), "{opened} lacks {part}");
    }
}
