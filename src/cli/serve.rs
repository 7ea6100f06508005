//! `lyceum serve`: the portal in memory, rebuilt as its sources change.

use std::path::Path;
use std::time::Instant;

use lyceum::compile::Settings;
use lyceum::diagnostic::Diagnostic;
use lyceum::diagnostic::print::{self, Format};
use lyceum::preview::Preview;
use lyceum::serve::{self, Options, Outcome, Problem};
use lyceum::source::Root;

use super::Stop;
use super::args::Serve;
use super::build::configured_output;
use super::check::settings;
use super::output::Output;

pub(super) fn run(verb: &Serve, output: &Output) -> Result<(), Stop> {
    let mut settings = settings(&verb.site.scope, Some(&"/".to_owned()))?;
    let root = Root::open(&verb.site.root)?;
    settings.skip =
        vec![root.dir.join(configured_output(&verb.site.root).unwrap_or_else(|| "public".into()))];
    let options =
        Options { port: verb.port, open: verb.open, watch: vec![root.dir], ignore: settings.skip.clone() };
    let mut preview = Preview::default();
    let build = |_: Option<&[_]>| build(&mut preview, &verb.site.root, &settings, output);
    serve::run(&options, build, |line| output.say(line))?;
    Ok(())
}

/// Builds, and says what came of it.
fn build(preview: &mut Preview, root: &Path, settings: &Settings, output: &Output) -> Outcome {
    let started = Instant::now();
    match preview.build(root, settings) {
        Ok(built) => {
            output.findings(&built.diagnostics, Format::Text, root);
            let count = print::count(&built.diagnostics);
            let findings = if count.is_empty() { String::new() } else { format!("; {count}") };
            let time = started.elapsed().as_secs_f64();
            output.say(&match &built.files {
                Some((files, _)) => format!("built {} files{findings}; {time:.2} s", files.len()),
                None => format!("not built{findings}; the last good portal is still served"),
            });
            let problems = built.diagnostics.iter().filter(|d| d.is_error()).map(problem).collect();
            let (files, later) = built.files.unzip();
            Outcome { files, later, problems }
        }
        Err(error) => {
            let message = error.to_string();
            output.error(&message);
            let problem = Problem { message, ..Problem::default() };
            Outcome { problems: vec![problem], ..Outcome::default() }
        }
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
