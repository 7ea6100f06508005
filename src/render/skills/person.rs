//! The skills on a person's page.

use super::{chooser, fit, learning, link, mark};
use crate::portal::PageIx;
use crate::registers::learning::gaps::{self, Prospect};
use crate::registers::learning::plans::{Goal, GoalState};
use crate::registers::learning::skills::{Assessment, current};
use crate::registers::learning::{Proficiency, history};
use crate::render::view::{AssessmentView, BadgeView, FitView, GoalLine, PersonSkills, SkillView};
use crate::render::{Shared, dates};

/// `None` where the audience sees nothing of what the person can do or wants to learn.
pub(super) fn view(shared: &Shared<'_>, ix: PageIx) -> Option<PersonSkills> {
    let learning = learning(shared);
    let goals = learning.plans.goals_of(ix);
    let known = learning.skills.people.get(&ix);
    if known.is_none() && goals.is_empty() {
        return None;
    }
    let today = shared.portal.today;
    let role = learning.roles.held.get(&ix).copied();
    let asked = |competency: PageIx| {
        let of = role.map(|role| learning.roles.of(role)).unwrap_or_default();
        of.iter().find(|asked| asked.competency == competency).map(|asked| asked.level)
    };
    let mut skills: Vec<SkillView> = Vec::new();
    for (competency, all) in known.into_iter().flatten() {
        let counts = current(all, today);
        let level = counts.map(|it| it.level);
        let target = asked(*competency);
        skills.push(SkillView {
            competency: link(shared, *competency),
            level: mark(level),
            asked: target.map(|level| mark(Some(level))),
            short: target > level,
            history: all.iter().rev().map(|it| assessment(shared, it, counts)).collect(),
            differs: differs(all, today),
        });
    }
    skills.sort_by(|a, b| {
        b.level.number.cmp(&a.level.number).then_with(|| a.competency.title.cmp(&b.competency.title))
    });
    Some(PersonSkills {
        fits: if skills.is_empty() { Vec::new() } else { fits(shared, ix) },
        chooser: chooser(shared, None, levels(shared, ix)).filter(|_| !skills.is_empty()),
        skills,
        goals: goals.into_iter().map(|goal| line(shared, goal)).collect(),
    })
}

/// The roles that concern a person, with what is missing for each.
fn fits(shared: &Shared<'_>, ix: PageIx) -> Vec<FitView> {
    let learning = learning(shared);
    let of = |(prospect, role): (Prospect, PageIx)| {
        let found = gaps::fit(&learning.skills, &learning.roles, ix, role, shared.portal.today);
        fit(shared, prospect, &found)
    };
    gaps::prospects(&learning.roles, &learning.plans, ix).into_iter().filter_map(of).collect()
}

/// Address of a competency → number of the level, for the script.
fn levels(shared: &Shared<'_>, ix: PageIx) -> String {
    let learning = learning(shared);
    let known = learning.skills.people.get(&ix).into_iter().flat_map(|all| all.keys());
    let levels: std::collections::BTreeMap<String, u8> = known
        .filter_map(|competency| {
            let level = learning.skills.level(ix, *competency, shared.portal.today)?;
            Some((link(shared, *competency).url, level.number()))
        })
        .collect();
    serde_json::to_string(&levels).unwrap_or_default()
}

fn assessment(shared: &Shared<'_>, it: &Assessment, counts: Option<&Assessment>) -> AssessmentView {
    AssessmentView {
        level: mark(Some(it.level)),
        method: it.method.title(),
        date: dates::view(it.date),
        assessor: it.assessor.map(|ix| link(shared, ix)),
        confidence: it.confidence.map_or_else(String::new, |it| format!("{:.0} % sure", it * 100.0)),
        evidence: super::links(shared, &it.evidence),
        counts: counts.is_some_and(|counts| std::ptr::eq(counts, it)),
    }
}

/// `Self-assessment says Proficient, manager review Developing.`
fn differs(all: &[Assessment], today: jiff::civil::Date) -> String {
    let Some(found) = history::disagreement(all, today) else { return String::new() };
    let said = |it: &&Assessment| (it.method.title().to_owned(), it.level.title());
    let mut parts = found.iter().map(said);
    let Some((first, level)) = parts.next() else { return String::new() };
    let rest: Vec<String> =
        parts.map(|(method, level)| format!("{} {level}", method.to_lowercase())).collect();
    format!("{first} says {level}, {}.", rest.join(", "))
}

fn line(shared: &Shared<'_>, goal: &Goal) -> GoalLine {
    let page = link(shared, goal.ix);
    let level = learning(shared).skills.level(goal.person, goal.competency, shared.portal.today);
    GoalLine {
        title: page.title,
        url: page.url,
        badge: badge(shared, goal, level),
        by: dates::view(goal.by),
        progress: progress(goal.progress()),
    }
}

/// `2 of 4 milestones`.
pub(super) fn progress((done, all): (usize, usize)) -> String {
    match all {
        0 => "no milestones".to_owned(),
        1 => format!("{done} of 1 milestone"),
        _ => format!("{done} of {all} milestones"),
    }
}

/// How a goal stands.
pub(super) fn badge(shared: &Shared<'_>, goal: &Goal, level: Option<Proficiency>) -> BadgeView {
    let (kind, title) = match goal.state(level, shared.portal.today) {
        GoalState::Reached => ("ok", "Reached"),
        GoalState::OnTrack => ("task", "On track"),
        GoalState::Behind => ("warn", "Milestone late"),
        GoalState::Overdue => ("overdue", "Overdue"),
    };
    BadgeView { kind, title: title.to_owned(), due: String::new() }
}
