//! Reading the rules of a check.

use serde::de::DeserializeOwned;

use super::Check;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::schema::Schema;

/// Under this name a schema keeps the lists of words beside the rules: `words.txt`, `styles/**/accept.txt`.
pub(crate) const WORDS: &str = "words.txt";
/// Under this name it keeps the files of `styles/**/*.yml`.
pub(crate) const STYLES: &str = "styles";

/// The rule files of a check, the built-in one first; a file that cannot be read is reported as [`Code::Pack`].
pub(crate) fn read<T: DeserializeOwned>(
    schema: &Schema,
    check: Check,
    found: &mut Vec<Diagnostic>,
) -> Vec<T> {
    let files = schema.check_rules.get(check.id()).map(Vec::as_slice).unwrap_or_default();
    files
        .iter()
        .filter_map(|source| match toml::from_str(&source.text) {
            Ok(rules) => Some(rules),
            Err(error) => {
                let first = error.message().lines().next().unwrap_or_default().to_owned();
                let span = Span::new(source, error.span().unwrap_or(0..0));
                found.push(Diagnostic::new(Code::Pack, first).at(span));
                None
            }
        })
        .collect()
}
