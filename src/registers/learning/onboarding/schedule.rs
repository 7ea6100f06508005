//! What of a plan is for the first day, the first week and the first month.

use crate::markdown::plain;
use crate::portal::{PageIx, Portal};
use crate::registers::learning::paths::minutes;
use crate::schema::Value;

/// Minutes of reading on the first day and in the first week: somebody new also meets people and sets up a machine.
const DAY: u32 = 60;
const WEEK: u32 = 240;
/// What else fits into them.
const CONCEPTS_OF_A_DAY: usize = 4;
const PEOPLE_OF_A_DAY: usize = 1;
const EXERCISES_OF_A_WEEK: usize = 1;
const PRACTICES_OF_A_WEEK: usize = 2;

/// A part of the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// The first day.
    Day,
    /// The rest of the first week.
    Week,
    /// The rest of the first month, and what comes after it.
    Month,
}

impl When {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Day, Self::Week, Self::Month];

    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Day => "First Day",
            Self::Week => "First Week",
            Self::Month => "First Month",
        }
    }

    /// For addresses and keys.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }
}

/// What is done in a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// When.
    pub when: When,
    /// Minutes to read `read`.
    pub minutes: u32,
    /// Pages of the path, in order.
    pub read: Vec<PageIx>,
    /// Terms and first pages to understand.
    pub concepts: Vec<PageIx>,
    /// Things to do oneself.
    pub exercises: Vec<PageIx>,
    /// How it is done well.
    pub practices: Vec<PageIx>,
    /// How it was done.
    pub examples: Vec<PageIx>,
    /// Places among the plan's contacts of the people to meet.
    pub meet: std::ops::Range<usize>,
    /// What a guide wants to be reached.
    pub goals: Vec<Goal>,
}

/// A goal of a guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// By when, as the guide says it.
    pub by: String,
    /// What, as inline Markdown.
    pub text: String,
    /// What shows it, as inline Markdown; empty for nothing.
    pub check: String,
}

/// What was chosen beside the path.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    pub(super) concepts: Vec<PageIx>,
    pub(super) exercises: Vec<PageIx>,
    pub(super) practices: Vec<PageIx>,
    pub(super) examples: Vec<PageIx>,
    pub(super) goals: Vec<(When, Goal)>,
}

/// The path cut by its reading times, and the rest beside it.
pub(super) fn phases(portal: &Portal, path: &[PageIx], chosen: &Chosen, people: usize) -> [Phase; 3] {
    let times: Vec<u32> = path.iter().map(|ix| minutes(portal, *ix)).collect();
    let [day, week] = cuts(&times);
    let ends = [day, week, path.len()];
    let cut = |pages: &[PageIx], ends: [usize; 3], at: usize| -> Vec<PageIx> {
        let start = if at == 0 { 0 } else { ends[at - 1].min(pages.len()) };
        pages[start..ends[at].min(pages.len())].to_vec()
    };
    When::ALL.map(|when| {
        let at = when as usize;
        let read = cut(path, ends, at);
        let first = PEOPLE_OF_A_DAY.min(people);
        Phase {
            when,
            minutes: read.iter().map(|ix| minutes(portal, *ix)).sum(),
            read,
            concepts: cut(&chosen.concepts, [CONCEPTS_OF_A_DAY, usize::MAX, usize::MAX], at),
            exercises: cut(&chosen.exercises, [0, EXERCISES_OF_A_WEEK, usize::MAX], at),
            practices: cut(&chosen.practices, [0, PRACTICES_OF_A_WEEK, usize::MAX], at),
            examples: cut(&chosen.examples, [0, 0, usize::MAX], at),
            meet: match when {
                When::Day => 0..first,
                When::Week => first..people,
                When::Month => people..people,
            },
            goals: chosen.goals.iter().filter(|(by, _)| *by == when).map(|(_, goal)| goal.clone()).collect(),
        }
    })
}

/// How many pages are read by the end of the first day and of the first week. The first page is of the first day,
/// however long it is; a page that no longer fits, and all after it, wait.
fn cuts(times: &[u32]) -> [usize; 2] {
    let until = |budget: u32, least: usize| {
        let mut sum = 0;
        let fits = times.iter().take_while(|minutes| {
            sum += **minutes;
            sum <= budget
        });
        fits.count().max(least.min(times.len()))
    };
    let day = until(DAY, 1);
    [day, until(DAY + WEEK, day)]
}

/// The goals of a guide, each with the part that it falls into.
pub(super) fn goals(portal: &Portal, guide: PageIx) -> Vec<(When, Goal)> {
    let fields = &portal.page(guide).fields;
    let rows = fields.get("goals").map(Value::rows).unwrap_or_default();
    let short = fields.get("duration").and_then(Value::as_duration).is_some_and(|d| d.seconds <= 7 * 86_400);
    let goal = |row: &std::collections::BTreeMap<String, Value<PageIx>>| {
        let text = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let goal = Goal { by: text("by"), text: text("goal"), check: text("check") };
        (by(&plain(&goal.by), short), goal)
    };
    rows.iter().map(goal).collect()
}

/// “day 5” is of the first week, “day 30” and “week 3” of the first month. Other words are of the guide's own time:
/// of the week where the guide lasts no longer.
fn by(words: &str, short: bool) -> When {
    let words = words.to_lowercase();
    let number = words.split(|c: char| !c.is_ascii_digit()).find_map(|digits| digits.parse::<u32>().ok());
    match number {
        Some(0 | 1) if words.contains("day") => When::Day,
        Some(2..=7) if words.contains("day") => When::Week,
        Some(0 | 1) if words.contains("week") => When::Week,
        None if words.contains("first day") => When::Day,
        None if short || words.contains("first week") => When::Week,
        _ => When::Month,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_cut_by_its_times() {
        let table: [(&[u32], [usize; 2]); 6] = [
            (&[], [0, 0]),
            (&[90, 5], [1, 2]),
            (&[30, 30, 1], [2, 3]),
            (&[20, 50, 100, 100, 30, 1], [1, 5]),
            (&[400, 10], [1, 1]),
            (&[60, 240, 1], [1, 2]),
        ];
        for (times, expected) in table {
            assert_eq!(cuts(times), expected, "{times:?}");
        }
    }

    #[test]
    fn goals_fall_into_parts() {
        let table = [
            ("day 1", false, When::Day),
            ("day 5", false, When::Week),
            ("Day 30", false, When::Month),
            ("week 1", false, When::Week),
            ("week 3", false, When::Month),
            ("the first day", false, When::Day),
            ("Monday evening", true, When::Week),
            ("the end", false, When::Month),
            ("month 2", false, When::Month),
        ];
        for (words, short, expected) in table {
            assert_eq!(by(words, short), expected, "{words}");
        }
    }
}
