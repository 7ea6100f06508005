//! A portal in memory, and what is kept of it for the next one.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use lyceum_search::{Key, Memo};

use crate::artifact::Artifact;
use crate::build::Sink;
use crate::serve::Files;
use crate::source::Asset;

/// What an earlier build made or read.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// Published files: read again only when they changed.
    assets: BTreeMap<String, (Asset, Arc<[u8]>)>,
    /// Pages and the hash of what they were made of.
    pages: HashMap<String, (Key, Arc<[u8]>)>,
}

/// Collects artifacts.
#[derive(Debug, Default)]
pub(super) struct Memory {
    before: Kept,
    now: Mutex<(Files, Kept)>,
}

impl Memory {
    /// With what an earlier build kept.
    pub(super) fn with(before: Kept) -> Self {
        Self { before, now: Mutex::default() }
    }

    /// Everything collected, and what to keep for the next build.
    pub(super) fn into_parts(self) -> (Files, Kept) {
        self.now.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> MutexGuard<'_, (Files, Kept)> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn insert_page(&self, path: &str, input: Key, bytes: Arc<[u8]>) {
        let mut now = self.now();
        now.0.insert(path.to_owned(), Arc::clone(&bytes));
        now.1.pages.insert(path.to_owned(), (input, bytes));
    }
}

impl Sink for Memory {
    type Error = io::Error;
    const KEEPS: bool = true;

    fn artifact(&self, artifact: Artifact) -> io::Result<()> {
        let bytes = artifact.bytes.into();
        self.now().0.insert(artifact.path, bytes);
        Ok(())
    }

    fn file(&self, path: &str, asset: &Asset) -> io::Result<()> {
        let known = self.before.assets.get(path).filter(|(known, _)| known == asset);
        let bytes = match known {
            Some((_, bytes)) => Arc::clone(bytes),
            None => std::fs::read(&asset.file)?.into(),
        };
        let mut now = self.now();
        now.1.assets.insert(path.to_owned(), (asset.clone(), Arc::clone(&bytes)));
        now.0.insert(path.to_owned(), bytes);
        Ok(())
    }

    fn reuse(&self, path: &str, input: &Key) -> bool {
        let Some((_, bytes)) = self.before.pages.get(path).filter(|(known, _)| known == input) else {
            return false;
        };
        self.insert_page(path, *input, Arc::clone(bytes));
        true
    }

    fn page(&self, artifact: Artifact, input: &Key) -> io::Result<()> {
        self.insert_page(&artifact.path, *input, artifact.bytes.into());
        Ok(())
    }
}

/// Work on the search bundle, kept as long as one bundle after the other asks for it.
#[derive(Debug, Default)]
pub(super) struct Recent {
    work: Mutex<Work>,
}

#[derive(Debug, Default)]
struct Work {
    before: HashMap<Key, Arc<[u8]>>,
    now: HashMap<Key, Arc<[u8]>>,
}

impl Recent {
    /// A bundle is done: what it did not ask for is forgotten.
    pub(super) fn end(&self) {
        let mut work = self.work();
        work.before = std::mem::take(&mut work.now);
    }

    fn work(&self) -> MutexGuard<'_, Work> {
        self.work.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Memo for Recent {
    fn recall(&self, key: &Key) -> Option<Vec<u8>> {
        let bytes = {
            let mut work = self.work();
            let bytes = work.now.get(key).or_else(|| work.before.get(key)).map(Arc::clone)?;
            work.now.insert(*key, Arc::clone(&bytes));
            bytes
        };
        Some(bytes.to_vec())
    }

    fn keep(&self, key: Key, bytes: &[u8]) {
        let bytes = Arc::from(bytes);
        self.work().now.insert(key, bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_kept_while_it_is_asked_for() {
        let recent = Recent::default();
        recent.keep([1; 16], b"one");
        recent.keep([2; 16], b"two");
        recent.end();
        assert_eq!(recent.recall(&[1; 16]).as_deref(), Some(b"one".as_slice()));
        recent.end();
        assert_eq!(recent.recall(&[2; 16]), None);
        assert_eq!(recent.recall(&[1; 16]).as_deref(), Some(b"one".as_slice()));
    }
}
