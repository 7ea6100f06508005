//! Reading a grammar out of a syntect set.
//!
//! Syntect keeps the contexts of a grammar to itself, but writes and reads them with serde; these types have the
//! same shape.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Deserialize;
use syntect::parsing::{ClearAmount, Scope, SyntaxReference};

use super::regex::Expression;
use super::{Context, ContextId, Entry, Grammar, Operation, Rule};

/// The grammar of a reference; `None` if syntect's format is another than the one known here.
pub(super) fn read(syntax: &SyntaxReference) -> Option<Grammar> {
    let reference = serde_json::to_vec(syntax).ok()?;
    let reference: ReferenceShape = serde_json::from_slice(&reference).ok()?;
    let shape: GrammarShape = syntect::dumps::from_reader(&reference.serialized_lazy_contexts[..]).ok()?;
    let start = shape.context_ids.get("__start")?.into();
    let contexts = shape.contexts.into_iter().map(ContextShape::read).collect();
    Some(Grammar { start, contexts })
}

#[derive(Deserialize)]
struct ReferenceShape {
    serialized_lazy_contexts: Vec<u8>,
}

#[derive(Deserialize)]
struct GrammarShape {
    context_ids: HashMap<String, IdShape>,
    contexts: Vec<ContextShape>,
}

#[derive(Deserialize)]
struct IdShape {
    syntax_index: usize,
    context_index: usize,
}

#[derive(Deserialize)]
struct ContextShape {
    meta_scope: Vec<Scope>,
    meta_content_scope: Vec<Scope>,
    #[serde(rename = "meta_include_prototype")]
    _meta_include_prototype: bool,
    clear_scopes: Option<ClearAmount>,
    prototype: Option<IdShape>,
    uses_backrefs: bool,
    patterns: Vec<PatternShape>,
}

#[derive(Deserialize)]
enum PatternShape {
    Match(RuleShape),
    Include(ReferenceToShape),
}

#[derive(Deserialize)]
struct RuleShape {
    has_captures: bool,
    regex: String,
    scope: Vec<Scope>,
    captures: Option<Vec<(usize, Vec<Scope>)>>,
    operation: OperationShape,
    with_prototype: Option<ReferenceToShape>,
}

/// A reference to a context. All are direct in a linked set, but those to grammars that the set lacks.
#[derive(Deserialize)]
enum ReferenceToShape {
    Named(#[allow(dead_code, reason = "part of the shape")] String),
    ByScope {
        #[serde(rename = "scope")]
        _scope: Scope,
        #[serde(rename = "sub_context")]
        _sub_context: Option<String>,
        #[serde(rename = "with_escape")]
        _with_escape: bool,
    },
    File {
        #[serde(rename = "name")]
        _name: String,
        #[serde(rename = "sub_context")]
        _sub_context: Option<String>,
        #[serde(rename = "with_escape")]
        _with_escape: bool,
    },
    Inline(#[allow(dead_code, reason = "part of the shape")] String),
    Direct(IdShape),
}

#[derive(Deserialize)]
enum OperationShape {
    Push(Vec<ReferenceToShape>),
    Set(Vec<ReferenceToShape>),
    Pop,
    None,
}

impl From<&IdShape> for ContextId {
    fn from(id: &IdShape) -> Self {
        Self { grammar: id.syntax_index, context: id.context_index }
    }
}

impl ReferenceToShape {
    fn id(&self) -> Option<ContextId> {
        match self {
            Self::Direct(id) => Some(id.into()),
            Self::Named(_) | Self::ByScope { .. } | Self::File { .. } | Self::Inline(_) => None,
        }
    }
}

impl ContextShape {
    fn read(self) -> Context {
        // An include that leads nowhere adds no rules.
        let entry = |pattern| match pattern {
            PatternShape::Match(rule) => Some(Entry::Rule(Arc::new(rule.read()?))),
            PatternShape::Include(to) => to.id().map(Entry::Include),
        };
        Context {
            meta_scope: self.meta_scope,
            meta_content_scope: self.meta_content_scope,
            clear_scopes: self.clear_scopes,
            prototype: self.prototype.as_ref().map(ContextId::from),
            uses_backrefs: self.uses_backrefs,
            entries: self.patterns.into_iter().filter_map(entry).collect(),
            table: std::sync::OnceLock::new(),
        }
    }
}

impl RuleShape {
    fn read(self) -> Option<Rule> {
        let (operation, references) = match self.operation {
            OperationShape::Push(to) => (Operation::Push, to),
            OperationShape::Set(to) => (Operation::Set, to),
            OperationShape::Pop => (Operation::Pop, Vec::new()),
            OperationShape::None => (Operation::Nothing, Vec::new()),
        };
        Some(Rule {
            expression: Expression::new(self.regex, self.has_captures),
            scope: self.scope,
            captures: self.captures.unwrap_or_default(),
            operation,
            contexts: references.iter().map(ReferenceToShape::id).collect::<Option<_>>()?,
            with_prototype: self.with_prototype.as_ref().and_then(ReferenceToShape::id),
        })
    }
}
