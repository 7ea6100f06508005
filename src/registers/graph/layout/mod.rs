//! Where the nodes of a graph are drawn.
//!
//! Nodes repel each other as much as they are connected, and edges pull. The graph is first made coarser, level by
//! level, until a few dozen nodes are left; their places are found, and those of every finer level begin from there.
//! That finds the large shapes that a single run would take thousands of rounds for. Forces at a distance are those of
//! groups of nodes (Barnes and Hut), so that a round takes time in proportion to `n log n`.
//!
//! The same graph has the same places, whatever the number of threads: every force is summed by one thread in one
//! order, chance is a hash of a node's number, and there is no function but root and division, whose results are the
//! same on every machine.

mod coarsen;
mod forces;
mod tree;

use forces::Bodies;

/// A place, in no particular unit.
pub type Point = [f32; 2];

/// An edge of a node with this many others pulls seven tenths as much as one of a node with few.
const PLAIN: f32 = 6.0;
/// A level with no more nodes than this is not made coarser.
const FEW: usize = 40;
/// Rounds of the coarsest level, and of each finer one.
const ROUNDS_FIRST: usize = 200;
const ROUNDS: usize = 110;
/// Nodes of a large graph times its rounds.
const WORK: usize = 900_000;
/// And so many rounds even in the largest.
const LEAST_ROUNDS: usize = 12;

/// A level: edges by node, with how much they pull, and what each node weighs.
#[derive(Debug, Default)]
struct Level {
    starts: Vec<u32>,
    /// The other node, and how many edges there are to it.
    ends: Vec<(u32, f32)>,
    /// One and the edges, of all nodes that it stands for.
    mass: Vec<f32>,
}

impl Level {
    /// From pairs in any order; those of a node with itself do not count, and several of one pair are one.
    fn new(count: usize, pairs: &[(u32, u32)]) -> Self {
        let both = pairs.iter().filter(|(a, b)| a != b).flat_map(|(a, b)| [(*a, *b), (*b, *a)]);
        let mut both: Vec<(u32, u32)> = both.collect();
        both.sort_unstable();
        both.dedup();
        let mut degree = vec![0_u32; count];
        for (from, _) in &both {
            degree[*from as usize] += 1;
        }
        // What everything is connected with tells little of where a node belongs.
        let pull =
            |a: u32, b: u32| (PLAIN / (PLAIN + degree[a as usize].max(degree[b as usize]) as f32)).sqrt();
        let weighted: Vec<(u32, u32, f32)> = both.into_iter().map(|(a, b)| (a, b, pull(a, b))).collect();
        let mut level = Self::of_sorted(count, &weighted);
        let all = |at: usize| level.ends(at).iter().map(|(_, weight)| weight).sum::<f32>();
        level.mass = (0..count).map(|at| 1.0 + all(at)).collect();
        level
    }

    fn of_sorted(count: usize, edges: &[(u32, u32, f32)]) -> Self {
        let mut starts = vec![0_u32; count + 1];
        for (from, ..) in edges {
            starts[*from as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Self { starts, ends: edges.iter().map(|(_, to, weight)| (*to, *weight)).collect(), mass: Vec::new() }
    }

    fn len(&self) -> usize {
        self.mass.len()
    }

    fn ends(&self, at: usize) -> &[(u32, f32)] {
        &self.ends[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

/// The places of `count` nodes with edges between `pairs` of them. Nodes without any lie around the others.
pub fn places(count: usize, pairs: &[(u32, u32)]) -> Vec<Point> {
    let whole = Level::new(count, pairs);
    let connected: Vec<u32> = (0..count as u32).filter(|at| !whole.ends(*at as usize).is_empty()).collect();
    let mut number = vec![0_u32; count];
    for (at, node) in connected.iter().enumerate() {
        number[*node as usize] = at as u32;
    }
    let pairs: Vec<(u32, u32)> =
        pairs.iter().map(|(a, b)| (number[*a as usize], number[*b as usize])).collect();
    let inner = if connected.is_empty() { Vec::new() } else { levels(connected.len(), &pairs) };
    let mut all = vec![[0.0; 2]; count];
    for (node, place) in connected.iter().zip(&inner) {
        all[*node as usize] = *place;
    }
    let alone = (0..count).filter(|at| whole.ends(*at).is_empty());
    for (node, place) in alone.zip(around(&inner)) {
        all[node] = place;
    }
    all
}

/// From the coarsest level to the finest.
fn levels(count: usize, pairs: &[(u32, u32)]) -> Vec<Point> {
    let mut finer = vec![Level::new(count, pairs)];
    let mut parents = Vec::new();
    while let Some(last) = finer.last().filter(|last| last.len() > FEW) {
        let (coarse, parent) = coarsen::coarser(last);
        // A level that is hardly smaller is not worth its rounds.
        if coarse.len() * 10 > last.len() * 9 {
            break;
        }
        parents.push(parent);
        finer.push(coarse);
    }
    let mut bodies = Bodies::default();
    let mut places = spiral(finer.last().map_or(0, Level::len));
    let mut rounds = ROUNDS_FIRST;
    while let Some(level) = finer.pop() {
        let most = (WORK / level.len()).max(LEAST_ROUNDS);
        bodies.settle(&level, &mut places, rounds.min(most));
        rounds = ROUNDS;
        if let Some(parent) = parents.pop() {
            places = apart(&places, &parent);
        }
    }
    places
}

/// The places of a finer level: near those of the nodes that stand for them.
fn apart(places: &[Point], parent: &[u32]) -> Vec<Point> {
    let place = |(at, up): (usize, &u32)| {
        let [x, y] = places[*up as usize];
        [x + chance(at as u64 * 2), y + chance(at as u64 * 2 + 1)]
    };
    parent.iter().enumerate().map(place).collect()
}

/// A number between -1 and 1 that depends on nothing but its seed.
fn chance(seed: u64) -> f32 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 40) as f32 / (1_u32 << 23) as f32 - 1.0
}

/// Directions that are spread evenly, each turned by the golden angle from the one before.
fn directions() -> impl Iterator<Item = Point> {
    const COS: f32 = -0.737_368_9;
    const SIN: f32 = 0.675_490_3;
    std::iter::successors(Some([1.0_f32, 0.0]), |[x, y]| {
        let [x, y] = [x * COS - y * SIN, x * SIN + y * COS];
        // Small errors would add up over thousands of turns.
        let length = (x * x + y * y).sqrt();
        Some([x / length, y / length])
    })
}

/// Places where a level begins that has none before.
fn spiral(count: usize) -> Vec<Point> {
    let radius = (0..count).map(|at| 10.0 * (at as f32 + 0.5).sqrt());
    directions().zip(radius).map(|([x, y], radius)| [x * radius, y * radius]).collect()
}

/// Places around a picture, the nearest first.
fn around(inner: &[Point]) -> impl Iterator<Item = Point> {
    let far = |[x, y]: &Point| (x * x + y * y).sqrt();
    let radius = inner.iter().map(far).fold(10.0, f32::max) * 1.03;
    let step = (radius / 14.0).max(1.0);
    directions().enumerate().map(move |(at, [x, y])| {
        let radius = (radius * radius + at as f32 * step * step).sqrt();
        [x * radius, y * radius]
    })
}

#[cfg(test)]
mod tests;
