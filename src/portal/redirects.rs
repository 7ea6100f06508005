//! Addresses that pages had before, and addresses that no page can have.

use std::collections::{BTreeMap, BTreeSet};

use super::{PageIx, PortalPage, Url, links};
use crate::diagnostic::{Code, Diagnostic};

/// Where generated pages and the theme's files lie.
pub(super) fn is_reserved(url: &Url) -> bool {
    matches!(url.as_str().split('/').nth(1), Some("browse" | "_lyceum"))
}

/// Old addresses, each with the page that it leads to.
pub(super) fn resolve(pages: &[PortalPage], found: &mut Vec<Diagnostic>) -> BTreeMap<Url, PageIx> {
    let taken: BTreeSet<String> = pages.iter().map(|p| p.url.collision_key()).collect();
    let mut redirects: BTreeMap<Url, PageIx> = BTreeMap::new();
    for (i, page) in pages.iter().enumerate() {
        for alias in &page.page.meta.aliases {
            let bare = alias.trim_matches('/');
            let url = if bare.to_ascii_lowercase().ends_with(".html") {
                Url::new(bare)
            } else {
                Url::of_stem(bare)
            };
            let ix = PageIx(i as u32);
            let problem = if links::is_external(alias) || bare.contains("..") {
                Some((Code::BadValue, format!("the alias `{alias}` is not a path on this portal")))
            } else if is_reserved(&url) {
                Some((
                    Code::ReservedPath,
                    format!("the alias `{alias}` is one of the portal's own addresses"),
                ))
            } else if taken.contains(&url.collision_key()) {
                Some((Code::DuplicateUrl, format!("the alias `{alias}` is the address of a page")))
            } else if redirects.get(&url).is_some_and(|other| *other != ix) {
                Some((Code::DuplicateUrl, format!("two pages claim the alias `{alias}`")))
            } else {
                redirects.insert(url, ix);
                None
            };
            if let Some((code, message)) = problem {
                found.push(Diagnostic::new(code, message).at(page.page.key_span("aliases")));
            }
        }
    }
    redirects
}
