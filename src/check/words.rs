//! The words and sentences of prose, without what only looks like words: code, addresses, paths, identifiers, and the
//! markup of other generators.

use std::ops::Range;

use crate::markdown::text::{InlineKind, Prose};

/// What stands for a byte that is no prose. No rule matches it, and it is no part of a word.
pub(super) const MASK: u8 = 1;

/// What stands for markup that a word may be glued to, as in `[link](x){:target=_blank}`: no part of it, and no word.
const BRACKET: u8 = b')';

/// A prose as the checks of words read it, masked and divided once for all of them.
pub(super) struct Part<'a> {
    /// The prose.
    pub(super) prose: &'a Prose,
    /// Its text, byte for byte as long, with all that is no prose masked.
    pub(super) text: String,
    /// The sentences of that text.
    pub(super) sentences: Vec<Range<usize>>,
    /// The text where a capital inside of a word is no reason to take it for an identifier, but for a name; `None`
    /// where that makes no difference.
    with_names: Option<String>,
    places: Vec<Place>,
}

/// Where a word of a text is.
struct Place {
    range: Range<u32>,
    first: bool,
    compound: bool,
}

impl<'a> Part<'a> {
    pub(super) fn new(prose: &'a Prose) -> Self {
        let (text, with_names) = mask(prose);
        let sentences = sentences(&text);
        let places = words(&text).map(|word| Place {
            range: word.start as u32..word.range().end as u32,
            first: word.first,
            compound: word.compound,
        });
        let places = places.collect();
        Self { prose, text, sentences, with_names, places }
    }

    /// The words of the text.
    pub(super) fn words(&self) -> impl Iterator<Item = Word<'_>> {
        self.places.iter().map(|place| {
            let (start, end) = (place.range.start as usize, place.range.end as usize);
            Word { text: &self.text[start..end], start, first: place.first, compound: place.compound }
        })
    }

    /// The text with its words, `camelCase` among them.
    pub(super) fn with_names(&self) -> (&str, Vec<Word<'_>>) {
        match &self.with_names {
            Some(text) => (text, words(text).collect()),
            None => (&self.text, self.words().collect()),
        }
    }
}

/// The masked text, and the one that keeps names where it is another.
fn mask(prose: &Prose) -> (String, Option<String>) {
    let mut named: Option<Vec<u8>> = None;
    let mut bytes = prose.text.clone().into_bytes();
    for inline in &prose.inline {
        let own = prose.text.get(inline.range.clone()).unwrap_or_default();
        let masked = match &inline.kind {
            InlineKind::Code | InlineKind::Math => true,
            // An address that is its own text.
            InlineKind::Link(to) => to == own || to.strip_prefix("mailto:") == Some(own),
            _ => false,
        };
        if masked {
            bytes[inline.range.clone()].fill(MASK);
        }
    }
    for (open, close) in [("{{", "}}"), ("{%", "%}"), ("{:", "}"), ("{#", "}"), ("[^", "]")] {
        mask_between(&mut bytes, open.as_bytes(), close.as_bytes(), BRACKET);
    }
    mask_between(&mut bytes, b"[[", b"]]", MASK);
    // `!!! note "Title"` of MkDocs, where it is not ours.
    if let Some(rest) = prose.text.strip_prefix("!!! ").or_else(|| prose.text.strip_prefix("??? ")) {
        let kind = rest.find(char::is_whitespace).unwrap_or(rest.len());
        bytes[..4 + kind].fill(MASK);
    }
    let mut at = 0;
    while at < bytes.len() {
        let end = bytes[at..].iter().position(u8::is_ascii_whitespace).map_or(bytes.len(), |i| at + i);
        if let Ok(chunk) = std::str::from_utf8(&bytes[at..end])
            && is_identifier(chunk, false)
        {
            let (from, to) = core(chunk);
            let range = at + from..at + to;
            if is_identifier(chunk, true) {
                if let Some(named) = &mut named {
                    named[range.clone()].fill(MASK);
                }
            } else if named.is_none() {
                named = Some(bytes.clone());
            }
            bytes[range].fill(MASK);
        }
        at = end + 1;
    }
    // Only whole characters were replaced, each byte by an ASCII one.
    let text = |bytes| String::from_utf8(bytes).unwrap_or_default();
    (text(bytes), named.map(text))
}

fn mask_between(bytes: &mut [u8], open: &[u8], close: &[u8], by: u8) {
    // Most texts have none of it, and looking for one byte is a fraction of the work.
    if !bytes.contains(&open[0]) {
        return;
    }
    let mut from = 0;
    while let Some(start) = find(&bytes[from..], open).map(|i| from + i) {
        let Some(end) = find(&bytes[start..], close).map(|i| start + i + close.len()) else { return };
        bytes[start..end].fill(by);
        from = end;
    }
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|w| w == what)
}

/// A chunk without the punctuation of its sentence.
fn core(chunk: &str) -> (usize, usize) {
    let outer = |c: char| matches!(c, '(' | ')' | '"' | '\'' | ',' | ';' | ':' | '!' | '?' | '“' | '”' | '…');
    let start = chunk.len() - chunk.trim_start_matches(outer).len();
    let end = chunk.trim_end_matches(|c| outer(c) || c == '.').len();
    (start, end.max(start))
}

/// Whether what stands between two spaces is a name for machines: `a_b`, `aB`, `a.b`, `a/b`, `v2`, `--flag`, `a@b`.
fn is_identifier(chunk: &str, names: bool) -> bool {
    let (start, end) = core(chunk);
    let inner = &chunk[start..end];
    if inner.len() < 2 || inner.bytes().all(|b| b.is_ascii_lowercase()) {
        return false;
    }
    let marks = |c: char| "\u{1}_/\\@={}<>$#&%*~^|[]".contains(c) || c.is_ascii_digit();
    if inner.contains(marks) || inner.contains("::") || inner.contains("()") {
        return true;
    }
    if let Some(rest) = inner.strip_prefix("--").or_else(|| inner.strip_prefix('-')) {
        return rest.starts_with(|c: char| c.is_alphabetic());
    }
    let mut letters = inner.chars().peekable();
    let mut before = ' ';
    while let Some(c) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        // `e.g.` and `U.S.` are abbreviations, not file names.
        if c == '.' && next.is_alphanumeric() && !is_initials(inner) {
            return true;
        }
        if !names && before.is_lowercase() && c.is_uppercase() || c == ':' && next.is_alphanumeric() {
            return true;
        }
        before = c;
    }
    false
}

fn is_initials(text: &str) -> bool {
    text.split('.').all(|part| part.chars().count() <= 1)
}

/// A word: letters, with apostrophes inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// As written.
    pub(super) text: &'a str,
    /// Bytes of the prose.
    pub(super) start: usize,
    /// Whether a sentence, or a part that may begin with a capital, begins with it.
    pub(super) first: bool,
    /// Whether it is a part of a compound with hyphens.
    pub(super) compound: bool,
}

impl Word<'_> {
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

/// The words of a masked text.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(char::is_alphabetic)?;
        let rest = &text[start..];
        let mut end = rest.find(|c: char| !c.is_alphabetic() && c != '\'' && c != '’').unwrap_or(rest.len());
        end = rest[..end].trim_end_matches(['\'', '’']).len();
        from = start + end;
        let before = text[..start].trim_end_matches(['"', '\'', '“', '‘', '(', '*']).trim_end();
        let glued = |c: Option<char>| matches!(c, Some('-' | '‑'));
        Some(Word {
            text: &rest[..end],
            start,
            first: !before
                .ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '\'' | '’' | '\u{1}')),
            compound: glued(text[..start].chars().next_back()) || glued(rest[end..].chars().next()),
        })
    })
}

/// What ends with a full stop and is no end of a sentence.
const ABBREVIATIONS: [&str; 24] = [
    "e.g", "i.e", "etc", "vs", "approx", "resp", "cf", "al", "no", "fig", "mr", "mrs", "ms", "dr", "st",
    "prof", "inc", "ltd", "corp", "dept", "est", "min", "max", "incl",
];

/// The sentences of a text, in order, without the space around them.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut push = |range: Range<usize>| {
        let part = &text[range.clone()];
        let trimmed = part.trim();
        if trimmed.contains(|c: char| c.is_alphanumeric() || c == '\u{1}') {
            let from = range.start + part.len() - part.trim_start().len();
            found.push(from..from + trimmed.len());
        }
    };
    for (at, c) in text.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | '…')) {
        let end = at + c.len_utf8();
        let rest = text[end..].trim_start_matches(['.', '!', '?', ')', '"', '”', '’', '\'']);
        let after = text.len() - rest.len();
        if !rest.starts_with(char::is_whitespace) || after <= start {
            continue;
        }
        let next = rest.trim_start().trim_start_matches(['"', '“', '(', '\'']).chars().next();
        if c == '.' && (is_abbreviation(&text[start..at]) || next.is_some_and(char::is_lowercase)) {
            continue;
        }
        push(start..after);
        start = after;
    }
    push(start..text.len());
    found
}

fn is_abbreviation(before: &str) -> bool {
    let last = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let single = last.chars().count() == 1 && last.chars().all(char::is_uppercase);
    single || ABBREVIATIONS.contains(&last.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::SourceText;
    use crate::markdown;

    fn all_words(text: &str) -> Vec<String> {
        let source = SourceText::new("page.md", text);
        let (body, _) = markdown::prepare(&source, 0, &NoFiles);
        let prose = markdown::text(&body).prose;
        let words = |p| Part::new(p).words().map(|w| w.text.to_owned()).collect::<Vec<_>>();
        prose.iter().flat_map(words).collect()
    }

    struct NoFiles;

    impl markdown::IncludeFiles for NoFiles {
        fn read(&self, _: &str, _: &str) -> Result<std::sync::Arc<SourceText>, String> {
            Err(String::new())
        }
    }

    #[test]
    fn what_is_a_word_and_what_is_not() {
        for (text, expected) in [
            ("Don't panic, it’s fine.", vec!["Don't", "panic", "it’s", "fine"]),
            ("run `make all` now", vec!["run", "now"]),
            ("see https://a.example/some/path and mail to me@x.example", vec!["see", "and", "mail", "to"]),
            ("the `x`s of src/main.rs, a_b, camelCase, v2 and 3rd", vec!["the", "of", "and"]),
            ("use --dry-run or .env (not config.toml)", vec!["use", "or", "not"]),
            ("{{< figure src=\"some\" >}} text {% raw %} more", vec!["text", "more"]),
            ("a [link](x){:target=\"_blank\"} here", vec!["a", "link", "here"]),
            ("well-known (and tested)", vec!["well", "known", "and", "tested"]),
            ("e.g. this", vec!["e", "g", "this"]),
            ("[[some/page|Title]] is", vec!["Title", "is"]),
        ] {
            assert_eq!(all_words(text), expected, "{text}");
        }
    }

    #[test]
    fn where_sentences_end() {
        let parts = |text: &'static str| sentences(text).into_iter().map(|r| &text[r]).collect::<Vec<_>>();
        assert_eq!(parts("One. Two! Three?"), ["One.", "Two!", "Three?"]);
        assert_eq!(parts("See e.g. Kafka. Then stop."), ["See e.g. Kafka.", "Then stop."]);
        assert_eq!(
            parts("Use v1.2 of it. \"Why?\" she asked."),
            ["Use v1.2 of it.", "\"Why?\"", "she asked."]
        );
        assert_eq!(parts("No end"), ["No end"]);
        assert_eq!(parts("Really?! (Yes.) So"), ["Really?!", "(Yes.)", "So"]);
        assert_eq!(parts(" ... "), [""; 0]);
    }
}
