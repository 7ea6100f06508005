//! The machine that runs a grammar over lines.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use onig::{Regex, Region};
use syntect::parsing::ScopeStackOp;

use super::first::{Ahead, kind};
use super::regex::matches;
use super::{Context, ContextId, Grammars, Operation, Rule};

/// Deeper stacks are hostile or wrong.
const MOST_LEVELS: usize = 100;
/// Matches tried for one text: enough for half a megabyte of usual code.
const MOST_TRIES: usize = 10_000_000;
/// Matches that may end without an answer.
const MOST_GIVEN_UP: usize = 20;

/// The state between two lines.
pub(in crate::markdown::highlight) struct Machine<'g> {
    grammars: &'g Grammars,
    stack: Vec<Level>,
    first_line: bool,
    /// Levels that a `with_prototype` rule pushed: prototypes of levels below do not count above.
    prototype_starts: Vec<usize>,
    region: Region,
    ahead: Ahead,
    tries: usize,
    gave_up: usize,
}

struct Level {
    context: ContextId,
    prototypes: Vec<ContextId>,
    captured: Option<Rc<Captured>>,
}

/// What the match that pushed a level found, for rules that refer to it.
struct Captured {
    groups: Vec<Option<String>>,
    /// Rules with those groups filled in, by the address of the rule, which the grammars keep in place.
    rules: RefCell<HashMap<*const Rule, Option<Regex>>>,
}

/// A rule that matched; its groups are in the machine's region.
struct Found<'g> {
    rule: &'g Arc<Rule>,
    from_prototype: bool,
}

/// At one place, groups end before others begin, and longer ones begin first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Order {
    Close,
    Open(Reverse<usize>),
}

enum Next<'g> {
    Match(Found<'g>),
    /// Only a match that would lead back to the state just left.
    Loop,
    Nothing,
}

/// Operations on the stack of scopes, each with its place in the line.
pub(in crate::markdown::highlight) type Operations = Vec<(usize, ScopeStackOp)>;

impl<'g> Machine<'g> {
    /// At the beginning of a text in the grammar at `index`; `None` if that cannot be read.
    pub(in crate::markdown::highlight) fn new(grammars: &'g Grammars, index: usize) -> Option<Self> {
        let start = Level { context: grammars.grammar(index)?.start, prototypes: Vec::new(), captured: None };
        Some(Self {
            grammars,
            stack: vec![start],
            first_line: true,
            prototype_starts: Vec::new(),
            region: Region::new(),
            ahead: Ahead::nothing(),
            tries: 0,
            gave_up: 0,
        })
    }

    /// Appends what a line, with its end, does to the stack of scopes. `None` when the grammar is broken,
    /// or the text takes too much work: the same on every machine.
    pub(in crate::markdown::highlight) fn line(&mut self, line: &str, out: &mut Operations) -> Option<()> {
        if std::mem::take(&mut self.first_line) {
            let scope = self.current()?.meta_content_scope.first();
            out.extend(scope.map(|scope| (0, ScopeStackOp::Push(*scope))));
        }
        self.ahead.read(line.as_bytes());
        let mut start = 0;
        // Where a match that consumed nothing pushed, and how high the stack was then.
        let mut idle_push = (0, 0);
        loop {
            while self.prototype_starts.last().is_some_and(|level| *level >= self.stack.len()) {
                self.prototype_starts.pop();
            }
            let check_loop = idle_push == (start, self.stack.len());
            match self.find(line, start, check_loop)? {
                Next::Nothing => return Some(()),
                Next::Loop => match line[start..].chars().next() {
                    Some(c) if start + c.len_utf8() < line.len() => start += c.len_utf8(),
                    _ => return Some(()),
                },
                Next::Match(found) => {
                    let end = self.region.pos(0)?.1;
                    if end <= start && found.rule.operation == Operation::Push {
                        idle_push = (end, self.stack.len() + 1);
                    }
                    start = end;
                    if found.from_prototype {
                        self.prototype_starts.push(self.stack.len());
                    }
                    self.apply(line, found.rule, out)?;
                }
            }
        }
    }

    fn current(&self) -> Option<&'g Context> {
        self.grammars.context(self.stack.last()?.context)
    }

    /// The earliest match from `start` on; of several at one place, that of the first rule.
    fn find(&mut self, line: &str, start: usize, check_loop: bool) -> Option<Next<'g>> {
        let grammars = self.grammars;
        let current = self.current()?;
        let top = self.stack.last()?.captured.clone();
        let mut tables = Vec::new();
        let from = self.prototype_starts.last().copied().unwrap_or_default();
        for level in self.stack.get(from..).unwrap_or_default() {
            for prototype in &level.prototypes {
                tables.push((grammars.table(grammars.context(*prototype)?), true, level.captured.clone()));
            }
        }
        if let Some(prototype) = current.prototype {
            tables.push((grammars.table(grammars.context(prototype)?), false, None));
        }
        tables.push((grammars.table(current), false, top));

        // Rules whose first match does nothing; they are not asked again from here.
        let mut idle: Vec<*const Rule> = Vec::new();
        let mut would_loop = false;
        for place in start..=line.len() {
            if !line.is_char_boundary(place) {
                continue;
            }
            let kind = kind(line.as_bytes(), place);
            for (table, from_prototype, captured) in &tables {
                for rule in table.at(kind) {
                    if !rule.expression.first().fits(&self.ahead, place)
                        || !self.tries(rule, captured.as_deref(), line, place, start)?
                        || idle.contains(&Arc::as_ptr(rule))
                    {
                        continue;
                    }
                    let end = self.region.pos(0)?.1;
                    let does_something = match rule.operation {
                        Operation::Nothing => end > place,
                        Operation::Push => self.stack.len() < MOST_LEVELS,
                        Operation::Set | Operation::Pop => true,
                    };
                    if !does_something {
                        idle.push(Arc::as_ptr(rule));
                    } else if check_loop && end <= start && rule.operation == Operation::Pop {
                        would_loop = true;
                    } else {
                        return Some(Next::Match(Found { rule, from_prototype: *from_prototype }));
                    }
                }
            }
            if would_loop {
                return Some(Next::Loop);
            }
        }
        Some(Next::Nothing)
    }

    /// Whether a rule matches; `None` when the text has had all the work that it is worth.
    fn tries(
        &mut self,
        rule: &Arc<Rule>,
        captured: Option<&Captured>,
        line: &str,
        place: usize,
        start: usize,
    ) -> Option<bool> {
        let found = if let Some(captured) = captured.filter(|_| rule.expression.refers) {
            let mut rules = captured.rules.borrow_mut();
            let group = |index: usize| captured.groups.get(index).cloned().flatten();
            let regex = rules.entry(Arc::as_ptr(rule)).or_insert_with(|| rule.expression.resolved(group));
            regex.as_ref().map_or(Some(false), |regex| matches(regex, line, place, &mut self.region))
        } else {
            rule.expression.matches(line, place, start, &mut self.region)
        };
        self.tries += 1;
        self.gave_up += usize::from(found.is_none());
        (self.tries <= MOST_TRIES && self.gave_up <= MOST_GIVEN_UP).then_some(found == Some(true))
    }

    /// Does what a matched rule says, to the scopes and to the stack.
    fn apply(&mut self, line: &str, rule: &'g Rule, out: &mut Operations) -> Option<()> {
        let (start, end) = self.region.pos(0)?;
        let contexts = rule.contexts.iter().map(|id| self.grammars.context(*id));
        let contexts = contexts.collect::<Option<Vec<_>>>()?;
        let current = self.current()?;
        enter(start, current, rule.operation, &contexts, out);
        out.extend(rule.scope.iter().map(|scope| (start, ScopeStackOp::Push(*scope))));
        self.groups(rule, out);
        if !rule.scope.is_empty() {
            out.push((end, ScopeStackOp::Pop(rule.scope.len())));
        }
        leave(end, current, rule.operation, &contexts, out);
        self.step(line, rule, &contexts);
        Some(())
    }

    /// The scopes of groups, outer before inner.
    fn groups(&self, rule: &Rule, out: &mut Operations) {
        let mut found: Vec<((usize, Order), ScopeStackOp)> = Vec::new();
        for (index, scopes) in &rule.captures {
            // An empty group would be closed before it is opened.
            let Some((start, end)) = self.region.pos(*index).filter(|(start, end)| start < end) else {
                continue;
            };
            let order = (start, Order::Open(Reverse(end - start)));
            found.extend(scopes.iter().map(|scope| (order, ScopeStackOp::Push(*scope))));
            found.push(((end, Order::Close), ScopeStackOp::Pop(scopes.len())));
        }
        found.sort_by_key(|(order, _)| *order);
        out.extend(found.into_iter().map(|((place, _), operation)| (place, operation)));
    }

    /// Changes the stack of contexts.
    fn step(&mut self, line: &str, rule: &Rule, contexts: &[&Context]) {
        let mut prototypes = match rule.operation {
            Operation::Nothing => return,
            Operation::Pop => {
                self.stack.pop();
                return;
            }
            Operation::Push => Vec::new(),
            // A prototype stays until the level that it was given to is popped.
            Operation::Set => self.stack.pop().map(|level| level.prototypes).unwrap_or_default(),
        };
        for (index, (id, context)) in rule.contexts.iter().zip(contexts).enumerate() {
            if index + 1 == contexts.len() {
                prototypes.extend(rule.with_prototype);
            }
            let refers = |id: &ContextId| self.grammars.context(*id).is_some_and(|c| c.uses_backrefs);
            let captured = (context.uses_backrefs || prototypes.iter().any(refers))
                .then(|| Rc::new(Captured::of(&self.region, line)));
            let prototypes = std::mem::take(&mut prototypes);
            self.stack.push(Level { context: *id, prototypes, captured });
        }
    }
}

impl Captured {
    fn of(region: &Region, line: &str) -> Self {
        let group = |index| Some(line.get(region.pos(index)?.0..region.pos(index)?.1)?.to_owned());
        Self { groups: (0..region.len()).map(group).collect(), rules: RefCell::default() }
    }
}

/// The scopes of contexts from the start of a match on.
fn enter(place: usize, current: &Context, operation: Operation, contexts: &[&Context], out: &mut Operations) {
    match operation {
        Operation::Nothing => {}
        Operation::Pop => pop(place, current.meta_content_scope.len(), out),
        Operation::Push | Operation::Set => {
            if operation == Operation::Set && current.clear_scopes.is_some() {
                out.push((place, ScopeStackOp::Restore));
            }
            for context in contexts {
                if operation == Operation::Push {
                    clear(place, context, out);
                }
                out.extend(context.meta_scope.iter().map(|scope| (place, ScopeStackOp::Push(*scope))));
            }
        }
    }
}

/// The scopes of contexts from the end of a match on.
fn leave(place: usize, current: &Context, operation: Operation, contexts: &[&Context], out: &mut Operations) {
    let set = operation == Operation::Set;
    match operation {
        Operation::Nothing => {}
        Operation::Pop => {
            pop(place, current.meta_scope.len(), out);
            if current.clear_scopes.is_some() {
                out.push((place, ScopeStackOp::Restore));
            }
        }
        Operation::Push | Operation::Set => {
            let own = current.meta_scope.len() + current.meta_content_scope.len();
            let changes = contexts
                .iter()
                .any(|c| !c.meta_content_scope.is_empty() || (set && c.clear_scopes.is_some()));
            if !(changes || set && own > 0) {
                return;
            }
            let entered: usize = contexts.iter().map(|context| context.meta_scope.len()).sum();
            pop(place, entered + if set { own } else { 0 }, out);
            for context in contexts {
                if set {
                    clear(place, context, out);
                }
                let scopes = context.meta_scope.iter().chain(&context.meta_content_scope);
                out.extend(scopes.map(|scope| (place, ScopeStackOp::Push(*scope))));
            }
        }
    }
}

fn pop(place: usize, count: usize, out: &mut Operations) {
    if count > 0 {
        out.push((place, ScopeStackOp::Pop(count)));
    }
}

fn clear(place: usize, context: &Context, out: &mut Operations) {
    if let Some(amount) = context.clear_scopes {
        out.push((place, ScopeStackOp::Clear(amount)));
    }
}
