//! Changes of a front matter in YAML, for the ways in which front matter is mostly written: keys line by line, rows
//! with dashes or in brackets. What is written otherwise is refused by the caller, who reads the result again.

use std::ops::Range;

use super::change::{Cell, Change, Patch, Refused, Row, indent, line_end, line_start, next_line, quoted};
use crate::parse::node::{Entry, Node, NodeKind};

/// The patch that makes a change.
pub(super) fn patch(front: &str, entries: &[Entry], change: &Change, eol: &str) -> Result<Patch, Refused> {
    let found = entries.iter().position(|entry| entry.key == change.field());
    match change {
        Change::Append { field, row } => match found {
            None => {
                let base = entries.first().map_or("", |entry| indent(front, entry.key_range.start));
                let text = format!("{base}{field}:{eol}{}", block(row, &format!("{base}  "), eol));
                Ok(Patch::insert(front.len(), text))
            }
            Some(at) => append(front, entries, at, row, eol),
        },
        Change::Remove { field, row } => {
            let at = found.ok_or_else(|| Refused(format!("`{field}` has no such row")))?;
            remove(front, entries, at, *row)
        }
        Change::Set { field, value, after } => {
            if let Some(entry) = found.map(|at| &entries[at]) {
                return set(front, entry, value);
            }
            let before = after.iter().find_map(|name| entries.iter().position(|entry| entry.key == *name));
            let at = before.map_or(front.len(), |at| extent(front, entries, at).end);
            let base = entries.first().map_or("", |entry| indent(front, entry.key_range.start));
            Ok(Patch::insert(at, format!("{base}{field}: {}{eol}", cell(value))))
        }
    }
}

fn by_hand(field: &str) -> Refused {
    Refused(format!("`{field}` is written in a way that cannot be changed here; change it by hand"))
}

/// The lines of an entry, without the comments and empty lines before the next one.
fn extent(front: &str, entries: &[Entry], at: usize) -> Range<usize> {
    let end = entries.get(at + 1).map_or(front.len(), |next| line_start(front, next.key_range.start));
    let start = line_start(front, entries[at].key_range.start);
    start..said(front, start..end)
}

/// Where the last line of a range ends that is neither empty nor a comment. What stands further in than the range's
/// first line belongs to it: it may be text.
fn said(front: &str, range: Range<usize>) -> usize {
    let depth = indent(front, range.start).len();
    let mut end = range.end;
    while end > range.start {
        let line = line_start(front, end - 1);
        let text = front[line..end].trim();
        let comment = text.starts_with('#') && indent(front, line).len() <= depth;
        if !(text.is_empty() || comment) {
            break;
        }
        end = line;
    }
    end.max(range.start)
}

/// The first place behind a key's colon that is no white space and no comment.
fn value_start(front: &str, entry: &Entry) -> Option<(usize, usize)> {
    let colon = entry.key_range.end + front[entry.key_range.end..].find(':')? + 1;
    let mut at = colon;
    loop {
        at += front[at..].len() - front[at..].trim_start().len();
        if !front[at..].starts_with('#') {
            return Some((colon, at));
        }
        at = next_line(front, at);
    }
}

fn append(front: &str, entries: &[Entry], at: usize, row: &Row, eol: &str) -> Result<Patch, Refused> {
    let entry = &entries[at];
    let (colon, start) = value_start(front, entry).ok_or_else(|| by_hand(&entry.key))?;
    let base = indent(front, entry.key_range.start);
    let below = || block(row, &format!("{base}  "), eol);
    match &entry.value.kind {
        NodeKind::Null if matches!(front[colon..line_end(front, colon)].trim(), "" | "~" | "null") => {
            Ok(Patch { range: colon..next_line(front, colon), text: format!("{eol}{}", below()) })
        }
        NodeKind::List(items) if front[start..].starts_with('[') => {
            let close = closing(front, start).ok_or_else(|| by_hand(&entry.key))?;
            let ends_line = front[close + 1..line_end(front, close)].trim().is_empty();
            if items.is_empty() && ends_line {
                return Ok(Patch {
                    range: colon..next_line(front, close),
                    text: format!("{eol}{}", below()),
                });
            }
            let last = start + front[start..close].trim_end().len();
            let comma = if items.is_empty() {
                ""
            } else if front[..last].ends_with(',') {
                " "
            } else {
                ", "
            };
            Ok(Patch::insert(last, format!("{comma}{}", flow(row))))
        }
        NodeKind::List(_) => {
            let text = block(row, indent(front, start), eol);
            Ok(Patch::insert(extent(front, entries, at).end, text))
        }
        _ => Err(by_hand(&entry.key)),
    }
}

/// Where a bracket is closed again.
fn closing(front: &str, open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    let mut quote: Option<char> = None;
    let mut escaped = false;
    for (i, c) in front[open..].char_indices() {
        match (quote, c) {
            (Some('"'), '\\') if !escaped => {
                escaped = true;
                continue;
            }
            (Some(open), c) if open == c && !escaped => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(open + i);
                }
            }
            _ => {}
        }
        escaped = false;
    }
    None
}

fn remove(front: &str, entries: &[Entry], at: usize, row: usize) -> Result<Patch, Refused> {
    let entry = &entries[at];
    let NodeKind::List(items) = &entry.value.kind else { return Err(by_hand(&entry.key)) };
    let whole = extent(front, entries, at);
    if items.len() == 1 && row == 0 {
        return Ok(Patch { range: whole, text: String::new() });
    }
    let (_, start) = value_start(front, entry).ok_or_else(|| by_hand(&entry.key))?;
    if front[start..].starts_with('[') {
        return Err(by_hand(&entry.key));
    }
    let dash = |item: &Node| front[..item.range.start].rfind('-').map(|dash| line_start(front, dash));
    let first = items.get(row).and_then(dash).ok_or_else(|| by_hand(&entry.key))?;
    let end = items.get(row + 1).and_then(dash).unwrap_or(whole.end);
    Ok(Patch { range: first..said(front, first..end), text: String::new() })
}

fn set(front: &str, entry: &Entry, value: &Cell) -> Result<Patch, Refused> {
    if entry.value.scalar().is_some() {
        return Ok(Patch { range: entry.value.range.clone(), text: cell(value) });
    }
    match (value_start(front, entry), &entry.value.kind) {
        (Some((colon, _)), NodeKind::Null) => Ok(Patch::insert(colon, format!(" {}", cell(value)))),
        _ => Err(by_hand(&entry.key)),
    }
}

/// A row line by line, behind a dash.
fn block(row: &Row, indent: &str, eol: &str) -> String {
    let lines = row.iter().enumerate().map(|(i, (name, value))| {
        let dash = if i == 0 { "- " } else { "  " };
        format!("{indent}{dash}{name}: {}{eol}", cell(value))
    });
    lines.collect()
}

/// A row on one line.
fn flow(row: &Row) -> String {
    let cells: Vec<String> = row.iter().map(|(name, value)| format!("{name}: {}", cell(value))).collect();
    format!("{{ {} }}", cells.join(", "))
}

fn cell(value: &Cell) -> String {
    match value {
        Cell::Text(text) if is_plain(text) => text.clone(),
        Cell::Text(text) => quoted(text),
        Cell::Integer(number) => number.to_string(),
        Cell::Date(date) => date.to_string(),
        Cell::Points(points) => {
            let key = |name: &str| if is_plain(name) { name.to_owned() } else { quoted(name) };
            let points: Vec<String> = points.iter().map(|(name, n)| format!("{}: {n}", key(name))).collect();
            format!("{{ {} }}", points.join(", "))
        }
    }
}

/// Whether a text without quotes is that text to every reader of YAML: an identifier, and no word for yes, no or
/// nothing.
fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|b| b.is_ascii_alphabetic())
        && bytes.all(|b| b.is_ascii_alphabetic() || matches!(b, b'_' | b'-' | b'/'))
        && !WORDS.contains(&text.to_lowercase().as_str())
}
