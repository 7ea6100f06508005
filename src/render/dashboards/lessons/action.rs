//! What the page of an action shows: the way to its verification, and what its metrics did.

use std::collections::BTreeMap;

use super::way::{amount, verdict};
use super::{all, count, number, page_link, state, tracker};
use crate::portal::{PageIx, Record};
use crate::registers::lessons::actions::{Action, State};
use crate::registers::lessons::effect::{DAYS, Verdict};
use crate::registers::lessons::verify::{CHECKPOINTS, DOCUMENTS, EVIDENCE, PHASES, Verification};
use crate::render::view::{
    ActionView, CheckLine, CheckpointView, DocumentCell, EffectView, LinkView, PhaseRow, ProofView,
    ReviewerView, TrackView,
};
use crate::render::{Shared, dates};
use crate::schema::{Value, title_from_name};

type Row = BTreeMap<String, Value<PageIx>>;

pub(super) fn view(shared: &Shared<'_>, ix: PageIx, own: &Action) -> ActionView {
    let record = shared.portal.record(ix);
    let none = Verification::default();
    let proof = own.verification.as_ref().unwrap_or(&none);
    ActionView {
        badge: state(shared, own),
        due: own.due.map(dates::view),
        done: proof.done.map(dates::view),
        summary: proof.summary(),
        missing: if matches!(own.state, State::Verified | State::Dropped) {
            Vec::new()
        } else {
            missing(proof)
        },
        checkpoints: checkpoints(shared, &record, proof),
        phases: phases(shared, &record, proof),
        evidence: evidence(shared, &record, proof),
        signs: signs(shared, &record, proof),
        effects: effects(shared, ix, &record),
        tracking: tracking(&record),
        tracker: tracker::link(shared),
    }
}

/// What keeps an action from being verified.
fn missing(proof: &Verification) -> Vec<String> {
    let mut found = Vec::new();
    if proof.done.is_none() {
        found.push("It is not in place.".to_owned());
    }
    let few = |what: &str, have: usize, of: usize| {
        (have < of).then(|| format!("{} of {of} {what} missing.", of - have))
    };
    let (signed, of) = proof.signed();
    found.extend(few("checks are", proof.checked(), 12));
    found.extend(few("pieces of evidence are", proof.proven(), EVIDENCE.len()));
    found.extend(
        few("phases are", proof.documented(), PHASES.len())
            .map(|text| text.replace("missing", "not over with all documents")),
    );
    found.extend(few("signatures are", signed, of.max(1)));
    found
}

fn link(shared: &Shared<'_>, row: &Row, name: &str) -> Option<LinkView> {
    Some(page_link(shared, *row.get(name)?.first_ref()?))
}

fn text(row: Option<&Row>, name: &str) -> String {
    let text = row.and_then(|row| row.get(name)?.as_str()).map(crate::markdown::plain);
    text.unwrap_or_default()
}

fn checkpoints(shared: &Shared<'_>, record: &Record<'_>, proof: &Verification) -> Vec<CheckpointView> {
    let rows = record.rows("checkpoints");
    let view =
        |(point, checks): (&'static crate::registers::lessons::verify::Checkpoint, &[Option<_>; 4])| {
            let lines = point.checks.iter().zip(checks).map(
                |(name, check): (_, &Option<crate::registers::lessons::verify::Check>)| CheckLine {
                    title: title_from_name(name),
                    date: check.map(|check| dates::view(check.date)),
                    by: check.and_then(|check| check.by).map(|ix| page_link(shared, ix)),
                    note: text(check.and_then(|check| rows.get(check.row)), "note"),
                },
            );
            CheckpointView {
                title: point.title,
                done: checks.iter().flatten().count(),
                checks: lines.collect(),
            }
        };
    CHECKPOINTS.iter().zip(&proof.checks).map(view).collect()
}

fn phases(shared: &Shared<'_>, record: &Record<'_>, proof: &Verification) -> Vec<PhaseRow> {
    let rows = record.rows("phases");
    let view = |(name, phase): (&&str, &crate::registers::lessons::verify::Phase)| {
        let row = phase.row.and_then(|at| rows.get(at));
        let cells = DOCUMENTS.iter().zip(phase.documents).map(|(document, given)| {
            let page = row.and_then(|row| link(shared, row, document));
            let title = title_from_name(document);
            match page {
                Some(page) => DocumentCell { title, text: page.title, url: Some(page.url), given },
                None => DocumentCell { title, text: text(row, document), url: None, given },
            }
        });
        PhaseRow { title: title_from_name(name), done: phase.done.map(dates::view), cells: cells.collect() }
    };
    PHASES.iter().zip(&proof.phases).map(view).collect()
}

fn evidence(shared: &Shared<'_>, record: &Record<'_>, proof: &Verification) -> Vec<ProofView> {
    let rows = record.rows("evidence");
    let view = |(name, given): (&&str, &Option<usize>)| {
        let row = given.and_then(|at| rows.get(at));
        let page = row.and_then(|row| link(shared, row, "page"));
        let url = row
            .and_then(|row| row.get("url")?.as_str())
            .map(|url| LinkView { title: "Address".into(), url: url.to_owned() });
        ProofView {
            title: title_from_name(name),
            given: given.is_some(),
            links: page.into_iter().chain(url).collect(),
        }
    };
    EVIDENCE.iter().zip(&proof.evidence).map(view).collect()
}

fn signs(shared: &Shared<'_>, record: &Record<'_>, proof: &Verification) -> Vec<ReviewerView> {
    let rows = record.rows("reviewers_required");
    let named = proof.signs.iter().enumerate().map(|(at, sign)| ReviewerView {
        role: title_from_name(&sign.role),
        reviewer: sign.reviewer.map(|ix| page_link(shared, ix)),
        date: sign.date.map(dates::view),
        note: text(rows.get(at), "note"),
    });
    let unnamed = proof.unnamed.iter().map(|role| ReviewerView {
        role: title_from_name(role),
        reviewer: None,
        date: None,
        note: "nobody is named".to_owned(),
    });
    named.chain(unnamed).collect()
}

fn effects(shared: &Shared<'_>, ix: PageIx, record: &Record<'_>) -> Vec<EffectView> {
    let view = |metric: PageIx| {
        let effect = all(shared).effects.get(&(ix, metric))?;
        let stretch = |stretch: &crate::registers::lessons::effect::Stretch| match stretch.count {
            0 => "–".to_owned(),
            _ => amount(shared, metric, stretch.mean),
        };
        let (before, after) = (effect.before.count, effect.after.count);
        let weeks = DAYS / 7;
        let note = match effect.verdict {
            Verdict::TooFew => {
                format!("{} before and {} after are too few", count(before, "value"), count(after, "value"))
            }
            Verdict::Same => {
                format!("means of {before} and {after} values; the difference is no larger than chance")
            }
            _ => format!("means of {before} values in the {weeks} weeks before and {after} after"),
        };
        Some(EffectView {
            metric: page_link(shared, metric),
            before: stretch(&effect.before),
            after: stretch(&effect.after),
            verdict: verdict(effect),
            note,
        })
    };
    record.pages_of("metrics").into_iter().filter_map(view).collect()
}

fn tracking(record: &Record<'_>) -> Vec<TrackView> {
    let Some(Value::Map(figures)) = record.fields.get("tracking") else { return Vec::new() };
    let known = [
        ("completion_rate", "Completed", "%"),
        ("success_rate", "Worked", "%"),
        ("implementation_time", "Took", "days"),
        ("resource_usage", "Effort", "person-days"),
    ];
    let view = |(name, title, unit): (&str, &'static str, &str)| {
        let value = figures.get(name)?.as_number()?;
        Some(TrackView { title, value: format!("{}\u{a0}{unit}", number(value)), formula: String::new() })
    };
    known.into_iter().filter_map(view).collect()
}
