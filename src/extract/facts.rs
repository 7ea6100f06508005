//! What is taken from one file while its tree is there.

use tree_sitter::{Parser, Tree};

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
    /// Whether some of it could not be read: the grammar does not know it, or it lies too deep.
    pub broken: bool,
    /// What rules find in it.
    pub findings: Vec<Finding>,
    /// How it is built and written.
    pub structure: FileStructure,
}

/// Nodes that may lie in each other. The library finds the parent of a node from the root, so that what asks for parents
/// takes the square of the depth: ten thousand chained calls took a minute.
const DEEPEST: u32 = 2_000;

/// Parses a file and takes what is needed; the tree is dropped. `None` where the parser gives up.
pub fn read<'a>(file: &CodeFile, compiled: &Compiled, rule: impl Fn(usize) -> &'a Rule) -> Option<FileFacts> {
    let mut parser = Parser::new();
    parser.set_language(&file.grammar.tables()).ok()?;
    let tree = parser.parse(&file.text, None)?;
    let (path, lines) = (file.path.clone(), file.text.lines().count());
    if is_deep(&tree) {
        let (findings, structure) = (Vec::new(), FileStructure::default());
        return Some(FileFacts { path, grammar: file.grammar, lines, broken: true, findings, structure });
    }
    Some(FileFacts {
        path,
        grammar: file.grammar,
        lines,
        broken: tree.root_node().has_error(),
        findings: patterns::find(file, &tree, compiled, rule),
        structure: structure::facts(file, &tree),
    })
}

/// Whether more nodes lie in each other than are looked at.
fn is_deep(tree: &Tree) -> bool {
    let mut cursor = tree.walk();
    loop {
        if cursor.goto_first_child() {
            if cursor.depth() > DEEPEST {
                return true;
            }
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return false;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::syntax::parse;

    #[test]
    fn what_lies_in_itself_without_end_is_not_looked_at() {
        let calls = |count: usize| format!("x = a{}\n", ".b()".repeat(count));
        assert!(!is_deep(&parse(Grammar::Python, &calls(500))));
        assert!(is_deep(&parse(Grammar::Python, &calls(5_000))));
    }
}
