//! One file per verb; each is thin.

mod args;
mod build;
mod capture;
mod check;
mod completions;
mod disk;
mod execute;
mod extract;
mod graph;
mod init;
mod list;
mod new;
mod onboard;
mod output;
mod review;
mod schema;
mod search;
mod serve;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Verb};
use lyceum::compile::{self, Compiled, Loaded, Settings};
use lyceum::diagnostic::Diagnostic;
use lyceum::diagnostic::print::Format;
use output::Output;

/// What stopped a verb, and the exit code that says so: 1 for findings, 2 for usage and the world.
#[derive(Debug)]
pub(crate) enum Stop {
    /// Findings were printed.
    Findings,
    /// The world failed.
    World(String),
}

impl<E: std::error::Error> From<E> for Stop {
    fn from(error: E) -> Self {
        let mut text = error.to_string();
        let mut source = error.source();
        while let Some(inner) = source {
            let inner_text = inner.to_string();
            if !text.contains(&inner_text) {
                text = format!("{text}: {inner_text}");
            }
            source = inner.source();
        }
        Self::World(text)
    }
}

pub(crate) fn run() -> ExitCode {
    let args = Args::parse();
    let output = Output::new(&args.common);
    let result = match args.verb {
        Verb::Build(verb) => build::run(&verb, &output),
        Verb::Check(verb) => check::run(&verb, &output),
        Verb::Init(verb) => init::run(&verb, &output),
        Verb::New(verb) => new::run(&verb, &output),
        Verb::Serve(verb) => serve::run(&verb, &output),
        Verb::Graph(verb) => graph::run(&verb, &output),
        Verb::List(verb) => list::run(&verb, &output),
        Verb::Review(verb) => review::run(&verb, &output),
        Verb::Extract(verb) => extract::run(&verb, &output),
        Verb::Onboard(verb) => onboard::run(&verb, &output),
        Verb::Capture(verb) => capture::run(&verb, &output),
        Verb::Schema(verb) => schema::run(&verb, &output),
        Verb::Search(verb) => search::run(&verb, &output),
        Verb::Completions(verb) => {
            completions::run(&verb, &output);
            Ok(())
        }
        Verb::Limited(verb) => execute::limited(&verb).map(|never| match never {}),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop::Findings) => ExitCode::from(1),
        Err(Stop::World(message)) => {
            output.error(&message);
            ExitCode::from(2)
        }
    }
}

/// Compiles, and stops with the findings when there are errors: an answer from half a portal would be wrong.
fn load_or_stop(loaded: Loaded, settings: &Settings, output: &Output) -> Result<Compiled, Stop> {
    let root = loaded.root.dir.clone();
    let compiled = compile::compile(loaded, settings);
    if compiled.diagnostics.iter().any(Diagnostic::is_error) {
        output.findings(&compiled.diagnostics, Format::Text, &root);
        return Err(Stop::Findings);
    }
    Ok(compiled)
}
