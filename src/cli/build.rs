//! `lyceum build`: the portal, on disk.

use std::path::{Path, PathBuf};
use std::time::Instant;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use lyceum::build::{self, Produced, Search};
use lyceum::compile;
use lyceum::config::Config;
use lyceum::diagnostic::{self, Diagnostic, SourceText, print};
use lyceum::incremental::{self, Memory};
use lyceum::markdown::Highlighter;
use lyceum::prose::counted;
use lyceum::registers::graph::picture::Kept;
use lyceum::write::{Store, Summary, Workshop};
use lyceum_search::Memo;

use super::Stop;
use super::args::Build;
use super::check::{fails, settings};
use super::disk::Disk;
use super::output::Output;

/// Names of what a build keeps for the next one.
const MEMORY: &str = "memory.json";
const PAGES: &str = "pages.bin";
const SEARCH: &str = "search.bin";
const GRAPH: &str = "graph.bin";

pub(super) fn run(verb: &Build, output: &Output) -> Result<(), Stop> {
    let started = Instant::now();
    let mut settings = settings(&verb.site.scope, verb.base_url.as_ref())?;
    let out = output_folder(verb);
    let workshop = Workshop::open(&out)?;
    settings.skip = vec![workshop.output().to_owned()];

    let loaded = compile::load(&verb.site.root, &settings)?;
    output.history(&loaded);
    let inputs = incremental::fingerprint(&loaded, &settings);
    let memory = workshop.load_cache(MEMORY).map(|bytes| Memory::from_bytes(&bytes)).unwrap_or_default();
    let same = workshop.last_fingerprint() == Some(incremental::with_included(inputs, &memory.included));
    if same && !verb.force {
        let produced = memory.recall(&loaded);
        output.findings(&produced.diagnostics, verb.format, &verb.site.root);
        output.say(&report(&produced, &settings.audience, &out, "nothing changed", started));
        return end(&produced.diagnostics, verb.strict);
    }

    let mut compiled = compile::compile(loaded, &settings);
    if compiled.diagnostics.iter().any(Diagnostic::is_error) {
        return stop(&compiled.diagnostics, verb, output);
    }
    let highlighter = Highlighter::new();
    let program = incremental::program();
    // A first build keeps no work on search: in CI it is the last one as well, and would pay for nothing.
    let again = workshop.has_portal() && !verb.force;
    let store = again.then(|| workshop.store(SEARCH, &program)).transpose()?;
    let memo = store.as_ref().map(|store| store as &dyn Memo);
    let pages = workshop.load_cache(PAGES).filter(|_| !verb.force);
    let drawn = workshop.load_cache(GRAPH).filter(|_| !verb.force);
    let drawn = drawn.map(|bytes| Kept::from_bytes(&bytes, &program)).unwrap_or_default();
    let disk = Disk::new(&workshop, pages.as_deref(), &program, drawn);
    let bar = progress_bar(compiled.portal.pages.len(), output);
    let progress = |done| bar.set_position(done as u64);
    let mut produced = build::produce(&mut compiled, &highlighter, Search::Now(memo), &disk, &progress)?;
    bar.finish_and_clear();
    let included = std::mem::take(&mut compiled.included);
    produced.diagnostics.append(&mut compiled.diagnostics);
    diagnostic::sort(&mut produced.diagnostics);
    if fails(&produced.diagnostics, verb.strict) {
        return stop(&produced.diagnostics, verb, output);
    }
    let memory = Memory::of(&produced, &produced.diagnostics, included);
    workshop.save_cache(MEMORY, &memory.to_bytes())?;
    workshop.save_cache(GRAPH, &disk.graph().to_bytes(&program))?;
    workshop.save_cache(PAGES, &disk.pages(&program))?;
    store.map_or(Ok(()), Store::finish)?;
    let summary = workshop.commit(incremental::with_included(inputs, &memory.included))?;

    output.findings(&produced.diagnostics, verb.format, &verb.site.root);
    output.say(&report(&produced, &settings.audience, &out, &changes(summary), started));
    Ok(())
}

/// The portal's own output folder; a folder that never asked to be a portal is not written into.
fn output_folder(verb: &Build) -> PathBuf {
    if let Some(out) = &verb.output {
        return out.clone();
    }
    let root = &verb.site.root;
    configured_output(root).map_or_else(|| PathBuf::from("public"), |output| root.join(output))
}

/// `output` of the root's `lyceum.toml`, when there is one.
pub(super) fn configured_output(root: &Path) -> Option<String> {
    let text = std::fs::read_to_string(root.join("lyceum.toml")).ok()?;
    Some(Config::parse(&SourceText::new("lyceum.toml", text)).0.output)
}

/// Nothing is written: the previous portal stays as it is.
fn stop(diagnostics: &[Diagnostic], verb: &Build, output: &Output) -> Result<(), Stop> {
    output.findings(diagnostics, verb.format, &verb.site.root);
    output.say(&format!("{}; nothing was written", print::count(diagnostics)));
    Err(Stop::Findings)
}

fn end(diagnostics: &[Diagnostic], strict: bool) -> Result<(), Stop> {
    if fails(diagnostics, strict) { Err(Stop::Findings) } else { Ok(()) }
}

/// `96 pages and 140 lists, 12 files, search 0.4 MB → public/ for audience `public`; 3 written; 2 warnings; 0.81 s`
fn report(produced: &Produced, audience: &str, out: &Path, changes: &str, started: Instant) -> String {
    let count = print::count(&produced.diagnostics);
    let findings = if count.is_empty() { String::new() } else { format!("; {count}") };
    format!(
        "{} and {}, {}, search {} → {} for audience `{audience}`; {changes}{findings}; {:.2} s",
        counted(produced.pages, "page"),
        counted(produced.lists, "list"),
        counted(produced.assets, "file"),
        bytes(produced.search_bytes),
        out.display(),
        started.elapsed().as_secs_f64(),
    )
}

fn changes(summary: Summary) -> String {
    if summary.written == 0 && summary.removed == 0 {
        return "nothing changed".into();
    }
    let removed = if summary.removed == 0 { String::new() } else { format!(", {} removed", summary.removed) };
    format!("{} written, {} unchanged{removed}", summary.written, summary.unchanged)
}

fn bytes(count: usize) -> String {
    if count < 1_000_000 {
        format!("{} kB", count.div_ceil(1000))
    } else {
        format!("{:.1} MB", count as f64 / 1e6)
    }
}

/// Shown on a terminal, and only when the work is long enough to be watched.
fn progress_bar(pages: usize, output: &Output) -> ProgressBar {
    const LONG: usize = 500;
    if output.quiet || pages < LONG {
        return ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} pages, {eta} left");
    let bar = ProgressBar::new(pages as u64);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
