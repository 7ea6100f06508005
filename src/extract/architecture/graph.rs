//! Modules and what they depend on, folded to a size that can be read.

use std::collections::{BTreeMap, BTreeSet};

use super::cycles::{self, Edges};
use super::resolve::{Modules, Target, module_of};
use super::{Facts, Manifests};
use crate::extract::fold::fold;
use crate::extract::language::Language;
use crate::extract::repository::CodeFile;
use crate::extract::roles::is_test;

/// Modules that a table shows at most.
const MOST_MODULES: usize = 40;

/// How the code of one language is built.
#[derive(Debug, Clone, PartialEq)]
pub struct Architecture {
    /// The language.
    pub language: Language,
    /// Modules, or folders of them, by name.
    pub modules: Vec<Module>,
    /// What depends on what, in their order.
    pub dependencies: Vec<Dependency>,
    /// Groups of modules that depend on each other.
    pub cycles: Vec<Vec<usize>>,
    /// Dependencies without which there would be no cycle.
    pub cuts: Vec<Cut>,
    /// Files in which programs begin, and what begins there.
    pub entries: Vec<(String, &'static str)>,
    /// Libraries with how many files use each, the most used first.
    pub libraries: Vec<(String, usize)>,
    /// How many modules there are before folders stand for them.
    pub files: usize,
}

/// A module or a folder of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Module {
    /// Its path below the root; `.` for the root.
    pub name: String,
    /// Files in it.
    pub files: usize,
    /// Lines in them.
    pub lines: usize,
    /// Modules that depend on it.
    pub fan_in: usize,
    /// Modules that it depends on.
    pub fan_out: usize,
    /// Above 0, which depends on nothing.
    pub layer: usize,
}

impl Module {
    fn empty(name: &str) -> Self {
        Self { name: name.to_owned(), files: 0, lines: 0, fan_in: 0, fan_out: 0, layer: 0 }
    }

    /// `fan out ÷ (fan in + fan out)`: 0 for what everything stands on, 1 for what nothing needs; `None` alone.
    pub fn instability(&self) -> Option<f64> {
        let all = self.fan_in + self.fan_out;
        (all > 0).then(|| self.fan_out as f64 / all as f64)
    }
}

/// One module needs another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dependency {
    /// Which, by its place.
    pub from: usize,
    /// What it needs.
    pub to: usize,
    /// How many imports say so.
    pub imports: usize,
    /// A file and a line with one of them.
    pub example: (String, usize),
}

type Joined = ((usize, usize), (usize, (String, usize)));

impl Dependency {
    fn new(((from, to), (imports, example)): Joined) -> Self {
        Self { from, to, imports, example }
    }
}

/// A dependency to take out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// Its place among the dependencies.
    pub dependency: usize,
}

/// What files together say of a language, tests left out; `None` without code of it.
pub fn of(language: Language, files: &[(&CodeFile, &Facts)], manifests: &Manifests) -> Option<Architecture> {
    let own = files
        .iter()
        .filter(|(file, _)| file.grammar.language() == language && !is_test(&file.path, language));
    let own: Vec<(&CodeFile, &Facts)> = own.copied().collect();
    if own.is_empty() {
        return None;
    }
    let read: Vec<(&str, &Facts)> = own.iter().map(|(file, facts)| (file.path.as_str(), *facts)).collect();
    let modules = Modules::new(language, &read, manifests);
    let ids: BTreeSet<String> = read.iter().map(|(path, _)| module_of(path, language)).collect();
    let names: Vec<&str> = ids.iter().map(String::as_str).collect();
    let groups = fold(&names, MOST_MODULES);
    let mut all: BTreeMap<&str, Module> = BTreeMap::new();
    for (file, _) in &own {
        let group = groups[module_of(&file.path, language).as_str()].as_str();
        let name = if group.is_empty() { "." } else { group };
        let module = all.entry(group).or_insert_with(|| Module::empty(name));
        module.files += 1;
        module.lines += file.text.lines().count();
    }
    let places: BTreeMap<&str, usize> = all.keys().enumerate().map(|(at, group)| (*group, at)).collect();
    let place = |id: &str| groups.get(id).and_then(|group| places.get(group.as_str())).copied();
    let (dependencies, libraries) = read_imports(language, &read, &modules, &place);
    let mut architecture = Architecture {
        language,
        modules: all.into_values().collect(),
        dependencies,
        cycles: Vec::new(),
        cuts: Vec::new(),
        entries: entries(&own, manifests),
        libraries,
        files: names.len(),
    };
    architecture.judge();
    Some(architecture)
}

type Read = (Vec<Dependency>, Vec<(String, usize)>);

fn read_imports(
    language: Language,
    files: &[(&str, &Facts)],
    modules: &Modules<'_>,
    place: &impl Fn(&str) -> Option<usize>,
) -> Read {
    let mut found: BTreeMap<(usize, usize), (usize, (String, usize))> = BTreeMap::new();
    let mut libraries: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (path, facts) in files {
        let Some(from) = place(&module_of(path, language)) else { continue };
        for import in &facts.imports {
            match modules.resolve(path, import) {
                Target::Inside(ids) => {
                    let to: BTreeSet<usize> = ids.iter().filter_map(|id| place(id)).collect();
                    for to in to.into_iter().filter(|to| *to != from) {
                        let example = || (0, ((*path).to_owned(), import.line));
                        found.entry((from, to)).or_insert_with(example).0 += 1;
                    }
                }
                Target::Outside(name) => drop(libraries.entry(name).or_default().insert(path)),
                Target::Other => {}
            }
        }
    }
    let mut libraries: Vec<(String, usize)> =
        libraries.into_iter().map(|(name, files)| (name, files.len())).collect();
    libraries.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    (found.into_iter().map(Dependency::new).collect(), libraries)
}

fn entries(files: &[(&CodeFile, &Facts)], manifests: &Manifests) -> Vec<(String, &'static str)> {
    let entry = |(file, facts): &(&CodeFile, &Facts)| {
        let named = manifests.programs.get(&file.path).copied();
        Some((file.path.clone(), facts.entry.or(named)?))
    };
    let mut entries: Vec<_> = files.iter().filter_map(entry).collect();
    entries.sort();
    entries
}

impl Architecture {
    /// The same with at most so many modules where their names allow it: folders stand for what lies in them.
    pub(super) fn folded(&self, most: usize) -> Self {
        let names: Vec<&str> = self.modules.iter().map(|module| module.name.as_str()).collect();
        let groups = fold(&names, most);
        let mut modules: BTreeMap<&str, Module> = BTreeMap::new();
        for module in &self.modules {
            let group = groups[module.name.as_str()].as_str();
            let name = if group.is_empty() { "." } else { group };
            let folder = modules.entry(group).or_insert_with(|| Module::empty(name));
            folder.files += module.files;
            folder.lines += module.lines;
        }
        let places: BTreeMap<&str, usize> =
            modules.keys().enumerate().map(|(at, group)| (*group, at)).collect();
        let place = |at: usize| places[groups[self.modules[at].name.as_str()].as_str()];
        let mut joined: BTreeMap<(usize, usize), (usize, (String, usize))> = BTreeMap::new();
        for one in &self.dependencies {
            let (from, to) = (place(one.from), place(one.to));
            if from != to {
                joined.entry((from, to)).or_insert_with(|| (0, one.example.clone())).0 += one.imports;
            }
        }
        let mut folded = Self {
            modules: modules.into_values().collect(),
            dependencies: joined.into_iter().map(Dependency::new).collect(),
            ..self.clone()
        };
        folded.judge();
        folded
    }

    /// What depends on what, by places.
    pub(super) fn edges(&self) -> Edges {
        self.dependencies.iter().map(|it| ((it.from, it.to), it.imports)).collect()
    }

    fn judge(&mut self) {
        let edges = self.edges();
        let count = self.modules.len();
        for (from, to) in edges.keys() {
            self.modules[*from].fan_out += 1;
            self.modules[*to].fan_in += 1;
        }
        for (module, layer) in self.modules.iter_mut().zip(cycles::layers(count, &edges)) {
            module.layer = layer;
        }
        self.cycles = cycles::cycles(count, &edges);
        let cuts = cycles::cuts(count, &edges);
        let place = |cut: (usize, usize)| {
            self.dependencies
                .iter()
                .position(|it| (it.from, it.to) == cut)
                .map(|dependency| Cut { dependency })
        };
        self.cuts = cuts.into_iter().filter_map(place).collect();
    }
}
