//! Measurements as TOML: tables `[[row]]`. TOML is read as a whole, so that such a file is as small as a page.

use std::io::{self, BufRead, Read as _};

use super::collect::{Cells, Collector, Place};
use crate::parse::node::{Entry, Node, NodeKind};
use crate::parse::notation;

/// The largest file, in bytes: that of other texts.
const LARGEST: u64 = 8 << 20;

/// Reads all rows.
pub(super) fn read(file: &mut impl BufRead, into: &mut Collector) -> io::Result<()> {
    let mut text = String::new();
    let read = file.take(LARGEST + 1).read_to_string(&mut text)?;
    if read as u64 > LARGEST {
        let message = || format!("the file has more than {} MiB", LARGEST >> 20);
        into.mistake(
            "size",
            Place { byte: 0, line: 1 },
            "long series are written as CSV or JSON Lines",
            message,
        );
        return Ok(());
    }
    let place = |at: usize| Place { byte: at as u64, line: line_of(&text, at) };
    let node = match notation::toml(&text) {
        Ok(node) => node,
        Err(mistakes) => {
            for (message, range) in mistakes {
                into.mistake("toml", place(range.start), "a row is a table `[[row]]`", || message);
            }
            return Ok(());
        }
    };
    let NodeKind::Map(entries) = node.kind else { return Ok(()) };
    for entry in entries {
        match entry.value.kind {
            NodeKind::List(rows) if entry.key == "row" => {
                // Lines are counted on from row to row: counting from the start would take the square of the rows.
                let mut at = Place { byte: 0, line: 1 };
                for node in &rows {
                    let start = node.range.start.max(at.byte as usize);
                    at.line += line_of(&text[at.byte as usize..], start - at.byte as usize) - 1;
                    at.byte = start as u64;
                    row(node, at, into);
                }
            }
            _ => {
                let help = "a row is a table `[[row]]` with `metric`, `timestamp` and `value`";
                into.mistake("toml", place(entry.key_range.start), help, || {
                    "measurements are written as `[[row]]` tables".to_owned()
                });
            }
        }
    }
    Ok(())
}

fn line_of(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or(text).matches('\n').count() + 1
}

fn row(node: &Node, place: Place, into: &mut Collector) {
    let NodeKind::Map(entries) = &node.kind else { return };
    let text = |names: &[&str]| {
        let found = entries.iter().find(|entry| names.contains(&entry.key.as_str()));
        found.and_then(|entry| entry.value.scalar()).unwrap_or_default()
    };
    let known = [
        "metric",
        "metric_id",
        "timestamp",
        "date",
        "value",
        "data_quality",
        "measurement_method",
        "method",
        "measurement_id",
    ];
    let others = entries.iter().filter(|entry| !known.contains(&entry.key.as_str()));
    let inner = |entry: &'_ Entry| match &entry.value.kind {
        NodeKind::Map(inner) if entry.key == "context" => inner.clone(),
        _ => vec![entry.clone()],
    };
    let words = |entry: Entry| Some(format!("{} {}", super::json::words(&entry.key), entry.value.scalar()?));
    let context: Vec<String> = others.flat_map(inner).filter_map(words).collect();
    let (metric, when) = (text(&["metric", "metric_id"]), text(&["timestamp", "date"]));
    let (value, quality) = (text(&["value"]), text(&["data_quality"]));
    let method = text(&["measurement_method", "method"]);
    let cells = Cells {
        metric: &metric,
        when: &when,
        value: &value,
        quality: &quality,
        method: &method,
        context: (!context.is_empty()).then(|| context.join(", ").into_boxed_str()),
    };
    into.row(&cells, place);
}
