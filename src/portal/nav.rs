//! The navigation tree: folders become sections, pages their leaves.

use super::{PageIx, Url};

/// A section's place in [`super::Portal::sections`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionIx(pub u32);

/// A folder of the content tree, or the rows of one data file.
#[derive(Debug)]
pub struct Section {
    /// Folder path: empty for the root.
    pub path: String,
    /// The index page's title, else made from the folder's name.
    pub title: String,
    /// The folder's own page, when an author wrote one; else a listing is generated at `url`.
    pub index: Option<PageIx>,
    /// Where it leads.
    pub url: Url,
    /// The section around it.
    pub parent: Option<SectionIx>,
    /// By weight, then title.
    pub children: Vec<NavNode>,
}

/// A child in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NavNode {
    /// A page.
    Page(PageIx),
    /// A section within.
    Section(SectionIx),
}
