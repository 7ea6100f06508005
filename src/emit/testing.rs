//! Helpers of the emitters' tests: a portal from texts in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::date;
use quick_xml::events::Event;

use crate::artifact::Artifact;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity, SourceText};
use crate::markdown::IncludeFiles;
use crate::parse::measurements::{self, is_measurements};
use crate::parse::{self, Options, Page};
use crate::portal::{self, Input, PageIx, Portal};
use crate::registers::Registers;
use crate::schema::{self, Schema};
use crate::source::{ContentFile, Sources};

/// A home page, a person, a page with everything, and a page with little.
pub(crate) const SMALL: &[(&str, &str)] = &[
    ("index.md", "+++\ntitle = \"Knowledge <base> & more\"\n+++\nWelcome.\n"),
    ("people/ines.md", "+++\ntitle = \"Inês Carvalho\"\nrole = \"Engineer\"\n+++\nWrites about streams.\n"),
    (
        "guides/lag.md",
        "+++
title = \"Lag & offsets\"
type = \"troubleshooting\"
status = \"published\"
level = \"intermediate\"
summary = \"When `orders` falls behind, look at <offsets>.\"
tags = [\"Kafka\"]
owner = \"ines\"
author = \"ines\"
created = 2025-11-03
updated = 2026-09-14
last_reviewed = 2026-09-14
aliases = [\"old/lag\"]
problem = \"Lag grows.\"
solution = \"Restart.\"
verification = \"Lag falls.\"
severity = \"high\"
services = [\"orders\", \"billing\"]
time_to_fix = \"1h 30m\"
ticket = 4711
+++
## Problem description
See [home](../index.md) and [the outside](https://other.example/).

## Symptoms
## Root Cause Analysis
## Solution Steps
## Prevention Measures
## Related Issues
",
    ),
    (
        "guides/señal.md",
        "+++\ntitle = \"Señal\"\ntype = \"page\"\ncreated = 2026-03-01\nrelated = [\"guides/lag\"]\n+++\n",
    ),
];

struct NoIncludes;

impl IncludeFiles for NoIncludes {
    fn read(&self, _: &str, _: &str) -> Result<Arc<SourceText>, String> {
        Err("no files here".into())
    }
}

/// The public portal of pages, on 2026-11-21. Pages with errors fail the test.
pub(crate) fn portal(base_url: &str, pages: &[(&str, &str)]) -> Portal {
    let config = Config {
        title: "Shared memory".into(),
        description: "How it is built & run.".into(),
        base_url: Some(base_url.into()).filter(|url: &String| !url.is_empty()),
        ..Config::default()
    };
    let (portal, found) = try_portal(config, pages);
    let errors: Vec<_> = found.into_iter().filter(|d| d.severity == Severity::Error).collect();
    assert_eq!(errors, []);
    portal
}

/// Pages as they are parsed, with what was found.
pub(crate) fn parsed(schema: &Schema, pages: &[(&str, &str)]) -> (Vec<Page>, Vec<Diagnostic>) {
    parsed_with(schema, pages, &[])
}

fn files_of(folder: &str, files: &[(&str, &str)]) -> Vec<Arc<SourceText>> {
    files.iter().map(|(name, text)| SourceText::new(format!("{folder}/{name}"), *text)).collect()
}

fn parsed_with(
    schema: &Schema,
    pages: &[(&str, &str)],
    data: &[(&str, &str)],
) -> (Vec<Page>, Vec<Diagnostic>) {
    let mut files: Vec<ContentFile> = pages
        .iter()
        .map(|(path, text)| ContentFile {
            path: (*path).to_owned(),
            text: SourceText::new(format!("content/{path}"), *text),
        })
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let sources = Sources { pages: files, data: files_of("data", data), ..Sources::default() };
    parse::parse(&sources, schema, &NoIncludes, Options::default())
}

/// The same with other settings, and with what was found.
pub(crate) fn try_portal(config: Config, pages: &[(&str, &str)]) -> (Portal, Vec<Diagnostic>) {
    data_portal(config, pages, &[])
}

/// The same with files of `data/` by name.
pub(crate) fn data_portal(
    config: Config,
    pages: &[(&str, &str)],
    data: &[(&str, &str)],
) -> (Portal, Vec<Diagnostic>) {
    let (schema, mut found) = schema::load(&[]);
    let (measured, data): (Vec<_>, Vec<_>) =
        data.iter().copied().partition(|(name, _)| is_measurements(&format!("data/{name}")));
    let (pages, more) = parsed_with(&schema, pages, &data);
    found.extend(more);
    let mut measurements = Vec::new();
    for (name, text) in measured {
        let (known, more) = measurements::of_text(&format!("data/{name}"), text);
        measurements.extend(known);
        found.extend(more);
    }
    let (portal, more) = portal::build(Input {
        config,
        schema,
        pages,
        assets: BTreeSet::new(),
        statics: BTreeSet::new(),
        image_size: &|_| None,
        changed: &BTreeMap::new(),
        first: &BTreeMap::new(),
        edits: &BTreeMap::new(),
        usage: &[],
        measurements: &measurements,
        audience: "public".into(),
        today: date(2026, 11, 21),
        drafts: false,
        foreign: false,
        words: None,
    });
    found.extend(more);
    (portal, found)
}

/// The page whose address ends in a name.
pub(crate) fn last_segment(portal: &Portal, name: &str) -> PageIx {
    let found = portal.iter().find(|(_, page)| page.url.last_segment() == name);
    found.unwrap_or_else(|| panic!("no page {name}")).0
}

/// What an emitter makes of a portal.
pub(crate) fn with_registers(
    emit: fn(&Portal, &Registers<'_>) -> Vec<Artifact>,
    portal: &Portal,
) -> Vec<Artifact> {
    emit(portal, &Registers::new(portal))
}

/// The text of one of the files.
pub(crate) fn text<'a>(files: &'a [Artifact], path: &str) -> &'a str {
    let file = files.iter().find(|f| f.path == path);
    let file = file
        .unwrap_or_else(|| panic!("no {path} among {:?}", files.iter().map(|f| &f.path).collect::<Vec<_>>()));
    std::str::from_utf8(&file.bytes).unwrap()
}

/// The names of all elements of a document in order; fails unless it is well-formed.
pub(crate) fn elements(xml: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut names = Vec::new();
    let mut depth = 0_usize;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(e) => {
                depth += 1;
                names.push(e.name().as_ref().to_owned());
            }
            Event::Empty(e) => names.push(e.name().as_ref().to_owned()),
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "elements are left open");
    names
}
