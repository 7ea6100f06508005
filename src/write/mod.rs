//! Puts artifacts on disk, safely.
//!
//! What holds at every moment, also for a process killed in the middle:
//! - The output folder holds one whole portal, the previous one or the next (one exception in [`swap`], at 3).
//! - It holds exactly the files of its manifest, `.lyceum-manifest`, and what others put there, which is never
//!   changed or removed. A folder with files and without a manifest is refused.
//! - A file that did not change keeps its inode and its time.
//!
//! How: a [`Workshop`], the folder `.NAME.lyceum` beside the output, holds a lock, the tree in the making and what
//! is worth remembering between builds. Changed files are written there as they come from the workers, nothing is
//! held in memory but a hash and a stamp a file. [`Workshop::commit`] gives the unchanged files a second name in the
//! new tree and exchanges the two trees at once. Where nothing changed nothing is touched. After a small edit the
//! old tree stays in the workshop and becomes the next new one; see [`standby`].
//!
//! Not promised: that the last build survives a power cut. The kernel writes it out in its own time.

mod error;
mod foreign;
mod manifest;
mod standby;
mod state;
mod store;
mod swap;
mod tree;
mod workshop;

mod commit;
#[cfg(test)]
mod tests;

pub use commit::Summary;
pub use error::WriteError;
pub use manifest::Hash;
pub use store::Store;
pub use workshop::Workshop;
