//! Links: resolved, and never to an address that executes something.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, TagEnd};

use super::Writer;
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::escape::{attribute, escape_into};
use crate::markdown::{LinkKind, LinkTarget, url};

impl Writer<'_> {
    pub(super) fn link(&mut self, link_type: LinkType, dest: &str, title: &str, range: Range<usize>) {
        let (kind, bare_wikilink) = match link_type {
            LinkType::WikiLink { has_pothole } => (LinkKind::Wiki, !has_pothole),
            _ => (LinkKind::Page, false),
        };
        let mailto = if link_type == LinkType::Email { "mailto:" } else { "" };
        let dest = format!("{mailto}{dest}");
        let target = self.resolve(kind, &dest, range);
        let close = self.open_link(&target, &dest, title);
        self.links.push(close);
        if let (true, LinkTarget::Href { title: Some(title), .. }) = (bare_wikilink, &target) {
            // A wikilink without a text of its own reads as the title of its target.
            escape_into(&mut self.out, title);
            while !matches!(self.items.get(self.at), None | Some((Event::End(TagEnd::Link), _))) {
                self.at += 1;
            }
        }
    }

    /// A bare address in text.
    pub(super) fn bare_link(&mut self, address: &str) {
        let target = self.resolver.link(LinkKind::Page, address);
        let close = self.open_link(&target, address, "");
        escape_into(&mut self.out, address);
        self.out.push_str(close);
    }

    fn resolve(&mut self, kind: LinkKind, dest: &str, range: Range<usize>) -> LinkTarget {
        if url::link_allowed(dest) {
            return self.resolver.link(kind, dest);
        }
        let scheme = url::scheme(dest).unwrap_or_default();
        let message = format!("links with `{scheme}:` are not published");
        let problem = Diagnostic::new(Code::RawHtml, message).grouped(format!("{scheme}: links"));
        self.report(problem, range);
        LinkTarget::Broken
    }

    /// Writes the start of a link, or of what stands for it; gives what closes it.
    fn open_link(&mut self, target: &LinkTarget, dest: &str, title: &str) -> &'static str {
        match target {
            LinkTarget::Href { url, external, download, .. } if url::link_allowed(url) => {
                self.out.push_str("<a");
                attribute(&mut self.out, "href", url);
                if *external {
                    self.out.push_str(" class=\"external\" rel=\"external noopener\"");
                }
                if *download {
                    self.out.push_str(" download");
                }
                if !title.is_empty() {
                    attribute(&mut self.out, "title", title);
                }
                self.out.push('>');
                "</a>"
            }
            LinkTarget::Hidden => "",
            LinkTarget::Href { .. } | LinkTarget::Broken => {
                self.out.push_str("<span class=\"broken-link\"");
                attribute(&mut self.out, "title", &format!("This link leads nowhere: {dest}"));
                self.out.push('>');
                "</span>"
            }
        }
    }
}
