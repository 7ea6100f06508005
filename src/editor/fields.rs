//! Declared fields as properties of a JSON Schema.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use crate::portal::{PageIx, Portal};
use crate::review;
use crate::schema::{Field, FieldKind};

const DATE: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ].*)?$";
const DURATION: &str =
    "^\\s*([0-9]+\\s*(s|sec|seconds|m|min|minutes|h|hour|hours|d|day|days|w|week|weeks)\\s*)+$";
const CYCLE: &str = "^\\s*(none|[0-9]+\\s*[dwmy])\\s*$";
const URL: &str = "^(https?://.+|mailto:.+|/([^/].*)?)$";

/// Makes properties, and keeps what several of them refer to.
pub(super) struct Fields<'a> {
    portal: &'a Portal,
    definitions: BTreeMap<String, Json>,
}

impl<'a> Fields<'a> {
    pub(super) fn new(portal: &'a Portal) -> Self {
        Self { portal, definitions: BTreeMap::new() }
    }

    /// What properties refer to, by name.
    pub(super) fn definitions(self) -> Json {
        self.definitions.into_iter().collect::<Map<_, _>>().into()
    }

    /// An object with these fields and no others. Of two with one name the first counts.
    pub(super) fn object<'f>(&mut self, fields: impl IntoIterator<Item = &'f Field>) -> Json {
        let mut properties = Map::new();
        let mut required = Vec::new();
        for field in fields {
            if properties.contains_key(&field.name) {
                continue;
            }
            // What the compiler adds by itself, nobody has to write.
            if field.required && field.default.is_none() {
                required.push(field.name.clone());
            }
            let property = self.property(field);
            properties.insert(field.name.clone(), property);
        }
        json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
    }

    fn property(&mut self, field: &Field) -> Json {
        let mut schema = self.kind(&field.kind);
        if field.name == "review_cycle" {
            schema = json!({ "type": "string", "pattern": CYCLE });
        }
        schema["title"] = field.title.as_str().into();
        if !field.help.is_empty() {
            schema["description"] = field.help.as_str().into();
        }
        if let Some(default) = field.default.as_ref().and_then(json_of) {
            schema["default"] = default;
        }
        if let Some(example) = field.example.as_ref().and_then(json_of) {
            schema["examples"] = json!([example]);
        }
        schema
    }

    fn kind(&mut self, kind: &FieldKind) -> Json {
        match kind {
            // Whatever is written is taken as text.
            FieldKind::String | FieldKind::Text => json!({ "type": ["string", "number", "boolean"] }),
            FieldKind::Integer => json!({ "type": "integer" }),
            FieldKind::Float => json!({ "type": "number" }),
            FieldKind::Bool => json!({ "type": "boolean" }),
            FieldKind::Date => json!({ "type": "string", "pattern": DATE }),
            FieldKind::Duration => json!({ "type": "string", "pattern": DURATION }),
            FieldKind::Url => json!({ "type": "string", "pattern": URL }),
            FieldKind::Enum(values) => {
                json!({ "enum": values.iter().map(|v| v.id.as_str()).collect::<Vec<_>>() })
            }
            FieldKind::Ref { to, .. } => json!({ "$ref": format!("#/$defs/{}", self.reference(to)) }),
            FieldKind::List(of) => {
                let item = self.kind(of);
                // One value is a list of one.
                json!({ "anyOf": [{ "type": "array", "items": item }, item] })
            }
            FieldKind::Map(of) => json!({ "type": "object", "additionalProperties": self.kind(of) }),
            FieldKind::Table(columns) => {
                let row = self.object(columns);
                json!({ "anyOf": [{ "type": "array", "items": row }, row] })
            }
        }
    }

    /// The definition of a reference to pages of some types. Those of the portal are offered; others are no mistake of
    /// form, since a page may be written before the one that it names.
    fn reference(&mut self, to: &[String]) -> String {
        let name = if to.is_empty() { "page".to_owned() } else { to.join("-or-") };
        let key = format!("id-of-{name}");
        if !self.definitions.contains_key(&key) {
            let fits = |ix: &PageIx| to.is_empty() || to.contains(&self.portal.page(*ix).page.type_id);
            let all: Vec<PageIx> = self.portal.iter().map(|(ix, _)| ix).filter(fits).collect();
            let mut ids = review::names_of(self.portal, &all, to);
            ids.sort();
            let schema = json!({ "type": ["string", "number"], "examples": ids });
            self.definitions.insert(key.clone(), schema);
        }
        key
    }
}

/// A value of TOML; nothing for what JSON cannot say.
pub(super) fn json_of(value: &toml::Value) -> Option<Json> {
    if let toml::Value::Datetime(date) = value {
        return Some(date.to_string().into());
    }
    match value {
        toml::Value::Array(items) => items.iter().map(json_of).collect::<Option<Vec<_>>>().map(Json::from),
        toml::Value::Table(table) => {
            let entries = table.iter().map(|(key, value)| Some((key.clone(), json_of(value)?)));
            entries.collect::<Option<Map<_, _>>>().map(Json::from)
        }
        other => serde_json::to_value(other).ok(),
    }
}
