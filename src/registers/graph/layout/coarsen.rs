//! A coarser level: pairs of nodes become one.

use super::Level;

/// The next coarser level, and for each node the one that stands for it.
///
/// A node is paired with the neighbour that it has the most edges with. Around a node with many neighbours most of them
/// find no partner that way, so two that have the same strongest neighbour are paired with each other.
pub(super) fn coarser(level: &Level) -> (Level, Vec<u32>) {
    const NONE: u32 = u32::MAX;
    let count = level.len();
    let mut order: Vec<u32> = (0..count as u32).collect();
    order.sort_by_key(|at| (level.ends(*at as usize).len(), *at));
    let mut parent = vec![NONE; count];
    // Who waits at a node for another one to be paired with.
    let mut waiting = vec![NONE; count];
    let mut next = 0;
    for at in order {
        if parent[at as usize] != NONE {
            continue;
        }
        let ends = level.ends(at as usize);
        let pull = |(to, weight): &(u32, f32)| *weight / level.mass[*to as usize];
        let free = ends.iter().filter(|(to, _)| parent[*to as usize] == NONE);
        let best = free.reduce(|a, b| if pull(b) > pull(a) { b } else { a });
        let hub = ends.iter().reduce(|a, b| if b.1 > a.1 { b } else { a }).map(|(to, _)| *to);
        let partner = match (best, hub) {
            (Some((to, _)), _) => *to,
            (None, Some(hub)) if waiting[hub as usize] == NONE => {
                waiting[hub as usize] = at;
                continue;
            }
            (None, Some(hub)) => std::mem::replace(&mut waiting[hub as usize], NONE),
            (None, None) => at,
        };
        parent[at as usize] = next;
        parent[partner as usize] = next;
        next += 1;
    }
    for slot in parent.iter_mut().filter(|slot| **slot == NONE) {
        *slot = next;
        next += 1;
    }
    (merged(level, &parent, next as usize), parent)
}

/// The level of the nodes that stand for others.
fn merged(level: &Level, parent: &[u32], count: usize) -> Level {
    let mut edges: Vec<(u32, u32, f32)> = Vec::with_capacity(level.ends.len());
    let mut mass = vec![0.0; count];
    for at in 0..level.len() {
        let up = parent[at];
        mass[up as usize] += level.mass[at];
        let ends = level.ends(at).iter().map(|(to, weight)| (up, parent[*to as usize], *weight));
        edges.extend(ends.filter(|(from, to, _)| from != to));
    }
    edges.sort_by_key(|(from, to, _)| (*from, *to));
    edges.dedup_by(|next, kept| {
        let same = (next.0, next.1) == (kept.0, kept.1);
        if same {
            kept.2 += next.2;
        }
        same
    });
    Level { mass, ..Level::of_sorted(count, &edges) }
}
