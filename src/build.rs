//! Everything that follows the [`Portal`](crate::portal::Portal): pages, lists, bundle and files go into a [`Sink`].

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use lyceum_search::DocumentIndex;
use rayon::prelude::*;

use crate::artifact::Artifact;
use crate::compile::Compiled;
use crate::diagnostic::{self, Diagnostic};
use crate::emit;
use crate::markdown::Highlighter;
use crate::portal::PageIx;
use crate::render::{self, Shared, Theme};
use crate::source::Asset;

/// Where artifacts go: the disk, or the memory of the development server.
pub trait Sink: Sync {
    /// Why it could not take one.
    type Error: Send;
    /// Takes a file that was made. Called from many threads.
    fn artifact(&self, artifact: Artifact) -> Result<(), Self::Error>;
    /// Takes a file that is published as it is.
    fn file(&self, path: &str, asset: &Asset) -> Result<(), Self::Error>;
}

/// What was produced.
#[derive(Debug, Default)]
pub struct Produced {
    /// Content pages and records.
    pub pages: usize,
    /// Generated pages: listings and indexes.
    pub lists: usize,
    /// Published files.
    pub assets: usize,
    /// The search bundle, in bytes.
    pub search_bytes: usize,
    /// What went wrong while rendering, sorted, with the configured severities.
    pub diagnostics: Vec<Diagnostic>,
}

/// Why a build stopped.
#[derive(Debug, thiserror::Error)]
pub enum BuildError<E> {
    /// The sink could not take a file.
    #[error(transparent)]
    Sink(E),
    /// The search bundle could not be written.
    #[error("the search bundle cannot be written: {0}")]
    Search(#[from] lyceum_search::Error),
}

/// Where the search bundle lies below the output folder.
pub const SEARCH_FOLDER: &str = "_lyceum/search";

/// Renders everything into a sink. `progress` is called with the number of pages done.
pub fn produce<S: Sink>(
    compiled: &Compiled,
    highlighter: &Highlighter,
    sink: &S,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<Produced, BuildError<S::Error>> {
    let portal = &compiled.portal;
    let (theme, mut diagnostics) = Theme::new(&compiled.templates, &portal.config);
    let shared = Shared::new(portal, &theme);
    // A file of `static/` takes the place of a generated one, such as `robots.txt`.
    let statics: BTreeSet<&str> = compiled.statics.keys().map(String::as_str).collect();
    let put = |artifact: Artifact| {
        if statics.contains(artifact.path.as_str()) {
            Ok(())
        } else {
            sink.artifact(artifact).map_err(BuildError::Sink)
        }
    };

    let (indexes, found) = pages(&shared, portal.pages.len(), highlighter, &put, progress)?;
    diagnostics.extend(found);
    let (lists, found) = render::lists(&shared);
    diagnostics.extend(found);
    let count = lists.len();
    lists.into_par_iter().try_for_each(put)?;
    theme.assets().into_iter().try_for_each(put)?;
    emit::emit(portal).into_par_iter().try_for_each(put)?;
    let module = shared.search_module();
    let shell = render::Shell::new(&shared);
    // The bundle takes the most memory of all, and cards and sidebars are done with: 30 MB at 10,000 pages.
    drop(shared);
    let search_bytes = search(module, &shell, indexes, &put)?;

    for path in portal.assets.keys() {
        if let Some(asset) = compiled.assets.get(path) {
            sink.file(path, asset).map_err(BuildError::Sink)?;
        }
    }
    for (path, asset) in &compiled.statics {
        sink.file(path, asset).map_err(BuildError::Sink)?;
    }
    let mut diagnostics = portal.config.apply_severity(diagnostics);
    diagnostic::sort(&mut diagnostics);
    Ok(Produced {
        pages: portal.pages.len(),
        lists: count,
        assets: portal.assets.len() + compiled.statics.len(),
        search_bytes,
        diagnostics,
    })
}

/// Renders every page and hands it on at once, so that no more pages are held than there are workers.
fn pages<E: Send>(
    shared: &Shared<'_>,
    count: usize,
    highlighter: &Highlighter,
    put: &(dyn Fn(Artifact) -> Result<(), BuildError<E>> + Sync),
    progress: &(dyn Fn(usize) + Sync),
) -> Result<(Vec<DocumentIndex>, Vec<Diagnostic>), BuildError<E>> {
    let found = Mutex::new(Vec::new());
    let done = AtomicUsize::new(0);
    let indexes = (0..count)
        .into_par_iter()
        .map(|i| {
            let (artifact, extras, diagnostics) = render::page(shared, PageIx(i as u32), highlighter);
            put(artifact)?;
            if !diagnostics.is_empty() {
                found.lock().unwrap_or_else(std::sync::PoisonError::into_inner).extend(diagnostics);
            }
            progress(done.fetch_add(1, Ordering::Relaxed) + 1);
            Ok(lyceum_search::analyse_among(&extras.document, count))
        })
        .collect::<Result<Vec<_>, BuildError<E>>>()?;
    Ok((indexes, found.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)))
}

/// Writes the search bundle, the module that reads it and the worker that keeps it on devices; returns the bundle's size.
fn search<E: Send>(
    module: Artifact,
    shell: &render::Shell,
    indexes: Vec<DocumentIndex>,
    put: &(dyn Fn(Artifact) -> Result<(), BuildError<E>> + Sync),
) -> Result<usize, BuildError<E>> {
    let file = |name: String, bytes| put(Artifact::new(format!("{SEARCH_FOLDER}/{name}"), bytes));
    let written = lyceum_search::write_files(indexes, &file)?;
    put(shell.worker(&written.files))?;
    put(module)?;
    Ok(written.size())
}
