//! Front matter in TOML, changed key by key; every other byte stays as it is.

use std::fmt::Write as _;
use std::ops::Range;

use serde_json::Value as Json;

use super::Refused;
use crate::parse::node::{Entry, Node, NodeKind};
use crate::parse::notation;
use crate::review::{line_start, next_line, quoted};

/// Width above which a list is written with one item a line.
const WIDTH: usize = 100;

/// A front matter without its fences.
pub(super) struct Front {
    pub(super) text: String,
    /// What it says.
    pub(super) says: Json,
    eol: &'static str,
}

impl Front {
    pub(super) fn read(text: &str, eol: &'static str) -> Result<Self, Refused> {
        let says = Node::new(NodeKind::Map(entries(text)?), 0..0).to_json();
        Ok(Self { text: text.to_owned(), says, eol })
    }

    pub(super) fn get(&self, key: &str) -> Option<&Json> {
        self.says.get(key)
    }

    /// Writes a value in place of what the key has, or behind the last of `after` that is there.
    pub(super) fn set(&mut self, key: &str, value: &toml::Value, after: &[&str]) -> Result<(), Refused> {
        let entries = entries(&self.text)?;
        let headed = is_headed(value);
        let (range, text) = match entries.iter().find(|entry| entry.key == key) {
            Some(entry) if headed == is_header(&self.text, entry) => {
                if headed {
                    (self.block(&entries, entry)?, written(key, value, self.eol))
                } else {
                    (entry.value.range.clone(), inline(value, self.eol))
                }
            }
            Some(_) => {
                self.remove(key)?;
                return self.set(key, value, after);
            }
            None if headed => {
                let at = self.text.len();
                let break_ = if at == 0 { "" } else { self.eol };
                (at..at, format!("{break_}{}", written(key, value, self.eol)))
            }
            None => {
                let at = place(&self.text, &entries, after);
                (at..at, written(key, value, self.eol))
            }
        };
        let mut says = self.says.clone();
        says[key] = notation::from_toml(value).to_json();
        self.replace(key, range, &text, says)
    }

    /// Takes a key out.
    pub(super) fn remove(&mut self, key: &str) -> Result<(), Refused> {
        let entries = entries(&self.text)?;
        let Some(entry) = entries.iter().find(|entry| entry.key == key) else { return Ok(()) };
        let mut range = if is_header(&self.text, entry) {
            self.block(&entries, entry)?
        } else {
            line_start(&self.text, entry.key_range.start)..next_line(&self.text, entry.value.range.end)
        };
        // Of the empty lines around a block one is enough.
        let above = line_start(&self.text, range.start.saturating_sub(1));
        let spaced =
            self.text[range.end..].trim_start_matches('\r').starts_with('\n') || range.end == self.text.len();
        if range.start > 0 && self.text[above..range.start].trim().is_empty() && spaced {
            range.start = above;
        }
        let mut says = self.says.clone();
        if let Some(fields) = says.as_object_mut() {
            fields.remove(key);
        }
        self.replace(key, range, "", says)
    }

    /// Replaces a range, if the text then says what it should.
    fn replace(&mut self, key: &str, range: Range<usize>, text: &str, says: Json) -> Result<(), Refused> {
        let mut after = self.text.clone();
        after.replace_range(range, text);
        let now = entries(&after).map(|entries| Node::new(NodeKind::Map(entries), 0..0).to_json());
        if now.is_ok_and(|now| now == says) {
            (self.text, self.says) = (after, says);
            return Ok(());
        }
        Err(Refused(format!("`{key}` is written in a way that cannot be changed without touching more")))
    }

    /// The lines of a key that is written below headers, when nothing else stands between them.
    fn block(&self, entries: &[Entry], entry: &Entry) -> Result<Range<usize>, Refused> {
        let start = line_start(&self.text, first(entry));
        let end = next_line(&self.text, end(&entry.value).max(entry.key_range.end));
        let between = |other: &Entry| other.key != entry.key && (start..end).contains(&other.key_range.start);
        if entries.iter().any(between) {
            return Err(Refused(format!("other keys stand between those of `{}`", entry.key)));
        }
        Ok(start..end)
    }
}

fn entries(text: &str) -> Result<Vec<Entry>, Refused> {
    match notation::toml(text) {
        Ok(Node { kind: NodeKind::Map(entries), .. }) => Ok(entries),
        _ => Err(Refused("its front matter cannot be read".to_owned())),
    }
}

/// Whether a value is written below a header of its own.
fn is_headed(value: &toml::Value) -> bool {
    match value {
        toml::Value::Table(_) => true,
        toml::Value::Array(items) => matches!(items.first(), Some(toml::Value::Table(_))),
        _ => false,
    }
}

fn is_header(text: &str, entry: &Entry) -> bool {
    let at = first(entry);
    text[line_start(text, at)..at].trim_start().starts_with('[')
        || text[line_start(text, at)..].trim_start().starts_with('[')
}

fn first(entry: &Entry) -> usize {
    entry.key_range.start
}

fn end(node: &Node) -> usize {
    match &node.kind {
        NodeKind::Map(entries) => {
            entries.iter().map(|e| end(&e.value).max(e.key_range.end)).fold(node.range.end, usize::max)
        }
        NodeKind::List(items) => items.iter().map(end).fold(node.range.end, usize::max),
        _ => node.range.end,
    }
}

/// Where a new key of the top table goes: below the last of those that it follows, else of all.
fn place(text: &str, entries: &[Entry], after: &[&str]) -> usize {
    let top = || entries.iter().filter(|entry| !is_header(text, entry));
    let wanted = after.iter().rev().find_map(|name| top().find(|entry| entry.key == *name));
    let end_of = |entry: &Entry| end(&entry.value);
    wanted.map(end_of).or_else(|| top().map(end_of).max()).map_or(0, |end| next_line(text, end))
}

/// A key with its value, as whole lines.
pub(super) fn written(key: &str, value: &toml::Value, eol: &str) -> String {
    let mut out = String::new();
    let rows = |out: &mut String, table: &toml::Table| {
        for (name, value) in table {
            let _ = write!(out, "{} = {}{eol}", bare(name), inline(value, eol));
        }
    };
    match value {
        toml::Value::Table(table) => {
            let _ = write!(out, "[{}]{eol}", bare(key));
            rows(&mut out, table);
        }
        toml::Value::Array(items) if is_headed(value) => {
            for (at, item) in items.iter().filter_map(toml::Value::as_table).enumerate() {
                let break_ = if at == 0 { "" } else { eol };
                let _ = write!(out, "{break_}[[{}]]{eol}", bare(key));
                rows(&mut out, item);
            }
        }
        _ => {
            let _ = write!(out, "{} = {}{eol}", bare(key), inline(value, eol));
        }
    }
    out
}

fn bare(key: &str) -> String {
    let plain = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if plain { key.to_owned() } else { quoted(key) }
}

fn inline(value: &toml::Value, eol: &str) -> String {
    match value {
        toml::Value::String(text) => quoted(text),
        toml::Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| inline(item, eol)).collect();
            let line = format!("[{}]", items.join(", "));
            if line.len() <= WIDTH {
                return line;
            }
            let lines = items.iter().fold(String::new(), |lines, item| lines + "  " + item + "," + eol);
            format!("[{eol}{lines}]")
        }
        toml::Value::Table(table) => {
            let items: Vec<String> = table
                .iter()
                .map(|(name, value)| format!("{} = {}", bare(name), inline(value, eol)))
                .collect();
            format!("{{ {} }}", items.join(", "))
        }
        other => other.to_string(),
    }
}
