//! Stage 4: pages and views become HTML through templates.
//!
//! [`Theme`] is what outlives a portal: templates, styles, script and icons, read and checked once. [`Shared`] is what
//! all pages of one portal have in common, computed once. [`page`] renders one page, which a [`Draft`] may show to be
//! unnecessary, [`lists`] every generated one.
//! Nothing here reads a file or a clock.

mod assets;
mod browse;
pub mod chart;
mod dashboards;
mod dates;
mod document;
mod engine;
mod feedback;
mod fields;
mod generated;
mod home;
mod icons;
mod learn;
mod lists;
mod local_graph;
mod money;
mod page;
mod plan;
mod process;
mod quality;
mod radar;
mod register;
mod resolve;
mod search_page;
mod shared;
mod shortcuts;
mod sidebar;
mod skills;
#[cfg(test)]
mod tests;
mod theme;
mod toc;
pub mod view;
mod worker;

/// The folder of the search bundle, where the script looks for it.
pub const SEARCH_FOLDER: &str = "_lyceum/search/";

pub use document::search_index;
pub use lists::lists;
pub use page::{Draft, page};
pub use shared::Shared;
pub use theme::Theme;
pub use worker::Shell;
