//! `/browse/health/`: the knowledge figures.

use super::{Area, Dashboard, page_link, register_of};
use crate::registers::health::{self, Evidence, Figure, Part, Topic};
use crate::registers::reviews;
use crate::render::Shared;
use crate::render::view::{CountedView, FigureView, HealthPageView, MissingView, TopicView};

/// Pages that are named for a topic.
const MOST_PAGES: usize = 4;

/// The page.
pub(super) static PAGE: Dashboard = Dashboard {
    area: Area::State,
    id: "health",
    title: "Health",
    description: "How far this portal can be relied on: figures with what they count, and their targets.",
    shown: |shared| shared.registers.shown.health,
    render: |page, shared| page.write(shared, &view(shared)),
};

fn view(shared: &Shared<'_>) -> HealthPageView {
    let reviews = reviews::reviews(shared.portal);
    let health = health::health(shared.portal, &reviews, &shared.registers.tasks);
    HealthPageView {
        figures: health.figures.iter().map(|it| figure(shared, it)).collect(),
        topics: health.topics.iter().map(|it| topic(shared, it)).collect(),
        missing: health
            .missing
            .into_iter()
            .map(|it| MissingView { title: it.title, target: it.target, needs: it.needs })
            .collect(),
    }
}

fn figure(shared: &Shared<'_>, figure: &Figure) -> FigureView {
    FigureView {
        id: figure.id,
        title: figure.title,
        percent: figure.percent(),
        formula: figure.formula,
        above: figure.above.iter().map(|it| part(shared, it)).collect(),
        below: part(shared, &figure.below),
        target: figure.target,
        met: figure.is_met().unwrap_or(true),
    }
}

fn part(shared: &Shared<'_>, part: &Part) -> CountedView {
    let browse = format!("{}browse/", shared.base());
    // The dashboard of reviews is not there in a portal that reviews nothing.
    let dashboard = |id: &str| {
        shared.registers.shown.reviews.then(|| format!("{}#{id}", shared.href(&super::reviews::PAGE.url())))
    };
    let url = match &part.evidence {
        Evidence::State(state) => shared.term_url(&shared.portal.taxonomies.freshness, state.id()),
        Evidence::Dashboard(id) => dashboard(id),
        Evidence::Owners => Some(format!("{browse}#by-owner")),
        Evidence::Everything => Some(browse),
        Evidence::Topics => Some("#critical".to_owned()),
        Evidence::Type(id) => Some(register_of(shared, id)),
    };
    CountedView { count: part.count, of: part.of, url }
}

fn topic(shared: &Shared<'_>, topic: &Topic) -> TopicView {
    let covered = !topic.covered_by.is_empty();
    let pages = if covered { &topic.covered_by } else { &topic.others };
    TopicView {
        title: topic.title.clone(),
        covered,
        pages: pages.iter().take(MOST_PAGES).map(|ix| page_link(shared, *ix)).collect(),
        note: match (covered, topic.others.is_empty()) {
            (true, _) => "",
            (false, true) => "No page has it as tag or title.",
            (false, false) => "Not published, or its review does not hold.",
        },
    }
}
