//! What is taken from one file while its tree is there.

use tree_sitter::Parser;

use super::language::Grammar;
use super::patterns::{self, Finding};
use super::repository::CodeFile;
use super::rules::{Compiled, Rule};
use super::structure::{self, FileStructure};

/// What one file says.
#[derive(Debug)]
pub struct FileFacts {
    /// Below the root, with forward slashes.
    pub path: String,
    /// How it was read.
    pub grammar: Grammar,
    /// Its lines.
    pub lines: usize,
    /// Whether the grammar could not read some of it.
    pub broken: bool,
    /// What rules find in it.
    pub findings: Vec<Finding>,
    /// How it is built and written.
    pub structure: FileStructure,
}

/// Parses a file and takes what is needed; the tree is dropped. `None` where the parser gives up.
pub fn read<'a>(file: &CodeFile, compiled: &Compiled, rule: impl Fn(usize) -> &'a Rule) -> Option<FileFacts> {
    let mut parser = Parser::new();
    parser.set_language(&file.grammar.tables()).ok()?;
    let tree = parser.parse(&file.text, None)?;
    Some(FileFacts {
        path: file.path.clone(),
        grammar: file.grammar,
        lines: file.text.lines().count(),
        broken: tree.root_node().has_error(),
        findings: patterns::find(file, &tree, compiled, rule),
        structure: structure::facts(file, &tree),
    })
}
