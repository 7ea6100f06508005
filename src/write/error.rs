//! What can go wrong between a finished build and the disk.

use std::io;
use std::path::{Path, PathBuf};

/// A reason the portal could not be written. The previous portal is whole after every one of them.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The output folder holds files and no manifest of ours.
    #[error(
        "{} is not empty and was not written by lyceum; choose another folder with -o, or empty this one first",
        .0.display()
    )]
    NotOurs(PathBuf),
    /// The output path is a file.
    #[error("{} is a file; the output must be a folder: choose another path with -o", .0.display())]
    NotAFolder(PathBuf),
    /// The output path is a root or ends in `..`, so that nothing can be put beside it.
    #[error("{} cannot be an output folder, because nothing can be put beside it; choose another with -o", .0.display())]
    NoName(PathBuf),
    /// A symbolic link that leads nowhere.
    #[error("{} is a symbolic link to a folder that does not exist; create the folder or remove the link", .0.display())]
    Dangling(PathBuf),
    /// Another process writes the same portal.
    #[error("another lyceum is writing {}; wait for it to finish, or choose another folder with -o", .0.display())]
    Busy(PathBuf),
    /// The manifest cannot be understood, so that nobody can tell our files from others.
    #[error("{} is damaged, line {line}; empty the output folder and build again", .path.display())]
    BrokenManifest {
        /// The manifest.
        path: PathBuf,
        /// The first line that makes no sense, counted from 1.
        line: usize,
    },
    /// An artifact's path leaves the output folder or cannot be a file name everywhere.
    #[error("the file {path:?} cannot be published: its path {reason}")]
    BadPath {
        /// The path asked for.
        path: String,
        /// What is wrong with it, as the end of a sentence.
        reason: &'static str,
    },
    /// Two artifacts with one path.
    #[error("two files of the portal are both called {0:?}")]
    Duplicate(String),
    /// One artifact is a file where another needs a folder.
    #[error("the portal has a file {file:?} and also {below:?}, which needs a folder of that name")]
    FileAndFolder {
        /// The file.
        file: String,
        /// The file below it.
        below: String,
    },
    /// A file we did not write lies where an artifact has to go.
    #[error("{} was not written by lyceum and lies where the portal has a file; move or rename it", .0.display())]
    ForeignInTheWay(PathBuf),
    /// The source of an asset is no regular file.
    #[error("{0:?} cannot be published: its source is not a regular file")]
    NotAFile(String),
    /// A `put` failed, and the build was committed nevertheless.
    #[error("the file {0:?} was begun and not finished; build again")]
    Unfinished(String),
    /// The operating system refused.
    #[error("cannot {action} {}: {source}", .path.display())]
    Io {
        /// What was being done, as a verb.
        action: &'static str,
        /// To which file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
}

/// Gives an [`io::Error`] its path.
pub(crate) trait At<T> {
    /// "cannot `action` `path`: …"
    fn at(self, action: &'static str, path: &Path) -> Result<T, WriteError>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, action: &'static str, path: &Path) -> Result<T, WriteError> {
        self.map_err(|source| WriteError::Io { action, path: path.to_owned(), source })
    }
}
