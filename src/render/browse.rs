//! `/browse/`: everything there is, by group, type, level, owner, status, review state, tag and letter.

use std::collections::BTreeMap;

use super::lists::write;
use super::view::{BrowseView, CountView, GroupView, KindView, LetterView, LinkView};
use super::{Shared, dashboards};
use crate::artifact::Artifact;
use crate::diagnostic::Diagnostic;
use crate::portal::{SectionIx, Taxonomies, Term, Url};

/// A portal with more pages than this has no index by letter: it would be megabytes.
const MOST_LETTERED: usize = 3000;

pub(super) fn render(shared: &Shared<'_>) -> Result<Artifact, Box<Diagnostic>> {
    let url = Url::new("browse/");
    let view = BrowseView {
        title: "Browse everything",
        description: "Every page, by what it is, whom it is for and who looks after it.",
        groups: groups(shared),
        kinds: kinds(shared),
        index: index(shared),
        dashboards: dashboards::links(shared),
    };
    let meta = shared.plain_meta(&url, view.title, view.description);
    let mut context = shared.context(SectionIx(0), &url, &meta);
    context.insert("browse", &view);
    write(shared, "browse.html", &context, &url)
}

fn counted(shared: &Shared<'_>, term: &Term) -> CountView {
    CountView { title: term.title.clone(), url: shared.href(&term.url), count: term.pages.len() }
}

pub(super) fn groups(shared: &Shared<'_>) -> Vec<GroupView> {
    let schema = &shared.portal.schema;
    let taxonomies = &shared.portal.taxonomies;
    let view = |term: &Term| {
        let group = schema.group(&term.id)?;
        let types = schema.ordered().into_iter().filter(|t| t.group == group.id);
        Some(GroupView {
            title: term.title.clone(),
            icon: group.icon.clone(),
            url: shared.href(&term.url),
            count: term.pages.len(),
            description: group.description.clone(),
            types: types
                .filter_map(|t| Some(counted(shared, Taxonomies::find(&taxonomies.types, &t.id)?)))
                .collect(),
        })
    };
    taxonomies.groups.iter().filter_map(view).collect()
}

/// All kinds but groups; types only where no group shows them.
fn kinds(shared: &Shared<'_>) -> Vec<KindView> {
    let schema = &shared.portal.schema;
    let ungrouped = |term: &&Term| schema.group(&schema.get(&term.id).group).is_none();
    let kinds = shared.portal.taxonomies.kinds().into_iter().filter(|(id, ..)| *id != "group");
    kinds
        .map(|(id, title, terms)| {
            let shown = terms.iter().filter(|term| id != "type" || ungrouped(term));
            KindView {
                id,
                title,
                terms: shown.map(|term| counted(shared, term)).collect(),
                calendar: shared.calendar().filter(|_| id == "review"),
            }
        })
        .filter(|kind| !kind.terms.is_empty())
        .collect()
}

fn index(shared: &Shared<'_>) -> Vec<LetterView> {
    if shared.portal.pages.len() > MOST_LETTERED {
        return Vec::new();
    }
    let mut letters: BTreeMap<String, Vec<LinkView>> = BTreeMap::new();
    for page in &shared.portal.pages {
        let title = &page.page.title;
        let first = title.chars().find(|c| c.is_alphanumeric());
        let letter = match first {
            Some(c) if c.is_alphabetic() => c.to_uppercase().to_string(),
            _ => "#".to_owned(),
        };
        letters
            .entry(letter)
            .or_default()
            .push(LinkView { title: title.clone(), url: shared.href(&page.url) });
    }
    letters
        .into_iter()
        .enumerate()
        .map(|(id, (title, mut pages))| {
            pages.sort_by_cached_key(|p| (p.title.to_lowercase(), p.url.clone()));
            LetterView { id, title, pages }
        })
        .collect()
}
