//! What the files beside the code say of its names: `Cargo.toml`, `go.mod`, `package.json`, `tsconfig.json`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::extract::fold::folder;
use crate::extract::repository::Repository;

/// The names that imports use for folders of the repository.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifests {
    /// Name of a crate → its folder.
    pub crates: BTreeMap<String, String>,
    /// Crates that some crate depends on.
    pub dependencies: BTreeSet<String>,
    /// Path of a Go module → its folder.
    pub go: BTreeMap<String, String>,
    /// Name of a package → its folder.
    pub packages: BTreeMap<String, String>,
    /// Beginning of an import → the folder that it stands for.
    pub aliases: BTreeMap<String, String>,
    /// Files that a package names as a program or as its main file.
    pub programs: BTreeMap<String, &'static str>,
}

impl Manifests {
    /// Reads those in the folders of the repository's code and above.
    pub fn read(repository: &Repository) -> Self {
        let mut folders = BTreeSet::from([""]);
        for file in &repository.files {
            let mut at = folder(&file.path);
            while folders.insert(at) {
                at = folder(at);
            }
        }
        let mut found = Self::default();
        for at in folders {
            let read =
                |name: &str| std::fs::read_to_string(repository.root.join(Path::new(at)).join(name)).ok();
            if let Some(text) = read("Cargo.toml") {
                found.cargo(at, &text);
            }
            if let Some(text) = read("go.mod") {
                found.go_mod(at, &text);
            }
            if let Some(text) = read("package.json") {
                found.package(at, &text);
            }
            if let Some(text) = read("tsconfig.json") {
                found.tsconfig(at, &text);
            }
        }
        found
    }

    /// The library's name, else the package's. A folder may hold a workspace and no package.
    pub(super) fn cargo(&mut self, at: &str, text: &str) {
        let Ok(table) = text.parse::<toml::Table>() else { return };
        let name = |key: &str| table.get(key)?.get("name")?.as_str().map(|name| name.replace('-', "_"));
        if let Some(name) = name("lib").or_else(|| name("package")) {
            self.crates.insert(name, at.to_owned());
        }
        let workspace = table.get("workspace").and_then(toml::Value::as_table);
        let targets = table.get("target").and_then(toml::Value::as_table);
        let targets = targets.into_iter().flat_map(|all| all.values()).filter_map(toml::Value::as_table);
        for table in std::iter::once(&table).chain(workspace).chain(targets) {
            for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
                let all = table.get(kind).and_then(toml::Value::as_table);
                let names = all.into_iter().flat_map(toml::Table::keys);
                self.dependencies.extend(names.map(|name| name.replace('-', "_")));
            }
        }
    }

    pub(super) fn go_mod(&mut self, at: &str, text: &str) {
        let module = text.lines().find_map(|line| line.trim().strip_prefix("module "));
        if let Some(module) = module.and_then(|rest| rest.split_whitespace().next()) {
            self.go.insert(module.trim_matches('"').to_owned(), at.to_owned());
        }
    }

    pub(super) fn package(&mut self, at: &str, text: &str) {
        let Ok(package) = serde_json::from_str::<serde_json::Value>(text) else { return };
        if let Some(name) = package["name"].as_str().filter(|name| !name.is_empty()) {
            self.packages.insert(name.to_owned(), at.to_owned());
        }
        let programs = match &package["bin"] {
            serde_json::Value::String(path) => vec![path.as_str()],
            serde_json::Value::Object(all) => all.values().filter_map(|path| path.as_str()).collect(),
            _ => Vec::new(),
        };
        for path in programs {
            self.programs.insert(join(at, path), "program of a package");
        }
        for key in ["main", "module"] {
            if let Some(path) = package[key].as_str() {
                self.programs.entry(join(at, path)).or_insert("main file of a package");
            }
        }
    }

    /// `paths` such as `"@/*": ["./src/*"]`. A file with comments is read without them.
    pub(super) fn tsconfig(&mut self, at: &str, text: &str) {
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let text: String = lines.collect::<Vec<_>>().join("\n");
        let Ok(settings) = serde_json::from_str::<serde_json::Value>(&text) else { return };
        let options = &settings["compilerOptions"];
        let base = join(at, options["baseUrl"].as_str().unwrap_or("."));
        for (from, to) in options["paths"].as_object().into_iter().flatten() {
            let target = to.as_array().and_then(|all| all.first()).and_then(|to| to.as_str());
            if let (Some(from), Some(to)) =
                (from.strip_suffix('*'), target.and_then(|to| to.strip_suffix('*')))
            {
                self.aliases.insert(from.to_owned(), join(&base, to));
            }
        }
    }
}

/// A path below a folder, with `.` and `..` taken out; what leads out of the repository stays at its root.
pub(super) fn join(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_folders() {
        let mut found = Manifests::default();
        found.cargo("search", "[package]\nname = \"tool-search\"\n");
        found.cargo("", "[workspace]\nmembers = [\"search\"]\n");
        found.go_mod("svc", "// the service\nmodule git.x.example/svc\n\ngo 1.24\n");
        found.package("web", r#"{"name": "@x/web", "bin": {"x": "./bin/x.js"}, "main": "src/index.ts"}"#);
        found.tsconfig(
            "web",
            "{\n// paths\n\"compilerOptions\": {\"baseUrl\": \".\", \"paths\": {\"@/*\": [\"./src/*\"]}}}",
        );
        found.package("bad", "{");
        let one = |map: &BTreeMap<String, String>| {
            map.iter().map(|(a, b)| format!("{a} {b}")).collect::<Vec<_>>().join(",")
        };
        assert_eq!(one(&found.crates), "tool_search search");
        assert_eq!(one(&found.go), "git.x.example/svc svc");
        assert_eq!(one(&found.packages), "@x/web web");
        assert_eq!(one(&found.aliases), "@/ web/src");
        assert_eq!(
            found.programs.keys().map(String::as_str).collect::<Vec<_>>(),
            ["web/bin/x.js", "web/src/index.ts"]
        );
        assert_eq!(join("a/b", "../c/./d"), "a/c/d");
        assert_eq!(join("a", "../../../etc"), "etc");
    }
}
