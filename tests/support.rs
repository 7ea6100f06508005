//! What tests share: portals made from texts, the command line, the example built once.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use tempfile::TempDir;

/// The day on which tests take place.
pub(crate) const TODAY: &str = "2026-11-21";

/// The package's folder.
pub(crate) fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder with files; names may have folders in them.
pub(crate) fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        let file = dir.path().join(name);
        std::fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
        std::fs::write(file, text).expect("a file");
    }
    dir
}

/// Runs the binary.
pub(crate) fn lyceum(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lyceum"))
        .args(args)
        .env_remove("SOURCE_DATE_EPOCH")
        .env("NO_COLOR", "1")
        .output()
        .expect("the binary runs")
}

/// Runs the binary and expects exit code 0.
pub(crate) fn lyceum_ok(args: &[&str]) -> Output {
    let output = lyceum(args);
    assert!(output.status.success(), "{args:?}\n{}", stderr(&output));
    output
}

/// What it printed for people.
pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// What it printed as asked for.
pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A path as an argument.
pub(crate) fn arg(path: &Path) -> &str {
    path.to_str().expect("a Unicode path")
}

/// The example portal, built once for all tests that read it, for the base path `/`.
pub(crate) fn example() -> &'static Path {
    static EXAMPLE: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, out) = EXAMPLE.get_or_init(|| {
        // Statics are never dropped: what is left behind lies in the target folder.
        let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a temporary folder");
        let out = dir.path().join("out");
        let root = copy_of_example(dir.path());
        lyceum_ok(&["build", arg(&root), "-o", arg(&out), "--base-url", "/", "--today", TODAY]);
        (dir, out)
    });
    out
}

/// The example portal's sources outside version control, so that no date depends on a commit.
pub(crate) fn copy_of_example(into: &Path) -> PathBuf {
    let root = package().join("content-example");
    let copy = into.join("content-example");
    for entry in walkdir::WalkDir::new(&root).into_iter().filter_map(Result::ok) {
        let target = copy.join(entry.path().strip_prefix(&root).expect("below the root"));
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).expect("a folder");
        } else {
            std::fs::copy(entry.path(), target).expect("a file");
        }
    }
    copy
}

/// A file of a built portal.
pub(crate) fn read(out: &Path, path: &str) -> String {
    std::fs::read_to_string(out.join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// A file of the measuring material that lies beside the package on some machines.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let file = package().parent()?.join("shared").join(path);
    if file.exists() {
        return Some(file);
    }
    // The one place where a test speaks: what was not tested must be seen.
    #[allow(clippy::print_stderr)]
    {
        eprintln!("skipped: {path} is not beside this package");
    }
    None
}
