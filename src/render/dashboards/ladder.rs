//! `/browse/ladder/`: the roles of each pathway side by side, and any two of them compared by the script.

use super::{Area, Dashboard};
use crate::render::Shared;
use crate::render::skills::{self, files};
use crate::render::view::LadderPageView;

/// The page.
pub(super) static PAGE: Dashboard = Dashboard {
    area: Area::Learning,
    id: "ladder",
    title: "Career ladder",
    description: "What the roles of each pathway ask for, side by side, and any two of them compared.",
    shown: |shared| shared.registers.shown.ladder,
    render: |page, shared| page.write(shared, &view(shared)),
};

fn view(shared: &Shared<'_>) -> LadderPageView {
    let pathways = &shared.registers.learning.roles.pathways;
    LadderPageView {
        pathways: pathways.iter().map(|pathway| skills::ladder(shared, pathway)).collect(),
        roles: format!("{}{}", shared.base(), files::ROLES),
    }
}
