//! Where the front matter ends and the body begins.

use std::ops::Range;

/// The notation of a front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notation {
    Toml,
    Yaml,
}

/// A file's parts, as byte ranges.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Parts {
    /// The front matter between its fences.
    pub(crate) front: Option<(Notation, Range<usize>)>,
    /// Where the body starts.
    pub(crate) body: usize,
    /// A fence that is opened on the first line and never closed.
    pub(crate) unclosed: Option<Range<usize>>,
}

/// Splits a file. `+++` fences TOML, `---` fences YAML; a byte order mark before is ignored.
pub(crate) fn split(text: &str) -> Parts {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let first_end = text[start..].find('\n').map_or(text.len(), |i| start + i + 1);
    let (notation, fence) = match text[start..first_end].trim_end() {
        "+++" => (Notation::Toml, "+++"),
        "---" => (Notation::Yaml, "---"),
        _ => return Parts { front: None, body: start, unclosed: None },
    };
    let mut at = first_end;
    for line in text[first_end..].split_inclusive('\n') {
        let end = at + line.len();
        let bare = line.trim_end();
        if bare == fence || (notation == Notation::Yaml && bare == "...") {
            return Parts { front: Some((notation, first_end..at)), body: end, unclosed: None };
        }
        at = end;
    }
    // A lone `---` is a thematic break in Markdown; a lone `+++` is nothing else than a mistake, and so is a `---`
    // that `key: value` lines follow.
    let next = text[first_end..].lines().next().unwrap_or_default();
    let looks_meant = notation == Notation::Toml || next.split_once(':').is_some_and(|(key, _)| is_key(key));
    let unclosed = looks_meant.then(|| start..start + 3);
    Parts { front: None, body: if unclosed.is_some() { first_end } else { start }, unclosed }
}

fn is_key(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_found() {
        type Case = (&'static str, Option<(Notation, &'static str)>, &'static str, bool);
        let table: &[Case] = &[
            ("+++\na = 1\n+++\nBody", Some((Notation::Toml, "a = 1\n")), "Body", false),
            ("---\r\na: 1\r\n---\r\nBody", Some((Notation::Yaml, "a: 1\r\n")), "Body", false),
            ("\u{feff}---\na: 1\n...\nBody", Some((Notation::Yaml, "a: 1\n")), "Body", false),
            ("---\n---\n", Some((Notation::Yaml, "")), "", false),
            ("# Title\n", None, "# Title\n", false),
            ("---\n\nA break above.", None, "---\n\nA break above.", false),
            ("---\ntitle: x\nno end", None, "title: x\nno end", true),
            ("+++", None, "", true),
            ("", None, "", false),
        ];
        for (text, front, body, unclosed) in table {
            let parts = split(text);
            let got = parts.front.map(|(notation, range)| (notation, &text[range]));
            assert_eq!(
                (got, &text[parts.body..], parts.unclosed.is_some()),
                (*front, *body, *unclosed),
                "{text:?}"
            );
        }
    }
}
