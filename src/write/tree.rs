//! Small operations on files and folders that the standard library has no single call for.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use rayon::prelude::*;

use super::error::{At as _, WriteError};

/// Runs `create`, and once more with the missing parent folders made.
///
/// Trying first costs nothing where the folder exists, and needs no shared list of folders.
pub(crate) fn with_parents<T>(path: &Path, create: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match create() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent)?;
            }
            create()
        }
        done => done,
    }
}

/// Gives a file a second name: a hard link, or a copy with its time where the file system has no links.
pub(crate) fn link_or_copy(from: &Path, to: &Path) -> Result<(), WriteError> {
    match with_parents(to, || link(from, to)) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error).at("create", to),
        Err(_) => copy(from, to),
        Ok(()) => Ok(()),
    }
}

/// Links the file itself, also where it is a symbolic link.
#[cfg(unix)]
fn link(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{AtFlags, CWD, linkat};
    Ok(linkat(CWD, from, CWD, to, AtFlags::empty())?)
}

#[cfg(not(unix))]
fn link(from: &Path, to: &Path) -> io::Result<()> {
    fs::hard_link(from, to)
}

fn copy(from: &Path, to: &Path) -> Result<(), WriteError> {
    let metadata = fs::symlink_metadata(from).at("read", from)?;
    #[cfg(unix)]
    if metadata.is_symlink() {
        let target = fs::read_link(from).at("read", from)?;
        return std::os::unix::fs::symlink(target, to).at("create", to);
    }
    with_parents(to, || fs::copy(from, to)).at("copy", from)?;
    if let Ok(changed) = metadata.modified() {
        // Only a cache of ours relies on the time; a file system that cannot keep it costs one comparison.
        let _ = File::options().write(true).open(to).and_then(|file| file.set_modified(changed));
    }
    Ok(())
}

/// Removes a folder with all it holds, on all cores; one that is not there is fine.
pub(crate) fn remove(folder: &Path) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries.collect::<io::Result<Vec<_>>>()?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    entries.par_iter().try_for_each(|entry| {
        if entry.file_type()?.is_dir() { remove(&entry.path()) } else { fs::remove_file(entry.path()) }
    })?;
    fs::remove_dir(folder)
}

/// Replaces a file at once: readers see the old bytes or the new ones.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let fresh = path.with_file_name(name);
    fs::write(&fresh, bytes).at("write", &fresh)?;
    fs::rename(&fresh, path).at("replace", path)
}

/// The BLAKE3 hash of the rest of a file, in constant memory.
pub(crate) fn hash(file: &mut File) -> io::Result<blake3::Hash> {
    let mut hasher = blake3::Hasher::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return Ok(hasher.finalize()),
            Ok(count) => hasher.update(&buffer[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
    }
}
