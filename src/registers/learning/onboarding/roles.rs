//! The roles that a plan can be made for: career roles, and those that guides for newcomers name.

use std::collections::BTreeSet;

use super::{refs, words};
use crate::diagnostic::suggest;
use crate::markdown::slugify;
use crate::portal::taxonomy::tag_id;
use crate::portal::{PageIx, Portal};
use crate::query::UnknownTerm;
use crate::registers::learning::paths::{Paths, to_role};
use crate::registers::learning::roles::Roles;
use crate::registers::learning::{Learning, types};

/// Guides for newcomers: their `role` is a word, their `career_role` a record.
const GUIDE: &str = "onboarding_docs";
/// The role of a guide that is for all.
const ANY: &str = "any";

/// A role that somebody starts in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// As shown.
    pub title: String,
    /// The last part of the address of its plan.
    pub slug: String,
    /// Its career role, where there is one.
    pub role: Option<PageIx>,
    /// Guides for it, by address.
    pub guides: Vec<PageIx>,
}

/// All roles for which a plan would hold something: career roles by address, then the words of guides.
pub fn starts(portal: &Portal, roles: &Roles, paths: &Paths) -> Vec<Start> {
    let mut found: Vec<Start> = Vec::new();
    let mut taken = BTreeSet::new();
    let mut slug = |wanted: &str| {
        let wanted = if wanted.is_empty() { "role" } else { wanted };
        let numbered = (2..).map(|n| format!("{wanted}-{n}"));
        let free = std::iter::once(wanted.to_owned()).chain(numbered).find(|slug| taken.insert(slug.clone()));
        free.unwrap_or_default()
    };
    for role in portal.records(types::ROLE).filter_map(|record| record.ix) {
        let guides = guides(portal, |guide, word| {
            refs(portal, guide, "career_role").contains(&role)
                || same(word, &portal.page(role).page.title)
                || same(word, ANY)
        });
        let leads = paths.leading_to(role).next().is_some();
        let own = guides.iter().any(|guide| !is_for_all(portal, *guide));
        if own || leads || !to_role(portal, roles, role).pages.is_empty() {
            let title = portal.page(role).page.title.clone();
            let slug = slug(portal.page(role).url.last_segment());
            found.push(Start { title, slug, role: Some(role), guides });
        }
    }
    for (guide, word) in guide_words(portal) {
        let known = found.iter().any(|start| start.guides.contains(&guide));
        if known || same(&word, ANY) || found.iter().any(|start| same(&start.title, &word)) {
            continue;
        }
        let guides = guides(portal, |_, other| same(other, &word) || same(other, ANY));
        found.push(Start { slug: slug(&slugify(&word)), title: capital(&word), role: None, guides });
    }
    found
}

/// The role of a name: the identifier, the last part of it or the title of a career role, or the role or identifier of
/// a guide.
pub fn find(portal: &Portal, learning: &Learning, name: &str) -> Result<Start, UnknownTerm> {
    let all = &learning.starts;
    let named = |ix: PageIx| {
        let page = portal.page(ix);
        [page.page.id.as_str(), page.url.last_segment(), &page.page.title]
            .iter()
            .any(|other| same(other, name))
    };
    let by_role = all.iter().find(|start| start.role.is_some_and(named) || same(&start.title, name));
    let by_guide = || {
        let words = |start: &Start| {
            start.guides.iter().any(|ix| words(portal, *ix, "role").iter().any(|w| same(w, name)))
        };
        all.iter().find(|start| words(start) || start.guides.iter().any(|guide| named(*guide)))
    };
    if let Some(start) = by_role.or_else(by_guide) {
        return Ok(start.clone());
    }
    let mut known: Vec<&str> = all.iter().map(|start| start.title.as_str()).collect();
    known.extend(all.iter().map(|start| start.slug.as_str()).filter(|slug| slug.contains('-')));
    Err(UnknownTerm { kind: "role to start in", given: name.to_owned(), help: suggest(name, known) })
}

/// A person by identifier, the last part of it, or name.
pub fn person(portal: &Portal, name: &str) -> Result<PageIx, UnknownTerm> {
    let people: Vec<PageIx> = portal.records("person").filter_map(|record| record.ix).collect();
    let named = |ix: &&PageIx| {
        let page = portal.page(**ix);
        [page.page.id.as_str(), page.url.last_segment(), &page.page.title]
            .iter()
            .any(|other| same(other, name))
    };
    people.iter().find(named).copied().ok_or_else(|| {
        let known = people.iter().map(|ix| portal.page(*ix).url.last_segment());
        UnknownTerm { kind: "person", given: name.to_owned(), help: suggest(name, known) }
    })
}

/// The first word of a stack that no page has as tag, language or platform.
pub fn unknown_word(learning: &Learning, stack: &[String]) -> Option<UnknownTerm> {
    let known = learning.words.all();
    let given = stack.iter().find(|word| !known.contains(tag_id(word).as_str()))?;
    let help = suggest(given, known);
    Some(UnknownTerm { kind: "tag, language or platform", given: given.clone(), help })
}

fn guides(portal: &Portal, fits: impl Fn(PageIx, &str) -> bool) -> Vec<PageIx> {
    let mut found: Vec<PageIx> = guide_words(portal)
        .into_iter()
        .filter(|(guide, word)| fits(*guide, word))
        .map(|(guide, _)| guide)
        .collect();
    // What is for all comes first.
    found.sort_by_key(|guide| (!is_for_all(portal, *guide), *guide));
    found
}

fn guide_words(portal: &Portal) -> Vec<(PageIx, String)> {
    let guides = portal.records(GUIDE);
    guides.filter_map(|record| Some((record.ix?, record.text("role")?.to_owned()))).collect()
}

fn is_for_all(portal: &Portal, guide: PageIx) -> bool {
    words(portal, guide, "role").iter().any(|word| same(word, ANY))
}

/// A word of a guide as a title.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Whether two names are the same but for letter case and punctuation.
fn same(a: &str, b: &str) -> bool {
    slugify(a) == slugify(b)
}
