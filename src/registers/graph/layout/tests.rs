use super::*;

fn finite(places: &[Point]) -> bool {
    places.iter().all(|[x, y]| x.is_finite() && y.is_finite())
}

fn apart_by(places: &[Point], a: usize, b: usize) -> f32 {
    let (dx, dy) = (places[a][0] - places[b][0], places[a][1] - places[b][1]);
    (dx * dx + dy * dy).sqrt()
}

/// A ring of rings: clusters that are connected in a circle.
fn clusters(count: u32, each: u32) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    for cluster in 0..count {
        let first = cluster * each;
        for at in 0..each {
            pairs.push((first + at, first + (at + 1) % each));
            pairs.push((first + at, first + (at * 7 + 3) % each));
        }
        pairs.push((first, (cluster + 1) % count * each));
    }
    pairs
}

#[test]
fn the_smallest_graphs_have_places() {
    assert_eq!(places(0, &[]), [[0.0; 2]; 0]);
    assert!(finite(&places(1, &[])));
    assert!(finite(&places(1, &[(0, 0)])), "an edge from a node to itself is none");
    let two = places(2, &[(0, 1), (1, 0), (0, 1)]);
    assert!(finite(&two) && apart_by(&two, 0, 1) > 0.1, "{two:?}");
}

#[test]
fn no_shape_of_graph_has_a_place_that_is_no_number() {
    let star: Vec<(u32, u32)> = (1..900).map(|leaf| (0, leaf)).collect();
    let path: Vec<(u32, u32)> = (1..900).map(|at| (at - 1, at)).collect();
    let pairs: Vec<(u32, u32)> = (0..450).map(|at| (2 * at, 2 * at + 1)).collect();
    let full: Vec<(u32, u32)> = (0..60).flat_map(|a| (0..a).map(move |b| (a, b))).collect();
    for (name, count, edges) in [
        ("star", 900, star),
        ("path", 900, path),
        ("pairs", 900, pairs),
        ("full", 60, full),
        ("none", 300, Vec::new()),
    ] {
        let found = places(count, &edges);
        assert_eq!(found.len(), count, "{name}");
        assert!(finite(&found), "{name}");
        let mut sorted: Vec<_> = found.iter().map(|[x, y]| (x.to_bits(), y.to_bits())).collect();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), count, "{name}: no two nodes lie in one place");
    }
}

#[test]
fn the_places_do_not_depend_on_the_number_of_threads() {
    let edges = clusters(20, 40);
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| places(810, &edges))
    };
    let one = with(1);
    assert_eq!(one, with(2));
    assert_eq!(one, with(5));
}

#[test]
fn what_is_connected_lies_together() {
    let edges = clusters(12, 30);
    let found = places(360, &edges);
    let mean = |same: bool| {
        let pairs = (0..360).flat_map(|a| (0..a).map(move |b| (a, b)));
        let chosen: Vec<f32> =
            pairs.filter(|(a, b)| (a / 30 == b / 30) == same).map(|(a, b)| apart_by(&found, a, b)).collect();
        chosen.iter().sum::<f32>() / chosen.len() as f32
    };
    assert!(mean(true) * 3.0 < mean(false), "{} {}", mean(true), mean(false));
}

#[test]
fn a_path_is_unfolded() {
    let path: Vec<(u32, u32)> = (1..400).map(|at| (at - 1, at)).collect();
    let found = places(400, &path);
    let step = (1..400).map(|at| apart_by(&found, at - 1, at)).sum::<f32>() / 399.0;
    assert!(apart_by(&found, 0, 399) > 20.0 * step, "its ends are far from each other");
}

#[test]
fn chance_is_spread_over_its_range() {
    let all: Vec<f32> = (0..1000).map(chance).collect();
    assert!(all.iter().all(|it| (-1.0..=1.0).contains(it)));
    let mean = all.iter().sum::<f32>() / 1000.0;
    assert!(mean.abs() < 0.1, "{mean}");
}
