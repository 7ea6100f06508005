//! Places for shapes and their names in a plot of any width.
//!
//! A place across is a share of the width, and a shift is in pixels, so that two things may be apart in a wide plot and
//! meet in a narrow one or the other way round. Everything here is therefore tried at several widths.

use super::TextView;
use super::figures::{percent, px};
use super::labels::width;

/// Widths of plots in pixels at which shapes must not meet.
const WIDTHS: [f64; 8] = [230.0, 270.0, 320.0, 390.0, 460.0, 540.0, 620.0, 700.0];
/// Those at which names are shown: the last three.
const NAMED: usize = 3;
/// Room that a shape takes, in both directions.
const SHAPE: f64 = 24.0;
/// Half the height of a name, and its distance from the middle of its shape.
const HALF: f64 = 8.0;
const BESIDE: f64 = 15.0;

/// Where a shape is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    /// Share of the width.
    pub(super) share: f64,
    /// Pixels down.
    pub(super) y: f64,
    /// Pixels by which it is shifted across.
    pub(super) dx: f64,
    /// And down.
    pub(super) dy: f64,
}

/// Left, top, right, bottom.
type Area = (f64, f64, f64, f64);

impl Spot {
    fn area(self, width: f64) -> Area {
        let (x, y) = (self.share * width + self.dx, self.y + self.dy);
        (x - SHAPE / 2.0, y - SHAPE / 2.0, x + SHAPE / 2.0, y + SHAPE / 2.0)
    }
}

fn meet(a: Area, b: Area) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}

/// Shifts shapes that would lie on one before them, as little as possible, none of them below `bottom`, where there are no
/// values any more. Where nothing near is free, a shape stays.
pub(super) fn spread(spots: Vec<Spot>, bottom: f64) -> Vec<Spot> {
    let steps = || [0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0].into_iter().map(|n| n * SHAPE);
    let mut shifts: Vec<(f64, f64)> = steps().flat_map(|dy| steps().map(move |dx| (dx, dy))).collect();
    shifts.sort_by(|a, b| a.0.hypot(a.1).total_cmp(&b.0.hypot(b.1)));
    let mut placed: Vec<Spot> = Vec::with_capacity(spots.len());
    for spot in spots {
        let free = |other: &Spot| {
            if other.dy > 0.0 && other.y + other.dy > bottom {
                return false;
            }
            WIDTHS.iter().all(|width| {
                let own = other.area(*width);
                own.0 >= -SHAPE
                    && own.2 <= width + SHAPE
                    && own.1 >= 0.0
                    && placed.iter().all(|it| !meet(own, it.area(*width)))
            })
        };
        let shifted = shifts.iter().map(|(dx, dy)| Spot { dx: *dx, dy: *dy, ..spot });
        let found = shifted.into_iter().find(free).unwrap_or(spot);
        placed.push(found);
    }
    placed
}

/// Names beside, over or under their shapes, for wide plots; those for which there is no room are left out.
pub(super) fn name(spots: &[Spot], names: &[&str]) -> Vec<TextView> {
    let mut texts: Vec<TextView> = Vec::new();
    let mut taken: Vec<(Spot, Side, f64)> = Vec::new();
    for (spot, name) in spots.iter().zip(names) {
        let long = width(name);
        let free = |side: &Side| {
            WIDTHS[WIDTHS.len() - NAMED..].iter().all(|width| {
                let own = side.area(*spot, *width, long);
                let inside = own.0 >= 0.0 && own.2 <= width + SHAPE;
                inside
                    && spots.iter().all(|it| !meet(own, it.area(*width)))
                    && taken.iter().all(|(it, side, long)| !meet(own, side.area(*it, *width, *long)))
            })
        };
        let Some(side) = [Side::Right, Side::Left, Side::Over, Side::Under].into_iter().find(free) else {
            continue;
        };
        taken.push((*spot, side, long));
        let (class, dx, dy) = side.shift();
        texts.push(TextView {
            class: format!("chart-label chart-wide {class}"),
            x: percent(spot.share),
            dx: (spot.dx + dx) as i32,
            y: px(spot.y + spot.dy + dy + 4.5),
            text: (*name).to_owned(),
            url: None,
        });
    }
    texts
}

/// Where a name is.
#[derive(Debug, Clone, Copy)]
enum Side {
    Right,
    Left,
    Over,
    Under,
}

impl Side {
    /// Where its text is anchored, and how far from the middle of the shape.
    const fn shift(self) -> (&'static str, f64, f64) {
        match self {
            Self::Right => ("chart-start", BESIDE, 0.0),
            Self::Left => ("chart-end", -BESIDE, 0.0),
            Self::Over => ("chart-center", 0.0, -SHAPE / 2.0 - HALF),
            Self::Under => ("chart-center", 0.0, SHAPE / 2.0 + HALF),
        }
    }

    fn area(self, spot: Spot, width: f64, long: f64) -> Area {
        let (_, dx, dy) = self.shift();
        let (x, y) = (spot.share * width + spot.dx + dx, spot.y + spot.dy + dy);
        let left = match self {
            Self::Right => x,
            Self::Left => x - long,
            Self::Over | Self::Under => x - long / 2.0,
        };
        (left, y - HALF, left + long, y + HALF)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(share: f64, y: f64) -> Spot {
        Spot { share, y, dx: 0.0, dy: 0.0 }
    }

    #[test]
    fn shapes_do_not_meet_at_any_width() {
        let spots: Vec<Spot> =
            (0..12).map(|n| spot(0.5 + f64::from(n % 3) * 0.05, 100.0 + f64::from(n / 3) * 6.0)).collect();
        let found = spread(spots, 400.0);
        for width in [230.0, 300.0, 500.0, 700.0] {
            for (n, a) in found.iter().enumerate() {
                for b in &found[n + 1..] {
                    assert!(!meet(a.area(width), b.area(width)), "{a:?} {b:?} at {width}");
                }
            }
        }
        assert_eq!((found[0].dx, found[0].dy), (0.0, 0.0));
    }

    #[test]
    fn names_keep_clear_of_each_other() {
        let spots = [spot(0.5, 100.0), spot(0.55, 100.0), spot(0.99, 40.0)];
        let texts = name(&spots, &["Cache of results", "Queue", "At the edge"]);
        let found: Vec<_> = texts.iter().map(|it| (it.text.as_str(), it.class.as_str(), it.dx)).collect();
        assert_eq!(
            found,
            [
                ("Cache of results", "chart-label chart-wide chart-end", -15),
                ("Queue", "chart-label chart-wide chart-start", 15),
                ("At the edge", "chart-label chart-wide chart-end", -15)
            ]
        );
        let same = [spot(0.5, 100.0); 5];
        assert_eq!(name(&same, &["A name that is long"; 5]).len(), 4, "a place has four sides");
    }
}
