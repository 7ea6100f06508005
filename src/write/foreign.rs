//! Files in the output folder that are not ours: a `.git`, a `CNAME`, somebody's upload.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::{At as _, WriteError};
use super::manifest::{MANIFEST, Manifest, PARTIAL};
use super::tree::link_or_copy;

/// One thing we did not write.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Foreign {
    /// Below the output folder.
    pub(crate) path: PathBuf,
    /// The same as a manifest would write it; `None` where the name is not UTF-8, which ours always are.
    pub(crate) key: Option<String>,
    /// Whether it is a folder without any file of ours.
    pub(crate) folder: bool,
}

/// Everything in `output` that the manifest does not list, folders before what they hold.
pub(crate) fn find(output: &Path, manifest: &Manifest) -> Result<Vec<Foreign>, WriteError> {
    let mut found = find_below(output, Path::new(""), Some(""), manifest)?;
    found.sort();
    Ok(found)
}

fn find_below(
    output: &Path,
    below: &Path,
    key: Option<&str>,
    manifest: &Manifest,
) -> Result<Vec<Foreign>, WriteError> {
    let folder = output.join(below);
    let entries =
        fs::read_dir(&folder).and_then(Iterator::collect::<io::Result<Vec<_>>>).at("list", &folder)?;
    let found = entries
        .par_iter()
        .map(|entry| {
            let name = entry.file_name();
            let path = below.join(&name);
            let key = key.zip(name.to_str()).map(|(above, name)| {
                if above.is_empty() { name.to_owned() } else { format!("{above}/{name}") }
            });
            let is_folder = entry.file_type().at("read", &entry.path())?.is_dir();
            let mut found =
                if is_folder { find_below(output, &path, key.as_deref(), manifest)? } else { vec![] };
            let ours = key.as_deref().is_some_and(|key| {
                if is_folder {
                    manifest.has_folder(key)
                } else {
                    key == MANIFEST || key == PARTIAL || manifest.0.contains_key(key)
                }
            });
            if !ours {
                found.push(Foreign { path, key, folder: is_folder });
            }
            Ok(found)
        })
        .collect::<Result<Vec<_>, WriteError>>()?;
    Ok(found.into_iter().flatten().collect())
}

/// Fails when something foreign lies where the portal wants a file, or a folder.
pub(crate) fn check(output: &Path, foreign: &[Foreign], next: &Manifest) -> Result<(), WriteError> {
    let blocked = foreign.iter().find(|found| {
        let key = found.key.as_deref();
        key.is_some_and(|key| next.0.contains_key(key) || (!found.folder && next.has_folder(key)))
    });
    blocked.map_or(Ok(()), |found| Err(WriteError::ForeignInTheWay(output.join(&found.path))))
}

/// Gives the foreign files a second name in `staging`, so that they are there at the moment of the swap.
pub(crate) fn carry(output: &Path, foreign: &[Foreign], staging: &Path) -> Result<(), WriteError> {
    for found in foreign.iter().filter(|found| found.folder) {
        let to = staging.join(&found.path);
        fs::create_dir_all(&to).at("create", &to)?;
    }
    foreign
        .par_iter()
        .filter(|found| !found.folder)
        .try_for_each(|found| link_or_copy(&output.join(&found.path), &staging.join(&found.path)))?;
    // Rights come last and innermost first: a folder that may not be written to has to be filled before.
    for found in foreign.iter().rev().filter(|found| found.folder) {
        let (from, to) = (output.join(&found.path), staging.join(&found.path));
        let rights = fs::metadata(&from).at("read", &from)?.permissions();
        fs::set_permissions(&to, rights).at("set the rights of", &to)?;
    }
    Ok(())
}
