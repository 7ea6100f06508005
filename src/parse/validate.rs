//! The one validator: a written value against a declared field.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use super::node::{Entry, Node, NodeKind};
use crate::diagnostic::{Code, Diagnostic, SourceText, Span, suggest};
use crate::schema::{Duration, Field, FieldKind, RefName, Value, parse_duration};

type Found = Value<RefName>;

/// Validates values of one source file and collects what is wrong.
pub(crate) struct Validator<'a> {
    source: &'a Arc<SourceText>,
    /// Values come from CSV: everything is a string, lists are separated by `;`.
    flat: bool,
    pub(crate) found: Vec<Diagnostic>,
}

impl<'a> Validator<'a> {
    pub(crate) fn new(source: &'a Arc<SourceText>, flat: bool) -> Self {
        Self { source, flat, found: Vec::new() }
    }

    fn report(&mut self, code: Code, range: &Range<usize>, message: String, help: Option<String>) {
        let span = Span::new(self.source, range.clone());
        self.found.push(Diagnostic::new(code, message).at(span).help_opt(help));
    }

    fn wrong_type(&mut self, field: &Field, kind: &FieldKind, node: &Node) {
        let message = format!("`{}` must be {}, not {}", field.name, kind.describe(), node.describe());
        self.report(Code::WrongType, &node.range, message, None);
    }

    /// The typed value; `None` after a report, or for an empty value.
    pub(crate) fn value(&mut self, field: &Field, node: &Node) -> Option<Found> {
        self.of_kind(field, &field.kind, node)
    }

    fn of_kind(&mut self, field: &Field, kind: &FieldKind, node: &Node) -> Option<Found> {
        if node.kind == NodeKind::Null {
            return None;
        }
        match kind {
            FieldKind::List(of) => self.list(field, of, node),
            FieldKind::Map(of) => self.map(field, of, node),
            FieldKind::Table(columns) => self.table(field, columns, node),
            _ => self.scalar(field, kind, node),
        }
    }

    fn scalar(&mut self, field: &Field, kind: &FieldKind, node: &Node) -> Option<Found> {
        let Some(text) = node.scalar() else {
            self.wrong_type(field, kind, node);
            return None;
        };
        let is_text = matches!(node.kind, NodeKind::String(_));
        match kind {
            FieldKind::String => Some(Value::String(text)),
            FieldKind::Text => Some(Value::Text(text)),
            FieldKind::Url => self.url(field, node, text),
            FieldKind::Enum(values) => {
                let Some(value) = values.iter().find(|v| v.id == text) else {
                    let message = format!("`{text}` is not a valid `{}`", field.name);
                    let help = suggest(&text, values.iter().map(|v| v.id.as_str()));
                    self.report(Code::BadEnum, &node.range, message, help);
                    return None;
                };
                Some(Value::Enum { id: value.id.clone(), title: value.title.clone() })
            }
            FieldKind::Ref { .. } => Some(Value::Ref(RefName { name: text, range: node.range.clone() })),
            FieldKind::Date => self.date(field, node, &text),
            FieldKind::Duration => {
                if let Some(seconds) = parse_duration(&text) {
                    return Some(Value::Duration(Duration { text, seconds }));
                }
                let message = format!("`{}` is not a duration: `{text}`", field.name);
                let help = "write a number with a unit, such as `45m`, `2h` or `1h 30m`".to_owned();
                self.report(Code::BadValue, &node.range, message, Some(help));
                None
            }
            FieldKind::Bool => match (&node.kind, text.as_str()) {
                (NodeKind::Bool(v), _) => Some(Value::Bool(*v)),
                (_, "true" | "yes") if self.flat => Some(Value::Bool(true)),
                (_, "false" | "no") if self.flat => Some(Value::Bool(false)),
                _ => self.not_of_type(field, kind, node),
            },
            FieldKind::Integer => match (&node.kind, text.parse::<i64>()) {
                (_, Ok(v)) if self.flat || !is_text => Some(Value::Integer(v)),
                _ => self.not_of_type(field, kind, node),
            },
            FieldKind::Float => match text.parse::<f64>() {
                Ok(v) if v.is_finite() && (self.flat || !is_text) => Some(Value::Float(v)),
                _ => self.not_of_type(field, kind, node),
            },
            FieldKind::List(_) | FieldKind::Map(_) | FieldKind::Table(_) => {
                self.not_of_type(field, kind, node)
            }
        }
    }

    fn not_of_type(&mut self, field: &Field, kind: &FieldKind, node: &Node) -> Option<Found> {
        self.wrong_type(field, kind, node);
        None
    }

    fn url(&mut self, field: &Field, node: &Node, text: String) -> Option<Found> {
        let absolute =
            ["https://", "http://", "mailto:"].iter().any(|s| text.starts_with(s) && text.len() > s.len());
        if absolute || (text.starts_with('/') && !text.starts_with("//")) {
            return Some(Value::Url(text));
        }
        let message = format!("`{}` is not an address: `{text}`", field.name);
        let help = "start it with https://, http://, mailto: or / (a path on this portal)".to_owned();
        self.report(Code::BadValue, &node.range, message, Some(help));
        None
    }

    fn date(&mut self, field: &Field, node: &Node, text: &str) -> Option<Found> {
        // A time of day may follow; the calendar date is what counts.
        let day = text.split(['T', 't', ' ']).next().unwrap_or_default();
        if day.len() == 10
            && day.as_bytes()[4] == b'-'
            && let Ok(date) = day.parse::<Date>()
        {
            return Some(Value::Date(date));
        }
        let message = format!("`{}` is not a date: `{text}`", field.name);
        let help = date_help(day).unwrap_or_else(|| "write year-month-day, such as 2026-03-12".into());
        self.report(Code::BadDate, &node.range, message, Some(help));
        None
    }

    fn list(&mut self, field: &Field, of: &FieldKind, node: &Node) -> Option<Found> {
        let items: Vec<Node> = match &node.kind {
            NodeKind::List(items) => items.clone(),
            NodeKind::String(text) if self.flat => text
                .split(';')
                .map(str::trim)
                .filter(|item| !item.is_empty())
                .map(|item| Node::new(NodeKind::String(item.to_owned()), node.range.clone()))
                .collect(),
            // One value where a list is declared is a list of one.
            NodeKind::Map(_) => return self.not_of_type(field, &field.kind, node),
            _ => vec![node.clone()],
        };
        Some(Value::List(items.iter().filter_map(|item| self.of_kind(field, of, item)).collect()))
    }

    fn map(&mut self, field: &Field, of: &FieldKind, node: &Node) -> Option<Found> {
        let NodeKind::Map(entries) = &node.kind else {
            return self.not_of_type(field, &field.kind, node);
        };
        let value = |entry: &Entry| Some((entry.key.clone(), self.of_kind(field, of, &entry.value)?));
        Some(Value::Map(entries.iter().filter_map(value).collect()))
    }

    fn table(&mut self, field: &Field, columns: &[Field], node: &Node) -> Option<Found> {
        let rows: Vec<&Node> = match &node.kind {
            NodeKind::List(rows) => rows.iter().collect(),
            NodeKind::Map(_) => vec![node],
            _ => return self.not_of_type(field, &field.kind, node),
        };
        let mut values = Vec::with_capacity(rows.len());
        for row in rows {
            let NodeKind::Map(entries) = &row.kind else {
                self.wrong_type(field, &field.kind, row);
                continue;
            };
            values.push(self.row(&field.name, columns, entries, &row.range));
        }
        Some(Value::Table(values))
    }

    fn row(
        &mut self,
        table: &str,
        columns: &[Field],
        entries: &[Entry],
        place: &Range<usize>,
    ) -> BTreeMap<String, Found> {
        let mut row = BTreeMap::new();
        for entry in entries {
            let Some(column) = columns.iter().find(|c| c.name == entry.key) else {
                let message = format!("`{table}` has no column `{}`", entry.key);
                let help = suggest(&entry.key, columns.iter().map(|c| c.name.as_str()));
                self.report(Code::UnknownField, &entry.key_range, message, help);
                continue;
            };
            if let Some(value) = self.of_kind(column, &column.kind, &entry.value) {
                row.insert(column.name.clone(), value);
            }
        }
        for column in columns.iter().filter(|c| c.required) {
            if !entries.iter().any(|e| e.key == column.name && e.value.kind != NodeKind::Null) {
                let message = format!("a row of `{table}` lacks `{}`", column.name);
                let help = (!column.help.is_empty()).then(|| column.help.clone());
                self.report(Code::MissingField, place, message, help);
            }
        }
        row
    }
}

/// What the author may have meant by a date in another notation.
fn date_help(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [a, b, c] = parts[..] else { return None };
    let numbers = [a, b, c].map(str::parse::<i16>);
    let [Ok(a), Ok(b), Ok(c)] = numbers else { return None };
    let (year, month, day) = if a > 31 { (a, b, c) } else { (c, b, a) };
    let valid = |y: i16, m: i16, d: i16| Date::new(y, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok();
    match valid(year, month, day) {
        Some(date) if a > 31 || day > 12 => Some(format!("write {date}")),
        Some(_) => None,
        None if a > 31 => Some("this day does not exist in the calendar".into()),
        None => valid(year, day, month).map(|date| format!("write {date}")),
    }
}
