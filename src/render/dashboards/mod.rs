//! The pages over registers: stage board, work, reviews, health; and what a person's page says of their work.

mod board;
mod chart;
mod coverage;
mod health;
mod ladder;
mod matrix;
mod paths;
mod person;
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

pub(super) use person::view as person;
pub(super) use training::page as training;

/// Rows that a table has at most.
const MOST_ROWS: usize = 200;

/// One of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dashboard {
    Board,
    Work,
    Reviews,
    Health,
    Paths,
    Skills,
    Matrix,
    Ladder,
    Coverage,
    Training,
    Calendar,
    Certifications,
    Roi,
}

/// What a page is called and what it is for. Pages of an area link to each other.
struct About {
    area: Area,
    id: &'static str,
    title: &'static str,
    description: &'static str,
}

/// What the pages that link to each other are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Area {
    State,
    Learning,
}

impl Area {
    /// What assistive technology calls the links.
    const fn title(self) -> &'static str {
        match self {
            Self::State => "State of the portal",
            Self::Learning => "Learning",
        }
    }
}

impl Dashboard {
    const ALL: [Self; 13] = [
        Self::Board,
        Self::Work,
        Self::Reviews,
        Self::Health,
        Self::Paths,
        Self::Matrix,
        Self::Ladder,
        Self::Coverage,
        Self::Skills,
        Self::Training,
        Self::Calendar,
        Self::Certifications,
        Self::Roi,
    ];

    /// Those that the portal has.
    pub(super) fn shown(shared: &Shared<'_>) -> Vec<Self> {
        let shown = shared.registers.shown;
        let is_shown = |page: &Self| match page {
            Self::Board => shown.board,
            Self::Work => shown.work,
            Self::Reviews => shown.reviews,
            Self::Health => shown.health,
            Self::Paths => shown.paths,
            Self::Skills => shown.skills,
            Self::Matrix => shown.matrix,
            Self::Ladder => shown.ladder,
            Self::Coverage => shown.coverage,
            Self::Training => training::has(shared, training::Kind::Catalogue),
            Self::Calendar => training::has(shared, training::Kind::Calendar),
            Self::Certifications => training::has(shared, training::Kind::Certificates),
            Self::Roi => training::has(shared, training::Kind::Roi),
        };
        Self::ALL.into_iter().filter(is_shown).collect()
    }

    const fn about(self) -> About {
        match self {
            Self::Board => About {
                area: Area::State,
                id: "board",
                title: "Stage board",
                description: "Where each page stands in the documentation workflow, and what is to be done on it.",
            },
            Self::Work => About {
                area: Area::State,
                id: "work",
                title: "Work",
                description: "Who has what to do: tasks, reviews that were asked for, and pages whose review is due.",
            },
            Self::Reviews => About {
                area: Area::State,
                id: "reviews",
                title: "Reviews",
                description: "Which pages have been checked lately, which are due, and who looks after them.",
            },
            Self::Health => About {
                area: Area::State,
                id: "health",
                title: "Health",
                description: "How far this portal can be relied on: figures with what they count, and their targets.",
            },
            Self::Paths => About {
                area: Area::Learning,
                id: "paths",
                title: "Learning paths",
                description: "Pages in the order in which they are best read: made by hand, for newcomers, and to every competency.",
            },
            Self::Skills => About {
                area: Area::Learning,
                id: "skills",
                title: "Skills in figures",
                description: "What teams can do and what came of trainings, as means over groups of people.",
            },
            Self::Matrix => About {
                area: Area::Learning,
                id: "matrix",
                title: "Skill matrix",
                description: "Who can do what, and where somebody has less than their role asks for.",
            },
            Self::Ladder => About {
                area: Area::Learning,
                id: "ladder",
                title: "Career ladder",
                description: "What the roles of each pathway ask for, side by side, and any two of them compared.",
            },
            Self::Coverage => About {
                area: Area::Learning,
                id: "coverage",
                title: "Team coverage",
                description: "What each team can do, and which competencies hang on one person.",
            },
            Self::Training => About {
                area: Area::Learning,
                id: "training",
                title: "Training",
                description: "The courses: what they teach, how long they take, what they cost, and when they are held next.",
            },
            Self::Calendar => About {
                area: Area::Learning,
                id: "calendar",
                title: "Calendar",
                description: "When training is held, where, by whom, and whether there are places.",
            },
            Self::Certifications => About {
                area: Area::Learning,
                id: "certifications",
                title: "Certificates",
                description: "Who holds which certificate, and by when it has to be renewed.",
            },
            Self::Roi => About {
                area: Area::Learning,
                id: "roi",
                title: "Training costs",
                description: "What training cost in the last year, what people learned, and what that is worth.",
            },
        }
    }

    const fn title(self) -> &'static str {
        self.about().title
    }

    pub(super) fn url(self) -> Url {
        Url::new(format!("browse/{}/", self.about().id))
    }

    /// Renders it.
    pub(super) fn render(self, shared: &Shared<'_>) -> Result<Artifact, Box<Diagnostic>> {
        match self {
            Self::Board => self.page(shared, &board::view(shared)),
            Self::Work => self.page(shared, &work::view(shared)),
            Self::Reviews => self.page(shared, &reviews::view(shared)),
            Self::Health => self.page(shared, &health::view(shared)),
            Self::Paths => self.page(shared, &paths::view(shared)),
            Self::Skills => self.page(shared, &skills::view(shared)),
            Self::Matrix => self.page(shared, &matrix::view(shared)),
            Self::Ladder => self.page(shared, &ladder::view(shared)),
            Self::Coverage => self.page(shared, &coverage::view(shared)),
            Self::Training => self.page(shared, &training::catalogue::view(shared)),
            Self::Calendar => self.page(shared, &training::calendar::view(shared)),
            Self::Certifications => self.page(shared, &training::certificates::view(shared)),
            Self::Roi => self.page(shared, &training::roi::view(shared)),
        }
    }

    fn page(self, shared: &Shared<'_>, view: &impl Serialize) -> Result<Artifact, Box<Diagnostic>> {
        let url = self.url();
        let About { area, id, title, description } = self.about();
        let tab =
            |page: Self| TabView { title: page.title(), url: shared.href(&page.url()), here: page == self };
        let beside = Self::shown(shared).into_iter().filter(|page| page.about().area == area);
        let dashboard = DashboardView {
            title,
            description,
            breadcrumb: vec![LinkView { title: "Browse".into(), url: format!("{}browse/", shared.base()) }],
            area: area.title(),
            pages: beside.map(tab).collect(),
        };
        let meta = shared.plain_meta(&url, title, description);
        let mut context = shared.context(SectionIx(0), &url, &meta);
        context.insert("dashboard", &dashboard);
        context.insert("view", view);
        write(shared, &format!("{id}.html"), &context, &url)
    }
}

/// Where the paths are listed.
pub(super) fn paths_link(shared: &Shared<'_>) -> LinkView {
    let page = Dashboard::Paths;
    LinkView { title: page.title().to_owned(), url: shared.href(&page.url()) }
}

/// Links to all of them by area, for the index of everything.
pub(super) fn links(shared: &Shared<'_>) -> Vec<AreaView> {
    let mut areas: Vec<AreaView> = Vec::new();
    for page in Dashboard::shown(shared) {
        let title = page.about().area.title();
        let link = LinkView { title: page.title().to_owned(), url: shared.href(&page.url()) };
        match areas.iter_mut().find(|area| area.title == title) {
            Some(area) => area.links.push(link),
            None => areas.push(AreaView { title, links: vec![link] }),
        }
    }
    areas
}

/// The ladder, where the portal has one.
pub(super) fn ladder(shared: &Shared<'_>) -> Option<LinkView> {
    let page = Dashboard::Ladder;
    let link = || LinkView { title: page.title().to_owned(), url: shared.href(&page.url()) };
    shared.registers.shown.ladder.then(link)
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
    let rows: Vec<RowView> = rows.into_iter().map(|cells| RowView { level: None, cells }).collect();
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
