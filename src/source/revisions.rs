//! Earlier texts of single files, from version control: two processes, however many files.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use jiff::civil::Date;

use super::git::{HEAD, compare, run};

/// Texts of one file that are read at most, the newest ones: an approval that is older has long expired.
const MOST_VERSIONS: usize = 64;

/// More files than this are filtered from the whole log: a command line has an end.
const MOST_PATHS: usize = 500;

/// The text of a file after a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The day of the commit.
    pub date: Date,
    /// The file as it was.
    pub text: String,
}

/// Earlier texts by path, newest first.
pub type Versions = BTreeMap<String, Vec<Version>>;

/// Versions and what they were read for.
#[derive(Debug, Default)]
pub struct LastVersions {
    head: Vec<u8>,
    wanted: BTreeSet<String>,
    versions: Versions,
}

impl LastVersions {
    /// The versions of files below a folder, with paths relative to it; not read anew while the repository stands where
    /// it did. Empty without git, outside a repository and after `limit`.
    pub fn read(&mut self, folder: &Path, wanted: &BTreeSet<String>, limit: Duration) -> &Versions {
        let head = (!wanted.is_empty()).then(|| run(folder, &HEAD, None, limit)).flatten();
        let Some(head) = head else {
            *self = Self::default();
            return &self.versions;
        };
        if self.head != head || !wanted.is_subset(&self.wanted) {
            let read = versions(folder, wanted, limit);
            // What took too long may be read in time the next time.
            self.head = if read.is_some() { head } else { Vec::new() };
            self.versions = read.unwrap_or_default();
            self.wanted.clone_from(wanted);
        }
        &self.versions
    }
}

fn versions(folder: &Path, wanted: &BTreeSet<String>, limit: Duration) -> Option<Versions> {
    let mut args = RAW_LOG.to_vec();
    args.push("--");
    if wanted.len() <= MOST_PATHS {
        args.extend(wanted.iter().map(String::as_str));
    } else {
        args.push(".");
    }
    let log = compare(folder, &args, limit)?;
    let mut of: BTreeMap<&str, Vec<Raw<'_>>> = BTreeMap::new();
    for change in raw_changes(&log).filter(|change| wanted.contains(change.path)) {
        let list = of.entry(change.path).or_default();
        if list.len() < MOST_VERSIONS {
            list.push(change);
        }
    }
    let blobs: BTreeSet<&str> = of.values().flatten().map(|change| change.after).collect();
    let texts = blobs_of(folder, &blobs, limit)?;
    let version =
        |change: &Raw<'_>| Some(Version { date: change.date, text: texts.get(change.after)?.clone() });
    Some(
        of.into_iter()
            .map(|(path, all)| (path.to_owned(), all.iter().filter_map(version).collect()))
            .collect(),
    )
}

/// The newest commit that changed a line of a file which begins with a given key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The day of the commit.
    pub date: Date,
    /// Who made it.
    pub author: String,
    /// The file before; `None` for its first text.
    pub before: Option<String>,
    /// The file after.
    pub after: String,
}

/// For each of the files below a folder: the newest commit that touched a line which begins with `key`, such as
/// `status = "draft"` or `status: draft`. Empty without git, outside a repository, in a shallow clone, whose oldest
/// commit seems to have written everything, and after `limit`.
pub fn changes(
    folder: &Path,
    wanted: &BTreeSet<String>,
    key: &str,
    limit: Duration,
) -> BTreeMap<String, Change> {
    let head = (!wanted.is_empty()).then(|| run(folder, &HEAD, None, limit)).flatten();
    if !head.is_some_and(|head| head.starts_with(b"false\n")) {
        return BTreeMap::new();
    }
    newest_changes(folder, wanted, key, limit).unwrap_or_default()
}

fn newest_changes(
    folder: &Path,
    wanted: &BTreeSet<String>,
    key: &str,
    limit: Duration,
) -> Option<BTreeMap<String, Change>> {
    let lines = format!("-G^[\"']?{key}[\"']?[[:space:]]*[=:]");
    let mut args = RAW_LOG.to_vec();
    args.extend([lines.as_str(), "--", "."]);
    let log = compare(folder, &args, limit)?;
    let mut newest: BTreeMap<&str, Raw<'_>> = BTreeMap::new();
    for change in raw_changes(&log).filter(|change| wanted.contains(change.path)) {
        newest.entry(change.path).or_insert(change);
    }
    let blobs = newest.values().flat_map(|change| change.before.into_iter().chain([change.after])).collect();
    let texts = blobs_of(folder, &blobs, limit)?;
    let change = |(path, raw): (&str, Raw<'_>)| {
        let change = Change {
            date: raw.date,
            author: raw.author.to_owned(),
            before: raw.before.and_then(|blob| texts.get(blob).cloned()),
            after: texts.get(raw.after)?.clone(),
        };
        Some((path.to_owned(), change))
    };
    Some(newest.into_iter().filter_map(change).collect())
}

/// As in [`super::history`], with the names of the texts before and after.
const RAW_LOG: [&str; 4] = ["log", "--raw", "--no-abbrev", "--format=/%as/%aN"];

/// One file of one commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Raw<'a> {
    date: Date,
    author: &'a str,
    path: &'a str,
    /// The blob before; `None` where the commit made the file.
    before: Option<&'a str>,
    after: &'a str,
}

/// Reads a raw log: `/<date>/<author>` for a commit, then for each file `:<modes> <blob> <blob> <kind>` and its path.
/// Files that a commit removed are left out.
fn raw_changes(log: &[u8]) -> impl Iterator<Item = Raw<'_>> {
    let mut parts = log.split(|byte| *byte == 0).map(|part| part.strip_prefix(b"\n").unwrap_or(part));
    let mut commit: Option<(Date, &str)> = None;
    std::iter::from_fn(move || {
        loop {
            let part = std::str::from_utf8(parts.next()?).unwrap_or_default();
            if let Some(head) = part.strip_prefix('/') {
                let (date, author) = head.split_once('/').unwrap_or((head, ""));
                commit = date.parse::<Date>().ok().map(|date| (date, author.trim()));
            } else if let Some(head) = part.strip_prefix(':') {
                let path = parts.next()?;
                let mut words = head.split(' ').skip(2);
                let (Some(before), Some(after)) = (words.next(), words.next()) else { continue };
                let (Some((date, author)), Ok(path)) = (commit, std::str::from_utf8(path)) else { continue };
                if let Some(after) = blob(after) {
                    return Some(Raw { date, author, path, before: blob(before), after });
                }
            }
        }
    })
}

/// A blob's name; none for the zeros that stand for no file, nor for what is no name.
fn blob(name: &str) -> Option<&str> {
    (name.bytes().all(|b| b.is_ascii_hexdigit()) && name.bytes().any(|b| b != b'0')).then_some(name)
}

/// The texts of blobs; what is missing or no UTF-8 is left out.
fn blobs_of(folder: &Path, names: &BTreeSet<&str>, limit: Duration) -> Option<BTreeMap<String, String>> {
    if names.is_empty() {
        return Some(BTreeMap::new());
    }
    let mut input = String::new();
    for name in names {
        let _ = writeln!(input, "{name}");
    }
    let output = run(folder, &["cat-file", "--batch"], Some(input.into_bytes()), limit)?;
    Some(batch(&output))
}

/// Reads `<name> blob <size>`, a line end, that many bytes, a line end, and so on.
fn batch(mut output: &[u8]) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    while let Some(end) = output.iter().position(|byte| *byte == b'\n') {
        let head = std::str::from_utf8(&output[..end]).unwrap_or_default();
        output = &output[end + 1..];
        let mut words = head.split(' ');
        let (Some(name), Some("blob"), Some(size)) = (words.next(), words.next(), words.next()) else {
            continue; // `<name> missing`, and nothing follows.
        };
        let Ok(size) = size.parse::<usize>() else { break };
        let Some(text) = output.get(..size) else { break };
        if let Ok(text) = std::str::from_utf8(text) {
            texts.insert(name.to_owned(), text.to_owned());
        }
        output = output.get(size + 1..).unwrap_or_default();
    }
    texts
}

#[cfg(test)]
// A test says when it cannot run.
#[allow(clippy::print_stderr)]
mod tests {
    use std::process::{Command, Stdio};

    use jiff::civil::date;

    use super::*;

    const LIMIT: Duration = Duration::from_secs(30);

    #[test]
    fn a_raw_log() {
        let (a, b, none) = ("a".repeat(40), "b".repeat(40), "0".repeat(40));
        let log = format!(
            "/2026-03-05/Tomas\0\n:100644 100644 {a} {b} M\0a.md\0:100644 000000 {a} {none} D\0gone.md\0\
             /2026-03-02/Inês\0\n:000000 100644 {none} {a} A\0:odd name.md\0"
        );
        let found: Vec<_> = raw_changes(log.as_bytes()).collect();
        let expected = [
            Raw { date: date(2026, 3, 5), author: "Tomas", path: "a.md", before: Some(&a), after: &b },
            Raw { date: date(2026, 3, 2), author: "Inês", path: ":odd name.md", before: None, after: &a },
        ];
        assert_eq!(found, expected);
        for wrong in ["", ":\0", ":1 2\0a.md", "/x/y\0\n:1 2 a b M\0a.md\0", "fatal: not a repository"] {
            assert_eq!(raw_changes(wrong.as_bytes()).count(), 0, "{wrong:?}");
        }
    }

    #[test]
    fn a_batch_of_blobs() {
        let found =
            batch(b"aa blob 3\nx\ny\nbb missing\ncc blob 0\n\ndd blob 2\n\xff\xff\nee blob 99\nshort");
        assert_eq!(found, BTreeMap::from([("aa".into(), "x\ny".into()), ("cc".into(), String::new())]));
    }

    fn git(folder: &Path, day: &str, args: &[&str]) -> bool {
        let identity =
            ["-c", "user.name=Inês", "-c", "user.email=i@example.org", "-c", "commit.gpgSign=false"];
        let when = format!("{day}T12:00:00 +0000");
        let status = Command::new("git")
            .arg("-C")
            .arg(folder)
            .args(identity)
            .args(args)
            .envs([("GIT_AUTHOR_DATE", &when), ("GIT_COMMITTER_DATE", &when)])
            .env_remove("GIT_DIR")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        status.is_ok_and(|s| s.success())
    }

    fn commit(root: &Path, day: &str, file: &str, text: &str) {
        std::fs::write(root.join(file), text).unwrap();
        assert!(git(root, day, &["add", "."]) && git(root, day, &["commit", "-qm", "change"]));
    }

    #[test]
    fn a_repository() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        if !git(root, "2026-01-01", &["init", "-q"]) {
            eprintln!("skipped: git is not installed");
            return;
        }
        std::fs::create_dir(root.join("content")).unwrap();
        let content = root.join("content");
        commit(root, "2026-01-01", "content/größe.md", "status = \"draft\"\nOne\n");
        commit(root, "2026-02-01", "content/größe.md", "status = \"review\"\nOne\n");
        commit(root, "2026-03-01", "content/größe.md", "status = \"review\"\nTwo, and the status = new\n");
        commit(root, "2026-03-02", "outside.md", "status = \"draft\"\n");
        let wanted = BTreeSet::from(["größe.md".to_owned(), "never.md".to_owned()]);

        let mut last = LastVersions::default();
        let versions = &last.read(&content, &wanted, LIMIT)["größe.md"];
        let days: Vec<_> = versions.iter().map(|v| v.date.month()).collect();
        assert_eq!(days, [3, 2, 1]);
        assert_eq!(versions[2].text, "status = \"draft\"\nOne\n");
        last.versions.clear();
        assert!(last.read(&content, &wanted, LIMIT).is_empty(), "nothing new is read");
        commit(root, "2026-03-03", "content/größe.md", "status = \"review\"\nThree\n");
        assert_eq!(last.read(&content, &wanted, LIMIT)["größe.md"].len(), 4);

        let changes = changes(&content, &wanted, "status", LIMIT);
        let change = &changes["größe.md"];
        assert_eq!((changes.len(), change.date, change.author.as_str()), (1, date(2026, 2, 1), "Inês"));
        assert_eq!(change.before.as_deref(), Some("status = \"draft\"\nOne\n"));
        assert_eq!(change.after, "status = \"review\"\nOne\n");
    }

    #[test]
    fn no_repository_no_versions() {
        let dir = tempfile::tempdir().unwrap();
        let wanted = BTreeSet::from(["a.md".to_owned()]);
        assert!(LastVersions::default().read(dir.path(), &wanted, LIMIT).is_empty());
        assert!(changes(dir.path(), &wanted, "status", LIMIT).is_empty());
    }

    #[test]
    #[cfg(unix)]
    fn nothing_that_a_repository_configures_is_run() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        if !git(root, "2026-01-01", &["init", "-q"]) {
            eprintln!("skipped: git is not installed");
            return;
        }
        std::fs::write(root.join(".gitattributes"), "*.md diff=evil filter=evil\n").unwrap();
        commit(root, "2026-01-01", "a.md", "status = \"draft\"\n");
        let trap = format!("touch '{}'", root.join("run").display());
        for key in [
            "core.fsmonitor",
            "core.pager",
            "diff.external",
            "diff.evil.textconv",
            "diff.evil.command",
            "filter.evil.smudge",
            "gpg.program",
        ] {
            assert!(git(root, "2026-01-01", &["config", key, &trap]));
        }
        let wanted = BTreeSet::from(["a.md".to_owned()]);
        assert_eq!(LastVersions::default().read(root, &wanted, LIMIT).len(), 1);
        assert_eq!(changes(root, &wanted, "status", LIMIT).len(), 1);
        assert!(!root.join("run").exists());
    }
}
