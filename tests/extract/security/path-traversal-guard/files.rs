use std::path::{Component, Path, PathBuf};

pub fn report(root: &Path, name: &str) -> Result<PathBuf, Refused> { // ~ path-traversal-guard
    let path = root.join(name).canonicalize().map_err(|_| Refused)?;
    if !path.starts_with(root) {
        return Err(Refused);
    }
    Ok(path)
}

pub fn is_below(path: &Path, root: &Path) -> bool {
    path.starts_with(root)
}
