//! A repository of code becomes draft pages.
//!
//! 1. [`repository`] reads the files of code that people wrote.
//! 2. Each file is parsed once, by the grammar of its [`language`], and what later steps need of it is taken.
//! 3. What files say together is judged: patterns, conventions, architecture, who knows what.
//! 4. Each result is a [`draft`], and drafts become pages of the content tree.

pub mod draft;
pub mod language;
pub mod repository;
