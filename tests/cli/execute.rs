//! `check --execute`.

use crate::support::{TODAY, arg, folder, lyceum, lyceum_ok, stderr};

fn page(body: &str) -> tempfile::TempDir {
    let text = format!("+++\ntype = \"page\"\n+++\n{body}");
    folder(&[
        ("lyceum.toml", "title = \"T\"\n[check.execute.wordy]\ncommand = [\"sh\", \"{file}\"]\n"),
        ("content/a.md", &text),
    ])
}

#[test]
fn ly104_what_an_example_prints_is_compared() {
    let root = page(
        "```bash run\necho one\necho two\n```\n\n```text\none\nthree\n```\n\n```bash run\nexit 3\n```\n",
    );
    let output = lyceum(&["check", arg(root.path()), "--execute", "--strict", "--today", TODAY]);
    assert_eq!(output.status.code(), Some(1));
    let text = stderr(&output);
    for part in [
        "warning[LY104/output]: the page says `three`, the example prints `two`",
        "content/a.md:11:1",
        "warning[LY104/exit]: the example ends with code 3",
    ] {
        assert!(text.contains(part), "{text} lacks {part}");
    }
}

#[test]
fn nothing_runs_unless_asked_for_and_marked() {
    let outside = tempfile::tempdir().expect("a folder");
    let touched = outside.path().join("touched");
    let block = |option: &str| format!("```bash {option}\ntouch {}\n```\n", touched.display());
    let root = page(&block("run"));
    lyceum_ok(&["check", arg(root.path()), "--today", TODAY]);
    assert!(!touched.exists());
    let root = page(&block(""));
    lyceum_ok(&["check", arg(root.path()), "--execute", "--today", TODAY]);
    assert!(!touched.exists());
}

#[test]
fn a_command_of_the_portal_takes_a_file_in_a_clean_environment() {
    let root = page(
        "```wordy run\necho \"$0\" | sed 's/.*\\///'\nenv | grep -c CARGO\ntrue\n```\n\n```text\nexample\n0\n```\n",
    );
    let output = lyceum_ok(&["check", arg(root.path()), "--execute", "--strict", "--today", TODAY]);
    assert!(!stderr(&output).contains("LY104/output"), "{}", stderr(&output));
}
