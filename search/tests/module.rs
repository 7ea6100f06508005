//! The committed browser modules: made from these sources, and answering as the native engine does.
#![cfg(feature = "write")]

mod common;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use common::{bundle, generated, inflated, portal};
use lyceum_search::{Engine, MANIFEST, Options};
use wasmi::{Instance, Linker, Memory, Module, Store};

const MODULES: [&str; 2] = ["search.wasm", "search-all.wasm"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("module")
}

/// Hashes what goes into the modules: sources, manifest, and the versions of the crates that are compiled in.
fn sources() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&root.join("src"), &mut files);
    files.push(root.join("Cargo.toml"));
    files.sort();
    let mut hasher = blake3::Hasher::new();
    for file in files {
        let name = file.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
        // The writer and the native engine are not part of the modules.
        if name.starts_with("src/write/") || name == "src/native.rs" {
            continue;
        }
        hasher.update(name.as_bytes());
        hasher.update(std::fs::read_to_string(&file).expect("a source file").replace('\r', "").as_bytes());
    }
    let lock = std::fs::read_to_string(root.join("../Cargo.lock")).expect("the workspace has a lock file");
    for package in lock.split("[[package]]") {
        let named = |name: &str| package.contains(&format!("\nname = \"{name}\"\n"));
        let version = package.lines().find(|line| line.starts_with("version = "));
        if ["tinysearch", "rust-stemmers", "bincode", "serde", "serde_core"].into_iter().any(named) {
            hasher.update(version.unwrap_or_default().as_bytes());
        }
    }
    hasher.finalize().to_hex().to_string()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        if entry.path().is_dir() {
            collect(&entry.path(), files);
        } else {
            files.push(entry.path());
        }
    }
}

#[test]
fn sources_are_those_the_modules_were_built_from() {
    let mut expected = format!("sources {}\n", sources());
    for name in MODULES {
        let bytes = std::fs::read(folder().join(name)).unwrap_or_default();
        writeln!(expected, "{name} {}", blake3::hash(&bytes).to_hex()).expect("writing to memory");
    }
    let file = folder().join("SOURCES.hash");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&file, &expected).expect("the folder can be written");
    }
    let recorded = std::fs::read_to_string(&file).unwrap_or_default().replace('\r', "");
    assert_eq!(
        recorded, expected,
        "the browser modules are stale: run search/build-wasm.sh and commit search/module/"
    );
}

#[test]
fn what_is_published_inflates_to_the_modules() {
    for name in MODULES {
        let wasm = std::fs::read(folder().join(name)).expect("the module is committed");
        let packed =
            std::fs::read(folder().join(name.replace(".wasm", ".bin"))).expect("and its packed form");
        assert!(packed.len() < wasm.len() / 2, "{name}: {} of {}", packed.len(), wasm.len());
        assert!(common::inflate(&packed) == wasm, "{name} was packed from another module");
    }
}

/// A module in the interpreter, called as the browser client calls it.
struct Browser {
    store: Store<()>,
    instance: Instance,
    memory: Memory,
}

impl Browser {
    fn open(module: &str, files: &BTreeMap<String, Vec<u8>>) -> Self {
        let bytes = std::fs::read(folder().join(module)).expect("the module is committed");
        let engine = wasmi::Engine::default();
        let module = Module::new(&engine, &bytes[..]).expect("a valid module");
        assert_eq!(module.imports().count(), 0, "the module must not depend on its host");
        let mut store = Store::new(&engine, ());
        let instance =
            Linker::new(&engine).instantiate_and_start(&mut store, &module).expect("no imports are needed");
        let memory = instance.get_memory(&store, "memory").expect("the module exports its memory");
        let mut browser = Self { store, instance, memory };
        assert_eq!(browser.call_one("open", &files[MANIFEST]), 0);
        browser
    }

    fn write(&mut self, parts: &[&[u8]]) {
        let bytes = parts.concat();
        let input = self.instance.get_typed_func::<u32, u32>(&self.store, "input").expect("exported");
        let at = input.call(&mut self.store, bytes.len() as u32).expect("no trap");
        self.memory.write(&mut self.store, at as usize, &bytes).expect("the module made room");
    }

    fn call_one(&mut self, name: &str, argument: &[u8]) -> u32 {
        self.write(&[argument]);
        let function = self.instance.get_typed_func::<u32, u32>(&self.store, name).expect("exported");
        function.call(&mut self.store, argument.len() as u32).expect("no trap")
    }

    fn call(&mut self, name: &str, one: &[u8], two: &[u8]) -> u32 {
        self.write(&[one, two]);
        let function = self.instance.get_typed_func::<(u32, u32), u32>(&self.store, name).expect("exported");
        function.call(&mut self.store, (one.len() as u32, two.len() as u32)).expect("no trap")
    }

    fn text(&mut self, name: &str, query: &str, options: &str) -> String {
        let length = self.call(name, query.as_bytes(), options.as_bytes());
        let output = self.instance.get_typed_func::<(), u32>(&self.store, "output").expect("exported");
        let at = output.call(&mut self.store, ()).expect("no trap");
        let mut bytes = vec![0; length as usize];
        self.memory.read(&self.store, at as usize, &mut bytes).expect("the module keeps its output");
        String::from_utf8(bytes).expect("text")
    }

    fn search(&mut self, files: &BTreeMap<String, Vec<u8>>, query: &str, options: &str) -> String {
        loop {
            let missing = self.text("plan", query, options);
            if missing.is_empty() {
                return self.text("results", query, options);
            }
            for name in missing.lines() {
                assert_eq!(self.call("provide", name.as_bytes(), &files[name]), 0, "{name}");
            }
        }
    }
}

const OPTIONS: &str = "today=2026-11-21\nlevel=expert\nfacets=1\nwhy=1\nlimit=7";

fn compare(module: &str, pages: &[lyceum_search::Document], queries: &[&str]) {
    let files = bundle(pages).files;
    let mut native = Engine::from_files(files.clone()).expect("sound");
    let files = inflated(&files);
    let mut browser = Browser::open(module, &files);
    for query in queries {
        let expected = native.search(query, &Options::from_lines(OPTIONS)).expect("sound").to_json();
        assert_eq!(browser.search(&files, query, OPTIONS), expected, "{query}");
    }
}

#[test]
fn the_module_answers_as_the_native_engine_does() {
    let english: Vec<_> = portal().into_iter().filter(|page| page.lang == "en").collect();
    let queries = [
        "",
        "rolling back a deployment",
        "blue green",
        "\"blue green\" -hand",
        "migratoins schma",
        "comp",
        "tick_store",
        "compactPartition",
        "tag:ci",
        "deploy level:expert",
        "xylophone",
        "e0308",
        "<script>",
        "glossary the tick",
    ];
    compare("search.wasm", &english, &queries);
}

#[test]
fn the_larger_module_answers_in_other_languages_too() {
    compare("search-all.wasm", &portal(), &["großer", "kuche", "strasse", "東京の", "ticks", "rollign"]);
}

#[test]
fn a_larger_bundle_is_answered_alike() {
    let pages = generated(150);
    let title = pages[7].title.clone();
    let text: String = pages[90].sections[1].text.split(' ').take(3).collect::<Vec<_>>().join(" ");
    compare("search.wasm", &pages, &[&title, &text, "ka", "kalomi", "pesh dra", "renvinsorx"]);
}

#[test]
fn damage_is_reported_and_not_fatal() {
    let files = inflated(&bundle(&portal()).files);
    let mut browser = Browser::open("search.wasm", &files);
    assert_eq!(browser.call("provide", b"s0-0000000000.bin", b""), 1);
    let mut asked = 0;
    loop {
        let missing = browser.text("plan", "deployment", "");
        if missing.is_empty() {
            break;
        }
        for name in missing.lines() {
            assert_eq!(browser.call("provide", name.as_bytes(), b"\xff\xff\xff\xff\xff\xff"), 1);
            asked += 1;
        }
        assert!(asked <= files.len(), "damaged files are asked for again");
    }
    assert!(browser.text("results", "deployment", "").starts_with("{\"total\":0"));
    assert_eq!(browser.call_one("open", b"LYS\x63"), 2);
    assert_eq!(browser.call_one("open", b"nonsense"), 1);
}
