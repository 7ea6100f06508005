//! Learning paths, plans and quizzes: what the device remembers of them, and that nobody else learns of it.

use serde_json::{Value, json};

use super::server::{below_a_path, portal};
use super::tab::Tab;

const PATH: &str = "learning/learning-paths/first-change/";
const PATHS: &str = "browse/paths/";
const SECOND: &str = "architecture/trade-path/";
const QUIZ: &str = "guidelines/sql/";

const LEFT: &str = "document.querySelector('.path-steps [data-progress] [role=status]').innerText";

/// The script has run on a page that can be marked.
const MARKS: &str = "document.querySelector('[data-mark] [aria-pressed]') !== null";

/// Which steps of the page are ticked.
fn ticked(tab: &Tab) -> Vec<usize> {
    tab.eval(
        "[...document.querySelectorAll('[data-step]')].flatMap((step, at) => step.querySelector('[data-done]').checked ? [at + 1] : [])",
    )
}

fn step(number: usize) -> String {
    format!(".path-steps li:nth-child({number}) > [data-done]")
}

/// What the page asked the network for. The browser fetches the icon of a page when it likes.
fn sent(tab: &Tab) -> Vec<String> {
    let local = |url: &String| {
        ["blob:", "data:"].iter().any(|start| url.starts_with(start)) || url.contains("/icon-")
    };
    tab.requests().into_iter().filter(|url| !local(url)).collect()
}

/// Waits until the script of learning has run.
fn ready(tab: &Tab) {
    tab.wait("!document.querySelector('[data-progress]')?.hidden");
}

#[test]
fn progress_on_a_path_survives_a_reload_and_is_that_of_its_pages() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go(PATH);
    ready(&tab);
    assert_eq!(tab.eval::<String>(LEFT), "0 of 7 worked through, 1 h 25 min left");
    tab.click(&step(1));
    tab.wait(&format!("{LEFT} === '1 of 7 worked through, 40 min left'"));
    // An optional step has no time that is left.
    tab.click(&step(6));
    tab.wait(&format!("{LEFT} === '2 of 7 worked through, 40 min left'"));
    tab.click(".step-check [data-task]");
    tab.wait("document.querySelector('.task-line span').innerText === '1 of 5 checkpoints done'");
    tab.reload();
    ready(&tab);
    assert_eq!(ticked(&tab), [1, 6]);
    assert!(tab.eval::<bool>("document.querySelector('.step-check [data-task]').checked"));

    // The page itself knows of it, and can take it back.
    tab.go("tutorials/first-order-replay/");
    tab.wait("document.querySelector('[data-mark] button').getAttribute('aria-pressed') === 'true'");
    assert!(
        tab.eval::<String>("document.querySelector('[data-mark] [role=status]').innerText")
            .contains("21 Nov 2026")
    );
    tab.click("[data-mark] button");
    tab.wait("document.querySelector('[data-mark] button').getAttribute('aria-pressed') === 'false'");
    tab.go(PATH);
    ready(&tab);
    assert_eq!(ticked(&tab), [6]);
    // So does every list that has the page: a computed way, a plan.
    tab.click(&step(2));
    tab.go("browse/onboarding/engineer/");
    ready(&tab);
    assert_eq!(ticked(&tab).len(), 2);
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn the_first_page_continues_where_the_reader_stopped() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("");
    assert!(!tab.eval::<bool>("document.querySelector('[data-continue-paths]').checkVisibility()"));
    // A page that was merely found begins no path.
    tab.go(SECOND);
    tab.wait(MARKS);
    tab.go("");
    assert!(!tab.eval::<bool>("document.querySelector('[data-continue-paths]').checkVisibility()"));
    tab.go(PATH);
    ready(&tab);
    tab.click(".path-steps li:nth-child(2) > div > a");
    tab.arrives(SECOND);
    tab.go("");
    let card = |path: &str| {
        format!(
            "[...document.querySelectorAll('[data-continue-paths] li')].find((it) => it.innerText.includes('{path}'))"
        )
    };
    let first = card("first clone");
    tab.wait(&format!("{first}?.innerText.includes('Step 2 of 7')"));
    assert_eq!(tab.eval::<String>(&format!("{first}.querySelector('a').innerText")), "The path of a trade");
    // Once the page is done, the next step is where to go on.
    tab.go(SECOND);
    tab.wait(MARKS);
    tab.click("[data-mark] button");
    tab.wait("document.querySelector('[data-mark] button').getAttribute('aria-pressed') === 'true'");
    tab.go(PATHS);
    tab.wait(&format!("{first}?.innerText.includes('Step 3 of 7')"));
    tab.wait("document.querySelector('[data-path-done]:not([hidden])')?.innerText.includes('1 of')");
    tab.eval::<Value>(&format!("{first}.querySelector('a').click()"));
    tab.arrives("tutorials/query-trades-in-clickhouse/");
    let nav: String = tab.eval("document.querySelector('.path-nav').innerText");
    assert!(nav.contains("Step 3 of 7 on the path") && nav.contains("Writing Rust"), "{nav}");
    // Going on without noting it counts too, and begins no other path of the page.
    tab.wait(MARKS);
    tab.click(".path-nav [data-go=next]");
    tab.arrives("guidelines/rust/");
    tab.go("");
    tab.wait(&format!("{first}?.innerText.includes('Step 4 of 7')"));
    assert_eq!(tab.eval::<usize>("document.querySelectorAll('[data-continue-paths] li').length"), 1);
    assert_eq!(tab.errors(), [""; 0]);
}

/// Gives a file to the page as the file dialog does.
fn take(tab: &Tab, text: &str) -> String {
    tab.eval::<Value>("document.querySelector('[data-said]').textContent = ''");
    tab.eval::<Value>(&format!(
        "{{ const input = document.querySelector('[data-import]');
            const files = new DataTransfer();
            files.items.add(new File([{}], 'progress.json'));
            input.files = files.files;
            input.dispatchEvent(new Event('change')); }}",
        json!(text)
    ));
    tab.wait("document.querySelector('[data-said]').textContent !== ''");
    tab.eval("document.querySelector('[data-said]').textContent")
}

#[test]
fn progress_goes_to_another_browser_as_a_file_and_to_nobody_else() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.before_pages("{ const make = URL.createObjectURL; URL.createObjectURL = (blob) => { blob.text().then((text) => { globalThis.saved = text; }); return make.call(URL, blob); }; }");
    tab.go(PATH);
    ready(&tab);
    tab.forget();
    tab.click(&step(1));
    tab.click(&step(2));
    tab.click(".step-check [data-task]");
    tab.wait(&format!("{LEFT}.startsWith('2 of 7')"));
    assert_eq!(sent(&tab), [""; 0], "a tick asks nobody");
    tab.go(PATHS);
    tab.wait("document.querySelector('[data-summary]').innerText === '2 pages worked through, 1 thing ticked, 0 quizzes answered.'");
    tab.forget();
    tab.click("[data-export]");
    tab.wait("typeof globalThis.saved === 'string'");
    let file: String = tab.eval("globalThis.saved");
    assert_eq!(sent(&tab), [""; 0], "nor does a file");

    // A fresh profile, and the same portal below another path.
    let Some(other) = Tab::open(below_a_path()) else { return };
    other.go(PATHS);
    other.wait("document.querySelector('[data-summary]').innerText.startsWith('0 pages')");
    other.forget();
    assert_eq!(take(&other, &file), "Added 2 pages, 1 tick.");
    assert_eq!(take(&other, &file), "Nothing was new. 3 entries were here already.");
    for (wrong, said) in [
        ("{", "This file cannot be read; nothing was changed."),
        ("null", "This file holds no progress of a portal; nothing was changed."),
        (
            "{\"lyceum\": \"progress\", \"version\": 2}",
            "This file is of a newer portal; nothing was changed.",
        ),
        (
            "{\"lyceum\": \"progress\", \"version\": 1, \"portal\": \"Other\"}",
            "This file is of the portal “Other” and not of this one; nothing was changed.",
        ),
    ] {
        assert_eq!(take(&other, wrong), said);
    }
    let hostile = json!({ "lyceum": "progress", "version": 1, "portal": "TradeSense Knowledge",
        "done": { "/evil.example/": "2026-01-01", "__proto__": "2026-01-01", "a/": "soon", "b/": "2026-01-01" },
        "paths": { "c/": { "title": "C", "step": "D", "url": "javascript:alert(1)", "n": 1, "of": 2, "at": 1 } } });
    assert_eq!(take(&other, &hostile.to_string()), "Added 1 page. 4 could not be read and were left out.");
    assert_eq!(sent(&other), [""; 0]);
    other.go(PATH);
    ready(&other);
    assert_eq!(ticked(&other), [1, 2]);
    assert!(other.eval::<bool>("document.querySelector('.step-check [data-task]').checked"));
    other.go("");
    other.wait("document.querySelector('[data-continue-paths] li')?.innerText.includes('Step 3 of 7')");

    // Forgotten is forgotten, and only when asked twice.
    other.go(PATHS);
    other.wait("document.querySelector('[data-summary]').innerText.startsWith('3 pages')");
    other.click("[data-forget]");
    other.wait("document.querySelector('[data-said]').innerText.startsWith('This cannot be undone')");
    assert!(other.eval::<bool>("document.querySelector('[data-summary]').innerText.startsWith('3 pages')"));
    other.click("[data-forget]");
    other.wait("document.querySelector('[data-summary]').innerText === '0 pages worked through, 0 things ticked, 0 quizzes answered.'");
    other.go(PATH);
    ready(&other);
    assert_eq!(ticked(&other), [0_usize; 0]);
    assert!(!other.eval::<bool>("document.querySelector('.step-check [data-task]').checked"));
    assert_eq!(other.errors(), [""; 0]);
}

#[test]
fn a_quiz_is_done_by_keyboard_and_its_score_kept() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go(QUIZ);
    tab.wait(MARKS);
    tab.forget();
    let score = "document.querySelector('[data-score]').innerText";
    let focused = "document.activeElement.closest('fieldset')?.querySelector('legend').innerText.slice(0, 2)";
    assert!(!tab.eval::<bool>("document.querySelector('.quiz-answer').checkVisibility()"));
    tab.eval::<Value>("document.querySelector('[name=question-1]').focus()");
    tab.press("ArrowDown");
    tab.press("Tab");
    assert_eq!(tab.eval::<String>(focused), "2.");
    // Several are right: the first and the last, and the second is forgotten.
    tab.press("Space");
    for _ in 0..3 {
        tab.press("Tab");
    }
    tab.press("Space");
    tab.press("Enter");
    tab.wait(&format!("{score} === 'Question 3 has no answer yet.'"));
    assert_eq!(tab.eval::<String>(focused), "3.");
    tab.press("ArrowDown");
    tab.press("Tab");
    assert_eq!(tab.eval::<String>("document.activeElement.innerText"), "Check my answers");
    tab.press("Enter");
    tab.wait(&format!("{score} === '2 of 3 right. Look again at question 2.'"));
    let open = "[...document.querySelectorAll('.quiz-answer')].map((it) => it.open)";
    assert_eq!(tab.eval::<Vec<bool>>(open), [false, true, false]);
    assert_eq!(sent(&tab), [""; 0], "answers are checked on the device");
    tab.reload();
    tab.wait(&format!("{score} === 'Last time 2 of 3, on 21 Nov 2026'"));
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn without_script_the_answers_are_in_a_disclosure_and_nothing_is_to_be_ticked() {
    let Some(tab) = Tab::open(portal()) else { return };
    let tab = tab.without_script();
    tab.go(QUIZ);
    tab.click(".quiz-answer summary");
    let seen: String = tab.eval("document.querySelector('.quiz-answer').innerText");
    assert!(seen.contains("a correction can arrive months after the trade"), "{seen}");
    let away = |selector: &str| {
        tab.eval::<bool>(&format!(
            "[...document.querySelectorAll('{selector}')].every((it) => !it.checkVisibility())"
        ))
    };
    assert!(away(".quiz-end") && away(".mark"));
    tab.go(PATH);
    assert!(away("[data-done]") && away("[data-progress]"));
    assert_eq!(tab.eval::<usize>("document.querySelectorAll('.steps > li').length"), 7);
    tab.go(PATHS);
    assert!(away("[data-progress-tools]") && away("[data-continue-paths]"));
}
