//! Behaviours, thanks, surveys and rules; and what the pages of people, teams and surveys say of them.

pub(super) mod leaderboard;
pub(super) mod overview;
mod page;
mod survey;
pub(super) mod wall;

pub(in crate::render) use page::view as page;

use super::{Area, Dashboard, badge, page_link, table, title};
use crate::registers::culture::Culture;
use crate::registers::culture::ledger::Thanks;
use crate::render::view::{DataView, LinkView, ThanksView};
use crate::render::{Shared, dates};

fn all<'a>(shared: &'a Shared<'_>) -> &'a Culture {
    &shared.registers.culture
}

/// `1 person`, `3 people`.
fn people(count: usize) -> String {
    format!("{count} {}", if count == 1 { "person" } else { "people" })
}

/// `once`, `3 times`.
fn times(count: usize) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

fn behaviour(shared: &Shared<'_>, id: &str) -> String {
    shared.portal.schema.incentives.behaviour_title(id)
}

/// Thanks as they are shown, with what they can be chosen by.
fn thanks(shared: &Shared<'_>, of: &Thanks) -> ThanksView {
    let portal = shared.portal;
    let team = |person: &_| title(shared, portal.record(*person).page_of("team"));
    let mut teams: Vec<String> = of.people.iter().map(team).filter(|team| !team.is_empty()).collect();
    teams.sort();
    teams.dedup();
    let named = behaviour(shared, &of.behaviour);
    let elsewhere = of.url.as_ref().map(|url| LinkView { title: "Elsewhere".to_owned(), url: url.clone() });
    ThanksView {
        people: of.people.iter().map(|ix| page_link(shared, *ix)).collect(),
        why: of.why.clone(),
        by: of.given_by.map(|ix| page_link(shared, ix)),
        date: dates::view(of.date),
        evidence: of.evidence.iter().map(|ix| page_link(shared, *ix)).chain(elsewhere).collect(),
        data: vec![
            DataView { name: "behaviour", value: named.clone() },
            DataView { name: "team", value: teams.join("|") },
        ],
        behaviour: named,
    }
}
