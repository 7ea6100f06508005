//! How the code is built and written, and who knows it: what is read of each file, and what all of them say.

use std::collections::BTreeMap;
use std::time::Duration;

use tree_sitter::Tree;

use super::architecture::{self, Architecture, Manifests};
use super::conventions::{self, Convention, Measured};
use super::draft::Draft;
use super::expertise::log;
use super::expertise::people::People;
use super::expertise::{self, Known, Place, table, technology};
use super::hotspots::{self, Function, HotSpot};
use super::language::Language;
use super::origin::Origin;
use super::repository::{CodeFile, Repository};
use crate::source::NoHistory;

/// How long git may take to tell the history.
const LIMIT: Duration = Duration::from_secs(120);

/// What is taken from one file.
#[derive(Debug, Clone, Default)]
pub struct FileStructure {
    /// What it imports.
    pub imports: architecture::Facts,
    /// Its functions.
    pub functions: Vec<Function>,
    /// How it is written.
    pub habits: conventions::Facts,
}

/// Reads it while the tree is there.
pub fn facts(file: &CodeFile, tree: &Tree) -> FileStructure {
    FileStructure {
        imports: architecture::facts(file, tree),
        functions: hotspots::facts(file, tree),
        habits: conventions::facts(file, tree),
    }
}

/// What is known beside the code.
#[derive(Debug, Clone)]
pub struct Context {
    /// How expertise is measured.
    pub expertise: crate::config::Expertise,
    /// Pages of people.
    pub people: People,
}

/// What the files say together.
#[derive(Debug, Clone, Default)]
pub struct Structure {
    /// By language.
    pub architecture: Vec<Architecture>,
    /// By language and measure.
    pub conventions: Vec<Measured>,
    /// The worst first.
    pub hot: Vec<HotSpot>,
    /// Areas, then technologies.
    pub known: Vec<Known>,
    /// Rows of [`table::PATH`].
    pub rows: Vec<table::Row>,
    /// Pages.
    pub drafts: Vec<Draft>,
    /// Why nothing is said of hot spots and of who knows the code.
    pub no_history: Option<NoHistory>,
}

/// Judges what was read. `files` are facts by path.
pub fn together(
    repository: &Repository,
    files: &BTreeMap<&str, &FileStructure>,
    name: &str,
    origin: &Origin,
    context: &Context,
) -> Structure {
    let own: Vec<(&CodeFile, &FileStructure)> =
        repository.files.iter().filter_map(|file| Some((file, *files.get(file.path.as_str())?))).collect();
    let manifests = Manifests::read(repository);
    let imports: Vec<_> = own.iter().map(|(file, facts)| (*file, &facts.imports)).collect();
    let architecture: Vec<Architecture> = Language::ALL
        .into_iter()
        .filter_map(|language| architecture::of(language, &imports, &manifests))
        .collect();
    let habits: Vec<_> = own
        .iter()
        .map(|(file, facts)| (file.path.as_str(), file.grammar.language(), &facts.habits))
        .collect();
    let conventions = conventions::judge(&habits);
    let (commits, no_history) = match log::read(&repository.root, LIMIT) {
        Ok(commits) => (commits, None),
        Err(why) => (Vec::new(), Some(why)),
    };
    // Ages count from the newest commit: while nothing is committed, a second run says the same.
    let today = commits.iter().map(|commit| commit.date).max().unwrap_or_default();
    let settings = &context.expertise;
    let functions: Vec<_> = own.iter().map(|(file, facts)| (*file, facts.functions.as_slice())).collect();
    let hot = hotspots::find(&functions, &commits, today, &settings.bots);
    let places: Vec<Place<'_>> = own.iter().map(|(file, facts)| place(file, facts)).collect();
    let options = expertise::Options {
        today,
        half_life: f64::from(settings.half_life_days.max(1)),
        bots: &settings.bots,
    };
    let known = expertise::map(&commits, &places, &options);
    let rows = table::rows(name, &known, &context.people);
    let told = no_history.is_none().then_some(hot.as_slice());
    let mut drafts: Vec<Draft> = architecture::page::draft(name, &architecture, told).into_iter().collect();
    drafts.extend(conventions::page::drafts(name, &conventions, origin));
    drafts.extend(expertise::page::drafts(&expertise::page::Source {
        repository: name,
        known: &known,
        commits: &commits,
        people: &context.people,
        today,
        inactive_after: i64::from(settings.inactive_after_days),
        bots: &settings.bots,
    }));
    Structure { architecture, conventions, hot, known, rows, drafts, no_history }
}

fn place<'a>(file: &'a CodeFile, facts: &FileStructure) -> Place<'a> {
    // Names of crates and modules of Rust end at the first colons.
    let targets = facts.imports.imports.iter().map(|import| import.target.as_str());
    Place { path: &file.path, technologies: technology::of(file.grammar, targets) }
}

impl Structure {
    /// The same as JSON, without anybody's address.
    pub fn json(&self) -> serde_json::Value {
        use serde_json::json;
        let architecture = self.architecture.iter().map(|of| {
            let name = |at: usize| of.modules[at].name.as_str();
            let modules = of.modules.iter().map(|it| {
                json!({ "name": it.name, "files": it.files, "lines": it.lines, "used_by": it.fan_in, "uses": it.fan_out,
                        "layer": it.layer, "instability": it.instability() })
            });
            let dependencies = of.dependencies.iter().map(|it| {
                json!({ "from": name(it.from), "to": name(it.to), "imports": it.imports, "path": it.example.0, "line": it.example.1 })
            });
            let cycles = of.cycles.iter().map(|all| all.iter().map(|at| name(*at)).collect::<Vec<_>>());
            let cuts = of.cuts.iter().map(|cut| {
                let it = &of.dependencies[cut.dependency];
                json!({ "from": name(it.from), "to": name(it.to), "imports": it.imports })
            });
            json!({
                "language": of.language, "modules": modules.collect::<Vec<_>>(),
                "dependencies": dependencies.collect::<Vec<_>>(), "cycles": cycles.collect::<Vec<_>>(),
                "cuts": cuts.collect::<Vec<_>>(), "entries": of.entries, "libraries": of.libraries,
            })
        });
        let conventions = self.conventions.iter().map(|it| {
            json!({ "language": it.language, "measure": it.id, "counted": it.counted(), "choices": it.choices,
                    "convention": matches!(it.convention, Convention::Kept(_)).then(|| it.leading()) })
        });
        let hot = self.hot.iter().map(|it| {
            json!({ "path": it.path, "changes": it.changes, "people": it.people, "complexity": it.complexity })
        });
        json!({
            "architecture": architecture.collect::<Vec<_>>(), "conventions": conventions.collect::<Vec<_>>(),
            "hot_spots": hot.collect::<Vec<_>>(), "expertise": self.rows,
            "no_history": self.no_history.map(|why| why.to_string()),
        })
    }
}
