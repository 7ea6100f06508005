//! What was said, by whom and when, from the forms in which transcripts are kept.

mod json;
mod markdown;
mod subtitles;

pub(super) use markdown::front;

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::words::Words;

/// A conversation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Transcript {
    /// Its title, where it says one.
    pub title: Option<String>,
    /// The day on which it was held, where it says one.
    pub date: Option<Date>,
    /// What was said, in order.
    pub turns: Vec<Turn>,
}

/// What one person said in one go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Turn {
    /// As the transcript names them.
    pub speaker: Option<String>,
    /// When, as hours, minutes and seconds from the beginning, or as the transcript writes it.
    pub at: Option<String>,
    /// What.
    pub blocks: Vec<Block>,
}

/// A part of what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Sentences.
    Prose(String),
    /// A row of a list.
    Item {
        /// Whether it has a number.
        numbered: bool,
        /// What it says.
        text: String,
    },
    /// Code that was shown or typed.
    Code {
        /// Of a fence; empty where none is given.
        language: String,
        /// As it is.
        text: String,
    },
}

impl Turn {
    /// Adds a line to the prose that it ends with.
    fn line(&mut self, line: &str) {
        match self.blocks.last_mut() {
            Some(Block::Prose(text) | Block::Item { text, .. }) => {
                text.push(' ');
                text.push_str(line);
            }
            _ => self.blocks.push(Block::Prose(line.to_owned())),
        }
    }
}

/// Reads a transcript of any of the forms: subtitles, an export in JSON, Markdown or plain text. Nothing fails: what has no
/// speaker is said by nobody.
pub fn read(name: &str, text: &str, words: &Words, people: &[String]) -> Transcript {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\0', "\u{fffd}");
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let mut transcript = if ending == "json" || text.trim_start().starts_with(['{', '[']) {
        json::read(&text, words, people).unwrap_or_else(|| markdown::read(&text, words, people))
    } else if text.starts_with("WEBVTT") || matches!(ending.as_str(), "vtt" | "srt") || subtitles::are(&text)
    {
        subtitles::read(&text, words, people)
    } else {
        markdown::read(&text, words, people)
    };
    transcript.turns.retain(|turn| !turn.blocks.is_empty());
    transcript
}

/// A time as it is cited: `00:12:03`. What is no time stays as it is.
fn time(given: &str) -> String {
    let given = given.trim().trim_matches(['[', ']', '(', ')']);
    let whole = given.split(['.', ',']).next().unwrap_or(given);
    let parts: Vec<&str> = whole.split(':').collect();
    let number = |part: &&str| part.parse::<u32>().ok();
    let numbers: Option<Vec<u32>> = parts.iter().map(number).collect();
    match numbers.as_deref() {
        Some([m, s]) => seconds(u64::from(*m) * 60 + u64::from(*s)),
        Some([h, m, s]) => format!("{h:02}:{m:02}:{s:02}"),
        _ => given.to_owned(),
    }
}

fn seconds(all: u64) -> String {
    format!("{:02}:{:02}:{:02}", all / 3600, all / 60 % 60, all % 60)
}

/// A day in a text, as year-month-day.
pub(super) fn day(text: &str) -> Option<Date> {
    static DAY: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\b\d{4}-\d{2}-\d{2}").ok());
    DAY.as_ref()?.find(text)?.as_str().parse().ok()
}
