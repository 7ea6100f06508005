//! The theme: what outlives one build.

use std::sync::Arc;

use super::assets::Assets;
use super::engine::Engine;
use crate::artifact::Artifact;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, SourceText};

/// Templates, styles and script, ready for use.
pub struct Theme {
    pub(super) engine: Engine,
    pub(super) assets: &'static Assets,
    minify: bool,
}

impl Theme {
    /// The default theme with the portal's own templates over it: name below `templates/` → text.
    pub fn new(overrides: &[(String, Arc<SourceText>)], config: &Config) -> (Self, Vec<Diagnostic>) {
        let (engine, found) = Engine::new(overrides);
        (Self { engine, assets: Assets::get(), minify: config.build.minify }, found)
    }

    /// The files that every page asks for.
    pub fn assets(&self) -> Vec<Artifact> {
        self.assets.files.clone()
    }

    /// A finished page as it is published.
    pub(super) fn finish(&self, html: String) -> Vec<u8> {
        if !self.minify {
            return html.into_bytes();
        }
        let mut options = minify_html::Cfg::new();
        options.keep_closing_tags = true;
        options.keep_html_and_head_opening_tags = true;
        minify_html::minify(html.as_bytes(), &options)
    }
}
