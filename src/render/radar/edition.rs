//! The page of an edition: what moved in it.

use super::{blip_line, innovation, radar_url, summary};
use crate::portal::PageIx;
use crate::registers::innovation::radar::Movement;
use crate::render::Shared;
use crate::render::view::{EditionMoves, LinkView, MoveGroup};

/// `None` for an edition of a day to come.
pub(super) fn view(shared: &Shared<'_>, ix: PageIx) -> Option<EditionMoves> {
    let radar = &innovation(shared).radar;
    let at = radar.editions.iter().position(|edition| edition.ix == Some(ix))?;
    let blips = radar.blips(shared.portal, at);
    let left = radar.left(shared.portal, at);
    let group = |movement: Movement| MoveGroup {
        id: movement.id(),
        title: movement.title(),
        blips: blips
            .iter()
            .filter(|blip| blip.movement == movement)
            .map(|blip| blip_line(shared, radar, at, *blip))
            .collect(),
    };
    let moves = [Movement::New, Movement::In, Movement::Out].map(group);
    Some(EditionMoves {
        radar: LinkView {
            title: format!("The radar with {} technologies", blips.len()),
            url: shared.href(&radar_url(shared, at)),
        },
        summary: summary(&blips, left.len()),
        groups: moves.into_iter().filter(|group| !group.blips.is_empty()).collect(),
        left: left.into_iter().map(|ix| shared.link(ix)).collect(),
    })
}
