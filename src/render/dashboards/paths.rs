//! `/browse/paths/`: declared paths, the plans of newcomers, and the way to every competency and role.

use super::{Area, Dashboard, MOST_ROWS, href, rest, table, title};
use crate::portal::PageIx;
use crate::registers::learning::paths::{self, Way};
use crate::registers::learning::{time, types};
use crate::render::view::{CellView, PathsPageView, TableView};
use crate::render::{Shared, learn, plan};

/// The page.
pub(super) static PAGE: Dashboard = Dashboard {
    area: Area::Learning,
    id: "paths",
    title: "Learning paths",
    description: "Pages in the order in which they are best read: made by hand, for newcomers, and to every competency.",
    shown: |shared| shared.registers.shown.paths,
    render: |page, shared| page.write(shared, &view(shared)),
};

fn view(shared: &Shared<'_>) -> PathsPageView {
    let declared = &shared.registers.learning.paths.declared;
    PathsPageView {
        paths: declared.iter().map(|path| learn::card(shared, path)).collect(),
        plans: plan::cards(shared),
        ways: ways(shared),
    }
}

fn ways(shared: &Shared<'_>) -> Option<TableView> {
    let portal = shared.portal;
    let roles = &shared.registers.learning.roles;
    let of = |kind: &'static str| portal.records(kind).filter_map(|record| record.ix);
    let competencies = of(types::COMPETENCY).map(|ix| (ix, "Competency", paths::to_competency(portal, ix)));
    let to_roles = of(types::ROLE).map(|ix| (ix, "Role", paths::to_role(portal, roles, ix)));
    let all: Vec<(PageIx, &str, Way)> =
        competencies.chain(to_roles).filter(|(_, _, way)| !way.pages.is_empty()).collect();
    let row = |(ix, kind, way): &(PageIx, &str, Way)| {
        vec![
            CellView::text("Leads to", title(shared, Some(*ix)))
                .to(Some(format!("{}#way", href(shared, *ix)))),
            CellView::text("Kind", *kind),
            CellView::text("Pages", way.pages.len().to_string()),
            CellView::text("Time", time(way.minutes)).sorted(way.minutes.to_string()),
        ]
    };
    let rows: Vec<_> = all.iter().take(MOST_ROWS).map(row).collect();
    (!rows.is_empty()).then(|| TableView {
        id: "ways",
        title: "To a competency or a role",
        note: "All pages that teach it and what they need, in order".into(),
        rest: rest(all.len(), rows.len(), "Browse everything", format!("{}browse/", shared.base())),
        register: table(&[("Leads to", false), ("Kind", true), ("Pages", false), ("Time", false)], rows),
    })
}
