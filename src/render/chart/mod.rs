//! Charts: plain data in, [`ChartView`] out, drawn by the component `chart.figure`.
//!
//! A chart is a figure with its finding as title, what is shown as description, a drawing made at build time, and its
//! numbers as a table. Places across are in percent of the plot and places down in pixels, so that a chart fits every
//! width and its text keeps its size; lines and areas lie in a part that is stretched. What belongs to a colour is also
//! told by a dash, a hatch or a shape, so that it can be read in print and with the colours of the system.
//!
//! | Function | Kind |
//! |---|---|
//! | [`line()`] | lines with thresholds, control limits, marks and a trend |
//! | [`bars`] | standing bars, of one part or of several on each other |
//! | [`rows`] | lying bars with long names |
//! | [`stack`] | areas on each other |
//! | [`scatter`] | points between two axes, with the lines that divide the plot |
//! | [`timeline`] | bars between days, with milestones and the present day |
//! | [`heat`] | cells in rows and columns |
//! | [`spark`] | a small line without axes, for the component `chart.spark` |

mod axis;
mod bars;
mod classes;
mod figures;
mod heat;
mod labels;
mod line;
mod place;
mod rows;
mod rule;
mod scale;
mod scatter;
mod spark;
mod stack;
mod timeline;
mod view;

use jiff::civil::Date;

pub use bars::{Bars, bars};
pub use figures::number;
pub use heat::{Heat, heat};
pub use line::{Line, line};
pub use rows::rows;
pub use rule::{Mark, MarkKind, Rule, RuleKind};
pub use scatter::{Point, Scatter, scatter};
pub use spark::spark;
pub use stack::{Stack, stack};
pub use timeline::{Reached, Row, Span, State, Step, Timeline, timeline};
pub use view::{
    AreaView, BarView, CellView, ChartView, DotView, KeyView, NoteView, PathView, PatternView, PointView,
    SparkView, StrokeView, TextView, TodayView,
};

/// What lies along the horizontal axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Axis {
    /// Names, each with as much room as any other.
    Names(Vec<String>),
    /// Days in the order of time, each at its place.
    Days(Vec<Date>),
}

impl Default for Axis {
    fn default() -> Self {
        Self::Names(Vec::new())
    }
}

/// Values along the axis, one for each of its places. `None` is a gap.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Series {
    /// What they are, in a few words: it stands at the end of the line.
    pub title: String,
    /// In the unit of the chart.
    pub values: Vec<Option<f64>>,
}
