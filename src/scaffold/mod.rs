//! Beginnings: a page of a type for `lyceum new`, a portal for `lyceum init`.
//!
//! What a page or portal contains is made by pure functions; only [`create`] and [`init`] touch the disk, and neither
//! replaces a file that is there.

mod page;
mod portal;

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

pub use page::{Draft, Request, UnknownType, existing, new_page};
pub use portal::{Started, init, starter};

/// Why nothing was begun.
#[derive(Debug, thiserror::Error)]
pub enum ScaffoldError {
    /// What would be written exists.
    #[error("`{}` exists already; it was left as it is", .0.display())]
    Exists(PathBuf),
    /// The operating system's word.
    #[error("cannot write `{}`: {source}", path.display())]
    Write {
        /// What was written.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
}

/// The file of a page that goes to a path: the path itself where it names a Markdown file, else the page's own `name` in
/// the folder of that path, which need not exist yet.
pub fn page_at(to: &Path, name: &str) -> PathBuf {
    let is_page = to.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("md"));
    if is_page && !to.is_dir() { to.to_owned() } else { to.join(name) }
}

/// Writes a new file below a folder, with the folders that it needs. An existing file is never touched.
pub fn create(folder: &Path, path: &str, text: &str) -> Result<PathBuf, ScaffoldError> {
    let file = folder.join(path);
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::AlreadyExists => ScaffoldError::Exists(file.clone()),
        _ => ScaffoldError::Write { path: file.clone(), source },
    };
    if let Some(parent) = file.parent() {
        fs::create_dir_all(parent).map_err(&failed)?;
    }
    let mut open = OpenOptions::new().write(true).create_new(true).open(&file).map_err(&failed)?;
    open.write_all(text.as_bytes()).map_err(&failed)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_folder_unless_it_names_a_page() {
        assert_eq!(page_at(Path::new("content/knowledge"), "a.md"), Path::new("content/knowledge/a.md"));
        assert_eq!(page_at(Path::new("content/knowledge/b.md"), "a.md"), Path::new("content/knowledge/b.md"));
    }

    #[test]
    fn an_existing_file_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let file = create(dir.path(), "a/b.md", "first").unwrap();
        let error = create(dir.path(), "a/b.md", "second").unwrap_err();
        assert!(matches!(&error, ScaffoldError::Exists(path) if *path == file), "{error}");
        assert_eq!(fs::read_to_string(file).unwrap(), "first");
    }
}
