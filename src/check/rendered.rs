//! Accessibility of the pages as they are published: what a portal's own templates and raw HTML make of them.
//!
//! Each finding is a rule and a message; the page is the caller's to name.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::tags::{self, Token};
use crate::markdown::html::RawTag;

/// What is wrong with one published page, each rule and message once. Images and links that stand in `body`, the text of
/// the page, are left to the check of that text.
pub fn check(html: &str, body: &str) -> Vec<(&'static str, String)> {
    let mut page = Page { body, ..Page::default() };
    tags::read(html, |token| match token {
        Token::Start(name, tag) => page.start(name, tag),
        Token::End(name) => page.end(name),
        Token::Text => page.text(),
    });
    page.finish()
}

/// What is known of a page while it is read.
#[derive(Default)]
struct Page<'a> {
    body: &'a str,
    found: BTreeSet<(&'static str, String)>,
    ids: BTreeSet<String>,
    /// The attribute and the identifier that it names.
    references: BTreeSet<(&'static str, String)>,
    /// Identifiers that a `<label for>` names.
    labelled: BTreeSet<String>,
    /// Controls without a name of their own: their identifier and what they are.
    controls: Vec<(Option<String>, String)>,
    /// Open links and buttons.
    open: Vec<Open>,
    /// Open labels.
    labels: usize,
    in_title: bool,
    has_title: bool,
    h1: usize,
    /// Nobody stays on it.
    redirect: bool,
}

/// An open link or button.
struct Open {
    what: &'static str,
    /// Whether something names it.
    named: bool,
    /// Where a link leads to.
    to: Option<String>,
}

impl Page<'_> {
    fn report(&mut self, rule: &'static str, message: impl Into<String>) {
        self.found.insert((rule, message.into()));
    }

    fn start(&mut self, name: &str, tag: &RawTag<'_>) {
        self.identify(name, tag);
        let named = || {
            ["aria-label", "aria-labelledby", "title"]
                .iter()
                .any(|n| tag.get(n).is_some_and(|v| !v.trim().is_empty()))
        };
        match name {
            "html" if tag.get("lang").as_deref().is_none_or(str::is_empty) => {
                self.report("html_language", "the page does not state its language");
            }
            "meta" => self.redirect |= tag.get("http-equiv").as_deref() == Some("refresh"),
            "title" => self.in_title = true,
            "h1" => self.h1 += 1,
            "img" => match tag.get("alt") {
                None if tag.get("role").as_deref() != Some("presentation") => {
                    let source = tag.get("src").unwrap_or_default();
                    let file = source.rsplit('/').next().unwrap_or_default();
                    if file.is_empty() || !self.body.contains(file) {
                        self.report("html_image_alternative", format!("the image `{file}` has no `alt`"));
                    }
                }
                Some(alt) if !alt.trim().is_empty() => self.text(),
                _ => {}
            },
            "svg" if named() => self.text(),
            "a" => {
                if let Some(href) = tag.get("href") {
                    self.open.push(Open { what: "link", named: named(), to: Some(href.into_owned()) });
                }
            }
            "button" => self.open.push(Open { what: "button", named: named(), to: None }),
            "label" => self.labels += 1,
            "input" | "select" | "textarea" => {
                let kind = tag.get("type").unwrap_or("text".into());
                let own = matches!(&*kind, "hidden" | "submit" | "button" | "reset" | "image");
                if !own && !named() && self.labels == 0 {
                    let what = tag.get("name").or_else(|| tag.get("id")).unwrap_or(kind);
                    self.controls.push((tag.get("id").map(Cow::into_owned), what.into_owned()));
                }
            }
            _ => {}
        }
    }

    /// Collects identifiers and what names them.
    fn identify(&mut self, name: &str, tag: &RawTag<'_>) {
        // As most are.
        if tag.attributes.is_empty() {
            return;
        }
        if let Some(id) = tag.get("id")
            && !self.ids.insert(id.to_string())
        {
            self.report("html_duplicate_id", format!("two elements have the identifier `{id}`"));
        }
        for name in ["aria-labelledby", "aria-describedby"] {
            let ids = tag.get(name).unwrap_or_default();
            self.references.extend(ids.split_whitespace().map(|id| (name, id.to_owned())));
        }
        if let (true, Some(id)) = (name == "label", tag.get("for")) {
            self.labelled.insert(id.to_string());
            self.references.insert(("for", id.into_owned()));
        }
        if tag.get("tabindex").and_then(|v| v.trim().parse::<i32>().ok()).is_some_and(|at| at > 0) {
            self.report("html_tabindex", "a `tabindex` above 0 changes the order of the keyboard");
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "title" => self.in_title = false,
            "label" => self.labels = self.labels.saturating_sub(1),
            "a" | "button" => {
                let what = if name == "a" { "link" } else { "button" };
                let Some(at) = self.open.iter().rposition(|open| open.what == what) else { return };
                let open = self.open.remove(at);
                // Looked for only where it matters: most links have a name, and a text is long.
                let own = || open.to.is_some_and(|to| to.len() > 1 && self.body.contains(&to));
                if !open.named && !own() {
                    self.report(
                        "html_name",
                        format!("a {what} has no name: no text, label or image with `alt`"),
                    );
                }
            }
            _ => {}
        }
    }

    /// Something that a screen reader says.
    fn text(&mut self) {
        self.has_title |= self.in_title;
        for open in &mut self.open {
            open.named = true;
        }
    }

    fn finish(mut self) -> Vec<(&'static str, String)> {
        if self.redirect {
            return Vec::new();
        }
        if !self.has_title {
            self.report("html_title", "the page has no title");
        }
        if self.h1 != 1 {
            let count = self.h1;
            self.report("html_heading", format!("the page has {count} headings of level 1 in place of one"));
        }
        for (attribute, id) in std::mem::take(&mut self.references) {
            if !self.ids.contains(&id) {
                self.report("html_reference", format!("`{attribute}=\"{id}\"` names no element"));
            }
        }
        let labelled = |id: &Option<String>| id.as_ref().is_some_and(|id| self.labelled.contains(id));
        let bare: Vec<&String> =
            self.controls.iter().filter(|(id, _)| !labelled(id)).map(|(_, what)| what).collect();
        match bare[..] {
            [] => {}
            [what] => self.report("html_label", format!("the field `{what}` has no label")),
            [first, ..] => {
                let message = format!("{} fields have no label, the first of them `{first}`", bare.len());
                self.report("html_label", message);
            }
        }
        self.found.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(body: &str) -> Vec<&'static str> {
        let html = format!(
            "<!doctype html><html lang=\"en\"><head><title>T</title></head><body><h1>T</h1>{body}</body></html>"
        );
        check(&html, "").into_iter().map(|(rule, _)| rule).collect()
    }

    #[test]
    fn what_is_found_and_what_is_not() {
        for (body, expected) in [
            ("<img src=a.png>", vec!["html_image_alternative"]),
            ("<img src=a.png alt=''>", vec![]),
            ("<a href=/><svg></svg></a>", vec!["html_name"]),
            ("<a href=/><img src=a.png alt=''></a>", vec!["html_name"]),
            ("<a href=/><img src=a.png alt='Home'></a><a href=/ aria-label=Home></a><a name=x></a>", vec![]),
            ("<button></button>", vec!["html_name"]),
            ("<button><span>Go</span></button>", vec![]),
            ("<input name=q>", vec!["html_label"]),
            ("<input name=q><input name=r>", vec!["html_label"]),
            ("<label>Q <input name=q></label><label for=b>B</label><input id=b><input type=hidden>", vec![]),
            ("<p id=a></p><p id=a></p>", vec!["html_duplicate_id"]),
            ("<p aria-labelledby='a b' id=a></p>", vec!["html_reference"]),
            ("<h1>Again</h1>", vec!["html_heading"]),
            ("<a href=/ tabindex=2>x</a>", vec!["html_tabindex"]),
            ("<script>'<img src=x>'</script><!-- <img> -->", vec![]),
        ] {
            assert_eq!(rules(body), expected, "{body}");
        }
        let own = "<html lang=en><title>T</title><h1>T</h1><img src=q.png><a href=/x></a>";
        assert_eq!(check(own, "<img src=q.png> [](/x)"), []);
        assert_eq!(check("<meta http-equiv=refresh content='0; url=/'>", ""), []);
        assert_eq!(
            check("<h1>x</h1>", "").len(),
            1,
            "a title is missing; without `<html>` nothing can be said of it"
        );
        let bare: Vec<_> =
            check("<html><h1>x</h1></html>", "").into_iter().map(|(_, message)| message).collect();
        assert_eq!(bare, ["the page does not state its language", "the page has no title"]);
    }
}
