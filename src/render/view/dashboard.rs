//! `board.html`, `work.html`, `reviews.html`, `health.html`: `view`, and `page.work` on the pages of people and teams.

use serde::Serialize;

use super::{CellView, DateView, LinkView, RegisterView};
use crate::render::chart::{ChartView, SparkView};

/// What all of these pages begin with: `dashboard`.
#[derive(Debug, Serialize)]
pub(crate) struct DashboardView<'a> {
    pub(crate) title: &'a str,
    pub(crate) description: &'static str,
    pub(crate) breadcrumb: Vec<LinkView>,
    /// What these pages are about.
    pub(crate) area: &'static str,
    /// The pages of the area that the portal has.
    pub(crate) pages: Vec<TabView>,
}

/// The pages of an area.
#[derive(Debug, Serialize)]
pub(crate) struct AreaView {
    pub(crate) title: &'static str,
    pub(crate) links: Vec<LinkView>,
}

/// A page of this kind.
#[derive(Debug, Serialize)]
pub(crate) struct TabView {
    pub(crate) title: &'static str,
    pub(crate) url: String,
    pub(crate) here: bool,
}

/// A table with its heading. `rest` says what it leaves out.
#[derive(Debug, Serialize)]
pub(crate) struct TableView {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) note: String,
    pub(crate) register: RegisterView,
    pub(crate) rest: Option<RestView>,
}

/// How many entries are left out, and where all of them are.
#[derive(Debug, Serialize)]
pub(crate) struct RestView {
    pub(crate) count: usize,
    pub(crate) link: LinkView,
}

/// The stage board.
#[derive(Debug, Serialize)]
pub(crate) struct BoardView {
    pub(crate) columns: Vec<BoardColumn>,
    /// People and teams to choose from.
    pub(crate) who: Vec<String>,
    /// Types to choose from.
    pub(crate) types: Vec<String>,
    pub(crate) count: usize,
    pub(crate) table: TableView,
}

/// A stage.
#[derive(Debug, Serialize)]
pub(crate) struct BoardColumn {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) count: usize,
    pub(crate) cards: Vec<BoardCard>,
    pub(crate) rest: Option<RestView>,
}

/// A page, or a task without one.
#[derive(Debug, Serialize)]
pub(crate) struct BoardCard {
    pub(crate) title: String,
    pub(crate) url: String,
    /// Its type, as shown.
    pub(crate) kind: String,
    /// Who answers for it, as shown.
    pub(crate) owner: String,
    /// Everybody who has to do with it.
    pub(crate) who: Vec<String>,
    pub(crate) badge: Option<BadgeView>,
    pub(crate) tasks: Vec<TaskLine>,
    /// Tasks that are not shown: done, or too many.
    pub(crate) more: String,
}

/// A pill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct BadgeView {
    pub(crate) kind: &'static str,
    pub(crate) title: String,
    /// The date that decides, for the reader's day; empty where none does.
    pub(crate) due: String,
}

/// A task in a list.
#[derive(Debug, Serialize)]
pub(crate) struct TaskLine {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) badge: BadgeView,
    pub(crate) due: Option<DateView>,
    /// The page it is about, where the list is not about that page.
    pub(crate) page: Option<LinkView>,
    /// Who does it, what it waits for.
    pub(crate) note: String,
}

/// The page of who has what to do.
#[derive(Debug, Serialize)]
pub(crate) struct WorkPageView {
    pub(crate) load: ChartView,
    pub(crate) late: TableView,
    pub(crate) people: TableView,
}

/// What a person or a team has to do.
#[derive(Debug, Serialize)]
pub(crate) struct WorkView {
    pub(crate) tasks: Vec<TaskLine>,
    pub(crate) looks_at: Vec<TaskLine>,
    pub(crate) actions: Vec<TaskLine>,
    pub(crate) requests: Vec<TaskLine>,
    pub(crate) due: Vec<TaskLine>,
    /// What the lists leave out.
    pub(crate) rest: usize,
    pub(crate) links: Vec<LinkView>,
}

/// The review dashboard.
#[derive(Debug, Serialize)]
pub(crate) struct ReviewsPageView {
    pub(crate) tiles: Vec<TileView>,
    pub(crate) trend: Option<ChartView>,
    pub(crate) due: Option<TableView>,
    pub(crate) months: Option<ChartView>,
    pub(crate) groups: Vec<GroupsView>,
    pub(crate) lists: Vec<TableView>,
    pub(crate) unowned: Vec<LinkView>,
    pub(crate) unowned_rest: usize,
    pub(crate) links: Vec<LinkView>,
}

/// A number with its name.
#[derive(Debug, Serialize)]
pub(crate) struct TileView {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) count: usize,
    pub(crate) url: Option<String>,
}

/// Counts by owner, team or type.
#[derive(Debug, Serialize)]
pub(crate) struct GroupsView {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) head: &'static str,
    pub(crate) rows: Vec<GroupRow>,
    pub(crate) rest: usize,
}

/// One of them.
#[derive(Debug, Serialize)]
pub(crate) struct GroupRow {
    pub(crate) title: String,
    pub(crate) url: Option<String>,
    pub(crate) counts: [usize; 4],
    pub(crate) share: String,
}

/// The page of figures.
#[derive(Debug, Serialize)]
pub(crate) struct HealthPageView {
    pub(crate) areas: Vec<HealthArea>,
    pub(crate) topics: Vec<TopicView>,
    pub(crate) missing: Vec<MissingView>,
}

/// Figures that are about the same.
#[derive(Debug, Serialize)]
pub(crate) struct HealthArea {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) figures: Vec<FigureView>,
}

/// A figure with its parts.
#[derive(Debug, Serialize)]
pub(crate) struct FigureView {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    /// `76 %`, `12`.
    pub(crate) value: String,
    /// How full its bar is, and where the target lies on it, both in percent.
    pub(crate) full: usize,
    pub(crate) mark: Option<usize>,
    pub(crate) formula: &'static str,
    pub(crate) above: Vec<CountedView>,
    pub(crate) below: Option<CountedView>,
    /// `90 %`; empty without one.
    pub(crate) target: String,
    pub(crate) met: bool,
    pub(crate) history: Option<SparkView>,
    /// What the history says.
    pub(crate) since: String,
}

/// A number with what it counts, and where to see it.
#[derive(Debug, Serialize)]
pub(crate) struct CountedView {
    pub(crate) count: String,
    pub(crate) of: &'static str,
    pub(crate) url: Option<String>,
}

/// A topic and the pages that cover it, or would.
#[derive(Debug, Serialize)]
pub(crate) struct TopicView {
    pub(crate) title: String,
    pub(crate) covered: bool,
    pub(crate) pages: Vec<LinkView>,
    pub(crate) note: &'static str,
}

/// A figure that there is no evidence for.
#[derive(Debug, Serialize)]
pub(crate) struct MissingView {
    pub(crate) area: &'static str,
    pub(crate) title: &'static str,
    pub(crate) target: &'static str,
    pub(crate) needs: &'static str,
}

impl CellView {
    /// A cell of plain text.
    pub(crate) fn text(label: &str, text: impl Into<String>) -> Self {
        Self { label: label.to_owned(), text: text.into(), ..Self::default() }
    }

    /// With a link.
    #[must_use]
    pub(crate) fn to(mut self, url: Option<String>) -> Self {
        self.url = url;
        self
    }

    /// In this order among the others of its column.
    #[must_use]
    pub(crate) fn sorted(mut self, key: impl Into<String>) -> Self {
        self.sort = Some(key.into());
        self
    }
}
