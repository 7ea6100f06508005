//! Technologies by quadrant and ring, and how they moved from edition to edition.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::types;
use crate::config;
use crate::portal::{PageIx, Portal, Record};
use crate::schema::Value;

/// The radar on a day. The newest one may have no page: where there are no editions it is that of the build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Its page.
    pub ix: Option<PageIx>,
    /// The day from which it holds.
    pub date: Date,
}

/// What a technology did since the edition before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Movement {
    /// It was not there.
    New,
    /// Towards the middle.
    In,
    /// Away from the middle.
    Out,
    /// Nothing.
    Stayed,
}

impl Movement {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::New, Self::In, Self::Out, Self::Stayed];

    /// As an attribute.
    pub const fn id(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::In => "in",
            Self::Out => "out",
            Self::Stayed => "stayed",
        }
    }

    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::New => "New",
            Self::In => "Moved in",
            Self::Out => "Moved out",
            Self::Stayed => "Not moved",
        }
    }
}

/// A technology that has a place on the radar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Technology {
    /// Its page.
    pub ix: PageIx,
    /// The place of its quadrant.
    pub quadrant: usize,
    /// Edition → the place of its ring; `None` where it is not on the radar.
    pub rings: Vec<Option<usize>>,
    /// Edition → what was said of it then.
    pub notes: Vec<Option<String>>,
    /// The teams that use it.
    pub teams: Vec<PageIx>,
}

impl Technology {
    /// The ring in the newest edition.
    pub fn ring(&self) -> Option<usize> {
        self.rings.last().copied().flatten()
    }

    /// What it did since the edition before; `None` where it is not on the radar. In the first edition nothing moves.
    pub fn movement(&self, edition: usize) -> Option<Movement> {
        let now = (*self.rings.get(edition)?)?;
        let Some(before) = edition.checked_sub(1) else { return Some(Movement::Stayed) };
        Some(match self.rings[before] {
            None => Movement::New,
            Some(ring) if now < ring => Movement::In,
            Some(ring) if now > ring => Movement::Out,
            Some(_) => Movement::Stayed,
        })
    }
}

/// A technology in an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blip {
    /// Its page.
    pub ix: PageIx,
    /// From 1, by quadrant, ring and name.
    pub number: usize,
    /// The place of its quadrant.
    pub quadrant: usize,
    /// The place of its ring.
    pub ring: usize,
    /// What it did since the edition before.
    pub movement: Movement,
}

/// All of it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Radar {
    /// Oldest first; empty where there are no technologies.
    pub editions: Vec<Edition>,
    /// By page.
    pub technologies: BTreeMap<PageIx, Technology>,
}

impl Radar {
    /// Collects editions up to the day of the build, and technologies with a known quadrant and ring that are no drafts.
    pub fn new(portal: &Portal) -> Self {
        if portal.records(types::TECHNOLOGY).next().is_none() {
            return Self::default();
        }
        let mut editions = editions(portal);
        if editions.is_empty() {
            editions.push(Edition { ix: None, date: portal.today });
        }
        let read = |record: Record<'_>| {
            let technology = technology(&portal.config.radar, &editions, &record)?;
            Some((technology.ix, technology))
        };
        let written = portal.records(types::TECHNOLOGY).filter(|record| !record.is_draft());
        let technologies = written.filter_map(read).collect();
        Self { editions, technologies }
    }

    /// The place of the newest edition.
    pub fn newest(&self) -> usize {
        self.editions.len().saturating_sub(1)
    }

    /// What is on the radar in an edition, by quadrant, ring and name.
    pub fn blips(&self, portal: &Portal, edition: usize) -> Vec<Blip> {
        let mut all: Vec<Blip> = self
            .technologies
            .values()
            .filter_map(|it| {
                let ring = (*it.rings.get(edition)?)?;
                let movement = it.movement(edition)?;
                Some(Blip { ix: it.ix, number: 0, quadrant: it.quadrant, ring, movement })
            })
            .collect();
        all.sort_by_cached_key(|blip| {
            (blip.quadrant, blip.ring, portal.page(blip.ix).page.title.to_lowercase(), blip.ix)
        });
        for (at, blip) in all.iter_mut().enumerate() {
            blip.number = at + 1;
        }
        all
    }

    /// What was on the radar in the edition before and is not in this one, by name.
    pub fn left(&self, portal: &Portal, edition: usize) -> Vec<PageIx> {
        let Some(before) = edition.checked_sub(1) else { return Vec::new() };
        let gone = |it: &&Technology| it.rings[before].is_some() && it.rings[edition].is_none();
        let mut left: Vec<PageIx> = self.technologies.values().filter(gone).map(|it| it.ix).collect();
        left.sort_by_cached_key(|ix| portal.page(*ix).page.title.to_lowercase());
        left
    }
}

/// Editions that have been published, oldest first.
pub fn editions(portal: &Portal) -> Vec<Edition> {
    let read = |record: Record<'_>| Some(Edition { ix: Some(record.ix?), date: record.date("released_on")? });
    let mut all: Vec<Edition> = portal.records(types::EDITION).filter_map(read).collect();
    all.retain(|edition| edition.date <= portal.today);
    all.sort_by_key(|edition| (edition.date, edition.ix));
    all
}

/// A row of a technology's history: edition, ring and note as written.
pub type Row<'a> = (PageIx, &'a str, Option<&'a str>);

/// The rows of a technology's history, as written.
pub fn rows<'a>(record: &Record<'a>) -> Vec<Row<'a>> {
    let rows = record.rows("blips").iter().filter_map(|row| {
        let edition = row.get("edition").and_then(Value::first_ref)?;
        let text = |name: &str| row.get(name).and_then(Value::as_str);
        Some((*edition, text("ring")?, text("note")))
    });
    rows.collect()
}

/// A technology with its ring in each edition: that of its row, else the one before. Without rows it is in the newest
/// edition alone, in the ring that it states.
fn technology(radar: &config::Radar, editions: &[Edition], record: &Record<'_>) -> Option<Technology> {
    let quadrant = radar.quadrant(record.text("quadrant")?)?;
    let rows = rows(record);
    let left = record.page_of("left_in");
    let mut rings: Vec<Option<usize>> = Vec::with_capacity(editions.len());
    let mut notes = Vec::with_capacity(editions.len());
    for edition in editions {
        let row = rows.iter().find(|(ix, ..)| Some(*ix) == edition.ix);
        let before = rings.last().copied().flatten();
        let gone = left.is_some() && left == edition.ix;
        let ring = row.map_or(before, |(_, id, _)| radar.ring(id));
        rings.push(ring.filter(|_| !gone));
        notes.push(row.and_then(|(.., note)| note.map(str::to_owned)));
    }
    let last = rings.len().checked_sub(1)?;
    if rows.is_empty() && left.is_none() {
        rings[last] = radar.ring(record.text("ring")?);
    }
    let technology = Technology { ix: record.ix?, quadrant, rings, notes, teams: record.pages_of("used_by") };
    technology.rings.iter().any(Option::is_some).then_some(technology)
}
