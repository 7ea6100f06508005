//! The portal as the development server shows it: in memory, and made again after every edit from what did not change.
//!
//! Three things are kept from one portal to the next, each under the hash of all that goes into it or beside its whole
//! text: parsed pages, rendered pages, and the work on the search bundle, which itself is made when somebody searches.
//! The result is that of a first build, byte for byte (`tests/spec/incremental.rs`).

mod memory;

use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::build::{self, BuildError, Search};
use crate::compile::{self, Last, Settings};
use crate::diagnostic::{self, Diagnostic};
use crate::emit;
use crate::markdown::Highlighter;
use crate::portal::Portal;
use crate::registers::graph::Graph;
use crate::registers::graph::picture;
use crate::serve::{Files, Later};
use crate::source::SourceError;

use memory::{Kept, Memory, Recent};

/// What outlives one portal.
#[derive(Default)]
pub struct Preview {
    highlighter: Highlighter,
    last: Last,
    kept: Kept,
    /// Shared with a bundle in the making.
    recent: Arc<Recent>,
    /// Shared with a picture of the graph in the making.
    drawn: Arc<picture::Kept>,
}

/// A portal, or why there is none.
#[derive(Debug)]
pub struct Built {
    /// Its files, and those of its search bundle, unless something is wrong with it.
    pub files: Option<(Files, Later)>,
    /// All findings, sorted.
    pub diagnostics: Vec<Diagnostic>,
}

/// How the world failed.
#[derive(Debug, thiserror::Error)]
pub enum PreviewError {
    /// A source cannot be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// A published file cannot be read.
    #[error(transparent)]
    Build(#[from] BuildError<io::Error>),
}

impl Preview {
    /// Builds the portal as its sources are now.
    pub fn build(&mut self, root: &Path, settings: &Settings) -> Result<Built, PreviewError> {
        let loaded = compile::load_again(root, settings, &mut self.last)?;
        let mut compiled = compile::compile_again(loaded, settings, &mut self.last);
        // A worker would keep pages of this address for whatever is served there next.
        compiled.portal.config.build.offline = false;
        if compiled.diagnostics.iter().any(Diagnostic::is_error) {
            return Ok(Built { files: None, diagnostics: compiled.diagnostics });
        }
        let memory = Memory::with(std::mem::take(&mut self.kept));
        let produced = build::produce(&mut compiled, &self.highlighter, Search::Later, &memory, &|_| {})?;
        let (files, kept) = memory.into_parts();
        self.kept = kept;
        let mut diagnostics = produced.diagnostics;
        diagnostics.append(&mut compiled.diagnostics);
        diagnostic::sort(&mut diagnostics);
        let good = !diagnostics.iter().any(Diagnostic::is_error);
        let files = good.then(|| (files, self.later(compiled.portal)));
        Ok(Built { files, diagnostics })
    }

    /// The search bundle takes longer than all pages, and few edits are followed by a search; few are by a look at the
    /// graph.
    fn later(&self, portal: Portal) -> Later {
        let portal = Arc::new(portal);
        let searched = Arc::clone(&portal);
        let recent = Arc::clone(&self.recent);
        let search = Later::new(build::SEARCH_FOLDER, move || {
            // It fails only where the writer cannot read what it wrote itself; then there is no bundle to be served.
            let files = build::search(&searched, Some(&*recent)).unwrap_or_default();
            recent.end();
            files.into_iter().map(|artifact| (artifact.path, artifact.bytes.into())).collect()
        });
        let drawn = Arc::clone(&self.drawn);
        let graph = Later::new(emit::graph::PICTURE_FOLDER, move || {
            let file = emit::graph::picture(&portal, &Graph::new(&portal), Some(&drawn));
            file.into_iter().map(|artifact| (artifact.path, artifact.bytes.into())).collect()
        });
        search.beside(graph)
    }
}
