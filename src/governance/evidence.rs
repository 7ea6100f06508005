//! Which reviews of a page count, and why the others do not.

use jiff::civil::Date;

use super::drift::{Drift, Drifts};
use super::record::{Record, Verdict};
use crate::portal::{PageIx, Portal, PortalPage};
use crate::prose::either;
use crate::schema::Value;
use crate::schema::governance::Rubric;

/// A review and what it is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Reviewed {
    /// As stated.
    pub record: Record,
    /// Its score by its rubric: the weighted mean of all criteria, else as stated.
    pub score: Option<f64>,
    /// Why it does not count; `None` when it does.
    pub void: Option<Reason>,
}

impl Reviewed {
    /// Whether it is evidence.
    pub fn counts(&self) -> bool {
        self.void.is_none()
    }
}

/// Why a review does not count.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// No rubric has its type.
    UnknownType,
    /// The portal knows nobody of the reviewer's name.
    UnknownReviewer,
    /// The reviewer wrote the page.
    Author,
    /// The reviewer is the page's owner.
    Owner,
    /// The rubric asks for somebody of one of these roles.
    Role(Vec<String>),
    /// It asks for changes, or rejects the page.
    Verdict(Verdict),
    /// It does not say what it came to.
    NoVerdict,
    /// It has no score.
    NoScore,
    /// Its score is below the rubric's minimum.
    Below(u8),
    /// It has no date that can be read.
    NoDate,
    /// Its date is still to come.
    Future,
    /// It is older than the page.
    BeforePage(Date),
    /// The same person reviewed the page again, on that day.
    Again(Date),
    /// The page has changed since.
    Drifted(Drift),
    /// The page's review cycle has ended, on that day.
    Expired(Date),
}

/// Judges the reviews of a page. `records` are all of them, in the order of the file.
pub(super) fn judge(portal: &Portal, ix: PageIx, records: Vec<Record>, drifts: &Drifts) -> Vec<Reviewed> {
    let page = portal.page(ix);
    let rules = &portal.schema.governance;
    let judged = records.iter().map(|record| {
        let rubric = rules.rubric(&record.review);
        let score = score(record, rubric);
        let void = rubric.map_or(Some(Reason::UnknownType), |rubric| {
            let own = own_faults(portal, page, record, rubric, score);
            own.or_else(|| newer(record, &records).map(Reason::Again))
                .or_else(|| drifts.of(ix, record.row).map(Reason::Drifted))
                .or_else(|| expired(page, record.date?, portal.today).map(Reason::Expired))
        });
        (score, void)
    });
    let judged: Vec<_> = judged.collect();
    let pairs = records.into_iter().zip(judged);
    pairs.map(|(record, (score, void))| Reviewed { record, score, void }).collect()
}

/// The weighted mean of all criteria, to one decimal; where they are not all scored, the score as stated.
fn score(record: &Record, rubric: Option<&Rubric>) -> Option<f64> {
    let by_criteria = rubric.and_then(|rubric| rubric.score(&record.scores));
    let score = by_criteria.map(super::rounded).or_else(|| record.score.map(|score| score as f64))?;
    (0.0..=100.0).contains(&score).then_some(score)
}

/// What is wrong with a review by itself.
pub(crate) fn own_faults(
    portal: &Portal,
    page: &PortalPage,
    record: &Record,
    rubric: &Rubric,
    score: Option<f64>,
) -> Option<Reason> {
    let Some(reviewer) = record.reviewer else { return Some(Reason::UnknownReviewer) };
    let Some(date) = record.date else { return Some(Reason::NoDate) };
    let names = |field: &str| page.fields.get(field).is_some_and(|v| v.ref_list().contains(&&reviewer));
    if names("author") {
        return Some(Reason::Author);
    }
    if names("owner") {
        return Some(Reason::Owner);
    }
    if date > portal.today {
        return Some(Reason::Future);
    }
    if let Some(created) = page.page.meta.created.filter(|created| date < *created) {
        return Some(Reason::BeforePage(created));
    }
    if !has_role(portal.page(reviewer), &rubric.roles) {
        return Some(Reason::Role(rubric.roles.clone()));
    }
    match record.verdict {
        Some(Verdict::Approved) => {}
        Some(verdict) => return Some(Reason::Verdict(verdict)),
        None => return Some(Reason::NoVerdict),
    }
    match score {
        None => Some(Reason::NoScore),
        Some(score) if score < f64::from(rubric.minimum) => Some(Reason::Below(rubric.minimum)),
        Some(_) => None,
    }
}

/// Whether a person's role has one of the words, or there is none to have.
pub(crate) fn has_role(person: &PortalPage, roles: &[String]) -> bool {
    let role = person.fields.get("role").and_then(Value::as_str).unwrap_or_default().to_lowercase();
    let mut words = role.split(|c: char| !c.is_alphanumeric());
    roles.is_empty() || words.any(|word| roles.iter().any(|wanted| wanted.to_lowercase() == word))
}

/// The day of a newer review of the same type by the same person; of two on one day the later in the file is newer.
fn newer(record: &Record, all: &[Record]) -> Option<Date> {
    all.iter()
        .filter(|other| other.review == record.review && other.reviewer == record.reviewer)
        .filter(|other| (other.date, other.row) > (record.date, record.row))
        .filter_map(|other| other.date)
        .max()
}

/// When a review of a day ended to hold, if it did: one cycle later, or on the day that the page fixes.
fn expired(page: &PortalPage, date: Date, today: Date) -> Option<Date> {
    if super::is_evergreen(&page.page) {
        return None;
    }
    let end = page.page.meta.next_review_due.or_else(|| Some(page.review.cycle?.after(date)))?;
    (end < today).then_some(end)
}

impl Reason {
    /// In one sentence, for readers: what follows the name of the reviewer is what is wrong.
    pub fn sentence(&self, reviewer: &str) -> String {
        match self {
            Self::UnknownType => "There is no rubric for reviews of this type.".into(),
            Self::UnknownReviewer => "The reviewer is nobody that this portal shows.".into(),
            Self::Author => format!("{reviewer} is the author of the page."),
            Self::Owner => format!("{reviewer} is the owner of the page."),
            Self::Role(roles) => format!("It takes somebody whose role names {}.", either(roles)),
            Self::Verdict(Verdict::Rejected) => format!("{reviewer} rejected the page."),
            Self::Verdict(_) => format!("{reviewer} asked for changes."),
            Self::NoVerdict => "It has no verdict.".into(),
            Self::NoScore => "It has no score.".into(),
            Self::Below(minimum) => format!("Its score is below the minimum of {minimum}."),
            Self::NoDate => "It has no date.".into(),
            Self::Future => "Its date is still to come.".into(),
            Self::BeforePage(created) => {
                format!("It is older than the page, which was created on {}.", super::day(*created))
            }
            Self::Again(date) => format!("{reviewer} reviewed the page again on {}.", super::day(*date)),
            Self::Drifted(Drift::Lines { added, removed }) => {
                format!("The page has changed since: +{added} −{removed} lines.")
            }
            Self::Drifted(Drift::Unknown) => "The page has changed since.".into(),
            Self::Drifted(Drift::Stated(date)) => format!("The page was updated on {}.", super::day(*date)),
            Self::Expired(date) => format!("It held until {}.", super::day(*date)),
        }
    }
}
