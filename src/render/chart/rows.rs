//! Lying bars with a name over each, for names that are long.

use super::bars::{Bars, legend, table};
use super::figures::{number, percent};
use super::{BarView, ChartView, StrokeView, TextView, classes, labels};

/// Where the rows begin, and how high a row is.
const TOP: usize = 4;
const ROW: usize = 42;
/// The bar in its row.
const BAR: usize = 14;
const BAR_TOP: usize = 22;

/// Draws bars from left to right, one under the other; each says its length at its end.
pub fn rows(of: Bars) -> ChartView {
    let sum =
        |at: usize| -> f64 { of.series.iter().filter_map(|it| it.values.get(at).copied().flatten()).sum() };
    let longest = (0..of.x.len()).map(sum).chain(of.rules.iter().map(|rule| rule.value)).fold(0.0, f64::max);
    let share = |value: f64| if longest > 0.0 { value / longest } else { 0.0 };
    let bottom = TOP + ROW * of.x.len();
    let mut chart = ChartView {
        height: bottom + 2,
        top: TOP,
        bottom,
        places: format!("rows {ROW}"),
        note: of.note.clone(),
        ..ChartView::default()
    };
    let mut widest = Vec::new();
    for (at, name) in of.x.iter().enumerate() {
        let top = TOP + ROW * at;
        let mut left = 0.0;
        for (n, series) in of.series.iter().enumerate() {
            let value = series.values.get(at).copied().flatten().unwrap_or_default().max(0.0);
            if value > 0.0 {
                chart.bars.push(BarView {
                    class: classes::fill(n),
                    x: percent(share(left)),
                    y: (top + BAR_TOP).to_string(),
                    width: percent(share(value)),
                    height: BAR.to_string(),
                    pattern: classes::hatch(n),
                });
            }
            left += value;
        }
        chart.texts.extend(labels::row_name(name, None, top + 15));
        let (class, y) = ("chart-value".to_owned(), (top + BAR_TOP + 12).to_string());
        let text = number(left, &of.unit);
        widest.push(text.clone());
        chart.texts.push(TextView { class, x: percent(share(left)), dx: 8, y, text, url: None });
    }
    chart.right = labels::room(widest.iter().map(String::as_str));
    for rule in &of.rules {
        let x = percent(share(rule.value));
        let (y1, y2) = (TOP.to_string(), bottom.to_string());
        chart.strokes.push(StrokeView { class: rule.kind.class(), x1: x.clone(), y1, x2: x, y2 });
    }
    legend(&mut chart, &of.series);
    chart.legend.extend(of.rules.iter().map(|rule| rule.key(&of.unit)));
    (chart.columns, chart.rows) = table(&of);
    ChartView { id: of.id, title: of.title, description: of.description, ..chart }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::chart::Series;

    #[test]
    fn the_longest_bar_fills_the_plot() {
        let chart = rows(Bars {
            x: vec!["Waiting for review".to_owned(), "Testing".to_owned(), "Nothing".to_owned()],
            series: vec![Series { title: "Hours".to_owned(), values: vec![Some(20.0), Some(5.0), None] }],
            unit: "h".to_owned(),
            ..Bars::default()
        });
        let bars: Vec<_> = chart.bars.iter().map(|it| (it.width.as_str(), it.y.as_str())).collect();
        assert_eq!(bars, [("100%", "26"), ("25%", "68")]);
        let ends: Vec<_> =
            chart.texts.iter().filter(|it| it.dx == 8).map(|it| (it.x.as_str(), it.text.as_str())).collect();
        assert_eq!(ends, [("100%", "20 h"), ("25%", "5 h"), ("0%", "0 h")]);
        assert_eq!(rows(Bars::default()).bars, []);
    }
}
