//! The difference between pairs of values, such as those of a week and of the same week of the year before: the estimate
//! of Hodges and Lehmann with the interval that belongs to the signed-rank test of Wilcoxon.

use super::median;

/// A difference with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// The middle of the differences: the median of the means of all pairs of them.
    pub shift: f64,
    /// The ends of the interval that holds the true one at least 19 times out of 20; none for fewer than six pairs,
    /// which can give none.
    pub interval: Option<(f64, f64)>,
    /// How many pairs there are.
    pub pairs: usize,
}

impl Difference {
    /// Whether the interval leaves no room for "no difference".
    pub fn is_clear(&self) -> bool {
        self.interval.is_some_and(|(low, high)| low > 0.0 || high < 0.0)
    }
}

/// More pairs are taken as many: the normal distribution stands in for the exact one.
const EXACT: usize = 50;
const Z95: f64 = 1.959_963_984_540_054;

/// The difference that lies in the differences of pairs. `None` without any.
pub fn difference(differences: &[f64]) -> Option<Difference> {
    let n = differences.len();
    let mut means = Vec::with_capacity(n * (n + 1) / 2);
    for (i, a) in differences.iter().enumerate() {
        means.extend(differences[..=i].iter().map(|b| f64::midpoint(*a, *b)));
    }
    means.sort_by(f64::total_cmp);
    if means.is_empty() {
        return None;
    }
    let cut = if n <= EXACT { exact(n) } else { normal(n) };
    let interval = cut.map(|cut| (means[cut], means[means.len() - 1 - cut]));
    Some(Difference { shift: median(&means), interval, pairs: n })
}

/// How many means are left out at either end: the most for which the sum of signed ranks is as low in at most one of
/// forty cases. `None` where even the lowest sum is more likely.
fn exact(n: usize) -> Option<usize> {
    // How many of the 2^n choices of signs give each sum of ranks.
    let mut ways = vec![0.0_f64; n * (n + 1) / 2 + 1];
    ways[0] = 1.0;
    for rank in 1..=n {
        for sum in (rank..ways.len()).rev() {
            ways[sum] += ways[sum - rank];
        }
    }
    // At most 50 pairs get here.
    let all = 2.0_f64.powi(i32::try_from(n).unwrap_or(i32::MAX));
    let mut below = 0.0;
    let mut cut = 0_usize;
    for count in ways {
        below += count / all;
        if below > 0.025 {
            break;
        }
        cut += 1;
    }
    // With `cut` sums rare enough, the interval runs from the mean after the last of them.
    cut.checked_sub(1)
}

fn normal(n: usize) -> Option<usize> {
    let n = n as f64;
    let sd = (n * (n + 1.0) * (2.0 * n + 1.0) / 24.0).sqrt();
    let cut = (n * (n + 1.0) / 4.0 - Z95 * sd).floor();
    (cut >= 1.0).then_some(cut as usize - 1)
}
