//! When each file changed and by whom, from version control: one pass over the log.
//!
//! A portal is built without a repository too, so nothing here is an error: what cannot be known is absent.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;

use super::git::{self, NoHistory, compare};

/// What version control knows of files, by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// Only files that were asked for, and that have been committed.
    pub files: BTreeMap<String, FileHistory>,
}

/// What version control knows of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileHistory {
    /// The day of its first commit.
    pub first: Date,
    /// The day of its last commit.
    pub last: Date,
    /// Who committed to it, those with the most commits first.
    pub authors: Vec<String>,
    /// Its commits, the first one first.
    pub edits: Vec<Edit>,
}

/// A commit as far as one file is concerned.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// The author's day.
    pub date: Date,
    /// The author's name.
    pub name: Arc<str>,
    /// The author's e-mail address; empty where none is known.
    pub email: Arc<str>,
}

impl FileHistory {
    /// From the commits of a file, the first one first; nothing without any.
    fn of(edits: Vec<Edit>) -> Option<Self> {
        let first = edits.iter().map(|edit| edit.date).min()?;
        let last = edits.iter().map(|edit| edit.date).max()?;
        let mut commits: BTreeMap<&str, usize> = BTreeMap::new();
        for edit in edits.iter().filter(|edit| !edit.name.is_empty()) {
            *commits.entry(&edit.name).or_default() += 1;
        }
        let mut authors: Vec<_> = commits.into_iter().collect();
        authors.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let authors = authors.into_iter().map(|(name, _)| name.to_owned()).collect();
        Some(Self { first, last, authors, edits })
    }
}

impl Last {
    /// What the repository said of itself when it was last asked: it changes with every commit.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// Why the history is empty, if it could not be told.
    pub const fn unknown(&self) -> Option<NoHistory> {
        self.unknown
    }
}

impl History {
    /// The history of files below a folder, with paths relative to it. Empty without git, outside a repository, in a
    /// shallow clone, whose oldest commit seems to have changed everything, and after `limit`.
    pub fn read(folder: &Path, wanted: &BTreeSet<String>, limit: Duration) -> Self {
        Self::read_again(folder, wanted, limit, &mut Last::default()).clone()
    }

    /// As [`History::read`], but not while the repository stands where it did for `last`.
    pub fn read_again<'a>(
        folder: &Path,
        wanted: &BTreeSet<String>,
        limit: Duration,
        last: &'a mut Last,
    ) -> &'a Self {
        let head = if wanted.is_empty() { Err(NoHistory::Untold) } else { git::head(folder, limit) };
        let head = match head {
            Ok(head) => head,
            Err(why) => {
                *last = Last { unknown: Some(why), ..Last::default() };
                return &last.history;
            }
        };
        if last.head != head || last.wanted != *wanted {
            let log = compare(folder, &LOG, limit);
            last.unknown = log.is_none().then_some(NoHistory::Slow);
            // A log that took too long may be read in time the next time.
            last.head = if log.is_some() { head } else { Vec::new() };
            last.history = log.map_or_else(Self::default, |log| Self::parse(&log, wanted));
            last.wanted.clone_from(wanted);
        }
        &last.history
    }

    /// Reads the output of the log: parts that end in a zero byte, either `/<date>/<author>` for a commit, with the
    /// e-mail address after a unit separator, or the path of a file that it changed. No path begins with a slash, so the
    /// two cannot be confused.
    pub fn parse(log: &[u8], wanted: &BTreeSet<String>) -> Self {
        let mut found: BTreeMap<&str, Vec<Edit>> = BTreeMap::new();
        let mut commit = None;
        for part in log.split(|byte| *byte == 0) {
            let part = part.strip_prefix(b"\n").unwrap_or(part);
            let Ok(part) = std::str::from_utf8(part) else { continue };
            if let Some(head) = part.strip_prefix('/') {
                let (date, author) = head.split_once('/').unwrap_or((head, ""));
                let (name, email) = author.split_once('\u{1f}').unwrap_or((author, ""));
                let edit = |date| Edit { date, name: name.trim().into(), email: email.trim().into() };
                commit = date.parse::<Date>().ok().map(edit);
            } else if let (Some(edit), true) = (&commit, wanted.contains(part)) {
                found.entry(part).or_default().push(edit.clone());
            }
        }
        let files = found.into_iter().filter_map(|(path, mut edits)| {
            // The log begins with the newest.
            edits.reverse();
            Some((path.to_owned(), FileHistory::of(edits)?))
        });
        Self { files: files.collect() }
    }

    /// The day of each file's first commit.
    pub fn first_seen(&self) -> BTreeMap<String, Date> {
        self.files.iter().map(|(path, file)| (path.clone(), file.first)).collect()
    }

    /// The commits of each file.
    pub fn edits(&self) -> BTreeMap<String, Vec<Edit>> {
        self.files.iter().map(|(path, file)| (path.clone(), file.edits.clone())).collect()
    }

    /// The day of each file's last commit.
    pub fn last_changed(&self) -> BTreeMap<String, Date> {
        self.files.iter().map(|(path, file)| (path.clone(), file.last)).collect()
    }
}

/// A history and what it was read for.
#[derive(Debug, Clone, Default)]
pub struct Last {
    /// What the repository said of itself.
    head: Vec<u8>,
    wanted: BTreeSet<String>,
    history: History,
    unknown: Option<NoHistory>,
}

/// Merges are not listed: what they bring was committed before them. Renames end a file's history.
const LOG: [&str; 3] = ["log", "--name-only", "--format=/%as/%aN%x1f%aE"];

#[cfg(test)]
// A test says when it cannot run.
#[allow(clippy::print_stderr)]
mod tests {
    use std::process::{Command, Stdio};

    use jiff::civil::date;

    use super::*;

    fn wanted(paths: &[&str]) -> BTreeSet<String> {
        paths.iter().map(|p| (*p).to_owned()).collect()
    }

    #[test]
    fn a_log() {
        let log = "/2026-03-05/Tomas\u{1f}t@example.org\0\na.md\0other.md\0/2026-03-02/Inês\0\na.md\0d/e f.md\0\
                   /2025-12-01/Tomas\0\na.md\0/2026-01-01/Nobody\0";
        let edit = |date, name: &str, email: &str| Edit { date, name: name.into(), email: email.into() };
        let history = History::parse(log.as_bytes(), &wanted(&["a.md", "d/e f.md", "never.md"]));
        assert_eq!(
            history.files,
            BTreeMap::from([
                (
                    "a.md".to_owned(),
                    FileHistory {
                        first: date(2025, 12, 1),
                        last: date(2026, 3, 5),
                        authors: vec!["Tomas".into(), "Inês".into()],
                        edits: vec![
                            edit(date(2025, 12, 1), "Tomas", ""),
                            edit(date(2026, 3, 2), "Inês", ""),
                            edit(date(2026, 3, 5), "Tomas", "t@example.org"),
                        ],
                    }
                ),
                (
                    "d/e f.md".to_owned(),
                    FileHistory {
                        first: date(2026, 3, 2),
                        last: date(2026, 3, 2),
                        authors: vec!["Inês".into()],
                        edits: vec![edit(date(2026, 3, 2), "Inês", "")],
                    }
                ),
            ])
        );
        assert_eq!(history.last_changed()["a.md"], date(2026, 3, 5));
    }

    #[test]
    fn what_is_no_log_gives_nothing() {
        for log in ["", "\0\0", "a.md\0", "/notadate/x\0\na.md\0", "/\0a.md\0", "fatal: not a repository"] {
            assert_eq!(History::parse(log.as_bytes(), &wanted(&["a.md"])), History::default(), "{log:?}");
        }
        assert_eq!(History::parse(b"/2026-01-01/x\0\xff.md\0", &wanted(&["a.md"])), History::default());
    }

    fn git(folder: &Path, args: &[&str]) -> bool {
        let identity =
            ["-c", "user.name=Inês", "-c", "user.email=i@example.org", "-c", "commit.gpgSign=false"];
        let date = "2026-02-03T23:30:00 -0800";
        let status = Command::new("git")
            .arg("-C")
            .arg(folder)
            .args(identity)
            .args(args)
            .envs([("GIT_AUTHOR_DATE", date), ("GIT_COMMITTER_DATE", date)])
            .env_remove("GIT_DIR")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        status.is_ok_and(|s| s.success())
    }

    #[test]
    fn a_repository() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        if !git(root, &["init", "-q"]) {
            eprintln!("skipped: git is not installed");
            return;
        }
        let content = root.join("content");
        std::fs::create_dir(&content).unwrap();
        std::fs::write(content.join("größe.md"), "x").unwrap();
        std::fs::write(root.join("outside.md"), "x").unwrap();
        assert!(git(root, &["add", "."]) && git(root, &["commit", "-qm", "one"]));
        std::fs::write(content.join("new.md"), "x").unwrap();
        let limit = Duration::from_secs(30);
        let all = wanted(&["größe.md", "new.md", "outside.md"]);
        let history = History::read(&content, &all, limit);
        let day = date(2026, 2, 3);
        let edits = vec![Edit { date: day, name: "Inês".into(), email: "i@example.org".into() }];
        let expected = FileHistory { first: day, last: day, authors: vec!["Inês".into()], edits };
        assert_eq!(history.files, BTreeMap::from([("größe.md".to_owned(), expected)]));

        let mut last = Last::default();
        assert_eq!(*History::read_again(&content, &all, limit, &mut last), history);
        last.history.files.clear();
        assert!(
            History::read_again(&content, &all, limit, &mut last).files.is_empty(),
            "nothing new is read"
        );
        let fewer = wanted(&["new.md"]);
        assert!(History::read_again(&content, &fewer, limit, &mut last).files.is_empty());
        assert!(git(root, &["add", "."]) && git(root, &["commit", "-qm", "more"]));
        assert_eq!(History::read_again(&content, &fewer, limit, &mut last).files.len(), 1);

        let url = format!("file://{}", root.display());
        assert!(git(root, &["commit", "-q", "--allow-empty", "-m", "two"]));
        assert!(git(root, &["clone", "-q", "--depth", "1", &url, "shallow"]));
        let shallow = root.join("shallow/content");
        assert_eq!(*History::read_again(&shallow, &all, limit, &mut last), History::default());
        assert_eq!(last.unknown(), Some(NoHistory::Shallow));
    }

    #[test]
    #[cfg(unix)]
    fn nothing_that_a_repository_configures_is_run() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        if !git(root, &["init", "-q"]) {
            eprintln!("skipped: git is not installed");
            return;
        }
        std::fs::write(root.join("a.md"), "x").unwrap();
        std::fs::write(root.join(".gitattributes"), "*.md diff=evil\n").unwrap();
        assert!(git(root, &["add", "."]) && git(root, &["commit", "-qm", "one"]));
        let trap = format!("touch '{}'", root.join("run").display());
        for key in
            ["core.fsmonitor", "core.pager", "diff.external", "diff.evil.textconv", "diff.evil.command"]
        {
            assert!(git(root, &["config", key, &trap]));
        }
        assert!(
            git(root, &["config", "pager.log", "true"])
                && git(root, &["config", "log.showSignature", "true"])
        );
        assert!(git(root, &["config", "gpg.program", &trap]));
        let history = History::read(root, &wanted(&["a.md"]), Duration::from_secs(30));
        assert_eq!(history.files.len(), 1);
        assert!(!root.join("run").exists());
    }

    #[test]
    fn no_repository_no_history() {
        let dir = tempfile::tempdir().unwrap();
        let inside = History::read(dir.path(), &wanted(&["a.md"]), Duration::from_secs(30));
        assert_eq!(inside, History::default());
    }
}
