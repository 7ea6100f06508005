//! Matches that belong together: those whose captures of one name have one text.

use std::collections::{BTreeMap, BTreeSet};

use tree_sitter::Node;

use crate::extract::rules::{Captured, Found};

/// Combinations that are followed at most for one candidate.
const MOST: usize = 400;

/// What names of captures stand for.
#[derive(Debug, Clone)]
pub(super) struct Binding<'a> {
    texts: BTreeMap<&'a str, &'a str>,
    /// What was matched, as the lines that show it.
    pub(super) nodes: Vec<Node<'a>>,
}

/// Whether a capture takes part: those with an underscore serve the predicates of their own query alone.
fn joins(name: &str) -> bool {
    name != "subject" && !name.starts_with('_')
}

/// Whether all captures of one name in a match have one text.
pub(super) fn is_one(found: &Found<'_, '_>, text: &str) -> bool {
    found.iter().enumerate().filter(|(_, captured)| joins(captured.name)).all(|(at, captured)| {
        let same = |other: &&Captured| other.name == captured.name;
        found[..at]
            .iter()
            .find(same)
            .is_none_or(|other| text[other.node.byte_range()] == text[captured.node.byte_range()])
    })
}

impl<'a> Binding<'a> {
    pub(super) fn new(found: &Found<'a, 'a>, text: &'a str) -> Self {
        let mut binding = Self { texts: BTreeMap::new(), nodes: Vec::new() };
        binding.take(found, text);
        binding
    }

    fn take(&mut self, found: &Found<'a, 'a>, text: &'a str) {
        for captured in found.iter().filter(|captured| captured.name != "subject") {
            if joins(captured.name) {
                self.texts.entry(captured.name).or_insert(&text[captured.node.byte_range()]);
            }
            self.nodes.push(captured.node);
        }
    }

    /// What a name stands for.
    pub(super) fn text(&self, name: &str) -> Option<&'a str> {
        self.texts.get(name).copied()
    }

    /// Whether a match says nothing else of the names that are bound.
    pub(super) fn agrees(&self, found: &Found<'_, '_>, text: &str) -> bool {
        is_one(found, text)
            && found.iter().filter(|captured| joins(captured.name)).all(|captured| {
                self.texts.get(captured.name).is_none_or(|known| *known == &text[captured.node.byte_range()])
            })
    }

    /// How many matches agree, or how many texts of a capture they have; they are shown.
    pub(super) fn counts(&mut self, found: &[Found<'a, 'a>], distinct: Option<&str>, text: &str) -> usize {
        let agreeing: Vec<&Found> = found.iter().filter(|one| self.agrees(one, text)).collect();
        let texts: BTreeSet<(usize, &str)> = agreeing
            .iter()
            .enumerate()
            .filter_map(|(at, one)| match distinct {
                None => Some((at, "")),
                Some(name) => {
                    let captured = one.iter().find(|captured| captured.name == name)?;
                    Some((0, &text[captured.node.byte_range()]))
                }
            })
            .collect();
        for one in agreeing {
            self.nodes.extend(one.iter().map(|captured| captured.node));
        }
        texts.len()
    }

    /// Adds what else shows it.
    pub(super) fn show(&mut self, found: &Found<'a, 'a>) {
        self.nodes.extend(found.iter().map(|captured| captured.node));
    }
}

/// Every binding with every match that agrees with it.
pub(super) fn join<'a>(
    bindings: Vec<Binding<'a>>,
    found: &[Found<'a, 'a>],
    text: &'a str,
) -> Vec<Binding<'a>> {
    let mut joined = Vec::new();
    for binding in &bindings {
        for one in found.iter().filter(|one| binding.agrees(one, text)) {
            let mut more = binding.clone();
            more.take(one, text);
            joined.push(more);
            if joined.len() == MOST {
                return joined;
            }
        }
    }
    joined
}
