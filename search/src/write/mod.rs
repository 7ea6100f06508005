//! The writer: from pages to the files of a bundle.
//!
//! [`analyse`] does the work of one page and is called from the workers that render pages; [`write_bundle`] merges
//! what they return. The bytes depend on nothing but the pages: not on their order, not on the number of threads.

mod analyse;
mod assets;
mod bundle;
mod hash;
mod merge;
mod record;

pub use analyse::{DocumentIndex, analyse};
pub use assets::CLIENT;
pub use bundle::{Bundle, write_bundle};
