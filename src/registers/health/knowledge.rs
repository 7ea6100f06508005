//! Pages that can be relied on.

use std::collections::BTreeMap;

use super::{About, Area, Evidence, Figure, Missing, Part, counts, figure};
use crate::parse::Status;
use crate::portal::taxonomy::tag_id;
use crate::portal::{Freshness, PageIx, Portal, PortalPage};
use crate::registers::records;
use crate::registers::reviews::{self, Reviews};
use crate::registers::trend::{self, Life};

/// What is asked for and cannot always be told.
pub(super) const MISSING: &[Missing] = &[
    Missing {
        id: "found",
        area: Area::Knowledge,
        title: "Knowledge found within 30 seconds",
        target: "95 %",
        needs: "Timed searches by readers: questions with the page that answers them, and how long it took to find it.",
    },
    Missing {
        id: "current",
        area: Area::Knowledge,
        title: "Pages that are current and reviewed",
        target: "90 %",
        needs: "Pages with a review cycle, and their reviews.",
    },
    Missing {
        id: "seeking",
        area: Area::Knowledge,
        title: "Less time spent looking for knowledge",
        target: "80 % less",
        needs: "The same survey before and after: how long people look for what they need in a week.",
    },
    Missing {
        id: "topics",
        area: Area::Knowledge,
        title: "Critical topics covered",
        target: "100 %",
        needs: "The topics, in lyceum.toml: critical = [\"…\"] under [health].",
    },
    Missing {
        id: "on-time",
        area: Area::Knowledge,
        title: "Reviews done on time",
        target: "none set",
        needs: "Two recorded reviews of a page, so that the second can be compared with the day on which it was due.",
    },
];

/// A topic that the portal must cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// As configured.
    pub title: String,
    /// Published pages of it whose review holds, or that need none.
    pub covered_by: Vec<PageIx>,
    /// Other pages of it.
    pub others: Vec<PageIx>,
}

pub(super) fn figures(portal: &Portal, reviews: &Reviews, topics: &[Topic]) -> Vec<Figure> {
    [current(portal, reviews), covered(portal, topics), on_time(portal), owned(portal, reviews)]
        .into_iter()
        .flatten()
        .collect()
}

fn current(portal: &Portal, reviews: &Reviews) -> Option<Figure> {
    let counts = reviews.counts;
    let state = |count: usize, of, state| Part { count: count as f64, of, evidence: Evidence::State(state) };
    (counts.total() > 0).then(|| Figure {
        id: "current",
        area: Area::Knowledge,
        title: "Pages that are current and reviewed",
        formula: "Pages whose last review still holds, of all pages with a review cycle",
        above: vec![
            state(counts.current, "current", Freshness::Current),
            state(counts.due_soon, "due soon", Freshness::DueSoon),
        ],
        below: Some(Part {
            count: counts.total() as f64,
            of: "pages with a review cycle",
            evidence: Evidence::Dashboard("state"),
        }),
        target: Some(90.0),
        history: trend::trust(portal)
            .into_iter()
            // Where the last review alone is known of many pages, earlier months may have been better.
            .map(|point| (point.day, point.of > 0 && point.unknown * 20 <= point.of, point))
            .map(|(day, sound, point)| (day, sound.then(|| point.current as f64 * 100.0 / point.of as f64)))
            .collect(),
    })
}

/// Who answered for a page in the past is not written anywhere, so that this has no history.
fn owned(portal: &Portal, reviews: &Reviews) -> Option<Figure> {
    let all = portal.pages.iter().filter(|page| reviews::needs_owner(portal, page)).count();
    (all > 0 && portal.pages.iter().any(|page| page.owner.is_some())).then(|| Figure {
        id: "owned",
        area: Area::Knowledge,
        title: "Pages with an owner",
        formula: "Pages that somebody answers for, of all pages but records and the first pages of folders",
        above: vec![Part {
            count: (all - reviews.unowned.len()) as f64,
            of: "pages with an owner",
            evidence: Evidence::Owners,
        }],
        below: Some(Part { count: all as f64, of: "pages", evidence: Evidence::Everything }),
        target: None,
        history: Vec::new(),
    })
}

fn covered(portal: &Portal, topics: &[Topic]) -> Option<Figure> {
    let about = About {
        id: "topics",
        area: Area::Knowledge,
        title: "Critical topics covered",
        formula: "Topics with a published page that has them as tag or title and whose review holds, of all critical topics",
        above: ("covered", Evidence::Topics),
        below: Some(("critical topics", Evidence::Topics)),
        target: Some(100.0),
    };
    // Whether a page was published on a day of the past is not known: those that are now count from their first day on.
    let lives: Vec<Vec<(bool, Life)>> = topics
        .iter()
        .map(|topic| {
            let pages = topic.covered_by.iter().chain(&topic.others).map(|ix| portal.page(*ix));
            let published = pages.filter(|page| page.page.meta.status == Some(Status::Published));
            let exempt = |page: &PortalPage| page.review.freshness == Freshness::Exempt;
            published.map(|page| (exempt(page), Life::of(portal, page))).collect()
        })
        .collect();
    figure(portal, about, |day| {
        let holds = |(exempt, life): &(bool, Life)| life.is_there(day) && (*exempt || life.holds(day));
        let known = |(_, life): &(bool, Life)| !life.is_there(day) || life.is_known(day);
        let covered = |pages: &&Vec<(bool, Life)>| pages.iter().any(holds);
        let sound = lives.iter().all(|pages| covered(&pages) || pages.iter().all(known));
        sound.then(|| counts(lives.iter().filter(covered).count(), topics.len())).flatten()
    })
}

/// Of reviews that followed another, those that came no later than the one before held.
fn on_time(portal: &Portal) -> Option<Figure> {
    let mut found: Vec<(jiff::civil::Date, bool)> = Vec::new();
    for page in &portal.pages {
        let Some(cycle) = page.review.cycle else { continue };
        let mut dates: Vec<_> =
            records::reviews(portal, page).into_iter().map(|review| review.date).collect();
        dates.extend(page.review.last);
        dates.sort_unstable();
        dates.dedup();
        found.extend(dates.windows(2).map(|pair| (pair[1], pair[1] <= cycle.after(pair[0]))));
    }
    let about = About {
        id: "on-time",
        area: Area::Knowledge,
        title: "Reviews done on time",
        formula: "Recorded reviews done before the one before them had run out, of all recorded reviews that followed another",
        above: ("on time", Evidence::Dashboard("lately")),
        below: Some(("reviews after the first", Evidence::Dashboard("lately"))),
        target: None,
    };
    figure(portal, about, |day| {
        let until = || found.iter().filter(|(on, _)| *on <= day);
        counts(until().filter(|(_, in_time)| *in_time).count(), until().count())
    })
}

/// The topics that are configured, with the pages that have them as tag or title.
pub(super) fn topics(portal: &Portal) -> Vec<Topic> {
    let critical = &portal.config.health.critical;
    if critical.is_empty() {
        return Vec::new();
    }
    let mut by_name: BTreeMap<String, Vec<PageIx>> = BTreeMap::new();
    for (ix, page) in portal.iter() {
        let tags = page.page.meta.tags.iter().map(|tag| tag_id(tag));
        let mut names: Vec<String> = tags.chain([tag_id(&page.page.title)]).collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            by_name.entry(name).or_default().push(ix);
        }
    }
    let topic = |title: &String| {
        let pages = by_name.get(&tag_id(title)).cloned().unwrap_or_default();
        let (covered_by, others) = pages.into_iter().partition(|ix| covers(portal.page(*ix)));
        Topic { title: title.clone(), covered_by, others }
    };
    critical.iter().map(topic).collect()
}

fn covers(page: &PortalPage) -> bool {
    let holds = matches!(page.review.freshness, Freshness::Current | Freshness::DueSoon | Freshness::Exempt);
    page.page.meta.status == Some(Status::Published) && holds
}
