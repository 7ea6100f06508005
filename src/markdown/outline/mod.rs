//! What the other pages and the navigation need to know of a page before it is rendered.

mod walk;

use std::collections::BTreeSet;

use super::LinkKind;
pub use walk::outline;

use crate::diagnostic::Span;

/// The headings, links and figures of one page.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    /// The first heading, for pages that state no title.
    pub title: Option<Title>,
    /// All headings in order, the title among them; see [`Outline::toc`].
    pub headings: Vec<Heading>,
    /// Links and images written in Markdown, in order.
    pub links: Vec<Link>,
    /// `href` and `src` in raw HTML, in order.
    pub html_links: Vec<HtmlLink>,
    /// Everything a `#fragment` can point to: headings, footnotes, `id` and `name` in raw HTML.
    pub anchors: BTreeSet<String>,
    /// Words of prose; code blocks do not count.
    pub words: usize,
    /// The first paragraph as plain text, at most 200 characters.
    pub summary: String,
    /// The languages of code fences as written, sorted.
    pub languages: BTreeSet<String>,
    /// Task list items.
    pub tasks: usize,
    /// Syntax of other generators outside of code.
    pub foreign: Vec<(ForeignKind, Span)>,
    /// Whether the body has a level 1 heading besides a leading one.
    extra_h1: bool,
}

/// The first heading of a page.
#[derive(Debug, Clone)]
pub struct Title {
    /// Its plain text.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Whether it is a level 1 heading before all other content, and so is left out with `drop_title`.
    pub leading: bool,
}

/// A heading.
#[derive(Debug, Clone)]
pub struct Heading {
    /// 1 to 6, as written.
    pub level: u8,
    /// The anchor, as in the HTML.
    pub id: String,
    /// Its plain text.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A link or image written in Markdown.
#[derive(Debug, Clone)]
pub struct Link {
    /// How it was written.
    pub kind: LinkKind,
    /// The destination as written.
    pub dest: String,
    /// The text or alternative text, at most 200 characters.
    pub text: String,
    /// The whole link.
    pub span: Span,
}

/// A link in raw HTML.
#[derive(Debug, Clone)]
pub struct HtmlLink {
    /// [`LinkKind::Page`] for `href`, [`LinkKind::Image`] for `src` and `poster`.
    pub kind: LinkKind,
    /// The destination, entities decoded.
    pub dest: String,
    /// The tag.
    pub span: Span,
}

/// Syntax that another generator would have executed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ForeignKind {
    /// `{{< … >}}` or `{{% … %}}`.
    Shortcode,
    /// `{% … %}`.
    TemplateTag,
    /// `!!! note`.
    Admonition,
    /// `:::note`.
    Directive,
}

impl ForeignKind {
    /// What it is called in messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Shortcode => "shortcode",
            Self::TemplateTag => "template tag",
            Self::Admonition => "`!!!` admonition",
            Self::Directive => "`:::` directive",
        }
    }
}

impl Outline {
    /// The headings below the page's title, their levels as in the HTML. `drop_title` as in [`super::Settings`].
    pub fn toc(&self, drop_title: bool) -> Vec<Heading> {
        let dropped = drop_title && self.title.as_ref().is_some_and(|t| t.leading);
        let leading_h1 = self.title.as_ref().is_some_and(|t| t.leading);
        let shift = u8::from(self.extra_h1 || leading_h1 && !dropped);
        let headings = self.headings.iter().skip(usize::from(dropped));
        headings.map(|heading| Heading { level: (heading.level + shift).min(6), ..heading.clone() }).collect()
    }
}
