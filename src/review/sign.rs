//! A review as it is written into its page.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::change::{Cell, Change};
use super::missing::{Missing, missing, reason};
use super::{Refused, find};
use crate::date::human;
use crate::diagnostic::{Diagnostic, Span, nearest, suggest};
use crate::governance::{self, Assessment, Reason, Record, Verdict, content};
use crate::portal::{PageIx, Portal, PortalPage};
use crate::schema::governance::{Level, Rubric};

/// What a reviewer says.
#[derive(Debug, Clone)]
pub struct Signature<'a> {
    /// The review type.
    pub review: &'a str,
    /// Who reviewed.
    pub reviewer: &'a str,
    /// Points or a level for each criterion, as given: `clarity=90`, `clarity=good`.
    pub scores: &'a [String],
    /// What it came to; else approved from the rubric's minimum on, and changes below it.
    pub verdict: Option<Verdict>,
    /// What the reviewer adds.
    pub comment: Option<&'a str>,
    /// The day of the review.
    pub date: Date,
}

/// The changes that sign a page, without `last_reviewed`; see [`reviewed`].
pub fn sign(portal: &Portal, ix: PageIx, signature: &Signature<'_>) -> Result<Vec<Change>, Refused> {
    let page = portal.page(ix);
    let rubric = rubric(portal, signature.review)?;
    let people = find::types_of(&portal.schema, "review", Some("reviewer"));
    let reviewer = find::person(portal, signature.reviewer, &people)?;
    let scores = scores(rubric, &portal.schema.governance.levels, signature)?;
    let score = rubric.score(&scores);
    let verdict = signature.verdict.unwrap_or(match score {
        Some(score) if score < f64::from(rubric.minimum) => Verdict::ChangesRequested,
        _ => Verdict::Approved,
    });
    may_review(portal, ix, rubric, reviewer, signature.date)?;
    let mut row = vec![
        ("type", Cell::Text(rubric.id.clone())),
        ("reviewer", Cell::Text(find::name_of(portal, reviewer, &people))),
        ("date", Cell::Date(signature.date)),
    ];
    if let Some(score) = score {
        row.push(("score", Cell::Integer(score.round() as i64)));
    }
    row.push(("verdict", Cell::Text(verdict.id().to_owned())));
    if !scores.is_empty() {
        let ordered = rubric.criteria.iter().filter_map(|c| Some((c.id.clone(), *scores.get(&c.id)?)));
        row.push(("scores", Cell::Points(ordered.collect())));
    }
    if let Some(comment) = signature.comment.filter(|comment| !comment.trim().is_empty()) {
        row.push(("comment", Cell::Text(comment.trim().to_owned())));
    }
    row.push(("content", Cell::Text(content::fingerprint(&page.page))));
    let mut changes = vec![Change::Append { field: "review", row }];
    let requests = governance::requests(page);
    // From the last one, so that the places of the others stay.
    changes.extend(
        requests
            .iter()
            .enumerate()
            .rev()
            .filter(|(_, r)| r.review == rubric.id && r.reviewer == Some(reviewer))
            .map(|(row, _)| Change::Remove { field: "review_request", row }),
    );
    Ok(changes)
}

/// The rubric of a review type.
pub(super) fn rubric<'a>(portal: &'a Portal, review: &str) -> Result<&'a Rubric, Refused> {
    let rules = &portal.schema.governance;
    rules.rubric(review).ok_or_else(|| {
        let help = suggest(review, rules.rubrics.iter().map(|r| r.id.as_str()));
        Refused(format!("there is no review type `{review}`; {}", help.unwrap_or_default()))
    })
}

/// Refuses somebody whose review could not count, whatever it says.
pub(super) fn may_review(
    portal: &Portal,
    ix: PageIx,
    rubric: &Rubric,
    reviewer: PageIx,
    date: Date,
) -> Result<(), Refused> {
    let page = portal.page(ix);
    // The best that anybody can say: what is wrong then is wrong with who says it, or when.
    let record = Record {
        row: 0,
        review: rubric.id.clone(),
        reviewer: Some(reviewer),
        date: Some(date),
        score: Some(100),
        verdict: Some(Verdict::Approved),
        scores: BTreeMap::new(),
        comment: None,
        content: None,
        span: Span::first_line(&page.page.source),
    };
    let Some(fault) = governance::own_faults(portal, page, &record, rubric, Some(100.0)) else {
        return Ok(());
    };
    let name = &portal.page(reviewer).page.title;
    let kind = rubric.title.to_lowercase();
    Err(Refused(match fault {
        Reason::Future => {
            format!("{} is still to come; today is {}", human(date), human(portal.today))
        }
        Reason::BeforePage(created) => {
            format!("{} is before the page was created, on {}", human(date), human(created))
        }
        fault => {
            let sentence = fault.sentence(name);
            let sentence = sentence.trim_end_matches('.');
            format!("a review of type {kind} by {name} would not count. {sentence}; ask somebody else")
        }
    }))
}

/// Points by criterion, checked against the rubric: all of them, or none for a review that does not approve.
fn scores(
    rubric: &Rubric,
    levels: &[Level],
    signature: &Signature<'_>,
) -> Result<BTreeMap<String, i64>, Refused> {
    let mut scores = BTreeMap::new();
    let known = || rubric.criteria.iter().map(|c| c.id.as_str());
    for given in signature.scores {
        let Some((name, points)) = given.split_once('=') else {
            return Err(Refused(format!(
                "`--score {given}`: write `criterion=points`, such as `{}=90`",
                first(rubric)
            )));
        };
        let (name, points) = (name.trim(), points.trim());
        if rubric.criterion(name).is_none() {
            let help = nearest(name, known()).map_or_else(
                || format!("its criteria: {}", known().collect::<Vec<_>>().join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            return Err(Refused(format!("`{}` has no criterion `{name}`; {help}", rubric.id)));
        }
        let level = levels.iter().find(|level| level.id == points).map(|level| i64::from(level.points));
        let Some(number) = level.or_else(|| points.parse().ok()) else {
            let help = suggest(points, levels.iter().map(|level| level.id.as_str())).unwrap_or_default();
            return Err(Refused(format!("`{points}` for `{name}` is neither 0 to 100 nor a level; {help}")));
        };
        if !(0..=100).contains(&number) {
            return Err(Refused(format!("{number} points for `{name}`; there are 0 to 100")));
        }
        if scores.insert(name.to_owned(), number).is_some() {
            return Err(Refused(format!("`{name}` is scored twice")));
        }
    }
    let unscored: Vec<String> = rubric
        .criteria
        .iter()
        .filter(|c| !scores.contains_key(&c.id))
        .map(|c| format!("\n  {}  {}", c.id, c.question))
        .collect();
    let may_be_bare = scores.is_empty() && signature.verdict.is_some_and(|v| v != Verdict::Approved);
    if unscored.is_empty() || may_be_bare {
        return Ok(scores);
    }
    Err(Refused(format!("a rubric is scored as a whole; `--score` is missing for{}", unscored.concat())))
}

fn first(rubric: &Rubric) -> &str {
    rubric.criteria.first().map_or("criterion", |c| c.id.as_str())
}

/// How a page stands once it is signed.
#[derive(Debug, Clone, PartialEq)]
pub struct Signed {
    /// The review as it was read again.
    pub record: Record,
    /// Its score, to one decimal.
    pub score: Option<f64>,
    /// Why it does not count.
    pub void: Option<String>,
    /// What the page lacks still.
    pub missing: Vec<Missing>,
}

/// Looks at a signed page as the next build will read it: nothing else may have changed for its readers, and nothing
/// may be wrong with it that was not.
pub fn signed(
    before: &PortalPage,
    portal: &Portal,
    assessment: &Assessment,
    diagnostics: &[Diagnostic],
) -> Result<Signed, Refused> {
    let page = &before.page;
    let found = portal.iter().find(|(_, p)| p.page.source.path == page.source.path);
    let broken = || Refused("the signed page would not be read as it was; nothing was written".into());
    let (ix, after) = found.ok_or_else(broken)?;
    let same = content::fingerprint(&after.page) == content::fingerprint(page);
    let errors = diagnostics.iter().filter(|d| d.is_error());
    let wrong = errors.filter_map(|d| d.span.as_ref()).any(|span| span.source.path == page.source.path);
    let review = assessment.page(ix).reviews.last();
    match review {
        Some(review) if same && !wrong => Ok(Signed {
            record: review.record.clone(),
            score: review.score,
            void: reason(portal, review),
            missing: missing(portal, assessment, ix),
        }),
        _ => Err(broken()),
    }
}

/// The change that dates the last review of a page, once all that its type requires is there and it is accepted.
pub fn reviewed(page: &PortalPage, signed: &Signed) -> Option<Change> {
    let date = signed.record.date?;
    let accepted = signed.record.verdict == Some(Verdict::Approved) && signed.void.is_none();
    let newer = page.page.meta.last_reviewed.is_none_or(|last| last < date);
    (accepted && signed.missing.is_empty() && newer).then_some(Change::Set {
        field: "last_reviewed",
        value: Cell::Date(date),
        after: &["updated", "created", "owner", "author", "status", "type", "title"],
    })
}
