//! Innovation: what to build with, what was found out before that was said, and what is tried out.

pub mod check;
pub mod evaluations;
pub mod layout;
pub mod pipeline;
pub mod radar;
pub mod rely;
pub mod scoring;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::portal::taxonomy::tag_id;
use crate::portal::{PageIx, Portal};
use evaluations::Evaluation;
use pipeline::Pipeline;
use radar::Radar;
use rely::Reliance;

/// Identifiers of the types.
pub mod types {
    /// Something to build with.
    pub const TECHNOLOGY: &str = "technology";
    /// The radar as it was on a day.
    pub const EDITION: &str = "radar_edition";
    /// Whether to take up a technology.
    pub const EVALUATION: &str = "technology_evaluations";
    /// What was decided.
    pub const DECISION: &str = "decision_records";
}

/// What several views are made of, computed once.
#[derive(Debug, Default)]
pub struct Innovation {
    /// Technologies and how they moved.
    pub radar: Radar,
    /// In page order.
    pub evaluations: Vec<Evaluation>,
    /// Technology → pages that rely on it, in page order.
    pub relied_on: BTreeMap<PageIx, Vec<Reliance>>,
    /// Ideas and projects.
    pub pipeline: Pipeline,
}

impl Innovation {
    /// Collects it from what the audience sees.
    pub fn new(portal: &Portal) -> Self {
        let names = Names::new(portal);
        let evaluations = evaluations::all(portal, &names);
        Self {
            radar: Radar::new(portal),
            relied_on: rely::all(portal, &names, &evaluations),
            evaluations,
            pipeline: Pipeline::new(portal),
        }
    }

    /// The evaluations of a technology, the newest first.
    pub fn evaluations_of(&self, technology: PageIx) -> Vec<&Evaluation> {
        let mut own: Vec<&Evaluation> =
            self.evaluations.iter().filter(|it| it.technology == Some(technology)).collect();
        own.sort_by_key(|it| std::cmp::Reverse((it.date, it.ix)));
        own
    }
}

/// What technologies are called.
#[derive(Debug, Default)]
pub struct Names {
    by_name: BTreeMap<String, PageIx>,
}

impl Names {
    /// Collects titles, identifiers and other names. Of two technologies with one name the first has it.
    pub fn new(portal: &Portal) -> Self {
        let mut by_name = BTreeMap::new();
        for record in portal.records(types::TECHNOLOGY) {
            let Some(ix) = record.ix else { continue };
            for name in names_of(portal, ix) {
                by_name.entry(name).or_insert(ix);
            }
        }
        Self { by_name }
    }

    /// The technology of a name, whatever its case, spaces and dashes.
    pub fn find(&self, name: &str) -> Option<PageIx> {
        self.by_name.get(&tag_id(name)).copied()
    }
}

/// All names of a technology, as tags are compared.
fn names_of(portal: &Portal, ix: PageIx) -> Vec<String> {
    let record = portal.record(ix);
    let own = [record.page.title.clone(), portal.page(ix).url.last_segment().to_owned()];
    let mut names: Vec<String> =
        own.iter().chain(&record.texts("also_called")).map(|name| tag_id(name)).collect();
    names.retain(|name| !name.is_empty());
    names.sort();
    names.dedup();
    names
}
