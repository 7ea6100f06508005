//! `lyceum search`: what the dialog of the portal finds, on the terminal.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use lyceum::build::{self, SEARCH_FOLDER};
use lyceum::compile;
use lyceum_search::{Engine, Hit, Options, Results};

use super::args::{ListFormat, Search};
use super::check::settings;
use super::output::Output;
use super::{Stop, load_or_stop};

pub(super) fn run(verb: &Search, output: &Output) -> Result<(), Stop> {
    // With one word it is the query, and the portal is here.
    let (root, query) = match (&verb.query, &verb.batch) {
        (Some(query), _) => (PathBuf::from(&verb.root), query.clone()),
        (None, Some(_)) => (PathBuf::from(&verb.root), String::new()),
        (None, None) => (PathBuf::from("."), verb.root.clone()),
    };
    let settings = settings(&verb.scope, None)?;
    let mut engine = if let Some(folder) = bundle(&root) {
        Engine::open(folder)?
    } else {
        let compiled = load_or_stop(compile::load(&root, &settings)?, &settings, output)?;
        let prefix = format!("{SEARCH_FOLDER}/");
        let files = build::search(&compiled.portal, &lyceum_search::Forget)?.into_iter();
        let named = files.filter_map(|a| Some((a.path.strip_prefix(&prefix)?.to_owned(), a.bytes)));
        Engine::from_files(named.collect())?
    };
    if let Some(file) = &verb.batch {
        let queries = std::fs::read_to_string(file)?;
        output.out(&format!("{}\n", lyceum_search::batch(&mut engine, &queries)?));
        return Ok(());
    }
    let options = Options {
        today: Some(settings.today.to_string()),
        level: verb.level.clone(),
        limit: verb.limit,
        why: verb.why,
        ..Options::default()
    };
    let results = engine.search(&query, &options)?;
    match verb.format {
        ListFormat::Json => output.out(&format!("{}\n", results.to_json())),
        ListFormat::Text => output.out(&text(&results, output)),
    }
    Ok(())
}

/// The bundle of a built portal: its output folder, or the bundle's own.
fn bundle(root: &Path) -> Option<PathBuf> {
    [root.to_owned(), root.join(SEARCH_FOLDER)]
        .into_iter()
        .find(|f| f.join(lyceum_search::MANIFEST).is_file())
}

fn text(results: &Results, output: &Output) -> String {
    let mut out = String::new();
    for hit in &results.hits {
        write_hit(&mut out, hit, output);
    }
    if results.hits.is_empty() {
        out.push_str("nothing found\n");
    }
    out
}

/// Three lines: title with its facts, address, excerpt. Writing to a string cannot fail.
fn write_hit(out: &mut String, hit: &Hit, output: &Output) {
    let facts = [hit.page.kind_title.as_str(), hit.page.level.as_deref().unwrap_or_default(), hit.freshness];
    let facts: Vec<&str> = facts.into_iter().filter(|f| !f.is_empty()).collect();
    let heading: String = hit.heading.concat();
    let section = if heading.is_empty() { String::new() } else { format!(" › {heading}") };
    let anchor = if hit.anchor.is_empty() { String::new() } else { format!("#{}", hit.anchor) };
    let _ = writeln!(out, "{}{section}  ({})", output.marked(&hit.title), facts.join(", "));
    let _ = writeln!(out, "  {}{anchor}", hit.url);
    let _ = writeln!(out, "  {}", output.marked(&hit.excerpt));
    for why in &hit.why {
        let _ = writeln!(out, "  · {why}");
    }
    out.push('\n');
}
