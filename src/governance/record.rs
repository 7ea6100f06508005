//! The reviews of a page as it states them, typed.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diagnostic::Span;
use crate::portal::{PageIx, PortalPage};
use crate::schema::Value;

/// What a review came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The page is accepted.
    Approved,
    /// The page is to be changed.
    ChangesRequested,
    /// The page is not accepted.
    Rejected,
}

impl Verdict {
    /// As in front matter.
    pub fn find(id: &str) -> Option<Self> {
        Some(match id {
            "approved" => Self::Approved,
            "changes_requested" => Self::ChangesRequested,
            "rejected" => Self::Rejected,
            _ => return None,
        })
    }

    /// Identifier in front matter.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::ChangesRequested => "changes_requested",
            Self::Rejected => "rejected",
        }
    }

    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Approved => "Approved",
            Self::ChangesRequested => "Changes requested",
            Self::Rejected => "Rejected",
        }
    }
}

/// One row of `review`.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Its place among the page's reviews.
    pub row: usize,
    /// The review type.
    pub review: String,
    /// Who reviewed; `None` when the portal has no such person.
    pub reviewer: Option<PageIx>,
    /// When.
    pub date: Option<Date>,
    /// The score as stated.
    pub score: Option<i64>,
    /// What it came to.
    pub verdict: Option<Verdict>,
    /// Points by criterion.
    pub scores: BTreeMap<String, i64>,
    /// What the reviewer says.
    pub comment: Option<String>,
    /// The fingerprint of what was reviewed.
    pub content: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// One row of `review_request`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The review type.
    pub review: String,
    /// Who was asked; `None` when the portal has no such person.
    pub reviewer: Option<PageIx>,
    /// When.
    pub asked: Option<Date>,
    /// By when.
    pub due: Option<Date>,
}

type Row = BTreeMap<String, Value<PageIx>>;

/// The reviews of a page, in the order of the file.
pub fn records(page: &PortalPage) -> Vec<Record> {
    let rows = rows(page, "review");
    rows.iter()
        .enumerate()
        .map(|(row, cells)| Record {
            row,
            review: text(cells, "type").unwrap_or_default(),
            reviewer: reference(cells, "reviewer"),
            date: cells.get("date").and_then(Value::as_date),
            score: integer(cells.get("score")),
            verdict: text(cells, "verdict").and_then(|id| Verdict::find(&id)),
            scores: match cells.get("scores") {
                Some(Value::Map(points)) => points
                    .iter()
                    .filter_map(|(name, value)| Some((name.clone(), integer(Some(value))?)))
                    .collect(),
                _ => BTreeMap::new(),
            },
            comment: text(cells, "comment").filter(|comment| !comment.trim().is_empty()),
            content: text(cells, "content"),
            span: span(page, row),
        })
        .collect()
}

/// The reviews that were asked for.
pub fn requests(page: &PortalPage) -> Vec<Request> {
    rows(page, "review_request")
        .iter()
        .map(|cells| Request {
            review: text(cells, "type").unwrap_or_default(),
            reviewer: reference(cells, "reviewer"),
            asked: cells.get("asked").and_then(Value::as_date),
            due: cells.get("due").and_then(Value::as_date),
        })
        .collect()
}

fn rows<'a>(page: &'a PortalPage, field: &str) -> &'a [Row] {
    match page.fields.get(field) {
        Some(Value::Table(rows)) => rows,
        _ => &[],
    }
}

fn text(row: &Row, name: &str) -> Option<String> {
    row.get(name)?.as_str().map(str::to_owned)
}

fn reference(row: &Row, name: &str) -> Option<PageIx> {
    row.get(name)?.first_ref().copied()
}

fn integer(value: Option<&Value<PageIx>>) -> Option<i64> {
    if let Some(Value::Integer(number)) = value { Some(*number) } else { None }
}

/// The name of the reviewer where it was written: the one cell of a row whose place is known.
fn span(page: &PortalPage, row: usize) -> Span {
    let written = match page.page.fields.get("review") {
        Some(Value::Table(rows)) => rows.get(row).and_then(|row| row.get("reviewer")),
        _ => None,
    };
    match written {
        Some(Value::Ref(name)) => Span::new(&page.page.source, name.range.clone()),
        _ => page.page.key_span("review"),
    }
}
