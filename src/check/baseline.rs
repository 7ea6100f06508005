//! Findings that were there before: an old tree adopts the checks without mending all of it first.
//!
//! A finding is known again by its file, its kind, its message and the text of its line, not by the line's number, so
//! that an edit above it changes nothing. A line that is edited is looked at anew.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;

/// The findings that are known, and how often each occurs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    known: BTreeMap<Entry, usize>,
}

/// One finding, as it is written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Entry {
    file: String,
    id: String,
    message: String,
    /// The hash of the line, 8 hexadecimal digits.
    line: String,
}

#[derive(Serialize, Deserialize)]
struct File {
    version: u32,
    findings: Vec<Counted>,
}

#[derive(Serialize, Deserialize)]
struct Counted {
    #[serde(flatten)]
    entry: Entry,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    count: usize,
}

const fn one() -> usize {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde asks for")]
const fn is_one(count: &usize) -> bool {
    *count == 1
}

impl Baseline {
    /// Of findings as they are now.
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let mut known = BTreeMap::new();
        for d in diagnostics {
            *known.entry(Entry::of(d)).or_insert(0) += 1;
        }
        Self { known }
    }

    /// Reads what [`Baseline::to_json`] wrote; the error is for people.
    pub fn parse(json: &str) -> Result<Self, String> {
        let file: File = serde_json::from_str(json).map_err(|error| error.to_string())?;
        if file.version != 1 {
            return Err(format!("version {} is not known; this program reads version 1", file.version));
        }
        Ok(Self { known: file.findings.into_iter().map(|c| (c.entry, c.count)).collect() })
    }

    /// One finding a line, sorted, so that a change of it reads well in a review.
    pub fn to_json(&self) -> String {
        let lines = self.known.iter().map(|(entry, count)| {
            serde_json::to_string(&Counted { entry: entry.clone(), count: *count }).unwrap_or_default()
        });
        let lines = lines.collect::<Vec<_>>().join(",\n");
        format!("{{\"version\": 1, \"findings\": [\n{lines}\n]}}\n")
    }

    /// Splits findings into those that are new and the number of those that are known; also how many known ones are gone.
    pub fn sift(&self, diagnostics: Vec<Diagnostic>) -> (Vec<Diagnostic>, usize, usize) {
        let mut left = self.known.clone();
        let before = diagnostics.len();
        let new: Vec<Diagnostic> = diagnostics
            .into_iter()
            .filter(|d| match left.get_mut(&Entry::of(d)) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    false
                }
                _ => true,
            })
            .collect();
        let known = before - new.len();
        (new, known, left.values().sum())
    }
}

impl Entry {
    fn of(d: &Diagnostic) -> Self {
        let (file, line) = d.span.as_ref().map_or((String::new(), ""), |span| {
            let text = &span.source.text;
            let start = text[..span.range.start].rfind('\n').map_or(0, |i| i + 1);
            let end = text[span.range.start..].find('\n').map_or(text.len(), |i| span.range.start + i);
            (span.source.path.clone(), text[start..end].trim())
        });
        let line = blake3::hash(line.as_bytes()).to_hex()[..8].to_owned();
        Self { file, id: d.id().into_owned(), message: d.message.clone(), line }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, SourceText, Span};

    fn finding(text: &str, word: &str) -> Diagnostic {
        let source = SourceText::new("content/a.md", text);
        let at = text.find(word).unwrap();
        Diagnostic::new(Code::SpellingGrammar, format!("`{word}` is unknown"))
            .rule("word")
            .at(Span::new(&source, at..at + 1))
    }

    #[test]
    fn what_moved_is_known_and_what_was_edited_is_new() {
        let baseline = Baseline::of(&[finding("A teh b.\n", "teh"), finding("A teh b.\n", "teh")]);
        let read = Baseline::parse(&baseline.to_json()).unwrap();
        assert_eq!(read, baseline);
        let (new, known, gone) =
            read.sift(vec![finding("One\n\n  A teh b.\n", "teh"), finding("A teh c.\n", "teh")]);
        assert_eq!((new.len(), known, gone), (1, 1, 1));
        assert_eq!(new[0].span.as_ref().unwrap().source.text, "A teh c.\n");
    }

    #[test]
    fn what_is_no_baseline_says_so() {
        assert_eq!(
            Baseline::parse("{\"version\": 2, \"findings\": []}"),
            Err("version 2 is not known; this program reads version 1".into())
        );
        assert!(Baseline::parse("[]").is_err());
        assert_eq!(Baseline::parse(&Baseline::default().to_json()), Ok(Baseline::default()));
    }
}
