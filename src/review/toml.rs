//! Changes of a front matter in TOML.

use std::fmt::Write as _;

use super::change::{
    Cell, Change, Patch, Refused, Row, indent, line_end, line_start, next_line, quoted, whole_lines,
};
use crate::parse::node::{Entry, Node, NodeKind};

/// The patch that makes a change.
pub(super) fn patch(front: &str, entries: &[Entry], change: &Change, eol: &str) -> Result<Patch, Refused> {
    let entry = entries.iter().find(|entry| entry.key == change.field());
    match change {
        Change::Append { field, row } => match entry {
            None => Ok(Patch::insert(front.len(), block(field, row, front.len(), eol))),
            Some(entry) => match rows(front, entry)? {
                Rows::Headers(items) => {
                    let at = items.last().map_or(front.len(), |item| next_line(front, end(item)));
                    Ok(Patch::insert(at, block(field, row, at, eol)))
                }
                Rows::Inline(items) => Ok(append(front, &entry.value, items, &inline(row), eol)),
            },
        },
        Change::Remove { row, .. } => {
            let entry = entry.ok_or_else(|| gone(change.field()))?;
            remove(front, entry, *row)
        }
        Change::Set { field, value, after } => match entry {
            Some(entry) if entry.value.scalar().is_some() => {
                Ok(Patch { range: entry.value.range.clone(), text: cell(value) })
            }
            Some(_) => Err(Refused(format!("`{field}` is no single value; change it by hand"))),
            None => {
                let at = place(front, entries, after);
                Ok(Patch::insert(at, format!("{field} = {}{eol}", cell(value))))
            }
        },
    }
}

fn gone(field: &str) -> Refused {
    Refused(format!("`{field}` has no such row"))
}

/// How the rows of a list of tables are written.
enum Rows<'a> {
    /// Each below a header `[[field]]`.
    Headers(&'a [Node]),
    /// In one array.
    Inline(&'a [Node]),
}

fn rows<'a>(front: &str, entry: &'a Entry) -> Result<Rows<'a>, Refused> {
    match &entry.value.kind {
        NodeKind::List(items) if is_header(front, entry) => Ok(Rows::Headers(items)),
        NodeKind::List(items) => Ok(Rows::Inline(items)),
        _ => Err(Refused(format!("`{}` is no list of tables; change it by hand", entry.key))),
    }
}

/// Whether a key stands in a header: `[key]`, `[[key]]`, `[key.inner]`.
fn is_header(front: &str, entry: &Entry) -> bool {
    let at = entry.key_range.start;
    front[line_start(front, at)..at].trim_start().starts_with('[')
}

/// Where a value and all that belongs to it ends.
fn end(node: &Node) -> usize {
    match &node.kind {
        NodeKind::Map(entries) => {
            let inner = entries.iter().map(|e| end(&e.value).max(e.key_range.end));
            inner.fold(node.range.end, usize::max)
        }
        NodeKind::List(items) => items.iter().map(end).fold(node.range.end, usize::max),
        _ => node.range.end,
    }
}

/// Where a new key of the top table goes: below the line of one that it follows, else of the last.
fn place(front: &str, entries: &[Entry], after: &[&str]) -> usize {
    let top = || entries.iter().filter(|entry| !is_header(front, entry));
    let wanted = after.iter().find_map(|name| top().find(|entry| entry.key == *name));
    let end_of = |entry: &Entry| end(&entry.value);
    wanted.map(end_of).or_else(|| top().map(end_of).max()).map_or(0, |end| next_line(front, end))
}

/// A row below its own header, with an empty line before it.
fn block(field: &str, row: &Row, at: usize, eol: &str) -> String {
    let mut text = if at == 0 { String::new() } else { eol.to_owned() };
    let _ = write!(text, "[[{field}]]{eol}");
    for (name, value) in row {
        let _ = write!(text, "{name} = {}{eol}", cell(value));
    }
    text
}

/// A row on one line.
fn inline(row: &Row) -> String {
    let cells: Vec<String> = row.iter().map(|(name, value)| format!("{name} = {}", cell(value))).collect();
    format!("{{ {} }}", cells.join(", "))
}

fn cell(value: &Cell) -> String {
    match value {
        Cell::Text(text) => quoted(text),
        Cell::Integer(number) => number.to_string(),
        Cell::Date(date) => date.to_string(),
        Cell::Points(points) => {
            let bare = |name: &str| {
                !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
            };
            let key = |name: &str| if bare(name) { name.to_owned() } else { quoted(name) };
            let points: Vec<String> = points.iter().map(|(name, n)| format!("{} = {n}", key(name))).collect();
            format!("{{ {} }}", points.join(", "))
        }
    }
}

/// The next place that is no white space and no comment.
fn skip(front: &str, mut at: usize) -> usize {
    loop {
        at += front[at..].len() - front[at..].trim_start().len();
        if !front[at..].starts_with('#') {
            return at;
        }
        at = next_line(front, at);
    }
}

/// One more item of an array, in the manner of those that it has.
fn append(front: &str, array: &Node, items: &[Node], item: &str, eol: &str) -> Patch {
    let close = array.range.end - 1;
    let Some((first, last)) = items.first().zip(items.last()) else {
        let inner = array.range.start + 1..close;
        return if front[inner.clone()].trim().is_empty() {
            Patch { range: inner, text: format!("{eol}  {item},{eol}") }
        } else {
            Patch::insert(line_start(front, close), format!("  {item},{eol}"))
        };
    };
    let next = skip(front, last.range.end);
    let has_comma = front[next..].starts_with(',');
    let after = if has_comma { next + 1 } else { last.range.end };
    let lines = front[array.range.start..first.range.start].contains('\n');
    let line = line_end(front, after);
    // On a line with the closing bracket nothing else can be put below it.
    let till = if lines && line <= close { line } else { after };
    let break_ = if lines { format!("{eol}{}", indent(front, last.range.start)) } else { " ".to_owned() };
    let (before, behind) = if has_comma { ("", ",") } else { (",", "") };
    let behind = if lines { behind } else { "" };
    let kept = &front[last.range.end..till];
    Patch { range: last.range.end..till, text: format!("{before}{kept}{break_}{item}{behind}") }
}

fn remove(front: &str, entry: &Entry, row: usize) -> Result<Patch, Refused> {
    let range = match rows(front, entry)? {
        Rows::Headers(items) => {
            let item = items.get(row).ok_or_else(|| gone(&entry.key))?;
            let start = line_start(front, item.range.start);
            let mut range = start..next_line(front, end(item));
            // Of the empty lines around it one is enough.
            let above = line_start(front, start.saturating_sub(1));
            let below = &front[range.end..];
            let spaced = below.is_empty() || below.starts_with(['\n', '\r']);
            if front[above..start].trim().is_empty() && spaced {
                range.start = above;
            }
            range
        }
        Rows::Inline([_]) if row == 0 => {
            whole_lines(front, line_start(front, entry.key_range.start)..entry.value.range.end)
        }
        Rows::Inline(items) => {
            let item = items.get(row).ok_or_else(|| gone(&entry.key))?;
            let next = skip(front, item.range.end);
            let range = if front[next..].starts_with(',') {
                item.range.start..next + 1
            } else {
                let before = row.checked_sub(1).and_then(|i| items.get(i));
                before.map_or(item.range.start, |item| item.range.end)..item.range.end
            };
            let whole = whole_lines(front, range.clone());
            // In a line with others, the space after the comma goes with it.
            let space = usize::from(whole == range && front[range.end..].starts_with(' '));
            if whole == range && range.start == item.range.start {
                range.start..range.end + space
            } else {
                whole
            }
        }
    };
    Ok(Patch { range, text: String::new() })
}
