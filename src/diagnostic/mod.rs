//! What is wrong with the author's input, and where.
//!
//! A stage returns its value *and* its diagnostics; nothing in the core prints. They are sorted,
//! grouped and printed once, at the edge, by one of the printers in [`print`].

mod code;
pub mod print;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

pub use code::{Code, Severity};

/// A text that diagnostics can point into: one content, data, pack or configuration file.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceText {
    /// Where it lies, relative to the portal's root, with forward slashes.
    pub path: String,
    /// Everything in it, unless it is an excerpt. Never changed after reading.
    pub text: String,
    /// The number of its first line in the file: one, unless it is an excerpt.
    pub first_line: usize,
}

impl SourceText {
    /// Wraps a text for sharing.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Self::excerpt(path, 1, text)
    }

    /// A part of a file that is too long to be held, from a line on.
    pub fn excerpt(path: impl Into<String>, first_line: usize, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self { path: path.into(), text: text.into(), first_line })
    }
}

/// A byte range in a [`SourceText`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The text pointed into.
    pub source: Arc<SourceText>,
    /// Bytes; always inside the text once passed through [`Span::new`].
    pub range: Range<usize>,
}

impl Span {
    /// A span clamped to the text and to character boundaries, so that no printer can panic on it.
    pub fn new(source: &Arc<SourceText>, range: Range<usize>) -> Self {
        let text = &source.text;
        let mut start = range.start.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = range.end.clamp(start, text.len());
        while !text.is_char_boundary(end) {
            end += 1;
        }
        Self { source: Arc::clone(source), range: start..end }
    }

    /// The whole first line of a text: for problems of a file as such.
    pub fn first_line(source: &Arc<SourceText>) -> Self {
        let end = source.text.find('\n').unwrap_or(source.text.len());
        Self::new(source, 0..end)
    }

    /// Line and column of the start, both counted from 1, the column in characters.
    pub fn line_column(&self) -> (usize, usize) {
        let before = &self.source.text[..self.range.start];
        let line = before.bytes().filter(|b| *b == b'\n').count() + self.source.first_line;
        let line_start = before.rfind('\n').map_or(0, |i| i + 1);
        (line, before[line_start..].chars().count() + 1)
    }
}

/// One problem, with the place, what is wrong and what would cure it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable code; its default severity can be changed in `lyceum.toml`.
    pub code: Code,
    /// The rule of a check that found it, such as `passive_voice`; `None` where the code says it all.
    pub rule: Option<Cow<'static, str>>,
    /// The severity in force.
    pub severity: Severity,
    /// Where. `None` for problems of the whole portal.
    pub span: Option<Span>,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Printed under the underlined text; empty for none.
    pub label: String,
    /// The cure, in one sentence.
    pub help: Option<String>,
    /// Problems with the same key are printed as one with a count ("247 pages have no type").
    pub group: Option<String>,
    /// What would mend it, where there is one right answer.
    pub fix: Option<Fix>,
}

/// A change of a text that mends a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub replacement: String,
}

impl Diagnostic {
    /// A diagnostic with the code's default severity.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            rule: None,
            severity: code.severity(),
            span: None,
            message: message.into(),
            label: String::new(),
            help: None,
            group: None,
            fix: None,
        }
    }

    /// Names the rule of the check.
    #[must_use]
    pub fn rule(mut self, rule: impl Into<Cow<'static, str>>) -> Self {
        self.rule = Some(rule.into());
        self
    }

    /// Offers a change that mends it.
    #[must_use]
    pub fn fix(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, replacement: replacement.into() });
        self
    }

    /// What names the kind of problem: the code, with the rule where there is one: `LY106/passive_voice`.
    pub fn id(&self) -> Cow<'static, str> {
        match &self.rule {
            Some(rule) => Cow::Owned(format!("{}/{rule}", self.code.id())),
            None => Cow::Borrowed(self.code.id()),
        }
    }

    /// Points at a place.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Makes it a note, whatever the code's severity: worth knowing, and no mistake of the author.
    #[must_use]
    pub const fn note(mut self) -> Self {
        self.severity = Severity::Note;
        self
    }

    /// Writes under the underlined text.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Says what would cure it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says what would cure it, when there is something to say.
    #[must_use]
    pub fn help_opt(mut self, help: Option<String>) -> Self {
        self.help = help;
        self
    }

    /// Folds it together with others of the same code and group; `group` is what they share, e.g. `` unknown field `layout` ``.
    /// A group that begins with `{}` is what is printed for all of them, with their number: `{} pages have no owner`.
    #[must_use]
    pub fn grouped(mut self, group: impl Into<String>) -> Self {
        self.group = Some(group.into());
        self
    }

    /// Whether it stops the write.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// What sorts a diagnostic among others.
type Key<'a> = (Option<&'a str>, (usize, usize), Code, Option<&'a str>, &'a str);

/// Sorts by file, place and code, and drops exact repeats: the order in which workers finished must not show.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| sort_key(a).cmp(&sort_key(b)));
    diagnostics.dedup();
}

fn sort_key(d: &Diagnostic) -> Key<'_> {
    let place = d.span.as_ref();
    let path = place.map(|s| s.source.path.as_str());
    (
        path,
        place.map_or((0, 0), |s| (s.source.first_line, s.range.start)),
        d.code,
        d.rule.as_deref(),
        &d.message,
    )
}

/// The name nearest to `given` among `known`, for a help line; `None` when nothing is close.
pub fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = given.to_lowercase();
    let (length, own) = letters(&wanted);
    let near = |name: &'a str| {
        let lower = name.to_lowercase();
        let (other, theirs) = letters(&lower);
        let most = (length.max(other) / 3).max(1);
        // A change replaces one letter at most: names with too few letters in common are not compared, which is most of
        // thousands of paths.
        let apart: usize = own.iter().zip(&theirs).map(|(a, b)| a.abs_diff(*b)).sum();
        let possible = length.abs_diff(other) <= most && apart <= 2 * most;
        let distance = possible.then(|| strsim::damerau_levenshtein(&wanted, &lower))?;
        (distance <= most).then_some((distance, name))
    };
    known.into_iter().filter_map(near).min().map(|(_, name)| name)
}

/// How many letters a name has, and how many of each of 32 kinds.
fn letters(name: &str) -> (usize, [usize; 32]) {
    let mut kinds = [0; 32];
    name.chars().for_each(|c| kinds[c as usize % 32] += 1);
    (kinds.iter().sum(), kinds)
}

/// "did you mean …?" for a name that is not known, else the list of what is, when that is short.
pub fn suggest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let known: Vec<&str> = known.into_iter().collect();
    if let Some(name) = nearest(given, known.iter().copied()) {
        return Some(format!("did you mean `{name}`?"));
    }
    (!known.is_empty() && known.len() <= 12).then(|| format!("valid: {}", known.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_clamped_to_characters() {
        let source = SourceText::new("a.md", "häß\nzwei");
        assert_eq!(Span::new(&source, 2..900).range, 1..source.text.len());
        assert_eq!(
            Span::new(&source, Range { start: 900, end: 3 }).range,
            source.text.len()..source.text.len()
        );
        assert_eq!(Span::new(&source, 7..8).line_column(), (2, 2));
    }

    #[test]
    fn the_nearest_name_is_suggested_and_nothing_far() {
        let known = ["draft", "review", "published"];
        assert_eq!(suggest("publishd", known).as_deref(), Some("did you mean `published`?"));
        assert_eq!(suggest("zzz", known).as_deref(), Some("valid: draft, review, published"));
        assert_eq!(suggest("zzz", (0..20).map(|_| "something")), None);
    }
}
