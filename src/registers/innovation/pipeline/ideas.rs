//! Ideas: who is for them, and what became of them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::projects::Project;
use super::types;
use crate::portal::{PageIx, Portal, Record};
use crate::registers::health::innovation::{is_taken_up, proposed};

/// Who voted: by name, or by a word that stands for one voter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voter {
    /// A person.
    Person(PageIx),
    /// Somebody who is not named.
    Unnamed(String),
}

impl Voter {
    /// Whose vote a row is; `None` where it does not say, or the audience may not know.
    pub fn of(row: &Record<'_>) -> Option<Self> {
        let named = row.page_of("person").map(Self::Person);
        named.or_else(|| Some(Self::Unnamed(row.text("voter")?.trim().to_owned())))
    }
}

/// The votes for an idea, one for each voter.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Count {
    /// What they come to; as many as there are voters, unless some count more.
    pub votes: f64,
    /// How many voted.
    pub voters: usize,
    /// The day of the last vote.
    pub last: Option<Date>,
}

/// An idea.
#[derive(Debug, Clone, PartialEq)]
pub struct Idea {
    /// Its page.
    pub ix: PageIx,
    /// How far it is, as shown.
    pub stage: String,
    /// What became of it: identifier and title.
    pub outcome: Option<(String, String)>,
    /// The day on which it was proposed.
    pub proposed: Option<Date>,
    /// Whose idea it was.
    pub by: Option<PageIx>,
    /// The votes as written by hand on its page.
    pub written: Option<f64>,
    /// The votes as counted from rows of data; `None` where there are none for it.
    pub counted: Option<Count>,
    /// Whether something came of it: its outcome or its stage says so.
    pub taken_up: bool,
    /// The projects that came from it, in page order.
    pub projects: Vec<PageIx>,
}

impl Idea {
    /// The votes that are shown: those that were counted, else those written by hand.
    pub fn votes(&self) -> Option<f64> {
        self.counted.map(|count| count.votes).or(self.written)
    }
}

/// All ideas, in page order: as a rule an idea is a draft for long.
pub(super) fn all(portal: &Portal, projects: &[Project]) -> Vec<Idea> {
    let counts = counts(portal);
    let read = |record: Record<'_>| {
        let ix = record.ix?;
        Some(Idea {
            ix,
            stage: choice(&record, "stage").map(|(_, title)| title).unwrap_or_default(),
            outcome: choice(&record, "outcome"),
            proposed: proposed(&record),
            by: record.page_of("proposed_by"),
            written: record.number("votes"),
            counted: counts.get(&ix).copied(),
            taken_up: is_taken_up(&record),
            projects: projects.iter().filter(|own| own.ideas.contains(&ix)).map(|own| own.ix).collect(),
        })
    };
    portal.records(types::IDEA).filter_map(read).collect()
}

fn choice(record: &Record<'_>, name: &str) -> Option<(String, String)> {
    match record.fields.get(name)? {
        crate::schema::Value::Enum { id, title } => Some((id.clone(), title.clone())),
        _ => None,
    }
}

/// Idea → its votes. Of several votes of one voter for one idea the last counts; a vote of nobody does not.
fn counts(portal: &Portal) -> BTreeMap<PageIx, Count> {
    let mut last: BTreeMap<(PageIx, Voter), (Date, f64)> = BTreeMap::new();
    for row in portal.records(types::VOTE).filter(|row| !row.is_draft()) {
        let Some((idea, voter)) = row.page_of("idea").zip(Voter::of(&row)) else { continue };
        let Some(date) = row.date("date").filter(|date| *date <= portal.today) else { continue };
        let weight = row.number("weight").unwrap_or(1.0);
        if weight <= 0.0 {
            continue;
        }
        let known = last.entry((idea, voter)).or_insert((date, weight));
        if date >= known.0 {
            *known = (date, weight);
        }
    }
    let mut found: BTreeMap<PageIx, Count> = BTreeMap::new();
    for ((idea, _), (date, weight)) in last {
        let count = found.entry(idea).or_default();
        count.votes += weight;
        count.voters += 1;
        count.last = count.last.max(Some(date));
    }
    found
}

/// Those with the most votes first, then the newest.
pub fn ranked(ideas: &[Idea]) -> Vec<&Idea> {
    let mut all: Vec<&Idea> = ideas.iter().collect();
    let votes = |idea: &Idea| idea.votes().unwrap_or(-1.0);
    all.sort_by(|a, b| votes(b).total_cmp(&votes(a)).then(b.proposed.cmp(&a.proposed)).then(a.ix.cmp(&b.ix)));
    all
}
