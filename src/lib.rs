//! lyceum compiles a tree of typed Markdown and data into a static portal.
//!
//! The pipeline, each stage a function from one type to the next that returns its value and its diagnostics:
//! 1. [`source`] walks and reads the content tree: `Sources`.
//! 2. [`parse`] turns each source file into a `Page` of typed fields, checked against the [`schema`].
//! 3. [`portal`] keeps what the audience may see, gives every page its URL and resolves references and links: `Portal`.
//! 4. [`governance`] judges whether what people assert of a page still holds.
//! 5. [`registers`] are typed views over the pages of one system each: reviews, tasks, usage.
//! 6. `render` turns pages and views into artifacts through templates; [`markdown`] renders bodies.
//! 7. [`emit`] adds what is not a page: search bundle, feeds, sitemap, JSON.
//! 8. `write` puts the artifacts on disk, safely.
//!
//! [`extract`] reads a repository of code and writes draft pages, which then go the same way; [`capture`] does it with what
//! people said or wrote.
//!
//! [`config`] is `lyceum.toml`; [`diagnostic`] is how every stage reports the author's mistakes.

pub mod artifact;
pub mod build;
pub mod capture;
pub mod check;
pub mod compile;
pub mod config;
mod date;
pub mod diagnostic;
pub mod editor;
pub mod emit;
pub mod external;
pub mod extract;
pub mod governance;
mod hash;
pub mod incremental;
pub mod markdown;
pub mod parse;
pub mod portal;
pub mod preview;
pub mod prose;
pub mod query;
pub mod registers;
pub mod render;
pub mod review;
pub mod scaffold;
pub mod schema;
pub mod serve;
pub mod source;
pub mod write;
