//! Rounds in which every node moves where it is pushed and pulled.

use rayon::prelude::*;

use super::tree::{Body, Tree};
use super::{Level, Point};

/// How strongly everything is drawn to the middle: what is not connected stays in sight.
const GRAVITY: f32 = 0.25;
/// The part of the way that a node goes in the first round, and in the last.
const BOLD: f32 = 0.8;
const CAREFUL: f32 = 0.08;
/// Nodes that one thread takes at once: with fewer the work would not be worth handing over.
const AT_ONCE: usize = 256;

/// Memory that rounds use again.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    tree: Tree,
    bodies: Vec<Body>,
}

impl Bodies {
    /// Moves the places of a level through so many rounds.
    pub(super) fn settle(&mut self, level: &Level, places: &mut [Point], rounds: usize) {
        // Masses push as 1/distance and springs pull as distance: a picture is about this wide.
        let total: f32 = level.mass.iter().sum();
        let wide = total.sqrt();
        for round in 0..rounds {
            let order = Tree::order(places);
            self.bodies.clear();
            self.bodies.extend(order.iter().map(|at| (places[*at as usize], level.mass[*at as usize])));
            self.tree.build(&self.bodies);
            let done = round as f32 / rounds as f32;
            let step = BOLD + (CAREFUL - BOLD) * done;
            let farthest = wide * 0.25 * (1.0 - done) + 0.5;
            let (tree, bodies, now) = (&self.tree, &self.bodies, &*places);
            let moved: Vec<Point> = order
                .par_iter()
                .with_min_len(AT_ONCE)
                .map(|at| {
                    let force = force(level, tree, bodies, now, *at as usize);
                    advance(now[*at as usize], force, step, farthest)
                })
                .collect();
            for (at, place) in order.iter().zip(moved) {
                places[*at as usize] = place;
            }
        }
    }
}

/// Where a node is pushed and pulled, for each unit of its mass.
fn force(level: &Level, tree: &Tree, bodies: &[Body], places: &[Point], at: usize) -> Point {
    let place = places[at];
    let mass = level.mass[at];
    let mut force = tree.push(bodies, place);
    force[0] -= GRAVITY * place[0];
    force[1] -= GRAVITY * place[1];
    for (to, weight) in level.ends(at) {
        let other = places[*to as usize];
        force[0] += (other[0] - place[0]) * weight / mass;
        force[1] += (other[1] - place[1]) * weight / mass;
    }
    force
}

/// A step along a force, no farther than allowed.
fn advance(place: Point, force: Point, step: f32, farthest: f32) -> Point {
    let (dx, dy) = (force[0] * step, force[1] * step);
    let length = (dx * dx + dy * dy).sqrt();
    let by = if length > farthest { farthest / length } else { 1.0 };
    [place[0] + dx * by, place[1] + dy * by]
}
