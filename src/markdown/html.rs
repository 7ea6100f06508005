//! A small reader of the tags in raw HTML: enough to resolve its links, to find its anchors and to say
//! what the sanitiser will remove. The sanitiser itself does not depend on it.

use std::borrow::Cow;
use std::ops::Range;

/// A start or end tag.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct RawTag<'a> {
    /// As written.
    pub(crate) name: &'a str,
    pub(crate) closing: bool,
    /// `/>` at the end.
    pub(crate) void: bool,
    pub(crate) attributes: Vec<Attribute<'a>>,
    /// From `<` to `>`.
    pub(crate) range: Range<usize>,
}

/// An attribute of a tag.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Attribute<'a> {
    pub(crate) name: &'a str,
    /// As written, without quotes; empty if there is none.
    pub(crate) value: &'a str,
    /// From the name to the closing quote.
    pub(crate) range: Range<usize>,
}

impl RawTag<'_> {
    /// The value of an attribute, with its entities decoded.
    pub(crate) fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        self.attributes.iter().find(|a| a.name.eq_ignore_ascii_case(name)).map(|a| decode(a.value))
    }

    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// Whether there is nothing but comments, so that nothing is published and nothing needs sanitising.
pub(super) fn only_comments(html: &str) -> bool {
    let mut rest = html.trim();
    if super::containers::marker(rest).is_some() {
        return false;
    }
    while let Some(comment) = rest.strip_prefix("<!--") {
        match comment.find("-->") {
            Some(end) => rest = comment[end + 3..].trim_start(),
            None => return false,
        }
    }
    rest.is_empty()
}

/// The tags of a piece of raw HTML; comments and text are passed over.
pub(super) fn tags(html: &str) -> Vec<RawTag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = html.get(at..).and_then(|rest| rest.find('<')) {
        let start = at + found;
        let rest = &html[start..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            let Some(end) = comment.find("-->") else {
                break;
            };
            at = start + 4 + end + 3;
            continue;
        }
        match tag(html, start) {
            Some(tag) => {
                at = tag.range.end;
                tags.push(tag);
            }
            None => at = start + 1,
        }
    }
    tags
}

/// The tag that begins at a place; `None` if none does, or it never ends.
pub(crate) fn tag(html: &str, start: usize) -> Option<RawTag<'_>> {
    let bytes = html.as_bytes();
    let closing = bytes.get(start + 1) == Some(&b'/');
    let name_start = start + 1 + usize::from(closing);
    if !bytes.get(name_start)?.is_ascii_alphabetic() {
        return None;
    }
    let mut at = name_start
        + span(&bytes[name_start..], |b| !b.is_ascii_whitespace() && !matches!(b, b'>' | b'/' | b'<'));
    let name = &html[name_start..at];
    let mut attributes = Vec::new();
    let mut void = false;
    loop {
        at += span(&bytes[at..], |b| b.is_ascii_whitespace());
        match *bytes.get(at)? {
            b'>' => break,
            b'/' => {
                void = bytes.get(at + 1) == Some(&b'>');
                at += 1;
            }
            _ => {
                let attribute = attribute(html, at)?;
                at = attribute.range.end;
                attributes.push(attribute);
            }
        }
    }
    Some(RawTag { name, closing, void, attributes, range: start..at + 1 })
}

fn attribute(html: &str, start: usize) -> Option<Attribute<'_>> {
    let bytes = html.as_bytes();
    // A browser takes `=` at the very start for part of the name.
    let length =
        1 + span(&bytes[start + 1..], |b| !b.is_ascii_whitespace() && !matches!(b, b'=' | b'>' | b'/'));
    let name_end = start + length;
    let name = html.get(start..name_end)?;
    let equals = name_end + span(&bytes[name_end..], |b| b.is_ascii_whitespace());
    if bytes.get(equals) != Some(&b'=') {
        return Some(Attribute { name, value: "", range: start..name_end });
    }
    let value_start = equals + 1 + span(&bytes[equals + 1..], |b| b.is_ascii_whitespace());
    let first = *bytes.get(value_start)?;
    let (value, end) = if matches!(first, b'"' | b'\'') {
        let length = html[value_start + 1..].find(char::from(first))?;
        let value = value_start + 1..value_start + 1 + length;
        (value, value_start + length + 2)
    } else {
        let length = span(&bytes[value_start..], |b| !b.is_ascii_whitespace() && b != b'>');
        (value_start..value_start + length, value_start + length)
    };
    Some(Attribute { name, value: html.get(value)?, range: start..end })
}

fn span(bytes: &[u8], keep: impl Fn(u8) -> bool) -> usize {
    bytes.iter().position(|b| !keep(*b)).unwrap_or(bytes.len())
}

/// Decodes the few entities that occur in addresses.
fn decode(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return value.into();
    }
    let decoded = value
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
    decoded.into()
}

/// How much deeper a tag takes the nesting. Elements whose end tag may be left out do not count: they do
/// not nest in themselves.
pub(super) fn depth_change(tag: &RawTag<'_>) -> isize {
    const FLAT: &[&str] = &[
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
        "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option",
    ];
    match () {
        () if FLAT.iter().any(|name| tag.is(name)) => 0,
        () if tag.closing => -1,
        () => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_attributes_are_read_as_browsers_do() {
        let html = "x <a href='b.md' id=top\nclass>t</a> <!-- <b> --> <img src=\"i.png\"/> < c";
        let tags = tags(html);
        let names: Vec<_> = tags.iter().map(|t| (t.name, t.closing, t.void)).collect();
        assert_eq!(names, [("a", false, false), ("a", true, false), ("img", false, true)]);
        assert_eq!(tags[0].get("HREF").as_deref(), Some("b.md"));
        assert_eq!(tags[0].get("id").as_deref(), Some("top"));
        assert_eq!(tags[0].get("class").as_deref(), Some(""));
        assert_eq!(&html[tags[2].attributes[0].range.clone()], "src=\"i.png\"");
    }

    #[test]
    fn comments_alone_need_no_sanitiser() {
        assert!(only_comments(" <!-- a --> <!-- b -->\n"));
        assert!(!only_comments("<!-- a --><b>"));
        assert!(!only_comments("<!-- a"));
    }
}
