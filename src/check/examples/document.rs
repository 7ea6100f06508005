//! Validators made from schema files: JSON Schema, and the schemas within an `OpenAPI` document.

use std::collections::BTreeMap;
use std::sync::Arc;

use jsonschema::{Draft, Retrieve, Uri, Validator};
use serde_json::{Value, json};

use super::files::{Place, Schemas};

/// What a schema file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// A schema as such.
    JsonSchema(Draft),
    /// `OpenAPI` 3.0: schemas of an early draft, with `nullable`.
    OpenApi30,
    /// `OpenAPI` 3.1 and later: schemas of draft 2020-12.
    OpenApi31,
}

impl Dialect {
    pub(super) fn of(document: &Value) -> Self {
        match document.get("openapi").and_then(Value::as_str) {
            Some(version) if version.starts_with("3.0") => Self::OpenApi30,
            Some(_) => Self::OpenApi31,
            None => Self::JsonSchema(draft(document)),
        }
    }

    const fn draft(self) -> Draft {
        match self {
            Self::JsonSchema(draft) => draft,
            Self::OpenApi30 => Draft::Draft4,
            Self::OpenApi31 => Draft::Draft202012,
        }
    }
}

fn draft(document: &Value) -> Draft {
    let named = document.get("$schema").and_then(Value::as_str).unwrap_or_default();
    [
        ("draft-04", Draft::Draft4),
        ("draft-06", Draft::Draft6),
        ("draft-07", Draft::Draft7),
        ("2019-09", Draft::Draft201909),
    ]
    .into_iter()
    .find(|(name, _)| named.contains(name))
    .map_or(Draft::Draft202012, |(_, draft)| draft)
}

/// The files by address, ready for the validator.
#[derive(Debug, Clone, Default)]
pub(super) struct Documents(Arc<BTreeMap<String, Value>>);

impl Documents {
    pub(super) fn new(schemas: &Schemas) -> Self {
        let mut by_address = BTreeMap::new();
        for (place, document) in &schemas.documents {
            let Ok(document) = document else { continue };
            let mut document = document.clone();
            if Dialect::of(&document) == Dialect::OpenApi30 {
                modern(&mut document);
            }
            // References are resolved from the file's own place; others may still name its `$id`.
            let id = document.as_object_mut().and_then(|map| map.remove("$id").or_else(|| map.remove("id")));
            if let Some(Value::String(id)) = id {
                by_address.insert(id.trim_end_matches('#').to_owned(), document.clone());
            }
            by_address.insert(place.to_string(), document);
        }
        Self(Arc::new(by_address))
    }

    /// A validator for a file or a part of it; else why there is none.
    pub(super) fn validator(
        &self,
        place: &Place,
        fragment: &str,
        dialect: Dialect,
    ) -> Result<Validator, String> {
        let address = place.to_string();
        if !fragment.is_empty() && fragment.starts_with('/') {
            let found = self.0.get(&address).and_then(|document| document.pointer(fragment));
            if found.is_none() {
                return Err(format!("it has no `#{fragment}`"));
            }
        }
        let root = json!({ "$ref": format!("{address}#{fragment}") });
        jsonschema::options()
            .with_draft(dialect.draft())
            .with_retriever(self.clone())
            .build(&root)
            .map_err(|error| error.to_string().replace("lyceum:///", ""))
    }
}

impl Retrieve for Documents {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        let address = uri.as_str().split('#').next().unwrap_or_default();
        self.0.get(address).cloned().ok_or_else(|| "there is no such file".into())
    }
}

/// `nullable` of `OpenAPI` 3.0 as what JSON Schema calls it.
fn modern(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.values_mut().for_each(modern);
            if map.get("nullable") == Some(&Value::Bool(true)) {
                map.remove("nullable");
                if let Some(Value::Array(values)) = map.get_mut("enum")
                    && !values.contains(&Value::Null)
                {
                    values.push(Value::Null);
                }
                if let Some(Value::String(kind)) = map.get("type") {
                    let kinds = json!([kind, "null"]);
                    map.insert("type".to_owned(), kinds);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(modern),
        _ => {}
    }
}
