//! `/browse/ladder/`: the roles of each pathway side by side, and any two of them compared by the script.

use crate::render::Shared;
use crate::render::skills::{self, files};
use crate::render::view::LadderPageView;

pub(super) fn view(shared: &Shared<'_>) -> LadderPageView {
    let pathways = &shared.registers.learning.roles.pathways;
    LadderPageView {
        pathways: pathways.iter().map(|pathway| skills::ladder(shared, pathway)).collect(),
        roles: format!("{}{}", shared.base(), files::ROLES),
    }
}
