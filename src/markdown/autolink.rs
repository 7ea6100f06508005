//! Bare `https://…` addresses in text, after GitHub's rules.

use std::ops::Range;

/// The bare addresses in a text, in order.
pub(super) fn bare_urls(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let colon = from + text.get(from..)?.find("://")?;
            from = colon + 3;
            if let Some(range) = url_around(text, colon) {
                from = range.end;
                return Some(range);
            }
        }
    })
}

fn url_around(text: &str, colon: usize) -> Option<Range<usize>> {
    let start = ["https", "http"].iter().find_map(|scheme| {
        let start = colon.checked_sub(scheme.len())?;
        text.get(start..colon)?.eq_ignore_ascii_case(scheme).then_some(start)
    })?;
    let before = text[..start].chars().next_back();
    if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '/') {
        return None;
    }
    let rest = &text[colon + 3..];
    let length = rest
        .find(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '`'))
        .unwrap_or(rest.len());
    let end = colon + 3 + trimmed(&rest[..length]);
    let host = &text[colon + 3..end];
    host.starts_with(|c: char| c.is_alphanumeric() || c == '[').then_some(start..end)
}

/// Length without the punctuation that belongs to the sentence: a closing bracket stays when it was opened.
fn trimmed(url: &str) -> usize {
    let mut end = url.len();
    let opened = url.bytes().filter(|b| *b == b'(').count();
    let mut closed = url.bytes().filter(|b| *b == b')').count();
    while let Some(last) = url[..end].chars().next_back() {
        match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' | ']' | '}' | '»' | '”' | '’'
            | '…' => {}
            ')' if closed > opened => closed -= 1,
            _ => break,
        }
        end -= last.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_keep_their_punctuation() {
        for (text, urls) in [
            ("see https://a.example/b.", vec!["https://a.example/b"]),
            ("(https://a.example/x_(y))", vec!["https://a.example/x_(y)"]),
            (
                "HTTP://A.example, http://b.example/?q=1&r=2!",
                vec!["HTTP://A.example", "http://b.example/?q=1&r=2"],
            ),
            ("xhttps://a.example ftp://b http://", vec![]),
            ("«https://ä.example»", vec!["https://ä.example"]),
        ] {
            let found: Vec<_> = bare_urls(text).map(|r| &text[r]).collect();
            assert_eq!(found, urls, "{text}");
        }
    }
}
