//! Points: what people earned by which rule, and why.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::ledger::Thanks;
use super::sources::{self, Deed};
use crate::portal::{PageIx, Portal};
use crate::registers::months::Month;
use crate::registers::process::period::Quarter;
use crate::schema::incentives::EarnedBy;

/// What somebody earned once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earned {
    /// When.
    pub date: Date,
    /// The rule, by its place; `None` for thanks with points of their own.
    pub rule: Option<usize>,
    /// Points.
    pub points: u32,
    /// What it is seen by.
    pub why: Why,
}

/// What points are seen by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Thanks, by their place among all.
    Thanked(usize),
    /// Something that the portal or version control shows, and the page that it is about.
    Did(EarnedBy, PageIx),
}

/// The points of everybody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Points {
    /// By person, the newest first.
    pub people: BTreeMap<PageIx, Vec<Earned>>,
    /// What was over the limit of a month and is not counted, by person.
    pub over: BTreeMap<PageIx, usize>,
    /// Commits by authors who are no person of the portal, and how many such authors there are.
    pub unmatched: (usize, usize),
}

impl Points {
    /// From thanks, and from what the portal shows. `thanks` are in the order of [`super::ledger::all`].
    pub fn new(portal: &Portal, thanks: &[Thanks]) -> Self {
        let mut points = Self::default();
        let mut told: BTreeSet<(PageIx, usize, PageIx)> = BTreeSet::new();
        for (at, of) in thanks.iter().enumerate() {
            for person in of.people.iter().copied() {
                if let Some(rule) = of.rule {
                    told.extend(of.evidence.iter().map(|page| (person, rule, *page)));
                }
                if of.points > 0 || of.rule.is_some() {
                    let earned =
                        Earned { date: of.date, rule: of.rule, points: of.points, why: Why::Thanked(at) };
                    points.people.entry(person).or_default().push(earned);
                }
            }
        }
        let deeds = sources::deeds(portal);
        points.unmatched = (deeds.unmatched, deeds.strangers);
        let mut counted: BTreeMap<(PageIx, usize, Month), u32> = BTreeMap::new();
        for deed in &deeds.all {
            points.deed(portal, deed, &told, &mut counted);
        }
        for earned in points.people.values_mut() {
            // Stable: of one day thanks come first, then what was done in the order of pages.
            earned.sort_by_key(|it| std::cmp::Reverse(it.date));
        }
        points
    }

    /// What somebody did earns points by every rule that asks for it, unless thanks for it were counted already.
    fn deed(
        &mut self,
        portal: &Portal,
        deed: &Deed,
        told: &BTreeSet<(PageIx, usize, PageIx)>,
        counted: &mut BTreeMap<(PageIx, usize, Month), u32>,
    ) {
        for (at, rule) in portal.schema.incentives.rules.iter().enumerate() {
            if !rule.earned_by.contains(&deed.by) || told.contains(&(deed.person, at, deed.page)) {
                continue;
            }
            let month = counted.entry((deed.person, at, Month::of(deed.date))).or_default();
            if rule.per_month.is_some_and(|most| *month >= most) {
                *self.over.entry(deed.person).or_default() += 1;
                continue;
            }
            *month += 1;
            let why = Why::Did(deed.by, deed.page);
            let earned = Earned { date: deed.date, rule: Some(at), points: rule.points, why };
            self.people.entry(deed.person).or_default().push(earned);
        }
    }

    /// All points of a person.
    pub fn total(&self, person: PageIx) -> u32 {
        self.people.get(&person).into_iter().flatten().map(|it| it.points).sum()
    }

    /// The points of a person after a day.
    pub fn since(&self, person: PageIx, day: Date) -> u32 {
        let own = self.people.get(&person).into_iter().flatten();
        own.filter(|it| it.date > day).map(|it| it.points).sum()
    }

    /// The points of a person in a quarter.
    pub fn in_quarter(&self, person: PageIx, quarter: Quarter) -> u32 {
        let own = self.people.get(&person).into_iter().flatten();
        own.filter(|it| Quarter::of(it.date) == quarter).map(|it| it.points).sum()
    }

    /// By rule how often and how many points, in the order of rules; those without a rule last.
    pub fn by_rule(&self, person: PageIx) -> Vec<(Option<usize>, usize, u32)> {
        let mut sums: BTreeMap<(bool, Option<usize>), (usize, u32)> = BTreeMap::new();
        for it in self.people.get(&person).into_iter().flatten() {
            let (times, points) = sums.entry((it.rule.is_none(), it.rule)).or_default();
            *times += 1;
            *points += it.points;
        }
        sums.into_iter().map(|((_, rule), (times, points))| (rule, times, points)).collect()
    }
}
