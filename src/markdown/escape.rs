//! Escaping for HTML text and attribute values.

/// Appends `text` so that it reads as text, in an element or in a quoted attribute.
pub(super) fn escape_into(out: &mut String, text: &str) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        let replacement = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            // HTML has no way to write a NUL; parsers replace it in just this way.
            0 => "\u{FFFD}",
            _ => continue,
        };
        out.push_str(&text[done..at]);
        out.push_str(replacement);
        done = at + 1;
    }
    out.push_str(&text[done..]);
}

/// The escaped text as a new string.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape_into(&mut out, text);
    out
}

/// Appends ` name="value"`, the value escaped.
pub(super) fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape_into(out, value);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn only_what_html_reads_is_escaped() {
        assert_eq!(escape("a<b> & \"c\" 'd'\0é"), "a&lt;b&gt; &amp; &quot;c&quot; 'd'\u{FFFD}é");
        assert_eq!(escape(""), "");
    }
}
