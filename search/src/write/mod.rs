//! The writer: from pages to the files of a bundle.
//!
//! [`analyse`] does the work of one page and is called from the workers that render pages; [`write_bundle`] merges
//! what they return. Both can take over work that a [`Memo`] kept. The bytes depend on nothing but the pages: not on their order, not on the number of threads.

mod analyse;
mod assets;
mod bundle;
mod hash;
pub(crate) mod memo;
mod merge;
mod record;

pub use analyse::{DocumentIndex, analyse, analyse_with};
pub use assets::CLIENT;
pub use bundle::{Bundle, write_bundle, write_bundle_with};
pub use memo::{Forget, Key, Memo};
