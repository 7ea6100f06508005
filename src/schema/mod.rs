//! Content types as data: what packs declare.
//!
//! [`load`] reads the built-in packs and the portal's own `packs/` folder into a [`Schema`]. Everything that the
//! product knows about a type follows from its declaration: validation, templates, navigation, scaffolds, registers.

pub mod criteria;
mod cycle;
mod files;
pub mod governance;
pub mod incentives;
mod load;
mod raw;
mod rules;
mod value;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::Access;
use crate::diagnostic::SourceText;

pub use criteria::Criteria;
pub use cycle::{Cycle, parse_duration};
pub use governance::Governance;
pub use incentives::Incentives;
pub use load::load;
pub use rules::MetricRule;
pub use value::{Duration, RefName, Value};

/// All content types of a portal.
#[derive(Debug, Clone, Default)]
pub struct Schema {
    /// By identifier.
    pub types: BTreeMap<String, ContentType>,
    /// In the order of the portal's navigation.
    pub groups: Vec<Group>,
    /// Fields that every type has.
    pub common: Vec<Field>,
    /// Folder name → type identifier.
    pub folders: BTreeMap<String, String>,
    /// Conditions over metrics that come with packs.
    pub metric_rules: Vec<MetricRule>,
    /// The rules of each check as `packs/*/checks/<check>.toml` writes them: built-in ones, then the portal's own.
    pub check_rules: BTreeMap<String, Vec<Arc<SourceText>>>,
    /// The files of rules by which code is read, `packs/<pack>/rules/**/*.toml`: built-in ones, then the portal's own.
    pub capture_rules: Vec<Arc<SourceText>>,
    /// Reviews, gates and the life of a page.
    pub governance: Governance,
    /// What technologies are judged by.
    pub criteria: Criteria,
    /// Which behaviours are wanted, and what somebody gets for them.
    pub incentives: Incentives,
}

impl Schema {
    /// The type of an identifier, or the plain page's when there is none.
    pub fn get(&self, id: &str) -> &ContentType {
        static NONE: std::sync::LazyLock<ContentType> = std::sync::LazyLock::new(ContentType::default);
        self.types.get(id).or_else(|| self.types.get("page")).unwrap_or(&NONE)
    }

    /// The group of an identifier.
    pub fn group(&self, id: &str) -> Option<&Group> {
        self.groups.iter().find(|g| g.id == id)
    }

    /// A type's types in navigation order: by group, then `order`, then identifier.
    pub fn ordered(&self) -> Vec<&ContentType> {
        let place = |t: &ContentType| self.groups.iter().position(|g| g.id == t.group).unwrap_or(usize::MAX);
        let mut types: Vec<_> = self.types.values().collect();
        types.sort_by_key(|t| (place(t), t.order, t.id.as_str()));
        types
    }
}

/// A group of content types.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// Identifier: `technical`.
    pub id: String,
    /// Title: `Technical`.
    pub title: String,
    /// Icon name.
    pub icon: String,
    /// One sentence.
    pub description: String,
    /// Place among the groups, lowest first; those of one place stand as their packs are read.
    pub order: i64,
}

/// One content type.
#[derive(Debug, Clone, Default)]
pub struct ContentType {
    /// Identifier: `api_documentation`.
    pub id: String,
    /// The pack that declares it.
    pub pack: String,
    /// Its group's identifier; empty for none.
    pub group: String,
    /// Singular title.
    pub title: String,
    /// Title for lists.
    pub plural: String,
    /// Icon name.
    pub icon: String,
    /// One sentence: what it is and for whom.
    pub description: String,
    /// Folder names that imply the type.
    pub folders: Vec<String>,
    /// The template's name; `None` for the convention `types/<id>.html`, else `page.html`.
    pub template: Option<String>,
    /// How often a page has to be reviewed; `None` when never.
    pub review_cycle: Option<Cycle>,
    /// Review types that a page needs.
    pub required_reviews: Vec<String>,
    /// Named rules, as in the seed.
    pub validation_rules: Vec<String>,
    /// Page, record or entry.
    pub kind: Kind,
    /// The access of a page that states none; `None` for the portal's default.
    pub access: Option<Access>,
    /// What its pages are in the plan of somebody new; `None` for nothing in particular.
    pub onboarding: Option<Part>,
    /// Place inside its group.
    pub order: i64,
    /// Expected second-level sections, in order.
    pub sections: Vec<Section>,
    /// Its own fields, in order.
    pub fields: Vec<Field>,
}

impl ContentType {
    /// The field of a name among the type's own.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|f| f.name == name)
    }
}

/// What a page is in the plan of somebody new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// Something one has to have understood.
    Concept,
    /// How it was done in a real case.
    Example,
    /// How it is done well.
    Practice,
    /// Something to do oneself.
    Exercise,
}

/// What a page of a type mostly consists of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Prose.
    #[default]
    Page,
    /// Fields; may also come from rows of `data/`.
    Record,
    /// A row of `data/` without an address: what registers add up, such as one assessment of thousands.
    Entry,
}

/// An expected section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// Whether a page without it gets a warning.
    pub required: bool,
    /// What belongs there, for a scaffold.
    pub hint: String,
    /// Other headings that count as it.
    pub aliases: Vec<String>,
}

impl Section {
    /// Whether a heading is this section's, whatever its case, spaces and punctuation.
    pub fn is_headed(&self, heading: &str) -> bool {
        fn plain(text: &str) -> impl Iterator<Item = char> + '_ {
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
        }
        let named = |title: &String| plain(title).eq(plain(heading));
        named(&self.title) || self.aliases.iter().any(named)
    }
}

/// A field of a type, or a column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Key in front matter.
    pub name: String,
    /// Title for readers.
    pub title: String,
    /// What it means.
    pub help: String,
    /// For scaffolds, as TOML source is made from it.
    pub example: Option<toml::Value>,
    /// Taken when the page does not say.
    pub default: Option<toml::Value>,
    /// Whether a page without it is an error.
    pub required: bool,
    /// Whether the generic field list shows it.
    pub show: bool,
    /// Whether lists of the type can be grouped by it.
    pub facet: bool,
    /// Whether it names a file beside the page, from the page's folder or, with a slash in front, from the content folder.
    pub names_file: bool,
    /// What values it takes.
    pub kind: FieldKind,
}

/// The values that a field takes.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldKind {
    /// One line of plain text.
    String,
    /// Prose with inline Markdown.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Float,
    /// Yes or no.
    Bool,
    /// A calendar date.
    Date,
    /// A length of time: `90m`, `1h 30m`, `3d`.
    Duration,
    /// An absolute or root-relative address.
    Url,
    /// One of these.
    Enum(Vec<EnumValue>),
    /// Another page or record.
    Ref {
        /// Identifiers of the types it may name; empty for any.
        to: Vec<String>,
        /// The name under which the target lists those that point to it.
        inverse: Option<String>,
    },
    /// A list of one of the above.
    List(Box<FieldKind>),
    /// Values of one kind by names that the author chooses: the score of each criterion.
    Map(Box<FieldKind>),
    /// Rows of named columns.
    Table(Vec<Field>),
}

impl FieldKind {
    /// As packs write it.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Float => "float",
            Self::Bool => "bool",
            Self::Date => "date",
            Self::Duration => "duration",
            Self::Url => "url",
            Self::Enum(_) => "enum",
            Self::Ref { .. } => "ref",
            Self::List(_) => "list",
            Self::Map(_) => "map",
            Self::Table(_) => "table",
        }
    }

    /// What a message calls it.
    pub fn describe(&self) -> String {
        match self {
            Self::String => "a string".into(),
            Self::Text => "text".into(),
            Self::Integer => "a whole number".into(),
            Self::Float => "a number".into(),
            Self::Bool => "true or false".into(),
            Self::Date => "a date such as 2026-03-12".into(),
            Self::Duration => "a duration such as `90m` or `1h 30m`".into(),
            Self::Url => "an address".into(),
            Self::Enum(values) => {
                let ids: Vec<_> = values.iter().map(|v| v.id.as_str()).collect();
                format!("one of {}", ids.join(", "))
            }
            Self::Ref { to, .. } if to.is_empty() => "the id of a page".into(),
            Self::Ref { to, .. } => format!("the id of a {}", to.join(" or ")),
            Self::List(of) => format!("a list, each item {}", of.describe()),
            Self::Map(of) => format!("names with {} each", of.describe()),
            Self::Table(columns) => {
                let names: Vec<_> = columns.iter().map(|c| c.name.as_str()).collect();
                format!("a list of tables with {}", names.join(", "))
            }
        }
    }
}

/// A declared value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnumValue {
    /// As written in front matter.
    pub id: String,
    /// As shown.
    pub title: String,
}

/// `cycle_time` → `Cycle time`: the title of a name that declares none.
pub fn title_from_name(name: &str) -> String {
    let spaced = name.replace(['_', '-'], " ");
    let mut chars = spaced.trim().chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
