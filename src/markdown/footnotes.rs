//! The numbers of footnotes: by first reference, and only where there is a definition.

use std::collections::{HashMap, HashSet};

use pulldown_cmark::{Event, Tag};

use super::events::Item;

/// Gives numbers to footnotes in the order in which they are first referred to.
#[derive(Default)]
pub(super) struct Footnotes {
    defined: HashSet<String>,
    numbers: HashMap<String, usize>,
    /// References so far, per footnote.
    references: Vec<usize>,
}

impl Footnotes {
    /// Finds the definitions of a page.
    pub(super) fn new(items: &[Item<'_>]) -> Self {
        let defined = items.iter().filter_map(|(event, _)| match event {
            Event::Start(Tag::FootnoteDefinition(label)) => Some(label.to_string()),
            _ => None,
        });
        Self { defined: defined.collect(), ..Self::default() }
    }

    /// Counts a reference: the footnote's number and how many references it has by now.
    pub(super) fn refer(&mut self, label: &str) -> Option<(usize, usize)> {
        if !self.defined.contains(label) {
            return None;
        }
        let number = if let Some(number) = self.numbers.get(label) {
            *number
        } else {
            self.references.push(0);
            self.numbers.insert(label.to_owned(), self.references.len());
            self.references.len()
        };
        let count = self.references.get_mut(number - 1)?;
        *count += 1;
        Some((number, *count))
    }

    /// The number of a footnote and how often it is referred to; `None` when never.
    pub(super) fn number(&self, label: &str) -> Option<(usize, usize)> {
        let number = *self.numbers.get(label)?;
        Some((number, *self.references.get(number - 1)?))
    }
}

/// The anchor of a footnote's text. A colon never occurs in the anchor of a heading.
pub(super) fn note_id(number: usize) -> String {
    format!("fn:{number}")
}

/// The anchor of the `count`th reference to a footnote.
pub(super) fn reference_id(number: usize, count: usize) -> String {
    match count {
        0 | 1 => format!("fnref:{number}"),
        _ => format!("fnref:{number}-{count}"),
    }
}
