//! Measurements as CSV, row by row.

use std::io::{self, BufRead};

use super::collect::{Cells, Collector, Place};

/// Column names of the metric, best first.
const METRICS: [&str; 2] = ["metric", "metric_id"];
const TIMES: [&str; 2] = ["timestamp", "date"];
const METHODS: [&str; 2] = ["measurement_method", "method"];

/// Where what stands.
struct Columns {
    metric: Option<usize>,
    when: usize,
    value: usize,
    quality: Option<usize>,
    method: Option<usize>,
    /// The other columns with their names.
    context: Vec<(usize, String)>,
}

impl Columns {
    fn find(head: &[String]) -> Option<Self> {
        let place = |name: &str| head.iter().position(|column| column == name);
        let among = |names: &[&str]| names.iter().find_map(|name| place(name));
        let (metric, when, value) = (among(&METRICS), among(&TIMES)?, place("value")?);
        let (quality, method) = (place("data_quality"), among(&METHODS));
        let known = [metric, Some(when), Some(value), quality, method, place("measurement_id")];
        let other = |(at, name): (usize, &String)| {
            (!known.contains(&Some(at)) && !name.is_empty()).then(|| (at, name.clone()))
        };
        let context = head.iter().enumerate().filter_map(other).collect();
        Some(Self { metric, when, value, quality, method, context })
    }

    fn cells<'a>(&self, record: &'a csv::ByteRecord) -> Option<Cells<'a>> {
        let cell = |at: Option<usize>| match at.and_then(|at| record.get(at)) {
            Some(bytes) => std::str::from_utf8(bytes).ok().map(str::trim),
            None => Some(""),
        };
        let mut context = String::new();
        for (at, name) in &self.context {
            let text = cell(Some(*at))?;
            if !text.is_empty() {
                let comma = if context.is_empty() { "" } else { ", " };
                context.push_str(comma);
                context.push_str(&super::json::words(name));
                context.push(' ');
                context.push_str(text);
            }
        }
        Some(Cells {
            metric: cell(self.metric)?,
            when: cell(Some(self.when))?,
            value: cell(Some(self.value))?,
            quality: cell(self.quality)?,
            method: cell(self.method)?,
            context: (!context.is_empty()).then(|| context.into_boxed_str()),
        })
    }
}

/// Reads all rows.
pub(super) fn read(file: &mut impl BufRead, into: &mut Collector) -> io::Result<()> {
    let start = file.fill_buf()?;
    let head = String::from_utf8_lossy(start.split(|byte| *byte == b'\n').next().unwrap_or_default());
    let delimiter = if head.matches(';').count() > head.matches(',').count() { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().flexible(true).delimiter(delimiter).from_reader(file);
    let head: Vec<String> = reader
        .byte_headers()?
        .iter()
        .map(|name| String::from_utf8_lossy(name).trim_start_matches('\u{feff}').trim().to_lowercase())
        .collect();
    let first = Place { byte: 0, line: 1 };
    let Some(columns) = Columns::find(&head) else {
        let help = "the first line names the columns: `metric,timestamp,value`, and `data_quality` and \
                    `measurement_method` if need be";
        let message = || "the file has no columns `timestamp` and `value`".to_owned();
        into.mistake("columns", first, help, message);
        return Ok(());
    };
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record)? {
        let at = record.position().map_or(first, |p| Place { byte: p.byte(), line: p.line() as usize });
        match columns.cells(&record) {
            Some(cells) => into.row(&cells, at),
            None => {
                into.mistake("text", at, "save the file as UTF-8", || "the row is not UTF-8 text".to_owned());
            }
        }
    }
    Ok(())
}
