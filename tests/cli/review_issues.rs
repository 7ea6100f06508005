//! The workflow of the manual that opens issues: its script, run with a `gh` that only writes down what it is asked.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::{TODAY, arg, folder, package};

/// The script of the step that ends the workflow.
fn script() -> String {
    let workflow = std::fs::read_to_string(package().join("docs/_parts/review.yml")).expect("the workflow");
    let (_, script) = workflow.split_once("run: |\n").expect("a script");
    script.lines().map(|line| line.strip_prefix("          ").unwrap_or_default().to_owned() + "\n").collect()
}

fn runs(program: &str) -> bool {
    let mut command = Command::new(program);
    command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success())
}

#[cfg(unix)]
fn executable(file: &Path, text: &str) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::write(file, text).expect("a file");
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o755)).expect("executable");
}

#[cfg(unix)]
#[test]
fn one_issue_for_each_owner() {
    if !(runs("bash") && runs("jq")) {
        return;
    }
    let person = |name: &str, more: &str| format!("+++\ntitle = '{name}'\nrole = \"Engineer\"\n{more}+++\n");
    let root = folder(&[
        ("lyceum.toml", "title = \"T\"\nbase_url = \"https://docs.example.org/\"\n"),
        (
            "packs/own/note.toml",
            "id = \"note\"\nreview_cycle = \"1y\"\nrequired_reviews = [\"security_review\"]\n",
        ),
        ("content/people/ana.md", &person("Ana \"A.\" Reis", "email = \"ana@example.org\"\n")),
        ("content/people/tom.md", &person("Tom Lind", "")),
        (
            "content/a.md",
            "+++\ntype = \"note\"\nowner = \"ana\"\nlast_reviewed = 2025-01-01\n+++\n# A $(touch x)\n",
        ),
        ("content/b.md", "+++\ntype = \"note\"\nowner = \"tom\"\n+++\n# B\n"),
        ("content/c.md", "+++\ntype = \"note\"\n+++\n# C\n"),
    ]);
    let bin = tempfile::tempdir().expect("a folder");
    executable(
        &bin.path().join("gh"),
        "#!/bin/bash\necho \"gh $*\" >> gh.log\nfor a; do [ \"$a\" = body.md ] && cat body.md >> gh.log; done\n\
         if [ \"$2\" = list ]; then echo '[{\"number\":7,\"title\":\"Reviews due: Tom Lind\"},{\"number\":8,\"title\":\"Reviews due: Somebody\"}]'; fi\nexit 0\n",
    );
    executable(
        &bin.path().join("lyceum"),
        &format!("#!/bin/bash\nexec '{}' \"$@\" --today {TODAY}\n", env!("CARGO_BIN_EXE_lyceum")),
    );
    let path = format!("{}:{}", arg(bin.path()), std::env::var("PATH").unwrap_or_default());
    let output = Command::new("bash")
        .args(["-c", &script()])
        .current_dir(root.path())
        .env("PATH", path)
        .output()
        .expect("bash runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    insta::assert_snapshot!(std::fs::read_to_string(root.path().join("gh.log")).expect("a log"));
    assert!(!root.path().join("x").exists());
}
