//! Thanks, points and surveys: chosen by keyboard, without script, on a phone.

use super::server::portal;
use super::tab::Tab;

const SHOWN: &str = "[...document.querySelectorAll('.thanks')].filter((it) => it.checkVisibility()).length";

#[test]
fn thanks_are_chosen_by_keyboard() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("browse/thanks/");
    let all: usize = tab.eval(SHOWN);
    assert_eq!(all, 100);
    tab.eval::<serde_json::Value>("{ document.querySelector('[data-by=behaviour]').focus(); null }");
    // The first letter chooses in a list.
    tab.press("m");
    tab.wait("document.querySelector('[data-by=behaviour]').value === 'Mentoring'");
    tab.wait("document.querySelector('.toolbar output').innerText === '10 of 100'");
    assert_eq!(tab.eval::<usize>(SHOWN), 10);
    let empty: usize = tab.eval(
        "[...document.querySelectorAll('.thanks-month')].filter((it) => it.checkVisibility() && !it.querySelector('.thanks:not([hidden])')).length",
    );
    assert_eq!(empty, 0, "a month without any is not shown");
    let behaviours: Vec<String> = tab.eval(
        "[...new Set([...document.querySelectorAll('.thanks')].filter((it) => it.checkVisibility()).map((it) => it.dataset.behaviour))]",
    );
    assert_eq!(behaviours, ["Mentoring"]);
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn points_say_their_reasons() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("people/callum-reid/");
    tab.eval::<serde_json::Value>("{ document.querySelector('.points summary').focus(); null }");
    tab.press("Enter");
    tab.wait("document.querySelector('.points details').open");
    let (total, sum): (u32, u32) = tab.eval(
        "[parseInt(document.querySelector('#points + .muted').innerText),
          [...document.querySelectorAll('.points summary strong')].reduce((sum, it) => sum + Number(it.innerText), 0)]",
    );
    assert!(total > 0 && total == sum, "{total} {sum}");
    let reason: String = tab.eval("document.querySelector('.points details[open] li').innerText");
    assert!(reason.contains("20"), "a reason has its date: {reason}");
    // Who does not want to be named is not.
    tab.go("people/hanna-weiss/");
    assert_eq!(tab.eval::<usize>("document.querySelectorAll('#points, #thanks').length"), 0);
}

#[test]
fn culture_on_a_phone_and_without_script() {
    let Some(tab) = Tab::open(portal()) else { return };
    let tab = tab.without_script().width(390);
    for path in ["browse/culture/", "browse/thanks/", "culture-surveys/2026-11/", "people/callum-reid/"] {
        tab.go(path);
        let wide: bool = tab.eval("document.documentElement.scrollWidth > 390");
        assert!(!wide, "{path}");
    }
    tab.go("browse/culture/");
    assert_eq!(tab.eval::<usize>("document.querySelectorAll('.behaviours tbody tr').length"), 10);
    assert_eq!(tab.eval::<usize>("document.querySelectorAll('#themes-title, #quarters-title').length"), 2);
}
