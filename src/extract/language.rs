//! The languages whose code is read, and their grammars.

use serde::{Deserialize, Serialize};

/// A language that rules and figures are given for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Python.
    Python,
    /// Rust.
    Rust,
    /// JavaScript, and TypeScript with it.
    Javascript,
    /// Go.
    Go,
    /// Java.
    Java,
}

/// A grammar: those of one language name their nodes alike, but a query is compiled for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grammar {
    /// Python, with type stubs.
    Python,
    /// Rust.
    Rust,
    /// JavaScript with elements.
    Javascript,
    /// TypeScript.
    Typescript,
    /// TypeScript with elements.
    Tsx,
    /// Go.
    Go,
    /// Java.
    Java,
}

/// Extensions, without the dot.
const EXTENSIONS: [(&str, Grammar); 13] = [
    ("py", Grammar::Python),
    ("pyi", Grammar::Python),
    ("rs", Grammar::Rust),
    ("js", Grammar::Javascript),
    ("mjs", Grammar::Javascript),
    ("cjs", Grammar::Javascript),
    ("jsx", Grammar::Javascript),
    ("ts", Grammar::Typescript),
    ("mts", Grammar::Typescript),
    ("cts", Grammar::Typescript),
    ("tsx", Grammar::Tsx),
    ("go", Grammar::Go),
    ("java", Grammar::Java),
];

impl Language {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Python, Self::Rust, Self::Javascript, Self::Go, Self::Java];

    /// As people write it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Python => "Python",
            Self::Rust => "Rust",
            Self::Javascript => "JavaScript and TypeScript",
            Self::Go => "Go",
            Self::Java => "Java",
        }
    }

    /// Its grammars.
    pub const fn grammars(self) -> &'static [Grammar] {
        match self {
            Self::Python => &[Grammar::Python],
            Self::Rust => &[Grammar::Rust],
            Self::Javascript => &[Grammar::Javascript, Grammar::Typescript, Grammar::Tsx],
            Self::Go => &[Grammar::Go],
            Self::Java => &[Grammar::Java],
        }
    }
}

impl Grammar {
    /// The grammar of a file, by the extension of its path.
    pub fn of(path: &str) -> Option<Self> {
        let extension = path.rsplit('/').next()?.rsplit_once('.')?.1;
        EXTENSIONS
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(extension))
            .map(|(_, grammar)| *grammar)
    }

    /// The language that it is one of.
    pub const fn language(self) -> Language {
        match self {
            Self::Python => Language::Python,
            Self::Rust => Language::Rust,
            Self::Javascript | Self::Typescript | Self::Tsx => Language::Javascript,
            Self::Go => Language::Go,
            Self::Java => Language::Java,
        }
    }

    /// As the word after a code block's fence.
    pub const fn fence(self) -> &'static str {
        match self {
            Self::Python => "python",
            Self::Rust => "rust",
            Self::Javascript => "javascript",
            Self::Typescript | Self::Tsx => "typescript",
            Self::Go => "go",
            Self::Java => "java",
        }
    }

    /// The parser's tables.
    pub fn tables(self) -> tree_sitter::Language {
        match self {
            Self::Python => tree_sitter_python::LANGUAGE.into(),
            Self::Rust => tree_sitter_rust::LANGUAGE.into(),
            Self::Javascript => tree_sitter_javascript::LANGUAGE.into(),
            Self::Typescript => tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into(),
            Self::Tsx => tree_sitter_typescript::LANGUAGE_TSX.into(),
            Self::Go => tree_sitter_go::LANGUAGE.into(),
            Self::Java => tree_sitter_java::LANGUAGE.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_by_its_extension() {
        assert_eq!(Grammar::of("src/a.d.ts"), Some(Grammar::Typescript));
        assert_eq!(Grammar::of("x.PY"), Some(Grammar::Python));
        for none in ["Makefile", "a.py/README", "py", "a.go.txt"] {
            assert_eq!(Grammar::of(none), None, "{none}");
        }
    }
}
