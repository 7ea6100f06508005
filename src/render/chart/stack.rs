//! Areas that stand on each other.

use super::line::{BOTTOM, HEIGHT, NAMES, TOP, grid};
use super::scale::Scale;
use super::{AreaView, Axis, CellView, ChartView, KeyView, PathView, Series, TextView};
use super::{classes, figures, labels, line};

/// A chart of areas.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stack {
    /// Identifier, alone on its page.
    pub id: String,
    /// The finding, as a sentence.
    pub title: String,
    /// What is shown.
    pub description: String,
    /// What has to be known to read it right.
    pub note: String,
    /// Head of the first column of the table: `Week`.
    pub x_title: String,
    /// The places.
    pub x: Axis,
    /// The areas, from below; at most six. No value is below zero, and a gap counts as nothing.
    pub series: Vec<Series>,
    /// Of all values; may be empty.
    pub unit: String,
}

/// Draws it.
pub fn stack(of: Stack) -> ChartView {
    let n = of.x.len();
    // The upper edges of the areas, from the axis on.
    let mut edges = vec![vec![0.0; n]];
    for series in &of.series {
        let value = |at: usize| series.values.get(at).copied().flatten().unwrap_or_default().max(0.0);
        let below = edges.last().cloned().unwrap_or_default();
        edges.push(below.iter().enumerate().map(|(at, below)| below + value(at)).collect());
    }
    let scale = Scale::new(edges.iter().flatten().copied(), true, TOP, BOTTOM);
    let mut chart = ChartView {
        height: HEIGHT,
        top: TOP,
        bottom: BOTTOM,
        places: of.x.places(),
        note: of.note.clone(),
        patterns: classes::hatches(of.series.len()),
        ..ChartView::default()
    };
    grid(&mut chart, scale, &of.unit);
    for (number, pair) in edges.windows(2).enumerate() {
        area(&mut chart, &of.x, (&pair[0], &pair[1]), number, scale);
    }
    beside(&mut chart, &of.series, &edges, scale);
    chart.texts.extend(of.x.texts(NAMES));
    let columns = [if of.x_title.is_empty() { "On".to_owned() } else { of.x_title.clone() }];
    chart.columns = columns.into_iter().chain(of.series.iter().map(|it| it.title.clone())).collect();
    chart.rows = (0..n).map(|at| row(&of, at)).collect();
    ChartView { id: of.id, title: of.title, description: of.description, ..chart }
}

/// The area between two edges, and a line on it.
fn area(chart: &mut ChartView, x: &Axis, (low, high): (&[f64], &[f64]), number: usize, scale: Scale) {
    let edge = |values: &[f64]| -> Vec<(f64, f64)> {
        values.iter().enumerate().map(|(at, value)| (x.share(at), scale.y(*value))).collect()
    };
    let upper = edge(high);
    let mut around = upper.clone();
    around.extend(edge(low).into_iter().rev());
    if around.is_empty() {
        return;
    }
    let d = format!("{}z", line::run(&around));
    let (class, pattern) = (classes::fill(number), classes::hatch(number));
    chart.areas.push(AreaView { name: number, class, pattern, d });
    chart.paths.push(PathView { class: "chart-edge".to_owned(), d: line::run(&upper) });
}

/// The names of the areas at their right ends.
fn beside(chart: &mut ChartView, all: &[Series], edges: &[Vec<f64>], scale: Scale) {
    let last = |edge: &Vec<f64>| edge.last().copied().unwrap_or_default();
    let middle = |pair: &[Vec<f64>]| scale.y(f64::midpoint(last(&pair[0]), last(&pair[1])));
    let places: Vec<f64> = edges.windows(2).map(middle).collect();
    let places = labels::apart(&places, TOP as f64 - 12.0, BOTTOM as f64);
    for (number, (series, y)) in all.iter().zip(places).enumerate() {
        chart.texts.push(TextView {
            class: classes::text(number),
            x: "100%".to_owned(),
            dx: 10,
            y: figures::px(y + 4.5),
            text: labels::cut(&series.title, labels::WIDEST_BOLD),
            url: None,
        });
        chart.legend.push(KeyView {
            class: classes::fill(number),
            pattern: classes::hatch(number),
            title: series.title.clone(),
            ..KeyView::default()
        });
    }
    labels::beside(chart);
}

fn row(of: &Stack, at: usize) -> Vec<CellView> {
    let cell = |series: &Series| match series.values.get(at).copied().flatten() {
        Some(value) => figures::number(value, &of.unit).into(),
        None => CellView::from("–"),
    };
    [CellView::from(of.x.title(at))].into_iter().chain(of.series.iter().map(cell)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_stand_on_each_other() {
        let series = |title: &str, values: [Option<f64>; 3]| Series {
            title: title.to_owned(),
            values: values.to_vec(),
        };
        let chart = stack(Stack {
            x: Axis::Names(["Jan", "Feb", "Mar"].map(str::to_owned).to_vec()),
            series: vec![
                series("Testing", [Some(10.0), Some(20.0), Some(20.0)]),
                series("Review", [Some(10.0), None, Some(20.0)]),
            ],
            unit: "h".to_owned(),
            ..Stack::default()
        });
        let paths: Vec<&str> = chart.areas.iter().map(|area| area.d.as_str()).collect();
        assert_eq!(
            paths,
            [
                "M166.7 162L500 118 833.3 118 833.3 206 500 206 166.7 206z",
                "M166.7 118L500 118 833.3 30 833.3 118 500 118 166.7 162z"
            ]
        );
        let rows: Vec<&str> = chart.rows[1].iter().map(|it| it.text.as_str()).collect();
        assert_eq!(rows, ["Feb", "20 h", "–"]);
        assert_eq!(chart.patterns.len(), 1);
        assert!(chart.legend.is_empty(), "the names stand beside the areas");
        assert_eq!(stack(Stack::default()).areas, []);
    }
}
