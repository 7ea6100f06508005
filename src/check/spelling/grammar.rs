//! Mistakes that patterns find, words written twice, and `a` and `an`.

use std::collections::HashSet;

use regex::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};

use super::article::Articles;
use super::raw::Raw;
use crate::check::words::{Part, Word};
use crate::check::{Check, Cx, Findings};
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::text::Prose;

/// How far behind a match `unless` reads, in bytes.
const BEHIND: usize = 40;

/// All of them, compiled.
pub(super) struct Rules {
    patterns: Vec<Pattern>,
    /// Which of them a text matches at all: one pass in place of as many as there are rules.
    any: RegexSet,
    repeatable: HashSet<String>,
    articles: Articles,
}

struct Pattern {
    name: String,
    find: Regex,
    unless: Option<Regex>,
    replace: String,
    swap: Vec<(String, String)>,
    message: String,
}

impl Rules {
    pub(super) fn new(raw: &Raw, found: &mut Vec<Diagnostic>) -> Self {
        let mut patterns = Vec::new();
        for (name, rule) in raw.grammar.iter().filter(|(_, rule)| rule.enabled != Some(false)) {
            match compile(name, rule) {
                Ok(pattern) => patterns.push(pattern),
                Err(error) => {
                    let first = error.to_string().lines().last().unwrap_or_default().to_owned();
                    found.push(Diagnostic::new(Code::Pack, format!("grammar rule `{name}`: {first}")));
                }
            }
        }
        let any = RegexSetBuilder::new(patterns.iter().map(|p| p.find.as_str()));
        let any = options_of_set(any).build().unwrap_or_else(|_| RegexSet::empty());
        let repeatable = raw.repeatable.split_whitespace().map(str::to_owned).collect();
        Self { patterns, any, repeatable, articles: Articles::new(raw) }
    }

    pub(super) fn check(&self, cx: &Cx<'_>, part: &Part<'_>, found: &mut Findings) {
        let Part { prose, text, .. } = part;
        for index in self.any.matches(text) {
            self.patterns[index].check(cx, prose, text, found);
        }
        let mut before: Option<Word<'_>> = None;
        for word in part.words() {
            if let Some(before) = before {
                self.repeated(cx, prose, text, (before, word), found);
                self.articles.check(cx, prose, text, (before, word), found);
            }
            before = Some(word);
        }
    }

    fn repeated(
        &self,
        cx: &Cx<'_>,
        prose: &Prose,
        text: &str,
        pair: (Word<'_>, Word<'_>),
        found: &mut Findings,
    ) {
        let (before, word) = pair;
        let between = &text[before.range().end..word.start];
        if !before.text.eq_ignore_ascii_case(word.text)
            || between.is_empty()
            || !between.bytes().all(|b| b.is_ascii_whitespace())
            || before.compound
            || word.compound
            || word.text.chars().count() == 1
            || self.repeatable.contains(&word.text.to_lowercase())
            // Names, and a label before its sentence: `**Note** note that`.
            || before.text.starts_with(char::is_uppercase) && word.text.starts_with(char::is_uppercase)
            || crosses(prose, before.range().end, word.start)
        {
            return;
        }
        let message = format!("`{}` is written twice", word.text);
        let range = prose.source(before.start..word.range().end);
        let d = cx.finding(Check::Spelling, "repeated_word", range, message);
        found.push(cx.fix(d, prose, before.range().end..word.range().end, ""));
    }
}

/// Whether a link or emphasis begins or ends between two places.
fn crosses(prose: &Prose, from: usize, to: usize) -> bool {
    let between = |at: usize| from <= at && at <= to;
    prose.inline.iter().any(|i| between(i.range.start) || between(i.range.end))
}

impl Pattern {
    fn check(&self, cx: &Cx<'_>, prose: &Prose, text: &str, found: &mut Findings) {
        for groups in self.find.captures_iter(text) {
            let Some(all) = groups.get(0) else { continue };
            let mut end = (all.end() + BEHIND).min(text.len());
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            if self.unless.as_ref().is_some_and(|unless| unless.is_match(&text[all.start()..end])) {
                continue;
            }
            let mut right = String::new();
            groups.expand(&self.replace, &mut right);
            let given = all.as_str().to_lowercase().replace('’', "'");
            if let Some((_, swapped)) = self.swap.iter().find(|(wrong, _)| *wrong == given) {
                right.clone_from(swapped);
            }
            if all.as_str().starts_with(char::is_uppercase) {
                right = super::capitalised(&right);
            }
            let message = self.message.replace("{}", all.as_str());
            let d = cx.finding(Check::Spelling, self.name.clone(), prose.source(all.range()), message);
            if right.is_empty() {
                found.push(d);
            } else {
                found.push(cx.fix(d.help(format!("write `{right}`")), prose, all.range(), right));
            }
        }
    }
}

fn compile(name: &str, rule: &super::raw::Pattern) -> Result<Pattern, regex::Error> {
    let source = if rule.swap.is_empty() {
        rule.find.clone()
    } else {
        rule.swap.keys().map(|wrong| regex::escape(wrong)).collect::<Vec<_>>().join("|")
    };
    // Typographic apostrophes are apostrophes.
    let either = |text: &str| text.replace('\'', "(?:'|’)");
    let find = format!(r"\b(?:{})\b", either(&source));
    // Read rarely, and with `\W`, which has to know whole characters.
    let unless = |text: &String| RegexBuilder::new(&either(text)).case_insensitive(true).build();
    let unless = rule.unless.as_ref().map(unless);
    Ok(Pattern {
        name: name.to_owned(),
        find: options(RegexBuilder::new(&find)).build()?,
        unless: unless.transpose()?,
        replace: rule.replace.clone(),
        swap: rule.swap.iter().map(|(wrong, right)| (wrong.to_lowercase(), right.clone())).collect(),
        message: rule.message.clone(),
    })
}

/// ASCII bounds of words: the Unicode ones leave the fast path at the first dash.
fn options(mut builder: RegexBuilder) -> RegexBuilder {
    builder.case_insensitive(true).unicode(false);
    builder
}

fn options_of_set(mut builder: RegexSetBuilder) -> RegexSetBuilder {
    builder.case_insensitive(true).unicode(false);
    builder
}
