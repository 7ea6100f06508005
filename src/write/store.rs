//! Pieces of work on disk, from build to build: a file of entries that grows at its end.
//!
//! A piece is read when it is asked for and written when it is made, so none of them stays in memory. What a killed
//! build leaves is a torn last entry, which the next one cuts off. Where most of the file is of no use any more it is
//! written anew.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use lyceum_search::{Key, Memo};

use super::error::{At as _, WriteError};

/// Key, length, and the beginning of the hash of the bytes.
const ENTRY: usize = 16 + 4 + 8;
/// A file with more than this many times the bytes in use is written anew.
const WASTE: u64 = 2;
/// New entries are written when they have come to this many bytes.
const PENDING: usize = 1 << 20;

/// A file of entries, by key.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    header: [u8; 32],
    inner: Mutex<Inner>,
}

/// Where the bytes of an entry begin, and how many there are.
type Places = HashMap<Key, (u64, u32)>;

#[derive(Debug)]
struct Inner {
    file: File,
    known: Places,
    used: HashSet<Key>,
    /// Entries that are not in the file yet.
    pending: Vec<u8>,
    /// The end of the file.
    end: u64,
    /// Why the file could not be written. The build itself does not need it.
    failed: Option<io::Error>,
}

impl Store {
    /// Opens a file of entries. One that another program wrote, as `program` tells, counts as empty.
    pub(super) fn open(path: PathBuf, program: &str) -> Result<Self, WriteError> {
        let header = *blake3::hash(format!("lyceum store 1 {program}").as_bytes()).as_bytes();
        let mut file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .at("open", &path)?;
        let (known, end) = index(&mut file, &header).at("read", &path)?;
        file.set_len(end).at("write", &path)?;
        let mut inner = Inner { file, known, used: HashSet::new(), pending: Vec::new(), end, failed: None };
        if end == 0 {
            inner.file.rewind().and_then(|()| inner.file.write_all(&header)).at("write", &path)?;
            inner.end = header.len() as u64;
        }
        Ok(Self { path, header, inner: Mutex::new(inner) })
    }

    /// Writes what is new, and forgets what was not asked for where that is most of the file.
    pub fn finish(self) -> Result<(), WriteError> {
        let mut inner = self.inner.into_inner().unwrap_or_else(PoisonError::into_inner);
        inner.flush();
        if let Some(error) = inner.failed.take() {
            return Err(error).at("write", &self.path);
        }
        let entry = |key: &Key| inner.known.get(key).map(|(_, length)| u64::from(*length) + ENTRY as u64);
        let used: u64 = inner.used.iter().filter_map(entry).sum();
        if inner.end > WASTE * (used + (1 << 20)) {
            rewrite(inner, &self.header, &self.path).at("write", &self.path)?;
        }
        Ok(())
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Memo for Store {
    fn recall(&self, key: &Key) -> Option<Vec<u8>> {
        let (bytes, check) = self.inner().read(key)?;
        (check == check_of(&bytes)).then_some(bytes)
    }

    fn keep(&self, key: Key, bytes: &[u8]) {
        let Ok(length) = u32::try_from(bytes.len()) else { return };
        let check = check_of(bytes);
        let mut inner = self.inner();
        let at = inner.end + inner.pending.len() as u64 + ENTRY as u64;
        inner.pending.extend_from_slice(&key);
        inner.pending.extend_from_slice(&length.to_le_bytes());
        inner.pending.extend_from_slice(&check);
        inner.pending.extend_from_slice(bytes);
        inner.known.insert(key, (at, length));
        inner.used.insert(key);
        if inner.pending.len() > PENDING {
            inner.flush();
        }
    }
}

impl Inner {
    /// The bytes of an entry, and what they should hash to.
    fn read(&mut self, key: &Key) -> Option<(Vec<u8>, [u8; 8])> {
        let (at, length) = *self.known.get(key)?;
        if at >= self.end {
            self.flush();
        }
        self.used.insert(*key);
        let mut check = [0; 8];
        let mut bytes = vec![0; length as usize];
        self.file.seek(SeekFrom::Start(at - check.len() as u64)).ok()?;
        self.file.read_exact(&mut check).ok()?;
        self.file.read_exact(&mut bytes).ok()?;
        Some((bytes, check))
    }

    fn flush(&mut self) {
        if self.failed.is_none() {
            let done =
                self.file.seek(SeekFrom::Start(self.end)).and_then(|_| self.file.write_all(&self.pending));
            self.failed = done.err();
        }
        self.end += self.pending.len() as u64;
        self.pending.clear();
    }
}

fn check_of(bytes: &[u8]) -> [u8; 8] {
    let mut check = [0; 8];
    check.copy_from_slice(&blake3::hash(bytes).as_bytes()[..8]);
    check
}

/// The entries of a file and the end of the last whole one; 0 where the file is none of this program's.
fn index(file: &mut File, header: &[u8; 32]) -> io::Result<(Places, u64)> {
    let mut known = Places::new();
    let length = file.metadata()?.len();
    let mut found = [0; 32];
    if length < found.len() as u64 {
        return Ok((known, 0));
    }
    file.read_exact(&mut found)?;
    if found != *header {
        return Ok((known, 0));
    }
    let mut end = found.len() as u64;
    let mut entry = [0; ENTRY];
    while end + ENTRY as u64 <= length {
        file.seek(SeekFrom::Start(end))?;
        file.read_exact(&mut entry)?;
        let mut key = Key::default();
        key.copy_from_slice(&entry[..16]);
        let size = u32::from_le_bytes([entry[16], entry[17], entry[18], entry[19]]);
        let next = end + ENTRY as u64 + u64::from(size);
        if next > length {
            break;
        }
        known.insert(key, (end + ENTRY as u64, size));
        end = next;
    }
    Ok((known, end))
}

/// Puts a file with the used entries alone in the place of this one.
fn rewrite(mut inner: Inner, header: &[u8; 32], path: &Path) -> io::Result<()> {
    let fresh = path.with_extension("new");
    let mut to = io::BufWriter::new(File::create(&fresh)?);
    to.write_all(header)?;
    let mut used: Vec<(u64, u32)> =
        inner.known.iter().filter(|(key, _)| inner.used.contains(*key)).map(|(_, place)| *place).collect();
    used.sort_unstable();
    let mut entry = Vec::new();
    for (at, length) in used {
        entry.resize(ENTRY + length as usize, 0);
        inner.file.seek(SeekFrom::Start(at - ENTRY as u64))?;
        inner.file.read_exact(&mut entry)?;
        to.write_all(&entry)?;
    }
    to.flush()?;
    // Some systems replace no file that is open.
    drop((to, inner));
    fs::rename(&fresh, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [Key; 3] = [[1; 16], [2; 16], [3; 16]];

    #[test]
    fn what_is_kept_is_there_the_next_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("work");
        let store = Store::open(path.clone(), "a").unwrap();
        store.keep(KEYS[0], b"one");
        assert_eq!(store.recall(&KEYS[0]).as_deref(), Some(b"one".as_slice()), "before it is written");
        store.keep(KEYS[1], b"");
        store.finish().unwrap();

        let store = Store::open(path.clone(), "a").unwrap();
        assert_eq!(store.recall(&KEYS[0]).as_deref(), Some(b"one".as_slice()));
        assert_eq!(store.recall(&KEYS[1]).as_deref(), Some(b"".as_slice()));
        assert_eq!(store.recall(&KEYS[2]), None);
        store.keep(KEYS[2], b"three");
        store.finish().unwrap();

        let store = Store::open(path.clone(), "a").unwrap();
        assert_eq!(store.recall(&KEYS[2]).as_deref(), Some(b"three".as_slice()));
        drop(store);
        assert_eq!(Store::open(path, "another program").unwrap().recall(&KEYS[0]), None);
    }

    #[test]
    fn a_torn_end_is_cut_off_and_damage_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("work");
        let store = Store::open(path.clone(), "a").unwrap();
        store.keep(KEYS[0], b"one");
        store.keep(KEYS[1], b"two");
        store.finish().unwrap();
        let mut bytes = fs::read(&path).unwrap();
        bytes.pop();
        bytes[32 + ENTRY] ^= 1;
        fs::write(&path, &bytes).unwrap();

        let store = Store::open(path.clone(), "a").unwrap();
        assert_eq!((store.recall(&KEYS[0]), store.recall(&KEYS[1])), (None, None));
        store.keep(KEYS[2], b"three");
        store.finish().unwrap();
        let store = Store::open(path, "a").unwrap();
        assert_eq!(store.recall(&KEYS[2]).as_deref(), Some(b"three".as_slice()));
    }

    #[test]
    fn what_nobody_asks_for_goes_when_it_is_most_of_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("work");
        let store = Store::open(path.clone(), "a").unwrap();
        store.keep(KEYS[0], b"one");
        store.keep(KEYS[1], &vec![7; 3 << 20]);
        store.finish().unwrap();

        let store = Store::open(path.clone(), "a").unwrap();
        store.recall(&KEYS[0]);
        store.finish().unwrap();
        assert!(fs::metadata(&path).unwrap().len() < 100);
        let store = Store::open(path, "a").unwrap();
        assert_eq!(store.recall(&KEYS[0]).as_deref(), Some(b"one".as_slice()));
        assert_eq!(store.recall(&KEYS[1]), None);
    }
}
