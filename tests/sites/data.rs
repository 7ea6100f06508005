//! Records from rows: CSV, TOML and JSON Lines are checked by the same schema and become pages.

use crate::support::{TODAY, arg, folder, lyceum_ok, read, stderr};

#[test]
fn rows_of_every_notation_become_pages_lists_and_search_hits() {
    let root = folder(&[
        ("lyceum.toml", "title = \"T\"\n"),
        ("content/index.md", "+++\ntitle = \"Home\"\n+++\nAsk [[anna]].\n"),
        ("data/person.csv", "id,title,role,team,expertise\nanna,Anna Berg,Engineer,red,kafka; rust\n"),
        (
            "data/team.toml",
            "[[row]]\nid = \"red\"\ntitle = \"Red team\"\nmission = \"Keep the *stream* flowing\"\nlead = \"anna\"\n",
        ),
        (
            "data/glossary_term.jsonl",
            "{\"id\": \"lag\", \"title\": \"Consumer lag\", \"definition\": \"How far a reader is behind.\"}\n",
        ),
    ]);
    let output = lyceum_ok(&["build", arg(root.path()), "--strict", "--today", TODAY]);
    assert!(stderr(&output).starts_with("4 pages"), "{}", stderr(&output));
    let out = root.path().join("public");
    let anna = read(&out, "people/anna/index.html");
    assert!(
        anna.contains("Engineer") && anna.contains("href=\"/teams/red/\"") && anna.contains("kafka"),
        "{anna}"
    );
    assert!(read(&out, "teams/red/index.html").contains("Keep the <em>stream</em> flowing"));
    assert!(read(&out, "glossary/lag/index.html").contains("How far a reader is behind."));
    assert!(read(&out, "index.html").contains("<a href=\"/people/anna/\">Anna Berg</a>"));
    let found = lyceum_ok(&["search", arg(&out), "consumer lag", "--format", "json", "--today", TODAY]);
    assert!(crate::support::stdout(&found).contains("/glossary/lag/"));
}
