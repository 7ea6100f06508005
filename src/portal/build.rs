//! Pages of one audience → [`Portal`]: addresses, references, links, tree, indexes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use super::lookup::Lookup;
use super::refs::{self, Resolved};
use super::{
    Entry, LinkTarget, PageIx, Portal, PortalPage, Section, SectionIx, Url, Words, assets, audience, closed,
    freshness, links, nav, redirects, similar, taxonomy,
};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::parse::measurements::Measured;
use crate::parse::{Fields, Origin, Page, usage};
use crate::registers;
use crate::schema::{Kind, Schema};
use crate::source::Edit;

/// What a portal is built from. No part of the build reads a disk or a clock.
pub struct Input<'a> {
    /// The settings.
    pub config: Config,
    /// The content types.
    pub schema: Schema,
    /// All parsed pages, whoever may see them.
    pub pages: Vec<Page>,
    /// Paths of all files below the content folder that could be published.
    pub assets: BTreeSet<String>,
    /// Paths of all files of `static/`, which are published whoever the portal is for.
    pub statics: BTreeSet<String>,
    /// The pixels of an image among these files.
    pub image_size: &'a (dyn Fn(&str) -> Option<(u32, u32)> + Sync),
    /// Last change by path below the content folder, from version control.
    pub changed: &'a BTreeMap<String, Date>,
    /// First commit by path below the content folder.
    pub first: &'a BTreeMap<String, Date>,
    /// Commits by path below the content folder, the first one first.
    pub edits: &'a BTreeMap<String, Vec<Edit>>,
    /// Figures of what was read.
    pub usage: &'a [usage::Row],
    /// What was measured, by the names of metrics.
    pub measurements: &'a [(String, Arc<Measured>)],
    /// Who the portal is for.
    pub audience: String,
    /// The build date.
    pub today: Date,
    /// Keep drafts, and pages outside their dates.
    pub drafts: bool,
    /// The tree has no `lyceum.toml`.
    pub foreign: bool,
    /// The words of the pages of an earlier portal, replaced by those of this one.
    pub words: Option<&'a mut Words>,
}

/// Builds the portal of one audience.
pub fn build(input: Input<'_>) -> (Portal, Vec<Diagnostic>) {
    let Input { config, schema, pages, assets, image_size, audience, today, drafts, foreign, words, .. } =
        input;
    let filter =
        audience::Filter { config: &config, schema: &schema, foreign, audience: &audience, today, drafts };
    let closed = closed::figures(&pages, &filter);
    let (visible, mut found) = audience::filter(pages, &filter);
    let (mut assets, in_closed): (BTreeSet<String>, BTreeSet<String>) =
        assets.into_iter().partition(|path| !visible.is_closed(path));
    let mut hidden = visible.hidden;
    hidden.extend(in_closed);
    assets.extend(input.statics);
    let (entries, pages) = apart(visible.pages, &schema);
    let mut pages = place(pages, input.changed, &mut found);

    let sections = navigation(&mut pages, &config, &schema);
    resolve_references(&mut pages, &schema, &hidden, foreign, &mut found);
    let entries = resolve_entries(entries, &pages, &schema, &hidden, &mut found);
    let Linked { backlinks, generated } =
        resolve_links(&mut pages, &sections, &hidden, &assets, (&schema, config.base_path()), &mut found);
    found.extend(refs::cycles(&pages));
    let likeness = similar::similar(&pages, words);
    for (page, (backlinks, similar)) in pages.iter_mut().zip(backlinks.into_iter().zip(likeness)) {
        page.backlinks = backlinks.into_iter().collect();
        page.similar = similar;
        complete(page, &schema, today, config.due_soon_days, input.first);
        foreign_syntax(&page.page, &mut found);
    }
    let taxonomies = taxonomy::build(&schema, &pages);
    let redirects = redirects::resolve(&pages, &mut found);
    let assets = assets::used_assets(&pages, &assets, image_size);
    let base = config.base_path();
    let (usage, unknown) = registers::usage::resolve(input.usage, &pages, &redirects, base, &hidden);
    found.extend(unknown);
    let (measured, unknown) = registers::process::resolve(input.measurements, &pages, &hidden);
    found.extend(unknown);
    let closed = closed::seen(closed, &pages);
    let edits = edits(&pages, input.edits);
    let portal = Portal {
        config,
        schema,
        audience,
        today,
        pages,
        closed,
        entries,
        sections,
        taxonomies,
        assets,
        redirects,
        usage,
        measured,
        edits,
        generated,
    };
    found.extend(registers::check(&portal, &hidden));
    (portal, found)
}

/// What follows from the page itself: its review, its owner, since when it is there and how long it takes to read.
fn complete(
    page: &mut PortalPage,
    schema: &Schema,
    today: Date,
    due_soon_days: u32,
    first: &BTreeMap<String, Date>,
) {
    let of = schema.get(&page.page.type_id);
    page.review = freshness::review(&page.page, of, today, due_soon_days);
    page.owner = owner(&page.fields);
    page.since = page.page.meta.created.or_else(|| first.get(&page.page.path).copied());
    let counted = (page.page.outline.words as u32).div_ceil(200).max(1);
    page.read_minutes = page.page.meta.read_minutes.unwrap_or(counted);
}

/// The commits of each page.
fn edits(pages: &[PortalPage], by_path: &BTreeMap<String, Vec<Edit>>) -> BTreeMap<PageIx, Vec<Edit>> {
    let own =
        |(i, page): (usize, &PortalPage)| Some((PageIx(i as u32), by_path.get(&page.page.path)?.clone()));
    pages.iter().enumerate().filter_map(own).collect()
}

/// The navigation tree, and every page's place in it.
fn navigation(pages: &mut [PortalPage], config: &Config, schema: &Schema) -> Vec<Section> {
    let (sections, own) = nav::build(config, schema, pages);
    for (i, (page, section)) in pages.iter_mut().zip(own).enumerate() {
        let path = nav::path_to(&sections, section);
        let leads =
            page.page.origin == Origin::Index || sections[section.0 as usize].index == Some(PageIx(i as u32));
        let keep = if leads { path.len() - 1 } else { path.len() };
        page.breadcrumb = path[..keep].to_vec();
        page.section = section;
    }
    let order = nav::reading_order(&sections);
    for pair in order.windows(2) {
        pages[pair[0].0 as usize].next = Some(pair[1]);
        pages[pair[1].0 as usize].previous = Some(pair[0]);
    }
    sections
}

/// What links lead to.
struct Linked {
    /// By page the pages that link to it.
    backlinks: Vec<BTreeSet<PageIx>>,
    /// Addresses of generated pages and files.
    generated: Vec<(String, Span)>,
}

/// Resolves the links of every page, in its text and its fields.
fn resolve_links(
    pages: &mut [PortalPage],
    sections: &[Section],
    hidden: &BTreeSet<String>,
    assets: &BTreeSet<String>,
    (schema, base): (&Schema, &str),
    found: &mut Vec<Diagnostic>,
) -> Linked {
    let listings = sections.iter().filter(|s| s.index.is_none()).map(|s| (s.path.clone(), s.url.to_string()));
    let lookup = Lookup::new(pages);
    let space = links::Space { lookup, pages, hidden, assets, listings: listings.collect(), base, schema };
    let resolved: Vec<_> = pages.par_iter().map(|page| links::resolve(&space, page)).collect();
    let mut backlinks: Vec<BTreeSet<PageIx>> = vec![BTreeSet::new(); pages.len()];
    let mut generated = Vec::new();
    for (i, (page, links)) in pages.iter_mut().zip(resolved).enumerate() {
        for target in links.targets.values() {
            if let LinkTarget::Page(ix, _) = target
                && ix.0 as usize != i
            {
                backlinks[ix.0 as usize].insert(PageIx(i as u32));
            }
        }
        page.links = links.targets;
        for (name, value) in links.fields {
            match value {
                Some(value) => page.fields.insert(name, value),
                None => page.fields.remove(&name),
            };
        }
        generated.extend(links.generated);
        found.extend(links.found);
    }
    Linked { backlinks, generated }
}

/// Rows without pages, and pages.
pub(super) fn apart(pages: Vec<Page>, schema: &Schema) -> (Vec<Page>, Vec<Page>) {
    let is_entry = |page: &Page| page.origin == Origin::Row && schema.get(&page.type_id).kind == Kind::Entry;
    pages.into_iter().partition(is_entry)
}

/// Gives every page its address, sorts by it and reports collisions.
pub(super) fn place(
    pages: Vec<Page>,
    changed: &BTreeMap<String, Date>,
    found: &mut Vec<Diagnostic>,
) -> Vec<PortalPage> {
    let mut placed: Vec<PortalPage> = pages
        .into_iter()
        .map(|mut page| {
            if page.meta.updated.is_none() {
                page.meta.updated = changed.get(&page.path).copied();
            }
            let url = address(&page);
            PortalPage {
                page,
                url,
                fields: Fields::new(),
                section: SectionIx(0),
                breadcrumb: Vec::new(),
                previous: None,
                next: None,
                backlinks: Vec::new(),
                inverse: BTreeMap::new(),
                similar: Vec::new(),
                owner: None,
                since: None,
                review: freshness::Review {
                    last: None,
                    due: None,
                    cycle: None,
                    freshness: freshness::Freshness::Exempt,
                },
                read_minutes: 1,
                links: BTreeMap::new(),
            }
        })
        .collect();
    placed.sort_by(|a, b| (&a.url, &a.page.path).cmp(&(&b.url, &b.page.path)));
    report_collisions(&placed, found);
    placed
}

fn address(page: &Page) -> Url {
    let stem = match page.origin {
        Origin::Row => page.path.clone(),
        Origin::Index => audience::folder_of(&page.path).to_owned(),
        Origin::File => page.path.rsplit_once('.').map_or(page.path.as_str(), |(stem, _)| stem).to_owned(),
    };
    match &page.meta.slug {
        Some(slug) if page.origin == Origin::File => {
            Url::of_stem(&format!("{}/{}", audience::folder_of(&stem), slug.replace('/', "-")))
        }
        _ => Url::of_stem(&stem),
    }
}

fn report_collisions(pages: &[PortalPage], found: &mut Vec<Diagnostic>) {
    let mut by_url: BTreeMap<String, Vec<&PortalPage>> = BTreeMap::new();
    let mut by_id: BTreeMap<&str, Vec<&PortalPage>> = BTreeMap::new();
    for page in pages {
        by_url.entry(page.url.collision_key()).or_default().push(page);
        by_id.entry(page.page.id.as_str()).or_default().push(page);
        if redirects::is_reserved(&page.url) {
            let message = format!("the address `{}` is the portal's own", page.url);
            let help = "rename its folder: `browse` and `_lyceum` are taken";
            let span = page.page.key_span("slug");
            found.push(Diagnostic::new(Code::ReservedPath, message).at(span).help(help));
        }
    }
    for claimants in by_url.values().filter(|c| c.len() > 1) {
        let names: Vec<String> = claimants.iter().map(|p| format!("`{}`", p.page.source.path)).collect();
        let message = format!("{} claim the address `{}`", names.join(" and "), claimants[0].url);
        let span = claimants[1].page.key_span("slug");
        let help =
            "rename one of the files, or set another `slug`; letter case does not make addresses different";
        found.push(Diagnostic::new(Code::DuplicateUrl, message).at(span).help(help));
    }
    for (id, claimants) in by_id.into_iter().filter(|(_, c)| c.len() > 1) {
        if claimants.windows(2).all(|c| c[0].url.collision_key() == c[1].url.collision_key()) {
            continue; // Reported as a collision of addresses.
        }
        let message =
            format!("`{}` and `{}` have the id `{id}`", claimants[0].page.path, claimants[1].page.path);
        let span = claimants[1].page.key_span("id");
        found
            .push(Diagnostic::new(Code::DuplicateId, message).at(span).help("give one of them another `id`"));
    }
}

pub(super) fn resolve_references(
    pages: &mut [PortalPage],
    schema: &Schema,
    hidden: &BTreeSet<String>,
    foreign: bool,
    found: &mut Vec<Diagnostic>,
) {
    let lookup = Lookup::new(pages);
    let resolved: Vec<Resolved> =
        pages.par_iter().map(|page| refs::resolve(&page.page, schema, &lookup, hidden, foreign)).collect();
    drop(lookup);
    let mut edges = Vec::with_capacity(pages.len());
    for (page, resolved) in pages.iter_mut().zip(resolved) {
        page.fields = resolved.fields;
        edges.push(resolved.edges);
        found.extend(resolved.found);
    }
    for (page, inverse) in pages.iter_mut().zip(refs::inverses(&edges, edges.len())) {
        page.inverse = inverse;
    }
}

/// Resolves what rows without pages refer to. Two of a type with one identifier are one too many.
pub(super) fn resolve_entries(
    rows: Vec<Page>,
    pages: &[PortalPage],
    schema: &Schema,
    hidden: &BTreeSet<String>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Entry> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for row in rows.iter().filter(|row| !seen.insert(&row.id)) {
        let d = Diagnostic::new(Code::DuplicateId, format!("two rows have the id `{}`", row.id));
        found.push(d.at(row.key_span("title")).help("give one of them another `id`"));
    }
    let lookup = Lookup::new(pages);
    let resolve = |page: Page| {
        let resolved = refs::resolve(&page, schema, &lookup, hidden, false);
        (Entry { page, fields: resolved.fields }, resolved.found)
    };
    let resolved: Vec<_> = rows.into_par_iter().map(resolve).collect();
    let mut entries = Vec::with_capacity(resolved.len());
    for (entry, diagnostics) in resolved {
        entries.push(entry);
        found.extend(diagnostics);
    }
    entries
}

/// Who is accountable: the owner, else the first maintainer, else the author.
fn owner(fields: &Fields<PageIx>) -> Option<PageIx> {
    ["owner", "maintainers", "author"].into_iter().find_map(|name| fields.get(name)?.first_ref().copied())
}

fn foreign_syntax(page: &Page, found: &mut Vec<Diagnostic>) {
    for (kind, span) in &page.outline.foreign {
        let name = kind.name();
        let d = Diagnostic::new(Code::ForeignSyntax, format!("a {name} is another generator's syntax"))
            .at(span.clone())
            .help("it is shown as it is and never executed")
            .grouped(format!("{name}s are another generator's syntax; they are shown as they are"));
        found.push(d);
    }
}
