//! Boards of initiatives and of improvements of systems.

use super::server::portal;
use super::tab::Tab;

const INITIATIVES: &str = "browse/initiatives/";
const IMPROVEMENTS: &str = "browse/improvements/";

/// Chooses a value as a reader does, and says the titles of the cards that can be seen then.
fn choose(tab: &Tab, by: &str, value: &str) -> Vec<String> {
    let value = serde_json::json!(value);
    tab.eval(&format!(
        "{{ const it = document.querySelector('[data-by={by}]');
            it.value = {value};
            if (it.value !== {value}) throw new Error('no such choice');
            it.dispatchEvent(new Event('input', {{ bubbles: true }}));
            [...document.querySelectorAll('.board-card')].filter((card) => card.checkVisibility()).map((card) => card.querySelector('h3').innerText) }}"
    ))
}

fn columns(tab: &Tab) -> Vec<String> {
    tab.eval(
        "[...document.querySelectorAll('.board h2')].map((it) => it.textContent.trim().replace(/\\s+/g, ' '))",
    )
}

#[test]
fn initiatives_are_chosen_by_process_kind_and_owner() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go(INITIATIVES);
    assert_eq!(columns(&tab), ["In progress 3", "On hold 1", "Completed 5", "Cancelled 1"]);
    assert_eq!(choose(&tab, "process", "Code review"), ["A rota for reviews"]);
    assert_eq!(
        columns(&tab),
        ["In progress 3", "On hold 1", "Completed 5", "Cancelled 1"].map(|it| {
            if it.starts_with("Cancelled") { it.to_owned() } else { format!("{}0", &it[..it.len() - 1]) }
        })
    );
    let said: String = tab.eval("document.querySelector('[data-board-tools] output').textContent");
    assert_eq!(said, "1 of 10");
    choose(&tab, "process", "");
    assert_eq!(
        choose(&tab, "kind", "Automation"),
        ["Releases without a list of commands", "Rolling back by one button"]
    );
    assert_eq!(choose(&tab, "owner", "Inês Carvalho"), ["Rolling back by one button"]);
    assert_eq!(choose(&tab, "kind", "").len(), 3);
    choose(&tab, "owner", "");
    let said: String = tab.eval("document.querySelector('[data-board-tools] output').textContent");
    assert_eq!(said, "10 initiatives");
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn what_the_metrics_say_can_be_narrowed_to_what_was_missed() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go(INITIATIVES);
    let rows: Vec<String> = tab.eval(
        "{ const it = document.querySelector('[data-register-tools=outcomes-table] [data-column=\"7\"]');
           it.value = 'Missed';
           it.dispatchEvent(new Event('input', { bubbles: true }));
           [...document.querySelectorAll('#outcomes-table tbody tr')].filter((row) => !row.hidden).map((row) => row.cells[0].innerText) }",
    );
    assert!(rows.contains(&"A rota for reviews".to_owned()) && rows.len() < 5, "{rows:?}");
}

#[test]
fn a_part_becomes_late_on_the_reader_s_day() {
    let Some(tab) = Tab::open(portal()) else { return };
    let late = "[...document.querySelectorAll('.board-card')].filter((card) => [...card.querySelectorAll('.badge')].some((it) => it.checkVisibility() && it.textContent === 'Overdue')).map((card) => card.querySelector('h3').innerText)";
    tab.go(IMPROVEMENTS);
    let now: Vec<String> = tab.eval(late);
    assert_eq!(now, ["Old ticks in cheap storage", "Signing keys that rotate themselves"]);
    let tab = tab.today("2026-12-01");
    tab.go(IMPROVEMENTS);
    let later: Vec<String> = tab.eval(late);
    assert_eq!(
        later,
        [
            "Splits and dividends as rows with dates",
            "Old ticks in cheap storage",
            "Consumers that say that they stopped",
            "Signing keys that rotate themselves"
        ]
    );
}

#[test]
fn what_to_do_first_is_sorted_and_its_plot_has_the_same_order() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go(IMPROVEMENTS);
    let (ranks, names): (Vec<String>, Vec<String>) = tab.eval(
        "{ const rows = [...document.querySelectorAll('#ranking-table tbody tr')];
           [rows.map((row) => row.cells[1].innerText), rows.map((row) => row.cells[0].innerText)] }",
    );
    assert_eq!(ranks, (1..=ranks.len()).map(|n| n.to_string()).collect::<Vec<_>>());
    let plotted: Vec<String> =
        tab.eval("[...document.querySelectorAll('.chart .chart-marks a')].map((it) => it.innerText)");
    assert_eq!(plotted, names);
    let first: String = tab.eval(
        "{ [...document.querySelectorAll('#ranking-table thead th')].find((it) => it.innerText === 'Feasibility').querySelector('button').click();
           document.querySelector('#ranking-table thead [aria-sort]').getAttribute('aria-sort') }",
    );
    assert_eq!(first, "ascending");
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn everything_fits_on_a_phone_and_is_there_without_script() {
    let Some(tab) = Tab::open(portal()) else { return };
    let tab = tab.without_script();
    for path in [
        INITIATIVES,
        IMPROVEMENTS,
        "initiatives/split-the-test-pipeline/",
        "improvements/query-budgets-per-customer/",
    ] {
        for width in [1440, 390] {
            tab.resize(width);
            tab.go(path);
            let over: i32 = tab.eval("document.documentElement.scrollWidth - innerWidth");
            assert!(over <= 0, "/{path} is {over} px too wide at {width}");
        }
        let hidden: usize = tab.eval(
            "[...document.querySelectorAll('.board-card, main section tbody tr')].filter((it) => !it.closest('details:not([open])') && !it.checkVisibility()).length",
        );
        assert_eq!(hidden, 0, "/{path}");
    }
    tab.go("initiatives/review-rota/");
    let result: String = tab.eval("document.querySelector('.t-table-criteria tbody .badge').innerText");
    assert_eq!(result.trim(), "Missed");
    let charts: usize = tab.eval("document.querySelectorAll('#t-moved ~ .chart svg.chart-plot').length");
    assert_eq!(charts, 2);
}

#[test]
fn risks_lead_from_the_matrix_to_the_list() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("initiatives/right-sized-clusters/");
    let place: (String, String) = tab.eval(
        "{ const it = document.querySelector('.im-matrix a'); const cell = it.closest('td');
           [cell.parentNode.cells[0].innerText, String(cell.cellIndex)] }",
    );
    assert_eq!(place, ("5".to_owned(), "2".to_owned()), "the risk of a busy day: impact 5, likelihood 2");
    tab.click(".im-matrix a");
    let target: String = tab.eval("document.querySelector(':target').innerText");
    assert!(target.contains("A busy day comes"), "{target}");
}
