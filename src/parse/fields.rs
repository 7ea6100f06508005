//! A map of written values becomes typed fields, extras and reports.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::node::{Entry, NodeKind};
use super::validate::Validator;
use super::{Fields, Level, Meta, Status};
use crate::config::Access;
use crate::diagnostic::{Code, Diagnostic, Severity, SourceText, Span, suggest};
use crate::schema::{ContentType, Field, RefName, Schema, Value};

/// How strictly a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Strictness {
    /// The tree has no `lyceum.toml`: it never claimed to be a portal, so wrong values are warnings and stay extras.
    pub(crate) foreign: bool,
    /// The type was taken from the folder's name: the author never claimed it, so missing fields are warnings.
    pub(crate) inferred: bool,
}

/// Typed fields, and what is left over.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) fields: Fields<RefName>,
    pub(crate) extra: BTreeMap<String, serde_json::Value>,
    pub(crate) key_ranges: BTreeMap<String, Range<usize>>,
    pub(crate) found: Vec<Diagnostic>,
}

/// Reads the entries of one page or row.
pub(crate) fn read(
    source: &Arc<SourceText>,
    entries: &[Entry],
    schema: &Schema,
    of: &ContentType,
    strictness: Strictness,
    flat: bool,
) -> Read {
    let mut read = Read::default();
    let mut validator = Validator::new(source, flat);
    for entry in entries {
        if entry.key == "extra"
            && let NodeKind::Map(inner) = &entry.value.kind
        {
            read.extra.extend(inner.iter().map(|e| (e.key.clone(), e.value.to_json())));
            continue;
        }
        read.key_ranges.insert(entry.key.clone(), entry.key_range.clone());
        let Some(field) = find_field(schema, of, &entry.key) else {
            read.extra.insert(entry.key.clone(), entry.value.to_json());
            validator.found.push(unknown_field(source, schema, of, entry));
            continue;
        };
        if flat && matches!(&entry.value.kind, NodeKind::String(s) if s.is_empty()) {
            continue;
        }
        match validator.value(field, &entry.value) {
            Some(value) => {
                read.fields.insert(field.name.clone(), value);
            }
            None if entry.value.kind != NodeKind::Null => {
                read.extra.insert(entry.key.clone(), entry.value.to_json());
            }
            None => {}
        }
    }
    read.found = validator.found;
    soften(&mut read.found, strictness.foreign);
    add_defaults(source, of, &mut read);
    missing_fields(source, of, entries, strictness, &mut read);
    read
}

/// A field of the type, else a common one.
fn find_field<'a>(schema: &'a Schema, of: &'a ContentType, name: &str) -> Option<&'a Field> {
    of.field(name).or_else(|| schema.common.iter().find(|f| f.name == name))
}

fn unknown_field(source: &Arc<SourceText>, schema: &Schema, of: &ContentType, entry: &Entry) -> Diagnostic {
    let known = of.fields.iter().chain(&schema.common).map(|f| f.name.as_str());
    let help = crate::diagnostic::nearest(&entry.key, known).map_or_else(
        || "it is kept under `extra`; put it into an `[extra]` table, or declare it in `packs/`".to_owned(),
        |name| format!("did you mean `{name}`?"),
    );
    Diagnostic::new(Code::UnknownField, format!("unknown field `{}`", entry.key))
        .at(Span::new(source, entry.key_range.clone()))
        .help(help)
        .grouped(entry.key.clone())
}

/// Access stays an error whatever the tree: it fails closed.
fn soften(found: &mut [Diagnostic], foreign: bool) {
    for d in found {
        let is_access = d.message.ends_with("valid `access`");
        if is_access {
            d.code = Code::BadAccess;
            d.severity = Severity::Error;
        } else if foreign && d.is_error() {
            d.severity = Severity::Warning;
        }
    }
}

fn add_defaults(source: &Arc<SourceText>, of: &ContentType, read: &mut Read) {
    for field in &of.fields {
        let Some(default) = field.default.as_ref().filter(|_| !read.fields.contains_key(&field.name)) else {
            continue;
        };
        let node = super::notation::from_toml(default);
        if let Some(value) = Validator::new(source, false).value(field, &node) {
            read.fields.insert(field.name.clone(), value);
        }
    }
}

fn missing_fields(
    source: &Arc<SourceText>,
    of: &ContentType,
    entries: &[Entry],
    strictness: Strictness,
    read: &mut Read,
) {
    for field in of.fields.iter().filter(|f| f.required) {
        let present = entries.iter().any(|e| e.key == field.name && e.value.kind != NodeKind::Null);
        if present || read.fields.contains_key(&field.name) {
            continue; // Present and wrong has been reported.
        }
        let message = format!("a page of type `{}` needs the field `{}`", of.id, field.name);
        let help = format!("{}: {}", field.title, field.help);
        let mut d = Diagnostic::new(Code::MissingField, message).at(Span::first_line(source)).help(help);
        if strictness.foreign || strictness.inferred {
            d.severity = Severity::Warning;
            d = d.grouped(format!("{}.{}", of.id, field.name));
        }
        read.found.push(d);
    }
}

/// The typed common fields that the compiler itself works with.
pub(crate) fn meta(source: &Arc<SourceText>, fields: &Fields<RefName>, found: &mut Vec<Diagnostic>) -> Meta {
    let text = |name: &str| fields.get(name).and_then(|v| v.as_str()).map(str::to_owned);
    let date = |name: &str| fields.get(name).and_then(Value::as_date);
    let names = |name: &str| -> Vec<String> {
        let refs = fields.get(name).map(Value::ref_list).unwrap_or_default();
        let last = |n: &str| n.rsplit('/').next().unwrap_or(n).to_owned();
        if refs.is_empty() {
            return fields.get(name).map(Value::strings).unwrap_or_default();
        }
        refs.into_iter().map(|r| last(&r.name)).collect()
    };
    let access = text("access").and_then(|id| Access::find(&id));
    let meta = Meta {
        status: text("status").and_then(|id| Status::find(&id)),
        access,
        teams: names("teams"),
        roles: names("roles"),
        people: names("people"),
        level: text("level").and_then(|id| Level::find(&id)),
        summary: text("summary").unwrap_or_default(),
        tags: fields.get("tags").map(Value::strings).unwrap_or_default(),
        weight: match fields.get("weight") {
            Some(Value::Integer(weight)) => Some(*weight),
            _ => None,
        },
        created: date("created"),
        updated: date("updated"),
        last_reviewed: date("last_reviewed"),
        next_review_due: date("next_review_due"),
        aliases: fields.get("aliases").map(Value::strings).unwrap_or_default(),
        draft: fields.get("draft") == Some(&Value::Bool(true)),
        publish_on: date("publish_on"),
        expires_on: date("expires_on"),
        read_minutes: match fields.get("read_time") {
            Some(Value::Duration(time)) => Some(u32::try_from(time.seconds.div_ceil(60)).unwrap_or(u32::MAX)),
            _ => None,
        },
        slug: text("slug"),
        lang: text("lang"),
        template: text("template"),
    };
    let (needs, given) = match access {
        Some(Access::Team) => ("teams", meta.teams.is_empty()),
        Some(Access::Role) => ("roles", meta.roles.is_empty()),
        Some(Access::Restricted) => ("people", meta.people.is_empty()),
        _ => ("", false),
    };
    if given {
        let level = access.map_or("", Access::id);
        let message = format!("`access = \"{level}\"` needs `{needs}`: nobody could see the page");
        let help = format!("name who may see it: {needs} = [\"…\"]");
        found.push(Diagnostic::new(Code::BadAccess, message).at(Span::first_line(source)).help(help));
    }
    meta
}

/// The declared type, or a report with the nearest one.
pub(crate) fn known_type(
    source: &Arc<SourceText>,
    schema: &Schema,
    given: &str,
    range: Range<usize>,
    foreign: bool,
) -> Result<String, Box<Diagnostic>> {
    if schema.types.contains_key(given) {
        return Ok(given.to_owned());
    }
    let help = suggest(given, schema.types.keys().map(String::as_str))
        .unwrap_or_else(|| "`lyceum new` lists the types; a portal can declare its own in `packs/`".into());
    let mut d = Diagnostic::new(Code::UnknownType, format!("unknown content type `{given}`"))
        .at(Span::new(source, range))
        .help(help);
    if foreign {
        d.severity = Severity::Note;
        d = d.grouped(given.to_owned());
    }
    Err(Box::new(d))
}
