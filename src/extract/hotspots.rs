//! Files that are changed often and are hard to read: where a day of cleaning saves the most.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use tree_sitter::Tree;

use super::expertise::log::{Commit, Person};
use super::language::Language;
use super::repository::CodeFile;
use super::roles::is_test;
use super::syntax::{field, line, visit};

/// Days of the history that count.
pub const DAYS: i32 = 365;
/// What a file needs to be one: changes, and branches.
const LEAST_CHANGES: usize = 3;
const LEAST_COMPLEXITY: usize = 15;
/// Hot spots that are listed, and functions named of each.
const MOST: usize = 15;
const MOST_FUNCTIONS: usize = 3;

/// A function and how hard it is to follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    /// Its name; empty for one without.
    pub name: String,
    /// Where it begins.
    pub line: usize,
    /// How many lines it has.
    pub lines: usize,
    /// Each branch counts one and one more for each branch around it; each chain of `and` and `or` counts one.
    pub complexity: usize,
}

/// A file that is changed often and is hard to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HotSpot {
    /// The file.
    pub path: String,
    /// Commits that changed it in the last year.
    pub changes: usize,
    /// People who made them.
    pub people: usize,
    /// Complexity of all its functions.
    pub complexity: usize,
    /// The hardest of them.
    pub hardest: Vec<Function>,
    /// The day of the last change.
    pub last: Date,
}

impl HotSpot {
    /// What orders them.
    pub const fn score(&self) -> usize {
        self.changes * self.complexity
    }
}

fn is_function(kind: &str) -> bool {
    matches!(
        kind,
        "function_item"
            | "function_definition"
            | "function_declaration"
            | "generator_function_declaration"
            | "method_definition"
            | "method_declaration"
            | "constructor_declaration"
            | "arrow_function"
            | "function_expression"
    )
}

fn is_branch(language: Language, kind: &str) -> bool {
    let common = matches!(kind, "if_statement" | "for_statement" | "while_statement");
    common
        || match language {
            Language::Python => matches!(
                kind,
                "elif_clause"
                    | "conditional_expression"
                    | "except_clause"
                    | "case_clause"
                    | "for_in_clause"
                    | "if_clause"
            ),
            Language::Rust => {
                matches!(
                    kind,
                    "if_expression" | "match_arm" | "for_expression" | "while_expression" | "loop_expression"
                )
            }
            Language::Javascript => matches!(
                kind,
                "for_in_statement" | "do_statement" | "switch_case" | "catch_clause" | "ternary_expression"
            ),
            Language::Go => matches!(kind, "expression_case" | "type_case" | "communication_case"),
            Language::Java => matches!(
                kind,
                "enhanced_for_statement"
                    | "do_statement"
                    | "switch_label"
                    | "catch_clause"
                    | "ternary_expression"
            ),
        }
}

/// The functions of a file. What a function within another does counts for the inner one, unless that has no name.
pub fn facts(file: &CodeFile, tree: &Tree) -> Vec<Function> {
    let source = file.text.as_str();
    let language = file.grammar.language();
    let mut found: Vec<Function> = Vec::new();
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    visit(tree, |node, around| {
        let kind = node.kind();
        let name = if is_function(kind) { field(node, "name", source) } else { "" };
        if !name.is_empty() {
            places.insert(node.id(), found.len());
            let lines = node.end_position().row - node.start_position().row + 1;
            found.push(Function { name: name.to_owned(), line: line(node), lines, complexity: 0 });
        }
        let chain = matches!(kind, "binary_expression" | "boolean_operator") && {
            let operator = field(node, "operator", source);
            let inner = around
                .last()
                .is_some_and(|outer| outer.kind() == kind && field(*outer, "operator", source) == operator);
            matches!(operator, "&&" | "||" | "??" | "and" | "or") && !inner
        };
        if !chain && !is_branch(language, kind) {
            return;
        }
        let at = around.iter().rposition(|outer| places.contains_key(&outer.id()));
        let Some((at, place)) = at.and_then(|at| Some((at, *places.get(&around[at].id())?))) else { return };
        let deep = around[at..].iter().filter(|outer| is_branch(language, outer.kind())).count();
        // `else if` is no deeper than the `if` that it belongs to.
        let chained = around.last().is_some_and(|outer| {
            matches!(outer.kind(), "else_clause")
                || kind == "elif_clause"
                || outer.kind() == kind && kind == "if_statement"
        });
        let deep = deep - usize::from(chained && deep > 0);
        found[place].complexity += 1 + if chain { 0 } else { deep };
    });
    found
}

/// The hot spots, the worst first. `files` are the functions of each file of code.
pub fn find(
    files: &[(&CodeFile, &[Function])],
    commits: &[Commit],
    today: Date,
    bots: &[String],
) -> Vec<HotSpot> {
    let mut changed: BTreeMap<&str, (usize, BTreeSet<&Person>, Date)> = BTreeMap::new();
    for commit in commits {
        let by_person = commit.authors.iter().find(|person| !super::expertise::is_bot(person, bots));
        let Some(author) = by_person else { continue };
        if (today - commit.date).get_days() > DAYS {
            continue;
        }
        let paths: BTreeSet<&str> = commit.files.iter().map(|(path, _)| path.as_str()).collect();
        for path in paths {
            let entry = changed.entry(path).or_insert_with(|| (0, BTreeSet::new(), commit.date));
            entry.0 += 1;
            entry.1.insert(author);
            entry.2 = entry.2.max(commit.date);
        }
    }
    let mut found: Vec<HotSpot> = files
        .iter()
        .filter(|(file, _)| !is_test(&file.path, file.grammar.language()))
        .filter_map(|(file, functions)| {
            let (changes, people, last) = changed.get(file.path.as_str())?;
            let mut hardest: Vec<Function> =
                functions.iter().filter(|it| it.complexity > 0).cloned().collect();
            hardest.sort_by_key(|it| (std::cmp::Reverse(it.complexity), it.line));
            hardest.truncate(MOST_FUNCTIONS);
            Some(HotSpot {
                path: file.path.clone(),
                changes: *changes,
                people: people.len(),
                complexity: functions.iter().map(|it| it.complexity).sum(),
                hardest,
                last: *last,
            })
        })
        .filter(|it| it.changes >= LEAST_CHANGES && it.complexity >= LEAST_COMPLEXITY)
        .collect();
    found.sort_by(|a, b| b.score().cmp(&a.score()).then_with(|| a.path.cmp(&b.path)));
    found.truncate(MOST);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::language::Grammar;
    use crate::extract::syntax::parse;

    fn functions(path: &str, text: &str) -> Vec<(String, usize)> {
        let grammar = Grammar::of(path).unwrap();
        let file = CodeFile { path: path.into(), grammar, text: text.into() };
        facts(&file, &parse(grammar, text)).into_iter().map(|it| (it.name, it.complexity)).collect()
    }

    /// Worked out by hand: the deepest branch counts what lies around it.
    #[test]
    fn branches_count_by_their_depth() {
        let expected = |name: &str, n| vec![(name.to_owned(), n)];
        let python = "def f(a, b):\n  if a and b and a:\n    for x in a:\n      if x: pass\n  elif b: pass\n  return a\n";
        // if 1, chain 1, for 2, inner if 3, elif 1.
        assert_eq!(functions("a.py", python), expected("f", 8));
        let rust = "fn f(a: u8) { if a > 1 { loop { if a == 2 && a > 0 { } } } else if a == 0 { } }";
        // if 1, loop 2, if 3, chain 1, else if 1.
        assert_eq!(functions("a.rs", rust), expected("f", 8));
        let go = "package p\nfunc f(a int) { for a > 0 { switch a { case 1: return; case 2: } } }\n";
        // for 1, two cases of 2.
        assert_eq!(functions("a.go", go), expected("f", 5));
        let java = "class A { int f(int a) { try { if (a > 0 || a < 9) return 1; } catch (E e) { } return a > 1 ? 2 : 3; } }";
        // if 1, chain 1, catch 1, ternary 1.
        assert_eq!(functions("A.java", java), expected("f", 4));
        let script = "function f(a) { if (a) { return a.map(x => x ? 1 : 2); } else if (b) {} }";
        // if 1, ternary in a function without a name 2, else if 1.
        assert_eq!(functions("a.ts", script), expected("f", 4));
    }

    #[test]
    fn an_inner_function_bears_its_own_branches() {
        let text = "def f(a):\n  def g(b):\n    if b: pass\n  if a: pass\n";
        assert_eq!(functions("a.py", text), [("f".to_owned(), 1), ("g".to_owned(), 1)]);
    }

    #[test]
    fn often_and_hard_come_first() {
        let person = |name: &str| Person { name: name.into(), mail: format!("{name}@x.example") };
        let day = jiff::civil::date(2026, 11, 1);
        let commit = |who: &str, paths: &[&str]| Commit {
            id: String::new(),
            parents: Vec::new(),
            date: day,
            authors: vec![person(who)],
            reviewers: Vec::new(),
            files: paths.iter().map(|path| ((*path).to_owned(), 1)).collect(),
        };
        let mut commits = vec![commit("ana", &["a.rs", "b.rs"]), commit("bo", &["a.rs", "c.rs"])];
        commits.extend((0..2).map(|_| commit("ana", &["a.rs", "b.rs", "c.rs", "tests/t.rs"])));
        commits.extend((0..9).map(|_| commit("robot", &["b.rs"])));
        let file = |path: &str| CodeFile { path: path.into(), grammar: Grammar::Rust, text: String::new() };
        let hard = |complexity| vec![Function { name: "f".into(), line: 7, lines: 40, complexity }];
        let (a, b, c, t) = (file("a.rs"), file("b.rs"), file("c.rs"), file("tests/t.rs"));
        let (twenty, fifty, five) = (hard(20), hard(50), hard(5));
        let files = [(&a, &twenty[..]), (&b, &fifty[..]), (&c, &five[..]), (&t, &fifty[..])];
        let found = find(&files, &commits, jiff::civil::date(2026, 11, 22), &["robot".to_owned()]);
        let shown: Vec<_> =
            found.iter().map(|it| (it.path.as_str(), it.changes, it.people, it.score())).collect();
        assert_eq!(shown, [("b.rs", 3, 1, 150), ("a.rs", 4, 2, 80)]);
    }
}
