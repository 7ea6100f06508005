//! The rendered page of every content type, as a snapshot.
//!
//! One page of the example portal stands for its type. What depends on the rest of the tree (lists of other pages,
//! the addresses of hashed files) is left out, so that a snapshot changes only when its page or its template does.

use std::collections::BTreeMap;

use scraper::{Html, Selector};

use crate::support::{TODAY, arg, example, lyceum_ok, package, read, stdout};

/// The first page of each type: type → address below the base path.
fn representatives() -> BTreeMap<String, String> {
    let root = package().join("content-example");
    let output = lyceum_ok(&["list", arg(&root), "--format", "json", "--today", TODAY]);
    let rows: Vec<serde_json::Value> = serde_json::from_str(&stdout(&output)).expect("JSON");
    let mut first = BTreeMap::new();
    for row in rows {
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let url = text("url");
        first
            .entry(text("type"))
            .and_modify(|known: &mut String| {
                // What was drafted from code stands for its type only where nobody has written one.
                let order = |url: &str| (url.starts_with("/code/"), url.to_owned());
                if order(&url) < order(known) {
                    known.clone_from(&url);
                }
            })
            .or_insert(url);
    }
    first
}

#[test]
fn the_example_has_every_type() {
    let types = representatives();
    for id in std::fs::read_dir(package().join("packs/knowledge")).expect("the pack").filter_map(Result::ok) {
        let name = id.file_name().to_string_lossy().trim_end_matches(".toml").to_owned();
        assert!(name == "pack" || types.contains_key(&name), "no page of type {name}");
    }
}

#[test]
fn a_page_of_every_type_is_rendered_as_before() {
    for (type_id, url) in representatives() {
        let html = read(example(), &format!("{}index.html", &url[1..]));
        let document = Html::parse_document(&html);
        let select = |selector: &str| {
            let selector = Selector::parse(selector).expect("a selector");
            document.select(&selector).next().unwrap_or_else(|| panic!("{url} has no {selector:?}")).html()
        };
        let (article, prose) = (select("article.article"), select("article .prose"));
        let end = article.find(&prose).expect("the body is in the article") + prose.len();
        let text = article[..end].replace("><", ">\n<");
        insta::assert_snapshot!(format!("type_{type_id}"), text);
    }
}
