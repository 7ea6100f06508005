//! The tree that the last swap took out of the output, kept to become the next one.
//!
//! A new tree of 10,000 pages is 10,000 new folders and links and as many removals of old ones, seconds on a busy
//! machine. After a small edit the old tree lacks a handful of files only, so it is brought up to date instead.
//! Nothing is taken on trust: a file is left in place only where it is the very file of the output.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::error::{At as _, WriteError};
use super::manifest::{MANIFEST, Manifest};
use super::workshop::Entry;
use super::{foreign, swap, tree};

/// A tree that differs in more than one file of this many costs disk space and saves no time.
const WORTH_KEEPING: usize = 10;

/// Whether the old tree is close enough to the new one.
pub(crate) fn worth_keeping(changed: usize, files: usize) -> bool {
    cfg!(unix) && changed <= files / WORTH_KEEPING
}

/// Turns the standby tree into the next portal, but for the manifest and foreign files.
pub(crate) fn prepare(
    standby: &Path,
    staging: &Path,
    output: &Path,
    entries: &BTreeMap<String, Entry>,
) -> Result<(), WriteError> {
    let manifest = fs::read_to_string(standby.join(MANIFEST)).ok();
    let Some(old) = manifest.and_then(|text| Manifest::parse(&text).ok()) else {
        tree::remove(standby).at("remove", standby)?;
        fs::create_dir_all(staging).at("create", staging)?;
        fs::rename(staging, standby).at("rename", staging)?;
        return fill(standby, None, output, entries);
    };
    // Links to what was foreign then, and the remains of a run that was killed here.
    for extra in foreign::find(standby, &old)?.iter().rev() {
        let path = standby.join(&extra.path);
        if extra.folder { fs::remove_dir(&path) } else { fs::remove_file(&path) }.at("remove", &path)?;
    }
    for path in old.0.keys().filter(|path| !entries.contains_key(*path)) {
        swap::remove_with_empty_parents(standby, path)?;
    }
    fill(standby, Some(staging), output, entries)
}

/// Puts every file where it belongs: new ones from `staging`, where they are not there already, others from the output.
fn fill(
    standby: &Path,
    staging: Option<&Path>,
    output: &Path,
    entries: &BTreeMap<String, Entry>,
) -> Result<(), WriteError> {
    entries.par_iter().try_for_each(|(path, entry)| {
        let to = standby.join(path);
        if entry.staged {
            let Some(staging) = staging else { return Ok(()) };
            return tree::with_parents(&to, || fs::rename(staging.join(path), &to)).at("replace", &to);
        }
        let from = output.join(path);
        if staging.is_some() {
            if same_file(&from, &to) {
                return Ok(());
            }
            match fs::remove_file(&to) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error).at("remove", &to),
                _ => {}
            }
        }
        tree::link_or_copy(&from, &to)
    })
}

/// Whether two names are one file.
#[cfg(unix)]
fn same_file(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let id = |path| fs::symlink_metadata(path).ok().map(|metadata| (metadata.dev(), metadata.ino()));
    id(one).is_some_and(|one| id(other) == Some(one))
}

#[cfg(not(unix))]
fn same_file(_: &Path, _: &Path) -> bool {
    false
}
