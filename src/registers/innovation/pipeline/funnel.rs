//! How many projects ever reached each stage, how many went on, and how long they took.

use jiff::civil::Date;

use super::projects::{Outcome, Project, Stages};

/// What is known of a stage. Every project that reached it went on, is there, was stopped there or was completed there.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Step {
    /// The place of the stage.
    pub stage: usize,
    /// Projects that ever came so far, also those that skipped it.
    pub reached: usize,
    /// Those of them that came further.
    pub went_on: usize,
    /// Those that came no further and may still do.
    pub still: usize,
    /// Those that came no further and were given up.
    pub stopped: usize,
    /// Those that came to their end there.
    pub completed: usize,
    /// Days that projects spent there that have left it, the shortest first. Several times there are added up.
    pub days: Vec<i64>,
    /// Days so far of those that are there on the day, the shortest first.
    pub so_far: Vec<i64>,
}

impl Step {
    /// Of those about whom it is decided, the share that went on. What was completed there had no need to.
    pub fn conversion(&self) -> Option<f64> {
        let decided = self.went_on + self.stopped;
        (decided > 0).then(|| self.went_on as f64 / decided as f64)
    }

    /// The middle of the days.
    pub fn median(&self) -> Option<f64> {
        median(&self.days)
    }

    /// The mean of the days.
    pub fn mean(&self) -> Option<f64> {
        (!self.days.is_empty()).then(|| self.days.iter().sum::<i64>() as f64 / self.days.len() as f64)
    }
}

/// The value in the middle, or the mean of the two there.
pub fn median(sorted: &[i64]) -> Option<f64> {
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)? as f64;
    if sorted.len() % 2 == 1 { Some(upper) } else { Some(f64::midpoint(sorted[middle - 1] as f64, upper)) }
}

/// A step for each stage.
pub fn steps(projects: &[Project], stages: &Stages, today: Date) -> Vec<Step> {
    let mut steps: Vec<Step> = (0..stages.0.len()).map(|stage| Step { stage, ..Step::default() }).collect();
    for project in projects {
        let furthest = project.furthest();
        for step in steps.iter_mut().take(furthest + 1) {
            step.reached += 1;
            match project.outcome {
                _ if step.stage < furthest => step.went_on += 1,
                Outcome::Running | Outcome::OnHold => step.still += 1,
                Outcome::Stopped => step.stopped += 1,
                Outcome::Completed => step.completed += 1,
            }
        }
        for step in &mut steps {
            let own = || project.stays.iter().filter(|stay| stay.stage == step.stage);
            if own().next().is_none() {
                continue;
            }
            let days = own().map(|stay| stay.days(today)).sum();
            let open = own().any(|stay| stay.left.is_none_or(|left| left > today));
            if open { step.so_far.push(days) } else { step.days.push(days) }
        }
    }
    for step in &mut steps {
        step.days.sort_unstable();
        step.so_far.sort_unstable();
    }
    steps
}
