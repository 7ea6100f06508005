//! How Markdown is written, where it makes no difference to what is shown, or less than the author thinks.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Rules;
use crate::check::{Check, Cx, Findings};
use crate::diagnostic::Diagnostic;
use crate::markdown::text::{InlineKind, List, ProseKind};

pub(super) fn check(cx: &Cx<'_>, rules: &Rules, found: &mut Findings) {
    lines(cx, rules, found);
    if rules.on("heading_punctuation") {
        heading_punctuation(cx, found);
    }
    if rules.on("heading_space") {
        heading_space(cx, found);
    }
    if rules.on("fence_language") {
        fence_language(cx, found);
    }
    if rules.on("list_marker") {
        list_marker(cx, found);
    }
    if rules.on("ordered_numbering") {
        ordered_numbering(cx, found);
    }
    if rules.on("emphasis_marker") {
        emphasis_marker(cx, found);
    }
}

/// A line of the body that is neither code nor raw HTML.
struct Line<'a> {
    text: &'a str,
    start: usize,
}

fn lines<'a>(cx: &'a Cx<'_>, rules: &Rules, found: &mut Findings) {
    let body = cx.page.page.body.text();
    let code = cx.text.code.iter().map(|code| &code.range);
    let mut verbatim: Vec<&Range<usize>> = code.chain(cx.text.html.iter().map(|html| &html.range)).collect();
    verbatim.sort_by_key(|range| range.start);
    let mut verbatim = verbatim.into_iter().peekable();
    let mut all: Vec<Option<Line<'a>>> = Vec::new();
    let mut start = 0;
    for whole in body.split_inclusive('\n') {
        while verbatim.next_if(|range| range.end <= start).is_some() {}
        let inside = verbatim.peek().is_some_and(|range| range.start < start + whole.len());
        let text = whole.trim_end_matches(['\n', '\r']);
        all.push((!inside).then_some(Line { text, start }));
        start += whole.len();
    }
    for (i, line) in all.iter().enumerate() {
        let Some(line) = line else { continue };
        let next = all.get(i + 1);
        if rules.on("trailing_space") {
            trailing_space(cx, line, next, found);
        }
        if rules.on("tab") {
            tab(cx, line, found);
        }
    }
    if rules.on("blank_lines") {
        blank_lines(cx, &all, found);
    }
}

fn trailing_space(cx: &Cx<'_>, line: &Line<'_>, next: Option<&Option<Line<'_>>>, found: &mut Findings) {
    let kept = line.text.trim_end_matches([' ', '\t']);
    let spaces = &line.text[kept.len()..];
    // Two spaces break a line of a paragraph that goes on.
    let goes_on = next.is_none_or(|next| next.as_ref().is_none_or(|next| !next.text.trim().is_empty()));
    let heading = kept.trim_start().starts_with('#');
    if spaces.is_empty() || !kept.is_empty() && spaces.len() > 1 && goes_on && !heading {
        return;
    }
    let (rule, message) = if kept.is_empty() {
        ("blank_line_space", "an empty line that has spaces")
    } else {
        ("trailing_space", "spaces at the end of a line")
    };
    let range = line.start + kept.len()..line.start + line.text.len();
    let d = cx.finding(Check::Style, rule, range.clone(), message);
    without(cx, d.grouped(message), range, "", found);
}

/// Reports white space that is to be replaced, where the source has it too: around tabs and callouts the text that is
/// parsed has lines that nobody wrote.
fn without(cx: &Cx<'_>, d: Diagnostic, range: Range<usize>, by: &str, found: &mut Findings) {
    if is_written(cx, range.clone()) {
        found.push(d.fix(cx.span(range), by));
    }
}

fn is_written(cx: &Cx<'_>, range: Range<usize>) -> bool {
    let parsed = cx.page.page.body.text().get(range.clone());
    let span = cx.span(range);
    span.source.text.get(span.range) == parsed
}

fn tab(cx: &Cx<'_>, line: &Line<'_>, found: &mut Findings) {
    let indent = line.text.len() - line.text.trim_start().len();
    let text = line.text.trim_end();
    // After the marker of a list a tab is an indent.
    let first = text.trim_start().split(['\t', ' ']).next().unwrap_or_default();
    let marker = matches!(first, "-" | "*" | "+")
        || first.ends_with(['.', ')']) && first.starts_with(|c: char| c.is_ascii_digit());
    let after = indent
        + if marker {
            text.trim_start().len() - text.trim_start()[first.len()..].trim_start().len()
        } else {
            0
        };
    if let Some(at) = text.get(after..).and_then(|rest| rest.find('\t')).filter(|_| !text.contains('|')) {
        let range = line.start + after + at..line.start + after + at + 1;
        let message = "a tab inside of a line";
        let d = cx.finding(Check::Style, "tab", range.clone(), message);
        without(cx, d.grouped(message), range, " ", found);
    }
}

fn blank_lines(cx: &Cx<'_>, all: &[Option<Line<'_>>], found: &mut Findings) {
    let blank = |line: &Option<Line<'_>>| line.as_ref().is_some_and(|line| line.text.trim().is_empty());
    let mut i = 0;
    while i < all.len() {
        let run = all[i..].iter().take_while(|line| blank(line)).count();
        let (first, last) = (all.get(i), all.get((i + run).saturating_sub(1)));
        // Before the first line and after the last one it is the file that ends, not a block.
        if run > 1
            && i > 0
            && i + run < all.len()
            && let (Some(Some(first)), Some(Some(last))) = (first, last)
        {
            let range = first.start..last.start;
            let message = "more than one empty line in a row";
            let d = cx.finding(Check::Style, "blank_lines", last.start..last.start + 1, message);
            // The last of them has to be the author's too.
            if is_written(cx, range.start..last.start + 1) {
                without(cx, d.grouped(message), range, "", found);
            }
        }
        i += run.max(1);
    }
}

fn heading_punctuation(cx: &Cx<'_>, found: &mut Findings) {
    for prose in cx.text.prose.iter().filter(|prose| matches!(prose.kind, ProseKind::Heading(_))) {
        let text = prose.text.trim_end();
        let Some(last) = text.chars().last().filter(|c| matches!(c, '.' | ',' | ';' | ':')) else { continue };
        let range = text.len() - 1..text.len();
        let word = text[..range.start].rsplit(' ').next().unwrap_or_default().to_lowercase();
        let abbreviation =
            ["etc", "inc", "ltd", "co", "al", "vs"].contains(&word.as_str()) || word.contains('.');
        if text.ends_with("..") || abbreviation || prose.is_verbatim(&range) {
            continue;
        }
        let message = format!("a heading ends with `{last}`");
        let d = cx.finding(Check::Style, "heading_punctuation", prose.source(range.clone()), message.clone());
        found.push(cx.fix(d, prose, range, "").grouped(message));
    }
}

/// `#Heading` is a paragraph.
fn heading_space(cx: &Cx<'_>, found: &mut Findings) {
    for prose in cx.text.prose.iter().filter(|prose| prose.kind == ProseKind::Paragraph) {
        let rest = prose.text.trim_start_matches('#');
        let marks = prose.text.len() - rest.len();
        let body = cx.page.page.body.text();
        let own_line = !body.get(prose.range.clone()).unwrap_or_default().trim_end().contains('\n');
        // One mark before a word may be a channel or a tag.
        let title = rest.starts_with(char::is_uppercase) && (marks > 1 || rest.contains(' '));
        if (1..=6).contains(&marks) && own_line && title {
            let at = prose.source(0..marks);
            let d = cx.finding(
                Check::Style,
                "heading_space",
                at.clone(),
                "a heading lacks the space after its `#`",
            );
            found.push(d.help("as it is, it is shown as a paragraph").fix(cx.span(at.end..at.end), " "));
        }
    }
}

fn fence_language(cx: &Cx<'_>, found: &mut Findings) {
    for code in &cx.text.code {
        if code.info.as_deref().is_some_and(|info| info.trim().is_empty()) && !code.text.trim().is_empty() {
            let line = cx.page.page.body.text()[code.range.clone()].find('\n').unwrap_or(0);
            let message = "a code block does not say its language";
            let range = code.range.start..code.range.start + line;
            let d = cx.finding(Check::Style, "fence_language", range, message);
            found.push(d.help("write it after the fence; `text` for output").grouped(message));
        }
    }
}

/// The marker of a list: `-`, or its number.
fn marker<'a>(body: &'a str, item: &Range<usize>) -> &'a str {
    let text = body.get(item.clone()).unwrap_or_default().trim_start();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    text.get(..digits.max(1)).unwrap_or_default()
}

fn list_marker(cx: &Cx<'_>, found: &mut Findings) {
    let body = cx.page.page.body.text();
    let mut by_depth: BTreeMap<usize, (&str, bool)> = BTreeMap::new();
    let mut before: Option<&List> = None;
    for list in cx.text.lists.iter().filter(|list| !list.ordered) {
        let Some(first) = list.items.first() else { continue };
        let given = marker(body, first);
        // Right after another list, the other marker is what keeps the two apart.
        let apart = |before: &List| {
            before.range.end > list.range.start
                || !body.get(before.range.end..list.range.start).unwrap_or("x").trim().is_empty()
        };
        let separate = before.is_none_or(apart);
        let (wanted, said) = by_depth.entry(list.depth).or_insert((given, false));
        if given != *wanted && !*said && separate {
            *said = true;
            let message = format!("a list with `{given}` on a page whose lists have `{wanted}`");
            let range = first.start..first.start + 1;
            let d = cx.finding(Check::Style, "list_marker", range, message);
            found.push(d.grouped("lists with different markers on one page"));
        }
        before = Some(list);
    }
}

fn ordered_numbering(cx: &Cx<'_>, found: &mut Findings) {
    let body = cx.page.page.body.text();
    for list in cx.text.lists.iter().filter(|list| list.ordered) {
        let numbers: Vec<Option<u64>> =
            list.items.iter().map(|item| marker(body, item).parse().ok()).collect();
        let Some(Some(first)) = numbers.first().copied() else { continue };
        let same = numbers.iter().all(|n| *n == Some(first));
        let rising = (first..).zip(&numbers).position(|(wanted, given)| *given != Some(wanted));
        if let (false, Some(wrong)) = (same, rising) {
            let item = &list.items[wrong];
            let given = marker(body, item);
            let message = format!("item {} of a list is numbered {given}", first + wrong as u64);
            let d =
                cx.finding(Check::Style, "ordered_numbering", item.start..item.start + given.len(), message);
            found.push(
                d.help("number the items in order, or all of them `1.`")
                    .grouped("lists numbered out of order"),
            );
        }
    }
}

fn emphasis_marker(cx: &Cx<'_>, found: &mut Findings) {
    let body = cx.page.page.body.text();
    for kind in [InlineKind::Emphasis, InlineKind::Strong] {
        let all = cx.text.prose.iter().flat_map(|prose| &prose.inline).filter(|inline| inline.kind == kind);
        let mut first = None;
        for inline in all {
            let Some(given) = body.as_bytes().get(inline.source.start).copied() else { continue };
            let wanted = *first.get_or_insert(given);
            if given != wanted {
                let (given, wanted) = (char::from(given), char::from(wanted));
                let message = format!("emphasis with `{given}` on a page whose emphasis has `{wanted}`");
                let d = cx.finding(Check::Style, "emphasis_marker", inline.source.clone(), message);
                found.push(d.grouped("emphasis with different markers on one page"));
                break;
            }
        }
    }
}
