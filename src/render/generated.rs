//! Links to generated pages and files: whether there is one is known when all are made.

use std::collections::{BTreeMap, BTreeSet};

use super::dashboards;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::markdown::LinkTarget;
use crate::portal::{Portal, Url};

/// What to make of links to addresses at which there is nothing, by address.
pub(super) type Missing = BTreeMap<String, LinkTarget>;

/// Judges the links of a portal by the paths of the files that were made for it.
pub(super) fn missing(portal: &Portal, made: &BTreeSet<String>) -> (Missing, Vec<Diagnostic>) {
    let mut missing = Missing::new();
    let mut found = Vec::new();
    for (written, place) in &portal.generated {
        let url = Url::new(written.split('#').next().unwrap_or_default());
        if made.contains(&url.file()) {
            continue;
        }
        // What is known and not made here has nothing to show to this audience.
        let known = dashboards::is_known(&url);
        let d = if known {
            let message = format!("this portal has no page `{written}`; the link is shown as text");
            Diagnostic::new(Code::OutsideAudience, message)
        } else {
            let pages = made.iter().filter_map(|path| path.strip_suffix("index.html"));
            let near = nearest(url.as_str().trim_start_matches('/'), pages);
            Diagnostic::new(Code::BrokenLink, format!("there is no page `{written}`"))
                .help_opt(near.map(|near| format!("did you mean `/{near}`?")))
        };
        found.push(d.at(place.clone()));
        missing.insert(written.clone(), if known { LinkTarget::Hidden } else { LinkTarget::Broken });
    }
    (missing, found)
}
