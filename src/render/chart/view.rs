//! What the template sees: pieces of a drawing, in the order in which they are drawn.
//!
//! `x` is in percent of the plot, `y` in pixels from its top.

use serde::Serialize;

/// A chart.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ChartView {
    /// Identifier, alone on its page.
    pub id: String,
    /// The finding.
    pub title: String,
    /// What is shown, with the unit.
    pub description: String,
    /// What has to be known to read it right.
    pub note: String,
    /// Steps of room on the left and on the right of the plot: see [`super::labels::room`].
    pub left: usize,
    /// On the right.
    pub right: usize,
    /// Height of the drawing in pixels.
    pub height: usize,
    /// From where to where the plot reaches down.
    pub top: usize,
    /// The other end.
    pub bottom: usize,
    /// Where the rows of the table are in the drawing, for the script: `slots`, `rows`, `cells`, `points`, or the
    /// places across in percent.
    pub places: String,
    /// Whether texts are links: then the drawing is no single image to assistive technology.
    pub linked: bool,
    /// Whether the room on the right is given up where the chart is narrow, and the legend shown instead.
    pub folds: bool,
    /// What fillings, dashes and shapes mean.
    pub legend: Vec<KeyView>,
    /// Hatches that bars and areas are filled with.
    pub patterns: Vec<PatternView>,
    /// Straight lines: the grid, thresholds.
    pub strokes: Vec<StrokeView>,
    /// Areas that stand on each other.
    pub areas: Vec<AreaView>,
    /// Lines.
    pub paths: Vec<PathView>,
    /// Bars and cells.
    pub bars: Vec<BarView>,
    /// The line of the present day.
    pub today: Option<TodayView>,
    /// Points of lines.
    pub dots: Vec<DotView>,
    /// Shapes of their own size.
    pub points: Vec<PointView>,
    /// Texts.
    pub texts: Vec<TextView>,
    /// What the marks in the drawing say.
    pub marks: Vec<NoteView>,
    /// Whether a wide drawing says all that the marks say.
    pub marks_fold: bool,
    /// Heads of the table.
    pub columns: Vec<String>,
    /// Its rows; the first cell names the row.
    pub rows: Vec<Vec<CellView>>,
}

/// What a filling, a dash or a shape means.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct KeyView {
    /// Class of what it explains.
    pub class: &'static str,
    /// A line; else a shape, else a filling.
    pub line: bool,
    /// The path of the shape; empty for a line and a filling.
    pub shape: &'static str,
    /// Name of the hatch; empty for none.
    pub pattern: String,
    /// What it means.
    pub title: String,
}

/// A hatch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PatternView {
    /// Its name within the chart.
    pub name: String,
    /// Class.
    pub class: &'static str,
    /// Its drawing in a square of eight pixels.
    pub d: &'static str,
}

/// A straight line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StrokeView {
    /// Class.
    pub class: &'static str,
    /// From here across.
    pub x1: String,
    /// From here down.
    pub y1: String,
    /// To here across.
    pub x2: String,
    /// To here down.
    pub y2: String,
}

/// A line in a plot that is 1000 units wide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PathView {
    /// Class.
    pub class: String,
    /// The path.
    pub d: String,
}

/// An area in a plot that is 1000 units wide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AreaView {
    /// Its name within the chart.
    pub name: usize,
    /// Class.
    pub class: &'static str,
    /// Name of the hatch; empty for none.
    pub pattern: String,
    /// The path.
    pub d: String,
}

/// A bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BarView {
    /// Class.
    pub class: &'static str,
    /// Left edge.
    pub x: String,
    /// Upper edge.
    pub y: String,
    /// In percent.
    pub width: String,
    /// In pixels.
    pub height: String,
    /// Name of the hatch on it; empty for none.
    pub pattern: String,
}

/// The line of the present day; the script moves it to the reader's day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TodayView {
    /// First day of the axis.
    pub from: String,
    /// Its last day.
    pub to: String,
    /// Across; empty where the day is not on the axis.
    pub x: String,
}

/// A point of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DotView {
    /// Class.
    pub class: &'static str,
    /// Across.
    pub x: String,
    /// Down.
    pub y: String,
    /// Half its width in pixels.
    pub r: usize,
}

/// A shape around a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PointView {
    /// Class.
    pub class: &'static str,
    /// Across.
    pub x: String,
    /// Down.
    pub y: String,
    /// Pixels beside that place, so that no shape hides another.
    pub dx: i32,
    /// Pixels below it.
    pub dy: i32,
    /// The shape.
    pub d: &'static str,
    /// What stands in it.
    pub text: String,
}

/// A text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextView {
    /// Class.
    pub class: String,
    /// Across.
    pub x: String,
    /// Pixels beside that place.
    pub dx: i32,
    /// The line that it stands on.
    pub y: String,
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub url: Option<String>,
}

/// What a mark says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoteView {
    /// The letter or number in the drawing; empty for a ring.
    pub letter: String,
    /// When, or how often.
    pub when: String,
    /// What.
    pub title: String,
    /// Where to read more.
    pub url: Option<String>,
}

/// A small line without axes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SparkView {
    /// What it shows, in words.
    pub label: String,
    /// The line, in a plot that is 1000 units wide and 24 pixels high.
    pub d: String,
    /// How far down the target lies; empty without one.
    pub target: String,
    /// The last point, across.
    pub x: String,
    /// The last point, down.
    pub y: String,
}

/// A cell of the table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct CellView {
    /// What it says; `–` where nothing is known.
    pub text: String,
    /// Where to read more.
    pub url: Option<String>,
}

impl From<String> for CellView {
    fn from(text: String) -> Self {
        Self { text, url: None }
    }
}

impl From<&str> for CellView {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}
