//! Thanks: who, for what, when, from whom.

use jiff::civil::Date;

use super::{is_named, types};
use crate::portal::{PageIx, Portal, Record};

/// Somebody was thanked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thanks {
    /// Identifier of the record.
    pub id: String,
    /// Its page, unless it is a row.
    pub ix: Option<PageIx>,
    /// Who, without those who do not want to be named.
    pub people: Vec<PageIx>,
    /// Identifier of the behaviour.
    pub behaviour: String,
    /// When.
    pub date: Date,
    /// What for.
    pub why: String,
    /// The rule that it falls under, by its place.
    pub rule: Option<usize>,
    /// Points for each person.
    pub points: u32,
    /// A person or a team.
    pub given_by: Option<PageIx>,
    /// Pages that show it.
    pub evidence: Vec<PageIx>,
    /// What shows it elsewhere.
    pub url: Option<String>,
}

/// What the audience sees of them, the newest first; those of one day as they are written. What is dated to come, or
/// about nobody who may be named, is left out.
pub fn all(portal: &Portal) -> Vec<Thanks> {
    let mut found: Vec<Thanks> =
        portal.records(types::RECOGNITION).filter_map(|record| thanks(portal, &record)).collect();
    found.sort_by_key(|thanks| std::cmp::Reverse(thanks.date));
    found
}

fn thanks(portal: &Portal, record: &Record<'_>) -> Option<Thanks> {
    if record.is_draft() {
        return None;
    }
    let mut people = record.pages_of("person");
    people.retain(|person| is_named(portal, *person));
    people.dedup();
    let rules = &portal.schema.incentives;
    let rule = record.text("rule").and_then(|id| rules.rule(id));
    let stated = record.number("points").filter(|points| *points >= 0.0);
    let points = stated.map(|points| points as u32);
    (!people.is_empty()).then_some(())?;
    Some(Thanks {
        id: record.page.id.clone(),
        ix: record.ix,
        people,
        behaviour: record.text("behaviour")?.to_owned(),
        date: record.date("date").filter(|date| *date <= portal.today)?,
        why: record.text("why").unwrap_or_default().to_owned(),
        points: points.or_else(|| rule.map(|rule| rules.rules[rule].points)).unwrap_or_default(),
        rule,
        given_by: record.page_of("given_by"),
        evidence: record.pages_of("evidence"),
        url: record.text("url").map(str::to_owned),
    })
}
