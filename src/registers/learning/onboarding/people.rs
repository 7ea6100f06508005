//! Whom somebody new can ask: those that the guides name, then those who know what the plan is about.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::choose::Topics;
use super::{MOST, Request, refs, words};
use crate::portal::taxonomy::tag_id;
use crate::portal::{PageIx, Portal};
use crate::registers::learning::{Learning, Proficiency};

/// Points for a topic that the person knows, and for a competency in which others can learn from them.
const KNOWS: usize = 2;
const MASTERS: usize = 3;
/// Words that a reason names.
const MOST_WORDS: usize = 3;

/// Somebody to ask, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// The person.
    pub person: PageIx,
    /// What speaks for asking them, in short words.
    pub why: Vec<String>,
}

/// The people to meet: buddies of the guides, the guides' contacts, then by how much they know of the plan.
pub(super) fn contacts(
    portal: &Portal,
    learning: &Learning,
    request: &Request<'_>,
    topics: &Topics<'_>,
    path: &[PageIx],
    today: Date,
) -> Vec<Contact> {
    let guides = &request.start.guides;
    let named = |person: PageIx, field: &str| {
        guides.iter().any(|guide| refs(portal, *guide, field).contains(&person))
    };
    let people = portal.records("person").filter_map(|record| record.ix);
    let mut found: Vec<(usize, usize, PageIx, Vec<String>)> = Vec::new();
    for person in people.filter(|person| request.person != Some(*person)) {
        let mut why = Vec::new();
        let place = match (named(person, "buddy"), named(person, "contacts")) {
            (true, _) => 0,
            (false, true) => 1,
            (false, false) => 2,
        };
        match place {
            0 => why.push("buddy".to_owned()),
            1 => why.push("named in the guide".to_owned()),
            _ => {}
        }
        if let Some(whose) = request.person.filter(|whose| refs(portal, *whose, "mentor").contains(&person)) {
            why.push(format!("mentor of {}", portal.page(whose).page.title));
        }
        let (points, reasons) = merits(portal, learning, request, (topics, path), person, today);
        why.extend(reasons);
        if !why.is_empty() {
            found.push((place, points, person, why));
        }
    }
    found.sort_by_key(|(place, points, person, _)| (*place, Reverse(*points), *person));
    found.truncate(MOST);
    found.into_iter().map(|(_, _, person, why)| Contact { person, why }).collect()
}

/// What a person knows of the plan: words of expertise, competencies, pages; with the points that it gives.
fn merits(
    portal: &Portal,
    learning: &Learning,
    request: &Request<'_>,
    (topics, path): (&Topics<'_>, &[PageIx]),
    person: PageIx,
    today: Date,
) -> (usize, Vec<String>) {
    let mut why = Vec::new();
    let expertise = words(portal, person, "expertise");
    let known: Vec<&str> = expertise
        .iter()
        .filter(|word| topics.words.contains_key(&tag_id(word)))
        .map(String::as_str)
        .collect();
    if !known.is_empty() {
        why.push(format!("knows {}", known[..known.len().min(MOST_WORDS)].join(", ")));
    }
    let asked = request.start.role.map(|role| learning.roles.of(role)).unwrap_or_default();
    let masters: Vec<String> = asked
        .iter()
        .filter_map(|asked| {
            let level = learning.skills.level(person, asked.competency, today)?;
            let title = &portal.page(asked.competency).page.title;
            (level >= Proficiency::Advanced).then(|| format!("{} in {title}", level.id()))
        })
        .collect();
    why.extend(masters.iter().take(MOST_WORDS).cloned());
    let owned = path.iter().filter(|ix| portal.page(**ix).owner == Some(person)).count();
    match owned {
        0 => {}
        1 => why.push("looks after one of these pages".to_owned()),
        n => why.push(format!("looks after {n} of these pages")),
    }
    (KNOWS * known.len() + MASTERS * masters.len() + owned, why)
}
