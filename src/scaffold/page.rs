//! A page of a type: its fields with their help, its sections with their hints, and nothing that pretends to be said.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use jiff::civil::Date;

use crate::diagnostic::suggest;
use crate::markdown::slugify;
use crate::portal::Portal;
use crate::schema::{ContentType, Field, FieldKind, Schema};

/// What stands where an author has to write. It is easy to search for, and nobody takes it for content.
const PLACEHOLDER: &str = "To be written";

/// Common fields that most pages want.
const USUAL: [&str; 6] = ["summary", "level", "tags", "owner", "prerequisites", "related"];

/// What page is wanted.
pub struct Request<'a> {
    /// Identifier of a content type.
    pub type_id: &'a str,
    /// Title.
    pub title: &'a str,
    /// The day on which it is created.
    pub today: Date,
    /// Identifier of the person who writes it.
    pub author: Option<&'a str>,
    /// Folders that the content has, relative to the content folder: the page goes to one of its type's, if there is one.
    pub folders: &'a BTreeSet<String>,
    /// An identifier of some page of one of the types, or of any type for none: required references name an existing
    /// page from the start. See [`existing`].
    pub pick: &'a dyn Fn(&[String]) -> Option<String>,
}

/// A page that does not exist yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Path below the content folder.
    pub path: String,
    /// The whole file.
    pub text: String,
    /// Required fields that must name a page of a type of which there is none yet.
    pub unfilled: Vec<String>,
}

/// The type that was asked for is not declared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no content type `{given}`")]
pub struct UnknownType {
    /// As given.
    pub given: String,
    /// The nearest type.
    pub help: Option<String>,
}

/// The first page, by address, of one of the types in a portal, for [`Request::pick`].
pub fn existing(portal: &Portal) -> impl Fn(&[String]) -> Option<String> + '_ {
    |types| {
        let mut pages = portal.pages.iter();
        let page = pages.find(|p| types.is_empty() || types.contains(&p.page.type_id));
        page.map(|p| p.page.id.clone())
    }
}

/// A new page, which builds without a finding once it is written.
pub fn new_page(schema: &Schema, request: &Request<'_>) -> Result<Draft, UnknownType> {
    let Some(of) = schema.types.get(request.type_id) else {
        let help = suggest(request.type_id, schema.types.keys().map(String::as_str));
        return Err(UnknownType { given: request.type_id.to_owned(), help });
    };
    let mut unfilled = Vec::new();
    let mut text = String::from("+++\n");
    line(&mut text, "title", &string(request.title));
    line(&mut text, "type", &string(&of.id));
    line(&mut text, "status", &string("draft"));
    line(&mut text, "created", &request.today.to_string());
    if let Some(author) = request.author {
        line(&mut text, "author", &string(author));
    }
    for name in USUAL {
        if let Some(field) = schema.common.iter().find(|f| f.name == name && of.field(name).is_none()) {
            optional(&mut text, field, request.today);
        }
    }
    for field in of.fields.iter().filter(|f| f.required) {
        help(&mut text, field);
        if let Some(value) = filled(&field.kind, field, request) {
            line(&mut text, &field.name, &value);
        } else {
            let _ = writeln!(text, "# {} = {}", field.name, string("…"));
            unfilled.push(field.name.clone());
        }
    }
    for field in of.fields.iter().filter(|f| !f.required) {
        optional(&mut text, field, request.today);
    }
    text.push_str("+++\n");
    sections(&mut text, of);
    Ok(Draft { path: path(of, request), text, unfilled })
}

/// A folder of the type that the content has, else the type's first; the title as file name.
fn path(of: &ContentType, request: &Request<'_>) -> String {
    let last = |folder: &str| folder.rsplit('/').next().unwrap_or_default().to_lowercase();
    let own =
        |folder: &&String| of.folders.contains(&last(folder)) || last(folder) == of.id.replace('_', "-");
    let shallow = |folder: &&String| (folder.matches('/').count(), (*folder).clone());
    let folder = match request.folders.iter().filter(own).min_by_key(shallow) {
        Some(folder) => folder.clone(),
        None if of.id == "page" => String::new(),
        None => of.folders.first().cloned().unwrap_or_else(|| of.id.replace('_', "-")),
    };
    let slug = slugify(request.title);
    let slug = match slug.trim_matches('-') {
        "" => "untitled".to_owned(),
        // These names stand for the folder itself.
        name @ ("index" | "_index" | "readme") => format!("{name}-page"),
        name => name.trim_start_matches('_').to_owned(),
    };
    if folder.is_empty() { format!("{slug}.md") } else { format!("{folder}/{slug}.md") }
}

fn line(text: &mut String, name: &str, value: &str) {
    let _ = writeln!(text, "{name} = {value}");
}

/// What a field means, as comments above it.
fn help(text: &mut String, field: &Field) {
    text.push('\n');
    let mut words = if field.help.is_empty() { format!("{}.", field.title) } else { field.help.clone() };
    match &field.kind {
        FieldKind::Enum(_) => {
            let _ = write!(words, " {}.", capital(&field.kind.describe()));
        }
        FieldKind::List(of) if matches!(**of, FieldKind::Enum(_)) => {
            let _ = write!(words, " {}.", capital(&of.describe()));
        }
        FieldKind::Table(columns) => {
            let names: Vec<&str> = columns.iter().map(|c| c.name.as_str()).collect();
            let _ = write!(words, " Rows of {}.", names.join(", "));
        }
        _ => {}
    }
    comment(text, &words);
    let prose = field.required && says(&field.kind);
    if let Some(example) = field.example.as_ref().filter(|_| prose) {
        comment(text, &format!("Example: {example}"));
    }
}

fn comment(text: &mut String, words: &str) {
    let _ = writeln!(text, "# {}", words.split_whitespace().collect::<Vec<_>>().join(" "));
}

/// A field that the page may do without: in comments, ready to be taken out of them.
fn optional(text: &mut String, field: &Field, today: Date) {
    help(text, field);
    let value = match (&field.example, &field.default) {
        (Some(value), _) | (None, Some(value)) => value.to_string(),
        (None, None) => sample(&field.kind, today),
    };
    comment(text, &format!("{} = {value}", field.name));
}

/// Whether the value is words that only an author can write.
fn says(kind: &FieldKind) -> bool {
    match kind {
        FieldKind::String | FieldKind::Text => true,
        FieldKind::List(of) => says(of),
        _ => false,
    }
}

/// A valid value of a required field: a placeholder where words are wanted, else the declared example.
fn filled(kind: &FieldKind, field: &Field, request: &Request<'_>) -> Option<String> {
    Some(match kind {
        FieldKind::String | FieldKind::Text => string(PLACEHOLDER),
        FieldKind::List(of) if says(of) => format!("[{}]", string(PLACEHOLDER)),
        FieldKind::List(_) | FieldKind::Table(_) => "[]".to_owned(),
        FieldKind::Map(_) if field.example.is_none() => "{}".to_owned(),
        FieldKind::Date => request.today.to_string(),
        FieldKind::Ref { to, .. } => string(&(request.pick)(to)?),
        _ => match field.default.as_ref().or(field.example.as_ref()) {
            Some(value) => value.to_string(),
            None => sample(kind, request.today),
        },
    })
}

/// Some value of a kind.
fn sample(kind: &FieldKind, today: Date) -> String {
    match kind {
        FieldKind::String | FieldKind::Text | FieldKind::Ref { .. } => string("…"),
        FieldKind::Integer => "0".to_owned(),
        FieldKind::Float => "0.0".to_owned(),
        FieldKind::Bool => "false".to_owned(),
        FieldKind::Date => today.to_string(),
        FieldKind::Duration => string("1h"),
        FieldKind::Url => string("https://example.org/"),
        FieldKind::Enum(values) => string(values.first().map_or("", |v| v.id.as_str())),
        FieldKind::List(of) => format!("[{}]", sample(of, today)),
        FieldKind::Map(of) => format!("{{ name = {} }}", sample(of, today)),
        FieldKind::Table(columns) => {
            let cells: Vec<String> =
                columns.iter().map(|c| format!("{} = {}", c.name, sample(&c.kind, today))).collect();
            format!("[{{ {} }}]", cells.join(", "))
        }
    }
}

fn string(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    toml::Value::String(line).to_string()
}

/// Required sections stand there and say that they are empty; the others wait in comments.
fn sections(text: &mut String, of: &ContentType) {
    for section in &of.sections {
        let hint = section.hint.replace("--", "–");
        if section.required {
            let _ = write!(text, "\n## {}\n\n", section.title);
            if !hint.is_empty() {
                let _ = write!(text, "<!-- {hint} -->\n\n");
            }
            let _ = writeln!(text, "*{PLACEHOLDER}.*");
        } else {
            let _ = write!(text, "\n<!-- Optional: ## {}\n{hint} -->\n", section.title.replace("--", "–"));
        }
    }
    if of.sections.is_empty() {
        let _ = writeln!(text, "\n*{PLACEHOLDER}.*");
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests;
