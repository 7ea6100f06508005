//! The knowledge graph as a portal publishes it and as the command line prints it.

use std::path::Path;

use serde_json::Value;

use crate::support::{TODAY, arg, folder, lyceum, lyceum_ok, read};

const PACK: &str = r#"
id = "code_expertise"
title = "Knowledge of code"
plural = "Knowledge of code"
kind = "entry"
access = "public"
folders = ["code-expertise"]
[[field]]
name = "person"
title = "Person"
type = "ref"
to = "person"
[[field]]
name = "repository"
title = "Repository"
type = "string"
[[field]]
name = "area"
title = "Area"
type = "string"
[[field]]
name = "technology"
title = "Technology"
type = "string"
"#;

const FILES: &[(&str, &str)] = &[
    ("lyceum.toml", "title = \"T\"\nbase_url = \"https://kb.example/docs/\"\n"),
    ("packs/own/pack.toml", "id = \"own\"\n"),
    ("packs/own/code_expertise.toml", PACK),
    ("content/index.md", "+++\ntitle = \"Home\"\n+++\nSee [lag](guides/lag.md).\n"),
    ("content/people/anna.md", "+++\ntitle = \"Anna\"\nrole = \"engineer\"\n+++\n"),
    (
        "content/technologies/rust.md",
        "+++\ntitle = \"Rust\"\nquadrant = \"languages\"\nring = \"adopt\"\nsince = 2026-01-01\nowner = \"anna\"\n+++\n",
    ),
    (
        "content/guides/lag.md",
        "+++\ntitle = \"Lag & <offsets>\"\ntype = \"page\"\nauthor = \"anna\"\ntags = [\"kafka\"]\n+++\nText.\n",
    ),
    (
        "content/guides/next.md",
        "+++\ntitle = \"Next\"\ntype = \"page\"\nprerequisites = [\"guides/lag\"]\ntags = [\"kafka\"]\n+++\nText.\n",
    ),
    (
        "data/code_expertise.csv",
        "id,person,repository,area,technology\na,anna,orders,src/stream,Rust\nb,anna,orders,src/stream,rust\nc,,orders,docs,\nd,anna,orders,,rust\ne,anna,orders,,kafka\n",
    ),
];

fn printed(root: &Path, format: &str) -> String {
    let out = lyceum(&["graph", arg(root), "--format", format, "--today", TODAY]);
    String::from_utf8_lossy(&out.stdout).into_owned()
}

#[test]
fn the_graph_of_a_small_portal() {
    let root = folder(FILES);
    insta::assert_snapshot!("graph_dot", printed(root.path(), "dot"));
    let document: Value = serde_json::from_str(&printed(root.path(), "jsonld")).expect("JSON");
    insta::assert_snapshot!("graph_jsonld", format!("{document:#}"));
    insta::assert_snapshot!("graph_graphml", printed(root.path(), "graphml"));
}

#[test]
fn what_is_printed_is_what_is_published() {
    let root = folder(FILES);
    let out = root.path().join("out");
    lyceum_ok(&["build", arg(root.path()), "-o", arg(&out), "--today", TODAY]);
    assert_eq!(read(&out, "graph.jsonld"), printed(root.path(), "jsonld"));
    assert_eq!(read(&out, "graph.graphml"), printed(root.path(), "graphml"));
    let page = read(&out, "browse/graph/index.html");
    assert!(
        page.contains("type=\"application/ld+json\" title=\"Knowledge graph\" href=\"/docs/graph.jsonld\"")
    );
    let lag = read(&out, "guides/lag/index.html");
    assert!(
        lag.contains("<a href=\"/docs/guides/next/\">Next</a> <span class=\"muted\">Prerequisite of</span>")
    );
    assert!(lag.contains("href=\"/docs/browse/graph/#guides/lag/\""));
}

#[test]
fn settings_switch_it_off_in_parts_and_name_what_is_unknown() {
    let built = |settings: &str| {
        let config = format!("title = \"T\"\n[graph]\n{settings}\n");
        let mut files = FILES.to_vec();
        files[0] = ("lyceum.toml", &config);
        let root = folder(&files);
        let out = root.path().join("out");
        let run = lyceum(&["build", arg(root.path()), "-o", arg(&out), "--today", TODAY]);
        let exists = |path: &str| out.join(path).exists();
        let local = exists("index.html") && read(&out, "guides/lag/index.html").contains("class=\"near\"");
        let all = (exists("graph.jsonld"), exists("browse/graph/index.html"), local);
        (all, String::from_utf8_lossy(&run.stderr).into_owned())
    };
    assert_eq!(built("local = false").0, (true, true, false));
    assert_eq!(built("exports = false").0, (false, true, true));
    assert_eq!(built("enabled = false").0, (false, false, false));
    let (all, said) = built("leave_out = [\"topic\", \"persn\"]");
    assert_eq!(all, (false, false, false));
    assert!(
        said.contains("unknown content type `persn`") && said.contains("did you mean `person`?"),
        "{said}"
    );
}
