//! `{{#include file}}`: text from another file, whole, a named region, or a range of lines.

use std::ops::Range;
use std::sync::Arc;

use super::IncludeFiles;
use super::body::Rewritten;
use crate::diagnostic::{Code, Diagnostic, SourceText, Span};

/// What every include begins with; a text without it is not looked at further.
pub(super) const DIRECTIVE: &str = "{{#include";

/// Includes within includes; deeper is a mistake even where it is no cycle.
const MAX_DEPTH: usize = 10;

/// Bytes a page may grow to: ten files that each include the next ten times would fill any memory.
const MAX_SIZE: usize = 8 << 20;

/// Which part of a file is wanted.
#[derive(Debug, PartialEq, Eq)]
enum Part<'a> {
    Whole,
    Region(&'a str),
    /// From the first to the last line, counted from 1, both included.
    Lines(usize, usize),
}

struct Expansion<'a> {
    files: &'a dyn IncludeFiles,
    diagnostics: &'a mut Vec<Diagnostic>,
    out: Rewritten,
    /// The files being expanded, outermost first.
    stack: Vec<Arc<SourceText>>,
}

/// The text from `start` on with every include replaced.
pub(super) fn expand(
    source: &Arc<SourceText>,
    start: usize,
    files: &dyn IncludeFiles,
    diagnostics: &mut Vec<Diagnostic>,
) -> Rewritten {
    let mut expansion =
        Expansion { files, diagnostics, out: Rewritten::default(), stack: vec![Arc::clone(source)] };
    expansion.text(source, start..source.text.len(), "");
    expansion.out
}

impl Expansion<'_> {
    /// Copies a part of a source, expanding what it includes. Lines after the first get `indent`.
    fn text(&mut self, source: &Arc<SourceText>, range: Range<usize>, indent: &str) {
        let text = source.text.get(range.clone()).unwrap_or_default();
        let mut done = 0;
        for (found, _) in text.match_indices(DIRECTIVE) {
            if found < done {
                continue;
            }
            let Some(length) = text[found..].find("}}") else {
                break;
            };
            let argument = &text[found + DIRECTIVE.len()..found + length];
            if argument.contains('\n') || !argument.starts_with([' ', '\t']) {
                continue;
            }
            let end = found + length + 2;
            if text[done..found].ends_with('\\') {
                // The backslash says that the directive is meant as text.
                self.copy(source, range.start + done..range.start + found - 1, indent);
                self.copy(source, range.start + found..range.start + end, indent);
            } else {
                self.copy(source, range.start + done..range.start + found, indent);
                let line = text[..found].rfind('\n').map_or(0, |i| i + 1);
                let before = &text[line..found];
                let inner = if before.chars().all(|c| c == ' ' || c == '\t') { before } else { "" };
                let inner = format!("{indent}{inner}");
                self.include(source, range.start + found..range.start + end, argument, &inner);
            }
            done = end;
        }
        self.copy(source, range.start + done..range.end, indent);
    }

    fn copy(&mut self, source: &Arc<SourceText>, range: Range<usize>, indent: &str) {
        if indent.is_empty() {
            self.out.push(source, range);
            return;
        }
        let mut at = range.start;
        for line in source.text.get(range).unwrap_or_default().split_inclusive('\n') {
            if self.out.text.ends_with('\n') && !line.trim().is_empty() {
                self.out.push_fixed(indent, source, at);
            }
            self.out.push(source, at..at + line.len());
            at += line.len();
        }
    }

    fn include(&mut self, from: &Arc<SourceText>, directive: Range<usize>, argument: &str, indent: &str) {
        if let Err((message, help)) = self.try_include(from, argument.trim(), indent) {
            let span = Span::new(from, directive.clone());
            self.diagnostics.push(Diagnostic::new(Code::Include, message).at(span).help_opt(help));
            self.out.push(from, directive);
        }
    }

    /// `Err` is what is wrong, and what would help.
    fn try_include(
        &mut self,
        from: &Arc<SourceText>,
        argument: &str,
        indent: &str,
    ) -> Result<(), (String, Option<String>)> {
        let (path, part) = parse_argument(argument);
        let file = self
            .files
            .read(&from.path, path)
            .map_err(|reason| (format!("cannot include `{path}`: {reason}"), None))?;
        if self.stack.iter().any(|open| open.path == file.path) {
            let chain: Vec<_> = self.stack.iter().map(|f| f.path.as_str()).collect();
            let help = format!("the chain is {} → {}", chain.join(" → "), file.path);
            return Err((format!("`{path}` includes itself"), Some(help)));
        }
        if self.stack.len() > MAX_DEPTH {
            let message = format!("includes are nested more than {MAX_DEPTH} deep");
            return Err((message, None));
        }
        let parts = select(&file, &part).map_err(|help| {
            let what = match &part {
                Part::Region(name) => format!("`{path}` has no region `{name}`"),
                _ => format!("`{path}` does not have these lines"),
            };
            (what, Some(help))
        })?;
        let size: usize = parts.iter().map(ExactSizeIterator::len).sum();
        if self.out.text.len() + size > MAX_SIZE {
            let message = format!("with its includes the page exceeds {} MB", MAX_SIZE >> 20);
            return Err((message, None));
        }
        self.stack.push(Arc::clone(&file));
        for range in parts {
            self.text(&file, range, indent);
        }
        self.stack.pop();
        Ok(())
    }
}

/// `file`, `file:region`, `file:3`, `file:3:10`, `file:3:`, `file::10`.
fn parse_argument(argument: &str) -> (&str, Part<'_>) {
    let Some((path, part)) = argument.split_once(':') else {
        return (argument, Part::Whole);
    };
    let (path, part) = (path.trim(), part.trim());
    let number = |text: &str| text.trim().parse::<usize>().ok();
    let part = match part.split_once(':') {
        Some((from, to)) => {
            let from = if from.trim().is_empty() { Some(1) } else { number(from) };
            let to = if to.trim().is_empty() { Some(usize::MAX) } else { number(to) };
            match (from, to) {
                (Some(from), Some(to)) => Part::Lines(from, to),
                _ => Part::Region(part),
            }
        }
        None if part.is_empty() => Part::Whole,
        None => number(part).map_or(Part::Region(part), |line| Part::Lines(line, line)),
    };
    (path, part)
}

/// The name on a line that opens or closes a region, if it is one.
fn marker<'a>(line: &'a str, keyword: &str) -> Option<&'a str> {
    let (_, rest) = line.split_once(keyword)?;
    let rest = rest.strip_prefix(':')?.trim_start();
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '*' | '-' | '<') && !is_name(rest, c))
        .unwrap_or(rest.len());
    (end > 0).then(|| &rest[..end])
}

/// A dash belongs to a region's name unless it begins the end of a comment.
fn is_name(rest: &str, c: char) -> bool {
    c == '-' && !rest.starts_with('-')
}

/// The byte ranges of the wanted part without the region markers; `Err` is a help line.
fn select(file: &SourceText, part: &Part<'_>) -> Result<Vec<Range<usize>>, String> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut regions = Vec::new();
    let mut inside = !matches!(part, Part::Region(_));
    let mut found = inside;
    let mut at = if matches!(part, Part::Whole) { after_front_matter(file) } else { 0 };
    let mut count = 0;
    for (number, line) in file.text[at..].split_inclusive('\n').enumerate() {
        let range = at..at + line.len();
        at = range.end;
        count = number + 1;
        if let Some(name) = marker(line, "ANCHOR_END") {
            inside &= !matches!(part, Part::Region(wanted) if *wanted == name);
            continue;
        }
        if let Some(name) = marker(line, "ANCHOR") {
            regions.push(name);
            if matches!(part, Part::Region(wanted) if *wanted == name) {
                (inside, found) = (true, true);
            }
            continue;
        }
        let wanted = match part {
            Part::Lines(from, to) => (*from..=*to).contains(&(number + 1)),
            _ => inside,
        };
        match parts.last_mut() {
            _ if !wanted => {}
            Some(last) if last.end == range.start => last.end = range.end,
            _ => parts.push(range),
        }
    }
    if !found {
        return Err(crate::diagnostic::suggest("", regions.iter().copied())
            .unwrap_or_else(|| "mark it with `ANCHOR: name` and `ANCHOR_END: name` lines".into()));
    }
    if parts.is_empty() && matches!(part, Part::Lines(..)) {
        return Err(format!("it has {count} lines"));
    }
    if let Some(last) = parts.last_mut() {
        let text = &file.text[last.clone()];
        last.end -= text.len() - text.trim_end_matches(['\n', '\r']).len();
    }
    Ok(parts)
}

/// Where the text of an included page begins: its front matter is not part of what it says.
fn after_front_matter(file: &SourceText) -> usize {
    let text = &file.text;
    let is_page = std::path::Path::new(&file.path).extension().is_some_and(|e| e.eq_ignore_ascii_case("md"));
    let fence = ["+++\n", "---\n", "+++\r\n", "---\r\n"].into_iter().find(|f| text.starts_with(f));
    let Some(fence) = fence.filter(|_| is_page) else {
        return 0;
    };
    let mut at = fence.len();
    for line in text[fence.len()..].split_inclusive('\n') {
        at += line.len();
        if line.trim_end() == fence.trim_end() {
            return at;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_name_a_file_and_a_part() {
        for (text, path, part) in [
            ("a.rs", "a.rs", Part::Whole),
            ("a.rs:main", "a.rs", Part::Region("main")),
            ("a.rs:3", "a.rs", Part::Lines(3, 3)),
            ("a.rs:3:10", "a.rs", Part::Lines(3, 10)),
            ("a.rs::10", "a.rs", Part::Lines(1, 10)),
            ("a.rs:3:", "a.rs", Part::Lines(3, usize::MAX)),
        ] {
            assert_eq!(parse_argument(text), (path, part), "{text}");
        }
    }

    #[test]
    fn region_markers_may_stand_in_any_comment() {
        for line in ["// ANCHOR: a-b", "# ANCHOR:a-b", "<!-- ANCHOR: a-b -->", "/* ANCHOR: a-b*/"] {
            assert_eq!(marker(line, "ANCHOR"), Some("a-b"), "{line}");
        }
        assert_eq!(marker("no marker", "ANCHOR"), None);
    }
}
