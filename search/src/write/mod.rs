//! The writer: from pages to the files of a bundle.
//!
//! [`analyse`] does the work of one page and is called from the workers that render pages; [`write_bundle`] merges
//! what they return. Both can take over work that a [`Memo`] kept. The bytes depend on nothing but the pages: not on their order, not on the number of threads.

mod analyse;
mod assets;
mod blocks;
mod bundle;
mod count;
mod deflate;
mod forms;
mod hash;
mod memo;
mod merge;
mod pages;
mod parts;
mod record;
mod words;

pub use analyse::{DocumentIndex, analyse, analyse_among, analyse_with};
pub use assets::CLIENT;
pub use bundle::{Bundle, Written, write_bundle, write_files, write_files_with};
pub use memo::{Key, Memo};
pub(crate) use parts::Part;
#[cfg(test)]
pub(crate) use parts::parts;
