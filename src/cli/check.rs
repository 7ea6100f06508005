//! `lyceum check`: every finding, nothing written.

use lyceum::artifact::Artifact;
use lyceum::build::{self, Search, Sink};
use lyceum::compile::{self, Settings};
use lyceum::diagnostic::{self, Diagnostic, Severity, print};
use lyceum::governance;
use lyceum::markdown::Highlighter;
use lyceum::source::Asset;

use super::Stop;
use super::args::{Check, Scope};
use super::output::Output;

pub(super) fn run(verb: &Check, output: &Output) -> Result<(), Stop> {
    let settings = Settings { checks: true, ..settings(&verb.site.scope, None)? };
    let loaded = compile::load(&verb.site.root, &settings)?;
    let changes = compile::status_changes(&loaded);
    let mut compiled = compile::compile(loaded, &settings);
    let mut diagnostics = std::mem::take(&mut compiled.diagnostics);
    let steps = governance::transitions(&compiled.portal, &changes);
    diagnostics.extend(compiled.portal.config.apply_severity(steps));
    diagnostic::sort(&mut diagnostics);
    // What only rendering finds, such as a wrong formula. It needs a portal without errors.
    if !diagnostics.iter().any(Diagnostic::is_error) {
        diagnostics.extend(
            build::produce(&mut compiled, &Highlighter::new(), Search::Later, &Nowhere, &|_| {})?.diagnostics,
        );
    }
    diagnostic::sort(&mut diagnostics);
    output.findings(&diagnostics, verb.format, &verb.site.root);
    let count = print::count(&diagnostics);
    let what = if count.is_empty() { "nothing found".to_owned() } else { count };
    let pages = super::output::counted(compiled.portal.pages.len(), "page");
    output.say(&format!("{pages} for audience `{}`: {what}", settings.audience));
    if fails(&diagnostics, verb.strict) { Err(Stop::Findings) } else { Ok(()) }
}

/// Errors fail; warnings do under `--strict`.
pub(super) fn fails(diagnostics: &[Diagnostic], strict: bool) -> bool {
    diagnostics.iter().any(|d| d.is_error() || (strict && d.severity == Severity::Warning))
}

/// Settings from flags and environment. Sets up the worker threads.
pub(super) fn settings(scope: &Scope, base_url: Option<&String>) -> Result<Settings, Stop> {
    if let Some(jobs) = scope.jobs {
        rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global()?;
    }
    Ok(Settings {
        today: today(scope.today)?,
        audience: scope.audience.clone(),
        base_url: base_url.cloned(),
        drafts: scope.drafts,
        skip: Vec::new(),
        checks: false,
    })
}

/// The one clock: `--today`, else `SOURCE_DATE_EPOCH`, else the system's date in UTC.
pub(super) fn today(stated: Option<jiff::civil::Date>) -> Result<jiff::civil::Date, Stop> {
    if let Some(today) = stated {
        return Ok(today);
    }
    let now = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => {
            let seconds =
                text.parse().map_err(|_| Stop::World("SOURCE_DATE_EPOCH is not a number".into()))?;
            jiff::Timestamp::from_second(seconds)?
        }
        Err(_) => jiff::Timestamp::now(),
    };
    Ok(now.to_zoned(jiff::tz::TimeZone::UTC).date())
}

/// Artifacts are made for their findings alone.
struct Nowhere;

impl Sink for Nowhere {
    type Error = std::convert::Infallible;

    fn artifact(&self, _: Artifact) -> Result<(), Self::Error> {
        Ok(())
    }

    fn file(&self, _: &str, _: &Asset) -> Result<(), Self::Error> {
        Ok(())
    }
}
