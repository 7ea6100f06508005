//! What readers read and how they voted: from the portal's own figures and from exports of analytics tools.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Span};
use crate::parse::usage::Row;
use crate::portal::{Freshness, PageIx, Portal, PortalPage, Url};

/// A page with this many votes can be called badly rated.
const ENOUGH_VOTES: u64 = 5;
/// A page is badly rated when at most so many of a hundred votes say that it helped.
const BAD_SHARE: u64 = 60;
/// Entries of each list.
const LONGEST: usize = 15;

/// Figures of one page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Usage {
    /// How often it was read.
    pub views: u64,
    /// How often a reader said that it helped.
    pub helpful: u64,
    /// How often a reader said that it did not.
    pub unhelpful: u64,
}

/// Figures by page.
pub type ByPage = BTreeMap<PageIx, Usage>;

/// Adds up the rows by the page that they name, and reports those that name none. Rows about pages that the audience
/// may not see are left out silently: `hidden` holds their paths and identifiers.
pub fn resolve(
    rows: &[Row],
    pages: &[PortalPage],
    redirects: &BTreeMap<Url, PageIx>,
    base_path: &str,
    hidden: &BTreeSet<String>,
) -> (ByPage, Vec<Diagnostic>) {
    if rows.is_empty() {
        return (ByPage::new(), Vec::new());
    }
    let mut known: BTreeMap<&str, PageIx> =
        redirects.iter().map(|(url, ix)| (url.as_str().trim_matches('/'), *ix)).collect();
    for (i, page) in pages.iter().enumerate() {
        let ix = PageIx(i as u32);
        known.insert(&page.page.id, ix);
        known.insert(&page.page.path, ix);
        known.insert(page.url.as_str().trim_matches('/'), ix);
    }
    let mut found = ByPage::new();
    let mut unknown: Vec<&Row> = Vec::new();
    for row in rows {
        let names = names(&row.page, base_path);
        if let Some(ix) = names.iter().find_map(|name| known.get(name.as_str())) {
            let usage = found.entry(*ix).or_default();
            usage.views = usage.views.saturating_add(row.views);
            usage.helpful = usage.helpful.saturating_add(row.helpful);
            usage.unhelpful = usage.unhelpful.saturating_add(row.unhelpful);
        } else if !names.iter().any(|name| is_hidden(hidden, name) || is_generated(name)) {
            unknown.push(row);
        }
    }
    (found, report(&unknown).into_iter().collect())
}

/// What a row may mean: a path or address, with and without the base path in front.
fn names(written: &str, base_path: &str) -> Vec<String> {
    let path = match written.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => written,
    };
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = crate::portal::urls::decode(path);
    let bare = path.trim_matches('/');
    let bare = bare.strip_suffix("index.html").unwrap_or(bare).trim_end_matches('/');
    let base = base_path.trim_matches('/');
    let below = match bare.strip_prefix(base) {
        Some("") if !base.is_empty() => Some(""),
        Some(rest) if !base.is_empty() => rest.strip_prefix('/'),
        _ => None,
    };
    below.into_iter().chain([bare]).map(str::to_owned).collect()
}

fn is_hidden(hidden: &BTreeSet<String>, name: &str) -> bool {
    let tails = ["", ".md", "/index.md", "/_index.md", "/README.md"];
    tails.iter().any(|tail| hidden.contains(&format!("{name}{tail}")))
}

/// Lists and searches are read too, and are no pages.
fn is_generated(name: &str) -> bool {
    ["browse", "search", "404.html"].contains(&name.split('/').next().unwrap_or_default())
}

fn report(unknown: &[&Row]) -> Option<Diagnostic> {
    let first = unknown.first()?;
    let named = &first.page;
    let message = match unknown.len() {
        1 => format!("`{named}` is no page of this portal; its figures are left out"),
        2 => format!("`{named}` and another are no pages of this portal; their figures are left out"),
        n => {
            format!("`{named}` and {} others are no pages of this portal; their figures are left out", n - 1)
        }
    };
    let span = Span::new(&first.source, first.range.clone());
    let help = "a page is named by its path, its address or an old one of its `aliases`";
    Some(Diagnostic::new(Code::Usage, message).at(span).help(help))
}

/// The most read pages that nobody has verified: overdue or never reviewed. The most views first.
pub fn unverified(portal: &Portal) -> Vec<(PageIx, Usage)> {
    let stale = |ix: PageIx| {
        matches!(portal.page(ix).review.freshness, Freshness::Overdue | Freshness::NeverReviewed)
    };
    top(portal, |ix, usage| stale(ix) && usage.views > 0, |usage| (usage.views, 0))
}

/// Pages of which most readers who voted say that they did not help. The most such votes first.
pub fn badly_rated(portal: &Portal) -> Vec<(PageIx, Usage)> {
    let bad = |usage: Usage| {
        let votes = usage.helpful.saturating_add(usage.unhelpful);
        votes >= ENOUGH_VOTES && usage.helpful.saturating_mul(100) <= votes.saturating_mul(BAD_SHARE)
    };
    top(portal, |_, usage| bad(usage), |usage| (usage.unhelpful, usage.views))
}

/// The most read pages. The most views first.
pub fn most_read(portal: &Portal) -> Vec<(PageIx, Usage)> {
    top(portal, |_, usage| usage.views > 0, |usage| (usage.views, 0))
}

fn top(
    portal: &Portal,
    wanted: impl Fn(PageIx, Usage) -> bool,
    rank: impl Fn(Usage) -> (u64, u64),
) -> Vec<(PageIx, Usage)> {
    let mut list: Vec<(PageIx, Usage)> = portal
        .usage
        .iter()
        .filter(|(ix, usage)| wanted(**ix, **usage))
        .map(|(ix, usage)| (*ix, *usage))
        .collect();
    list.sort_by_key(|(ix, usage)| (std::cmp::Reverse(rank(*usage)), *ix));
    list.truncate(LONGEST);
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::testing::{ix, portal};

    #[test]
    fn a_page_is_named_in_many_ways() {
        let same =
            |written: &str| assert!(names(written, "/kb/").contains(&"guides/lag".to_owned()), "{written}");
        for written in [
            "guides/lag",
            "/guides/lag/",
            "/kb/guides/lag/",
            "/kb/guides/lag/index.html?utm_source=x#top",
            "https://docs.example/kb/guides/lag/",
            "kb/guides/lag",
        ] {
            same(written);
        }
        assert_eq!(names("/kb/", "/kb/"), ["", "kb"]);
        assert_eq!(names("/kbx/a/", "/kb/"), ["kbx/a"]);
        assert_eq!(names("/gr%C3%B6%C3%9Fe/", "/"), ["größe"]);
    }

    #[test]
    fn lists_rank_what_needs_somebody() {
        let page = |rest: &str| format!("+++\ntype = \"page\"\n{rest}\n+++\n");
        let mut portal = portal(&[
            ("a.md", &page("next_review_due = 2026-01-01")),
            ("b.md", &page("next_review_due = 2027-06-01")),
            ("c.md", &page("review_cycle = \"1y\"")),
        ]);
        let [a, b, c] = ["a", "b", "c"].map(|id| ix(&portal, id));
        portal.usage = ByPage::from([
            (a, Usage { views: 10, helpful: 3, unhelpful: 2 }),
            (b, Usage { views: 90, helpful: 1, unhelpful: 3 }),
            (c, Usage { views: 30, helpful: 5, unhelpful: 3 }),
        ]);
        let pages = |list: Vec<(PageIx, Usage)>| list.into_iter().map(|(ix, _)| ix).collect::<Vec<_>>();
        assert_eq!(pages(most_read(&portal)), [b, c, a]);
        assert_eq!(pages(unverified(&portal)), [c, a]);
        // Four votes are too few, and 62 of a hundred are good enough.
        assert_eq!(pages(badly_rated(&portal)), [a]);
    }
}
