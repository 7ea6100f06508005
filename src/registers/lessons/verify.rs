//! Whether an action is verified: everything checked, everything documented, everybody signed.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::portal::{PageIx, Portal, Record};
use crate::schema::Value;

/// A point at which an action is checked.
#[derive(Debug)]
pub struct Checkpoint {
    /// As in records.
    pub id: &'static str,
    /// As shown.
    pub title: &'static str,
    /// What is checked.
    pub checks: [&'static str; 4],
}

/// All three, in order.
pub static CHECKPOINTS: [Checkpoint; 3] = [
    Checkpoint {
        id: "pre_implementation",
        title: "Before",
        checks: ["requirement_review", "resource_availability", "risk_assessment", "stakeholder_approval"],
    },
    Checkpoint {
        id: "implementation",
        title: "While",
        checks: ["procedure_adherence", "quality_checks", "performance_impact", "security_compliance"],
    },
    Checkpoint {
        id: "post_implementation",
        title: "After",
        checks: [
            "functionality_verification",
            "performance_validation",
            "integration_testing",
            "user_acceptance",
        ],
    },
];

/// The proof that there must be.
pub const EVIDENCE: [&str; 4] =
    ["implementation_plan", "test_results", "validation_reports", "sign_off_records"];
/// The way there.
pub const PHASES: [&str; 4] = ["analysis", "design", "testing", "deployment"];
/// What each phase must have.
pub const DOCUMENTS: [&str; 4] = ["documentation", "review_process", "testing_criteria", "rollback_plan"];

/// A check that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Check {
    /// When.
    pub date: Date,
    /// By whom, where the audience sees them.
    pub by: Option<PageIx>,
    /// The row of the table.
    pub row: usize,
}

/// A phase of the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Phase {
    /// Since when it is over.
    pub done: Option<Date>,
    /// Which of [`DOCUMENTS`] are named.
    pub documents: [bool; 4],
    /// The row of the table; `None` for a phase that is not in it.
    pub row: Option<usize>,
}

impl Phase {
    /// Whether it is over and has all it must have.
    pub fn is_complete(&self) -> bool {
        self.done.is_some() && self.documents.iter().all(|given| *given)
    }
}

/// Somebody who must sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// As in records.
    pub role: String,
    /// Who, where the audience sees them.
    pub reviewer: Option<PageIx>,
    /// When they did.
    pub date: Option<Date>,
}

/// What is known of an action's verification.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verification {
    /// By place in [`CHECKPOINTS`].
    pub checks: [[Option<Check>; 4]; 3],
    /// By place in [`EVIDENCE`]: the row that names a page or an address.
    pub evidence: [Option<usize>; 4],
    /// By place in [`PHASES`].
    pub phases: [Phase; 4],
    /// Who must sign.
    pub signs: Vec<Sign>,
    /// Roles that must sign and for which nobody is named.
    pub unnamed: Vec<String>,
    /// The day on which the action was put in place.
    pub done: Option<Date>,
    /// Whether something is dated to come: it is not so yet.
    pub to_come: bool,
}

impl Verification {
    /// Reads it. What a cell names counts as named for every audience; only what it leads to depends on that.
    pub fn new(portal: &Portal, record: &Record<'_>, done: Option<Date>) -> Self {
        let mut own = Self { done, ..Self::default() };
        let written = |table: &str| record.page.fields.get(table).map_or(&[][..], Value::rows);
        for (at, row) in record.rows("checkpoints").iter().enumerate() {
            let Some(check) = made(row, at) else { continue };
            let place = CHECKPOINTS.iter().position(|point| text(row, "phase") == Some(point.id));
            let place = place.and_then(|point| {
                let checks = CHECKPOINTS[point].checks.iter();
                Some((point, checks.clone().position(|id| text(row, "check") == Some(*id))?))
            });
            if let Some((point, at)) = place {
                own.checks[point][at].get_or_insert(check);
            }
        }
        for (at, row) in written("evidence").iter().enumerate() {
            let place = EVIDENCE.iter().position(|id| text(row, "element") == Some(*id));
            let proven = row.contains_key("page") || row.contains_key("url");
            if let Some(place) = place.filter(|_| proven) {
                own.evidence[place].get_or_insert(at);
            }
        }
        for (at, row) in written("phases").iter().enumerate() {
            if let Some(place) = PHASES.iter().position(|id| text(row, "phase") == Some(*id)) {
                let documents = DOCUMENTS.map(|name| row.contains_key(name));
                own.phases[place] =
                    Phase { done: row.get("done_on").and_then(Value::as_date), documents, row: Some(at) };
            }
        }
        let sign = |row: &BTreeMap<String, Value<PageIx>>| Sign {
            role: text(row, "role").unwrap_or_default().to_owned(),
            reviewer: row.get("reviewer").and_then(|value| value.first_ref().copied()),
            date: row.get("signed_on").and_then(Value::as_date),
        };
        own.signs = record.rows("reviewers_required").iter().map(sign).collect();
        let roles = portal.config.lessons.reviewers.iter();
        own.unnamed =
            roles.filter(|role| !own.signs.iter().any(|sign| sign.role == **role)).cloned().collect();
        let to_come = own.dates().any(|day| day > portal.today);
        own.to_come = to_come;
        own
    }

    /// Checks that were made, of twelve.
    pub fn checked(&self) -> usize {
        self.checks.iter().flatten().flatten().count()
    }

    /// Pieces of evidence, of four.
    pub fn proven(&self) -> usize {
        self.evidence.iter().flatten().count()
    }

    /// Phases that are over with all their documents, of four.
    pub fn documented(&self) -> usize {
        self.phases.iter().filter(|phase| phase.is_complete()).count()
    }

    /// How many signed, and how many must.
    pub fn signed(&self) -> (usize, usize) {
        let signed = self.signs.iter().filter(|sign| sign.date.is_some()).count();
        (signed, self.signs.len() + self.unnamed.len())
    }

    /// Whether everybody who must has signed.
    pub fn is_signed(&self) -> bool {
        let (signed, of) = self.signed();
        signed == of && of > 0
    }

    /// Whether nothing is missing.
    pub fn is_complete(&self) -> bool {
        self.done.is_some()
            && !self.to_come
            && self.checked() == 12
            && self.proven() == EVIDENCE.len()
            && self.documented() == PHASES.len()
            && self.is_signed()
    }

    /// The day from which on nothing was missing.
    pub fn verified_on(&self) -> Option<Date> {
        self.dates().max().filter(|_| self.is_complete())
    }

    /// Every day that is stated.
    fn dates(&self) -> impl Iterator<Item = Date> {
        let checks = self.checks.iter().flatten().flatten().map(|check| check.date);
        let signs = self.signs.iter().filter_map(|sign| sign.date);
        let phases = self.phases.iter().filter_map(|phase| phase.done);
        checks.chain(signs).chain(phases).chain(self.done)
    }

    /// What is there, in figures: `9 of 12 checks, 2 of 4 proofs, 1 of 2 signatures`.
    pub fn summary(&self) -> String {
        let (signed, of) = self.signed();
        format!(
            "{} of 12 checks, {} of 4 proofs, {} of 4 phases, {signed} of {of} signatures",
            self.checked(),
            self.proven(),
            self.documented()
        )
    }
}

fn made(row: &BTreeMap<String, Value<PageIx>>, at: usize) -> Option<Check> {
    let date = row.get("date").and_then(Value::as_date)?;
    Some(Check { date, by: row.get("by").and_then(|value| value.first_ref().copied()), row: at })
}

/// The text of a cell.
pub(super) fn text<'a, R>(row: &'a BTreeMap<String, Value<R>>, name: &str) -> Option<&'a str> {
    row.get(name).and_then(Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::super::actions::{self, State};
    use super::super::testing::{EVIDENCE, action, checks, phases, portal, signed};
    use jiff::civil::date;

    /// State and summary of an action with these fields.
    fn state(fields: &[&str]) -> (State, Option<jiff::civil::Date>, String) {
        let text = action(
            &["assignee = \"anna\"", "due = 2026-06-01"]
                .iter()
                .chain(fields)
                .copied()
                .collect::<Vec<_>>()
                .join("\n"),
        );
        let portal = portal(&[("actions/a.md", &text)]);
        let all = actions::all(&portal);
        let own = all[0].verification.as_ref().unwrap();
        (all[0].state, own.verified_on(), own.summary())
    }

    #[test]
    fn an_action_is_verified_only_with_everything() {
        let done = "state = \"implemented\"\ndone_on = 2026-06-10";
        let checks = checks("2026-06-01", "2026-06-10", "2026-06-20");
        let (phases, signed) = (phases("2026-06-09"), signed("2026-06-24"));
        let all = [done, &checks, EVIDENCE, &phases, &signed];
        let everything = "12 of 12 checks, 4 of 4 proofs, 4 of 4 phases, 2 of 2 signatures";
        assert_eq!(state(&all), (State::Verified, Some(date(2026, 6, 24)), everything.into()));
        for left_out in 0..all.len() {
            let fields: Vec<&str> =
                all.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, field)| *field).collect();
            let expected = if left_out == 0 { State::Open } else { State::Implemented };
            assert_eq!((state(&fields).0, state(&fields).1), (expected, None), "without {}", all[left_out]);
        }
    }

    #[test]
    fn one_gap_is_enough() {
        let done = "state = \"implemented\"\ndone_on = 2026-06-10";
        let checks = checks("2026-06-01", "2026-06-10", "2026-06-20");
        let (phases, signed) = (phases("2026-06-09"), signed("2026-06-24"));
        let replaced = |text: &str, from: &str, to: &str| {
            let changed = text.replacen(from, to, 1);
            assert_ne!(changed, text, "{from}");
            changed
        };
        let twice = replaced(&checks, "\"risk_assessment\"", "\"requirement_review\"");
        let elsewhere = replaced(&checks, "\"user_acceptance\"", "\"risk_assessment\"");
        let unsigned = replaced(&signed, ", signed_on = 2026-06-24", "");
        let one_role = replaced(&signed, "operations_team", "owner");
        let undocumented = replaced(&phases, ", rollback_plan = \"b\"", "");
        let unproven = replaced(EVIDENCE, ", url = \"https://e.example/3\"", "");
        let to_come = signed.replace("2026-06-24", "2026-11-22");
        let cases: [(&[&str], &str); 7] = [
            (
                &[done, &checks, EVIDENCE, &phases, &to_come],
                "12 of 12 checks, 4 of 4 proofs, 4 of 4 phases, 2 of 2 signatures",
            ),
            (
                &[done, &twice, EVIDENCE, &phases, &signed],
                "11 of 12 checks, 4 of 4 proofs, 4 of 4 phases, 2 of 2 signatures",
            ),
            (
                &[done, &elsewhere, EVIDENCE, &phases, &signed],
                "11 of 12 checks, 4 of 4 proofs, 4 of 4 phases, 2 of 2 signatures",
            ),
            (
                &[done, &checks, EVIDENCE, &phases, &unsigned],
                "12 of 12 checks, 4 of 4 proofs, 4 of 4 phases, 1 of 2 signatures",
            ),
            (
                &[done, &checks, EVIDENCE, &phases, &one_role],
                "12 of 12 checks, 4 of 4 proofs, 4 of 4 phases, 2 of 3 signatures",
            ),
            (
                &[done, &checks, EVIDENCE, &undocumented, &signed],
                "12 of 12 checks, 4 of 4 proofs, 3 of 4 phases, 2 of 2 signatures",
            ),
            (
                &[done, &checks, &unproven, &phases, &signed],
                "12 of 12 checks, 3 of 4 proofs, 4 of 4 phases, 2 of 2 signatures",
            ),
        ];
        for (fields, summary) in cases {
            assert_eq!(state(fields), (State::Implemented, None, summary.into()));
        }
    }
}
