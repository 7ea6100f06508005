//! `code.html`: `view`, and `page.code` on the pages of people and on others.

use serde::Serialize;

use super::{LinkView, TableView, TileView};
use crate::render::chart::ChartView;

/// Who knows the code.
#[derive(Debug, Serialize)]
pub(crate) struct CodePageView {
    pub(crate) tiles: Vec<TileView>,
    pub(crate) areas: TableView,
    pub(crate) charts: Vec<ChartView>,
    /// Files that are changed often and are hard to read, by repository.
    pub(crate) hot: Vec<ChartView>,
    pub(crate) technologies: Option<TableView>,
}

/// What a page says of it: of a person what they know, of another page whom to ask and which files are hard to change.
#[derive(Debug, Serialize)]
pub(crate) struct CodeView {
    pub(crate) knows: Vec<KnowsLine>,
    pub(crate) rest: usize,
    pub(crate) experts: Vec<ExpertLine>,
    pub(crate) hot: Option<ChartView>,
    /// The page of all of it.
    pub(crate) all: LinkView,
}

/// An area or a technology that somebody knows.
#[derive(Debug, Serialize)]
pub(crate) struct KnowsLine {
    pub(crate) title: String,
    pub(crate) repository: String,
    pub(crate) level: &'static str,
    pub(crate) share: String,
    /// Commits, reviews and the last day.
    pub(crate) note: String,
}

/// Somebody to ask.
#[derive(Debug, Serialize)]
pub(crate) struct ExpertLine {
    pub(crate) person: LinkView,
    pub(crate) why: String,
}
