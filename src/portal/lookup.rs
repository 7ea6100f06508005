//! Names to pages: identifiers, paths, last path segments, titles.

use std::collections::{BTreeSet, HashMap};

use super::{PageIx, PortalPage};
use crate::diagnostic::nearest;

/// What a name leads to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    One(PageIx),
    Many(Vec<PageIx>),
    /// Of another type than asked for.
    WrongType(PageIx),
    None,
}

/// All names of the visible pages.
#[derive(Debug)]
pub(crate) struct Lookup<'a> {
    pages: &'a [PortalPage],
    by_id: HashMap<&'a str, Vec<PageIx>>,
    by_segment: HashMap<String, Vec<PageIx>>,
    by_title: HashMap<String, Vec<PageIx>>,
    pub(crate) by_path: HashMap<&'a str, PageIx>,
    pub(crate) by_url: HashMap<&'a str, PageIx>,
}

impl<'a> Lookup<'a> {
    pub(crate) fn new(pages: &'a [PortalPage]) -> Self {
        let mut lookup = Self {
            pages,
            by_id: HashMap::new(),
            by_segment: HashMap::new(),
            by_title: HashMap::new(),
            by_path: HashMap::new(),
            by_url: HashMap::new(),
        };
        for (i, page) in pages.iter().enumerate() {
            let ix = PageIx(i as u32);
            lookup.by_id.entry(&page.page.id).or_default().push(ix);
            lookup.by_segment.entry(last_segment(&page.page.id).to_lowercase()).or_default().push(ix);
            lookup.by_title.entry(page.page.title.to_lowercase()).or_default().push(ix);
            lookup.by_path.insert(&page.page.path, ix);
            lookup.by_url.insert(page.url.as_str(), ix);
        }
        lookup
    }

    /// Finds the page that a field names, among pages of the types in `to` (any when empty).
    pub(crate) fn reference(&self, name: &str, to: &[String]) -> Found {
        let name = clean(name);
        let fits = |ix: &PageIx| to.is_empty() || to.contains(&self.pages[ix.0 as usize].page.type_id);
        let exact = self.by_id.get(name).map_or(&[][..], Vec::as_slice);
        let suffix = || {
            let candidates = self.by_segment.get(&last_segment(name).to_lowercase());
            candidates.map_or(&[][..], Vec::as_slice).iter().filter(|ix| {
                let id = &self.pages[ix.0 as usize].page.id;
                id.len() >= name.len()
                    && id.is_char_boundary(id.len() - name.len())
                    && id[id.len() - name.len()..].eq_ignore_ascii_case(name)
                    && (id.len() == name.len() || id.as_bytes()[id.len() - name.len() - 1] == b'/')
            })
        };
        let mut fitting: Vec<PageIx> = exact.iter().copied().filter(fits).collect();
        if fitting.is_empty() {
            fitting = suffix().copied().filter(fits).collect();
        }
        match fitting[..] {
            [one] => Found::One(one),
            [] => match exact.first().or_else(|| suffix().next()) {
                Some(other) => Found::WrongType(*other),
                None => Found::None,
            },
            _ => Found::Many(fitting),
        }
    }

    /// Finds the page that a wikilink names: as a field would, or by its title.
    pub(crate) fn wiki(&self, name: &str) -> Found {
        match self.reference(name, &[]) {
            Found::None => {
                match self.by_title.get(&name.trim().to_lowercase()).map_or(&[][..], Vec::as_slice) {
                    [one] => Found::One(*one),
                    [] => match self.reference(&crate::markdown::slugify(name), &[]) {
                        Found::WrongType(_) => Found::None,
                        found => found,
                    },
                    many => Found::Many(many.to_vec()),
                }
            }
            found => found,
        }
    }

    /// "did you mean …?" among the pages of some types.
    pub(crate) fn suggest(&self, name: &str, to: &[String]) -> Option<String> {
        let name = clean(name);
        let fitting =
            || self.pages.iter().map(|p| &p.page).filter(|p| to.is_empty() || to.contains(&p.type_id));
        let by_id = nearest(name, fitting().map(|p| p.id.as_str()));
        let found = by_id.or_else(|| nearest(last_segment(name), fitting().map(|p| last_segment(&p.id))));
        found.map(|name| format!("did you mean `{name}`?"))
    }
}

/// Whether a name leads to a page that this audience may not see: for messages only.
pub(crate) fn is_hidden(hidden: &BTreeSet<String>, name: &str) -> bool {
    let name = clean(name);
    hidden.iter().any(|path| {
        let id = path.strip_suffix(".md").unwrap_or(path);
        id == name || id.strip_suffix(name).is_some_and(|rest| rest.ends_with('/'))
    })
}

fn clean(name: &str) -> &str {
    let name = name.trim().trim_matches('/');
    name.strip_suffix(".md").unwrap_or(name)
}

/// What follows the last slash.
pub(crate) fn last_segment(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}
