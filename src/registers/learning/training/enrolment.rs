//! Who takes part: places that are taken and free, attendance, completion and satisfaction.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Training;
use super::sessions::{Session, State};
use crate::portal::{PageIx, Record};
use crate::schema::Value;

/// How somebody's participation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Has a place.
    Enrolled,
    /// Waits for a place.
    Waitlisted,
    /// Takes part.
    InProgress,
    /// Did it.
    Completed,
    /// Did not pass.
    Failed,
    /// Gave the place back.
    Withdrawn,
    /// Had a place and did not come.
    NoShow,
}

impl Status {
    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Enrolled => "Enrolled",
            Self::Waitlisted => "Waiting",
            Self::InProgress => "In progress",
            Self::Completed => "Completed",
            Self::Failed => "Not passed",
            Self::Withdrawn => "Withdrawn",
            Self::NoShow => "Did not come",
        }
    }

    /// Whether it takes a place.
    pub const fn has_place(self) -> bool {
        !matches!(self, Self::Waitlisted | Self::Withdrawn)
    }

    fn find(id: &str) -> Option<Self> {
        Some(match id {
            "enrolled" => Self::Enrolled,
            "waitlisted" => Self::Waitlisted,
            "in_progress" => Self::InProgress,
            "completed" => Self::Completed,
            "failed" => Self::Failed,
            "withdrawn" => Self::Withdrawn,
            "no_show" => Self::NoShow,
            _ => return None,
        })
    }
}

/// One person in one session.
#[derive(Debug)]
pub struct Participation {
    /// Its place among the records of its type.
    pub row: usize,
    /// Who.
    pub person: PageIx,
    /// In what: a place in [`Training::sessions`].
    pub session: usize,
    /// The day of enrolment.
    pub enrolled: Option<Date>,
    /// How it stands.
    pub status: Status,
    /// Days there, of days that were noted.
    pub attended: Option<(usize, usize)>,
    /// Points of 100 by test.
    pub scores: Vec<f64>,
    /// Points from 1 to 5 by question.
    pub feedback: Vec<f64>,
    /// Points of 100 some weeks later, by competency.
    pub later: Vec<f64>,
    /// The certificate that was earned.
    pub certificate: Option<PageIx>,
}

impl Participation {
    pub(super) fn new(row: usize, record: &Record<'_>, sessions: &BTreeMap<PageIx, usize>) -> Option<Self> {
        let days: Vec<bool> = values(record, "attendance", |v| match v {
            Value::Bool(there) => Some(*there),
            _ => None,
        });
        let there = days.iter().filter(|there| **there).count();
        Some(Self {
            row,
            person: record.page_of("employee_id")?,
            session: *sessions.get(&record.page_of("session_id")?)?,
            enrolled: record.date("enrollment_date"),
            status: record.text("completion_status").and_then(Status::find)?,
            attended: (!days.is_empty()).then_some((there, days.len())),
            scores: values(record, "assessment_scores", Value::as_number),
            feedback: values(record, "feedback", Value::as_number),
            later: values(record, "post_training_assessment", Value::as_number),
            certificate: record.page_of("certification_earned"),
        })
    }
}

fn values<T>(record: &Record<'_>, field: &str, read: impl Fn(&Value<PageIx>) -> Option<T>) -> Vec<T> {
    let Some(Value::Map(entries)) = record.fields.get(field) else { return Vec::new() };
    entries.values().filter_map(read).collect()
}

/// Places of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seats {
    /// All places, where the programme says.
    pub places: Option<usize>,
    /// Those taken, where that is known.
    pub taken: Option<usize>,
    /// People who wait for one.
    pub waiting: usize,
}

impl Seats {
    /// Places that are free.
    pub fn free(self) -> Option<usize> {
        Some(self.places?.saturating_sub(self.taken?))
    }
}

/// A figure of a session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// A share, or points.
    pub value: f64,
    /// From so many people; `None` where the session itself states it.
    pub from: Option<usize>,
}

/// What is known of a session afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Figures {
    /// Share of days that people were there.
    pub attendance: Option<Figure>,
    /// Share of people who completed it.
    pub completion: Option<Figure>,
    /// Points from 1 to 5.
    pub satisfaction: Option<Figure>,
}

impl Training {
    /// Who is in a session, those who wait or withdrew among them.
    pub fn people<'a>(&'a self, session: &'a Session) -> impl Iterator<Item = &'a Participation> {
        session.participations.iter().map(|at| &self.participations[*at])
    }

    /// Places of a session. Those who wait take none.
    pub fn seats(&self, session: &Session) -> Seats {
        let own = self.counted.then(|| self.people(session).filter(|p| p.status.has_place()).count());
        Seats {
            places: self.program(session).and_then(|program| program.places),
            taken: own.or(session.enrolled),
            waiting: self.people(session).filter(|p| p.status == Status::Waitlisted).count(),
        }
    }

    /// Attendance, completion and satisfaction: from the people where they are seen, else as the session states them.
    pub fn figures(&self, session: &Session) -> Figures {
        let people: Vec<_> = self.people(session).filter(|p| p.status.has_place()).collect();
        let noted: Vec<(usize, usize)> = people.iter().filter_map(|p| p.attended).collect();
        let (there, days) = noted.iter().fold((0, 0), |sum, (a, b)| (sum.0 + a, sum.1 + b));
        let attendance = (days > 0).then(|| figure(there as f64 / days as f64, noted.len()));
        let completed = people.iter().filter(|p| p.status == Status::Completed).count();
        let over = session.state == State::Completed && !people.is_empty();
        let completion = over.then(|| figure(completed as f64 / people.len() as f64, people.len()));
        let means: Vec<f64> = people.iter().filter_map(|p| mean(&p.feedback)).collect();
        let satisfaction = mean(&means).map(|points| figure(points, means.len()));
        let [a, b, c] = session.recorded.map(|value| value.map(|value| Figure { value, from: None }));
        Figures {
            attendance: attendance.or(a),
            completion: completion.or(b),
            satisfaction: satisfaction.or(c),
        }
    }
}

const fn figure(value: f64, people: usize) -> Figure {
    Figure { value, from: Some(people) }
}

/// `None` for no values.
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Org, org, participants};
    use super::*;

    /// person, state, attendance, feedback
    fn figures(rows: &[(&str, &str, &str, &str)], session: &str) -> (Seats, Figures) {
        let program = "capacity = 4";
        let more: Vec<String> = rows
            .iter()
            .map(|(.., attendance, feedback)| {
                format!("attendance = {{ {attendance} }}\nfeedback = {{ {feedback} }}")
            })
            .collect();
        let rows =
            rows.iter().zip(&more).map(|((who, status, ..), more)| (*who, "rust-1", *status, more.as_str()));
        let data = participants(&rows.collect::<Vec<_>>());
        let portal = org(Org {
            programs: &[("rust-course", program)],
            sessions: &[("rust-1", session)],
            participants: &data,
            ..Org::default()
        });
        let training = Training::new(&portal);
        (training.seats(&training.sessions[0]), training.figures(&training.sessions[0]))
    }

    const OVER: &str = "start_date = 2026-10-05\nend_date = 2026-10-06\ntraining_status = \"completed\"";

    #[test]
    fn seats_and_figures_from_people() {
        let (seats, figures) = figures(
            &[
                ("ana", "completed", "d1 = true, d2 = true", "content = 5, pace = 4"),
                ("ben", "no_show", "d1 = false, d2 = false", ""),
                ("cleo", "completed", "d1 = true", "content = 3.5"),
                ("dora", "waitlisted", "", ""),
                ("emil", "withdrawn", "", "content = 1"),
            ],
            OVER,
        );
        // Taken by Ana, Ben and Cleo. There on 3 of 5 noted days. 2 of 3 completed. Means 4.5 and 3.5.
        assert_eq!(seats, Seats { places: Some(4), taken: Some(3), waiting: 1 });
        assert_eq!(seats.free(), Some(1));
        let expected = [(0.6, 3), (2.0 / 3.0, 3), (4.0, 2)].map(|(value, n)| Some(figure(value, n)));
        assert_eq!([figures.attendance, figures.completion, figures.satisfaction], expected);
    }

    #[test]
    fn figures_of_the_session_itself_where_people_say_nothing() {
        let own = "attendance_rate = 0.9\ncompletion_rate = 0.8\nsatisfaction_score = 4.2\nenrolled = 9";
        let (seats, figures) = figures(&[("ana", "completed", "", "")], &format!("{OVER}\n{own}"));
        assert_eq!(seats.taken, Some(1), "people count before what the session says");
        let stated = |value| Some(Figure { value, from: None });
        assert_eq!(figures.attendance, stated(0.9));
        assert_eq!(figures.completion, Some(figure(1.0, 1)));
        assert_eq!(figures.satisfaction, stated(4.2));
    }

    #[test]
    fn nobody_is_counted_where_nobody_is_seen() {
        let of = |session: &str, seen: bool| {
            let all = Org {
                programs: &[("rust-course", "capacity = 4")],
                sessions: &[("rust-1", session)],
                unseen: !seen,
                ..Org::default()
            };
            let portal = org(all);
            let training = Training::new(&portal);
            training.seats(&training.sessions[0]).free()
        };
        assert_eq!(of(OVER, true), Some(4));
        assert_eq!(of(OVER, false), None);
        assert_eq!(of(&format!("{OVER}\nenrolled = 3"), false), Some(1));
        assert_eq!(of(&format!("{OVER}\nenrolled = 9"), false), Some(0), "never fewer than none");
    }
}
