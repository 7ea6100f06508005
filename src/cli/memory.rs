//! A portal in memory: for the development server, and to search without building to disk.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use lyceum::artifact::Artifact;
use lyceum::build::Sink;
use lyceum::serve::Files;
use lyceum::source::Asset;

/// Published files that were read before, by path: read again only when they changed.
pub(crate) type Kept = BTreeMap<String, (Asset, Arc<[u8]>)>;

/// Collects artifacts.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    files: Mutex<Files>,
    kept: Mutex<Kept>,
}

impl Memory {
    /// With files that an earlier build read.
    pub(crate) fn with(kept: Kept) -> Self {
        Self { files: Mutex::default(), kept: Mutex::new(kept) }
    }

    /// Everything collected, and the files to keep for the next build.
    pub(crate) fn into_parts(self) -> (Files, Kept) {
        let files = self.files.into_inner().unwrap_or_else(PoisonError::into_inner);
        (files, self.kept.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    /// The files below a folder, by their path in it.
    pub(crate) fn below(self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let prefix = format!("{folder}/");
        let (files, _) = self.into_parts();
        files
            .into_iter()
            .filter_map(|(path, b)| Some((path.strip_prefix(&prefix)?.to_owned(), b.to_vec())))
            .collect()
    }

    fn insert(&self, path: &str, bytes: Arc<[u8]>) {
        self.files.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), bytes);
    }
}

impl Sink for Memory {
    type Error = io::Error;

    fn artifact(&self, artifact: Artifact) -> io::Result<()> {
        self.insert(&artifact.path, artifact.bytes.into());
        Ok(())
    }

    fn file(&self, path: &str, asset: &Asset) -> io::Result<()> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept.get(path).filter(|(known, _)| known == asset).map(|(_, bytes)| Arc::clone(bytes));
        let bytes = if let Some(bytes) = known {
            bytes
        } else {
            let bytes: Arc<[u8]> = std::fs::read(&asset.file)?.into();
            kept.insert(path.to_owned(), (asset.clone(), Arc::clone(&bytes)));
            bytes
        };
        drop(kept);
        self.insert(path, bytes);
        Ok(())
    }
}
