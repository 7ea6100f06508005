//! Cells in rows and columns, the darker the higher.

use super::figures::{number, percent, px};
use super::{Axis, BarView, CellView, ChartView, KeyView, TextView, labels};

/// Where the first row begins, and how high a row is.
const TOP: usize = 30;
const ROW: usize = 30;
/// Pixels between cells.
const GAP: f64 = 2.0;
/// Plots in pixels at least, by class of text: see [`super::axis`].
const WIDTHS: [(f64, &str); 3] = [(170.0, ""), (310.0, " chart-mid"), (480.0, " chart-wide")];
/// The tints.
const TINTS: [&str; 5] = ["chart-h0", "chart-h1", "chart-h2", "chart-h3", "chart-h4"];

/// A chart of cells.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Heat {
    /// Identifier, alone on its page.
    pub id: String,
    /// The finding, as a sentence.
    pub title: String,
    /// What is shown.
    pub description: String,
    /// What has to be known to read it right.
    pub note: String,
    /// Head of the first column of the table: `Stage`.
    pub x_title: String,
    /// Names of the rows.
    pub rows: Vec<String>,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The values, row by row.
    pub values: Vec<Vec<Option<f64>>>,
    /// Of all values; may be empty.
    pub unit: String,
}

/// Draws it.
pub fn heat(of: Heat) -> ChartView {
    let bottom = TOP + ROW * of.rows.len();
    let mut chart = ChartView {
        height: bottom,
        top: TOP,
        bottom,
        places: "cells".to_owned(),
        note: of.note.clone(),
        left: labels::room(of.rows.iter().map(String::as_str)),
        right: usize::from(stands_out(&of)),
        ..ChartView::default()
    };
    let axis = Axis::Names(of.columns.clone());
    chart.texts = axis.texts(TOP - 10);
    let steps = Steps::of(&of);
    let class = text_class(&of);
    for (n, name) in of.rows.iter().enumerate() {
        let top = TOP + ROW * n;
        chart.texts.push(TextView {
            class: "chart-scale chart-row".to_owned(),
            x: "0".to_owned(),
            dx: -8,
            y: px(top as f64 + ROW as f64 / 2.0 + 3.5),
            text: labels::cut(name, labels::WIDEST),
            url: None,
        });
        for at in 0..of.columns.len() {
            let value = of.values.get(n).and_then(|row| row.get(at).copied().flatten());
            cell(
                &mut chart,
                (axis.share(at), of.columns.len(), top),
                value.map(|it| (it, steps.tint(it))),
                class,
            );
        }
    }
    chart.legend = steps.legend(&of.unit);
    (chart.columns, chart.rows) = table(&of);
    ChartView { id: of.id, title: of.title, description: of.description, ..chart }
}

/// A cell with its value; one without is an empty frame.
fn cell(
    chart: &mut ChartView,
    (share, of, top): (f64, usize, usize),
    value: Option<(f64, usize)>,
    text: &str,
) {
    let slot = 1.0 / of.max(1) as f64;
    chart.bars.push(BarView {
        class: value.map_or("chart-cell chart-none", |(_, tint)| CELLS[tint]),
        x: percent(share - slot / 2.0),
        y: px(top as f64 + GAP / 2.0),
        width: percent(slot * 0.985),
        height: px(ROW as f64 - GAP),
        pattern: String::new(),
    });
    if let Some((value, tint)) = value {
        chart.texts.push(TextView {
            class: format!("chart-in {}{text}", TINTS[tint]),
            x: percent(share),
            dx: 0,
            y: px(top as f64 + ROW as f64 / 2.0 + 3.5),
            text: number(value, ""),
            url: None,
        });
    }
}

/// Classes of cells by tint.
const CELLS: [&str; 5] = [
    "chart-cell chart-h0",
    "chart-cell chart-h1",
    "chart-cell chart-h2",
    "chart-cell chart-h3",
    "chart-cell chart-h4",
];

/// Whether the name of the last column is wider than the column of a narrow chart.
fn stands_out(of: &Heat) -> bool {
    let column = WIDTHS[0].0 / of.columns.len().max(1) as f64;
    of.columns.last().is_some_and(|name| labels::width(name) > column)
}

/// From which width on the values have room in their cells.
fn text_class(of: &Heat) -> &'static str {
    let values = of.values.iter().flatten().flatten();
    let widest = values.map(|value| labels::width(&number(*value, ""))).fold(0.0, f64::max) + 4.0;
    let fits = |(width, _): &&(f64, &str)| width / of.columns.len().max(1) as f64 >= widest;
    WIDTHS.iter().find(fits).map_or(" chart-never", |(_, class)| *class)
}

/// Bounds of the tints, in even steps from the lowest to the highest value.
struct Steps {
    low: f64,
    step: f64,
}

impl Steps {
    fn of(of: &Heat) -> Self {
        let values = of.values.iter().flatten().flatten();
        let (low, high) = values.fold((f64::MAX, f64::MIN), |(low, high), it| (low.min(*it), high.max(*it)));
        let (low, high) = if low < high { (low, high) } else { (low.min(0.0), high.max(1.0)) };
        // Values that begin near zero are read from zero on.
        let low = if low > 0.0 && low < 0.25 * high { 0.0 } else { low };
        Self { low, step: (high - low) / TINTS.len() as f64 }
    }

    fn tint(&self, value: f64) -> usize {
        (((value - self.low) / self.step).floor().max(0.0) as usize).min(TINTS.len() - 1)
    }

    fn legend(&self, unit: &str) -> Vec<KeyView> {
        let bound = |n: usize| self.low + self.step * n as f64;
        let key = |n: usize| KeyView {
            class: CELLS[n],
            title: if n == 0 {
                format!("up to {}", number(bound(1), unit))
            } else {
                format!("over {}", number(bound(n), unit))
            },
            ..KeyView::default()
        };
        [0, 2, 4].into_iter().map(key).collect()
    }
}

fn table(of: &Heat) -> (Vec<String>, Vec<Vec<CellView>>) {
    let columns = [of.x_title.clone()].into_iter().chain(of.columns.iter().cloned()).collect();
    let row = |(n, name): (usize, &String)| {
        let cell = |at: usize| match of.values.get(n).and_then(|row| row.get(at).copied().flatten()) {
            Some(value) => number(value, &of.unit).into(),
            None => CellView::from("–"),
        };
        [CellView::from(name.as_str())].into_iter().chain((0..of.columns.len()).map(cell)).collect()
    };
    (columns, of.rows.iter().enumerate().map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn higher_is_darker_and_a_gap_is_a_frame() {
        let chart = heat(Heat {
            rows: vec!["Review".to_owned(), "Testing".to_owned()],
            columns: vec!["Q1".to_owned(), "Q2".to_owned()],
            values: vec![vec![Some(1.0), None], vec![Some(10.0), Some(5.0)]],
            unit: "h".to_owned(),
            ..Heat::default()
        });
        let cells: Vec<_> = chart.bars.iter().map(|it| (it.class, it.x.as_str(), it.y.as_str())).collect();
        assert_eq!(
            cells,
            [
                ("chart-cell chart-h0", "0%", "31"),
                ("chart-cell chart-none", "50%", "31"),
                ("chart-cell chart-h4", "0%", "61"),
                ("chart-cell chart-h2", "50%", "61")
            ]
        );
        let row: Vec<_> = chart.rows[0].iter().map(|it| it.text.as_str()).collect();
        assert_eq!(row, ["Review", "1 h", "–"]);
        assert_eq!(chart.legend[1].title, "over 4 h");
        assert_eq!(heat(Heat::default()).bars, []);
    }
}
