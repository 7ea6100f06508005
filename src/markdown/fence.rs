//! The info string of a fenced code block: language, title, line numbers, marked lines.

/// How a line stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// `{2,4-6}`, `hl_lines="2 4-6"`, `mark={2}`.
    Highlight,
    /// `{+3}`, `ins={3}`.
    Inserted,
    /// `{-3}`, `del={3}`.
    Deleted,
}

/// A parsed info string.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Fence<'a> {
    /// As written; empty for none.
    pub(super) language: &'a str,
    pub(super) title: Option<&'a str>,
    /// The number of the first line, when lines are numbered.
    pub(super) numbers: Option<u32>,
    /// Line ranges, counted from 1, both ends included.
    pub(super) marks: Vec<(Mark, usize, usize)>,
    /// All options with their values, empty for none.
    pub(super) options: Vec<(&'a str, &'a str)>,
    /// Options that mean nothing here.
    pub(super) unknown: Vec<&'a str>,
}

impl Fence<'_> {
    /// How a line stands out, the last word counting.
    pub(super) fn mark(&self, line: usize) -> Option<Mark> {
        self.marks.iter().rev().find(|(_, from, to)| (*from..=*to).contains(&line)).map(|(mark, ..)| *mark)
    }
}

/// Options that change nothing about how the code reads: those of the checks, then those of other tools.
const HARMLESS: &[&str] = &[
    "run",
    "expect",
    "schema",
    "invalid",
    "output",
    "pseudo",
    "pseudocode",
    "fragment",
    "skip",
    "no-check",
    "nocheck",
    "does_not_compile",
    "ignore",
    "no_run",
    "should_panic",
    "compile_fail",
    "test_harness",
    "editable",
    "noplayground",
    "playground",
    "mdbook-runnable",
    "norun",
    "copy",
    "nocopy",
    "wrap",
    "nowrap",
    "frame",
    "hidelines",
    "edition2015",
    "edition2018",
    "edition2021",
    "edition2024",
    "live",
    "twoslash",
    "numberlines",
];

/// Bounds the work on hostile info strings.
const MAX_MARKS: usize = 200;

/// Reads an info string. Never fails: what is not understood is listed.
pub(super) fn parse(info: &str) -> Fence<'_> {
    let mut fence = Fence::default();
    let mut rest = info.trim();
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | '{' | '=')).unwrap_or(rest.len());
    // `title="x"` without a language begins with an option.
    if !rest[end..].starts_with('=') {
        fence.language = &rest[..end];
        rest = &rest[end..];
    }
    while let Some((token, after)) = next_token(rest) {
        rest = after;
        fence.option(token);
    }
    if let Some(class) = fence.language.strip_prefix('.') {
        fence.language = class;
    }
    fence
}

impl<'a> Fence<'a> {
    fn option(&mut self, token: &'a str) {
        if let Some(inner) = token.strip_prefix('{').and_then(|t| t.strip_suffix('}')) {
            self.braces(inner);
            return;
        }
        let (name, value) = token.split_once('=').unwrap_or((token, ""));
        let value = unquote(value);
        self.options.push((name, value));
        match name.to_ascii_lowercase().as_str() {
            "title" | "filename" | "file" | "name" if !value.is_empty() => self.title = Some(value),
            "linenums" | "linenos" | "linenumbers" | "showlinenumbers" | "numbers" | "startline"
            | "startfrom" => {
                if !matches!(value, "false" | "0" | "none" | "{false}") {
                    self.numbers = Some(value.parse().unwrap_or(1));
                }
            }
            "hl_lines" | "mark" | "highlight" | "hl" => self.lines(Mark::Highlight, value, token),
            "ins" | "add" => self.lines(Mark::Inserted, value, token),
            "del" | "rem" => self.lines(Mark::Deleted, value, token),
            other if HARMLESS.contains(&other) => {}
            _ => self.unknown.push(token),
        }
    }

    /// `{2,4-6}`, `{+3}`, or the attribute list `{.rust .numberLines}`.
    fn braces(&mut self, inner: &'a str) {
        let marks = !inner.is_empty()
            && inner.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'-' | b'+' | b' '));
        if marks {
            self.lines(Mark::Highlight, inner, inner);
            return;
        }
        let mut rest = inner;
        while let Some((token, after)) = next_token(rest) {
            rest = after;
            match token.strip_prefix('.') {
                Some(class) if class.eq_ignore_ascii_case("numberLines") => {
                    self.numbers = self.numbers.or(Some(1));
                }
                Some(class) if self.language.is_empty() => self.language = class,
                Some(_) => {}
                None if token.starts_with('#') => {}
                None if token.starts_with('{') => self.unknown.push(token),
                None => self.option(token),
            }
        }
    }

    fn lines(&mut self, mark: Mark, value: &'a str, token: &'a str) {
        let value = value.trim_matches(['{', '}', '[', ']']);
        let mut bad = value.is_empty();
        for part in value.split([',', ' ']).filter(|p| !p.is_empty()) {
            let (mark, part) = match part.as_bytes()[0] {
                b'+' => (Mark::Inserted, &part[1..]),
                b'-' => (Mark::Deleted, &part[1..]),
                _ => (mark, part),
            };
            let (from, to) = part.split_once(['-', ':']).unwrap_or((part, part));
            match (from.parse(), to.parse()) {
                (Ok(from), Ok(to)) if self.marks.len() < MAX_MARKS => {
                    self.marks.push((mark, from, to));
                }
                _ => bad = true,
            }
        }
        if bad {
            self.unknown.push(token);
        }
    }
}

/// The next option: up to a comma or space outside of quotes and braces.
fn next_token(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    if text.is_empty() {
        return None;
    }
    let mut quote = None;
    let mut braces = 0usize;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(q), _) if c == q => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            // `rust{2}{+3}`: a brace begins a token of its own unless it is the value of an option.
            (None, '{') if braces == 0 && at > 0 && !text[..at].ends_with('=') => {
                return Some(text.split_at(at));
            }
            (None, '{') => braces += 1,
            (None, '}') => {
                braces = braces.saturating_sub(1);
                if braces == 0 {
                    return Some(text.split_at(at + 1));
                }
            }
            (None, _) if braces == 0 && (c.is_whitespace() || c == ',') => {
                return Some(text.split_at(at));
            }
            _ => {}
        }
    }
    Some((text, ""))
}

fn unquote(value: &str) -> &str {
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote).and_then(|v| v.strip_suffix(quote)) {
            return inner;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_languages_of_many_tools_are_read() {
        for (info, language) in [
            ("rust", "rust"),
            ("rust,ignore,no_run", "rust"),
            ("  c++ title=\"x\"", "c++"),
            ("{.python .numberLines}", "python"),
            ("js{1,3}", "js"),
            ("title=\"x\"", ""),
            ("", ""),
            (".rs", "rs"),
        ] {
            let fence = parse(info);
            assert_eq!(fence.language, language, "{info}");
            assert!(fence.unknown.is_empty(), "{info}: {:?}", fence.unknown);
        }
    }

    #[test]
    fn titles_numbers_and_marks_are_read_and_the_rest_is_listed() {
        let fence = parse("rust title=\"src/a b.rs\" linenums=\"5\" {2,4-6} ins={3} {-1} wat=1");
        assert_eq!(fence.title, Some("src/a b.rs"));
        assert_eq!(fence.numbers, Some(5));
        assert_eq!(fence.unknown, ["wat=1"]);
        let marks: Vec<_> = (1..=7).map(|line| fence.mark(line)).collect();
        let hl = Some(Mark::Highlight);
        assert_eq!(marks, [Some(Mark::Deleted), hl, Some(Mark::Inserted), hl, hl, hl, None]);
        assert_eq!(parse("py hl_lines=\"2 3\"").mark(3), hl);
        let fence = parse("json run, schema=\"a b.json#/x\" {.json expect}");
        assert_eq!(fence.options, [("run", ""), ("schema", "a b.json#/x"), ("expect", "")]);
        assert_eq!(fence.unknown, [""; 0]);
        assert_eq!(parse("py {99999999999999999999999}").unknown.len(), 1);
    }
}
