//! `data/measurements/`: values of metrics by day, from CSV, TOML or JSON Lines.
//!
//! They are no records. A file may have millions of rows; it is read as a stream and never held: what is kept are the
//! days of each metric. A day is the finest step that there is.

mod collect;
mod csv;
mod json;
mod time;
mod toml;

use std::collections::BTreeMap;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, SourceText, Span};
use crate::source::{self, Asset, Sources};

use collect::{Collector, Mistake, Place};

/// Whether a file of `data/` holds measurements and no records.
pub(crate) fn is_measurements(path: &str) -> bool {
    let known = |extension| ["csv", "toml", "jsonl"].contains(&extension);
    let Some((stem, extension)) = path.rsplit_once('.') else { return false };
    known(extension) && (stem == "data/measurements" || stem.starts_with("data/measurements/"))
}

/// What was measured of a metric.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Measured {
    /// By date.
    pub days: BTreeMap<Date, Day>,
    /// By which methods, and how often.
    pub methods: BTreeMap<String, u64>,
    /// The first row of it, for messages.
    pub first: Option<Span>,
}

/// The measurements of a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Day {
    /// How many there are.
    pub count: u32,
    /// Their sum, in the metric's unit.
    pub sum: f64,
    /// The lowest.
    pub low: f64,
    /// The highest.
    pub high: f64,
    /// The sum of what is said of their quality, from 0 to 1 each.
    pub quality: f64,
    /// Of how many something is said.
    pub rated: u32,
    /// What else the row says, where there is one measurement or all say the same.
    pub context: Option<Box<str>>,
}

impl Day {
    fn of(row: &Row) -> Self {
        Self {
            count: 1,
            sum: row.value,
            low: row.value,
            high: row.value,
            quality: row.quality.unwrap_or_default(),
            rated: u32::from(row.quality.is_some()),
            context: row.context.clone(),
        }
    }

    fn add(&mut self, other: Self) {
        self.count = self.count.saturating_add(other.count);
        self.sum += other.sum;
        self.low = self.low.min(other.low);
        self.high = self.high.max(other.high);
        self.quality += other.quality;
        self.rated = self.rated.saturating_add(other.rated);
        if self.context != other.context {
            self.context = None;
        }
    }

    /// The mean of the day.
    pub fn mean(&self) -> f64 {
        self.sum / f64::from(self.count.max(1))
    }
}

/// A row that can be read.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    date: Date,
    value: f64,
    quality: Option<f64>,
    context: Option<Box<str>>,
}

impl Measured {
    /// Adds what another file says of the same metric.
    pub fn merge(&mut self, other: &Self) {
        for (date, day) in &other.days {
            match self.days.get_mut(date) {
                Some(known) => known.add(day.clone()),
                None => drop(self.days.insert(*date, day.clone())),
            }
        }
        for (method, count) in &other.methods {
            *self.methods.entry(method.clone()).or_default() += count;
        }
    }

    /// How many measurements there are.
    pub fn count(&self) -> u64 {
        self.days.values().map(|day| u64::from(day.count)).sum()
    }
}

/// Measurements by the metric's name as written.
pub type ByName = Vec<(String, Arc<Measured>)>;

/// A file as read.
#[derive(Debug, Clone, Default)]
struct Known {
    measured: ByName,
    found: Vec<Diagnostic>,
}

/// Files that an earlier build read, for as long as they do not change.
#[derive(Debug, Default)]
pub struct Last {
    files: BTreeMap<String, (Asset, Arc<Known>)>,
}

/// Reads every file of measurements that `last` does not know as it is.
pub(crate) fn read(sources: &Sources, last: &mut Last) -> (ByName, Vec<Diagnostic>) {
    let before = std::mem::take(&mut last.files);
    let read = |(path, asset): (&String, &Asset)| {
        let known = match before.get(path) {
            Some((same, known)) if same == asset => Arc::clone(known),
            _ => Arc::new(open(path, asset)),
        };
        (path.clone(), (asset.clone(), known))
    };
    last.files = sources.measurements.par_iter().map(read).collect();
    let mut all = (ByName::new(), Vec::new());
    for (_, known) in last.files.values() {
        all.0.extend(known.measured.iter().cloned());
        all.1.extend(known.found.iter().cloned());
    }
    all
}

fn open(path: &str, asset: &Asset) -> Known {
    match source::open(asset) {
        Ok(file) => file_of(path, file),
        Err(error) => {
            let span = Span::first_line(&SourceText::new(path, ""));
            let found = Diagnostic::new(Code::Measurement, format!("the file cannot be read: {error}"));
            Known { measured: Vec::new(), found: vec![found.at(span)] }
        }
    }
}

/// The measurements of a file of a portal, for tests of what follows.
#[cfg(test)]
pub(crate) fn of_text(path: &str, text: &str) -> (ByName, Vec<Diagnostic>) {
    let known = file_of(path, std::io::Cursor::new(text.as_bytes().to_vec()));
    (known.measured, known.found)
}

fn file_of<R: Read + Seek>(path: &str, file: R) -> Known {
    let name = path.rsplit('/').next().unwrap_or_default();
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let mut reader = BufReader::with_capacity(1 << 16, file);
    // A file called after a metric needs no column for it.
    let mut collector = Collector::new(if stem == "measurements" { "" } else { stem });
    let read = match extension {
        "csv" => csv::read(&mut reader, &mut collector),
        "jsonl" => json::read(&mut reader, &mut collector),
        _ => toml::read(&mut reader, &mut collector),
    };
    let mut file = reader.into_inner();
    let mut found: Vec<Diagnostic> = Vec::new();
    if let Err(error) = read {
        let span = Span::first_line(&SourceText::new(path, ""));
        found.push(
            Diagnostic::new(Code::Measurement, format!("the file cannot be read to its end: {error}"))
                .at(span),
        );
    }
    let (metrics, mistakes) = collector.finish();
    found.extend(mistakes.iter().map(|mistake| report(path, mistake, &mut file)));
    let measured = metrics
        .into_iter()
        .map(|(name, mut measured, place)| {
            measured.first = Some(place_of(path, place, &mut file));
            (name, Arc::new(measured))
        })
        .collect();
    Known { measured, found }
}

fn report<R: Read + Seek>(path: &str, mistake: &Mistake, file: &mut R) -> Diagnostic {
    let others = match mistake.others {
        0 => String::new(),
        1 => "; another row of this file has the same mistake".to_owned(),
        n => format!("; {n} other rows of this file have the same mistake"),
    };
    Diagnostic::new(Code::Measurement, format!("{}{others}", mistake.message))
        .at(place_of(path, mistake.place, file))
        .help(mistake.help)
}

/// The longest part of a line that a message shows, in bytes.
const LONGEST_LINE: u64 = 400;

/// The line of a place, read again: a message is rarer than a row.
fn place_of<R: Read + Seek>(path: &str, place: Place, file: &mut R) -> Span {
    let mut bytes = Vec::new();
    if file.seek(SeekFrom::Start(place.byte)).is_ok() {
        let read = file.by_ref().take(LONGEST_LINE).read_to_end(&mut bytes);
        bytes.truncate(if read.is_ok() { bytes.len() } else { 0 });
    }
    let text = String::from_utf8_lossy(&bytes);
    let line = text.lines().next().unwrap_or_default();
    Span::first_line(&SourceText::excerpt(path, place.line, line))
}

#[cfg(test)]
mod tests;
