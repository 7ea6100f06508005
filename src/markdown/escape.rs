//! Writing HTML: escaped texts and attribute values, formatted tags.

use std::fmt;

/// Appends `text` so that it reads as text in an element. Quotes stay: code is full of them.
pub(super) fn escape_into(out: &mut String, text: &str) {
    push(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        // HTML has no way to write a NUL; parsers replace it in just this way.
        0 => Some("\u{FFFD}"),
        _ => None,
    });
}

/// The escaped text as a new string.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape_into(&mut out, text);
    out
}

/// Appends formatted HTML as it is.
pub(super) fn put(out: &mut String, html: fmt::Arguments<'_>) {
    // Writing to a string does not fail.
    let _ = fmt::Write::write_fmt(out, html);
}

/// Appends ` name="value"`, the value escaped.
pub(super) fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push(out, value, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        0 => Some("\u{FFFD}"),
        _ => None,
    });
    out.push('"');
}

fn push(out: &mut String, text: &str, escaped: impl Fn(u8) -> Option<&'static str>) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(replacement) = escaped(byte) {
            out.push_str(&text[done..at]);
            out.push_str(replacement);
            done = at + 1;
        }
    }
    out.push_str(&text[done..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_html_reads_is_escaped() {
        assert_eq!(escape("a<b> & \"c\" 'd'\0é"), "a&lt;b&gt; &amp; \"c\" 'd'\u{FFFD}é");
        let mut out = String::new();
        attribute(&mut out, "title", "a<b> & \"c\" 'd'\0");
        assert_eq!(out, " title=\"a&lt;b&gt; &amp; &quot;c&quot; 'd'\u{FFFD}\"");
    }
}
