//! Raw HTML in a page: images, videos and tables that Markdown does not write. Frames and recordings that start by
//! themselves are never published.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::{Check, Cx, Findings};

static TAG: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"(?is)<(img|video|table)\b((?:[^>"']|"[^"]*"|'[^']*')*)>"#).ok());

pub(super) fn check(cx: &Cx<'_>, found: &mut Findings) {
    let body = cx.page.page.body.text();
    let Some(tag) = TAG.as_ref() else { return };
    for html in cx.text.html.iter().filter(|html| !html.text.trim_start().starts_with("<!--")) {
        for groups in tag.captures_iter(&html.text) {
            let (Some(whole), Some(name), Some(attributes)) = (groups.get(0), groups.get(1), groups.get(2))
            else {
                continue;
            };
            // Tags within a line come one by one: what an element holds is what follows in the text.
            let rest = body.get(html.range.start + whole.end()..).unwrap_or_default();
            let Some((rule, message, help)) =
                problem(&name.as_str().to_lowercase(), attributes.as_str(), rest)
            else {
                continue;
            };
            let place = html.range.start + whole.start()..html.range.start + whole.end();
            found.push(cx.finding(Check::Accessibility, rule, place, message).help(help));
        }
    }
}

fn problem(name: &str, attributes: &str, rest: &str) -> Option<(&'static str, &'static str, &'static str)> {
    let lower = attributes.to_lowercase();
    let has = |attribute: &str| {
        lower.match_indices(attribute).any(|(at, _)| {
            lower[..at].ends_with(char::is_whitespace)
                && !lower[at + attribute.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '-')
        })
    };
    match name {
        "img" if !has("alt") && !has("role") => Some((
            "image_alternative",
            "the image has no alternative text",
            "add `alt=\"…\"` with what it shows, or `alt=\"\"` where it only decorates",
        )),
        "video" if !rest.to_lowercase().split("</video").next().unwrap_or_default().contains("<track") => {
            Some((
                "video_captions",
                "the video has no captions",
                "add `<track kind=\"captions\" …>`, or a transcript and an ignore comment",
            ))
        }
        "table" if !rest.to_lowercase().split("</table").next().unwrap_or_default().contains("<th") => Some(
            ("table_head", "the table has no headings", "make the cells that name columns or rows `<th>`"),
        ),
        _ => None,
    }
}
