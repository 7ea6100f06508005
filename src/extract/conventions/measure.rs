//! What files together do: a convention, or none.

use std::collections::BTreeMap;

use super::Facts;
use super::files::SHORT;
use crate::extract::language::Language;

/// Fewer than this tell nothing.
const LEAST: usize = 10;
/// The share that makes a convention.
const SHARE: f64 = 0.8;
/// What nobody sets out to do: it is shown with its share, and is no convention however many do it.
const NEVER: [&str; 12] = [
    "some types given",
    "without types",
    "without documentation",
    "without a reason",
    "without `from`",
    "everything, without a type",
    "ended by a panic",
    "dropped",
    "dropped with `_`",
    "not looked at next",
    "`any`",
    "`var`",
];
/// Exceptions that are listed.
const MOST_EXCEPTIONS: usize = 10;
/// Lengths of lines that teams agree on, and the share of lines that keep one.
const LENGTHS: [(usize, &str); 4] = [
    (SHORT, "up to 80 characters"),
    (88, "up to 88 characters"),
    (100, "up to 100 characters"),
    (120, "up to 120 characters"),
];
const LENGTH_SHARE: f64 = 0.98;

/// What is decided again and again: identifier, group, what is counted. In the order of the page.
const MEASURES: [(&str, &str, &str); 26] = [
    ("functions", "Naming", "Names of functions"),
    ("types", "Naming", "Names of types"),
    ("constants", "Naming", "Names of constants"),
    ("variables", "Naming", "Names of variables"),
    ("files", "Naming", "Names of files"),
    ("failures", "Errors", "Failures"),
    ("errors", "Errors", "Errors that are handed on"),
    ("checked", "Errors", "Errors of calls"),
    ("caught", "Errors", "What is caught"),
    ("handled", "Errors", "Errors that are caught"),
    ("raised", "Errors", "Errors raised while handling another"),
    ("promises", "Errors", "Waiting for promises"),
    ("imports", "Imports", "Own modules are imported"),
    ("wildcards", "Imports", "Things are imported"),
    ("import-place", "Imports", "Imports stand"),
    ("modules", "Imports", "Modules are loaded"),
    ("test-place", "Tests", "Tests lie"),
    ("test-names", "Tests", "Files of tests are called"),
    ("documentation", "Documentation", "Public items"),
    ("annotations", "Types and strictness", "Functions"),
    ("any", "Types and strictness", "Annotations are"),
    ("declarations", "Types and strictness", "Variables are declared with"),
    ("equality", "Types and strictness", "Comparisons"),
    ("unsafe", "Types and strictness", "Unsafe blocks"),
    ("fields", "Types and strictness", "Fields"),
    ("lines", "Layout", "Lines"),
];

/// Somewhere that is otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// The file.
    pub path: String,
    /// The line.
    pub line: usize,
    /// What stands there.
    pub what: String,
    /// How it is done there.
    pub choice: &'static str,
}

/// One measure of one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// The language.
    pub language: Language,
    /// The measure's identifier.
    pub id: &'static str,
    /// What it belongs to.
    pub group: &'static str,
    /// What was counted.
    pub title: &'static str,
    /// Way → how often, the most frequent first.
    pub choices: Vec<(&'static str, usize)>,
    /// What was found.
    pub convention: Convention,
    /// How many places do not do as most.
    pub others: usize,
    /// The first of them.
    pub exceptions: Vec<Exception>,
}

/// Whether people agree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Convention {
    /// So many do the same.
    Kept(f64),
    /// They do not.
    None,
    /// Too few places to tell.
    TooFew,
}

impl Measured {
    /// How many places were counted.
    pub fn counted(&self) -> usize {
        self.choices.iter().map(|(_, count)| count).sum()
    }

    /// What most do; empty where nothing was counted.
    pub fn leading(&self) -> &'static str {
        self.choices.first().map_or("", |(choice, _)| choice)
    }
}

/// What the files of each language do together, in the order of languages and measures.
pub fn judge(files: &[(&str, Language, &Facts)]) -> Vec<Measured> {
    let mut found = Vec::new();
    for language in Language::ALL {
        let own: Vec<(&str, &Facts)> = files
            .iter()
            .filter(|(_, of, _)| *of == language)
            .map(|(path, _, facts)| (*path, *facts))
            .collect();
        if own.is_empty() {
            continue;
        }
        for (id, group, title) in MEASURES {
            let measured = if id == "lines" { lines(&own) } else { places(&own, id) };
            let Some((choices, convention, others, exceptions)) = measured else { continue };
            found.push(Measured { language, id, group, title, choices, convention, others, exceptions });
        }
    }
    found
}

type Parts = (Vec<(&'static str, usize)>, Convention, usize, Vec<Exception>);

fn places(files: &[(&str, &Facts)], id: &str) -> Option<Parts> {
    let seen = || {
        files.iter().flat_map(|(path, facts)| {
            facts.seen.iter().filter(|seen| seen.measure == id).map(move |seen| (*path, seen))
        })
    };
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for (_, seen) in seen() {
        *counts.entry(seen.choice).or_default() += 1;
    }
    let mut choices: Vec<(&'static str, usize)> = counts.into_iter().collect();
    choices.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let (leading, most) = *choices.first()?;
    let counted: usize = choices.iter().map(|(_, count)| count).sum();
    let share = most as f64 / counted as f64;
    let convention = match () {
        () if counted < LEAST => Convention::TooFew,
        () if share >= SHARE && !NEVER.contains(&leading) => Convention::Kept(share),
        () => Convention::None,
    };
    // Where nobody agrees there is nothing to be an exception from.
    let kept = matches!(convention, Convention::Kept(_));
    let others =
        seen().filter(|(_, seen)| seen.choice != leading).take(if kept { MOST_EXCEPTIONS } else { 0 });
    let exceptions = others.map(|(path, seen)| Exception {
        path: path.to_owned(),
        line: seen.line,
        what: seen.what.clone(),
        choice: seen.choice,
    });
    let exceptions = exceptions.collect();
    Some((choices, convention, counted - most, exceptions))
}

/// The shortest length that almost all lines keep.
fn lines(files: &[(&str, &Facts)]) -> Option<Parts> {
    let counted: usize = files.iter().map(|(_, facts)| facts.lines).sum();
    if counted == 0 {
        return None;
    }
    let longer = |than: usize| -> usize {
        files.iter().map(|(_, facts)| facts.long.iter().filter(|(_, length)| *length > than).count()).sum()
    };
    let share = |than: usize| (counted - longer(than)) as f64 / counted as f64;
    let kept = LENGTHS.into_iter().find(|(length, _)| share(*length) >= LENGTH_SHARE);
    let (length, name) = kept.unwrap_or(LENGTHS[LENGTHS.len() - 1]);
    let convention = match kept {
        _ if counted < LEAST => Convention::TooFew,
        Some(_) => Convention::Kept(share(length)),
        None => Convention::None,
    };
    let others = longer(length);
    let long = files.iter().flat_map(|(path, facts)| {
        facts.long.iter().filter(|(_, it)| *it > length).map(move |(line, it)| Exception {
            path: (*path).to_owned(),
            line: *line,
            what: format!("{it} characters"),
            choice: "longer",
        })
    });
    let exceptions = long.take(if kept.is_some() { MOST_EXCEPTIONS } else { 0 }).collect();
    let mut choices = vec![(name, counted - others), ("longer", others)];
    choices.retain(|(_, count)| *count > 0);
    Some((choices, convention, others, exceptions))
}
