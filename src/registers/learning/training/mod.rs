//! Training: programmes, their sessions and participants, what they cost and bring, and certificates.

pub mod certificates;
pub mod check;
pub mod clashes;
pub mod enrolment;
pub mod outcomes;
pub mod programs;
pub mod roi;
pub mod sessions;
#[cfg(test)]
pub(crate) mod testing;

use std::collections::BTreeMap;

use super::types;
use crate::portal::{PageIx, Portal, audience};
use certificates::{Certificate, Held};
use enrolment::Participation;
use programs::Program;
use sessions::Session;

/// Everything about training that the audience sees.
#[derive(Debug, Default)]
pub struct Training {
    /// By page.
    pub programs: BTreeMap<PageIx, Program>,
    /// By first day, of one day by page.
    pub sessions: Vec<Session>,
    /// Who takes part in what, in the order of the files.
    pub participations: Vec<Participation>,
    /// Whether the audience sees who takes part: only then are people counted.
    pub counted: bool,
    /// By page.
    pub certificates: BTreeMap<PageIx, Certificate>,
    /// Who holds one, in the order of the files.
    pub held: Vec<Held>,
    by: By,
}

/// Places in the lists of [`Training`] by page.
#[derive(Debug, Default)]
struct By {
    /// A session's own page.
    session: BTreeMap<PageIx, usize>,
    /// Participations of a person.
    learner: BTreeMap<PageIx, Vec<usize>>,
    /// Sessions that a person gives.
    instructor: BTreeMap<PageIx, Vec<usize>>,
    /// Certificates of a person.
    holder: BTreeMap<PageIx, Vec<usize>>,
}

impl Training {
    /// Collects it from what the audience sees.
    pub fn new(portal: &Portal) -> Self {
        let programs: BTreeMap<PageIx, Program> =
            portal.records(types::PROGRAM).filter_map(|r| Some((r.ix?, Program::new(portal, &r)))).collect();
        let sessions = portal.records(types::SESSION);
        let mut sessions: Vec<Session> = sessions.filter_map(|r| Session::new(&r, &programs)).collect();
        sessions.sort_by_key(|session| (session.from, session.ix));
        let mut by = By::default();
        by.session.extend(sessions.iter().enumerate().map(|(at, session)| (session.ix, at)));
        let rows = portal.records(types::PARTICIPANT).enumerate();
        let participations: Vec<Participation> =
            rows.filter_map(|(row, record)| Participation::new(row, &record, &by.session)).collect();
        for (at, participation) in participations.iter().enumerate() {
            sessions[participation.session].participations.push(at);
            by.learner.entry(participation.person).or_default().push(at);
        }
        let certificates: BTreeMap<PageIx, Certificate> = portal
            .records(types::CERTIFICATION)
            .filter_map(|r| Some((r.ix?, Certificate::new(&r))))
            .collect();
        let rows = portal.records(types::HOLDER).enumerate();
        let held: Vec<Held> = rows.filter_map(|(row, r)| Held::new(row, &r, &certificates)).collect();
        for (at, held) in held.iter().enumerate() {
            by.holder.entry(held.person).or_default().push(at);
        }
        let counted = !participations.is_empty()
            || audience::sees_records(&portal.config, &portal.schema, &portal.audience, types::PARTICIPANT);
        let mut training = Self { programs, sessions, participations, counted, certificates, held, by };
        training.link();
        training
    }

    /// Tells programmes and instructors of their sessions.
    fn link(&mut self) {
        for (at, session) in self.sessions.iter().enumerate() {
            if let Some(program) = session.program.and_then(|ix| self.programs.get_mut(&ix)) {
                program.sessions.push(at);
            }
            if let Some(instructor) = session.instructor {
                self.by.instructor.entry(instructor).or_default().push(at);
            }
        }
    }

    /// The programme of a session.
    pub fn program(&self, session: &Session) -> Option<&Program> {
        self.programs.get(&session.program?)
    }

    /// The session of a page.
    pub fn session(&self, ix: PageIx) -> Option<&Session> {
        self.by.session.get(&ix).map(|at| &self.sessions[*at])
    }

    /// What a person takes or took part in, by first day.
    pub fn of_person(&self, person: PageIx) -> Vec<&Participation> {
        let places = self.by.learner.get(&person).into_iter().flatten();
        let mut own: Vec<_> = places.map(|at| &self.participations[*at]).collect();
        own.sort_by_key(|participation| participation.session);
        own
    }

    /// The sessions that a person gives, by first day.
    pub fn given_by(&self, person: PageIx) -> impl Iterator<Item = &Session> {
        self.by.instructor.get(&person).into_iter().flatten().map(|at| &self.sessions[*at])
    }
}
