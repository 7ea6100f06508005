//! Markdown and plain text: a speaker before a colon, in bold, after a time, or alone on a line.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::{Block, Transcript, Turn, day, time};
use crate::capture::find::names::fold;
use crate::capture::words::Words;

/// A time, a name, a time, a colon, and what is said; every part but the name may be missing.
static LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let clock = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?";
    let name = r"\p{L}[\p{L}\p{N}.'’ -]{0,39}?";
    let ends = [
        r"(?P<inside>:)(?:\*\*|__)?".to_owned(),
        format!(r"(?:\*\*|__)?\s*(?P<after>{clock})?(?:\*\*)?\s*(?P<colon>:)(?:\*\*|__)?"),
        format!(r"(?:\*\*|__)?\s*(?P<late>{clock})?\s*$"),
    ];
    Regex::new(&format!(
        r"^(?:-\s+)?(?:\*\*)?(?P<before>{clock})?(?:\*\*)?\s*(?:[-–]\s+)?(?P<bold>\*\*|__)?(?P<name>{name})(?:\s*\((?P<role>[^)\d][^)]{{0,40}})\))?(?:{})(?:\s+(?P<said>.*))?$",
        ends.join("|")
    ))
    .ok()
});
static ITEM: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^\s*(?:(?P<number>\d{1,3})[.)]|[-*+•])\s+(?P<text>\S.*)$").ok());
/// A time alone before what is said.
static CLOCK: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^[\[(]?(\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?)[\])]?\s*(.*)$").ok());

/// A line that begins with a speaker.
pub(super) struct Label {
    pub(super) speaker: String,
    at: Option<String>,
    pub(super) rest: String,
}

/// Who speaks in a text: names before a colon that are no ordinary words.
pub(super) struct Labels<'a> {
    words: &'a Words,
    people: &'a [String],
    /// Name → lines that it begins.
    counts: BTreeMap<String, usize>,
}

/// A line that may begin with a speaker, and how sure that is.
struct Guess {
    label: Label,
    /// It is in bold or has a time: nothing else is written like that.
    sure: bool,
}

impl<'a> Labels<'a> {
    pub(super) fn of(text: &str, words: &'a Words, people: &'a [String]) -> Self {
        let mut labels = Self { words, people, counts: BTreeMap::new() };
        let mut fence = false;
        for line in text.lines() {
            if is_fence(line) {
                fence = !fence;
            }
            if let Some(guess) = (!fence).then(|| labels.guess(line)).flatten() {
                *labels.counts.entry(guess.label.speaker.to_lowercase()).or_default() += 1;
            }
        }
        labels
    }

    fn guess(&self, line: &str) -> Option<Guess> {
        // Nobody has so long a name; and a long line without one costs time.
        let line = line.trim().trim_start_matches("> ");
        let head: String = line.chars().take(120).collect();
        let found = LABEL.as_ref()?.captures(&head)?;
        let has = |name: &str| found.name(name).is_some();
        let timed = has("before") || has("after") || has("late");
        let colon = has("inside") || has("colon");
        let name = found["name"].trim().trim_end_matches(['-', '.']).trim().to_owned();
        let alone = found.name("said").is_none();
        let is_label = colon || (timed && alone);
        let known = self.people.iter().any(|person| is_short_for(&name, person));
        let count = name.split_whitespace().count();
        let capital = name.chars().next().is_some_and(char::is_uppercase);
        let fits =
            is_label && (1..=4).contains(&count) && (capital || known) && !self.words.has("labels", &name);
        if !fits {
            return None;
        }
        let said_at = found.name("said").map_or(head.len(), |said| said.start());
        let at =
            ["before", "after", "late"].iter().find_map(|name| found.name(name)).map(|at| time(at.as_str()));
        let rest = line.get(said_at..).unwrap_or_default().trim().to_owned();
        let sure = has("bold") || timed || known;
        Some(Guess { label: Label { speaker: name, at, rest }, sure })
    }

    /// The speaker that a line begins with: one who is written like one, or who begins another line too.
    pub(super) fn split(&self, line: &str) -> Option<Label> {
        let guess = self.guess(line)?;
        let often = self.counts.get(&guess.label.speaker.to_lowercase()).copied().unwrap_or_default() > 1;
        (guess.sure || often).then_some(guess.label)
    }
}

/// Whether a name is somebody's, or the first part of it.
pub(super) fn is_short_for(name: &str, person: &str) -> bool {
    let (name, person) = (fold(name), fold(person));
    name == person || person.split_whitespace().next() == Some(name.as_str())
}

fn is_fence(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("```") || line.starts_with("~~~")
}

pub(super) fn read(text: &str, words: &Words, people: &[String]) -> Transcript {
    let (head, body) = front(text);
    let mut transcript = Transcript { title: None, date: None, turns: Vec::new() };
    for line in head.lines() {
        let Some((key, value)) = line.split_once(['=', ':']) else { continue };
        match key.trim().to_lowercase().as_str() {
            "title" => transcript.title = Some(value.trim().trim_matches(['"', '\'']).to_owned()),
            "date" | "held_on" | "recorded" | "recorded_on" => transcript.date = day(value),
            _ => {}
        }
    }
    for line in body.lines().take(12) {
        if let Some(title) = line.strip_prefix("# ").filter(|_| transcript.title.is_none()) {
            transcript.title = Some(title.trim().to_owned());
        }
        let lower = line.to_lowercase();
        let dated = ["date", "recorded", "held"]
            .iter()
            .any(|word| lower.trim_start_matches(['*', '-', ' ']).starts_with(word));
        if dated && transcript.date.is_none() {
            transcript.date = day(line);
        }
    }
    transcript.turns = blocks(body, words, people);
    transcript
}

/// The text between fences at the beginning, and what follows them.
pub(in crate::capture) fn front(text: &str) -> (&str, &str) {
    for fence in ["+++\n", "---\n"] {
        let Some(rest) = text.strip_prefix(fence) else { continue };
        let close = format!("\n{}", fence.trim_end());
        if let Some(end) = rest.find(&close) {
            let after = &rest[end + close.len()..];
            return (&rest[..end], after.strip_prefix('\n').unwrap_or(after));
        }
    }
    ("", text)
}

/// The turns of a text.
pub(super) fn blocks(text: &str, words: &Words, people: &[String]) -> Vec<Turn> {
    let labels = Labels::of(text, words, people);
    let mut turns = vec![Turn::default()];
    let mut gap = false;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let bare = line.trim().trim_start_matches("> ").trim();
        if bare.is_empty() || bare == ">" {
            gap = true;
            continue;
        }
        if is_fence(bare) {
            let code = fenced(bare, &mut lines);
            last(&mut turns).blocks.push(code);
        } else if let Some(label) = labels.split(line) {
            turns.push(Turn { speaker: Some(label.speaker), at: label.at, blocks: Vec::new() });
            if !label.rest.is_empty() {
                last(&mut turns).line(&label.rest);
            }
        } else if bare.starts_with('#') || is_about(bare, words) || bare.chars().all(|c| "-*_=".contains(c)) {
            // A heading is nobody's words; it ends what was said above it.
            let speaker = last(&mut turns).speaker.clone();
            turns.push(Turn { speaker, at: None, blocks: Vec::new() });
        } else if let Some(item) = ITEM.as_ref().and_then(|item| item.captures(line)) {
            let numbered = item.name("number").is_some();
            last(&mut turns).blocks.push(Block::Item { numbered, text: item["text"].to_owned() });
        } else if let Some(clock) = CLOCK.as_ref().and_then(|clock| clock.captures(bare)) {
            let speaker = last(&mut turns).speaker.clone();
            turns.push(Turn { speaker, at: Some(time(&clock[1])), blocks: Vec::new() });
            if !clock[2].is_empty() {
                last(&mut turns).line(&clock[2]);
            }
        } else if gap && !last(&mut turns).blocks.is_empty() {
            last(&mut turns).blocks.push(Block::Prose(bare.to_owned()));
        } else {
            last(&mut turns).line(bare);
        }
        gap = false;
    }
    turns
}

/// `Date: 2026-11-03`, before anybody speaks: it says something of the conversation.
fn is_about(line: &str, words: &Words) -> bool {
    let line = line.trim_start_matches(['*', '-', ' ', '_']);
    line.split_once(':').is_some_and(|(key, _)| {
        let key = key.trim_matches(['*', '_', ' ']).to_lowercase();
        [
            "date",
            "time",
            "attendees",
            "participants",
            "present",
            "recorded",
            "location",
            "duration",
            "language",
            "method",
        ]
        .contains(&key.as_str())
            && words.has("labels", &key)
    })
}

fn last(turns: &mut Vec<Turn>) -> &mut Turn {
    if turns.is_empty() {
        turns.push(Turn::default());
    }
    let end = turns.len() - 1;
    &mut turns[end]
}

/// The lines up to the end of a fence.
fn fenced<'a>(open: &str, lines: &mut impl Iterator<Item = &'a str>) -> Block {
    let mark = open.chars().next().unwrap_or('`');
    let language = open.trim_start_matches(mark).split([' ', '{', ',']).next().unwrap_or_default().to_owned();
    let mut text = String::new();
    for line in lines {
        let bare = line.trim();
        if bare.len() >= 3 && bare.chars().all(|c| c == mark) {
            break;
        }
        text.push_str(line);
        text.push('\n');
    }
    Block::Code { language, text }
}
