//! `page.culture`: on the pages of people what they were thanked for and what they earned, on those of teams how often
//! their people were thanked, on those of surveys what was said.

use super::{all, behaviour, overview, survey, thanks, wall};
use crate::portal::PageIx;
use crate::registers::culture::points::{Earned, Why};
use crate::registers::culture::types;
use crate::render::view::{
    CultureView, PersonCulture, PointsView, ReasonView, RulePoints, TeamCulture, ThanksView,
};
use crate::render::{Shared, dates};
use crate::schema::incentives::EarnedBy;

/// Entries of the list of thanks.
const MOST_THANKS: usize = 6;
/// Reasons of one rule.
const MOST_REASONS: usize = 12;

/// `None` for a page of another type, and for one that there is nothing to say of.
pub(in crate::render) fn view(shared: &Shared<'_>, ix: PageIx) -> Option<CultureView> {
    match shared.portal.page(ix).page.type_id.as_str() {
        "person" => person(shared, ix).map(|it| CultureView::Person(Box::new(it))),
        "team" => team(shared, ix).map(CultureView::Team),
        types::SURVEY => {
            let own = all(shared).surveys.iter().find(|it| it.ix == ix)?;
            Some(CultureView::Survey(survey::view(shared, own)))
        }
        _ => None,
    }
}

fn person(shared: &Shared<'_>, ix: PageIx) -> Option<PersonCulture> {
    let culture = all(shared);
    let own: Vec<ThanksView> = culture.thanks_of(ix).map(|it| thanks(shared, it)).collect();
    let points = points(shared, ix);
    if own.is_empty() && points.is_none() {
        return None;
    }
    let order = &shared.portal.schema.incentives.behaviours;
    let counts = order.iter().map(|it| {
        let times = culture.thanks_of(ix).filter(|thanks| thanks.behaviour == it.id).count();
        (it.title.clone(), times)
    });
    let mut behaviours: Vec<(String, usize)> = counts.filter(|(_, times)| *times > 0).collect();
    behaviours.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    let rest = own.len().saturating_sub(MOST_THANKS);
    let all = if culture.thanks.is_empty() { overview::PAGE.link(shared) } else { wall::PAGE.link(shared) };
    Some(PersonCulture { thanks: own.into_iter().take(MOST_THANKS).collect(), rest, behaviours, points, all })
}

fn points(shared: &Shared<'_>, ix: PageIx) -> Option<PointsView> {
    let points = &all(shared).points;
    let earned = points.people.get(&ix)?;
    let rules = &shared.portal.schema.incentives.rules;
    let by_rule = points.by_rule(ix).into_iter().map(|(rule, times, sum)| {
        let own = earned.iter().filter(|it| it.rule == rule);
        RulePoints {
            title: rule
                .map_or_else(|| "Thanks with points of their own".to_owned(), |at| rules[at].title.clone()),
            times,
            points: sum,
            reasons: own.take(MOST_REASONS).map(|it| reason(shared, it)).collect(),
            rest: times.saturating_sub(MOST_REASONS),
        }
    });
    let over = match points.over.get(&ix) {
        None => String::new(),
        Some(1) => "One more is over the limit of its month and not counted.".to_owned(),
        Some(count) => format!("{count} more are over the limit of their month and not counted."),
    };
    Some(PointsView { total: points.total(ix), rules: by_rule.collect(), over })
}

fn reason(shared: &Shared<'_>, earned: &Earned) -> ReasonView {
    let date = dates::view(earned.date);
    match earned.why {
        Why::Thanked(at) => {
            let of = &all(shared).thanks[at];
            let url = of.evidence.first().map(|ix| super::page_link(shared, *ix).url);
            ReasonView { date, what: "Thanked:", text: of.why.clone(), url: url.or_else(|| of.url.clone()) }
        }
        Why::Did(by, page) => {
            let link = super::page_link(shared, page);
            ReasonView { date, what: done(by), text: link.title, url: Some(link.url) }
        }
    }
}

/// What was done, before the page that it was done to.
const fn done(by: EarnedBy) -> &'static str {
    match by {
        EarnedBy::Ledger => "Thanked:",
        EarnedBy::Authored => "Wrote",
        EarnedBy::Fixed => "Changed",
        EarnedBy::Reviewed => "Reviewed",
        EarnedBy::Mentored => "Mentor of",
        EarnedBy::Course => "Completed",
        EarnedBy::Certification => "Earned",
    }
}

fn team(shared: &Shared<'_>, ix: PageIx) -> Option<TeamCulture> {
    let told = &all(shared).told;
    let rows = told.iter().filter_map(|(id, of)| {
        let thanked = of.groups.get(&ix)?;
        Some((behaviour(shared, id), thanked.times, thanked.people))
    });
    let mut rows: Vec<(String, usize, usize)> = rows.collect();
    rows.sort_by_key(|(_, times, _)| std::cmp::Reverse(*times));
    let min_group = shared.portal.config.privacy.min_group;
    (!rows.is_empty()).then(|| TeamCulture { rows, min_group, all: overview::PAGE.link(shared) })
}
