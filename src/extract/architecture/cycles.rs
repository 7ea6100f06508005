//! Cycles of a graph, the edges to take out, and layers.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::algo::tarjan_scc;
use petgraph::graphmap::DiGraphMap;

/// From, to → how many imports.
pub(super) type Edges = BTreeMap<(usize, usize), usize>;

fn graph(nodes: usize, edges: &Edges) -> DiGraphMap<usize, usize> {
    let mut graph = DiGraphMap::new();
    for node in 0..nodes {
        graph.add_node(node);
    }
    for ((from, to), count) in edges {
        graph.add_edge(*from, *to, *count);
    }
    graph
}

/// Groups of nodes that all depend on each other, with two members or more; each and all in order.
pub(super) fn cycles(nodes: usize, edges: &Edges) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> =
        tarjan_scc(&graph(nodes, edges)).into_iter().filter(|group| group.len() > 1).collect();
    for group in &mut found {
        group.sort_unstable();
    }
    found.sort();
    found
}

/// Edges without which there is no cycle: of each cycle that is left the one with the fewest imports is taken, until
/// none is left. It is few edges, not always the fewest.
pub(super) fn cuts(nodes: usize, edges: &Edges) -> Vec<(usize, usize)> {
    let mut left = edges.clone();
    let mut cut = Vec::new();
    loop {
        let groups = cycles(nodes, &left);
        if groups.is_empty() {
            break;
        }
        for group in groups {
            let members: BTreeSet<usize> = group.into_iter().collect();
            let inside = left.iter().filter(|((from, to), _)| members.contains(from) && members.contains(to));
            if let Some(edge) = inside.min_by_key(|(edge, count)| (**count, **edge)).map(|(edge, _)| *edge) {
                left.remove(&edge);
                cut.push(edge);
            }
        }
    }
    // What was taken early may be needless once more was taken.
    let mut needed = cut.clone();
    for edge in cut {
        let without: BTreeSet<(usize, usize)> =
            needed.iter().copied().filter(|other| *other != edge).collect();
        let kept: Edges =
            edges.iter().filter(|(e, _)| !without.contains(*e)).map(|(e, n)| (*e, *n)).collect();
        if cycles(nodes, &kept).is_empty() {
            needed.retain(|other| *other != edge);
        }
    }
    needed.sort_unstable();
    needed
}

/// The layer of each node: 0 for what depends on nothing, else one above the highest that it depends on. Those of a cycle
/// lie in one layer.
pub(super) fn layers(nodes: usize, edges: &Edges) -> Vec<usize> {
    let mut layer = vec![0; nodes];
    // Each group comes after all that it depends on.
    for group in tarjan_scc(&graph(nodes, edges)) {
        let members: BTreeSet<usize> = group.iter().copied().collect();
        let below = edges.keys().filter(|(from, to)| members.contains(from) && !members.contains(to));
        let height = below.map(|(_, to)| layer[*to] + 1).max().unwrap_or_default();
        for node in group {
            layer[node] = height;
        }
    }
    layer
}

/// Edges that say something that others do not: of two ways to a node the longer one is kept. Edges within a cycle stay.
pub(super) fn essential(nodes: usize, edges: &Edges) -> BTreeSet<(usize, usize)> {
    let below = |start: usize| {
        let (mut found, mut open) = (BTreeSet::new(), vec![start]);
        while let Some(at) = open.pop() {
            for (_, to) in edges.range((at, 0)..=(at, usize::MAX)).map(|(edge, _)| *edge) {
                if found.insert(to) {
                    open.push(to);
                }
            }
        }
        found
    };
    let reach: Vec<BTreeSet<usize>> = (0..nodes).map(below).collect();
    let together = |a: usize, b: usize| reach[a].contains(&b) && reach[b].contains(&a);
    let implied = |from: usize, to: usize| {
        let others = edges.range((from, 0)..=(from, usize::MAX)).map(|((_, other), _)| *other);
        others
            .filter(|other| *other != to)
            .any(|other| reach[other].contains(&to) && !together(from, other) && !together(other, to))
    };
    edges.keys().copied().filter(|(from, to)| together(*from, *to) || !implied(*from, *to)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edges(all: &[(usize, usize, usize)]) -> Edges {
        all.iter().map(|(from, to, count)| ((*from, *to), *count)).collect()
    }

    #[test]
    fn layers_are_the_longest_way_down() {
        let edges = edges(&[(0, 1, 1), (1, 2, 1), (0, 2, 1), (3, 2, 1)]);
        assert_eq!(layers(5, &edges), [2, 1, 0, 1, 0]);
        assert_eq!(essential(5, &edges).into_iter().collect::<Vec<_>>(), [(0, 1), (1, 2), (3, 2)]);
        assert_eq!(cycles(5, &edges), Vec::<Vec<usize>>::new());
        assert_eq!(cuts(5, &edges), []);
    }

    #[test]
    fn a_cycle_is_cut_where_the_fewest_imports_are() {
        let edges = edges(&[(0, 1, 9), (1, 2, 4), (2, 0, 1), (2, 3, 1), (4, 0, 1)]);
        assert_eq!(cycles(5, &edges), [[0, 1, 2]]);
        assert_eq!(cuts(5, &edges), [(2, 0)]);
        assert_eq!(layers(5, &edges), [1, 1, 1, 0, 2]);
    }

    #[test]
    fn two_cycles_through_one_node_need_two_cuts_or_a_shared_edge() {
        // 0→1→0 and 0→1→2→0: the edge that they share is enough, though each has a lighter one.
        let shared = edges(&[(0, 1, 3), (1, 0, 1), (1, 2, 1), (2, 0, 5)]);
        assert_eq!(cuts(3, &shared), [(1, 0), (1, 2)]);
        let apart = edges(&[(0, 1, 2), (1, 0, 7), (0, 2, 8), (2, 0, 1)]);
        assert_eq!(cuts(3, &apart), [(0, 1), (2, 0)]);
    }
}
