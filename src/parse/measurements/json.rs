//! Measurements as JSON Lines: an object a line.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, BufRead};

use serde::de::{Deserializer, MapAccess, Visitor};

use super::collect::{Cells, Collector, Place};

/// The longest line, in bytes: a file without an end of line must not fill the memory.
const LONGEST: u64 = 1 << 20;

/// A line as written.
#[derive(Debug, Default)]
struct Line<'a> {
    metric: Cow<'a, str>,
    when: Cow<'a, str>,
    value: Cow<'a, str>,
    quality: Cow<'a, str>,
    method: Cow<'a, str>,
    context: String,
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Line<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Line<'de>, A::Error> {
        let mut line = Line::default();
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            let raw: &serde_json::value::RawValue = map.next_value()?;
            let text = scalar(raw.get());
            match key.as_ref() {
                "metric" | "metric_id" => line.metric = text,
                "timestamp" | "date" => line.when = text,
                "value" => line.value = text,
                "data_quality" => line.quality = text,
                "measurement_method" | "method" => line.method = text,
                "measurement_id" => {}
                "context" => context(&mut line.context, raw.get()),
                other => add(&mut line.context, other, &text),
            }
        }
        Ok(line)
    }
}

/// The text of a value: what a string says, nothing for `null`, anything else as it is written.
fn scalar(raw: &str) -> Cow<'_, str> {
    match raw.as_bytes().first() {
        Some(b'"') => serde_json::from_str::<String>(raw).map_or(Cow::Borrowed(raw), Cow::Owned),
        _ if raw == "null" => Cow::Borrowed(""),
        _ => Cow::Borrowed(raw),
    }
}

/// The seed's `context`: an object of its own.
fn context(into: &mut String, raw: &str) {
    match serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(raw) {
        Ok(object) => {
            for (name, value) in object {
                add(into, &name, &scalar(&value.to_string()));
            }
        }
        Err(_) => add(into, "context", &scalar(raw)),
    }
}

fn add(into: &mut String, name: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    let comma = if into.is_empty() { "" } else { ", " };
    into.push_str(comma);
    into.push_str(&words(name));
    into.push(' ');
    into.push_str(text);
}

/// A name of a column as words.
pub(super) fn words(name: &str) -> String {
    name.replace('_', " ")
}

/// Reads all lines.
pub(super) fn read(file: &mut impl BufRead, into: &mut Collector) -> io::Result<()> {
    let mut bytes = Vec::new();
    let mut place = Place { byte: 0, line: 1 };
    loop {
        bytes.clear();
        let length = io::Read::take(&mut *file, LONGEST).read_until(b'\n', &mut bytes)?;
        if length == 0 {
            return Ok(());
        }
        line(&bytes, place, into);
        place.byte += length as u64;
        place.line += usize::from(bytes.ends_with(b"\n"));
    }
}

fn line(bytes: &[u8], place: Place, into: &mut Collector) {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    if bytes.trim_ascii().is_empty() {
        return;
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let read = reader.deserialize_map(Fields).and_then(|line| reader.end().map(|()| line));
    match read {
        Ok(line) => {
            let context = (!line.context.is_empty()).then(|| line.context.into_boxed_str());
            let cells = Cells {
                metric: line.metric.trim(),
                when: line.when.trim(),
                value: line.value.trim(),
                quality: line.quality.trim(),
                method: line.method.trim(),
                context,
            };
            into.row(&cells, place);
        }
        Err(error) => {
            let help = "a line is an object: `{\"metric\": \"cycle-time\", \"timestamp\": \"2026-10-05\", \
                        \"value\": 31.5}`";
            let why = error.to_string();
            // The line is shown; there is but one.
            let why = why.split(" at line ").next().unwrap_or_default();
            into.mistake("line", place, help, || format!("the line is no JSON object: {why}"));
        }
    }
}
