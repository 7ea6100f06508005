//! What is looked for in code: rules, which are data.
//!
//! A rule lies in `packs/<pack>/rules/<any>/<file>.toml`. It says what a pattern is, for the page about it, and how it
//! is found: queries over the syntax tree, and what has to hold inside a match before it counts.

mod check;
mod compile;
mod joint;
mod read;

use serde::Deserialize;
use toml::Spanned;

pub use check::{check, is_rules};
pub use compile::{Captured, Compiled, Found, Prepared, Query};
pub(in crate::extract) use joint::Sweep;
pub use read::{load, position};

use super::language::Grammar;

/// What a pattern is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Category {
    /// How parts are put together.
    Architectural,
    /// How objects and functions are arranged.
    Design,
    /// What saves time and memory.
    Performance,
    /// What keeps out what does not belong.
    Security,
    /// How code is tested.
    Testing,
    /// How code is written here.
    Convention,
    /// What is better done otherwise.
    Antipattern,
}

impl Category {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Architectural,
        Self::Design,
        Self::Performance,
        Self::Security,
        Self::Testing,
        Self::Convention,
        Self::Antipattern,
    ];

    /// As rules and pages write it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Architectural => "architectural",
            Self::Design => "design",
            Self::Performance => "performance",
            Self::Security => "security",
            Self::Testing => "testing",
            Self::Convention => "convention",
            Self::Antipattern => "antipattern",
        }
    }
}

/// How much a match that passes its validation proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    /// Little else has this structure.
    Strong,
    /// Mostly it is the pattern.
    Moderate,
    /// It may well be something else.
    Weak,
}

impl Evidence {
    /// The confidence in a finding with all indicators.
    pub const fn base(self) -> f64 {
        match self {
            Self::Strong => 0.95,
            Self::Moderate => 0.8,
            Self::Weak => 0.65,
        }
    }
}

/// The content type of a page about a pattern.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageOf {
    /// A pattern, with the places that show it.
    #[default]
    CodePattern,
    /// A practice that people may follow.
    BestPractices,
}

impl PageOf {
    /// The type's identifier.
    pub const fn id(self) -> &'static str {
        match self {
            Self::CodePattern => "code_pattern",
            Self::BestPractices => "best_practices",
        }
    }
}

/// A rule as it is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its name: letters, digits and dashes.
    pub id: String,
    /// The name of the pattern.
    pub title: String,
    /// What it is about.
    pub category: Category,
    /// How much a finding proves.
    pub evidence: Evidence,
    /// The content type of the page about it.
    #[serde(default)]
    pub page: PageOf,
    /// One sentence for lists.
    pub summary: String,
    /// What it is, as Markdown.
    pub about: String,
    /// What is gained.
    #[serde(default)]
    pub benefits: Vec<String>,
    /// What is paid for it.
    #[serde(default)]
    pub trade_offs: Vec<String>,
    /// Signs that it pays.
    #[serde(default)]
    pub when_to_use: Vec<String>,
    /// Signs that it does not.
    #[serde(default)]
    pub when_not_to_use: Vec<String>,
    /// How much one has to know to judge it.
    #[serde(default = "competent")]
    pub expertise_level: String,
    /// The ways to find it.
    pub find: Vec<Find>,
}

fn competent() -> String {
    "competent".to_owned()
}

/// Which files and functions a way of finding looks at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// All.
    #[default]
    Any,
    /// What is no test.
    Code,
    /// Tests.
    Tests,
}

/// A language, or some of its grammars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Dialect {
    /// Python.
    Python,
    /// Rust.
    Rust,
    /// JavaScript and TypeScript, whose shared nodes the query names.
    Javascript,
    /// TypeScript alone.
    Typescript,
    /// JavaScript without types.
    Ecmascript,
    /// Go.
    Go,
    /// Java.
    Java,
}

impl Dialect {
    /// The grammars that a query is compiled for.
    pub const fn grammars(self) -> &'static [Grammar] {
        match self {
            Self::Python => &[Grammar::Python],
            Self::Rust => &[Grammar::Rust],
            Self::Javascript => &[Grammar::Javascript, Grammar::Typescript, Grammar::Tsx],
            Self::Typescript => &[Grammar::Typescript, Grammar::Tsx],
            Self::Ecmascript => &[Grammar::Javascript],
            Self::Go => &[Grammar::Go],
            Self::Java => &[Grammar::Java],
        }
    }
}

/// A way to find a pattern.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Find {
    /// For which languages.
    pub languages: Vec<Dialect>,
    /// In which code.
    #[serde(default, rename = "in")]
    pub place: Place,
    /// What may be it. `@subject` is what is shown, `@name` what it is called.
    pub query: Spanned<String>,
    /// Queries that match inside the subject. A capture of one name has one text in all of them.
    #[serde(default)]
    pub requires: Vec<Spanned<String>>,
    /// Queries that match somewhere in the same file, with the same texts.
    #[serde(default)]
    pub elsewhere: Vec<Spanned<String>>,
    /// Queries of which none matches inside the subject with those texts.
    #[serde(default)]
    pub forbids: Vec<Spanned<String>>,
    /// Queries that match often enough.
    #[serde(default)]
    pub at_least: Vec<AtLeast>,
    /// Pairs of captures whose texts differ.
    #[serde(default)]
    pub different: Vec<(String, String)>,
    /// Matches of a query that lie in each other, as blocks do.
    #[serde(default)]
    pub nested: Vec<Nested>,
    /// Whether the queries look in the whole file and not in the subject alone: methods of Go stand beside their type.
    #[serde(default)]
    pub in_file: bool,
    /// Whether what lies in a function inside the subject does not count.
    #[serde(default)]
    pub own: bool,
    /// Whether of findings that lie in one another the innermost counts.
    #[serde(default)]
    pub nearest: bool,
    /// The fewest lines of a subject.
    #[serde(default)]
    pub lines: usize,
    /// The check that judges it, by name.
    #[serde(default)]
    pub validation: Option<Spanned<String>>,
    /// What the check is told: a query for each of its roles.
    #[serde(default)]
    pub roles: std::collections::BTreeMap<String, Spanned<String>>,
    /// Regular expressions: the more of them occur in the subject, the surer it is.
    #[serde(default)]
    pub indicators: Vec<Spanned<String>>,
}

/// A query that has to match several times.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AtLeast {
    /// How often.
    pub count: usize,
    /// The capture whose different texts are counted; else matches are.
    #[serde(default)]
    pub distinct: Option<String>,
    /// The query.
    pub query: Spanned<String>,
}

/// A query whose matches lie in each other.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nested {
    /// How deep.
    pub count: usize,
    /// The query; what it captures as `@level` is counted.
    pub query: Spanned<String>,
}
