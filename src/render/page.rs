//! One page of the portal.

use lyceum_search::Key;
use tera::Value;

use super::resolve::PageLinks;
use super::view::{FeedbackView, GroupLink, LinkView, MetaView, PageView, ReviewView, TypeView};
use super::{
    Shared, dashboards, dates, feedback, fields, home, learn, local_graph, process, quality, radar, shared,
    skills, toc,
};
use crate::artifact::Artifact;
use crate::diagnostic::{Code, Diagnostic};
use crate::hash::half;
use crate::markdown::{self, Highlighter, Settings};

use crate::portal::{NavNode, PageIx, PortalPage, taxonomy};
use crate::schema::{ContentType, Cycle, Kind, Value as Field};

/// A page that everything refers to lists this many of those that do.
const MOST_LINKS: usize = 200;

/// A section's page shows this many of the pages below it; search finds the others.
const MOST_CHILDREN: usize = 300;

/// A page with everything decided that is not in its text, and nothing rendered.
pub struct Draft<'a> {
    shared: &'a Shared<'a>,
    page: &'a PortalPage,
    template: String,
    meta: MetaView<'a>,
    view: PageView<'a>,
    found: Option<Diagnostic>,
}

impl<'a> Draft<'a> {
    /// Collects what the template sees.
    pub fn new(shared: &'a Shared<'a>, ix: PageIx) -> Self {
        let page = shared.portal.page(ix);
        let of = shared.portal.schema.get(&page.page.type_id);
        let (template, found) = template(shared, page, of);
        let description = page.page.meta.summary.as_str();
        let meta = MetaView {
            title: &page.page.title,
            description: if description.is_empty() { &shared.portal.config.description } else { description },
            canonical: shared.absolute(&page.url),
            og_type: "article",
            image: image(shared, page),
            feed: None,
        };
        Self { shared, page, template, meta, view: view(shared, ix, of), found }
    }

    /// The page's file below the output folder.
    pub fn path(&self) -> String {
        self.page.url.file()
    }

    /// The hash of everything that the page is rendered from, with `salt` for what is the same for all pages:
    /// settings, content types and templates. `None` for a page that sees more than that, or has a finding that a
    /// later build must not forget.
    pub fn key(&self, salt: &[u8; 32]) -> Option<Key> {
        if self.template == "home.html" || self.found.is_some() {
            return None;
        }
        let seen = serde_json::to_vec(&(&self.template, &self.meta, &self.view)).ok()?;
        let mut hasher = blake3::Hasher::new();
        hasher.update(salt).update(&self.shared.site_key);
        hasher.update(&self.shared.sidebar_key(self.page.section));
        hasher.update(&(seen.len() as u64).to_le_bytes()).update(&seen);
        self.links().hash_into(&mut hasher);
        self.page.page.body.hash_into(&mut hasher);
        hasher.update(&[u8::from(self.page.page.title_in_body)]);
        Some(half(hasher.finalize()))
    }

    /// Renders it.
    pub fn render(self, highlighter: &Highlighter) -> (Artifact, Vec<Diagnostic>) {
        let Self { shared, page, .. } = self;
        let options = &shared.portal.config.markdown;
        let settings = Settings {
            math: options.math,
            line_numbers: options.line_numbers,
            drop_title: page.page.title_in_body,
            ..Settings::default()
        };
        let (rendered, mut found) = markdown::render(&page.page.body, &self.links(), &settings, highlighter);
        found.extend(self.found);
        let mut context = shared.context(page.section, &page.url, &self.meta);
        if self.template == "home.html" {
            context.insert("home", &home::view(shared));
        }
        context.insert("page", &self.view);
        context.insert_value("body", Value::safe_string(&rendered.html));
        let what = format!("`{}`", page.page.source.path);
        let html = shared.theme.engine.render(&self.template, &context, &what).unwrap_or_else(|problem| {
            found.push(*problem);
            String::new()
        });
        (Artifact::new(page.url.file(), shared.theme.finish(html)), found)
    }

    fn links(&self) -> PageLinks<'a> {
        PageLinks { portal: self.shared.portal, page: self.page, missing: &self.shared.missing }
    }
}

/// Renders a page.
pub fn page(shared: &Shared<'_>, ix: PageIx, highlighter: &Highlighter) -> (Artifact, Vec<Diagnostic>) {
    Draft::new(shared, ix).render(highlighter)
}

/// The page's own template, its type's, that of the type's name, or the general one.
fn template(shared: &Shared<'_>, page: &PortalPage, of: &ContentType) -> (String, Option<Diagnostic>) {
    let engine = &shared.theme.engine;
    if let Some(name) = page.page.meta.template.as_deref().or(of.template.as_deref()) {
        let with_folder = format!("types/{name}");
        match [name.to_owned(), with_folder].into_iter().find(|n| engine.has(n)) {
            Some(name) => return (name, None),
            None if page.page.meta.template.is_some() => {
                let problem = Diagnostic::new(Code::Template, format!("there is no template `{name}`"))
                    .at(page.page.key_span("template"))
                    .help("templates lie in the portal's `templates/` folder");
                return ("page.html".into(), Some(problem));
            }
            None => {}
        }
    }
    if page.url.as_str() == "/" {
        return ("home.html".into(), None);
    }
    let by_type = format!("types/{}.html", of.id);
    (if engine.has(&by_type) { by_type } else { "page.html".into() }, None)
}

fn view<'a>(shared: &'a Shared<'_>, ix: PageIx, of: &'a ContentType) -> PageView<'a> {
    let portal = shared.portal;
    let page = portal.page(ix);
    let meta = &page.page.meta;
    let refs = |name: &str| {
        let found = page.fields.get(name).map(Field::ref_list).unwrap_or_default();
        found.into_iter().map(|ix| shared.card(*ix)).collect::<Vec<_>>()
    };
    let owner = page.owner.map(|ix| portal.page(ix).page.title.as_str());
    let (mut children, sections) = below(shared, page);
    let rest = children.len().saturating_sub(MOST_CHILDREN);
    children.truncate(MOST_CHILDREN);
    let follow_ups = page.inverse.get("prerequisite_of").map(Vec::as_slice).unwrap_or_default();
    PageView {
        id: &page.page.id,
        url: shared.href(&page.url),
        title: &page.page.title,
        summary: &meta.summary,
        lead: page.fields.get("summary").and_then(Field::as_str),
        of: type_view(shared, of),
        status: shared::status(page),
        level: shared::level(portal, page),
        access: meta.access.map(crate::config::Access::id),
        owner: shared.opt_card(page.owner),
        author: refs("author").into_iter().next().unwrap_or_else(Value::none),
        maintainers: refs("maintainers"),
        reviewers: refs("reviewers"),
        tags: tags(shared, page),
        created: meta.created.map(dates::view),
        updated: meta.updated.map(dates::view),
        review: review(page),
        read_minutes: shared::read_minutes(page, of),
        lang: meta.lang.as_deref(),
        toc: if has_toc(page) { toc::tree(&page.page.outline.headings) } else { Vec::new() },
        breadcrumb: shared.breadcrumb(&page.breadcrumb),
        previous: shared.opt_card(page.previous),
        next: shared.opt_card(page.next),
        backlinks: shared.cards(&page.backlinks[..page.backlinks.len().min(MOST_LINKS)]),
        similar: shared.cards(&page.similar),
        prerequisites: refs("prerequisites"),
        follow_ups: shared.cards(follow_ups),
        related: refs("related"),
        is_section: portal.leads(page) && of.id == "page" && page.owner.is_none(),
        children,
        rest,
        sections,
        edit_url: feedback::edit_url(&portal.config, &page.page.source.path),
        feedback: feedback_view(shared, page),
        f: fields::own(shared, page, of),
        inverse: inverse(shared, page),
        field_list: fields::listed(page, of, &shared.cards),
        extra: Value::from_serializable(&page.page.extra),
        quality: quality::panel(shared, ix, of, owner),
        captured: page
            .fields
            .get("captured")
            .map_or_else(Value::none, |rows| fields::value(rows, &shared.cards)),
        work: dashboards::person(shared, ix),
        skills: skills::view(shared, ix),
        training: dashboards::training(shared, ix),
        lessons: dashboards::lessons(shared, ix),
        innovation: radar::page(shared, ix),
        learn: learn::view(shared, ix, of),
        process: process::view(shared, ix),
        improvement: dashboards::improvement(shared, ix),
        culture: dashboards::culture(shared, ix),
        graph: local_graph::view(shared, ix),
        code: dashboards::code(shared, ix),
    }
}

fn type_view<'a>(shared: &'a Shared<'_>, of: &'a ContentType) -> TypeView<'a> {
    let taxonomies = &shared.portal.taxonomies;
    TypeView {
        id: &of.id,
        title: &of.title,
        plural: &of.plural,
        icon: &of.icon,
        is_record: of.kind == Kind::Record,
        url: shared.term_url(&taxonomies.types, &of.id),
        group: shared.portal.schema.group(&of.group).map(|group| GroupLink {
            id: &group.id,
            title: &group.title,
            url: shared.term_url(&taxonomies.groups, &group.id),
        }),
    }
}

fn review(page: &PortalPage) -> ReviewView {
    ReviewView {
        last: page.review.last.map(dates::view),
        due: page.review.due.map(dates::view),
        cycle: page.review.cycle.map(Cycle::describe),
        freshness: shared::freshness(page.review.freshness),
    }
}

fn tags(shared: &Shared<'_>, page: &PortalPage) -> Vec<LinkView> {
    let known = page.page.meta.tags.iter().filter_map(|tag| {
        let url = shared.tags.get(taxonomy::tag_id(tag).as_str())?;
        Some(LinkView { title: tag.clone(), url: url.clone() })
    });
    known.collect()
}

fn has_toc(page: &PortalPage) -> bool {
    !matches!(page.fields.get("toc"), Some(Field::Bool(false)))
}

fn inverse(shared: &Shared<'_>, page: &PortalPage) -> Value {
    let lists = page
        .inverse
        .iter()
        .map(|(name, pages)| (name.as_str(), shared.cards(&pages[..pages.len().min(MOST_LINKS)])));
    Value::from_serializable(&lists.collect::<std::collections::BTreeMap<_, _>>())
}

fn feedback_view(shared: &Shared<'_>, page: &PortalPage) -> Option<FeedbackView> {
    let address = shared.absolute(&page.url).unwrap_or_else(|| page.url.to_string());
    feedback::view(&shared.portal.config, &page.page.title, &address)
}

/// What a section's own page lists below its text.
fn below(shared: &Shared<'_>, page: &PortalPage) -> (Vec<Value>, Vec<super::view::SectionCard>) {
    if !shared.portal.leads(page) {
        return (Vec::new(), Vec::new());
    }
    let section = &shared.portal.sections[page.section.0 as usize];
    let pages = section.children.iter().filter_map(|node| match node {
        NavNode::Page(ix) if section.index != Some(*ix) => Some(shared.card(*ix)),
        _ => None,
    });
    (pages.collect(), shared.section_cards(page.section))
}

/// The image of a link preview: an address of its own, or a published asset.
fn image(shared: &Shared<'_>, page: &PortalPage) -> Option<String> {
    let given = page.fields.get("image")?.as_str()?;
    if given.starts_with("https://") || given.starts_with("http://") {
        return Some(given.to_owned());
    }
    shared.absolute(&shared.field_file(page, given)?)
}
