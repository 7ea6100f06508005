//! Markdown in short texts: the values of fields, which are a line and not a page.

use std::fmt::Write as _;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::escape::{attribute, escape_into};
use super::{LinkKind, autolink, events, url};

/// Inline Markdown as HTML: emphasis, code, absolute links, and links from the root of the host, as [`relink`] writes them.
/// Raw HTML is shown as text.
///
/// ```
/// assert_eq!(lyceum::markdown::inline("at *most* `5 s`"), "at <em>most</em> <code>5 s</code>");
/// ```
pub fn inline(text: &str) -> String {
    html(text, |dest| url::is_absolute(dest) || dest.starts_with('/'))
}

/// As [`inline`], for words whose links nobody resolves: only absolute ones are links.
pub(super) fn label(text: &str) -> String {
    html(text, url::is_absolute)
}

fn html(text: &str, leads: fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut links: Vec<bool> = Vec::new();
    for (event, _) in events::parse(text) {
        match event {
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let mailto = if link_type == LinkType::Email { "mailto:" } else { "" };
                let dest = format!("{mailto}{dest_url}");
                // A relative address has no meaning here: the value may be shown on any page.
                let link = leads(&dest) && url::link_allowed(&dest) && links.is_empty();
                if link {
                    out.push_str("<a");
                    attribute(&mut out, "href", &dest);
                    out.push('>');
                }
                links.push(link);
            }
            Event::End(TagEnd::Link) => {
                if links.pop() == Some(true) {
                    out.push_str("</a>");
                }
            }
            Event::Text(t) if links.is_empty() => push_linked(&mut out, &t),
            Event::Text(t) | Event::Html(t) | Event::InlineHtml(t) => escape_into(&mut out, &t),
            Event::InlineMath(t) | Event::DisplayMath(t) | Event::Code(t) => {
                out.push_str("<code>");
                escape_into(&mut out, &t);
                out.push_str("</code>");
            }
            Event::SoftBreak => out.push(' '),
            Event::HardBreak => out.push_str("<br>"),
            Event::FootnoteReference(label) => {
                escape_into(&mut out, &format!("[^{label}]"));
            }
            Event::TaskListMarker(done) => out.push_str(if done { "[x] " } else { "[ ] " }),
            Event::Start(tag) => out.push_str(element(tag.to_end()).0),
            Event::End(tag) => match element(tag) {
                ("", "") if !out.is_empty() && !out.ends_with(' ') => out.push(' '),
                (_, end) => out.push_str(end),
            },
            Event::Rule => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn element(tag: TagEnd) -> (&'static str, &'static str) {
    match tag {
        TagEnd::Emphasis => ("<em>", "</em>"),
        TagEnd::Strong => ("<strong>", "</strong>"),
        TagEnd::Strikethrough => ("<del>", "</del>"),
        TagEnd::Superscript => ("<sup>", "</sup>"),
        TagEnd::Subscript => ("<sub>", "</sub>"),
        _ => ("", ""),
    }
}

/// Text with its bare addresses as links.
fn push_linked(out: &mut String, text: &str) {
    let mut done = 0;
    for range in autolink::bare_urls(text) {
        escape_into(out, &text[done..range.start]);
        out.push_str("<a");
        attribute(out, "href", &text[range.clone()]);
        out.push('>');
        escape_into(out, &text[range.clone()]);
        out.push_str("</a>");
        done = range.end;
    }
    escape_into(out, &text[done..]);
}

/// Where a link of a short text leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leads {
    /// From the root of the host.
    pub href: String,
    /// What the target is called, for a wikilink without words of its own.
    pub title: Option<String>,
}

/// Whether a text may have links that [`relink`] would change.
pub fn may_link(text: &str) -> bool {
    text.contains("](") || text.contains("[[")
}

/// The text with its links resolved: `resolve` is told the destination of each that is not absolute. Of a link that leads
/// nowhere the words stay.
pub fn relink(text: &str, resolve: &mut impl FnMut(LinkKind, &str) -> Option<Leads>) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut done = 0;
    let mut items = events::parse(text).into_iter();
    while let Some((event, range)) = items.next() {
        let Event::Start(Tag::Link { link_type, dest_url, .. }) = event else { continue };
        let (kind, bare) = match link_type {
            LinkType::WikiLink { has_pothole } => (LinkKind::Wiki, !has_pothole),
            LinkType::Email | LinkType::Autolink => continue,
            _ => (LinkKind::Page, false),
        };
        if kind == LinkKind::Page && url::is_absolute(&dest_url) {
            continue;
        }
        let inside = items.by_ref().take_while(|(event, _)| !matches!(event, Event::End(TagEnd::Link)));
        let words =
            inside.map(|(_, range)| range).reduce(|all, one| all.start.min(one.start)..all.end.max(one.end));
        let words = words.map_or("", |words| &text[words]);
        out.push_str(&text[done..range.start]);
        done = range.end;
        match resolve(kind, &dest_url) {
            Some(Leads { href, title }) => {
                let title = title.filter(|_| bare).map(|title| escaped(&title));
                let words = title.as_deref().unwrap_or(words);
                // In angle brackets an address may have parentheses.
                let _ = write!(out, "[{words}](<{href}>)");
            }
            None => out.push_str(words),
        }
    }
    out.push_str(&text[done..]);
    out
}

/// Words that say themselves in Markdown.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 4);
    for c in words.chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The text without its Markdown.
///
/// ```
/// assert_eq!(lyceum::markdown::plain("at *most* [five](x)"), "at most five");
/// ```
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (event, _) in events::parse(text) {
        match event {
            Event::End(tag) if element(tag).0.is_empty() && tag != TagEnd::Link => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            event => events::push_text(&mut out, &event),
        }
    }
    out.truncate(out.trim_end().len());
    out
}
