//! The portal's first page.

use tera::Value;

use super::lists::write;
use super::view::{CountView, HomeView};
use super::{Shared, shared};
use crate::artifact::Artifact;
use crate::diagnostic::Diagnostic;
use crate::parse::Origin;
use crate::portal::{Freshness, NavNode, PageIx, SectionIx, Taxonomies, Term, Url};
use crate::schema::Kind;

const RECENT: usize = 12;
const DUE: usize = 6;
/// More pages than this directly in the root are left to the index.
const MOST_PAGES: usize = 60;

/// The first page of a portal whose authors wrote none.
pub(super) fn render(shared: &Shared<'_>) -> Result<Artifact, Box<Diagnostic>> {
    let url = Url::new("/");
    let view = view(shared);
    let meta = shared.plain_meta(&url, view.title, view.description);
    let mut context = shared.context(SectionIx(0), &url, &meta);
    context.insert("home", &view);
    context.insert_value("body", Value::safe_string(""));
    write(shared, "home.html", &context, &url)
}

/// What it shows, whether an author wrote a text for it or not.
pub(super) fn view<'a>(shared: &'a Shared<'_>) -> HomeView<'a> {
    let portal = shared.portal;
    let root = &portal.sections[0];
    let index = root.index.map(|ix| &portal.page(ix).page);
    let counted = |term: &Term| CountView {
        title: term.title.clone(),
        url: shared.href(&term.url),
        count: term.pages.len(),
    };
    let find = |terms: &[Term], id: &str, title: &str| {
        Taxonomies::find(terms, id).map(|term| CountView { title: title.to_owned(), ..counted(term) })
    };
    let taxonomies = &portal.taxonomies;
    let stats = [
        find(&taxonomies.freshness, Freshness::Overdue.id(), "overdue"),
        find(&taxonomies.freshness, Freshness::DueSoon.id(), "due soon"),
        find(&taxonomies.statuses, "draft", "in draft"),
    ];
    let pages = root.children.iter().filter_map(|node| match node {
        NavNode::Page(ix) if root.index != Some(*ix) => Some(shared.card(*ix)),
        _ => None,
    });
    HomeView {
        title: index.map_or_else(|| shared::site_title(portal), |page| page.title.as_str()),
        description: index
            .filter(|page| page.fields.contains_key("summary"))
            .map_or(portal.config.description.as_str(), |page| page.meta.summary.as_str()),
        count: portal.pages.len(),
        stats: stats.into_iter().flatten().collect(),
        sections: shared.section_cards(SectionIx(0)),
        pages: pages.take(MOST_PAGES).collect(),
        recent: recent(shared),
        due: due(shared),
        levels: taxonomies.levels.iter().map(counted).collect(),
        has_paths: shared.registers.shown.paths,
    }
}

/// Newest change first; records such as people and terms are no news.
fn recent(shared: &Shared<'_>) -> Vec<Value> {
    let mut pages: Vec<_> = shared
        .portal
        .iter()
        .filter(|(_, page)| page.page.origin == Origin::File)
        .filter(|(_, page)| shared.portal.schema.get(&page.page.type_id).kind == Kind::Page)
        .filter_map(|(ix, page)| Some((page.page.meta.updated.or(page.page.meta.created)?, ix)))
        .collect();
    pages.sort_by_key(|(date, ix)| (std::cmp::Reverse(*date), *ix));
    pages.into_iter().take(RECENT).map(|(_, ix)| shared.card(ix)).collect()
}

/// What needs a review, the longest overdue first.
fn due(shared: &Shared<'_>) -> Vec<Value> {
    let wanted = |state| matches!(state, Freshness::Overdue | Freshness::DueSoon);
    let mut pages: Vec<(_, PageIx)> = shared
        .portal
        .iter()
        .filter(|(_, page)| wanted(page.review.freshness))
        .map(|(ix, page)| (page.review.due, ix))
        .collect();
    pages.sort();
    pages.into_iter().take(DUE).map(|(_, ix)| shared.card(ix)).collect()
}
