//! `/browse/culture/`: which behaviours are wanted, how often they were thanked for, what people say, and the rules.

use std::collections::BTreeSet;

use super::{Area, Dashboard, all, badge, behaviour, page_link, people, survey, times};
use crate::markdown;
use crate::portal::PageIx;
use crate::registers::process::period::Quarter;
use crate::render::chart::{self, Bars, ChartView, Series};
use crate::render::money::money;
use crate::render::view::{
    BehaviourLine, CulturePageView, InitiativeCard, LatestSurvey, RuleGroup, RuleLine,
};
use crate::render::{Shared, dates};
use crate::schema::Value;
use crate::schema::incentives::Rule;

/// Quarters that the chart has at most.
const MOST_QUARTERS: usize = 8;

/// The page.
pub(in crate::render::dashboards) static PAGE: Dashboard = Dashboard {
    area: Area::Culture,
    id: "culture",
    title: "Culture",
    description: "Which behaviours are wanted, how often people were thanked for them, what people say of working here, and what one gets for what.",
    shown: |shared| !all(shared).is_empty(),
    render: |page, shared| page.write(shared, &view(shared)),
};

fn view(shared: &Shared<'_>) -> CulturePageView {
    let culture = all(shared);
    let behaviours = behaviours(shared);
    let newest = culture.surveys.iter().rev().find(|it| it.team.is_none());
    CulturePageView {
        counted: behaviours.iter().any(|it| !it.thanked.is_empty()),
        behaviours,
        quarters: quarters(shared),
        themes: survey::themes(shared),
        survey: newest
            .map(|it| LatestSurvey { link: page_link(shared, it.ix), of: survey::view(shared, it) }),
        initiatives: culture.initiatives.iter().map(|ix| card(shared, *ix)).collect(),
        rules: rules(shared),
        amounts: culture.granted,
        min_group: shared.portal.config.privacy.min_group,
        unmatched: unmatched(culture.points.unmatched),
    }
}

fn behaviours(shared: &Shared<'_>) -> Vec<BehaviourLine> {
    let culture = all(shared);
    let wanted = shared.portal.schema.incentives.behaviours.iter();
    wanted
        .map(|it| {
            let own: Vec<_> = culture.thanks.iter().filter(|thanks| thanks.behaviour == it.id).collect();
            let who: BTreeSet<PageIx> = own.iter().flat_map(|thanks| thanks.people.iter().copied()).collect();
            let told = culture.told.get(&it.id).and_then(|of| of.all);
            let count = if own.is_empty() {
                told.map(|of| (of.times, of.people))
            } else {
                Some((own.iter().map(|thanks| thanks.people.len()).sum(), who.len()))
            };
            let towards = culture.initiatives.iter().filter(|ix| aims(shared, **ix).contains(&it.id));
            BehaviourLine {
                id: it.id.clone(),
                title: it.title.clone(),
                wanted: it.wanted.clone(),
                thanked: count.map_or_else(String::new, |(n, who)| format!("{}, {}", times(n), people(who))),
                initiatives: towards.map(|ix| page_link(shared, *ix)).collect(),
            }
        })
        .collect()
}

/// The behaviours of an initiative.
fn aims(shared: &Shared<'_>, ix: PageIx) -> Vec<String> {
    let Some(Value::List(ids)) = shared.portal.page(ix).fields.get("behaviours") else { return Vec::new() };
    ids.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// How often people were thanked in each quarter, for an audience that sees the thanks.
fn quarters(shared: &Shared<'_>) -> Option<ChartView> {
    let thanks = &all(shared).thanks;
    let first = Quarter::of(thanks.last()?.date);
    let mut quarters = vec![Quarter::of(shared.portal.today)];
    while quarters.len() < MOST_QUARTERS
        && let Some(last) = quarters.last().copied()
        && last > first
    {
        quarters.push(last.previous());
    }
    quarters.reverse();
    let count =
        |quarter: &Quarter| thanks.iter().filter(|it| Quarter::of(it.date) == *quarter).count() as f64;
    let counts: Vec<f64> = quarters.iter().map(count).collect();
    let most = counts.iter().copied().fold(0.0, f64::max);
    let best = quarters.iter().zip(&counts).rev().find(|(_, count)| **count >= most);
    let title = match best {
        Some((quarter, count)) if counts.len() > 1 => {
            format!("{count:.0} in {}, the most of a quarter", quarter.title())
        }
        _ => format!("{most:.0} in this quarter"),
    };
    Some(chart::bars(Bars {
        id: "quarters".to_owned(),
        title,
        description: "Thanks by quarter; the last one is not over".to_owned(),
        x_title: "Quarter".to_owned(),
        x: quarters.iter().map(|quarter| quarter.title()).collect(),
        series: vec![Series { title: "Thanks".to_owned(), values: counts.into_iter().map(Some).collect() }],
        ..Bars::default()
    }))
}

fn card(shared: &Shared<'_>, ix: PageIx) -> InitiativeCard {
    let record = shared.portal.record(ix);
    let (kind, state) = match record.text("state") {
        Some("proposed") => ("draft", "Proposed"),
        Some("kept") => ("ok", "Kept"),
        Some("stopped") => ("archived", "Stopped"),
        _ => ("task", "Running"),
    };
    InitiativeCard {
        link: page_link(shared, ix),
        badge: badge(kind, state),
        behaviours: aims(shared, ix).iter().map(|id| behaviour(shared, id)).collect(),
        owner: shared.portal.page(ix).owner.map(|owner| page_link(shared, owner)),
        since: record.date("started_on").map(dates::view),
        until: record.date("ended_on").map(dates::view),
        changed: markdown::inline(record.text("what_changed").unwrap_or_default()),
    }
}

/// By heading, in the order of the rules. A rule that nothing leads to is not shown.
fn rules(shared: &Shared<'_>) -> Vec<RuleGroup> {
    let mut groups: Vec<RuleGroup> = Vec::new();
    let rules = &shared.portal.schema.incentives.rules;
    for rule in rules.iter().filter(|rule| !rule.earned_by.is_empty()) {
        let line = line(shared, rule);
        match groups.iter_mut().find(|group| group.title == rule.group) {
            Some(group) => group.rules.push(line),
            None => groups.push(RuleGroup { title: rule.group.clone(), rules: vec![line] }),
        }
    }
    groups
}

fn line(shared: &Shared<'_>, rule: &Rule) -> RuleLine {
    let named: Vec<String> = rule.behaviours.iter().map(|id| behaviour(shared, id)).collect();
    let by: Vec<&str> = rule.earned_by.iter().map(|by| by.title()).collect();
    let limit =
        rule.per_month.map_or_else(String::new, |most| format!(", at most {} a month", times(most as usize)));
    let benefits = rule.benefits.iter().map(|it| match it.amount {
        Some(amount) if all(shared).granted => {
            format!("{} {}", it.title, money(shared, amount))
        }
        _ if it.text.is_empty() => it.title.clone(),
        _ => format!("{} {}", it.title, it.text),
    });
    RuleLine {
        title: rule.title.clone(),
        points: rule.points,
        earned_by: format!("{}{limit}", by.join(", or ")),
        behaviours: named.join(", "),
        types: rule.types.iter().map(|it| it.title()).collect(),
        benefits: benefits.collect(),
    }
}

fn unmatched((commits, authors): (usize, usize)) -> String {
    match (commits, authors) {
        (0, _) => String::new(),
        (1, _) => {
            "One change in version control is by somebody who has no page here; nobody has points for it."
                .to_owned()
        }
        (_, 1) => format!(
            "{commits} changes in version control are by one author who has no page here; nobody has points for them."
        ),
        _ => format!(
            "{commits} changes in version control are by {authors} authors who have no page here; nobody has points for them."
        ),
    }
}
