//! Figures over assessments and trainings for audiences that see none of the records.
//!
//! A figure is published only over a group that is large enough, and only where neither the group nor what is left of
//! everybody when any published groups are taken away is small, or of one mind. Which groups are published does not
//! depend on the audience: two portals side by side tell no more than one.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::skills::Skills;
use super::{Proficiency, types};
use crate::portal::{PageIx, Portal, Record};
use crate::registers::culture::figures::{self as culture, Mean, Thanked};
use crate::schema::Value;

/// How well a group can do something.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// How many people were assessed.
    pub people: usize,
    /// The mean of their levels, 1 for novice to 5 for expert, to the next half.
    pub mean: f64,
}

/// The figures of one competency, or of something else that is known of people.
#[derive(Debug, Clone, PartialEq)]
pub struct Published<G, F = Figure> {
    /// Of everybody; `None` where nothing may be said.
    pub all: Option<F>,
    /// Of groups, by group.
    pub groups: BTreeMap<G, F>,
}

impl<G: Ord, F> Published<G, F> {
    /// Holds groups in another way; those that have no other name are left out.
    pub fn map<H: Ord>(self, other: impl Fn(&G) -> Option<H>) -> Published<H, F> {
        let groups = self.groups.into_iter().filter_map(|(group, figure)| Some((other(&group)?, figure)));
        Published { all: self.all, groups: groups.collect() }
    }
}

/// Decides what is said of groups that share no member. `None` is the group of those in no group: it has no figure.
pub fn publish<G: Ord + Clone>(
    groups: &BTreeMap<Option<G>, Vec<Proficiency>>,
    min_group: usize,
) -> Published<G> {
    publish_if(groups, |levels| is_safe(levels, min_group), figure)
}

/// The same for values of any kind: what a set of them must be like, and the figure that is made of it.
pub fn publish_if<G: Ord + Clone, V: Copy, F>(
    groups: &BTreeMap<Option<G>, Vec<V>>,
    is_safe: impl Fn(&[V]) -> bool,
    figure: impl Fn(&[V]) -> F,
) -> Published<G, F> {
    let everybody: Vec<V> = groups.values().flatten().copied().collect();
    if !is_safe(&everybody) {
        return Published { all: None, groups: BTreeMap::new() };
    }
    let may_be_shown = |(id, values): &(&Option<G>, &Vec<V>)| id.is_some() && is_safe(values);
    let (mut shown, others): (Vec<_>, Vec<_>) = groups.iter().partition(may_be_shown);
    let mut rest: Vec<V> = others.into_iter().flat_map(|(_, values)| values).copied().collect();
    // The largest first: of the shown groups the smallest is given up for the rest to be safe.
    shown.sort_by_key(|(id, values)| (std::cmp::Reverse(values.len()), (*id).clone()));
    while !rest.is_empty() && !is_safe(&rest) {
        match shown.pop() {
            Some((_, values)) => rest.extend(values),
            None => break,
        }
    }
    let groups = shown.into_iter().filter_map(|(id, values)| Some((id.clone()?, figure(values))));
    Published { all: Some(figure(&everybody)), groups: groups.collect() }
}

/// Whether the mean of a group says nothing of one member: there are enough, and not all of one mind.
pub fn is_safe<V: PartialEq>(values: &[V], min_group: usize) -> bool {
    values.len() >= min_group && values.windows(2).any(|pair| pair[0] != pair[1])
}

/// Whether there are enough different people among those of a group, however often each of them is.
pub fn are_enough(people: &[PageIx], min_group: usize) -> bool {
    people.iter().collect::<BTreeSet<_>>().len() >= min_group
}

fn figure(levels: &[Proficiency]) -> Figure {
    let sum: f64 = levels.iter().map(|level| f64::from(level.number())).sum();
    Figure { people: levels.len(), mean: (sum / levels.len() as f64 * 2.0).round() / 2.0 }
}

/// What is told of a programme's participants.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Taught {
    /// How many people took part.
    pub people: usize,
    /// How many of ten completed it; `None` where that would tell of one of them.
    pub completed: Option<u8>,
    /// The mean of the points from 1 to 5 that they gave, to the next half; `None` likewise.
    pub satisfaction: Option<f64>,
}

/// One person's part in a programme.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Part {
    /// Whether the person completed it.
    pub completed: bool,
    /// The points that the person gave.
    pub satisfaction: Option<f64>,
}

/// Decides what is said of the participants of a programme. Programmes are never added up, so nothing is subtracted.
pub fn taught(parts: &[Part], min_group: usize) -> Option<Taught> {
    if parts.len() < min_group {
        return None;
    }
    let completed = parts.iter().filter(|part| part.completed).count();
    let mixed = completed > 0 && completed < parts.len();
    let tenths = (completed as f64 / parts.len() as f64 * 10.0).round().clamp(1.0, 9.0);
    let given: Vec<f64> = parts.iter().filter_map(|part| part.satisfaction).collect();
    let differ = given.windows(2).any(|pair| pair[0].total_cmp(&pair[1]).is_ne());
    let mean = given.iter().sum::<f64>() / given.len() as f64;
    Some(Taught {
        people: parts.len(),
        completed: mixed.then_some(tenths as u8),
        satisfaction: (given.len() >= min_group && differ).then_some((mean * 2.0).round() / 2.0),
    })
}

/// Everything that is told of closed records. `G` is how a page is held: by place, or by identifier.
#[derive(Debug, Clone, PartialEq)]
pub struct Told<G> {
    /// By competency; groups are teams.
    pub skills: BTreeMap<G, Published<G>>,
    /// By programme.
    pub training: BTreeMap<G, Taught>,
    /// By behaviour; groups are teams.
    pub thanks: BTreeMap<String, Published<G, Thanked>>,
    /// By survey and question; groups are teams.
    pub answers: BTreeMap<(G, String), Published<G, Mean>>,
}

impl<G: Ord> Default for Told<G> {
    fn default() -> Self {
        Self {
            skills: BTreeMap::new(),
            training: BTreeMap::new(),
            thanks: BTreeMap::new(),
            answers: BTreeMap::new(),
        }
    }
}

impl<G: Ord> Told<G> {
    /// Whether nothing is told.
    pub fn is_empty(&self) -> bool {
        self.skills.is_empty()
            && self.training.is_empty()
            && self.thanks.is_empty()
            && self.answers.is_empty()
    }

    /// Holds pages in another way; what has no other name is left out.
    pub fn map<H: Ord>(self, other: &impl Fn(&G) -> Option<H>) -> Told<H> {
        let skills =
            self.skills.into_iter().filter_map(|(competency, of)| Some((other(&competency)?, of.map(other))));
        let thanks = self.thanks.into_iter().map(|(behaviour, of)| (behaviour, of.map(other)));
        let answers = self
            .answers
            .into_iter()
            .filter_map(|((survey, question), of)| Some(((other(&survey)?, question), of.map(other))));
        let training = self.training.into_iter().filter_map(|(ix, taught)| Some((other(&ix)?, taught)));
        Told {
            skills: skills.collect(),
            training: training.collect(),
            thanks: thanks.collect(),
            answers: answers.collect(),
        }
    }
}

/// What is told of the records of a portal that holds all of them.
pub fn told(portal: &Portal, on: Date) -> Told<PageIx> {
    Told {
        skills: skills(portal, on),
        training: training(portal),
        thanks: culture::thanks(portal),
        answers: culture::answers(portal),
    }
}

fn skills(portal: &Portal, on: Date) -> BTreeMap<PageIx, Published<PageIx>> {
    let skills = Skills::new(portal);
    let team = |person: PageIx| portal.record(person).page_of("team");
    let mut by_competency: BTreeMap<PageIx, BTreeMap<Option<PageIx>, Vec<Proficiency>>> = BTreeMap::new();
    for (person, competencies) in &skills.people {
        for competency in competencies.keys() {
            if let Some(level) = skills.level(*person, *competency, on) {
                let groups = by_competency.entry(*competency).or_default();
                groups.entry(team(*person)).or_default().push(level);
            }
        }
    }
    let min_group = portal.config.privacy.min_group;
    let published = by_competency.into_iter().map(|(ix, groups)| (ix, publish(&groups, min_group)));
    published.filter(|(_, of)| of.all.is_some()).collect()
}

/// Somebody who took part more than once counts once, as having completed it where they ever did.
fn training(portal: &Portal) -> BTreeMap<PageIx, Taught> {
    let program = |session: PageIx| portal.record(session).page_of("program_id");
    let mut parts: BTreeMap<PageIx, BTreeMap<PageIx, Part>> = BTreeMap::new();
    for record in portal.records(types::PARTICIPANT) {
        let session = record.page_of("session_id");
        let (Some(person), Some(program)) = (record.page_of("employee_id"), session.and_then(program)) else {
            continue;
        };
        let status = record.text("completion_status");
        if !matches!(status, Some("completed" | "failed" | "no_show" | "withdrawn")) {
            continue; // Nothing is over yet.
        }
        let part = parts.entry(program).or_default().entry(person).or_default();
        part.completed |= status == Some("completed");
        part.satisfaction = mean_points(&record).or(part.satisfaction);
    }
    let min_group = portal.config.privacy.min_group;
    let told = parts.into_iter().filter_map(|(program, people)| {
        let parts: Vec<Part> = people.into_values().collect();
        Some((program, taught(&parts, min_group)?))
    });
    told.collect()
}

fn mean_points(record: &Record<'_>) -> Option<f64> {
    let Some(Value::Map(points)) = record.fields.get("feedback") else { return None };
    let points: Vec<f64> = points.values().filter_map(Value::as_number).collect();
    (!points.is_empty()).then(|| points.iter().sum::<f64>() / points.len() as f64)
}

#[cfg(test)]
mod tests;
