//! Structure validation: headings in steps of one level, one title, sections in order and neither empty nor endless.

use serde::Deserialize;

use super::{Check, Cx, Findings};
use crate::markdown::text::{Prose, ProseKind};

/// `packs/*/checks/structure_validation.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rules {
    section_words: Option<usize>,
    single_h1: Option<bool>,
    heading_skip: Option<bool>,
    empty_section: Option<bool>,
    section_order: Option<bool>,
    duplicate_heading: Option<bool>,
}

impl Rules {
    /// A later file counts before an earlier one.
    pub(super) fn merge(files: Vec<Self>) -> Self {
        files.into_iter().fold(Self::default(), |all, next| Self {
            section_words: next.section_words.or(all.section_words),
            single_h1: next.single_h1.or(all.single_h1),
            heading_skip: next.heading_skip.or(all.heading_skip),
            empty_section: next.empty_section.or(all.empty_section),
            section_order: next.section_order.or(all.section_order),
            duplicate_heading: next.duplicate_heading.or(all.duplicate_heading),
        })
    }
}

/// A heading with what lies below it, up to the next heading.
struct Part<'a> {
    heading: &'a Prose,
    level: u8,
    /// Words of its own, without those of the parts below.
    words: usize,
    /// Whether anything stands under it: also code, a table or raw HTML.
    filled: bool,
}

/// Checks one page.
pub(super) fn check(cx: &Cx<'_>, rules: &Rules, found: &mut Findings) {
    let on = |rule: Option<bool>| rule.unwrap_or(false);
    let parts = parts(cx);
    if on(rules.single_h1) {
        single_h1(cx, &parts, found);
    }
    if on(rules.heading_skip) {
        heading_skip(cx, &parts, found);
    }
    if on(rules.empty_section) {
        empty_section(cx, &parts, found);
    }
    if on(rules.section_order) {
        section_order(cx, &parts, found);
    }
    if on(rules.duplicate_heading) {
        duplicate_heading(cx, &parts, found);
    }
    section_words(cx, &parts, rules.section_words.unwrap_or(0), found);
}

fn parts<'a>(cx: &'a Cx<'_>) -> Vec<Part<'a>> {
    let mut parts: Vec<Part<'a>> = Vec::new();
    for prose in &cx.text.prose {
        match (prose.kind, parts.last_mut()) {
            (ProseKind::Heading(level), _) => {
                parts.push(Part { heading: prose, level, words: 0, filled: false });
            }
            (_, Some(part)) => {
                part.words += prose.text.split_whitespace().count();
                part.filled = true;
            }
            (_, None) => {}
        }
    }
    let ends: Vec<usize> = parts.iter().skip(1).map(|part| part.heading.range.start).collect();
    for (i, part) in parts.iter_mut().enumerate() {
        let body = part.heading.range.end..ends.get(i).copied().unwrap_or(usize::MAX);
        let code = cx.text.code.iter().map(|code| &code.range);
        let html = cx.text.html.iter().filter(|html| !html.text.trim_start().starts_with("<!--"));
        part.filled |= code.chain(html.map(|html| &html.range)).any(|range| body.contains(&range.start));
    }
    parts
}

fn single_h1(cx: &Cx<'_>, parts: &[Part<'_>], found: &mut Findings) {
    // A heading that begins the page is its title; later ones are beside the title that the front matter states.
    let leading = parts.first().is_some_and(|part| part.level == 1);
    let stated = cx.page.page.fields.contains_key("title");
    let own = usize::from(leading || !stated);
    for part in parts.iter().filter(|part| part.level == 1).skip(own) {
        let message = format!("`{}` is a second heading of level 1", part.heading.text);
        let d = cx.finding(Check::Structure, "single_h1", part.heading.range.clone(), message);
        found.push(d.help("a page has one title; begin its sections with `##`"));
    }
}

fn heading_skip(cx: &Cx<'_>, parts: &[Part<'_>], found: &mut Findings) {
    for pair in parts.windows(2) {
        let [before, part] = pair else { continue };
        if part.level > before.level + 1 {
            let message = format!(
                "`{}` is of level {} below a heading of level {}",
                part.heading.text, part.level, before.level
            );
            let d = cx.finding(Check::Structure, "heading_skip", part.heading.range.clone(), message);
            found.push(d.help(format!("begin it with `{}`", "#".repeat(usize::from(before.level) + 1))));
        }
    }
}

fn empty_section(cx: &Cx<'_>, parts: &[Part<'_>], found: &mut Findings) {
    for (i, part) in parts.iter().enumerate() {
        let has_parts = parts.get(i + 1).is_some_and(|next| next.level > part.level);
        // A title may stand before sections that are all of its own level.
        if part.filled || has_parts || i == 0 && part.level == 1 {
            continue;
        }
        let message = format!("the section `{}` is empty", part.heading.text);
        let d = cx.finding(Check::Structure, "empty_section", part.heading.range.clone(), message);
        found.push(d.help("write it, or remove its heading"));
    }
}

fn section_order(cx: &Cx<'_>, parts: &[Part<'_>], found: &mut Findings) {
    let place = |heading: &str| cx.of.sections.iter().position(|section| section.is_headed(heading));
    let mut last: Option<usize> = None;
    for part in parts.iter().filter(|part| part.level <= 2) {
        let Some(at) = place(&part.heading.text) else { continue };
        match last {
            Some(before) if at < before => {
                let message = format!(
                    "`{}` stands after `{}`; a page of type `{}` has it before",
                    part.heading.text, cx.of.sections[before].title, cx.of.id
                );
                found.push(cx.finding(
                    Check::Structure,
                    "section_order",
                    part.heading.range.clone(),
                    message,
                ));
            }
            _ => last = Some(at),
        }
    }
}

fn duplicate_heading(cx: &Cx<'_>, parts: &[Part<'_>], found: &mut Findings) {
    for (i, part) in parts.iter().enumerate() {
        let siblings = parts[..i].iter().rev().take_while(|other| other.level >= part.level);
        let same = |other: &Part<'_>| {
            other.level == part.level && other.heading.text.eq_ignore_ascii_case(&part.heading.text)
        };
        if siblings.into_iter().any(same) {
            let message =
                format!("`{}` is the heading of another part of the same section", part.heading.text);
            let d = cx.finding(Check::Structure, "duplicate_heading", part.heading.range.clone(), message);
            found.push(d.help("readers of the contents list cannot tell the two apart; name what differs"));
        }
    }
}

fn section_words(cx: &Cx<'_>, parts: &[Part<'_>], most: usize, found: &mut Findings) {
    for part in parts.iter().filter(|part| most > 0 && part.words > most) {
        let message =
            format!("the section `{}` has {} words before its next heading", part.heading.text, part.words);
        let d = cx.finding(Check::Structure, "section_words", part.heading.range.clone(), message);
        found.push(d.help(format!("divide it by headings; {most} words are the limit")));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, printed};
    use super::*;

    #[test]
    fn what_is_found_and_what_is_not() {
        for (body, expected) in [
            ("## A\n\nx\n\n### B\n\nx\n", vec![]),
            ("# T\n\n## A\n\nx\n\n#### B\n\nx\n", vec!["7:1 heading_skip"]),
            ("# T\n\n## A\n\nx\n\n# B\n\nx\n", vec!["7:1 single_h1"]),
            // Going back up by several levels is how sections end.
            ("## A\n\nx\n\n### B\n\nx\n\n#### C\n\nx\n\n## D\n\nx\n", vec![]),
            ("## A\n\n## B\n\nx\n", vec!["1:1 empty_section"]),
            ("## A\n\n<!-- later -->\n\n## B\n\nx\n", vec!["1:1 empty_section"]),
            ("## A\n\n### B\n\nx\n", vec![]),
            ("## A\n\n```\ncode\n```\n\n## B\n\n![only](x.png)\n\n## C\n\n- item\n", vec![]),
            ("## A\n\n| a |\n|---|\n| b |\n\n## B\n\n<video src=\"x\"></video>\n", vec![]),
            ("## A\n\nx\n\n## a\n\nx\n", vec!["5:1 duplicate_heading"]),
            // The same heading under another parent is told apart by it.
            ("## A\n\n### X\n\nx\n\n## B\n\n### X\n\nx\n", vec![]),
        ] {
            assert_eq!(findings(Check::Structure, body), expected, "{body}");
        }
        let long = format!("## A\n\n{}\n", "word ".repeat(1201));
        assert_eq!(findings(Check::Structure, &long), ["1:1 section_words"]);
        let parted = format!("## A\n\n{0}\n\n### B\n\n{0}\n", "word ".repeat(1000));
        assert_eq!(findings(Check::Structure, &parted), [""; 0]);
    }

    #[test]
    fn sections_of_a_type_come_in_its_order() {
        let of = |body: &str| {
            findings(
                Check::Structure,
                &format!(
                    "+++\ntype = \"troubleshooting\"\nproblem = \"p\"\nsolution = \"s\"\nverification = \"v\"\n+++\n{body}"
                ),
            )
        };
        assert_eq!(of("## Symptoms\n\nx\n\n## Notes\n\nx\n\n## Solution Steps\n\nx\n"), [""; 0]);
        assert_eq!(of("## Solution Steps\n\nx\n\n## Symptoms\n\nx\n"), ["11:1 section_order"]);
    }

    #[test]
    fn messages() {
        let text = "# T\n\n## A\n\n#### B\n\nx\n\n# A\n\n# A\n\nx\n";
        insta::assert_snapshot!(printed(Check::Structure, text));
    }
}
