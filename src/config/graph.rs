//! `[graph]`: what the knowledge graph consists of, and where it is shown.

use serde::Deserialize;

use crate::schema::Schema;

/// Nodes that are no pages: what `leave_out` calls them.
pub const TOPIC: &str = "topic";
/// Parts of repositories that somebody knows.
pub const CODE_AREA: &str = "code_area";

/// What the knowledge graph consists of, and where it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Graph {
    /// Whether there is one at all: the page `/browse/graph/`, the exports and the pictures on pages.
    pub enabled: bool,
    /// Write `graph.jsonld` and `graph.graphml` with every build.
    pub exports: bool,
    /// Draw what each page is connected with at its end.
    pub local: bool,
    /// Content types that are no part of it, `topic` for tags and `code_area` for parts of repositories.
    pub leave_out: Vec<String>,
}

impl Default for Graph {
    fn default() -> Self {
        Self { enabled: true, exports: true, local: true, leave_out: Vec::new() }
    }
}

impl Graph {
    /// Whether nodes of a content type or kind are left out.
    pub fn leaves_out(&self, id: &str) -> bool {
        self.leave_out.iter().any(|left| left == id)
    }

    /// Names under `leave_out` that mean nothing.
    pub(super) fn unknown<'a>(&'a self, schema: &'a Schema) -> impl Iterator<Item = &'a String> {
        let known = |id: &String| id == TOPIC || id == CODE_AREA || schema.types.contains_key(id);
        self.leave_out.iter().filter(move |id| !known(id))
    }
}
