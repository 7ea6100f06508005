//! Which points of a long line are drawn: those that keep its shape (Steinarsson 2013, largest triangle three buckets).

/// The places of `wanted` points, the first and last among them; all of them where there are no more.
pub fn lttb(points: &[(f64, f64)], wanted: usize) -> Vec<usize> {
    let count = points.len();
    if count <= wanted || wanted < 3 {
        return (0..count).collect();
    }
    let every = (count - 2) as f64 / (wanted - 2) as f64;
    let start = |bucket: usize| (bucket as f64 * every) as usize + 1;
    let mut chosen = Vec::with_capacity(wanted);
    chosen.push(0);
    let mut last = 0;
    for bucket in 0..wanted - 2 {
        let next = &points[start(bucket + 1)..start(bucket + 2).min(count)];
        let mean =
            |pick: fn(&(f64, f64)) -> f64| next.iter().map(pick).sum::<f64>() / next.len().max(1) as f64;
        let (next_x, next_y) = (mean(|p| p.0), mean(|p| p.1));
        let (x, y) = points[last];
        let area = |at: usize| {
            let (px, py) = points[at];
            ((x - next_x) * (py - y) - (x - px) * (next_y - y)).abs()
        };
        let mut best = (start(bucket), -1.0);
        for at in start(bucket)..start(bucket + 1) {
            if area(at) > best.1 {
                best = (at, area(at));
            }
        }
        last = best.0;
        chosen.push(last);
    }
    chosen.push(count - 1);
    chosen
}
