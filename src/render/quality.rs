//! The quality panel: plain checks with their evidence, gates with their parts, and who signed what.

use super::view::{CheckView, GateView, PartView, QualityView, RequestView, ScoreView, SignView};
use super::{Shared, dates};
use crate::governance::{self, Automated, GateResult, Manual, PageAssessment, Reviewed, Verdict};
use crate::markdown::Heading;
use crate::portal::{Freshness, PageIx, PortalPage};
use crate::schema::{ContentType, Governance, Kind, title_from_name};

/// What can be said of a page; nothing for types that nobody reviews.
pub(super) fn panel(
    shared: &Shared<'_>,
    ix: PageIx,
    of: &ContentType,
    owner: Option<&str>,
) -> Option<QualityView> {
    let page = shared.portal.page(ix);
    let assessment = shared.governance.page(ix);
    let checks = checks(page, of, owner, assessment);
    let judged = !assessment.reviews.is_empty() || !assessment.gates.is_empty();
    if checks.is_empty() && !judged && assessment.requests.is_empty() {
        return None;
    }
    let rules = &shared.portal.schema.governance;
    let passed = assessment.gates.iter().filter(|gate| gate.passed).count();
    let state = match assessment.gates.len() {
        0 => String::new(),
        1 => format!("{passed} of 1 gate passed"),
        all => format!("{passed} of {all} gates passed"),
    };
    let mut reviews: Vec<&Reviewed> = assessment.reviews.iter().collect();
    reviews.sort_by_key(|r| std::cmp::Reverse((r.record.date, r.record.row)));
    let requests = assessment.requests.iter().map(|request| RequestView {
        title: rules.review_title(&request.review),
        reviewer: shared.opt_card(request.reviewer),
        asked: request.asked.map(dates::view),
        due: request.due.map(dates::view),
    });
    Some(QualityView {
        state,
        checks,
        gates: assessment.gates.iter().map(|gate| gate_view(rules, gate)).collect(),
        reviews: reviews.into_iter().map(|review| sign(shared, rules, review)).collect(),
        requests: requests.collect(),
    })
}

fn checks(
    page: &PortalPage,
    of: &ContentType,
    owner: Option<&str>,
    assessment: &PageAssessment,
) -> Vec<CheckView> {
    let evergreen = governance::evergreen(&page.page).filter(|reason| !reason.is_empty());
    let cycled = page.review.freshness != Freshness::Exempt || evergreen.is_some();
    let required = assessment.required.iter().map(|required| CheckView {
        title: required.title.clone(),
        ok: required.met(),
        result: if required.met() { "done" } else { "missing" },
        evidence: match required.needed {
            1 => String::new(),
            needed => format!("{} of {needed} reviewers", required.reviewers),
        },
    });
    if of.kind == Kind::Record || !cycled && of.sections.is_empty() {
        return required.collect();
    }
    let mut checks = vec![CheckView {
        title: "Owner".into(),
        ok: owner.is_some(),
        result: if owner.is_some() { "named" } else { "missing" },
        evidence: owner.unwrap_or("Nobody is named as accountable").to_owned(),
    }];
    if cycled {
        checks.push(review(page, evergreen));
    }
    if !of.sections.is_empty() {
        checks.push(sections(&page.page.outline.headings, of));
    }
    checks.extend(required);
    checks
}

fn review(page: &PortalPage, evergreen: Option<&str>) -> CheckView {
    let title = "Review".to_owned();
    if let Some(reason) = evergreen {
        return CheckView { title, ok: true, result: "not needed again", evidence: reason.to_owned() };
    }
    let review = &page.review;
    let (ok, result) = match review.freshness {
        Freshness::Overdue => (false, "overdue"),
        Freshness::NeverReviewed => (false, "never done"),
        Freshness::DueSoon => (true, "due soon"),
        Freshness::Current | Freshness::Exempt => (true, "up to date"),
    };
    let every = review.cycle.map(|c| format!("every {}", c.describe()));
    let due = review.due.map(|d| format!("due {}", dates::view(d).human));
    let parts: Vec<String> = due.into_iter().chain(every).collect();
    CheckView { title, ok, result, evidence: parts.join(", ") }
}

fn sections(headings: &[Heading], of: &ContentType) -> CheckView {
    let required: Vec<_> = of.sections.iter().filter(|s| s.required).collect();
    let missing: Vec<&str> = required
        .iter()
        .filter(|section| !headings.iter().any(|heading| section.is_headed(&heading.text)))
        .map(|section| section.title.as_str())
        .collect();
    let evidence = if missing.is_empty() {
        format!("All {} expected sections are there", required.len())
    } else {
        format!("Missing: {}", missing.join(", "))
    };
    CheckView {
        title: "Sections".into(),
        ok: missing.is_empty(),
        result: if missing.is_empty() { "complete" } else { "incomplete" },
        evidence,
    }
}

fn gate_view(rules: &Governance, gate: &GateResult) -> GateView {
    let result = match (gate.passed, gate.score) {
        (true, _) => "passed",
        (false, Some(_)) => "not passed",
        (false, None) => "not assessed",
    };
    let evidence = match gate.score {
        Some(score) if gate.passed => format!("{score} of 100, at least {}", gate.minimum),
        Some(score) => format!("{score} of 100: {}", gate.reasons.join(", ")),
        None => sentence(&gate.reasons.join(", ")),
    };
    let share = (gate.automated_weight * 100.0).round() as u32;
    let rubric = rules.gate(&gate.id).and_then(|gate| rules.rubric(&gate.review));
    let title = |id: &str| {
        let criterion = rubric.and_then(|rubric| rubric.criterion(id));
        criterion.map_or_else(|| title_from_name(id), |criterion| criterion.title.clone())
    };
    let manual_share = if gate.automated.is_some() { 100 - share } else { 100 };
    let automated = gate.automated.as_ref().map(|part| automated(part, share));
    let manual = gate.manual.as_ref().map(|part| manual(part, manual_share, &title));
    let parts = automated.into_iter().chain(manual).collect();
    GateView { title: gate.title.clone(), passed: gate.passed, result, evidence, parts }
}

fn automated(part: &Automated, share: u32) -> PartView {
    let counted = |count: usize, name: &str| match count {
        0 => None,
        1 => Some(format!("1 {name}")),
        n => Some(format!("{n} {name}s")),
    };
    let lines = part.checks.iter().map(|check| {
        let found = [
            counted(check.errors, "error"),
            counted(check.warnings, "warning"),
            counted(check.notes, "note"),
        ];
        ScoreView {
            title: check.check.title().to_owned(),
            score: check.score.to_string(),
            note: found.into_iter().flatten().collect::<Vec<_>>().join(", "),
        }
    });
    PartView { title: "Checks", share, score: part.score.to_string(), lines: lines.collect() }
}

fn manual(part: &Manual, share: u32, title: &dyn Fn(&str) -> String) -> PartView {
    let lines = part.criteria.iter().map(|(id, score)| ScoreView {
        title: title(id),
        score: score.to_string(),
        note: String::new(),
    });
    PartView { title: "Reviews", share, score: part.score.to_string(), lines: lines.collect() }
}

fn sign(shared: &Shared<'_>, rules: &Governance, review: &Reviewed) -> SignView {
    let record = &review.record;
    let name = record.reviewer.map_or("The reviewer", |ix| shared.portal.page(ix).page.title.as_str());
    SignView {
        title: rules.review_title(&record.review),
        counts: review.counts(),
        verdict: record.verdict.map_or("No verdict", Verdict::title),
        score: review.score.map(|score| score.to_string()),
        reviewer: shared.opt_card(record.reviewer),
        date: record.date.map(dates::view),
        comment: record.comment.clone(),
        why: review.void.as_ref().map(|reason| reason.sentence(name)),
    }
}

/// With a capital letter.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
