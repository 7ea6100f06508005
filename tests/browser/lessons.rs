//! Incidents to choose from, the way from an incident to a metric, actions, the reports of weeks.

use super::server::portal;
use super::tab::Tab;

/// Chooses a value as a reader does, and says which incidents can be seen then.
fn choose(tab: &Tab, by: &str, value: &str) -> Vec<String> {
    tab.eval(&format!(
        "{{ const it = document.querySelector('[data-by={by}]');
            it.value = '{value}';
            if (it.value !== '{value}') throw new Error('no such choice');
            it.dispatchEvent(new Event('input', {{ bubbles: true }}));
            [...document.querySelectorAll('.incident')].filter((it) => it.checkVisibility()).map((it) => it.querySelector('h2').innerText) }}"
    ))
}

#[test]
fn incidents_are_chosen_by_what_they_were() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("browse/incidents/");
    let all: Vec<String> =
        tab.eval("[...document.querySelectorAll('.incident h2')].map((it) => it.innerText)");
    assert_eq!(all.len(), 11, "one is not public");
    assert_eq!(all[0], "The second release that could not be taken back");
    let scores: Vec<f64> = tab
        .eval("[...document.querySelectorAll('.incident .t-bar-value')].map((it) => Number(it.textContent))");
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
    let changes = choose(&tab, "cause", "Change");
    assert_eq!(changes.len(), 3, "{changes:?}");
    assert_eq!(choose(&tab, "service", "ledger").len(), 2);
    let said: String = tab.eval("document.querySelector('[data-board-tools] output').textContent");
    assert_eq!(said, "2 of 11");
    assert_eq!(choose(&tab, "actions", "Overdue").len(), 2);
    choose(&tab, "actions", "");
    choose(&tab, "service", "");
    assert_eq!(choose(&tab, "cause", ""), all);
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn the_way_fits_the_page_and_stacks_on_a_phone() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("actions/one-click-rollback-button/");
    let tops = "new Set([...document.querySelectorAll('.way-stages > li')].map((it) => Math.round(it.getBoundingClientRect().top))).size";
    assert_eq!(tab.eval::<usize>("document.querySelectorAll('.way-stages > li').length"), 5);
    let fits = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";
    for width in [1440, 1000, 390] {
        tab.resize(width);
        assert!(tab.eval::<bool>(fits), "{width}");
    }
    assert_eq!(tab.eval::<usize>(tops), 5);
    let here: String = tab.eval("document.querySelector('.way-here > span').innerText");
    assert_eq!(here, "One click takes a release back");
    // Every page on the way shows the same way.
    let ways: Vec<String> =
        tab.eval("[...document.querySelectorAll('.way-stages a')].map((it) => it.pathname)");
    assert!(ways.len() >= 4, "{ways:?}");
    for path in ways {
        tab.go(path.trim_start_matches('/'));
        let way: bool = tab.eval(
            "[...document.querySelectorAll('.way-stages a')].some((it) => it.innerText === 'One click takes a release back')",
        );
        assert!(way, "{path}");
    }
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn reports_are_there_without_script() {
    let Some(tab) = Tab::open(portal()) else { return };
    let tab = tab.without_script();
    tab.go("browse/weekly/");
    let heads: Vec<String> =
        tab.eval("[...document.querySelectorAll('.week-parts h3')].map((it) => it.firstChild.data.trim())");
    assert!(
        heads.contains(&"Actions overdue".to_owned()) && heads.contains(&"Changed pages".to_owned()),
        "{heads:?}"
    );
    let before: String = tab.eval("document.querySelector('.pager .previous').pathname");
    tab.go(before.trim_start_matches('/'));
    let title: String = tab.eval("document.querySelector('h1').innerText");
    assert_eq!(title, "Weekly report: Week 46 of 2026");
    assert_eq!(tab.eval::<usize>("document.querySelectorAll('.weeks > li').length"), 12);
}
