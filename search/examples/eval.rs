//! Indexes a corpus, answers its queries and prints where the right pages come, and what a browser would fetch.
//!
//! `eval CORPUS.jsonl QUERIES.json [--misses KIND]`
//!
//! `eval CORPUS.jsonl --index FOLDER` only writes the bundle, and prints the seconds of CPU that it took: user and system
//! time of all threads, from pages in memory to files on disk. Linux only.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a tool for measuring, not part of the product")]

use std::collections::BTreeMap;
use std::time::Instant;

use lyceum_search::{Document, Engine, MANIFEST, Options, Section, analyse_among, write_bundle, write_files};
use rayon::prelude::*;
use serde_json::Value;

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn document(row: &Value) -> Document {
    let section = |row: &Value| Section {
        anchor: text(&row["anchor"]),
        heading: text(&row["heading"]),
        text: text(&row["text"]),
    };
    Document {
        url: text(&row["url"]),
        title: text(&row["title"]),
        lang: "en".into(),
        sections: row["sections"].as_array().unwrap().iter().map(section).collect(),
        ..Document::default()
    }
}

#[derive(Default)]
struct Tally {
    queries: usize,
    reciprocal: f64,
    found: usize,
}

/// Writes the bundle as a build of the portal does, on all cores.
fn index(documents: &[Document], folder: &str) {
    std::fs::create_dir_all(folder).unwrap();
    let (start, clock) = (cpu(), Instant::now());
    let pages: Vec<_> =
        documents.par_iter().map(|document| analyse_among(document, documents.len())).collect();
    let put = |name: String, bytes: Vec<u8>| {
        let path = format!("{folder}/{name}");
        std::fs::write(path, bytes).map_err(|error| lyceum_search::Error::Io(error.to_string()))
    };
    let written = write_files(pages, &put).unwrap();
    println!(
        "cpu {:.3} wall {:.3} files {} bytes {}",
        cpu() - start,
        clock.elapsed().as_secs_f64(),
        written.files.len(),
        written.size()
    );
}

/// Seconds that the threads of this process have run; none of them has ended.
fn cpu() -> f64 {
    let threads = std::fs::read_dir("/proc/self/task").unwrap();
    let nanoseconds = |thread: std::io::Result<std::fs::DirEntry>| -> f64 {
        let line = std::fs::read_to_string(thread.unwrap().path().join("schedstat")).unwrap();
        line.split(' ').next().unwrap().parse().unwrap()
    };
    threads.map(nanoseconds).sum::<f64>() / 1e9
}

/// About what a response's headers take.
const HEADERS: usize = 150;
/// How many results a browser shows before the texts of the others are there.
const FIRST: usize = 1;

/// Letters of a word from which on they are told apart no more.
const LETTERS: usize = 6;

/// Bytes of index, without texts, that a browser fetches for a query that is typed key by key, by the letters that
/// the word has by then.
fn typed_bytes(files: &BTreeMap<String, Vec<u8>>, query: &str) -> [usize; LETTERS + 1] {
    let mut engine = Engine::from_files(files.clone()).unwrap();
    let mut bytes = [0; LETTERS + 1];
    for (end, letter) in query.char_indices() {
        let begun = &query[..end + letter.len_utf8()];
        let (_, read) = engine.search_logged(begun, &Options::default()).unwrap();
        let letters = begun.rsplit(' ').next().unwrap_or_default().chars().count();
        bytes[letters.min(LETTERS)] += read
            .iter()
            .filter(|name| !name.starts_with('p'))
            .map(|name| files[name].len() + HEADERS)
            .sum::<usize>();
    }
    bytes
}

/// How many files of each kind there are, and how large they are.
fn print_sizes(files: &BTreeMap<String, Vec<u8>>) {
    for (letter, name) in
        [("m", "manifest"), ("s", "shards"), ("w", "spelling"), ("p", "pages"), ("f", "facets")]
    {
        let mut sizes: Vec<usize> =
            files.iter().filter(|(file, _)| file.starts_with(letter)).map(|(_, bytes)| bytes.len()).collect();
        sizes.sort_unstable();
        let sum: usize = sizes.iter().sum();
        let median = sizes.get(sizes.len() / 2).unwrap_or(&0);
        println!(
            "  {name:9} {:6} files {:8} bytes, median {median}, largest {}",
            sizes.len(),
            sum,
            sizes.last().unwrap_or(&0)
        );
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let rows = std::fs::read_to_string(&arguments[1]).unwrap();
    let documents: Vec<Document> =
        rows.lines().map(|row| document(&serde_json::from_str(row).unwrap())).collect();
    if arguments[2] == "--index" {
        return index(&documents, &arguments[3]);
    }
    let start = Instant::now();
    let pages: Vec<_> = documents.iter().map(|document| analyse_among(document, documents.len())).collect();
    let analysed = start.elapsed();
    let start = Instant::now();
    let bundle = write_bundle(pages).unwrap();
    println!(
        "{} pages: analysed in {analysed:.2?} on one thread, written in {:.2?}; {} files, {} KB",
        bundle.pages,
        start.elapsed(),
        bundle.files.len(),
        bundle.size() / 1024
    );
    print_sizes(&bundle.files);
    let misses =
        arguments.iter().position(|argument| argument == "--misses").map(|at| arguments[at + 1].clone());
    let queries: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(&arguments[2]).unwrap()).unwrap();
    let sizes: BTreeMap<String, usize> =
        bundle.files.iter().map(|(name, bytes)| (name.clone(), bytes.len())).collect();
    let mut warm = Engine::from_files(bundle.files.clone()).unwrap();
    let mut kinds: BTreeMap<String, Tally> = BTreeMap::new();
    let (mut cold, mut split, mut times, mut typed) = (Vec::new(), [0_usize; 3], Vec::new(), Vec::new());
    let (mut first, mut letters) = (Vec::new(), [0; LETTERS + 1]);
    for query in &queries {
        let (kind, q) = (text(&query["kind"]), text(&query["q"]));
        let mut engine = Engine::from_files(bundle.files.clone()).unwrap();
        let (_, mut read) =
            engine.search_logged(&q, &Options { limit: FIRST, ..Options::default() }).unwrap();
        first.push(read.iter().map(|name| sizes[name] + HEADERS).sum::<usize>() + sizes[MANIFEST] + HEADERS);
        read.extend(engine.search_logged(&q, &Options::default()).unwrap().1);
        let fetched: usize = read.iter().map(|name| sizes[name]).sum();
        for name in &read {
            split["swp".find(&name[..1]).unwrap_or(0)] += sizes[name];
        }
        cold.push(fetched + sizes[MANIFEST]);
        let own = typed_bytes(&bundle.files, &q);
        typed.push(sizes[MANIFEST] + HEADERS + own.iter().sum::<usize>());
        letters.iter_mut().zip(own).for_each(|(sum, own)| *sum += own);
        warm.search(&q, &Options::default()).unwrap();
        let start = Instant::now();
        let results = warm.search(&q, &Options::default()).unwrap();
        times.push(start.elapsed());
        let targets: Vec<String> = query["targets"].as_array().unwrap().iter().map(text).collect();
        let rank = results.hits.iter().position(|hit| targets.contains(&hit.url));
        let tally = kinds.entry(kind.clone()).or_default();
        tally.queries += 1;
        tally.found += usize::from(rank.is_some());
        tally.reciprocal += rank.map_or(0.0, |rank| 1.0 / (rank + 1) as f64);
        if misses.as_ref() == Some(&kind) && rank != Some(0) {
            println!(
                "{q:50} wanted {targets:?} at {rank:?}, got {:?}",
                results.hits.first().map(|hit| &hit.url)
            );
        }
    }
    for kind in ["title", "heading", "body", "prefix", "typo", "inflect"] {
        let Some(tally) = kinds.get(kind) else { continue };
        let count = tally.queries as f64;
        println!(
            "{kind:9} {:4} MRR {:.3} recall {:.3}",
            tally.queries,
            tally.reciprocal / count,
            tally.found as f64 / count
        );
    }
    if queries.is_empty() {
        return;
    }
    cold.sort_unstable();
    times.sort_unstable();
    let p95 = |length: usize| length * 95 / 100;
    println!("cold: mean {} p95 {} bytes", cold.iter().sum::<usize>() / cold.len(), cold[p95(cold.len())]);
    println!(
        "  of which shards {}, spelling {}, pages {}",
        split[0] / cold.len(),
        split[1] / cold.len(),
        split[2] / cold.len()
    );
    first.sort_unstable();
    println!(
        "first results, without script and module, with headers: mean {} p95 {} bytes",
        first.iter().sum::<usize>() / first.len(),
        first[p95(first.len())]
    );
    typed.sort_unstable();
    println!(
        "typed key by key: mean {} p95 {} bytes of index",
        typed.iter().sum::<usize>() / typed.len(),
        typed[p95(typed.len())]
    );
    println!("  by letters of the word: {:?}", letters.map(|sum| sum / typed.len()));
    println!("query, files cached: median {:?} p95 {:?}", times[times.len() / 2], times[p95(times.len())]);
}
