//! Pages that were put together from what somebody said, and whether that person has agreed to them.

use crate::date::human;
use crate::diagnostic::{Code, Diagnostic};
use crate::governance::{self, Verdict};
use crate::parse::Status;
use crate::portal::{PageIx, Portal, PortalPage};
use crate::schema::Value;

/// The common field with a row for each conversation.
const FIELD: &str = "captured";
/// What `capture` writes above all that fits no section.
const REST: &str = crate::capture::page::REST;

/// All captured pages whose rows cannot be as they are written, or that are shown too early.
pub fn check(portal: &Portal) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, page) in portal.iter().filter(|(_, page)| page.fields.contains_key(FIELD)) {
        of_page(portal, page, &mut found);
    }
    found
}

fn of_page(portal: &Portal, page: &PortalPage, found: &mut Vec<Diagnostic>) {
    let mut add = |field: &str, message: String, help: String| {
        found.push(Diagnostic::new(Code::Captured, message).at(page.page.key_span(field)).help(help));
    };
    let shown = matches!(page.page.meta.status, Some(Status::Approved | Status::Published));
    for row in page.fields.get(FIELD).map_or(&[][..], Value::rows) {
        let text = |name: &str| row.get(name).and_then(Value::as_str);
        let expert = row.get("expert").and_then(|value| value.first_ref().copied());
        let name = expert.map_or("nobody", |ix| portal.page(ix).page.title.as_str());
        if let Some(date) = row.get("date").and_then(Value::as_date).filter(|date| *date > portal.today) {
            let message = format!("captured on {}, which is still to come", human(date));
            add(FIELD, message, "correct `date`".into());
        }
        let status = text("validation_status").unwrap_or("unvalidated");
        let sign = format!("`lyceum review sign {}`", page.page.source.path);
        match (status, expert) {
            ("unvalidated" | "in_validation" | "disputed", Some(_)) if shown => {
                let message = format!("shown to readers, and what {name} said is `{status}`");
                add(
                    FIELD,
                    message,
                    format!("once {name} has read it, {sign} records that; then it is `validated`"),
                );
            }
            ("validated", Some(expert)) if !approved_by(page, expert) => {
                let message = format!("`validated`, without a review by {name} that approves it");
                add(FIELD, message, format!("{sign} records the review"));
            }
            _ => {}
        }
    }
    let unplaced = page.page.outline.headings.iter().any(|heading| heading.text.trim() == REST);
    if shown && unplaced {
        let message = format!("shown to readers with a section `{REST}`");
        add("title", message, "move what is in it to where it belongs, or leave it out".into());
    }
}

/// Whether somebody has approved a page, on whatever day.
fn approved_by(page: &PortalPage, expert: PageIx) -> bool {
    governance::records(page)
        .iter()
        .any(|record| record.reviewer == Some(expert) && record.verdict == Some(Verdict::Approved))
}
