//! Content tabs and collapsible blocks, whose content is indented by four columns.
//!
//! A pass over the lines replaces `=== "Label"` and `??? note "Title"` by comments that carry a number,
//! and moves their content to the left, so that one parse sees the whole page and references and
//! footnotes work across them. The renderer turns the comments into elements.

use super::body::{Body, Rewritten};
use super::kinds;
use super::openers::opener;
use crate::diagnostic::Diagnostic;

/// A private character that marks the start of a container; no author writes it.
const OPEN: char = '\u{F8E1}';
/// The same for the end.
const CLOSE: char = '\u{F8E2}';

/// Columns by which the content of a container is indented.
const INDENT: usize = 4;

/// What a pair of markers stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Container {
    /// All tabs of a set.
    Tabs,
    /// One tab.
    Tab { label: String },
    /// A block that opens and closes.
    Details { kind: kinds::Kind, title: String, open: bool },
    /// A block that is always open.
    Callout { kind: kinds::Kind, title: String },
}

/// A marker found in the parsed text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    Open(usize),
    Close(usize),
}

/// Reads a marker.
pub(super) fn marker(html: &str) -> Option<Marker> {
    let inner = html.trim().strip_prefix("<!--")?.strip_suffix("-->")?;
    let mut chars = inner.chars();
    let kind = chars.next()?;
    let number = chars.as_str().parse().ok()?;
    match kind {
        OPEN => Some(Marker::Open(number)),
        CLOSE => Some(Marker::Close(number)),
        _ => None,
    }
}

/// Whether a text may hold containers; most pages hold none and are not copied.
pub(super) fn possible(text: &str, admonitions: bool) -> bool {
    text.contains("=== \"")
        || text.contains("===! \"")
        || text.contains("===+ \"")
        || text.contains("??? ")
        || text.contains("???+ ")
        || admonitions && text.contains("!!! ")
}

struct Open {
    index: usize,
    /// The column of the opening line.
    indent: usize,
    tab: bool,
}

struct Marking<'a> {
    body: &'a Body,
    out: Rewritten,
    containers: Vec<Container>,
    /// Open containers, outermost first. A set of tabs stands before its tab.
    open: Vec<Open>,
    fence: Option<(u8, usize)>,
    in_list: bool,
}

/// Replaces containers by markers; `None` when there are none after all.
pub(super) fn mark(
    body: &Body,
    admonitions: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(Rewritten, Vec<Container>)> {
    let mut marking = Marking {
        body,
        out: Rewritten::default(),
        containers: Vec::new(),
        open: Vec::new(),
        fence: None,
        in_list: false,
    };
    let mut at = 0;
    for line in body.text().split_inclusive('\n') {
        marking.line(line, at, admonitions, diagnostics);
        at += line.len();
    }
    marking.close_to(0, at);
    (!marking.containers.is_empty()).then_some((marking.out, marking.containers))
}

impl Marking<'_> {
    fn line(&mut self, line: &str, at: usize, admonitions: bool, diagnostics: &mut Vec<Diagnostic>) {
        let content = line.trim_start_matches([' ', '\t']);
        if content.trim().is_empty() {
            self.copy_content(line, at);
            return;
        }
        let indent = columns(&line[..line.len() - content.len()]);
        let opener = opener(content.trim_end(), admonitions, || self.body.span(at..at + line.len()));
        let next_tab =
            matches!(&opener, Some((o, _)) if matches!(o.container, Container::Tab { .. }) && !o.new_set);
        self.leave(indent, at, next_tab);
        if self.fence.is_some() || opener.is_none() || !self.may_open(indent) {
            self.track(content, indent);
            self.copy_content(line, at);
            return;
        }
        let Some((opener, problem)) = opener else {
            return;
        };
        diagnostics.extend(problem);
        if matches!(opener.container, Container::Tab { .. }) {
            let in_set = self.open.last().is_some_and(|o| {
                !o.tab && o.indent == indent && matches!(self.containers[o.index], Container::Tabs)
            });
            if !in_set {
                self.push(Container::Tabs, indent, at);
            }
        }
        self.push(opener.container, indent, at);
    }

    /// Closes what a line at this column stands outside of.
    fn leave(&mut self, indent: usize, at: usize, next_tab: bool) {
        let mut keep = self.open.len();
        while let Some(top) = keep.checked_sub(1).and_then(|i| self.open.get(i)) {
            let inside = if top.tab {
                top.indent + INDENT <= indent
            } else {
                // A set goes on while its tabs do: the next tab stands in its column.
                next_tab && top.indent == indent
            };
            if inside {
                break;
            }
            keep -= 1;
        }
        self.close_to(keep, at);
    }

    fn may_open(&self, indent: usize) -> bool {
        indent - self.shift().min(indent) < INDENT || self.in_list
    }

    /// Columns by which the current content is moved to the left.
    fn shift(&self) -> usize {
        INDENT * self.open.iter().filter(|o| o.tab).count()
    }

    fn push(&mut self, container: Container, indent: usize, at: usize) {
        let index = self.containers.len();
        let tab = !matches!(container, Container::Tabs);
        let pad = indent.saturating_sub(self.shift());
        self.containers.push(container);
        self.write_marker(OPEN, index, pad, at);
        self.open.push(Open { index, indent, tab });
    }

    fn close_to(&mut self, keep: usize, at: usize) {
        if self.open.len() > keep
            && let Some((byte, length)) = self.fence.take()
        {
            let pad = self.open.last().map_or(0, |o| (o.indent + INDENT).saturating_sub(self.shift()));
            let fence = format!("{}{}", " ".repeat(pad), char::from(byte).to_string().repeat(length));
            self.write(&fence, at);
        }
        while self.open.len() > keep {
            let Some(open) = self.open.pop() else { break };
            let pad = open.indent.saturating_sub(self.shift());
            self.write_marker(CLOSE, open.index, pad, at);
        }
    }

    fn write_marker(&mut self, kind: char, index: usize, pad: usize, at: usize) {
        self.write("", at);
        self.write(&format!("{}<!--{kind}{index}-->", " ".repeat(pad)), at);
        self.write("", at);
    }

    fn write(&mut self, line: &str, at: usize) {
        let span = self.body.span(at..at);
        if !self.out.text.is_empty() && !self.out.text.ends_with('\n') {
            self.out.push_fixed("\n", &span.source, span.range.start);
        }
        self.out.push_fixed(&format!("{line}\n"), &span.source, span.range.start);
    }

    fn copy_content(&mut self, line: &str, at: usize) {
        let skip = dedent(line, self.shift());
        self.body.copy(at + skip..at + line.len(), &mut self.out);
    }

    /// Remembers fences and lists, since a tab inside code is text and one inside a list is deeper.
    fn track(&mut self, content: &str, indent: usize) {
        let byte = content.as_bytes()[0];
        let run = content.bytes().take_while(|b| *b == byte).count();
        match self.fence {
            Some((fence, length)) => {
                if byte == fence && run >= length && content[run..].trim().is_empty() {
                    self.fence = None;
                }
            }
            None if matches!(byte, b'`' | b'~') && run >= 3 => {
                if byte == b'~' || !content[run..].contains('`') {
                    self.fence = Some((byte, run));
                }
            }
            None => {
                if is_list_item(content) {
                    self.in_list = true;
                } else if indent <= self.shift() {
                    self.in_list = false;
                }
            }
        }
    }
}

fn is_list_item(content: &str) -> bool {
    let rest = content.trim_start_matches(|c: char| c.is_ascii_digit());
    let mut chars = rest.chars();
    let marker = match chars.next() {
        Some('-' | '*' | '+') => rest.len() == content.len(),
        Some('.' | ')') => rest.len() < content.len(),
        _ => false,
    };
    marker && matches!(chars.next(), None | Some(' ' | '\t' | '\n'))
}

fn columns(space: &str) -> usize {
    space.bytes().fold(0, |n, b| if b == b'\t' { (n / 4 + 1) * 4 } else { n + 1 })
}

/// Bytes of leading space that make up at most `shift` columns.
fn dedent(line: &str, shift: usize) -> usize {
    let mut column = 0;
    for (at, byte) in line.bytes().enumerate() {
        let next = match byte {
            b' ' => column + 1,
            b'\t' => (column / 4 + 1) * 4,
            _ => return at,
        };
        if next > shift {
            return at;
        }
        column = next;
    }
    // Nothing but space: keep the line's end, if any.
    line.trim_end_matches(['\n', '\r']).len()
}
