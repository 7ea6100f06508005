//! Where the blips of a radar lie.
//!
//! Each ring of each quadrant is filled in rows along its arc. Rows lie a blip's width apart, and blips in a row as
//! well, so no two overlap; what room is left moves each a little off its row, by numbers made from the identifiers.
//! A ring that is too narrow for the fullest quadrant is widened, and the picture grows.

use std::f64::consts::FRAC_PI_2;

/// The radius of a blip.
pub const BLIP: f64 = 12.0;
/// The radius of what belongs to it: the mark of a move stands out by this much.
pub const EXTENT: f64 = 16.0;
/// The strip along the horizontal axis that holds the names of the rings.
pub const STRIP: f64 = 20.0;
/// The radius of a radar with room to spare.
pub const RADIUS: f64 = 320.0;
/// The distance between the middles of two blips.
const APART: f64 = 2.0 * EXTENT + 1.0;
/// The distance of a blip from the edges of its segment.
const EDGE: f64 = 1.0;
/// Inner rings are wider than their share: an arc near the middle is short.
const BEND: f64 = 0.66;
/// How far a blip is moved off its row at most.
const MOST_JITTER: f64 = 9.0;

/// A place in a quarter: the distance from the middle, and the angle from the horizontal axis in radians.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// From the middle.
    pub radius: f64,
    /// From 0 on the horizontal axis to a quarter of a circle on the vertical one.
    pub angle: f64,
}

/// A radar with its blips.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The outer radius of each ring, from the innermost.
    pub rings: Vec<f64>,
    /// Quadrant → ring → blips, in the order in which they were given: along the arc.
    pub places: Vec<Vec<Vec<Place>>>,
}

impl Layout {
    /// The radius of the whole.
    pub fn radius(&self) -> f64 {
        self.rings.last().copied().unwrap_or(RADIUS)
    }

    /// The inner radius of a ring.
    pub fn inner(&self, ring: usize) -> f64 {
        ring.checked_sub(1).map_or(0.0, |before| self.rings[before])
    }
}

/// Lays out blips given by their names: quadrant → ring → names. Every quadrant has the same number of rings.
pub fn lay_out(segments: &[Vec<Vec<&str>>]) -> Layout {
    let count = segments.iter().map(Vec::len).max().unwrap_or_default();
    let most = |ring: usize| {
        segments.iter().map(|quadrant| quadrant.get(ring).map_or(0, Vec::len)).max().unwrap_or_default()
    };
    let bound = |ring: usize| RADIUS * (ring as f64 / count as f64).powf(BEND);
    let mut rings: Vec<f64> = Vec::with_capacity(count);
    for ring in 0..count {
        let inner = rings.last().copied().unwrap_or_default();
        let mut width = (bound(ring + 1) - bound(ring)).max(2.0 * (EXTENT + EDGE));
        while capacity(&loose(&radii(inner, inner + width), 0.0)) < most(ring) {
            width += 2.0;
        }
        rings.push(inner + width);
    }
    let inner = |ring: usize| if ring == 0 { 0.0 } else { rings[ring - 1] };
    let places = segments
        .iter()
        .map(|quadrant| {
            let segment = |(ring, names): (usize, &Vec<&str>)| fill(inner(ring), rings[ring], names);
            quadrant.iter().enumerate().map(segment).collect()
        })
        .collect();
    Layout { rings, places }
}

/// The radii of the rows between two radii.
fn radii(inner: f64, outer: f64) -> Vec<f64> {
    let first = (inner + EDGE + EXTENT).max(nearest());
    let last = outer - EDGE - EXTENT;
    if last < first {
        return Vec::new();
    }
    let gaps = ((last - first) / APART).floor();
    let step = if gaps > 0.0 { (last - first) / gaps } else { 0.0 };
    let start = if gaps > 0.0 { first } else { f64::midpoint(first, last) };
    (0..=gaps as usize).map(|row| start + step * row as f64).collect()
}

/// The least radius at which a blip is clear of both axes.
fn nearest() -> f64 {
    let (across, up) = (EXTENT + EDGE, EXTENT + STRIP);
    across.hypot(up) + 0.5
}

/// The angles between which a blip at a radius is clear of both axes.
fn arc(radius: f64) -> (f64, f64) {
    let angle = |distance: f64| (distance / radius).min(1.0).asin();
    (angle(EXTENT + STRIP), FRAC_PI_2 - angle(EXTENT + EDGE))
}

/// The angle between neighbours in a row at a radius.
fn step(radius: f64) -> f64 {
    2.0 * (APART / (2.0 * radius)).min(1.0).asin()
}

/// A row of a segment, and how far blips may leave it inwards and outwards.
struct Row {
    radius: f64,
    inwards: f64,
    outwards: f64,
}

impl Row {
    /// The least radius of its blips, for which everything is worked out: further out there is more room.
    fn least(&self) -> f64 {
        self.radius - self.inwards
    }

    fn capacity(&self) -> usize {
        let (from, to) = arc(self.least());
        if to < from { 0 } else { 1 + ((to - from) / step(self.least())) as usize }
    }
}

/// Rows that blips may leave by so much; the first and the last one lie at the edge of the segment.
fn loose(radii: &[f64], jitter: f64) -> Vec<Row> {
    let row = |(at, radius): (usize, &f64)| Row {
        radius: *radius,
        inwards: if at == 0 && radii.len() > 1 { 0.0 } else { jitter },
        outwards: if at + 1 == radii.len() && at > 0 { 0.0 } else { jitter },
    };
    radii.iter().enumerate().map(row).collect()
}

fn capacity(rows: &[Row]) -> usize {
    rows.iter().map(Row::capacity).sum()
}

/// Rows that hold so many blips, as loose as they can be.
fn rows_for(inner: f64, outer: f64, count: usize) -> Vec<Row> {
    let radii = radii(inner, outer);
    let between = radii.windows(2).map(|pair| (pair[1] - pair[0] - APART) / 2.0);
    let most = match radii.as_slice() {
        [] => return Vec::new(),
        [one] => (one - (inner + EDGE + EXTENT).max(nearest())).min(MOST_JITTER),
        _ => between.fold(MOST_JITTER, f64::min),
    };
    let tries = [1.0, 0.5].map(|part| loose(&radii, most.max(0.0) * part));
    tries.into_iter().find(|rows| capacity(rows) >= count).unwrap_or_else(|| loose(&radii, 0.0))
}

/// The places of a segment's blips, along the arc.
fn fill(inner: f64, outer: f64, names: &[&str]) -> Vec<Place> {
    let rows = rows_for(inner, outer, names.len());
    let mut random = Random::of(names);
    let mut places = Vec::with_capacity(names.len());
    for (row, count) in rows.iter().zip(share(&rows, names.len())) {
        let (from, to) = arc(row.least());
        let step = step(row.least());
        let slack = ((to - from) - step * count.saturating_sub(1) as f64).max(0.0);
        for at in 0..count {
            let along = (at as f64 + 0.5 + 0.6 * (random.next() - 0.5)) / count as f64;
            let off = random.next() * (row.inwards + row.outwards) - row.inwards;
            places.push(Place { radius: row.radius + off, angle: from + slack * along + step * at as f64 });
        }
    }
    places.sort_by(|a, b| b.angle.total_cmp(&a.angle).then(a.radius.total_cmp(&b.radius)));
    places
}

/// How many blips go into each row: as many as its part of all the room.
fn share(rows: &[Row], count: usize) -> Vec<usize> {
    let room: Vec<usize> = rows.iter().map(Row::capacity).collect();
    let all: usize = room.iter().sum();
    let mut shares: Vec<usize> = room.iter().map(|own| own * count / all.max(1)).collect();
    // What rounding leaves goes where most room is left.
    for _ in shares.iter().sum::<usize>()..count {
        let free = (0..rows.len()).max_by_key(|row| room[*row] - shares[*row]);
        if let Some(row) = free.filter(|row| shares[*row] < room[*row]) {
            shares[row] += 1;
        }
    }
    shares
}

/// Numbers from 0 to 1 that follow from names.
struct Random(u64);

impl Random {
    fn of(names: &[&str]) -> Self {
        let mut hasher = blake3::Hasher::new();
        for name in names {
            hasher.update(name.as_bytes()).update(&[0]);
        }
        let mut seed = [0; 8];
        seed.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
        Self(u64::from_le_bytes(seed) | 1)
    }

    /// The next one: a linear congruential generator, whose upper bits are used.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f64 / (1_u64 << 24) as f64
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Names by quadrant and ring from their numbers.
    fn segments(counts: &[[usize; 4]; 4]) -> Vec<Vec<Vec<String>>> {
        let names = |q: usize, r: usize, n: usize| (0..n).map(|i| format!("t-{q}-{r}-{i}")).collect();
        (0..4).map(|q| (0..4).map(|r| names(q, r, counts[q][r])).collect()).collect()
    }

    fn laid(counts: &[[usize; 4]; 4]) -> Layout {
        let names = segments(counts);
        let borrowed: Vec<Vec<Vec<&str>>> = names
            .iter()
            .map(|q| q.iter().map(|r| r.iter().map(String::as_str).collect()).collect())
            .collect();
        lay_out(&borrowed)
    }

    /// As drawn: quadrants beside each other.
    fn points(layout: &Layout) -> Vec<(f64, f64)> {
        let mut all = Vec::new();
        for (quadrant, rings) in layout.places.iter().enumerate() {
            let (x, y) = [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)][quadrant];
            let point = |p: &Place| (x * p.radius * p.angle.cos(), y * p.radius * p.angle.sin());
            all.extend(rings.iter().flatten().map(point));
        }
        all
    }

    fn sound(counts: &[[usize; 4]; 4]) {
        let layout = laid(counts);
        assert_eq!(layout, laid(counts), "the same input gives the same picture");
        let points = points(&layout);
        assert_eq!(points.len(), counts.iter().flatten().sum::<usize>());
        for (at, a) in points.iter().enumerate() {
            for b in &points[at + 1..] {
                let distance = (a.0 - b.0).hypot(a.1 - b.1);
                assert!(distance >= 2.0 * EXTENT, "{distance} between {a:?} and {b:?} of {counts:?}");
            }
        }
        for rings in &layout.places {
            for (ring, places) in rings.iter().enumerate() {
                for place in places {
                    let (inner, outer) = (layout.inner(ring) + EXTENT, layout.rings[ring] - EXTENT);
                    assert!((inner..=outer).contains(&place.radius), "{place:?} in ring {ring}");
                    assert!(place.radius * place.angle.cos() >= EXTENT, "{place:?} crosses the vertical");
                    assert!(place.radius * place.angle.sin() >= EXTENT + STRIP - 0.001, "{place:?}");
                }
            }
        }
    }

    #[test]
    fn an_empty_radar_and_a_full_ring_are_laid_out() {
        sound(&[[0; 4]; 4]);
        sound(&[[1, 0, 0, 0], [0; 4], [0; 4], [0; 4]]);
        sound(&[[0; 4], [200, 0, 0, 0], [0; 4], [0; 4]]);
        sound(&[[0; 4], [0; 4], [0, 0, 0, 200], [0; 4]]);
        assert!((laid(&[[2; 4]; 4]).radius() - RADIUS).abs() < 1e-9, "32 blips need no more room");
    }

    #[test]
    fn one_quadrant_with_most_of_200_blips_is_laid_out() {
        sound(&[[40, 45, 50, 35], [3, 2, 3, 2], [2, 3, 2, 3], [3, 2, 3, 2]]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn two_hundred_blips_never_overlap(cells in proptest::collection::vec(0_usize..16, 200)) {
            let mut counts = [[0; 4]; 4];
            for cell in cells {
                counts[cell / 4][cell % 4] += 1;
            }
            sound(&counts);
        }

        #[test]
        fn nor_do_they_where_one_quadrant_holds_most(cells in proptest::collection::vec(0_usize..40, 200)) {
            let mut counts = [[0; 4]; 4];
            for cell in cells {
                let quadrant = if cell < 36 { 3 } else { cell - 36 };
                counts[quadrant][cell % 4] += 1;
            }
            sound(&counts);
        }
    }
}
