//! Which part of the graph is drawn, and where; and what is kept of it for the next build.

use std::sync::{Mutex, PoisonError};

use lyceum_search::Key;

use super::layout;
use super::{Edge, Graph, NodeIx};
use crate::config::graph::TOPIC;
use crate::hash::half;

/// The most nodes that are drawn: more take seconds to place, and nobody can tell them apart.
pub const MOST_DRAWN: usize = 20_000;
/// The long side of a picture.
pub const SIDE: u32 = 10_000;

/// What is drawn.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// In the order of the graph.
    pub nodes: Vec<NodeIx>,
    /// Edges between them, by their places in `nodes`, and the relation.
    pub edges: Vec<(u32, u32, u16)>,
    /// How many nodes that belong into it were left out, because there are too many.
    pub left_out: usize,
}

/// A place in a picture, from 0 to [`SIDE`].
pub type Place = (u16, u16);

impl Picture {
    /// Everything but topics of a single page, which connect nothing; of too many nodes the most connected.
    pub fn new(graph: &Graph<'_>) -> Self {
        Self::of_most(graph, MOST_DRAWN)
    }

    fn of_most(graph: &Graph<'_>, most: usize) -> Self {
        let all = (0..graph.nodes.len() as u32).map(NodeIx);
        let connects = |ix: &NodeIx| graph.node(*ix).of != TOPIC || graph.degree(*ix) > 1;
        let mut nodes: Vec<NodeIx> = all.filter(connects).collect();
        let left_out = nodes.len().saturating_sub(most);
        if left_out > 0 {
            nodes.sort_by_cached_key(|ix| (std::cmp::Reverse(graph.degree(*ix)), *ix));
            nodes.truncate(most);
            nodes.sort_unstable();
        }
        let mut place = vec![u32::MAX; graph.nodes.len()];
        for (at, node) in nodes.iter().enumerate() {
            place[node.0 as usize] = at as u32;
        }
        let edge = |edge: &Edge| {
            let (from, to) = (place[edge.from.0 as usize], place[edge.to.0 as usize]);
            (from != u32::MAX && to != u32::MAX).then_some((from, to, edge.relation))
        };
        Self { edges: graph.edges.iter().filter_map(edge).collect(), nodes, left_out }
    }

    /// Where its nodes lie; as they lay before where the same was drawn then.
    pub fn places(&self, kept: Option<&Kept>) -> Vec<Place> {
        let key = self.key();
        if let Some(places) = kept.and_then(|kept| kept.recall(&key)) {
            return places;
        }
        let pairs: Vec<(u32, u32)> = self.edges.iter().map(|(from, to, _)| (*from, *to)).collect();
        let places = scaled(&layout::places(self.nodes.len(), &pairs));
        if let Some(kept) = kept {
            kept.keep(key, &places);
        }
        places
    }

    /// The hash of what the places depend on.
    fn key(&self) -> Key {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&(self.nodes.len() as u64).to_le_bytes());
        for (from, to, _) in &self.edges {
            hasher.update(&from.to_le_bytes()).update(&to.to_le_bytes());
        }
        half(hasher.finalize())
    }
}

/// Points in whole numbers, the longer side of all of them as long as a picture's.
fn scaled(points: &[layout::Point]) -> Vec<Place> {
    let least = |axis: usize| points.iter().map(|point| point[axis]).fold(f32::MAX, f32::min);
    let greatest = |axis: usize| points.iter().map(|point| point[axis]).fold(f32::MIN, f32::max);
    let low = [least(0), least(1)];
    let side = (greatest(0) - low[0]).max(greatest(1) - low[1]);
    let scale = if side > 0.0 { SIDE as f32 / side } else { 0.0 };
    let whole = |value: f32, low: f32| ((value - low) * scale).round() as u16;
    points.iter().map(|[x, y]| (whole(*x, low[0]), whole(*y, low[1]))).collect()
}

/// The places of the last picture, for the next one.
#[derive(Debug, Default)]
pub struct Kept(Mutex<Option<(Key, Vec<Place>)>>);

impl Kept {
    /// Reads what [`Kept::to_bytes`] of the same program wrote; nothing, where it is damaged.
    pub fn from_bytes(bytes: &[u8], program: &str) -> Self {
        Self(Mutex::new(parse(bytes, program)))
    }

    /// For the cache.
    pub fn to_bytes(&self, program: &str) -> Vec<u8> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((key, places)) = &*kept else { return Vec::new() };
        let mut bytes = key.to_vec();
        for (x, y) in places {
            bytes.extend_from_slice(&x.to_le_bytes());
            bytes.extend_from_slice(&y.to_le_bytes());
        }
        let check = check(&bytes, program);
        bytes.extend_from_slice(&check);
        bytes
    }

    fn recall(&self, key: &Key) -> Option<Vec<Place>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref().filter(|(known, _)| known == key).map(|(_, places)| places.clone())
    }

    fn keep(&self, key: Key, places: &[Place]) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((key, places.to_vec()));
    }
}

fn check(bytes: &[u8], program: &str) -> Key {
    half(blake3::Hasher::new().update(program.as_bytes()).update(bytes).finalize())
}

fn parse(bytes: &[u8], program: &str) -> Option<(Key, Vec<Place>)> {
    let (bytes, given) = bytes.split_last_chunk::<16>()?;
    if check(bytes, program) != *given {
        return None;
    }
    let (key, rest) = bytes.split_first_chunk::<16>()?;
    let (places, _) = rest.as_chunks::<4>();
    let place = |[a, b, c, d]: &[u8; 4]| (u16::from_le_bytes([*a, *b]), u16::from_le_bytes([*c, *d]));
    Some((*key, places.iter().map(place).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_places_are_taken_again_and_damage_counts_as_nothing() {
        let picture =
            Picture { nodes: (0..3).map(NodeIx).collect(), edges: vec![(0, 1, 0), (1, 2, 0)], left_out: 0 };
        let kept = Kept::default();
        let places = picture.places(Some(&kept));
        assert_eq!(places, picture.places(None));
        let mut bytes = kept.to_bytes("a");
        let again = Kept::from_bytes(&bytes, "a");
        assert_eq!(again.recall(&picture.key()), Some(places));
        let other =
            Picture { nodes: (0..3).map(NodeIx).collect(), edges: vec![(0, 2, 0), (1, 2, 0)], left_out: 0 };
        assert_eq!(again.recall(&other.key()), None);
        assert_eq!(Kept::from_bytes(&bytes, "another program").recall(&picture.key()), None);
        bytes[17] ^= 1;
        assert_eq!(Kept::from_bytes(&bytes, "a").recall(&picture.key()), None);
        assert!(Kept::from_bytes(&[], "a").to_bytes("a").is_empty());
    }

    #[test]
    fn the_long_side_is_as_long_as_the_picture() {
        assert_eq!(scaled(&[[-2.0, 0.0], [2.0, 1.0]]), [(0, 0), (10_000, 2500)]);
        assert_eq!(scaled(&[[3.0, 3.0]]), [(0, 0)]);
        assert_eq!(scaled(&[]), []);
    }
}
