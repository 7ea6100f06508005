//! The page of an improvement of a system: what it is worth, how far it is, and whether it holds.

use super::{all, html, page_link, reading};
use crate::portal::PageIx;
use crate::registers::improvement::systems::{
    self, Demand, Outcome, Phase, Score, Step, System, Trial, Validation,
};
use crate::render::view::{
    BadgeView, DemandView, LinkView, ScoreLine, ScoresView, SourceView, StageView, StepLine, StepsView,
    SystemView, TrialView,
};
use crate::render::{Shared, dates};
use crate::schema::Value;

/// Where sources belong.
const SOURCES: [(&str, [&str; 4]); 3] = [
    ("Monitoring", ["performance_metrics", "error_logs", "usage_statistics", "resource_utilization"]),
    ("Feedback", ["user_reports", "incident_reviews", "support_tickets", "satisfaction_surveys"]),
    ("Analysis", ["trend_analysis", "capacity_planning", "security_audits", "performance_reviews"]),
];

pub(super) fn view(shared: &Shared<'_>, own: &System) -> SystemView {
    let ranked = systems::ranked(&all(shared).systems);
    let place = ranked.iter().position(|other| other.ix == own.ix).filter(|_| own.priority().is_some());
    SystemView {
        phase: own.phase.title(),
        stage: own.stage.clone().unwrap_or_default(),
        validation: validation(own.validation()),
        late: own.due.filter(|_| own.is_late(shared.portal.today)).map(dates::view),
        rank: place.map(|at| format!("{} of {}", at + 1, ranked.len())).unwrap_or_default(),
        priority: own.priority().map(points).unwrap_or_default(),
        formula: formula(own).unwrap_or_default(),
        impact: scores(&own.impact),
        feasibility: scores(&own.feasibility),
        sources: sources(shared, own.ix),
        stages: stages(shared, own),
        trials: own.trials.iter().map(|it| trial(shared, it)).collect(),
        demands: own.demands.iter().map(|it| demand(shared, own, it)).collect(),
        board: super::improvements::PAGE.link(shared),
    }
}

/// `7.5`, `36`: one place behind the point.
pub(super) fn points(value: f64) -> String {
    format!("{}", (value * 10.0).round() / 10.0)
}

/// `7.5 × 0.8 × 6 = 36`.
fn formula(own: &System) -> Option<String> {
    let (impact, ease) = (systems::mean(&own.impact)?, own.ease()?);
    let parts =
        [impact, own.criticality?.weight(), ease].map(|part| format!("{}", (part * 100.0).round() / 100.0));
    Some(format!("{} = {}", parts.join(" × "), points(own.priority()?)))
}

pub(super) fn validation(state: Validation) -> BadgeView {
    let kind = match state {
        Validation::Waiting => "never_reviewed",
        Validation::UnderWay => "task",
        Validation::Failed => "bad",
        Validation::Passed => "ok",
    };
    super::badge(kind, state.title())
}

fn scores(all: &[Score]) -> Option<ScoresView> {
    let line = |score: &Score| ScoreLine {
        title: score.title.clone(),
        points: score.points,
        reason: html(score.reason.as_ref()),
    };
    Some(ScoresView { mean: points(systems::mean(all)?), rows: all.iter().map(line).collect() })
}

fn sources(shared: &Shared<'_>, ix: PageIx) -> Vec<SourceView> {
    let given = match shared.portal.page(ix).fields.get("sources") {
        Some(Value::List(values)) => values.as_slice(),
        _ => &[],
    };
    let of = |(title, ids): (&'static str, [&str; 4])| {
        let own = given.iter().filter_map(|value| match value {
            Value::Enum { id, title } if ids.contains(&id.as_str()) => Some(title.clone()),
            _ => None,
        });
        SourceView { title, sources: own.collect() }
    };
    SOURCES.into_iter().map(of).filter(|source| !source.sources.is_empty()).collect()
}

fn stages(shared: &Shared<'_>, own: &System) -> Vec<StageView> {
    let lists = |phase: Phase| match phase {
        Phase::Planning => {
            vec![
                steps(shared, "Activities", &own.activities),
                steps(shared, "Deliverables", &own.deliverables),
            ]
        }
        Phase::Execution => vec![steps(shared, "Controls", &own.controls)],
        Phase::Validation | Phase::Done => Vec::new(),
    };
    let state = |phase: Phase| match phase.cmp(&own.phase) {
        std::cmp::Ordering::Less => "past",
        std::cmp::Ordering::Equal => "here",
        std::cmp::Ordering::Greater => "ahead",
    };
    Phase::ALL
        .map(|phase| StageView { title: phase.title(), state: state(phase), lists: lists(phase) })
        .into()
}

fn steps(shared: &Shared<'_>, title: &'static str, all: &[Step]) -> StepsView {
    let line = |step: &Step| StepLine {
        title: step.title.clone(),
        done: step.is_done(),
        on: step.done_on.map(dates::view),
        shown_by: match (step.page, &step.url) {
            (Some(ix), _) => Some(page_link(shared, ix)),
            (None, Some(url)) => Some(LinkView { title: host(url).to_owned(), url: url.clone() }),
            (None, None) => None,
        },
        note: html(step.note.as_ref()),
    };
    let done = all.iter().filter(|step| step.is_done()).count();
    StepsView { title, done, steps: all.iter().map(line).collect() }
}

/// `tracker.example` of `https://tracker.example/4711`.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}

fn trial(shared: &Shared<'_>, own: &Trial) -> TrialView {
    let kind = match own.outcome {
        Outcome::Passed => "ok",
        Outcome::Failed => "bad",
        Outcome::Open => "task",
    };
    TrialView {
        title: own.title.clone(),
        badge: super::badge(kind, own.outcome.title()),
        on: own.on.map(dates::view),
        by: own.by.map(|ix| page_link(shared, ix)),
    }
}

fn demand(shared: &Shared<'_>, system: &System, own: &Demand) -> DemandView {
    let (kind, title) = match own.holds() {
        Some(true) => ("ok", "Holds"),
        Some(false) if system.phase >= Phase::Validation => ("bad", "Does not hold"),
        Some(false) => ("task", "Not yet"),
        None => ("never_reviewed", "Not known"),
    };
    DemandView {
        title: own.title.clone(),
        metric: own.aim.map(|aim| page_link(shared, aim.metric)),
        aim: own.aim.map(|aim| super::aim(shared, aim)).unwrap_or_default(),
        now: own.aim.zip(own.now).map(|(aim, now)| reading(shared, aim.metric, now)),
        badge: super::badge(kind, title),
        note: html(own.note.as_ref()),
    }
}
