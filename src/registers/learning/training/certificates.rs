//! How long certificates hold, and who holds them.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::Date;

use super::Training;
use crate::portal::{PageIx, Record};
use crate::registers::learning::skills::days;

/// A certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Certificate {
    /// Whole days that it holds; `None` for ever.
    pub valid_days: Option<u64>,
}

impl Certificate {
    pub(super) fn new(record: &Record<'_>) -> Self {
        Self { valid_days: record.seconds("validity_period").map(|seconds| seconds / 86_400) }
    }
}

/// One person's certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Its place among the records of its type.
    pub row: usize,
    /// Who holds it.
    pub person: PageIx,
    /// What.
    pub certificate: PageIx,
    /// Since when.
    pub earned: Date,
    /// The last day; `None` for ever.
    pub until: Option<Date>,
    /// Pages that show it.
    pub evidence: Vec<PageIx>,
}

impl Held {
    pub(super) fn new(
        row: usize,
        record: &Record<'_>,
        certificates: &BTreeMap<PageIx, Certificate>,
    ) -> Option<Self> {
        let certificate = record.page_of("certification_id")?;
        let earned = record.date("earned_on")?;
        let period = certificates.get(&certificate).and_then(|certificate| certificate.valid_days);
        Some(Self {
            row,
            person: record.page_of("employee_id")?,
            certificate,
            earned,
            until: record.date("valid_until").or_else(|| period.and_then(|days| last_day(earned, days))),
            evidence: record.pages_of("evidence"),
        })
    }

    /// Where it stands on a day.
    pub fn term(&self, today: Date) -> Term {
        Term::of(self.until.map(|until| days(today, until)))
    }
}

/// So many days after the first; a certificate that outlives the calendar holds for ever.
fn last_day(earned: Date, days: u64) -> Option<Date> {
    earned.checked_add(Span::new().try_days(i64::try_from(days).ok()?).ok()?).ok()
}

/// How soon a certificate ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    /// It has ended.
    Expired,
    /// Within 30 days.
    Days30,
    /// Within 60 days.
    Days60,
    /// Within 90 days.
    Days90,
    /// Later.
    Later,
    /// Never.
    Never,
}

impl Term {
    /// All of them, the soonest first.
    pub const ALL: [Self; 6] =
        [Self::Expired, Self::Days30, Self::Days60, Self::Days90, Self::Later, Self::Never];

    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Expired => "Expired",
            Self::Days30 => "Within 30 days",
            Self::Days60 => "Within 60 days",
            Self::Days90 => "Within 90 days",
            Self::Later => "Later",
            Self::Never => "Without end",
        }
    }

    /// The most days that are left; `None` for no bound.
    pub const fn most(self) -> Option<i64> {
        match self {
            Self::Expired => Some(-1),
            Self::Days30 => Some(30),
            Self::Days60 => Some(60),
            Self::Days90 => Some(90),
            Self::Later | Self::Never => None,
        }
    }

    /// By the days that are left; it still holds on its last day.
    pub fn of(left: Option<i64>) -> Self {
        let Some(left) = left else { return Self::Never };
        let fits = |term: &Self| term.most().is_none_or(|most| left <= most);
        Self::ALL.into_iter().find(fits).unwrap_or(Self::Later)
    }
}

impl Training {
    /// Who holds a certificate, those that end first before the others.
    pub fn holders(&self, certificate: PageIx) -> Vec<&Held> {
        sorted(self.held.iter().filter(|held| held.certificate == certificate))
    }

    /// What a person holds, in the same order.
    pub fn certificates_of(&self, person: PageIx) -> Vec<&Held> {
        sorted(self.by.holder.get(&person).into_iter().flatten().map(|at| &self.held[*at]))
    }

    /// Everything that is held, in the same order.
    pub fn all_held(&self) -> Vec<&Held> {
        sorted(self.held.iter())
    }
}

fn sorted<'a>(held: impl Iterator<Item = &'a Held>) -> Vec<&'a Held> {
    let mut found: Vec<&Held> = held.collect();
    found.sort_by_key(|held| (held.until.is_none(), held.until, held.person, held.certificate));
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Org, org};
    use super::*;
    use jiff::civil::date;

    #[test]
    fn how_long_certificates_hold() {
        // earned, valid_until, validity of the certificate, last day
        for (earned, until, period, expected) in [
            ("2024-11-21", "", "730d", Some(date(2026, 11, 21))),
            ("2023-11-22", "", "1095d", Some(date(2026, 11, 21))),
            ("2024-02-29", "", "365d", Some(date(2025, 2, 28))),
            ("2024-11-21", "2027-01-31", "365d", Some(date(2027, 1, 31))),
            ("2024-11-21", "2025-01-31", "", Some(date(2025, 1, 31))),
            ("2024-11-21", "", "", None),
        ] {
            let set = |name: &str, value: &str, quoted: bool| match (value, quoted) {
                ("", _) => String::new(),
                (value, true) => format!("{name} = \"{value}\"\n"),
                (value, false) => format!("{name} = {value}\n"),
            };
            let row = format!(
                "[[row]]\nid = \"h\"\nemployee_id = \"ana\"\ncertification_id = \"cka\"\nearned_on = {earned}\n{}",
                set("valid_until", until, false)
            );
            let portal = org(Org {
                certifications: &[("cka", &set("validity_period", period, true))],
                holders: &row,
                ..Org::default()
            });
            let training = Training::new(&portal);
            assert_eq!(training.held[0].until, expected, "{earned} {until} {period}");
        }
    }

    #[test]
    fn when_certificates_end() {
        for (left, expected) in [
            (Some(-1), Term::Expired),
            (Some(0), Term::Days30),
            (Some(30), Term::Days30),
            (Some(31), Term::Days60),
            (Some(60), Term::Days60),
            (Some(90), Term::Days90),
            (Some(91), Term::Later),
            (None, Term::Never),
        ] {
            assert_eq!(Term::of(left), expected, "{left:?}");
        }
    }
}
