//! Images: sized, loaded late, with a caption when they stand alone and have a title.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Writer;
use crate::markdown::escape::{attribute, escape_into, put};
use crate::markdown::{events, url};

impl Writer<'_> {
    /// Writes the image that has just begun, up to its end; `figure` with its title as a caption.
    pub(super) fn image(&mut self, dest: &str, title: &str, _range: Range<usize>, figure: bool) {
        let (alt, end) = self.alternative();
        self.at = end + 1;
        let target = if url::image_allowed(dest) { self.resolver.image(dest) } else { None };
        let Some(target) = target.filter(|t| url::image_allowed(&t.src)) else {
            self.out.push_str("<span class=\"broken-image\" title=\"This image does not exist\">");
            escape_into(&mut self.out, if alt.is_empty() { dest } else { &alt });
            self.out.push_str("</span>");
            return;
        };
        self.out.push_str("<img");
        attribute(&mut self.out, "src", &target.src);
        attribute(&mut self.out, "alt", &alt);
        if !title.is_empty() && !figure {
            attribute(&mut self.out, "title", title);
        }
        if let Some((width, height)) = target.size {
            put(&mut self.out, format_args!(" width=\"{width}\" height=\"{height}\""));
        }
        self.out.push_str(" loading=\"lazy\" decoding=\"async\">");
    }

    /// The plain text in an image, and the index of its end.
    fn alternative(&self) -> (String, usize) {
        // The start event has been taken out, so the depth begins at one.
        let mut depth = 1usize;
        let mut text = String::new();
        for (at, (event, _)) in self.items.iter().enumerate().skip(self.at) {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => events::push_text(&mut text, event),
            }
            if depth == 0 {
                return (text.trim().to_owned(), at);
            }
        }
        (text.trim().to_owned(), self.items.len())
    }

    /// A paragraph that is nothing but an image with a title becomes a figure.
    pub(super) fn lone_image(&mut self) -> bool {
        let Some((Event::Start(Tag::Image { dest_url, title, .. }), range)) = self.items.get(self.at) else {
            return false;
        };
        if title.is_empty() {
            return false;
        }
        let (dest, title, range) = (dest_url.to_string(), title.to_string(), range.clone());
        self.at += 1;
        let (_, end) = self.alternative();
        if !matches!(self.items.get(end + 1), Some((Event::End(TagEnd::Paragraph), _))) {
            self.at -= 1;
            return false;
        }
        self.out.push_str("<figure>");
        self.image(&dest, &title, range, true);
        self.out.push_str("<figcaption>");
        escape_into(&mut self.out, &title);
        self.out.push_str("</figcaption></figure>\n");
        self.at += 1;
        true
    }
}
