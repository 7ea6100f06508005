//! Raw HTML: surveyed before rendering, its links resolved, and passed on to the sanitiser.

use std::ops::Range;

use pulldown_cmark::Event;

use super::Writer;
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::escape::{attribute, escape_into, put};
use crate::markdown::events::Item;
use crate::markdown::html::{self, RawTag};
use crate::markdown::{Body, LinkKind, LinkTarget, RawHtml, containers, sanitize, url};

/// Attributes of raw HTML that name a place.
pub(in crate::markdown) const HTML_LINKS: &[(&str, LinkKind)] =
    &[("href", LinkKind::Page), ("src", LinkKind::Image), ("poster", LinkKind::Image)];

/// The sanitiser takes time that grows with the square of the depth; people nest less than this.
const MAX_DEPTH: isize = 100;

/// What happens to the raw HTML of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// There is none but comments and line breaks.
    None,
    /// It is published as far as it is allowed; the whole page passes through the sanitiser.
    Sanitize,
    /// It is shown as text.
    Escape,
}

/// What a look over the page has found.
pub(super) struct Survey {
    pub(super) mode: Mode,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Decides what happens to the raw HTML of a page and lists what will not be published.
pub(super) fn survey(body: &Body, items: &[Item<'_>], policy: RawHtml) -> Survey {
    let mut survey = Survey { mode: Mode::None, diagnostics: Vec::new() };
    let (mut depth, mut deepest) = (0isize, (0isize, 0..0));
    for (event, range) in items {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Html(text) | Event::InlineHtml(text) if !is_harmless(text) => {
                survey.mode = Mode::Sanitize;
                for tag in html::tags(text) {
                    depth += html::depth_change(&tag);
                    survey.removed(body, &tag, range);
                }
            }
            _ => {}
        }
        if depth > deepest.0 {
            deepest = (depth, range.clone());
        }
    }
    if survey.mode == Mode::Sanitize {
        if policy == RawHtml::Escape {
            survey = Survey { mode: Mode::Escape, diagnostics: Vec::new() };
        } else if deepest.0 > MAX_DEPTH {
            let message = format!("markup nested more than {MAX_DEPTH} deep");
            let diagnostic = Diagnostic::new(Code::Nesting, message)
                .at(body.span(deepest.1))
                .label("the raw HTML of this page is shown as text");
            survey = Survey { mode: Mode::Escape, diagnostics: vec![diagnostic] };
        }
    }
    survey
}

/// Comments, our markers and bare line breaks: nothing that could do harm.
fn is_harmless(text: &str) -> bool {
    is_break(text) || html::only_comments(text) || containers::marker(text).is_some()
}

fn is_break(text: &str) -> bool {
    let inner = text.strip_prefix('<').and_then(|t| t.strip_suffix('>')).unwrap_or("");
    let inner = inner.strip_suffix('/').unwrap_or(inner).trim_end();
    inner.eq_ignore_ascii_case("br") || inner.eq_ignore_ascii_case("wbr")
}

impl Survey {
    fn removed(&mut self, body: &Body, tag: &RawTag<'_>, range: &Range<usize>) {
        if tag.closing {
            return;
        }
        let name = tag.name.to_ascii_lowercase();
        let what = if sanitize::allows_tag(&name) {
            let mut attributes = tag.attributes.iter().map(|a| a.name.to_ascii_lowercase());
            let Some(refused) = attributes.find(|a| !sanitize::allows_attribute(&name, a)) else {
                return;
            };
            format!("`{refused}` on `<{name}>`")
        } else {
            format!("`<{name}>`")
        };
        let start = range.start + tag.range.start;
        self.diagnostics.push(
            Diagnostic::new(Code::RawHtml, format!("raw HTML: {what} is not published"))
                .at(body.span(start..start + tag.range.len()))
                .grouped(what),
        );
    }
}

impl Writer<'_> {
    pub(super) fn raw_html(&mut self, text: &str, block: bool) {
        if let Some(marker) = containers::marker(text) {
            self.container_marker(marker);
        } else if is_break(text) {
            self.out.push_str(text);
        } else if html::only_comments(text) {
            // Nothing is published, and no reader misses anything.
        } else if self.raw == Mode::Sanitize {
            self.resolved_html(text);
        } else if block {
            self.out.push_str("<p>");
            escape_into(&mut self.out, text.trim_end());
            self.out.push_str("</p>\n");
        } else {
            escape_into(&mut self.out, text);
        }
    }

    /// Writes raw HTML with its links resolved and without what would swallow the rest of the page.
    fn resolved_html(&mut self, text: &str) {
        let mut done = 0;
        for tag in html::tags(text) {
            if tag.range.start < done {
                continue;
            }
            sanitize::push_between(&mut self.out, &text[done..tag.range.start]);
            if sanitize::swallows(tag.name) {
                done = sanitize::end_of_swallowed(text, &tag);
                continue;
            }
            // The sanitiser would remove the others too, but some only together with what follows.
            if sanitize::allows_tag(&tag.name.to_ascii_lowercase()) {
                self.resolved_tag(text, &tag);
            }
            done = tag.range.end;
        }
        sanitize::push_between(&mut self.out, &text[done..]);
    }

    fn resolved_tag(&mut self, text: &str, tag: &RawTag<'_>) {
        let mut done = tag.range.start;
        for attribute in &tag.attributes {
            let link = HTML_LINKS.iter().find(|(name, _)| attribute.name.eq_ignore_ascii_case(name));
            let Some((_, kind)) = link.filter(|_| !attribute.value.is_empty()) else {
                continue;
            };
            let Some(dest) = tag.get(attribute.name) else {
                continue;
            };
            self.out.push_str(&text[done..attribute.range.start]);
            done = attribute.range.end;
            // There is a space before the attribute, so what is written needs none.
            let written = self.html_link(tag, *kind, attribute.name, &dest);
            self.out.push_str(written.trim_start());
        }
        self.out.push_str(&text[done..tag.range.end]);
    }

    fn html_link(&mut self, tag: &RawTag<'_>, kind: LinkKind, name: &str, dest: &str) -> String {
        let mut out = String::new();
        if kind == LinkKind::Image && tag.is("img") {
            match self.resolver.image(dest).filter(|t| url::image_allowed(&t.src)) {
                Some(target) => {
                    attribute(&mut out, "src", &target.src);
                    let sized = tag.get("width").is_some() || tag.get("height").is_some();
                    if let Some((width, height)) = target.size.filter(|_| !sized) {
                        put(&mut out, format_args!(" width=\"{width}\" height=\"{height}\""));
                    }
                    if tag.get("loading").is_none() {
                        out.push_str(" loading=\"lazy\"");
                    }
                }
                None => out.push_str(" class=\"broken-image\" title=\"This image does not exist\""),
            }
            return out;
        }
        match self.resolver.link(kind, dest) {
            LinkTarget::Href { url, .. } if url::link_allowed(&url) => {
                attribute(&mut out, name, &url);
            }
            LinkTarget::Hidden => {}
            _ => {
                out.push_str(" class=\"broken-link\"");
                attribute(&mut out, "title", &format!("This link leads nowhere: {dest}"));
            }
        }
        out
    }
}
