use std::io;
use std::path::{Path, PathBuf};

pub fn replay_file(folder: &Path, name: &str) -> io::Result<PathBuf> {
    let root = folder.canonicalize()?;
    let file = root.join(name).canonicalize()?;
    if !file.starts_with(&root) { // ~ path-traversal-guard
        return Err(io::Error::from(io::ErrorKind::PermissionDenied));
    }
    Ok(file)
}
