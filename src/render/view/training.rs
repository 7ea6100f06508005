//! `training.html`, `calendar.html`, `certifications.html`, `roi.html`: `view`; and `page.training` on the pages of
//! programmes, sessions, certificates and people.

use serde::Serialize;

use super::{BadgeView, DateView, LinkView, TableView};
use crate::render::chart::ChartView;

/// The catalogue.
#[derive(Debug, Serialize)]
pub(crate) struct CatalogueView {
    pub(crate) facets: Vec<FacetView>,
    /// By kind.
    pub(crate) courses: Vec<CourseView>,
    /// The next sessions of all programmes.
    pub(crate) soon: Vec<SessionLine>,
    /// The calendar of all sessions.
    pub(crate) calendar: Option<String>,
}

/// What to choose by. `by` names the attribute of a card.
#[derive(Debug, Serialize)]
pub(crate) struct FacetView {
    pub(crate) by: &'static str,
    pub(crate) title: &'static str,
    pub(crate) options: Vec<String>,
}

/// A programme in the catalogue.
#[derive(Debug, Serialize)]
pub(crate) struct CourseView {
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) summary: String,
    pub(crate) delivery: String,
    pub(crate) level: Option<&'static str>,
    pub(crate) length: String,
    pub(crate) cost: String,
    pub(crate) teaches: Vec<String>,
    pub(crate) certificate: Option<String>,
    pub(crate) next: Option<SessionLine>,
    /// What it can be chosen by.
    pub(crate) data: Vec<DataView>,
}

/// An attribute of an element; several values are separated by a bar.
#[derive(Debug, Serialize)]
pub(crate) struct DataView {
    pub(crate) name: &'static str,
    pub(crate) value: String,
}

/// A session in a list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SessionLine {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) program: Option<LinkView>,
    /// Days, and times where they are known.
    pub(crate) when: String,
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) place: String,
    pub(crate) instructor: Option<LinkView>,
    pub(crate) state: BadgeView,
    /// `3 of 12 places free`, or how many were taken; empty where that is not known.
    pub(crate) seats: String,
}

/// The calendar.
#[derive(Debug, Serialize)]
pub(crate) struct CalendarView {
    pub(crate) months: Vec<MonthView>,
    /// The month of the build.
    pub(crate) here: String,
    pub(crate) running: Vec<SessionLine>,
    pub(crate) coming: Vec<AgendaView>,
    pub(crate) past: Vec<AgendaView>,
    pub(crate) past_count: usize,
    pub(crate) calendar: Option<String>,
}

/// A month with its weeks.
#[derive(Debug, Serialize)]
pub(crate) struct MonthView {
    pub(crate) id: String,
    pub(crate) title: String,
    /// `4 sessions`.
    pub(crate) note: String,
    pub(crate) weeks: Vec<Vec<DayView>>,
}

/// A day of a month, or of the month before or after.
#[derive(Debug, Serialize)]
pub(crate) struct DayView {
    pub(crate) iso: String,
    /// `21`.
    pub(crate) day: i8,
    /// `Saturday, 21 Nov 2026`, for those who hear the calendar.
    pub(crate) name: String,
    pub(crate) outside: bool,
    pub(crate) sessions: Vec<OnDay>,
    pub(crate) more: usize,
}

/// A session on a day.
#[derive(Debug, Serialize)]
pub(crate) struct OnDay {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) time: String,
    pub(crate) kind: &'static str,
    /// `cancelled`; `begins` or `ends` where nothing happens between the two days.
    pub(crate) note: String,
}

/// Sessions by their first month.
#[derive(Debug, Serialize)]
pub(crate) struct AgendaView {
    pub(crate) title: String,
    pub(crate) sessions: Vec<SessionLine>,
}

/// The board of certificates.
#[derive(Debug, Serialize)]
pub(crate) struct CertificatesView {
    pub(crate) columns: Vec<TermView>,
    pub(crate) months: Option<ChartView>,
    pub(crate) table: TableView,
}

/// Certificates that end in a period.
#[derive(Debug, Serialize)]
pub(crate) struct TermView {
    pub(crate) id: usize,
    pub(crate) title: &'static str,
    /// The most days that are left; empty for no bound.
    pub(crate) most: String,
    pub(crate) count: usize,
    pub(crate) cards: Vec<HeldView>,
    pub(crate) rest: usize,
}

/// A certificate that somebody holds.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct HeldView {
    pub(crate) person: LinkView,
    pub(crate) certificate: LinkView,
    pub(crate) earned: DateView,
    pub(crate) until: Option<DateView>,
    pub(crate) state: BadgeView,
    pub(crate) evidence: Vec<LinkView>,
}

/// The report of costs and worth.
#[derive(Debug, Serialize)]
pub(crate) struct RoiPageView {
    pub(crate) period: String,
    pub(crate) facts: Vec<FactView>,
    /// `(24,000 − 9,300) ÷ 9,300 = 158 %`; nothing where nothing can be compared.
    pub(crate) formula: Vec<String>,
    pub(crate) notes: Vec<String>,
    pub(crate) overview: TableView,
    pub(crate) programs: Vec<RoiView>,
}

/// A figure with its name.
#[derive(Debug, Serialize)]
pub(crate) struct FactView {
    pub(crate) title: &'static str,
    pub(crate) value: String,
    pub(crate) note: String,
}

/// A programme in the report.
#[derive(Debug, Serialize)]
pub(crate) struct RoiView {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) url: String,
    /// `20 % to 140 %`.
    pub(crate) ratio: String,
    pub(crate) steps: Vec<RoiStepView>,
}

/// A step of the calculation, in words and numbers.
#[derive(Debug, Serialize)]
pub(crate) struct RoiStepView {
    pub(crate) title: &'static str,
    pub(crate) value: String,
    /// With the numbers put in, a line each.
    pub(crate) lines: Vec<String>,
}

/// What pages of training show besides their fields.
#[derive(Debug, Default, Serialize)]
pub(crate) struct TrainingView {
    pub(crate) program: Option<ProgramView>,
    pub(crate) session: Option<SessionPageView>,
    pub(crate) certificate: Option<CertificateView>,
    pub(crate) person: Option<LearnerView>,
}

/// A programme's page.
#[derive(Debug, Serialize)]
pub(crate) struct ProgramView {
    pub(crate) length: String,
    pub(crate) cost: String,
    pub(crate) places: String,
    pub(crate) instructor: Option<LinkView>,
    pub(crate) certificate: Option<LinkView>,
    pub(crate) teaches: Vec<TaughtView>,
    pub(crate) requires: Vec<TaughtView>,
    pub(crate) modules: Vec<ModuleView>,
    /// Whether the modules add up to the length; empty for no modules with hours.
    pub(crate) hours: String,
    pub(crate) coming: Vec<SessionLine>,
    pub(crate) past: Vec<SessionLine>,
    pub(crate) calendar: Option<String>,
}

/// A competency with a level.
#[derive(Debug, Serialize)]
pub(crate) struct TaughtView {
    pub(crate) link: LinkView,
    pub(crate) level: Option<&'static str>,
}

/// A module of a curriculum.
#[derive(Debug, Serialize)]
pub(crate) struct ModuleView {
    pub(crate) title: String,
    pub(crate) hours: String,
    pub(crate) method: String,
    pub(crate) content: Option<LinkView>,
}

/// A session's page.
#[derive(Debug, Serialize)]
pub(crate) struct SessionPageView {
    pub(crate) line: SessionLine,
    pub(crate) facts: Vec<FactView>,
    pub(crate) learned: Vec<AmountView>,
    pub(crate) costs: Vec<AmountView>,
    pub(crate) people: Vec<ParticipantView>,
    /// `12 people, 2 of them waiting`.
    pub(crate) people_note: String,
    pub(crate) calendar: Option<String>,
}

/// A number with its name.
#[derive(Debug, Serialize)]
pub(crate) struct AmountView {
    pub(crate) title: String,
    pub(crate) value: String,
    pub(crate) total: bool,
}

/// Somebody in a session.
#[derive(Debug, Serialize)]
pub(crate) struct ParticipantView {
    pub(crate) person: LinkView,
    pub(crate) state: BadgeView,
    pub(crate) enrolled: Option<DateView>,
    pub(crate) attended: String,
    pub(crate) score: String,
    pub(crate) later: String,
    pub(crate) certificate: Option<LinkView>,
}

/// A certificate's page.
#[derive(Debug, Serialize)]
pub(crate) struct CertificateView {
    pub(crate) valid: String,
    pub(crate) cost: String,
    pub(crate) holders: Vec<HeldView>,
    pub(crate) programs: Vec<LinkView>,
    pub(crate) board: Option<String>,
}

/// What a person takes part in, gives and holds.
#[derive(Debug, Serialize)]
pub(crate) struct LearnerView {
    pub(crate) coming: Vec<SessionLine>,
    pub(crate) past: Vec<SessionLine>,
    pub(crate) gives: Vec<SessionLine>,
    pub(crate) held: Vec<HeldView>,
}
