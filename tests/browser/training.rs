//! Courses to choose from, the calendar of sessions, certificates.

use super::server::portal;
use super::tab::Tab;

const CALENDAR: &str = "browse/calendar/";
/// The months that can be seen.
const SHOWN: &str = "[...document.querySelectorAll('.cal-month')].filter((it) => it.checkVisibility()).map((it) => it.dataset.ofMonth)";

fn shown(tab: &Tab) -> Vec<String> {
    tab.eval(SHOWN)
}

#[test]
fn the_calendar_goes_from_month_to_month_by_keyboard() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go(CALENDAR);
    assert_eq!(shown(&tab), ["2026-11"]);
    let day: String = tab.eval("document.querySelector('.cal [aria-current=date] .cal-day').textContent");
    assert_eq!(day, "21");
    tab.eval::<()>("document.querySelector('[data-calendar] [data-step=\"1\"]').focus()");
    tab.press("Enter");
    assert_eq!(shown(&tab), ["2026-12"]);
    let focused: bool = tab.eval("document.activeElement.dataset.step === '1'");
    assert!(focused, "the button keeps the focus");
    let said: String = tab.eval("document.querySelector('[data-calendar] output').textContent");
    assert!(said.ends_with(" sessions"), "{said}");
    tab.press("Enter");
    assert_eq!(shown(&tab), ["2027-01"]);
    tab.press("PageUp");
    assert_eq!(shown(&tab), ["2026-12"]);
    assert_eq!(tab.eval::<String>("location.hash"), "#m-2026-12");
    tab.reload();
    assert_eq!(shown(&tab), ["2026-12"], "the address keeps the month");
    tab.click("[data-calendar] [data-now]");
    assert_eq!(shown(&tab), ["2026-11"]);
    // The first month has none before it.
    tab.eval::<bool>(
        "{ const it = document.querySelector('[data-month]'); it.selectedIndex = 0; it.dispatchEvent(new Event('change')); }",
    );
    assert!(tab.eval::<bool>("document.querySelector('[data-step=\"-1\"]').disabled"));
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn the_reader_s_day_is_marked_and_their_month_is_shown() {
    let Some(tab) = Tab::open(portal()) else { return };
    let tab = tab.today("2026-12-10");
    tab.go(CALENDAR);
    assert_eq!(shown(&tab), ["2026-12"]);
    let name: String = tab.eval("document.querySelector('.cal [aria-current=date] .cal-name').textContent");
    assert_eq!(name, "Thursday, 10 Dec 2026");
}

#[test]
fn every_month_and_every_course_is_there_without_script() {
    let Some(tab) = Tab::open(portal()) else { return };
    let tab = tab.without_script();
    tab.go(CALENDAR);
    let months = shown(&tab);
    assert!(months.len() >= 8 && months.contains(&"2026-11".to_owned()), "{months:?}");
    let links: Vec<String> = tab.eval(
        "[...document.querySelectorAll('.cal-months a')].filter((it) => it.checkVisibility()).map((it) => it.hash)",
    );
    assert_eq!(links, months.iter().map(|month| format!("#m-{month}")).collect::<Vec<_>>());
    let sessions: usize = tab.eval("document.querySelectorAll('.agenda .work-lines > li').length");
    assert_eq!(sessions, 20);
    tab.go("browse/training/");
    let courses: usize =
        tab.eval("[...document.querySelectorAll('.course')].filter((it) => it.checkVisibility()).length");
    assert_eq!(courses, 8);
}

#[test]
fn courses_are_chosen_by_what_they_are() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("browse/training/");
    let choose = |by: &str, value: &str| -> Vec<String> {
        tab.eval(&format!(
            "{{ const it = document.querySelector('[data-by={by}]');
                it.value = '{value}';
                if (it.value !== '{value}') throw new Error('no such choice');
                it.dispatchEvent(new Event('input', {{ bubbles: true }}));
                [...document.querySelectorAll('.course')].filter((card) => card.checkVisibility()).map((card) => card.querySelector('h2').innerText) }}"
        ))
    };
    assert_eq!(choose("level", "Advanced"), ["Advanced Python", "Kubernetes operations"]);
    assert_eq!(choose("teaches", "Kubernetes"), ["Kubernetes operations"]);
    let said: String = tab.eval("document.querySelector('.course-tools output').textContent");
    assert_eq!(said, "1 of 8");
    assert_eq!(choose("level", ""), ["Kubernetes operations", "AWS fundamentals"]);
    choose("teaches", "");
    assert_eq!(choose("length", "Up to a day"), ["The trade path in a day", "Leading an incident"]);
    choose("length", "");
    assert_eq!(choose("cost", "Free"), ["The trade path in a day", "Leading an incident"]);
    let cheap = choose("cost", "Up to €1,500");
    assert_eq!(cheap.len(), 5, "what is free among them: {cheap:?}");
    assert_eq!(choose("length", "Up to a week").len(), 5);
    choose("length", "");
    let all = choose("cost", "");
    assert_eq!(all.len(), 8);
    let said: String = tab.eval("document.querySelector('.course-tools output').textContent");
    assert_eq!(said, "8 courses");
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn sessions_and_certificates_end_on_the_reader_s_day() {
    let Some(tab) = Tab::open(portal()) else { return };
    let counts = |tab: &Tab| -> Vec<usize> {
        tab.eval("[...document.querySelectorAll('[data-term] .count')].map((it) => Number(it.textContent))")
    };
    tab.go("browse/certifications/");
    assert_eq!(counts(&tab), [1, 1, 2, 1, 7, 4]);
    // Twelve days later the first has ended, on the day after its last one.
    let tab = tab.today("2026-12-03");
    tab.go("browse/certifications/");
    assert_eq!(counts(&tab), [2, 1, 1, 1, 7, 4]);
    let ended: Vec<String> =
        tab.eval("[...document.querySelectorAll('[data-term] ul')[0].querySelectorAll('h3')].map((it) => it.innerText)");
    assert_eq!(ended, ["Priya Raman", "Tomas Lindqvist"]);
    tab.go(CALENDAR);
    let state = |id: &str| -> String {
        tab.eval(&format!("document.querySelector('.agenda li:has(a[href*=\"{id}\"]) .badge').textContent"))
    };
    let sessions = [
        "incident-november-2026",
        "advanced-python-december-2026",
        "python-january-2027",
        "writing-june-2026",
    ];
    assert_eq!(sessions.map(state), ["Over", "In progress", "Scheduled", "Cancelled"]);
    tab.go("learning/certifications/cka/");
    let state: String = tab.eval("document.querySelector('[data-held=\"2026-12-02\"] .badge').innerText");
    assert_eq!(state, "Expired");
    assert_eq!(tab.errors(), [""; 0]);
}
