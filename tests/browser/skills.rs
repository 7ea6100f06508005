//! The matrix, the ladder, and what is missing for a role.

use serde_json::Value;

use super::server::{alone, portal};
use super::tab::Tab;
use crate::support::{arg, folder, lyceum_ok};

const MATRIX: &str = "browse/matrix/";

/// The names in the order of the rows that can be seen.
fn names(tab: &Tab) -> Vec<String> {
    tab.eval("[...document.querySelectorAll('#matrix tbody th')].map((it) => it.textContent)")
}

/// Chooses a value as a reader does.
fn choose(tab: &Tab, select: &str, title: &str) {
    let (select, title) = (serde_json::json!(select), serde_json::json!(title));
    tab.eval::<Value>(&format!(
        "{{ const it = document.querySelector({select});
            const option = [...it.options].find((option) => option.textContent === {title});
            if (!option) throw new Error('no such choice');
            it.value = option.value;
            it.dispatchEvent(new Event('input', {{ bubbles: true }})); null }}"
    ));
}

fn open_matrix(tab: &Tab) {
    tab.go(MATRIX);
    tab.wait("document.querySelector('#matrix.mx-live') !== null");
}

#[test]
fn the_matrix_sorts_by_keyboard() {
    let Some(tab) = Tab::open(portal()) else { return };
    open_matrix(&tab);
    let by_name = names(&tab);
    assert_eq!(by_name.len(), 12);
    assert!(by_name[0] == "Amara Okafor" && by_name[11] == "Tomas Lindqvist", "{by_name:?}");
    tab.eval::<Value>("{ document.querySelector('#matrix th button').focus(); null }");
    tab.press("ArrowRight");
    let on: String = tab.eval("document.activeElement.textContent");
    assert_eq!(on, "Rust");
    tab.press("Enter");
    assert_eq!(names(&tab)[..2], ["Bence Szabó", "Inês Carvalho"]);
    let sorted = "[...document.querySelectorAll('#matrix [aria-sort]')].map((it) => it.textContent + ' ' + it.getAttribute('aria-sort'))";
    assert_eq!(tab.eval::<Vec<String>>(sorted), ["Rust descending"]);
    assert_eq!(tab.eval::<String>("document.activeElement.textContent"), "Rust", "the focus stays");
    tab.press("Enter");
    assert_eq!(tab.eval::<Vec<String>>(sorted), ["Rust ascending"]);
    assert_eq!(names(&tab)[11], "Bence Szabó");
    tab.press("End");
    tab.press("Enter");
    assert_eq!(tab.eval::<Vec<String>>(sorted), ["Experimenting descending"]);
    assert_eq!(names(&tab)[0], "Mateo Ferreira");
    choose(&tab, "[data-matrix-tools] [data-sort]", "Name");
    assert_eq!(names(&tab), by_name);
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn the_matrix_is_filtered_by_team_role_category_and_name() {
    let Some(tab) = Tab::open(portal()) else { return };
    open_matrix(&tab);
    let said = "document.querySelector('[data-matrix-tools] output').textContent";
    choose(&tab, "[data-by=team]", "Analytics and Risk");
    assert_eq!(names(&tab), ["Amara Okafor", "Bence Szabó", "Samir Haddad"]);
    assert_eq!(tab.eval::<String>(said), "3 of 12 people");
    choose(&tab, "[data-by=role]", "Senior engineer");
    assert_eq!(names(&tab), ["Bence Szabó"]);
    choose(&tab, "[data-by=category]", "Databases");
    let heads = "[...document.querySelectorAll('#matrix thead th')].filter((it) => it.checkVisibility()).map((it) => it.textContent)";
    assert_eq!(tab.eval::<Vec<String>>(heads), ["Person", "ClickHouse"]);
    assert_eq!(tab.eval::<String>("document.querySelector('#matrix tbody td').textContent"), "3 Proficient");
    for (select, title) in
        [("[data-by=team]", "All"), ("[data-by=role]", "All"), ("[data-by=category]", "All")]
    {
        choose(&tab, select, title);
    }
    tab.eval::<Value>("{ document.querySelector('[data-by=name]').focus(); null }");
    tab.type_text("callum");
    assert_eq!(names(&tab), ["Callum Reid"]);
    let rust: String = tab.eval("document.querySelector('#matrix tbody td').textContent");
    assert_eq!(rust, "2 Developing, the role asks for Proficient");
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn the_script_shows_the_same_cells_as_the_page() {
    let Some(tab) = Tab::open(portal()) else { return };
    let cells = "[...document.querySelectorAll('#matrix tbody td')].map((it) => it.className.trim() + it.textContent)";
    open_matrix(&tab);
    let with: Vec<String> = tab.eval(cells);
    let tab = tab.without_script();
    tab.go(MATRIX);
    let without: Vec<String> = tab.eval(cells);
    assert_eq!(with.len(), 12 * 16);
    assert_eq!(with, without);
    assert!(!tab.eval::<bool>("document.querySelector('.toolbar').checkVisibility()"));
}

#[test]
fn levels_are_published_as_a_table() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go(MATRIX);
    let text: String = tab.eval("fetch(document.querySelector('a[download]').href).then((it) => it.text())");
    let mut lines = text.lines();
    assert!(lines.next().is_some_and(|head| head.starts_with("Person,Team,Role,Rust,React and TypeScript,")));
    let levels: String = tab.eval(
        "{ const row = [...document.querySelectorAll('#matrix tbody tr')].find((row) => row.cells[0].textContent === 'Callum Reid');
           [...row.cells].slice(1).map((cell) => cell.firstChild?.nodeType === 3 ? cell.firstChild.data : '').join(',') }",
    );
    assert!(text.contains(&format!("\nCallum Reid,Market Data,Engineer,{levels}\n")), "{levels}\n{text}");
    assert_eq!(lines.count(), 12);
}

#[test]
fn two_roles_are_compared() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("browse/ladder/?from=engineer&to=senior-engineer");
    tab.wait("document.querySelector('.sk-compare table') !== null");
    let rows = "[...document.querySelectorAll('.sk-compare tbody tr')].map((row) => [...row.cells].map((it) => it.innerText.replace(/\\s+/g, ' ').trim()).join(' | '))";
    let shown: Vec<String> = tab.eval(rows);
    assert_eq!(shown[0], "Rust | 3 Proficient | 4 Advanced | ↑ 1 up");
    assert!(shown.contains(&"Kubernetes | Not asked for | 2 Developing | New".to_owned()), "{shown:?}");
    assert_eq!(
        shown.last().map(String::as_str),
        Some("React and TypeScript | 2 Developing optional | 2 Developing optional | "),
        "what is the same comes last"
    );
    let count = "document.querySelector('.sk-compare output').textContent";
    assert_eq!(tab.eval::<String>(count), "11 differences");
    choose(&tab, ".sk-compare [name=to]", "Engineer");
    assert_eq!(tab.eval::<String>(count), "0 differences");
    assert_eq!(tab.eval::<String>("location.search"), "?from=engineer&to=engineer");
    choose(&tab, ".sk-compare [name=to]", "Junior engineer");
    let shown: Vec<String> = tab.eval(rows);
    assert!(shown.contains(&"Rust | 3 Proficient | 2 Developing | ↓ 1 down".to_owned()), "{shown:?}");
    assert!(shown.contains(&"Observability | 2 Developing | Not asked for | Falls away".to_owned()));
    assert_eq!(tab.errors(), [""; 0]);
}

/// What the script answers, as lines of text.
fn answer(tab: &Tab) -> Vec<String> {
    tab.eval(
        "document.querySelector('.sk-answer').innerText.split('\\n').map((it) => it.trim()).filter(Boolean)",
    )
}

#[test]
fn what_is_missing_for_a_role_is_the_same_from_the_page_and_the_script() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.go("people/callum-reid/");
    tab.wait("document.querySelectorAll('[data-missing] option').length > 15");
    // The page itself says it of the prospects.
    let of_page = |role: &str| -> (String, Vec<String>) {
        tab.eval(&format!(
            "{{ const fit = [...document.querySelectorAll('.sk-fit')].find((it) => it.querySelector('summary strong').textContent === '{role}');
               fit.open = true;
               [fit.querySelector('.sk-ready').innerText.replace(/\\s+/g, ' '), fit.querySelector('.sk-gaps').innerText.split('\\n').map((it) => it.trim()).filter(Boolean)] }}"
        ))
    };
    for role in ["Engineer", "Senior engineer", "Engineering manager"] {
        choose(&tab, "[data-missing] select", role);
        let mut said = answer(&tab);
        let (ready, gaps) = of_page(role);
        let state = said.remove(0).replace(" ready,", "");
        assert_eq!(state, ready, "{role}");
        assert_eq!(said, gaps, "{role}");
    }
    // Any other role.
    choose(&tab, "[data-missing] select", "Analyst");
    let said = &answer(&tab)[0];
    assert!(said.contains(" % ready, ") && said.ends_with(" of 4 musts met"), "{said}");
    choose(&tab, "[data-missing] select", "Choose …");
    assert_eq!(answer(&tab), [""; 0]);
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn what_is_missing_for_a_person_on_the_page_of_a_role() {
    let Some(tab) = Tab::open(portal()) else { return };
    for (who, page) in [("Callum Reid", "people/callum-reid/"), ("Bence Szabó", "people/bence-szabo/")] {
        tab.go(page);
        tab.wait("document.querySelectorAll('[data-missing] option').length > 15");
        choose(&tab, "[data-missing] select", "Engineer");
        let of_person = answer(&tab);
        tab.go("learning/career-roles/engineer/");
        tab.wait("document.querySelectorAll('[data-missing] option').length > 12");
        choose(&tab, "[data-missing] select", who);
        assert_eq!(answer(&tab), of_person, "{who}");
        assert!(of_person.len() > 3, "{of_person:?}");
    }
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn today_moves_along_a_plan() {
    let Some(tab) = Tab::open(portal()) else { return };
    let place = |tab: &Tab| -> String {
        tab.go("learning/development-plans/callum-reid-2026/");
        tab.eval("document.querySelector('.chart-today[data-from]').getAttribute('x1')")
    };
    let built = place(&tab);
    let tab = tab.today("2027-02-01");
    let later = place(&tab);
    let number = |text: &str| text.trim_end_matches('%').parse::<f64>().expect("a number");
    assert!(number(&later) > number(&built) + 15.0, "{built} {later}");
    let late: usize = tab.eval("document.querySelectorAll('.sk-steps .badge-overdue').length");
    assert_eq!(late, 3, "milestones of December and January are late by then");
}

/// More people than the page holds: 300 in 40 competencies.
fn large() -> tempfile::TempDir {
    let mut files = vec![(
        "lyceum.toml".to_owned(),
        "title = \"T\"\nbase_url = \"https://x.example/repo/\"\n[audiences.public]\naccess = [\"public\"]\nrecords = [\"skill_assessment\"]\n".to_owned(),
    )];
    for n in 0..40 {
        let front = format!("+++\ntitle = \"Skill {n:02}\"\ncategory = \"databases\"\n+++\n");
        files.push((format!("content/competencies/skill-{n:02}.md"), front));
    }
    let mut rows =
        "id,employee_id,competency_id,current_level,assessment_date,assessment_method\n".to_owned();
    for n in 0..300 {
        files.push((
            format!("content/people/p{n:03}.md"),
            format!("+++\ntitle = \"Person {n:03}\"\nrole = \"r\"\n+++\n"),
        ));
        let level = if n == 250 { "expert" } else { "novice" };
        rows.extend([&format!("a{n},p{n:03},skill-07,{level},2026-01-01,peer_review"), "\n"]);
    }
    files.push(("data/skill_assessment.csv".to_owned(), rows));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    folder(&files)
}

#[test]
fn a_large_matrix_keeps_few_rows_in_the_page() {
    let root = large();
    let out = root.path().join("out");
    lyceum_ok(&["build", arg(root.path()), "-o", arg(&out), "--today", crate::support::TODAY]);
    let Some(tab) = Tab::open(alone(&out)) else { return };
    open_matrix(&tab);
    let in_page = "document.querySelectorAll('#matrix tbody th').length";
    assert!(tab.eval::<usize>(in_page) < 80);
    assert_eq!(tab.eval::<String>("document.getElementById('matrix').getAttribute('aria-rowcount')"), "301");
    tab.eval::<Value>(
        "{ const box = document.querySelector('.matrix'); box.scrollTop = box.scrollHeight; null }",
    );
    tab.wait(
        "[...document.querySelectorAll('#matrix tbody th')].some((it) => it.textContent === 'Person 299')",
    );
    assert!(tab.eval::<usize>(in_page) < 80);
    choose(&tab, "[data-matrix-tools] [data-sort]", "Skill 07");
    assert_eq!(names(&tab)[0], "Person 250");
    assert_eq!(tab.eval::<usize>("document.querySelector('.matrix').scrollTop"), 0);
    // Without script: the first people, and how many more there are.
    let tab = tab.without_script();
    tab.go(MATRIX);
    assert_eq!(tab.eval::<usize>(in_page), 150);
    assert!(tab.eval::<bool>("document.querySelector('.mx-rest').textContent.startsWith('150 more people')"));
}
