//! Heading anchors: readable, stable, unique in a page.

use std::collections::HashMap;

/// The anchor of a heading: lower case, letters and digits of any script, `-` and `_` kept, spaces to `-`.
///
/// ```
/// assert_eq!(lyceum::markdown::slugify("What's new, in 2.0?"), "whats-new-in-20");
/// ```
pub fn slugify(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.trim().chars() {
        if c.is_ascii() {
            match c {
                'a'..='z' | '0'..='9' | '-' | '_' => slug.push(c),
                'A'..='Z' => slug.push(c.to_ascii_lowercase()),
                ' ' | '\t' | '\n' => slug.push('-'),
                _ => {}
            }
        } else if c.is_alphanumeric() || is_mark(c) {
            slug.extend(c.to_lowercase());
        } else if c.is_whitespace() {
            slug.push('-');
        }
    }
    slug
}

/// Combining marks and joiners, without which words of several scripts fall apart.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c) || c == '\u{200C}' || c == '\u{200D}'
}

/// Gives out anchors, each once.
#[derive(Default)]
pub(super) struct Slugger {
    /// The anchors given out, with the next suffix to try, so that ten thousand equal headings cost no square.
    used: HashMap<String, u32>,
}

impl Slugger {
    /// The anchor for a heading: its explicit one if it has one, else made from the text.
    pub(super) fn anchor(&mut self, explicit: Option<&str>, text: &str) -> String {
        let base = match explicit {
            Some(id) if !id.is_empty() => id.to_owned(),
            _ => slugify(text),
        };
        let base = if base.is_empty() { "section".to_owned() } else { base };
        let Some(next) = self.used.get_mut(&base) else {
            self.used.insert(base.clone(), 1);
            return base;
        };
        let mut suffix = *next;
        let found = loop {
            let candidate = format!("{base}-{suffix}");
            suffix += 1;
            if !self.used.contains_key(&candidate) {
                break candidate;
            }
        };
        self.used.insert(base, suffix);
        self.used.insert(found.clone(), 1);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_readable_in_any_script() {
        for (text, slug) in [
            ("Hello, World!", "hello-world"),
            ("  Set-up & run_it ", "set-up--run_it"),
            ("Größe ändern", "größe-ändern"),
            ("日本語 テスト", "日本語-テスト"),
            ("हिन्दी", "हिन्दी"),
            ("`code` <T>", "code-t"),
            ("!?", ""),
        ] {
            assert_eq!(slugify(text), slug, "{text}");
        }
    }

    #[test]
    fn repeated_anchors_are_numbered_and_never_collide() {
        let mut slugger = Slugger::default();
        let anchors: Vec<_> = [
            (None, "A"),
            (None, "A"),
            (None, "A-1"),
            (None, "A"),
            (Some("x"), "A"),
            (Some("x"), ""),
            (None, "?"),
        ]
        .into_iter()
        .map(|(id, text)| slugger.anchor(id, text))
        .collect();
        assert_eq!(anchors, ["a", "a-1", "a-1-1", "a-2", "x", "x-1", "section"]);
    }
}
