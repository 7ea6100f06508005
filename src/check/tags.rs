//! Tags and text of HTML, without a tree: what a published page is asked takes no more, and there may be ten thousand pages,
//! each with the same menus.
//!
//! Divides a text as browsers do: in comments, scripts, styles and titles a tag is none, and a value ends at its own mark.

use std::borrow::Cow;

use crate::markdown::html::{self, RawTag};

/// A part of a page.
pub(super) enum Token<'t, 'a> {
    /// A start tag, with its name in lower case.
    Start(&'t str, &'t RawTag<'a>),
    /// The name of the element, in lower case.
    End(&'t str),
    /// Text that is not blank.
    Text,
}

/// Hands out the parts of a page, in order.
pub(super) fn read<'a>(page: &'a str, mut each: impl FnMut(Token<'_, 'a>)) {
    let mut rest = page;
    let text = |text: &str, each: &mut dyn FnMut(Token<'_, 'a>)| {
        if !is_blank(text) {
            each(Token::Text);
        }
    };
    while let Some(at) = markup(rest) {
        text(&rest[..at], &mut each);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = after_comment(comment);
            continue;
        }
        let name = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            // A declaration, or what is no tag.
            rest = rest.find('>').map_or("", |end| &rest[end + 1..]);
            continue;
        }
        // One that never ends is none, and neither is what follows.
        let Some(tag) = html::tag(rest, 0) else { return };
        rest = &rest[tag.range.end..];
        let name = lower(tag.name);
        if tag.closing {
            each(Token::End(&name));
            continue;
        }
        each(Token::Start(&name, &tag));
        if matches!(&*name, "script" | "style" | "title" | "textarea") {
            let end = raw_end(rest, &name);
            text(&rest[..end], &mut each);
            rest = &rest[end..];
        }
    }
    text(rest, &mut each);
}

/// Where the next thing is that is no text.
fn markup(html: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + html[from..].find('<')?;
        let next = html.as_bytes().get(at + 1)?;
        if next.is_ascii_alphabetic() || b"/!?".contains(next) {
            return Some(at);
        }
        from = at + 1;
    }
}

/// Behind a comment, given what follows its `<!--`.
fn after_comment(comment: &str) -> &str {
    if let Some(rest) = comment.strip_prefix('>').or_else(|| comment.strip_prefix("->")) {
        return rest;
    }
    let ends = ["-->", "--!>"].map(|end| comment.find(end).map(|at| at + end.len()));
    ends.into_iter().flatten().min().map_or("", |end| &comment[end..])
}

/// Where the text of an element ends in which no tag counts but its own end.
fn raw_end(html: &str, name: &str) -> usize {
    let mut from = 0;
    while let Some(at) = html[from..].find("</").map(|at| from + at) {
        let inner = &html.as_bytes()[at + 2..];
        let same = inner.get(..name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name.as_bytes()));
        if same && inner.get(name.len()).is_some_and(|b| b.is_ascii_whitespace() || b"/>".contains(b)) {
            return at;
        }
        from = at + 2;
    }
    html.len()
}

fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|b| b.is_ascii_uppercase()) { name.to_ascii_lowercase().into() } else { name.into() }
}

fn is_blank(text: &str) -> bool {
    let text = text.trim_start();
    // The one entity that shows nothing.
    let space = |text: &str| ["&nbsp;", "&#160;", "&#xa0;"].iter().any(|entity| text.starts_with(entity));
    text.is_empty() || space(text) && text.find(';').is_some_and(|end| is_blank(&text[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `<name a=value>`, `</name>` and `text`, with spaces between.
    fn parts(html: &str) -> String {
        let mut out: Vec<String> = Vec::new();
        read(html, |token| {
            out.push(match token {
                Token::Start(name, tag) => {
                    let all = tag
                        .attributes
                        .iter()
                        .map(|a| format!(" {}={}", a.name, tag.get(a.name).unwrap_or_default()));
                    format!("<{name}{}>", all.collect::<String>())
                }
                Token::End(name) => format!("</{name}>"),
                Token::Text => "text".to_owned(),
            });
        });
        out.join(" ")
    }

    #[test]
    fn a_page_is_divided_as_browsers_do() {
        for (html, expected) in [
            ("<p>a</p>", "<p> text </p>"),
            ("<P CLASS=x ID='y z' hidden>", "<p CLASS=x ID=y z hidden=>"),
            ("<a href=\"/a>b\" title = 'c'/>x", "<a href=/a>b title=c> text"),
            ("<img alt=>", "<img alt=>"),
            ("<img src=a/b.png>", "<img src=a/b.png>"),
            ("<br/><i =x=y>", "<br> <i =x=y>"),
            ("1 < 2 <3 </ p> <>", "text text"),
            ("<!doctype html><!-- <p> --><?x?><!--><b>", "<b>"),
            ("<script>'<img>' </p></SCRIPT ><i>", "<script> text </script> <i>"),
            ("<title>a <b> c</title>", "<title> text </title>"),
            ("<style></style> <b>&nbsp;&#160; </b>", "<style> </style> <b> </b>"),
            ("<a title='a &amp; b &lt;'>&amp;", "<a title=a & b <> text"),
            ("<a href='", ""),
            ("<textarea><p>", "<textarea> text"),
            ("<!-- never ends <p>", ""),
        ] {
            assert_eq!(parts(html), expected, "{html}");
        }
    }
}
