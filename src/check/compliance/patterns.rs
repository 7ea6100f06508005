//! Secrets and personal data by their form.

use std::ops::Range;

use regex::{Regex, RegexSet};

use super::RawPattern;
use super::proof::Proof;
use crate::check::{Check, Cx, Findings};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::parse::Origin;

/// All patterns, compiled.
pub(in crate::check) struct Patterns {
    placeholders: Vec<String>,
    /// Which patterns occur at all: one pass over a page, which mostly ends it.
    any: RegexSet,
    each: Vec<Pattern>,
}

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
        let any =
            RegexSet::new(patterns.iter().map(|p| p.regex.as_str())).unwrap_or_else(|_| RegexSet::empty());
        Self { placeholders, any, each: patterns }
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

fn plain(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase()
}
