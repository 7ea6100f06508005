//! Which section of a type takes what: data of the packs.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::CaptureError;
use super::find::Kind;
use crate::diagnostic::suggest;
use crate::schema::Schema;

/// Under which name the schema keeps the files.
const FILES: &str = "capture/methods.toml";

/// How somebody was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// Questions and answers.
    Interview,
    /// Somebody goes through code and says what it does.
    CodeWalkthrough,
    /// People look for what is wrong, and find it.
    ProblemSolving,
}

impl Method {
    /// As settings and fields name it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Interview => "interview",
            Self::CodeWalkthrough => "code_walkthrough",
            Self::ProblemSolving => "problem_solving",
        }
    }

    /// In a sentence: `in an interview`.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Interview => "an interview",
            Self::CodeWalkthrough => "a walk through the code",
            Self::ProblemSolving => "a session on a problem",
        }
    }
}

/// What a method makes of a conversation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Usual {
    /// One of the ten sources of knowledge.
    pub source: String,
    /// The type of the page.
    #[serde(rename = "type")]
    pub type_id: String,
    /// The type where the conversation is about how something is built or run.
    pub technical: String,
}

/// How a page of a type is put together.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Layout {
    /// Whether what was seen, tried and found counts.
    pub problems: bool,
    /// Fields with a fixed value. `{source}` is the source of the method.
    pub fields: BTreeMap<String, String>,
    /// Text fields that quote the first sentence of a kind.
    pub texts: BTreeMap<String, String>,
    /// The field that names the experts.
    pub experts: Option<String>,
    /// The field that names their team.
    pub team: Option<String>,
    /// The field that lists technologies.
    pub technologies: Option<String>,
    /// In order of preference.
    pub sections: Vec<Taking>,
}

/// A section, and the kinds that it takes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Taking {
    /// Its heading.
    pub title: String,
    /// Kinds by their names.
    takes: Vec<String>,
}

impl Taking {
    /// The kinds, in the order in which they are written.
    pub fn kinds(&self) -> impl Iterator<Item = Kind> + '_ {
        self.takes.iter().filter_map(|name| Kind::ALL.into_iter().find(|kind| kind.id() == name))
    }
}

/// What becomes of a document that somebody wrote.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// The type of the page.
    #[serde(rename = "type")]
    pub type_id: String,
    /// One of the ten sources of knowledge.
    pub source: String,
    /// Fields that are read.
    pub reads: Vec<Reading>,
}

/// How a field is read.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// The field.
    pub field: String,
    /// One of the ways that `sources` knows.
    pub how: String,
    /// Names of lines and sections, in small letters.
    #[serde(default)]
    pub from: Vec<String>,
    /// What stands before a number.
    #[serde(default)]
    pub prefix: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Raw {
    document: BTreeMap<String, Written>,
    method: BTreeMap<String, Usual>,
    layout: BTreeMap<String, Layout>,
}

/// All methods and layouts.
#[derive(Debug, Default)]
pub struct Layouts {
    documents: BTreeMap<String, Written>,
    methods: BTreeMap<String, Usual>,
    types: BTreeMap<String, Layout>,
}

impl Layouts {
    /// Those of the packs; a portal's own replace them.
    pub fn new(schema: &Schema) -> Result<Self, CaptureError> {
        let mut all = Self::default();
        for source in schema.check_rules.get(FILES).map(Vec::as_slice).unwrap_or_default() {
            let wrong = |what: String| CaptureError::Words { path: source.path.clone(), what };
            let raw: Raw = toml::from_str(&source.text).map_err(|error| wrong(error.message().to_owned()))?;
            for (id, layout) in &raw.layout {
                let known = |name: &&String| Kind::ALL.iter().all(|kind| kind.id() != *name);
                if let Some(name) = layout.sections.iter().flat_map(|section| &section.takes).find(known) {
                    let help = suggest(name, Kind::ALL.iter().map(|kind| kind.id())).unwrap_or_default();
                    return Err(wrong(format!("`{id}` takes `{name}`, which nothing is; {help}")));
                }
            }
            let readings = raw.document.values().flat_map(|written| &written.reads);
            if let Some(reading) = readings.into_iter().find(|reading| !super::sources::is_known(reading)) {
                return Err(wrong(format!(
                    "`{}` is read by `{}`, which nothing does",
                    reading.field, reading.how
                )));
            }
            all.documents.extend(raw.document);
            all.methods.extend(raw.method);
            all.types.extend(raw.layout);
        }
        Ok(all)
    }

    /// What a method makes of a conversation.
    pub fn usual(&self, method: Method) -> Result<&Usual, CaptureError> {
        let missing =
            || CaptureError::Words { path: FILES.into(), what: format!("no method `{}`", method.id()) };
        self.methods.get(method.id()).ok_or_else(missing)
    }

    /// What becomes of a document of a kind.
    pub fn document(&self, kind: &str) -> Result<&Written, CaptureError> {
        let missing = || CaptureError::Words { path: FILES.into(), what: format!("no document `{kind}`") };
        self.documents.get(kind).ok_or_else(missing)
    }

    /// The layout of a type.
    pub fn of(&self, type_id: &str) -> Result<&Layout, CaptureError> {
        self.types.get(type_id).ok_or_else(|| {
            let help = suggest(type_id, self.types.keys().map(String::as_str));
            let help = help.map(|help| format!("; {help}")).unwrap_or_default();
            CaptureError::Type { given: type_id.to_owned(), help }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layouts_name_sections_and_fields_of_their_types() {
        let (schema, found) = crate::schema::load(&[]);
        assert_eq!(found, []);
        let layouts = Layouts::new(&schema).unwrap();
        for (id, layout) in &layouts.types {
            let of = schema.types.get(id).unwrap_or_else(|| panic!("no type {id}"));
            let named = layout.fields.keys().chain(layout.texts.keys());
            let named = named.chain(&layout.experts).chain(&layout.team).chain(&layout.technologies);
            for name in named {
                assert!(of.fields.iter().any(|field| field.name == *name), "{id} has no field {name}");
            }
            for name in layout.texts.values() {
                assert!(Kind::ALL.iter().any(|kind| kind.id() == name), "{name}");
            }
        }
        for method in [Method::Interview, Method::CodeWalkthrough, Method::ProblemSolving] {
            let usual = layouts.usual(method).unwrap();
            assert!(layouts.of(&usual.type_id).is_ok() && layouts.of(&usual.technical).is_ok());
        }
        let error = layouts.of("trouble").unwrap_err().to_string();
        assert!(error.contains("did you mean") || error.contains("valid:"), "{error}");
    }
}
