//! What several assessments of one person in one competency say together.

use jiff::civil::Date;

use super::skills::{Assessment, days};

/// Assessments older than this many days before the newest no longer contradict it.
const COMPARABLE: i64 = 365;

/// The newest assessment of each method, where they do not agree: within a year of the newest of all, the levels differ
/// by one or more. The highest level first.
pub fn disagreement(history: &[Assessment], on: Date) -> Option<Vec<&Assessment>> {
    let until = &history[..history.partition_point(|assessment| assessment.date <= on)];
    let newest = until.last()?.date;
    let mut latest: Vec<&Assessment> = Vec::new();
    for assessment in until.iter().rev().filter(|it| days(it.date, newest) <= COMPARABLE) {
        if !latest.iter().any(|known| known.method == assessment.method) {
            latest.push(assessment);
        }
    }
    latest.sort_by_key(|it| (std::cmp::Reverse(it.level), it.method));
    let differs = latest.first().map(|it| it.level) != latest.last().map(|it| it.level);
    differs.then_some(latest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::learning::testing::{assessments, ix, portal};
    use crate::registers::learning::{Proficiency, skills::Skills};
    use jiff::civil::date;

    #[test]
    fn methods_disagree_where_their_newest_levels_differ() {
        let rows = [
            // They differ by a level.
            ("ana", "rust", "developing", "2026-01-10", "manager_review"),
            ("ana", "rust", "proficient", "2026-06-01", "self_assessment"),
            // An older one of the same method does not count.
            ("ben", "rust", "novice", "2026-01-10", "peer_review"),
            ("ben", "rust", "proficient", "2026-05-01", "peer_review"),
            ("ben", "rust", "proficient", "2026-06-01", "self_assessment"),
            // More than a year lies between them.
            ("cleo", "rust", "novice", "2025-05-31", "manager_review"),
            ("cleo", "rust", "proficient", "2026-06-01", "self_assessment"),
            ("cleo", "sql", "novice", "2025-06-01", "manager_review"),
            ("cleo", "sql", "expert", "2026-06-01", "practical_test"),
            ("cleo", "sql", "advanced", "2026-02-01", "self_assessment"),
        ];
        let portal = portal(&[], &assessments(&rows));
        let skills = Skills::new(&portal);
        let said = |who: &str, what: &str, on| {
            let history = &skills.people[&ix(&portal, who)][&ix(&portal, what)];
            let levels = |all: Vec<&Assessment>| all.iter().map(|it| it.level.number()).collect::<Vec<_>>();
            disagreement(history, on).map(levels)
        };
        let today = date(2026, 11, 21);
        for (who, what, on, expected) in [
            ("ana", "rust", today, Some(vec![3, 2])),
            ("ana", "rust", date(2026, 5, 31), None),
            ("ben", "rust", today, None),
            ("cleo", "rust", today, None),
            ("cleo", "sql", today, Some(vec![5, 4, 1])),
        ] {
            assert_eq!(said(who, what, on), expected, "{who} {what} on {on}");
        }
        assert_eq!(Proficiency::Expert.number(), 5);
    }
}
