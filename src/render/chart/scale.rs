//! The vertical scale: from values to pixels, and the values at its lines.

use super::figures;

/// Lines of the grid that are aimed at.
const LINES: f64 = 4.0;

/// From the value at the bottom of a plot to that at its top.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    step: f64,
    top: f64,
    bottom: f64,
}

impl Scale {
    /// A scale over these values between two places in pixels. It begins at zero unless the values lie far above it
    /// and need not stand on it, as bars do.
    pub(super) fn new(values: impl Iterator<Item = f64>, stand: bool, top: usize, bottom: usize) -> Self {
        let (mut low, mut high) = values
            .filter(|value| value.is_finite())
            .fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        if stand || (low > 0.0 && low <= 0.6 * high) {
            low = low.min(0.0);
            high = high.max(0.0);
        }
        if high - low < 1e-9 * high.abs().max(1e-3) {
            // One value alone: zero below it, or something around it.
            if high > 0.0 { low = 0.0 } else { high = low + 1.0 }
        }
        let step = step((high - low) / LINES);
        Self {
            low: (low / step + 1e-9).floor() * step,
            high: (high / step - 1e-9).ceil() * step,
            step,
            top: top as f64,
            bottom: bottom as f64,
        }
    }

    /// A scale from one value to another.
    pub(super) fn between(low: f64, high: f64, top: usize, bottom: usize) -> Self {
        let high = if high > low { high } else { low + 1.0 };
        Self { low, high, step: step((high - low) / (LINES + 1.0)), top: top as f64, bottom: bottom as f64 }
    }

    /// A scale from the lowest to the highest value; one value alone is in the middle.
    pub(super) fn exact(values: impl Iterator<Item = f64>, top: usize, bottom: usize) -> Self {
        let (low, high) =
            values.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
        let (low, high) = if high - low > 1e-12 { (low, high) } else { (low - 1.0, low + 1.0) };
        Self { low, high, step: high - low, top: top as f64, bottom: bottom as f64 }
    }

    /// Counts have no half lines.
    pub(super) fn whole(self) -> Self {
        if self.step >= 1.0 && self.step.fract() == 0.0 {
            return self;
        }
        let step = self.step.max(1.0).ceil();
        let high = (self.high / step - 1e-9).ceil() * step;
        Self { step, high, low: (self.low / step + 1e-9).floor() * step, ..self }
    }

    /// The place of a value in pixels; a value outside is at the nearer end.
    pub(super) fn y(self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        self.bottom - (self.bottom - self.top) * share.clamp(0.0, 1.0)
    }

    /// The values at the lines of the grid, with their texts, from below.
    pub(super) fn ticks(self) -> Vec<(f64, String)> {
        let count = ((self.high - self.low) / self.step).round() as usize;
        let value = |n: usize| self.low + self.step * n as f64;
        (0..=count).map(|n| (value(n), figures::tick(value(n), self.step))).collect()
    }
}

/// The next of 1, 2, 2.5 and 5 times a power of ten.
fn step(raw: f64) -> f64 {
    let power = 10_f64.powi(raw.max(1e-9).log10().floor() as i32);
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0];
    steps.into_iter().map(|it| it * power).find(|it| *it >= raw * (1.0 - 1e-9)).unwrap_or(10.0 * power)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(values: &[f64], stand: bool) -> Vec<String> {
        let scale = Scale::new(values.iter().copied(), stand, 0, 100);
        scale.ticks().into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn lines_are_at_round_values() {
        assert_eq!(texts(&[14.0, 31.0], false), ["0", "10", "20", "30", "40"]);
        assert_eq!(texts(&[94.0, 98.5], false), ["94", "96", "98", "100"]);
        assert_eq!(texts(&[94.0, 98.5], true), ["0", "25", "50", "75", "100"]);
        assert_eq!(texts(&[-3.0, 2.0], false), ["−4", "−2", "0", "2"]);
        assert_eq!(texts(&[0.05, 0.14], false), ["0", "0.05", "0.1", "0.15"]);
        assert_eq!(texts(&[5.0], false), ["0", "2", "4", "6"]);
        assert_eq!(texts(&[], false), ["0", "0.25", "0.5", "0.75", "1"]);
        assert_eq!(texts(&[0.0, 0.0], true), ["0", "0.25", "0.5", "0.75", "1"]);
    }

    #[test]
    fn values_have_places() {
        let scale = Scale::new([0.0, 40.0].into_iter(), true, 20, 120);
        assert_eq!([0.0, 10.0, 40.0, 99.0].map(|it| figures::px(scale.y(it))), ["120", "95", "20", "20"]);
        let counts = Scale::new([0.0, 2.0].into_iter(), true, 0, 100).whole();
        assert_eq!(counts.ticks().len(), 3);
        assert_eq!(figures::px(counts.y(1.0)), "50");
    }
}
