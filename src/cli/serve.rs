//! `lyceum serve`: the portal in memory, rebuilt as its sources change.

use std::path::PathBuf;
use std::time::Instant;

use lyceum::build;
use lyceum::compile::{self, Settings};
use lyceum::diagnostic::print::{self, Format};
use lyceum::diagnostic::{self, Diagnostic};
use lyceum::markdown::Highlighter;
use lyceum::serve::{self, Options, Outcome, Problem};
use lyceum::source::Root;

use super::Stop;
use super::args::Serve;
use super::build::configured_output;
use super::check::settings;
use super::memory::{Kept, Memory};
use super::output::Output;

pub(super) fn run(verb: &Serve, output: &Output) -> Result<(), Stop> {
    let mut settings = settings(&verb.site.scope, Some(&"/".to_owned()))?;
    let root = Root::open(&verb.site.root)?;
    settings.skip =
        vec![root.dir.join(configured_output(&verb.site.root).unwrap_or_else(|| "public".into()))];
    let options =
        Options { port: verb.port, open: verb.open, watch: vec![root.dir], ignore: settings.skip.clone() };
    let mut builder = Builder {
        root: verb.site.root.clone(),
        settings,
        highlighter: Highlighter::new(),
        kept: Kept::new(),
        output: *output,
    };
    serve::run(&options, |_| builder.build(), |line| output.say(line))?;
    Ok(())
}

/// What outlives one build.
struct Builder {
    root: PathBuf,
    settings: Settings,
    highlighter: Highlighter,
    kept: Kept,
    output: Output,
}

impl Builder {
    fn build(&mut self) -> Outcome {
        let started = Instant::now();
        match self.try_build() {
            Ok((files, diagnostics)) => {
                self.output.findings(&diagnostics, Format::Text, &self.root);
                let count = print::count(&diagnostics);
                let findings = if count.is_empty() { String::new() } else { format!("; {count}") };
                let time = started.elapsed().as_secs_f64();
                self.output.say(&match &files {
                    Some(files) => format!("built {} files{findings}; {time:.2} s", files.len()),
                    None => format!("not built{findings}; the last good portal is still served"),
                });
                let problems = diagnostics.iter().filter(|d| d.is_error()).map(problem).collect();
                Outcome { files, problems }
            }
            Err(message) => {
                self.output.error(&message);
                let problem = Problem { message, ..Problem::default() };
                Outcome { files: None, problems: vec![problem] }
            }
        }
    }

    /// The portal, unless there are errors, and all findings; or how the world failed.
    fn try_build(&mut self) -> Result<(Option<serve::Files>, Vec<Diagnostic>), String> {
        let loaded = compile::load(&self.root, &self.settings).map_err(|e| e.to_string())?;
        let mut compiled = compile::compile(loaded, &self.settings);
        if compiled.diagnostics.iter().any(Diagnostic::is_error) {
            return Ok((None, compiled.diagnostics));
        }
        let memory = Memory::with(std::mem::take(&mut self.kept));
        let produced =
            build::produce(&compiled, &self.highlighter, &memory, &|_| {}).map_err(|e| e.to_string())?;
        let (files, kept) = memory.into_parts();
        self.kept = kept;
        let mut diagnostics = produced.diagnostics;
        diagnostics.append(&mut compiled.diagnostics);
        diagnostic::sort(&mut diagnostics);
        let good = !diagnostics.iter().any(Diagnostic::is_error);
        Ok((good.then_some(files), diagnostics))
    }
}

fn problem(d: &Diagnostic) -> Problem {
    let place = d.span.as_ref().map_or_else(String::new, |span| {
        let (line, column) = span.line_column();
        format!("{}:{line}:{column}", span.source.path)
    });
    Problem {
        code: d.code.id().to_owned(),
        message: d.message.clone(),
        place,
        excerpt: print::excerpt(d),
        help: d.help.clone().unwrap_or_default(),
    }
}
