//! `lyceum check`: every finding, nothing written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use lyceum::artifact::Artifact;
use lyceum::build::{self, Search, Sink};
use lyceum::check::baseline::Baseline;
use lyceum::check::{self, Check as CheckKind};
use lyceum::compile::{self, Compiled, GIT_LIMIT, Settings};
use lyceum::diagnostic::{self, Code, Diagnostic, Severity, SourceText, Span, print};
use lyceum::external::{self, Cache};
use lyceum::governance;
use lyceum::markdown::Highlighter;
use lyceum::prose::counted;
use lyceum::schema::Governance;
use lyceum::source::{self, Asset};

use super::Stop;
use super::args::{Check, Scope};
use super::output::Output;

pub(super) fn run(verb: &Check, output: &Output) -> Result<(), Stop> {
    let settings = Settings { checks: true, ..settings(&verb.site.scope, None)? };
    let loaded = compile::load(&verb.site.root, &settings)?;
    output.history(&loaded);
    let root = loaded.root.dir.clone();
    let changed = changed(&root, verb.changed_since.as_deref())?;
    let changes = compile::status_changes(&loaded);
    let run: Option<compile::Run<'_>> = if verb.execute { Some(&super::execute::run) } else { None };
    let mut compiled = compile::compile_running(loaded, &settings, run);
    let selection = Selection::new(&compiled.portal.schema.governance, &verb.gate, &verb.checks)?;
    let mut diagnostics = std::mem::take(&mut compiled.diagnostics);
    let steps = governance::transitions(&compiled.portal, &changes);
    diagnostics.extend(compiled.portal.config.apply_severity(steps));
    let pages = counted(compiled.portal.pages.len(), "page");
    // What only rendering finds, such as a wrong formula. It needs a portal without errors.
    if !diagnostics.iter().any(Diagnostic::is_error) {
        diagnostics.extend(rendered(&mut compiled, selection.has_check(CheckKind::Accessibility))?);
    }
    if verb.external_links {
        diagnostics.extend(external_links(&compiled, &root)?);
    }
    diagnostics.retain(|d| selection.has(d) && is_changed(d, changed.as_ref()));
    diagnostic::sort(&mut diagnostics);
    if verb.fix {
        diagnostics = mend(&root, diagnostics, output)?;
    }
    if let Some(file) = &verb.baseline {
        diagnostics = sift(file, verb.write_baseline, diagnostics, output)?;
    }
    output.findings(&diagnostics, verb.format, &verb.site.root);
    let count = print::count(&diagnostics);
    let what = if count.is_empty() { "nothing found".to_owned() } else { count };
    output.say(&format!("{pages} for audience `{}`: {what}", settings.audience));
    if fails(&diagnostics, verb.strict) { Err(Stop::Findings) } else { Ok(()) }
}

/// What rendering finds, and with `html` what is wrong with the published pages.
fn rendered(compiled: &mut Compiled, html: bool) -> Result<Vec<Diagnostic>, Stop> {
    let pages = compiled.portal.pages.iter();
    let found = Mutex::new(Vec::new());
    let sources = pages.map(|page| (page.url.file(), Span::first_line(&page.page.source))).collect();
    let sink = Nowhere { sources, rendered: html, found: &found };
    let mut diagnostics =
        build::produce(compiled, &Highlighter::of_findings(), Search::Later, &sink, &|_| {})?.diagnostics;
    let found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    diagnostics.extend(compiled.portal.config.apply_severity(found));
    Ok(diagnostics)
}

/// Asks the links to other sites, with what they answered lately.
fn external_links(compiled: &Compiled, root: &Path) -> Result<Vec<Diagnostic>, Stop> {
    let file = external::cache_file(root);
    let known = std::fs::read_to_string(&file).unwrap_or_default();
    let mut cache = Cache::parse(&known, compiled.portal.today);
    let found = external::check(&compiled.portal, &mut cache);
    let io = |error: std::io::Error| Stop::World(format!("{}: {error}", file.display()));
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(io)?;
        // What is kept for this machine belongs in no repository.
        std::fs::write(folder.join(".gitignore"), "*\n").map_err(io)?;
    }
    std::fs::write(&file, cache.to_json()).map_err(io)?;
    Ok(compiled.portal.config.apply_severity(found))
}

/// Which findings were asked for.
struct Selection {
    /// `None` for all.
    checks: Option<Vec<CheckKind>>,
    gates: bool,
}

impl Selection {
    fn new(governance: &Governance, gates: &[String], checks: &[String]) -> Result<Self, Stop> {
        let unknown = |what: &str, given: &str, known: &[&str]| {
            let help = diagnostic::suggest(given, known.iter().copied());
            Stop::World(format!("there is no {what} `{given}`; {}", help.unwrap_or_default()))
        };
        let mut all = Vec::new();
        for name in checks {
            let known = CheckKind::ALL.map(CheckKind::id);
            all.push(CheckKind::find(name).ok_or_else(|| unknown("check", name, &known))?);
        }
        for name in gates {
            let known: Vec<&str> = governance.gates.iter().map(|gate| gate.id.as_str()).collect();
            let gate = governance.gate(name).ok_or_else(|| unknown("gate", name, &known))?;
            all.extend(gate.checks.iter().filter_map(|check| CheckKind::find(check)));
        }
        let some = !(gates.is_empty() && checks.is_empty());
        Ok(Self { checks: some.then_some(all), gates: !gates.is_empty() })
    }

    fn has_check(&self, check: CheckKind) -> bool {
        self.checks.as_ref().is_none_or(|checks| checks.contains(&check))
    }

    fn has(&self, d: &Diagnostic) -> bool {
        let Some(checks) = &self.checks else { return true };
        let of_gate = self.gates && matches!(d.code, Code::Gate | Code::Drift | Code::SelfApproval);
        of_gate || CheckKind::of(d.code).is_some_and(|check| checks.contains(&check))
    }
}

/// The files that differ from a revision, relative to the root.
fn changed(root: &Path, revision: Option<&str>) -> Result<Option<BTreeSet<String>>, Stop> {
    let Some(revision) = revision else { return Ok(None) };
    match source::changed_since(root, revision, GIT_LIMIT) {
        Some(files) => Ok(Some(files)),
        None => Err(Stop::World(format!("git knows no revision `{revision}` here"))),
    }
}

fn is_changed(d: &Diagnostic, changed: Option<&BTreeSet<String>>) -> bool {
    match (changed, &d.span) {
        (Some(files), Some(span)) => files.contains(&span.source.path),
        _ => true,
    }
}

/// Writes the fixes and returns the findings that are left.
fn mend(root: &Path, diagnostics: Vec<Diagnostic>, output: &Output) -> Result<Vec<Diagnostic>, Stop> {
    for fixed in check::fix::fix(&diagnostics) {
        let file = root.join(&fixed.source.path);
        let io = |error: std::io::Error| Stop::World(format!("{}: {error}", file.display()));
        // An editor may have saved it meanwhile.
        if std::fs::read_to_string(&file).map_err(io)? != fixed.source.text {
            output.say(&format!("{}: changed meanwhile, left as it is", fixed.source.path));
            continue;
        }
        std::fs::write(&file, &fixed.text).map_err(io)?;
        output.say(&format!("{}: {} mended", fixed.source.path, counted(fixed.count, "finding")));
    }
    Ok(diagnostics.into_iter().filter(|d| d.fix.is_none()).collect())
}

/// Leaves out what a baseline knows, or writes it.
fn sift(
    file: &Path,
    write: bool,
    diagnostics: Vec<Diagnostic>,
    output: &Output,
) -> Result<Vec<Diagnostic>, Stop> {
    let world = |error: String| Stop::World(format!("{}: {error}", file.display()));
    if write {
        std::fs::write(file, Baseline::of(&diagnostics).to_json()).map_err(|e| world(e.to_string()))?;
        let count = counted(diagnostics.len(), "finding");
        output.say(&format!("{}: {count} written", file.display()));
        return Ok(Vec::new());
    }
    let text =
        std::fs::read_to_string(file).map_err(|e| world(format!("{e}; `--write-baseline` writes it")))?;
    let baseline = Baseline::parse(&text).map_err(world)?;
    let (new, known, gone) = baseline.sift(diagnostics);
    let known = counted(known, "known finding");
    let gone = if gone > 0 { format!(", {gone} of its findings are gone") } else { String::new() };
    output.say(&format!("{}: {known} left out{gone}", file.display()));
    Ok(new)
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
        audience: scope.audience.clone(),
        base_url: base_url.cloned(),
        drafts: scope.drafts,
        ..Settings::on(today(scope.today)?)
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

/// Pages are made for their findings alone: their own, and those of what is published of them.
struct Nowhere<'a> {
    /// Sources by the path of the page that they become.
    sources: BTreeMap<String, Span>,
    /// The rendered HTML is looked at.
    rendered: bool,
    found: &'a Mutex<Vec<Diagnostic>>,
}

impl Sink for Nowhere<'_> {
    type Error = std::convert::Infallible;

    fn artifact(&self, artifact: Artifact) -> Result<(), Self::Error> {
        if !self.rendered || !artifact.path.ends_with(".html") {
            return Ok(());
        }
        let source = self.sources.get(&artifact.path);
        let body = source.map_or("", |span| span.source.text.as_str());
        let html = String::from_utf8_lossy(&artifact.bytes);
        let findings = check::rendered::check(&html, body).into_iter().map(|(rule, message)| {
            // A mistake of a template is on many pages: it is told once.
            let group = format!("{rule} {message}");
            let d =
                Diagnostic::new(Code::Accessibility, format!("in the published page: {message}")).rule(rule);
            let d = match source {
                Some(span) => d.at(span.clone()),
                None => d.at(Span::first_line(&SourceText::new(format!("/{}", artifact.path), ""))),
            };
            d.grouped(group)
        });
        self.found.lock().unwrap_or_else(PoisonError::into_inner).extend(findings);
        Ok(())
    }

    fn file(&self, _: &str, _: &Asset) -> Result<(), Self::Error> {
        Ok(())
    }
}
