//! What has to be reviewed: pages whose review is due, was due or never was, and reviews that somebody was asked for.

use jiff::civil::Date;
use serde::Serialize;

use super::missing::{Missing, missing};
use super::{Refused, find};
use crate::date::human;
use crate::diagnostic::suggest;
use crate::governance::{self, Assessment};
use crate::portal::{Freshness, PageIx, Portal, PortalPage};
use crate::schema::Cycle;

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// How far ahead to look; else the portal's `due_soon_days`.
    pub within: Option<Cycle>,
    /// Who answers for the pages, or is asked for a review.
    pub owner: Option<String>,
    /// The content type.
    pub type_id: Option<String>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// As of when.
    pub today: Date,
    /// The last day that was looked at.
    pub until: Date,
    /// By date; pages that were never reviewed last.
    pub pages: Vec<DuePage>,
    /// Pages that say why they need no review, and were left out.
    pub evergreen: usize,
}

/// A page that somebody has to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DuePage {
    /// Who answers for it.
    #[serde(skip)]
    pub owner: Option<Owner>,
    /// Identifier.
    pub id: String,
    /// Title.
    pub title: String,
    /// The file that it comes from, below the root.
    pub path: String,
    /// Its address, as completely as it is known.
    pub url: String,
    /// Identifier of its content type.
    #[serde(rename = "type")]
    pub type_id: String,
    /// `overdue`, `due_soon`, `never_reviewed`, or `requested` where only a request is open.
    pub state: &'static str,
    /// The first day on which something is due, as year-month-day.
    #[serde(serialize_with = "day")]
    pub due: Option<Date>,
    /// Why it is here, one sentence each.
    pub reasons: Vec<String>,
    /// The reviews that its type requires and that do not count now.
    pub missing: Vec<Missing>,
    /// Reviews that somebody was asked for.
    pub requests: Vec<Asked>,
}

/// Who answers for a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Owner {
    /// Identifier.
    pub id: String,
    /// Name.
    pub title: String,
    /// Address, where it is known.
    pub email: Option<String>,
}

/// A review that somebody was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// The review type.
    pub review: String,
    /// Who.
    pub reviewer: Option<Owner>,
    /// Since when.
    #[serde(serialize_with = "day")]
    pub asked: Option<Date>,
    /// By when.
    #[serde(serialize_with = "day")]
    pub due: Option<Date>,
}

/// What is due until a day, by date.
pub fn due(portal: &Portal, assessment: &Assessment, filter: &Filter) -> Result<Due, Refused> {
    if let Some(given) = filter.type_id.as_deref().filter(|id| !portal.schema.types.contains_key(*id)) {
        let help = suggest(given, portal.schema.types.keys().map(String::as_str));
        let help = help.map(|help| format!("; {help}")).unwrap_or_default();
        return Err(Refused(format!("there is no type `{given}`{help}")));
    }
    let owners = find::types_of(&portal.schema, "owner", None);
    let owner = filter.owner.as_deref().map(|given| find::person(portal, given, &owners)).transpose()?;
    let soon = jiff::Span::new().days(i64::from(portal.config.due_soon_days.min(36_500)));
    let until = filter.within.map_or_else(|| portal.today.saturating_add(soon), |c| c.after(portal.today));
    let mut found = Due { today: portal.today, until, pages: Vec::new(), evergreen: 0 };
    for (ix, page) in portal.iter() {
        if filter.type_id.as_ref().is_some_and(|id| *id != page.page.type_id) {
            continue;
        }
        let requests = governance::requests(page);
        let meant = |who: PageIx| page.owner == Some(who) || requests.iter().any(|r| r.reviewer == Some(who));
        if owner.is_some_and(|who| !meant(who)) {
            continue;
        }
        found.evergreen += usize::from(governance::is_evergreen(&page.page));
        let requests: Vec<_> =
            requests.into_iter().filter(|r| r.due.is_none_or(|due| due <= until)).collect();
        let state = state(page, portal.today, until);
        if state.is_some() || !requests.is_empty() {
            found.pages.push(row(portal, assessment, ix, state, &requests));
        }
    }
    found.pages.sort_by(|a, b| {
        let key = |p: &DuePage| (p.due.is_none(), p.due, p.path.clone());
        key(a).cmp(&key(b))
    });
    Ok(found)
}

/// How the review of a page stands, when it is due until a day.
fn state(page: &PortalPage, today: Date, until: Date) -> Option<Freshness> {
    match (page.review.freshness, page.review.due) {
        (Freshness::NeverReviewed, _) => Some(Freshness::NeverReviewed),
        (_, Some(due)) if due < today => Some(Freshness::Overdue),
        (_, Some(due)) if due <= until => Some(Freshness::DueSoon),
        _ => None,
    }
}

fn row(
    portal: &Portal,
    assessment: &Assessment,
    ix: PageIx,
    state: Option<Freshness>,
    requests: &[governance::Request],
) -> DuePage {
    let page = portal.page(ix);
    let asked: Vec<Asked> = requests
        .iter()
        .map(|r| Asked {
            review: r.review.clone(),
            reviewer: r.reviewer.map(|who| owner_of(portal, who)),
            asked: r.asked,
            due: r.due,
        })
        .collect();
    let missing = missing(portal, assessment, ix);
    let mut reasons = Vec::new();
    let own = state.and(page.review.due);
    match (state, own) {
        (Some(Freshness::Overdue), Some(due)) => {
            let days = (portal.today - due).get_days();
            let days = format!("{days} day{}", if days == 1 { "" } else { "s" });
            reasons.push(format!("Its review was due on {}, {days} ago.", human(due)));
        }
        (Some(Freshness::DueSoon), Some(due)) => {
            reasons.push(format!("Its review is due on {}.", human(due)));
        }
        (Some(Freshness::NeverReviewed), _) => {
            let cycle = page.review.cycle.map(|c| format!("; its cycle is {}", c.describe()));
            reasons.push(format!("It was never reviewed{}.", cycle.unwrap_or_default()));
        }
        _ => {}
    }
    reasons.extend(asked.iter().map(|asked| {
        let name = asked.reviewer.as_ref().map_or("Somebody", |who| who.title.as_str());
        let kind = portal.schema.governance.review_title(&asked.review).to_lowercase();
        let by = asked.due.map(|due| format!(", by {}", human(due))).unwrap_or_default();
        format!("{name} was asked to review it for {kind}{by}.")
    }));
    DuePage {
        owner: page.owner.map(|who| owner_of(portal, who)),
        id: page.page.id.clone(),
        title: page.page.title.clone(),
        path: page.page.source.path.clone(),
        url: crate::emit::link(portal, &page.url),
        type_id: page.page.type_id.clone(),
        state: state.map_or("requested", Freshness::id),
        due: own.into_iter().chain(requests.iter().filter_map(|r| r.due)).min(),
        reasons,
        missing,
        requests: asked,
    }
}

/// As year-month-day.
#[allow(clippy::ref_option)] // As serde calls it.
fn day<S: serde::Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    date.map(|date| date.to_string()).serialize(serializer)
}

fn owner_of(portal: &Portal, ix: PageIx) -> Owner {
    let page = portal.page(ix);
    let email = page.fields.get("email").and_then(|v| v.as_str()).map(str::to_owned);
    Owner { id: page.page.id.clone(), title: page.page.title.clone(), email }
}
