//! Reads what pages include: text files inside the root that are no pages themselves.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::{Root, walk};
use crate::diagnostic::SourceText;
use crate::markdown::IncludeFiles;

/// The reader of included files of one root.
#[derive(Debug)]
pub struct Includes {
    root: PathBuf,
    content: PathBuf,
    read: Mutex<BTreeSet<PathBuf>>,
}

impl Includes {
    /// For a root.
    pub fn new(root: &Root) -> Self {
        Self { root: root.dir.clone(), content: root.content.clone(), read: Mutex::default() }
    }

    /// The files that were included, so that a later build can tell whether they changed.
    pub fn into_read(self) -> BTreeSet<PathBuf> {
        self.read.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl IncludeFiles for Includes {
    /// Refuses pages: a page's access decides about it, and an include would go around that decision.
    fn read(&self, from: &str, path: &str) -> Result<Arc<SourceText>, String> {
        let folder = Path::new(from).parent().unwrap_or_else(|| Path::new(""));
        let file = match path.strip_prefix('/') {
            Some(absolute) => self.content.join(absolute),
            None => self.root.join(folder).join(path),
        };
        let file = file.canonicalize().map_err(|_| "there is no such file".to_owned())?;
        let Ok(relative) = file.strip_prefix(&self.root) else {
            return Err("it lies outside the portal's folder".into());
        };
        if relative
            .components()
            .any(|c| matches!(c, Component::Normal(n) if n.to_string_lossy().starts_with('.')))
        {
            return Err("hidden files are not included".into());
        }
        if let Ok(below) = file.strip_prefix(&self.content) {
            let below = below.to_string_lossy().replace('\\', "/");
            if walk::is_markdown(&below) && !walk::is_private(&below) {
                return Err(
                    "it is a page of its own; put what pages share into a folder whose name starts with `_`"
                        .into(),
                );
            }
        }
        let metadata = std::fs::metadata(&file).map_err(|e| e.to_string())?;
        if !metadata.is_file() || metadata.len() > super::TEXT_LIMIT {
            return Err("it is not a text file of reasonable size".into());
        }
        self.read.lock().unwrap_or_else(std::sync::PoisonError::into_inner).insert(file.clone());
        let text = std::fs::read_to_string(&file).map_err(|_| "it is not UTF-8 text".to_owned())?;
        Ok(SourceText::new(relative.to_string_lossy().replace('\\', "/"), text))
    }
}
