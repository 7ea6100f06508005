//! Passive voice and weasel words: neither is wrong, too many of them are. A page is told once how many it has.

use regex::{Regex, RegexBuilder};

use crate::check::words::Part;
use crate::check::{Check, Cx, Findings};
use crate::markdown::text::ProseKind;

/// A share says nothing of fewer sentences.
const SENTENCES: usize = 10;

/// How many sentences of a page may have what.
pub(super) struct Shares {
    both: [Share; 2],
}

struct Share {
    rule: &'static str,
    what: &'static str,
    most: f64,
    /// `None` where the list of words is empty.
    find: Option<Regex>,
}

impl Shares {
    pub(super) fn new(passive: f64, weasel: f64, participles: &str, weasels: &str) -> Self {
        let list = |words: &str| words.split_whitespace().collect::<Vec<_>>().join("|");
        let be = r"(?:am|is|are|was|were|be|been|being|isn't|aren't|wasn't|weren't)";
        let found = format!(
            r"\b{be}(?:\s+(?:not|\w+ly|also|then|now|never|always|often))?\s+(?:\w\w+[a-df-z]ed|{})\b",
            list(participles)
        );
        Self {
            both: [
                Share {
                    rule: "passive_voice",
                    what: "in the passive voice",
                    most: passive,
                    find: compile(&found),
                },
                Share {
                    rule: "weasel_words",
                    what: "with words that claim without saying how much",
                    most: weasel,
                    find: compile(&format!(r"\b(?:{})\b", list(weasels)))
                        .filter(|_| !weasels.trim().is_empty()),
                },
            ],
        }
    }

    pub(super) fn check(&self, cx: &Cx<'_>, parts: &[Part<'_>], found: &mut Findings) {
        for share in self.both.iter().filter(|share| share.most < 1.0) {
            share.check(cx, parts, found);
        }
    }
}

impl Share {
    fn check(&self, cx: &Cx<'_>, parts: &[Part<'_>], found: &mut Findings) {
        let Some(find) = &self.find else { return };
        let counted = |p: &&Part<'_>| matches!(p.prose.kind, ProseKind::Paragraph | ProseKind::Item);
        let mut sentences = 0;
        let mut hits = Vec::new();
        for part in parts.iter().filter(counted) {
            let text = &part.text;
            for sentence in part.sentences.iter().cloned() {
                if text[sentence.clone()].split_whitespace().count() < 4 {
                    continue;
                }
                sentences += 1;
                if let Some(hit) = find.find(&text[sentence.clone()]) {
                    hits.push((part.prose, sentence.start + hit.start()..sentence.start + hit.end()));
                }
            }
        }
        if self.most <= 0.0 {
            for (prose, range) in hits {
                let message = format!("a sentence {}", self.what);
                let d = cx.finding(Check::Style, self.rule, prose.source(range), message.clone());
                found.push(d.grouped(message));
            }
            return;
        }
        if sentences < SENTENCES || hits.len() as f64 <= self.most * sentences as f64 {
            return;
        }
        if let Some((prose, range)) = hits.first() {
            let message = format!("{} of {sentences} sentences are {}", hits.len(), self.what);
            let d = cx.finding(Check::Style, self.rule, prose.source(range.clone()), message);
            found.push(d.label("the first of them"));
        }
    }
}

fn compile(source: &str) -> Option<Regex> {
    RegexBuilder::new(source).case_insensitive(true).unicode(false).build().ok()
}
