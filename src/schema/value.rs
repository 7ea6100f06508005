//! The typed value of a field.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

/// A field's value after validation. `R` is how a reference is held: [`RefName`] as parsed, a page's index in the
/// portal once resolved.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<R> {
    /// `string`, and the identifier of an `enum`.
    String(String),
    /// `text`: inline Markdown, not yet rendered.
    Text(String),
    /// `integer`.
    Integer(i64),
    /// `float`.
    Float(f64),
    /// `bool`.
    Bool(bool),
    /// `date`.
    Date(Date),
    /// `duration`.
    Duration(Duration),
    /// `url`.
    Url(String),
    /// `enum`: identifier and title.
    Enum {
        /// As written.
        id: String,
        /// As shown.
        title: String,
    },
    /// `ref`.
    Ref(R),
    /// `list`.
    List(Vec<Self>),
    /// `map`: by the names that the author chose.
    Map(BTreeMap<String, Self>),
    /// `table`: one map a row, by column name.
    Table(Vec<BTreeMap<String, Self>>),
}

/// A length of time, as written and in seconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duration {
    /// As the author wrote it.
    pub text: String,
    /// In seconds.
    pub seconds: u64,
}

/// A reference as an author wrote it, not yet resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefName {
    /// The identifier, path or last path segment.
    pub name: String,
    /// Where it stands in the page's source.
    pub range: Range<usize>,
}

impl<R> Value<R> {
    /// Replaces references by what `resolve` finds; a reference that it does not find vanishes, also from lists.
    pub fn resolve<S>(&self, resolve: &mut impl FnMut(&R) -> Option<S>) -> Option<Value<S>> {
        Some(match self {
            Self::String(v) => Value::String(v.clone()),
            Self::Text(v) => Value::Text(v.clone()),
            Self::Integer(v) => Value::Integer(*v),
            Self::Float(v) => Value::Float(*v),
            Self::Bool(v) => Value::Bool(*v),
            Self::Date(v) => Value::Date(*v),
            Self::Duration(v) => Value::Duration(v.clone()),
            Self::Url(v) => Value::Url(v.clone()),
            Self::Enum { id, title } => Value::Enum { id: id.clone(), title: title.clone() },
            Self::Ref(r) => Value::Ref(resolve(r)?),
            Self::List(items) => Value::List(items.iter().filter_map(|v| v.resolve(resolve)).collect()),
            Self::Map(entries) => Value::Map(resolve_entries(entries, resolve)),
            Self::Table(rows) => Value::Table(rows.iter().map(|row| resolve_entries(row, resolve)).collect()),
        })
    }

    /// Every reference in it, in order.
    pub fn refs(&self) -> Vec<&R> {
        match self {
            Self::Ref(r) => vec![r],
            Self::List(items) => items.iter().flat_map(Self::refs).collect(),
            Self::Map(entries) => entries.values().flat_map(Self::refs).collect(),
            Self::Table(rows) => rows.iter().flat_map(|row| row.values().flat_map(Self::refs)).collect(),
            _ => Vec::new(),
        }
    }

    /// The text of a string, text, address or enum identifier.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(v) | Self::Text(v) | Self::Url(v) | Self::Enum { id: v, .. } => Some(v),
            _ => None,
        }
    }

    /// The date.
    pub fn as_date(&self) -> Option<Date> {
        if let Self::Date(date) = self { Some(*date) } else { None }
    }

    /// The number, whole or not.
    pub const fn as_number(&self) -> Option<f64> {
        match self {
            Self::Integer(v) => Some(*v as f64),
            Self::Float(v) => Some(*v),
            _ => None,
        }
    }

    /// The length of time.
    pub const fn as_duration(&self) -> Option<&Duration> {
        if let Self::Duration(duration) = self { Some(duration) } else { None }
    }

    /// The rows of a table; none of anything else.
    pub fn rows(&self) -> &[BTreeMap<String, Self>] {
        if let Self::Table(rows) = self { rows } else { &[] }
    }

    /// The texts of a list of strings, or of one string.
    pub fn strings(&self) -> Vec<String> {
        match self {
            Self::List(items) => items.iter().filter_map(|v| v.as_str().map(str::to_owned)).collect(),
            other => other.as_str().map(str::to_owned).into_iter().collect(),
        }
    }

    /// The reference of a ref, or the first of a list of refs.
    pub fn first_ref(&self) -> Option<&R> {
        match self {
            Self::Ref(r) => Some(r),
            Self::List(items) => items.iter().find_map(Self::first_ref),
            _ => None,
        }
    }

    /// The references of a ref, or a list of refs.
    pub fn ref_list(&self) -> Vec<&R> {
        match self {
            Self::Ref(r) => vec![r],
            Self::List(items) => items.iter().flat_map(Self::ref_list).collect(),
            _ => Vec::new(),
        }
    }
}

fn resolve_entries<R, S>(
    entries: &BTreeMap<String, Value<R>>,
    resolve: &mut impl FnMut(&R) -> Option<S>,
) -> BTreeMap<String, Value<S>> {
    entries.iter().filter_map(|(k, v)| Some((k.clone(), v.resolve(resolve)?))).collect()
}
