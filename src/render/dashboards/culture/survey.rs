//! Surveys: statements with means, and themes over time.

use std::collections::BTreeSet;

use super::{all, behaviour, overview, page_link};
use crate::portal::PageIx;
use crate::registers::culture::figures::{BEST, Mean};
use crate::registers::culture::surveys::{Question, Survey};
use crate::render::chart::{self, Axis, ChartView, Line, Series};
use crate::render::view::{AgreeView, QuestionLine, SurveyCulture};
use crate::render::{Shared, dates};

/// A survey beside the one before it of the same people.
pub(super) fn view(shared: &Shared<'_>, survey: &Survey) -> SurveyCulture {
    let earlier = all(shared).surveys.iter().rev();
    let before = earlier.into_iter().find(|it| it.team == survey.team && it.date < survey.date);
    let teams: BTreeSet<PageIx> =
        survey.questions.iter().flat_map(|question| question.teams.keys().copied()).collect();
    SurveyCulture {
        date: dates::view(survey.date),
        answered: answered(survey),
        questions: survey.questions.iter().map(|it| line(shared, it, &teams, before)).collect(),
        teams: teams.iter().map(|team| page_link(shared, *team)).collect(),
        withheld: survey.questions.iter().any(|question| question.withheld),
        min_group: shared.portal.config.privacy.min_group,
        all: overview::PAGE.link(shared),
    }
}

/// `11 of 12 answered`.
fn answered(survey: &Survey) -> String {
    let invited = survey.invited.or_else(|| survey.questions.iter().filter_map(|it| it.invited).max());
    match (survey.answered(), invited) {
        (Some(answered), Some(invited)) => format!("{answered} of {invited} answered"),
        (Some(answered), None) => format!("{answered} answered"),
        (None, _) => String::new(),
    }
}

fn line(
    shared: &Shared<'_>,
    question: &Question,
    teams: &BTreeSet<PageIx>,
    before: Option<&Survey>,
) -> QuestionLine {
    let earlier = before.and_then(|survey| {
        let same = survey.questions.iter().find(|it| it.id == question.id)?;
        Some((survey, same.all?))
    });
    let change = match (question.all, earlier) {
        (Some(now), Some((survey, then))) => {
            let moved = ((now.mean - then.mean) * 10.0).round() / 10.0;
            let sign = if moved < 0.0 { "−" } else { "+" };
            let since = dates::view(survey.date).human;
            if moved == 0.0 {
                format!("as on {since}")
            } else {
                format!("{sign}{:.1} since {since}", moved.abs())
            }
        }
        _ => String::new(),
    };
    QuestionLine {
        statement: question.statement.clone(),
        theme: question.theme.as_ref().map(|(_, title)| title.clone()).unwrap_or_default(),
        behaviour: question.behaviour.as_ref().map(|id| behaviour(shared, id)).unwrap_or_default(),
        all: question.all.map(agree),
        teams: teams.iter().map(|team| question.teams.get(team).copied().map(agree)).collect(),
        change,
    }
}

fn agree(of: Mean) -> AgreeView {
    AgreeView {
        mean: format!("{:.1}", of.mean),
        // From 1 to 5, so that no agreement at all is an empty bar.
        width: ((of.mean - 1.0) / (BEST as f64 - 1.0) * 100.0).round() as usize,
        answered: of.answered,
    }
}

/// The surveys of everybody over time, by theme. Nothing for a single one.
pub(super) fn themes(shared: &Shared<'_>) -> Option<ChartView> {
    let surveys: Vec<&Survey> = all(shared).surveys.iter().filter(|it| it.team.is_none()).collect();
    let mut themes: Vec<(String, String)> = Vec::new();
    for theme in surveys.iter().flat_map(|it| &it.questions).filter_map(|it| it.theme.as_ref()) {
        if !themes.contains(theme) {
            themes.push(theme.clone());
        }
    }
    let series: Vec<Series> = themes
        .into_iter()
        .map(|(id, title)| Series { title, values: surveys.iter().map(|it| it.theme(&id)).collect() })
        .filter(|series| series.values.iter().flatten().count() > 1)
        .collect();
    if series.is_empty() {
        return None;
    }
    Some(chart::line(Line {
        id: "themes".to_owned(),
        title: moved(&series),
        description: "Mean agreement with the statements of each theme, from 1 (not at all) to 5 (fully)"
            .to_owned(),
        x_title: "Survey".to_owned(),
        x: Axis::Days(surveys.iter().map(|it| it.date).collect()),
        series,
        ..Line::default()
    }))
}

/// What moved most between the first and the last survey.
fn moved(series: &[Series]) -> String {
    let change = |of: &Series| {
        let mut known = of.values.iter().flatten();
        let first = known.next()?;
        Some((known.next_back()? - first, of.title.to_lowercase()))
    };
    let most = series.iter().filter_map(change).max_by(|a, b| a.0.abs().total_cmp(&b.0.abs()));
    match most {
        Some((moved, title)) if moved >= 0.05 => format!("Most has changed in {title}: up by {moved:.1}"),
        Some((moved, title)) if moved <= -0.05 => {
            format!("Most has changed in {title}: down by {:.1}", moved.abs())
        }
        _ => "Little has changed".to_owned(),
    }
}
