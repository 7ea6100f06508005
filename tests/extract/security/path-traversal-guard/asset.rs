use std::path::{Component, Path, PathBuf};

pub fn asset(root: &Path, requested: &str) -> Option<PathBuf> { // ~ path-traversal-guard
    let mut found = root.to_path_buf();
    for part in Path::new(requested).components() {
        match part {
            Component::Normal(name) => found.push(name),
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir | Component::ParentDir => return None,
        }
    }
    Some(found)
}
