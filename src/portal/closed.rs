//! What an audience may know of records that are closed by their type: figures, and nothing else of them.
//!
//! This is the one place that looks at records before the audience is applied. It looks at those only that nothing but
//! their type closes, hands on what [`privacy`] publishes, and does nothing for an audience that sees one of them.

use std::collections::{BTreeMap, BTreeSet};

use super::audience::Filter;
use super::{PageIx, Portal, PortalPage, Taxonomies, build};
use crate::diagnostic::Diagnostic;
use crate::parse::Page;
use crate::registers::learning::privacy::{self, Published};
use crate::registers::learning::skills::Skills;
use crate::registers::learning::types;

/// Figures by identifier of the competency; groups by identifier of the team.
pub(super) type ById = BTreeMap<String, Published<String>>;

/// Figures over the closed assessments.
pub(super) fn figures(pages: &[Page], filter: &Filter<'_>) -> ById {
    if !filter.config.privacy.aggregates {
        return ById::new();
    }
    let closed = filter.closed_by_type(pages, types::ASSESSMENT);
    if closed.is_empty() {
        return ById::new();
    }
    let named = ["person", "team", types::COMPETENCY];
    let is_named = |page: &&Page| named.contains(&page.type_id.as_str()) && !filter.is_waiting(page);
    let records = pages.iter().filter(is_named).chain(closed);
    let portal = everything(records.cloned().collect(), filter);
    let id = |ix: PageIx| portal.page(ix).page.id.clone();
    let published = privacy::figures(&portal, &Skills::new(&portal), filter.today);
    let by_id = |(competency, of): (PageIx, Published<PageIx>)| {
        let groups = of.groups.into_iter().map(|(team, figure)| (id(team), figure)).collect();
        (id(competency), Published { all: of.all, groups })
    };
    published.into_iter().map(by_id).collect()
}

/// The figures of competencies and teams that the audience sees.
pub(super) fn seen(figures: ById, pages: &[PortalPage]) -> BTreeMap<PageIx, Published<PageIx>> {
    if figures.is_empty() {
        return BTreeMap::new();
    }
    let places = pages.iter().enumerate().map(|(i, page)| (page.page.id.as_str(), PageIx(i as u32)));
    let by_id: BTreeMap<&str, PageIx> = places.collect();
    let find = |id: String| by_id.get(id.as_str()).copied();
    figures
        .into_iter()
        .filter(|(_, of)| of.all.is_some())
        .filter_map(|(competency, of)| {
            let groups = of.groups.into_iter().filter_map(|(team, figure)| Some((find(team)?, figure)));
            Some((find(competency)?, Published { all: of.all, groups: groups.collect() }))
        })
        .collect()
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
        closed_skills: BTreeMap::new(),
        sections: Vec::new(),
        taxonomies: Taxonomies::default(),
        assets: BTreeMap::new(),
        redirects: BTreeMap::new(),
        usage: BTreeMap::new(),
    }
}
