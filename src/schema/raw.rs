//! Pack files as they are written, before they are checked.

use serde::Deserialize;

use super::{EnumValue, Group, Kind, Part, Section, title_from_name};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPack {
    #[serde(rename = "id")]
    _id: String,
    #[serde(default, rename = "title")]
    _title: String,
    #[serde(default, rename = "description")]
    _description: String,
    #[serde(default)]
    pub(super) group: Vec<RawGroup>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawGroup {
    pub(super) id: String,
    pub(super) title: Option<String>,
    #[serde(default)]
    pub(super) icon: String,
    #[serde(default)]
    pub(super) description: String,
    #[serde(default = "last")]
    pub(super) order: i64,
}

impl From<RawGroup> for Group {
    fn from(raw: RawGroup) -> Self {
        let title = raw.title.unwrap_or_else(|| title_from_name(&raw.id));
        Self { title, id: raw.id, icon: raw.icon, description: raw.description, order: raw.order }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCommon {
    #[serde(default)]
    pub(super) field: Vec<RawField>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawType {
    pub(super) id: String,
    #[serde(default)]
    pub(super) group: String,
    pub(super) title: Option<String>,
    pub(super) plural: Option<String>,
    pub(super) icon: Option<String>,
    #[serde(default)]
    pub(super) description: String,
    #[serde(default)]
    pub(super) folders: Vec<String>,
    pub(super) template: Option<String>,
    pub(super) review_cycle: Option<String>,
    #[serde(default)]
    pub(super) required_reviews: Vec<String>,
    #[serde(default)]
    pub(super) validation_rules: Vec<String>,
    #[serde(default)]
    pub(super) kind: Kind,
    pub(super) access: Option<String>,
    pub(super) onboarding: Option<Part>,
    #[serde(default)]
    pub(super) order: i64,
    #[serde(default)]
    pub(super) section: Vec<RawSection>,
    #[serde(default)]
    pub(super) field: Vec<RawField>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSection {
    pub(super) title: String,
    #[serde(default = "yes")]
    pub(super) required: bool,
    #[serde(default)]
    pub(super) hint: String,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
}

impl From<RawSection> for Section {
    fn from(raw: RawSection) -> Self {
        Self { title: raw.title, required: raw.required, hint: raw.hint, aliases: raw.aliases }
    }
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawField {
    pub(super) name: String,
    pub(super) title: Option<String>,
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) of: Option<String>,
    #[serde(default)]
    pub(super) values: Vec<RawValue>,
    #[serde(default)]
    pub(super) to: OneOrMany,
    pub(super) inverse: Option<String>,
    #[serde(default)]
    pub(super) column: Vec<RawField>,
    #[serde(default)]
    pub(super) required: bool,
    pub(super) default: Option<toml::Value>,
    #[serde(default)]
    pub(super) help: String,
    pub(super) example: Option<toml::Value>,
    #[serde(default = "yes")]
    pub(super) show: bool,
    #[serde(default)]
    pub(super) facet: bool,
    #[serde(default)]
    pub(super) file: bool,
}

#[derive(Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum RawValue {
    Id(String),
    Titled { id: String, title: String },
}

impl From<RawValue> for EnumValue {
    fn from(raw: RawValue) -> Self {
        match raw {
            RawValue::Id(id) => Self { title: title_from_name(&id), id },
            RawValue::Titled { id, title } => Self { id, title },
        }
    }
}

#[derive(Clone, Default, Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMany {
    #[default]
    None,
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    /// The type identifiers; `*` is any type, as none is.
    pub(super) fn into_list(self) -> Vec<String> {
        match self {
            Self::None => Vec::new(),
            Self::One(id) if id == "*" => Vec::new(),
            Self::One(id) => vec![id],
            Self::Many(ids) => ids,
        }
    }
}

/// Behind the built-in groups.
const fn last() -> i64 {
    100
}

const fn yes() -> bool {
    true
}
