//! Typed field values as templates see them.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value as View;

use super::{Shared, dates};
use crate::markdown;
use crate::portal::{PageIx, PortalPage};
use crate::schema::{ContentType, Field, FieldKind, Value};

#[derive(Serialize)]
struct DurationView<'a> {
    text: &'a str,
    minutes: u64,
}

#[derive(Serialize)]
struct EnumView<'a> {
    id: &'a str,
    title: &'a str,
}

/// A value: text becomes safe HTML, a reference the card of its page, everything else its plain form.
pub(super) fn value(value: &Value<PageIx>, cards: &[View]) -> View {
    match value {
        Value::String(text) | Value::Url(text) => View::normal_string(text),
        Value::Text(text) => View::safe_string(&markdown::inline(text)),
        Value::Integer(number) => View::from_serializable(number),
        Value::Float(number) => View::from_serializable(number),
        Value::Bool(yes) => View::from_serializable(yes),
        Value::Date(date) => View::from_serializable(&dates::view(*date)),
        Value::Duration(duration) => {
            View::from_serializable(&DurationView { text: &duration.text, minutes: duration.seconds / 60 })
        }
        Value::Enum { id, title } => View::from_serializable(&EnumView { id, title }),
        Value::Ref(ix) => cards.get(ix.0 as usize).cloned().unwrap_or_else(View::none),
        Value::List(items) => {
            View::from_serializable(&items.iter().map(|item| self::value(item, cards)).collect::<Vec<_>>())
        }
        Value::Map(entries) => View::from_serializable(&by_name(entries, cards)),
        Value::Table(rows) => {
            View::from_serializable(&rows.iter().map(|row| by_name(row, cards)).collect::<Vec<_>>())
        }
    }
}

fn by_name<'a>(entries: &'a BTreeMap<String, Value<PageIx>>, cards: &[View]) -> BTreeMap<&'a str, View> {
    entries.iter().map(|(name, item)| (name.as_str(), value(item, cards))).collect()
}

/// All fields that the type declares and the page has, by name: `page.f`. A file that the page publishes is the address
/// of that file.
pub(super) fn own(shared: &Shared<'_>, page: &PortalPage, of: &ContentType) -> View {
    let view = |given: &Value<PageIx>| {
        let file = match given {
            Value::String(text) => shared.field_file(page, text),
            _ => None,
        };
        file.map_or_else(|| value(given, &shared.cards), |url| View::normal_string(&shared.href(&url)))
    };
    // Any page may have been drafted from code, and says so above its text.
    let names = of.fields.iter().map(|field| field.name.as_str()).chain(["extracted"]);
    let fields: BTreeMap<&str, View> =
        names.filter_map(|name| Some((name, view(page.fields.get(name)?)))).collect();
    View::from_serializable(&fields)
}

/// A card's own fields: only what is short.
pub(super) fn short(page: &PortalPage, of: &ContentType) -> View {
    let is_short = |v: &Value<PageIx>| {
        matches!(v, Value::String(_) | Value::Date(_) | Value::Duration(_) | Value::Enum { .. })
    };
    let fields: BTreeMap<&str, View> = of
        .fields
        .iter()
        .filter_map(|field| {
            Some((field.name.as_str(), page.fields.get(&field.name).filter(|v| is_short(v))?))
        })
        .map(|(name, v)| (name, value(v, &[])))
        .collect();
    View::from_serializable(&fields)
}

#[derive(Serialize)]
struct ListedField<'a> {
    name: &'a str,
    title: &'a str,
    help: &'a str,
    kind: &'static str,
    list: bool,
    value: View,
    columns: Vec<EnumView<'a>>,
    rows: Vec<Vec<ListedCell<'a>>>,
}

#[derive(Serialize)]
struct ListedCell<'a> {
    title: &'a str,
    kind: &'static str,
    set: bool,
    value: View,
    list: Option<View>,
}

/// The fields in declared order, for a template that knows none of them: `page.field_list`.
pub(super) fn listed(page: &PortalPage, of: &ContentType, cards: &[View]) -> Vec<View> {
    let shown = of.fields.iter().filter(|field| field.show);
    shown
        .filter_map(|field| {
            let given = page.fields.get(&field.name)?;
            let mut listed = ListedField {
                name: &field.name,
                title: &field.title,
                help: &field.help,
                kind: item_kind(&field.kind),
                list: matches!(field.kind, FieldKind::List(_)),
                value: View::none(),
                columns: Vec::new(),
                rows: Vec::new(),
            };
            if let (FieldKind::Table(columns), Value::Table(rows)) = (&field.kind, given) {
                listed.columns = columns.iter().map(|c| EnumView { id: &c.name, title: &c.title }).collect();
                listed.rows = rows.iter().map(|row| cells(columns, row, cards)).collect();
            } else {
                listed.value = value(given, cards);
            }
            Some(View::from_serializable(&listed))
        })
        .collect()
}

fn cells<'a>(
    columns: &'a [Field],
    row: &BTreeMap<String, Value<PageIx>>,
    cards: &[View],
) -> Vec<ListedCell<'a>> {
    let cell = |column: &'a Field| {
        let view = row.get(&column.name).map(|v| value(v, cards));
        let is_list = matches!(column.kind, FieldKind::List(_));
        ListedCell {
            title: &column.title,
            kind: item_kind(&column.kind),
            set: view.is_some(),
            list: view.clone().filter(|_| is_list),
            value: view.unwrap_or_else(View::none),
        }
    };
    columns.iter().map(cell).collect()
}

/// The kind of a value, or of a list's items.
fn item_kind(kind: &FieldKind) -> &'static str {
    match kind {
        FieldKind::List(of) => item_kind(of),
        other => other.id(),
    }
}
