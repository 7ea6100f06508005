//! Which module an import means.

use std::collections::{BTreeMap, BTreeSet};

use super::manifest::{Manifests, join};
use super::{Facts, Import};
use crate::extract::fold::folder;
use crate::extract::language::Language;

/// What an import leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// Modules of the repository.
    Inside(Vec<String>),
    /// A library by its name.
    Outside(String),
    /// What comes with the language, or cannot be told.
    Other,
}

/// The modules of one language.
pub(super) struct Modules<'a> {
    language: Language,
    manifests: &'a Manifests,
    /// All modules.
    ids: BTreeSet<String>,
    /// Python: folder that names begin in, with the dotted name → module.
    dotted: BTreeMap<(String, String), String>,
    /// Python: packages by their first name → the folder that they lie in.
    packages: BTreeMap<String, String>,
    /// Java: package and class → module.
    classes: BTreeMap<String, String>,
}

/// The module that a file is, or belongs to.
pub(super) fn module_of(path: &str, language: Language) -> String {
    let (stem, _) = path.rsplit_once('.').unwrap_or((path, ""));
    let at = folder(path);
    let own = match language {
        Language::Go => return at.to_owned(),
        Language::Python => "__init__",
        Language::Rust => "mod",
        Language::Javascript => "index",
        Language::Java => "",
    };
    let leads = stem.rsplit('/').next() == Some(own) && !at.is_empty();
    if leads { at.to_owned() } else { stem.to_owned() }
}

impl<'a> Modules<'a> {
    /// Those of files with their facts.
    pub(super) fn new(language: Language, files: &[(&str, &Facts)], manifests: &'a Manifests) -> Self {
        let ids = files.iter().map(|(path, _)| module_of(path, language)).collect();
        let mut modules = Self {
            language,
            manifests,
            ids,
            dotted: BTreeMap::new(),
            packages: BTreeMap::new(),
            classes: BTreeMap::new(),
        };
        match language {
            Language::Python => modules.read_python(files),
            Language::Java => {
                for (path, facts) in files {
                    let id = module_of(path, language);
                    let class = id.rsplit('/').next().unwrap_or_default();
                    modules.classes.insert(format!("{}.{class}", facts.package), id.clone());
                }
            }
            _ => {}
        }
        modules
    }

    fn read_python(&mut self, files: &[(&str, &Facts)]) {
        let packages: BTreeSet<&str> = files
            .iter()
            .filter(|(path, _)| path.ends_with("__init__.py"))
            .map(|(path, _)| folder(path))
            .collect();
        for (path, _) in files {
            let id = module_of(path, Language::Python);
            let mut root = folder(path);
            while !root.is_empty() && packages.contains(root) {
                root = folder(root);
            }
            let roots = BTreeSet::from([root, "", "src", folder(path)]);
            for root in roots.into_iter().filter(|root| within(&id, root)) {
                let below = id[root.len()..].trim_start_matches('/');
                self.dotted.insert((root.to_owned(), below.replace('/', ".")), id.clone());
            }
            if packages.contains(folder(path)) {
                let first = id[root.len()..].trim_start_matches('/').split('/').next().unwrap_or_default();
                self.packages.entry(first.to_owned()).or_insert_with(|| root.to_owned());
            }
        }
    }

    /// What an import of a file means.
    pub(super) fn resolve(&self, path: &str, import: &Import) -> Target {
        match self.language {
            Language::Python => self.python(path, &import.target),
            Language::Rust => self.rust(path, import),
            Language::Javascript => self.javascript(path, &import.target),
            Language::Go => self.go(&import.target),
            Language::Java => self.java(&import.target),
        }
    }

    /// The longest beginning of a path below a folder that is a module.
    fn longest(&self, base: &str, parts: &[&str]) -> Option<String> {
        (0..=parts.len()).rev().find_map(|n| {
            let id = join(base, &parts[..n].join("/"));
            self.ids.contains(&id).then_some(id)
        })
    }

    fn python(&self, path: &str, target: &str) -> Target {
        let dots = target.len() - target.trim_start_matches('.').len();
        let parts: Vec<&str> = target[dots..].split('.').filter(|part| !part.is_empty()).collect();
        if dots > 0 {
            let base = join(folder(path), &"../".repeat(dots - 1));
            return self.longest(&base, &parts).map_or(Target::Other, |id| Target::Inside(vec![id]));
        }
        let Some(first) = parts.first().copied() else { return Target::Other };
        let package = self.packages.get(first).map(String::as_str);
        let roots = package.into_iter().chain([folder(path), "", "src"]);
        for root in roots {
            let found = (1..=parts.len())
                .rev()
                .find_map(|n| self.dotted.get(&(root.to_owned(), parts[..n].join("."))));
            if let Some(id) = found {
                return Target::Inside(vec![id.clone()]);
            }
        }
        if super::super::standard::PYTHON.binary_search(&first).is_ok() || first == "__future__" {
            return Target::Other;
        }
        Target::Outside(first.to_owned())
    }

    fn rust(&self, path: &str, import: &Import) -> Target {
        let parts: Vec<&str> = import.target.split("::").filter(|part| !part.is_empty()).collect();
        let Some(first) = parts.first().copied() else { return Target::Other };
        let root = self.crate_root(path);
        let own = rust_path(path, &root);
        let inside = |id: Option<String>| id.map_or(Target::Other, |id| Target::Inside(vec![id]));
        match first {
            "crate" => inside(self.longest(&root, &parts[1..])),
            "self" if import.depth == 0 => inside(self.longest(&join(&root, &own.join("/")), &parts[1..])),
            "super" => {
                let up = parts.iter().take_while(|part| **part == "super").count();
                let Some(up_files) = up.checked_sub(import.depth).filter(|up| *up > 0) else {
                    return Target::Other;
                };
                let kept = &own[..own.len().saturating_sub(up_files)];
                inside(self.longest(&join(&root, &kept.join("/")), &parts[up..]))
            }
            "self" | "std" | "core" | "alloc" | "proc_macro" | "test" => Target::Other,
            name if name.starts_with(char::is_uppercase) => Target::Other,
            name => {
                if let Some(at) = self.manifests.crates.get(name) {
                    let root = join(at, "src");
                    let own = self.longest(&root, &parts[1..]).filter(|id| *id != root);
                    let lib = Some(join(&root, "lib")).filter(|id| self.ids.contains(id));
                    return inside(own.or(lib));
                }
                let child = join(&join(&root, &own.join("/")), name);
                if self.ids.contains(&child) {
                    return Target::Inside(vec![child]);
                }
                let declared = &self.manifests.dependencies;
                if declared.is_empty() || declared.contains(name) {
                    Target::Outside(name.to_owned())
                } else {
                    Target::Other
                }
            }
        }
    }

    /// The folder that `crate` stands for in a file.
    fn crate_root(&self, path: &str) -> String {
        let crates = self.manifests.crates.values().filter(|at| within(path, at));
        let at = crates.max_by_key(|at| at.len()).map_or("", String::as_str);
        let src = join(at, "src");
        if within(path, &src) { src } else { folder(path).to_owned() }
    }

    fn javascript(&self, path: &str, target: &str) -> Target {
        let inside = |base: String| self.file(&base).map_or(Target::Other, |id| Target::Inside(vec![id]));
        if target.starts_with('.') {
            return inside(join(folder(path), target));
        }
        let alias = self.manifests.aliases.iter().filter(|(from, _)| target.starts_with(from.as_str()));
        if let Some((from, to)) = alias.max_by_key(|(from, _)| from.len()) {
            return inside(join(to, &target[from.len()..]));
        }
        let own = self.manifests.packages.iter().filter(|(name, _)| within(target, name));
        if let Some((name, at)) = own.max_by_key(|(name, _)| name.len()) {
            let below = target[name.len()..].trim_start_matches('/');
            let tried = [join(at, below), join(&join(at, "src"), below)];
            return tried
                .into_iter()
                .find_map(|base| self.file(&base))
                .map_or(Target::Other, |id| Target::Inside(vec![id]));
        }
        let name: Vec<&str> =
            target.splitn(3, '/').take(if target.starts_with('@') { 2 } else { 1 }).collect();
        let name = name.join("/");
        if target.starts_with("node:")
            || target.starts_with('/')
            || super::super::standard::NODE.contains(&&*name)
        {
            return Target::Other;
        }
        Target::Outside(name)
    }

    /// The module of a path that may have the ending of what it is compiled to.
    fn file(&self, base: &str) -> Option<String> {
        let bare = [".js", ".mjs", ".cjs", ".jsx", ".ts", ".tsx", ".mts"]
            .iter()
            .find_map(|end| base.strip_suffix(end));
        let folder = bare.unwrap_or(base).strip_suffix("/index");
        let tried = [Some(base), bare, folder].into_iter().flatten();
        tried.map(str::to_owned).chain([join(base, "index")]).find(|id| self.ids.contains(id))
    }

    fn go(&self, target: &str) -> Target {
        let own = self.manifests.go.iter().filter(|(module, _)| within(target, module));
        if let Some((module, at)) = own.max_by_key(|(module, _)| module.len()) {
            let id = join(at, &target[module.len()..]);
            return if self.ids.contains(&id) { Target::Inside(vec![id]) } else { Target::Other };
        }
        let first = target.split('/').next().unwrap_or_default();
        if !first.contains('.') {
            return Target::Other;
        }
        let parts = if matches!(first, "github.com" | "gitlab.com" | "bitbucket.org") { 3 } else { 2 };
        Target::Outside(target.split('/').take(parts).collect::<Vec<_>>().join("/"))
    }

    fn java(&self, target: &str) -> Target {
        if let Some(package) = target.strip_suffix(".*") {
            let begin = format!("{package}.");
            let all = self
                .classes
                .iter()
                .filter(|(class, _)| class.strip_prefix(&begin).is_some_and(|rest| !rest.contains('.')));
            let all: Vec<String> = all.map(|(_, id)| id.clone()).collect();
            if !all.is_empty() {
                return Target::Inside(all);
            }
        }
        let mut name = target.trim_end_matches(".*");
        while let Some((rest, _)) = name.rsplit_once('.') {
            if let Some(id) = self.classes.get(name) {
                return Target::Inside(vec![id.clone()]);
            }
            name = rest;
        }
        if target.starts_with("java.") || target.starts_with("javax.") {
            return Target::Other;
        }
        let many = ["org.apache.", "com.google.", "com.fasterxml.", "io.github."];
        let parts = if many.iter().any(|start| target.starts_with(start)) { 3 } else { 2 };
        Target::Outside(target.split('.').take(parts).collect::<Vec<_>>().join("."))
    }
}

/// The module path of a file of Rust below the folder of its crate.
fn rust_path<'a>(path: &'a str, root: &str) -> Vec<&'a str> {
    let below = path[root.len().min(path.len())..].trim_start_matches('/');
    let below = below.strip_suffix(".rs").unwrap_or(below);
    let mut parts: Vec<&str> = below.split('/').collect();
    if matches!(parts[..], ["lib" | "main"]) || parts.last() == Some(&"mod") {
        parts.pop();
    }
    parts
}

/// Whether a path is a folder or lies in it.
fn within(path: &str, folder: &str) -> bool {
    folder.is_empty()
        || path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
