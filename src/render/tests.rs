//! Whole pages of a small portal.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Mutex;

use scraper::{Html, Selector};

use super::{Shared, Theme, lists, page};
use crate::compile::{self, Settings};
use crate::markdown::Highlighter;
use crate::portal::PageIx;

const GUIDE: &str = "+++\ntitle = \"Fix <it> & go\"\ntype = \"troubleshooting\"\nstatus = \"published\"\n\
    level = \"advanced\"\nsummary = \"How to fix it.\"\ntags = [\"Kafka\"]\nlast_reviewed = 2026-01-01\n\
    problem = \"It stops.\"\nsymptoms = [\"a\"]\nsolution = \"Start it.\"\n+++\n## Symptoms\n\nText.\n\n## Solution\n\nSee [home](../index.md).\n";

/// Every artifact of a portal with these files, as text by path.
fn render(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let dir = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        let path = dir.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    let settings = Settings {
        base_url: Some("https://x.example/repo/".into()),
        ..Settings::on(jiff::civil::date(2026, 11, 21))
    };
    let loaded = compile::load(dir.path(), &settings).expect("a readable root");
    let compile::Compiled { portal, governance, .. } = compile::compile(loaded, &settings);
    let (theme, found) = Theme::new(&[], &portal.config);
    assert_eq!(found, []);
    let shared = Shared::new(&portal, &governance, &theme);
    let highlighter = Highlighter::new();
    let made = Mutex::new(Vec::new());
    let keep = |artifact| -> Result<(), Infallible> {
        made.lock().expect("no panic").push(artifact);
        Ok(())
    };
    let (_, found) = lists(&shared, &keep).expect("infallible");
    assert_eq!(found, []);
    let mut artifacts = made.into_inner().expect("no panic");
    for number in 0..portal.pages.len() as u32 {
        let (artifact, found) = page(&shared, PageIx(number), &highlighter);
        assert!(found.iter().all(|d| !d.is_error()), "{found:?}");
        artifacts.push(artifact);
    }
    let text = |bytes| String::from_utf8(bytes).expect("text");
    artifacts.into_iter().map(|a| (a.path, text(a.bytes))).collect()
}

fn portal() -> BTreeMap<String, String> {
    render(&[
        ("lyceum.toml", "title = \"Handbook\"\n"),
        ("content/index.md", "# Handbook\n\nWelcome.\n"),
        ("content/guides/fix.md", GUIDE),
        ("content/guides/plain.md", "# Plain\n\nLink to [fix](fix.md).\n"),
    ])
}

fn select(html: &str, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    let found = Html::parse_document(html);
    found
        .select(&selector)
        .map(|e| e.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

fn attributes(html: &str, selector: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    let found = Html::parse_document(html);
    found.select(&selector).filter_map(|e| e.attr(name).map(str::to_owned)).collect()
}

#[test]
fn a_page_says_what_it_is_and_how_far_to_trust_it() {
    let html = &portal()["guides/fix/index.html"];
    assert_eq!(select(html, "h1"), ["Fix <it> & go"]);
    assert_eq!(select(html, "title"), ["Fix <it> & go · Handbook"]);
    assert_eq!(select(html, ".kind"), ["Troubleshooting guide"]);
    assert_eq!(select(html, ".trust .badge-overdue").len(), 1);
    assert_eq!(select(html, ".trust .level"), ["Advanced"]);
    assert_eq!(select(html, ".banner").len(), 1);
    assert_eq!(select(html, "#toc a"), ["Symptoms", "Solution"]);
    assert_eq!(attributes(html, "link[rel=canonical]", "href"), ["https://x.example/repo/guides/fix/"]);
    assert_eq!(attributes(html, "meta[name=description]", "content"), ["How to fix it."]);
    assert_eq!(select(html, ".links a"), ["Plain"], "the page that links here");
}

#[test]
fn the_navigation_marks_one_page_and_opens_its_branch() {
    let pages = portal();
    let html = &pages["guides/fix/index.html"];
    assert_eq!(select(html, "#nav [aria-current]").len(), 1);
    assert_eq!(select(html, "#nav .open > ul > li").len(), 2);
    assert_eq!(attributes(html, "#nav li[data-level]", "data-level"), ["3"]);
    assert_eq!(select(&pages["index.html"], "#nav .open").len(), 0);
}

#[test]
fn every_address_is_below_the_base_path_and_every_asset_of_the_origin() {
    for (path, html) in portal() {
        for (selector, name) in
            [("a[href]", "href"), ("script[src]", "src"), ("link[rel=stylesheet]", "href")]
        {
            for url in attributes(&html, selector, name) {
                assert!(url.starts_with("/repo/") || url.starts_with('#'), "{path}: {url}");
            }
        }
        assert!(!html.contains(" style=\""), "{path}");
        // What only leads on needs none.
        let scripts = usize::from(!html.contains("http-equiv=\"refresh\""));
        assert_eq!(select(&html, "script:not([src])").len(), scripts, "{path}");
    }
}

#[test]
fn every_term_and_section_has_a_page() {
    let pages = portal();
    for path in [
        "404.html",
        "browse/index.html",
        "browse/tag/kafka/index.html",
        "browse/type/troubleshooting/index.html",
        "browse/level/advanced/index.html",
        "browse/status/published/index.html",
        "browse/review/overdue/index.html",
        "guides/index.html",
    ] {
        assert!(pages.contains_key(path), "{path} is not among {:?}", pages.keys());
    }
    assert_eq!(select(&pages["browse/tag/kafka/index.html"], ".entry > a"), ["Fix <it> & go"]);
    assert_eq!(select(&pages["guides/index.html"], ".entry > a"), ["Fix <it> & go", "Plain"]);
}

#[test]
fn the_first_page_shows_its_text_and_the_sections() {
    let html = &portal()["index.html"];
    assert_eq!(select(html, "h1"), ["Handbook"]);
    assert_eq!(select(html, ".prose p"), ["Welcome."]);
    assert_eq!(select(html, ".section-cards a"), ["Guides"]);
}

#[test]
fn lists_link_to_their_other_forms_and_only_to_those_that_exist() {
    let dated = GUIDE.replace("tags =", "created = 2026-01-02\ntags =");
    let pages = render(&[("content/index.md", "# Home\n"), ("content/guides/fix.md", &dated)]);
    let of_type = &pages["browse/type/troubleshooting/index.html"];
    let feed = "/repo/browse/type/troubleshooting/atom.xml";
    assert_eq!(attributes(of_type, "link[type$=atom\\+xml]", "href"), ["/repo/atom.xml", feed]);
    assert_eq!(select(of_type, ".forms a"), ["Feed", "Data (JSON)", "Calendar"]);
    assert_eq!(select(&pages["browse/review/overdue/index.html"], ".forms a"), ["Calendar of reviews"]);

    let undated = render(&[("content/index.md", "# Home\n"), ("content/a.md", "# A\n")]);
    assert_eq!(attributes(&undated["a/index.html"], "link[type$=atom\\+xml]", "href"), [""; 0]);
    assert_eq!(select(&undated["browse/type/page/index.html"], ".forms a"), ["Data (JSON)"]);
}

#[test]
fn a_file_in_a_field_is_published_and_found_from_every_page() {
    let blank = "+++\ntitle = \"Blank\"\ntype = \"templates\"\nfile = \"blank.txt\"\n+++\nText.\n";
    let pages = render(&[
        ("content/index.md", "# Home\n"),
        ("content/forms/index.md", blank),
        ("content/forms/beside.md", blank),
        ("content/forms/blank.txt", "Name:\n"),
    ]);
    for page in ["forms/index.html", "forms/beside/index.html"] {
        assert_eq!(attributes(&pages[page], ".t-card a.btn", "href"), ["/repo/forms/blank.txt"], "{page}");
    }
}

#[test]
fn a_long_list_has_pages() {
    let names: Vec<String> = (0..501).map(|n| format!("content/notes/{n}.md")).collect();
    let mut files = vec![("content/index.md", "# Home\n")];
    files.extend(names.iter().map(|name| (name.as_str(), "# Note\n")));
    let pages = render(&files);
    let (first, second) = (&pages["browse/type/page/index.html"], &pages["browse/type/page/2/index.html"]);
    assert_eq!((select(first, ".terms a").len(), select(second, ".terms a").len()), (500, 1));
    assert_eq!(attributes(first, ".pager a", "href"), ["/repo/browse/type/page/2/"]);
    assert_eq!(attributes(second, ".pager a", "href"), ["/repo/browse/type/page/"]);
    assert_eq!(
        select(&pages["notes/index.html"], ".article > .muted").len(),
        1,
        "a section says what it leaves out"
    );
    assert!(!pages.contains_key("browse/type/page/3/index.html"));
}

#[test]
fn headings_group_the_first_level_and_set_the_reading_order() {
    let settings = "title = \"T\"\n[[navigation]]\ntitle = \"Do & see\"\nfolders = [\"tools\", \"about\"]\n\
        [[navigation]]\ntitle = \"Nobody\"\nfolders = [\"glossary\"]\n[[navigation]]\ntitle = \"Learn\"\nfolders = [\"guides\", \"v1.2\"]\n";
    let pages = render(&[
        ("lyceum.toml", settings),
        ("content/index.md", "# Home\n"),
        ("content/about.md", "# About\n"),
        ("content/apart/a.md", "# A\n"),
        ("content/guides/b.md", "# B\n"),
        ("content/tools/c.md", "# C\n"),
        ("content/v1.2/d.md", "# D\n"),
    ]);
    let page = &pages["about/index.html"];
    let side =
        page.split("<nav id=\"nav\"").nth(1).and_then(|rest| rest.split("</nav>").next()).expect("a sidebar");
    let places = [
        "id=\"nav-0\">Do &amp; see</p>",
        "/about/\"",
        "/tools/\"",
        "id=\"nav-2\">Learn</p>",
        "/guides/\"",
        "/v1.2/\"",
        "<hr>",
        "/apart/\"",
    ];
    let found: Vec<_> =
        places.iter().map(|part| side.find(part).unwrap_or_else(|| panic!("{part} in {side}"))).collect();
    assert!(found.is_sorted(), "{side}");
    assert!(!side.contains("Nobody"), "a heading over nothing");
    // After the last page of the first heading comes the first of the next one.
    let next = pages["tools/c/index.html"].split("rel=\"next\"").nth(1).map(|rest| &rest[..120]);
    assert!(next.is_some_and(|rest| rest.contains("/guides/b/")), "{next:?}");
}
