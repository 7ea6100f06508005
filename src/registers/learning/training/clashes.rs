//! People, rooms and instructors that are in two sessions at once.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::Date;

use super::Training;
use super::sessions::{Days, Session, Times};
use crate::portal::PageIx;

/// What can be in one place only.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Resource {
    /// A participant or an instructor.
    Person(PageIx),
    /// A room, by its name in small letters.
    Room(String),
}

/// When a session needs what it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Booking {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Days of the week.
    pub days: Days,
    /// Daily times.
    pub times: Times,
}

impl Booking {
    fn of(session: &Session) -> Self {
        let Session { from, to, days, times, .. } = session;
        Self { from: *from, to: *to, days: *days, times: times.unwrap_or(Times::DAY) }
    }

    /// The first day on which both need it at the same time.
    pub fn meets(self, other: Self) -> Option<Date> {
        if !self.times.meet(other.times) {
            return None;
        }
        let (from, to) = (self.from.max(other.from), self.to.min(other.to));
        let days = self.days.and(other.days);
        // After a week the days of the week come round again.
        (0..7)
            .filter_map(|offset| from.checked_add(Span::new().days(offset)).ok())
            .take_while(|day| *day <= to)
            .find(|day| days.has(day.weekday()))
    }
}

/// Two sessions that need the same at once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clash {
    /// The one that begins later, and the other: places in [`Training::sessions`].
    pub sessions: (usize, usize),
    /// What both need.
    pub resource: Resource,
    /// The first day on which they do.
    pub on: Date,
}

/// Pairs of bookings that meet, the later begun one first, with the first day. In order of their beginning each is
/// compared with those only that have not ended.
pub fn sweep(bookings: &[Booking]) -> Vec<(usize, usize, Date)> {
    let mut order: Vec<usize> = (0..bookings.len()).collect();
    order.sort_by_key(|at| (bookings[*at].from, *at));
    let mut open: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for at in order {
        let booking = bookings[at];
        open.retain(|other| bookings[*other].to >= booking.from);
        found.extend(open.iter().filter_map(|other| Some((at, *other, booking.meets(bookings[*other])?))));
        open.push(at);
    }
    found
}

impl Training {
    /// All double bookings, by session.
    pub fn clashes(&self) -> Vec<Clash> {
        let mut needs: BTreeMap<Resource, Vec<usize>> = BTreeMap::new();
        let takes_time = |session: &Session| session.state.is_held() && !self.is_free(session);
        for (at, session) in self.sessions.iter().enumerate().filter(|(_, s)| takes_time(s)) {
            for resource in self.resources(session) {
                needs.entry(resource).or_default().push(at);
            }
        }
        let mut found = Vec::new();
        for (resource, sessions) in needs {
            let bookings: Vec<Booking> = sessions.iter().map(|at| Booking::of(&self.sessions[*at])).collect();
            for (later, earlier, on) in sweep(&bookings) {
                let sessions = (sessions[later], sessions[earlier]);
                found.push(Clash { sessions, resource: resource.clone(), on });
            }
        }
        found.sort();
        found
    }

    /// Whether everybody chooses the time alone.
    pub fn is_free(&self, session: &Session) -> bool {
        session.times.is_none() && self.program(session).is_some_and(|program| program.self_paced)
    }

    /// What a session needs, each once.
    fn resources(&self, session: &Session) -> Vec<Resource> {
        let people = self.people(session).filter(|p| p.status.has_place()).map(|p| p.person);
        let mut all: Vec<Resource> = people.chain(session.instructor).map(Resource::Person).collect();
        if self.program(session).is_some_and(|program| program.in_room) {
            all.extend(session.location.iter().map(|room| Resource::Room(room.to_lowercase())));
        }
        all.sort();
        all.dedup();
        all
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Org, org, participants};
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn booking(from: (i8, i8), to: (i8, i8), days: &[&str], times: (u16, u16)) -> Booking {
        let ids: Vec<String> = days.iter().map(|day| (*day).to_owned()).collect();
        Booking {
            from: date(2026, from.0, from.1),
            to: date(2026, to.0, to.1),
            days: Days::of(&ids),
            times: Times { starts: times.0 * 60, ends: times.1 * 60 },
        }
    }

    #[test]
    fn when_two_bookings_meet() {
        // 2026-12-01 is a Tuesday.
        let one = booking((12, 1), (12, 3), &[], (9, 12));
        for (other, expected) in [
            (booking((12, 3), (12, 4), &[], (11, 17)), Some(date(2026, 12, 3))),
            (booking((12, 3), (12, 4), &[], (12, 17)), None),
            (booking((12, 4), (12, 4), &[], (9, 12)), None),
            (booking((11, 1), (12, 31), &["wednesday"], (8, 10)), Some(date(2026, 12, 2))),
            (booking((11, 1), (12, 31), &["friday"], (8, 10)), None),
            (booking((11, 1), (12, 31), &["friday", "thursday"], (8, 10)), Some(date(2026, 12, 3))),
        ] {
            assert_eq!(one.meets(other), expected, "{other:?}");
            assert_eq!(other.meets(one), expected, "{other:?}");
        }
    }

    #[test]
    fn people_rooms_and_instructors_of_sessions() {
        let room = "location = \"Room Graça\"\n";
        let day = "start_date = 2026-12-01\n";
        let sessions = [
            ("a", format!("{day}{room}instructor = \"cleo\"\nstarts = \"09:00\"\nends = \"12:00\"")),
            ("b", format!("{day}location = \"room graça\"\nstarts = \"11:00\"\nends = \"13:00\"")),
            ("c", format!("{day}instructor = \"emil\"\nstarts = \"13:00\"\nends = \"14:00\"")),
            ("d", format!("{day}{room}instructor = \"cleo\"\ntraining_status = \"cancelled\"")),
            ("e", format!("{day}{room}program_id = \"online\"\nstarts = \"09:00\"\nends = \"12:00\"")),
            ("f", format!("{day}program_id = \"own-pace\"")),
        ];
        let sessions: Vec<(&str, &str)> = sessions.iter().map(|(id, text)| (*id, text.as_str())).collect();
        let portal = org(Org {
            programs: &[
                ("rust-course", ""),
                ("online", "delivery_method = \"virtual_live\""),
                ("own-pace", "delivery_method = \"self_paced_online\""),
            ],
            sessions: &sessions,
            participants: &participants(&[
                ("ana", "a", "enrolled", ""),
                ("ana", "e", "enrolled", ""),
                ("ben", "a", "enrolled", ""),
                ("ben", "e", "waitlisted", ""),
                ("cleo", "b", "enrolled", ""),
                ("emil", "c", "enrolled", ""),
                ("ana", "f", "in_progress", ""),
            ]),
            ..Org::default()
        });
        let training = Training::new(&portal);
        let name = |ix: PageIx| portal.page(ix).url.last_segment().to_owned();
        let found: Vec<_> = training
            .clashes()
            .into_iter()
            .map(|clash| {
                let of = |at: usize| name(training.sessions[at].ix);
                let what = match clash.resource {
                    Resource::Person(ix) => name(ix),
                    Resource::Room(room) => room,
                };
                (of(clash.sessions.1), of(clash.sessions.0), what)
            })
            .collect();
        let expected = [("a", "b", "cleo"), ("a", "b", "room graça"), ("a", "e", "ana")];
        assert_eq!(found, expected.map(|(a, b, what)| (a.to_owned(), b.to_owned(), what.to_owned())));
    }

    fn any_booking() -> impl Strategy<Value = Booking> {
        (0..60_i64, 0..20_i64, 1..128_u8, 0..20_u16, 1..10_u16).prop_map(
            |(from, long, days, starts, hours)| {
                let first = date(2026, 1, 1).checked_add(Span::new().days(from)).expect("a day");
                let ids = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
                let chosen = (0..7).filter(|at| days & (1 << at) != 0).map(|at| ids[at].to_owned());
                Booking {
                    from: first,
                    to: first.checked_add(Span::new().days(long)).expect("a day"),
                    days: Days::of(&chosen.collect::<Vec<_>>()),
                    times: Times { starts: starts * 60, ends: (starts + hours) * 60 },
                }
            },
        )
    }

    /// Compares every pair on every day of the year.
    fn all_pairs(bookings: &[Booking]) -> Vec<(usize, usize, Date)> {
        let on = |booking: &Booking, day: Date| {
            booking.from <= day && day <= booking.to && booking.days.has(day.weekday())
        };
        let mut found = Vec::new();
        for (a, one) in bookings.iter().enumerate() {
            for (b, other) in bookings.iter().enumerate().filter(|(b, _)| *b != a) {
                let days = date(2026, 1, 1).series(Span::new().days(1)).take(365);
                let mut both = days.filter(|day| on(one, *day) && on(other, *day));
                let later = (one.from, a) > (other.from, b);
                if let Some(day) = both.next().filter(|_| later && one.times.meet(other.times)) {
                    found.push((a, b, day));
                }
            }
        }
        found
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn the_sweep_finds_what_all_pairs_find(bookings in prop::collection::vec(any_booking(), 0..16)) {
            let mut found = sweep(&bookings);
            found.sort_unstable();
            prop_assert_eq!(found, all_pairs(&bookings));
        }
    }
}
