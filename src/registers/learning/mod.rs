//! Learning: what people can do, what roles ask for, what teaches it, and training.
//!
//! Everything here is a function of the records that the audience sees. What an audience may know of records that it
//! does not see is worked out before, from all of them.

pub mod check;
pub mod coverage;
pub mod gaps;
pub mod history;
pub mod onboarding;
pub mod paths;
pub mod plans;
pub mod privacy;
pub mod quiz;
pub mod recommend;
pub mod roles;
pub mod skills;
#[cfg(test)]
pub(crate) mod testing;
pub mod training;

use std::collections::BTreeMap;

use crate::portal::{PageIx, Portal, PortalPage};
use gaps::Prospect;
use onboarding::{Start, Words};
use paths::Paths;
use plans::Plans;
use recommend::Teaching;
use roles::Roles;
use skills::Skills;
use training::Training;

/// Identifiers of the record types.
pub mod types {
    /// Something that people can do.
    pub const COMPETENCY: &str = "competency";
    /// A position with the levels that it asks for.
    pub const ROLE: &str = "career_role";
    /// Roles in a row.
    pub const PATHWAY: &str = "career_pathway";
    /// The level of a person in a competency on a day.
    pub const ASSESSMENT: &str = "skill_assessment";
    /// What a person wants to reach in a period.
    pub const PLAN: &str = "development_plan";
    /// A level that a person wants to reach.
    pub const GOAL: &str = "learning_goal";
    /// Pages to work through in order.
    pub const PATH: &str = "learning_path";
    /// A course.
    pub const PROGRAM: &str = "training_program";
    /// A course held once.
    pub const SESSION: &str = "training_session";
    /// A person in a session.
    pub const PARTICIPANT: &str = "participant_record";
    /// A certificate of somebody else.
    pub const CERTIFICATION: &str = "certification";
    /// A person who holds one.
    pub const HOLDER: &str = "certification_holder";
}

/// How well somebody can do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Proficiency {
    /// Learning the basics.
    Novice,
    /// Building up competence.
    Developing,
    /// Works reliably alone.
    Proficient,
    /// Solves hard problems and teaches others.
    Advanced,
    /// Sets the standard.
    Expert,
}

impl Proficiency {
    /// All levels, lowest first.
    pub const ALL: [Self; 5] =
        [Self::Novice, Self::Developing, Self::Proficient, Self::Advanced, Self::Expert];

    /// As in records.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Novice => "novice",
            Self::Developing => "developing",
            Self::Proficient => "proficient",
            Self::Advanced => "advanced",
            Self::Expert => "expert",
        }
    }

    /// As shown.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Novice => "Novice",
            Self::Developing => "Developing",
            Self::Proficient => "Proficient",
            Self::Advanced => "Advanced",
            Self::Expert => "Expert",
        }
    }

    /// From 1 for novice to 5 for expert.
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The level of an identifier.
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.id() == id)
    }
}

/// Minutes for people: `42 min`, `2 h`, `1 h 5 min`.
pub fn time(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// What several views are made of, computed once.
#[derive(Debug)]
pub struct Learning {
    /// What people can do.
    pub skills: Skills,
    /// What roles ask for.
    pub roles: Roles,
    /// What teaches it.
    pub teaching: Teaching,
    /// What people want to reach.
    pub plans: Plans,
    /// Role → whom it concerns and how, the people whose levels are known, in page order.
    pub prospects: BTreeMap<PageIx, Vec<(Prospect, PageIx)>>,
    /// Programmes, sessions and certificates.
    pub training: Training,
    /// Pages to work through in order.
    pub paths: Paths,
    /// The roles for whose newcomers there is a plan.
    pub starts: Vec<Start>,
    /// What pages are about; nothing where there is no plan.
    pub words: Words,
}

impl Learning {
    /// Collects it from what the audience sees.
    pub fn new(portal: &Portal) -> Self {
        let (skills, roles, plans) = (Skills::new(portal), Roles::new(portal), Plans::new(portal));
        let mut prospects: BTreeMap<PageIx, Vec<(Prospect, PageIx)>> = BTreeMap::new();
        for person in skills.people.keys() {
            for (prospect, role) in gaps::prospects(&roles, &plans, *person) {
                prospects.entry(role).or_default().push((prospect, *person));
            }
        }
        let paths = Paths::new(portal);
        let starts = onboarding::starts(portal, &roles, &paths);
        let words = if starts.is_empty() { Words::default() } else { Words::new(portal) };
        Self {
            skills,
            roles,
            teaching: Teaching::new(portal, &paths),
            plans,
            prospects,
            training: Training::new(portal),
            paths,
            starts,
            words,
        }
    }

    /// Whether there is something to work through: a path, a plan, a page that teaches something, a quiz.
    pub fn has_paths(&self, portal: &Portal) -> bool {
        let teaches =
            |page: &PortalPage| page.inverse.contains_key("taught_by") || page.fields.contains_key("quiz");
        !self.paths.declared.is_empty() || !self.starts.is_empty() || portal.pages.iter().any(teaches)
    }
}
