//! Whether anything changed since the last build, and what that build had to say.
//!
//! A build with the same inputs writes the same portal, so it need not run; its findings are printed again all the
//! same. Reading 10,000 pages and comparing their hash takes about a fiftieth of building them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::build::Produced;
use crate::compile::{Loaded, Settings};
use crate::diagnostic::{Code, Diagnostic, Severity, SourceText, Span};
use crate::parse::measurements::is_measurements;
use crate::source::Asset;

/// What an earlier build left for the next one.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Memory {
    /// Files that pages included.
    pub included: BTreeSet<PathBuf>,
    pages: usize,
    lists: usize,
    assets: usize,
    search_bytes: usize,
    findings: Vec<Finding>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Finding {
    code: String,
    rule: Option<String>,
    severity: Severity,
    path: Option<String>,
    /// The line and text of a place in a file that is not held.
    #[serde(default)]
    excerpt: Option<(usize, String)>,
    start: usize,
    end: usize,
    message: String,
    label: String,
    help: Option<String>,
    group: Option<String>,
}

impl Memory {
    /// What is worth keeping of a build.
    pub fn of(produced: &Produced, diagnostics: &[Diagnostic], included: BTreeSet<PathBuf>) -> Self {
        Self {
            included,
            pages: produced.pages,
            lists: produced.lists,
            assets: produced.assets,
            search_bytes: produced.search_bytes,
            findings: diagnostics.iter().map(Finding::of).collect(),
        }
    }

    /// Reads what [`Memory::to_bytes`] wrote; anything else is an empty memory.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        serde_json::from_slice(bytes).unwrap_or_default()
    }

    /// For the cache.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// What the earlier build produced, its findings pointing into the texts that were read again.
    pub fn recall(self, loaded: &Loaded) -> Produced {
        let texts = texts(loaded);
        Produced {
            pages: self.pages,
            lists: self.lists,
            assets: self.assets,
            search_bytes: self.search_bytes,
            diagnostics: self.findings.into_iter().filter_map(|f| f.recall(&texts)).collect(),
        }
    }
}

impl Finding {
    fn of(d: &Diagnostic) -> Self {
        let range = d.span.as_ref().map_or(0..0, |s| s.range.clone());
        Self {
            code: d.code.id().to_owned(),
            rule: d.rule.as_deref().map(str::to_owned),
            severity: d.severity,
            path: d.span.as_ref().map(|s| s.source.path.clone()),
            excerpt: d.span.as_ref().and_then(|s| excerpt(&s.source)),
            start: range.start,
            end: range.end,
            message: d.message.clone(),
            label: d.label.clone(),
            help: d.help.clone(),
            group: d.group.clone(),
        }
    }

    fn recall(self, texts: &BTreeMap<&str, &Arc<SourceText>>) -> Option<Diagnostic> {
        let excerpt = self.excerpt;
        let span = self.path.map(|path| match (texts.get(path.as_str()), excerpt) {
            (Some(source), _) => Span::new(source, self.start..self.end),
            (None, Some((line, text))) => {
                Span::new(&SourceText::excerpt(path, line, text), self.start..self.end)
            }
            (None, None) => Span::new(&SourceText::new(path, ""), 0..0),
        });
        let mut d =
            Diagnostic::new(Code::find(&self.code)?, self.message).label(self.label).help_opt(self.help);
        d.rule = self.rule.map(Into::into);
        d.severity = self.severity;
        d.span = span;
        d.group = self.group;
        Some(d)
    }
}

/// What a message shows of a file of measurements.
fn excerpt(source: &SourceText) -> Option<(usize, String)> {
    is_measurements(&source.path).then(|| (source.first_line, source.text.clone()))
}

fn texts(loaded: &Loaded) -> BTreeMap<&str, &Arc<SourceText>> {
    let sources = &loaded.sources;
    let templates = sources.templates.iter().map(|(_, t)| t);
    let pages = sources.pages.iter().map(|p| &p.text);
    pages
        .chain(&sources.data)
        .chain(&sources.packs)
        .chain(templates)
        .chain(&loaded.root.config)
        .map(|t| (t.path.as_str(), t))
        .collect()
}

/// A hash of everything that goes into a build except what pages include: texts, files, settings, the program itself.
pub fn fingerprint(loaded: &Loaded, settings: &Settings) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    let mut part = |text: &[u8]| add(&mut hasher, text);
    part(program().as_bytes());
    part(settings_text(settings).as_bytes());
    part(loaded.root.dir.as_os_str().as_encoded_bytes());
    for (path, text) in texts(loaded) {
        part(path.as_bytes());
        part(text.text.as_bytes());
    }
    let sources = &loaded.sources;
    let files = sources.assets.iter().chain(&sources.statics).chain(&sources.measurements);
    for (path, Asset { len, modified, .. }) in files {
        part(path.as_bytes());
        part(format!("{len} {modified}").as_bytes());
    }
    part(&loaded.head);
    for (path, date) in loaded.changed.iter().chain(&loaded.first) {
        part(path.as_bytes());
        part(date.to_string().as_bytes());
    }
    for (path, edits) in &loaded.edits {
        part(path.as_bytes());
        for edit in edits {
            part(format!("{} {} {}", edit.date, edit.name, edit.email).as_bytes());
        }
    }
    *hasher.finalize().as_bytes()
}

/// A hash of what every page depends on, whatever is in it: settings, configuration, content types and templates.
pub fn salt(loaded: &Loaded, settings: &Settings) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    add(&mut hasher, settings_text(settings).as_bytes());
    let templates = loaded.sources.templates.iter().map(|(_, text)| text);
    for text in templates.chain(&loaded.sources.packs).chain(&loaded.root.config) {
        add(&mut hasher, text.path.as_bytes());
        add(&mut hasher, text.text.as_bytes());
    }
    *hasher.finalize().as_bytes()
}

fn settings_text(settings: &Settings) -> String {
    format!("{} {} {} {:?}", settings.today, settings.audience, settings.drafts, settings.base_url)
}

fn add(hasher: &mut blake3::Hasher, text: &[u8]) {
    hasher.update(&(text.len() as u64).to_le_bytes()).update(text);
}

/// A fingerprint with the included files, which are known only after a build.
pub fn with_included(fingerprint: [u8; 32], included: &BTreeSet<PathBuf>) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&fingerprint);
    for path in included {
        hasher.update(path.as_os_str().as_encoded_bytes());
        hasher.update(blake3::hash(&std::fs::read(path).unwrap_or_default()).as_bytes());
    }
    *hasher.finalize().as_bytes()
}

/// The program's version, and which build of it: a changed theme must show.
pub fn program() -> String {
    let file = std::env::current_exe().and_then(|path: PathBuf| Path::new(&path).metadata());
    let build = file.map(|m| format!("{} {:?}", m.len(), m.modified().ok()));
    format!("{} {}", env!("CARGO_PKG_VERSION"), build.unwrap_or_default())
}
