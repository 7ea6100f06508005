//! What pages say of skills: `page.skills`, and the files that a script reads to compare any person with any role.

mod competency;
pub(super) mod files;
mod goal;
mod person;
mod plan;
mod role;
mod timeline;

pub(super) use goal::due_badge;

use super::view::{
    AdviceView, ChooserView, FitView, GapView, LadderCell, LadderRow, LadderTable, LinkView, MarkView,
    SkillsView,
};
use super::{Shared, dashboards};
use crate::portal::PageIx;
use crate::registers::learning::gaps::{Fit, Gap, Prospect};
use crate::registers::learning::recommend::{Advice, Match, Place, Source, Teacher};
use crate::registers::learning::roles::{Pathway, Requirement};
use crate::registers::learning::{Learning, Proficiency, types};

/// Recommendations for a gap.
const MOST_ADVICE: usize = 3;

/// What a page shows of skills; `None` for a page of another type, and for one that there is nothing to say of.
pub(super) fn view(shared: &Shared<'_>, ix: PageIx) -> Option<SkillsView> {
    match shared.portal.page(ix).page.type_id.as_str() {
        "person" => person::view(shared, ix).map(SkillsView::Person),
        types::COMPETENCY => Some(SkillsView::Competency(competency::view(shared, ix))),
        types::ROLE => Some(SkillsView::Role(role::view(shared, ix))),
        types::PATHWAY => pathway(shared, ix).map(SkillsView::Pathway),
        types::PLAN => plan::view(shared, ix).map(SkillsView::Plan),
        types::GOAL => goal::page(shared, ix).map(SkillsView::Goal),
        _ => None,
    }
}

/// What is known of everybody.
fn learning<'a>(shared: &'a Shared<'_>) -> &'a Learning {
    &shared.registers.learning
}

pub(super) fn link(shared: &Shared<'_>, ix: PageIx) -> LinkView {
    let page = shared.portal.page(ix);
    LinkView { title: page.page.title.clone(), url: shared.href(&page.url) }
}

fn links(shared: &Shared<'_>, pages: &[PageIx]) -> Vec<LinkView> {
    pages.iter().map(|ix| link(shared, *ix)).collect()
}

/// A level for readers.
pub(super) fn mark(level: Option<Proficiency>) -> MarkView {
    match level {
        Some(level) => MarkView { number: level.number(), title: level.title() },
        None => MarkView { number: 0, title: "Not assessed" },
    }
}

fn minutes(minutes: u64) -> String {
    match minutes {
        0 => String::new(),
        1..120 => format!(" · {minutes} min"),
        _ => format!(" · {} h", minutes / 60),
    }
}

/// Why something is recommended, without how it fits a gap.
fn source(teacher: &Teacher) -> String {
    let level = teacher.level.map(Proficiency::title);
    match (teacher.source, level) {
        (Source::Resource, Some(level)) => format!("Named for {level}"),
        (Source::Resource, None) => "Named by the competency".to_owned(),
        (Source::Path, Some(level)) => format!("Path to {level}"),
        (Source::Path, None) => "Path that leads there".to_owned(),
        (Source::Page, _) => "Teaches it".to_owned(),
        (Source::Programme, Some(level)) => format!("Programme up to {level}"),
        (Source::Programme, None) => "Programme that addresses it".to_owned(),
    }
}

fn reason(advice: Advice<'_>) -> String {
    let fits = match advice.fits {
        Match::NextLevel => ", the next step",
        Match::Beyond => ", further than needed",
        Match::OnTheWay | Match::AnyLevel => "",
    };
    format!("{}{fits}{}", source(advice.teacher), minutes(advice.teacher.minutes))
}

fn advice_view(shared: &Shared<'_>, teacher: &Teacher, reason: String) -> AdviceView {
    let (title, url) = match &teacher.place {
        Place::Page(ix) => {
            let LinkView { title, url } = link(shared, *ix);
            (title, Some(url))
        }
        Place::Elsewhere(title, url) => (title.clone(), url.clone()),
    };
    AdviceView { title, url, reason }
}

fn advice(
    shared: &Shared<'_>,
    competency: PageIx,
    from: Option<Proficiency>,
    to: Proficiency,
) -> Vec<AdviceView> {
    let found = learning(shared).teaching.advice(competency, from, to).into_iter().take(MOST_ADVICE);
    found.map(|it| advice_view(shared, it.teacher, reason(it))).collect()
}

/// What leads to a level, whoever asks.
fn towards(shared: &Shared<'_>, competency: PageIx, to: Proficiency) -> Vec<AdviceView> {
    let below = Proficiency::ALL.into_iter().take_while(|level| *level < to).last();
    let found = learning(shared).teaching.advice(competency, below, to).into_iter().take(MOST_ADVICE);
    let reason = |it: &Teacher| format!("{}{}", source(it), minutes(it.minutes));
    found.map(|it| advice_view(shared, it.teacher, reason(it.teacher))).collect()
}

fn gap(shared: &Shared<'_>, gap: &Gap) -> GapView {
    let Requirement { competency, level, required } = gap.asked;
    GapView {
        competency: link(shared, competency),
        current: mark(gap.current),
        target: mark(Some(level)),
        required,
        advice: advice(shared, competency, gap.current, level),
    }
}

/// `3 of 4 musts met`.
fn musts(fit: &Fit) -> String {
    match fit.musts() {
        (0, _) => "No musts".to_owned(),
        (1, met) => format!("{met} of 1 must met"),
        (musts, met) => format!("{met} of {musts} musts met"),
    }
}

fn fit(shared: &Shared<'_>, prospect: Prospect, fit: &Fit) -> Option<FitView> {
    Some(FitView {
        prospect: prospect.title(),
        role: link(shared, fit.role),
        percent: fit.readiness()?,
        musts: musts(fit),
        ready: fit.is_ready(),
        gaps: fit.open().iter().map(|it| gap(shared, it)).collect(),
    })
}

/// What lets a reader choose a role, for a person who is named by their levels, or the person, for a role.
fn chooser(shared: &Shared<'_>, role: Option<PageIx>, levels: String) -> Option<ChooserView> {
    if !shared.registers.shown.ladder || !shared.registers.shown.matrix {
        return None;
    }
    let file = |path: &str| format!("{}{path}", shared.base());
    Some(ChooserView {
        roles: file(files::ROLES),
        people: if levels.is_empty() { file(files::LEVELS) } else { String::new() },
        levels,
        role: role.map_or_else(String::new, |ix| link(shared, ix).url),
    })
}

fn pathway(shared: &Shared<'_>, ix: PageIx) -> Option<super::view::PathwaySkills> {
    let pathway = learning(shared).roles.pathways.iter().find(|pathway| pathway.ix == ix)?;
    let all = dashboards::ladder(shared).filter(|_| learning(shared).roles.pathways.len() > 1);
    Some(super::view::PathwaySkills { ladder: ladder(shared, pathway), all })
}

/// The roles of a pathway side by side.
pub(super) fn ladder(shared: &Shared<'_>, pathway: &Pathway) -> LadderTable {
    let roles = &learning(shared).roles;
    let mut competencies: Vec<PageIx> = Vec::new();
    for asked in pathway.levels.iter().flat_map(|role| roles.of(*role)) {
        if !competencies.contains(&asked.competency) {
            competencies.push(asked.competency);
        }
    }
    let row = |competency: &PageIx| {
        let mut before = None;
        let cells = pathway.levels.iter().enumerate().map(|(at, role)| {
            let asked = roles.of(*role).iter().find(|asked| asked.competency == *competency);
            let level = asked.map(|asked| asked.level);
            let rises = at > 0 && level > before;
            before = level;
            let mark =
                level.map_or(MarkView { number: 0, title: "Not asked for" }, |level| mark(Some(level)));
            LadderCell { level: mark, required: asked.is_some_and(|asked| asked.required), rises }
        });
        LadderRow { competency: link(shared, *competency), cells: cells.collect() }
    };
    let LinkView { title, url } = link(shared, pathway.ix);
    LadderTable {
        title,
        url,
        roles: links(shared, &pathway.levels),
        rows: competencies.iter().map(row).collect(),
        alternatives: links(shared, &pathway.alternatives),
    }
}
