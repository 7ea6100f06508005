//! `lyceum extract`: what a repository of code shows.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lyceum::compile::{self, Settings};
use lyceum::diagnostic::print::Format;
use lyceum::diagnostic::{Diagnostic, SourceText};
use lyceum::extract::origin::Origin;
use lyceum::extract::repository::Repository;
use lyceum::extract::rules::Category;
use lyceum::extract::{self, Extraction, Options};
use lyceum::schema;

use super::Stop;
use super::args::{Extract, ListFormat};
use super::output::{Output, counted};

pub(super) fn run(verb: &Extract, output: &Output) -> Result<(), Stop> {
    let repository = Repository::read(&verb.repository)?;
    let rules = rules(verb)?;
    let options = options(verb, &repository)?;
    let extraction = extract::run(&repository, &rules, &options);
    if extraction.diagnostics.iter().any(Diagnostic::is_error) {
        let root = portal(verb).unwrap_or_else(|| PathBuf::from("."));
        output.findings(&extraction.diagnostics, Format::Text, &root);
        return Err(Stop::Findings);
    }
    output.out(&match verb.format {
        ListFormat::Text => text(&extraction),
        ListFormat::Json => json(&extraction, &options),
    });
    said(&repository, &extraction, output);
    Ok(())
}

fn options(verb: &Extract, repository: &Repository) -> Result<Options, Stop> {
    let folder = repository.root.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = verb.name.clone().or(folder).unwrap_or_else(|| "repository".to_owned());
    if name.is_empty() || name.starts_with('.') || name.contains(['/', '\\', ':']) {
        return Err(Stop::World(format!(
            "`{name}` cannot be the name of a folder; give another with --name"
        )));
    }
    let origin = Origin::read(&repository.root, verb.link_template.as_deref());
    Ok(Options {
        name,
        origin,
        categories: verb.category.clone(),
        rules: verb.rule.clone(),
        min_confidence: verb.min_confidence,
    })
}

/// The portal that pages are written into, or that is named.
fn portal(verb: &Extract) -> Option<PathBuf> {
    let above =
        |dir: &Path| dir.ancestors().find(|dir| dir.join("lyceum.toml").is_file()).map(Path::to_owned);
    verb.root.clone().or_else(|| above(&std::path::absolute(verb.output.as_ref()?).ok()?))
}

/// The built-in rules, then those of the portal.
fn rules(verb: &Extract) -> Result<Vec<Arc<SourceText>>, Stop> {
    let Some(root) = portal(verb) else { return Ok(schema::load(&[]).0.capture_rules) };
    // No day counts for rules.
    let loaded = compile::load(&root, &Settings::on(jiff::civil::Date::constant(1970, 1, 1)))?;
    Ok(loaded.schema.capture_rules)
}

/// By category and rule: how many places, and the first of them.
fn text(extraction: &Extraction) -> String {
    let mut out = String::new();
    for category in Category::ALL {
        let rules = extraction.rules.iter().filter(|rule| rule.category == category);
        let mut lines = String::new();
        for rule in rules {
            let places: Vec<_> = extraction.findings.iter().filter(|one| one.rule == rule.id).collect();
            let Some(best) = places.iter().max_by(|a, b| a.confidence.total_cmp(&b.confidence)) else {
                continue;
            };
            let _ = writeln!(
                lines,
                "  {:32} {:>5}  {:.2}  {}:{}",
                rule.title,
                places.len(),
                best.confidence,
                best.path,
                best.first
            );
        }
        if !lines.is_empty() {
            let _ = write!(out, "{}\n{lines}", category.id());
        }
    }
    out
}

fn json(extraction: &Extraction, options: &Options) -> String {
    let findings: Vec<_> = extraction
        .findings
        .iter()
        .map(|finding| {
            let mut row = serde_json::to_value(finding).unwrap_or_default();
            row["url"] = options.origin.url(&finding.path, finding.first, finding.last).into();
            row
        })
        .collect();
    let languages: BTreeMap<_, _> = extraction
        .languages
        .iter()
        .map(|(language, (files, lines))| {
            (language.title(), serde_json::json!({ "files": files, "lines": lines }))
        })
        .collect();
    let all = serde_json::json!({
        "repository": options.name,
        "commit": options.origin.commit,
        "languages": languages,
        "findings": findings,
    });
    format!("{all:#}\n")
}

/// What was read, for people.
fn said(repository: &Repository, extraction: &Extraction, output: &Output) {
    let lines: usize = extraction.languages.values().map(|(_, lines)| lines).sum();
    output.say(&format!(
        "{} in {} and {}",
        counted(extraction.findings.len(), "finding"),
        counted(repository.files.len(), "file"),
        counted(lines, "line"),
    ));
    for (why, count) in &repository.left_out {
        output.say(&format!("left out {}: {why}", counted(*count, "file")));
    }
    if !extraction.broken.is_empty() {
        output.say(&format!("{} could not be read as a whole", counted(extraction.broken.len(), "file")));
    }
}
