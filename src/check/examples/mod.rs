//! `schema_validation` of examples: JSON and YAML blocks against the schema that their fence or their page names.
//!
//! A fence names one with `schema="orders.yaml#/components/schemas/Order"`; a page names one for all its blocks in the
//! field `schema`. A part alone, `schema="#/components/schemas/Order"`, is one of the page's schema.

mod document;
mod files;
mod locate;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex};

use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::paths::LocationSegment;
use jsonschema::{ValidationError, Validator};
use serde_json::Value;

use super::{Check, Cx, Findings};
use crate::diagnostic::{Diagnostic, Span};
use crate::markdown::text::Code;
use document::{Dialect, Documents};
pub use files::{Place, Schemas, references, wanted};
use locate::{Segment, locate};

/// The most mistakes that are shown of one block.
const MOST: usize = 8;

/// The most characters of a value in a message.
const SHOWN: usize = 40;

/// The schema files that pages name, with the validators made of them so far.
#[derive(Debug, Default)]
pub(super) struct Examples {
    schemas: Schemas,
    documents: Documents,
    made: Mutex<HashMap<(Place, String), Made>>,
}

type Made = Result<Arc<Validator>, String>;

/// A schema as a page means it.
struct Meant<'a> {
    /// As written.
    name: Cow<'a, str>,
    place: Place,
    fragment: String,
    dialect: Dialect,
}

impl Examples {
    pub(super) fn new(schemas: Schemas) -> Self {
        Self { documents: Documents::new(&schemas), schemas, made: Mutex::default() }
    }

    /// What a name leads to: nothing for an address elsewhere, which is not asked for; else why not.
    fn find<'a>(&self, name: &'a str, cx: &Cx<'_>) -> Result<Option<Meant<'a>>, String> {
        let own = files::of_page(cx.page);
        let name = match (name.starts_with('#'), own) {
            (true, Some(own)) => Cow::Owned(format!("{}{name}", own.split('#').next().unwrap_or_default())),
            (true, None) => {
                return Err(format!("the page names no schema of which `{name}` could be a part"));
            }
            (false, _) => Cow::Borrowed(name),
        };
        if name.contains("://") {
            return Ok(None);
        }
        let places = Place::of(&name, &cx.page.page.path);
        let found = places.into_iter().find_map(|place| Some((self.schemas.documents.get(&place)?, place)));
        let Some((document, place)) = found else {
            return Err(format!("there is no schema `{}`", name.split('#').next().unwrap_or_default()));
        };
        let document =
            document.as_ref().map_err(|error| format!("the schema `{name}` cannot be read: {error}"))?;
        let fragment = name.split_once('#').map_or("", |(_, fragment)| fragment).to_owned();
        Ok(Some(Meant { fragment, dialect: Dialect::of(document), name, place }))
    }

    fn validator(&self, meant: &Meant<'_>) -> Made {
        let key = (meant.place.clone(), meant.fragment.clone());
        if let Ok(made) = self.made.lock()
            && let Some(known) = made.get(&key)
        {
            return known.clone();
        }
        let new = self.documents.validator(&meant.place, &meant.fragment, meant.dialect).map(Arc::new);
        if let Ok(mut made) = self.made.lock() {
            made.insert(key, new.clone());
        }
        new.map_err(|error| format!("the schema `{}` is wrong: {error}", meant.name))
    }

    /// Whether a block that names no schema is an example of the page's: an object with a property of it. Pages about
    /// orders also show requests, errors and settings.
    fn concerns(&self, meant: &Meant<'_>, value: &Value) -> bool {
        let Some(Ok(document)) = self.schemas.documents.get(&meant.place) else { return false };
        let Some(mut schema) = document.pointer(&meant.fragment) else { return false };
        if let Some(inner) = schema.get("$ref").and_then(Value::as_str).and_then(|r| r.strip_prefix('#')) {
            schema = document.pointer(inner).unwrap_or(schema);
        }
        let properties = schema.get("properties").and_then(Value::as_object);
        match (properties, value) {
            (Some(properties), Value::Object(map)) => map.keys().any(|key| properties.contains_key(key)),
            _ => false,
        }
    }
}

/// Checks one page.
pub(super) fn check(cx: &Cx<'_>, examples: &Examples, found: &mut Findings) {
    let own = match files::of_page(cx.page).map(|name| examples.find(name, cx)) {
        Some(Ok(meant)) => meant,
        Some(Err(message)) => {
            found.push(wrong_schema(cx.page.page.key_span("schema"), message));
            None
        }
        None => None,
    };
    for code in cx.text.code.iter().filter(|code| is_data(code)) {
        let named = code.option("schema");
        match named.as_deref() {
            Some("none" | "false") => {}
            Some("") | None => {
                let Some(own) = &own else { continue };
                // A document of many schemas is no schema of its own.
                if own.fragment.is_empty() && !matches!(own.dialect, Dialect::JsonSchema(_)) {
                    continue;
                }
                block(cx, code, own, named.is_some(), examples, found);
            }
            Some(name) => match examples.find(name, cx) {
                Ok(Some(meant))
                    if meant.fragment.is_empty() && !matches!(meant.dialect, Dialect::JsonSchema(_)) =>
                {
                    let message = format!("`{name}` is an OpenAPI document, not a schema");
                    let help = "name one of its schemas, such as `#/components/schemas/Order`";
                    found.push(wrong_schema(fence_span(cx, code), message).help(help));
                }
                Ok(Some(meant)) => block(cx, code, &meant, true, examples, found),
                Ok(None) => {}
                Err(message) => found.push(wrong_schema(fence_span(cx, code), message)),
            },
        }
    }
}

fn is_data(code: &Code) -> bool {
    ["json", "jsonc", "json5", "yaml", "yml"].iter().any(|name| code.language.eq_ignore_ascii_case(name))
}

fn wrong_schema(span: Span, message: String) -> Diagnostic {
    Diagnostic::new(Check::Schema.code(), message).rule("schema_file").at(span)
}

/// The line of the fence.
fn fence_span(cx: &Cx<'_>, code: &Code) -> Span {
    let start = code.range.start;
    let body = cx.page.page.body.text();
    let end = body[start..].find('\n').map_or(body.len(), |i| start + i);
    cx.span(start..end)
}

fn block(
    cx: &Cx<'_>,
    code: &Code,
    meant: &Meant<'_>,
    marked: bool,
    examples: &Examples,
    found: &mut Findings,
) {
    // What cannot be read is the finding of another check.
    let Some(value) = read(code) else { return };
    if !marked && !examples.concerns(meant, &value) {
        return;
    }
    let validator = match examples.validator(meant) {
        Ok(validator) => validator,
        Err(message) => {
            let span = if marked { fence_span(cx, code) } else { cx.page.page.key_span("schema") };
            found.push(wrong_schema(span, message));
            return;
        }
    };
    for error in validator.iter_errors(&value).take(MOST) {
        let (path, key) = place(&error);
        let range = locate(&code.text, &path, key.as_deref()).unwrap_or(0..code.text.len());
        let range = first_line(&code.text, range);
        let at = shown_path(&path);
        let place = if at.is_empty() { String::new() } else { format!("`{at}`: ") };
        let message = format!("{place}{}", said(&error));
        let d = cx.finding(Check::Schema, "example", code.source(range), message);
        found.push(d.help(format!("the schema is `{}`", meant.name)));
    }
}

fn read(code: &Code) -> Option<Value> {
    let yaml = code.language.starts_with(['y', 'Y']);
    if !yaml {
        return serde_json::from_str(&super::code::without_comments(&code.text)).ok();
    }
    let options = serde_saphyr::options! { strict_booleans: true };
    serde_saphyr::from_str_with_options(&code.text, options).ok()
}

fn first_line(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text.get(range.clone()).unwrap_or_default();
    range.start..range.start + part.lines().next().map_or(0, |line| line.trim_end().len())
}

/// Where an error lies: the path of the value, and the key when it is one too many.
fn place(error: &ValidationError<'_>) -> (Vec<Segment>, Option<String>) {
    let path = error.instance_path().iter().map(|segment| match segment {
        LocationSegment::Property(name) => Segment::Key(name.to_string()),
        LocationSegment::Index(index) => Segment::Index(index),
    });
    let key = match error.kind() {
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            unexpected.first().cloned()
        }
        _ => None,
    };
    (path.collect(), key)
}

/// `items[2].price`.
fn shown_path(path: &[Segment]) -> String {
    path.iter().fold(String::new(), |shown, segment| match segment {
        Segment::Index(index) => format!("{shown}[{index}]"),
        Segment::Key(key) if shown.is_empty() => key.clone(),
        Segment::Key(key) => format!("{shown}.{key}"),
    })
}

/// What is wrong, in words.
fn said(error: &ValidationError<'_>) -> String {
    let given = shown(error.instance());
    match error.kind() {
        Kind::Required { property } => {
            format!("`{}` is missing", property.as_str().unwrap_or_default())
        }
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            let names: Vec<String> = unexpected.iter().map(|name| format!("`{name}`")).collect();
            let verb = if names.len() == 1 { "is no property" } else { "are no properties" };
            format!("{} {verb} of the schema", names.join(", "))
        }
        Kind::Type { kind } => {
            let kinds: Vec<String> = match kind {
                jsonschema::error::TypeKind::Single(kind) => vec![kind.to_string()],
                jsonschema::error::TypeKind::Multiple(kinds) => kinds.iter().map(|k| k.to_string()).collect(),
            };
            format!("{given} is not of type {}", kinds.join(" or "))
        }
        Kind::Enum { options } => {
            let options = options.as_array().map(Vec::as_slice).unwrap_or_default();
            let options: Vec<String> = options.iter().map(shown).collect();
            format!("{given} is none of {}", options.join(", "))
        }
        Kind::AnyOf { .. } | Kind::OneOfNotValid { .. } => {
            format!("{given} is none of what the schema allows")
        }
        Kind::OneOfMultipleValid { .. } => format!("{given} is more than one of what the schema tells apart"),
        _ => error.masked_with(given).to_string(),
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Object(_) => "the object".to_owned(),
        Value::Array(_) => "the list".to_owned(),
        value => {
            let text = value.to_string();
            match text.char_indices().nth(SHOWN) {
                Some((end, _)) => format!("`{}…`", &text[..end]),
                None => format!("`{text}`"),
            }
        }
    }
}
