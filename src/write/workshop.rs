//! The folder beside the output where the next portal is made.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::error::{At as _, WriteError};
use super::manifest::{Hash, MANIFEST, Manifest, PARTIAL, path_problem};
use super::state::{Stamp, State};
use super::store::Store;
use super::{swap, tree};
use crate::artifact::Artifact;
use crate::hash::half;

/// One build's hold on an output folder. Dropped without [`Workshop::commit`], it leaves the output as it was.
#[derive(Debug)]
pub struct Workshop {
    pub(super) output: PathBuf,
    pub(super) root: PathBuf,
    /// What the output holds of ours.
    pub(super) old: Manifest,
    /// The BLAKE3 hash of the manifest file; `None` where there is none.
    pub(super) old_hash: Option<[u8; 32]>,
    pub(super) state: Option<State>,
    /// What it shall hold. `None` while the file is being written.
    pub(super) next: Mutex<BTreeMap<String, Option<Entry>>>,
    /// Held until the process ends, however it ends.
    _lock: File,
}

/// A file of the next portal.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) hash: Hash,
    pub(crate) stamp: Stamp,
    /// Whether it lies in the staging tree already; otherwise the output has it.
    pub(crate) staged: bool,
}

impl Workshop {
    /// Takes hold of an output folder, which need not exist yet, and repairs what a killed build left.
    pub fn open(output: &Path) -> Result<Self, WriteError> {
        let output = resolve(output)?;
        let name = output.file_name().ok_or_else(|| WriteError::NoName(output.clone()))?;
        let mut folder = OsString::from(".");
        folder.push(name);
        folder.push(".lyceum");
        let root = output.with_file_name(folder);
        let (staging, previous) = (root.join("staging"), root.join("previous"));
        // A folder of somebody else is refused before anything is created beside it.
        if !previous.exists() {
            check_ours(&output)?;
        }
        fs::create_dir_all(&root).at("create", &root)?;
        let lock = lock(&root.join("lock"), &output)?;
        swap::recover(&output, &staging, &previous)?;
        check_ours(&output)?;
        let (old, old_hash) = read_manifest(&output.join(MANIFEST))?;
        let state = fs::read_to_string(root.join("state")).ok().and_then(|text| State::parse(&text));
        let state = state.filter(|state| Some(state.manifest) == old_hash);
        Ok(Self { output, root, old, old_hash, state, next: Mutex::default(), _lock: lock })
    }

    /// The output folder, absolute and with symbolic links resolved.
    pub fn output(&self) -> &Path {
        &self.output
    }

    /// What went into the portal that lies in the output, provided that each of its files is still as it was written.
    pub fn last_fingerprint(&self) -> Option<[u8; 32]> {
        let state = self.state.as_ref()?;
        let whole = state.stamps.len() == self.old.0.len() && state.holds(&self.output);
        whole.then_some(state.fingerprint)
    }

    /// Adds a file to the next portal. May be called from many threads.
    pub fn put(&self, artifact: &Artifact) -> Result<(), WriteError> {
        self.put_hashed(artifact).map(drop)
    }

    /// As [`Workshop::put`]; returns the hash of the content, for [`Workshop::take_over`].
    pub fn put_hashed(&self, artifact: &Artifact) -> Result<Hash, WriteError> {
        let path = artifact.path.as_str();
        self.claim(path)?;
        let hash = half(blake3::hash(&artifact.bytes));
        if self.keep(path, hash) {
            return Ok(hash);
        }
        let target = self.staging().join(path);
        let mut file = create(&target)?;
        file.write_all(&artifact.bytes).at("write", &target)?;
        self.staged(path, hash, &file, &target)?;
        Ok(hash)
    }

    /// Adds a file to the next portal from a file on disk, in constant memory. Its time is not taken over.
    pub fn put_file(&self, path: &str, source: &mut File) -> Result<(), WriteError> {
        self.claim(path)?;
        // Reading anything else, such as a pipe, might never end.
        if !source.metadata().at("read", Path::new(path))?.is_file() {
            return Err(WriteError::NotAFile(path.to_owned()));
        }
        source.rewind().at("read", Path::new(path))?;
        if self.old.0.contains_key(path) {
            let hash = half(tree::hash(source).at("read", Path::new(path))?);
            if self.keep(path, hash) {
                return Ok(());
            }
            source.rewind().at("read", Path::new(path))?;
        }
        let target = self.staging().join(path);
        let mut file = create(&target)?;
        let mut hasher = blake3::Hasher::new();
        // What is written is what is hashed, even where the source changes meanwhile.
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let count = match source.read(&mut buffer) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                done => done.at("read the source of", Path::new(path))?,
            };
            if count == 0 {
                break;
            }
            hasher.update(&buffer[..count]);
            file.write_all(&buffer[..count]).at("write", &target)?;
        }
        self.staged(path, half(hasher.finalize()), &file, &target)
    }

    /// A blob of an earlier build, by name; `None` where there is none.
    pub fn load_cache(&self, name: &str) -> Option<Vec<u8>> {
        fs::read(self.root.join("cache").join(name)).ok()
    }

    /// Keeps a blob for later builds, whole or not at all. `name` is one of the caller's own plain file names.
    pub fn save_cache(&self, name: &str, bytes: &[u8]) -> Result<(), WriteError> {
        let folder = self.root.join("cache");
        fs::create_dir_all(&folder).at("create", &folder)?;
        tree::replace(&folder.join(name), bytes)
    }

    /// Takes over a file of the last portal whose content has this hash, and says whether it is there.
    pub fn take_over(&self, path: &str, content: Hash) -> Result<bool, WriteError> {
        if self.old.0.get(path) != Some(&content) {
            return Ok(false);
        }
        self.claim(path)?;
        let kept = self.keep(path, content);
        if !kept {
            self.next().remove(path);
        }
        Ok(kept)
    }

    /// Whether an earlier build left a portal in the output.
    pub fn has_portal(&self) -> bool {
        self.old_hash.is_some()
    }

    /// Work kept from build to build, by name; empty when another program kept it.
    pub fn store(&self, name: &str, program: &str) -> Result<Store, WriteError> {
        let folder = self.root.join("cache");
        fs::create_dir_all(&folder).at("create", &folder)?;
        Store::open(folder.join(name), program)
    }

    pub(super) fn staging(&self) -> PathBuf {
        self.root.join("staging")
    }

    pub(super) fn next(&self) -> MutexGuard<'_, BTreeMap<String, Option<Entry>>> {
        // The map is whole even where a holder of the lock panicked: each change is one insertion.
        self.next.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reserves a path, or says who has it.
    fn claim(&self, path: &str) -> Result<(), WriteError> {
        if let Some(reason) = path_problem(path) {
            return Err(WriteError::BadPath { path: path.to_owned(), reason });
        }
        let mut next = self.next();
        if next.contains_key(path) {
            return Err(WriteError::Duplicate(path.to_owned()));
        }
        let folders = path.match_indices('/').map(|(end, _)| &path[..end]);
        if let Some(file) = folders.into_iter().find(|folder| next.contains_key(*folder)) {
            return Err(WriteError::FileAndFolder { file: file.to_owned(), below: path.to_owned() });
        }
        let folder = format!("{path}/");
        if let Some((below, _)) =
            next.range(folder.clone()..).next().filter(|(below, _)| below.starts_with(&folder))
        {
            return Err(WriteError::FileAndFolder { file: path.to_owned(), below: below.clone() });
        }
        next.insert(path.to_owned(), None);
        Ok(())
    }

    /// Takes the output's own file into the next portal, where it has this content.
    fn keep(&self, path: &str, hash: Hash) -> bool {
        if self.old.0.get(path) != Some(&hash) {
            return false;
        }
        let file = self.output.join(path);
        let Some(stamp) = Stamp::of_file(&file) else { return false };
        let known = self.state.as_ref().and_then(|state| state.stamps.get(path));
        if known != Some(&stamp) {
            // Touched since, or written elsewhere: only its bytes can tell.
            let found = File::open(&file).and_then(|mut file| tree::hash(&mut file));
            if found.map(half).ok() != Some(hash) {
                return false;
            }
        }
        self.next().insert(path.to_owned(), Some(Entry { hash, stamp, staged: false }));
        true
    }

    fn staged(&self, path: &str, hash: Hash, file: &File, target: &Path) -> Result<(), WriteError> {
        let stamp = Stamp::of(&file.metadata().at("read", target)?);
        self.next().insert(path.to_owned(), Some(Entry { hash, stamp, staged: true }));
        Ok(())
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        // Best effort: the next build clears what is left.
        let _ = tree::remove(&self.staging());
    }
}

/// Creates a file that must not exist, as two names may be one to a file system that ignores case.
fn create(target: &Path) -> Result<File, WriteError> {
    tree::with_parents(target, || File::create_new(target)).at("create", target)
}

/// The folder meant, absolute, links followed: the swap has to rename the folder and not the link.
fn resolve(output: &Path) -> Result<PathBuf, WriteError> {
    if let Ok(metadata) = fs::symlink_metadata(output) {
        return match fs::canonicalize(output) {
            Err(_) if metadata.is_symlink() => Err(WriteError::Dangling(output.to_owned())),
            done => done.at("find", output),
        };
    }
    let name = output.file_name().ok_or_else(|| WriteError::NoName(output.to_owned()))?;
    let parent = output.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    fs::create_dir_all(parent).at("create", parent)?;
    Ok(fs::canonicalize(parent).at("find", parent)?.join(name))
}

/// Fails unless the output is missing, empty or ours.
fn check_ours(output: &Path) -> Result<(), WriteError> {
    match fs::metadata(output) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Ok(metadata) if !metadata.is_dir() => return Err(WriteError::NotAFolder(output.to_owned())),
        done => done.at("read", output)?,
    };
    // A first build into a folder that cannot be renamed may have been killed before its manifest was there.
    let mut entries = fs::read_dir(output).at("list", output)?;
    let empty = entries.all(|entry| entry.is_ok_and(|entry| entry.file_name() == PARTIAL));
    if empty || output.join(MANIFEST).is_file() {
        Ok(())
    } else {
        Err(WriteError::NotOurs(output.to_owned()))
    }
}

/// A lock of the operating system, which a dead process cannot keep.
///
/// It is asked for a few times: the system takes a moment to clear up after a process that was killed, and a
/// program being started holds a copy of its parent's locks until it runs.
fn lock(path: &Path, output: &Path) -> Result<File, WriteError> {
    let file = File::options().create(true).truncate(false).write(true).open(path).at("open", path)?;
    for _ in 0..10 {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(20)),
            // Some network file systems have no locks. Building there is worth more than the guard.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => return Ok(file),
            Err(TryLockError::Error(error)) => return Err(error).at("lock", path),
        }
    }
    Err(WriteError::Busy(output.to_owned()))
}

fn read_manifest(path: &Path) -> Result<(Manifest, Option<[u8; 32]>), WriteError> {
    let text = match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((Manifest::default(), None)),
        done => done.at("read", path)?,
    };
    let broken = |line| WriteError::BrokenManifest { path: path.to_owned(), line };
    let manifest = Manifest::parse(&String::from_utf8_lossy(&text)).map_err(broken)?;
    Ok((manifest, Some(*blake3::hash(&text).as_bytes())))
}
