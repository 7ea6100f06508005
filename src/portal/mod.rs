//! Stage 3: the pages of one audience, with URLs, resolved references and links, and the graph between them.
//!
//! Access comes first: [`audience`] drops what may not be seen before anything is computed from it.

mod assets;
pub mod audience;
mod build;
mod closed;
mod field_links;
mod freshness;
mod links;
pub(crate) mod lookup;
mod nav;
mod redirects;
mod refs;
mod similar;
pub(crate) mod taxonomy;
pub(crate) mod urls;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::config::Config;
use crate::diagnostic::Span;
use crate::parse::{Fields, Page, Status};
use crate::registers::learning::privacy::Told;
use crate::registers::{process, usage};
use crate::schema::Schema;
use crate::source::Edit;

pub(crate) use assets::field_asset;
pub use build::{Input, build};
pub use freshness::{Freshness, Review};
pub(crate) use nav::page_group;
pub use nav::{NavNode, Section, SectionIx};
pub use similar::Words;
pub use taxonomy::{Taxonomies, Term};
pub use urls::Url;

/// A page's place in [`Portal::pages`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct PageIx(pub u32);

/// A portal for one audience: resolved, filtered, immutable. Everything that is rendered is rendered from it alone.
#[derive(Debug)]
pub struct Portal {
    /// The settings.
    pub config: Config,
    /// The content types.
    pub schema: Schema,
    /// Who it is for.
    pub audience: String,
    /// The build date: the one clock.
    pub today: Date,
    /// By URL.
    pub pages: Vec<PortalPage>,
    /// Figures over records about people, for an audience that sees none of the records.
    pub closed: Told<PageIx>,
    /// Rows without an address, in the order of their files.
    pub entries: Vec<Entry>,
    /// The navigation tree. `sections[0]` is the root.
    pub sections: Vec<Section>,
    /// Index pages by tag, type, level, owner, status.
    pub taxonomies: Taxonomies,
    /// Assets that some page uses: path below the content folder → size in pixels when it is an image.
    pub assets: BTreeMap<String, AssetInfo>,
    /// Old URL → page.
    pub redirects: BTreeMap<Url, PageIx>,
    /// How often pages were read, and how readers voted.
    pub usage: usage::ByPage,
    /// What was measured, by the metric's page.
    pub measured: process::ByMetric,
    /// Commits of pages, the first one first, where points come from them.
    pub edits: BTreeMap<PageIx, Vec<Edit>>,
    /// Addresses of generated pages and files that links lead to: whether they exist is known when all are made.
    pub generated: Vec<(String, Span)>,
}

impl Portal {
    /// The page of an index.
    pub fn page(&self, ix: PageIx) -> &PortalPage {
        &self.pages[ix.0 as usize]
    }

    /// The address of the page of search results: `/search/`, or below `/browse/` where the portal has a page, a
    /// section or an old address of that name.
    pub fn results_url(&self) -> Url {
        let own = Url::new("search/");
        let pages = self.pages.iter().map(|page| &page.url);
        let mut taken =
            pages.chain(self.sections.iter().map(|section| &section.url)).chain(self.redirects.keys());
        let key = own.collision_key();
        if taken.any(|url| url.collision_key() == key) { Url::new("browse/search/") } else { own }
    }

    /// Whether a page is the own page of its section.
    pub fn leads(&self, page: &PortalPage) -> bool {
        self.sections[page.section.0 as usize].index.is_some_and(|ix| self.page(ix).url == page.url)
    }

    /// The record of a page.
    pub fn record(&self, ix: PageIx) -> Record<'_> {
        let page = self.page(ix);
        Record { page: &page.page, fields: &page.fields, ix: Some(ix) }
    }

    /// All records of a type: those with pages by address, then the rows without in the order of their files.
    pub fn records<'a>(&'a self, type_id: &'a str) -> impl Iterator<Item = Record<'a>> {
        let pages = self.iter().filter(move |(_, page)| page.page.type_id == type_id);
        let pages = pages.map(|(ix, _)| self.record(ix));
        let entries = self.entries.iter().filter(move |entry| entry.page.type_id == type_id);
        pages.chain(entries.map(|entry| Record { page: &entry.page, fields: &entry.fields, ix: None }))
    }

    /// All pages with their index.
    pub fn iter(&self) -> impl Iterator<Item = (PageIx, &PortalPage)> {
        self.pages.iter().enumerate().map(|(i, p)| (PageIx(i as u32), p))
    }
}

/// A row of a type whose rows have no pages.
#[derive(Debug)]
pub struct Entry {
    /// As parsed. Its unresolved `fields` are superseded by [`Entry::fields`].
    pub page: Page,
    /// Fields with references resolved.
    pub fields: Fields<PageIx>,
}

/// A record of a register, whether it has a page or is an [`Entry`].
#[derive(Debug, Clone, Copy)]
pub struct Record<'a> {
    /// As parsed.
    pub page: &'a Page,
    /// Fields with references resolved.
    pub fields: &'a Fields<PageIx>,
    /// Its page, unless it has none.
    pub ix: Option<PageIx>,
}

impl<'a> Record<'a> {
    /// Whether it is being written: its status is `draft`.
    pub fn is_draft(&self) -> bool {
        self.page.meta.status == Some(Status::Draft)
    }

    /// The text of a field.
    pub fn text(&self, name: &str) -> Option<&'a str> {
        self.fields.get(name)?.as_str()
    }

    /// A number, whole or not.
    pub fn number(&self, name: &str) -> Option<f64> {
        self.fields.get(name)?.as_number()
    }

    /// A day.
    pub fn date(&self, name: &str) -> Option<Date> {
        self.fields.get(name)?.as_date()
    }

    /// Seconds of a duration.
    pub fn seconds(&self, name: &str) -> Option<u64> {
        self.fields.get(name)?.as_duration().map(|d| d.seconds)
    }

    /// The page that a field names.
    pub fn page_of(&self, name: &str) -> Option<PageIx> {
        self.fields.get(name)?.first_ref().copied()
    }

    /// The pages that a field names.
    pub fn pages_of(&self, name: &str) -> Vec<PageIx> {
        let value = self.fields.get(name);
        value.map(|v| v.ref_list().into_iter().copied().collect()).unwrap_or_default()
    }

    /// The texts of a list.
    pub fn texts(&self, name: &str) -> Vec<String> {
        self.fields.get(name).map(crate::schema::Value::strings).unwrap_or_default()
    }

    /// The rows of a table.
    pub fn rows(&self, name: &str) -> &'a [BTreeMap<String, crate::schema::Value<PageIx>>] {
        self.fields.get(name).map_or(&[], crate::schema::Value::rows)
    }
}

/// What is known of a published asset without reading it again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AssetInfo {
    /// Pixels, for images.
    pub size: Option<(u32, u32)>,
}

/// A page in a portal.
#[derive(Debug)]
pub struct PortalPage {
    /// As parsed. Its unresolved `fields` are superseded by [`PortalPage::fields`].
    pub page: Page,
    /// Its address below the base path.
    pub url: Url,
    /// Fields with references resolved.
    pub fields: Fields<PageIx>,
    /// The section that it lies in, or whose index it is.
    pub section: SectionIx,
    /// Ancestors from the root down, without the page itself.
    pub breadcrumb: Vec<SectionIx>,
    /// The page before it in reading order.
    pub previous: Option<PageIx>,
    /// The page after it.
    pub next: Option<PageIx>,
    /// Pages whose text links here, by URL.
    pub backlinks: Vec<PageIx>,
    /// Pages whose fields refer here: by the inverse's name, else the field's.
    pub inverse: BTreeMap<String, Vec<PageIx>>,
    /// Most similar pages, best first.
    pub similar: Vec<PageIx>,
    /// Accountable: `owner`, else the first maintainer, else the author.
    pub owner: Option<PageIx>,
    /// The day it was created, else that of its first commit.
    pub since: Option<Date>,
    /// Review state.
    pub review: Review,
    /// Minutes to read.
    pub read_minutes: u32,
    /// Links of the body as resolved: destination as written → target.
    pub links: BTreeMap<String, LinkTarget>,
}

pub use links::{Target as LinkTarget, key as link_key};
