//! The browser client, run by Node where there is one, against the native engine.
#![cfg(feature = "write")]
#![allow(clippy::print_stderr, reason = "a skipped test says why")]

mod common;

use std::path::Path;
use std::process::Command;

use common::{bundle, portal};
use lyceum_search::{Engine, Options};

#[test]
fn the_client_answers_as_the_native_engine_does() {
    if Command::new("node").arg("--version").output().is_err() {
        eprintln!("skipped: there is no node on this machine");
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("client");
    std::fs::create_dir_all(&folder).expect("a folder for the bundle");
    let files = bundle(&portal()).files;
    for (name, bytes) in &files {
        std::fs::write(folder.join(name), bytes).expect("the folder can be written");
    }
    let mut engine = Engine::from_files(files).expect("sound");
    let lines = "today=2026-11-21\nlevel=expert\nfacets=1\nwhy=1\nlimit=7\nfilter=tag:ci";
    let options = r#"{"today":"2026-11-21","level":"expert","facets":true,"why":true,"limit":7,"filters":[["tag","ci"]]}"#;
    let mut expected = Vec::new();
    for query in ["rolling back", "cre\u{301}me ＢＲÛLÉE", "東京", "migratoins", "\"blue green\" -hand", ""]
    {
        for (lines, options) in [("", "{}"), (lines, options)] {
            let results = engine.search(query, &Options::from_lines(lines)).expect("sound").to_json();
            let query = serde_json::Value::from(query);
            expected.push(format!(r#"{{"query":{query},"options":{options},"results":{results}}}"#));
        }
    }
    let file = folder.join("expected.json");
    std::fs::write(&file, format!("[{}]", expected.join(","))).expect("the folder can be written");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = Command::new("node")
        .arg(root.join("client/search.test.mjs"))
        .args([&folder, &file, &root.join("module")])
        .output()
        .expect("node runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
