//! Points between two axes, each with a number, and with its name where there is room for it.

use super::figures::{number, percent, px};
use super::line::{across, grid};
use super::scale::Scale;
use super::{CellView, ChartView, KeyView, NoteView, PointView, StrokeView, TextView};
use super::{classes, labels, place};

/// From where to where the plot reaches down.
const TOP: usize = 30;
const BOTTOM: usize = 330;

/// A point.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Point {
    /// Its name.
    pub label: String,
    /// Where to read more.
    pub url: Option<String>,
    /// Across.
    pub x: f64,
    /// Upwards.
    pub y: f64,
    /// Its class: a place in [`Scatter::classes`].
    pub class: usize,
}

/// A chart of points.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scatter {
    /// Identifier, alone on its page.
    pub id: String,
    /// The finding, as a sentence.
    pub title: String,
    /// What is shown.
    pub description: String,
    /// What has to be known to read it right.
    pub note: String,
    /// What lies across: `Feasibility`.
    pub x_title: String,
    /// What lies upwards: `Impact`.
    pub y_title: String,
    /// From where to where the axes go: `(0.0, 10.0)`.
    pub range: (f64, f64),
    /// From where to where the axis upwards goes, where that differs.
    pub up: Option<(f64, f64)>,
    /// Where the plot is divided, across and upwards.
    pub middle: Option<(f64, f64)>,
    /// Names of the four parts: upper left, upper right, lower left, lower right. May be empty.
    pub quarters: [String; 4],
    /// In the order of their numbers, which begin at 1.
    pub points: Vec<Point>,
    /// Names of classes, each with a shape of its own; at most four. With one or none there is no legend.
    pub classes: Vec<String>,
}

/// A shape for each class: disc, square, diamond, six sides.
const SHAPES: [&str; 4] = [
    "M-10 0a10 10 0 1 0 20 0a10 10 0 1 0-20 0z",
    "M-9-9h18v18h-18z",
    "M0-12L12 0 0 12-12 0z",
    "M-6-10h12l6 10-6 10h-12l-6-10z",
];

/// Draws it.
pub fn scatter(of: Scatter) -> ChartView {
    let (low, high) = of.up.unwrap_or(of.range);
    let scale = Scale::between(low, high, TOP, BOTTOM);
    let mut chart = ChartView {
        height: BOTTOM + 44,
        top: TOP,
        bottom: BOTTOM,
        places: "points".to_owned(),
        note: of.note.clone(),
        right: 1,
        ..ChartView::default()
    };
    grid(&mut chart, scale, "");
    names(&mut chart, &of);
    if let Some((x, y)) = of.middle {
        let x = percent(share(&of, x));
        chart.strokes.push(across("chart-middle", scale.y(y)));
        let (y1, y2) = (px(TOP as f64), px(BOTTOM as f64));
        chart.strokes.push(StrokeView { class: "chart-middle", x1: x.clone(), y1, x2: x, y2 });
    }
    let spots: Vec<place::Spot> = of
        .points
        .iter()
        .map(|point| place::Spot { share: share(&of, point.x), y: scale.y(point.y), dx: 0.0, dy: 0.0 })
        .collect();
    let spots = place::spread(spots, BOTTOM as f64);
    let named = place::name(&spots, &of.points.iter().map(|it| it.label.as_str()).collect::<Vec<_>>());
    for (n, (point, spot)) in of.points.iter().zip(&spots).enumerate() {
        chart.points.push(PointView {
            class: classes::fill(point.class),
            x: percent(spot.share),
            y: px(spot.y),
            dx: spot.dx as i32,
            dy: spot.dy as i32,
            d: SHAPES[point.class % SHAPES.len()],
            text: (n + 1).to_string(),
        });
        chart.marks.push(NoteView {
            letter: (n + 1).to_string(),
            when: String::new(),
            title: point.label.clone(),
            url: point.url.clone(),
        });
    }
    chart.marks_fold = named.len() == of.points.len();
    chart.texts.extend(named);
    legend(&mut chart, &of);
    (chart.columns, chart.rows) = table(&of);
    ChartView { id: of.id, title: of.title, description: of.description, ..chart }
}

fn share(of: &Scatter, x: f64) -> f64 {
    let (low, high) = of.range;
    if high > low { ((x - low) / (high - low)).clamp(0.0, 1.0) } else { 0.5 }
}

/// Values across, what the axes are, and what the four parts are.
fn names(chart: &mut ChartView, of: &Scatter) {
    let mut text = |class: &str, x: String, dx: i32, y: usize, text: String| {
        chart.texts.push(TextView { class: class.to_owned(), x, dx, y: y.to_string(), text, url: None });
    };
    let across = Scale::between(of.range.0, of.range.1, TOP, BOTTOM);
    for (value, title) in across.ticks() {
        text("chart-name", percent(share(of, value)), 0, BOTTOM + 20, title);
    }
    text("chart-axis chart-end", "100%".to_owned(), 0, BOTTOM + 38, format!("{} →", of.x_title));
    text("chart-axis chart-start", "0".to_owned(), -8, TOP - 14, format!("↑ {}", of.y_title));
    let (left, right) = (("chart-part chart-start", "0", 8), ("chart-part chart-end", "100%", -8));
    let corners = [(left, TOP + 18), (right, TOP + 18), (left, BOTTOM - 10), (right, BOTTOM - 10)];
    for (((class, x, dx), y), title) in corners.into_iter().zip(&of.quarters) {
        if !title.is_empty() {
            text(class, x.to_owned(), dx, y, labels::cut(title, 120.0));
        }
    }
}

fn legend(chart: &mut ChartView, of: &Scatter) {
    if of.classes.len() > 1 {
        let key = |(n, title): (usize, &String)| KeyView {
            class: classes::fill(n),
            shape: SHAPES[n % SHAPES.len()],
            title: title.clone(),
            ..KeyView::default()
        };
        chart.legend = of.classes.iter().enumerate().map(key).collect();
    }
}

fn table(of: &Scatter) -> (Vec<String>, Vec<Vec<CellView>>) {
    let mut columns = vec!["Name".to_owned(), of.x_title.clone(), of.y_title.clone()];
    let classes = of.classes.len() > 1;
    if classes {
        columns.push("Kind".to_owned());
    }
    let row = |(n, point): (usize, &Point)| {
        let mut cells = vec![
            CellView { text: format!("{} {}", n + 1, point.label), url: point.url.clone() },
            number(point.x, "").into(),
            number(point.y, "").into(),
        ];
        if classes {
            cells.push(of.classes.get(point.class).map_or("–", String::as_str).into());
        }
        cells
    };
    (columns, of.points.iter().enumerate().map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_numbered_and_lead_to_their_pages() {
        let point = |label: &str, x, y, class| Point {
            label: label.to_owned(),
            url: Some(format!("/{label}/")),
            x,
            y,
            class,
        };
        let chart = scatter(Scatter {
            range: (0.0, 10.0),
            middle: Some((5.0, 5.0)),
            x_title: "Feasibility".to_owned(),
            y_title: "Impact".to_owned(),
            points: vec![
                point("cache", 8.0, 9.0, 0),
                point("queue", 8.0, 9.0, 1),
                point("index", 2.0, 4.5, 0),
            ],
            classes: vec!["Planned".to_owned(), "Done".to_owned()],
            ..Scatter::default()
        });
        let places: Vec<_> =
            chart.points.iter().map(|it| (it.x.as_str(), it.y.as_str(), it.dx, it.dy)).collect();
        assert_eq!(places, [("80%", "60", 0, 0), ("80%", "60", 24, 0), ("20%", "195", 0, 0)]);
        assert_ne!(chart.points[0].d, chart.points[1].d, "shapes tell classes apart without colour");
        assert!(chart.marks_fold, "all three have room for their names in a wide chart");
        let row: Vec<_> = chart.rows[1].iter().map(|it| it.text.as_str()).collect();
        assert_eq!(row, ["2 queue", "8", "9", "Done"]);
        assert_eq!(chart.marks[2].url.as_deref(), Some("/index/"));
    }

    #[test]
    fn no_point_is_shifted_below_the_axis() {
        let point = |n: usize| Point { label: format!("p{n}"), x: 5.0, y: 0.2, ..Point::default() };
        let chart = scatter(Scatter {
            range: (0.0, 10.0),
            points: (0..12).map(point).collect(),
            ..Scatter::default()
        });
        let places: std::collections::BTreeSet<_> = chart.points.iter().map(|it| (it.dx, it.dy)).collect();
        assert_eq!(places.len(), 12, "none lies on another");
        assert!(places.iter().all(|(_, dy)| *dy <= 0), "{places:?}");
    }
}
