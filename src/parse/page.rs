//! One Markdown file becomes a [`Page`].

use std::ops::Range;
use std::sync::Arc;

use super::fields::{self, Strictness};
use super::front::{self, Notation};
use super::node::{Entry, Node, NodeKind};
use super::{Options, Origin, Page, notation};
use crate::diagnostic::{Code, Diagnostic, Severity, SourceText, Span};
use crate::markdown::{self, IncludeFiles, Outline};
use crate::schema::{ContentType, Schema, Section, title_from_name};
use crate::source::ContentFile;

/// Parses one file. Never fails: what cannot be read is reported, and the rest is a page.
pub(super) fn page(
    file: &ContentFile,
    schema: &Schema,
    includes: &dyn IncludeFiles,
    options: Options,
) -> (Page, Vec<Diagnostic>) {
    let source = &file.text;
    let parts = front::split(&source.text);
    let mut found = Vec::new();
    found.extend(parts.unclosed.clone().map(|fence| unclosed(source, fence)));
    let entries = match parts.front {
        Some((kind, range)) => front_matter(source, kind, range.start, range.end, &mut found),
        None => Vec::new(),
    };

    let (stem, origin) = stem(&file.path);
    if options.foreign {
        for d in &mut found {
            d.severity = d.severity.min(Severity::Warning);
        }
    }
    // Of a front matter that cannot be read nobody knows what it states.
    let unread = found.iter().any(|d| d.code == Code::FrontMatter);
    let (type_id, inferred) =
        content_type(source, &entries, schema, stem, origin, options.foreign, &mut found);
    if unread {
        found.retain(|d| d.code != Code::NoType);
    }
    let of = schema.get(&type_id);
    let strictness = Strictness { foreign: options.foreign, inferred };
    let mut read = fields::read(source, &entries, schema, of, strictness, false);
    found.append(&mut read.found);
    let mut meta = fields::meta(source, &read.fields, &mut found);

    let (body, diagnostics) = markdown::prepare_with(source, parts.body, includes, options.admonitions);
    found.extend(diagnostics);
    let outline = markdown::outline(&body);
    if meta.summary.is_empty() {
        meta.summary.clone_from(&outline.summary);
    }
    let (title, title_in_body) = title(read.fields.get("title").and_then(|v| v.as_str()), &outline, stem);
    missing_sections(source, of, &outline, strictness, &mut found);
    let id = read
        .fields
        .get("id")
        .and_then(|v| v.as_str())
        .map_or_else(|| if stem.is_empty() { "index".to_owned() } else { stem.to_owned() }, str::to_owned);
    let page = Page {
        source: Arc::clone(source),
        path: file.path.clone(),
        id,
        type_id: of.id.clone(),
        title,
        title_in_body,
        meta,
        fields: read.fields,
        extra: read.extra,
        body,
        outline,
        origin,
        key_ranges: read.key_ranges,
    };
    (page, found)
}

fn unclosed(source: &Arc<SourceText>, range: Range<usize>) -> Diagnostic {
    let help = format!("close it with a line that is `{}` alone", &source.text[range.clone()]);
    Diagnostic::new(Code::FrontMatter, "the front matter is never closed")
        .at(Span::new(source, range))
        .help(help)
}

/// The stated title, else the heading that the text begins with, else the file's name; and whether the text shows it.
fn title(stated: Option<&str>, outline: &Outline, stem: &str) -> (String, bool) {
    let stated = stated.map(str::trim).filter(|title| !title.is_empty());
    let heading = outline.title.as_ref().filter(|heading| heading.leading && !heading.text.trim().is_empty());
    let in_body = heading.is_some_and(|heading| stated.is_none_or(|stated| stated == heading.text));
    let name = || title_from_name(stem.rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or("home"));
    let title = stated.map(str::to_owned).or_else(|| heading.map(|heading| heading.text.clone()));
    (title.unwrap_or_else(name), in_body)
}

fn front_matter(
    source: &Arc<SourceText>,
    kind: Notation,
    start: usize,
    end: usize,
    found: &mut Vec<Diagnostic>,
) -> Vec<Entry> {
    let text = &source.text[start..end];
    let parsed = match kind {
        Notation::Toml => notation::toml(text),
        Notation::Yaml => notation::yaml(text),
    };
    match parsed {
        Ok(mut node) => {
            node.shift(start);
            if let Node { kind: NodeKind::Map(entries), .. } = node { entries } else { Vec::new() }
        }
        Err(mistakes) => {
            for (message, range) in mistakes {
                let span = Span::new(source, start + range.start..start + range.end);
                let name = if kind == Notation::Toml { "TOML" } else { "YAML" };
                found.push(Diagnostic::new(Code::FrontMatter, format!("invalid {name}: {message}")).at(span));
            }
            Vec::new()
        }
    }
}

/// The path without extension and index name, and what kind of file it is.
fn stem(path: &str) -> (&str, Origin) {
    let bare = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let (folder, name) = bare.rsplit_once('/').unwrap_or(("", bare));
    if name == "index" || name == "_index" || name.eq_ignore_ascii_case("readme") {
        (folder, Origin::Index)
    } else {
        (bare, Origin::File)
    }
}

/// The stated type, else that of the nearest folder whose name a type declares, else `page`.
fn content_type(
    source: &Arc<SourceText>,
    entries: &[Entry],
    schema: &Schema,
    stem: &str,
    origin: Origin,
    foreign: bool,
    found: &mut Vec<Diagnostic>,
) -> (String, bool) {
    if let Some(entry) = entries.iter().find(|e| e.key == "type")
        && let Some(given) = entry.value.scalar()
    {
        match fields::known_type(source, schema, &given, entry.value.range.clone(), foreign) {
            Ok(id) => return (id, false),
            Err(d) => {
                found.push(*d);
                return ("page".into(), false);
            }
        }
    }
    if origin == Origin::Index {
        return ("page".into(), false);
    }
    let folders = stem.rsplit_once('/').map_or("", |(folders, _)| folders);
    for folder in folders.rsplit('/').filter(|f| !f.is_empty()) {
        if let Some(id) = schema.folders.get(&folder.to_lowercase().replace(' ', "-")) {
            return (id.clone(), id != "page");
        }
    }
    let message = "the page has no type; it is built as a plain page";
    let help = "state `type` in the front matter, or put it into a folder that implies one";
    let d = Diagnostic::new(Code::NoType, message).at(Span::first_line(source)).help(help);
    found.push(d.grouped("pages have no type; they are built as plain pages"));
    ("page".into(), false)
}

/// One warning that names every missing section.
fn missing_sections(
    source: &Arc<SourceText>,
    of: &ContentType,
    outline: &Outline,
    strictness: Strictness,
    found: &mut Vec<Diagnostic>,
) {
    if strictness.foreign {
        return;
    }
    let has = |section: &Section| outline.headings.iter().any(|h| section.is_headed(&h.text));
    let missing: Vec<&str> =
        of.sections.iter().filter(|s| s.required && !has(s)).map(|s| s.title.as_str()).collect();
    let Some(first) = missing.first() else { return };
    let names = missing.iter().map(|m| format!("`{m}`")).collect::<Vec<_>>().join(", ");
    let message = match missing.len() {
        1 => format!("a page of type `{}` has a section {names}, and this one lacks it", of.id),
        _ => format!("a page of type `{}` has the sections {names}, and this one lacks them", of.id),
    };
    let help = match of.sections.iter().find(|s| s.title == *first) {
        Some(section) if !section.hint.is_empty() => format!("add `## {first}`: {}", section.hint),
        _ => format!("add `## {first}`"),
    };
    found.push(Diagnostic::new(Code::MissingSection, message).at(Span::first_line(source)).help(help));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems() {
        for (path, expected) in [
            ("guides/deploy.md", ("guides/deploy", Origin::File)),
            ("guides/index.md", ("guides", Origin::Index)),
            ("guides/_index.md", ("guides", Origin::Index)),
            ("guides/README.md", ("guides", Origin::Index)),
            ("readme.md", ("", Origin::Index)),
            ("v1.2/notes.md", ("v1.2/notes", Origin::File)),
        ] {
            assert_eq!(stem(path), expected, "{path}");
        }
    }
}
