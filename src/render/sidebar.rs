//! The navigation: rendered once a section, so that a page costs one search and one copy of it.

use std::fmt::Write;

use crate::parse::Status;
use crate::portal::{Freshness, NavNode, PageIx, Portal, Section, SectionIx, page_group};

/// Longer lists are cut, with a link to the whole: a page is for reading and not for its navigation.
const LONGEST: usize = 150;

const CHEVRON: &str =
    "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"m9 5 7 7-7 7\"/></svg>";

/// The tree of a portal with every page's line ready.
pub(super) struct Tree<'a> {
    portal: &'a Portal,
    lines: Vec<String>,
}

impl<'a> Tree<'a> {
    /// Prepares the lines of all pages.
    pub(super) fn new(portal: &'a Portal) -> Self {
        let lines = portal.iter().map(|(ix, _)| line(portal, ix)).collect();
        Self { portal, lines }
    }

    /// The tree with the branch of `open` unfolded, and only that.
    pub(super) fn render(&self, open: SectionIx) -> String {
        let mut branch = vec![open];
        while let Some(parent) = self.portal.sections[branch[branch.len() - 1].0 as usize].parent {
            branch.push(parent);
        }
        let mut out = String::with_capacity(4096);
        let start =
            self.portal.sections.first().map_or_else(String::new, |root| self.href(root.url.as_str()));
        let _ = write!(out, "<ul class=\"fit\"><li><a href=\"{start}\"><span>Home</span></a></li>");
        self.grouped(&branch, &mut out);
        out.push_str("</ul>");
        out
    }

    /// The first level, under its headings. What has none comes last, after a line.
    fn grouped(&self, branch: &[SectionIx], out: &mut String) {
        let root = &self.portal.sections[0];
        let config = &self.portal.config;
        if config.navigation.is_empty() {
            return self.children(SectionIx(0), branch, out);
        }
        let group = |node: &NavNode| match node {
            NavNode::Page(ix) => page_group(config, &self.portal.page(*ix).page.path),
            NavNode::Section(ix) => config.nav_group(&self.portal.sections[ix.0 as usize].path),
        };
        for chunk in root.children.chunk_by(|a, b| group(a) == group(b)) {
            let Some(place) = chunk.first().map(group) else { continue };
            match place.and_then(|place| config.navigation.get(place).map(|group| (place, group))) {
                Some((place, group)) => {
                    let title = escape(&group.title);
                    let _ = write!(
                        out,
                        "</ul><p class=\"side-group\" id=\"nav-{place}\">{title}</p><ul class=\"fit\" aria-labelledby=\"nav-{place}\">"
                    );
                }
                None => out.push_str("</ul><hr><ul class=\"fit\">"),
            }
            self.nodes(root, chunk, branch, out);
        }
    }

    fn children(&self, of: SectionIx, branch: &[SectionIx], out: &mut String) {
        let section = &self.portal.sections[of.0 as usize];
        self.nodes(section, &section.children[..section.children.len().min(LONGEST)], branch, out);
        if section.children.len() > LONGEST {
            let rest = section.children.len() - LONGEST;
            let href = self.href(section.url.as_str());
            let _ = write!(out, "<li><a href=\"{href}\"><span>{rest} more</span></a></li>");
        }
    }

    fn nodes(&self, of: &Section, nodes: &[NavNode], branch: &[SectionIx], out: &mut String) {
        for node in nodes {
            match node {
                NavNode::Page(ix) if of.index == Some(*ix) => {}
                NavNode::Page(ix) => out.push_str(&self.lines[ix.0 as usize]),
                NavNode::Section(ix) => self.section(*ix, branch, out),
            }
        }
    }

    fn section(&self, ix: SectionIx, branch: &[SectionIx], out: &mut String) {
        let section = &self.portal.sections[ix.0 as usize];
        let open = branch.contains(&ix);
        out.push_str(if open { "<li class=\"sec open\">" } else { "<li class=\"sec\">" });
        let href = self.href(section.url.as_str());
        let title = escape(&section.title);
        let _ = write!(out, "<a href=\"{href}\"><span>{title}</span>{CHEVRON}</a>");
        if open {
            out.push_str("<ul class=\"fit\">");
            self.children(ix, branch, out);
            out.push_str("</ul>");
        }
        out.push_str("</li>");
    }

    fn href(&self, url: &str) -> String {
        crate::portal::Url::new(url).href(self.portal.config.base_path())
    }
}

/// A page's line: title, level for the level picker, and a mark when it is overdue or a draft. The due date is there
/// for the browser, which knows what day it is.
fn line(portal: &Portal, ix: PageIx) -> String {
    let page = portal.page(ix);
    let mut out = String::with_capacity(160);
    out.push_str("<li");
    if let Some(level) = page.page.meta.level {
        let _ = write!(out, " data-level=\"{}\"", super::shared::bars(level));
    }
    if let Some(due) = page.review.due {
        let _ = write!(out, " data-due=\"{due}\"");
    }
    let href = page.url.href(portal.config.base_path());
    let _ = write!(out, "><a href=\"{href}\"><span>{}</span>", escape(&page.page.title));
    if page.review.freshness == Freshness::Overdue {
        out.push_str("<span class=\"flag\">Overdue</span>");
    } else if page.page.meta.status == Some(Status::Draft) {
        out.push_str("<span class=\"flag flag-draft\">Draft</span>");
    }
    out.push_str("</a></li>");
    out
}

/// Marks the link to `href` as the page that is shown.
pub(super) fn mark(tree: &str, href: &str) -> String {
    let wanted = format!("<a href=\"{href}\"");
    let Some(at) = tree.find(&format!("{wanted}>")).map(|at| at + wanted.len()) else {
        return tree.to_owned();
    };
    let mut out = String::with_capacity(tree.len() + 24);
    out.push_str(&tree[..at]);
    out.push_str(" aria-current=\"page\"");
    out.push_str(&tree[at..]);
    out
}

/// Text in HTML.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_shown_page_is_marked() {
        let tree = "<a href=\"/a/\">A</a><a href=\"/a/b/\">B</a>";
        assert_eq!(mark(tree, "/a/b/"), "<a href=\"/a/\">A</a><a href=\"/a/b/\" aria-current=\"page\">B</a>");
        assert_eq!(mark(tree, "/none/"), tree);
    }

    #[test]
    fn titles_are_text() {
        assert_eq!(escape("<b> & \"c\""), "&lt;b&gt; &amp; &quot;c&quot;");
    }
}
