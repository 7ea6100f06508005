//! `lyceum check --execute`: runs the examples that pages mark, each once, within limits and, where there is
//! bubblewrap, without a network and without the files of this machine.

mod process;
mod sandbox;

use std::collections::{BTreeMap, BTreeSet};

use lyceum::check::settings::Settings;
use lyceum::check::{Checker, Ended, Example, Executed, Interpreter, Outcome, built_in};
use lyceum::diagnostic::{Code, Diagnostic};
use lyceum::portal::{PageIx, Portal};
use rayon::prelude::*;

use sandbox::Sandbox;

pub(super) use process::limited;

/// Runs the examples of all pages.
pub(super) fn run(portal: &Portal) -> Executed {
    let (checker, _) = Checker::new(portal);
    let pages = 0..portal.pages.len() as u32;
    let examples: Vec<(PageIx, Vec<Example>)> = pages
        .into_par_iter()
        .map(|ix| (PageIx(ix), checker.examples(PageIx(ix))))
        .filter(|(_, examples)| !examples.is_empty())
        .collect();
    if examples.is_empty() {
        return Executed::default();
    }
    let settings = &portal.config.check;
    let (sandbox, note) = Sandbox::find();
    let outcomes = outcomes(&examples, settings, &sandbox);
    let mut found: Vec<Diagnostic> = note
        .map(|why| {
            let message = format!("examples run with this machine's files and network: {why}");
            Diagnostic::new(Code::ExampleExecution, message)
                .rule("sandbox")
                .note()
                .help("install bubblewrap to run them apart")
        })
        .into_iter()
        .collect();
    found = portal.config.apply_severity(found);
    let mut pages = BTreeSet::new();
    for (ix, examples) in examples {
        pages.insert(ix);
        let pairs: Vec<(Example, Outcome)> = examples
            .into_iter()
            .filter_map(|example| {
                let outcome = outcomes.get(&key(&example))?.clone();
                Some((example, outcome))
            })
            .collect();
        found.extend(checker.executed(ix, &pairs));
    }
    Executed { pages, findings: found }
}

/// What makes two examples the same run.
fn key(example: &Example) -> (String, String) {
    (example.language.clone(), example.code.clone())
}

/// Runs each distinct example once, as many at a time as there are workers.
fn outcomes(
    examples: &[(PageIx, Vec<Example>)],
    settings: &Settings,
    sandbox: &Sandbox,
) -> BTreeMap<(String, String), Outcome> {
    let mut distinct: BTreeMap<(String, String), Option<Interpreter>> = BTreeMap::new();
    for example in examples.iter().flat_map(|(_, examples)| examples) {
        let own = settings.execute.get(&example.language).cloned();
        distinct.entry(key(example)).or_insert_with(|| own.or_else(|| built_in(&example.language)));
    }
    distinct
        .into_par_iter()
        .map(|(key, interpreter)| {
            let outcome = match interpreter {
                Some(interpreter) => process::run(&interpreter, &key.1, &settings.limits, sandbox),
                None => Outcome { ended: Ended::NoCommand, output: String::new(), errors: String::new() },
            };
            (key, outcome)
        })
        .collect()
}
