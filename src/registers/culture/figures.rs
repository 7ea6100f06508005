//! What is told of thanks and of answers: counts and means over groups that are large enough.

use std::collections::{BTreeMap, BTreeSet};

use super::{ledger, types};
use crate::portal::{PageIx, Portal};
use crate::registers::learning::privacy::{Published, are_enough, is_safe, publish_if};

/// The most that somebody can agree.
pub const BEST: i64 = 5;

/// How often a group was thanked for a behaviour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thanked {
    /// How many different people.
    pub people: usize,
    /// How often one of them was thanked.
    pub times: usize,
}

/// How far a group agrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mean {
    /// How many answered.
    pub answered: usize,
    /// From 1 to 5, to the next tenth.
    pub mean: f64,
}

/// How often groups were thanked, by behaviour: only where enough different people were.
pub fn thanks(portal: &Portal) -> BTreeMap<String, Published<PageIx, Thanked>> {
    let team = |person: PageIx| portal.record(person).page_of("team");
    let mut by_behaviour: BTreeMap<String, BTreeMap<Option<PageIx>, Vec<PageIx>>> = BTreeMap::new();
    for thanks in ledger::all(portal) {
        let groups = by_behaviour.entry(thanks.behaviour).or_default();
        for person in thanks.people {
            groups.entry(team(person)).or_default().push(person);
        }
    }
    let min_group = portal.config.privacy.min_group;
    let figure = |people: &[PageIx]| Thanked {
        people: people.iter().collect::<BTreeSet<_>>().len(),
        times: people.len(),
    };
    let told = by_behaviour.into_iter().map(|(behaviour, groups)| {
        (behaviour, publish_if(&groups, |people| are_enough(people, min_group), figure))
    });
    told.filter(|(_, of)| of.all.is_some()).collect()
}

/// How far groups agree, by survey and question: only where enough answered, and not all alike.
pub fn answers(portal: &Portal) -> BTreeMap<(PageIx, String), Published<PageIx, Mean>> {
    let mut by_question: BTreeMap<(PageIx, String), BTreeMap<Option<PageIx>, Vec<i64>>> = BTreeMap::new();
    for record in portal.records(types::ANSWER).filter(|record| !record.is_draft()) {
        let points = record.number("points").map(|points| points as i64);
        let (Some(survey), Some(question), Some(points)) =
            (record.page_of("survey"), record.text("question"), points)
        else {
            continue;
        };
        if (1..=BEST).contains(&points) {
            let groups = by_question.entry((survey, question.to_owned())).or_default();
            groups.entry(record.page_of("team")).or_default().push(points);
        }
    }
    let min_group = portal.config.privacy.min_group;
    let told = by_question
        .into_iter()
        .map(|(question, groups)| (question, publish_if(&groups, |points| is_safe(points, min_group), mean)));
    told.filter(|(_, of)| of.all.is_some()).collect()
}

fn mean(points: &[i64]) -> Mean {
    let sum: i64 = points.iter().sum();
    let mean = sum as f64 / points.len() as f64;
    Mean { answered: points.len(), mean: (mean * 10.0).round() / 10.0 }
}
