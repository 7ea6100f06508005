//! The rules of a portal's own, looked at before anybody reads code by them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Compiled, load};
use crate::diagnostic::{Diagnostic, SourceText};
use crate::extract::language::Grammar;

/// Whether a file of a pack holds such rules: it lies in a folder `rules` inside the pack.
pub fn is_rules(path: &str) -> bool {
    path.split('/').skip(2).any(|part| part == "rules")
}

/// What is wrong with the rules among the files of a portal's packs. They are compiled for each grammar that they name.
pub fn check(packs: &[Arc<SourceText>]) -> Vec<Diagnostic> {
    let own: Vec<Arc<SourceText>> = packs.iter().filter(|file| is_rules(&file.path)).cloned().collect();
    let (rules, mut found) = load(&own);
    let finds = rules.iter().flat_map(|(rule, _)| &rule.find);
    let grammars: BTreeSet<Grammar> =
        finds.flat_map(|find| &find.languages).flat_map(|dialect| dialect.grammars()).copied().collect();
    for grammar in grammars {
        Compiled::new(&rules, grammar, &mut found);
    }
    found
}
