//! Rules as the parser's queries, compiled once for each grammar.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use regex::bytes::Regex;
use toml::Spanned;
use tree_sitter::Node;

use super::joint::{self, Joint, Owner, Sweep, Text};
use super::{Find, Place, Rule, position};
use crate::diagnostic::{Code, Diagnostic, SourceText, Span, suggest};
use crate::extract::language::Grammar;
use crate::extract::patterns::{CHECKS, Check};

/// All rules for one grammar.
#[derive(Debug)]
pub struct Compiled {
    /// All queries in one, so that a file is walked once.
    joint: Option<Joint>,
    /// For each number of a query that subjects are asked for the query itself, where it has to be asked alone.
    alone: Vec<Option<tree_sitter::Query>>,
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

/// A query that subjects are asked for, by its number among those of its grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Query(usize);

/// A captured node by the capture's name.
#[derive(Debug, Clone, Copy)]
pub struct Captured<'q, 't> {
    /// Without its `@`.
    pub name: &'q str,
    /// What it stands for.
    pub node: Node<'t>,
}

/// What a match captured.
pub type Found<'q, 't> = Rc<[Captured<'q, 't>]>;

impl Compiled {
    /// Compiles what the rules say about a grammar. What cannot be compiled is reported and left out.
    pub fn new(rules: &[(Rule, Arc<SourceText>)], grammar: Grammar, found: &mut Vec<Diagnostic>) -> Self {
        // To compile a query takes a millisecond, and one more for its grammar: each is compiled alone only where the
        // whole says that one of them is wrong.
        let mut wrong = Vec::new();
        let compiled = Self::read(rules, grammar, false, &mut wrong);
        if compiled.joint.is_some() && wrong.is_empty() {
            return compiled;
        }
        Self::read(rules, grammar, true, found)
    }

    fn read(
        rules: &[(Rule, Arc<SourceText>)],
        grammar: Grammar,
        each: bool,
        found: &mut Vec<Diagnostic>,
    ) -> Self {
        let tables = grammar.tables();
        let mut reader =
            Reader { grammar, tables: &tables, each, found, text: Text::default(), queries: Vec::new() };
        let mut finds = Vec::new();
        for (at, (rule, file)) in rules.iter().enumerate() {
            let own = |find: &&Find| find.languages.iter().any(|d| d.grammars().contains(&grammar));
            for find in rule.find.iter().filter(own) {
                let mark = (reader.text.mark(), reader.queries.len());
                let mut one = Way { reader: &mut reader, file, rule, failed: false };
                one.first(finds.len(), &find.query);
                if let Some(prepared) = one.find(at, find) {
                    finds.push(prepared);
                } else {
                    reader.text.back(mark.0);
                    reader.queries.truncate(mark.1);
                }
            }
        }
        let joint = reader.text.compile(&tables);
        let mut queries = reader.queries;
        for number in joint.iter().flat_map(Joint::rootless) {
            let asked = &mut queries[number];
            asked.1 = asked.1.take().or_else(|| tree_sitter::Query::new(&tables, &asked.0).ok());
        }
        Self { joint, alone: queries.into_iter().map(|(_, alone)| alone).collect(), finds }
    }

    /// Walks a file for all queries. `None` where there are none.
    pub(in crate::extract) fn sweep<'q, 't>(&'q self, root: Node<'t>, text: &[u8]) -> Option<Sweep<'q, 't>> {
        Some(self.joint.as_ref()?.sweep(self.alone.len(), root, text))
    }

    /// What a query matches in the whole file.
    pub(in crate::extract) fn everywhere<'q, 't>(
        &'q self,
        sweep: &Sweep<'q, 't>,
        query: Query,
        root: Node<'t>,
        text: &[u8],
    ) -> Rc<[Found<'q, 't>]> {
        match &self.alone[query.0] {
            Some(alone) => joint::alone(alone, root, text).into(),
            None => sweep.everywhere(query.0),
        }
    }

    /// What a query matches inside a node, the node itself included.
    pub(in crate::extract) fn inside<'q, 't>(
        &'q self,
        sweep: &Sweep<'q, 't>,
        query: Query,
        node: Node<'t>,
        text: &[u8],
    ) -> Vec<Found<'q, 't>> {
        match &self.alone[query.0] {
            Some(alone) => joint::alone(alone, node, text),
            None => sweep.inside(query.0, node),
        }
    }
}

/// Puts the queries of a grammar together.
struct Reader<'a> {
    grammar: Grammar,
    tables: &'a tree_sitter::Language,
    /// Whether each query is compiled alone, to tell what is wrong with it.
    each: bool,
    found: &'a mut Vec<Diagnostic>,
    text: Text,
    /// The queries that subjects are asked for: the text, and the query where it has to be asked alone.
    queries: Vec<(String, Option<tree_sitter::Query>)>,
}

/// Compiles the strings of one way to find a rule.
struct Way<'r, 'a> {
    reader: &'r mut Reader<'a>,
    file: &'r Arc<SourceText>,
    rule: &'r Rule,
    failed: bool,
}

impl Way<'_, '_> {
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

    /// The query for candidates of the way at this place.
    fn first(&mut self, place: usize, text: &Spanned<String>) {
        if self.reader.each || joint::marked(text.get_ref()).is_none() {
            self.compiled(text);
        }
        self.reader.text.add(Owner::First(place), text.get_ref());
    }

    fn query(&mut self, text: &Spanned<String>) -> Option<Query> {
        let marked = joint::marked(text.get_ref());
        let mut alone = None;
        if self.reader.each || marked.is_none() {
            alone = Some(self.compiled(text)?);
        }
        let number = self.reader.queries.len();
        if let Some(marked) = marked {
            self.reader.text.add(Owner::Inner(number), &marked);
            alone = None;
        }
        self.reader.queries.push((text.get_ref().clone(), alone));
        Some(Query(number))
    }

    /// A query alone; what is wrong with it is reported.
    fn compiled(&mut self, text: &Spanned<String>) -> Option<tree_sitter::Query> {
        let error = match tree_sitter::Query::new(self.reader.tables, text.get_ref()) {
            Ok(query) => return Some(query),
            Err(error) => error,
        };
        let what = error.message.lines().next().unwrap_or_default();
        let message = format!(
            "a query of the rule `{}` cannot be compiled for {}: {} {what}",
            self.rule.id,
            self.reader.grammar.fence(),
            kind(&error.kind),
        );
        let at = position(&self.file.text, text.span(), error.offset);
        self.wrong(message, at..text.span().end.min(at + 1), None);
        None
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
        if !self.reader.found.contains(&diagnostic) {
            self.reader.found.push(diagnostic);
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
