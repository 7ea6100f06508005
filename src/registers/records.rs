//! Reviews, requests for one and stages as the views show them.

use jiff::civil::Date;

use crate::governance::record::{self, Record, Verdict};
use crate::portal::{PageIx, Portal, PortalPage};
use crate::schema::{FieldKind, Schema};

/// A review that somebody did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// The review type, as shown.
    pub kind: String,
    /// Who did it, when the audience may see that person's page.
    pub reviewer: Option<PageIx>,
    /// When.
    pub date: Date,
    /// Whether the reviewer asked for changes or turned the page down.
    pub refused: bool,
}

/// A review that somebody was asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The page to review.
    pub page: PageIx,
    /// The review type's identifier.
    pub kind_id: String,
    /// The review type, as shown.
    pub kind: String,
    /// Who was asked.
    pub reviewer: PageIx,
    /// When.
    pub asked: Option<Date>,
    /// By when.
    pub due: Option<Date>,
}

/// The reviews of a page that have a date, in the order in which they are written.
pub fn reviews(portal: &Portal, page: &PortalPage) -> Vec<Reviewed> {
    let read = |record: Record| {
        Some(Reviewed {
            kind: portal.schema.governance.review_title(&record.review),
            reviewer: record.reviewer,
            date: record.date?,
            refused: matches!(record.verdict, Some(Verdict::ChangesRequested | Verdict::Rejected)),
        })
    };
    record::records(page).into_iter().filter_map(read).collect()
}

/// All requests: the earliest due first, those without a date last.
pub fn requests(portal: &Portal) -> Vec<Request> {
    let mut found = Vec::new();
    for (ix, page) in portal.iter() {
        // Without the reviewer nobody is asked: the audience may not see whom.
        let asked =
            record::requests(page).into_iter().filter_map(|request| Some((request.reviewer?, request)));
        found.extend(asked.map(|(reviewer, request)| Request {
            page: ix,
            kind: portal.schema.governance.review_title(&request.review),
            kind_id: request.review,
            reviewer,
            asked: request.asked,
            due: request.due,
        }));
    }
    found.sort_by_key(|request| (request.due.is_none(), request.due, request.page));
    found
}

/// The page's place among [`stages`]. A type may have a `stage` of its own that means something else.
pub fn stage(schema: &Schema, page: &PortalPage) -> Option<usize> {
    let id = page.fields.get("stage")?.as_str()?;
    if schema.get(&page.page.type_id).field("stage").is_some() {
        return None;
    }
    stages(schema).position(|(stage, _)| stage == id)
}

/// The stages of the documentation workflow in order: identifier and title.
pub fn stages(schema: &Schema) -> impl Iterator<Item = (&str, &str)> {
    let field = schema.common.iter().find(|field| field.name == "stage");
    let values = match field.map(|field| &field.kind) {
        Some(FieldKind::Enum(values)) => values.as_slice(),
        _ => &[],
    };
    values.iter().map(|value| (value.id.as_str(), value.title.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::testing::{ix, portal};

    #[test]
    fn reviews_and_requests_are_read_with_their_titles() {
        let text = "+++\ntype = \"page\"\nstage = \"editorial_review\"\n[[review]]\ntype = \"technical_accuracy\"\n\
            reviewer = \"anna\"\ndate = 2026-10-01\nverdict = \"rejected\"\n[[review_request]]\n\
            type = \"editorial_quality\"\nreviewer = \"ben\"\ndue = 2026-12-01\n+++\n";
        let early = "+++\ntype = \"page\"\n[[review_request]]\ntype = \"security_review\"\nreviewer = \"anna\"\n\
            due = 2026-11-01\n+++\n";
        let portal = portal(&[("a.md", text), ("b.md", early)]);
        let a = portal.page(ix(&portal, "a"));
        let review = Reviewed {
            kind: "Technical accuracy".into(),
            reviewer: Some(ix(&portal, "people/anna")),
            date: jiff::civil::date(2026, 10, 1),
            refused: true,
        };
        assert_eq!(reviews(&portal, a), [review]);
        let asked: Vec<_> = requests(&portal).into_iter().map(|r| (r.kind, r.reviewer)).collect();
        let expected = [
            ("Security review".to_owned(), ix(&portal, "people/anna")),
            ("Editorial quality".to_owned(), ix(&portal, "people/ben")),
        ];
        assert_eq!(asked, expected);
        assert_eq!(stage(&portal.schema, a), Some(3));
        assert_eq!(stages(&portal.schema).nth(3), Some(("editorial_review", "Editorial review")));
    }
}
