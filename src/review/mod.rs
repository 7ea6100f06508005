//! Reviews as people do them: what is due, a signature, a request.
//!
//! Everything here is a function of a portal, or of a text. What is to be written comes out as [`Change`]s, which
//! [`apply`] makes in a page's front matter and nowhere else in its file; only the command line writes files.

mod assign;
mod change;
mod due;
mod find;
mod list;
mod missing;
#[cfg(test)]
mod property;
mod sign;
mod toml;
mod yaml;

pub use assign::{candidates, owner, request};
pub use change::{Cell, Change, Refused, Row, apply};
pub(crate) use change::{line_start, next_line, quoted};
pub use due::{Asked, Due, DuePage, Filter, Owner, due};
pub(crate) use find::names_of;
pub use find::page;
pub use list::{csv, json, text};
pub use missing::{Missing, missing};
pub use sign::{Signature, Signed, reviewed, sign, signed};
