//! Lines across a plot, and marks at its places.

use super::KeyView;
use super::figures::number;

/// What a line across is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleKind {
    /// Where the value should be.
    Target,
    /// From where on it is looked at.
    Warning,
    /// From where on something must be done.
    Critical,
    /// Where it was.
    Baseline,
    /// The mean of a control chart.
    Mean,
    /// Its upper limit.
    UpperLimit,
    /// Its lower limit.
    LowerLimit,
}

impl RuleKind {
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Target => "chart-rule chart-target",
            Self::Warning => "chart-rule chart-warning",
            Self::Critical => "chart-rule chart-critical",
            Self::Baseline => "chart-rule chart-baseline",
            Self::Mean => "chart-rule chart-mean",
            Self::UpperLimit | Self::LowerLimit => "chart-rule chart-limit",
        }
    }

    /// Whether the plot may leave it out where it lies far from all values.
    pub(super) const fn can_be_far(self) -> bool {
        matches!(self, Self::Warning | Self::Critical)
    }
}

/// A line across the plot.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// `Target`.
    pub label: String,
    /// In the unit of the chart.
    pub value: f64,
    /// What it is for.
    pub kind: RuleKind,
}

impl Rule {
    /// What it is, for the legend.
    pub(super) fn key(&self, unit: &str) -> KeyView {
        let title = format!("{} {}", self.label, number(self.value, unit));
        KeyView { class: self.kind.class(), line: true, title, ..KeyView::default() }
    }
}

/// What a mark is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// The value itself: a ring around it.
    Signal,
    /// Something that happened: a line down with a letter.
    Event,
}

/// A mark at a place of the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Which place.
    pub index: usize,
    /// What it says.
    pub title: String,
    /// Where to read more.
    pub url: Option<String>,
    /// What it is about.
    pub kind: MarkKind,
}
