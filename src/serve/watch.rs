//! What changed below the watched folders, a little after it did.

use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use notify_debouncer_full::notify::event::{AccessKind, AccessMode};
use notify_debouncer_full::notify::{self, EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

/// Long enough for an editor to finish its write, rename and remove; too short to be felt.
const QUIET: Duration = Duration::from_millis(60);

/// Changed files, sorted; `None` when the operating system lost count and anything may have changed.
pub(crate) type Changes = Option<Vec<PathBuf>>;

/// Ends the watching when dropped.
pub(crate) type Watcher = Debouncer<RecommendedWatcher, RecommendedCache>;

/// Which paths count.
#[derive(Debug)]
pub(crate) struct Filter {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
    ignored: Vec<PathBuf>,
}

impl Filter {
    /// Paths come as the watcher reports them: absolute, without links.
    pub(crate) fn new(watch: &[PathBuf], ignore: &[PathBuf]) -> Self {
        let (files, folders) = watch.iter().map(|path| absolute(path)).partition(|path| path.is_file());
        Self { folders, files, ignored: ignore.iter().map(|path| absolute(path)).collect() }
    }

    /// Whether a change here may change the portal. Dotfiles and editors' backups are no sources.
    pub(crate) fn accepts(&self, path: &Path) -> bool {
        if self.files.iter().any(|file| file == path) {
            return true;
        }
        if self.ignored.iter().any(|ignored| path.starts_with(ignored)) {
            return false;
        }
        self.folders.iter().filter_map(|folder| path.strip_prefix(folder).ok()).any(|below| {
            !below.components().any(|part| match part {
                Component::Normal(name) => {
                    let name = name.as_encoded_bytes();
                    name.starts_with(b".") || name.ends_with(b"~")
                }
                _ => false,
            })
        })
    }
}

/// Starts to watch; each batch of changes goes to `changes`.
pub(crate) fn start(
    watch: &[PathBuf],
    ignore: &[PathBuf],
    changes: Sender<Changes>,
) -> Result<Watcher, (PathBuf, notify::Error)> {
    let filter = Filter::new(watch, ignore);
    let folders = filter.folders.clone();
    // A file is watched through its folder, because most editors replace files.
    let parents =
        filter.files.iter().filter_map(|file| file.parent().map(Path::to_owned)).collect::<Vec<_>>();
    let first = folders.first().or(parents.first()).cloned().unwrap_or_default();
    let report = move |result: DebounceEventResult| {
        if let Some(batch) = collect(result, &filter) {
            // The receiver is gone when the server is; nobody is left to tell.
            let _ = changes.send(batch);
        }
    };
    let mut watcher = new_debouncer(QUIET, None, report).map_err(|error| (first, error))?;
    for folder in &folders {
        watcher.watch(folder, RecursiveMode::Recursive).map_err(|error| (folder.clone(), error))?;
    }
    for parent in parents.iter().filter(|parent| !folders.iter().any(|folder| parent.starts_with(folder))) {
        watcher.watch(parent, RecursiveMode::NonRecursive).map_err(|error| (parent.clone(), error))?;
    }
    Ok(watcher)
}

/// The files of a batch that count; `None` when there are none.
fn collect(result: DebounceEventResult, filter: &Filter) -> Option<Changes> {
    let Ok(events) = result else { return Some(None) };
    if events.iter().any(|event| event.need_rescan()) {
        return Some(None);
    }
    let mut paths: Vec<_> = events
        .iter()
        .filter(|event| changes_something(event.kind))
        .flat_map(|event| &event.paths)
        .filter(|path| filter.accepts(path))
        .cloned()
        .collect();
    paths.sort();
    paths.dedup();
    (!paths.is_empty()).then_some(Some(paths))
}

/// Reading the sources is an event as well, and building reads them all.
fn changes_something(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write))
}

/// The path without links, also when its last part does not exist yet, as before the first build.
fn absolute(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let parent = parent.canonicalize().unwrap_or_else(|_| parent.to_owned());
        path.file_name().map_or_else(|| parent.clone(), |name| parent.join(name))
    })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn outputs_dotfiles_and_backups_do_not_count() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let filter = Filter::new(std::slice::from_ref(&root), &[root.join("public")]);
        for (path, expected) in [
            ("content/a.md", true),
            ("lyceum.toml", true),
            ("publication.md", true),
            ("public/index.html", false),
            (".public.lyceum/state", false),
            ("content/.a.md.swp", false),
            (".git/index", false),
            ("content/a.md~", false),
        ] {
            assert_eq!(filter.accepts(&root.join(path)), expected, "{path}");
        }
        assert!(!filter.accepts(Path::new("/elsewhere")));
    }

    #[test]
    fn a_change_is_reported_once_and_reading_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        fs::write(root.join("a.md"), "one").unwrap();
        let (sender, changes) = mpsc::channel();
        let _watcher = start(std::slice::from_ref(&root), &[], sender).unwrap();
        fs::read(root.join("a.md")).unwrap();
        assert!(changes.recv_timeout(Duration::from_millis(400)).is_err());
        fs::write(root.join("a.md"), "two").unwrap();
        let batch = changes.recv_timeout(Duration::from_secs(10)).unwrap();
        assert_eq!(batch, Some(vec![root.join("a.md")]));
        fs::write(root.join(".hidden"), "").unwrap();
        assert!(changes.recv_timeout(Duration::from_millis(400)).is_err());
    }
}
