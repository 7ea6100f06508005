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
    /// Where the rows of the table are in the plot, for the script: `slots`, or the places in percent.
    pub places: String,
    /// What fillings and dashes mean, where nothing says it in the drawing.
    pub legend: Vec<KeyView>,
    /// Hatches that bars and areas are filled with.
    pub patterns: Vec<PatternView>,
    /// Straight lines: the grid, thresholds.
    pub strokes: Vec<StrokeView>,
    /// Lines and areas.
    pub paths: Vec<PathView>,
    /// Bars.
    pub bars: Vec<BarView>,
    /// Points.
    pub dots: Vec<DotView>,
    /// Texts.
    pub texts: Vec<TextView>,
    /// What the marks in the drawing say.
    pub marks: Vec<NoteView>,
    /// Heads of the table.
    pub columns: Vec<String>,
    /// Its rows; the first cell names the row.
    pub rows: Vec<Vec<CellView>>,
}

/// What a filling means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeyView {
    /// Number of the series.
    pub series: usize,
    /// Its title.
    pub title: String,
    /// Whether it is drawn as a line.
    pub line: bool,
}

/// A hatch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PatternView {
    /// Number of the series that has it.
    pub series: usize,
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

/// A line or an area in a plot that is 1000 units wide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PathView {
    /// Class.
    pub class: String,
    /// The path.
    pub d: String,
}

/// A bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BarView {
    /// Number of the series.
    pub series: usize,
    /// Left edge.
    pub x: String,
    /// Upper edge.
    pub y: String,
    /// In percent.
    pub width: String,
    /// In pixels.
    pub height: String,
    /// Whether the hatch of the series lies on it.
    pub hatched: bool,
}

/// A point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DotView {
    /// Class.
    pub class: String,
    /// Across.
    pub x: String,
    /// Down.
    pub y: String,
    /// Half its width in pixels.
    pub r: usize,
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
}

/// What a mark says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoteView {
    /// The letter in the drawing; empty for a ring.
    pub letter: String,
    /// When, or how often.
    pub when: String,
    /// What.
    pub title: String,
    /// Where to read more.
    pub url: Option<String>,
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
