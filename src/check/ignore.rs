//! What an author asks to be left alone.
//!
//! `<!-- lyceum-ignore spelling_grammar -->` holds for the block that follows,
//! `<!-- lyceum-ignore-page style_consistency passive_voice -->` for the page. Named are checks, their rules or codes;
//! without a name all are meant. What follows `--` or `:` is a reason.

use std::ops::Range;

use super::{Check, Cx};
use crate::diagnostic::{Code, Diagnostic, Span};

/// The comments of one page.
pub(super) struct Ignored {
    comments: Vec<Comment>,
}

struct Comment {
    /// Where it holds; `None` for the whole page.
    span: Option<Span>,
    names: Vec<String>,
}

impl Ignored {
    /// Collects them.
    pub(super) fn of(cx: &Cx<'_>) -> Self {
        let comments = cx.text.html.iter().filter_map(|html| {
            let (page, names) = parse(&html.text)?;
            let span = if page { None } else { Some(cx.span(next_block(&cx.text.blocks, &html.range)?)) };
            Some(Comment { span, names })
        });
        Self { comments: comments.collect() }
    }

    /// Whether a finding is one of those.
    pub(super) fn covers(&self, d: &Diagnostic) -> bool {
        self.comments.iter().any(|comment| {
            let here = match (&comment.span, &d.span) {
                (None, _) => true,
                (Some(block), Some(at)) => {
                    block.source.path == at.source.path
                        && (block.range.start..=block.range.end).contains(&at.range.start)
                }
                (Some(_), None) => false,
            };
            here && (comment.names.is_empty() || comment.names.iter().any(|name| names(name, d)))
        })
    }
}

fn names(name: &str, d: &Diagnostic) -> bool {
    d.rule.as_deref() == Some(name)
        || Code::find(name) == Some(d.code)
        || Check::of(d.code).is_some_and(|check| check.id() == name)
}

/// Whether it holds for the page, and the names.
fn parse(html: &str) -> Option<(bool, Vec<String>)> {
    let inner = html.trim().strip_prefix("<!--")?.strip_suffix("-->")?.trim();
    let rest = inner.strip_prefix("lyceum-ignore")?;
    let (page, rest) = match rest.strip_prefix("-page") {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    if !rest.is_empty() && !rest.starts_with([' ', '\n', ':']) {
        return None;
    }
    let named = rest.split(" --").next().unwrap_or_default().split(':').next().unwrap_or_default();
    let names = named.split(|c: char| c.is_whitespace() || c == ',').filter(|name| !name.is_empty());
    Some((page, names.map(str::to_owned).collect()))
}

/// The block that a comment stands before, or in.
fn next_block(blocks: &[Range<usize>], comment: &Range<usize>) -> Option<Range<usize>> {
    let inside = blocks.iter().find(|b| b.start < comment.start && comment.end < b.end);
    let next = || blocks.iter().find(|b| b.start >= comment.end);
    inside.or_else(next).cloned()
}
