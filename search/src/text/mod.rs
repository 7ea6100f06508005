//! From text to the words that are indexed and searched for.

pub(crate) mod fold;
pub(crate) mod stem;
pub(crate) mod stop;
pub(crate) mod tokenize;
