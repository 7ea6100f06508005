//! Where points come from besides thanks: pages, reviews, mentees, courses, certificates and version control.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::is_named;
use crate::parse::Origin;
use crate::portal::taxonomy::tag_id;
use crate::portal::{PageIx, Portal, PortalPage};
use crate::registers::learning::types;
use crate::registers::months::Month;
use crate::registers::records;
use crate::schema::incentives::EarnedBy;
use crate::schema::{Kind, Value};
use crate::source::Edit;

/// Something that a rule may give points for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Deed {
    /// When.
    pub date: Date,
    /// Who.
    pub person: PageIx,
    /// What of it is seen.
    pub by: EarnedBy,
    /// The page that was written, changed or reviewed; the mentee, the session or the certificate.
    pub page: PageIx,
}

/// All of them up to the build date, and what nobody can be named for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deeds {
    /// In the order of time.
    pub all: Vec<Deed>,
    /// Commits by authors who are no person of the portal.
    pub unmatched: usize,
    /// How many such authors there are.
    pub strangers: usize,
}

/// Collects them from what the audience sees. Nobody earns anything twice for the same page, except that what is changed
/// or reviewed in another month counts again.
pub fn deeds(portal: &Portal) -> Deeds {
    let names = People::new(portal);
    let mut found = Deeds::default();
    for (ix, page) in portal.iter() {
        let edits = portal.edits.get(&ix).map_or(&[][..], Vec::as_slice);
        if is_contribution(portal, page) {
            found.all.extend(written(portal, &names, ix, page, edits));
        }
        found.all.extend(reviewed(portal, ix, page));
    }
    found.all.extend(mentored(portal));
    found.all.extend(courses(portal));
    found.all.extend(certificates(portal));
    let mut strangers: BTreeSet<&str> = BTreeSet::new();
    for edit in portal.edits.values().flatten().filter(|edit| names.find(edit).is_none()) {
        found.unmatched += 1;
        strangers.insert(if edit.email.is_empty() { &edit.name } else { &edit.email });
    }
    found.strangers = strangers.len();
    found.all.retain(|deed| deed.date <= portal.today && is_named(portal, deed.person));
    found.all.sort_unstable();
    let mut seen = BTreeSet::new();
    found.all.retain(|deed| {
        let again = matches!(deed.by, EarnedBy::Fixed | EarnedBy::Reviewed);
        seen.insert((deed.person, deed.by, deed.page, again.then(|| Month::of(deed.date))))
    });
    found
}

/// Prose that somebody wrote: no record, no page that only leads a folder, no draft.
fn is_contribution(portal: &Portal, page: &PortalPage) -> bool {
    let draft = portal.schema.get(&page.page.type_id).kind != Kind::Page
        || page.page.meta.status == Some(crate::parse::Status::Draft);
    page.page.origin == Origin::File && !draft
}

/// Who wrote a page, and who changed it after: what the page says of its author counts before what version control says.
fn written(portal: &Portal, names: &People, ix: PageIx, page: &PortalPage, edits: &[Edit]) -> Vec<Deed> {
    let stated = portal.record(ix).page_of("author");
    let author = stated.or_else(|| names.find(edits.first()?));
    let date = page.page.meta.created.or_else(|| Some(edits.first()?.date)).or(page.since);
    let deed = |(person, date): (PageIx, Date)| Deed { date, person, by: EarnedBy::Authored, page: ix };
    let own = author.zip(date).map(deed);
    let fixed = edits.iter().skip(1).filter_map(|edit| {
        let person = names.find(edit).filter(|person| Some(*person) != author)?;
        Some(Deed { date: edit.date, person, by: EarnedBy::Fixed, page: ix })
    });
    own.into_iter().chain(fixed).collect()
}

/// Reviews by somebody who neither wrote the page nor answers for it.
fn reviewed(portal: &Portal, ix: PageIx, page: &PortalPage) -> Vec<Deed> {
    let author = portal.record(ix).page_of("author");
    let by_others = records::reviews(portal, page).into_iter().filter_map(|review| {
        let person = review.reviewer.filter(|it| Some(*it) != author && Some(*it) != page.owner)?;
        Some(Deed { date: review.date, person, by: EarnedBy::Reviewed, page: ix })
    });
    by_others.collect()
}

/// Mentors: from the first day of a plan that names them, else from the mentee's first day.
fn mentored(portal: &Portal) -> Vec<Deed> {
    let deed = |mentor, mentee, date| Deed { date, person: mentor, by: EarnedBy::Mentored, page: mentee };
    let mut found = Vec::new();
    let mut planned = BTreeSet::new();
    for plan in portal.records(types::PLAN) {
        let start = match plan.fields.get("plan_period") {
            Some(Value::Map(days)) => days.get("start_date").and_then(Value::as_date),
            _ => None,
        };
        if let (Some(mentor), Some(mentee), Some(start)) =
            (plan.page_of("mentor_id"), plan.page_of("employee_id"), start)
        {
            planned.insert((mentor, mentee));
            found.push(deed(mentor, mentee, start));
        }
    }
    for person in portal.records("person") {
        if let (Some(mentor), Some(mentee), Some(joined)) =
            (person.page_of("mentor"), person.ix, person.date("joined_on"))
            && !planned.contains(&(mentor, mentee))
        {
            found.push(deed(mentor, mentee, joined));
        }
    }
    found
}

fn courses(portal: &Portal) -> Vec<Deed> {
    let completed =
        portal.records(types::PARTICIPANT).filter(|it| it.text("completion_status") == Some("completed"));
    let deed = |record: crate::portal::Record<'_>| {
        let session = record.page_of("session_id")?;
        let of = portal.record(session);
        let date = of.date("end_date").or_else(|| of.date("start_date"))?;
        Some(Deed { date, person: record.page_of("employee_id")?, by: EarnedBy::Course, page: session })
    };
    completed.filter_map(deed).collect()
}

fn certificates(portal: &Portal) -> Vec<Deed> {
    let deed = |record: crate::portal::Record<'_>| {
        let page = record.page_of("certification_id")?;
        let person = record.page_of("employee_id")?;
        Some(Deed { date: record.date("earned_on")?, person, by: EarnedBy::Certification, page })
    };
    portal.records(types::HOLDER).filter_map(deed).collect()
}

/// Who commits under which name.
#[derive(Debug, Default)]
struct People {
    /// E-mail addresses and names, as they are compared. A name that two people have is nobody's.
    known: BTreeMap<String, Option<PageIx>>,
}

impl People {
    fn new(portal: &Portal) -> Self {
        let mut known: BTreeMap<String, Option<PageIx>> = BTreeMap::new();
        for record in portal.records("person") {
            let Some(ix) = record.ix else { continue };
            let own = [record.page.title.clone(), record.text("email").unwrap_or_default().to_owned()];
            let names: BTreeSet<String> =
                own.iter().chain(&record.texts("commits_as")).map(|name| key(name)).collect();
            for name in names.into_iter().filter(|name| !name.is_empty()) {
                known.entry(name).and_modify(|person| *person = None).or_insert(Some(ix));
            }
        }
        Self { known }
    }

    /// By the address, else by the name.
    fn find(&self, edit: &Edit) -> Option<PageIx> {
        let of = |name: &str| self.known.get(&key(name)).copied();
        of(&edit.email).or_else(|| of(&edit.name)).flatten()
    }
}

/// Addresses are compared without case, names without case, spaces and dashes.
fn key(name: &str) -> String {
    if name.contains('@') { name.trim().to_lowercase() } else { tag_id(name) }
}
