//! Fields as JSON: references as identifiers of pages, everything else as what it is.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::portal::{PageIx, Portal};
use crate::schema::Value;

/// A field's value within a portal.
pub(super) struct FieldValue<'a>(pub(super) &'a Portal, pub(super) &'a Value<PageIx>);

impl Serialize for FieldValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(portal, value) = *self;
        match value {
            Value::String(v) | Value::Text(v) | Value::Url(v) | Value::Enum { id: v, .. } => {
                serializer.serialize_str(v)
            }
            Value::Integer(v) => serializer.serialize_i64(*v),
            Value::Float(v) => serializer.serialize_f64(*v),
            Value::Bool(v) => serializer.serialize_bool(*v),
            Value::Date(v) => serializer.collect_str(v),
            Value::Duration(v) => {
                let mut map = serializer.serialize_map(Some(2))?;
                map.serialize_entry("text", &v.text)?;
                map.serialize_entry("seconds", &v.seconds)?;
                map.end()
            }
            Value::Ref(ix) => serializer.serialize_str(&portal.page(*ix).page.id),
            Value::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(&FieldValue(portal, item))?;
                }
                list.end()
            }
            Value::Map(entries) => map(portal, entries.iter()).serialize(serializer),
            Value::Table(rows) => {
                let mut list = serializer.serialize_seq(Some(rows.len()))?;
                for row in rows {
                    list.serialize_element(&map(portal, row.iter()))?;
                }
                list.end()
            }
        }
    }
}

/// A date as year-month-day.
pub(super) struct Day(pub(super) Date);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// Named values, by name.
pub(super) fn map<'a>(
    portal: &'a Portal,
    fields: impl Iterator<Item = (&'a String, &'a Value<PageIx>)>,
) -> BTreeMap<&'a str, FieldValue<'a>> {
    fields.map(|(name, value)| (name.as_str(), FieldValue(portal, value))).collect()
}
