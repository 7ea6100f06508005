//! The page of a role: where it stands, what it asks for, and who is how near to it.

use super::{chooser, competency, learning, link, links, mark, musts, towards};
use crate::portal::PageIx;
use crate::registers::learning::gaps::{self, Prospect};
use crate::registers::learning::roles::Requirement;
use crate::render::view::{CandidateView, NeedView, RoleSkills, StepView};
use crate::render::{Shared, dashboards};

/// People who are listed.
const MOST_PEOPLE: usize = 50;

pub(super) fn view(shared: &Shared<'_>, ix: PageIx) -> RoleSkills {
    let roles = &learning(shared).roles;
    let pathway = roles.pathways.iter().find(|pathway| pathway.levels.contains(&ix));
    let steps: Vec<PageIx> = pathway.map(|pathway| pathway.levels.clone()).unwrap_or_default();
    let at = steps.iter().position(|role| *role == ix).unwrap_or_default();
    let before = at.checked_sub(1).map(|at| steps[at]);
    let mut people = candidates(shared, ix);
    let rest = people.len().saturating_sub(MOST_PEOPLE);
    people.truncate(MOST_PEOPLE);
    RoleSkills {
        steps: steps.iter().map(|role| StepView { role: link(shared, *role), here: *role == ix }).collect(),
        before: before.map(|role| link(shared, role)),
        needs: roles.of(ix).iter().map(|asked| need(shared, asked, before)).collect(),
        alternatives: links(shared, &roles.alternatives(ix)),
        people,
        rest,
        chooser: chooser(shared, Some(ix), String::new()),
        ladder: dashboards::ladder(shared),
    }
}

fn need(shared: &Shared<'_>, asked: &Requirement, before: Option<PageIx>) -> NeedView {
    let roles = &learning(shared).roles;
    let of = |role| roles.of(role).iter().find(|other| other.competency == asked.competency);
    let change = match before.map(of) {
        Some(None) => "New".to_owned(),
        Some(Some(other)) if other.level < asked.level => format!("Up from {}", other.level.title()),
        Some(Some(other)) if !other.required && asked.required => "Now a must".to_owned(),
        _ => String::new(),
    };
    NeedView {
        competency: link(shared, asked.competency),
        level: mark(Some(asked.level)),
        required: asked.required,
        indicators: competency::indicators(shared, asked.competency, asked.level),
        advice: towards(shared, asked.competency, asked.level),
        change,
    }
}

/// Who holds the role, and for whom it is the next step, the aim or an alternative; the readiest first.
fn candidates(shared: &Shared<'_>, role: PageIx) -> Vec<CandidateView> {
    let learning = learning(shared);
    let found = learning.prospects.get(&role).map(Vec::as_slice).unwrap_or_default();
    let mut views: Vec<(Prospect, CandidateView)> = found
        .iter()
        .filter_map(|(prospect, person)| Some((*prospect, candidate(shared, *person, *prospect, role)?)))
        .collect();
    views.sort_by(|(a, x), (b, y)| {
        a.cmp(b).then(y.percent.cmp(&x.percent)).then_with(|| x.person.title.cmp(&y.person.title))
    });
    views.into_iter().map(|(_, view)| view).collect()
}

fn candidate(shared: &Shared<'_>, person: PageIx, prospect: Prospect, role: PageIx) -> Option<CandidateView> {
    let learning = learning(shared);
    let fit = gaps::fit(&learning.skills, &learning.roles, person, role, shared.portal.today);
    let open = fit.open();
    let missing = open.iter().map(|gap| shared.portal.page(gap.asked.competency).page.title.as_str());
    Some(CandidateView {
        person: link(shared, person),
        why: match prospect {
            Prospect::Current => "Holds it",
            Prospect::Next => "Next step",
            Prospect::Aim => "Aims at it",
            Prospect::Alternative => "Could turn to it",
        },
        percent: fit.readiness()?,
        musts: musts(&fit),
        ready: fit.is_ready(),
        missing: missing.collect::<Vec<_>>().join(", "),
    })
}
