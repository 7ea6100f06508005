//! `/browse/code/`: who knows which code, and what hangs on one person; and what other pages say of it.

use std::collections::BTreeMap;

use super::hot;
use super::{Area, Dashboard, MOST_ROWS, href, page_link, table};
use crate::date::human;
use crate::portal::PageIx;
use crate::registers::code::{self as register, Expert, Holder, Subject, anchor, has_left};
use crate::render::Shared;
use crate::render::chart::{self, ChartView, Heat};
use crate::render::view::{
    CellView, CodePageView, CodeView, ExpertLine, KnowsLine, RestView, TableView, TileView,
};
use crate::schema::Kind;

/// People that are columns of a chart, and charts.
const MOST_COLUMNS: usize = 8;
const MOST_CHARTS: usize = 6;
/// Lines on a person's page.
const MOST_LINES: usize = 8;

/// The page.
pub(super) static PAGE: Dashboard = Dashboard {
    area: Area::Learning,
    id: "code",
    title: "Who knows the code",
    description: "Who knows which part of each repository, by its history, and what hangs on one person.",
    shown: |shared| !shared.registers.code.subjects.is_empty(),
    render: |page, shared| page.write(shared, &view(shared)),
};

/// What the page of a person, or of anything else, says.
pub(in crate::render) fn page(shared: &Shared<'_>, ix: PageIx) -> Option<CodeView> {
    let code = &shared.registers.code;
    let page = shared.portal.page(ix);
    let all = PAGE.link(shared);
    let files = register::hot::of(shared.portal, ix);
    let hot = files.and_then(|files| hot::chart("hot-spots".into(), &files, None));
    if page.page.type_id == "person" {
        let known = code.of_person(ix);
        let knows: Vec<KnowsLine> =
            known.iter().take(MOST_LINES).map(|(of, holder)| knows(of, holder)).collect();
        let rest = known.len() - knows.len();
        return (!knows.is_empty()).then_some(CodeView { knows, rest, experts: Vec::new(), hot, all });
    }
    let of = &page.page.type_id;
    let is_asked = shared.portal.schema.get(of).kind == Kind::Page
        || of == crate::registers::innovation::types::TECHNOLOGY;
    let asked =
        if is_asked && !shared.portal.leads(page) { code.experts(shared.portal, ix) } else { Vec::new() };
    let line =
        |expert: Expert| ExpertLine { person: page_link(shared, expert.person), why: expert.why.join(", ") };
    let experts: Vec<ExpertLine> = asked.into_iter().map(line).collect();
    let says = !experts.is_empty() || hot.is_some();
    says.then_some(CodeView { knows: Vec::new(), rest: 0, experts, hot, all })
}

fn knows(of: &Subject, holder: &Holder) -> KnowsLine {
    let times = |count: usize, one: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {one}s")),
    };
    let parts = [
        times(holder.commits, "commit"),
        times(holder.reviews, "review"),
        holder.last_active.map(|last| format!("last on {}", human(last))),
    ];
    KnowsLine {
        title: if of.name == "." { "All of it".to_owned() } else { of.name.clone() },
        repository: of.repository.clone(),
        level: holder.level.title(),
        share: percent(holder.share),
        note: parts.into_iter().flatten().collect::<Vec<_>>().join(", "),
    }
}

fn view(shared: &Shared<'_>) -> CodePageView {
    let (technologies, areas): (Vec<&Subject>, Vec<&Subject>) =
        shared.registers.code.subjects.iter().partition(|subject| subject.is_technology);
    CodePageView {
        tiles: tiles(shared, &areas),
        charts: charts(&areas),
        hot: hot_files(shared),
        areas: subjects(
            shared,
            "areas",
            "Areas",
            "Known by: the fewest people who hold over half together.",
            areas,
        ),
        technologies: (!technologies.is_empty()).then(|| {
            subjects(shared, "technologies", "Technologies", "By the code that uses them.", technologies)
        }),
    }
}

fn tiles(shared: &Shared<'_>, areas: &[&Subject]) -> Vec<TileView> {
    let count = |fits: &dyn Fn(&Subject) -> bool| areas.iter().filter(|it| fits(it)).count();
    let tile = |id, title, count| TileView { id, title, count, url: None };
    vec![
        tile("current", "areas known by two or more", count(&|it| it.bus_factor().is_some_and(|n| n > 1))),
        tile("due_soon", "areas hang on one person", count(&|it| it.bus_factor() == Some(1))),
        tile("overdue", "areas whose first is inactive", count(&|it| it.inactive(shared.portal).is_some())),
    ]
}

/// What hangs on somebody who is not there comes first, then what hangs on one person.
fn subjects(
    shared: &Shared<'_>,
    id: &'static str,
    title: &'static str,
    note: &str,
    mut all: Vec<&Subject>,
) -> TableView {
    let key = |it: &Subject| (it.inactive(shared.portal).is_none(), it.bus_factor().unwrap_or(usize::MAX));
    all.sort_by_key(|it| key(it));
    let rest = all.len().saturating_sub(MOST_ROWS);
    let link = PAGE.link(shared);
    let heads = [
        ("Repository", true),
        (if id == "areas" { "Area" } else { "Technology" }, false),
        ("State", true),
        ("Known by", false),
        ("Knows most", true),
        ("Then", false),
    ];
    let listed = || all.iter().take(MOST_ROWS);
    let mut register = table(&heads, listed().map(|it| cells(shared, it, heads[1].0)).collect());
    for (row, it) in register.rows.iter_mut().zip(listed()) {
        row.id = (!it.is_technology).then(|| anchor(&it.repository, &it.name));
    }
    TableView {
        id,
        title,
        note: note.to_owned(),
        register,
        rest: (rest > 0).then_some(RestView { count: rest, link }),
    }
}

fn cells(shared: &Shared<'_>, of: &Subject, what: &str) -> Vec<CellView> {
    let url = |holder: &Holder| holder.person.map(|ix| href(shared, ix));
    let first = of.holders.first();
    let inactive = of.inactive(shared.portal);
    let (order, badge, state) = match (inactive, of.bus_factor()) {
        (Some(holder), _) if has_left(shared.portal, holder) => (0, "overdue", "Has left"),
        (Some(_), _) => (1, "overdue", "Inactive"),
        (None, Some(1)) => (2, "due_soon", "One person"),
        (None, Some(_)) => (4, "ok", "Shared"),
        (None, None) => (3, "task", "Not known"),
    };
    let then: Vec<&str> = of.holders.iter().skip(1).take(2).map(|holder| holder.name.as_str()).collect();
    let number = of.bus_factor().map_or_else(|| "–".to_owned(), |n| n.to_string());
    vec![
        CellView::text("Repository", of.repository.clone()),
        CellView::text(what, of.name.clone()),
        CellView { badge: Some(badge), ..CellView::text("State", state).sorted(order.to_string()) },
        CellView::text("Known by", number.clone()).sorted(format!("{number:0>6}")),
        CellView {
            note: first.map(there),
            ..CellView::text("Knows most", first.map(|it| it.name.clone()).unwrap_or_default())
                .to(first.and_then(url))
        },
        CellView::text("Then", then.join(", ")),
    ]
}

/// `55 %, last on 7 Apr 2026`.
fn there(holder: &Holder) -> String {
    let last = holder.last_active.map(|last| format!(", last on {}", human(last))).unwrap_or_default();
    format!("{}{last}", percent(holder.share))
}

/// Files that are changed often and are hard to read, for each page that names some.
fn hot_files(shared: &Shared<'_>) -> Vec<ChartView> {
    let all = register::hot::all(shared.portal);
    let drawn = all.iter().enumerate().filter_map(|(at, of)| {
        let url = href(shared, of.page);
        hot::chart(format!("hot-{at}"), of, Some(&url))
    });
    drawn.take(MOST_CHARTS).collect()
}

/// Areas × people, for each repository with several of both.
fn charts(areas: &[&Subject]) -> Vec<ChartView> {
    let mut repositories: BTreeMap<&str, Vec<&Subject>> = BTreeMap::new();
    for subject in areas {
        repositories.entry(&subject.repository).or_default().push(subject);
    }
    let drawn = repositories.into_iter().enumerate().filter_map(|(at, (name, areas))| heat(at, name, &areas));
    drawn.take(MOST_CHARTS).collect()
}

fn heat(at: usize, repository: &str, areas: &[&Subject]) -> Option<ChartView> {
    let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
    for holder in areas.iter().flat_map(|area| &area.holders) {
        *sums.entry(&holder.name).or_default() += holder.share;
    }
    let mut people: Vec<(&str, f64)> = sums.into_iter().collect();
    people.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    people.truncate(MOST_COLUMNS);
    if people.len() < 2 || areas.len() < 2 {
        return None;
    }
    let alone = areas.iter().filter(|area| area.bus_factor() == Some(1)).count();
    let value = |area: &&Subject, name: &str| {
        let holder = area.holders.iter().find(|holder| holder.name == name)?;
        Some((holder.share * 100.0).round())
    };
    Some(chart::heat(Heat {
        id: format!("code-{at}"),
        title: format!("{alone} of {} areas of {repository} hang on one person", areas.len()),
        description: format!("Shares of the areas of {repository}, by person"),
        note: "Percent of the lines that count, younger ones more.".into(),
        x_title: "Area".into(),
        rows: areas.iter().map(|area| area.name.clone()).collect(),
        columns: people.iter().map(|(name, _)| short(name, &people)).collect(),
        values: areas.iter().map(|area| people.iter().map(|(name, _)| value(area, name)).collect()).collect(),
        unit: "%".into(),
    }))
}

/// The first name, where nobody else in the chart has it.
fn short(name: &str, people: &[(&str, f64)]) -> String {
    let first = |name: &str| name.split(' ').next().unwrap_or_default().to_owned();
    let own = first(name);
    let alone = people.iter().filter(|(other, _)| first(other) == own).count() < 2;
    if alone { own } else { name.to_owned() }
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}
