//! Accessibility: what a reader with a disability needs of a page's text. Heading order is the structure check's.

mod colour;
mod html;
mod language;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{Check, Cx, Findings};
use crate::markdown::text::{Inline, InlineKind, Prose, ProseKind};

/// `packs/*/checks/accessibility_check.toml`; lists add up, numbers of a later file replace those of an earlier one.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Rules {
    vague_links: Vec<String>,
    vague_alternatives: Vec<String>,
    redundant_beginnings: Vec<String>,
    contrast: Option<f64>,
    language_words: Option<usize>,
    small_words: BTreeMap<String, BTreeSet<String>>,
}

impl Rules {
    /// Puts the files together.
    pub(super) fn merge(files: Vec<Self>) -> Self {
        files.into_iter().fold(Self::default(), |mut all, next| {
            all.vague_links.extend(next.vague_links);
            all.vague_alternatives.extend(next.vague_alternatives);
            all.redundant_beginnings.extend(next.redundant_beginnings);
            all.contrast = next.contrast.or(all.contrast);
            all.language_words = next.language_words.or(all.language_words);
            for (language, words) in next.small_words {
                all.small_words.entry(language).or_default().extend(words);
            }
            all
        })
    }
}

/// Checks one page.
pub(super) fn check(cx: &Cx<'_>, rules: &Rules, found: &mut Findings) {
    for prose in &cx.text.prose {
        for inline in &prose.inline {
            match inline.kind {
                InlineKind::Image(_) => image(cx, rules, prose, inline, found),
                InlineKind::Link(_) => link(cx, rules, prose, inline, found),
                _ => {}
            }
        }
        heading(cx, prose, found);
    }
    tables(cx, found);
    html::check(cx, found);
    colour::check(cx, rules.contrast.unwrap_or(0.0), found);
    language::check(cx, rules.language_words.unwrap_or(usize::MAX), &rules.small_words, found);
}

fn image(cx: &Cx<'_>, rules: &Rules, prose: &Prose, inline: &Inline, found: &mut Findings) {
    let alt = prose.text[inline.range.clone()].trim();
    let place = inline.source.clone();
    if alt.is_empty() {
        let d =
            cx.finding(Check::Accessibility, "image_alternative", place, "the image has no alternative text");
        found.push(d.help("write what it shows between the brackets: `![…](…)`"));
    } else if let Some(message) = poor_alternative(rules, alt) {
        let d = cx.finding(Check::Accessibility, "image_alternative_vague", place, message);
        found.push(d.help("write what a reader who does not see it would miss"));
    }
}

/// What is wrong with an alternative text.
fn poor_alternative(rules: &Rules, alt: &str) -> Option<String> {
    let lower = alt.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let is_file = !bare.contains(' ')
        && bare.rsplit_once('.').is_some_and(|(_, extension)| {
            matches!(extension, "png" | "jpg" | "jpeg" | "gif" | "svg" | "webp" | "avif" | "bmp")
        });
    let numbered = bare.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    if is_file {
        Some(format!("the alternative text `{alt}` is the name of a file"))
    } else if rules.vague_alternatives.iter().any(|vague| vague == numbered) {
        Some(format!("the alternative text `{alt}` does not say what the image shows"))
    } else {
        let begins = |start: &&String| bare.starts_with(&format!("{start} "));
        let start = rules.redundant_beginnings.iter().find(begins)?;
        Some(format!("the alternative text begins with `{start}`, which a screen reader says already"))
    }
}

fn link(cx: &Cx<'_>, rules: &Rules, prose: &Prose, inline: &Inline, found: &mut Findings) {
    let text = prose.text[inline.range.clone()].trim().to_lowercase();
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    let holds_image = prose.inline.iter().any(|other| {
        matches!(other.kind, InlineKind::Image(_))
            && inline.source.start < other.source.start
            && other.source.end < inline.source.end
    });
    let place = inline.source.clone();
    if text.is_empty() && !holds_image {
        let d = cx.finding(Check::Accessibility, "link_empty", place, "the link has no text");
        found.push(d.help("write where it leads between the brackets"));
    } else if rules.vague_links.iter().any(|vague| vague == bare) {
        let message = format!(
            "the link text `{}` does not say where it leads",
            prose.text[inline.range.clone()].trim()
        );
        let d = cx.finding(Check::Accessibility, "link_text", place, message);
        found.push(
            d.help("readers who go from link to link hear it alone; make the name of the target the link"),
        );
    }
}

fn heading(cx: &Cx<'_>, prose: &Prose, found: &mut Findings) {
    if matches!(prose.kind, ProseKind::Heading(_)) && prose.text.trim().is_empty() {
        let has_image = prose.inline.iter().any(|i| matches!(i.kind, InlineKind::Image(_)));
        if !has_image {
            let d = cx.finding(
                Check::Accessibility,
                "heading_empty",
                prose.range.clone(),
                "the heading has no text",
            );
            found.push(d.help("write one, or remove its marks"));
        }
    }
}

/// Tables whose columns nobody can name.
fn tables(cx: &Cx<'_>, found: &mut Findings) {
    for table in &cx.text.tables {
        let text =
            |range: &std::ops::Range<usize>| cx.page.page.body.text().get(range.clone()).unwrap_or_default();
        let empty = |range: &std::ops::Range<usize>| text(range).trim_matches(['|', ' ']).is_empty();
        let count = table.head.iter().filter(|range| empty(range)).count();
        // The corner of a table with names on both sides is empty by right.
        let first_only = count == 1 && table.head.first().is_some_and(empty) && table.head.len() > 1;
        if count == 0 || first_only {
            continue;
        }
        let message = if count == table.head.len() {
            "the table has no headings".to_owned()
        } else {
            format!("{count} of the table's {} columns have no heading", table.head.len())
        };
        let end = table.head.last().map_or(table.range.end, |last| last.end);
        let d = cx.finding(Check::Accessibility, "table_head", table.range.start..end, message);
        found
            .push(d.help("name every column in the first row; a screen reader says the name with each cell"));
    }
}
