//! One shape for every notation of fields: TOML, YAML, JSON and CSV become [`Node`]s with byte ranges, so that one
//! validator serves them all.

use std::ops::Range;

/// A value as written, with its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    pub(crate) kind: NodeKind,
    /// Bytes in the source text.
    pub(crate) range: Range<usize>,
}

/// What a value is, before any schema looks at it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum NodeKind {
    Null,
    Bool(bool),
    Integer(i64),
    Float(f64),
    String(String),
    /// A date or time in TOML's own notation.
    Datetime(String),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) key_range: Range<usize>,
    pub(crate) value: Node,
}

impl Node {
    pub(crate) fn new(kind: NodeKind, range: Range<usize>) -> Self {
        Self { kind, range }
    }

    /// Moves every range by `by` bytes: from a front matter to the file around it.
    pub(crate) fn shift(&mut self, by: usize) {
        self.range = self.range.start + by..self.range.end + by;
        match &mut self.kind {
            NodeKind::List(items) => items.iter_mut().for_each(|item| item.shift(by)),
            NodeKind::Map(entries) => {
                for entry in entries {
                    entry.key_range = entry.key_range.start + by..entry.key_range.end + by;
                    entry.value.shift(by);
                }
            }
            _ => {}
        }
    }

    /// The text of a scalar.
    pub(crate) fn scalar(&self) -> Option<String> {
        match &self.kind {
            NodeKind::Bool(v) => Some(v.to_string()),
            NodeKind::Integer(v) => Some(v.to_string()),
            NodeKind::Float(v) => Some(v.to_string()),
            NodeKind::String(v) | NodeKind::Datetime(v) => Some(v.clone()),
            NodeKind::Null | NodeKind::List(_) | NodeKind::Map(_) => None,
        }
    }

    /// What a message calls it.
    pub(crate) fn describe(&self) -> String {
        match &self.kind {
            NodeKind::Null => "nothing".into(),
            NodeKind::Bool(v) => format!("`{v}`"),
            NodeKind::Integer(v) => format!("the number {v}"),
            NodeKind::Float(v) => format!("the number {v}"),
            NodeKind::String(v) if v.chars().count() <= 40 => format!("the string \"{v}\""),
            NodeKind::String(_) => "a string".into(),
            NodeKind::Datetime(v) => format!("the date {v}"),
            NodeKind::List(_) => "a list".into(),
            NodeKind::Map(_) => "a table".into(),
        }
    }

    /// As JSON, for values that no schema declares.
    pub(crate) fn to_json(&self) -> serde_json::Value {
        use serde_json::Value;
        match &self.kind {
            NodeKind::Null => Value::Null,
            NodeKind::Bool(v) => (*v).into(),
            NodeKind::Integer(v) => (*v).into(),
            NodeKind::Float(v) => serde_json::Number::from_f64(*v).map_or(Value::Null, Value::Number),
            NodeKind::String(v) | NodeKind::Datetime(v) => v.as_str().into(),
            NodeKind::List(items) => items.iter().map(Self::to_json).collect(),
            NodeKind::Map(entries) => entries.iter().map(|e| (e.key.clone(), e.value.to_json())).collect(),
        }
    }
}
