//! `/browse/health/`: the figures of the whole portal.

use jiff::civil::Date;

use super::{Area, Dashboard, href, page_link, register_of};
use crate::registers::health::{self, Evidence, Figure, Part, Topic};
use crate::registers::months::Month;
use crate::registers::reviews;
use crate::render::Shared;
use crate::render::chart::{self, SparkView};
use crate::render::view::{CountedView, FigureView, HealthArea, HealthPageView, MissingView, TopicView};

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
    let registers = &shared.registers;
    let health = health::health(shared.portal, &reviews, &registers.tasks, &registers.process);
    let area = |area: health::Area| HealthArea {
        id: area.id(),
        title: area.title(),
        figures: health.figures.iter().filter(|it| it.area == area).map(|it| figure(shared, it)).collect(),
    };
    HealthPageView {
        areas: health::Area::ALL.into_iter().map(area).filter(|area| !area.figures.is_empty()).collect(),
        topics: health.topics.iter().map(|it| topic(shared, it)).collect(),
        missing: health
            .missing
            .iter()
            .map(|it| MissingView {
                area: it.area.title(),
                title: it.title,
                target: it.target,
                needs: it.needs,
            })
            .collect(),
    }
}

fn figure(shared: &Shared<'_>, figure: &Figure) -> FigureView {
    // A share is of a hundred; a plain number is of its target, or of itself.
    let most = match (&figure.below, figure.target) {
        (None, Some(target)) => target.max(figure.value()),
        (None, None) => figure.value().max(1.0),
        (Some(_), _) => 100.0,
    };
    let place = |value: f64| (value * 100.0 / most).clamp(0.0, 100.0).round() as usize;
    let (history, since) = history(figure).unzip();
    FigureView {
        id: figure.id,
        title: figure.title,
        value: written(figure, figure.whole()),
        full: place(figure.value()),
        mark: figure.target.map(place),
        formula: figure.formula,
        above: figure.above.iter().map(|it| part(shared, it)).collect(),
        below: figure.below.as_ref().map(|it| part(shared, it)),
        target: figure.target.map_or_else(String::new, |target| written(figure, target)),
        met: figure.is_met().unwrap_or(true),
        history,
        since: since.unwrap_or_default(),
    }
}

/// A value of a figure, as shown.
pub(super) fn written(figure: &Figure, value: f64) -> String {
    let percent = figure.below.is_some() || figure.above.iter().any(|part| part.of.starts_with('%'));
    chart::number(value, if percent { "%" } else { "" })
}

/// A line over the last months, and what it says.
fn history(figure: &Figure) -> Option<(SparkView, String)> {
    let known: Vec<(Date, f64)> =
        figure.history.iter().filter_map(|(day, value)| Some((*day, (*value)?))).collect();
    let (day, first) = *known.first().filter(|_| known.len() > 1)?;
    let since =
        format!("{} at the end of {}", written(figure, (first + 1e-9).floor()), Month::of(day).title());
    let label = format!("{}: {since}, {} now", figure.title, written(figure, figure.whole()));
    let values: Vec<Option<f64>> = figure.history.iter().map(|(_, value)| *value).collect();
    Some((chart::spark(&values, figure.target, label)?, since))
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
        Evidence::Page(ix) => Some(href(shared, *ix)),
    };
    CountedView { count: chart::number(part.count, ""), of: part.of, url }
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
