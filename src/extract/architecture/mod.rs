//! How the modules of a repository depend on each other, by what they import.

mod cycles;
mod diagram;
mod entries;
mod graph;
mod imports;
mod manifest;
pub mod page;
mod resolve;

use tree_sitter::Tree;

pub use graph::{Architecture, Cut, Dependency, Module, of};
pub use manifest::Manifests;

use super::repository::CodeFile;

/// What a file imports and whether a program begins in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// In the order of the text.
    pub imports: Vec<Import>,
    /// What begins here, in words; `None` for most files.
    pub entry: Option<&'static str>,
    /// The package that the file says it belongs to (Java, Go).
    pub package: String,
}

/// One import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// What is imported, as the language writes it: `a.b.c`, `..x`, `crate::a::b`, `./file`.
    pub target: String,
    /// Where.
    pub line: usize,
    /// Modules inside the file that the import stands in: Rust counts `super` from there.
    pub depth: usize,
}

/// Reads the imports of a file.
pub fn facts(file: &CodeFile, tree: &Tree) -> Facts {
    let (imports, package) = imports::read(file.grammar, &file.text, tree);
    Facts { imports, entry: entries::read(file, tree), package }
}

#[cfg(test)]
mod tests;
