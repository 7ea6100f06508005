//! Index pages over the whole portal: by type, tag, level, owner, status, freshness.

use std::collections::BTreeMap;

use super::{Freshness, PageIx, PortalPage, Url};
use crate::parse::{Level, Origin, Status};
use crate::schema::Schema;

/// All terms that some page of the portal has, each kind in the order in which it is shown.
#[derive(Debug, Default)]
pub struct Taxonomies {
    /// Groups of types, in navigation order.
    pub groups: Vec<Term>,
    /// Content types, in navigation order.
    pub types: Vec<Term>,
    /// Tags, by title.
    pub tags: Vec<Term>,
    /// Levels, beginner first.
    pub levels: Vec<Term>,
    /// Owners, by title.
    pub owners: Vec<Term>,
    /// Statuses, in order of life.
    pub statuses: Vec<Term>,
    /// Review states on the build date.
    pub freshness: Vec<Term>,
}

impl Taxonomies {
    /// Every kind with its name in addresses and its title.
    pub fn kinds(&self) -> [(&'static str, &'static str, &[Term]); 7] {
        [
            ("group", "Groups", &self.groups),
            ("type", "Types", &self.types),
            ("tag", "Tags", &self.tags),
            ("level", "Levels", &self.levels),
            ("owner", "Owners", &self.owners),
            ("status", "Status", &self.statuses),
            ("review", "Review state", &self.freshness),
        ]
    }

    /// The term of an identifier.
    pub fn find<'a>(terms: &'a [Term], id: &str) -> Option<&'a Term> {
        terms.iter().find(|t| t.id == id)
    }
}

/// One term: its index page lists `pages`.
#[derive(Debug, Clone)]
pub struct Term {
    /// Identifier, also the last segment of its address.
    pub id: String,
    /// As shown.
    pub title: String,
    /// Its index page, `/browse/<kind>/<id>/`.
    pub url: Url,
    /// By title.
    pub pages: Vec<PageIx>,
}

/// The address of the index page of a type, whether there is a page of it or not.
pub(crate) fn type_url(id: &str) -> Url {
    term_url("type", id)
}

fn term_url(kind: &str, id: &str) -> Url {
    Url::new(format!("browse/{kind}/{id}/"))
}

/// The identifier of a tag: two tags that differ in case or spaces alone are one.
pub(crate) fn tag_id(tag: &str) -> String {
    Url::of_stem(&tag.trim().to_lowercase().replace('/', "-")).last_segment().to_owned()
}

pub(super) fn build(schema: &Schema, pages: &[PortalPage]) -> Taxonomies {
    let mut kinds: [BTreeMap<String, (String, Vec<PageIx>)>; 7] = Default::default();
    let mut add = |kind: usize, id: &str, title: &str, ix: PageIx| {
        let (_, list) = kinds[kind].entry(id.to_owned()).or_insert_with(|| (title.to_owned(), Vec::new()));
        if list.last() != Some(&ix) {
            list.push(ix);
        }
    };
    for ix in by_title(pages) {
        let PortalPage { page, review, owner, .. } = &pages[ix.0 as usize];
        for tag in &page.meta.tags {
            add(2, &tag_id(tag), tag, ix);
        }
        let of = schema.get(&page.type_id);
        if page.origin == Origin::Index && of.id == "page" {
            continue;
        }
        if let Some(group) = schema.group(&of.group) {
            add(0, &group.id, &group.title, ix);
        }
        add(1, &of.id, &of.plural, ix);
        if let Some(level) = page.meta.level {
            add(3, level.id(), level.title(), ix);
        }
        if let Some(owner) = owner {
            let owner = &pages[owner.0 as usize];
            add(4, owner.url.last_segment(), &owner.page.title, ix);
        }
        if let Some(status) = page.meta.status {
            add(5, status.id(), status.title(), ix);
        }
        if review.freshness != Freshness::Exempt {
            add(6, review.freshness.id(), review.freshness.title(), ix);
        }
    }
    let [groups, types, tags, levels, owners, statuses, freshness] = kinds;
    let group_order: Vec<&str> = schema.groups.iter().map(|g| g.id.as_str()).collect();
    let type_order: Vec<&str> = schema.ordered().iter().map(|t| t.id.as_str()).collect();
    Taxonomies {
        groups: in_order("group", groups, &group_order),
        types: in_order("type", types, &type_order),
        tags: in_order("tag", tags, &[]),
        levels: in_order("level", levels, &Level::ALL.iter().map(|l| l.id()).collect::<Vec<_>>()),
        owners: in_order("owner", owners, &[]),
        statuses: in_order("status", statuses, &Status::ALL.iter().map(|s| s.id()).collect::<Vec<_>>()),
        freshness: in_order("review", freshness, &Freshness::ALL.map(Freshness::id)),
    }
}

fn by_title(pages: &[PortalPage]) -> Vec<PageIx> {
    let mut order: Vec<PageIx> = (0..pages.len()).map(|i| PageIx(i as u32)).collect();
    order.sort_by_cached_key(|ix| (pages[ix.0 as usize].page.title.to_lowercase(), *ix));
    order
}

/// Sorts terms as `order` lists them, the rest by title.
fn in_order(kind: &str, terms: BTreeMap<String, (String, Vec<PageIx>)>, order: &[&str]) -> Vec<Term> {
    let mut terms: Vec<Term> = terms
        .into_iter()
        .map(|(id, (title, pages))| Term { url: term_url(kind, &id), id, title, pages })
        .collect();
    terms.sort_by_cached_key(|t| {
        (order.iter().position(|o| *o == t.id).unwrap_or(usize::MAX), t.title.to_lowercase(), t.id.clone())
    });
    terms
}
