//! For people: the place underlined, repeats folded into one.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::super::{Code, Diagnostic, Severity};

/// How text is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Style {
    /// With ANSI colours.
    pub color: bool,
    /// Every finding, none folded.
    pub verbose: bool,
}

/// Findings of one code that are printed in full; a broken template in a big tree must not bury everything else.
const SHOWN_PER_CODE: usize = 100;
/// Repeats from which on findings of one group are folded.
const FOLDED_FROM: usize = 3;
/// Characters of a source line around the place; a minified line would fill the screen.
const LINE_WIDTH: usize = 160;

pub(super) fn print(diagnostics: &[Diagnostic], style: Style) -> String {
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
    let mut groups: BTreeMap<(Code, &str), Vec<&Diagnostic>> = BTreeMap::new();
    for d in diagnostics {
        if let Some(group) = &d.group {
            groups.entry((d.code, group)).or_default().push(d);
        }
    }
    let mut out = String::new();
    let mut done: BTreeSet<(Code, &str)> = BTreeSet::new();
    let mut shown: BTreeMap<(Code, Severity), usize> = BTreeMap::new();
    for d in diagnostics {
        let members = d.group.as_ref().and_then(|g| groups.get_key_value(&(d.code, g.as_str())));
        if let Some((key, members)) = members
            && members.len() >= FOLDED_FROM
            && !style.verbose
        {
            if done.insert(*key) {
                let _ = writeln!(out, "{}\n", render(&renderer, d, members));
            }
            continue;
        }
        let count = shown.entry((d.code, d.severity)).or_default();
        *count += 1;
        if *count <= SHOWN_PER_CODE || style.verbose || d.is_error() {
            let _ = writeln!(out, "{}\n", render(&renderer, d, &[]));
        }
    }
    for ((code, severity), count) in shown {
        if count > SHOWN_PER_CODE && !style.verbose && severity != Severity::Error {
            let more = count - SHOWN_PER_CODE;
            let _ = writeln!(
                out,
                "{severity}[{}]: {more} more of this kind; `--verbose` shows them\n",
                code.id()
            );
        }
    }
    out
}

fn render(renderer: &Renderer, d: &Diagnostic, members: &[&Diagnostic]) -> String {
    let level = match d.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let counted = d.group.as_ref().and_then(|group| group.strip_prefix("{}"));
    let title = match (members.len(), counted) {
        (0, _) => d.message.clone(),
        (n, Some(all)) => format!("{n}{all}"),
        (n, None) => format!("{} ({n} times)", d.message),
    };
    let id = d.id();
    let mut group = Group::with_title(level.primary_title(title).id(id.as_ref()));
    // A note is about what is fine: where it is suffices.
    let with_source = members.is_empty() || d.severity != Severity::Note;
    if let Some(span) = d.span.as_ref().filter(|s| s.source.text.is_empty()) {
        // A file as such: there is no text to show.
        group = group.element(Origin::path(span.source.path.as_str()));
    } else if with_source && let Some(span) = &d.span {
        let excerpt = Excerpt::of(&span.source.text, span.range.clone());
        let annotation = AnnotationKind::Primary.span(excerpt.range.clone());
        let annotation = if d.label.is_empty() { annotation } else { annotation.label(d.label.as_str()) };
        group = group.element(
            Snippet::source(excerpt.text)
                .line_start(span.line_column().0)
                .path(span.source.path.as_str())
                .annotation(annotation),
        );
    }
    if !members.is_empty() {
        group = group.element(Level::NOTE.message(places(members, with_source)));
    }
    if let Some(help) = &d.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

/// The place alone, underlined: for an overlay that shows the rest its own way.
pub fn excerpt(d: &Diagnostic) -> String {
    let mut bare = d.clone();
    bare.help = None;
    let printed = render(&Renderer::plain(), &bare, &[]);
    printed.split_once('\n').map_or_else(String::new, |(_, rest)| rest.to_owned())
}

/// The first few files of folded findings.
fn places(members: &[&Diagnostic], first_is_shown: bool) -> String {
    const NAMED: usize = 5;
    let mut files: Vec<&str> =
        members.iter().filter_map(|d| d.span.as_ref()).map(|s| s.source.path.as_str()).collect();
    files.dedup();
    let skip = usize::from(first_is_shown && files.len() > 1);
    let rest = &files[skip.min(files.len())..];
    let named = rest.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    let also = if skip == 1 { "also in " } else { "" };
    match rest.len().saturating_sub(NAMED) {
        0 => format!("{also}{named}"),
        1 => format!("{also}{named} and 1 more file"),
        more => format!("{also}{named} and {more} more files"),
    }
}

/// The lines of a span, cut to a readable width.
struct Excerpt<'a> {
    text: &'a str,
    range: std::ops::Range<usize>,
}

impl<'a> Excerpt<'a> {
    fn of(text: &'a str, range: std::ops::Range<usize>) -> Self {
        let boundary = |mut at: usize| {
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let mut start = text[..range.start].rfind('\n').map_or(0, |i| i + 1);
        if range.start - start > LINE_WIDTH {
            start = boundary(range.start - LINE_WIDTH / 2);
        }
        // Only the first line of a longer span: it is enough to find the place.
        let line_end = text[range.start..].find('\n').map_or(text.len(), |i| range.start + i);
        let end = boundary(line_end.min(range.start + LINE_WIDTH));
        let range_end = range.end.clamp(range.start, end);
        Self { text: &text[start..end], range: range.start - start..range_end - start }
    }
}
