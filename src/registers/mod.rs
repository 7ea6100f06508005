//! Stage 4: typed views over a portal, one module per system. Each is a function of the [`Portal`](crate::portal::Portal)
//! alone, so that no figure tells an audience of a page that it may not see.

pub mod captured;
pub mod code;
pub mod culture;
pub mod due;
pub mod graph;
pub mod health;
pub mod improvement;
pub mod innovation;
pub mod learning;
pub mod lessons;
pub mod months;
pub mod process;
pub mod records;
pub mod reviews;
pub mod tasks;
#[cfg(test)]
mod testing;
pub mod trend;
pub mod usage;
pub mod work;

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::portal::Portal;
use records::Request;
use tasks::Task;

/// What several views are made of, computed once.
#[derive(Debug)]
pub struct Registers<'a> {
    /// All tasks, in page order.
    pub tasks: Vec<Task<'a>>,
    /// Reviews that were asked for, by date.
    pub requests: Vec<Request>,
    /// What each person and team has to do.
    pub work: work::Work,
    /// What people can do and what roles ask for.
    pub learning: learning::Learning,
    /// What is measured of processes.
    pub process: process::Process,
    /// What is being changed.
    pub improvement: improvement::Improvement,
    /// What incidents teach.
    pub lessons: lessons::Lessons,
    /// What to build with.
    pub innovation: innovation::Innovation,
    /// What people are thanked for, and what they say of working here.
    pub culture: culture::Culture,
    /// What is connected with what.
    pub graph: graph::Graph<'a>,
    /// Who knows the code.
    pub code: code::Code,
    /// Which pages there are of it.
    pub shown: Shown,
}

/// Which generated pages a portal has: those that there is something to show on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shown {
    /// The stage board.
    pub board: bool,
    /// Who has what to do.
    pub work: bool,
    /// The review dashboard.
    pub reviews: bool,
    /// The figures.
    pub health: bool,
    /// The learning paths.
    pub paths: bool,
    /// Means over assessments that the audience does not see.
    pub skills: bool,
    /// People and competencies.
    pub matrix: bool,
    /// Roles side by side.
    pub ladder: bool,
    /// What teams can do.
    pub coverage: bool,
}

/// Records that cannot be as they are written. `hidden` holds paths and identifiers of what the audience may not see, so
/// that nothing is said of it.
pub fn check(portal: &Portal, hidden: &BTreeSet<String>) -> Vec<Diagnostic> {
    let mut found = tasks::check(portal);
    found.extend(learning::check::check(portal));
    found.extend(learning::training::check::check(portal));
    found.extend(learning::paths::check(portal));
    found.extend(learning::quiz::check(portal));
    found.extend(process::check(portal, hidden));
    found.extend(improvement::check::check(portal));
    found.extend(lessons::check::check(portal));
    found.extend(innovation::check::check(portal));
    found.extend(crate::extract::check(portal));
    found.extend(culture::check::check(portal));
    found.extend(captured::check(portal));
    found.extend(code::check::check(portal));
    found
}

impl<'a> Registers<'a> {
    /// Collects it.
    pub fn new(portal: &'a Portal) -> Self {
        let tasks = tasks::all(portal);
        let requests = records::requests(portal);
        let reviewed = portal.pages.iter().any(|page| page.review.due.is_some());
        let reviews = reviewed || !requests.is_empty() || !portal.usage.is_empty();
        let staged = portal.pages.iter().any(|page| records::stage(&portal.schema, page).is_some());
        let learning = learning::Learning::new(portal);
        let process = process::Process::new(portal);
        let improvement = improvement::Improvement::new(portal, &process);
        let lessons = lessons::Lessons::new(portal, &process);
        let duties = work::Duties { tasks: &tasks, requests: &requests, actions: &lessons.actions };
        let work = work::Work::new(portal, duties);
        let skills = !learning.skills.people.is_empty();
        let shown = Shown {
            board: staged || !tasks.is_empty(),
            work: work.people.values().any(|person| !person.is_idle()),
            reviews,
            health: reviews
                || !process.metrics.is_empty()
                || portal.pages.iter().any(|page| page.owner.is_some()),
            paths: learning.has_paths(portal),
            skills: !portal.closed.skills.is_empty() || !portal.closed.training.is_empty(),
            matrix: skills,
            ladder: !learning.roles.pathways.is_empty(),
            coverage: skills,
        };
        let innovation = innovation::Innovation::new(portal);
        let culture = culture::Culture::new(portal);
        let graph = graph::Graph::new(portal);
        let code = code::Code::new(portal);
        Self {
            tasks,
            requests,
            work,
            learning,
            process,
            improvement,
            lessons,
            innovation,
            culture,
            graph,
            code,
            shown,
        }
    }

    /// What somebody may have to do.
    pub fn duties(&self) -> work::Duties<'_> {
        work::Duties { tasks: &self.tasks, requests: &self.requests, actions: &self.lessons.actions }
    }
}
