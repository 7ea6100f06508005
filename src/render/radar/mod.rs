//! The radar and what pages say of technologies, ideas and projects: `page.innovation`.

mod edition;
mod evaluation;
mod picture;
mod technology;

use super::view::{BlipLine, InnovationView, LinkView, RelyView, RingedView};
use super::{Shared, dashboards};
use crate::config::radar::Ring;
use crate::markdown;
use crate::portal::{PageIx, Url};
use crate::registers::innovation::pipeline::types as pipeline;
use crate::registers::innovation::radar::{Blip, Movement, Radar};
use crate::registers::innovation::rely::Reliance;
use crate::registers::innovation::{Innovation, types};

pub(super) use evaluation::{confidence, score_text, weight_text};
pub(super) use picture::quadrants;

/// What a page has to do with technologies, ideas and projects; `None` for nothing.
pub(super) fn page(shared: &Shared<'_>, ix: PageIx) -> Option<InnovationView> {
    let record = shared.portal.record(ix);
    let relies_on: Vec<RingedView> =
        record.pages_of("relies_on").into_iter().map(|it| ringed(shared, it)).collect();
    match record.page.type_id.as_str() {
        types::TECHNOLOGY => Some(InnovationView {
            technology: technology::view(shared, ix).map(Box::new),
            relies_on,
            ..InnovationView::default()
        }),
        types::EDITION => Some(InnovationView {
            edition: edition::view(shared, ix),
            relies_on,
            ..InnovationView::default()
        }),
        types::EVALUATION => Some(InnovationView {
            evaluation: evaluation::view(shared, ix).map(Box::new),
            relies_on,
            ..InnovationView::default()
        }),
        pipeline::PROJECT => Some(InnovationView {
            project: dashboards::project(shared, ix).map(Box::new),
            relies_on,
            ..InnovationView::default()
        }),
        pipeline::IDEA => Some(InnovationView {
            idea: dashboards::idea(shared, ix),
            relies_on,
            ..InnovationView::default()
        }),
        _ if relies_on.is_empty() => None,
        _ => Some(InnovationView { relies_on, ..InnovationView::default() }),
    }
}

/// What is known of technologies.
pub(super) fn innovation<'a>(shared: &'a Shared<'_>) -> &'a Innovation {
    &shared.registers.innovation
}

/// The address of the radar in an edition: the newest has that of the radar itself.
pub(super) fn radar_url(shared: &Shared<'_>, edition: usize) -> Url {
    let radar = &innovation(shared).radar;
    let page = radar.editions.get(edition).filter(|_| edition < radar.newest()).and_then(|it| it.ix);
    match page {
        Some(ix) => Url::new(format!("browse/radar/{}/", shared.portal.page(ix).url.last_segment())),
        None => Url::new("browse/radar/"),
    }
}

/// A technology with the title of its ring in the newest edition.
pub(super) fn ringed(shared: &Shared<'_>, ix: PageIx) -> RingedView {
    let rings = &shared.portal.config.radar.rings;
    let technology = innovation(shared).radar.technologies.get(&ix);
    let ring = technology.and_then(|it| rings.get(it.ring()?));
    RingedView {
        link: shared.link(ix),
        ring: ring.map_or_else(String::new, Ring::title),
        avoid: ring.is_some_and(|ring| ring.avoid),
    }
}

/// Inline Markdown of a field.
fn inline(text: &str) -> String {
    markdown::inline(text)
}

/// A blip as a line of a list.
pub(super) fn blip_line(shared: &Shared<'_>, radar: &Radar, edition: usize, blip: Blip) -> BlipLine {
    let page = shared.portal.page(blip.ix);
    let technology = radar.technologies.get(&blip.ix);
    let note = technology.and_then(|it| it.notes.get(edition)?.as_deref()).map(inline);
    let teams: Vec<&str> = technology
        .map(|it| it.teams.iter().map(|team| shared.portal.page(*team).page.title.as_str()).collect())
        .unwrap_or_default();
    let LinkView { title, url } = shared.link(blip.ix);
    BlipLine {
        number: blip.number,
        title,
        url,
        ring: ring_title(shared, blip.ring),
        movement: blip.movement.id(),
        moved: moved(blip.movement),
        note,
        tags: page.page.meta.tags.join("|"),
        teams: teams.join("|"),
    }
}

/// What it did, as shown; empty for nothing.
fn moved(movement: Movement) -> &'static str {
    if movement == Movement::Stayed { "" } else { movement.title() }
}

fn ring_title(shared: &Shared<'_>, ring: usize) -> String {
    shared.portal.config.radar.rings.get(ring).map_or_else(String::new, Ring::title)
}

/// `3 new, 2 moved in, 1 moved out, 1 left`; empty in the first edition and where nothing moved.
pub(super) fn summary(blips: &[Blip], left: usize) -> String {
    let count = |movement: Movement| blips.iter().filter(|blip| blip.movement == movement).count();
    let parts = [
        (count(Movement::New), "new"),
        (count(Movement::In), "moved in"),
        (count(Movement::Out), "moved out"),
        (left, "left the radar"),
    ];
    let said: Vec<String> =
        parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    said.join(", ")
}

/// Pages that rely on a technology.
pub(super) fn relying<'a>(shared: &'a Shared<'_>, technology: PageIx) -> impl Iterator<Item = &'a Reliance> {
    innovation(shared).relied_on.get(&technology).into_iter().flatten()
}

pub(super) fn rely(shared: &Shared<'_>, reliance: &Reliance) -> RelyView {
    let page = shared.portal.page(reliance.page);
    RelyView {
        link: shared.link(reliance.page),
        kind: shared.portal.schema.get(&page.page.type_id).title.clone(),
        why: reliance.why.title(),
        holds: reliance.holds,
    }
}
