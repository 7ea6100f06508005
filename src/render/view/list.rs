//! `list.html`: a section's listing, or the pages of a term.

use serde::Serialize;
use tera::Value;

use super::{LinkView, SectionCard};

/// A listing: `list`.
#[derive(Debug, Default, Serialize)]
pub(crate) struct ListView {
    pub(crate) title: String,
    pub(crate) description: String,
    /// What it lists by: "Type", "Tag"; empty for a section.
    pub(crate) kind: &'static str,
    pub(crate) icon: String,
    pub(crate) breadcrumb: Vec<LinkView>,
    /// The same in other forms: as a feed, as data, as a calendar.
    pub(crate) links: Vec<LinkView>,
    pub(crate) sections: Vec<SectionCard>,
    pub(crate) entries: Vec<Value>,
    /// Whether there are too many entries to show more than their titles.
    pub(crate) compact: bool,
    pub(crate) register: Option<RegisterView>,
    /// How many more there are than a section's page shows.
    pub(crate) rest: usize,
    pub(crate) pager: Option<PagerView>,
}

/// The pages of a long list.
#[derive(Debug, Serialize)]
pub(crate) struct PagerView {
    pub(crate) number: usize,
    pub(crate) count: usize,
    pub(crate) previous: Option<String>,
    pub(crate) next: Option<String>,
}

/// A table of records.
#[derive(Debug, Serialize)]
pub(crate) struct RegisterView {
    pub(crate) columns: Vec<ColumnView>,
    pub(crate) rows: Vec<RowView>,
}

/// A column. `options` are the values to filter by; empty when there is nothing to choose.
#[derive(Debug, Serialize)]
pub(crate) struct ColumnView {
    pub(crate) index: usize,
    pub(crate) title: String,
    pub(crate) options: Vec<String>,
}

/// A row.
#[derive(Debug, Default, Serialize)]
pub(crate) struct RowView {
    /// For links to it.
    pub(crate) id: Option<String>,
    pub(crate) level: Option<usize>,
    pub(crate) cells: Vec<CellView>,
}

/// A cell: text, perhaps with a link or as a badge. `sort` orders it where the text does not.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct CellView {
    pub(crate) label: String,
    pub(crate) text: String,
    /// A sentence below the text.
    pub(crate) note: Option<String>,
    pub(crate) sort: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) badge: Option<&'static str>,
    pub(crate) due: Option<String>,
}
