//! The output: the same whatever the threads, whole whatever happens, and no more than it must be.

use std::collections::BTreeMap;

use super::access::{assert_same, files};
use crate::support::{TODAY, arg, folder, lyceum, lyceum_ok, package, stderr};

#[test]
fn the_number_of_threads_does_not_show() {
    let root = package().join("content-example");
    let dir = tempfile::tempdir().expect("a folder");
    let build = |jobs: &str| {
        let out = dir.path().join(jobs);
        lyceum_ok(&["build", arg(&root), "-o", arg(&out), "--jobs", jobs, "--today", TODAY]);
        files(&out)
    };
    assert_same(&build("1"), &build("7"));
}

#[test]
fn a_second_build_rewrites_nothing_and_says_the_same() {
    let root = folder(&[
        ("lyceum.toml", "title = \"T\"\n"),
        ("content/a.md", "+++\ntype = \"page\"\n+++\n[broken](b.md)\n"),
    ]);
    let out = root.path().join("public");
    let build = || lyceum_ok(&["build", arg(root.path()), "--today", TODAY]);
    let first = stderr(&build());
    let times = |dir: &std::path::Path| -> Vec<_> {
        walkdir::WalkDir::new(dir)
            .sort_by_file_name()
            .into_iter()
            .filter_map(Result::ok)
            .map(|e| e.metadata().expect("there").modified().expect("a time"))
            .collect()
    };
    let before = times(&out);
    let second = stderr(&build());
    assert_eq!(times(&out), before);
    let warning = |text: &str| text.split("\n\n").next().map(str::to_owned);
    assert!(first.starts_with("warning[LY020]"), "{first}");
    assert_eq!(warning(&first), warning(&second));
    assert!(second.contains("nothing changed"), "{second}");
}

#[test]
fn pages_that_are_gone_are_removed_and_strangers_stay() {
    let root =
        folder(&[("lyceum.toml", "title = \"T\"\n"), ("content/a.md", "# A\n"), ("content/b.md", "# B\n")]);
    let out = root.path().join("public");
    lyceum_ok(&["build", arg(root.path()), "--today", TODAY]);
    std::fs::write(out.join("CNAME"), "portal.example").expect("written");
    std::fs::remove_file(root.path().join("content/b.md")).expect("removed");
    lyceum_ok(&["build", arg(root.path()), "--today", TODAY]);
    assert!(out.join("a/index.html").is_file());
    assert!(!out.join("b").exists());
    assert!(out.join("CNAME").is_file());
}

#[test]
fn an_error_leaves_the_previous_portal() {
    let root = folder(&[("lyceum.toml", "title = \"T\"\n"), ("content/a.md", "# A\n")]);
    let out = root.path().join("public");
    lyceum_ok(&["build", arg(root.path()), "--today", TODAY]);
    let before = files(&out);
    std::fs::write(root.path().join("content/a.md"), "+++\nstatus = \"publishd\"\n+++\n").expect("written");
    let output = lyceum(&["build", arg(root.path()), "--today", TODAY]);
    assert_eq!(output.status.code(), Some(1));
    assert_same(&before, &files(&out));
}

/// The portal is exactly what its manifest says: every file, with its content, and no other.
fn assert_whole(files: &BTreeMap<String, Vec<u8>>, when: &str) {
    // The first line names the format.
    let manifest = String::from_utf8_lossy(&files[".lyceum-manifest"]).into_owned();
    let listed: BTreeMap<&str, &str> =
        manifest.lines().skip(1).filter_map(|line| line.split_once(' ')).map(|(h, p)| (p, h)).collect();
    let there: Vec<&str> =
        files.keys().map(String::as_str).filter(|path| *path != ".lyceum-manifest").collect();
    assert_eq!(listed.keys().copied().collect::<Vec<_>>(), there, "{when}");
    for (path, hash) in listed {
        assert!(
            blake3::hash(&files[path]).to_hex().starts_with(hash),
            "{path} is not what was written, {when}"
        );
    }
}

#[test]
fn a_killed_build_leaves_the_previous_portal() {
    let pages: Vec<(String, String)> = (0..300)
        .map(|i| (format!("content/p{i}.md"), format!("# Page {i}\n\n```rust\nfn f{i}() {{}}\n```\n")))
        .collect();
    let mut all: Vec<(&str, &str)> = pages.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    all.push(("lyceum.toml", "title = \"T\"\n"));
    let root = folder(&all);
    let out = root.path().join("public");
    lyceum_ok(&["build", arg(root.path()), "--today", TODAY]);
    let mut before = files(&out);
    assert_whole(&before, "at first");
    for (i, wait) in [5_u64, 20, 40, 80, 120, 160, 200].into_iter().enumerate() {
        std::fs::write(root.path().join("content/p0.md"), format!("# Changed {i}\n")).expect("written");
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_lyceum"))
            .args(["build", arg(root.path()), "--today", TODAY, "--quiet", "--force"])
            .spawn()
            .expect("the binary runs");
        std::thread::sleep(std::time::Duration::from_millis(wait));
        let finished = child.try_wait().expect("a state").is_some();
        child.kill().ok();
        child.wait().expect("an end");
        let after = files(&out);
        // Either the old portal or a new one, never a mixture: the swap may have come before the end.
        if after[".lyceum-manifest"] == before[".lyceum-manifest"] {
            assert_same(&before, &after);
        } else {
            assert_whole(&after, &format!("killed after {wait} ms, finished: {finished}"));
            before = after;
        }
    }
    lyceum_ok(&["build", arg(root.path()), "--today", TODAY]);
    assert!(String::from_utf8_lossy(&files(&out)["p0/index.html"]).contains("Changed 6"));
}

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    let root = folder(&[("content/a.md", "# A\n"), ("mine/precious.txt", "x")]);
    let output = lyceum(&["build", arg(root.path()), "-o", arg(&root.path().join("mine"))]);
    assert_eq!(output.status.code(), Some(2));
    let message = stderr(&output);
    assert!(message.contains("is not empty and was not written by lyceum"), "{message}");
    assert_eq!(files(&root.path().join("mine")).len(), 1);
}
