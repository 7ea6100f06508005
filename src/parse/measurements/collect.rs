//! Rows, one after the other, become the days of metrics.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use super::{Day, Measured, Row, time};

/// Where a row begins.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The byte of the file.
    pub(super) byte: u64,
    /// The line, from one.
    pub(super) line: usize,
}

/// Something that is wrong with rows of a file: said once, at the first of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mistake {
    pub(super) message: String,
    pub(super) help: &'static str,
    pub(super) place: Place,
    /// How many other rows have it.
    pub(super) others: u64,
}

/// The cells of a row as written; empty where it has none.
#[derive(Debug, Clone, Default)]
pub(super) struct Cells<'a> {
    pub(super) metric: &'a str,
    pub(super) when: &'a str,
    pub(super) value: &'a str,
    pub(super) quality: &'a str,
    pub(super) method: &'a str,
    /// What the other columns say.
    pub(super) context: Option<Box<str>>,
}

/// What rows become.
#[derive(Debug, Default)]
pub(super) struct Collector {
    /// The metric of rows that name none.
    default_metric: String,
    by_name: HashMap<String, usize>,
    metrics: Vec<(String, Measured, Place)>,
    /// The metric of the last row: most files go on with it.
    last: Option<usize>,
    /// The day of the last row of it, not yet among its days.
    open: Option<(usize, Date, Day)>,
    mistakes: BTreeMap<&'static str, Mistake>,
}

const DATES: &str = "a day is written as `2026-10-05`, a time of it as `2026-10-05T14:30:00Z`";
const VALUES: &str = "a value is a number with a point before its decimals, without unit; leave it empty where \
                      nothing was measured";
const QUALITIES: &str = "the quality of data is a number from 0 to 1";
const NAMES: &str =
    "write `metric,timestamp,value`, or call the file after its metric and write `timestamp,value`";

impl Collector {
    pub(super) fn new(default_metric: &str) -> Self {
        Self { default_metric: default_metric.to_owned(), ..Self::default() }
    }

    /// Takes a row.
    pub(super) fn row(&mut self, cells: &Cells<'_>, place: Place) {
        if cells.value.is_empty() {
            return;
        }
        let Some(date) = time::day(cells.when) else {
            let message = match cells.when {
                "" => "the row has no day".to_owned(),
                when => format!("`{}` is no day", short(when)),
            };
            return self.mistake("day", place, DATES, || message);
        };
        let Some(value) = number(cells.value) else {
            return self.mistake("value", place, VALUES, || format!("`{}` is no value", short(cells.value)));
        };
        let quality = match cells.quality {
            "" => None,
            text => match number(text).filter(|quality| (0.0..=1.0).contains(quality)) {
                Some(quality) => Some(quality),
                None => {
                    return self.mistake("quality", place, QUALITIES, || {
                        format!("`{}` is no quality of data", short(text))
                    });
                }
            },
        };
        let Some(at) = self.metric(cells.metric, place) else {
            return self.mistake("metric", place, NAMES, || "the row names no metric".to_owned());
        };
        let row = Row { date, value, quality, context: cells.context.clone() };
        self.add(at, &row);
        if !cells.method.is_empty() {
            let methods = &mut self.metrics[at].1.methods;
            match methods.get_mut(cells.method) {
                Some(count) => *count += 1,
                None => drop(methods.insert(cells.method.to_owned(), 1)),
            }
        }
    }

    /// Says something of a row, or counts it where it was said before.
    pub(super) fn mistake(
        &mut self,
        kind: &'static str,
        place: Place,
        help: &'static str,
        message: impl FnOnce() -> String,
    ) {
        if let Some(mistake) = self.mistakes.get_mut(kind) {
            mistake.others += 1;
        } else {
            let mistake = Mistake { message: message(), help, place, others: 0 };
            self.mistakes.insert(kind, mistake);
        }
    }

    /// The place of a metric, made where it is new.
    fn metric(&mut self, written: &str, place: Place) -> Option<usize> {
        let name = if written.is_empty() { self.default_metric.as_str() } else { written };
        if name.is_empty() {
            return None;
        }
        if let Some(last) = self.last.filter(|last| self.metrics[*last].0 == name) {
            return Some(last);
        }
        let at = self.by_name.get(name).copied().unwrap_or(self.metrics.len());
        if at == self.metrics.len() {
            self.by_name.insert(name.to_owned(), at);
            self.metrics.push((name.to_owned(), Measured::default(), place));
        }
        self.last = Some(at);
        Some(at)
    }

    fn add(&mut self, at: usize, row: &Row) {
        match &mut self.open {
            Some((metric, date, day)) if *metric == at && *date == row.date => day.add(Day::of(row)),
            _ => {
                self.close();
                self.open = Some((at, row.date, Day::of(row)));
            }
        }
    }

    fn close(&mut self) {
        let Some((at, date, day)) = self.open.take() else { return };
        let days = &mut self.metrics[at].1.days;
        match days.get_mut(&date) {
            Some(known) => known.add(day),
            None => drop(days.insert(date, day)),
        }
    }

    /// The metrics in the order of their names with the place of their first row, and what is wrong.
    pub(super) fn finish(mut self) -> (Vec<(String, Measured, Place)>, Vec<Mistake>) {
        self.close();
        self.metrics.sort_by(|a, b| a.0.cmp(&b.0));
        (self.metrics, self.mistakes.into_values().collect())
    }
}

fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// The first letters of what was written.
fn short(text: &str) -> String {
    const MOST: usize = 40;
    let mut chars = text.chars();
    let start: String = chars.by_ref().take(MOST).collect();
    if chars.next().is_some() { format!("{start}…") } else { start }
}
