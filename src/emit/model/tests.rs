use super::*;
use crate::emit::testing::{SMALL, portal, text};

fn parsed(base: &str) -> serde_json::Value {
    serde_json::from_str(text(&emit(&portal(base, SMALL)), "portal.json")).unwrap()
}

#[test]
fn the_head() {
    let whole = parsed("https://docs.example/kb/");
    for (key, expected) in [
        ("version", serde_json::json!(1)),
        ("title", "Shared memory".into()),
        ("audience", "public".into()),
        ("date", "2026-11-21".into()),
        ("base", "https://docs.example/kb/".into()),
    ] {
        assert_eq!(whole[key], expected, "{key}");
    }
    let groups = whole["groups"].as_array().unwrap();
    assert!(groups.iter().any(|g| g["id"] == "technical" && g["title"] == "Technical"));
    let types = whole["types"].as_array().unwrap();
    let guide = types.iter().find(|t| t["id"] == "troubleshooting").unwrap();
    assert_eq!(guide["group"], "technical");
    assert_eq!(guide["review_cycle"], "30 days");
    assert_eq!(guide["sections"][0], serde_json::json!({ "title": "Problem Description", "required": true }));
    let severity = guide["fields"].as_array().unwrap().iter().find(|f| f["name"] == "severity").unwrap();
    assert_eq!(severity["kind"], "enum");
    assert_eq!(severity["values"], serde_json::json!(["low", "medium", "high", "critical"]));
    assert_eq!(whole["sections"][1]["path"], "guides");
    assert_eq!(whole["sections"][1]["parent"], "");
}

#[test]
fn a_page_with_everything() {
    let whole = parsed("https://docs.example/kb/");
    let pages = whole["pages"].as_array().unwrap();
    let ids: Vec<_> = pages.iter().map(|p| p["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["index", "guides/lag", "guides/señal", "people/ines"]);
    let mut lag = pages[1].clone();
    let words = lag.as_object_mut().unwrap().remove("words").unwrap().as_u64().unwrap();
    lag.as_object_mut().unwrap().remove("similar");
    assert!((10..30).contains(&words), "{words}");
    assert_eq!(
        lag,
        serde_json::json!({
            "id": "guides/lag",
            "url": "https://docs.example/kb/guides/lag/",
            "title": "Lag & offsets",
            "type": "troubleshooting",
            "status": "published",
            "access": "public",
            "level": "intermediate",
            "summary": "When `orders` falls behind, look at <offsets>.",
            "tags": ["Kafka"],
            "owner": "people/ines",
            "author": "people/ines",
            "created": "2025-11-03",
            "updated": "2026-09-14",
            "review": {
                "freshness": "overdue", "last": "2026-09-14", "due": "2026-10-14", "cycle": "30 days"
            },
            "read_minutes": 1,
            "section": "guides",
            "fields": {
                "problem": "Lag grows.",
                "services": ["orders", "billing"],
                "severity": "high",
                "solution": "Restart.",
                "time_to_fix": { "text": "1h 30m", "seconds": 5400 },
                "verification": "Lag falls.",
            },
            "links": ["index"],
            "external_links": ["https://other.example/"],
            "referred_by": { "related_from": ["guides/señal"] },
            "aliases": ["old/lag"],
            "extra": { "ticket": 4711 },
        })
    );
    assert_eq!(pages[0]["backlinks"], serde_json::json!(["guides/lag"]));
    assert_eq!(pages[2]["fields"], serde_json::json!({ "related": ["guides/lag"] }));
}

#[test]
fn one_page_a_line() {
    let files = emit(&portal("", SMALL));
    assert_eq!(text(&files, "portal.json").lines().count(), 1 + 1 + SMALL.len() + 1);
    assert_eq!(parsed("")["base"], "/");
}
