//! `lyceum search`: what the dialog of the portal finds, on the terminal.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use lyceum::build::{self, SEARCH_FOLDER};
use lyceum::compile;
use lyceum_search::{Engine, Explanation, Hit, Options, Results};

use super::args::{ListFormat, Search};
use super::check::settings;
use super::output::Output;
use super::{Stop, load_or_stop};

pub(super) fn run(verb: &Search, output: &Output) -> Result<(), Stop> {
    let alone = verb.query.is_none() && verb.batch.is_none() && verb.explain.is_none();
    let given = verb.root.clone().unwrap_or_else(|| ".".to_owned());
    // With one word it is the query, and the portal is here.
    let (root, query) =
        if alone { (".".to_owned(), given) } else { (given, verb.query.clone().unwrap_or_default()) };
    let root = PathBuf::from(root);
    let settings = settings(&verb.scope, None)?;
    let mut engine = if let Some(folder) = bundle(&root) {
        Engine::open(folder)?
    } else {
        let compiled = load_or_stop(compile::load(&root, &settings)?, &settings, output)?;
        let prefix = format!("{SEARCH_FOLDER}/");
        let files = build::search(&compiled.portal, None)?.into_iter();
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
        facets: matches!(verb.format, ListFormat::Json),
        why: verb.why,
        ..Options::default()
    };
    if let Some([query, url]) = verb.explain.as_deref() {
        return explain(&mut engine, query, url, &options, output);
    }
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

/// Where a page ranks and what counted, beside the page in the first place.
fn explain(
    engine: &mut Engine,
    query: &str,
    url: &str,
    options: &Options,
    output: &Output,
) -> Result<(), Stop> {
    let Some(Explanation { place, total, hit, first }) = engine.explain(query, url, options)? else {
        output.out(&format!("{url} is not among the pages that `{query}` finds\n"));
        return Err(Stop::Findings);
    };
    let mut out = format!("Place {place} of {total} for `{query}`\n\n");
    write_explained(&mut out, &hit, output);
    if let Some(first) = first {
        out.push_str("The first is\n\n");
        write_explained(&mut out, &first, output);
    }
    output.out(&out);
    Ok(())
}

/// A page with its score and what counted. Writing to a string cannot fail.
fn write_explained(out: &mut String, hit: &Hit, output: &Output) {
    let score = f64::from(hit.score) / 1000.0;
    let _ = writeln!(out, "{}  {}  score {score:.3}", output.marked(&hit.title), hit.url);
    for why in &hit.why {
        let _ = writeln!(out, "  · {}", reason(why));
    }
    out.push('\n');
}

/// A reason of the engine in words.
fn reason(why: &str) -> String {
    let (kind, value) = why.split_once(':').unwrap_or((why, ""));
    match kind {
        "word" => format!("has `{value}`"),
        "without" => format!("lacks `{value}`"),
        "title" => format!("{value} % of the query is in the title"),
        "heading" => format!("{value} % of the query is in one heading"),
        "together" => format!("words stand together in one section: {value}"),
        "status" => format!("ranks lower: {value}"),
        "overdue" => "ranks lower: its review is overdue".to_owned(),
        "level" => format!("ranks higher: for the level {value}"),
        _ => why.to_owned(),
    }
}

fn text(results: &Results, output: &Output) -> String {
    let mut out = String::new();
    if let Some(suggestion) = &results.suggestion {
        let _ = writeln!(out, "results for `{suggestion}`\n");
    }
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
        let _ = writeln!(out, "  · {}", reason(why));
    }
    out.push('\n');
}
