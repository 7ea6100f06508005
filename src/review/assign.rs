//! Who is to review a page, and who answers for it.

use jiff::civil::Date;

use super::change::{Cell, Change};
use super::{Refused, find, sign};
use crate::date::human;
use crate::governance;
use crate::portal::{PageIx, Portal};
use crate::registers::code::{Code, Expert};

/// The change that asks somebody for a review, by a day.
pub fn request(
    portal: &Portal,
    ix: PageIx,
    review: &str,
    to: &str,
    due: Option<Date>,
) -> Result<Change, Refused> {
    let rubric = sign::rubric(portal, review)?;
    let people = find::types_of(&portal.schema, "review_request", Some("reviewer"));
    let reviewer = find::person(portal, to, &people)?;
    sign::may_review(portal, ix, rubric, reviewer, portal.today)?;
    let name = &portal.page(reviewer).page.title;
    if let Some(due) = due.filter(|due| *due < portal.today) {
        return Err(Refused(format!("{} is past; today is {}", human(due), human(portal.today))));
    }
    let same = |r: &governance::Request| r.review == rubric.id && r.reviewer == Some(reviewer);
    if let Some(known) = governance::requests(portal.page(ix)).into_iter().find(same) {
        let since = known.asked.map(|asked| format!(", since {}", human(asked))).unwrap_or_default();
        return Err(Refused(format!("{name} is asked for this review already{since}")));
    }
    let mut row = vec![
        ("type", Cell::Text(rubric.id.clone())),
        ("reviewer", Cell::Text(find::name_of(portal, reviewer, &people))),
        ("asked", Cell::Date(portal.today)),
    ];
    row.extend(due.map(|due| ("due", Cell::Date(due))));
    Ok(Change::Append { field: "review_request", row })
}

/// Who could review a page, by what they know of the code that it is about; nobody who wrote or owns it. Name of the page,
/// name of the person, reasons.
pub fn candidates(portal: &Portal, ix: PageIx) -> Vec<(String, String, String)> {
    let people = find::types_of(&portal.schema, "review_request", Some("reviewer"));
    let record = portal.record(ix);
    let own: Vec<PageIx> = record.pages_of("author").into_iter().chain(portal.page(ix).owner).collect();
    let experts =
        Code::new(portal).experts(portal, ix).into_iter().filter(|expert| !own.contains(&expert.person));
    let line = |expert: Expert| {
        let name = portal.page(expert.person).page.title.clone();
        (find::name_of(portal, expert.person, &people), name, expert.why.join(", "))
    };
    experts.map(line).collect()
}

/// The change that gives a page another owner. It changes no date: nobody has looked at the page.
pub fn owner(portal: &Portal, to: &str) -> Result<Change, Refused> {
    let owners = find::types_of(&portal.schema, "owner", None);
    let owner = find::person(portal, to, &owners)?;
    Ok(Change::Set {
        field: "owner",
        value: Cell::Text(find::name_of(portal, owner, &owners)),
        after: &["author", "status", "type", "title"],
    })
}
