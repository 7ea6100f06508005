//! Languages by the names that authors give them.

use std::collections::HashMap;

use super::grammar::Grammars;
use super::{Highlighted, paint};

/// The language of a code block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::markdown) struct Language {
    /// What readers see; empty for none.
    pub(in crate::markdown) label: String,
    /// The grammar's name, part of the cache's key.
    pub(super) grammar: String,
    /// The grammar's place in the set; `None` for plain text.
    pub(super) syntax: Option<usize>,
}

impl Language {
    /// A language without a grammar; readers see its name as written.
    pub(in crate::markdown) fn plain(name: &str) -> Self {
        let label = PLAIN.iter().find(|(n, _)| name.eq_ignore_ascii_case(n)).map_or(name, |(_, l)| l);
        Self { label: label.to_owned(), grammar: String::new(), syntax: None }
    }
}

/// Names for text that is not to be highlighted, and their labels.
const PLAIN: &[(&str, &str)] = &[
    ("", ""),
    ("text", "Text"),
    ("txt", "Text"),
    ("plain", "Text"),
    ("plaintext", "Text"),
    ("none", ""),
    ("nohighlight", ""),
    ("output", "Output"),
    ("ascii", "Text"),
    ("mermaid", "Mermaid"),
];

/// Names that the grammars do not have themselves, or have with an ugly label: name, grammar, label.
const NAMES: &[(&str, &str, &str)] = &[
    ("bash", "sh", "Shell"),
    ("sh", "sh", "Shell"),
    ("shell", "sh", "Shell"),
    ("zsh", "sh", "Shell"),
    ("console", "sh", "Console"),
    ("shell-session", "sh", "Console"),
    ("terminal", "sh", "Console"),
    ("c", "c", "C"),
    ("c#", "cs", "C#"),
    ("cs", "cs", "C#"),
    ("csharp", "cs", "C#"),
    ("c++", "cpp", "C++"),
    ("cpp", "cpp", "C++"),
    ("css", "css", "CSS"),
    ("csv", "csv", "CSV"),
    ("diff", "diff", "Diff"),
    ("patch", "diff", "Diff"),
    ("docker", "dockerfile", "Dockerfile"),
    ("dockerfile", "dockerfile", "Dockerfile"),
    ("dotenv", "env", "Environment"),
    ("elixir", "ex", "Elixir"),
    ("erlang", "erl", "Erlang"),
    ("f#", "fs", "F#"),
    ("fsharp", "fs", "F#"),
    ("go", "go", "Go"),
    ("golang", "go", "Go"),
    ("graphql", "graphql", "GraphQL"),
    ("haskell", "hs", "Haskell"),
    ("hcl", "tf", "HCL"),
    ("terraform", "tf", "Terraform"),
    ("html", "html", "HTML"),
    ("http", "http", "HTTP"),
    ("ini", "ini", "INI"),
    ("java", "java", "Java"),
    ("javascript", "js", "JavaScript"),
    ("js", "js", "JavaScript"),
    ("node", "js", "JavaScript"),
    ("mjs", "js", "JavaScript"),
    ("jsx", "jsx", "JSX"),
    ("json", "json", "JSON"),
    ("json5", "json", "JSON5"),
    ("jsonc", "json", "JSON"),
    ("jsonl", "json", "JSON Lines"),
    ("julia", "jl", "Julia"),
    ("kotlin", "kt", "Kotlin"),
    ("latex", "tex", "LaTeX"),
    ("make", "makefile", "Makefile"),
    ("makefile", "makefile", "Makefile"),
    ("markdown", "md", "Markdown"),
    ("md", "md", "Markdown"),
    ("nginx", "nginx", "nginx"),
    ("objective-c", "m", "Objective-C"),
    ("perl", "pl", "Perl"),
    ("php", "php", "PHP"),
    ("postgresql", "sql", "SQL"),
    ("powershell", "ps1", "PowerShell"),
    ("promql", "sql", "PromQL"),
    ("proto", "proto", "Protocol Buffers"),
    ("protobuf", "proto", "Protocol Buffers"),
    ("py", "py", "Python"),
    ("python", "py", "Python"),
    ("python3", "py", "Python"),
    ("pycon", "py", "Python"),
    ("r", "r", "R"),
    ("rb", "rb", "Ruby"),
    ("ruby", "rb", "Ruby"),
    ("rs", "rs", "Rust"),
    ("rust", "rs", "Rust"),
    ("scala", "scala", "Scala"),
    ("sql", "sql", "SQL"),
    ("swift", "swift", "Swift"),
    ("toml", "toml", "TOML"),
    ("ts", "ts", "TypeScript"),
    ("typescript", "ts", "TypeScript"),
    ("tsx", "tsx", "TSX"),
    ("vim", "vim", "Vim script"),
    ("vue", "vue", "Vue"),
    ("xml", "xml", "XML"),
    ("svg", "xml", "SVG"),
    ("yaml", "yaml", "YAML"),
    ("yml", "yaml", "YAML"),
    ("zig", "zig", "Zig"),
];

/// Whether a name means text without colours.
pub(super) fn is_plain(name: &str) -> bool {
    PLAIN.iter().any(|(plain, _)| name.eq_ignore_ascii_case(plain))
}

/// All grammars, and which of them answers to a name.
pub(super) struct Languages {
    grammars: Grammars,
    names: HashMap<String, usize>,
}

impl Languages {
    pub(super) fn load() -> Self {
        let set = two_face::syntax::extra_newlines();
        let mut names = HashMap::new();
        for (index, syntax) in set.syntaxes().iter().enumerate() {
            // Of two grammars with one file extension the later one is the more specific.
            for extension in &syntax.file_extensions {
                names.insert(extension.to_lowercase(), index);
            }
        }
        for (index, syntax) in set.syntaxes().iter().enumerate() {
            names.entry(syntax.name.to_lowercase()).or_insert(index);
        }
        Self { grammars: Grammars::new(set), names }
    }

    pub(super) fn find(&self, name: &str) -> Option<Language> {
        let lower = name.to_lowercase();
        let known = NAMES.iter().find(|(known, ..)| *known == lower);
        let token = known.map_or(lower.as_str(), |(_, token, _)| token);
        let index = *self.names.get(token)?;
        let syntax = self.grammars.set().syntaxes().get(index)?;
        Some(Language {
            label: known.map_or(syntax.name.as_str(), |(.., label)| label).to_owned(),
            grammar: syntax.name.clone(),
            syntax: Some(index),
        })
    }

    pub(super) fn paint(&self, index: usize, code: &str) -> Highlighted {
        paint::paint(&self.grammars, index, code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_ours_has_a_grammar() {
        let languages = Languages::load();
        let missing: Vec<_> = NAMES.iter().filter(|(name, ..)| languages.find(name).is_none()).collect();
        assert!(missing.is_empty(), "{missing:?}");
        assert_eq!(languages.find("no such language"), None);
    }
}
