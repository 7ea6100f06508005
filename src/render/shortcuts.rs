//! Addresses above generated pages: who shortens the address of one is led to where all of its kind are listed.

use super::process::{evaluation_url, index_of, process_title};
use super::{Shared, dashboards, plan};
use crate::artifact::Artifact;
use crate::emit;
use crate::portal::Url;

/// All of them.
pub(super) fn all(shared: &Shared<'_>) -> Vec<Artifact> {
    let to = |from: &Url, to: &str, title: &str| emit::redirect(shared.portal, from, to, title);
    let kinds = shared.portal.taxonomies.kinds().into_iter().filter(|(.., terms)| !terms.is_empty());
    let mut all: Vec<Artifact> = kinds
        .map(|(kind, title, _)| {
            // Groups and their types stand at the head of the page.
            let place = if matches!(kind, "group" | "type") { String::new() } else { format!("#by-{kind}") };
            to(&Url::new(format!("browse/{kind}/")), &format!("/browse/{place}"), title)
        })
        .collect();
    let process = &shared.registers.process;
    all.extend(process.categories().iter().filter_map(|category| {
        let newest = *process.quarters(category, shared.portal.today).first()?;
        let title = format!("{}, {}", process_title(shared.portal, category), newest.title());
        Some(to(&index_of(category), evaluation_url(category, newest).as_str(), &title))
    }));
    if shared.registers.shown.paths && !shared.registers.learning.starts.is_empty() {
        all.push(to(&plan::index_url(), dashboards::paths_url().as_str(), "Plans for who starts"));
    }
    all
}
