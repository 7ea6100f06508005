//! Secrets and personal data by their form.

use std::collections::VecDeque;
use std::ops::Range;

use regex::{Regex, RegexSet, RegexSetBuilder};
use regex_syntax::hir::{Capture, Hir, HirKind, Repetition};

use super::RawPattern;
use super::proof::Proof;
use crate::check::{Check, Cx, Findings};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::parse::Origin;

/// All patterns, compiled.
#[derive(Debug)]
pub(in crate::check) struct Patterns {
    placeholders: Vec<String>,
    /// Which patterns may occur at all: one pass over a page, which mostly ends it.
    any: RegexSet,
    each: Vec<Pattern>,
}

#[derive(Debug)]
struct Pattern {
    rule: &'static str,
    name: String,
    regex: Regex,
    proof: Proof,
    allow: Vec<String>,
}

impl Patterns {
    pub(super) fn new(
        placeholders: Vec<String>,
        secret: Vec<RawPattern>,
        personal: Vec<RawPattern>,
        found: &mut Vec<Diagnostic>,
    ) -> Self {
        let secret = secret.into_iter().map(|raw| ("secret", raw));
        let personal = personal.into_iter().map(|raw| ("personal_data", raw));
        let patterns: Vec<Pattern> = secret
            .chain(personal)
            .filter_map(|(rule, raw)| match Regex::new(&raw.pattern) {
                Ok(regex) => {
                    let allow = raw.allow.iter().map(|text| plain(text)).collect();
                    Some(Pattern { rule, name: raw.name, regex, proof: raw.check, allow })
                }
                Err(error) => {
                    let last = error.to_string().lines().last().unwrap_or_default().to_owned();
                    found.push(Diagnostic::new(Code::Pack, format!("the pattern of {}: {last}", raw.name)));
                    None
                }
            })
            .collect();
        let any = RegexSetBuilder::new(patterns.iter().map(|p| loose(p.regex.as_str())));
        Self { placeholders, any: built(any), each: patterns }
    }

    /// Reports every secret in the page's source, front matter and code included, and personal data in its text.
    pub(super) fn check(&self, cx: &Cx<'_>, found: &mut Findings) {
        let page = &cx.page.page;
        let body = page.body.text();
        let mut seen: Vec<Range<usize>> = Vec::new();
        for pattern in self.any.matches(body).into_iter().map(|i| &self.each[i]) {
            for range in self.matches(pattern, body) {
                // The first pattern to name a text keeps it: the general one comes last.
                if seen.iter().any(|s| s.start < range.end && range.start < s.end) {
                    continue;
                }
                seen.push(range.clone());
                found.push(pattern.finding(cx.span(range)));
            }
        }
        // A row of data has no front matter; its fields are cells.
        let end = if page.origin == Origin::Row { 0 } else { page.body.start() };
        let front = page.source.text.get(..end).unwrap_or_default();
        for pattern in self.any.matches(front).into_iter().map(|i| &self.each[i]) {
            // A person's record has the person's own address.
            for range in self.matches(pattern, front).filter(|_| pattern.rule == "secret") {
                found.push(pattern.finding(Span::new(&page.source, range)));
            }
        }
    }

    /// The text with three dots in place of every secret.
    pub(super) fn conceal(&self, text: &str) -> String {
        let mut secrets: Vec<Range<usize>> = self
            .any
            .matches(text)
            .into_iter()
            .map(|i| &self.each[i])
            .filter(|pattern| pattern.rule == "secret")
            .flat_map(|pattern| self.matches(pattern, text))
            .collect();
        secrets.sort_by_key(|range| (range.start, range.end));
        let (mut out, mut from) = (String::new(), 0);
        for range in secrets.into_iter().filter(|range| !range.is_empty()) {
            if range.start >= from {
                out.push_str(&text[from..range.start]);
                out.push('…');
            }
            from = from.max(range.end);
        }
        out + &text[from..]
    }

    fn matches<'a>(&'a self, pattern: &'a Pattern, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        pattern.regex.captures_iter(text).filter_map(move |groups| {
            let whole = groups.get(0)?;
            let value = groups.name("value").unwrap_or(whole);
            let lower = value.as_str().to_lowercase();
            let example = self.placeholders.iter().any(|p| lower.contains(p.as_str()));
            let allowed = pattern.allow.contains(&plain(value.as_str()));
            let harmless = allowed || pattern.rule == "secret" && example;
            let real = !harmless && pattern.proof.holds(value.as_str());
            real.then(|| value.range())
        })
    }
}

impl Pattern {
    fn finding(&self, span: Span) -> Diagnostic {
        let (message, help) = match self.rule {
            "secret" => (
                format!("this looks like {}", self.name),
                "revoke it, for it is in the history of the files, and write a placeholder in its place",
            ),
            _ => (
                format!("this looks like {}, which is personal data", self.name),
                "write an invented one, or say where those who may see it find it",
            ),
        };
        Diagnostic::new(Check::Compliance.code(), message).rule(self.rule).at(span).help(help)
    }
}

/// The set with room for its tables: they are made once for a worker and read for every page.
fn built(mut set: RegexSetBuilder) -> RegexSet {
    set.dfa_size_limit(16 << 20).build().unwrap_or_else(|_| RegexSet::empty())
}

/// What occurs in every text in which a pattern occurs, and is found faster: without what it asserts of its neighbours,
/// such as `\b`, and with no more at its ends than there must be. The engine that reads every byte once gives up on the
/// first at a letter beyond ASCII, which was a third of all checks, and has big tables for the second.
fn loose(pattern: &str) -> String {
    let trimmed = |hir| trimmed(without_looks(hir)).to_string();
    regex_syntax::parse(pattern).map_or_else(|_| pattern.to_owned(), trimmed)
}

/// Without what may be missing at the beginning and the end.
fn trimmed(hir: Hir) -> Hir {
    let mut parts: VecDeque<Hir> = match hir.into_kind() {
        HirKind::Concat(parts) => parts.into(),
        HirKind::Repetition(all) => return least(all),
        other => return rebuilt(other),
    };
    let optional =
        |hir: Option<&Hir>| matches!(hir.map(Hir::kind), Some(HirKind::Repetition(r)) if r.min == 0);
    while optional(parts.front()) {
        parts.pop_front();
    }
    while optional(parts.back()) {
        parts.pop_back();
    }
    if let Some(first) = parts.pop_front() {
        parts.push_front(trimmed(first));
    }
    if let Some(last) = parts.pop_back() {
        parts.push_back(trimmed(last));
    }
    Hir::concat(parts.into())
}

/// No more often than it must be.
fn least(all: Repetition) -> Hir {
    Hir::repetition(Repetition { max: Some(all.min), ..all })
}

fn without_looks(hir: Hir) -> Hir {
    match hir.into_kind() {
        HirKind::Look(_) => Hir::empty(),
        HirKind::Repetition(all) => {
            Hir::repetition(Repetition { sub: Box::new(without_looks(*all.sub)), ..all })
        }
        HirKind::Capture(Capture { sub, .. }) => without_looks(*sub),
        HirKind::Concat(all) => Hir::concat(all.into_iter().map(without_looks).collect()),
        HirKind::Alternation(all) => Hir::alternation(all.into_iter().map(without_looks).collect()),
        other => rebuilt(other),
    }
}

fn rebuilt(kind: HirKind) -> Hir {
    match kind {
        HirKind::Empty => Hir::empty(),
        HirKind::Literal(literal) => Hir::literal(literal.0),
        HirKind::Class(class) => Hir::class(class),
        HirKind::Look(look) => Hir::look(look),
        HirKind::Repetition(all) => Hir::repetition(all),
        HirKind::Capture(capture) => Hir::capture(capture),
        HirKind::Concat(all) => Hir::concat(all),
        HirKind::Alternation(all) => Hir::alternation(all),
    }
}

fn plain(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_for_first_is_in_all_that_matches() {
        for (pattern, expected) in [
            (r"\bAKIA[A-Z2-7]{16}\b", "AKIA[A-Z2-7]{16}"),
            (r"\b[a-z.]{0,30}(?:key|token)=(?P<value>[a-z]{12,128})", "(?:key|token)=[a-z]{12}"),
            (r"[a-z]+@(?:a|b)(?:x{2,3}y)?", "[a-z]@[ab]"),
            (r"\b(?:x*y)+\b", "x*y"),
        ] {
            assert_eq!(loose(pattern), regex_syntax::parse(expected).unwrap().to_string(), "{pattern}");
        }
    }
}
