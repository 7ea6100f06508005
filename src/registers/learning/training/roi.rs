//! What training cost in the last year, and what it is worth in one.

use jiff::Span;
use jiff::civil::Date;

use super::Training;
use super::outcomes::Outcome;
use super::programs::Amount;
use super::sessions::{Session, State};
use crate::portal::{PageIx, Portal};
use crate::registers::learning::skills::Skills;

/// The report is of sessions that ended within this many days: what they cost stands against what they are worth in
/// a year.
pub const PERIOD: i64 = 365;

/// What a session cost, and how that is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cost {
    /// The sum of its `costs`.
    Recorded(f64),
    /// So many people at the programme's price.
    Priced(usize, Amount),
    /// Nobody says.
    Unknown,
}

impl Cost {
    /// The amount; nothing where it is not known.
    pub fn amount(self) -> Amount {
        match self {
            Self::Recorded(sum) => Amount::exact(sum),
            Self::Priced(people, price) => price.times(people as f64),
            Self::Unknown => Amount::default(),
        }
    }
}

/// The working time of participants.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Time {
    /// Who took part.
    pub people: usize,
    /// Hours of each.
    pub hours: f64,
    /// What an hour costs.
    pub hourly: f64,
}

impl Time {
    /// What it cost.
    pub fn amount(self) -> f64 {
        self.people as f64 * self.hours * self.hourly
    }
}

/// A programme's costs and worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Return {
    /// The programme.
    pub program: PageIx,
    /// Sessions that are counted, with what each cost.
    pub sessions: Vec<(usize, Cost)>,
    /// People who had a place in them, where all of that is known.
    pub people: Option<usize>,
    /// Their time, where an hour has a price.
    pub time: Option<Time>,
    /// What is worth something in a year.
    pub benefit: Option<Amount>,
    /// What people learned.
    pub outcome: Outcome,
}

impl Return {
    /// What it cost; too little where the cost of a session is not known.
    pub fn cost(&self) -> Amount {
        let sessions = self.sessions.iter().map(|(_, cost)| cost.amount());
        let time = self.time.map_or(0.0, Time::amount);
        sessions.fold(Amount::exact(time), Amount::plus)
    }

    /// Sessions whose cost is not known.
    pub fn unknown(&self) -> usize {
        self.sessions.iter().filter(|(_, cost)| *cost == Cost::Unknown).count()
    }

    /// (benefit − cost) ÷ cost; `None` where one of them is not known, or there is no cost.
    pub fn ratio(&self) -> Option<Amount> {
        ratio(self.benefit?, self.cost()).filter(|_| self.unknown() == 0)
    }
}

/// (benefit − cost) ÷ cost, at worst and at best.
pub fn ratio(benefit: Amount, cost: Amount) -> Option<Amount> {
    let of = |benefit: f64, cost: f64| (benefit - cost) / cost;
    (cost.low > 0.0).then(|| Amount { low: of(benefit.low, cost.high), high: of(benefit.high, cost.low) })
}

/// The report.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    /// Programmes with sessions in the period, by page.
    pub programs: Vec<Return>,
}

impl Report {
    /// What all of it cost.
    pub fn cost(&self) -> Amount {
        self.programs.iter().map(Return::cost).fold(Amount::default(), Amount::plus)
    }

    /// Cost and benefit of those programmes of which both are known.
    pub fn compared(&self) -> Option<(Amount, Amount, usize)> {
        let both = self.programs.iter().filter(|program| program.ratio().is_some());
        let sums = both.filter_map(|program| Some((program.cost(), program.benefit?, 1)));
        sums.reduce(|sum, next| (sum.0.plus(next.0), sum.1.plus(next.1), sum.2 + next.2))
    }
}

impl Training {
    /// The report of the year up to today.
    pub fn report(&self, portal: &Portal, skills: &Skills) -> Report {
        let today = portal.today;
        let first = today.checked_sub(Span::new().days(PERIOD)).unwrap_or(Date::MIN);
        let counts = |s: &Session| s.state == State::Completed && s.to > first && s.to <= today;
        let hourly = portal.config.training.hourly_cost;
        let mut programs = Vec::new();
        for (ix, program) in &self.programs {
            let places = || program.sessions.iter().copied().filter(|at| counts(&self.sessions[*at]));
            let sessions: Vec<(usize, Cost)> = places().map(|at| (at, self.cost(at))).collect();
            if sessions.is_empty() {
                continue;
            }
            let people = places().map(|at| self.seats(&self.sessions[at]).taken).sum::<Option<usize>>();
            let time = hourly.zip(people).zip(program.hours());
            programs.push(Return {
                program: *ix,
                people,
                time: time.map(|((hourly, people), hours)| Time { people, hours, hourly }),
                benefit: program.benefit(),
                outcome: self.outcome(skills, &places().collect::<Vec<_>>()),
                sessions,
            });
        }
        Report { programs }
    }

    /// Its own costs, else its participants at the price of the programme.
    fn cost(&self, session: usize) -> Cost {
        let session = &self.sessions[session];
        if !session.costs.is_empty() {
            return Cost::Recorded(session.costs.iter().map(|(_, amount)| amount).sum());
        }
        let price = self.program(session).and_then(|program| program.price);
        let people = self.seats(session).taken;
        people.zip(price).map_or(Cost::Unknown, |(people, price)| Cost::Priced(people, price))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Org, org, participants};
    use super::*;

    fn amount(low: f64, high: f64) -> Amount {
        Amount { low, high }
    }

    #[test]
    fn benefit_against_cost() {
        for (benefit, cost, expected) in [
            (Amount::exact(1500.0), Amount::exact(1000.0), Some(amount(0.5, 0.5))),
            (amount(500.0, 4000.0), Amount::exact(1000.0), Some(amount(-0.5, 3.0))),
            // At worst the least benefit of the highest cost: (600 − 2000) ÷ 2000.
            (amount(600.0, 3000.0), amount(1000.0, 2000.0), Some(amount(-0.7, 2.0))),
            (Amount::exact(1.0), Amount::default(), None),
        ] {
            assert_eq!(ratio(benefit, cost), expected);
        }
    }

    const OVER: &str = "training_status = \"completed\"\nstart_date = 2026-03-02";

    /// Two sessions of one programme; the second has three people in it.
    fn report(program: &str, first: &str, hourly_cost: Option<f64>) -> Report {
        let sessions = [("one", format!("{OVER}\n{first}")), ("two", OVER.to_owned())];
        let sessions: Vec<(&str, &str)> = sessions.iter().map(|(id, text)| (*id, text.as_str())).collect();
        let portal = org(Org {
            programs: &[("rust-course", program)],
            sessions: &sessions,
            participants: &participants(&[
                ("ana", "one", "completed", ""),
                ("ben", "two", "completed", ""),
                ("cleo", "two", "no_show", ""),
                ("dora", "two", "failed", ""),
                ("emil", "two", "withdrawn", ""),
            ]),
            hourly_cost,
            ..Org::default()
        });
        Training::new(&portal).report(&portal, &Skills::new(&portal))
    }

    #[test]
    fn the_costs_of_sessions_and_of_time() {
        // program, fields of the first session, price of an hour, cost, ratio to a benefit of 2,000 to 5,000
        let worth = "business_impact = [{ measure = \"m\", low = 1500, high = 4500 }, { measure = \"n\", low = 500 }]\n";
        let costs = "costs = { instructor = 600, room = 100 }";
        for (program, first, hourly, cost, expected) in [
            // 700 as recorded, and three people at 100.
            ("cost_per_participant = 100", costs, None, amount(1000.0, 1000.0), Some(amount(1.0, 4.0))),
            // Four people at 100.
            ("cost_per_participant = 100", "", None, amount(400.0, 400.0), Some(amount(4.0, 11.5))),
            // And eight hours each at 50: 1,600.
            ("cost_per_participant = 100", "", Some(50.0), amount(2000.0, 2000.0), Some(amount(0.0, 1.5))),
            // 200 to 500 for each of the four.
            ("cost_range = [200, 500]", "", None, amount(800.0, 2000.0), Some(amount(0.0, 5.25))),
            // Nobody says what the second cost.
            ("", costs, None, amount(700.0, 700.0), None),
        ] {
            let report = report(&format!("{program}\n{worth}"), first, hourly);
            let [found] = report.programs.as_slice() else { panic!("{report:?}") };
            assert_eq!(
                (found.cost(), found.ratio(), found.people),
                (cost, expected, Some(4)),
                "{program} {first}"
            );
        }
    }

    #[test]
    fn only_what_ended_in_the_last_year_counts() {
        for (fields, expected) in [
            ("training_status = \"completed\"\nstart_date = 2025-11-22", 1),
            ("training_status = \"completed\"\nstart_date = 2025-11-21", 0),
            ("training_status = \"completed\"\nstart_date = 2025-11-01\nend_date = 2025-11-23", 1),
            ("training_status = \"completed\"\nstart_date = 2026-11-21", 1),
            ("training_status = \"completed\"\nstart_date = 2026-11-22", 0),
            ("training_status = \"in_progress\"\nstart_date = 2026-11-01", 0),
        ] {
            let portal =
                org(Org { programs: &[("rust-course", "")], sessions: &[("s", fields)], ..Org::default() });
            let report = Training::new(&portal).report(&portal, &Skills::default());
            assert_eq!(report.programs.len(), expected, "{fields}");
        }
    }

    #[test]
    fn the_total_compares_what_can_be_compared() {
        let worth =
            "cost_per_participant = 100\nbusiness_impact = [{ measure = \"m\", low = 300, high = 500 }]";
        let other = format!("{OVER}\nprogram_id = \"other\"\ncosts = {{ room = 900 }}");
        let portal = org(Org {
            programs: &[("rust-course", worth), ("other", "")],
            sessions: &[("one", OVER), ("two", &other)],
            participants: &participants(&[("ana", "one", "completed", ""), ("ben", "one", "completed", "")]),
            ..Org::default()
        });
        let report = Training::new(&portal).report(&portal, &Skills::default());
        assert_eq!(report.cost(), Amount::exact(1100.0));
        assert_eq!(report.compared(), Some((Amount::exact(200.0), amount(300.0, 500.0), 1)));
    }
}
