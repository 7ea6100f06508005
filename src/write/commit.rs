//! The end of a build: the next portal takes the place of the last.

use std::collections::BTreeMap;
use std::fs;
use std::mem;

use super::error::{At as _, WriteError};
use super::foreign;
use super::manifest::{MANIFEST, Manifest};
use super::standby;
use super::state::State;
use super::swap::Swap;
use super::tree;
use super::workshop::{Entry, Workshop};

/// What a build changed in the output.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that are new or have new content.
    pub written: usize,
    /// Files that stayed as they were.
    pub unchanged: usize,
    /// Files of the last portal that are gone.
    pub removed: usize,
    /// Size of the whole portal.
    pub bytes: u64,
}

impl Workshop {
    /// Makes what was put the portal, at once. `fingerprint` stands for everything that went in.
    pub fn commit(self, fingerprint: [u8; 32]) -> Result<Summary, WriteError> {
        let entries = mem::take(&mut *self.next())
            .into_iter()
            .map(|(path, entry)| match entry {
                Some(entry) => Ok((path, entry)),
                None => Err(WriteError::Unfinished(path)),
            })
            .collect::<Result<BTreeMap<_, _>, _>>()?;
        let next = Manifest(entries.iter().map(|(path, entry)| (path.clone(), entry.hash)).collect());
        let text = next.to_text();
        let written = entries.values().filter(|entry| entry.staged).count();
        let summary = Summary {
            written,
            unchanged: entries.len() - written,
            removed: self.old.0.keys().filter(|path| !entries.contains_key(*path)).count(),
            bytes: entries.values().map(|entry| entry.stamp.size).sum(),
        };
        let manifest = *blake3::hash(text.as_bytes()).as_bytes();
        if written > 0 || self.old_hash != Some(manifest) {
            self.replace(&entries, &next, &text)?;
        }
        let stamps = entries.into_iter().map(|(path, entry)| (path, entry.stamp)).collect();
        self.remember(State { fingerprint, manifest, stamps })?;
        Ok(summary)
    }

    /// Completes the next tree and puts it where the output is.
    fn replace(
        &self,
        entries: &BTreeMap<String, Entry>,
        next: &Manifest,
        text: &str,
    ) -> Result<(), WriteError> {
        let (output, staging, standby) = (&self.output, self.staging(), self.root.join("standby"));
        let exists = output.is_dir();
        let foreign = if exists { foreign::find(output, &self.old)? } else { Vec::new() };
        foreign::check(output, &foreign, next)?;
        standby::prepare(&standby, &staging, output, entries)?;
        foreign::carry(output, &foreign, &standby)?;
        let manifest = standby.join(MANIFEST);
        fs::write(&manifest, text).at("write", &manifest)?;
        if exists {
            let rights = fs::metadata(output).at("read", output)?.permissions();
            fs::set_permissions(&standby, rights).at("set the rights of", &standby)?;
        }
        let previous = self.root.join("previous");
        Swap { output, staging: &standby, previous: &previous, old: &self.old, new: next }.run()?;
        // The portal is complete. What is left of the old one is in nobody's way and goes with a later build at
        // the latest.
        let _ = tree::remove(&previous);
        let gone = self.old.0.keys().filter(|path| !entries.contains_key(*path)).count();
        let changed = gone + entries.values().filter(|entry| entry.staged).count();
        if !standby::worth_keeping(changed, entries.len()) {
            let _ = tree::remove(&standby);
        }
        Ok(())
    }

    fn remember(&self, state: State) -> Result<(), WriteError> {
        if self.state.as_ref() == Some(&state) {
            return Ok(());
        }
        tree::replace(&self.root.join("state"), state.to_text().as_bytes())
    }
}
