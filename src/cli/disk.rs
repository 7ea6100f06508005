//! The output folder as a sink, and what a page on disk was made of.

use std::collections::HashMap;
use std::fs::File;
use std::sync::{Mutex, PoisonError};

use lyceum::artifact::Artifact;
use lyceum::build::Sink;
use lyceum::registers::graph::picture::Kept;
use lyceum::source::Asset;
use lyceum::write::{Hash, Workshop, WriteError};
use lyceum_search::Key;

/// Which page was made of what: path → the hash of its input, and of its content.
type Made = HashMap<String, (Key, Hash)>;

/// Artifacts go to the workshop; a page whose input did not change stays where it is.
pub(super) struct Disk<'a> {
    workshop: &'a Workshop,
    before: Made,
    now: Mutex<Made>,
    drawn: Kept,
}

impl<'a> Disk<'a> {
    /// `pages` is what [`Disk::pages`] gave, of this very program; anything else counts as nothing. `drawn` says where
    /// the nodes of the graph lay.
    pub(super) fn new(workshop: &'a Workshop, pages: Option<&[u8]>, program: &str, drawn: Kept) -> Self {
        let before = pages.and_then(|bytes| parse(bytes, program)).unwrap_or_default();
        Self { workshop, before, now: Mutex::default(), drawn }
    }

    /// Where the nodes of the graph lie now.
    pub(super) const fn graph(&self) -> &Kept {
        &self.drawn
    }

    /// What the pages of this build were made of, for the next one.
    pub(super) fn pages(self, program: &str) -> Vec<u8> {
        let mut bytes = header(program).to_vec();
        let mut made: Vec<_> =
            self.now.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter().collect();
        made.sort_unstable();
        for (path, (input, content)) in made {
            bytes.extend_from_slice(&input);
            bytes.extend_from_slice(&content);
            bytes.extend_from_slice(path.as_bytes());
            bytes.push(b'\n');
        }
        let check = *blake3::hash(&bytes).as_bytes();
        bytes.extend_from_slice(&check);
        bytes
    }

    fn made(&self, path: String, input: Key, content: Hash) {
        self.now.lock().unwrap_or_else(PoisonError::into_inner).insert(path, (input, content));
    }
}

fn header(program: &str) -> [u8; 32] {
    *blake3::hash(format!("lyceum pages 1 {program}").as_bytes()).as_bytes()
}

fn parse(bytes: &[u8], program: &str) -> Option<Made> {
    let (bytes, check) = bytes.split_last_chunk::<32>()?;
    let mut rest = bytes.strip_prefix(&header(program))?;
    if blake3::hash(bytes).as_bytes() != check {
        return None;
    }
    let mut made = Made::new();
    while !rest.is_empty() {
        let (input, after) = rest.split_first_chunk::<16>()?;
        let (content, after) = after.split_first_chunk::<16>()?;
        // No path of an artifact has a line's end in it.
        let end = after.iter().position(|byte| *byte == b'\n')?;
        made.insert(std::str::from_utf8(&after[..end]).ok()?.to_owned(), (*input, *content));
        rest = &after[end + 1..];
    }
    Some(made)
}

impl Sink for Disk<'_> {
    type Error = WriteError;
    const KEEPS: bool = true;

    fn artifact(&self, artifact: Artifact) -> Result<(), WriteError> {
        self.workshop.put(&artifact)
    }

    fn file(&self, path: &str, asset: &Asset) -> Result<(), WriteError> {
        let read = |source| WriteError::Io { action: "read", path: asset.file.clone(), source };
        self.workshop.put_file(path, &mut File::open(&asset.file).map_err(read)?)
    }

    fn reuse(&self, path: &str, input: &Key) -> bool {
        let Some((known, content)) = self.before.get(path) else { return false };
        // Where the path cannot be claimed, rendering the page leads to the same error, which is reported there.
        let kept = known == input && self.workshop.take_over(path, *content).unwrap_or(false);
        if kept {
            self.made(path.to_owned(), *input, *content);
        }
        kept
    }

    fn drawn(&self) -> Option<&Kept> {
        Some(&self.drawn)
    }

    fn page(&self, artifact: Artifact, input: &Key) -> Result<(), WriteError> {
        let content = self.workshop.put_hashed(&artifact)?;
        self.made(artifact.path, *input, content);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_pages_were_made_of_reads_back_and_damage_counts_as_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let workshop = Workshop::open(&folder.path().join("out")).unwrap();
        let disk = Disk::new(&workshop, None, "a", Kept::default());
        disk.made("a b/ü.html".into(), [10; 16], [2; 16]);
        let bytes = disk.pages("a");
        let read = parse(&bytes, "a").unwrap();
        assert_eq!(read, HashMap::from([("a b/ü.html".to_owned(), ([10; 16], [2; 16]))]));
        assert_eq!(parse(&bytes, "another program"), None);
        assert_eq!(parse(&bytes[..bytes.len() - 1], "a"), None);
        let mut torn = bytes;
        torn[40] ^= 1;
        assert_eq!(parse(&torn, "a"), None);
    }
}
