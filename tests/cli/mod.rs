//! The command line as its users see it.

use crate::support::{TODAY, arg, folder, lyceum, lyceum_ok, package, stderr, stdout};

mod capture;
mod check;
mod corpora;
mod culture;
#[cfg(unix)]
mod execute;
mod extract;
mod findings;
mod governance;
mod onboard;
mod relevance;
mod review;
mod review_issues;
mod schema;
mod start;

#[test]
fn build_says_what_it_did() {
    let root = folder(&[
        ("lyceum.toml", "title = \"T\"\n"),
        ("content/index.md", "# Home\n"),
        ("content/a.md", "# A\n"),
    ]);
    let output = lyceum_ok(&["build", arg(root.path()), "--today", TODAY]);
    let line = stderr(&output).lines().last().unwrap_or_default().to_owned();
    let shown = root.path().join("public").display().to_string();
    assert!(line.starts_with("2 pages and "), "{line}");
    for part in [", 0 files, search ", &shown, "for audience `public`", " written, 0 unchanged"] {
        assert!(line.contains(part), "{line} lacks {part}");
    }
    assert_eq!(stdout(&output), "");
}

#[test]
fn any_folder_is_a_portal() {
    let root = folder(&[
        ("README.md", "# My docs\n\n[Guide](guide/setup.md#steps)\n"),
        ("guide/setup.md", "---\nlayout: post\n---\n# Setup\n\n## Steps\n"),
    ]);
    let out = root.path().join("site");
    let output = lyceum_ok(&["build", arg(root.path()), "-o", arg(&out), "--today", TODAY]);
    let home = std::fs::read_to_string(out.join("index.html")).expect("a home page");
    assert!(home.contains("<title>My docs"), "{home}");
    assert!(home.contains("href=\"/guide/setup/#steps\""), "{home}");
    assert!(stderr(&output).contains("unknown field `layout`"), "{}", stderr(&output));
}

#[test]
fn strict_makes_warnings_fail_and_nothing_is_written() {
    let root = folder(&[
        ("lyceum.toml", "title = \"T\"\n"),
        ("content/a.md", "+++\ntype = \"page\"\n+++\n[b](b.md)\n"),
    ]);
    let output = lyceum(&["build", arg(root.path()), "--strict", "--today", TODAY]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).ends_with("1 warning; nothing was written\n"), "{}", stderr(&output));
    assert!(!root.path().join("public").exists());
}

#[test]
fn usage_and_the_world_exit_with_2() {
    for args in [&["build", "/nowhere/at/all"][..], &["build", "--wrong"], &["list", "--level", "begginer"]] {
        let root = folder(&[("a.md", "# A\n")]);
        let mut args = args.to_vec();
        if args[0] == "list" {
            args.push(arg(root.path()));
        }
        assert_eq!(lyceum(&args).status.code(), Some(2), "{args:?}");
    }
}

#[test]
fn an_unknown_audience_is_an_error_with_the_nearest_name() {
    let root =
        folder(&[("lyceum.toml", "[audiences.team]\naccess = [\"public\"]\n"), ("content/a.md", "# A\n")]);
    let output = lyceum(&["build", arg(root.path()), "--audience", "taem", "--today", TODAY]);
    assert_eq!(output.status.code(), Some(1));
    let message = stderr(&output);
    assert!(message.contains("error[LY013]: unknown audience `taem`"), "{message}");
    assert!(message.contains("did you mean `team`?"), "{message}");
}

#[test]
fn list_filters_pages() {
    let root = package().join("content-example");
    let output = lyceum_ok(&[
        "list",
        arg(&root),
        "--type",
        "troubleshooting",
        "--freshness",
        "overdue",
        "--format",
        "json",
        "--today",
        TODAY,
    ]);
    let rows: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let rows = rows.as_array().expect("a list");
    assert!(!rows.is_empty());
    assert!(rows.iter().all(|r| r["type"] == "troubleshooting" && r["freshness"] == "overdue"), "{rows:?}");
}

#[test]
fn search_finds_without_a_build_and_in_a_built_portal() {
    let root = package().join("content-example");
    let query = |place: &str| {
        let output =
            lyceum_ok(&["search", place, "order stream stalls", "--format", "json", "--today", TODAY]);
        let results: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
        results["hits"][0]["url"].as_str().unwrap_or_default().to_owned()
    };
    let built = query(arg(crate::support::example()));
    assert_eq!(built, "/troubleshooting/order-stream-stalls/");
    assert!(query(arg(&root)).ends_with("/troubleshooting/order-stream-stalls/"));
}

#[test]
fn search_answers_a_batch() {
    let queries = folder(&[("q.json", r#"[{"q": "order stream stalls"}, {"q": "zzzzqqq"}]"#)]);
    let file = queries.path().join("q.json");
    let output =
        lyceum_ok(&["search", arg(crate::support::example()), "--batch", arg(&file), "--format", "json"]);
    let answers: Vec<Vec<String>> = serde_json::from_str(&stdout(&output)).expect("lists of addresses");
    assert_eq!(answers.len(), 2);
    assert_eq!(answers[0][0], "/troubleshooting/order-stream-stalls/");
}

#[test]
fn search_explains_a_rank() {
    let example = arg(crate::support::example());
    let url = "/troubleshooting/order-stream-stalls/";
    let explain = |query: &str, url: &str| {
        lyceum(&["search", example, "--explain", query, url, "--today", TODAY, "--color", "never"])
    };
    let best = stdout(&explain("order stream stalls", url));
    assert!(best.starts_with("Place 1 of ") && !best.contains("The first is"), "{best}");
    assert!(best.contains("has `stalls`") && best.contains("100 % of the query is in the title"), "{best}");
    let other = stdout(&explain("order book", url));
    assert!(other.contains("lacks `book`") && other.contains("The first is"), "{other}");
    let none = explain("order stream", "/nowhere/");
    assert_eq!(none.status.code(), Some(1));
    assert!(stdout(&none).contains("/nowhere/ is not among the pages"), "{}", stdout(&none));
}

#[test]
fn search_says_what_it_took_the_query_for_and_counts_facets() {
    let example = arg(crate::support::example());
    let text = stdout(&lyceum_ok(&["search", example, "order straem stalls", "--color", "never"]));
    assert!(text.starts_with("results for `order stream stalls`\n"), "{text}");
    let output = lyceum_ok(&["search", example, "order", "--format", "json", "--today", TODAY]);
    let results: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let facets = results["facets"].as_array().expect("a list");
    let names: Vec<&str> = facets.iter().filter_map(|facet| facet["name"].as_str()).collect();
    assert_eq!(names, ["group", "type", "status", "level", "owner", "tag", "freshness"]);
    let total = results["total"].as_u64().expect("a number");
    for facet in facets {
        let counts = facet["values"].as_array().expect("a list").iter();
        let counts: Vec<u64> = counts.filter_map(|value| value["count"].as_u64()).collect();
        assert!(counts.iter().all(|&count| (1..=total).contains(&count)), "{facet}");
    }
}

#[test]
fn completions_are_printed() {
    let output = lyceum_ok(&["completions", "bash"]);
    assert!(stdout(&output).contains("_lyceum()"));
}
