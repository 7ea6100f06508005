//! Stage 2: a source file becomes a [`Page`]: typed fields and an outlined body, not yet resolved.

mod fields;
pub(crate) mod front;
pub mod measurements;
pub(crate) mod node;
pub(crate) mod notation;
mod page;
mod rows;
pub(crate) mod usage;
mod validate;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use jiff::civil::Date;

use crate::config::Access;
use crate::diagnostic::{Diagnostic, SourceText, Span};
use crate::markdown::{self, Body, IncludeFiles, Outline};
use crate::schema::{RefName, Schema, Value};
use crate::source::{ContentFile, Sources};

/// What parsing depends on besides the texts.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The tree has no `lyceum.toml`: wrong front matter is a warning there, and the page is still built.
    pub foreign: bool,
    /// `!!!` blocks are callouts.
    pub admonitions: bool,
}

/// Parses every page and every data row, in parallel, in the order of their paths.
pub fn parse(
    sources: &Sources,
    schema: &Schema,
    includes: &(dyn IncludeFiles + Sync),
    options: Options,
) -> (Vec<Page>, Vec<Diagnostic>) {
    let page = |file| page::page(file, schema, includes, options);
    collect(sources.pages.par_iter().map(page).collect(), sources, schema, includes, options)
}

/// As [`parse`], with the pages of the last build whose text is the same. `basis` stands for the schema and options.
pub fn parse_again(
    sources: &Sources,
    schema: &Schema,
    includes: &(dyn IncludeFiles + Sync),
    options: Options,
    basis: [u8; 32],
    last: &mut Last,
) -> (Vec<Page>, Vec<Diagnostic>) {
    if last.basis != basis {
        *last = Last { basis, pages: HashMap::new() };
    }
    let before = &last.pages;
    let parsed: Vec<Arc<Parsed>> = sources
        .pages
        .par_iter()
        .map(|file| match before.get(&file.path) {
            Some(known) if known.0.source.text == file.text.text => Arc::clone(known),
            _ => Arc::new(page::page(file, schema, includes, options)),
        })
        .collect();
    // What an included file says may change while the page does not.
    let lasting = parsed.iter().filter(|parsed| !markdown::may_include(&parsed.0.source.text));
    last.pages = lasting.map(|parsed| (parsed.0.path.clone(), Arc::clone(parsed))).collect();
    let pages = parsed.into_par_iter().map(Arc::unwrap_or_clone).collect();
    collect(pages, sources, schema, includes, options)
}

/// A page and what is wrong with it.
type Parsed = (Page, Vec<Diagnostic>);

/// Pages that an earlier build parsed, by path.
#[derive(Debug, Default)]
pub struct Last {
    basis: [u8; 32],
    pages: HashMap<String, Arc<Parsed>>,
}

/// Pages, then rows.
fn collect(
    from_files: Vec<Parsed>,
    sources: &Sources,
    schema: &Schema,
    includes: &(dyn IncludeFiles + Sync),
    options: Options,
) -> (Vec<Page>, Vec<Diagnostic>) {
    let records = sources.data.par_iter().filter(|data| !usage::is_usage(&data.path));
    let from_rows: Vec<_> = records.map(|data| rows::rows(data, schema, includes, options)).collect();
    let mut pages = Vec::with_capacity(from_files.len());
    let mut found = Vec::new();
    for (page, diagnostics) in from_files {
        pages.push(page);
        found.extend(diagnostics);
    }
    for (rows, diagnostics) in from_rows {
        pages.extend(rows);
        found.extend(diagnostics);
    }
    (pages, found)
}

/// Parses one text as the page of a path below the content folder: an earlier version of a file.
pub fn version(
    path: &str,
    text: Arc<SourceText>,
    schema: &Schema,
    includes: &dyn IncludeFiles,
    options: Options,
) -> Page {
    let file = ContentFile { path: path.to_owned(), text };
    page::page(&file, schema, includes, options).0
}

/// The status that a file's text states, and nothing else of it.
pub fn status(text: &str) -> Option<Status> {
    let (notation, range) = front::split(text).front?;
    let front = &text[range];
    let node = match notation {
        front::Notation::Toml => notation::toml(front),
        front::Notation::Yaml => notation::yaml(front),
    };
    let node::NodeKind::Map(entries) = node.ok()?.kind else { return None };
    Status::find(&entries.iter().find(|entry| entry.key == "status")?.value.scalar()?)
}

/// Typed fields by name.
pub type Fields<R> = BTreeMap<String, Value<R>>;

/// One page or record as its author wrote it.
#[derive(Debug, Clone)]
pub struct Page {
    /// The file it comes from: a Markdown file, or the data file of a row.
    pub source: Arc<SourceText>,
    /// Path below the content folder, with forward slashes; for a row `<type>/<id>`, without extension.
    pub path: String,
    /// Identifier: the path without extension and `index`, unless the page states `id`.
    pub id: String,
    /// The content type's identifier; always in the schema.
    pub type_id: String,
    /// From front matter, else the first heading, else the file name.
    pub title: String,
    /// Whether the title is the body's first heading, which is then not shown twice.
    pub title_in_body: bool,
    /// The fields that every stage needs, typed.
    pub meta: Meta,
    /// All declared fields, common and own.
    pub fields: Fields<RefName>,
    /// Fields that nobody declares, as JSON for templates and `portal.json`.
    pub extra: BTreeMap<String, serde_json::Value>,
    /// The Markdown, with includes expanded.
    pub body: Body,
    /// What the Markdown contains.
    pub outline: Outline,
    /// Where it comes from.
    pub origin: Origin,
    /// The key's place in the source, by field name.
    pub key_ranges: BTreeMap<String, Range<usize>>,
}

impl Page {
    /// The place of a field's key, or the page's first line.
    pub fn key_span(&self, field: &str) -> Span {
        self.key_ranges
            .get(field)
            .map_or_else(|| Span::first_line(&self.source), |range| Span::new(&self.source, range.clone()))
    }

    /// The place of a field's key; of the title where the field is not written.
    pub fn field_span(&self, field: &str) -> Span {
        self.key_span(if self.key_ranges.contains_key(field) { field } else { "title" })
    }
}

/// Where a page comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A Markdown file that is an ordinary page.
    File,
    /// A folder's `index.md`, `_index.md` or `README.md`.
    Index,
    /// A row of a data file.
    Row,
}

/// The common fields that the compiler itself works with.
#[derive(Debug, Clone, Default)]
pub struct Meta {
    /// Lifecycle status; `None` when the page does not say.
    pub status: Option<Status>,
    /// Who may see it.
    pub access: Option<Access>,
    /// Teams that may, for `team`.
    pub teams: Vec<String>,
    /// Roles that may, for `role`.
    pub roles: Vec<String>,
    /// People who may, for `restricted`.
    pub people: Vec<String>,
    /// Expertise level that it is written for.
    pub level: Option<Level>,
    /// One or two sentences; from the first paragraph when the page has none.
    pub summary: String,
    /// Tags, as written.
    pub tags: Vec<String>,
    /// Place among its siblings: lower first.
    pub weight: Option<i64>,
    /// Dates.
    pub created: Option<Date>,
    /// Last change of substance.
    pub updated: Option<Date>,
    /// Last review.
    pub last_reviewed: Option<Date>,
    /// When the page states it; else computed from the cycle.
    pub next_review_due: Option<Date>,
    /// Old paths that redirect here.
    pub aliases: Vec<String>,
    /// Left out unless `--drafts`.
    pub draft: bool,
    /// Left out before this date.
    pub publish_on: Option<Date>,
    /// Left out from this date on.
    pub expires_on: Option<Date>,
    /// Minutes, when the page overrides the computed time.
    pub read_minutes: Option<u32>,
    /// Last URL segment, when the page overrides it.
    pub slug: Option<String>,
    /// BCP 47 tag, when it differs from the portal's.
    pub lang: Option<String>,
    /// Template, when the page overrides its type's.
    pub template: Option<String>,
}

macro_rules! identified {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident $id:literal $title:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
        #[serde(rename_all = "lowercase")]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// All values, in order.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];
            /// As in front matter.
            pub const fn id(self) -> &'static str { match self { $(Self::$variant => $id,)* } }
            /// As shown.
            pub const fn title(self) -> &'static str { match self { $(Self::$variant => $title,)* } }
            /// The value of an identifier.
            pub fn find(id: &str) -> Option<Self> { Self::ALL.iter().copied().find(|v| v.id() == id) }
        }
    };
}

identified! {
    /// Where a page stands in its life.
    Status {
        /// Being written.
        Draft "draft" "Draft",
        /// Being reviewed.
        Review "review" "In review",
        /// Accepted, not yet published.
        Approved "approved" "Approved",
        /// In force.
        Published "published" "Published",
        /// Still there, to be replaced.
        Deprecated "deprecated" "Deprecated",
        /// Kept for the record.
        Archived "archived" "Archived",
    }
}

identified! {
    /// The expertise that a page expects.
    Level {
        /// New to the subject.
        Beginner "beginner" "Beginner",
        /// Works with it.
        Intermediate "intermediate" "Intermediate",
        /// Knows it well.
        Advanced "advanced" "Advanced",
        /// Shapes it.
        Expert "expert" "Expert",
    }
}
