//! What can be said of a series of numbers: a slope with its uncertainty, limits of control, the difference between two
//! periods. Plain numbers in and out; tested against published examples and against `SciPy` (`tests/statistics/`).

mod compare;
mod control;
mod lttb;
mod trend;

pub use compare::{Difference, difference};
pub use control::{Limits, Side, Signal, Test, limits, signals};
pub use lttb::lttb;
pub use trend::{Slope, slope};

/// The value that half of them lie below, of sorted numbers; not a number for none.
fn median(sorted: &[f64]) -> f64 {
    match sorted.len() {
        0 => f64::NAN,
        n if n % 2 == 1 => sorted[n / 2],
        n => f64::midpoint(sorted[n / 2 - 1], sorted[n / 2]),
    }
}

#[cfg(test)]
mod tests;
