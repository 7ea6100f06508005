//! Figures over assessments for audiences that see none of them.
//!
//! A figure is published only over a group that is large enough, and only where neither the group nor what is left of
//! everybody when any published groups are taken away is small, or of one mind. Which groups are published does not
//! depend on the audience: two portals side by side tell no more than one.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Proficiency, skills::Skills};
use crate::portal::{PageIx, Portal};

/// How well a group can do something.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// How many people were assessed.
    pub people: usize,
    /// The mean of their levels, 1 for novice to 5 for expert, to the next half.
    pub mean: f64,
}

/// The figures of one competency.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Published<G> {
    /// Of everybody; `None` where nothing may be said.
    pub all: Option<Figure>,
    /// Of groups, by group.
    pub groups: BTreeMap<G, Figure>,
}

/// Decides what is said of groups that share no member. `None` is the group of those in no group: it has no figure.
pub fn publish<G: Ord + Clone>(
    groups: &BTreeMap<Option<G>, Vec<Proficiency>>,
    min_group: usize,
) -> Published<G> {
    let everybody: Vec<Proficiency> = groups.values().flatten().copied().collect();
    if !is_safe(&everybody, min_group) {
        return Published { all: None, groups: BTreeMap::new() };
    }
    let may_be_shown =
        |(id, levels): &(&Option<G>, &Vec<Proficiency>)| id.is_some() && is_safe(levels, min_group);
    let (mut shown, others): (Vec<_>, Vec<_>) = groups.iter().partition(may_be_shown);
    let mut rest: Vec<Proficiency> = others.into_iter().flat_map(|(_, levels)| levels).copied().collect();
    // The largest first: of the shown groups the smallest is given up for the rest to be safe.
    shown.sort_by_key(|(id, levels)| (std::cmp::Reverse(levels.len()), (*id).clone()));
    while !rest.is_empty() && !is_safe(&rest, min_group) {
        match shown.pop() {
            Some((_, levels)) => rest.extend(levels),
            None => break,
        }
    }
    let groups = shown.into_iter().filter_map(|(id, levels)| Some((id.clone()?, figure(levels))));
    Published { all: Some(figure(&everybody)), groups: groups.collect() }
}

/// Whether the mean of a group says nothing of one member: there are enough, and not all at one level.
fn is_safe(levels: &[Proficiency], min_group: usize) -> bool {
    levels.len() >= min_group && levels.windows(2).any(|pair| pair[0] != pair[1])
}

fn figure(levels: &[Proficiency]) -> Figure {
    let sum: f64 = levels.iter().map(|level| f64::from(level.number())).sum();
    Figure { people: levels.len(), mean: (sum / levels.len() as f64 * 2.0).round() / 2.0 }
}

/// What is said of each competency by team, from records that the audience may not see.
pub fn figures(portal: &Portal, skills: &Skills, on: Date) -> BTreeMap<PageIx, Published<PageIx>> {
    let team = |person: PageIx| {
        let field = portal.page(person).fields.get("team")?;
        field.ref_list().first().copied().copied()
    };
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
    by_competency.into_iter().map(|(competency, groups)| (competency, publish(&groups, min_group))).collect()
}

#[cfg(test)]
mod tests;
