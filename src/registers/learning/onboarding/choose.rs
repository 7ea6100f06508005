//! Which pages beside the path belong into a plan: those that are about the same, by tags and by links.

use std::collections::{BTreeMap, BTreeSet};

use super::{MOST, MOST_CONCEPTS, words};
use crate::parse::{Level, Status};
use crate::portal::taxonomy::tag_id;
use crate::portal::{LinkTarget, PageIx, Portal, PortalPage};
use crate::registers::learning::paths::rank;
use crate::schema::{Kind, Part, Value};

/// Points of a page for each page of the path that it is linked with, in either direction, by text or by field.
const LINKED: usize = 2;

/// Tags, languages and platforms of every page as identifiers: many plans ask for them.
#[derive(Debug, Default)]
pub struct Words(Vec<BTreeSet<String>>);

impl Words {
    /// Collects them.
    pub fn new(portal: &Portal) -> Self {
        let of = |(ix, _): (PageIx, &PortalPage)| {
            let fields = ["tags", "languages", "platforms"];
            fields.iter().flat_map(|field| words(portal, ix, field)).map(|word| tag_id(&word)).collect()
        };
        Self(portal.iter().map(of).collect())
    }

    /// Those of a page.
    pub fn of(&self, ix: PageIx) -> &BTreeSet<String> {
        static NONE: BTreeSet<String> = BTreeSet::new();
        self.0.get(ix.0 as usize).unwrap_or(&NONE)
    }

    /// Those of any page.
    pub(super) fn all(&self) -> BTreeSet<&str> {
        self.0.iter().flatten().map(String::as_str).collect()
    }
}

/// What a path is about.
pub(super) struct Topics<'a> {
    all: &'a Words,
    /// Tag → how many pages of the path have it. With a stack its words alone.
    pub(super) words: BTreeMap<String, usize>,
    /// Page → how many pages of the path it is linked with.
    near: BTreeMap<PageIx, usize>,
    stack: BTreeSet<String>,
}

impl<'a> Topics<'a> {
    pub(super) fn new(portal: &Portal, all: &'a Words, path: &[PageIx], stack: &[String]) -> Self {
        let stack: BTreeSet<String> = stack.iter().map(|word| tag_id(word)).collect();
        let mut words: BTreeMap<String, usize> = BTreeMap::new();
        let mut near: BTreeMap<PageIx, usize> = BTreeMap::new();
        for ix in path {
            for word in all.of(*ix).iter().filter(|word| stack.is_empty() || stack.contains(*word)) {
                *words.entry(word.clone()).or_default() += 1;
            }
            for other in neighbours(portal.page(*ix)) {
                *near.entry(other).or_default() += 1;
            }
        }
        for word in &stack {
            *words.entry(word.clone()).or_default() += 1;
        }
        Self { all, words, near, stack }
    }

    /// How much a page is about the same: one point for each page of the path that shares a word, two for each link.
    fn score(&self, ix: PageIx) -> usize {
        let shared: usize = self.all.of(ix).iter().filter_map(|word| self.words.get(word)).sum();
        shared + LINKED * self.near.get(&ix).copied().unwrap_or_default()
    }

    /// Whether a page is about one of the words of the stack, or about none in particular.
    fn in_stack(&self, ix: PageIx) -> bool {
        let words = self.all.of(ix);
        self.stack.is_empty() || words.is_empty() || words.iter().any(|word| self.stack.contains(word))
    }
}

/// The pages of a part, those that are most about the same first, then the easiest.
pub(super) fn pages(
    portal: &Portal,
    topics: &Topics<'_>,
    part: Part,
    taken: &BTreeSet<PageIx>,
) -> Vec<PageIx> {
    let most = if part == Part::Concept { MOST_CONCEPTS } else { MOST };
    let mut found: Vec<(usize, PageIx)> = portal
        .iter()
        .filter(|(ix, page)| !taken.contains(ix) && is_part(portal, page, part) && topics.in_stack(*ix))
        .map(|(ix, _)| (topics.score(ix), ix))
        .filter(|(score, _)| *score > 0)
        .collect();
    // Words come before pages: they are looked up in a minute.
    let is_page = |ix: PageIx| portal.schema.get(&portal.page(ix).page.type_id).kind == Kind::Page;
    found.sort_by_key(|(score, ix)| (is_page(*ix), std::cmp::Reverse(*score), rank(portal, *ix)));
    found.truncate(most);
    found.into_iter().map(|(_, ix)| ix).collect()
}

/// What the type is declared to be; of concepts that are read only those for beginners.
fn is_part(portal: &Portal, page: &PortalPage, part: Part) -> bool {
    let of = portal.schema.get(&page.page.type_id);
    if matches!(page.page.meta.status, Some(Status::Deprecated | Status::Archived)) {
        return false;
    }
    let first = of.kind != Kind::Page || page.page.meta.level == Some(Level::Beginner);
    of.onboarding == Some(part) && !portal.leads(page) && (part != Part::Concept || first)
}

/// Whether a page of the path belongs to a stack: one that is about languages or platforms has to be about one of its.
pub(super) fn fits(portal: &Portal, ix: PageIx, stack: &[String]) -> bool {
    let named: Vec<String> = ["languages", "platforms"]
        .iter()
        .flat_map(|field| words(portal, ix, field))
        .map(|w| tag_id(&w))
        .collect();
    let stack: Vec<String> = stack.iter().map(|word| tag_id(word)).collect();
    stack.is_empty() || named.is_empty() || named.iter().any(|word| stack.contains(word))
}

/// The pages that a page is linked with.
fn neighbours(page: &PortalPage) -> BTreeSet<PageIx> {
    let linked = page.links.values().filter_map(|target| match target {
        LinkTarget::Page(ix, _) => Some(*ix),
        _ => None,
    });
    let named = page.fields.values().flat_map(Value::refs).copied();
    let naming = page.inverse.values().flatten().copied();
    linked.chain(page.backlinks.iter().copied()).chain(named).chain(naming).collect()
}
