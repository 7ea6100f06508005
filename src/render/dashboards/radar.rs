//! `/browse/radar/`: what to build with, in the newest edition; `/browse/radar/<edition>/`: as it was before.

use std::collections::BTreeSet;

use super::{Area, Dashboard};
use crate::artifact::Artifact;
use crate::config::radar::Ring;
use crate::diagnostic::Diagnostic;
use crate::registers::innovation::radar::{Blip, Edition, Movement};
use crate::render::radar::{innovation, quadrants, radar_url, rely, relying, summary};
use crate::render::view::{
    AvoidedView, BlipLine, EditionTab, EditionView, FacetView, QuadrantView, RadarPageView,
};
use crate::render::{Shared, dates};

/// Pages that rely on one technology, shown on the radar; its own page has all of them.
const MOST_PAGES: usize = 6;

/// The page.
pub(super) static PAGE: Dashboard = Dashboard {
    area: Area::Innovation,
    id: "radar",
    title: "Technology radar",
    description: "What we build with, what we try, and what nothing new should begin with.",
    shown: |shared| !innovation(shared).radar.technologies.is_empty(),
    render: |page, shared| page.write(shared, &view(shared, innovation(shared).radar.newest())),
};

/// The places of the editions before the newest, which have pages of their own.
pub(in crate::render) fn earlier(shared: &Shared<'_>) -> std::ops::Range<usize> {
    if (PAGE.shown)(shared) { 0..innovation(shared).radar.newest() } else { 0..0 }
}

/// The radar as it was in an earlier edition.
pub(in crate::render) fn render_earlier(
    shared: &Shared<'_>,
    edition: usize,
) -> Result<Artifact, Box<Diagnostic>> {
    let view = view(shared, edition);
    let title = view.edition.as_ref().map_or_else(String::new, |it| format!("{}: {}", PAGE.title, it.title));
    PAGE.write_at(shared, &view, &radar_url(shared, edition), &title)
}

fn view(shared: &Shared<'_>, edition: usize) -> RadarPageView {
    let radar = &innovation(shared).radar;
    let blips = radar.blips(shared.portal, edition);
    let left = radar.left(shared.portal, edition);
    let newest = edition == radar.newest();
    let avoided = if newest { avoided(shared, &blips) } else { Vec::new() };
    let rings = shared.portal.config.radar.rings.iter().filter(|ring| ring.avoid);
    let avoid = rings.map(Ring::title).collect::<Vec<_>>().join(", ");
    let (quadrants, large) = quadrants(shared, edition, &blips);
    RadarPageView {
        edition: edition_view(shared, &radar.editions[edition]),
        editions: tabs(shared, edition),
        summary: summary(&blips, left.len()),
        count: blips.len(),
        facets: facets(shared, &quadrants),
        quadrants,
        left: left.into_iter().map(|ix| shared.link(ix)).collect(),
        still: still(&avoided, &avoid),
        avoid,
        avoided,
        large,
    }
}

fn edition_view(shared: &Shared<'_>, edition: &Edition) -> Option<EditionView> {
    let ix = edition.ix?;
    let link = shared.link(ix);
    Some(EditionView {
        title: link.title,
        url: link.url,
        date: dates::view(edition.date),
        summary: shared.portal.page(ix).page.meta.summary.clone(),
    })
}

fn tabs(shared: &Shared<'_>, here: usize) -> Vec<EditionTab> {
    let editions = innovation(shared).radar.editions.iter().enumerate().rev();
    let tab = |(at, edition): (usize, &Edition)| {
        Some(EditionTab {
            title: shared.link(edition.ix?).title,
            url: shared.href(&radar_url(shared, at)),
            here: at == here,
        })
    };
    editions.filter_map(tab).collect()
}

/// What to be avoided is relied on, the most relied on first.
fn avoided(shared: &Shared<'_>, blips: &[Blip]) -> Vec<AvoidedView> {
    let rings = &shared.portal.config.radar.rings;
    let avoid = |blip: &&Blip| rings.get(blip.ring).is_some_and(|ring| ring.avoid);
    let mut found: Vec<AvoidedView> = blips
        .iter()
        .filter(avoid)
        .map(|blip| {
            let pages: Vec<_> = relying(shared, blip.ix).filter(|it| it.holds).collect();
            let instead = shared.portal.record(blip.ix).pages_of("instead");
            AvoidedView {
                link: shared.link(blip.ix),
                instead: instead.into_iter().map(|ix| shared.link(ix)).collect(),
                count: pages.len(),
                rest: pages.len().saturating_sub(MOST_PAGES),
                pages: pages.into_iter().take(MOST_PAGES).map(|it| rely(shared, it)).collect(),
            }
        })
        .collect();
    found.retain(|it| it.count > 0);
    found.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.link.title.cmp(&b.link.title)));
    found
}

/// `Java is in the ring Hold and still relied on`.
fn still(avoided: &[AvoidedView], rings: &str) -> String {
    match avoided {
        [] => String::new(),
        [one] => format!("{} is in the ring {rings} and still relied on", one.link.title),
        all => format!("{} technologies in the ring {rings} are still relied on", all.len()),
    }
}

/// What the blips can be chosen by.
fn facets(shared: &Shared<'_>, quadrants: &[QuadrantView]) -> Vec<FacetView> {
    let lines = || quadrants.iter().flat_map(|quadrant| &quadrant.rings).flat_map(|ring| &ring.blips);
    let listed = |of: fn(&BlipLine) -> &str| -> Vec<String> {
        let all: BTreeSet<&str> = lines().flat_map(|line| of(line).split('|')).collect();
        all.into_iter().filter(|value| !value.is_empty()).map(str::to_owned).collect()
    };
    let used = |title: &String| lines().any(|line| line.ring == *title);
    let rings = shared.portal.config.radar.rings.iter().map(Ring::title);
    let moved: Vec<String> = Movement::ALL
        .into_iter()
        .filter(|movement| lines().any(|line| line.movement == movement.id()))
        .map(|movement| movement.title().to_owned())
        .collect();
    let facet = |by, title, options| FacetView { by, title, options };
    let all = [
        facet("ring", "Ring", rings.filter(used).collect()),
        facet("move", "Movement", moved),
        facet("team", "Team", listed(|line| &line.teams)),
        facet("tag", "Tag", listed(|line| &line.tags)),
    ];
    all.into_iter().filter(|facet| facet.options.len() > 1).collect()
}
