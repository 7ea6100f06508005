//! What every template sees.

use serde::Serialize;
use tera::Value;

use super::{DateView, LinkView};
use crate::render::assets::AssetUrls;

/// The portal: `site`.
#[derive(Debug, Serialize)]
pub(crate) struct SiteView<'a> {
    pub(crate) title: &'a str,
    pub(crate) description: &'a str,
    pub(crate) lang: &'a str,
    pub(crate) audience: &'a str,
    pub(crate) base: &'a str,
    pub(crate) browse: String,
    /// The page of all search results.
    pub(crate) results: String,
    /// Whether devices keep pages for reading without a network.
    pub(crate) offline: bool,
    /// The portal's feed, when it has one.
    pub(crate) feed: Option<String>,
    pub(crate) data: String,
    pub(crate) built: DateView,
    pub(crate) due_soon_days: u32,
    pub(crate) links: Vec<LinkView>,
    pub(crate) levels: Vec<LevelChoice>,
    pub(crate) assets: AssetUrls,
    pub(crate) search_folder: String,
    pub(crate) search_module: String,
    pub(crate) early_script: &'static str,
    pub(crate) extra: Value,
}

/// A choice of the level picker; an empty value is "any".
#[derive(Debug, Serialize)]
pub(crate) struct LevelChoice {
    pub(crate) value: String,
    pub(crate) title: &'static str,
}

/// What stands in a page's head: `meta`.
#[derive(Debug, Serialize)]
pub(crate) struct MetaView<'a> {
    pub(crate) title: &'a str,
    pub(crate) description: &'a str,
    pub(crate) canonical: Option<String>,
    pub(crate) og_type: &'static str,
    pub(crate) image: Option<String>,
    /// The feed of what a list shows, when it has one.
    pub(crate) feed: Option<LinkView>,
}
