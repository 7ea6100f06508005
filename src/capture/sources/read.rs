//! Values of fields from a document.

use jiff::civil::Date;

use super::Action;
use super::document::Document;
use crate::capture::find::due::due;
use crate::capture::find::names::Names;
use crate::capture::layout::Reading;
use crate::capture::page::string;
use crate::capture::sentence::split;
use crate::capture::transcript::day;
use crate::capture::words::Words;
use crate::markdown::plain;
use crate::schema::{Field, FieldKind};

/// A document, and what is known besides it.
pub(super) struct Reader<'a> {
    pub(super) document: &'a Document,
    pub(super) names: &'a Names,
    pub(super) words: &'a Words,
    pub(super) name: &'a str,
    pub(super) today: Date,
}

impl Reader<'_> {
    /// The value of a field as TOML, where the document says one.
    pub(super) fn value(&self, reading: &Reading, field: &Field) -> Option<String> {
        match reading.how.as_str() {
            "date" => self.date(&reading.from).map(|date| date.to_string()),
            "people" => self.people(&reading.from, field),
            "choice" => self.choice(&reading.from, field),
            "number" => self.number(&reading.prefix),
            "first" => {
                let text = self.document.section(&reading.from)?;
                split(text.trim(), self.words).first().map(|first| string(&plain(first)))
            }
            "list" => list(&self.items(&reading.from)),
            "actions" => self.action_rows(&reading.from, field),
            "timeline" => self.timeline(&reading.from),
            _ => None,
        }
    }

    /// A fact or a section.
    fn text(&self, from: &[String]) -> Option<String> {
        self.document.fact(from).map(str::to_owned).or_else(|| self.document.section(from))
    }

    fn date(&self, from: &[String]) -> Option<Date> {
        let stated = self.text(from);
        let stated =
            stated.as_deref().and_then(|text| day(text).or_else(|| due(text, self.today, self.words)));
        stated.or_else(|| day(self.name))
    }

    fn people(&self, from: &[String], field: &Field) -> Option<String> {
        let ids = self.names.people_in(&self.text(from)?);
        match field.kind {
            FieldKind::List(_) => list(&ids),
            _ => ids.first().map(|id| string(id)),
        }
    }

    /// The first of a field's values that the document names.
    fn choice(&self, from: &[String], field: &Field) -> Option<String> {
        let FieldKind::Enum(values) = &field.kind else { return None };
        let text = self.text(from)?;
        let squeezed = |text: &str| -> String {
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let said = squeezed(text.lines().find(|line| !line.trim().is_empty())?);
        let named = values.iter().filter_map(|value| {
            let at =
                [&value.id, &value.title].into_iter().filter_map(|name| said.find(&squeezed(name))).min();
            // `Severity: 2` names the second of `sev1`, `sev2` …
            let bare = value.id.trim_start_matches(|c: char| c.is_alphabetic());
            let digit = (!bare.is_empty() && said == bare).then_some(0);
            at.or(digit).map(|at| (at, value))
        });
        named.min_by_key(|(at, _)| *at).map(|(_, value)| string(&value.id))
    }

    /// The number that the name of the file begins with.
    fn number(&self, prefix: &str) -> Option<String> {
        let name = self.name.rsplit('/').next().unwrap_or(self.name).to_lowercase();
        let name = name.strip_prefix("adr").unwrap_or(&name).trim_start_matches(['-', '_']);
        let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
        let is_year = digits.len() == 4 && name[4..].starts_with('-') && day(name).is_some();
        let number: u32 = digits.parse().ok().filter(|_| !is_year)?;
        Some(string(&format!("{prefix}{number:03}")))
    }

    /// The rows of the lists of a section, as plain text.
    fn items(&self, from: &[String]) -> Vec<String> {
        let text = self.document.section(from).unwrap_or_default();
        let rows = text.lines().filter_map(item);
        rows.map(|(_, row)| plain(row)).filter(|row| !row.is_empty()).collect()
    }

    /// What is to be done: rows of a list with who and by when.
    pub(super) fn actions(&self, from: &[String]) -> Vec<Action> {
        let text = self.document.section(from).unwrap_or_default();
        let from_day = self.date(&["date".into(), "held".into(), "held on".into()]).unwrap_or(self.today);
        let rows = text.lines().filter_map(|line| item(line).or_else(|| cells(line)));
        rows.map(|(done, row)| {
            let whole = plain(row);
            // Of a table, the first cell says what.
            let what = row.split('|').next().unwrap_or(row);
            Action {
                text: plain(what),
                owner: self.names.people_in(&whole).into_iter().next(),
                due: due(&whole, from_day, self.words),
                done,
            }
        })
        .filter(|action| !action.text.is_empty())
        .collect()
    }

    /// Rows that have every cell that their table requires.
    fn action_rows(&self, from: &[String], field: &Field) -> Option<String> {
        let FieldKind::Table(columns) = &field.kind else { return None };
        let needs_due = columns.iter().any(|column| column.name == "due" && column.required);
        let rows: Vec<String> = self
            .actions(from)
            .into_iter()
            .filter_map(|action| {
                let owner = action.owner?;
                if needs_due && action.due.is_none() {
                    return None;
                }
                let due = action.due.map(|due| format!(", due = {due}")).unwrap_or_default();
                let status = if action.done { "done" } else { "open" };
                Some(format!(
                    "{{ action = {}, owner = {}{due}, status = \"{status}\" }}",
                    string(&action.text),
                    string(&owner)
                ))
            })
            .collect();
        rows_of(&rows)
    }

    /// `05:41 The alert fires`, in lists and tables.
    fn timeline(&self, from: &[String]) -> Option<String> {
        let text = self.document.section(from)?;
        let rows = text.lines().filter_map(|line| {
            let row = item(line).map_or_else(|| line.trim().trim_start_matches('|').trim(), |(_, row)| row);
            let row = row.trim_start_matches(['*', '_']);
            let time: String = row.chars().take_while(|c| c.is_ascii_digit() || *c == ':').collect();
            let rest = row[time.len()..].trim_start_matches(['*', '_', '|', '-', '–', '—', ':', ' ']);
            let rest =
                rest.strip_prefix("UTC").unwrap_or(rest).trim_matches(['*', '|', '-', '–', '—', ':', ' ']);
            let is_time = time.contains(':') && time.len() >= 4 && !rest.is_empty();
            is_time.then(|| {
                format!("{{ at = {}, event = {} }}", string(time.trim_end_matches(':')), string(&plain(rest)))
            })
        });
        rows_of(&rows.collect::<Vec<_>>())
    }
}

/// A row of a list, and whether it is ticked.
fn item(line: &str) -> Option<(bool, &str)> {
    let line = line.trim();
    let number = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let row = line
        .strip_prefix("- ")
        .or_else(|| line.strip_prefix("* "))
        .or_else(|| line.get(number..).filter(|_| number > 0).and_then(|rest| rest.strip_prefix(". ")))?
        .trim();
    let done = row.starts_with("[x]") || row.starts_with("[X]");
    let row = row
        .strip_prefix("[ ]")
        .or_else(|| row.strip_prefix("[x]"))
        .or_else(|| row.strip_prefix("[X]"))
        .unwrap_or(row);
    Some((done, row.trim()))
}

/// A row of a table that is neither its head nor its rule.
fn cells(line: &str) -> Option<(bool, &str)> {
    let line = line.trim();
    let row = line.strip_prefix('|')?.trim_end_matches('|').trim();
    let is_rule = row.chars().all(|c| "-:| ".contains(c));
    let lower = row.to_lowercase();
    let is_head =
        ["owner", "who", "action", "due", "by when"].iter().filter(|word| lower.contains(**word)).count() > 1;
    (!is_rule && !is_head).then_some((lower.contains("| done"), row))
}

fn list(items: &[String]) -> Option<String> {
    let items: Vec<String> = items.iter().map(|item| string(item)).collect();
    (!items.is_empty()).then(|| format!("[{}]", items.join(", ")))
}

fn rows_of(rows: &[String]) -> Option<String> {
    (!rows.is_empty()).then(|| format!("[\n  {},\n]", rows.join(",\n  ")))
}
