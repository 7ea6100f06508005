//! A tree of squares: what is far away acts as one body in its middle.

use super::Point;

/// A square is one body when its side, times this, is less than its distance.
const NEAR: f32 = 0.9;
/// A square with no more bodies than this is not divided.
const LEAF: usize = 6;
/// Nor is one this deep: bodies in one place cannot be told apart.
const DEEPEST: u32 = 16;

/// A body: where it is, and its mass.
pub(super) type Body = (Point, f32);

/// The squares, each before those in it.
#[derive(Debug, Default)]
pub(super) struct Tree {
    squares: Vec<Square>,
}

#[derive(Debug, Clone, Copy)]
struct Square {
    /// The middle of its bodies.
    middle: Point,
    mass: f32,
    /// The squared distance from which on it is one body.
    far: f32,
    /// The square after all those in it.
    after: u32,
    /// Its bodies, when it is not divided: the first, and after the last.
    bodies: (u32, u32),
}

impl Tree {
    /// Puts places into an order in which those near each other follow each other; returns the order.
    pub(super) fn order(places: &[Point]) -> Vec<u32> {
        let (low, side) = bounds(places);
        let scale = if side > 0.0 { 65_535.0 / side } else { 0.0 };
        let cell = |value: f32, low: f32| spread(((value - low) * scale) as u32);
        let mut keyed: Vec<(u32, u32)> = places
            .iter()
            .enumerate()
            .map(|(at, [x, y])| (cell(*x, low[0]) | (cell(*y, low[1]) << 1), at as u32))
            .collect();
        keyed.sort_unstable();
        keyed.into_iter().map(|(_, at)| at).collect()
    }

    /// Builds it over bodies in the order of [`Tree::order`].
    pub(super) fn build(&mut self, bodies: &[Body]) {
        self.squares.clear();
        let places: Vec<Point> = bodies.iter().map(|(place, _)| *place).collect();
        let (low, side) = bounds(&places);
        if !bodies.is_empty() {
            self.divide(bodies, (0, bodies.len()), low, side, 0);
        }
    }

    fn divide(&mut self, bodies: &[Body], (from, to): (usize, usize), low: Point, side: f32, depth: u32) {
        let own = &bodies[from..to];
        let mass: f32 = own.iter().map(|(_, mass)| mass).sum();
        let along = |axis: usize| own.iter().map(|(place, mass)| place[axis] * mass).sum::<f32>() / mass;
        let at = self.squares.len();
        self.squares.push(Square {
            middle: [along(0), along(1)],
            mass,
            far: (side / NEAR) * (side / NEAR),
            after: 0,
            bodies: (0, 0),
        });
        if own.len() <= LEAF || depth == DEEPEST {
            self.squares[at].bodies = (from as u32, to as u32);
        } else {
            let half = side / 2.0;
            let mut start = from;
            for quarter in 0..4_u32 {
                let corner = [low[0] + half * (quarter & 1) as f32, low[1] + half * (quarter >> 1) as f32];
                let inside = |(place, _): &Body| {
                    let right = u32::from(place[0] >= low[0] + half);
                    let down = u32::from(place[1] >= low[1] + half);
                    right + 2 * down <= quarter
                };
                let end = start + bodies[start..to].iter().take_while(|body| inside(body)).count();
                // What rounding puts out of order belongs to the last quarter.
                let end = if quarter == 3 { to } else { end };
                if end > start {
                    self.divide(bodies, (start, end), corner, half, depth + 1);
                }
                start = end;
            }
        }
        self.squares[at].after = self.squares.len() as u32;
    }

    /// The push that all bodies give a body of mass 1 at a place: their mass by the distance.
    pub(super) fn push(&self, bodies: &[Body], place: Point) -> Point {
        let mut force = [0.0_f32; 2];
        let mut add = |other: Point, mass: f32| {
            let (dx, dy) = (place[0] - other[0], place[1] - other[1]);
            let apart = dx * dx + dy * dy;
            // A body does not push itself; two in one place are told apart by what pulls them.
            let by = if apart > 0.0 { mass / apart.max(0.01) } else { 0.0 };
            force[0] += dx * by;
            force[1] += dy * by;
        };
        let mut at = 0;
        while let Some(square) = self.squares.get(at) {
            let (dx, dy) = (place[0] - square.middle[0], place[1] - square.middle[1]);
            if dx * dx + dy * dy > square.far {
                add(square.middle, square.mass);
                at = square.after as usize;
                continue;
            }
            let (from, to) = square.bodies;
            for (other, mass) in &bodies[from as usize..to as usize] {
                add(*other, *mass);
            }
            at += 1;
        }
        force
    }
}

/// The lower corner of the square around all places, and its side.
fn bounds(places: &[Point]) -> (Point, f32) {
    let mut low = [f32::MAX; 2];
    let mut high = [f32::MIN; 2];
    for place in places {
        for axis in 0..2 {
            low[axis] = low[axis].min(place[axis]);
            high[axis] = high[axis].max(place[axis]);
        }
    }
    if places.is_empty() { ([0.0; 2], 0.0) } else { (low, (high[0] - low[0]).max(high[1] - low[1])) }
}

/// Puts a zero between the lower 16 bits of a number.
const fn spread(bits: u32) -> u32 {
    let mut x = bits & 0xffff;
    x = (x | (x << 8)) & 0x00ff_00ff;
    x = (x | (x << 4)) & 0x0f0f_0f0f;
    x = (x | (x << 2)) & 0x3333_3333;
    (x | (x << 1)) & 0x5555_5555
}
