//! `page.learn`: the paths that a page lies on, what comes before it, what leads to it, and its quiz.

use tera::Value;

use super::view::{
    LearnView, LinkView, OnPathView, OptionView, PathCard, PathStep, PathView, QuestionView, WayView,
};
use super::{Shared, plan};
use crate::markdown;
use crate::parse::Level;
use crate::portal::{PageIx, PortalPage};
use crate::registers::learning::paths::{self, Path, Way};
use crate::registers::learning::{quiz, time, types};
use crate::schema::{ContentType, Kind, Value as Field};

/// A way of more pages shows these.
const MOST_STEPS: usize = 40;

/// `None` for a page that has nothing to do with learning.
pub(super) fn view(shared: &Shared<'_>, ix: PageIx, of: &ContentType) -> Option<LearnView> {
    let page = shared.portal.page(ix);
    let learning = &shared.registers.learning;
    let way = match of.id.as_str() {
        types::COMPETENCY => Some(paths::to_competency(shared.portal, ix)),
        types::ROLE => Some(paths::to_role(shared.portal, &learning.roles, ix)),
        _ => None,
    };
    let on: Vec<OnPathView> = learning.paths.with(ix).map(|(path, at)| on_path(shared, path, at)).collect();
    let quiz: Vec<QuestionView> = quiz::questions(&page.fields).into_iter().map(question).collect();
    let view = LearnView {
        markable: shared.registers.shown.paths
            && of.kind == Kind::Page
            && !shared.portal.leads(page)
            && (!on.is_empty() || !quiz.is_empty() || is_learned(page)),
        on,
        path: learning.paths.of(ix).map(|path| own(shared, path)),
        before: before(shared, ix, of),
        way: way.filter(|way| !way.pages.is_empty()).map(|way| way_view(shared, &way)),
        reached_by: learning.paths.leading_to(ix).map(|path| card(shared, path)).collect(),
        plan: plan::link_from(shared, ix),
        quiz,
    };
    let something = view.markable
        || view.path.is_some()
        || view.before.is_some()
        || view.way.is_some()
        || view.plan.is_some()
        || !(view.on.is_empty() && view.reached_by.is_empty() && view.quiz.is_empty());
    something.then_some(view)
}

/// Whether the page is part of some computed path or plan.
fn is_learned(page: &PortalPage) -> bool {
    let names = |field: &str| page.fields.get(field).is_some_and(|value| !value.ref_list().is_empty());
    let named = |inverse: &str| page.inverse.get(inverse).is_some_and(|pages| !pages.is_empty());
    names("competencies") || names("prerequisites") || named("prerequisite_of") || named("on_reading_path_of")
}

/// All that comes before a page, where that is more than the page names itself.
fn before(shared: &Shared<'_>, ix: PageIx, of: &ContentType) -> Option<WayView> {
    if of.kind != Kind::Page {
        return None;
    }
    let named = shared.portal.page(ix).fields.get("prerequisites").map(Field::ref_list).unwrap_or_default();
    if named.is_empty() {
        return None;
    }
    let way = paths::before(shared.portal, ix);
    (way.pages.len() > named.len()).then(|| way_view(shared, &way))
}

fn on_path(shared: &Shared<'_>, path: &Path, at: usize) -> OnPathView {
    let link = |ix: PageIx| shared.link(ix);
    let step = |at: usize| path.steps.get(at).map(|step| link(step.page));
    OnPathView {
        path: link(path.ix),
        number: at + 1,
        of: path.steps.len(),
        previous: at.checked_sub(1).and_then(step),
        next: step(at + 1),
    }
}

fn own(shared: &Shared<'_>, path: &Path) -> PathView {
    let steps = path.steps.iter().map(|step| PathStep {
        optional: step.optional,
        checkpoint: step.checkpoint.as_deref().map(html),
        ..step_view(shared, step.page)
    });
    PathView {
        steps: steps.collect(),
        time: time(path.minutes),
        optional: if path.optional_minutes > 0 { time(path.optional_minutes) } else { String::new() },
        level: level(path.levels),
        audience: path.audience.join(", "),
        leads_to: shared.cards(&path.leads_to),
    }
}

/// A page to be read, without a checkpoint.
pub(super) fn step_view(shared: &Shared<'_>, ix: PageIx) -> PathStep {
    PathStep {
        card: shared.card(ix),
        minutes: paths::minutes(shared.portal, ix),
        optional: false,
        checkpoint: None,
        key: format!("checkpoint-{}", shared.portal.page(ix).page.id),
    }
}

fn way_view(shared: &Shared<'_>, way: &Way) -> WayView {
    let shown = &way.pages[..way.pages.len().min(MOST_STEPS)];
    WayView {
        count: way.pages.len(),
        time: time(way.minutes),
        steps: shown.iter().map(|ix| step_view(shared, *ix)).collect(),
        rest: way.pages.len() - shown.len(),
    }
}

/// A path in a list of them.
pub(super) fn card(shared: &Shared<'_>, path: &Path) -> PathCard {
    let LinkView { title, url } = shared.link(path.ix);
    let steps: Vec<String> =
        path.steps.iter().map(|step| shared.href(&shared.portal.page(step.page).url)).collect();
    PathCard {
        title,
        url,
        summary: shared.portal.page(path.ix).page.meta.summary.clone(),
        time: time(path.minutes),
        level: level(path.levels),
        count: steps.len(),
        audience: path.audience.join(", "),
        steps: steps.join(" "),
    }
}

fn level(levels: Option<(Level, Level)>) -> String {
    match levels {
        None => String::new(),
        Some((low, high)) if low == high => low.title().to_owned(),
        Some((low, high)) => format!("{} to {}", low.title(), high.title().to_lowercase()),
    }
}

fn html(text: &str) -> Value {
    Value::safe_string(&markdown::inline(text))
}

fn question(question: quiz::Question) -> QuestionView {
    let option =
        |(at, text): (usize, &String)| OptionView { text: html(text), right: question.answer.contains(&at) };
    QuestionView {
        text: html(&question.text),
        options: question.options.iter().enumerate().map(option).collect(),
        several: question.answer.len() > 1,
        explanation: Some(question.explanation.as_str()).filter(|text| !text.is_empty()).map(html),
    }
}
