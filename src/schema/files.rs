//! What the files of packs have in common: how they are read, and that a later one replaces what an earlier one says.

use std::sync::Arc;

use serde::Deserialize;

use crate::diagnostic::{Code, Diagnostic, SourceText, Span};

/// The content of a file, or what is wrong with it. A list of everything that would have been right is left out.
pub(super) fn read<'a, T: Deserialize<'a>>(source: &'a Arc<SourceText>) -> Result<T, Diagnostic> {
    toml::from_str(&source.text).map_err(|error| {
        let first = error.message().lines().next().unwrap_or_default();
        let short = first.split(", expected one of").next().unwrap_or(first);
        Diagnostic::new(Code::Pack, short).at(Span::new(source, error.span().unwrap_or(0..0)))
    })
}

/// Replaces the entry with the same key in its place, or adds the entry.
pub(super) fn put<T>(into: &mut Vec<T>, entry: T, key: impl Fn(&T) -> &String) {
    match into.iter_mut().find(|known| key(known) == key(&entry)) {
        Some(known) => *known = entry,
        None => into.push(entry),
    }
}
