//! What people wrote down already: decision records, reports of incidents, notes of meetings, commits.

pub mod commits;
mod document;
mod read;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;

use super::find::names::Names;
use super::layout::{Layouts, Reading};
use super::page::{PLACEHOLDER, REST, string};
use super::words::Words;
use super::{CaptureError, Draft, content_type, path, title_of};
use crate::portal::Portal;
use crate::schema::{ContentType, FieldKind};
use document::Document;

/// Somebody's task, from notes or a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// What is to be done, as it is written.
    pub text: String,
    /// Whose it is, as the portal names them.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<Date>,
    /// Whether it is ticked.
    pub done: bool,
}

/// The draft of a document's page, and the tasks in it. `kind` is one of `decisions`, `incidents` and `notes`.
pub fn document(
    portal: &Portal,
    kind: &str,
    (name, text): (&str, &str),
    today: Date,
) -> Result<(Draft, Vec<Action>), CaptureError> {
    let layouts = Layouts::new(&portal.schema)?;
    let how = layouts.document(kind)?;
    let of = content_type(portal, &how.type_id)?;
    let words = Words::new(&portal.schema, &portal.config.lang)?;
    let document = Document::read(text);
    if document.parts.is_empty() && document.title.is_none() {
        return Err(CaptureError::Nothing(name.to_owned()));
    }
    let reader =
        read::Reader { document: &document, names: &Names::new(portal, None), words: &words, name, today };
    let mut values: BTreeMap<&str, String> = BTreeMap::new();
    let mut actions = Vec::new();
    for reading in &how.reads {
        let Some(field) = of.fields.iter().find(|field| field.name == reading.field) else { continue };
        if reading.how == "actions" {
            actions.extend(reader.actions(&reading.from));
        }
        if let Some(value) = reader.value(reading, field) {
            values.insert(&reading.field, value);
        }
    }
    let title = document.title.clone().unwrap_or_else(|| title_of(name));
    let text = page(of, &document, &title, &values, (&how.source, name, today));
    let draft = Draft {
        path: path(portal, of, &title),
        tally: tally(&values, &actions),
        unplaced: 0,
        asked: None,
        text,
    };
    Ok((draft, actions))
}

fn tally(values: &BTreeMap<&str, String>, actions: &[Action]) -> String {
    let names: Vec<&str> = values.keys().copied().collect();
    let owned = actions.iter().filter(|action| action.owner.is_some()).count();
    let mut said =
        format!("read {}", if names.is_empty() { "no fields".to_owned() } else { names.join(", ") });
    if owned < actions.len() {
        let _ = write!(
            said,
            "; {} of {} actions have no owner that the portal knows",
            actions.len() - owned,
            actions.len()
        );
    }
    said
}

/// The whole file: fields, then the document's own sections under the type's headings.
fn page(
    of: &ContentType,
    document: &Document,
    title: &str,
    values: &BTreeMap<&str, String>,
    (source, from, today): (&str, &str, Date),
) -> String {
    let mut text = String::from("+++\n");
    let _ = writeln!(
        text,
        "title = {}\ntype = {}\nstatus = \"draft\"\ncreated = {today}",
        string(title),
        string(&of.id)
    );
    for field in &of.fields {
        let _ = match (values.get(field.name.as_str()), field.required, &field.kind) {
            (Some(value), ..) => writeln!(text, "{} = {value}", field.name),
            (None, true, FieldKind::String | FieldKind::Text) => {
                writeln!(text, "{} = \"To be written\"", field.name)
            }
            (None, true, FieldKind::List(_) | FieldKind::Table(_)) => writeln!(text, "{} = []", field.name),
            (None, true, FieldKind::Date) => writeln!(text, "{} = {today}", field.name),
            (None, true, _) => match field.default.as_ref().or(field.example.as_ref()) {
                Some(value) => writeln!(text, "{} = {value}", field.name),
                None => writeln!(text, "# {} = \"…\"", field.name),
            },
            (None, false, _) => Ok(()),
        };
    }
    let _ = write!(
        text,
        "\n[[captured]]\nsource = {}\ndate = {today}\nfrom = {}\nvalidation_status = \"unvalidated\"\n+++\n",
        string(source),
        string(from)
    );
    sections(&mut text, of, document);
    text
}

fn sections(text: &mut String, of: &ContentType, document: &Document) {
    let parts = document.lifted(|heading| of.sections.iter().any(|section| section.is_headed(heading)));
    let mut placed = vec![false; parts.len()];
    for section in &of.sections {
        let mut body = String::new();
        for (at, part) in parts.iter().enumerate() {
            if !placed[at] && section.is_headed(&part.heading) {
                placed[at] = true;
                body.push_str(&part.text);
                body.push('\n');
            }
        }
        let body = body.trim();
        if !body.is_empty() {
            let _ = write!(text, "\n## {}\n\n{body}\n", section.title);
        } else if section.required {
            let _ = write!(text, "\n## {}\n\n{PLACEHOLDER}\n", section.title);
        }
    }
    let left: Vec<_> = parts
        .iter()
        .zip(&placed)
        .filter(|(part, placed)| !**placed && !part.text.trim().is_empty())
        .collect();
    if !left.is_empty() {
        let _ = write!(text, "\n## {REST}\n");
    }
    for (part, _) in left {
        if !part.heading.is_empty() {
            let _ = write!(text, "\n### {}\n", part.heading);
        }
        let _ = write!(text, "\n{}\n", part.text.trim());
    }
}

/// Tasks as rows for `data/task.csv`, below the columns of a new file. Rows of actions without an owner are left out: a task is
/// somebody's.
pub fn task_rows(actions: &[Action], page: &str) -> Vec<[String; 6]> {
    let owned = actions.iter().filter(|action| action.owner.is_some());
    let stem = page.rsplit('/').next().unwrap_or(page);
    owned
        .enumerate()
        .map(|(at, action)| {
            [
                format!("{stem}-{}", at + 1),
                action.text.clone(),
                page.to_owned(),
                action.owner.clone().unwrap_or_default(),
                action.due.map(|due| due.to_string()).unwrap_or_default(),
                if action.done { "done" } else { "open" }.to_owned(),
            ]
        })
        .collect()
}

/// How a reading is declared; see [`Reading`].
pub(super) const HOWS: [&str; 8] =
    ["date", "people", "choice", "number", "first", "list", "actions", "timeline"];

/// Whether a reading is one that can be done.
pub(super) fn is_known(reading: &Reading) -> bool {
    HOWS.contains(&reading.how.as_str())
}
