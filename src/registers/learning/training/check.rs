//! Training that cannot be as it is written: too many people, people who may not be there, double bookings, dates,
//! certificates.

use std::collections::{BTreeMap, BTreeSet};

use super::Training;
use super::certificates::Term;
use super::clashes::{Clash, Resource};
use super::enrolment::{Participation, Status};
use super::sessions::{Session, clock, minutes};
use crate::date::human;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::portal::{PageIx, Portal, Record, audience};
use crate::registers::learning::skills::Skills;
use crate::registers::learning::types;

/// Everything that is wrong.
pub fn check(portal: &Portal) -> Vec<Diagnostic> {
    let training = Training::new(portal);
    let mut found = Vec::new();
    if !training.sessions.is_empty() {
        let rows: Vec<Record<'_>> = portal.records(types::PARTICIPANT).collect();
        let check = Check { portal, training: &training, rows: &rows, skills: Skills::new(portal) };
        for (at, session) in training.sessions.iter().enumerate() {
            found.extend(check.dates(session));
            found.extend(check.capacity(session));
            found.extend(check.enrolment(at, session));
        }
        found.extend(training.clashes().iter().map(|clash| check.clash(clash)));
    }
    found.extend(certificates(portal, &training));
    found
}

struct Check<'a> {
    portal: &'a Portal,
    training: &'a Training,
    rows: &'a [Record<'a>],
    skills: Skills,
}

impl Check<'_> {
    fn id(&self, ix: PageIx) -> &str {
        id(self.portal, ix)
    }

    fn place(&self, session: &Session, field: &str) -> Span {
        self.portal.page(session.ix).page.field_span(field)
    }

    /// Dates and times that cannot be.
    fn dates(&self, session: &Session) -> Vec<Diagnostic> {
        let fields = &self.portal.page(session.ix).fields;
        let mut found = Vec::new();
        let mut wrong = |field: &str, message: String, help: &str| {
            found.push(
                Diagnostic::new(Code::DoubleBooking, message).at(self.place(session, field)).help(help),
            );
        };
        if let Some(end) = fields.get("end_date").and_then(crate::schema::Value::as_date)
            && end < session.from
        {
            let message =
                format!("the session ends on {}, before it begins on {}", human(end), human(session.from));
            wrong("end_date", message, "a session ends on its first day or later");
        }
        let text = |name: &str| fields.get(name).and_then(crate::schema::Value::as_str);
        let given = ["starts", "ends"].map(|name| (name, text(name)));
        for (name, value) in given {
            if let Some(value) = value.filter(|value| minutes(value).is_none()) {
                wrong(name, format!("`{value}` is no time of day"), "times are written as in 09:00");
            }
        }
        match given {
            [(_, Some(starts)), (_, Some(ends))] => {
                if let (Some(first), Some(last)) = (minutes(starts), minutes(ends))
                    && last <= first
                {
                    let message = format!("the session ends at {ends} and begins at {starts}");
                    wrong("ends", message, "a day of a session ends after it begins");
                }
            }
            [(_, None), (_, None)] => {}
            [(one, value), (other, _)] => {
                let (given, missing) = if value.is_some() { (one, other) } else { (other, one) };
                wrong(
                    given,
                    format!("`{given}` without `{missing}`"),
                    "give both, or none for the whole day",
                );
            }
        }
        found
    }

    /// More people than places.
    fn capacity(&self, session: &Session) -> Option<Diagnostic> {
        let seats = self.training.seats(session);
        let (places, taken) = (seats.places?, seats.taken?);
        let people = if taken == 1 { "person has" } else { "people have" };
        let message = format!("{taken} {people} a place in a session for {places}");
        let help = "set those who wait to `waitlisted`, or plan another session";
        (taken > places && session.state.is_held())
            .then(|| Diagnostic::new(Code::Capacity, message).at(self.place(session, "title")).help(help))
    }

    /// People who cannot be enrolled as they are.
    fn enrolment(&self, at: usize, session: &Session) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        for own in self.training.people(session).filter(|p| p.status != Status::Withdrawn) {
            let row = self.rows[own.row].page;
            let who = self.id(own.person);
            let mut wrong = |field: &str, message: String, help: String| {
                found.push(Diagnostic::new(Code::Enrolment, message).at(row.field_span(field)).help(help));
            };
            if !seen.insert(own.person) {
                let message = format!("`{who}` is enrolled in `{}` twice", self.id(session.ix));
                wrong("employee_id", message, "keep one of the two records".to_owned());
                continue;
            }
            if session.instructor == Some(own.person) {
                let message = format!("`{who}` both gives `{}` and takes part in it", self.id(session.ix));
                wrong("employee_id", message, "name another `instructor`, or remove the record".to_owned());
            }
            if let Some(day) = own.enrolled.filter(|day| *day > session.from) {
                let message = format!(
                    "`{who}` enrolled on {}, after the session began on {}",
                    human(day),
                    human(session.from)
                );
                wrong("enrollment_date", message, "correct the date of enrolment".to_owned());
            }
            for (message, help) in self.levels(session, own).into_iter().chain(self.before(at, session, own))
            {
                wrong("employee_id", message, help);
            }
        }
        found
    }

    /// Levels that the programme asks for and that the person did not have at enrolment. Where the audience sees no
    /// assessments nothing is known of them.
    fn levels(&self, session: &Session, own: &Participation) -> Vec<(String, String)> {
        let Some(program) = self.training.program(session) else { return Vec::new() };
        let portal = self.portal;
        let known = !self.skills.people.is_empty()
            || audience::sees_records(&portal.config, &portal.schema, &portal.audience, types::ASSESSMENT);
        let on = own.enrolled.unwrap_or(session.from);
        let missing = program.requires.iter().filter(|_| known).filter_map(|required| {
            let level = self.skills.level(own.person, required.competency, on);
            let who = self.id(own.person);
            let (what, needed) = (self.id(required.competency), required.level.id());
            let has = match level {
                Some(level) if level >= required.level => return None,
                Some(level) => format!("stood at {} when enrolling on {}", level.id(), human(on)),
                None => format!("had no assessment when enrolling on {}", human(on)),
            };
            let help = format!("`{}` asks for it under `requires`", self.id(session.program?));
            Some((format!("`{who}` needs {needed} in `{what}`, and {has}"), help))
        });
        missing.collect()
    }

    /// Programmes that come first and that the person did not complete before this session begins.
    fn before(&self, at: usize, session: &Session, own: &Participation) -> Vec<(String, String)> {
        let Some(program) = self.training.program(session) else { return Vec::new() };
        let of_person = self.training.of_person(own.person);
        let done = |first: PageIx| {
            of_person.iter().filter(|p| p.session != at && p.status == Status::Completed).any(|p| {
                let other = &self.training.sessions[p.session];
                other.program == Some(first) && other.to <= session.from
            })
        };
        let missing = program.after.iter().filter(|first| !done(**first)).filter_map(|first| {
            let (who, what) = (self.id(own.person), self.id(*first));
            let message = format!(
                "`{who}` has not completed `{what}`, which comes before `{}`",
                self.id(session.program?)
            );
            Some((
                message,
                format!(
                    "the programme names it under `prerequisites`; complete it before {}",
                    human(session.from)
                ),
            ))
        });
        missing.collect()
    }

    /// Two sessions that need the same.
    fn clash(&self, clash: &Clash) -> Diagnostic {
        let (later, earlier) = clash.sessions;
        let sessions = (&self.training.sessions[later], &self.training.sessions[earlier]);
        let (field, what) = match &clash.resource {
            Resource::Person(ix) => {
                let field = if sessions.0.instructor == Some(*ix) { "instructor" } else { "start_date" };
                (field, format!("`{}`", self.id(*ix)))
            }
            Resource::Room(_) => ("location", sessions.0.location.clone().unwrap_or_default()),
        };
        let time = sessions.0.times.zip(sessions.1.times).map_or_else(String::new, |(one, other)| {
            let (first, last) = (one.starts.max(other.starts), one.ends.min(other.ends));
            format!(" from {} to {}", clock(first), clock(last))
        });
        let message = format!(
            "{what} is needed by `{}` and `{}` at once, on {}{time}",
            self.id(sessions.1.ix),
            self.id(sessions.0.ix),
            human(clash.on)
        );
        let help = match clash.resource {
            Resource::Person(_) => "move one of the sessions, or let somebody else do it",
            Resource::Room(_) => "move one of the sessions, or take another room",
        };
        Diagnostic::new(Code::DoubleBooking, message).at(self.place(sessions.0, field)).help(help)
    }
}

/// Certificates that cannot be held as they are written, and those that have expired.
fn certificates(portal: &Portal, training: &Training) -> Vec<Diagnostic> {
    let rows: Vec<Record<'_>> = portal.records(types::HOLDER).collect();
    let mut first: BTreeMap<(PageIx, PageIx), usize> = BTreeMap::new();
    let mut found = Vec::new();
    for held in &training.held {
        let (who, what) = (id(portal, held.person), id(portal, held.certificate));
        let of = |code: Diagnostic, field: &str| code.at(rows[held.row].page.field_span(field));
        if first.insert((held.person, held.certificate), held.row).is_some() {
            let d = Diagnostic::new(Code::Certification, format!("`{who}` holds `{what}` twice"));
            found.push(of(d, "employee_id").help("keep one record with the day of the last renewal"));
        }
        let Some(until) = held.until else { continue };
        if until < held.earned {
            let message = format!(
                "`{what}` of `{who}` ends on {}, before it was earned on {}",
                human(until),
                human(held.earned)
            );
            let d = Diagnostic::new(Code::Certification, message);
            found.push(of(d, "valid_until").help("correct one of the dates"));
        } else if held.term(portal.today) == Term::Expired {
            let d = Diagnostic::new(
                Code::Certification,
                format!("`{what}` of `{who}` expired on {}", human(until)),
            );
            let d = d.note().help("renew it and correct `earned_on`, or remove the record");
            found.push(of(d, "earned_on").grouped("{} certificates have expired"));
        }
    }
    found
}

fn id(portal: &Portal, ix: PageIx) -> &str {
    &portal.page(ix).page.id
}

#[cfg(test)]
mod tests;
