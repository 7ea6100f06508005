//! What all pages of a portal have in common, computed once.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use tera::{Context, Value};

use super::assets::{self, AssetUrls, EARLY_SCRIPT};
use super::generated::{self, Missing};
use super::view::{
    CardType, CardView, DateView, LevelChoice, LevelView, LinkView, MetaView, NamedView, SectionCard,
    SiteView,
};
use super::{Theme, dates, fields, sidebar};
use crate::artifact::Artifact;
use crate::diagnostic::Diagnostic;
use crate::governance::Assessment;
use crate::parse::Level;
use crate::portal::{
    Freshness, NavNode, PageIx, Portal, PortalPage, SectionIx, Taxonomies, Term, Url, field_asset,
};
use crate::registers::Registers;
use crate::schema::{ContentType, Kind};

/// A portal with everything that its pages share.
pub struct Shared<'a> {
    pub(crate) portal: &'a Portal,
    pub(crate) governance: &'a Assessment,
    pub(super) theme: &'a Theme,
    assets: AssetUrls,
    /// `site`, the same in every context.
    pub(super) site: Value,
    /// Every page's card, by index.
    pub(super) cards: Vec<Value>,
    /// The hash of `site`.
    pub(super) site_key: [u8; 32],
    /// The navigation with one section's branch open, by section, and its hash.
    sidebars: Vec<(String, [u8; 32])>,
    search_module: Artifact,
    /// Addresses of tags by identifier: a portal may have thousands.
    pub(super) tags: BTreeMap<&'a str, String>,
    /// Feeds by the address of the page that shows the same.
    feeds: BTreeMap<String, LinkView>,
    /// Feeds of people and teams.
    actor_feeds: BTreeMap<PageIx, LinkView>,
    /// Calendars of what a person, a team or a type has to do, by the list beside which they lie.
    due_calendars: BTreeSet<Url>,
    /// What the generated pages over registers are made of.
    pub(super) registers: Registers<'a>,
    /// Pages in a section and below it.
    pub(super) counts: Vec<usize>,
    /// Links to generated pages that there are none of.
    pub(super) missing: Missing,
}

impl<'a> Shared<'a> {
    /// Computes it, in parallel.
    pub fn new(portal: &'a Portal, governance: &'a Assessment, theme: &'a Theme) -> Self {
        let cards: Vec<Value> = portal.pages.par_iter().map(|page| card(portal, page)).collect();
        let tree = sidebar::Tree::new(portal);
        let sections: Vec<u32> = (0..portal.sections.len() as u32).collect();
        let hashed = |text: String| {
            let hash = *blake3::hash(text.as_bytes()).as_bytes();
            (text, hash)
        };
        let sidebars = sections.par_iter().map(|ix| hashed(tree.render(SectionIx(*ix)))).collect();
        let search_module = assets::search_module(has_other_languages(portal));
        let base = portal.config.base_path();
        let registers = Registers::new(portal);
        let mut feeds = BTreeMap::new();
        let mut actor_feeds = BTreeMap::new();
        for feed in crate::emit::feeds(portal, &registers) {
            let link = LinkView { title: feed.title, url: feed.url.href(base) };
            actor_feeds.extend(feed.actors.into_iter().map(|ix| (ix, link.clone())));
            feeds.insert(feed.page.to_string(), link);
        }
        let feed = feeds.get("/").map(|link| link.url.clone());
        let site = site(portal, theme, &search_module.path, feed);
        let site_key = *blake3::hash(&serde_json::to_vec(&site).unwrap_or_default()).as_bytes();
        let site = Value::from_serializable(&site);
        let tags = portal.taxonomies.tags.iter().map(|t| (t.id.as_str(), t.url.href(base))).collect();
        Self {
            portal,
            governance,
            theme,
            assets: theme.assets.urls(base),
            site,
            cards,
            site_key,
            sidebars,
            search_module,
            tags,
            feeds,
            actor_feeds,
            due_calendars: crate::emit::due_calendars(portal, &registers),
            registers,
            counts: counts(portal),
            missing: Missing::new(),
        }
    }

    /// The search engine for the browser: an asset that depends on the languages of the pages.
    pub fn search_module(&self) -> Artifact {
        self.search_module.clone()
    }

    /// What the generated pages are made of, for what else is made of it.
    pub fn registers(&self) -> &Registers<'a> {
        &self.registers
    }

    /// Where the theme's files are.
    pub(super) fn assets(&self) -> &AssetUrls {
        &self.assets
    }

    pub(super) fn base(&self) -> &str {
        self.portal.config.base_path()
    }

    pub(super) fn href(&self, url: &Url) -> String {
        url.href(self.base())
    }

    /// A page's title and address.
    pub(super) fn link(&self, ix: PageIx) -> LinkView {
        let page = self.portal.page(ix);
        LinkView { title: page.page.title.clone(), url: self.href(&page.url) }
    }

    pub(super) fn card(&self, ix: PageIx) -> Value {
        self.cards.get(ix.0 as usize).cloned().unwrap_or_else(Value::none)
    }

    pub(super) fn cards(&self, pages: &[PageIx]) -> Vec<Value> {
        pages.iter().map(|ix| self.card(*ix)).collect()
    }

    pub(super) fn opt_card(&self, ix: Option<PageIx>) -> Value {
        ix.map_or_else(Value::none, |ix| self.card(ix))
    }

    pub(super) fn term_url(&self, terms: &[Term], id: &str) -> Option<String> {
        Taxonomies::find(terms, id).map(|term| self.href(&term.url))
    }

    /// The navigation of a section with the link to `current` marked.
    pub(super) fn sidebar(&self, section: SectionIx, current: &Url) -> Value {
        let tree = self.sidebars.get(section.0 as usize).map_or("", |(tree, _)| tree);
        Value::safe_string(&sidebar::mark(tree, &self.href(current)))
    }

    /// The hash of a section's navigation. Which link is marked in it follows from the page's address.
    pub(super) fn sidebar_key(&self, section: SectionIx) -> [u8; 32] {
        self.sidebars.get(section.0 as usize).map_or([0; 32], |(_, key)| *key)
    }

    /// The absolute address of a path, when the portal knows where it is served.
    pub(super) fn absolute(&self, url: &Url) -> Option<String> {
        let base = self.portal.config.base_url.as_deref().filter(|base| base.contains("://"))?;
        Some(url.href(base))
    }

    /// A context with `site`, `meta` and `sidebar`.
    pub(super) fn context(&self, section: SectionIx, url: &Url, meta: &MetaView<'_>) -> Context {
        let mut context = Context::new();
        context.insert_value("site", self.site.clone());
        context.insert("meta", meta);
        context.insert_value("sidebar", self.sidebar(section, url));
        context
    }

    /// The head of a generated page.
    pub(super) fn plain_meta<'m>(&self, url: &Url, title: &'m str, description: &'m str) -> MetaView<'m> {
        let feed = self.feed(url).filter(|_| url.as_str() != "/").cloned();
        MetaView { title, description, canonical: self.absolute(url), og_type: "website", image: None, feed }
    }

    /// Takes the paths of all generated files, before pages with links to them are rendered; says which links lead nowhere.
    pub fn made(&mut self, files: &BTreeSet<String>) -> Vec<Diagnostic> {
        let (missing, found) = generated::missing(self.portal, files);
        self.missing = missing;
        found
    }

    /// The published file that a field of a page names.
    pub(super) fn field_file(&self, page: &PortalPage, written: &str) -> Option<Url> {
        let path = field_asset(&page.page.path, written);
        self.portal.assets.contains_key(&path).then(|| Url::new(path))
    }

    /// The feed of what a page lists.
    pub(super) fn feed(&self, page: &Url) -> Option<&LinkView> {
        self.feeds.get(page.as_str())
    }

    /// The feed of a person or team.
    pub(super) fn actor_feed(&self, ix: PageIx) -> Option<&LinkView> {
        self.actor_feeds.get(&ix)
    }

    /// The calendar of what is due beside a list of a type or an owner.
    pub(super) fn due_calendar(&self, list: &Url) -> Option<String> {
        let url = crate::emit::calendar_url(list);
        self.due_calendars.contains(&url).then(|| self.href(&url))
    }

    /// The calendar of reviews; there is none where nothing is due.
    pub(super) fn calendar(&self) -> Option<String> {
        let any = self.portal.pages.iter().any(|page| page.review.due.is_some());
        any.then(|| format!("{}browse/review/reviews.ics", self.base()))
    }

    /// The way to a section, the portal's start included.
    pub(super) fn breadcrumb(&self, sections: &[SectionIx]) -> Vec<LinkView> {
        let link = |ix: &SectionIx| {
            let section = &self.portal.sections[ix.0 as usize];
            let title = if ix.0 == 0 { "Home".to_owned() } else { section.title.clone() };
            LinkView { title, url: self.href(&section.url) }
        };
        sections.iter().map(link).collect()
    }

    /// The sections below one, as cards.
    pub(super) fn section_cards(&self, parent: SectionIx) -> Vec<SectionCard> {
        let children = self.portal.sections[parent.0 as usize].children.iter();
        let sections = children.filter_map(|node| match node {
            NavNode::Section(ix) => Some(*ix),
            NavNode::Page(_) => None,
        });
        sections.map(|ix| self.section_card(ix)).collect()
    }

    fn section_card(&self, ix: SectionIx) -> SectionCard {
        let section = &self.portal.sections[ix.0 as usize];
        let index = section.index.map(|page| &self.portal.page(page).page);
        let of = section_type(self.portal, ix);
        SectionCard {
            title: section.title.clone(),
            url: self.href(&section.url),
            icon: of.map_or("folder", |t| self.portal.schema.get(t).icon.as_str()).to_owned(),
            description: index
                .map(|page| page.meta.summary.clone())
                .filter(|summary| !summary.is_empty())
                .or_else(|| Some(self.portal.schema.get(of?).description.clone()))
                .unwrap_or_default(),
            count: self.counts[ix.0 as usize],
        }
    }
}

/// The one type of a section's own pages, when they have just one.
fn section_type(portal: &Portal, ix: SectionIx) -> Option<&str> {
    let children = portal.sections[ix.0 as usize].children.iter();
    let mut types = children.filter_map(|node| match node {
        NavNode::Page(page) => Some(portal.page(*page).page.type_id.as_str()),
        NavNode::Section(_) => None,
    });
    let first = types.next()?;
    (first != "page" && types.all(|other| other == first)).then_some(first)
}

fn counts(portal: &Portal) -> Vec<usize> {
    let mut counts = vec![0; portal.sections.len()];
    for page in &portal.pages {
        let mut at = Some(page.section);
        while let Some(ix) = at {
            counts[ix.0 as usize] += 1;
            at = portal.sections[ix.0 as usize].parent;
        }
    }
    counts
}

/// A status, where the page states one.
pub(super) fn status(page: &PortalPage) -> Option<NamedView> {
    page.page.meta.status.map(|status| NamedView { id: status.id(), title: status.title() })
}

/// A level with the address of its index.
pub(super) fn level(portal: &Portal, page: &PortalPage) -> Option<LevelView> {
    let level = page.page.meta.level?;
    let url = Taxonomies::find(&portal.taxonomies.levels, level.id())
        .map_or_else(String::new, |term| term.url.href(portal.config.base_path()));
    Some(LevelView { id: level.id(), title: level.title(), bars: bars(level), url })
}

/// One to four.
pub(super) fn bars(level: Level) -> usize {
    Level::ALL.iter().position(|l| *l == level).unwrap_or_default() + 1
}

/// A review state.
pub(super) fn freshness(state: Freshness) -> NamedView {
    NamedView { id: state.id(), title: state.title() }
}

/// Minutes to read; a record is looked at and not read.
pub(super) fn read_minutes(page: &PortalPage, of: &ContentType) -> u32 {
    if of.kind == Kind::Record { 0 } else { page.read_minutes }
}

fn card(portal: &Portal, page: &PortalPage) -> Value {
    let of = portal.schema.get(&page.page.type_id);
    let meta = &page.page.meta;
    let updated: Option<DateView> = meta.updated.or(meta.created).map(dates::view);
    Value::from_serializable(&CardView {
        title: &page.page.title,
        url: page.url.href(portal.config.base_path()),
        summary: &meta.summary,
        of: CardType { id: &of.id, title: &of.title, icon: &of.icon },
        status: status(page),
        level: level(portal, page),
        freshness: freshness(page.review.freshness),
        due: page.review.due.map(|date| date.to_string()),
        updated,
        read_minutes: read_minutes(page, of),
        owner_title: page.owner.map(|ix| portal.page(ix).page.title.as_str()),
        f: fields::short(page, of),
    })
}

fn site<'a>(portal: &'a Portal, theme: &Theme, module: &str, feed: Option<String>) -> SiteView<'a> {
    let config = &portal.config;
    let base = config.base_path();
    let any = LevelChoice { value: String::new(), title: "Any level" };
    let levels = Level::ALL.iter().map(|l| LevelChoice { value: bars(*l).to_string(), title: l.title() });
    SiteView {
        title: site_title(portal),
        description: &config.description,
        lang: &config.lang,
        audience: &portal.audience,
        base,
        browse: format!("{base}browse/"),
        results: portal.results_url().href(base),
        offline: config.build.offline,
        feed,
        data: format!("{base}portal.json"),
        built: dates::view(portal.today),
        due_soon_days: config.due_soon_days,
        links: config.links.iter().map(|link| header_link(base, &link.title, &link.url)).collect(),
        levels: std::iter::once(any).chain(levels).collect(),
        assets: theme.assets.urls(base),
        search_folder: format!("{base}{}", super::SEARCH_FOLDER),
        search_module: format!("{base}{module}"),
        early_script: EARLY_SCRIPT,
        extra: Value::from_serializable(&config.extra),
    }
}

fn has_other_languages(portal: &Portal) -> bool {
    let english = |lang: &str| lang.split('-').next().is_some_and(|l| l.eq_ignore_ascii_case("en"));
    let own = portal.pages.iter().filter_map(|page| page.page.meta.lang.as_deref());
    !english(&portal.config.lang) || !own.into_iter().all(english)
}

/// The configured title, else that of the first page.
pub(super) fn site_title(portal: &Portal) -> &str {
    if !portal.config.title.is_empty() {
        return &portal.config.title;
    }
    let index = portal.sections.first().and_then(|root| root.index);
    index.map_or("Portal", |ix| portal.page(ix).page.title.as_str())
}

/// A root-relative address in the configuration is below the base path.
fn header_link(base: &str, title: &str, url: &str) -> LinkView {
    let url = match url.strip_prefix('/') {
        Some(path) if !path.starts_with('/') => format!("{base}{path}"),
        _ => url.to_owned(),
    };
    LinkView { title: title.to_owned(), url }
}
