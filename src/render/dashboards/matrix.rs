//! `/browse/matrix/`: people × competencies. The page holds the first people; the script reads all of them from a file.

use super::{Area, Dashboard};
use crate::portal::PageIx;
use crate::registers::learning::Proficiency;
use crate::render::Shared;
use crate::render::skills::{files, link, mark};
use crate::render::view::{MatrixCell, MatrixColumn, MatrixRow, MatrixView};

/// Cells that the page itself holds at most: 50 people where there are 120 competencies.
const MOST_CELLS: usize = 6000;
/// People whom it holds however many competencies there are.
const FEWEST: usize = 20;

/// The page.
pub(super) static PAGE: Dashboard = Dashboard {
    area: Area::Learning,
    id: "matrix",
    title: "Skill matrix",
    description: "Who can do what, and where somebody has less than their role asks for.",
    shown: |shared| shared.registers.shown.matrix,
    render: |page, shared| page.write(shared, &view(shared)),
};

fn view(shared: &Shared<'_>) -> MatrixView {
    let columns = files::competencies(shared);
    let people = files::people(shared);
    let most = (MOST_CELLS / columns.len().max(1)).max(FEWEST);
    let mut teams: Vec<String> = people.iter().map(|ix| files::team(shared, *ix)).collect();
    let mut roles: Vec<String> = people.iter().map(|ix| files::role(shared, *ix)).collect();
    for values in [&mut teams, &mut roles] {
        values.retain(|value| !value.is_empty());
        values.sort_unstable();
        values.dedup();
    }
    let mut categories: Vec<String> = columns.iter().map(|ix| files::category(shared, *ix).1).collect();
    categories.dedup();
    let file = |path: &str| format!("{}{path}", shared.base());
    MatrixView {
        rows: people.iter().take(most).map(|ix| row(shared, *ix, &columns)).collect(),
        people: people.len(),
        rest: people.len().saturating_sub(most),
        teams,
        roles,
        categories,
        legend: std::iter::once(None).chain(Proficiency::ALL.map(Some)).map(mark).collect(),
        data: file(files::LEVELS),
        csv: file(files::TABLE),
        columns: columns
            .iter()
            .map(|ix| {
                let page = link(shared, *ix);
                MatrixColumn { title: page.title, url: page.url }
            })
            .collect(),
    }
}

fn row(shared: &Shared<'_>, ix: PageIx, columns: &[PageIx]) -> MatrixRow {
    let learning = &shared.registers.learning;
    let asked = learning.roles.held.get(&ix).map_or(&[][..], |role| learning.roles.of(*role));
    let cell = |of: &PageIx| {
        let level = learning.skills.level(ix, *of, shared.portal.today);
        let target = asked.iter().find(|asked| asked.competency == *of).map(|asked| asked.level);
        MatrixCell {
            level: mark(level),
            short_of: target.filter(|target| level < Some(*target)).map(Proficiency::title),
        }
    };
    MatrixRow { person: link(shared, ix), cells: columns.iter().map(cell).collect() }
}
