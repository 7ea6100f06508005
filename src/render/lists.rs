//! Generated pages: listings of sections without a page of their own, one per term, the index of everything, the
//! first page and the one that is shown where there is none.

use rayon::prelude::*;
use tera::Context;

use super::dashboards::{self, Dashboard};
use super::process::evaluation;
use super::view::{LinkView, ListView, PagerView};
use super::{Shared, browse, home, plan, register, search_page, shortcuts, skills};
use crate::artifact::Artifact;
use crate::diagnostic::Diagnostic;
use crate::portal::{NavNode, PageIx, SectionIx, Term, Url};
use crate::registers::learning::onboarding::Start;
use crate::registers::lessons::week::Week;

/// More entries than this are shown as titles alone.
const MOST_ENTRIES: usize = 300;
/// Titles on one page of a long list; a section has one page and refers to search for the rest.
const PER_PAGE: usize = 500;

/// Renders all of them in parallel and hands each on at once; returns how many there are, and what went wrong.
pub fn lists<E: Send>(
    shared: &Shared<'_>,
    put: &(dyn Fn(Artifact) -> Result<(), E> + Sync),
) -> Result<(usize, Vec<Diagnostic>), E> {
    let mut jobs: Vec<Job<'_>> = vec![Job::Browse, Job::Search, Job::NotFound];
    jobs.extend(dashboards::shown(shared).into_iter().map(Job::Dashboard));
    jobs.extend(dashboards::radar::earlier(shared).map(Job::Edition));
    jobs.extend(shared.registers.learning.starts.iter().map(Job::Plan));
    jobs.extend(evaluation::jobs(shared).into_iter().map(Job::Evaluation));
    jobs.extend(shared.registers.lessons.weeks.iter().map(Job::Week));
    for (number, section) in shared.portal.sections.iter().enumerate() {
        if section.index.is_none() {
            jobs.push(if number == 0 { Job::Home } else { Job::Section(SectionIx(number as u32)) });
        }
    }
    for (kind, title, terms) in shared.portal.taxonomies.kinds() {
        for term in terms {
            let parts = 0..term.pages.len().div_ceil(PER_PAGE).max(1);
            jobs.extend(parts.map(|part| Job::Term { kind, title, term, part }));
        }
    }
    skills::files::all(shared).into_iter().try_for_each(put)?;
    shortcuts::all(shared).into_iter().try_for_each(put)?;
    let found = jobs.par_iter().filter_map(|job| match job.render(shared) {
        Ok(artifact) => put(artifact).err().map(Err),
        Err(problem) => Some(Ok(*problem)),
    });
    let found = found.collect::<Result<Vec<_>, E>>()?;
    Ok((jobs.len() - found.len(), found))
}

enum Job<'a> {
    Home,
    Browse,
    Search,
    NotFound,
    Dashboard(&'static Dashboard),
    Edition(usize),
    Plan(&'a Start),
    Evaluation(evaluation::Job),
    Week(&'a Week),
    Section(SectionIx),
    Term { kind: &'static str, title: &'static str, term: &'a Term, part: usize },
}

impl Job<'_> {
    fn render(&self, shared: &Shared<'_>) -> Result<Artifact, Box<Diagnostic>> {
        match self {
            Self::Home => home::render(shared),
            Self::Browse => browse::render(shared),
            Self::Search => search_page::render(shared),
            Self::NotFound => not_found(shared),
            Self::Dashboard(page) => page.render(shared),
            Self::Edition(at) => dashboards::radar::render_earlier(shared, *at),
            Self::Plan(start) => plan::render(shared, start),
            Self::Evaluation(job) => evaluation::render(shared, job),
            Self::Week(week) => dashboards::weekly::render(shared, week),
            Self::Section(ix) => section(shared, *ix),
            Self::Term { kind, title, term, part } => list_term(shared, (kind, title), term, *part),
        }
    }
}

/// Renders a template to the file of an address.
pub(super) fn write(
    shared: &Shared<'_>,
    template: &str,
    context: &Context,
    url: &Url,
) -> Result<Artifact, Box<Diagnostic>> {
    let html = shared.theme.engine.render(template, context, &format!("`{url}`"))?;
    Ok(Artifact::new(url.file(), shared.theme.finish(html)))
}

fn not_found(shared: &Shared<'_>) -> Result<Artifact, Box<Diagnostic>> {
    let url = Url::new("404.html");
    let meta = super::view::MetaView {
        title: "Page not found",
        description: "There is no page at this address.",
        canonical: None,
        og_type: "website",
        image: None,
        feed: None,
    };
    write(shared, "404.html", &shared.context(SectionIx(0), &url, &meta), &url)
}

fn section(shared: &Shared<'_>, ix: SectionIx) -> Result<Artifact, Box<Diagnostic>> {
    let section = &shared.portal.sections[ix.0 as usize];
    let pages: Vec<PageIx> = section
        .children
        .iter()
        .filter_map(|node| match node {
            NavNode::Page(page) => Some(*page),
            NavNode::Section(_) => None,
        })
        .collect();
    let mut way = Vec::new();
    let mut parent = section.parent;
    while let Some(at) = parent {
        way.insert(0, at);
        parent = shared.portal.sections[at.0 as usize].parent;
    }
    let mut list = ListView {
        title: section.title.clone(),
        breadcrumb: shared.breadcrumb(&way),
        sections: shared.section_cards(ix),
        ..ListView::default()
    };
    if let Some(of) = register::one_type(shared.portal, &pages) {
        list.description.clone_from(&of.description);
        list.register = register::view(shared, of, &pages);
    }
    finish(shared, list, ix, &section.url, &pages)
}

fn list_term(
    shared: &Shared<'_>,
    (kind, title): (&'static str, &'static str),
    term: &Term,
    part: usize,
) -> Result<Artifact, Box<Diagnostic>> {
    let schema = &shared.portal.schema;
    let mut list = ListView {
        title: term.title.clone(),
        kind: singular(kind, title),
        icon: icon(kind).to_owned(),
        breadcrumb: vec![LinkView { title: "Browse".into(), url: format!("{}browse/", shared.base()) }],
        ..ListView::default()
    };
    if kind == "type" {
        let of = schema.get(&term.id);
        list.description.clone_from(&of.description);
        list.icon.clone_from(&of.icon);
        list.register = register::view(shared, of, &term.pages);
    } else if let Some(group) = schema.group(&term.id).filter(|_| kind == "group") {
        list.description.clone_from(&group.description);
        list.icon.clone_from(&group.icon);
    }
    list.links = other_forms(shared, kind, term);
    list.compact = term.pages.len() > MOST_ENTRIES;
    list.pager = pager(shared, term, part);
    let pages = term.pages.chunks(PER_PAGE).nth(part).unwrap_or_default();
    finish(shared, list, SectionIx(0), &part_url(term, part), pages)
}

/// The address of one page of a long list: `…/`, `…/2/`, `…/3/`.
fn part_url(term: &Term, part: usize) -> Url {
    if part == 0 { term.url.clone() } else { Url::new(format!("{}{}/", term.url, part + 1)) }
}

fn pager(shared: &Shared<'_>, term: &Term, part: usize) -> Option<PagerView> {
    let count = term.pages.len().div_ceil(PER_PAGE);
    let to = |part: usize| shared.href(&part_url(term, part));
    (count > 1).then(|| PagerView {
        number: part + 1,
        count,
        previous: part.checked_sub(1).map(to),
        next: Some(part + 1).filter(|next| *next < count).map(to),
    })
}

/// The feed, the data and the calendar of what a term's page shows, where they exist.
fn other_forms(shared: &Shared<'_>, kind: &str, term: &Term) -> Vec<LinkView> {
    let link = |title: &str, url: String| LinkView { title: title.to_owned(), url };
    let feed = shared.feed(&term.url).map(|feed| link("Feed", feed.url.clone()));
    let data =
        (kind == "type").then(|| link("Data (JSON)", format!("{}records.json", shared.href(&term.url))));
    let calendar = shared.calendar().filter(|_| kind == "review").map(|url| link("Calendar of reviews", url));
    let due = shared.due_calendar(&term.url).map(|url| link("Calendar", url));
    [feed, data, calendar, due].into_iter().flatten().collect()
}

fn finish(
    shared: &Shared<'_>,
    mut list: ListView,
    section: SectionIx,
    url: &Url,
    pages: &[PageIx],
) -> Result<Artifact, Box<Diagnostic>> {
    list.compact |= pages.len() > MOST_ENTRIES;
    list.rest = pages.len().saturating_sub(PER_PAGE);
    let pages = &pages[..pages.len() - list.rest];
    if list.compact {
        list.register = None;
    }
    if list.register.is_none() {
        list.entries = shared.cards(pages);
    }
    let title = list.title.clone();
    let description = if list.description.is_empty() {
        format!("{} in {}", title, super::shared::site_title(shared.portal))
    } else {
        list.description.clone()
    };
    let mut context = shared.context(section, url, &shared.plain_meta(url, &title, &description));
    context.insert("list", &list);
    write(shared, "list.html", &context, url)
}

fn singular(kind: &str, title: &'static str) -> &'static str {
    match kind {
        "group" => "Group",
        "type" => "Type",
        "tag" => "Tag",
        "level" => "Level",
        "owner" => "Owner",
        _ => title,
    }
}

fn icon(kind: &str) -> &'static str {
    match kind {
        "group" => "layers",
        "tag" => "tag",
        "level" => "bar-chart",
        "owner" => "user",
        "review" => "clock",
        "status" => "refresh",
        _ => "folder",
    }
}
