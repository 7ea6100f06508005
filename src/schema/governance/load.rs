//! Reads and checks `workflow.toml`, `rubrics.toml` and `gates.toml`.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::raw::{RawGates, RawRubrics, RawWorkflow};
use super::{Gate, Governance, Level, Rubric, Stage, StatusRule};
use crate::check::Check;
use crate::diagnostic::{Code, Diagnostic, SourceText, Span, suggest};
use crate::parse::Status;
use crate::schema::files;

/// Collects entries file by file; the later of one id replaces the earlier in its place.
#[derive(Default)]
pub(in crate::schema) struct Loader {
    governance: Governance,
    /// Where each entry was declared, by kind and id.
    sources: BTreeMap<(&'static str, String), Arc<SourceText>>,
    found: Vec<Diagnostic>,
}

impl Loader {
    /// Reads a file if it is one of the three.
    pub(in crate::schema) fn file(&mut self, name: &str, source: &Arc<SourceText>) -> bool {
        match name {
            "workflow.toml" => {
                if let Some(raw) = self.parse::<RawWorkflow>(source) {
                    let stages = raw.stage.into_iter().map(Stage::from).collect();
                    let statuses = raw.status.into_iter().map(StatusRule::from).collect();
                    merge(
                        &mut self.governance.statuses,
                        statuses,
                        |s| &s.id,
                        |id| {
                            self.sources.insert(("status", id), Arc::clone(source));
                        },
                    );
                    merge(
                        &mut self.governance.stages,
                        stages,
                        |s| &s.id,
                        |id| {
                            self.sources.insert(("stage", id), Arc::clone(source));
                        },
                    );
                }
            }
            "rubrics.toml" => {
                if let Some(raw) = self.parse::<RawRubrics>(source) {
                    let levels = raw.level.into_iter().map(Level::from).collect();
                    let rubrics = raw.rubric.into_iter().map(Rubric::from).collect();
                    merge(
                        &mut self.governance.levels,
                        levels,
                        |l| &l.id,
                        |id| {
                            self.sources.insert(("level", id), Arc::clone(source));
                        },
                    );
                    merge(
                        &mut self.governance.rubrics,
                        rubrics,
                        |r| &r.id,
                        |id| {
                            self.sources.insert(("rubric", id), Arc::clone(source));
                        },
                    );
                }
            }
            "gates.toml" => {
                if let Some(raw) = self.parse::<RawGates>(source) {
                    let gates = raw.gate.into_iter().map(Gate::from).collect();
                    merge(
                        &mut self.governance.gates,
                        gates,
                        |g| &g.id,
                        |id| {
                            self.sources.insert(("gate", id), Arc::clone(source));
                        },
                    );
                    if let Some(penalties) = raw.penalties {
                        self.governance.penalties = penalties.into();
                        self.sources.insert(("penalties", String::new()), Arc::clone(source));
                    }
                }
            }
            _ => return false,
        }
        true
    }

    fn parse<'a, T: Deserialize<'a>>(&mut self, source: &'a Arc<SourceText>) -> Option<T> {
        files::read(source).map_err(|wrong| self.found.push(wrong)).ok()
    }

    /// What can be checked when every pack is read. An entry with a mistake is kept as far as it can be used.
    pub(in crate::schema) fn finish(mut self) -> (Governance, Vec<Diagnostic>) {
        let governance = std::mem::take(&mut self.governance);
        for status in &governance.statuses {
            self.status(status);
        }
        for stage in &governance.stages {
            self.stage(stage, &governance);
        }
        for level in governance.levels.iter().filter(|l| l.points > 100) {
            let message = format!("level `{}` has {} points; there are at most 100", level.id, level.points);
            self.wrong("level", &level.id, &level.id, message, None);
        }
        for rubric in &governance.rubrics {
            self.rubric(rubric);
        }
        for gate in &governance.gates {
            self.gate(gate, &governance);
        }
        let p = governance.penalties;
        if [p.error, p.warning, p.note].iter().any(|n| !(0.0..=100.0).contains(n)) || p.words == 0 {
            let message = "penalties are 0 to 100 points, for at least one word".to_owned();
            self.wrong("penalties", "", "penalties", message, None);
        }
        (governance, self.found)
    }

    fn status(&mut self, status: &StatusRule) {
        let known = || Status::ALL.iter().map(|s| s.id());
        let named = std::iter::once(&status.id).chain(status.next.iter().map(|t| &t.to));
        for id in named.filter(|id| Status::find(id).is_none()) {
            let message = format!("the workflow names the unknown status `{id}`");
            self.wrong("status", &status.id, id, message, suggest(id, known()));
        }
    }

    fn stage(&mut self, stage: &Stage, all: &Governance) {
        if Status::find(&stage.status).is_none() {
            let message = format!("stage `{}` names the unknown status `{}`", stage.id, stage.status);
            let help = suggest(&stage.status, Status::ALL.iter().map(|s| s.id()));
            self.wrong("stage", &stage.id, &stage.status, message, help);
        }
        if let Some(review) = stage.review.as_ref().filter(|r| all.rubric(r).is_none()) {
            let message = format!("stage `{}` names the unknown review type `{review}`", stage.id);
            let help = suggest(review, all.rubrics.iter().map(|r| r.id.as_str()));
            self.wrong("stage", &stage.id, review, message, help);
        }
    }

    fn rubric(&mut self, rubric: &Rubric) {
        let id = &rubric.id;
        let sum: f64 = rubric.criteria.iter().map(|c| c.weight).sum();
        if (sum - 1.0).abs() > 0.001 || rubric.criteria.iter().any(|c| c.weight < 0.0) {
            let message = format!("the weights of rubric `{id}` sum to {sum:.2}; they have to sum to 1");
            self.wrong("rubric", id, id, message, None);
        }
        for (i, criterion) in rubric.criteria.iter().enumerate() {
            if rubric.criteria[..i].iter().any(|c| c.id == criterion.id) {
                let message = format!("rubric `{id}` declares the criterion `{}` twice", criterion.id);
                self.wrong("rubric", id, &criterion.id, message, None);
            }
        }
        if rubric.minimum > 100 {
            let message = format!("rubric `{id}` has the minimum {}; scores end at 100", rubric.minimum);
            self.wrong("rubric", id, id, message, None);
        }
        if rubric.reviewers == 0 {
            let message = format!("rubric `{id}` asks for no reviewer; it needs at least one");
            self.wrong("rubric", id, id, message, None);
        }
    }

    fn gate(&mut self, gate: &Gate, all: &Governance) {
        let id = &gate.id;
        let known = Check::ALL.map(Check::id);
        for check in gate.checks.iter().filter(|c| !known.contains(&c.as_str())) {
            let message = format!("gate `{id}` names the unknown check `{check}`");
            self.wrong("gate", id, check, message, suggest(check, known));
        }
        if all.rubric(&gate.review).is_none() {
            let message = format!("gate `{id}` names the unknown review type `{}`", gate.review);
            let help = suggest(&gate.review, all.rubrics.iter().map(|r| r.id.as_str()));
            self.wrong("gate", id, &gate.review, message, help);
        }
        if !(0.0..=1.0).contains(&gate.automated_weight) {
            let message =
                format!("gate `{id}` has the automated weight {}; it is 0 to 1", gate.automated_weight);
            self.wrong("gate", id, id, message, None);
        }
        if gate.minimum > 100 {
            let message = format!("gate `{id}` has the minimum {}; scores end at 100", gate.minimum);
            self.wrong("gate", id, id, message, None);
        }
    }

    /// Reports a mistake of an entry, at the first place in its file where `given` stands in quotes, or as a word.
    fn wrong(&mut self, kind: &'static str, entry: &str, given: &str, message: String, help: Option<String>) {
        let Some(source) = self.sources.get(&(kind, entry.to_owned())) else { return };
        let quoted = source.text.find(&format!("\"{given}\"")).map(|i| i + 1);
        let start = quoted.or_else(|| source.text.find(given)).unwrap_or(0);
        let span = Span::new(source, start..start + given.len());
        self.found.push(Diagnostic::new(Code::Pack, message).at(span).help_opt(help));
    }
}

/// Replaces entries of the same id in their place and adds the others; `seen` hears of every id.
fn merge<T>(into: &mut Vec<T>, new: Vec<T>, id: impl Fn(&T) -> &String, mut seen: impl FnMut(String)) {
    for entry in new {
        seen(id(&entry).clone());
        files::put(into, entry, &id);
    }
}
