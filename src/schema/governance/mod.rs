//! The rules of governance as data: the life of a page, how reviews are scored, what the gates ask for.

mod load;
mod raw;

pub(super) use load::Loader;

/// What packs declare about reviews, gates and the life of a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Governance {
    /// Statuses, in the order of a page's life.
    pub statuses: Vec<StatusRule>,
    /// The stages of the work on a page, in order.
    pub stages: Vec<Stage>,
    /// One rubric for each review type.
    pub rubrics: Vec<Rubric>,
    /// What points mean, best first.
    pub levels: Vec<Level>,
    /// The gates.
    pub gates: Vec<Gate>,
    /// What findings cost.
    pub penalties: Penalties,
}

impl Governance {
    /// The rules of a status.
    pub fn status(&self, id: &str) -> Option<&StatusRule> {
        self.statuses.iter().find(|s| s.id == id)
    }

    /// Where a stage stands among all, and the stage.
    pub fn stage(&self, id: &str) -> Option<(usize, &Stage)> {
        self.stages.iter().enumerate().find(|(_, s)| s.id == id)
    }

    /// The rubric of a review type.
    pub fn rubric(&self, id: &str) -> Option<&Rubric> {
        self.rubrics.iter().find(|r| r.id == id)
    }

    /// The title of a review type, or its identifier as a title.
    pub fn review_title(&self, id: &str) -> String {
        self.rubric(id).map_or_else(|| super::title_from_name(id), |rubric| rubric.title.clone())
    }

    /// The gate of an identifier.
    pub fn gate(&self, id: &str) -> Option<&Gate> {
        self.gates.iter().find(|g| g.id == id)
    }

    /// Whether a status may follow another. What is not declared at all is not judged.
    pub fn allows(&self, from: &str, to: &str) -> bool {
        from == to || self.status(from).is_none_or(|rule| rule.next.iter().any(|step| step.to == to))
    }

    /// What every way into a status asks for.
    pub fn required_in(&self, status: &str) -> Vec<Requirement> {
        let mut ways = self.statuses.iter().flat_map(|s| &s.next).filter(|step| step.to == status);
        let Some(first) = ways.next() else { return Vec::new() };
        let mut required = first.requires.clone();
        for way in ways {
            required.retain(|r| way.requires.contains(r));
        }
        required
    }
}

/// A status and what may follow it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StatusRule {
    /// As in front matter.
    pub id: String,
    /// One sentence.
    pub help: String,
    /// The steps out of it.
    pub next: Vec<Transition>,
}

/// A step from one status to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transition {
    /// The status that it leads to.
    pub to: String,
    /// What the page needs for it.
    pub requires: Vec<Requirement>,
}

/// What a step asks of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Requirement {
    /// Somebody is accountable for it.
    Owner,
    /// Every review that its type requires counts.
    Reviews,
    /// Every gate of its type is passed, and its other required reviews count.
    Gates,
}

/// A stage of the work on a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stage {
    /// As in front matter.
    pub id: String,
    /// As shown.
    pub title: String,
    /// One sentence.
    pub help: String,
    /// The status of a page in it.
    pub status: String,
    /// The review that is done in it.
    pub review: Option<String>,
}

/// How reviews of one type are scored.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rubric {
    /// The review type.
    pub id: String,
    /// As shown.
    pub title: String,
    /// One sentence.
    pub help: String,
    /// The weighted score from which a review accepts a page.
    pub minimum: u8,
    /// How many different people have to.
    pub reviewers: usize,
    /// Words of which the reviewer's role has to have one; empty where anybody may review.
    pub roles: Vec<String>,
    /// What is scored.
    pub criteria: Vec<Criterion>,
}

impl Rubric {
    /// The criterion of an identifier.
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|c| c.id == id)
    }

    /// The weighted mean of points by criterion; `None` unless every criterion has points.
    pub fn score(&self, points: &std::collections::BTreeMap<String, i64>) -> Option<f64> {
        let parts = self.criteria.iter().map(|c| Some(c.weight * *points.get(&c.id)? as f64));
        let parts: Vec<f64> = parts.collect::<Option<_>>()?;
        (!parts.is_empty()).then(|| parts.iter().sum())
    }
}

/// One thing that a review scores.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Criterion {
    /// As in front matter.
    pub id: String,
    /// As shown.
    pub title: String,
    /// Its part of the score; those of a rubric sum to 1.
    pub weight: f64,
    /// What the reviewer asks.
    pub question: String,
}

/// A word for a number of points.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Level {
    /// As on the command line.
    pub id: String,
    /// As shown.
    pub title: String,
    /// Of 100.
    pub points: u8,
    /// One sentence.
    pub help: String,
}

/// A quality gate.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Gate {
    /// Its identifier: a page has to pass it when its type requires the review of this name.
    pub id: String,
    /// As shown.
    pub title: String,
    /// The review type of its manual part.
    pub review: String,
    /// The identifiers of its automated [checks](crate::check::Check).
    pub checks: Vec<String>,
    /// The score from which a page passes.
    pub minimum: u8,
    /// The automated part's share of the score, 0 to 1.
    pub automated_weight: f64,
}

/// What a finding costs of the 100 points of its check.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Penalties {
    /// For an error.
    pub error: f64,
    /// For a warning.
    pub warning: f64,
    /// For a note.
    pub note: f64,
    /// A page of more words than this has its penalties divided by its multiple of them.
    pub words: usize,
}

impl Default for Penalties {
    fn default() -> Self {
        Self { error: 25.0, warning: 8.0, note: 2.0, words: 400 }
    }
}

#[cfg(test)]
mod tests;
