//! Cells of the tables of a record.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::portal::PageIx;
use crate::schema::{FieldKind, Schema, Value};

/// A row with its references resolved.
pub(super) type Row = BTreeMap<String, Value<PageIx>>;

pub(super) fn text(row: &Row, name: &str) -> Option<String> {
    row.get(name)?.as_str().map(str::to_owned)
}

pub(super) fn number(row: &Row, name: &str) -> Option<f64> {
    row.get(name)?.as_number()
}

pub(super) fn date(row: &Row, name: &str) -> Option<Date> {
    row.get(name)?.as_date()
}

pub(super) fn page(row: &Row, name: &str) -> Option<PageIx> {
    row.get(name)?.first_ref().copied()
}

pub(super) fn flag(row: &Row, name: &str) -> Option<bool> {
    match row.get(name)? {
        Value::Bool(yes) => Some(*yes),
        _ => None,
    }
}

/// The identifier and the title of one of several declared values.
pub(super) fn choice(value: &Value<PageIx>) -> Option<(String, String)> {
    match value {
        Value::Enum { id, title } => Some((id.clone(), title.clone())),
        _ => None,
    }
}

/// Identifiers and titles that a column of a table may have, in declared order.
pub(super) fn declared<'a>(
    schema: &'a Schema,
    type_id: &str,
    table: &str,
    column: &str,
) -> Vec<(&'a str, &'a str)> {
    let field = schema.get(type_id).fields.iter().find(|field| field.name == table);
    let Some(FieldKind::Table(columns)) = field.map(|field| &field.kind) else { return Vec::new() };
    match columns.iter().find(|own| own.name == column).map(|own| &own.kind) {
        Some(FieldKind::Enum(values)) => {
            values.iter().map(|value| (value.id.as_str(), value.title.as_str())).collect()
        }
        _ => Vec::new(),
    }
}
