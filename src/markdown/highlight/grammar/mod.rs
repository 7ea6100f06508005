//! Grammars, read from syntect's set into a shape made for speed.
//!
//! Syntect searches the rest of the line once for every rule of a context and keeps what it found in a map. Here a
//! rule is tried only where its expression can begin at all: by the characters on both sides
//! of the place and by those that it needs ([`first`]). The result is the same, operation for operation, which the tests hold against syntect's
//! own parser; the time is a third.

mod dump;
mod first;
mod machine;
mod regex;
#[cfg(test)]
mod tests;

use std::sync::{Arc, OnceLock};

use syntect::parsing::{ClearAmount, Scope, SyntaxSet};

pub(super) use machine::Machine;
use regex::Expression;

/// All grammars of a set, each read when it is first needed.
pub(super) struct Grammars {
    set: SyntaxSet,
    loaded: Vec<OnceLock<Option<Grammar>>>,
}

/// A grammar: contexts, each with its rules.
struct Grammar {
    start: ContextId,
    contexts: Vec<Context>,
}

/// A context by the place of its grammar and its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct ContextId {
    grammar: usize,
    context: usize,
}

struct Context {
    meta_scope: Vec<Scope>,
    meta_content_scope: Vec<Scope>,
    clear_scopes: Option<ClearAmount>,
    prototype: Option<ContextId>,
    uses_backrefs: bool,
    entries: Vec<Entry>,
    /// Its rules, those of included contexts in their places, by where they can begin.
    table: OnceLock<Table>,
}

enum Entry {
    Rule(Arc<Rule>),
    Include(ContextId),
}

struct Rule {
    expression: Expression,
    scope: Vec<Scope>,
    captures: Vec<(usize, Vec<Scope>)>,
    operation: Operation,
    contexts: Vec<ContextId>,
    with_prototype: Option<ContextId>,
}

/// What a match does to the stack, with the contexts of its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operation {
    Push,
    Set,
    Pop,
    Nothing,
}

/// The rules of a context by the kind of place that a match can begin at.
struct Table {
    rules: Vec<Arc<Rule>>,
    /// For each kind of place the rules to try, in order; found out when it first occurs.
    kinds: Vec<OnceLock<Box<[u16]>>>,
}

impl Grammars {
    pub(super) fn new(set: SyntaxSet) -> Self {
        let loaded = set.syntaxes().iter().map(|_| OnceLock::new()).collect();
        Self { set, loaded }
    }

    pub(super) fn set(&self) -> &SyntaxSet {
        &self.set
    }

    fn grammar(&self, index: usize) -> Option<&Grammar> {
        self.loaded.get(index)?.get_or_init(|| dump::read(self.set.syntaxes().get(index)?)).as_ref()
    }

    fn context(&self, id: ContextId) -> Option<&Context> {
        self.grammar(id.grammar)?.contexts.get(id.context)
    }

    fn table<'a>(&'a self, context: &'a Context) -> &'a Table {
        context.table.get_or_init(|| {
            let mut rules = Vec::new();
            self.flatten(context, &mut rules, 0);
            Table::new(rules)
        })
    }

    fn flatten(&self, context: &Context, rules: &mut Vec<Arc<Rule>>, depth: usize) {
        /// Grammars include a few levels deep; more would be a cycle.
        const MOST_LEVELS: usize = 100;
        for entry in &context.entries {
            match entry {
                Entry::Rule(rule) => rules.push(Arc::clone(rule)),
                Entry::Include(id) if depth < MOST_LEVELS => {
                    if let Some(included) = self.context(*id) {
                        self.flatten(included, rules, depth + 1);
                    }
                }
                Entry::Include(_) => {}
            }
        }
    }
}

impl Table {
    fn new(rules: Vec<Arc<Rule>>) -> Self {
        Self { rules, kinds: vec![OnceLock::new(); first::KINDS] }
    }

    /// The rules that may match at a kind of place.
    fn at(&self, kind: usize) -> impl Iterator<Item = &Arc<Rule>> {
        let indexes = self.kinds[kind].get_or_init(|| {
            let fits =
                |(index, rule): (u16, &Arc<Rule>)| rule.expression.first().admits(kind).then_some(index);
            (0..).zip(&self.rules).filter_map(fits).collect()
        });
        indexes.iter().map(|&index| &self.rules[usize::from(index)])
    }
}
