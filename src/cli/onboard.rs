//! `lyceum onboard`: the plan of somebody new, as a page.

use std::path::Path;

use lyceum::compile;
use lyceum::portal::{PageIx, Portal};
use lyceum::prose::counted;
use lyceum::query::UnknownTerm;
use lyceum::registers::learning::onboarding::{self, Draft, Plan, Request};
use lyceum::registers::learning::{Learning, time};
use lyceum::scaffold;

use super::args::Onboard;
use super::check::settings;
use super::output::Output;
use super::{Stop, load_or_stop};

pub(super) fn run(verb: &Onboard, output: &Output) -> Result<(), Stop> {
    let settings = settings(&verb.scope, None)?;
    let compiled = load_or_stop(compile::load(&verb.root, &settings)?, &settings, output)?;
    let portal = &compiled.portal;
    let learning = Learning::new(portal);
    let Some(role) = &verb.role else {
        output.out(&roles(portal, &learning));
        return Ok(());
    };
    let start = onboarding::find(portal, &learning, role).map_err(|unknown| refuse(&unknown))?;
    if let Some(unknown) = onboarding::unknown_word(&learning, &verb.stack) {
        return Err(refuse(&unknown));
    }
    let person = match &verb.person {
        Some(name) => Some(onboarding::person(portal, name).map_err(|unknown| refuse(&unknown))?),
        None => None,
    };
    let request = Request { start: &start, stack: &verb.stack, person };
    let plan = onboarding::plan(portal, &learning, &request, settings.today);
    let draft = onboarding::markdown(portal, &plan, &request, settings.today);
    write(verb.output.as_deref(), &draft, output)?;
    tell(portal, &learning, &plan, person, output);
    Ok(())
}

fn refuse(unknown: &UnknownTerm) -> Stop {
    let help = unknown.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
    Stop::World(format!("{unknown}{help}"))
}

/// To the standard output, to a new file, or into a folder under the plan's own name.
fn write(to: Option<&Path>, draft: &Draft, output: &Output) -> Result<(), Stop> {
    let Some(to) = to else {
        output.out(&draft.text);
        return Ok(());
    };
    let file = scaffold::page_at(to, &draft.name);
    let written = scaffold::create(Path::new(""), &file.to_string_lossy(), &draft.text)?;
    output.out(&format!("{}\n", written.display()));
    Ok(())
}

/// What the plan holds, and what it could not take into account.
fn tell(portal: &Portal, learning: &Learning, plan: &Plan, person: Option<PageIx>, output: &Output) {
    output.say(&format!("{} to read, {}", counted(plan.read().count(), "page"), time(plan.minutes)));
    let Some(person) = person else { return };
    let name = &portal.page(person).page.title;
    if !learning.skills.people.contains_key(&person) {
        output.say(&format!(
            "the audience `{}` sees no assessment of {name}; nothing was left out",
            portal.audience
        ));
    } else if plan.skipped.is_empty() {
        output.say(&format!("{name} reaches no level that the role asks for yet; nothing was left out"));
    } else {
        let names: Vec<&str> =
            plan.skipped.iter().map(|skipped| portal.page(skipped.competency).page.title.as_str()).collect();
        output.say(&format!("left out what {name} can do already: {}", names.join(", ")));
    }
}

/// The roles that there is a plan for.
fn roles(portal: &Portal, learning: &Learning) -> String {
    let rows = learning.starts.iter().map(|start| {
        let way = onboarding::reading(portal, learning, start);
        format!(
            "{:24} {} ({}, {})\n",
            start.slug,
            start.title,
            counted(way.pages.len(), "page"),
            time(way.minutes)
        )
    });
    rows.collect()
}
