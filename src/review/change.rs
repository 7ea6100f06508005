//! Changes of a page's front matter that leave every other byte as it is.
//!
//! Each change replaces one range of the text. The result is read again, and has to say exactly what the text said
//! before and the change; anything else is refused, and nothing is written.

use std::ops::Range;

use jiff::civil::Date;
use serde_json::Value as Json;

use super::{toml, yaml};
use crate::parse::front::{self, Notation};
use crate::parse::node::{Entry, Node, NodeKind};
use crate::parse::notation;

/// A change of one field.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A row at the end of a list of tables.
    Append {
        /// The field.
        field: &'static str,
        /// Its cells, in order.
        row: Row,
    },
    /// A row less.
    Remove {
        /// The field.
        field: &'static str,
        /// The row's place in the list.
        row: usize,
    },
    /// A value in place of another, or of none.
    Set {
        /// The field.
        field: &'static str,
        /// The value.
        value: Cell,
        /// Where the field is not stated: the fields that it follows, the best first.
        after: &'static [&'static str],
    },
}

impl Change {
    pub(super) const fn field(&self) -> &'static str {
        match self {
            Self::Append { field, .. } | Self::Remove { field, .. } | Self::Set { field, .. } => field,
        }
    }
}

/// Cells by name, in the order in which they are written.
pub type Row = Vec<(&'static str, Cell)>;

/// A value that is written.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A text, an identifier, a name.
    Text(String),
    /// A number.
    Integer(i64),
    /// A day.
    Date(Date),
    /// Numbers by name.
    Points(Vec<(String, i64)>),
}

impl Cell {
    fn json(&self) -> Json {
        match self {
            Self::Text(text) => text.as_str().into(),
            Self::Integer(number) => (*number).into(),
            Self::Date(date) => date.to_string().into(),
            Self::Points(points) => points.iter().map(|(name, n)| (name.clone(), Json::from(*n))).collect(),
        }
    }
}

/// Why a text was not changed: one sentence without a full stop.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Refused(pub(super) String);

/// The one range of a text that is replaced.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Patch {
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

impl Patch {
    pub(super) fn insert(at: usize, text: String) -> Self {
        Self { range: at..at, text }
    }
}

/// Makes the changes in a Markdown file's front matter, one after the other. A file without any gets one in TOML.
pub fn apply(text: &str, changes: &[Change]) -> Result<String, Refused> {
    changes.iter().try_fold(text.to_owned(), |text, change| one(&text, change))
}

fn one(text: &str, change: &Change) -> Result<String, Refused> {
    let parts = front::split(text);
    if parts.unclosed.is_some() {
        return Err(Refused("the front matter is never closed".into()));
    }
    let eol = if text.find('\n').is_some_and(|i| text[..i].ends_with('\r')) { "\r\n" } else { "\n" };
    let (before, notation, range) = if let Some((notation, range)) = parts.front {
        (text.to_owned(), notation, range)
    } else {
        let fences = format!("+++{eol}+++{eol}");
        let at = parts.body + "+++".len() + eol.len();
        (format!("{}{fences}{}", &text[..parts.body], &text[parts.body..]), Notation::Toml, at..at)
    };
    let front = &before[range.clone()];
    let entries = read(notation, front)?;
    let patch = match notation {
        Notation::Toml => toml::patch(front, &entries, change, eol),
        Notation::Yaml => yaml::patch(front, &entries, change, eol),
    }?;
    let mut after = front.to_owned();
    after.replace_range(patch.range, &patch.text);
    let expected = expected(json(entries), change);
    let text = format!("{}{after}{}", &before[..range.start], &before[range.end..]);
    // The fences have to stay where they were, too.
    let kept = front::split(&text).front == Some((notation, range.start..range.start + after.len()));
    let says = read(notation, &after).map(|entries| without_empty(json(entries), change));
    match says {
        Ok(says) if kept && says == expected => Ok(text),
        _ => Err(Refused(format!(
            "`{}` is written in a way that cannot be changed without touching more; change it by hand",
            change.field()
        ))),
    }
}

fn read(notation: Notation, front: &str) -> Result<Vec<Entry>, Refused> {
    let node = match notation {
        Notation::Toml => notation::toml(front),
        Notation::Yaml => notation::yaml(front),
    };
    match node {
        Ok(Node { kind: NodeKind::Map(entries), .. }) => Ok(entries),
        Ok(_) => Ok(Vec::new()),
        Err(mistakes) => {
            let first = mistakes.into_iter().next().map(|(message, _)| message).unwrap_or_default();
            Err(Refused(format!("the front matter cannot be read: {first}")))
        }
    }
}

fn json(entries: Vec<Entry>) -> Json {
    Node::new(NodeKind::Map(entries), 0..0).to_json()
}

/// What the front matter has to say afterwards.
fn expected(mut before: Json, change: &Change) -> Json {
    let Some(fields) = before.as_object_mut() else { return before };
    match change {
        Change::Append { field, row } => {
            let row = row.iter().map(|(name, cell)| ((*name).to_owned(), cell.json())).collect();
            match fields.get_mut(*field) {
                Some(Json::Array(rows)) => rows.push(row),
                _ => {
                    fields.insert((*field).to_owned(), Json::Array(vec![row]));
                }
            }
        }
        Change::Remove { field, row } => {
            if let Some(Json::Array(rows)) = fields.get_mut(*field)
                && *row < rows.len()
            {
                rows.remove(*row);
            }
        }
        Change::Set { field, value, .. } => {
            fields.insert((*field).to_owned(), value.json());
        }
    }
    without_empty(before, change)
}

/// A list without rows says what no list says.
fn without_empty(mut front: Json, change: &Change) -> Json {
    if let Some(fields) = front.as_object_mut()
        && fields.get(change.field()).is_some_and(|v| v.as_array().is_some_and(Vec::is_empty))
    {
        fields.remove(change.field());
    }
    front
}

/// A string in double quotes, as TOML and YAML both read it.
pub(crate) fn quoted(text: &str) -> String {
    Json::from(text).to_string().replace('\u{7f}', "\\u007f")
}

/// Where the line of a place ends, before its line break.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    if text[at..end].ends_with('\r') { end - 1 } else { end }
}

/// Where the line after that of a place starts.
pub(crate) fn next_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |i| at + i + 1)
}

/// Where the line of a place starts.
pub(crate) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |i| i + 1)
}

/// The white space at the start of the line of a place.
pub(super) fn indent(text: &str, at: usize) -> &str {
    let line = &text[line_start(text, at)..];
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// A range, as whole lines where nothing else stands on them.
pub(super) fn whole_lines(text: &str, range: Range<usize>) -> Range<usize> {
    let (start, end) = (line_start(text, range.start), line_end(text, range.end));
    let alone = text[start..range.start].trim().is_empty() && text[range.end..end].trim().is_empty();
    if alone { start..next_line(text, range.end) } else { range }
}

#[cfg(test)]
#[path = "change_tests.rs"]
mod tests;
