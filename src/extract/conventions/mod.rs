//! How the people of a repository write code: measured, with the share that follows and the places that do not.

mod files;
mod go;
mod java;
mod javascript;
mod measure;
mod naming;
pub mod page;
mod python;
mod rust;

use tree_sitter::{Node, Tree};

pub use measure::{Convention, Exception, Measured, judge};

use super::language::Language;
use super::repository::CodeFile;
use super::syntax::line;

/// What one file does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// In the order of the text.
    pub seen: Vec<Seen>,
    /// Lines with more than 80 characters: which, and how many.
    pub long: Vec<(usize, usize)>,
    /// All lines that are not empty.
    pub lines: usize,
}

/// One thing that could have been done otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// What was to be decided, by the identifier of a measure.
    pub measure: &'static str,
    /// How it was.
    pub choice: &'static str,
    /// Where.
    pub line: usize,
    /// Of what: a name or a short text.
    pub what: String,
}

impl Facts {
    fn add(&mut self, measure: &'static str, choice: &'static str, node: Node<'_>, what: &str) {
        let what: String = what.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(60).collect();
        self.seen.push(Seen { measure, choice, line: line(node), what });
    }

    /// A name, where its style tells anything.
    fn name(&mut self, measure: &'static str, name: &str, node: Node<'_>) {
        let style = match measure {
            "types" => naming::of_type(name),
            "constants" => naming::of_constant(name),
            _ => naming::of_value(name),
        };
        if let Some(style) = style {
            self.add(measure, style, node, name);
        }
    }
}

/// Reads what a file does.
pub fn facts(file: &CodeFile, tree: &Tree) -> Facts {
    let mut facts = Facts::default();
    files::read(file, &mut facts);
    match file.grammar.language() {
        Language::Python => python::read(file, tree, &mut facts),
        Language::Rust => rust::read(file, tree, &mut facts),
        Language::Javascript => javascript::read(file, tree, &mut facts),
        Language::Go => go::read(file, tree, &mut facts),
        Language::Java => java::read(file, tree, &mut facts),
    }
    facts
}

#[cfg(test)]
mod judged_tests;
#[cfg(test)]
mod tests;
