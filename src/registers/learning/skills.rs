//! What people can do, from assessments.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Proficiency, types};
use crate::portal::{PageIx, Portal, Record};

/// How a level was found out, the most convincing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// A task that was solved.
    PracticalTest,
    /// Work that was looked at.
    PortfolioReview,
    /// The manager's view.
    ManagerReview,
    /// The view of colleagues.
    PeerReview,
    /// The person's own view.
    SelfAssessment,
}

impl Method {
    /// All methods.
    pub const ALL: [Self; 5] = [
        Self::PracticalTest,
        Self::PortfolioReview,
        Self::ManagerReview,
        Self::PeerReview,
        Self::SelfAssessment,
    ];

    /// As in records.
    pub const fn id(self) -> &'static str {
        match self {
            Self::PracticalTest => "practical_test",
            Self::PortfolioReview => "portfolio_review",
            Self::ManagerReview => "manager_review",
            Self::PeerReview => "peer_review",
            Self::SelfAssessment => "self_assessment",
        }
    }

    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::PracticalTest => "Practical test",
            Self::PortfolioReview => "Portfolio review",
            Self::ManagerReview => "Manager review",
            Self::PeerReview => "Peer review",
            Self::SelfAssessment => "Self-assessment",
        }
    }

    fn find(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.id() == id)
    }
}

/// One assessment.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// When.
    pub date: Date,
    /// How.
    pub method: Method,
    /// The level that was found.
    pub level: Proficiency,
    /// The level agreed on as the next one.
    pub target: Option<Proficiency>,
    /// Who assessed, where the audience sees that person.
    pub assessor: Option<PageIx>,
    /// How sure the assessor is, from 0 to 1.
    pub confidence: Option<f64>,
    /// Pages that show it.
    pub evidence: Vec<PageIx>,
}

/// All assessments of one person in one competency, the oldest first.
pub type History = Vec<Assessment>;

/// What people can do.
#[derive(Debug, Default)]
pub struct Skills {
    /// Person → competency → assessments.
    pub people: BTreeMap<PageIx, BTreeMap<PageIx, History>>,
    /// Competency → people who were assessed in it, in page order.
    pub assessed: BTreeMap<PageIx, Vec<PageIx>>,
}

/// For this many days what somebody else found counts before what the person says.
const OTHERS_FIRST: i64 = 365;

impl Skills {
    /// Collects the assessments that the audience sees, of people and competencies that it sees.
    pub fn new(portal: &Portal) -> Self {
        let mut people: BTreeMap<PageIx, BTreeMap<PageIx, History>> = BTreeMap::new();
        for record in portal.records(types::ASSESSMENT) {
            let (Some(person), Some(competency)) =
                (record.page_of("employee_id"), record.page_of("competency_id"))
            else {
                continue;
            };
            if let Some(assessment) = read(&record) {
                people.entry(person).or_default().entry(competency).or_default().push(assessment);
            }
        }
        for history in people.values_mut().flat_map(BTreeMap::values_mut) {
            history.sort_by_key(|assessment| (assessment.date, std::cmp::Reverse(assessment.method)));
        }
        let mut assessed: BTreeMap<PageIx, Vec<PageIx>> = BTreeMap::new();
        for (person, all) in &people {
            for competency in all.keys() {
                assessed.entry(*competency).or_default().push(*person);
            }
        }
        Self { people, assessed }
    }

    /// The level of a person in a competency on a day, `None` without an assessment up to it.
    pub fn level(&self, person: PageIx, competency: PageIx, on: Date) -> Option<Proficiency> {
        current(self.people.get(&person)?.get(&competency)?, on).map(|assessment| assessment.level)
    }
}

/// The assessment that counts on a day: the newest of another person's (of one day the most convincing), unless the
/// person's own is more than a year younger.
pub fn current(history: &[Assessment], on: Date) -> Option<&Assessment> {
    let until = &history[..history.partition_point(|assessment| assessment.date <= on)];
    let newest = until.last()?;
    let other = until.iter().rev().find(|assessment| assessment.method != Method::SelfAssessment);
    let holds = |other: &&Assessment| days(other.date, newest.date) <= OTHERS_FIRST;
    other.filter(holds).or(Some(newest))
}

/// Days from one day to another.
pub fn days(from: Date, to: Date) -> i64 {
    (to - from).get_days().into()
}

fn read(record: &Record<'_>) -> Option<Assessment> {
    Some(Assessment {
        date: record.date("assessment_date")?,
        method: Method::find(record.text("assessment_method")?)?,
        level: Proficiency::find(record.text("current_level")?)?,
        target: record.text("target_level").and_then(Proficiency::find),
        assessor: record.page_of("assessor"),
        confidence: record.number("confidence_score"),
        evidence: record.pages_of("evidence"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::learning::testing::{assessments, ix, portal};
    use jiff::civil::date;

    #[test]
    fn what_others_found_counts_for_a_year_before_what_the_person_says() {
        let rows = [
            ("ana", "rust", "developing", "2025-01-10", "manager_review"),
            ("ana", "rust", "expert", "2025-12-01", "self_assessment"),
            ("ben", "rust", "developing", "2024-01-10", "peer_review"),
            ("ben", "rust", "advanced", "2025-12-01", "self_assessment"),
            ("cleo", "rust", "novice", "2025-03-01", "peer_review"),
            ("cleo", "rust", "proficient", "2025-03-01", "practical_test"),
        ];
        let portal = portal(&[], &assessments(&rows));
        let skills = Skills::new(&portal);
        let level = |who: &str, on| skills.level(ix(&portal, who), ix(&portal, "rust"), on);
        let today = date(2026, 1, 1);
        for (who, on, expected) in [
            ("ana", today, Some(Proficiency::Developing)),
            ("ana", date(2025, 1, 9), None),
            ("ben", today, Some(Proficiency::Advanced)),
            ("cleo", today, Some(Proficiency::Proficient)),
        ] {
            assert_eq!(level(who, on), expected, "{who} on {on}");
        }
    }
}
