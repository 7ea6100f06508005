//! The table of a type's pages: the view that every type has without further code.

use std::collections::BTreeSet;

use super::view::{CellView, ColumnView, RegisterView, RowView};
use super::{Shared, dates, shared};
use crate::parse::Status;
use crate::portal::{Freshness, PageIx, Portal, PortalPage};
use crate::schema::{ContentType, Field, FieldKind, Kind, Value};

/// More columns of its own than this make a table that nobody can scan.
const MOST_FACETS: usize = 4;
/// With fewer columns beside the title than this there is room for the summary below it.
const ROOM_FOR_SUMMARY: usize = 3;
/// A column with more different values than this is searched and not chosen from.
const MOST_OPTIONS: usize = 24;

/// The type of all these pages, when they have one in common that is worth a table.
pub(super) fn one_type<'a>(portal: &'a Portal, pages: &[PageIx]) -> Option<&'a ContentType> {
    let mut types = pages.iter().map(|ix| portal.page(*ix).page.type_id.as_str());
    let first = types.next()?;
    types.all(|id| id == first).then(|| portal.schema.get(first))
}

/// The table; `None` for a type whose pages are better told apart by their summaries.
pub(super) fn view(shared: &Shared<'_>, of: &ContentType, pages: &[PageIx]) -> Option<RegisterView> {
    let has = |field: &Field| pages.iter().any(|ix| shared.portal.page(*ix).fields.contains_key(&field.name));
    let facets: Vec<&Field> = of.fields.iter().filter(|f| f.facet && has(f)).take(MOST_FACETS).collect();
    if facets.is_empty() && of.kind == Kind::Page {
        return None;
    }
    let common: Vec<Common> = Common::ALL
        .into_iter()
        .filter(|column| pages.iter().any(|ix| column.is_set(shared.portal.page(*ix))))
        .collect();
    let rows: Vec<RowView> = pages.iter().map(|ix| row(shared, *ix, &facets, &common)).collect();
    let titles = std::iter::once((of.title.as_str(), false))
        .chain(facets.iter().map(|f| (f.title.as_str(), true)))
        .chain(common.iter().map(|c| (c.title(), true)));
    let columns = titles
        .enumerate()
        .map(|(index, (title, filter))| ColumnView {
            index,
            title: title.to_owned(),
            options: if filter { options(&rows, index) } else { Vec::new() },
        })
        .collect();
    Some(RegisterView { columns, rows })
}

fn row(shared: &Shared<'_>, ix: PageIx, facets: &[&Field], common: &[Common]) -> RowView {
    let page = shared.portal.page(ix);
    let note = (facets.len() + common.len() < ROOM_FOR_SUMMARY).then(|| page.page.meta.summary.clone());
    let title = CellView {
        label: "Title".into(),
        note: note.filter(|summary| !summary.is_empty()),
        text: page.page.title.clone(),
        url: Some(shared.href(&page.url)),
        ..CellView::default()
    };
    let own = facets.iter().map(|field| cell(shared, page, field));
    let rest = common.iter().map(|column| column.cell(shared, page));
    RowView {
        id: None,
        level: page.page.meta.level.map(shared::bars),
        cells: std::iter::once(title).chain(own).chain(rest).collect(),
    }
}

/// Values to choose from, in the order in which the column sorts.
pub(super) fn options(rows: &[RowView], index: usize) -> Vec<String> {
    let values: BTreeSet<(&str, &str)> = rows
        .iter()
        .filter_map(|row| row.cells.get(index))
        .filter(|cell| !cell.text.is_empty())
        .map(|cell| (cell.sort.as_deref().unwrap_or(&cell.text), cell.text.as_str()))
        .collect();
    if values.len() < 2 || values.len() > MOST_OPTIONS || values.len() == rows.len() {
        return Vec::new();
    }
    values.into_iter().map(|(_, text)| text.to_owned()).collect()
}

fn cell(shared: &Shared<'_>, page: &PortalPage, field: &Field) -> CellView {
    let Some(value) = page.fields.get(&field.name) else {
        return CellView { label: field.title.clone(), ..CellView::default() };
    };
    let sort = match (value, &field.kind) {
        // Declared order, which is the order of meaning: low before high.
        (Value::Enum { id, .. }, FieldKind::Enum(values)) => {
            values.iter().position(|v| v.id == *id).map(|at| format!("{at:03}"))
        }
        (Value::Date(date), _) => Some(date.to_string()),
        (Value::Integer(number), _) => Some(number.to_string()),
        (Value::Float(number), _) => Some(number.to_string()),
        (Value::Duration(duration), _) => Some(duration.seconds.to_string()),
        _ => None,
    };
    CellView { label: field.title.clone(), text: text(shared, value), sort, ..CellView::default() }
}

fn text(shared: &Shared<'_>, value: &Value<PageIx>) -> String {
    match value {
        Value::String(text) | Value::Url(text) => text.clone(),
        Value::Text(text) => crate::markdown::plain(text),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Bool(yes) => if *yes { "Yes" } else { "No" }.to_owned(),
        Value::Date(date) => dates::view(*date).human,
        Value::Duration(duration) => duration.text.clone(),
        Value::Enum { title, .. } => title.clone(),
        Value::Ref(ix) => shared.portal.page(*ix).page.title.clone(),
        Value::List(items) => items.iter().map(|item| text(shared, item)).collect::<Vec<_>>().join(", "),
        Value::Map(entries) => {
            let entries = entries.iter().map(|(name, item)| format!("{name} {}", text(shared, item)));
            entries.collect::<Vec<_>>().join(", ")
        }
        Value::Table(rows) => rows.len().to_string(),
    }
}

/// Columns that every type can have.
#[derive(Clone, Copy)]
enum Common {
    Owner,
    Level,
    Status,
    Review,
}

impl Common {
    const ALL: [Self; 4] = [Self::Owner, Self::Level, Self::Status, Self::Review];

    fn title(self) -> &'static str {
        match self {
            Self::Owner => "Owner",
            Self::Level => "Level",
            Self::Status => "Status",
            Self::Review => "Review",
        }
    }

    fn is_set(self, page: &PortalPage) -> bool {
        match self {
            Self::Owner => page.owner.is_some(),
            Self::Level => page.page.meta.level.is_some(),
            Self::Status => page.page.meta.status.is_some_and(|s| s != Status::Published),
            Self::Review => page.review.freshness != Freshness::Exempt,
        }
    }

    fn cell(self, shared: &Shared<'_>, page: &PortalPage) -> CellView {
        let mut cell = CellView { label: self.title().to_owned(), ..CellView::default() };
        match self {
            Self::Owner => {
                cell.text =
                    page.owner.map_or_else(String::new, |ix| shared.portal.page(ix).page.title.clone());
            }
            Self::Level => {
                if let Some(level) = page.page.meta.level {
                    level.title().clone_into(&mut cell.text);
                    cell.sort = Some(shared::bars(level).to_string());
                }
            }
            Self::Status => {
                if let Some(status) = page.page.meta.status {
                    status.title().clone_into(&mut cell.text);
                    cell.badge = Some(status.id());
                    cell.sort = Status::ALL.iter().position(|s| *s == status).map(|at| at.to_string());
                }
            }
            Self::Review => {
                let state = page.review.freshness;
                state.title().clone_into(&mut cell.text);
                cell.badge = Some(state.id());
                cell.due = page.review.due.map(|date| date.to_string());
                cell.sort.clone_from(&cell.due);
            }
        }
        cell
    }
}
