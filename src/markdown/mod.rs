//! Markdown: from the text of a page to its outline, its sections for search, and its HTML.
//!
//! The module reads no files and never fails: included files come through [`IncludeFiles`], links and
//! images are resolved by a [`Resolver`], and what is wrong with the text comes back as diagnostics.
//!
//! 1. [`prepare`] expands includes and turns tabs and collapsible blocks into markers: [`Body`].
//! 2. [`outline`] lists what others need before any page is rendered: headings, links, summary.
//! 3. [`sections`] gives the plain text for search, [`text()`] prose and code for the checks; [`render`] gives the HTML.
//!
//! Whatever the author writes, the HTML executes nothing: raw HTML passes through an allow-list and
//! link targets through a list of refused schemes.

mod autolink;
mod body;
mod containers;
mod diagram;
mod escape;
mod events;
mod fence;
mod footnotes;
mod highlight;
pub(crate) mod html;
mod include;
mod inline;
mod kinds;
mod openers;
mod outline;
mod render;
mod sanitize;
mod sections;
mod slug;
#[cfg(test)]
mod tests;
pub mod text;
mod url;

use std::sync::Arc;

use crate::diagnostic::SourceText;

pub use body::{Body, prepare, prepare_with};
pub use highlight::Highlighter;
pub use inline::{Leads, inline, may_link, plain, relink};
pub use outline::{ForeignKind, Heading, HtmlLink, Link, Outline, Title, outline};
pub use render::{Rendered, render};
pub use sections::{SectionText, sections};
pub use slug::slugify;
pub use text::{Text, text};

/// Gives the text of included files; the only way by which a page reaches another file.
pub trait IncludeFiles {
    /// The text of the file that `from` names as `path`, or why there is none.
    ///
    /// `from` is the [`SourceText::path`] of the including text, `path` is relative to its folder.
    fn read(&self, from: &str, path: &str) -> Result<Arc<SourceText>, String>;
}

/// Whether a text may include files, so that what it becomes depends on more than itself.
pub fn may_include(text: &str) -> bool {
    text.contains(include::DIRECTIVE)
}

/// How a link was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkKind {
    /// `[text](dest)`, `<https://…>`, a bare URL, or `href` in raw HTML.
    Page,
    /// `![alt](dest)`, or `src` in raw HTML.
    Image,
    /// `[[page]]`, `[[page|text]]`, `[[page#heading]]`.
    Wiki,
}

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// A place that exists, or that nobody can know.
    Href {
        /// Written into `href` after escaping; refused when its scheme could execute something.
        url: String,
        /// Whether it leaves the portal.
        external: bool,
        /// The title of the target page: the text of a wikilink without one.
        title: Option<String>,
        /// Whether the browser should offer to save it.
        download: bool,
    },
    /// A page outside the audience: the text is shown without a link.
    Hidden,
    /// Nothing: the text is marked as a broken link.
    Broken,
}

impl LinkTarget {
    /// A plain link inside the portal.
    pub fn href(url: impl Into<String>) -> Self {
        Self::Href { url: url.into(), external: false, title: None, download: false }
    }

    /// A link that leaves the portal.
    pub fn external(url: impl Into<String>) -> Self {
        Self::Href { url: url.into(), external: true, title: None, download: false }
    }
}

/// Where an image lies and how large it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageTarget {
    /// Written into `src`.
    pub src: String,
    /// In pixels, when known, so that nothing moves while the image loads.
    pub size: Option<(u32, u32)>,
}

/// Resolves the destinations of one page.
pub trait Resolver {
    /// What `dest`, exactly as written in the page, leads to.
    fn link(&self, kind: LinkKind, dest: &str) -> LinkTarget;
    /// The image that `dest` names, `None` when there is none.
    fn image(&self, dest: &str) -> Option<ImageTarget>;
}

/// What happens to raw HTML in a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RawHtml {
    /// Published as far as it is on the allow-list.
    #[default]
    Sanitize,
    /// Shown as text.
    Escape,
}

/// How a page is rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// `$…$` and `$$…$$` become `MathML`; otherwise they are shown as written.
    pub math: bool,
    /// Every code block is numbered, not only those that ask for it.
    pub line_numbers: bool,
    /// Mermaid fences become drawings where the built-in renderer can do it.
    pub diagrams: bool,
    /// What happens to raw HTML.
    pub raw_html: RawHtml,
    /// The first block is left out if it is a level 1 heading: the layout shows the title.
    pub drop_title: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            math: true,
            line_numbers: false,
            diagrams: true,
            raw_html: RawHtml::Sanitize,
            drop_title: true,
        }
    }
}
