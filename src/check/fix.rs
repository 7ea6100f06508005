//! Mending what has one right answer.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Fix, SourceText};

/// A text with its fixes made.
#[derive(Debug, PartialEq, Eq)]
pub struct Fixed {
    /// As it was read.
    pub source: Arc<SourceText>,
    /// As it is to be.
    pub text: String,
    /// How many findings that mends.
    pub count: usize,
}

/// Makes the fixes of findings, file by file. Of fixes that overlap only the first is made; the next run finds the other.
pub fn fix(diagnostics: &[Diagnostic]) -> Vec<Fixed> {
    let mut files: BTreeMap<&str, Vec<&Fix>> = BTreeMap::new();
    for fix in diagnostics.iter().filter_map(|d| d.fix.as_ref()) {
        files.entry(&fix.span.source.path).or_default().push(fix);
    }
    files.into_values().filter_map(|fixes| one(fixes)).collect()
}

fn one(mut fixes: Vec<&Fix>) -> Option<Fixed> {
    fixes.sort_by_key(|fix| (fix.span.range.start, fix.span.range.end));
    let source = Arc::clone(&fixes.first()?.span.source);
    let (mut text, mut at, mut count) = (String::with_capacity(source.text.len()), 0, 0);
    for fix in fixes {
        let range = &fix.span.range;
        // The same fix may come from two findings.
        if range.start < at || fix.span.source.text != source.text {
            continue;
        }
        text.push_str(&source.text[at..range.start]);
        text.push_str(&fix.replacement);
        at = range.end;
        count += 1;
    }
    text.push_str(&source.text[at..]);
    Some(Fixed { source, text, count })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Span};

    #[test]
    fn fixes_of_a_file_are_made_together_and_overlapping_ones_once() {
        let source = SourceText::new("a.md", "Teh broker and teh broker.\n");
        let finding = |range: std::ops::Range<usize>, text: &str| {
            Diagnostic::new(Code::SpellingGrammar, "x").fix(Span::new(&source, range), text)
        };
        let all =
            [finding(15..18, "the"), finding(0..3, "The"), finding(0..10, "A queue"), finding(4..4, "old ")];
        let fixed = fix(&all);
        assert_eq!(fixed.len(), 1);
        assert_eq!((fixed[0].text.as_str(), fixed[0].count), ("The old broker and the broker.\n", 3));
        assert_eq!(fix(&[Diagnostic::new(Code::SpellingGrammar, "x")]), []);
    }
}
