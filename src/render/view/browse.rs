//! `browse.html`: `browse`.

use serde::Serialize;

use super::{AreaView, CountView, LinkView};

/// The index of everything; without script also where search leads.
#[derive(Debug, Serialize)]
pub(crate) struct BrowseView {
    pub(crate) title: &'static str,
    pub(crate) description: &'static str,
    pub(crate) groups: Vec<GroupView>,
    pub(crate) kinds: Vec<KindView>,
    pub(crate) index: Vec<LetterView>,
    /// The pages over tasks, reviews and figures.
    pub(crate) dashboards: Vec<AreaView>,
}

/// A group of types.
#[derive(Debug, Serialize)]
pub(crate) struct GroupView {
    pub(crate) title: String,
    pub(crate) icon: String,
    pub(crate) url: String,
    pub(crate) count: usize,
    pub(crate) description: String,
    pub(crate) types: Vec<CountView>,
}

/// A way to order the pages.
#[derive(Debug, Serialize)]
pub(crate) struct KindView {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) terms: Vec<CountView>,
    /// The calendar of reviews, beside the review states.
    pub(crate) calendar: Option<String>,
}

/// The pages under one letter.
#[derive(Debug, Serialize)]
pub(crate) struct LetterView {
    pub(crate) id: usize,
    pub(crate) title: String,
    pub(crate) pages: Vec<LinkView>,
}
