//! What a rule finds in a page.

use std::ops::Range;

use fancy_regex::Regex;

use super::rule::{Form, Kind, Rule};
use crate::check::words::{self, Part};
use crate::check::{Check, Cx, Findings};
use crate::diagnostic::Diagnostic;
use crate::markdown::text::Prose;

pub(super) fn check(cx: &Cx<'_>, rule: &Rule, parts: &[Part<'_>], found: &mut Findings) {
    match &rule.kind {
        Kind::Consistency(pairs) => consistency(cx, rule, pairs, parts, found),
        Kind::Conditional(first, second) => conditional(cx, rule, (first, second), parts, found),
        _ => {
            for Part { prose, text, sentences, .. } in parts.iter().filter(|p| rule.covers(p.prose.kind)) {
                if rule.by_sentence() {
                    for sentence in sentences.iter().cloned() {
                        part(cx, rule, prose, text, sentence, found);
                    }
                } else {
                    part(cx, rule, prose, text, 0..text.len(), found);
                }
            }
        }
    }
}

/// One prose, or one sentence.
fn part(cx: &Cx<'_>, rule: &Rule, prose: &Prose, text: &str, range: Range<usize>, found: &mut Findings) {
    let own = &text[range.clone()];
    let at = |inner: Range<usize>| range.start + inner.start..range.start + inner.end;
    match &rule.kind {
        Kind::Existence(token) => {
            for inner in
                matches(token, own).filter(|inner| !rule.excepts(&own[inner.clone()]) && !quoted(own, inner))
            {
                found.push(rule.finding(cx, prose, at(inner.clone()), &[&own[inner]]));
            }
        }
        Kind::Substitution(any, each) => {
            for inner in
                matches(any, own).filter(|inner| !rule.excepts(&own[inner.clone()]) && !quoted(own, inner))
            {
                substitution(cx, rule, prose, (text, at(inner)), each, found);
            }
        }
        Kind::Occurrence { token, min, max } => {
            let count = matches(token, own).count();
            if count > *max || count < *min {
                let text = count.to_string();
                found.push(rule.finding(cx, prose, at(0..own.trim_end().len()), &[&text]));
            }
        }
        Kind::Repetition { token, max, alpha } => {
            let mut before: Option<Range<usize>> = None;
            let mut times = 0;
            for inner in matches(token, own) {
                let same = before.as_ref().is_some_and(|before| {
                    own[before.clone()].eq_ignore_ascii_case(&own[inner.clone()])
                        && (!alpha || own[inner.clone()].chars().all(char::is_alphabetic))
                        && own[before.end..inner.start].trim().is_empty()
                });
                times = if same { times + 1 } else { 0 };
                if times > *max {
                    found.push(rule.finding(cx, prose, at(inner.clone()), &[&own[inner.clone()]]));
                }
                before = Some(inner);
            }
        }
        Kind::Capitalization(form) => {
            if !own.trim().is_empty() && !form.holds(own, &rule.exceptions) {
                found.push(rule.finding(cx, prose, at(0..own.trim_end().len()), &[own.trim()]));
            }
        }
        Kind::Consistency(_) | Kind::Conditional(..) => {}
    }
}

/// Whether a match is all that stands between two quotation marks: it is spoken of, not said.
fn quoted(text: &str, range: &Range<usize>) -> bool {
    let quote = |c: Option<char>| matches!(c, Some('"' | '“' | '”' | '‘' | '’' | '\''));
    quote(text[..range.start].chars().next_back())
        && quote(text[range.end..].trim_start_matches(['.', ',']).chars().next())
}

fn substitution(
    cx: &Cx<'_>,
    rule: &Rule,
    prose: &Prose,
    (text, range): (&str, Range<usize>),
    each: &[(Regex, String)],
    found: &mut Findings,
) {
    let given = &text[range.clone()];
    let Some((one, right)) = each.iter().find(|(one, _)| one.is_match(given).unwrap_or(false)) else {
        return;
    };
    let right = one.replace(given, right.as_str()).into_owned();
    // A pattern that also matches what is right.
    if right.split('|').any(|right| right == given) {
        return;
    }
    let shown = right.replace('|', " or ");
    let d = rule.finding(cx, prose, range.clone(), &[&shown, given]);
    if right.contains('|') || right.is_empty() {
        found.push(d);
        return;
    }
    let capital = given.starts_with(char::is_uppercase);
    let right = if capital { crate::check::spelling::capitalised(&right) } else { right };
    found.push(cx.fix(d, prose, range, right));
}

/// Of two forms that a page has both, the one that comes later is reported.
fn consistency(cx: &Cx<'_>, rule: &Rule, pairs: &[(Regex, Regex)], parts: &[Part<'_>], found: &mut Findings) {
    for (a, b) in pairs {
        let mut first: Option<bool> = None;
        for Part { prose, text, .. } in parts.iter().filter(|p| rule.covers(p.prose.kind)) {
            let all = matches(a, text).map(|r| (r, true)).chain(matches(b, text).map(|r| (r, false)));
            let mut all: Vec<_> = all.collect();
            all.sort_by_key(|(range, _)| range.start);
            for (range, form) in all {
                if *first.get_or_insert(form) != form {
                    found.push(rule.finding(cx, prose, range.clone(), &[&text[range]]));
                }
            }
        }
    }
}

/// What the first pattern finds has to be what the second one captures somewhere.
fn conditional(
    cx: &Cx<'_>,
    rule: &Rule,
    (first, second): (&Regex, &Regex),
    parts: &[Part<'_>],
    found: &mut Findings,
) {
    let mut known: Vec<&str> = Vec::new();
    for Part { text, .. } in parts {
        for groups in second.captures_iter(text).flatten() {
            known.extend(groups.iter().flatten().map(|group| group.as_str()));
        }
    }
    let mut said: Vec<&str> = Vec::new();
    for Part { prose, text, .. } in parts.iter().filter(|p| rule.covers(p.prose.kind)) {
        for range in matches(first, text) {
            let given = &text[range.clone()];
            if !known.contains(&given) && !rule.excepts(given) && !said.contains(&given) {
                said.push(given);
                found.push(rule.finding(cx, prose, range.clone(), &[given]));
            }
        }
    }
}

/// Where a pattern matches. A pattern that takes too long matches nothing more.
fn matches<'a>(pattern: &'a Regex, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    pattern.find_iter(text).map_while(Result::ok).map(|found| found.range()).filter(|range| !range.is_empty())
}

impl Rule {
    fn excepts(&self, given: &str) -> bool {
        self.exceptions.iter().any(|exception| exception.eq_ignore_ascii_case(given))
    }

    /// The message has a `%s` for each of the values.
    fn finding(&self, cx: &Cx<'_>, prose: &Prose, range: Range<usize>, values: &[&str]) -> Diagnostic {
        let mut message = self.message.clone();
        for value in values {
            message = message.replacen("%s", value, 1);
        }
        let message = message.trim_end_matches('.').to_owned();
        let mut d = cx.finding(Check::Style, self.name.clone(), prose.source(range), message.clone());
        d.severity = self.severity;
        d.grouped(message)
    }
}

/// Words that a title in title case leaves small.
const SMALL: [&str; 27] = [
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "if", "in", "into", "nor", "of", "off", "on",
    "onto", "or", "over", "per", "so", "the", "to", "up", "via", "with", "vs",
];

impl Form {
    fn holds(&self, text: &str, exceptions: &[String]) -> bool {
        let excepted =
            |word: &str| exceptions.iter().any(|exception| exception.split(' ').any(|part| part == word));
        let all: Vec<words::Word<'_>> = words::words(text).collect();
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        // A name or an acronym keeps its capitals.
        let name = |word: &str| word.chars().skip(1).any(char::is_uppercase) || word == "I" || excepted(word);
        match self {
            Self::Lower => !text.chars().any(char::is_uppercase),
            Self::Upper => !text.chars().any(char::is_lowercase),
            Self::Other(pattern) => pattern.is_match(text).unwrap_or(true),
            Self::Title => all.iter().enumerate().all(|(i, word)| {
                let small = i > 0 && SMALL.contains(&word.text.to_lowercase().as_str());
                small || capital(word.text) || name(word.text)
            }),
            Self::Sentence => all.iter().enumerate().all(|(i, word)| {
                if i == 0 {
                    capital(word.text) || name(word.text) || text.starts_with('\u{1}')
                } else {
                    !capital(word.text) || name(word.text) || word.first
                }
            }),
        }
    }
}
