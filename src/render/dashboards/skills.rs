//! `/browse/skills/`: how well groups can do something, for an audience that sees no single assessment.

use super::{Area, Dashboard, page_link, title};
use crate::portal::PageIx;
use crate::registers::learning::Proficiency;
use crate::registers::learning::privacy::Figure;
use crate::render::Shared;
use crate::render::view::{GroupFigure, SkillFigures, SkillsPageView, TrainingFigures};

/// The page.
pub(super) static PAGE: Dashboard = Dashboard {
    area: Area::Learning,
    id: "skills",
    title: "Skills in figures",
    description: "What teams can do and what came of trainings, as means over groups of people.",
    shown: |shared| shared.registers.shown.skills,
    render: |page, shared| page.write(shared, &view(shared)),
};

fn view(shared: &Shared<'_>) -> SkillsPageView {
    let closed = &shared.portal.closed.skills;
    let mut teams: Vec<PageIx> = closed.values().flat_map(|of| of.groups.keys().copied()).collect();
    teams.sort_by_key(|ix| (title(shared, Some(*ix)), *ix));
    teams.dedup();
    let mut rows: Vec<SkillFigures> = closed
        .iter()
        .map(|(competency, of)| SkillFigures {
            competency: page_link(shared, *competency),
            all: of.all.map(figure),
            teams: teams.iter().map(|team| of.groups.get(team).copied().map(figure)).collect(),
        })
        .collect();
    rows.sort_by(|a, b| a.competency.title.cmp(&b.competency.title));
    let mut training: Vec<TrainingFigures> = shared
        .portal
        .closed
        .training
        .iter()
        .map(|(program, taught)| TrainingFigures {
            program: page_link(shared, *program),
            people: taught.people,
            completed: taught.completed.map(|tenths| format!("{tenths} of 10")),
            satisfaction: taught.satisfaction.map(|mean| format!("{mean:.1} of 5")),
        })
        .collect();
    training.sort_by(|a, b| a.program.title.cmp(&b.program.title));
    SkillsPageView {
        training,
        teams: teams.iter().map(|team| page_link(shared, *team)).collect(),
        rows,
        min_group: shared.portal.config.privacy.min_group,
    }
}

fn figure(of: Figure) -> GroupFigure {
    GroupFigure {
        people: of.people,
        mean: format!("{:.1}", of.mean),
        words: words(of.mean),
        share: format!("{:.0}%", of.mean * 100.0 / Proficiency::ALL.len() as f64),
    }
}

/// A mean in halves, in words: the level, or the two that it lies between.
fn words(mean: f64) -> String {
    let level = |number: f64| {
        let found = Proficiency::ALL.into_iter().find(|level| f64::from(level.number()) >= number);
        found.unwrap_or(Proficiency::Expert).title()
    };
    if mean.fract() == 0.0 {
        return level(mean).to_lowercase();
    }
    format!("{} to {}", level(mean.floor()), level(mean.ceil())).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_in_words() {
        for (mean, expected) in
            [(1.0, "novice"), (1.5, "novice to developing"), (4.5, "advanced to expert"), (5.0, "expert")]
        {
            assert_eq!(words(mean), expected);
        }
    }
}
