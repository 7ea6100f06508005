//! The knowledge graph: by keyboard, searched, filtered, on a phone, without script; and a large one.

use std::fmt::Write as _;

use serde_json::Value;

use super::server::{alone, portal};
use super::tab::Tab;
use crate::support::{TODAY, arg, folder, lyceum_ok};

const GRAPH: &str = "browse/graph/";
const SAYS: &str = "document.querySelector('[data-graph-says]').textContent";
/// Pixels of the picture that are not empty.
const INK: &str = "(() => { const it = document.querySelector('.graph canvas');
    const copy = Object.assign(document.createElement('canvas'), { width: it.width, height: it.height });
    const pixels = copy.getContext('2d', { willReadFrequently: true });
    pixels.drawImage(it, 0, 0);
    const data = pixels.getImageData(0, 0, it.width, it.height).data;
    let ink = 0; for (let i = 3; i < data.length; i += 4) ink += data[i] > 0; return ink; })()";

fn open(tab: &Tab, path: &str) {
    tab.go(path);
    tab.wait("document.querySelector('[data-ready]') !== null");
}

fn says(tab: &Tab) -> String {
    tab.eval(SAYS)
}

#[test]
fn the_picture_is_walked_by_keyboard() {
    let Some(tab) = Tab::open(portal()) else { return };
    tab.media("screen", &[("prefers-reduced-motion", "reduce")]);
    open(&tab, GRAPH);
    assert!(tab.eval::<usize>(INK) > 10_000, "something is drawn");
    tab.eval::<Value>("{ document.querySelector('.graph canvas').focus(); null }");
    tab.press("ArrowRight");
    let first = says(&tab);
    assert!(
        first.ends_with(" connections") && first.contains(", Person, "),
        "the most connected first: {first}"
    );
    let mut met = vec![first];
    for key in ["ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"] {
        tab.press(key);
        let now = says(&tab);
        assert!(now.contains(" connection") || now.starts_with("No connection"), "{now}");
        met.push(now);
    }
    met.sort();
    met.dedup();
    assert!(met.len() > 2, "arrows lead somewhere: {met:?}");
    let listed: usize = tab.eval("document.querySelectorAll('[data-graph-panel] li button').length");
    assert!(listed > 0);
    let address: String = tab.eval("document.querySelector('[data-graph-panel] h2 a').pathname.slice(1)");
    tab.eval::<Value>("{ document.querySelector('.graph canvas').focus(); null }");
    tab.press("Enter");
    tab.arrives(&address);
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn a_node_is_found_chosen_and_shared_by_its_address() {
    let Some(tab) = Tab::open(portal()) else { return };
    open(&tab, GRAPH);
    tab.eval::<Value>("{ document.querySelector('[data-graph-find]').focus(); null }");
    tab.type_text("ines carv");
    tab.wait("!document.getElementById('graph-found').hidden");
    tab.press("ArrowDown");
    let active: bool = tab.eval(
        "document.getElementById(document.querySelector('[data-graph-find]').getAttribute('aria-activedescendant'))?.getAttribute('aria-selected') === 'true'",
    );
    assert!(active);
    tab.press("Enter");
    assert!(says(&tab).starts_with("Inês Carvalho, Person, "), "{}", says(&tab));
    let hash: String = tab.eval("location.hash");
    assert_eq!(hash, "#people/ines-carvalho/");
    open(&tab, &format!("browse/graph/{hash}"));
    assert!(says(&tab).starts_with("Inês Carvalho"), "{}", says(&tab));
    // A neighbour in the panel is chosen in its place.
    tab.click("[data-graph-panel] li button");
    assert!(!says(&tab).starts_with("Inês Carvalho"));
    tab.click(".graph-close");
    assert!(tab.eval::<bool>("document.querySelector('[data-graph-panel]').hidden"));
    assert!(tab.eval::<bool>("document.activeElement.localName === 'canvas'"), "the focus is not lost");
    assert_eq!(tab.errors(), [""; 0]);
}

/// How large the picture is drawn, beside the whole of it.
const ZOOM: &str = "Number(document.querySelector('.graph canvas').dataset.zoom)";
const TOLD: &str = "document.querySelector('[data-graph-hint]').textContent";
const MIDDLE: &str = "(() => { const box = document.querySelector('.graph canvas').getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2]; })()";
const INTO_VIEW: &str = "{ document.querySelector('.graph canvas').scrollIntoView({ block: 'center', behavior: 'instant' }); null }";

#[test]
fn a_page_that_is_scrolled_is_not_held_by_the_picture() {
    let Some(tab) = Tab::open(portal()) else { return };
    open(&tab, GRAPH);
    tab.eval::<Value>("{ document.querySelector('.graph canvas').focus(); null }");
    tab.eval::<Value>(INTO_VIEW);
    let before: f64 = tab.eval("scrollY");
    tab.wheel(".graph canvas", 240.0, false);
    tab.wait(&format!("scrollY > {before}"));
    tab.wait(&format!("({TOLD}).includes('Ctrl')"));
    assert!((tab.eval::<f64>(ZOOM) - 1.0).abs() < 1e-6, "the wheel alone zooms nothing");
    tab.wheel(".graph canvas", -240.0, true);
    tab.wait(&format!("{ZOOM} > 1.2"));
    tab.click("[data-graph-zoom='0.714']");
    tab.click("[data-graph-zoom='0']");
    tab.wait(&format!("{ZOOM} === 1"));
    tab.click("[data-graph-zoom='1.4']");
    tab.wait(&format!("{ZOOM} === 1.4"));
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn two_fingers_move_and_zoom_at_once_and_one_scrolls() {
    let Some(tab) = Tab::open(portal()) else { return };
    let tab = tab.width(390);
    open(&tab, GRAPH);
    tab.eval::<Value>(INTO_VIEW);
    let [x, y]: [f64; 2] = tab.eval(MIDDLE);
    let scrolled: f64 = tab.eval("scrollY");
    let two = |i: i32| {
        let i = f64::from(i);
        vec![[x - 30.0 - i * 6.0, y + i * 4.0], [x + 30.0 + i * 6.0, y + i * 4.0]]
    };
    tab.fingers(&(0..6).map(two).collect::<Vec<_>>());
    tab.wait(&format!("{ZOOM} === 2"));
    assert!((tab.eval::<f64>("scrollY") - scrolled).abs() < 1.0, "the page stands");
    let one: Vec<_> = (0..6).map(|i| vec![[x, y - f64::from(i) * 20.0]]).collect();
    tab.fingers(&one);
    tab.wait(&format!("({TOLD}).includes('two fingers')"));
    tab.wait(&format!("scrollY > {scrolled}"));
    assert!((tab.eval::<f64>(ZOOM) - 2.0).abs() < 1e-6);
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn a_part_of_code_leads_to_where_it_is_described() {
    let Some(tab) = Tab::open(portal()) else { return };
    open(&tab, &format!("{GRAPH}#code/trade-intake/internal/fix"));
    assert!(says(&tab).starts_with("trade-intake/internal/fix, Part of code, "), "{}", says(&tab));
    let listed: String = tab.eval(
        "[...document.querySelectorAll('#kind-code_area a')].find((it) => it.textContent === 'trade-intake/internal/fix').href",
    );
    let led: String = tab.eval("document.querySelector('[data-graph-panel] h2 a').href");
    assert_eq!(led, listed);
    tab.click("[data-graph-panel] h2 a");
    tab.arrives("browse/code/#trade-intake/internal/fix");
    let row: String = tab.eval("document.querySelector(':target').innerText");
    assert!(row.contains("trade-intake") && row.contains("internal/fix"), "{row}");
}

#[test]
fn kinds_and_reasons_are_left_out_of_the_picture() {
    let Some(tab) = Tab::open(portal()) else { return };
    open(&tab, GRAPH);
    let whole: usize = tab.eval(INK);
    tab.click("[data-kind=person] input");
    let said = says(&tab);
    assert!(said.contains(" are drawn"), "{said}");
    tab.eval::<Value>(
        "{ document.querySelectorAll('[data-relation] input').forEach((it) => it.click()); null }",
    );
    tab.wait(&format!("({INK}) < {}", whole * 3 / 4));
    assert_eq!(tab.errors(), [""; 0]);
}

#[test]
fn on_a_phone_the_picture_is_above_the_fold_of_its_tools() {
    let Some(tab) = Tab::open(portal()) else { return };
    let tab = tab.width(390);
    open(&tab, GRAPH);
    let wide: f64 = tab.eval("document.documentElement.scrollWidth");
    assert!(wide <= 390.0, "{wide}");
    let open: usize = tab.eval("document.querySelectorAll('.graph-filter[open]').length");
    assert_eq!(open, 0);
}

#[test]
fn the_lists_say_the_same_without_script() {
    let Some(tab) = Tab::open(portal()) else { return };
    let tab = tab.without_script();
    tab.go(GRAPH);
    assert!(!tab.eval::<bool>("document.querySelector('.graph').checkVisibility()"));
    tab.eval::<Value>("{ document.getElementById('kind-person').open = true; null }");
    let people: Vec<String> =
        tab.eval("[...document.querySelectorAll('#kind-person li a')].map((it) => it.textContent)");
    assert!(people.contains(&"Inês Carvalho".to_owned()), "{people:?}");
    let counts: Vec<u32> = tab.eval(
        "[...document.querySelectorAll('#kind-person li .muted')].map((it) => Number.parseInt(it.textContent))",
    );
    assert!(counts.is_sorted_by(|a, b| a >= b) && counts[0] > 20, "{counts:?}");
    // The connections of a page: links in two columns, none of them twice.
    tab.go("technologies/kafka/");
    tab.eval::<Value>("{ document.querySelector('.near').open = true; null }");
    let near: Vec<String> = tab.eval("[...document.querySelectorAll('.near li a')].map((it) => it.pathname)");
    let mut once = near.clone();
    once.sort();
    once.dedup();
    assert!(near.len() > 3 && near.len() <= 20 && once.len() == near.len(), "{near:?}");
    // A line ends in the middle of its row.
    let off: f64 = tab.eval(
        "{ const rows = [...document.querySelectorAll('.near-in li')].map((it) => it.getBoundingClientRect());
           const box = document.querySelector('.near-lines-in').getBoundingClientRect();
           const starts = [...document.querySelector('.near-lines-in path').getAttribute('d').matchAll(/M\\d+ (\\d+)/g)].map((it) => Number(it[1]));
           Math.max(...rows.map((row, i) => Math.abs((row.top + row.bottom) / 2 - box.top - starts[i]))) }",
    );
    assert!(off < 2.0, "{off}");
    tab.media("print", &[]);
    assert!(!tab.eval::<bool>("document.querySelector('.near').checkVisibility()"));
}

/// Sections of pages that link to pages near them and to a few that everybody links to.
fn made_up(pages: usize) -> tempfile::TempDir {
    let mut files = vec![
        ("lyceum.toml".to_owned(), "title = \"Large\"\n[graph]\nlocal = false\n".to_owned()),
        ("content/index.md".to_owned(), "+++\ntitle = \"Home\"\n+++\n".to_owned()),
    ];
    for at in 1..pages {
        let mut text =
            format!("+++\ntitle = \"Subject {at}\"\ntype = \"page\"\ntags = [\"t{}\"]\n+++\n", at % 40);
        for to in [at / 2, at.saturating_sub(3), at % 97] {
            let _ = write!(text, "[s](/s{}/p{to}.md) ", to / 100);
        }
        files.push((format!("content/s{}/p{at}.md", at / 100), text));
    }
    let all: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    folder(&all)
}

#[test]
fn hundreds_of_pages_are_drawn_and_moved() {
    let root = made_up(900);
    let out = root.path().join("repo");
    lyceum_ok(&["build", arg(root.path()), "-o", arg(&out), "--base-url", "/repo/", "--today", TODAY]);
    let Some(tab) = Tab::open(alone(&out)) else { return };
    open(&tab, GRAPH);
    let ink: usize = tab.eval(INK);
    tab.eval::<Value>("{ document.querySelector('.graph canvas').focus(); null }");
    tab.press("-");
    tab.wait(&format!("({INK}) < {ink}"));
    tab.press("0");
    tab.press("ArrowRight");
    assert!(says(&tab).contains(" connections"), "{}", says(&tab));
    let listed: usize = tab.eval("document.querySelectorAll('.graph-lists li').length");
    assert_eq!(listed, 200 + 40, "the most connected of each kind");
    assert_eq!(tab.errors(), [""; 0]);
}
