//! The page of all results: filled by the script from what its address asks; without script, ways to browse.

use super::Shared;
use super::browse;
use super::lists::write;
use crate::artifact::Artifact;
use crate::diagnostic::Diagnostic;
use crate::portal::SectionIx;

pub(super) fn render(shared: &Shared<'_>) -> Result<Artifact, Box<Diagnostic>> {
    let url = shared.portal.results_url();
    let meta = shared.plain_meta(&url, "Search", "Search all pages of the portal.");
    let mut context = shared.context(SectionIx(0), &url, &meta);
    context.insert("groups", &browse::groups(shared));
    write(shared, "search.html", &context, &url)
}
