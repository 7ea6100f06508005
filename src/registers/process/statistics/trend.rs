//! The slope of Theil and Sen: the median of the slopes between all pairs of points. Single wild values do not move it.

use super::median;

/// A slope with the interval that holds the true one 19 times out of 20, were the points independent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slope {
    /// The median slope: by how much y grows where x grows by one.
    pub slope: f64,
    /// The value at x = 0: that of the line through the medians.
    pub intercept: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Slope {
    /// The value of the line.
    pub fn at(&self, x: f64) -> f64 {
        self.intercept + self.slope * x
    }

    /// Whether the interval leaves no room for "no trend at all".
    pub fn is_clear(&self) -> bool {
        self.low > 0.0 || self.high < 0.0
    }
}

/// Fewer points say nothing of a direction.
const FEWEST: usize = 5;
/// The two-sided 95 % point of the normal distribution.
const Z95: f64 = 1.959_963_984_540_054;

/// The slope of y over x with its 95 % interval (Sen 1968, from the variance of Kendall's score, with ties). `None` for
/// fewer than five points, or where all x are the same.
pub fn slope(points: &[(f64, f64)]) -> Option<Slope> {
    with_quantile(points, Z95).filter(|_| points.len() >= FEWEST)
}

/// The same for an interval of another width; `z` is the point of the normal distribution.
pub(super) fn with_quantile(points: &[(f64, f64)], z: f64) -> Option<Slope> {
    let mut slopes = Vec::with_capacity(points.len() * points.len().saturating_sub(1) / 2);
    for (i, (x, y)) in points.iter().enumerate() {
        for (other, value) in &points[..i] {
            if x.total_cmp(other).is_ne() {
                slopes.push((y - value) / (x - other));
            }
        }
    }
    if slopes.is_empty() {
        return None;
    }
    slopes.sort_by(f64::total_cmp);
    let slope = median(&slopes);
    let sorted = |pick: fn(&(f64, f64)) -> f64| {
        let mut values: Vec<f64> = points.iter().map(pick).collect();
        values.sort_by(f64::total_cmp);
        values
    };
    let (xs, ys) = (sorted(|p| p.0), sorted(|p| p.1));
    let term = |n: f64| n * (n - 1.0) * (2.0 * n + 5.0);
    let ties = |sorted: &[f64]| {
        sorted.chunk_by(|a, b| a.total_cmp(b).is_eq()).map(|same| term(same.len() as f64)).sum::<f64>()
    };
    let sigma = ((term(points.len() as f64) - ties(&xs) - ties(&ys)) / 18.0).max(0.0).sqrt();
    let count = slopes.len() as f64;
    // Halves are rounded to even, as the reference implementation does.
    let below = ((count - z * sigma) / 2.0).round_ties_even() - 1.0;
    let above = f64::midpoint(count, z * sigma).round_ties_even();
    let low = slopes[below.max(0.0) as usize];
    let high = slopes[(above.max(0.0) as usize).min(slopes.len() - 1)];
    Some(Slope { slope, intercept: median(&ys) - slope * median(&xs), low, high })
}
