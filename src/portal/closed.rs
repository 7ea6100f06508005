//! What an audience may know of records that are closed by their type: figures, and nothing else of them.
//!
//! This is the one place that looks at records before the audience is applied. It looks at those only that nothing but
//! their type closes, hands on what [`privacy`] publishes, and does nothing for an audience that sees one of them.

use std::collections::{BTreeMap, BTreeSet};

use super::audience::Filter;
use super::{PageIx, Portal, PortalPage, Taxonomies, build};
use crate::diagnostic::Diagnostic;
use crate::parse::Page;
use crate::registers::culture::types as culture;
use crate::registers::learning::privacy::{self, Told};
use crate::registers::learning::types;

/// Figures over closed records, by the identifiers of pages.
pub(super) fn figures(pages: &[Page], filter: &Filter<'_>) -> Told<String> {
    if !filter.config.privacy.aggregates {
        return Told::default();
    }
    let closed: Vec<&Page> = [types::ASSESSMENT, types::PARTICIPANT, culture::RECOGNITION, culture::ANSWER]
        .iter()
        .flat_map(|type_id| filter.closed_by_type(pages, type_id))
        .collect();
    if closed.is_empty() {
        return Told::default();
    }
    let named = ["person", "team", types::COMPETENCY, types::PROGRAM, types::SESSION, culture::SURVEY];
    let is_named = |page: &&Page| named.contains(&page.type_id.as_str()) && !filter.is_waiting(page);
    let records = pages.iter().filter(is_named).chain(closed);
    let portal = everything(records.cloned().collect(), filter);
    privacy::told(&portal, filter.today).map(&|ix: &PageIx| Some(portal.page(*ix).page.id.clone()))
}

/// The figures of pages that the audience sees.
pub(super) fn seen(figures: Told<String>, pages: &[PortalPage]) -> Told<PageIx> {
    if figures.is_empty() {
        return Told::default();
    }
    let places = pages.iter().enumerate().map(|(i, page)| (page.page.id.as_str(), PageIx(i as u32)));
    let by_id: BTreeMap<&str, PageIx> = places.collect();
    figures.map(&|id: &String| by_id.get(id.as_str()).copied())
}

/// A portal of records with their references and nothing else. What is wrong with them is said elsewhere.
fn everything(pages: Vec<Page>, filter: &Filter<'_>) -> Portal {
    let unsaid = &mut Vec::<Diagnostic>::new();
    let (rows, pages) = build::apart(pages, filter.schema);
    let mut pages = build::place(pages, &BTreeMap::new(), unsaid);
    let nothing = BTreeSet::new();
    build::resolve_references(&mut pages, filter.schema, &nothing, false, unsaid);
    let entries = build::resolve_entries(rows, &pages, filter.schema, &nothing, unsaid);
    Portal {
        config: filter.config.clone(),
        schema: filter.schema.clone(),
        audience: String::new(),
        today: filter.today,
        pages,
        entries,
        closed: Told::default(),
        sections: Vec::new(),
        taxonomies: Taxonomies::default(),
        assets: BTreeMap::new(),
        redirects: BTreeMap::new(),
        usage: BTreeMap::new(),
        measured: BTreeMap::new(),
        edits: BTreeMap::new(),
        generated: Vec::new(),
    }
}
