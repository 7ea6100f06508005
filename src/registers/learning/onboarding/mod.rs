//! The plan of somebody new in a role: what to read, understand, try and whom to meet, by day, week and month.
//!
//! The command line and the portal show the same plan. What it holds is chosen by what the pages say of themselves:
//! prerequisites, tags, languages, platforms, links, and what their types are declared to be for somebody new.

mod choose;
mod markdown;
mod people;
mod roles;
mod schedule;

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::paths::{self, Way, in_order, rank};
use super::{Learning, Proficiency};
use crate::portal::{PageIx, Portal};
use crate::schema::Part;
use choose::Topics;

pub use choose::Words;
pub use markdown::{Draft, markdown};
pub use people::Contact;
pub use roles::{Start, find, person, starts, unknown_word};
pub use schedule::{Goal, Phase, When};

/// Pages of each part at most; people too.
const MOST: usize = 6;
/// Terms and first pages at most.
const MOST_CONCEPTS: usize = 8;

/// What the plan is for.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The role.
    pub start: &'a Start,
    /// Tags, languages and platforms that count; empty for all.
    pub stack: &'a [String],
    /// For whom, where that is known: what they can do already is left out.
    pub person: Option<PageIx>,
}

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The role's title.
    pub title: String,
    /// Its career role.
    pub role: Option<PageIx>,
    /// Guides for the role, by address.
    pub guides: Vec<PageIx>,
    /// Declared paths that lead to the role or to what it asks for.
    pub paths: Vec<PageIx>,
    /// First day, first week, first month.
    pub phases: [Phase; 3],
    /// Whom to ask, the first to meet first.
    pub contacts: Vec<Contact>,
    /// What the person can do already.
    pub skipped: Vec<Skipped>,
    /// Minutes to read everything.
    pub minutes: u32,
}

impl Plan {
    /// The pages to read, in order.
    pub fn read(&self) -> impl Iterator<Item = PageIx> {
        self.phases.iter().flat_map(|phase| phase.read.iter().copied())
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.read().next().is_none() && self.contacts.is_empty() && self.guides.is_empty()
    }
}

/// A competency that the role asks for and the person has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Skipped {
    /// The competency.
    pub competency: PageIx,
    /// The person's level.
    pub level: Proficiency,
    /// The level that the role asks for.
    pub asked: Proficiency,
}

/// Makes a plan. `today` decides which assessments count.
pub fn plan(portal: &Portal, learning: &Learning, request: &Request<'_>, today: Date) -> Plan {
    let Request { start, stack, person } = *request;
    let skipped = person.map_or_else(Vec::new, |person| skipped(learning, start, person, today));
    let paths = paths_of(learning, start);
    let way = way(portal, learning, start, &paths, stack, &skipped);
    let topics = Topics::new(portal, &learning.words, &way.pages, stack);
    let taken: BTreeSet<PageIx> = way.pages.iter().chain(&start.guides).copied().collect();
    let part = |part| choose::pages(portal, &topics, part, &taken);
    let chosen = schedule::Chosen {
        concepts: part(Part::Concept),
        exercises: part(Part::Exercise),
        practices: part(Part::Practice),
        examples: part(Part::Example),
        goals: start.guides.iter().flat_map(|guide| schedule::goals(portal, *guide)).collect(),
    };
    let contacts = people::contacts(portal, learning, request, &topics, &way.pages, today);
    Plan {
        title: start.title.clone(),
        role: start.role,
        guides: start.guides.clone(),
        paths,
        minutes: way.minutes,
        phases: schedule::phases(portal, &way.pages, &chosen, contacts.len()),
        contacts,
        skipped,
    }
}

/// What there is to read for a role, without the rest of the plan.
pub fn reading(portal: &Portal, learning: &Learning, start: &Start) -> Way {
    way(portal, learning, start, &paths_of(learning, start), &[], &[])
}

/// What the role asks for and the person can do on a day, as far as the audience sees the assessments.
fn skipped(learning: &Learning, start: &Start, person: PageIx, today: Date) -> Vec<Skipped> {
    let asked = start.role.map(|role| learning.roles.of(role)).unwrap_or_default();
    let has = |asked: &super::roles::Requirement| {
        let level = learning.skills.level(person, asked.competency, today)?;
        (level >= asked.level).then_some(Skipped { competency: asked.competency, level, asked: asked.level })
    };
    asked.iter().filter_map(has).collect()
}

/// Declared paths that lead to the role, then those that lead to what it asks for.
fn paths_of(learning: &Learning, start: &Start) -> Vec<PageIx> {
    let Some(role) = start.role else { return Vec::new() };
    let mut found: Vec<PageIx> = Vec::new();
    let asked = learning.roles.of(role).iter().map(|asked| asked.competency);
    for target in std::iter::once(role).chain(asked) {
        for path in learning.paths.leading_to(target) {
            if !found.contains(&path.ix) {
                found.push(path.ix);
            }
        }
    }
    found
}

/// What is to be read: the guides' paths and declared paths to the role in their authors' order, then what teaches the
/// role's competencies; all with what it needs, and without what the person can do already.
fn way(
    portal: &Portal,
    learning: &Learning,
    start: &Start,
    paths: &[PageIx],
    stack: &[String],
    skipped: &[Skipped],
) -> Way {
    let has = |competency: &PageIx| skipped.iter().any(|skipped| skipped.competency == *competency);
    let mut wanted: Vec<PageIx> = Vec::new();
    for guide in &start.guides {
        wanted.extend(refs(portal, *guide, "path"));
    }
    let to_role = paths.iter().filter_map(|path| learning.paths.of(*path));
    let to_role = to_role.filter(|path| start.role.is_some_and(|role| path.leads_to.contains(&role)));
    wanted.extend(
        to_role.flat_map(|path| path.steps.iter().filter(|step| !step.optional).map(|step| step.page)),
    );
    let chosen = wanted.len();
    let asked = start.role.map(|role| learning.roles.of(role)).unwrap_or_default().iter();
    let open = asked.map(|asked| asked.competency).filter(|competency| !has(competency));
    wanted.extend(open.flat_map(|competency| paths::teaching(portal, competency)));
    // The order that somebody gave goes before the computed one.
    let place = |ix: PageIx| wanted[..chosen].iter().position(|page| *page == ix).unwrap_or(chosen);
    let known = |ix: PageIx| {
        let teaches = refs(portal, ix, "competencies");
        !teaches.is_empty() && teaches.iter().all(has)
    };
    let fitting = |ix: &&PageIx| choose::fits(portal, **ix, stack) && !known(**ix);
    let targets: Vec<PageIx> = wanted.iter().filter(fitting).copied().collect();
    let mut way = in_order(portal, &targets, |ix| (place(ix), rank(portal, ix)));
    way.pages.retain(|ix| !known(*ix) && !start.guides.contains(ix));
    way.minutes = way.pages.iter().map(|ix| paths::minutes(portal, *ix)).sum();
    way
}

/// The pages that a field of a page names.
fn refs(portal: &Portal, ix: PageIx, field: &str) -> Vec<PageIx> {
    portal.record(ix).pages_of(field)
}

/// The words of a list of a page.
fn words(portal: &Portal, ix: PageIx, field: &str) -> Vec<String> {
    portal.record(ix).texts(field)
}

#[cfg(test)]
mod tests;
