//! JSON Schemas (draft 2020-12), with which editors complete and check settings and front matter while they are written.
//!
//! They say what the compiler says, as far as a schema can: `lyceum check` has the last word.

mod fields;

use serde_json::{Value as Json, json};

use crate::config::{Access, Config};
use crate::diagnostic::Code;
use crate::portal::Portal;
use crate::schema::Field;
use fields::Fields;

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of `lyceum.toml`, made from the very types that read it.
pub fn config() -> Json {
    let mut schema = schemars::schema_for!(Config).to_value();
    let levels = Json::from(Access::ALL.map(Access::id).to_vec());
    let codes: Vec<Json> =
        Code::ALL.iter().flat_map(|code| [code.name(), code.id()]).map(Json::from).collect();
    schema["title"] = "lyceum.toml".into();
    let properties = &mut schema["properties"];
    properties["default_access"]["enum"] = levels.clone();
    properties["severity"]["additionalProperties"] = json!({ "enum": ["off", "note", "warning", "error"] });
    // A code, or a rule of a check below its code: completed, and anything else is left to the compiler.
    properties["severity"]["propertyNames"] = json!({ "anyOf": [{ "enum": codes }, { "pattern": "/" }] });
    schema["$defs"]["Audience"]["properties"]["access"]["items"] = json!({ "enum": levels });
    schema
}

/// The schema of the front matter of one type's pages; `None` when there is no such type.
pub fn front_matter_of(portal: &Portal, type_id: &str) -> Option<Json> {
    let of = portal.schema.types.get(type_id)?;
    let mut fields = Fields::new(portal);
    let mut schema = fields.object(of.fields.iter().chain(&portal.schema.common));
    schema["properties"]["type"] = json!({ "const": of.id, "description": of.description });
    schema["properties"]["extra"] = extra();
    finish(&mut schema, &format!("Front matter: {}", of.title), &of.description, fields);
    Some(schema)
}

/// The schema of all front matter: the fields that every page has, and those of the type where the page states it.
pub fn front_matter(portal: &Portal) -> Json {
    let mut fields = Fields::new(portal);
    let common = &portal.schema.common;
    // A type may declare a common field anew, with other values: such a field is checked with its type.
    let anew = |field: &&Field| portal.schema.types.values().any(|of| of.field(&field.name).is_some());
    let mut schema = fields.object(common.iter().filter(|field| !anew(field)));
    let ids: Vec<&str> = portal.schema.types.keys().map(String::as_str).collect();
    schema["properties"]["type"] = json!({ "enum": ids, "description": "The content type." });
    schema["properties"]["extra"] = extra();
    if let Some(object) = schema.as_object_mut() {
        // Fields of the types are checked below; without a stated type they are those of the folder's.
        object.remove("additionalProperties");
    }
    let by_type: Vec<Json> = portal
        .schema
        .types
        .values()
        .map(|of| {
            let mut own = fields.object(of.fields.iter().chain(common.iter().filter(anew)));
            if let Some(object) = own.as_object_mut() {
                object.remove("additionalProperties");
            }
            json!({ "if": { "properties": { "type": { "const": of.id } }, "required": ["type"] }, "then": own })
        })
        .collect();
    schema["allOf"] = by_type.into();
    finish(&mut schema, "Front matter", "Fields of a page, by its content type.", fields);
    schema
}

fn extra() -> Json {
    json!({ "type": "object", "description": "Values of your own, for templates of your own." })
}

fn finish(schema: &mut Json, title: &str, description: &str, fields: Fields<'_>) {
    schema["$schema"] = DRAFT.into();
    schema["title"] = title.into();
    schema["description"] = description.into();
    schema["$defs"] = fields.definitions();
}

#[cfg(test)]
mod tests;
