//! The lines that open a container: `=== "Label"`, `??? note "Title"`, `!!! note`.

use super::containers::Container;
use super::kinds;
use crate::diagnostic::{Code, Diagnostic, suggest};

/// A line that opens a container.
pub(super) struct Opener {
    pub(super) container: Container,
    /// `===! ` begins a set of its own.
    pub(super) new_set: bool,
}

/// Reads a line that opens a container, and what is wrong with it.
pub(super) fn opener(
    line: &str,
    admonitions: bool,
    span: impl Fn() -> crate::diagnostic::Span,
) -> Option<(Opener, Option<Diagnostic>)> {
    if let Some(rest) = line.strip_prefix("===") {
        let new_set = rest.starts_with('!');
        let rest = rest.strip_prefix(['!', '+']).unwrap_or(rest);
        let label = quoted(rest.strip_prefix(' ')?.trim())?;
        let container = Container::Tab { label: label.to_owned() };
        return Some((Opener { container, new_set }, None));
    }
    let (rest, details, open) = if let Some(rest) = line.strip_prefix("???") {
        (rest.strip_prefix('+').unwrap_or(rest), true, rest.starts_with('+'))
    } else {
        (line.strip_prefix("!!!").filter(|_| admonitions)?, false, true)
    };
    let rest = rest.strip_prefix(' ')?.trim();
    let split = rest.find([' ', '"']).unwrap_or(rest.len());
    let (name, title) = rest.split_at(split);
    if !name.chars().all(|c| c.is_alphanumeric() || c == '-') {
        return None;
    }
    // More classes may stand between the kind and the title; only the kind has a meaning here.
    let title = title.find('"').map_or(Some(""), |quote| quoted(title[quote..].trim()))?;
    let name = if name.is_empty() { "details" } else { name };
    let mut problem = None;
    let kind = kinds::find(name).unwrap_or_else(|| {
        problem = Some(unknown(name).at(span()));
        kinds::KINDS[0]
    });
    let title = if title.is_empty() { kind.title.to_owned() } else { title.to_owned() };
    let container =
        if details { Container::Details { kind, title, open } } else { Container::Callout { kind, title } };
    Some((Opener { container, new_set: false }, problem))
}

fn unknown(name: &str) -> Diagnostic {
    Diagnostic::new(Code::UnknownTag, format!("unknown kind of callout `{name}`"))
        .help_opt(suggest(name, kinds::KINDS.iter().map(|k| k.name)))
        .grouped(format!("callout `{name}`"))
}

fn quoted(text: &str) -> Option<&str> {
    text.strip_prefix('"')?.strip_suffix('"')
}
