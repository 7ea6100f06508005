//! `style_consistency`: how Markdown and prose are written, by own rules, and by rule files in the format of Vale.

mod apply;
mod markdown;
mod passive;
mod rule;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::words::Part;
use super::{Check, Cx, Findings};
use crate::diagnostic::{Code, Diagnostic, Severity, SourceText, Span};
use crate::markdown::text::ProseKind;
use rule::{RawRule, Rule};

/// `packs/*/checks/style_consistency.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Raw {
    /// Which rules of Markdown hold, by name.
    markdown: BTreeMap<String, bool>,
    /// Words that a sentence may have; 0 for any number.
    sentence_words: Option<usize>,
    /// The share of sentences that may be in the passive voice; 0 reports every one, 1 none.
    passive_share: Option<f64>,
    /// The share of sentences that may have a weasel word.
    weasel_share: Option<f64>,
    /// Participles that do not end with `-ed`.
    participles: String,
    /// Words that claim without saying how much.
    weasels: String,
    /// Rules in the format of Vale, by name.
    rule: BTreeMap<String, RawRule>,
}

/// All rules, compiled.
pub(super) struct Rules {
    markdown: BTreeMap<String, bool>,
    sentence_words: usize,
    shares: passive::Shares,
    prose: Vec<Rule>,
}

impl Rules {
    /// Puts the rule files and those of `styles/` together.
    pub(super) fn new(files: Vec<Raw>, styles: &[Arc<SourceText>], found: &mut Vec<Diagnostic>) -> Self {
        let mut all = Raw::default();
        for next in files {
            all.markdown.extend(next.markdown);
            all.sentence_words = next.sentence_words.or(all.sentence_words);
            all.passive_share = next.passive_share.or(all.passive_share);
            all.weasel_share = next.weasel_share.or(all.weasel_share);
            for (list, more) in [(&mut all.participles, next.participles), (&mut all.weasels, next.weasels)] {
                list.push(' ');
                list.push_str(&more);
            }
            for (name, rule) in next.rule {
                all.rule.entry(name).or_default().replace(rule);
            }
        }
        let mut rules = Vec::new();
        for (name, raw) in all.rule.iter().filter(|(_, raw)| raw.enabled != Some(false)) {
            match Rule::compile(name, raw, Severity::Note) {
                Ok(rule) => rules.push(rule),
                Err(why) => found.push(Diagnostic::new(Code::Pack, format!("style rule `{name}`: {why}"))),
            }
        }
        rules.extend(styles.iter().filter_map(|source| read(source, found)));
        let shares = passive::Shares::new(
            all.passive_share.unwrap_or(1.0),
            all.weasel_share.unwrap_or(1.0),
            &all.participles,
            &all.weasels,
        );
        Self { markdown: all.markdown, sentence_words: all.sentence_words.unwrap_or(0), shares, prose: rules }
    }

    fn on(&self, rule: &str) -> bool {
        self.markdown.get(rule).copied().unwrap_or(false)
    }
}

/// A file of `styles/`: its rule is called after its folder and its own name, `Google.Passive`.
fn read(source: &Arc<SourceText>, found: &mut Vec<Diagnostic>) -> Option<Rule> {
    let mut parts = source.path.trim_end_matches(".yml").rsplit('/');
    let (name, style) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let name = if style == "styles" { name.to_owned() } else { format!("{style}.{name}") };
    let raw: RawRule = match serde_saphyr::from_str(&source.text) {
        Ok(raw) => raw,
        Err(error) => {
            let first = error.to_string().lines().next().unwrap_or_default().to_owned();
            found.push(Diagnostic::new(Code::Pack, first).at(Span::first_line(source)));
            return None;
        }
    };
    match Rule::compile(&name, &raw, Severity::Warning) {
        Ok(rule) => Some(rule),
        Err(why) => {
            let d = Diagnostic::new(Code::Pack, format!("style rule `{name}`: {why}"))
                .at(Span::first_line(source));
            // A style of somebody else may ask for more than is understood here; the rest of it holds.
            found.push(Diagnostic { severity: Severity::Warning, ..d });
            None
        }
    }
}

/// Checks one page.
pub(super) fn check(cx: &Cx<'_>, rules: &Rules, found: &mut Findings) {
    markdown::check(cx, rules, found);
    let parts = &cx.parts;
    if cx.is_english() {
        sentence_words(cx, rules, parts, found);
        rules.shares.check(cx, parts, found);
    }
    for rule in &rules.prose {
        apply::check(cx, rule, parts, found);
    }
}

fn sentence_words(cx: &Cx<'_>, rules: &Rules, parts: &[Part<'_>], found: &mut Findings) {
    let most = rules.sentence_words;
    let counted = |p: &&Part<'_>| matches!(p.prose.kind, ProseKind::Paragraph | ProseKind::Item);
    for Part { prose, text, sentences, .. } in parts.iter().filter(counted).filter(|_| most > 0) {
        for sentence in sentences.iter().cloned() {
            let count = text[sentence.clone()].split_whitespace().count();
            // What is listed after a colon, or between bars, is no sentence to cut.
            if count > most && !text[sentence.clone()].contains(['|', '•']) {
                let message = format!("a sentence of {count} words");
                let d = cx.finding(Check::Style, "sentence_length", prose.source(sentence), message);
                found.push(
                    d.help(format!("divide it: {most} words are the limit")).grouped("a long sentence"),
                );
            }
        }
    }
}
