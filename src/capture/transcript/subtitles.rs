//! `WebVTT` and `SubRip`: cues with times, speakers in voice tags or before a colon.

use std::sync::LazyLock;

use regex::Regex;

use super::markdown::Labels;
use super::{Transcript, Turn, time};
use crate::capture::words::Words;

static TIMING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})\s+-->\s+(?:\d+:)?\d{1,2}:\d{2}").ok()
});
static VOICE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"<v(?:\.[^\s>]*)?\s+([^>\n]+)>").ok());
static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"</?[a-zA-Z0-9][^>\n]*>").ok());

/// Whether a text without a name looks like subtitles: its first lines have a timing.
pub(super) fn are(text: &str) -> bool {
    TIMING.as_ref().is_some_and(|timing| text.lines().take(4).any(|line| timing.is_match(line)))
}

pub(super) fn read(text: &str, words: &Words, people: &[String]) -> Transcript {
    let (Some(timing), Some(voice), Some(tag)) = (&*TIMING, &*VOICE, &*TAG) else {
        return Transcript::default();
    };
    let labels = Labels::of(text, words, people);
    let mut transcript = Transcript::default();
    let mut last_line = String::new();
    for block in text.split("\n\n") {
        let mut lines = block.lines().filter(|line| !line.trim().is_empty()).peekable();
        let head = lines.peek().map(|line| line.trim()).unwrap_or_default();
        if head.starts_with("WEBVTT") {
            transcript.date = super::day(block);
        }
        let mut at = None;
        for line in lines {
            if let Some(found) = timing.captures(line) {
                at = Some(time(&found[1]));
                continue;
            }
            let Some(at) = &at else { continue };
            let speaker = voice.captures(line).map(|found| found[1].trim().to_owned());
            let bare = unescape(&tag.replace_all(line, ""));
            let bare = bare.trim();
            // Captions that roll repeat the line before.
            if bare.is_empty() || bare == last_line {
                continue;
            }
            bare.clone_into(&mut last_line);
            let (label, said) = match labels.split(bare) {
                Some(label) if speaker.is_none() => (Some(label.speaker), label.rest),
                _ => (speaker, bare.to_owned()),
            };
            add(&mut transcript.turns, label, at, &said);
        }
    }
    transcript
}

/// A sentence that goes on keeps the time at which it began.
fn add(turns: &mut Vec<Turn>, speaker: Option<String>, at: &str, said: &str) {
    let known = speaker.is_some();
    let before = turns.last().and_then(|turn| turn.speaker.clone());
    let speaker = speaker.or_else(|| before.clone());
    let ended = turns.last().is_none_or(|turn| {
        let end = turn.blocks.last().map(|block| match block {
            super::Block::Prose(text) | super::Block::Item { text, .. } => text.trim_end(),
            super::Block::Code { .. } => ".",
        });
        end.is_none_or(|text| text.trim_end_matches(['"', '”', ')']).ends_with(['.', '?', '!', '…']))
    });
    if ended || (known && before != speaker) {
        turns.push(Turn { speaker, at: Some(at.to_owned()), blocks: Vec::new() });
    }
    if let Some(turn) = turns.last_mut()
        && !said.trim().is_empty()
    {
        turn.line(said.trim());
    }
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&amp;", "&")
}
