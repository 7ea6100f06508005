//! What tells series apart: a class that gives the colour and the dash, and a hatch.

use super::PatternView;

/// Series that can be told apart.
const MOST: usize = 6;

/// Picks the class of a series.
const fn of(number: usize, classes: [&'static str; MOST]) -> &'static str {
    classes[number % MOST]
}

/// Of a line.
pub(super) const fn line(number: usize) -> &'static str {
    of(
        number,
        [
            "chart-line chart-s0",
            "chart-line chart-s1",
            "chart-line chart-s2",
            "chart-line chart-s3",
            "chart-line chart-s4",
            "chart-line chart-s5",
        ],
    )
}

/// Of a point of a line.
pub(super) const fn dot(number: usize) -> &'static str {
    of(
        number,
        [
            "chart-dot chart-s0",
            "chart-dot chart-s1",
            "chart-dot chart-s2",
            "chart-dot chart-s3",
            "chart-dot chart-s4",
            "chart-dot chart-s5",
        ],
    )
}

/// Of a bar, an area or a shape.
pub(super) const fn fill(number: usize) -> &'static str {
    of(
        number,
        [
            "chart-fill chart-s0",
            "chart-fill chart-s1",
            "chart-fill chart-s2",
            "chart-fill chart-s3",
            "chart-fill chart-s4",
            "chart-fill chart-s5",
        ],
    )
}

/// Of the name of a series.
pub(super) fn text(number: usize) -> String {
    format!("chart-value chart-t{}", number % MOST)
}

/// The name of the hatch of a series; the first one has none.
pub(super) fn hatch(number: usize) -> String {
    if number == 0 { String::new() } else { (number % MOST).to_string() }
}

/// The hatches of so many series.
pub(super) fn hatches(count: usize) -> Vec<PatternView> {
    const HATCHES: [(&str, &str); MOST - 1] = [
        ("chart-hatch chart-s1", "M-2 2l4-4M0 8l8-8M6 10l4-4"),
        ("chart-hatch chart-s2", "M0 2h8M0 6h8"),
        ("chart-hatch chart-s3", "M2 2h.01M6 6h.01"),
        ("chart-hatch chart-s4", "M-2 6l4 4M0 0l8 8M6-2l4 4"),
        ("chart-hatch chart-s5", "M2 0v8M6 0v8"),
    ];
    let pattern = |(n, (class, d)): (usize, &(&'static str, &'static str))| PatternView {
        name: hatch(n + 1),
        class,
        d,
    };
    HATCHES.iter().enumerate().map(pattern).take(count.saturating_sub(1)).collect()
}
