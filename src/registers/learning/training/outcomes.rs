//! What people could do before and after, and how sure one can be of it.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::Date;

use super::Training;
use super::enrolment::{Status, mean};
use crate::portal::PageIx;
use crate::registers::learning::Proficiency;
use crate::registers::learning::skills::{Skills, current};

/// Assessments count for this many days after the end.
pub const WINDOW: i64 = 180;
/// With fewer people than this a figure says little.
pub const THIN: usize = 10;

/// A level before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// In what.
    pub competency: PageIx,
    /// Before the first day was over.
    pub before: Proficiency,
    /// Afterwards.
    pub after: Proficiency,
}

impl Change {
    /// Levels gained; negative for lost ones.
    pub fn levels(self) -> i16 {
        i16::from(self.after.number()) - i16::from(self.before.number())
    }
}

/// What came of a programme.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outcome {
    /// People who completed it.
    pub completed: usize,
    /// The mean change of each of those of whom levels before and after are known.
    pub people: Vec<f64>,
    /// All changes by competency.
    pub changes: BTreeMap<PageIx, Vec<Change>>,
}

impl Outcome {
    /// People who gained, on the average of the competencies.
    pub fn risen(&self) -> usize {
        self.people.iter().filter(|change| **change > 0.0).count()
    }

    /// Whether there are too few people to tell.
    pub const fn is_thin(&self) -> bool {
        self.people.len() < THIN
    }
}

/// A mean and where it may lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The mean.
    pub mean: f64,
    /// The 95 % confidence interval by Student's t; `None` for one value, or where all are equal.
    pub range: Option<(f64, f64)>,
}

/// The mean with its interval; `None` for no values.
pub fn interval(values: &[f64]) -> Option<Interval> {
    let mean = mean(values)?;
    let n = values.len();
    let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n.max(2) - 1) as f64;
    let half = quantile(n - 1) * (variance / n as f64).sqrt();
    Some(Interval { mean, range: (n > 1 && half > 0.0).then_some((mean - half, mean + half)) })
}

/// The 97.5 % quantile of Student's t. Above 30 degrees of freedom that of 30 is used, which is a little too wide.
fn quantile(freedom: usize) -> f64 {
    const T: [f64; 30] = [
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145,
        2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048,
        2.045, 2.042,
    ];
    T[freedom.clamp(1, T.len()) - 1]
}

/// Where a share may lie: Wilson's 95 % interval. `None` for nobody.
pub fn wilson(count: usize, of: usize) -> Option<(f64, f64)> {
    const Z: f64 = 1.96;
    if of == 0 {
        return None;
    }
    let n = of as f64;
    let share = count as f64 / n;
    let centre = share + Z * Z / (2.0 * n);
    let half = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + Z * Z / n;
    Some((((centre - half) / scale).max(0.0), ((centre + half) / scale).min(1.0)))
}

impl Training {
    /// What came of some sessions of a programme for those who completed them.
    pub fn outcome(&self, skills: &Skills, sessions: &[usize]) -> Outcome {
        let mut outcome = Outcome::default();
        for session in sessions.iter().map(|at| &self.sessions[*at]) {
            let teaches = self.program(session).map_or(&[][..], |program| &program.teaches);
            for person in self.people(session).filter(|p| p.status == Status::Completed) {
                outcome.completed += 1;
                let of =
                    |competency: PageIx| change(skills, person.person, competency, session.from, session.to);
                let changes: Vec<Change> = teaches.iter().filter_map(|(what, _)| of(*what)).collect();
                let levels: Vec<f64> = changes.iter().map(|change| f64::from(change.levels())).collect();
                outcome.people.extend(mean(&levels));
                for change in changes {
                    outcome.changes.entry(change.competency).or_default().push(change);
                }
            }
        }
        outcome
    }
}

/// The level up to the first day, and the one found afterwards: after the first day, from the last one on, and not
/// later than [`WINDOW`] days after it.
fn change(skills: &Skills, person: PageIx, competency: PageIx, from: Date, to: Date) -> Option<Change> {
    let history = skills.people.get(&person)?.get(&competency)?;
    let before = current(history, from)?.level;
    let last = to.checked_add(Span::new().days(WINDOW)).unwrap_or(Date::MAX);
    let first = history.partition_point(|assessment| assessment.date <= from || assessment.date < to);
    let after = current(&history[first..], last)?.level;
    Some(Change { competency, before, after })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Org, org, participants};
    use super::*;
    use crate::registers::learning::testing::{assessments, ix};
    use Proficiency::{Advanced, Novice, Proficient};

    #[test]
    fn levels_before_and_after() {
        let sessions =
            [("s", "start_date = 2026-03-02\nend_date = 2026-03-04\ntraining_status = \"completed\"")];
        let portal = org(Org {
            programs: &[(
                "rust-course",
                "competencies_addressed = [{ competency = \"rust\" }, { competency = \"sql\" }]",
            )],
            sessions: &sessions,
            participants: &participants(&[
                ("ana", "s", "completed", ""),
                ("ben", "s", "completed", ""),
                ("cleo", "s", "failed", ""),
                ("dora", "s", "completed", ""),
                ("emil", "s", "completed", ""),
            ]),
            assessments: &assessments(&[
                // Up two levels; what the manager found counts before what Ana says.
                ("ana", "rust", "novice", "2026-03-02", "peer_review"),
                ("ana", "rust", "developing", "2026-03-03", "practical_test"),
                ("ana", "rust", "proficient", "2026-03-04", "manager_review"),
                ("ana", "rust", "expert", "2026-05-01", "self_assessment"),
                ("ana", "sql", "proficient", "2026-01-02", "peer_review"),
                ("ana", "sql", "proficient", "2026-08-31", "peer_review"),
                // One day too late: 2026-03-04 and 180 days are 2026-08-31.
                ("ben", "rust", "novice", "2026-01-01", "peer_review"),
                ("ben", "rust", "expert", "2026-09-01", "peer_review"),
                ("cleo", "rust", "novice", "2026-01-01", "peer_review"),
                ("cleo", "rust", "expert", "2026-04-01", "peer_review"),
                ("dora", "sql", "advanced", "2026-01-01", "peer_review"),
                ("dora", "sql", "proficient", "2026-04-01", "peer_review"),
                ("emil", "sql", "advanced", "2026-04-01", "peer_review"),
            ]),
            ..Org::default()
        });
        let training = Training::new(&portal);
        let outcome = training.outcome(&Skills::new(&portal), &[0]);
        assert_eq!(outcome.completed, 4);
        assert_eq!(outcome.people, [1.0, -1.0], "Ana gained two levels and none, Dora lost one");
        assert_eq!((outcome.risen(), outcome.is_thin()), (1, true));
        let levels = |name: &str| {
            outcome.changes[&ix(&portal, name)].iter().map(|c| (c.before, c.after)).collect::<Vec<_>>()
        };
        assert_eq!(levels("rust"), [(Novice, Proficient)]);
        assert_eq!(levels("sql"), [(Proficient, Proficient), (Advanced, Proficient)]);
    }

    #[test]
    fn intervals_of_means() {
        let rounded = |values: &[f64]| {
            let found = interval(values)?;
            let two = |value: f64| (value * 100.0).round() / 100.0;
            Some((two(found.mean), found.range.map(|(low, high)| (two(low), two(high)))))
        };
        // 1, 2, 3: s = 1, t = 4.303, half = 4.303 / √3 = 2.48.
        assert_eq!(rounded(&[1.0, 2.0, 3.0]), Some((2.0, Some((-0.48, 4.48)))));
        // 0, 1, 1, 2, 1: s² = 0.5, t = 2.776, half = 2.776 · √0.1 = 0.88.
        assert_eq!(rounded(&[0.0, 1.0, 1.0, 2.0, 1.0]), Some((1.0, Some((0.12, 1.88)))));
        assert_eq!(rounded(&[1.0]), Some((1.0, None)));
        assert_eq!(rounded(&[1.0, 1.0]), Some((1.0, None)), "equal values say nothing of others");
        assert_eq!(rounded(&[]), None);
    }

    #[test]
    fn intervals_of_shares() {
        let rounded = |count, of| {
            let (low, high) = wilson(count, of)?;
            Some(((low * 1000.0).round() / 1000.0, (high * 1000.0).round() / 1000.0))
        };
        // By hand for 3 of 4: (0.75 + 0.4802 ± 1.96 · √(0.046875 + 0.060025)) / 1.9604.
        for (count, of, expected) in [
            (3, 4, Some((0.301, 0.954))),
            (0, 5, Some((0.0, 0.434))),
            (5, 5, Some((0.566, 1.0))),
            (81, 263, Some((0.255, 0.366))),
            (0, 0, None),
        ] {
            assert_eq!(rounded(count, of), expected, "{count} of {of}");
        }
    }
}
