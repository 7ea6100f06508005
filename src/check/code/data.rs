//! Reading JSON, TOML and YAML.

use std::ops::Range;

use super::Mistake;
use super::place::{after_space, offset, offset_chars};

/// JSON: one value, or several after each other as in JSON Lines. The lines of an HTTP message before the value are
/// passed over.
pub(super) fn json(text: &str) -> Result<(), Mistake> {
    let start = match body_of_message(text) {
        0 => after_name(text),
        start => start,
    };
    let mut values = serde_json::Deserializer::from_str(&text[start..]).into_iter::<serde::de::IgnoredAny>();
    let Some(Err(error)) = values.find(Result::is_err) else { return Ok(()) };
    let at = start + offset(&text[start..], error.line(), error.column()).min(text.len() - start);
    let rest = &text[at..];
    let full = error.to_string();
    let said = full.split(" at line").next().unwrap_or(&full);
    let comment = ["//", "/*", "#"].iter().any(|sign| rest.trim_start().starts_with(sign));
    let (message, help) = match said {
        _ if comment => ("JSON has no comments".to_owned(), Some("write `jsonc` on the fence")),
        "trailing comma" => ("JSON has no comma after the last item".to_owned(), None),
        "key must be a string" if rest.starts_with('}') => {
            ("JSON has no comma after the last item".to_owned(), None)
        }
        "key must be a string" => ("a key is written in double quotes".to_owned(), None),
        said if said.starts_with("EOF while parsing") => ("it ends too early".to_owned(), None),
        said => (said.to_owned(), None),
    };
    let end = text.len();
    let at = at.min(end);
    let length = rest.chars().next().map_or(0, char::len_utf8);
    Err(Mistake::new(at..at + length, message).help(help))
}

/// JSON with comments and commas after the last item.
pub(super) fn jsonc(text: &str) -> Result<(), Mistake> {
    json(&without_comments(text))
}

/// Comments and last commas as spaces, so that places stay.
pub(in crate::check) fn without_comments(text: &str) -> String {
    let mut out = text.as_bytes().to_vec();
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut comma: Option<usize> = None;
    while at < bytes.len() {
        let rest = &text.as_bytes()[at..];
        let end = match rest {
            [b'"', ..] => {
                comma = None;
                at = string_end(bytes, at);
                continue;
            }
            [b'/', b'/', ..] => rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len()),
            [b'/', b'*', ..] => text[at..].find("*/").map_or(rest.len(), |i| i + 2),
            [b'}' | b']', ..] => {
                if let Some(comma) = comma.take() {
                    out[comma] = b' ';
                }
                0
            }
            [b',', ..] => {
                comma = Some(at);
                0
            }
            [b, ..] if b.is_ascii_whitespace() => 0,
            _ => {
                comma = None;
                0
            }
        };
        out[at..at + end].iter_mut().filter(|b| **b != b'\n').for_each(|b| *b = b' ');
        at += end.max(1);
    }
    String::from_utf8(out).unwrap_or_default()
}

fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => return at + 1,
            b'\\' => at += 2,
            b'\n' => return at,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// Where the body begins after the first lines and headers of an HTTP message; 0 where there are none.
fn body_of_message(text: &str) -> usize {
    let trimmed = text.trim_start();
    let first = trimmed.lines().next().unwrap_or_default();
    let method = ["HTTP/", "GET ", "POST ", "PUT ", "PATCH ", "DELETE "].iter().any(|m| first.starts_with(m));
    if !method {
        return 0;
    }
    let at = text.len() - trimmed.len();
    let head = trimmed.find("\n\n").or_else(|| trimmed.find("\r\n\r\n"));
    // A message without a body has nothing to read.
    head.map_or(text.len(), |i| at + i)
}

/// Where the value begins after lines of comment that say which file it is.
fn after_name(text: &str) -> usize {
    let comments = text.split_inclusive('\n').take_while(|line| {
        let line = line.trim();
        line.is_empty() || line.starts_with("//") || line.starts_with('#')
    });
    comments.map(str::len).sum()
}

/// TOML. A key that stands twice is not reported: examples show alternatives in one block.
pub(super) fn toml(text: &str) -> Result<(), Mistake> {
    // The front matter of a page, with its fences and maybe the page after it.
    let trimmed = text.trim_start();
    let start = if trimmed.starts_with("+++\n") { text.len() - trimmed.len() + 4 } else { 0 };
    let end =
        if start > 0 { text[start..].find("+++").map_or(text.len(), |i| start + i) } else { text.len() };
    let own = format!("{}{}", " ".repeat(start), &text[start..end]);
    let (_, errors) = toml::de::DeTable::parse_recoverable(&own);
    let mut wrong = errors.iter().filter(|error| !error.message().contains("duplicate key"));
    let Some(error) = wrong.next() else { return Ok(()) };
    let message = error.message().lines().collect::<Vec<_>>().join(", ");
    let range = error.span().unwrap_or(0..0);
    Err(Mistake::new(range.start..range.end.min(range.start + 60), message))
}

/// YAML: any number of documents.
pub(super) fn yaml(text: &str) -> Result<(), Mistake> {
    parts(text).into_iter().try_for_each(|from| yaml_part(text, from))
}

/// A part of a text that begins deeper than it goes on, as what lies around it is left out, is read in parts: each ends
/// where a line is indented less than its first one.
fn parts(text: &str) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut base = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let counts = !line.trim().is_empty() && !line.trim_start().starts_with('#');
        match parts.last_mut() {
            Some(part) if !counts || indent >= base => part.end = at + line.len(),
            _ => {
                base = if counts { indent } else { 0 };
                parts.push(at..at + line.len());
            }
        }
        at += line.len();
    }
    parts
}

fn yaml_part(text: &str, part: Range<usize>) -> Result<(), Mistake> {
    let own = &text[part.clone()];
    for event in granit_parser::Parser::new_from_str(own) {
        let Err(error) = event else { continue };
        let info = error.info();
        // Its anchor may stand elsewhere in the file.
        if info.contains("unknown anchor") {
            return Ok(());
        }
        let mark = error.marker();
        let at = part.start + after_space(own, offset_chars(own, mark.line(), mark.col() + 1));
        let tab = text[at..].starts_with('\t') || text[..at].ends_with('\t');
        let message = match info.strip_prefix("while parsing ") {
            _ if tab => "a tab cannot indent YAML".to_owned(),
            Some(what) => what.split_once(", ").map_or(what, |(_, said)| said).to_owned(),
            None => info,
        };
        let length = text[at..].chars().next().map_or(0, char::len_utf8);
        return Err(Mistake::new(at..at + length, message));
    }
    Ok(())
}
