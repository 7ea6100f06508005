//! Exports of programs that write down what is said: a list of objects with a speaker and a text, wherever it stands.

use serde_json::{Map, Value};

use super::{Transcript, markdown, seconds, time};
use crate::capture::words::Words;

const TEXTS: [&str; 6] = ["text", "content", "transcript", "sentence", "message", "body"];
const SPEAKERS: [&str; 9] =
    ["speaker", "speaker_name", "speakerName", "name", "participant", "author", "user", "from", "role"];
const TIMES: [&str; 9] =
    ["start", "start_time", "startTime", "begin", "timestamp", "time", "ts", "offset", "at"];
const TITLES: [&str; 4] = ["title", "topic", "meeting", "subject"];
const DATES: [&str; 5] = ["date", "held_on", "recorded_at", "created_at", "started_at"];

/// `None` where it is no JSON, or nothing in it is said.
pub(super) fn read(text: &str, words: &Words, people: &[String]) -> Option<Transcript> {
    let value: Value = serde_json::from_str(text).ok()?;
    let rows = rows(&value)?;
    let about = |names: &[&str]| {
        let found = names.iter().find_map(|name| value.get(name)?.as_str());
        found.map(str::to_owned)
    };
    let mut transcript = Transcript {
        title: about(&TITLES),
        date: about(&DATES).and_then(|text| super::day(&text)),
        turns: Vec::new(),
    };
    for row in rows {
        let Some(said) = text_of(row) else { continue };
        let (speaker, at) = (speaker_of(row), time_of(row));
        let inner = markdown::blocks(said, words, people);
        for mut turn in inner {
            turn.speaker = speaker.clone().or(turn.speaker);
            turn.at = at.clone().or(turn.at);
            transcript.turns.push(turn);
        }
    }
    Some(transcript)
}

/// The first list most of whose members say something.
fn rows(value: &Value) -> Option<Vec<&Map<String, Value>>> {
    match value {
        Value::Array(all) => {
            let found: Vec<_> =
                all.iter().filter_map(Value::as_object).filter(|row| text_of(row).is_some()).collect();
            if !found.is_empty() && found.len() * 2 >= all.len() {
                return Some(found);
            }
            all.iter().find_map(rows)
        }
        Value::Object(fields) => fields.values().find_map(rows),
        _ => None,
    }
}

fn text_of(row: &Map<String, Value>) -> Option<&str> {
    TEXTS.iter().find_map(|name| row.get(*name)?.as_str()).filter(|text| !text.trim().is_empty())
}

fn speaker_of(row: &Map<String, Value>) -> Option<String> {
    SPEAKERS.iter().find_map(|name| match row.get(*name)? {
        Value::String(name) => Some(name.trim().to_owned()).filter(|name| !name.is_empty()),
        Value::Number(number) => Some(format!("Speaker {number}")),
        Value::Object(fields) => speaker_of(fields),
        _ => None,
    })
}

fn time_of(row: &Map<String, Value>) -> Option<String> {
    TIMES.iter().find_map(|name| match row.get(*name)? {
        Value::Number(number) => {
            let all = number.as_f64().filter(|s| s.is_finite() && *s >= 0.0)?;
            // Some count milliseconds: nobody talks for a week.
            Some(seconds(if all > 604_800.0 { all / 1000.0 } else { all } as u64))
        }
        Value::String(text) => Some(time(text)),
        _ => None,
    })
}
