//! Incidents as records.

use jiff::civil::Date;

use super::impact::Impact;
use super::types;
use crate::portal::{PageIx, Portal, Record};
use crate::registers::work;

/// Something that went wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Incident {
    /// Its page.
    pub ix: PageIx,
    /// The day it began.
    pub occurred: Option<Date>,
    /// Identifier and title of its class.
    pub severity: Option<(String, String)>,
    /// Identifier and title of the kind of thing that began it.
    pub cause: Option<(String, String)>,
    /// What failed or suffered.
    pub services: Vec<String>,
    /// The team that answers for its page.
    pub team: Option<PageIx>,
    /// How long it lasted, in seconds.
    pub seconds: Option<u64>,
    /// After how many seconds it was noticed.
    pub noticed: Option<u64>,
    /// How much it weighs.
    pub impact: Option<Impact>,
}

/// Identifier and title of a value that is chosen from a list.
pub fn chosen(record: &Record<'_>, field: &str) -> Option<(String, String)> {
    match record.fields.get(field)? {
        crate::schema::Value::Enum { id, title } => Some((id.clone(), title.clone())),
        _ => None,
    }
}

/// All of them, by address.
pub fn all(portal: &Portal) -> Vec<Incident> {
    let weights = portal.config.lessons.weights;
    let incident = |record: Record<'_>| {
        let ix = record.ix?;
        Some(Incident {
            ix,
            occurred: record.date("occurred_on"),
            severity: chosen(&record, "severity"),
            cause: chosen(&record, "cause_category"),
            services: record.texts("services"),
            team: portal.page(ix).owner.and_then(|owner| work::team(portal, owner)),
            seconds: record.seconds("duration"),
            noticed: record.seconds("detected_after"),
            impact: Impact::new(&record, weights),
        })
    };
    portal.records(types::INCIDENT).filter_map(incident).collect()
}
