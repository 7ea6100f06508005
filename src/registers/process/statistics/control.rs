//! The chart of individual values: limits from the mean moving range, and the tests of the Western Electric handbook and
//! of Nelson (1984) for values that chance alone would hardly give.

/// Limits of control.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The mean of the values that the limits come from.
    pub mean: f64,
    /// The mean of their moving ranges.
    pub range: f64,
    /// The upper limit: the mean and 2.66 mean moving ranges.
    pub upper: f64,
    /// The lower limit.
    pub lower: f64,
}

/// Three standard deviations in mean moving ranges of two: 3 / 1.128.
const WIDTH: f64 = 2.66;
/// Fewer values give no limits.
const FEWEST: usize = 10;

/// The limits of values in the order of time. `None` for fewer than ten.
pub fn limits(values: &[f64]) -> Option<Limits> {
    if values.len() < FEWEST {
        return None;
    }
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let ranges = values.windows(2).map(|pair| (pair[1] - pair[0]).abs());
    let range = ranges.sum::<f64>() / (values.len() - 1) as f64;
    Some(Limits { mean, range, upper: mean + WIDTH * range, lower: mean - WIDTH * range })
}

impl Limits {
    /// By how many standard deviations a value is off the mean; nothing for a series that never moves.
    fn deviations(&self, value: f64) -> f64 {
        let sigma = WIDTH * self.range / 3.0;
        let off = value - self.mean;
        if sigma > 0.0 {
            off / sigma
        } else if off == 0.0 {
            0.0
        } else {
            off.signum() * f64::INFINITY
        }
    }
}

/// A test for what chance alone would hardly give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Test {
    /// One value beyond a limit.
    Beyond,
    /// Two of three beyond two standard deviations, on one side.
    TwoOfThree,
    /// Four of five beyond one, on one side.
    FourOfFive,
    /// Eight in a row on one side of the mean.
    Run,
    /// Six in a row, each above the last or each below it.
    Steady,
    /// Fourteen in a row, up and down by turns.
    Alternating,
    /// Fifteen in a row within one standard deviation.
    Hugging,
    /// Eight in a row beyond one, on both sides.
    Avoiding,
}

impl Test {
    /// All of them, the plainest first.
    pub const ALL: [Self; 8] = [
        Self::Beyond,
        Self::TwoOfThree,
        Self::FourOfFive,
        Self::Run,
        Self::Steady,
        Self::Alternating,
        Self::Hugging,
        Self::Avoiding,
    ];

    /// Whose rule it is, by its number.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Beyond => "Western Electric 1, Nelson 1",
            Self::TwoOfThree => "Western Electric 2, Nelson 5",
            Self::FourOfFive => "Western Electric 3, Nelson 6",
            Self::Run => "Western Electric 4",
            Self::Steady => "Nelson 3",
            Self::Alternating => "Nelson 4",
            Self::Hugging => "Nelson 7",
            Self::Avoiding => "Nelson 8",
        }
    }

    /// What it found, in words.
    pub const fn words(self, side: Side) -> &'static str {
        match (self, side) {
            (Self::Beyond, Side::Below) => "a value below the lower limit",
            (Self::Beyond, _) => "a value above the upper limit",
            (Self::TwoOfThree, Side::Below) => "two of three values far below the mean",
            (Self::TwoOfThree, _) => "two of three values far above the mean",
            (Self::FourOfFive, Side::Below) => "four of five values clearly below the mean",
            (Self::FourOfFive, _) => "four of five values clearly above the mean",
            (Self::Run, Side::Below) => "eight values in a row below the mean",
            (Self::Run, _) => "eight values in a row above the mean",
            (Self::Steady, Side::Below) => "six values in a row, each lower than the last",
            (Self::Steady, _) => "six values in a row, each higher than the last",
            (Self::Alternating, _) => "fourteen values in a row, up and down by turns",
            (Self::Hugging, _) => "fifteen values in a row close to the mean",
            (Self::Avoiding, _) => "eight values in a row away from the mean, on both sides",
        }
    }
}

/// On which side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Above the mean, or upwards.
    Above,
    /// Below it, or downwards.
    Below,
    /// On both, or neither.
    Both,
}

/// A value at which a test is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Signal {
    /// Its place among the values: the last of those that meet the test.
    pub at: usize,
    /// The test.
    pub test: Test,
    /// On which side.
    pub side: Side,
}

/// Every value at which a test is met, in the order of time.
pub fn signals(values: &[f64], limits: &Limits) -> Vec<Signal> {
    let z: Vec<f64> = values.iter().map(|value| limits.deviations(*value)).collect();
    let mut found = Vec::new();
    for at in 0..values.len() {
        for test in Test::ALL {
            if let Some(side) = met(test, &values[..=at], &z[..=at]) {
                found.push(Signal { at, test, side });
            }
        }
    }
    found
}

/// Whether a test is met at the last of the values; `z` are their distances from the mean in standard deviations.
fn met(test: Test, values: &[f64], z: &[f64]) -> Option<Side> {
    let last = |count: usize| z.len().checked_sub(count).map(|start| &z[start..]);
    let sides = [(Side::Above, 1.0), (Side::Below, -1.0)];
    // `needed` of the last `of`, the newest among them, lie beyond a distance on one side.
    let beyond = |needed: usize, of: usize, distance: f64| {
        let window = last(of)?;
        let found = sides.into_iter().find(|(_, sign)| {
            let is_beyond = |z: &f64| z * sign > distance;
            is_beyond(&window[of - 1]) && window.iter().filter(|z| is_beyond(z)).count() >= needed
        });
        found.map(|(side, _)| side)
    };
    match test {
        Test::Beyond => beyond(1, 1, 3.0),
        Test::TwoOfThree => beyond(2, 3, 2.0),
        Test::FourOfFive => beyond(4, 5, 1.0),
        Test::Run => beyond(8, 8, 0.0),
        Test::Steady => {
            let window = &values[values.len().checked_sub(6)?..];
            let steps = |sign: f64| window.windows(2).all(|pair| (pair[1] - pair[0]) * sign > 0.0);
            sides.into_iter().find(|(_, sign)| steps(*sign)).map(|(side, _)| side)
        }
        Test::Alternating => {
            let window = &values[values.len().checked_sub(14)?..];
            let turns = |three: &[f64]| (three[1] - three[0]) * (three[2] - three[1]) < 0.0;
            window.windows(3).all(turns).then_some(Side::Both)
        }
        // A series that never moves is close to its mean, and that says nothing.
        Test::Hugging => {
            let moves = values.iter().any(|value| value.total_cmp(&values[0]).is_ne());
            (moves && last(15)?.iter().all(|z| z.abs() < 1.0)).then_some(Side::Both)
        }
        Test::Avoiding => {
            let window = last(8)?;
            let away = window.iter().all(|z| z.abs() > 1.0);
            let both = window.iter().any(|z| *z > 0.0) && window.iter().any(|z| *z < 0.0);
            (away && both).then_some(Side::Both)
        }
    }
}
