//! What a page says of its own licence and classification, and the access that it has.

use std::sync::LazyLock;

use regex::Regex;

use super::Mark;
use crate::check::{Check, Cx, Findings};
use crate::config::Access;
use crate::diagnostic::{Diagnostic, Span, suggest};
use crate::markdown::text::{InlineKind, Prose, ProseKind};

/// The access in force.
fn access(cx: &Cx<'_>) -> Access {
    let default = || Access::find(&cx.config.default_access).unwrap_or(Access::Public);
    cx.page.page.meta.access.unwrap_or_else(default)
}

/// A banner such as `**CONFIDENTIAL**` or `Classification: internal` on a page that more people may see.
pub(super) fn classification(cx: &Cx<'_>, marks: &[Mark], found: &mut Findings) {
    let access = access(cx);
    for prose in &cx.text.prose {
        let Some(banner) = banner(prose) else { continue };
        let of = marks.iter().find(|mark| mark.words.contains(&banner));
        let Some(needed) = of.and_then(|mark| Access::find(&mark.access)) else { continue };
        if access >= needed {
            continue;
        }
        let message = format!("the page is marked `{banner}` and its access is `{}`", access.id());
        let d = cx.finding(Check::Compliance, "classification", prose.range.clone(), message);
        found.push(d.help(format!("state `access = \"{}\"`, or remove the mark", needed.id())));
    }
}

/// The words of a line that classifies its page: with a label in front, in capitals, or all in bold.
fn banner(prose: &Prose) -> Option<String> {
    if !matches!(prose.kind, ProseKind::Paragraph | ProseKind::Quote) || prose.text.len() > 80 {
        return None;
    }
    let text = prose.text.trim();
    let label = text.split_once(':').filter(|(label, _)| {
        matches!(
            label.trim().to_lowercase().as_str(),
            "classification" | "confidentiality" | "data classification"
        )
    });
    let capitals = text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase);
    let bold = prose.inline.iter().any(|i| i.kind == InlineKind::Strong && i.range == (0..prose.text.len()));
    let words = match label {
        Some((_, words)) => words,
        None if capitals || bold => text,
        None => return None,
    };
    Some(words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
}

/// A page that is more open than the policy of its folder.
pub(super) fn folder(cx: &Cx<'_>, found: &mut Findings) {
    let page = &cx.page.page;
    let access = access(cx);
    for policy in &cx.config.check.compliance.folder {
        let inside = page.path.starts_with(&format!("{}/", policy.path.trim_matches('/')));
        let Some(needed) = Access::find(&policy.access).filter(|needed| inside && access < *needed) else {
            continue;
        };
        let message = format!(
            "the access of this page is `{}`; below `{}` it has to be `{}` or closer",
            access.id(),
            policy.path,
            needed.id()
        );
        let d = Diagnostic::new(Check::Compliance.code(), message)
            .rule("folder_access")
            .at(page.key_span("access"));
        found.push(d.help(format!("state `access = \"{}\"`", needed.id())));
    }
}

static SPDX: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"SPDX-License-Identifier:[ \t]*([^\n*]+)").ok());

/// Identifiers of licences that do not exist, and pages that state none where all have to.
pub(super) fn licence(cx: &Cx<'_>, known: &[String], found: &mut Findings) {
    let page = &cx.page.page;
    // A field that a type declares is about what the page describes.
    let stated =
        ["license", "licence"].into_iter().find_map(|key| Some((key, page.extra.get(key)?.as_str()?)));
    match stated {
        Some((key, text)) => unknown(text, known, page.key_span(key), found),
        None if cx.config.check.compliance.require_license => {
            let d = Diagnostic::new(Check::Compliance.code(), "the page states no licence")
                .rule("licence_missing");
            let d = d.at(Span::first_line(&page.source)).grouped("licence_missing");
            found.push(d.help("add `license = \"CC-BY-4.0\"`, or what applies, to the front matter"));
        }
        None => {}
    }
    let Some(spdx) = SPDX.as_ref() else { return };
    for groups in spdx.captures_iter(page.body.text()) {
        if let Some(text) = groups.get(1) {
            unknown(text.as_str(), known, cx.span(text.range()), found);
        }
    }
}

fn unknown(expression: &str, known: &[String], span: Span, found: &mut Findings) {
    let expression = expression.trim().trim_end_matches("-->").trim_end_matches("*/").trim();
    let words =
        expression.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')')).filter(|w| !w.is_empty());
    let mut after_with = false;
    for word in words {
        // What follows `WITH` is an exception, of which there are many.
        let exception = std::mem::replace(&mut after_with, word == "WITH");
        let is_licence =
            !exception && !matches!(word, "OR" | "AND" | "WITH") && !word.starts_with("LicenseRef-");
        let id = word.trim_end_matches('+');
        if !is_licence || known.iter().any(|k| k.eq_ignore_ascii_case(id)) {
            continue;
        }
        let d = Diagnostic::new(
            Check::Compliance.code(),
            format!("`{word}` is not the SPDX identifier of a licence"),
        );
        let help = suggest(id, known.iter().map(String::as_str));
        found.push(d.rule("licence_unknown").at(span.clone()).help_opt(help));
        return;
    }
}
