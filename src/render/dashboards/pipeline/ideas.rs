//! `/browse/ideas/`: ideas by votes, how many there are in a quarter, and what became of them.

use std::collections::BTreeMap;

use super::super::{Area, Dashboard, MOST_ROWS, date_cell, health, href, register_of, rest, table, title};
use super::{all, count, state};
use crate::registers::health::innovation::figures;
use crate::registers::innovation::pipeline::ideas::{Idea, ranked};
use crate::registers::innovation::pipeline::types;
use crate::registers::process::period::Quarter;
use crate::render::chart::{Bars, ChartView, Series, bars, number};
use crate::render::view::{CellView, FactView, IdeaView, IdeasView, TableView};
use crate::render::{Shared, dates};

/// Quarters of the chart.
const MOST_QUARTERS: usize = 8;

/// The page.
pub(in crate::render::dashboards) static PAGE: Dashboard = Dashboard {
    area: Area::Innovation,
    id: "ideas",
    title: "Ideas",
    description: "What somebody thought worth trying, who is for it, and what became of it.",
    shown: |shared| !all(shared).ideas.is_empty(),
    render: |page, shared| page.write(shared, &view(shared)),
};

fn view(shared: &Shared<'_>) -> IdeasView {
    IdeasView {
        facts: facts(shared),
        quarters: quarters(shared),
        table: overview(shared),
        votes: sources(shared),
    }
}

/// The figures that the page of health has too, and how many became a project.
fn facts(shared: &Shared<'_>) -> Vec<FactView> {
    let ideas = &all(shared).ideas;
    let asked = ["ideas", "implemented"];
    let found = figures(shared.portal).into_iter().filter(|figure| asked.contains(&figure.id));
    let mut facts: Vec<FactView> = found
        .map(|figure| FactView {
            title: figure.title,
            value: health::written(&figure, figure.whole()),
            note: figure.formula.to_owned(),
        })
        .collect();
    let tried = ideas.iter().filter(|idea| !idea.projects.is_empty()).count();
    facts.push(FactView {
        title: "Became a project",
        value: tried.to_string(),
        note: format!("of {}", count(ideas.len(), "idea")),
    });
    facts
}

/// The quarters up to the present one; ideas by what became of them.
fn quarters(shared: &Shared<'_>) -> Option<ChartView> {
    let mut quarter = Quarter::of(shared.portal.today);
    let mut last: Vec<Quarter> = Vec::new();
    for _ in 0..MOST_QUARTERS {
        last.push(quarter);
        quarter = quarter.previous();
    }
    last.reverse();
    // Taken up, open, and neither.
    let mut counts: BTreeMap<Quarter, [usize; 3]> = BTreeMap::new();
    for idea in &all(shared).ideas {
        let Some(day) = idea.proposed.filter(|day| *day <= shared.portal.today) else { continue };
        let refused =
            idea.outcome.as_ref().is_some_and(|(id, _)| matches!(id.as_str(), "parked" | "declined"));
        let place = if idea.taken_up { 0 } else { 1 + usize::from(refused) };
        counts.entry(Quarter::of(day)).or_default()[place] += 1;
    }
    let of = |quarter: &Quarter, place: usize| counts.get(quarter).map_or(0, |count| count[place]);
    let sum = |quarter: &Quarter| (0..3).map(|place| of(quarter, place)).sum::<usize>();
    let first = last.iter().position(|quarter| sum(quarter) > 0)?;
    let last = &last[first..];
    let part = |title: &str, place: usize| Series {
        title: title.to_owned(),
        values: last.iter().map(|quarter| Some(of(quarter, place) as f64)).collect(),
    };
    let best = last.iter().max_by_key(|quarter| sum(quarter))?;
    Some(bars(Bars {
        id: "quarters".to_owned(),
        title: format!("{} in {}, the most of all quarters shown", count(sum(best), "idea"), best.title()),
        description: "Ideas by the quarter in which they were proposed, and what became of them.".to_owned(),
        x_title: "Quarter".to_owned(),
        x: last.iter().map(|quarter| quarter.title()).collect(),
        series: vec![part("Taken up", 0), part("Open", 1), part("Parked or declined", 2)],
        ..Bars::default()
    }))
}

fn overview(shared: &Shared<'_>) -> TableView {
    let ranked = ranked(&all(shared).ideas);
    let rows: Vec<_> = ranked.iter().take(MOST_ROWS).map(|idea| row(shared, idea)).collect();
    let heads = [
        ("Idea", false),
        ("Votes", false),
        ("Stage", true),
        ("Outcome", true),
        ("Proposed", false),
        ("By", true),
        ("Became", false),
    ];
    TableView {
        id: "ideas",
        title: "By votes",
        note: count(ranked.len(), "idea"),
        rest: rest(ranked.len(), rows.len(), "All ideas", register_of(shared, types::IDEA)),
        register: table(&heads, rows),
    }
}

fn row(shared: &Shared<'_>, idea: &Idea) -> Vec<CellView> {
    let votes = idea.votes();
    let stages = &all(shared).stages.0;
    let stage = stages.iter().position(|(_, title)| *title == idea.stage).unwrap_or(stages.len());
    let became = idea.projects.first();
    vec![
        CellView::text("Idea", title(shared, Some(idea.ix))).to(Some(href(shared, idea.ix))),
        CellView::text("Votes", votes.map_or_else(|| "–".to_owned(), |votes| number(votes, "")))
            .sorted(votes.map_or_else(String::new, |votes| format!("{votes:012.2}"))),
        CellView::text("Stage", idea.stage.clone()).sorted(stage.to_string()),
        CellView::text("Outcome", idea.outcome.as_ref().map_or("", |(_, title)| title)),
        date_cell("Proposed", idea.proposed),
        CellView::text("By", title(shared, idea.by)).to(idea.by.map(|ix| href(shared, ix))),
        CellView {
            note: (idea.projects.len() > 1).then(|| format!("and {} more", idea.projects.len() - 1)),
            ..CellView::text("Became", title(shared, became.copied())).to(became.map(|ix| href(shared, *ix)))
        },
    ]
}

/// Which votes are shown.
fn sources(shared: &Shared<'_>) -> String {
    let ideas = &all(shared).ideas;
    let counted = ideas.iter().filter(|idea| idea.counted.is_some()).count();
    let written = ideas.iter().filter(|idea| idea.counted.is_none() && idea.written.is_some()).count();
    match (counted, written) {
        (0, 0) => String::new(),
        (0, _) => "Votes are those written on the pages of the ideas.".to_owned(),
        (_, 0) => "Votes are counted from data, one of each voter.".to_owned(),
        _ => format!(
            "Votes are counted from data, one of each voter; those of {} without such votes are as written on the page.",
            count(written, "idea")
        ),
    }
}

/// What the page of an idea says.
pub(super) fn own(shared: &Shared<'_>, idea: &Idea) -> IdeaView {
    let project = |ix: &crate::portal::PageIx| {
        let own = all(shared).project(*ix)?;
        Some((shared.link(*ix), all(shared).stages.title(own.stage).to_owned(), state(own.outcome)))
    };
    IdeaView {
        votes: idea.votes().map(|votes| number(votes, "")).unwrap_or_default(),
        counted: counted(idea),
        projects: idea.projects.iter().filter_map(project).collect(),
        board: PAGE.link(shared),
    }
}

/// `of 23 voters until 3 Nov 2026; 22 written by hand`.
fn counted(idea: &Idea) -> String {
    let Some(count) = idea.counted else {
        return if idea.written.is_some() { "written by hand".to_owned() } else { String::new() };
    };
    let last = count.last.map(|day| format!(" until {}", dates::view(day).human)).unwrap_or_default();
    let written = idea.written.filter(|written| (written - count.votes).abs() > 0.004);
    let written = written.map(|it| format!("; {} written by hand", number(it, ""))).unwrap_or_default();
    let voters = if count.voters == 1 { "1 voter".to_owned() } else { format!("{} voters", count.voters) };
    format!("of {voters}{last}{written}")
}
