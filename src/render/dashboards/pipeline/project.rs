//! The page of a project: how far it is, what comes next, its money, and what could go wrong.

use super::super::improvement::due;
use super::super::{badge, page_link};
use super::{all, days, html, money, state};
use crate::registers::innovation::Names;
use crate::registers::innovation::pipeline::projects::{Milestone, Outcome, Project, Risk, Stay, Update};
use crate::render::radar::ringed;
use crate::render::view::{
    LinkView, ProjectUpdate, ProjectView, StackView, StageLine, TimelinePart, WorryView,
};
use crate::render::{Shared, dates};

pub(super) fn view(shared: &Shared<'_>, own: &Project) -> ProjectView {
    let record = shared.portal.record(own.ix);
    let part = |it: &Milestone| milestone(shared, own, it);
    let late = own.late(shared.portal.today);
    ProjectView {
        state: state(own.outcome),
        ended: own.ended.map(dates::view),
        reason: html(record.text("outcome_reason").map(str::to_owned).as_ref()),
        stages: stages(shared, own),
        next: own.next().map(part),
        late: late.into_iter().map(part).collect(),
        milestones: own.milestones.iter().map(part).collect(),
        reached: format!("{} of {} reached", own.reached(), own.milestones.len()),
        budget: money::own(shared, own),
        risks: own.risks.iter().map(risk).collect(),
        updates: own.updates.iter().map(|it| update(shared, it)).collect(),
        stack: stack(shared, own),
        boards: [&super::projects::PAGE, &super::funnel::PAGE].map(|page| page.link(shared)).into(),
    }
}

fn stages(shared: &Shared<'_>, own: &Project) -> Vec<StageLine> {
    let furthest = own.furthest();
    let line = |(stage, (_, title)): (usize, &(String, String))| {
        let stays: Vec<&Stay> = own.stays.iter().filter(|stay| stay.stage == stage).collect();
        let state = match stage.cmp(&own.stage) {
            std::cmp::Ordering::Equal => "here",
            std::cmp::Ordering::Less if stays.is_empty() && !own.stays.is_empty() => "skipped",
            std::cmp::Ordering::Less => "past",
            std::cmp::Ordering::Greater if stage <= furthest && !stays.is_empty() => "past",
            std::cmp::Ordering::Greater => "ahead",
        };
        StageLine {
            title: title.clone(),
            state,
            stays: stays.into_iter().map(|it| stay(shared, it)).collect(),
        }
    };
    all(shared).stages.0.iter().enumerate().map(line).collect()
}

/// From when to when, and how long.
fn stay(shared: &Shared<'_>, it: &Stay) -> (String, String) {
    let from = dates::view(it.entered).human;
    let when = match it.left {
        Some(left) => format!("{from} to {}", dates::view(left).human),
        None => format!("since {from}"),
    };
    (when, days(it.days(shared.portal.today)))
}

/// A milestone; of what rests or is over none is late.
fn milestone(shared: &Shared<'_>, own: &Project, it: &Milestone) -> TimelinePart {
    let badge = match (it.done, own.outcome) {
        (None, Outcome::Completed | Outcome::Stopped | Outcome::OnHold) => badge("exempt", "Not reached"),
        (done, _) => due(shared, it.due, done.is_some()),
    };
    TimelinePart {
        title: it.title.clone(),
        start: None,
        end: dates::view(it.due),
        done: it.done.map(dates::view),
        note: html(it.note.as_ref()),
        badge,
    }
}

fn risk(own: &Risk) -> WorryView {
    WorryView {
        level: own.level.id(),
        title: own.level.title(),
        text: html(Some(&own.text)),
        mitigation: html(own.mitigation.as_ref()),
    }
}

fn update(shared: &Shared<'_>, own: &Update) -> ProjectUpdate {
    ProjectUpdate {
        on: dates::view(own.on),
        text: html(Some(&own.text)),
        by: own.by.map(|ix| -> LinkView { page_link(shared, ix) }),
    }
}

/// What it is built with, as written; what is on the radar with its ring.
fn stack(shared: &Shared<'_>, own: &Project) -> Vec<StackView> {
    let written = shared.portal.record(own.ix).texts("technology_stack");
    if written.is_empty() {
        return Vec::new();
    }
    let names = Names::new(shared.portal);
    let of = |name: String| StackView { technology: names.find(&name).map(|ix| ringed(shared, ix)), name };
    written.into_iter().map(of).collect()
}
