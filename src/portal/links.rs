//! Links of bodies: resolved once, reported where they break.

use super::PageIx;

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A page of this portal, and the fragment without `#`.
    Page(PageIx, Option<String>),
    /// A generated listing or another address below the base path, ready to be prefixed with it.
    Local(String),
    /// A published asset: path below the content folder.
    Asset(String),
    /// A place on the same page: the fragment without `#`.
    Anchor(String),
    /// Another site; as written.
    External(String),
    /// A page that this audience may not see, or a kind of file that is not published: shown as text.
    Hidden,
    /// Nothing there: shown as text.
    Broken,
}
