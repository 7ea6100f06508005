//! What somebody lacks for a role, and how near to it they are.

use jiff::civil::Date;

use super::roles::{Requirement, Roles};
use super::skills::Skills;
use super::{Proficiency, plans::Plans};
use crate::portal::PageIx;

/// What counts for a competency that helps but is no must, in hundredths of one that is.
const OPTIONAL: u32 = 50;
const REQUIRED: u32 = 100;

/// A level that a role asks for beside the one that a person has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// What is asked for.
    pub asked: Requirement,
    /// What there is; `None` where nobody has assessed it.
    pub current: Option<Proficiency>,
}

impl Gap {
    /// Levels that are missing: 0 where the target is reached.
    pub fn missing(&self) -> u8 {
        self.asked.level.number().saturating_sub(number(self.current))
    }

    /// Whether the target is reached.
    pub fn is_met(&self) -> bool {
        self.missing() == 0
    }
}

/// The number of a level, 0 for none.
pub fn number(level: Option<Proficiency>) -> u8 {
    level.map_or(0, Proficiency::number)
}

/// A person beside a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// The role.
    pub role: PageIx,
    /// One for each competency that it asks for, in its order.
    pub gaps: Vec<Gap>,
}

impl Fit {
    /// Readiness in percent, rounded down so that 100 means all of it: the sum over what is asked of
    /// `weight × min(current, target) / target`, divided by the sum of the weights. What is a must weighs 1, the rest
    /// 0.5; levels count 1 to 5, and what was never assessed counts 0. `None` for a role that asks for nothing.
    pub fn readiness(&self) -> Option<u32> {
        // Hundredths over the common denominator of 1 to 5, so that no rounding decides.
        const WHOLE: u32 = 60;
        let weight = |gap: &Gap| if gap.asked.required { REQUIRED } else { OPTIONAL };
        let whole: u32 = self.gaps.iter().map(|gap| weight(gap) * WHOLE).sum();
        let part = |gap: &Gap| {
            let target = u32::from(gap.asked.level.number());
            let current = u32::from(number(gap.current)).min(target);
            weight(gap) * WHOLE / target * current
        };
        let reached: u32 = self.gaps.iter().map(part).sum();
        (reached * 100).checked_div(whole)
    }

    /// How many musts there are, and how many of them are met.
    pub fn musts(&self) -> (usize, usize) {
        let musts = || self.gaps.iter().filter(|gap| gap.asked.required);
        (musts().count(), musts().filter(|gap| gap.is_met()).count())
    }

    /// Whether nothing that is a must is missing.
    pub fn is_ready(&self) -> bool {
        let (musts, met) = self.musts();
        musts == met
    }

    /// What is missing: musts first, then the widest, then in the role's order.
    pub fn open(&self) -> Vec<Gap> {
        let mut open: Vec<Gap> = self.gaps.iter().copied().filter(|gap| !gap.is_met()).collect();
        open.sort_by_key(|gap| (!gap.asked.required, std::cmp::Reverse(gap.missing())));
        open
    }
}

/// A person beside what a role asks for, on a day.
pub fn fit(skills: &Skills, roles: &Roles, person: PageIx, role: PageIx, on: Date) -> Fit {
    let gap =
        |asked: &Requirement| Gap { asked: *asked, current: skills.level(person, asked.competency, on) };
    Fit { role, gaps: roles.of(role).iter().map(gap).collect() }
}

/// What a role is to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Prospect {
    /// The role held.
    Current,
    /// One step up on its pathway.
    Next,
    /// What a development plan aims at.
    Aim,
    /// Where its pathway says that one can turn.
    Alternative,
}

impl Prospect {
    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Current => "Role today",
            Self::Next => "Next step",
            Self::Aim => "Aimed at",
            Self::Alternative => "Alternative",
        }
    }
}

/// The roles that concern a person, each once, the nearest first.
pub fn prospects(roles: &Roles, plans: &Plans, person: PageIx) -> Vec<(Prospect, PageIx)> {
    let mut found: Vec<(Prospect, PageIx)> = Vec::new();
    let mut add = |prospect, role| {
        if !found.iter().any(|(_, known)| *known == role) {
            found.push((prospect, role));
        }
    };
    let held = roles.held.get(&person).copied();
    if let Some(role) = held {
        add(Prospect::Current, role);
    }
    for next in held.map(|role| roles.next(role)).into_iter().flatten() {
        add(Prospect::Next, next);
    }
    for aim in plans.of(person).filter_map(|plan| plan.aim) {
        add(Prospect::Aim, aim);
    }
    for other in held.map(|role| roles.alternatives(role)).into_iter().flatten() {
        add(Prospect::Alternative, other);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use Proficiency::{Advanced, Developing, Expert, Novice, Proficient};

    /// Rows of what is asked, whether it is a must, and what there is.
    fn table(rows: &[(Proficiency, bool, Option<Proficiency>)]) -> Fit {
        let gap =
            |(number, (level, required, current)): (usize, &(Proficiency, bool, Option<Proficiency>))| {
                let competency = PageIx(number as u32);
                Gap {
                    asked: Requirement { competency, level: *level, required: *required },
                    current: *current,
                }
            };
        Fit { role: PageIx(99), gaps: rows.iter().enumerate().map(gap).collect() }
    }

    #[test]
    fn gaps_by_hand() {
        for (asked, current, missing) in [
            (Proficient, None, 3),
            (Proficient, Some(Novice), 2),
            (Proficient, Some(Developing), 1),
            (Proficient, Some(Proficient), 0),
            (Proficient, Some(Expert), 0),
            (Expert, Some(Novice), 4),
        ] {
            let fit = table(&[(asked, true, current)]);
            assert_eq!(fit.gaps[0].missing(), missing, "{asked:?} {current:?}");
        }
    }

    #[test]
    fn readiness_by_hand() {
        // Each row: what is asked and there, the sum, percent, musts and musts met.
        type Case<'a> =
            (&'a [(Proficiency, bool, Option<Proficiency>)], &'a str, Option<u32>, (usize, usize));
        let cases: &[Case<'_>] = &[
            (&[], "nothing is asked", None, (0, 0)),
            (&[(Proficient, true, None)], "0/3", Some(0), (1, 0)),
            (&[(Proficient, true, Some(Developing))], "2/3", Some(66), (1, 0)),
            (&[(Proficient, true, Some(Expert))], "3/3, more does not count", Some(100), (1, 1)),
            (
                &[(Advanced, true, Some(Proficient)), (Developing, false, None)],
                "(3/4 + 0.5 × 0/2) / 1.5 = 0.5",
                Some(50),
                (1, 0),
            ),
            (
                &[(Advanced, true, Some(Advanced)), (Developing, false, Some(Novice))],
                "(1 + 0.5 × 1/2) / 1.5 = 0.8333",
                Some(83),
                (1, 1),
            ),
            (
                &[
                    (Expert, true, Some(Advanced)),
                    (Proficient, true, Some(Novice)),
                    (Novice, false, Some(Novice)),
                ],
                "(4/5 + 1/3 + 0.5) / 2.5 = 0.6533",
                Some(65),
                (2, 0),
            ),
            (
                &[(Proficient, false, Some(Developing)), (Proficient, true, Some(Proficient))],
                "(0.5 × 2/3 + 1) / 1.5 = 0.8889",
                Some(88),
                (1, 1),
            ),
        ];
        for (rows, sum, percent, musts) in cases {
            let fit = table(rows);
            assert_eq!((fit.readiness(), fit.musts()), (*percent, *musts), "{sum}");
            assert_eq!(fit.is_ready(), musts.0 == musts.1, "{sum}");
        }
    }

    #[test]
    fn musts_come_first_and_then_the_widest() {
        let fit = table(&[
            (Advanced, false, None),
            (Developing, true, Some(Novice)),
            (Proficient, true, Some(Proficient)),
            (Expert, true, Some(Developing)),
            (Proficient, true, Some(Developing)),
        ]);
        let order: Vec<u32> = fit.open().iter().map(|gap| gap.asked.competency.0).collect();
        assert_eq!(order, [3, 1, 4, 0]);
    }
}
