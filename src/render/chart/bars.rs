//! Bars, of one part or of several on each other.

use super::figures::{number, percent, px};
use super::line::{BOTTOM, HEIGHT, NAMES, TOP, across, grid};
use super::scale::Scale;
use super::{Axis, BarView, CellView, ChartView, KeyView, Rule, Series, TextView};
use super::{classes, labels};

/// The part of a slot that a bar fills.
const BAR: f64 = 0.6;
/// The narrowest slot in pixels, at which a number over its bar is not too wide.
const SLOT: f64 = 190.0;

/// A chart of bars.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bars {
    /// Identifier, alone on its page.
    pub id: String,
    /// The finding, as a sentence.
    pub title: String,
    /// What is shown.
    pub description: String,
    /// What has to be known to read it right.
    pub note: String,
    /// Head of the first column of the table: `Month`.
    pub x_title: String,
    /// A name for each bar.
    pub x: Vec<String>,
    /// The parts of the bars, from below; at most six. No value is below zero.
    pub series: Vec<Series>,
    /// Of all values; empty for counts.
    pub unit: String,
    /// Lines across.
    pub rules: Vec<Rule>,
}

/// Draws it.
pub fn bars(of: Bars) -> ChartView {
    let sums: Vec<f64> = (0..of.x.len()).map(|at| sum(&of, at)).collect();
    let others = of.rules.iter().map(|rule| rule.value);
    let mut scale = Scale::new(sums.iter().copied().chain(others), true, TOP, BOTTOM);
    let counts = of.unit.is_empty() && sums.iter().all(|sum| sum.fract() == 0.0);
    if counts {
        scale = scale.whole();
    }
    let axis = Axis::Names(of.x.clone());
    let mut chart = ChartView {
        height: HEIGHT,
        top: TOP,
        bottom: BOTTOM,
        places: axis.places(),
        note: of.note.clone(),
        ..ChartView::default()
    };
    let spelled = room_for_totals(&sums, &of.unit);
    if spelled {
        // Every bar says its height: no grid has to.
        chart.strokes.push(across("chart-base", scale.y(0.0)));
    } else {
        grid(&mut chart, scale, &of.unit);
    }
    for rule in &of.rules {
        chart.strokes.push(across(rule.kind.class(), scale.y(rule.value)));
        let class = rule.kind.class().replace("chart-rule", "chart-what");
        let text = labels::cut(&format!("{} {}", rule.label, number(rule.value, "")), labels::WIDEST);
        let y = px(scale.y(rule.value) + 4.5);
        chart.texts.push(TextView { class, x: "100%".into(), dx: 10, y, text, url: None });
    }
    labels::beside(&mut chart);
    chart.folds = false;
    columns(&mut chart, &of, &axis, scale);
    if spelled {
        totals(&mut chart, &sums, &axis, scale, &of.unit);
    }
    chart.texts.extend(axis.texts(NAMES));
    legend(&mut chart, &of.series);
    (chart.columns, chart.rows) = table(&of);
    ChartView { id: of.id, title: of.title, description: of.description, ..chart }
}

fn sum(of: &Bars, at: usize) -> f64 {
    of.series.iter().filter_map(|series| series.values.get(at).copied().flatten()).sum()
}

/// The bars, part on part.
fn columns(chart: &mut ChartView, of: &Bars, axis: &Axis, scale: Scale) {
    let width = BAR / of.x.len().max(1) as f64;
    for at in 0..of.x.len() {
        let mut below = 0.0;
        for (series, values) in of.series.iter().enumerate() {
            let Some(value) = values.values.get(at).copied().flatten().filter(|value| *value > 0.0) else {
                continue;
            };
            let (top, bottom) = (scale.y(below + value), scale.y(below));
            chart.bars.push(BarView {
                class: classes::fill(series),
                x: percent(axis.share(at) - width / 2.0),
                y: px(top),
                width: percent(width),
                height: px(bottom - top),
                pattern: classes::hatch(series),
            });
            below += value;
        }
    }
}

/// The height of a bar in words; the unit of most is in the description.
fn total(value: f64, unit: &str) -> String {
    number(value, if unit == "%" { "%" } else { "" })
}

/// Whether there is room for it over each bar of the narrowest chart.
fn room_for_totals(sums: &[f64], unit: &str) -> bool {
    let widest = sums.iter().map(|sum| labels::width(&total(*sum, unit))).fold(0.0, f64::max);
    widest * sums.len() as f64 <= SLOT * 1.4
}

/// The height of each bar over it.
fn totals(chart: &mut ChartView, sums: &[f64], axis: &Axis, scale: Scale, unit: &str) {
    for (at, sum) in sums.iter().enumerate().filter(|(_, sum)| **sum > 0.0) {
        chart.texts.push(TextView {
            class: "chart-value chart-over".to_owned(),
            x: percent(axis.share(at)),
            dx: 0,
            y: px(scale.y(*sum) - 7.0),
            text: total(*sum, unit),
            url: None,
        });
    }
}

/// What the parts are, where there are several.
pub(super) fn legend(chart: &mut ChartView, all: &[Series]) {
    if all.len() < 2 {
        return;
    }
    let key = |(n, it): (usize, &Series)| KeyView {
        class: classes::fill(n),
        pattern: classes::hatch(n),
        title: it.title.clone(),
        ..KeyView::default()
    };
    chart.legend = all.iter().enumerate().map(key).collect();
    chart.patterns = classes::hatches(all.len());
}

pub(super) fn table(of: &Bars) -> (Vec<String>, Vec<Vec<CellView>>) {
    let mut columns = vec![of.x_title.clone()];
    columns.extend(of.series.iter().map(|series| series.title.clone()));
    let row = |(at, name): (usize, &String)| {
        let cell = |series: &Series| match series.values.get(at).copied().flatten() {
            Some(value) => number(value, &of.unit).into(),
            None => CellView::from("–"),
        };
        let mut cells = vec![CellView::from(name.as_str())];
        cells.extend(of.series.iter().map(cell));
        cells
    };
    (columns, of.x.iter().enumerate().map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_on_each_other() {
        let series = |title: &str, values: [f64; 2]| Series {
            title: title.to_owned(),
            values: values.map(Some).to_vec(),
        };
        let chart = bars(Bars {
            x: vec!["Late".to_owned(), "Nov".to_owned()],
            series: vec![series("Reviews", [0.0, 2.0]), series("Tasks", [1.0, 2.0])],
            ..Bars::default()
        });
        let bars: Vec<_> = chart
            .bars
            .iter()
            .map(|bar| (bar.pattern.as_str(), bar.y.as_str(), bar.height.as_str()))
            .collect();
        assert_eq!(bars, [("1", "162", "44"), ("", "118", "88"), ("1", "30", "88")]);
        assert_eq!(chart.bars[0].x, "10%");
        assert_eq!(chart.rows[1].iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), ["Nov", "2", "2"]);
        let over: Vec<_> =
            chart.texts.iter().filter(|it| it.class.contains("over")).map(|it| &it.text).collect();
        assert_eq!(over, ["1", "4"]);
        assert_eq!((chart.legend.len(), chart.patterns.len()), (2, 1));
    }

    #[test]
    fn no_bar_is_no_mistake() {
        let chart = bars(Bars::default());
        assert_eq!((chart.bars.len(), chart.rows.len()), (0, 0));
    }
}
