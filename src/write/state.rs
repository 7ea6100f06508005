//! What the last build knew about its own output, so that the next one need not read it again.
//!
//! The state lies in the workshop, not in the output: it holds times, and the output depends on its input only.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, Metadata};
use std::path::Path;
use std::time::UNIX_EPOCH;

use rayon::prelude::*;

const HEADER: &str = "lyceum-state 1";

/// Size and time of change of a file: as long as both stand, so does its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    pub(crate) size: u64,
    pub(crate) nanos: u128,
}

impl Stamp {
    pub(crate) fn of(metadata: &Metadata) -> Self {
        let changed = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        Self { size: metadata.len(), nanos: changed.unwrap_or_default().as_nanos() }
    }

    /// The stamp of a regular file; `None` for anything else. A link is not followed.
    pub(crate) fn of_file(path: &Path) -> Option<Self> {
        let metadata = fs::symlink_metadata(path).ok()?;
        metadata.is_file().then(|| Self::of(&metadata))
    }
}

/// The last build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct State {
    /// Of everything that went in.
    pub(crate) fingerprint: [u8; 32],
    /// The BLAKE3 hash of the manifest that came out.
    pub(crate) manifest: [u8; 32],
    /// Of each file of the output.
    pub(crate) stamps: BTreeMap<String, Stamp>,
}

impl State {
    /// Reads a state; anything unexpected means that there is none.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next()? != HEADER {
            return None;
        }
        let fingerprint = *blake3::Hash::from_hex(lines.next()?).ok()?.as_bytes();
        let manifest = *blake3::Hash::from_hex(lines.next()?).ok()?.as_bytes();
        let stamps = lines
            .map(|line| {
                let mut parts = line.splitn(3, ' ');
                let stamp = Stamp { size: parts.next()?.parse().ok()?, nanos: parts.next()?.parse().ok()? };
                Some((parts.next()?.to_owned(), stamp))
            })
            .collect::<Option<_>>()?;
        Some(Self { fingerprint, manifest, stamps })
    }

    pub(crate) fn to_text(&self) -> String {
        let hex = |bytes: [u8; 32]| blake3::Hash::from_bytes(bytes).to_hex();
        let mut text = format!("{HEADER}\n{}\n{}\n", hex(self.fingerprint), hex(self.manifest));
        for (path, stamp) in &self.stamps {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{} {} {path}", stamp.size, stamp.nanos);
        }
        text
    }

    /// Whether every file still is as it was written. One `stat` a file.
    pub(crate) fn holds(&self, output: &Path) -> bool {
        self.stamps.par_iter().all(|(path, stamp)| Stamp::of_file(&output.join(path)) == Some(*stamp))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_reads_back_and_a_torn_one_counts_as_none() {
        let stamps =
            BTreeMap::from([("a b.html".to_owned(), Stamp { size: 3, nanos: 1_700_000_000_000_000_007 })]);
        let state = State { fingerprint: [1; 32], manifest: [2; 32], stamps };
        let text = state.to_text();
        assert_eq!(State::parse(&text), Some(state));
        assert_eq!(State::parse(&text[..80]), None);
        assert_eq!(State::parse(&format!("{text}5 ")), None);
        assert_eq!(State::parse(""), None);
    }
}
