//! A portal's own types and templates need no Rust.

use crate::support::{TODAY, arg, folder, lyceum, lyceum_ok, read, stderr};

const RUNBOOK: &str = r#"
id = "runbook"
group = "technical"
title = "Runbook"
plural = "Runbooks"
description = "What to do when an alert fires."
folders = ["runbooks"]
review_cycle = "30d"
[[section]]
title = "Steps"
[[field]]
name = "alert"
title = "Alert"
type = "string"
required = true
facet = true
[[field]]
name = "escalate_to"
title = "Escalate to"
type = "ref"
to = "person"
inverse = "escalations"
"#;

const PAGE: &str = "+++\ntitle = \"Disk full\"\nalert = \"DiskFull\"\nescalate_to = \"anna\"\n+++\n## Steps\n\nDelete logs.\n";

#[test]
fn a_type_of_its_own_has_fields_lists_and_inverse_relations() {
    let root = folder(&[
        ("lyceum.toml", "title = \"T\"\n"),
        ("packs/own/runbook.toml", RUNBOOK),
        ("content/runbooks/disk-full.md", PAGE),
        ("content/people/anna.md", "+++\ntitle = \"Anna\"\nrole = \"engineer\"\n+++\n"),
    ]);
    let output = lyceum_ok(&["build", arg(root.path()), "--strict", "--today", TODAY]);
    assert!(!stderr(&output).contains("warning"), "{}", stderr(&output));
    let out = root.path().join("public");
    let page = read(&out, "runbooks/disk-full/index.html");
    for part in ["DiskFull", "Escalate to", "href=\"/people/anna/\"", "Never reviewed"] {
        assert!(page.contains(part), "{part}");
    }
    assert!(read(&out, "people/anna/index.html").contains("href=\"/runbooks/disk-full/\""));
    let list = read(&out, "browse/type/runbook/index.html");
    assert!(list.contains("Runbooks") && list.contains("DiskFull"));
    let records: serde_json::Value =
        serde_json::from_str(&read(&out, "browse/type/runbook/records.json")).expect("JSON");
    assert_eq!(records["records"].as_array().or(records.as_array()).map(Vec::len), Some(1), "{records}");
}

#[test]
fn a_template_of_the_portal_replaces_the_built_in_one() {
    let template = "{% extends \"page.html\" %}{% block facts %}<p class=\"own\">Alert: {{ page.f.alert }}</p>{% endblock %}";
    let root = folder(&[
        ("lyceum.toml", "title = \"T\"\n"),
        ("packs/own/runbook.toml", RUNBOOK),
        ("templates/types/runbook.html", template),
        ("content/runbooks/disk-full.md", &PAGE.replace("escalate_to = \"anna\"\n", "")),
    ]);
    lyceum_ok(&["build", arg(root.path()), "--today", TODAY]);
    let page = read(&root.path().join("public"), "runbooks/disk-full/index.html");
    assert!(page.contains("<p class=\"own\">Alert: DiskFull</p>"), "{page}");
}

#[test]
fn a_broken_template_is_an_error_with_its_place() {
    let root = folder(&[
        ("lyceum.toml", "title = \"T\"\n"),
        (
            "templates/page.html",
            "{% extends \"layout.html\" %}\n{% block main %}{{ page.title | }}{% endblock %}",
        ),
        ("content/a.md", "+++\ntype = \"page\"\n+++\n"),
    ]);
    let output = lyceum(&["build", arg(root.path()), "--today", TODAY]);
    assert_eq!(output.status.code(), Some(1));
    let message = stderr(&output);
    assert!(message.contains("error[LY035]") && message.contains("templates/page.html:2:"), "{message}");
    assert!(!root.path().join("public").exists());
}
