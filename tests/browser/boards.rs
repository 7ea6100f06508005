//! The stage board, the dashboards and their filters.

use super::server::portal;
use super::tab::Tab;

const BOARD: &str = "browse/board/";
const REVIEWS: &str = "browse/reviews/";

/// Chooses a value as a reader does, and says how many of the elements can be seen then.
fn choose(tab: &Tab, select: &str, value: &str, counted: &str) -> usize {
    let (select, value, counted) =
        (serde_json::json!(select), serde_json::json!(value), serde_json::json!(counted));
    tab.eval(&format!(
        "{{ const it = document.querySelector({select});
            it.value = {value};
            if (it.value !== {value}) throw new Error('no such choice');
            it.dispatchEvent(new Event('input', {{ bubbles: true }}));
            [...document.querySelectorAll({counted})].filter((row) => row.checkVisibility()).length }}"
    ))
}

#[test]
fn the_board_shows_the_cards_of_one_person_or_type() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go(BOARD);
    let all: usize = tab.eval("document.querySelectorAll('.board-card').length");
    assert!(all >= 8, "{all}");
    assert_eq!(tab.eval::<usize>("document.querySelectorAll('.board > section').length"), 8);
    let of_samir = choose(&tab, "[data-by=who]", "Samir Haddad", ".board-card");
    assert!(of_samir > 0 && of_samir < all, "{of_samir} of {all}");
    let said: String = tab.eval("document.querySelector('[data-board-tools] output').textContent");
    assert_eq!(said, format!("{of_samir} of {all}"));
    let counted: usize =
        tab.eval("[...document.querySelectorAll('.board section:not(.board-empty) .count')].reduce((n, it) => n + Number(it.textContent), 0)");
    assert_eq!(counted, of_samir, "the counts of the stages follow");
    assert_eq!(choose(&tab, "[data-by=type]", "Task", ".board-card"), 0);
    assert_eq!(choose(&tab, "[data-by=who]", "Callum Reid", ".board-card"), 1);
    assert_eq!(choose(&tab, "[data-by=who]", "", ".board-card"), 1);
    assert_eq!(choose(&tab, "[data-by=type]", "", ".board-card"), all);
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn the_board_scrolls_sideways_and_stacks_on_a_phone() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go(BOARD);
    let tops = "new Set([...document.querySelectorAll('.board > section')].map((it) => Math.round(it.getBoundingClientRect().top))).size";
    assert!(
        tab.eval::<bool>("{ const it = document.querySelector('.board'); it.scrollWidth > it.clientWidth }")
    );
    assert_eq!(tab.eval::<usize>(tops), 1);
    tab.resize(390);
    assert_eq!(tab.eval::<usize>(tops), 8);
    assert!(
        tab.eval::<bool>("{ const it = document.querySelector('.board'); it.scrollWidth <= it.clientWidth }")
    );
}

#[test]
fn what_is_due_can_be_narrowed_to_a_team_and_a_month() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go(REVIEWS);
    let rows = "#due-table tbody tr";
    let tools = "[data-register-tools=due-table]";
    let all = choose(&tab, &format!("{tools} [data-column='3']"), "", rows);
    let of_team = choose(&tab, &format!("{tools} [data-column='3']"), "Platform", rows);
    let in_month = choose(&tab, &format!("{tools} [data-column='4']"), "Oct 2026", rows);
    assert!(all > of_team && of_team > in_month && in_month > 0, "{all} {of_team} {in_month}");
    let teams: Vec<String> = tab.eval(&format!(
        "[...document.querySelectorAll('{rows}')].filter((row) => !row.hidden).map((row) => row.cells[3].innerText + row.cells[4].innerText)"
    ));
    assert!(teams.iter().all(|it| it == "PlatformOct 2026"), "{teams:?}");
    let other = choose(
        &tab,
        "[data-register-tools=requests-table] [data-column='1']",
        "",
        "#requests-table tbody tr",
    );
    let asked: usize = tab.eval("document.querySelectorAll('#requests-table tbody tr').length");
    assert!(other == asked && asked >= 5, "the other tables keep their rows: {other} of {asked}");
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn everything_is_shown_without_script() {
    let Some(tab) = Tab::open(portal()) else { return };
    let tab = tab.without_script();
    for path in [BOARD, REVIEWS, "browse/work/", "browse/health/"] {
        tab.go(path);
        let (rows, hidden): (usize, usize) = tab.eval(
            "{ const rows = [...document.querySelectorAll('.board-card, main section tbody tr')];
               [rows.length, rows.filter((row) => !row.checkVisibility()).length] }",
        );
        assert!(rows > 3 && hidden == 0, "/{path}: {hidden} of {rows} are hidden");
        assert!(
            !tab.eval::<bool>(
                "[...document.querySelectorAll('.toolbar')].some((it) => it.checkVisibility())"
            )
        );
    }
    tab.go("people/ines-carvalho/");
    assert!(
        tab.eval::<usize>(
            "document.querySelectorAll('section[aria-labelledby=work] .work-lines > li').length"
        ) >= 3
    );
}

#[test]
fn a_chart_keeps_the_size_of_its_text_and_has_its_numbers() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go(REVIEWS);
    for width in [1440, 390] {
        tab.resize(width);
        let size: String = tab.eval("getComputedStyle(document.querySelector('.chart-name')).fontSize");
        assert_eq!(size, "13px");
        let inside: bool = tab.eval(
            "[...document.querySelectorAll('.chart')].every((chart) => { const box = chart.getBoundingClientRect();
               return [...chart.querySelectorAll('text, rect, circle')].filter((it) => !it.closest('defs') && it.checkVisibility())
                 .every((it) => { const own = it.getBoundingClientRect(); return own.left >= box.left - 6 && own.right <= box.right + 6; }); })",
        );
        assert!(inside, "at {width}");
    }
    assert_eq!(tab.eval::<usize>("document.querySelectorAll('.chart details tbody').length"), 2);
    assert_eq!(tab.eval::<usize>("document.querySelector('.chart details tbody').rows.length"), 12);
}
