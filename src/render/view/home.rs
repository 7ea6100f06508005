//! `home.html`: `home`.

use serde::Serialize;
use tera::Value;

use super::CountView;

/// The portal's first page.
#[derive(Debug, Serialize)]
pub(crate) struct HomeView<'a> {
    pub(crate) title: &'a str,
    pub(crate) description: &'a str,
    pub(crate) count: usize,
    pub(crate) stats: Vec<CountView>,
    pub(crate) sections: Vec<SectionCard>,
    pub(crate) pages: Vec<Value>,
    pub(crate) recent: Vec<Value>,
    pub(crate) due: Vec<Value>,
    pub(crate) levels: Vec<CountView>,
    /// Whether there are learning paths to continue.
    pub(crate) has_paths: bool,
}

/// A section as seen from the one around it.
#[derive(Debug, Serialize)]
pub(crate) struct SectionCard {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) icon: String,
    pub(crate) description: String,
    pub(crate) count: usize,
}
