//! `/browse/actions/`: everything that is to be done because of what was learned, overdue first, with its proof.

use super::super::{MOST_ROWS, register_of, rest};
use super::{Area, Dashboard, action_link, all, count, date_cell, number, page_link, state, table, title};
use crate::registers::lessons::actions::{self, Action, Place, State, Tracking};
use crate::registers::lessons::types;
use crate::registers::lessons::verify::Verification;
use crate::render::Shared;
use crate::render::view::{ActionsPageView, CellView, LinkView, TableView, TileView, TrackView};

/// The page.
pub(in crate::render::dashboards) static PAGE: Dashboard = Dashboard {
    area: Area::Improvement,
    id: "actions",
    title: "Actions",
    description: "What is being changed because of incidents, lessons and retrospectives: who, by when, and with what proof.",
    shown: |shared| !all(shared).actions.is_empty(),
    render: |page, shared| page.write(shared, &view(shared)),
};

/// A link to it.
pub(super) fn link(shared: &Shared<'_>) -> LinkView {
    PAGE.link(shared)
}

fn view(shared: &Shared<'_>) -> ActionsPageView {
    let lessons = all(shared);
    let rows: Vec<_> = lessons.actions.iter().take(MOST_ROWS).map(|action| row(shared, action)).collect();
    let heads = [
        ("Action", false),
        ("State", true),
        ("Priority", true),
        ("Who", true),
        ("Due", false),
        ("Because of", true),
        ("Proof", false),
    ];
    ActionsPageView {
        tiles: tiles(shared),
        figures: figures(&actions::tracking(shared.portal, &lessons.actions)),
        table: TableView {
            id: "all",
            title: "All actions",
            note: count(lessons.actions.len(), "action"),
            rest: rest(
                lessons.actions.len(),
                rows.len(),
                "Records of actions",
                register_of(shared, types::ACTION),
            ),
            register: table(&heads, rows),
        },
        weekly: (!lessons.weeks.is_empty()).then(|| super::weekly::link(shared)),
    }
}

fn tiles(shared: &Shared<'_>) -> Vec<TileView> {
    let today = shared.portal.today;
    let count =
        |fits: &dyn Fn(&Action) -> bool| all(shared).actions.iter().filter(|action| fits(action)).count();
    let tile = |id, title, count| TileView { id, title, count, url: None };
    vec![
        tile("overdue", "overdue", count(&|action| action.is_overdue(today))),
        tile("open", "open in time", count(&|action| action.is_open() && !action.is_overdue(today))),
        tile("due_soon", "to be verified", count(&|action| action.state == State::Implemented)),
        tile("current", "verified", count(&|action| action.state == State::Verified)),
    ]
}

/// The four figures that are followed, each with its formula.
fn figures(tracking: &Tracking) -> Vec<TrackView> {
    let share = |(some, of): (usize, usize)| {
        if of == 0 {
            "–".to_owned()
        } else {
            format!("{}\u{a0}%", (some as f64 * 100.0 / of as f64).round())
        }
    };
    let mean = |value: Option<(f64, usize)>, unit: &str| {
        value.map_or_else(
            || "–".to_owned(),
            |(value, _)| format!("{} {unit}", number((value * 10.0).round() / 10.0)),
        )
    };
    let records = |value: Option<(f64, usize)>| count(value.map_or(0, |(_, records)| records), "record");
    let (done, kept) = tracking.completion;
    let (verified, placed) = tracking.success;
    vec![
        TrackView {
            title: "Completed",
            value: share(tracking.completion),
            formula: format!("{done} done ÷ {kept} that were not given up"),
        },
        TrackView {
            title: "Verified",
            value: share(tracking.success),
            formula: format!("{verified} verified ÷ {placed} records in place"),
        },
        TrackView {
            title: "Time to put in place",
            value: mean(tracking.days, "days"),
            formula: format!(
                "mean from the record's first day to the day in place, of {}",
                records(tracking.days)
            ),
        },
        TrackView {
            title: "Effort",
            value: mean(tracking.effort, "person-days"),
            formula: format!("sum of what {} state", records(tracking.effort)),
        },
    ]
}

fn row(shared: &Shared<'_>, action: &Action) -> Vec<CellView> {
    let link = action_link(shared, action);
    let pill = state(shared, action);
    let order = State::ALL.iter().position(|known| *known == action.state).unwrap_or_default();
    let order = if action.is_overdue(shared.portal.today) { 0 } else { order + 1 };
    let mut cell = CellView::text("State", pill.title).sorted(order.to_string());
    cell.badge = Some(pill.kind);
    let priority = action.priority.as_ref().map(|(id, title)| {
        let place = ["critical", "high", "medium", "low"].iter().position(|known| known == id);
        CellView::text("Priority", title.clone()).sorted(place.unwrap_or(9).to_string())
    });
    let from = action.from.first();
    vec![
        CellView::text("Action", link.title).to(Some(link.url)),
        cell,
        priority.unwrap_or_else(|| CellView::text("Priority", "")),
        CellView::text("Who", title(shared, action.who)).to(action.who.map(|ix| page_link(shared, ix).url)),
        date_cell("Due", action.due),
        CellView::text("Because of", title(shared, from.copied()))
            .to(from.map(|ix| page_link(shared, *ix).url)),
        proof(action),
    ]
}

/// What there is of the proof, in figures.
fn proof(action: &Action) -> CellView {
    let text = match (&action.verification, action.place) {
        (Some(verification), _)
            if verification.checked() + verification.proven() > 0 || !action.is_open() =>
        {
            short(verification)
        }
        (_, Place::Row(_)) if !action.is_open() => "none asked for".to_owned(),
        _ => String::new(),
    };
    CellView::text("Proof", text)
}

fn short(verification: &Verification) -> String {
    let (signed, of) = verification.signed();
    format!("{}/12 checks, {}/4 proofs, {signed}/{of} signed", verification.checked(), verification.proven())
}
