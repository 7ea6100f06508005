//! The quarters of the radar: pictures and lists.

use super::{blip_line, innovation, moved, ring_title};
use crate::config::radar::{Quadrant, Ring};
use crate::registers::innovation::layout::{self, BLIP, EXTENT, Layout, Place, RADIUS, STRIP};
use crate::registers::innovation::radar::{Blip, Movement};
use crate::render::Shared;
use crate::render::view::{ArcView, LinkView, MarkedBlip, PictureView, QuadrantView, RingView};

/// Of a picture that is wider than this many times the usual one, each quarter gets the width of the page.
const LARGE: f64 = 1.3;

/// Where the rest of a quarter lies from its corner: left or right, above or below.
const SIDES: [(f64, f64); 4] = [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)];

/// The quarters of an edition, and whether they need much room.
pub(in crate::render) fn quadrants(
    shared: &Shared<'_>,
    edition: usize,
    blips: &[Blip],
) -> (Vec<QuadrantView>, bool) {
    let config = &shared.portal.config.radar;
    let own = |quadrant: usize, ring: usize| {
        blips.iter().filter(move |blip| blip.quadrant == quadrant && blip.ring == ring).copied()
    };
    let name = |blip: Blip| shared.portal.page(blip.ix).page.id.as_str();
    let segments: Vec<Vec<Vec<&str>>> = (0..config.quadrants.len())
        .map(|quadrant| (0..config.rings.len()).map(|ring| own(quadrant, ring).map(name).collect()).collect())
        .collect();
    let layout = layout::lay_out(&segments);
    let radar = &innovation(shared).radar;
    let quadrants = config.quadrants.iter().enumerate().map(|(at, quadrant)| {
        let ring = |(ring, of): (usize, &Ring)| RingView {
            title: of.title(),
            says: of.says.clone(),
            blips: own(at, ring).map(|blip| blip_line(shared, radar, edition, blip)).collect(),
        };
        let of_rings: Vec<Vec<Blip>> = (0..config.rings.len()).map(|ring| own(at, ring).collect()).collect();
        QuadrantView {
            number: at,
            title: quadrant.title(),
            picture: picture(shared, &layout, at, &of_rings),
            rings: config.rings.iter().enumerate().map(ring).collect(),
        }
    });
    (quadrants.collect(), layout.radius() > RADIUS * LARGE)
}

fn picture(shared: &Shared<'_>, layout: &Layout, quadrant: usize, blips: &[Vec<Blip>]) -> PictureView {
    let size = layout.radius();
    let (right, below) = SIDES[quadrant.min(3)];
    // The middle of the radar is the corner that lies towards the other quarters.
    let (x, y) = (if right > 0.0 { 0.0 } else { size }, if below > 0.0 { 0.0 } else { size });
    let ring = |ring: usize| {
        let middle = f64::midpoint(layout.inner(ring), layout.rings[ring]);
        ArcView {
            radius: length(layout.rings[ring]),
            title: ring_title(shared, ring),
            x: length(x + right * middle),
            y: length(y + below * (STRIP / 2.0 + 1.0)),
            shade: ring % 2,
        }
    };
    let marks = blips.iter().zip(&layout.places[quadrant]).flat_map(|(own, places)| {
        own.iter().zip(places).map(|(blip, place)| mark(shared, *blip, *place, (x, y), (right, below)))
    });
    PictureView {
        size: length(size),
        x: length(x),
        y: length(y),
        rings: (0..layout.rings.len()).rev().map(ring).collect(),
        blips: marks.collect(),
    }
}

fn mark(
    shared: &Shared<'_>,
    blip: Blip,
    place: Place,
    middle: (f64, f64),
    (right, below): (f64, f64),
) -> MarkedBlip {
    let out = (right * place.angle.cos(), below * place.angle.sin());
    let config = &shared.portal.config.radar;
    let quadrant = config.quadrants.get(blip.quadrant).map_or_else(String::new, Quadrant::title);
    let LinkView { title, url } = shared.link(blip.ix);
    let mut label = format!("{}. {title}: {}, {quadrant}", blip.number, ring_title(shared, blip.ring));
    if !moved(blip.movement).is_empty() {
        label.push_str(", ");
        label.push_str(&moved(blip.movement).to_lowercase());
    }
    MarkedBlip {
        number: blip.number,
        title,
        label,
        url,
        x: length(middle.0 + out.0 * place.radius),
        y: length(middle.1 + out.1 * place.radius),
        movement: blip.movement.id(),
        pointer: match blip.movement {
            Movement::In => pointer((-out.0, -out.1)),
            Movement::Out => pointer(out),
            Movement::New | Movement::Stayed => String::new(),
        },
        avoid: config.rings.get(blip.ring).is_some_and(|ring| ring.avoid),
    }
}

/// A triangle on the edge of a blip that points in a direction.
fn pointer((x, y): (f64, f64)) -> String {
    let (foot, half) = (BLIP * 0.6, BLIP * 0.72);
    let point = |along: f64, across: f64| {
        format!("{} {}", length(x * along - y * across), length(y * along + x * across))
    };
    format!("M{}L{}L{}Z", point(EXTENT, 0.0), point(foot, half), point(foot, -half))
}

/// With one decimal place.
fn length(value: f64) -> String {
    let text = format!("{value:.1}");
    let short = text.strip_suffix(".0").unwrap_or(&text);
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_short() {
        assert_eq!([12.0, 12.04, -0.01, 3.25].map(length), ["12", "12", "0", "3.2"]);
    }

    #[test]
    fn a_pointer_ends_where_it_points() {
        assert_eq!(pointer((1.0, 0.0)), "M16 0L7.2 8.6L7.2 -8.6Z");
    }
}
