//! The search bundle of a portal: its format, the writer, and the query engine.
//!
//! A bundle is a folder of small files. The engine says which of them a query needs ([`Session::plan`]), the host
//! fetches and inflates them ([`Session::provide`]), and the engine answers ([`Session::results`]). It does no
//! input or output and reads no clock, so that the same source runs in the browser as wasm and natively
//! (`Engine`, with the feature `native`).
//!
//! The path of a query: `query` takes it apart, `text` folds and stems its words, `candidates` finds the stems of
//! the index that they may mean (`shard`, `spelling`), `rank` scores the pages, `session` filters them and makes
//! the results, `excerpt` cuts the text to show.

#[cfg(target_arch = "wasm32")]
mod allocator;
mod answer;
mod bytes;
mod candidates;
mod date;
mod document;
mod excerpt;
mod facets;
mod format;
mod json;
#[cfg(feature = "native")]
mod native;
mod options;
mod phrases;
mod posting_store;
mod query;
mod rank;
mod results;
mod sections;
mod session;
mod shard;
mod spelling;
mod standing;
mod store;
mod text;
mod texts;
#[cfg(target_arch = "wasm32")]
mod wasm;
#[cfg(feature = "write")]
mod write;

pub use document::{Document, Owner, Section};
pub use format::MANIFEST;
#[cfg(feature = "native")]
pub use native::{Engine, Explanation, batch};
pub use options::Options;
pub use results::{Facet, FacetValue, Hit, Place, Results};
pub use session::Session;
#[cfg(feature = "write")]
pub use write::{
    Bundle, CLIENT, DocumentIndex, Key, Memo, Written, analyse, analyse_among, analyse_with, write_bundle,
    write_files, write_files_with,
};

/// Why a bundle could not be read, or written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The bytes are not what the writer wrote.
    Corrupt,
    /// The bundle has a format of this other version.
    Version(u8),
    /// The manifest knows no file of this name.
    UnknownFile(String),
    /// A file could not be read from disk.
    Io(String),
    /// A batch of queries is not what it should be.
    Batch(String),
}

impl std::fmt::Display for Error {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Corrupt => formatter.write_str("the search bundle is damaged"),
            Self::Version(version) => {
                formatter.write_str("the search bundle has format ")?;
                formatter.write_str(&version.to_string())?;
                formatter.write_str(", which this engine does not read")
            }
            Self::UnknownFile(name) => {
                formatter.write_str("the search bundle has no file ")?;
                formatter.write_str(name)
            }
            Self::Io(message) | Self::Batch(message) => formatter.write_str(message),
        }
    }
}

impl std::error::Error for Error {}
