//! A repository of code becomes draft pages.
//!
//! 1. [`repository`] reads the files of code that people wrote.
//! 2. Each file is parsed once, by the grammar of its [`language`], and what later steps need of it is taken.
//! 3. What files say together is judged: patterns, conventions, architecture, who knows what.
//! 4. Each result is a [`draft`], and drafts become pages of the content tree.

pub mod architecture;
mod check;
pub mod conventions;
pub mod draft;
pub mod expertise;
pub mod facts;
mod fold;
pub mod hotspots;
pub mod language;
pub mod origin;
pub mod pages;
pub mod patterns;
pub mod repository;
mod roles;
pub mod rules;
mod standard;
pub mod structure;
mod syntax;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

pub use check::check;

use crate::check::compliance::Secrets;
use crate::diagnostic::{Diagnostic, SourceText};
use facts::FileFacts;
use language::{Grammar, Language};
use origin::Origin;
use patterns::Finding;
use repository::Repository;
use rules::{Category, Compiled, Rule};

/// What is looked for.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What the repository is called on pages.
    pub name: String,
    /// Where its code lies.
    pub origin: Origin,
    /// Only rules of these categories; all when empty.
    pub categories: Vec<Category>,
    /// Only rules with these ids; all when empty.
    pub rules: Vec<String>,
    /// Findings of less confidence are left out.
    pub min_confidence: f64,
    /// What is a secret by its form, and stands in no excerpt; nothing without it.
    pub secrets: Option<Arc<Secrets>>,
    /// What is known beside the code; without it nothing is said of how the code is built and who knows it.
    pub context: Option<structure::Context>,
}

/// What a repository of code says.
#[derive(Debug)]
pub struct Extraction {
    /// The rules that were looked for, in the order in which they are written.
    pub rules: Vec<Rule>,
    /// Language → its files and lines.
    pub languages: BTreeMap<Language, (usize, usize)>,
    /// Files that their grammar could not read as a whole.
    pub broken: Vec<String>,
    /// By path and line.
    pub findings: Vec<Finding>,
    /// How the code is built and written, and who knows it.
    pub structure: structure::Structure,
    /// The pages that follow from it.
    pub drafts: Vec<draft::Draft>,
    /// What is wrong with the rules.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads everything out of a repository. `files` are the rules of packs.
pub fn run(repository: &Repository, files: &[Arc<SourceText>], options: &Options) -> Extraction {
    let (mut read, mut diagnostics) = rules::load(files);
    read.retain(|(rule, _)| {
        (options.categories.is_empty() || options.categories.contains(&rule.category))
            && (options.rules.is_empty() || options.rules.contains(&rule.id))
    });
    let grammars: BTreeSet<Grammar> = repository.files.iter().map(|file| file.grammar).collect();
    let compiled: Vec<_> = grammars
        .into_par_iter()
        .map(|grammar| {
            let mut found = Vec::new();
            (grammar, Compiled::new(&read, grammar, &mut found), found)
        })
        .collect();
    let mut by_grammar = BTreeMap::new();
    for (grammar, compiled, found) in compiled {
        by_grammar.insert(grammar, compiled);
        diagnostics.extend(found);
    }
    let facts: Vec<FileFacts> = repository
        .files
        .par_iter()
        .filter_map(|file| facts::read(file, by_grammar.get(&file.grammar)?, |at| &read[at].0))
        .collect();
    let rules = read.into_iter().map(|(rule, _)| rule).collect();
    together(repository, rules, facts, diagnostics, options)
}

/// What files say together.
fn together(
    repository: &Repository,
    rules: Vec<Rule>,
    facts: Vec<FileFacts>,
    diagnostics: Vec<Diagnostic>,
    options: &Options,
) -> Extraction {
    let mut languages: BTreeMap<Language, (usize, usize)> = BTreeMap::new();
    let (mut broken, mut findings) = (Vec::new(), Vec::new());
    let structure = options.context.as_ref().map(|context| {
        let files = facts.iter().map(|file| (file.path.as_str(), &file.structure)).collect();
        structure::together(repository, &files, &options.name, &options.origin, context)
    });
    for file in facts {
        let (files, lines) = languages.entry(file.grammar.language()).or_default();
        *files += 1;
        *lines += file.lines;
        if file.broken {
            broken.push(file.path);
        }
        findings.extend(file.findings.into_iter().filter(|one| one.confidence >= options.min_confidence));
    }
    if let Some(secrets) = &options.secrets {
        findings.par_iter_mut().for_each(|finding| finding.excerpt = secrets.conceal(&finding.excerpt));
    }
    let mut structure = structure.unwrap_or_default();
    let drafts = std::mem::take(&mut structure.drafts);
    Extraction { rules, languages, broken, findings, structure, drafts, diagnostics }
}
