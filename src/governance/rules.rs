//! What is reported of an assessment.

use super::drift::Drift;
use super::evidence::{Reason, Reviewed};
use super::gates::GateResult;
use super::record::Verdict;
use super::{Assessment, PageAssessment, day, evergreen, requirements};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::portal::{Portal, PortalPage};
use crate::schema::governance::{Requirement, Rubric};

/// Everything that is wrong with the evidence of a portal's pages.
pub fn report(portal: &Portal, assessment: &Assessment) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (ix, page) in portal.iter() {
        let of =
            Judged { portal, page, assessment: assessment.page(ix), requires: requirements(portal, page) };
        if portal.config.gates.enforce {
            of.gates(&mut found);
            of.missing(&mut found);
        }
        of.drift(&mut found);
        of.self_approval(&mut found);
        of.records(&mut found);
        of.place(&mut found);
        of.evergreen(&mut found);
    }
    found
}

/// A page with all that the rules look at.
struct Judged<'a> {
    portal: &'a Portal,
    page: &'a PortalPage,
    assessment: &'a PageAssessment,
    requires: Vec<Requirement>,
}

impl Judged<'_> {
    fn requires(&self, requirement: Requirement) -> bool {
        self.requires.contains(&requirement)
    }

    fn status(&self) -> &'static str {
        self.page.page.meta.status.map_or("", crate::parse::Status::id)
    }

    /// The reviewer's name in messages.
    fn reviewer(&self, review: &Reviewed) -> &str {
        let name = review.record.reviewer.map(|ix| self.portal.page(ix).page.title.as_str());
        name.unwrap_or("somebody outside this portal")
    }

    fn review_title(&self, review: &str) -> String {
        self.portal.schema.governance.review_title(review).to_lowercase()
    }

    fn gates(&self, found: &mut Vec<Diagnostic>) {
        let failed: Vec<&GateResult> = self.assessment.gates.iter().filter(|gate| !gate.passed).collect();
        if failed.is_empty() || !self.requires(Requirement::Gates) {
            return;
        }
        let status = self.status();
        let each: Vec<String> = failed
            .iter()
            .map(|gate| format!("{} ({})", gate.title.to_lowercase(), gate.reasons.join(", ")))
            .collect();
        let message = format!("{status} without passing its gates: {}", each.join(", "));
        let help = failed.iter().find(|gate| gate.manual.is_none()).map_or_else(
            || "mend what its checks and its reviewers found".to_owned(),
            |gate| self.lacking(&self.review_of(gate)),
        );
        let d = Diagnostic::new(Code::Gate, message).at(self.page.page.key_span("status")).help(help);
        found.push(d.grouped(format!("{{}} {status} pages have not passed their gates")));
    }

    fn review_of(&self, gate: &GateResult) -> String {
        self.portal.schema.governance.gate(&gate.id).map_or_else(|| gate.id.clone(), |g| g.review.clone())
    }

    /// What is there in place of a review that counts.
    fn lacking(&self, review: &str) -> String {
        let newest = self.assessment.reviews.iter().rev().find(|r| r.record.review == review);
        if let Some((newest, reason)) = newest.and_then(|r| Some((r, r.void.as_ref()?))) {
            let name = self.reviewer(newest);
            let sentence = reason.sentence(name);
            return format!(
                "the review `{review}` by {name} does not count. {}",
                sentence.trim_end_matches('.')
            );
        }
        format!("`lyceum review sign {} --type {review}` records a review", self.page.page.source.path)
    }

    fn missing(&self, found: &mut Vec<Diagnostic>) {
        let reviews = self.requires(Requirement::Reviews);
        if !reviews && !self.requires(Requirement::Gates) {
            return;
        }
        let required = self.assessment.required.iter().filter(|r| !r.met()).map(|r| r.review.clone());
        let gates = self.assessment.gates.iter().filter(|gate| reviews && gate.manual.is_none());
        for review in required.chain(gates.map(|gate| self.review_of(gate))) {
            let status = self.status();
            let message = format!("{status} without the review `{review}`, which its type requires");
            let d = Diagnostic::new(Code::MissingReview, message)
                .at(self.page.page.key_span("status"))
                .help(self.lacking(&review));
            found.push(d.grouped(format!("{{}} {status} pages lack a review that their type requires")));
        }
    }

    fn drift(&self, found: &mut Vec<Diagnostic>) {
        if !self.requires(Requirement::Reviews) && !self.requires(Requirement::Gates) {
            return; // A page in the making goes away from its last approval.
        }
        for review in &self.assessment.reviews {
            let (Some(Reason::Drifted(drift)), Some(date)) = (&review.void, review.record.date) else {
                continue;
            };
            let (name, on) = (self.reviewer(review), day(date));
            let kind = self.review_title(&review.record.review);
            let message = match drift {
                Drift::Lines { added, removed } => {
                    format!("+{added} −{removed} lines since {name} approved it on {on} ({kind})")
                }
                Drift::Unknown => {
                    format!("it reads differently since {name} approved it on {on} ({kind})")
                }
                Drift::Stated(updated) => {
                    format!("updated on {}, after {name} approved it on {on} ({kind})", day(*updated))
                }
            };
            let d = Diagnostic::new(Code::Drift, message)
                .at(review.record.span.clone())
                .help("an approval holds for what was read; have the page reviewed again");
            found.push(d.grouped("{} approvals are older than what they approved"));
        }
    }

    fn self_approval(&self, found: &mut Vec<Diagnostic>) {
        let approved = |r: &&Reviewed| r.record.verdict == Some(Verdict::Approved);
        for review in self.assessment.reviews.iter().filter(approved) {
            let what = match review.void {
                Some(Reason::Author) => "author",
                Some(Reason::Owner) => "owner",
                _ => continue,
            };
            let message = format!("{} approved the page and is its {what}", self.reviewer(review));
            let d = Diagnostic::new(Code::SelfApproval, message)
                .at(review.record.span.clone())
                .help("the review does not count; ask somebody else");
            found.push(d);
        }
    }

    fn records(&self, found: &mut Vec<Diagnostic>) {
        for review in &self.assessment.reviews {
            let rubric = self.portal.schema.governance.rubric(&review.record.review);
            let Some(rubric) = rubric else { continue };
            for (message, help) in self.mistakes(review, rubric) {
                let d = Diagnostic::new(Code::ReviewRecord, message);
                found.push(d.at(review.record.span.clone()).help_opt(help));
            }
        }
    }

    /// What cannot be right in a review, whatever the page.
    fn mistakes(&self, review: &Reviewed, rubric: &Rubric) -> Vec<(String, Option<String>)> {
        let record = &review.record;
        let mut wrong = Vec::new();
        let outside = |points: i64| !(0..=100).contains(&points);
        let known = || rubric.criteria.iter().map(|c| c.id.as_str());
        for (name, points) in &record.scores {
            if rubric.criterion(name).is_none() {
                let near = nearest(name, known()).map(|n| format!("did you mean `{n}`?"));
                let all = || format!("its criteria: {}", known().collect::<Vec<_>>().join(", "));
                let message = format!("`{}` has no criterion `{name}`", rubric.id);
                wrong.push((message, Some(near.unwrap_or_else(all))));
            } else if outside(*points) {
                wrong.push((format!("{points} points for `{name}`; there are 0 to 100"), None));
            }
        }
        let unscored: Vec<_> = known().filter(|id| !record.scores.contains_key(*id)).collect();
        if !record.scores.is_empty() && !unscored.is_empty() {
            let names = unscored.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ");
            wrong.push((
                format!("the review leaves out {names}"),
                Some("a rubric is scored as a whole".into()),
            ));
        }
        if let Some(score) = record.score.filter(|score| outside(*score)) {
            wrong.push((format!("the score {score} is not between 0 and 100"), None));
        }
        if let (Some(stated), Some(follows)) = (record.score, rubric.score(&record.scores))
            && (stated as f64 - follows).abs() > 0.5 + 1e-9
        {
            let message =
                format!("the score is {stated}, and its criteria come to {:.1}", super::rounded(follows));
            let weights = rubric.criteria.iter().map(|c| format!("{} {}", c.id, c.weight));
            let help = format!("weights: {}; or leave `score` out", weights.collect::<Vec<_>>().join(", "));
            wrong.push((message, Some(help)));
        }
        if let Some(date) = record.date.filter(|date| *date > self.portal.today) {
            let message =
                format!("the review is dated {}, and today is {}", day(date), day(self.portal.today));
            wrong.push((message, None));
        }
        if let Some(Reason::BeforePage(created)) = review.void {
            let message = format!("the review is older than the page, which was created on {}", day(created));
            wrong.push((message, None));
        }
        wrong
    }

    /// Where the page says it stands, against what its status and its reviews say.
    fn place(&self, found: &mut Vec<Diagnostic>) {
        let status = self.status();
        if self.requires(Requirement::Owner) && self.page.owner.is_none() {
            let message =
                format!("`{status}` asks for somebody who is accountable, and the page names nobody");
            let d = Diagnostic::new(Code::Transition, message)
                .at(self.page.page.key_span("status"))
                .help("state `owner`, `maintainers` or `author`");
            found.push(d.grouped(format!("{{}} pages are `{status}` and name nobody who is accountable")));
        }
        let mut wrong = |message: String, help: Option<String>| {
            let span = self.page.page.key_span("stage");
            found.push(Diagnostic::new(Code::Transition, message).at(span).help_opt(help));
        };
        let rules = &self.portal.schema.governance;
        let stated = self.page.fields.get("stage").and_then(|v| v.as_str());
        let Some((at, stage)) = stated.and_then(|id| rules.stage(id)) else { return };
        if !status.is_empty() && stage.status != status {
            let message =
                format!("the stage `{}` belongs to the status `{}`, not `{status}`", stage.id, stage.status);
            let fitting: Vec<_> =
                rules.stages.iter().filter(|s| s.status == status).map(|s| format!("`{}`", s.id)).collect();
            let help = (!fitting.is_empty()).then(|| format!("stages of `{status}`: {}", fitting.join(", ")));
            wrong(message, help);
            return;
        }
        if self.requires(Requirement::Reviews) || self.requires(Requirement::Gates) {
            return; // Missing reviews have been reported as such.
        }
        let required = &self.portal.schema.get(&self.page.page.type_id).required_reviews;
        for passed in &rules.stages[..at] {
            let Some(review) = passed.review.as_ref().filter(|review| required.contains(review)) else {
                continue;
            };
            if self.assessment.reviews.iter().all(|r| r.record.review != *review) {
                let message = format!(
                    "the stage `{}` comes after `{}`, and there is no review `{review}`",
                    stage.id, passed.id
                );
                wrong(message, Some(self.lacking(review)));
            }
        }
    }

    fn evergreen(&self, found: &mut Vec<Diagnostic>) {
        let Some(reason) = evergreen(&self.page.page) else { return };
        let reviewed = self.page.page.meta.last_reviewed.is_some()
            || self.assessment.reviews.iter().any(|r| r.record.verdict == Some(Verdict::Approved));
        let (message, help) = if reason.is_empty() {
            (
                "`evergreen` without a reason",
                "say why the page needs no further review, or remove `evergreen`",
            )
        } else if !reviewed {
            ("an evergreen page that nobody ever reviewed", "review it once, and state `last_reviewed`")
        } else {
            return;
        };
        let span = self.page.page.key_span("evergreen");
        found.push(Diagnostic::new(Code::Evergreen, message).at(span).help(help));
    }
}
