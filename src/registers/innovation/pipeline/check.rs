//! Projects, ideas and votes that cannot be as they are written, and milestones that are late.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::ideas::Voter;
use super::projects::{Outcome, Project};
use super::{Pipeline, types};
use crate::date::human;
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::Page;
use crate::portal::{PageIx, Portal, Record};

/// What was stated and what its months come to may differ by rounding.
const ROUNDED: f64 = 0.5;

/// Everything that is wrong.
pub fn check(portal: &Portal) -> Vec<Diagnostic> {
    let any = [types::PROJECT, types::VOTE].into_iter().any(|of| portal.records(of).next().is_some());
    if !any {
        return Vec::new();
    }
    let pipeline = Pipeline::new(portal);
    let mut found = Vec::new();
    for own in &pipeline.projects {
        let mut to = Findings { page: &portal.page(own.ix).page, found: Vec::new() };
        stages(&pipeline, own, &mut to);
        dates(portal.today, own, &mut to);
        money(own, &mut to);
        ending(own, &mut to);
        found.extend(to.found);
    }
    found.extend(ideas(portal, &pipeline));
    found.extend(votes(portal));
    found
}

/// What is wrong with one project.
struct Findings<'a> {
    page: &'a Page,
    found: Vec<Diagnostic>,
}

impl Findings<'_> {
    fn wrong(&mut self, field: &str, message: String, help: &str) {
        self.found.push(Diagnostic::new(Code::Project, message).at(self.page.field_span(field)).help(help));
    }
}

/// Stages that contradict each other.
fn stages(pipeline: &Pipeline, own: &Project, to: &mut Findings<'_>) {
    let title = |stage: usize| pipeline.stages.title(stage);
    for stay in &own.stays {
        if let Some(left) = stay.left.filter(|left| *left < stay.entered) {
            let (left, entered) = (human(left), human(stay.entered));
            let message =
                format!("“{}” was left on {left}, before it was entered on {entered}", title(stay.stage));
            to.wrong("timeline", message, "correct one of the two dates");
        }
    }
    for pair in own.stays.windows(2) {
        if let Some(left) = pair[0].left.filter(|left| *left > pair[1].entered) {
            let message = format!(
                "“{}” was entered on {}, before “{}” was left on {}",
                title(pair[1].stage),
                human(pair[1].entered),
                title(pair[0].stage),
                human(left)
            );
            to.wrong("timeline", message, "a project is in one stage at a time");
        }
    }
    if let Some(last) = own.stays.last().filter(|last| last.stage != own.stage) {
        let message = format!(
            "`current_stage` is “{}”, and “{}” the last of `timeline`",
            title(own.stage),
            title(last.stage)
        );
        to.wrong(
            "current_stage",
            message,
            "add a row for the stage that it is in, or correct `current_stage`",
        );
    }
}

/// Days that cannot be, and milestones that are late.
fn dates(today: Date, own: &Project, to: &mut Findings<'_>) {
    if let Some((start, end)) = own.start.zip(own.end).filter(|(start, end)| end < start) {
        let message = format!("the project ends on {}, before it begins on {}", human(end), human(start));
        to.wrong("end", message, "correct one of the two dates");
    }
    let entered = own.stays.iter().map(|stay| ("timeline", stay.entered));
    let said = own.updates.iter().map(|update| ("progress_updates", update.on));
    let over = own.ended.map(|day| ("ended_on", day));
    for (field, day) in entered.chain(said).chain(over).filter(|(_, day)| *day > today) {
        let message = format!("`{field}` has {}, a day that is still to come", human(day));
        to.wrong(field, message, "what is planned is an `end` or a milestone");
    }
    for it in &own.milestones {
        if let Some(done) = it.done.filter(|done| *done > today) {
            let message = format!("“{}” is done on {}, a day that is still to come", it.title, human(done));
            to.wrong("milestones", message, "`done` is the day on which it was done; `due` the one planned");
        }
    }
    for it in own.late(today) {
        let found = Diagnostic::new(Code::Project, format!("“{}” was due on {}", it.title, human(it.due)));
        let found = found.at(to.page.field_span("milestones")).help("add `done`, or plan a new `due`");
        to.found.push(found.note().grouped("{} milestones of projects are late"));
    }
}

/// Amounts that cannot be, and those that contradict each other.
fn money(own: &Project, to: &mut Findings<'_>) {
    let budget = &own.budget;
    let stated = [("budget_allocated", budget.allocated), ("budget_spent", budget.stated)];
    for (field, amount) in stated {
        if let Some(amount) = amount.filter(|amount| *amount < 0.0) {
            to.wrong(field, format!("`{field}` is {amount}"), "an amount of money is not below zero");
        }
    }
    if let Some((stated, summed)) = budget.stated.zip(budget.summed())
        && (stated - summed).abs() > ROUNDED
    {
        let message = format!("`budget_spent` is {stated}, and the months of `spending` come to {summed}");
        to.wrong("budget_spent", message, "leave it out: it is the sum of the months");
    }
}

/// An end that nobody can understand.
fn ending(own: &Project, to: &mut Findings<'_>) {
    let said = to.page.fields.contains_key("outcome_reason");
    if matches!(own.outcome, Outcome::Stopped | Outcome::OnHold) && !said {
        let how = if own.outcome == Outcome::Stopped { "was stopped" } else { "rests" };
        let message = format!("the project {how}, and nobody says why");
        to.wrong("outcome", message, "say in `outcome_reason` what was found out: it is what others can use");
    }
    if !own.outcome.is_open() && own.ended.is_none() {
        let message =
            format!("the project is {}, and nobody says since when", own.outcome.title().to_lowercase());
        to.wrong("outcome", message, "add `ended_on`, or the day on which the last stage was `left`");
    }
}

/// Ideas that were turned down and are tried out all the same.
fn ideas(portal: &Portal, pipeline: &Pipeline) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for idea in &pipeline.ideas {
        let refused = idea.outcome.as_ref().filter(|(id, _)| matches!(id.as_str(), "declined" | "parked"));
        let Some((_, outcome)) = refused else { continue };
        let open = |ix: &&PageIx| pipeline.project(**ix).is_some_and(|own| own.outcome.is_open());
        if let Some(project) = idea.projects.iter().find(open) {
            let (page, project) = (&portal.page(idea.ix).page, &portal.page(*project).page.id);
            let message = format!("the idea is {}, and `{project}` came from it", outcome.to_lowercase());
            let help = "set `outcome` to `taken_up`, or take the idea out of `from_ideas`";
            found.push(Diagnostic::new(Code::Idea, message).at(page.field_span("outcome")).help(help));
        }
    }
    found
}

/// Votes of nobody, of one voter several times, of a day that cannot be, or that count nothing.
fn votes(portal: &Portal) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut first: BTreeMap<(PageIx, Voter), &str> = BTreeMap::new();
    for row in portal.records(types::VOTE).filter(|row| !row.is_draft()) {
        let mut wrong = |field: &str, message: String, help: &str| {
            found.push(Diagnostic::new(Code::Idea, message).at(row.page.field_span(field)).help(help));
        };
        if let Some(date) = row.date("date").filter(|date| *date > portal.today) {
            let message = format!("the vote is of {}, a day that is still to come", human(date));
            wrong("date", message, "it is not counted until then");
        }
        if let Some(weight) = row.number("weight").filter(|weight| *weight <= 0.0) {
            wrong(
                "weight",
                format!("the vote counts {weight}"),
                "a vote counts more than nothing; it is left out",
            );
        }
        if !["person", "voter"].iter().any(|field| row.page.fields.contains_key(*field)) {
            let help = "name a `person`, or a `voter` by a word that stands for one; it is left out";
            wrong("idea", "nobody knows whose vote this is".to_owned(), help);
        }
        let Some((idea, voter)) = row.page_of("idea").zip(Voter::of(&row)) else { continue };
        if let Some(before) = first.get(&(idea, voter.clone())) {
            let message = format!("the voter of `{before}` votes for `{}` again", portal.page(idea).page.id);
            let d = Diagnostic::new(Code::Idea, message).at(row.page.field_span("idea"));
            let help = "one vote of each voter counts, the last one; leave the others out";
            found.push(
                d.help(help).note().grouped("{} votes are of somebody who voted for the same idea before"),
            );
        } else {
            first.insert((idea, voter), &row.page.id);
        }
        found.extend(early(portal, &row, idea));
    }
    found
}

/// A vote for an idea before it was there.
fn early(portal: &Portal, row: &Record<'_>, idea: PageIx) -> Option<Diagnostic> {
    let (date, proposed) = row.date("date").zip(portal.record(idea).date("proposed_on"))?;
    (date < proposed).then(|| {
        let message = format!(
            "the vote is of {}, and `{}` was proposed on {}",
            human(date),
            portal.page(idea).page.id,
            human(proposed)
        );
        let d = Diagnostic::new(Code::Idea, message).at(row.page.field_span("date"));
        d.help("correct one of the two dates; the vote is counted")
    })
}
