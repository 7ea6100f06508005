//! Assessments, goals, plans, roles and pathways that cannot be as they are written.

use jiff::civil::Date;

use super::plans::period;
use super::roles::{Requirement, requirements};
use super::{Proficiency, types};
use crate::diagnostic::{Code, Diagnostic};
use crate::portal::{PageIx, Portal, Record};
use crate::schema::Value;

/// All of them.
pub fn check(portal: &Portal) -> Vec<Diagnostic> {
    let mut found = Found { portal, all: Vec::new() };
    portal.records(types::COMPETENCY).for_each(|record| found.competency(&record));
    portal.records(types::ASSESSMENT).for_each(|record| found.assessment(&record));
    portal.records(types::GOAL).for_each(|record| found.goal(&record));
    portal.records(types::PLAN).for_each(|record| found.plan(&record));
    portal.records(types::ROLE).for_each(|record| found.role(&record));
    portal.records(types::PATHWAY).for_each(|record| found.pathway(&record));
    found.all
}

struct Found<'a> {
    portal: &'a Portal,
    all: Vec<Diagnostic>,
}

fn level(record: &Record<'_>, field: &str) -> Option<Proficiency> {
    record.text(field).and_then(Proficiency::find)
}

impl Found<'_> {
    /// At a field, or at the title where the field is not written.
    fn add(&mut self, record: &Record<'_>, field: &str, message: String, help: &str) {
        let span = record.page.field_span(field);
        self.all.push(Diagnostic::new(Code::Development, message).at(span).help(help));
    }

    fn id(&self, ix: PageIx) -> &str {
        &self.portal.page(ix).page.id
    }

    /// A number that lies outside its scale.
    fn scale(&mut self, record: &Record<'_>, field: &str, most: f64) {
        let outside = |value: &f64| !(0.0..=most).contains(value);
        if let Some(value) = record.number(field).filter(outside) {
            let message = format!("`{field}` is {value}");
            self.add(record, field, message, &format!("it goes from 0 to {most}"));
        }
    }

    fn competency(&mut self, record: &Record<'_>) {
        self.scale(record, "market_demand", 1.0);
        self.scale(record, "obsolescence_risk", 1.0);
    }

    fn assessment(&mut self, record: &Record<'_>) {
        let today = self.portal.today;
        self.scale(record, "confidence_score", 1.0);
        if let Some(date) = record.date("assessment_date").filter(|date| *date > today) {
            let message = format!("the assessment is of {date}, which is still to come");
            self.add(record, "assessment_date", message, "an assessment counts from its day on");
        }
        if let (Some(current), Some(target)) = (level(record, "current_level"), level(record, "target_level"))
            && target < current
        {
            let message =
                format!("the target `{}` is below the level found, `{}`", target.id(), current.id());
            self.add(record, "target_level", message, "name the level to reach next, or leave it out");
        }
        let (person, assessor) = (record.page_of("employee_id"), record.page_of("assessor"));
        let own = record.text("assessment_method") == Some("self_assessment");
        if let (Some(person), Some(assessor)) = (person, assessor) {
            let (person_id, method) = (self.id(person), record.text("assessment_method").unwrap_or_default());
            if person == assessor && !own {
                let message = format!("`{person_id}` assessed themselves, and the method is `{method}`");
                self.add(record, "assessor", message, "name who assessed, or make it a `self_assessment`");
            } else if person != assessor && own {
                let other = self.id(assessor);
                let message = format!("`{other}` made the self-assessment of `{person_id}`");
                self.add(record, "assessor", message, "only the person can assess themselves");
            }
        }
    }

    fn goal(&mut self, record: &Record<'_>) {
        if let (Some(start), Some(target)) = (level(record, "current_level"), level(record, "target_level"))
            && target <= start
        {
            let message =
                format!("the goal leads from `{}` to `{}`, which is no way up", start.id(), target.id());
            self.add(record, "target_level", message, "a goal ends above the level at which it starts");
        }
        self.milestones(record);
        self.progress(record);
        let Some(plan) = record.page_of("plan") else { return };
        let of = self.portal.record(plan);
        if let (Some(own), Some(other)) = (record.page_of("employee_id"), of.page_of("employee_id"))
            && own != other
        {
            let message = format!("the goal of `{}` belongs to a plan of `{}`", self.id(own), self.id(other));
            self.add(record, "plan", message, "name a plan of the same person");
        }
        if let (Some(by), (_, Some(end))) = (record.date("target_date"), period(&of))
            && by > end
        {
            let message = format!("the goal is due on {by}, and its plan `{}` ends on {end}", self.id(plan));
            self.add(record, "target_date", message, "move the day, or end the plan later");
        }
    }

    fn milestones(&mut self, record: &Record<'_>) {
        let (today, by) = (self.portal.today, record.date("target_date"));
        for row in record.rows("milestones") {
            let title = row.get("title").and_then(Value::as_str).unwrap_or_default();
            let day = |name: &str| row.get(name).and_then(Value::as_date);
            if let Some(done) = day("done_on").filter(|done| *done > today) {
                let message = format!("the milestone “{title}” was done on {done}, which is still to come");
                self.add(record, "milestones", message, "state `done_on` once it is done");
            }
            if let (Some(due), Some(by)) = (day("due"), by)
                && due > by
            {
                let message = format!("the milestone “{title}” is due on {due}, after the goal, on {by}");
                self.add(record, "milestones", message, "a milestone lies on the way to its goal");
            }
        }
    }

    fn progress(&mut self, record: &Record<'_>) {
        let Some(Value::Map(metrics)) = record.fields.get("progress_metrics") else { return };
        for (name, value) in metrics {
            let outside = |value: &f64| !(0.0..=100.0).contains(value);
            if let Some(value) = value.as_number().filter(outside) {
                let message = format!("`{name}` stands at {value}");
                self.add(record, "progress_metrics", message, "progress goes from 0 to 100");
            }
        }
    }

    fn plan(&mut self, record: &Record<'_>) {
        match period(record) {
            (Some(start), Some(end)) if end < start => {
                let message = format!("the plan ends on {end}, before it starts, on {start}");
                self.add(record, "plan_period", message, "exchange `start_date` and `end_date`");
            }
            (Some(start), Some(end)) => self.looks(record, start, end),
            (start, _) => {
                let missing = if start.is_none() { "start_date" } else { "end_date" };
                let message = format!("the period of the plan has no `{missing}`");
                let help = "write `plan_period = { start_date = 2026-01-01, end_date = 2026-12-31 }`";
                self.add(record, "plan_period", message, help);
            }
        }
        let Some(person) = record.page_of("employee_id") else { return };
        for (field, does) in
            [("manager_id", "agrees to their own plan"), ("mentor_id", "is their own mentor")]
        {
            if record.page_of(field) == Some(person) {
                let message = format!("`{}` {does}", self.id(person));
                self.add(record, field, message, "name somebody else");
            }
        }
        self.role_today(record, person);
    }

    /// Days on which the plan is looked at, outside its period.
    fn looks(&mut self, record: &Record<'_>, start: Date, end: Date) {
        let Some(Value::List(days)) = record.fields.get("review_schedule") else { return };
        for day in days.iter().filter_map(Value::as_date).filter(|day| !(start..=end).contains(day)) {
            let message = format!("the plan is looked at on {day}, and runs from {start} to {end}");
            self.add(record, "review_schedule", message, "choose a day within the period");
        }
    }

    fn role_today(&mut self, record: &Record<'_>, person: PageIx) {
        let held = self.portal.record(person).page_of("career_role");
        let (Some(written), Some(held)) = (record.page_of("current_role_requirements"), held) else { return };
        // A plan that is over speaks of the role of its time.
        let over = period(record).1.is_some_and(|end| end < self.portal.today);
        if written != held && !over {
            let (person, written, held) = (self.id(person), self.id(written), self.id(held));
            let message = format!("the plan says that `{person}` is `{written}`, and their page `{held}`");
            self.add(record, "current_role_requirements", message, "let both say the same");
        }
    }

    fn role(&mut self, record: &Record<'_>) {
        let asked = requirements(record, "target_levels");
        for (at, one) in asked.iter().enumerate() {
            if asked[..at].iter().any(|other| other.competency == one.competency) {
                let message = format!("the role asks for `{}` twice", self.id(one.competency));
                self.add(record, "target_levels", message, "keep one of the two rows");
            }
        }
        let Some((ix, pathway)) = record.ix.zip(record.page_of("pathway")) else { return };
        if !self.portal.record(pathway).pages_of("levels").contains(&ix) {
            let message =
                format!("the pathway `{}` does not have the role among its `levels`", self.id(pathway));
            self.add(record, "pathway", message, "add the role there, or name another pathway");
        }
    }

    /// Levels that fall from a role to one after it. A role that does not ask for something breaks no row.
    fn pathway(&mut self, record: &Record<'_>) {
        let mut highest: Vec<(PageIx, Requirement)> = Vec::new();
        for role in record.pages_of("levels") {
            for asked in requirements(&self.portal.record(role), "target_levels") {
                let before = highest.iter_mut().find(|(_, it)| it.competency == asked.competency);
                match before {
                    Some((first, it)) if asked.level < it.level => {
                        let (first, it) = (*first, *it);
                        let (what, role, first) = (self.id(asked.competency), self.id(role), self.id(first));
                        let message = format!(
                            "`{role}` asks for `{}` in `{what}`, and `{first}` before it for `{}`",
                            asked.level.id(),
                            it.level.id()
                        );
                        let help = "a later role asks for as much, or leaves the competency out";
                        self.add(record, "levels", message, help);
                    }
                    Some(known) => *known = (role, asked),
                    None => highest.push((role, asked)),
                }
            }
        }
    }
}
