//! Everything that follows the [`Portal`](crate::portal::Portal): pages, lists, bundle and files go into a [`Sink`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use lyceum_search::{DocumentIndex, Key, Memo, Written};
use rayon::prelude::*;

use crate::artifact::Artifact;
use crate::compile::Compiled;
use crate::diagnostic::{self, Diagnostic};
use crate::emit;
use crate::markdown::Highlighter;
use crate::portal::{PageIx, Portal};
use crate::registers::graph::picture::Kept;
use crate::render::{self, Draft, Shared, Theme};
use crate::source::Asset;

/// Where artifacts go: the disk, or the memory of the development server.
pub trait Sink: Sync {
    /// Why it could not take one.
    type Error: Send;
    /// Whether it keeps pages with what they were made of. Where it does not, that is not worked out.
    const KEEPS: bool = false;
    /// Takes a file that was made. Called from many threads.
    fn artifact(&self, artifact: Artifact) -> Result<(), Self::Error>;
    /// Takes a file that is published as it is.
    fn file(&self, path: &str, asset: &Asset) -> Result<(), Self::Error>;
    /// Takes over the page that an earlier build made of the same input, and says whether it could.
    fn reuse(&self, _path: &str, _input: &Key) -> bool {
        false
    }
    /// Where the nodes of the knowledge graph lay, and for the next build will have lain.
    fn drawn(&self) -> Option<&Kept> {
        None
    }
    /// Takes a page and the hash of what it was made of.
    fn page(&self, artifact: Artifact, _input: &Key) -> Result<(), Self::Error> {
        self.artifact(artifact)
    }
}

/// When the search bundle and the picture of the graph are made.
#[derive(Clone, Copy)]
pub enum Search<'a> {
    /// With the pages; with the work that is kept, if any is.
    Now(Option<&'a dyn Memo>),
    /// By [`search`] and [`emit::graph::picture`], when somebody asks for them.
    Later,
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

/// Renders everything into a sink. `progress` is called with the number of pages done. With [`Search::Now`] the portal
/// has no pages afterwards: the bundle is made when they have gone.
pub fn produce<S: Sink>(
    compiled: &mut Compiled,
    highlighter: &Highlighter,
    search: Search<'_>,
    sink: &S,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<Produced, BuildError<S::Error>> {
    let portal = &compiled.portal;
    let (theme, mut diagnostics) = Theme::new(&compiled.templates, &portal.config);
    let mut shared = Shared::new(portal, &compiled.governance, &theme);
    let made = (!portal.generated.is_empty()).then(Mutex::default);
    let out = Out { statics: &compiled.statics, salt: &compiled.salt, sink, made };
    let count = portal.pages.len();

    let (lists, found) = render::lists(&shared, &|artifact| out.put(artifact))?;
    diagnostics.extend(found);
    theme.assets().into_iter().try_for_each(|artifact| out.put(artifact))?;
    emit::emit(portal, shared.registers()).into_par_iter().try_for_each(|artifact| out.put(artifact))?;
    out.put(shared.search_module())?;
    if let Search::Now(_) = search {
        let graph = &shared.registers().graph;
        emit::graph::picture(portal, graph, sink.drawn()).map_or(Ok(()), |file| out.put(file))?;
    }
    // Pages last: the work on search grows with them, and what was before them has gone.
    if let Some(made) = &out.made {
        diagnostics.extend(shared.made(&lock(made)));
    }
    let (indexes, found) = pages(&shared, highlighter, search, &out, progress)?;
    diagnostics.extend(found);
    let shell = render::Shell::new(&shared);
    drop(shared);
    let mut written = Written::default();
    if let Search::Now(memo) = search {
        // The bundle takes the most memory of all: 200 MB less at 10,000 pages.
        compiled.portal.pages = Vec::new();
        let file = |name: String, bytes| out.put(Artifact::new(format!("{SEARCH_FOLDER}/{name}"), bytes));
        written = lyceum_search::write_files_with(indexes, memo, &file)?;
    }
    out.put(shell.worker(&written.files))?;

    let portal = &compiled.portal;
    let assets = portal.assets.keys().filter_map(|path| Some((path, compiled.assets.get(path)?)));
    for (path, asset) in assets.clone() {
        sink.file(path, asset).map_err(BuildError::Sink)?;
    }
    for (path, asset) in &compiled.statics {
        sink.file(path, asset).map_err(BuildError::Sink)?;
    }
    let mut diagnostics = portal.config.apply_severity(diagnostics);
    diagnostic::sort(&mut diagnostics);
    Ok(Produced {
        pages: count,
        lists,
        assets: assets.count() + compiled.statics.len(),
        search_bytes: written.size(),
        diagnostics,
    })
}

/// The files of a portal's search bundle, with the work on pages and words that is kept.
pub fn search(portal: &Portal, memo: Option<&dyn Memo>) -> Result<Vec<Artifact>, lyceum_search::Error> {
    let all = 0..portal.pages.len() as u32;
    let indexes = all.into_par_iter().map(|i| render::search_index(portal, PageIx(i), memo)).collect();
    let files = Mutex::new(Vec::new());
    let keep = |name: String, bytes| -> Result<(), lyceum_search::Error> {
        let file = Artifact::new(format!("{SEARCH_FOLDER}/{name}"), bytes);
        lock(&files).push(file);
        Ok(())
    };
    lyceum_search::write_files_with(indexes, memo, &keep)?;
    Ok(files.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// A sink in which a file of `static/` takes the place of a generated one, such as `robots.txt`.
struct Out<'a, S> {
    statics: &'a BTreeMap<String, Asset>,
    salt: &'a [u8; 32],
    sink: &'a S,
    /// Paths of what was made, where links lead to some of it.
    made: Option<Mutex<BTreeSet<String>>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<S: Sink> Out<'_, S> {
    fn is_static(&self, path: &str) -> bool {
        self.statics.contains_key(path)
    }

    fn put(&self, artifact: Artifact) -> Result<(), BuildError<S::Error>> {
        if self.is_static(&artifact.path) {
            return Ok(());
        }
        if let Some(made) = &self.made {
            lock(made).insert(artifact.path.clone());
        }
        self.sink.artifact(artifact).map_err(BuildError::Sink)
    }

    /// Renders a page, unless the sink has it already.
    fn page(
        &self,
        draft: Draft<'_>,
        highlighter: &Highlighter,
    ) -> Result<Vec<Diagnostic>, BuildError<S::Error>> {
        let path = draft.path();
        let keeps = S::KEEPS && !self.is_static(&path);
        let key = keeps.then(|| draft.key(self.salt)).flatten();
        if key.is_some_and(|key| self.sink.reuse(&path, &key)) {
            return Ok(Vec::new());
        }
        let (artifact, found) = draft.render(highlighter);
        match key {
            Some(key) if found.is_empty() => self.sink.page(artifact, &key).map_err(BuildError::Sink)?,
            _ => self.put(artifact)?,
        }
        Ok(found)
    }
}

/// The work on search, unless it is done later, and findings.
type Rendered = (Vec<DocumentIndex>, Vec<Diagnostic>);

/// Renders every page and hands it on at once, so that no more pages are held than there are workers.
fn pages<S: Sink>(
    shared: &Shared<'_>,
    highlighter: &Highlighter,
    search: Search<'_>,
    out: &Out<'_, S>,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<Rendered, BuildError<S::Error>> {
    let portal = shared.portal;
    let found = Mutex::new(Vec::new());
    let done = AtomicUsize::new(0);
    let indexes = (0..portal.pages.len() as u32)
        .into_par_iter()
        .map(|i| {
            let diagnostics = out.page(Draft::new(shared, PageIx(i)), highlighter)?;
            if !diagnostics.is_empty() {
                lock(&found).extend(diagnostics);
            }
            progress(done.fetch_add(1, Ordering::Relaxed) + 1);
            Ok(match search {
                Search::Now(memo) => Some(render::search_index(portal, PageIx(i), memo)),
                Search::Later => None,
            })
        })
        .collect::<Result<Vec<_>, BuildError<S::Error>>>()?;
    let found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok((indexes.into_iter().flatten().collect(), found))
}
