//! A plan as a page: an onboarding guide, whose sections are the first day, week and month already.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::{Goal, Phase, Plan, Request, words};
use crate::markdown::plain;
use crate::portal::{PageIx, Portal};
use crate::registers::learning::time;
use crate::schema::Value;

/// What stands where somebody has to write.
const PLACEHOLDER: &str = "*To be written.*";

/// A page that does not exist yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The name of its file.
    pub name: String,
    /// The whole file.
    pub text: String,
}

/// The plan as a page of the type `onboarding_docs`. Pages are named by wikilinks, so that it can lie anywhere.
pub fn markdown(portal: &Portal, plan: &Plan, request: &Request<'_>, today: Date) -> Draft {
    let mut text = front_matter(portal, plan, request, today);
    welcome(&mut text, portal, plan, request);
    before(&mut text, portal, plan);
    for phase in &plan.phases {
        section(&mut text, portal, plan, phase);
    }
    people(&mut text, portal, plan);
    let whose =
        request.person.map(|ix| format!("-{}", portal.page(ix).url.last_segment())).unwrap_or_default();
    Draft { name: format!("{}{whose}.md", request.start.slug), text }
}

fn string(text: &str) -> String {
    toml::Value::String(plain(text)).to_string()
}

fn list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    format!("[{}]", items.map(string).collect::<Vec<_>>().join(", "))
}

fn front_matter(portal: &Portal, plan: &Plan, request: &Request<'_>, today: Date) -> String {
    let id = |ix: PageIx| portal.page(ix).page.id.as_str();
    let name = request.person.map(|ix| portal.page(ix).page.title.as_str());
    let title = match name {
        Some(name) => format!("{name}: starting as {}", plan.title),
        None => format!("Starting as {}", plan.title),
    };
    let stack =
        if request.stack.is_empty() { String::new() } else { format!(" with {}", request.stack.join(", ")) };
    let summary = format!(
        "What to read, understand and try, and whom to meet, as {}{stack}: day, week, month.",
        plan.title
    );
    let mut text = String::from("+++\n");
    let mut line = |name: &str, value: &str| {
        let _ = writeln!(text, "{name} = {value}");
    };
    line("title", &string(&title));
    line("type", "\"onboarding_docs\"");
    line("status", "\"draft\"");
    line("level", "\"beginner\"");
    line("summary", &string(&summary));
    line("created", &today.to_string());
    if let Some(person) = request.person {
        // It tells what somebody can do: that is for them and not for the portal.
        line("access", "\"restricted\"");
        line("people", &list(std::iter::once(id(person))));
    }
    line("role", &string(&plan.title));
    if let Some(role) = plan.role {
        line("career_role", &string(id(role)));
    }
    line("duration", "\"30d\"");
    line("contacts", &list(plan.contacts.iter().map(|contact| id(contact.person))));
    line("path", &list(plan.read().map(id)));
    text.push_str("+++\n");
    text
}

fn welcome(text: &mut String, portal: &Portal, plan: &Plan, request: &Request<'_>) {
    let _ = write!(text, "\n## Welcome\n\n");
    let count = plan.read().count();
    let _ = match count {
        0 => writeln!(text, "There is no path to read yet. Tick what is done."),
        1 => writeln!(text, "One page to read takes {}. Tick what is done.", time(plan.minutes)),
        _ => writeln!(text, "{count} pages to read take {}. Tick what is done.", time(plan.minutes)),
    };
    if !request.stack.is_empty() {
        let _ = writeln!(text, "\nChosen for {}.", request.stack.join(", "));
    }
    for (label, pages) in [("Guides", &plan.guides), ("Learning paths", &plan.paths)] {
        if !pages.is_empty() {
            let links: Vec<String> = pages.iter().map(|ix| link(portal, *ix)).collect();
            let _ = writeln!(text, "\n{label}: {}.", links.join(", "));
        }
    }
    if let Some(person) = request.person.filter(|_| !plan.skipped.is_empty()) {
        let _ = writeln!(text, "\nLeft out, because {} can do it already:\n", portal.page(person).page.title);
        for skipped in &plan.skipped {
            let of = link(portal, skipped.competency);
            let _ = writeln!(text, "- {of}: {}, asked for is {}", skipped.level.id(), skipped.asked.id());
        }
    }
}

/// What has to be applied for, from the guides.
fn before(text: &mut String, portal: &Portal, plan: &Plan) {
    let _ = write!(text, "\n## Before Day One\n\n");
    let rows = plan
        .guides
        .iter()
        .filter_map(|guide| portal.page(*guide).fields.get("accounts"))
        .flat_map(Value::rows);
    let mut any = false;
    for row in rows {
        let cell = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default();
        let takes = row.get("lead_time").and_then(Value::as_duration).map(|d| format!(" ({})", d.text));
        let _ =
            writeln!(text, "- [ ] {}: {}{}", cell("system"), cell("request_from"), takes.unwrap_or_default());
        any = true;
    }
    if !any {
        let _ = writeln!(text, "{PLACEHOLDER}");
    }
}

fn section(text: &mut String, portal: &Portal, plan: &Plan, phase: &Phase) {
    let _ = write!(text, "\n## {}\n", phase.when.title());
    let start = text.len();
    let title = |ix: &PageIx| format!("{}{}", link(portal, *ix), facts(portal, *ix));
    let lines = |pages: &[PageIx]| pages.iter().map(title).collect::<Vec<_>>();
    let read = if phase.minutes > 0 { format!("Read ({})", time(phase.minutes)) } else { "Read".to_owned() };
    let meet: Vec<String> = plan.contacts[phase.meet.clone()]
        .iter()
        .map(|contact| format!("{}: {}", link(portal, contact.person), contact.why.join("; ")))
        .collect();
    let blocks = [
        (read.as_str(), lines(&phase.read)),
        ("Understand", lines(&phase.concepts)),
        ("Try", lines(&phase.exercises)),
        ("Do it well", lines(&phase.practices)),
        ("See how it was done", lines(&phase.examples)),
        ("Meet", meet),
        ("Reach", phase.goals.iter().map(goal).collect()),
    ];
    for (title, lines) in blocks.iter().filter(|(_, lines)| !lines.is_empty()) {
        let _ = write!(text, "\n### {title}\n\n");
        for line in lines {
            let _ = writeln!(text, "- [ ] {line}");
        }
    }
    if text.len() == start {
        let _ = writeln!(text, "\n{PLACEHOLDER}");
    }
}

fn goal(goal: &Goal) -> String {
    let check = if goal.check.is_empty() { String::new() } else { format!(" (shown by: {})", goal.check) };
    format!("{}, by the end of {}{check}", goal.text, goal.by)
}

fn people(text: &mut String, portal: &Portal, plan: &Plan) {
    let _ = write!(text, "\n## People to Know\n\n");
    for contact in &plan.contacts {
        let role = words(portal, contact.person, "role").join(", ");
        let role = if role.is_empty() { role } else { format!(", {role}") };
        let _ = writeln!(text, "- {}{role}", link(portal, contact.person));
    }
    if plan.contacts.is_empty() {
        let _ = writeln!(text, "{PLACEHOLDER}");
    }
}

/// A page by its whole identifier, with its title.
fn link(portal: &Portal, ix: PageIx) -> String {
    let page = &portal.page(ix).page;
    let title: String = page.title.chars().filter(|c| !matches!(c, '[' | ']' | '|')).collect();
    format!("[[{}|{title}]]", page.id)
}

/// What a page is and how long it takes.
fn facts(portal: &Portal, ix: PageIx) -> String {
    let kind = &portal.schema.get(&portal.page(ix).page.type_id).title;
    match super::paths::minutes(portal, ix) {
        0 => format!(" · {kind}"),
        minutes => format!(" · {kind} · {}", time(minutes)),
    }
}
