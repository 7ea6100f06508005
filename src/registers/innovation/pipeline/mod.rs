//! From ideas to projects: what is tried out, how far it is, what it costs, and what became of what was proposed.

pub mod budget;
pub mod check;
pub mod funnel;
pub mod ideas;
pub mod projects;
#[cfg(test)]
mod tests;

use crate::portal::{PageIx, Portal};
use ideas::Idea;
use projects::{Project, Stages};

/// Identifiers of the types.
pub mod types {
    /// Something that is tried out.
    pub const PROJECT: &str = "innovation_project";
    /// Something worth trying.
    pub const IDEA: &str = "innovation_ideas";
    /// Somebody's vote for an idea.
    pub const VOTE: &str = "idea_vote";
}

/// What is tried out, and where it came from.
#[derive(Debug, Default)]
pub struct Pipeline {
    /// In the order in which they follow each other.
    pub stages: Stages,
    /// In page order.
    pub projects: Vec<Project>,
    /// In page order.
    pub ideas: Vec<Idea>,
}

impl Pipeline {
    /// Collects it from what the audience sees.
    pub fn new(portal: &Portal) -> Self {
        let stages = Stages::new(&portal.schema);
        let projects = projects::all(portal, &stages);
        let ideas = ideas::all(portal, &projects);
        Self { stages, projects, ideas }
    }

    /// The project of a page.
    pub fn project(&self, ix: PageIx) -> Option<&Project> {
        self.projects.iter().find(|own| own.ix == ix)
    }

    /// The idea of a page.
    pub fn idea(&self, ix: PageIx) -> Option<&Idea> {
        self.ideas.iter().find(|own| own.ix == ix)
    }
}
