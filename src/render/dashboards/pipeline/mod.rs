//! The pages over projects and ideas, and what their own pages show.

pub(super) mod funnel;
pub(super) mod ideas;
mod money;
mod plot;
mod project;
pub(super) mod projects;

use super::{badge, title};
use crate::markdown;
use crate::portal::PageIx;
use crate::prose::counted as count;
use crate::registers::innovation::pipeline::Pipeline;
use crate::registers::innovation::pipeline::projects::Outcome;
use crate::render::Shared;
use crate::render::view::{BadgeView, IdeaView, ProjectView};

/// What the page of a project shows besides its fields.
pub(in crate::render) fn project(shared: &Shared<'_>, ix: PageIx) -> Option<ProjectView> {
    all(shared).project(ix).map(|own| project::view(shared, own))
}

/// What the page of an idea shows besides its fields.
pub(in crate::render) fn idea(shared: &Shared<'_>, ix: PageIx) -> Option<IdeaView> {
    all(shared).idea(ix).map(|own| ideas::own(shared, own))
}

fn all<'a>(shared: &'a Shared<'_>) -> &'a Pipeline {
    &shared.registers.innovation.pipeline
}

/// Inline Markdown as HTML.
fn html(text: Option<&String>) -> String {
    text.map_or_else(String::new, |text| markdown::inline(text))
}

/// Whether a project goes on, as a pill.
fn state(outcome: Outcome) -> BadgeView {
    let kind = match outcome {
        Outcome::Running => "review",
        Outcome::OnHold => "warn",
        Outcome::Completed => "ok",
        Outcome::Stopped => "archived",
    };
    badge(kind, outcome.title())
}

/// The names of people.
fn names(shared: &Shared<'_>, people: &[PageIx]) -> Vec<String> {
    people.iter().map(|ix| title(shared, Some(*ix))).collect()
}

/// `62 %`, held together.
fn percent(share: f64) -> String {
    format!("{:.0}\u{a0}%", share * 100.0)
}

/// `1 day`, `12 days`.
fn days(count: i64) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}
