//! Folders and the pages beside them.

use crate::support::{TODAY, arg, folder, lyceum, lyceum_ok, read, stderr};

#[test]
fn a_page_beside_a_folder_of_its_name_is_the_folders_own() {
    let root = folder(&[
        ("lyceum.toml", "title = \"T\"\n"),
        ("content/guides.md", "+++\ntitle = \"All guides\"\nweight = 1\n+++\nRead [one](guides/one.md).\n"),
        ("content/guides/one.md", "+++\ntitle = \"One\"\n+++\nBack to [all](../guides.md).\n"),
        ("content/guides/deep/two.md", "+++\ntitle = \"Two\"\n+++\nText.\n"),
        ("content/guides/deep.md", "+++\ntitle = \"Deeper\"\n+++\nText.\n"),
        ("content/zoo.md", "+++\ntitle = \"Zoo\"\n+++\nText.\n"),
    ]);
    let out = root.path().join("out");
    lyceum_ok(&["build", arg(root.path()), "-o", arg(&out), "--today", TODAY]);
    let guides = read(&out, "guides/index.html");
    for wanted in ["<h1>All guides</h1>", "href=\"/guides/one/\"", "href=\"/guides/deep/\""] {
        assert!(guides.contains(wanted), "{wanted} in {guides}");
    }
    // Its own breadcrumb does not name it; that of what is in the folder does.
    let two = read(&out, "guides/deep/two/index.html");
    let crumbs = &two[two.find("class=\"crumbs\"").expect("a breadcrumb")..two.find("<h1").expect("a title")];
    assert!(crumbs.contains("All guides") && crumbs.contains("Deeper"), "{crumbs}");
}

#[test]
fn a_folder_with_a_page_in_it_and_one_beside_it_is_an_error() {
    let root = folder(&[
        ("lyceum.toml", "title = \"T\"\n"),
        ("content/guides.md", "+++\ntitle = \"Beside\"\n+++\n"),
        ("content/guides/index.md", "+++\ntitle = \"Within\"\n+++\n"),
    ]);
    let output = lyceum(&["check", arg(root.path()), "--today", TODAY]);
    assert!(!output.status.success());
    assert!(stderr(&output).contains("claim the address `/guides/`"), "{}", stderr(&output));
}
