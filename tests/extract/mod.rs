//! How well the rules over code find what they are meant to find: snippets written for the purpose, scored.
//!
//! `tests/extract/<category>/<rule>/<name>.<ext>` is a short file of code. A comment `~ rule` at the end of a line asks for
//! a finding of that rule that starts on the line; `~ one, other` asks for several. Every other finding, of whatever
//! rule, is a false one of that rule. A file without a mark of its folder's rule is a near miss: it looks like the
//! pattern and is not.
//!
//! `tests/extract/heldout/` was written from the prose of the rules alone, by somebody who had seen neither the rules nor
//! what they find. There a mark stands at the heart of what is to be found, and a finding is right when a mark of its rule
//! lies within its lines.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use lyceum::diagnostic::SourceText;
use lyceum::extract::language::Grammar;
use lyceum::extract::patterns::Finding;
use lyceum::extract::repository::{CodeFile, Repository};
use lyceum::extract::rules::{Category, Rule};
use lyceum::extract::{self, Options};
use regex::Regex;
use walkdir::WalkDir;

use crate::support::package;

/// What a category has to reach.
const PRECISION: f64 = 0.9;
const RECALL: f64 = 0.8;

/// A folder of snippets, and how its marks are met.
struct Set {
    below: &'static str,
    /// Whether a mark may lie anywhere in a finding; else it stands on its first line.
    within: bool,
}

const LABELLED: Set = Set { below: "tests/extract", within: false };
const HELD_OUT: Set = Set { below: "tests/extract/heldout", within: true };

/// A file of code and what is to be found in it.
struct Snippet {
    category: String,
    rule: String,
    file: CodeFile,
    /// Line and rule.
    expected: BTreeSet<(usize, String)>,
}

/// Findings of a category or rule.
#[derive(Default, Clone, Copy)]
struct Score {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Score {
    fn precision(self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    fn recall(self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }
}

fn files(below: &str, wanted: impl Fn(&Path) -> bool) -> Vec<(String, String)> {
    let root = package().join(below);
    let mut files: Vec<_> = WalkDir::new(&root)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file() && wanted(entry.path()))
        .map(|entry| {
            let path = entry.path().strip_prefix(&root).expect("below the root");
            let text = std::fs::read_to_string(entry.path()).expect("a text");
            (path.to_str().expect("a Unicode path").to_owned(), text)
        })
        .collect();
    files.sort();
    files
}

/// The rules as they stand in the packs.
fn rules() -> Vec<Arc<SourceText>> {
    files("packs/capture/rules", |path| path.extension().is_some_and(|e| e == "toml"))
        .into_iter()
        .map(|(path, text)| SourceText::new(path, text))
        .collect()
}

/// All snippets of a folder. The marks are taken out of their texts, so that they are no indicators.
fn snippets(below: &str) -> Vec<Snippet> {
    let mark =
        Regex::new(r"(?m)[ \t]*(?:#|//)?[ \t]*~ ([a-z0-9-]+(?:, [a-z0-9-]+)*)$").expect("an expression");
    files(below, |path| path.extension().is_some())
        .into_iter()
        .filter_map(|(path, text)| {
            let [category, rule, name] = path.split('/').collect::<Vec<_>>()[..] else { return None };
            let grammar = Grammar::of(name)?;
            let mut expected = BTreeSet::new();
            for (at, line) in text.lines().enumerate() {
                let ids = mark.captures(line).map_or("", |found| found.get(1).map_or("", |ids| ids.as_str()));
                expected
                    .extend(ids.split(", ").filter(|id| !id.is_empty()).map(|id| (at + 1, id.to_owned())));
            }
            Some(Snippet {
                category: category.to_owned(),
                rule: rule.to_owned(),
                // Folders of the labelled set say nothing about the code.
                file: CodeFile {
                    path: name.to_owned(),
                    grammar,
                    text: mark.replace_all(&text, "").into_owned(),
                },
                expected,
            })
        })
        .collect()
}

/// What is found in all snippets.
struct Outcome {
    rules: Vec<Rule>,
    snippets: usize,
    languages: BTreeSet<&'static str>,
    by_rule: BTreeMap<String, Score>,
    /// Rules that are shown by a snippet in their folder, and rules with a near miss there.
    shown: BTreeSet<String>,
    near: BTreeSet<String>,
    wrong: String,
}

fn labelled() -> &'static Outcome {
    static OUTCOME: OnceLock<Outcome> = OnceLock::new();
    OUTCOME.get_or_init(|| outcome(&LABELLED))
}

fn outcome(set: &Set) -> Outcome {
    let sources = rules();
    let all = snippets(set.below);
    let mut outcome = Outcome {
        rules: Vec::new(),
        snippets: all.len(),
        languages: all.iter().map(|snippet| snippet.file.grammar.language().title()).collect(),
        by_rule: BTreeMap::new(),
        shown: BTreeSet::new(),
        near: BTreeSet::new(),
        wrong: String::new(),
    };
    let mut places = Vec::new();
    let mut files = Vec::new();
    for (at, snippet) in all.into_iter().enumerate() {
        let Snippet { category, rule, mut file, expected } = snippet;
        let has = expected.iter().any(|(_, id)| *id == rule);
        if has { &mut outcome.shown } else { &mut outcome.near }.insert(rule.clone());
        let shown = format!("{category}/{rule}/{}", file.path);
        // A path of its own for each, without folders.
        file.path = format!("{at:04}/{}", file.path);
        places.push((shown, expected));
        files.push(file);
    }
    let repository =
        Repository { root: package().to_owned(), files, left_out: BTreeMap::new(), nested: Vec::new() };
    let extraction = extract::run(&repository, &sources, &Options::default());
    assert!(extraction.diagnostics.is_empty(), "{:#?}", extraction.diagnostics);
    let broken: Vec<_> = extraction.broken.iter().map(|path| &places[number(path)].0).collect();
    assert!(broken.is_empty(), "not written as the grammar reads it: {broken:?}");
    let mut found: Vec<Vec<Finding>> = vec![Vec::new(); places.len()];
    for finding in extraction.findings {
        found[number(&finding.path)].push(finding);
    }
    for ((shown, expected), found) in places.iter().zip(&found) {
        outcome.score(set, shown, expected, found);
    }
    outcome.rules = extraction.rules;
    outcome
}

/// Which snippet a path of [`outcome`] stands for.
fn number(path: &str) -> usize {
    path[..4].parse().expect("a number")
}

impl Outcome {
    /// A mark that is met counts once, also when two findings meet it.
    fn score(&mut self, set: &Set, shown: &str, expected: &BTreeSet<(usize, String)>, found: &[Finding]) {
        let meets = |finding: &Finding, (line, rule): &(usize, String)| {
            let last = if set.within { finding.last } else { finding.first };
            finding.rule == *rule && (finding.first..=last).contains(line)
        };
        for mark in expected {
            let score = self.by_rule.entry(mark.1.clone()).or_default();
            if found.iter().any(|finding| meets(finding, mark)) {
                score.right += 1;
            } else {
                score.missed += 1;
                let _ = writeln!(self.wrong, "missed: {shown}:{} {}", mark.0, mark.1);
            }
        }
        for finding in found.iter().filter(|finding| !expected.iter().any(|mark| meets(finding, mark))) {
            self.by_rule.entry(finding.rule.clone()).or_default().wrong += 1;
            let _ = writeln!(self.wrong, "false: {shown}:{} {}", finding.first, finding.rule);
        }
    }

    fn of(&self, category: Category) -> Score {
        let rules = self.rules.iter().filter(|rule| rule.category == category);
        rules.filter_map(|rule| self.by_rule.get(&rule.id)).fold(Score::default(), |sum, one| Score {
            right: sum.right + one.right,
            wrong: sum.wrong + one.wrong,
            missed: sum.missed + one.missed,
        })
    }

    fn table(&self) -> String {
        let mut out = format!(
            "{:<14} {:>5} {:>8} {:>6} {:>6} {:>7} {:>9} {:>6}\n",
            "category", "rules", "findings", "right", "false", "missed", "precision", "recall"
        );
        for category in Category::ALL {
            let score = self.of(category);
            let rules = self.rules.iter().filter(|rule| rule.category == category).count();
            let _ = writeln!(
                out,
                "{:<14} {rules:>5} {:>8} {:>6} {:>6} {:>7} {:>9.3} {:>6.3}",
                category.id(),
                score.right + score.wrong,
                score.right,
                score.wrong,
                score.missed,
                score.precision(),
                score.recall()
            );
        }
        let _ = writeln!(out, "{} snippets in {} languages", self.snippets, self.languages.len());
        out
    }
}

/// Precision and recall by category, of both sets; `cargo test --test suite -- are_found_in --nocapture` shows the table.
fn is_good(outcome: &Outcome) {
    // The table is what the sets are for.
    #[allow(clippy::print_stdout)]
    {
        println!("{}{}", outcome.table(), outcome.wrong);
    }
    for category in Category::ALL {
        let score = outcome.of(category);
        let good = score.precision() >= PRECISION && score.recall() >= RECALL;
        assert!(good, "{}\n{}{}", category.id(), outcome.table(), outcome.wrong);
    }
}

#[test]
fn patterns_are_found_in_labelled_code() {
    is_good(labelled());
}

#[test]
fn patterns_are_found_in_held_out_code() {
    let outcome = outcome(&HELD_OUT);
    names_rules(&outcome);
    is_good(&outcome);
}

/// A mark that no rule answers to, and a folder that no rule has, would prove nothing.
fn names_rules(outcome: &Outcome) {
    let known: BTreeSet<&String> = outcome.rules.iter().map(|rule| &rule.id).collect();
    let named = outcome.by_rule.keys().chain(&outcome.shown).chain(&outcome.near);
    let unknown: BTreeSet<&String> = named.filter(|id| !known.contains(id)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn marks_and_folders_name_rules() {
    names_rules(labelled());
}

/// Each rule is shown by a snippet and has a near miss, and there are enough of both.
#[test]
fn rules_have_an_example_and_a_near_miss() {
    let outcome = labelled();
    let all: BTreeSet<String> = outcome.rules.iter().map(|rule| rule.id.clone()).collect();
    assert_eq!(all.difference(&outcome.shown).collect::<Vec<_>>(), Vec::<&String>::new(), "not shown");
    assert_eq!(
        all.difference(&outcome.near).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "without a near miss"
    );
    // A rule replaces an earlier one with its id: of the built-in ones none may be lost that way.
    let written: usize = rules().iter().map(|file| file.text.matches("[[rule]]\n").count()).sum();
    assert_eq!(all.len(), written, "two rules have one id");
    assert!(all.len() >= 40, "{} rules", all.len());
    assert!(outcome.snippets >= 120 && outcome.languages.len() == 5, "{}", outcome.table());
}

#[test]
fn pages_of_the_example_do_not_change_in_another_run() {
    let repository =
        Repository::read(&package().join("content-example/code")).expect("the code of the example");
    // Wherever it is checked out, pages keep the commit and the addresses at which they saw it.
    let options = Options { name: "settlement".into(), min_confidence: 0.5, ..Options::default() };
    let extraction = extract::run(&repository, &rules(), &options);
    let pages: BTreeMap<String, String> = files("content-example/content/patterns", |path| {
        path.components().any(|c| c.as_os_str() == "settlement")
    })
    .into_iter()
    .collect();
    assert!(pages.len() >= 15, "{} pages", pages.len());
    let today = jiff::civil::Date::constant(2026, 11, 22);
    for page in extract::pages::plan(&extraction, &options, &pages, today, true) {
        if pages.contains_key(&page.path) {
            assert_eq!((page.outcome, page.text), (extract::pages::Outcome::Same, None), "{}", page.path);
        }
    }
}
