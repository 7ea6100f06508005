//! `/browse/incidents/`: the incidents by their impact, what keeps coming back, and what is still to be done.

use std::collections::BTreeSet;

use super::super::{MOST_ROWS, rest};
use super::{
    Area, Dashboard, action_link, again, all, badge, count, date_cell, number, page_link, score, state,
    table, time, title,
};
use crate::registers::lessons::actions::{Action, State};
use crate::registers::lessons::incidents::Incident;
use crate::registers::lessons::types;
use crate::render::view::{
    AgainView, BadgeView, CellView, DataView, FacetView, IncidentCard, IncidentsPageView, TableView,
};
use crate::render::{Shared, dates};

/// Incidents that keep coming back, at most.
const MOST_AGAIN: usize = 12;

/// What incidents can be chosen by, as attributes of the cards.
const FACETS: [(&str, &str); 5] = [
    ("severity", "Severity"),
    ("cause", "Cause"),
    ("service", "Service"),
    ("team", "Team"),
    ("actions", "Actions"),
];
/// The values of the last one.
const OVERDUE: &str = "Overdue";
const OPEN: &str = "Open";
const NONE_OPEN: &str = "None open";

/// The page.
pub(in crate::render::dashboards) static PAGE: Dashboard = Dashboard {
    area: Area::Improvement,
    id: "incidents",
    title: "Incidents",
    description: "What went wrong, by its impact: what began it, what it did, what keeps coming back, and what is still to be done.",
    shown: |shared| !all(shared).incidents.is_empty(),
    render: |page, shared| page.write(shared, &view(shared)),
};

fn view(shared: &Shared<'_>) -> IncidentsPageView {
    let incidents: Vec<IncidentCard> =
        all(shared).incidents.iter().map(|incident| card(shared, incident)).collect();
    let facets = FACETS.iter().map(|(by, title)| facet(by, title, &incidents));
    let weights = shared.portal.config.lessons.weights;
    IncidentsPageView {
        facets: facets.filter(|facet| facet.options.len() > 1).collect(),
        incidents,
        again: repeats(shared),
        open: open(shared),
        formula: format!(
            "Impact = {} × severity + {} × frequency + {} × complexity, each from 1 to 5.",
            number(weights.severity),
            number(weights.frequency),
            number(weights.complexity)
        ),
    }
}

fn card(shared: &Shared<'_>, incident: &Incident) -> IncidentCard {
    let lessons = all(shared);
    let actions: Vec<&Action> = lessons.actions_of(incident.ix).collect();
    let open: Vec<&&Action> = actions.iter().filter(|action| action.is_open()).collect();
    let overdue = open.iter().any(|action| action.is_overdue(shared.portal.today));
    let pill = match open.len() {
        0 => None,
        n if overdue => Some(badge("overdue", &format!("{n} open, overdue"))),
        n => Some(badge("task", &format!("{n} open"))),
    };
    let chosen = |value: &Option<(String, String)>| {
        value.as_ref().map_or_else(String::new, |(_, title)| title.clone())
    };
    let (severity, cause, team) =
        (chosen(&incident.severity), chosen(&incident.cause), title(shared, incident.team));
    let open = match (open.is_empty(), overdue) {
        (true, _) => NONE_OPEN.to_owned(),
        (false, true) => format!("{OVERDUE}|{OPEN}"),
        (false, false) => OPEN.to_owned(),
    };
    let values = [severity.clone(), cause.clone(), incident.services.join("|"), team.clone(), open];
    let data = FACETS.iter().zip(values).map(|((name, _), value)| DataView { name, value }).collect();
    IncidentCard {
        link: page_link(shared, incident.ix),
        on: incident.occurred.map(dates::view),
        severity: incident.severity.as_ref().map(|(id, title)| severity_badge(id, title)),
        score: score(incident.impact),
        cause,
        services: incident.services.clone(),
        team,
        lasted: incident.seconds.map(time).unwrap_or_default(),
        noticed: incident.noticed.map(time).unwrap_or_default(),
        actions: done_of(&actions),
        open: pill,
        like: lessons
            .likeness
            .get(&incident.ix)
            .and_then(|all| all.first())
            .map(|like| page_link(shared, like.other)),
        data,
    }
}

/// The class of an incident as a pill.
pub(super) fn severity_badge(id: &str, title: &str) -> BadgeView {
    let kind = match id {
        "sev1" | "sev2" => "bad",
        "sev3" => "warn",
        _ => "task",
    };
    badge(kind, title)
}

/// `3 of 5 actions done`; those that were given up do not count.
fn done_of(actions: &[&Action]) -> String {
    let kept = actions.iter().filter(|action| action.state != State::Dropped).count();
    let done = actions.iter().filter(|action| !action.is_open() && action.state != State::Dropped).count();
    match kept {
        0 => String::new(),
        _ => format!("{done} of {} done", count(kept, "action")),
    }
}

/// The values of the cards; of open actions in the order of their urgency.
fn facet(by: &'static str, title: &'static str, cards: &[IncidentCard]) -> FacetView {
    let own = cards.iter().flat_map(|card| &card.data).filter(|data| data.name == by);
    let used: BTreeSet<&str> =
        own.flat_map(|data| data.value.split('|')).filter(|value| !value.is_empty()).collect();
    let options: Vec<String> = if by == "actions" {
        [OVERDUE, OPEN, NONE_OPEN]
            .into_iter()
            .filter(|value| used.contains(value))
            .map(str::to_owned)
            .collect()
    } else {
        used.into_iter().map(str::to_owned).collect()
    };
    FacetView { by, title, options }
}

fn repeats(shared: &Shared<'_>) -> Vec<AgainView> {
    let lessons = all(shared);
    let mut pairs: Vec<_> =
        lessons.likeness.iter().flat_map(|(later, all)| all.iter().map(|like| (*later, like))).collect();
    pairs.sort_by(|a, b| b.1.score.total_cmp(&a.1.score).then(a.0.cmp(&b.0)));
    pairs.iter().take(MOST_AGAIN).map(|(later, like)| again(shared, *later, like)).collect()
}

/// Open actions of incidents, overdue ones first.
fn open(shared: &Shared<'_>) -> Option<TableView> {
    let lessons = all(shared);
    let of_incidents = |action: &&Action| action.from.iter().any(|ix| lessons.incident(*ix).is_some());
    let open: Vec<&Action> =
        lessons.actions.iter().filter(|action| action.is_open()).filter(of_incidents).collect();
    let rows: Vec<_> = open.iter().take(MOST_ROWS).map(|action| row(shared, action)).collect();
    let url = shared.href(&super::tracker::PAGE.url());
    (!rows.is_empty()).then(|| TableView {
        id: "open",
        title: "Open actions",
        note: count(open.len(), "action"),
        rest: rest(open.len(), rows.len(), "All actions", url),
        register: table(
            &[("Action", false), ("Incident", true), ("Who", true), ("Due", false), ("State", true)],
            rows,
        ),
    })
}

fn row(shared: &Shared<'_>, action: &Action) -> Vec<CellView> {
    let from = action.from.iter().find(|ix| shared.portal.page(**ix).page.type_id == types::INCIDENT);
    let link = action_link(shared, action);
    let who = action.who.map(|ix| page_link(shared, ix));
    let pill = state(shared, action);
    let mut cell = CellView::text("State", pill.title);
    cell.badge = Some(pill.kind);
    vec![
        CellView::text("Action", link.title).to(Some(link.url)),
        CellView::text("Incident", title(shared, from.copied()))
            .to(from.map(|ix| page_link(shared, *ix).url)),
        CellView::text("Who", title(shared, action.who)).to(who.map(|link| link.url)),
        date_cell("Due", action.due),
        cell,
    ]
}
