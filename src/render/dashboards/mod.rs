//! The pages over registers: stage board, work, reviews, health; and what a person's page says of their work.

mod board;
mod chart;
mod code;
mod coverage;
mod culture;
mod evaluations;
pub(super) mod graph;
mod health;
mod hot;
mod improvement;
mod ladder;
mod lessons;
mod matrix;
mod paths;
mod person;
mod pipeline;
mod processes;
pub(super) mod radar;
mod reviews;
mod skills;
mod training;
mod work;

use serde::Serialize;

use super::lists::write;
use super::view::{
    AreaView, BadgeView, CellView, ColumnView, DashboardView, LinkView, RegisterView, RestView, RowView,
    TabView, TaskLine,
};
use super::{Shared, dates, register};
use crate::artifact::Artifact;
use crate::diagnostic::Diagnostic;
use crate::portal::{PageIx, SectionIx, Url};
use crate::registers::tasks::{State, Task};

pub(super) use code::page as code;
pub(super) use culture::page as culture;
pub(super) use improvement::page as improvement;
pub(super) use lessons::page as lessons;
pub(super) use lessons::weekly;
pub(super) use person::view as person;
pub(super) use pipeline::{idea, project};
pub(super) use training::page as training;

/// Rows that a table has at most.
const MOST_ROWS: usize = 200;

/// One of the pages.
pub(super) struct Dashboard {
    area: Area,
    id: &'static str,
    title: &'static str,
    description: &'static str,
    /// Whether there is something to show on it.
    shown: fn(&Shared<'_>) -> bool,
    /// Makes what it shows and hands it to [`Dashboard::write`].
    render: fn(&'static Dashboard, &Shared<'_>) -> Result<Artifact, Box<Diagnostic>>,
}

/// All of them, in the order in which they are listed.
static ALL: &[&Dashboard] = &[
    &board::PAGE,
    &work::PAGE,
    &reviews::PAGE,
    &health::PAGE,
    &paths::PAGE,
    &matrix::PAGE,
    &ladder::PAGE,
    &coverage::PAGE,
    &skills::PAGE,
    &code::PAGE,
    &training::catalogue::PAGE,
    &training::calendar::PAGE,
    &training::certificates::PAGE,
    &training::roi::PAGE,
    &processes::PAGE,
    &improvement::initiatives::PAGE,
    &lessons::incidents::PAGE,
    &lessons::tracker::PAGE,
    &lessons::weekly::PAGE,
    &improvement::improvements::PAGE,
    &radar::PAGE,
    &evaluations::PAGE,
    &pipeline::ideas::PAGE,
    &pipeline::projects::PAGE,
    &pipeline::funnel::PAGE,
    &culture::overview::PAGE,
    &culture::wall::PAGE,
    &culture::leaderboard::PAGE,
    &graph::PAGE,
];

/// What the pages that link to each other are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Area {
    State,
    Learning,
    Improvement,
    Innovation,
    Culture,
    Knowledge,
}

impl Area {
    /// What assistive technology calls the links.
    const fn title(self) -> &'static str {
        match self {
            Self::State => "State of the portal",
            Self::Learning => "Learning",
            Self::Improvement => "Improvement",
            Self::Innovation => "Innovation",
            Self::Culture => "Culture",
            Self::Knowledge => "Knowledge",
        }
    }
}

/// Those that the portal has.
pub(super) fn shown(shared: &Shared<'_>) -> Vec<&'static Dashboard> {
    ALL.iter().copied().filter(|page| (page.shown)(shared)).collect()
}

impl Dashboard {
    pub(super) fn url(&self) -> Url {
        Url::new(format!("browse/{}/", self.id))
    }

    fn link(&self, shared: &Shared<'_>) -> LinkView {
        LinkView { title: self.title.to_owned(), url: shared.href(&self.url()) }
    }

    /// Renders it.
    pub(super) fn render(&'static self, shared: &Shared<'_>) -> Result<Artifact, Box<Diagnostic>> {
        (self.render)(self, shared)
    }

    fn write(&self, shared: &Shared<'_>, view: &impl Serialize) -> Result<Artifact, Box<Diagnostic>> {
        self.write_at(shared, view, &self.url(), self.title)
    }

    /// Writes one of several pages of the kind, with an address and a title of its own.
    fn write_at(
        &self,
        shared: &Shared<'_>,
        view: &impl Serialize,
        url: &Url,
        title: &str,
    ) -> Result<Artifact, Box<Diagnostic>> {
        let tab = |page: &Self| TabView {
            title: page.title,
            url: shared.href(&page.url()),
            here: page.url() == *url,
        };
        let beside = shown(shared).into_iter().filter(|page| page.area == self.area);
        let mut breadcrumb =
            vec![LinkView { title: "Browse".into(), url: format!("{}browse/", shared.base()) }];
        if *url != self.url() {
            breadcrumb.push(self.link(shared));
        }
        let dashboard = DashboardView {
            title,
            description: self.description,
            breadcrumb,
            area: self.area.title(),
            pages: beside.map(tab).collect(),
        };
        let meta = shared.plain_meta(url, title, self.description);
        let mut context = shared.context(SectionIx(0), url, &meta);
        context.insert("dashboard", &dashboard);
        context.insert("view", view);
        write(shared, &format!("{}.html", self.id), &context, url)
    }
}

/// Whether a generated page may be at an address, in this portal or in another.
pub(super) fn is_known(url: &Url) -> bool {
    ALL.iter().any(|page| page.url() == *url)
}

/// The address at which the paths are listed.
pub(super) fn paths_url() -> Url {
    paths::PAGE.url()
}

/// Where the paths are listed.
pub(super) fn paths_link(shared: &Shared<'_>) -> LinkView {
    paths::PAGE.link(shared)
}

/// Links to all of them by area, for the index of everything.
pub(super) fn links(shared: &Shared<'_>) -> Vec<AreaView> {
    let mut areas: Vec<AreaView> = Vec::new();
    for page in shown(shared) {
        let title = page.area.title();
        let link = page.link(shared);
        match areas.iter_mut().find(|area| area.title == title) {
            Some(area) => area.links.push(link),
            None => areas.push(AreaView { title, links: vec![link] }),
        }
    }
    areas
}

/// The ladder, where the portal has one.
pub(super) fn ladder(shared: &Shared<'_>) -> Option<LinkView> {
    shared.registers.shown.ladder.then(|| ladder::PAGE.link(shared))
}

fn title(shared: &Shared<'_>, ix: Option<PageIx>) -> String {
    ix.map_or_else(String::new, |ix| shared.portal.page(ix).page.title.clone())
}

fn href(shared: &Shared<'_>, ix: PageIx) -> String {
    shared.href(&shared.portal.page(ix).url)
}

fn page_link(shared: &Shared<'_>, ix: PageIx) -> LinkView {
    shared.link(ix)
}

/// A table; columns that are marked can be filtered by their values.
fn table(heads: &[(&str, bool)], rows: Vec<Vec<CellView>>) -> RegisterView {
    let rows: Vec<RowView> = rows.into_iter().map(|cells| RowView { cells, ..RowView::default() }).collect();
    let column = |(index, (title, filter)): (usize, &(&str, bool))| ColumnView {
        index,
        title: (*title).to_owned(),
        options: if *filter { register::options(&rows, index) } else { Vec::new() },
    };
    RegisterView { columns: heads.iter().enumerate().map(column).collect(), rows }
}

/// A day, in the order of days.
fn date_cell(label: &str, date: Option<jiff::civil::Date>) -> CellView {
    let Some(date) = date else { return CellView::text(label, "") };
    CellView::text(label, dates::view(date).human).sorted(date.to_string())
}

/// What is left out of a list of so many.
fn rest(count: usize, shown: usize, title: &str, url: String) -> Option<RestView> {
    let link = LinkView { title: title.to_owned(), url };
    (count > shown).then(|| RestView { count: count - shown, link })
}

/// Where all records of a type are.
fn register_of(shared: &Shared<'_>, type_id: &str) -> String {
    let url = shared.term_url(&shared.portal.taxonomies.types, type_id);
    url.unwrap_or_else(|| format!("{}browse/", shared.base()))
}

/// Where all tasks are.
fn task_register(shared: &Shared<'_>) -> String {
    register_of(shared, crate::registers::tasks::TYPE)
}

/// How a task stands, as a pill: late before all else.
fn task_badge(shared: &Shared<'_>, task: &Task<'_>) -> BadgeView {
    if task.is_overdue(shared.portal.today) {
        return badge("overdue", "Overdue");
    }
    match task.state {
        State::Blocked => badge("warn", "Blocked"),
        State::Done => badge("ok", State::Done.title()),
        state if task.waits_for.is_empty() => badge("task", state.title()),
        _ => badge("task", "Waiting"),
    }
}

fn badge(kind: &'static str, title: &str) -> BadgeView {
    BadgeView { kind, title: title.to_owned(), due: String::new() }
}

/// A task as a line. `own` is whose list it is in, who needs no mention there.
fn task_line(shared: &Shared<'_>, task: &Task<'_>, own: Option<PageIx>, with_page: bool) -> TaskLine {
    let mut notes = Vec::new();
    if task.state == State::Blocked && task.is_overdue(shared.portal.today) {
        notes.push("blocked".to_owned());
    }
    notes.extend(task.assignee.filter(|who| Some(*who) != own).map(|who| title(shared, Some(who))));
    match task.waits_for.len() {
        0 => {}
        1 => notes.push(format!("after “{}”", title(shared, task.waits_for.first().copied()))),
        n => notes.push(format!("after {n} other tasks")),
    }
    TaskLine {
        title: task.own.page.title.clone(),
        url: shared.href(&task.own.url),
        badge: task_badge(shared, task),
        due: task.due.map(dates::view),
        page: task.page.filter(|_| with_page).map(|ix| page_link(shared, ix)),
        note: notes.join(" · "),
    }
}
