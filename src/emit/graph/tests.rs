use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

use super::*;
use crate::emit::testing::{SMALL, portal, with_registers};

const BASE: &str = "https://docs.example/kb/";

fn export(format: Format) -> String {
    let portal = portal(BASE, SMALL);
    text(&portal, &Graph::new(&portal), format)
}

#[test]
fn json_ld_has_every_edge_as_a_property_and_declares_its_terms() {
    let document: Value = serde_json::from_str(&export(Format::JsonLd)).expect("JSON");
    let all = document["@graph"].as_array().expect("a list");
    let find = |id: &str| all.iter().find(|it| it["@id"] == id).unwrap_or_else(|| panic!("no {id}"));
    let lag = find("https://docs.example/kb/guides/lag/");
    assert_eq!(lag["@type"], serde_json::json!(["schema:Article", "type:troubleshooting"]));
    assert_eq!(lag["name"], "Lag & offsets");
    assert_eq!(lag["schema:author"], serde_json::json!(["https://docs.example/kb/people/ines/"]));
    assert_eq!(lag["schema:mentions"], serde_json::json!(["https://docs.example/kb/"]));
    assert_eq!(lag["schema:about"], serde_json::json!(["https://docs.example/kb/browse/tag/kafka/"]));
    let other = find("https://docs.example/kb/guides/se%C3%B1al/");
    assert_eq!(other["relation:related"], serde_json::json!(["https://docs.example/kb/guides/lag/"]));
    assert_eq!(find("relation:related")["@type"], "rdf:Property");
    // Every key is a term of the context, and every address is that of a node.
    let context = document["@context"].as_object().expect("terms");
    let known: BTreeSet<&str> = all.iter().filter_map(|it| it["@id"].as_str()).collect();
    for (key, value) in all.iter().flat_map(|it| it.as_object().expect("an object")) {
        assert!(key.starts_with('@') || context.contains_key(key), "{key}");
        let targets = value.as_array().into_iter().flatten().filter_map(Value::as_str);
        for target in targets.filter(|_| key.contains(':')) {
            assert!(known.contains(target), "{key}: {target}");
        }
    }
}

#[test]
fn graph_ml_is_xml_whose_keys_and_ends_are_declared() {
    let text = export(Format::GraphMl);
    let mut reader = Reader::from_str(&text);
    let (mut keys, mut nodes, mut named) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    let mut edges = 0;
    loop {
        let event = reader.read_event().expect("XML");
        let start = match &event {
            Event::Start(start) | Event::Empty(start) => start,
            Event::Eof => break,
            _ => continue,
        };
        let attribute = |name: &str| {
            let found = start.try_get_attribute(name).expect("attributes")?;
            Some(found.value.into_owned())
        };
        match start.name().as_ref() {
            "key" => {
                assert!(keys.insert(attribute("id").expect("an id")) && attribute("attr.type").is_some());
            }
            "node" => {
                let id = attribute("id").expect("an id");
                assert!(id.chars().all(|c| c.is_ascii_alphanumeric() || "._:-".contains(c)), "{id}");
                assert!(nodes.insert(id));
            }
            "data" => assert!(keys.contains(&attribute("key").expect("a key"))),
            "edge" => {
                edges += 1;
                named.extend([attribute("source"), attribute("target")].into_iter().flatten());
            }
            _ => {}
        }
    }
    assert_eq!((nodes.len(), edges), (5, 5));
    assert!(named.len() == 10 && named.iter().all(|id| nodes.contains(id)), "{named:?}");
    assert!(text.contains("<data key=\"title\">Knowledge &lt;base&gt; &amp; more</data>"));
}

#[test]
fn a_part_of_code_has_the_address_of_where_it_is_described() {
    let row = "+++\ntitle = \"A\"\ntype = \"code_expertise\"\nrepository = \"trade intake\"\narea = \"src/fix\"\nshare = 0.7\nexpertise_level = \"master\"\naccess = \"public\"\n+++\n";
    let portal = portal(BASE, &[("code-expertise/a.md", row)]);
    let graph = Graph::new(&portal);
    let (id, url) = ("browse/graph/#code/trade%20intake/src/fix", "browse/code/#trade%20intake/src/fix");
    let document: Value = serde_json::from_str(&text(&portal, &graph, Format::JsonLd)).expect("JSON");
    let all = document["@graph"].as_array().expect("a list");
    let area = all.iter().find(|it| it["@id"] == format!("{BASE}{id}")).expect("the part");
    assert_eq!(area["url"], format!("{BASE}{url}"));
    assert!(
        text(&portal, &graph, Format::GraphMl).contains(&format!("<data key=\"url\">{BASE}{url}</data>"))
    );
    let file = picture(&portal, &graph, None).expect("a picture");
    let view: Value = serde_json::from_slice(&file.bytes).expect("JSON");
    let at = view["titles"].as_array().and_then(|all| all.iter().position(|it| it == "trade intake/src/fix"));
    assert_eq!(view["parts"], serde_json::json!([[at, url]]));
}

#[test]
fn all_forms_have_the_same_edges() {
    let plain: Value = serde_json::from_str(&export(Format::Json)).expect("JSON");
    assert_eq!(
        (plain["nodes"].as_array().map(Vec::len), plain["edges"].as_array().map(Vec::len)),
        (Some(5), Some(5))
    );
    assert_eq!(export(Format::Dot).matches(" -> ").count(), 5);
    assert_eq!(export(Format::GraphMl).matches("<edge ").count(), 5);
}

#[test]
fn the_picture_has_a_place_for_every_node() {
    let portal = portal(BASE, SMALL);
    let file = picture(&portal, &Graph::new(&portal), None).expect("a picture");
    let view: Value = serde_json::from_slice(&file.bytes).expect("JSON");
    let length = |name: &str| view[name].as_array().map_or(0, Vec::len);
    for name in ["titles", "urls", "kind", "of", "x", "y"] {
        assert_eq!(length(name), 4, "{name}: the tag of a single page is not drawn");
    }
    assert_eq!(length("edges") % 3, 0);
    assert_eq!(view["urls"][3], "people/ines/");
}

#[test]
fn nothing_is_written_where_the_settings_want_nothing() {
    let config = crate::config::Config {
        graph: crate::config::Graph { exports: false, ..crate::config::Graph::default() },
        ..crate::config::Config::default()
    };
    let (portal, _) = crate::emit::testing::try_portal(config, SMALL);
    assert_eq!(with_registers(super::emit, &portal), []);
    assert!(picture(&portal, &Graph::new(&portal), None).is_some(), "the page has its picture all the same");
}
