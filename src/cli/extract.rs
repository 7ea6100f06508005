//! `lyceum extract`: what a repository of code shows.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use jiff::civil::Date;
use lyceum::check::compliance::Secrets;
use lyceum::compile::{self, Settings};
use lyceum::config::Expertise;
use lyceum::diagnostic::Diagnostic;
use lyceum::diagnostic::print::Format;
use lyceum::extract::expertise::people::People;
use lyceum::extract::expertise::table;
use lyceum::extract::language::Language;
use lyceum::extract::origin::Origin;
use lyceum::extract::pages::{self, Outcome, Planned};
use lyceum::extract::repository::Repository;
use lyceum::extract::rules::{Category, Rule};
use lyceum::extract::structure::Context;
use lyceum::extract::{self, Extraction, Options};
use lyceum::prose::{counted, either};
use lyceum::schema::{self, Schema};

use super::Stop;
use super::args::ListFormat;
use super::check::today;
use super::output::Output;
use super::review::replace;

/// The least confidence of a finding, unless asked otherwise.
const MIN_CONFIDENCE: f64 = 0.5;

/// `lyceum extract`
#[derive(Debug, Args)]
pub(crate) struct Extract {
    /// The folder of the code
    #[arg(value_name = "REPOSITORY")]
    pub(crate) repository: PathBuf,
    /// A folder of the content tree, into which pages are written; without it only the summary is printed
    #[arg(long, short, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
    /// What the repository is called; else as its folder
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// The address of lines of code, with {commit}, {path}, {start} and {end}; else from the remote
    #[arg(long, value_name = "URL")]
    pub(crate) link_template: Option<String>,
    /// Only rules of a category, such as `security`; may be given again
    #[arg(long, value_name = "CATEGORY", value_parser = category)]
    pub(crate) category: Vec<Category>,
    /// Only a rule; may be given again
    #[arg(long, value_name = "RULE")]
    pub(crate) rule: Vec<String>,
    /// Leave out findings that are less sure, from 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = MIN_CONFIDENCE)]
    pub(crate) min_confidence: f64,
    /// The day from which pages without evidence are due for review; else that of `SOURCE_DATE_EPOCH`, else today
    #[arg(long, value_name = "DATE")]
    pub(crate) today: Option<Date>,
    /// The portal whose own rules count too; else the one that the output lies in
    #[arg(long, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
    /// How results are printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ListFormat,
}

fn category(text: &str) -> Result<Category, String> {
    let known = Category::ALL.map(Category::id);
    Category::ALL
        .into_iter()
        .find(|category| category.id() == text)
        .ok_or_else(|| format!("one of {}", known.join(", ")))
}

pub(super) fn run(verb: &Extract, output: &Output) -> Result<(), Stop> {
    let repository = Repository::read(&verb.repository)?;
    let (schema, context) = beside(verb)?;
    let options = Options {
        context: whole(verb).then_some(context),
        secrets: Some(Arc::new(Secrets::of(&schema))),
        ..options(verb, &repository)?
    };
    let rules = &schema.capture_rules;
    let extraction = extract::run(&repository, rules, &options);
    if extraction.diagnostics.iter().any(Diagnostic::is_error) {
        let root = portal(verb).unwrap_or_else(|| PathBuf::from("."));
        output.findings(&extraction.diagnostics, Format::Text, &root);
        return Err(Stop::Findings);
    }
    output.out(&match verb.format {
        ListFormat::Text => text(&extraction),
        ListFormat::Json => json(&extraction, &options),
    });
    said(&repository, &extraction, verb.output.is_some(), output);
    match &verb.output {
        // Without any code there is nothing to say: it may be the wrong folder.
        Some(_) if repository.files.is_empty() => Ok(()),
        Some(folder) => {
            write(verb, folder, &extraction, &options, output)?;
            write_rows(verb, &extraction, &options, output)
        }
        None => Ok(()),
    }
}

/// Writes what changed, and says what became of each page.
fn write(
    verb: &Extract,
    folder: &Path,
    extraction: &Extraction,
    options: &Options,
    output: &Output,
) -> Result<(), Stop> {
    let existing = existing(folder, &options.name)?;
    let planned = pages::plan(extraction, options, &existing, today(verb.today)?, whole(verb));
    let mut same = 0;
    for page in &planned {
        let file = folder.join(&page.path);
        if let Some(text) = &page.text {
            put(&file, existing.get(&page.path), text)?;
        }
        let what = match &page.outcome {
            Outcome::New => "new",
            Outcome::Updated => "updated",
            Outcome::Gone => "gone",
            Outcome::Left(_) => "left",
            Outcome::Same => {
                same += 1;
                ""
            }
        };
        if !what.is_empty() {
            output.say(&format!("{what:8} {}{}", page.path, because(page)));
        }
        if !page.kept.is_empty() {
            output.say(&format!("kept     {}: edited since, {}", page.path, page.kept.join(", ")));
        }
    }
    if same > 0 {
        output.say(&format!("{} as before", counted(same, "page")));
    }
    Ok(())
}

fn because(page: &Planned) -> String {
    match &page.outcome {
        Outcome::Left(why) => format!(": {why}"),
        _ if page.since.is_empty() => String::new(),
        _ => format!(": {}", page.since),
    }
}

/// The pages of the repository's folder, by path below the output.
fn existing(folder: &Path, name: &str) -> Result<BTreeMap<String, String>, Stop> {
    let mut pages = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder.join(name)).into_iter().filter_map(Result::ok) {
        let below = entry.path().strip_prefix(folder).ok().and_then(Path::to_str);
        let Some(below) = below.filter(|b| entry.file_type().is_file() && b.ends_with(".md")) else {
            continue;
        };
        let text = std::fs::read_to_string(entry.path())
            .map_err(|e| Stop::World(format!("cannot read `{}`: {e}", entry.path().display())))?;
        pages.insert(below.replace('\\', "/"), text);
    }
    Ok(pages)
}

/// Writes a new page, or puts its text in place of the one that was read.
fn put(file: &Path, before: Option<&String>, text: &str) -> Result<(), Stop> {
    if let Some(before) = before {
        return replace(file, before, text);
    }
    let write = || {
        std::fs::create_dir_all(file.parent().unwrap_or(Path::new(".")))?;
        let mut open = std::fs::OpenOptions::new().write(true).create_new(true).open(file)?;
        std::io::Write::write_all(&mut open, text.as_bytes())
    };
    write().map_err(|e| Stop::World(format!("cannot write `{}`: {e}", file.display())))
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
        ..Options::default()
    })
}

/// The portal that pages are written into, or that is named.
fn portal(verb: &Extract) -> Option<PathBuf> {
    let above =
        |dir: &Path| dir.ancestors().find(|dir| dir.join("lyceum.toml").is_file()).map(Path::to_owned);
    verb.root.clone().or_else(|| above(&std::path::absolute(verb.output.as_ref()?).ok()?))
}

/// Whether everything is looked for: what was not looked for is not gone.
fn whole(verb: &Extract) -> bool {
    verb.category.is_empty() && verb.rule.is_empty() && verb.min_confidence <= MIN_CONFIDENCE
}

/// What counts beside the code: the built-in rules, then those of the portal; its settings and its people.
fn beside(verb: &Extract) -> Result<(Schema, Context), Stop> {
    let Some(root) = portal(verb) else {
        let context = Context { expertise: Expertise::default(), people: People::default() };
        return Ok((schema::load(&[]).0, context));
    };
    // No day counts for rules and people.
    let loaded = compile::load(&root, &Settings::on(jiff::civil::Date::constant(1970, 1, 1)))?;
    let expertise = loaded.config.expertise.clone();
    let people = People::of(&compile::pages(&loaded));
    Ok((loaded.schema, Context { expertise, people }))
}

/// Puts the rows of who knows the code among those of other repositories, and says so.
fn write_rows(
    verb: &Extract,
    extraction: &Extraction,
    options: &Options,
    output: &Output,
) -> Result<(), Stop> {
    let told = extraction.structure.no_history.is_none();
    let Some(root) = portal(verb).filter(|_| whole(verb) && told) else { return Ok(()) };
    let file = root.join(table::PATH);
    let before = match std::fs::read_to_string(&file) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(Stop::World(format!("cannot read `{}`: {error}", file.display()))),
    };
    if before.is_none() && extraction.structure.rows.is_empty() {
        return Ok(());
    }
    let text =
        table::update(before.as_deref().unwrap_or_default(), &options.name, &extraction.structure.rows)
            .map_err(|error| Stop::World(format!("cannot read `{}`: {error}", file.display())))?;
    if before.as_ref() != Some(&text) {
        put(&file, before.as_ref(), &text)?;
        output.say(&format!("updated  {}: {}", table::PATH, counted(extraction.structure.rows.len(), "row")));
    }
    Ok(())
}

/// By category and rule: how many places, and the first of them.
fn text(extraction: &Extraction) -> String {
    let mut out = String::new();
    let found = |rule: &&Rule| extraction.findings.iter().any(|one| one.rule == rule.id);
    let width =
        extraction.rules.iter().filter(found).map(|rule| rule.title.chars().count()).max().unwrap_or(0);
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
                "  {:width$} {:>5}  {:.2}  {}:{}",
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
        "structure": extraction.structure.json(),
    });
    format!("{all:#}\n")
}

/// What was read, for people.
fn said(repository: &Repository, extraction: &Extraction, written: bool, output: &Output) {
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
    for folder in &repository.nested {
        output.say(&format!("left out {folder}/: a repository of its own"));
    }
    if repository.files.is_empty() {
        let languages = either(&Language::ALL.map(Language::title));
        let and = if written { ", and nothing is written" } else { "" };
        return output.say(&format!("there is no code in {languages}{and}"));
    }
    if let Some(why) = extraction.structure.no_history {
        output.say(&format!("nothing is said of hot spots and of who knows the code: {why}"));
    }
    if let [first, others @ ..] = extraction.broken.as_slice() {
        let others = if others.is_empty() { String::new() } else { format!(" and {} more", others.len()) };
        output.say(&format!("not read as a whole: {first}{others}"));
    }
}
