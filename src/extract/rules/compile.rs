//! Rules as the parser's queries, compiled once for each grammar.

use std::collections::BTreeMap;
use std::sync::Arc;

use regex::bytes::Regex;
use toml::Spanned;
use tree_sitter::{Node, QueryCursor, StreamingIterator};

use super::{Find, Place, Rule, position};
use crate::diagnostic::{Code, Diagnostic, SourceText, Span, suggest};
use crate::extract::language::Grammar;
use crate::extract::patterns::{CHECKS, Check};

/// Matches inside one subject that are looked at: what has more is data.
const MOST_MATCHES: usize = 2_000;

/// All rules for one grammar.
#[derive(Debug)]
pub struct Compiled {
    /// The first queries of all, in one, so that a file is walked once.
    query: Option<tree_sitter::Query>,
    /// For each pattern of it the place in `finds`.
    owners: Vec<usize>,
    /// Each way to find a rule.
    pub finds: Vec<Prepared>,
}

/// A way to find a rule, compiled.
#[derive(Debug)]
pub struct Prepared {
    /// The rule's place in the list that was compiled.
    pub rule: usize,
    /// In which code.
    pub place: Place,
    /// See [`Find`].
    pub nearest: bool,
    /// See [`Find`].
    pub lines: usize,
    /// What matches inside the subject.
    pub requires: Vec<Query>,
    /// What matches in its file.
    pub elsewhere: Vec<Query>,
    /// What does not.
    pub forbids: Vec<Query>,
    /// What matches so often, counted by a capture.
    pub at_least: Vec<(usize, Option<String>, Query)>,
    /// What lies in each other so deep.
    pub nested: Vec<(usize, Query)>,
    /// Where the queries look.
    pub in_file: bool,
    /// Whether functions inside the subject are left out.
    pub own: bool,
    /// Captures whose texts differ.
    pub different: Vec<(String, String)>,
    /// The check with a query for each role that it knows; `None` for an optional one that is not given.
    pub check: Option<(&'static Check, Vec<Option<Query>>)>,
    /// What makes it surer.
    pub indicators: Vec<Regex>,
}

/// A query.
#[derive(Debug)]
pub struct Query(tree_sitter::Query);

/// A captured node by the capture's name.
#[derive(Debug, Clone, Copy)]
pub struct Captured<'q, 't> {
    /// Without its `@`.
    pub name: &'q str,
    /// What it stands for.
    pub node: Node<'t>,
}

/// What a match captured.
pub type Found<'q, 't> = Vec<Captured<'q, 't>>;

impl Query {
    /// Its matches inside a node, the node itself included.
    pub(in crate::extract) fn inside<'q, 't>(&'q self, node: Node<'t>, text: &[u8]) -> Vec<Found<'q, 't>> {
        matches(&self.0, node, text).into_iter().map(|(_, found)| found).collect()
    }
}

fn matches<'q, 't>(
    query: &'q tree_sitter::Query,
    node: Node<'t>,
    text: &[u8],
) -> Vec<(usize, Found<'q, 't>)> {
    let names = query.capture_names();
    let mut cursor = QueryCursor::new();
    let mut found = Vec::new();
    let mut each = cursor.matches(query, node, text);
    while let Some(one) = each.next() {
        let captured =
            one.captures().iter().map(|c| Captured { name: names[c.index as usize], node: c.node });
        found.push((one.pattern_index, captured.collect()));
        if found.len() == MOST_MATCHES && node.parent().is_some() {
            break;
        }
    }
    found
}

impl Compiled {
    /// Compiles what the rules say about a grammar. What cannot be compiled is reported and left out.
    pub fn new(rules: &[(Rule, Arc<SourceText>)], grammar: Grammar, found: &mut Vec<Diagnostic>) -> Self {
        let mut all = String::new();
        let (mut owners, mut finds) = (Vec::new(), Vec::new());
        for (at, (rule, file)) in rules.iter().enumerate() {
            for find in
                rule.find.iter().filter(|f| f.languages.iter().any(|d| d.grammars().contains(&grammar)))
            {
                let mut reader = Reader { file, rule, grammar, found, failed: false };
                let first = reader.query(&find.query);
                let prepared = reader.find(at, find);
                if let (Some(first), Some(prepared)) = (first, prepared) {
                    owners.extend(std::iter::repeat_n(finds.len(), first.0.pattern_count()));
                    finds.push(prepared);
                    all.push_str(find.query.get_ref());
                    all.push('\n');
                }
            }
        }
        // Each of them was compiled alone, so all of them can be.
        Self { query: tree_sitter::Query::new(&grammar.tables(), &all).ok(), owners, finds }
    }

    /// What may be a pattern in a file: the place in `finds`, and what was captured.
    pub(in crate::extract) fn candidates<'q, 't>(
        &'q self,
        root: Node<'t>,
        text: &[u8],
    ) -> Vec<(usize, Found<'q, 't>)> {
        let Some(query) = &self.query else { return Vec::new() };
        matches(query, root, text).into_iter().map(|(at, found)| (self.owners[at], found)).collect()
    }
}

/// Compiles the strings of one way to find a rule.
struct Reader<'a> {
    file: &'a Arc<SourceText>,
    rule: &'a Rule,
    grammar: Grammar,
    found: &'a mut Vec<Diagnostic>,
    failed: bool,
}

impl Reader<'_> {
    fn find(&mut self, rule: usize, find: &Find) -> Option<Prepared> {
        let queries = |reader: &mut Self, list: &[Spanned<String>]| -> Vec<Query> {
            list.iter().filter_map(|query| reader.query(query)).collect()
        };
        let prepared = Prepared {
            rule,
            place: find.place,
            nearest: find.nearest,
            lines: find.lines,
            requires: queries(self, &find.requires),
            elsewhere: queries(self, &find.elsewhere),
            forbids: queries(self, &find.forbids),
            at_least: find
                .at_least
                .iter()
                .filter_map(|at_least| {
                    Some((at_least.count, at_least.distinct.clone(), self.query(&at_least.query)?))
                })
                .collect(),
            nested: find
                .nested
                .iter()
                .filter_map(|nested| Some((nested.count, self.query(&nested.query)?)))
                .collect(),
            in_file: find.in_file,
            own: find.own,
            different: find.different.clone(),
            check: self.check(find),
            indicators: find.indicators.iter().filter_map(|text| self.indicator(text)).collect(),
        };
        (!self.failed).then_some(prepared)
    }

    fn query(&mut self, text: &Spanned<String>) -> Option<Query> {
        match tree_sitter::Query::new(&self.grammar.tables(), text.get_ref()) {
            Ok(query) => Some(Query(query)),
            Err(error) => {
                let what = error.message.lines().next().unwrap_or_default();
                let message = format!(
                    "a query of the rule `{}` cannot be compiled for {}: {} {what}",
                    self.rule.id,
                    self.grammar.fence(),
                    kind(&error.kind),
                );
                let at = position(&self.file.text, text.span(), error.offset);
                self.wrong(message, at..text.span().end.min(at + 1), None);
                None
            }
        }
    }

    fn indicator(&mut self, text: &Spanned<String>) -> Option<Regex> {
        let regex = Regex::new(text.get_ref()).ok();
        if regex.is_none() {
            let message = format!("an indicator of the rule `{}` is no regular expression", self.rule.id);
            self.wrong(message, text.span(), None);
        }
        regex
    }

    fn check(&mut self, find: &Find) -> Option<(&'static Check, Vec<Option<Query>>)> {
        let given = find.validation.as_ref()?;
        let Some(check) = CHECKS.iter().find(|check| check.name == given.get_ref()) else {
            let help = suggest(given.get_ref(), CHECKS.iter().map(|check| check.name));
            self.wrong(format!("there is no validation `{}`", given.get_ref()), given.span(), help);
            return None;
        };
        let mut known: BTreeMap<&str, Option<Query>> = BTreeMap::new();
        for (role, query) in &find.roles {
            if check.roles.iter().all(|(name, _)| name != role) {
                let help = suggest(role, check.roles.iter().map(|(name, _)| *name));
                let message = format!("`{}` has no role `{role}`", check.name);
                self.wrong(message, query.span(), help);
            }
            known.insert(role, self.query(query));
        }
        for (name, _) in check.roles.iter().filter(|(name, needed)| *needed && !known.contains_key(name)) {
            self.wrong(format!("`{}` needs a query for its role `{name}`", check.name), given.span(), None);
        }
        let queries = check.roles.iter().map(|(name, _)| known.remove(name).flatten()).collect();
        Some((check, queries))
    }

    fn wrong(&mut self, message: String, range: std::ops::Range<usize>, help: Option<String>) {
        self.failed = true;
        let span = Span::new(self.file, range);
        let diagnostic = Diagnostic::new(Code::ExtractionRule, message).at(span).help_opt(help);
        // A query is compiled for each grammar of its language.
        if !self.found.contains(&diagnostic) {
            self.found.push(diagnostic);
        }
    }
}

const fn kind(kind: &tree_sitter::QueryErrorKind) -> &'static str {
    use tree_sitter::QueryErrorKind as Kind;
    match kind {
        Kind::NodeType => "there is no node",
        Kind::Field => "there is no field",
        Kind::Capture => "there is no capture",
        Kind::Predicate => "a wrong predicate,",
        Kind::Structure => "no tree has this structure:",
        Kind::Syntax | Kind::Language => "it is not written as a query:",
    }
}
