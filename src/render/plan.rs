//! `/browse/onboarding/<role>/`: the plan of somebody new, to be ticked.

use tera::Value;

use super::learn::step_view;
use super::lists::write;
use super::view::{BlockView, LinkView, MetaView, PhaseView, PlanCard, PlanView, ThingView};
use super::{Shared, dashboards};
use crate::artifact::Artifact;
use crate::diagnostic::Diagnostic;
use crate::markdown;
use crate::portal::{PageIx, SectionIx, Url};
use crate::registers::learning::onboarding::{self, Contact, Goal, Phase, Plan, Request, Start};
use crate::registers::learning::time;

/// The address above the plans.
pub(super) fn index_url() -> Url {
    Url::new("browse/onboarding/")
}

fn url(start: &Start) -> Url {
    Url::new(format!("{}{}/", index_url().as_str(), start.slug))
}

fn plan(shared: &Shared<'_>, start: &Start) -> Plan {
    let request = Request { start, stack: &[], person: None };
    onboarding::plan(shared.portal, &shared.registers.learning, &request, shared.portal.today)
}

/// The plans of a portal as links with what they hold.
pub(super) fn cards(shared: &Shared<'_>) -> Vec<PlanCard> {
    let card = |start: &Start| {
        let way = onboarding::reading(shared.portal, &shared.registers.learning, start);
        PlanCard {
            title: start.title.clone(),
            url: shared.href(&url(start)),
            time: time(way.minutes),
            count: way.pages.len(),
        }
    };
    shared.registers.learning.starts.iter().map(card).collect()
}

/// The plan to which the page of a role or of a guide leads.
pub(super) fn link_from(shared: &Shared<'_>, ix: PageIx) -> Option<LinkView> {
    let starts = &shared.registers.learning.starts;
    let of_role = starts.iter().find(|start| start.role == Some(ix));
    let start = of_role.or_else(|| starts.iter().find(|start| start.guides.contains(&ix)))?;
    Some(LinkView { title: start.title.clone(), url: shared.href(&url(start)) })
}

/// Renders the plan of a role.
pub(super) fn render(shared: &Shared<'_>, start: &Start) -> Result<Artifact, Box<Diagnostic>> {
    let plan = plan(shared, start);
    let url = url(start);
    let title = format!("Starting as {}", plan.title);
    let description = "What to read, understand and try, and whom to meet: the first day, week and month.";
    let meta: MetaView<'_> = shared.plain_meta(&url, &title, description);
    let mut context = shared.context(SectionIx(0), &url, &meta);
    context.insert("view", &view(shared, start, &plan, title.clone()));
    write(shared, "plan.html", &context, &url)
}

fn view(shared: &Shared<'_>, start: &Start, plan: &Plan, title: String) -> PlanView {
    let links = |pages: &[PageIx]| pages.iter().map(|ix| shared.link(*ix)).collect();
    let browse = LinkView { title: "Browse".into(), url: format!("{}browse/", shared.base()) };
    PlanView {
        title,
        url: shared.href(&url(start)),
        breadcrumb: vec![browse, dashboards::paths_link(shared)],
        count: plan.read().count(),
        time: time(plan.minutes),
        role: plan.role.map(|ix| shared.link(ix)),
        guides: links(&plan.guides),
        paths: links(&plan.paths),
        phases: plan.phases.iter().map(|phase| phase_view(shared, plan, phase)).collect(),
        command: format!("lyceum onboard {}", start.slug),
    }
}

fn phase_view(shared: &Shared<'_>, plan: &Plan, phase: &Phase) -> PhaseView {
    let steps = |title: &'static str, pages: &[PageIx]| BlockView {
        title,
        steps: pages.iter().map(|ix| step_view(shared, *ix)).collect(),
        things: Vec::new(),
    };
    let meet = plan.contacts[phase.meet.clone()].iter().map(|contact| person(shared, contact));
    let reach = phase.goals.iter().enumerate().map(|(at, goal)| reach(phase.when.id(), at, goal));
    let blocks = vec![
        steps("Read", &phase.read),
        steps("Understand", &phase.concepts),
        steps("Try", &phase.exercises),
        steps("Do it well", &phase.practices),
        steps("See how it was done", &phase.examples),
        BlockView { title: "Meet", steps: Vec::new(), things: meet.collect() },
        BlockView { title: "Reach", steps: Vec::new(), things: reach.collect() },
    ];
    PhaseView {
        id: phase.when.id(),
        title: phase.when.title(),
        time: if phase.minutes > 0 { time(phase.minutes) } else { String::new() },
        blocks: blocks
            .into_iter()
            .filter(|block| !(block.steps.is_empty() && block.things.is_empty()))
            .collect(),
    }
}

fn person(shared: &Shared<'_>, contact: &Contact) -> ThingView {
    ThingView {
        key: format!("meet-{}", shared.portal.page(contact.person).page.id),
        link: Some(shared.link(contact.person)),
        text: Value::normal_string(&contact.why.join(" · ")),
    }
}

fn reach(when: &str, at: usize, goal: &Goal) -> ThingView {
    let check = if goal.check.is_empty() { String::new() } else { format!(" (shown by: {})", goal.check) };
    let text = format!("{}, by the end of {}{check}", goal.text, goal.by);
    ThingView {
        key: format!("goal-{when}-{}", at + 1),
        link: None,
        text: Value::safe_string(&markdown::inline(&text)),
    }
}
