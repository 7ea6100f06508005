//! Links of bodies: resolved once, reported where they break.

use std::collections::{BTreeMap, BTreeSet};

use super::audience::folder_of;
use super::lookup::{self, Found, Lookup};
use super::{PageIx, PortalPage, field_asset, field_links, urls};
use crate::diagnostic::{Code, Diagnostic, Span, nearest};
use crate::markdown::LinkKind;
use crate::schema::{Schema, Value};

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A page of this portal, and the fragment without `#`.
    Page(PageIx, Option<String>),
    /// A generated page or file: its address below the base path, with the fragment.
    Local(String),
    /// A published asset: path below the content folder.
    Asset(String),
    /// A place on the same page: the fragment without `#`.
    Anchor(String),
    /// Another site; as written.
    External(String),
    /// Nothing there, or nothing that this audience may see: shown as text, and in both cases the same text.
    Broken,
}

/// What links are resolved against.
pub(super) struct Space<'a> {
    pub(super) pages: &'a [PortalPage],
    pub(super) lookup: Lookup<'a>,
    pub(super) hidden: &'a BTreeSet<String>,
    /// Asset paths below the content folder.
    pub(super) assets: &'a BTreeSet<String>,
    /// Folder path → address, for folders without a page of their own.
    pub(super) listings: BTreeMap<String, String>,
    /// What addresses begin with; ends with a slash.
    pub(super) base: &'a str,
    pub(super) schema: &'a Schema,
}

/// What the links of one page lead to.
#[derive(Default)]
pub(super) struct Links {
    /// Destination as written → target.
    pub(super) targets: BTreeMap<String, Target>,
    /// Fields that read otherwise with their links written out, or that are left out.
    pub(super) fields: Vec<(String, Option<Value<PageIx>>)>,
    /// Addresses of generated pages and files among the targets, with their places.
    pub(super) generated: Vec<(String, Span)>,
    /// What is wrong.
    pub(super) found: Vec<Diagnostic>,
}

/// The links of one page, in its text and in its fields.
pub(super) fn resolve(space: &Space<'_>, page: &PortalPage) -> Links {
    let mut links = Links::default();
    let outline = &page.page.outline;
    let written = outline.links.iter().map(|l| (l.kind, l.dest.as_str(), &l.span));
    let in_html = outline.html_links.iter().map(|l| (l.kind, l.dest.as_str(), &l.span));
    for (kind, dest, span) in written.chain(in_html) {
        links.target(space, page, (kind, dest), || span.clone());
    }
    links.fields = field_links::resolve(space, page, &mut links);
    links
}

impl Links {
    /// What a destination leads to, which stands at `place`.
    pub(super) fn target(
        &mut self,
        space: &Space<'_>,
        page: &PortalPage,
        (kind, dest): (LinkKind, &str),
        place: impl Fn() -> Span,
    ) -> &Target {
        let (generated, found) = (&mut self.generated, &mut self.found);
        self.targets.entry(key(kind, dest)).or_insert_with(|| {
            let (target, problem) = space.target(page, kind, dest);
            found.extend(problem.map(|problem| problem.at(place())));
            if let Target::Local(url) = &target {
                generated.push((url.clone(), place()));
            }
            target
        })
    }
}

/// The key of a link in [`PortalPage::links`]: a wikilink and a path may be written alike and lead elsewhere.
pub fn key(kind: LinkKind, dest: &str) -> String {
    if kind == LinkKind::Wiki { format!("[[{dest}]]") } else { dest.to_owned() }
}

impl Space<'_> {
    pub(super) fn page(&self, ix: PageIx) -> &PortalPage {
        &self.pages[ix.0 as usize]
    }

    pub(super) fn target(
        &self,
        from: &PortalPage,
        kind: LinkKind,
        dest: &str,
    ) -> (Target, Option<Diagnostic>) {
        if kind == LinkKind::Wiki {
            return self.wiki(from, dest);
        }
        if is_external(dest) {
            return (Target::External(dest.to_owned()), None);
        }
        let (path, fragment) = split_fragment(dest);
        if path.is_empty() {
            let Some(fragment) = fragment else { return (Target::Anchor(String::new()), None) };
            let problem = check_anchor(from, &fragment, None);
            return (Target::Anchor(fragment), problem);
        }
        let path = urls::decode(path.split('?').next().unwrap_or_default());
        let Some(joined) = join(folder_of(&from.page.path), &path) else {
            let help = "links can only lead to files inside the content folder";
            let message = format!("the link `{dest}` leads out of the content folder");
            return (Target::Broken, Some(Diagnostic::new(Code::BrokenLink, message).help(help)));
        };
        if let Some(found) = self.by_path(&joined, fragment.as_deref()) {
            return found;
        }
        // Other generators resolve against the page's address: `../other/` from `/guides/this/`.
        if let Some(by_url) = join(from.url.as_str().trim_matches('/'), &path)
            && by_url != joined
            && let Some(found) = self.by_path(&by_url, fragment.as_deref())
        {
            return found;
        }
        if let Some(url) = generated(&joined, fragment.as_deref()) {
            return (Target::Local(url), None);
        }
        (Target::Broken, Some(self.broken(from, kind, dest, &joined)))
    }

    fn wiki(&self, from: &PortalPage, dest: &str) -> (Target, Option<Diagnostic>) {
        let (name, fragment) = split_fragment(dest);
        if name.is_empty() {
            let fragment = crate::markdown::slugify(&fragment.unwrap_or_default());
            let problem = check_anchor(from, &fragment, None);
            return (Target::Anchor(fragment), problem);
        }
        match self.lookup.wiki(name) {
            Found::One(ix) => {
                let fragment = fragment.map(|f| self.heading_anchor(ix, &f));
                let problem = fragment.as_deref().and_then(|f| check_anchor(self.page(ix), f, Some(dest)));
                (Target::Page(ix, fragment), problem)
            }
            Found::Many(all) => {
                let ids: Vec<&str> = all.iter().take(4).map(|ix| self.page(*ix).page.id.as_str()).collect();
                let message = format!("several pages answer to `[[{dest}]]`");
                let help = format!("write one of {}", ids.join(", "));
                (Target::Broken, Some(Diagnostic::new(Code::AmbiguousLink, message).help(help)))
            }
            _ => (Target::Broken, Some(self.broken_wiki(name))),
        }
    }

    /// `[[page#Some heading]]` may name the heading's text instead of its anchor.
    fn heading_anchor(&self, ix: PageIx, written: &str) -> String {
        let outline = &self.page(ix).page.outline;
        if outline.anchors.contains(written) {
            return written.to_owned();
        }
        let by_text = outline.headings.iter().find(|h| h.text.eq_ignore_ascii_case(written.trim()));
        by_text.map_or_else(|| crate::markdown::slugify(written), |h| h.id.clone())
    }

    fn by_path(&self, path: &str, fragment: Option<&str>) -> Option<(Target, Option<Diagnostic>)> {
        let bare = path.trim_end_matches('/');
        let stem = bare.strip_suffix(".html").unwrap_or(bare);
        let within = |name: &str| if bare.is_empty() { name.to_owned() } else { format!("{bare}/{name}") };
        let candidates = [
            bare.to_owned(),
            format!("{stem}.md"),
            within("index.md"),
            within("README.md"),
            within("_index.md"),
            within("readme.md"),
        ];
        let by_url = || self.lookup.by_url.get(format!("/{stem}/").as_str());
        let page = candidates.iter().find_map(|c| self.lookup.by_path.get(c.as_str())).or_else(by_url);
        if let Some(ix) = page {
            let problem = fragment.and_then(|f| check_anchor(self.page(*ix), f, Some(path)));
            return Some((Target::Page(*ix, fragment.map(str::to_owned)), problem));
        }
        if self.assets.contains(bare) {
            return Some((Target::Asset(bare.to_owned()), None));
        }
        self.listings.get(bare).map(|url| (Target::Local(url.clone()), None))
    }

    /// What is wrong with the name of a file in a field.
    pub(super) fn no_file(&self, from: &PortalPage, field: &str, written: &str) -> Option<Diagnostic> {
        let path = field_asset(&from.page.path, written);
        if is_external(written) || self.assets.contains(&path) {
            return None;
        }
        if self.hidden.contains(&path) {
            return Some(outside_audience());
        }
        let message =
            format!("`{field}` names `{written}`, which is no published file; the field is left out");
        let names = self.assets.iter().map(String::as_str);
        Some(Diagnostic::new(Code::BrokenImage, message).help_opt(near(from, &path, names)))
    }

    fn broken(&self, from: &PortalPage, kind: LinkKind, dest: &str, joined: &str) -> Diagnostic {
        let bare = joined.trim_end_matches('/');
        let hidden =
            [bare.to_owned(), format!("{bare}.md"), format!("{bare}/index.md"), format!("{bare}/README.md")];
        if hidden.iter().any(|h| self.hidden.contains(h)) {
            return outside_audience();
        }
        if kind == LinkKind::Image {
            let names = self.assets.iter().map(String::as_str);
            let message = format!("there is no image `{dest}`");
            return Diagnostic::new(Code::BrokenImage, message).help_opt(near(from, joined, names));
        }
        let extension = super::lookup::last_segment(bare).rsplit_once('.').map_or("", |(_, e)| e);
        if !extension.is_empty() && !matches!(extension, "md" | "markdown" | "html") {
            let names = self.assets.iter().map(String::as_str);
            let message = format!("there is no published file `{dest}`");
            return Diagnostic::new(Code::BrokenImage, message).help_opt(near(from, joined, names));
        }
        let names = self.pages.iter().map(|p| p.page.path.as_str());
        Diagnostic::new(Code::BrokenLink, format!("there is no page `{dest}`"))
            .help_opt(near(from, joined, names))
    }

    fn broken_wiki(&self, name: &str) -> Diagnostic {
        if lookup::is_hidden(self.hidden, name) {
            return outside_audience();
        }
        let message = format!("no page answers to `[[{name}]]`");
        Diagnostic::new(Code::BrokenLink, message).help_opt(self.lookup.suggest(name, &[]))
    }
}

/// Generated files beside the pages that links may lead to.
const GENERATED: [&str; 6] =
    ["atom.xml", "graph.graphml", "graph.jsonld", "llms.txt", "portal.json", "sitemap.xml"];

/// The address of what may be a generated page or file.
fn generated(path: &str, fragment: Option<&str>) -> Option<String> {
    let is_page = path == "search" || path == "browse" || path.starts_with("browse/");
    if !is_page && !GENERATED.contains(&path) {
        return None;
    }
    let end = if super::lookup::last_segment(path).contains('.') { "" } else { "/" };
    let fragment = fragment.map_or_else(String::new, |fragment| format!("#{fragment}"));
    Some(format!("/{path}{end}{fragment}"))
}

/// The nearest path; written as the author would have to write it.
fn near<'n>(from: &PortalPage, joined: &str, names: impl Iterator<Item = &'n str> + Clone) -> Option<String> {
    let folder = folder_of(&from.page.path);
    let same_name =
        |n: &&str| super::lookup::last_segment(n).eq_ignore_ascii_case(super::lookup::last_segment(joined));
    let found = nearest(joined, names.clone()).or_else(|| names.clone().find(same_name))?;
    Some(format!("did you mean `{}`?", relative(folder, found)))
}

/// A report when a page has no such place.
fn check_anchor(target: &PortalPage, fragment: &str, written: Option<&str>) -> Option<Diagnostic> {
    let anchors = &target.page.outline.anchors;
    // `#:~:text=` and the top of the page exist everywhere.
    if fragment.is_empty() || fragment == "top" || fragment.starts_with(":~:") || anchors.contains(fragment) {
        return None;
    }
    let message = match written {
        Some(_) => format!("`{}` has no heading `#{fragment}`", target.page.path),
        None => format!("this page has no heading `#{fragment}`"),
    };
    let help = nearest(fragment, anchors.iter().map(String::as_str)).map(|n| format!("did you mean `#{n}`?"));
    Some(Diagnostic::new(Code::BrokenAnchor, message).help_opt(help))
}

fn outside_audience() -> Diagnostic {
    Diagnostic::new(
        Code::OutsideAudience,
        "the link leads to a page outside this audience; it is shown as text",
    )
    .grouped("links lead to pages outside this audience; they are shown as text")
}

/// Whether a destination has a scheme or a host.
pub(super) fn is_external(dest: &str) -> bool {
    if dest.starts_with("//") {
        return true;
    }
    dest.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
            && scheme.as_bytes()[0].is_ascii_alphabetic()
    })
}

fn split_fragment(dest: &str) -> (&str, Option<String>) {
    match dest.split_once('#') {
        Some((path, fragment)) => (path, Some(urls::decode(fragment))),
        None => (dest, None),
    }
}

/// Joins a folder and a relative or root path; `None` when it leads above the root.
fn join(folder: &str, path: &str) -> Option<String> {
    let mut segments: Vec<&str> =
        if path.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.retain(|s| !s.is_empty());
                segments.pop()?;
            }
            name => segments.push(name),
        }
    }
    segments.retain(|s| !s.is_empty());
    Some(segments.join("/"))
}

/// A path as seen from a folder.
fn relative(folder: &str, path: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|s| !s.is_empty()).collect();
    let to: Vec<&str> = path.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    "../".repeat(from.len() - shared) + &to[shared..].join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_join_and_relate() {
        for (folder, path, joined) in [
            ("a/b", "c.md", Some("a/b/c.md")),
            ("a/b", "../c.md", Some("a/c.md")),
            ("a/b", "/c.md", Some("c.md")),
            ("", "./c/", Some("c")),
            ("a", "../../c.md", None),
            ("", "..", None),
        ] {
            assert_eq!(join(folder, path).as_deref(), joined, "{folder} {path}");
        }
        assert_eq!(relative("a/b", "a/c.md"), "../c.md");
        assert_eq!(relative("", "a/c.md"), "a/c.md");
    }

    #[test]
    fn schemes_are_external() {
        for (dest, external) in [
            ("https://a.example", true),
            ("mailto:a@b.example", true),
            ("//cdn.example/x", true),
            ("a/b:c.md", false),
            ("c:/x", false),
            ("page.md#a:b", false),
        ] {
            assert_eq!(is_external(dest), external, "{dest}");
        }
    }
}
