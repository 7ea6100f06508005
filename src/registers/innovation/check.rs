//! Technologies and evaluations that cannot be as they are written.

use std::collections::BTreeMap;

use super::evaluations::{self, Evaluation};
use super::{Names, names_of, pipeline, radar, types};
use crate::diagnostic::{Code, Diagnostic, suggest};
use crate::portal::{PageIx, Portal, Record};
use crate::schema::criteria::TOLERANCE;

/// A stated score may be rounded.
const ROUNDED: f64 = 0.051;

/// All of them.
pub fn check(portal: &Portal) -> Vec<Diagnostic> {
    let mut found = Found { portal, all: Vec::new() };
    let written = portal.records(types::TECHNOLOGY).filter(|record| !record.is_draft());
    written.for_each(|record| found.technology(&record));
    found.names();
    found.editions();
    let names = Names::new(portal);
    for record in portal.records(types::EVALUATION) {
        found.scores(&record);
        if let Some(evaluation) = evaluations::evaluation(portal, &names, &record) {
            found.weights(&record, &evaluation);
            found.stated(&record, &evaluation);
            found.advice(&record, &evaluation);
        }
    }
    found.all.extend(pipeline::check::check(portal));
    found.all
}

struct Found<'a> {
    portal: &'a Portal,
    all: Vec<Diagnostic>,
}

impl Found<'_> {
    /// At a field, or at the title where the field is not written.
    fn add(&mut self, code: Code, record: &Record<'_>, field: &str, message: String, help: Option<String>) {
        let span = record.page.field_span(field);
        self.all.push(Diagnostic::new(code, message).at(span).help_opt(help));
    }

    fn id(&self, ix: PageIx) -> String {
        self.portal.page(ix).url.last_segment().to_owned()
    }

    /// Quadrant, rings and history of a technology.
    fn technology(&mut self, record: &Record<'_>) {
        let (portal, code) = (self.portal, Code::Technology);
        let radar = &portal.config.radar;
        if let Some(given) = record.text("quadrant").filter(|id| radar.quadrant(id).is_none()) {
            let help = suggest(given, radar.quadrants.iter().map(|quadrant| quadrant.id.as_str()));
            self.add(code, record, "quadrant", format!("the radar has no quadrant `{given}`"), help);
        }
        let rows = radar::rows(record);
        let rings = rows.iter().map(|(_, ring, _)| ("blips", *ring));
        for (field, given) in record.text("ring").map(|ring| ("ring", ring)).into_iter().chain(rings) {
            if radar.ring(given).is_none() {
                let help = suggest(given, radar.rings.iter().map(|ring| ring.id.as_str()));
                self.add(code, record, field, format!("the radar has no ring `{given}`"), help);
            }
        }
        for (at, (edition, ..)) in rows.iter().enumerate() {
            if rows[..at].iter().any(|(other, ..)| other == edition) {
                let message = format!("`blips` has the edition `{}` twice", self.id(*edition));
                self.add(code, record, "blips", message, Some("keep one of the two rows".into()));
            }
        }
        let date = |ix: PageIx| portal.record(ix).date("released_on");
        let newest = rows.iter().max_by_key(|(edition, ..)| date(*edition));
        match (record.text("ring"), newest) {
            (None, None) if record.rows("blips").is_empty() => {
                let help = "state a `ring`, or the ring in each edition as `blips`".to_owned();
                self.add(code, record, "title", "the technology is in no ring".into(), Some(help));
            }
            (Some(ring), Some((edition, last, _))) if ring != *last => {
                let message =
                    format!("`ring` is `{ring}`, and `{last}` since the edition `{}`", self.id(*edition));
                let help = "leave `ring` out, or add a row to `blips`".to_owned();
                self.add(code, record, "ring", message, Some(help));
            }
            _ => {}
        }
        if let Some(left) = record.page_of("left_in") {
            let late = rows.iter().find(|(edition, ..)| date(*edition) >= date(left));
            if let Some((edition, ..)) = late {
                let message =
                    format!("it left in `{}` and has a ring in `{}`", self.id(left), self.id(*edition));
                let help = "what is back on the radar has no `left_in`".to_owned();
                self.add(code, record, "left_in", message, Some(help));
            }
        }
    }

    /// Two technologies that answer to one name.
    fn names(&mut self) {
        let portal = self.portal;
        let mut known: BTreeMap<String, PageIx> = BTreeMap::new();
        for record in portal.records(types::TECHNOLOGY) {
            let Some(ix) = record.ix else { continue };
            for name in names_of(portal, ix) {
                let first = *known.entry(name.clone()).or_insert(ix);
                if first != ix {
                    let message = format!("`{}` is called `{name}` too", portal.page(first).page.id);
                    let help = "tags and evaluations name a technology: give it a name of its own".to_owned();
                    self.add(Code::Technology, &record, "also_called", message, Some(help));
                    break;
                }
            }
        }
    }

    /// Two editions of one day.
    fn editions(&mut self) {
        let portal = self.portal;
        let mut known: BTreeMap<jiff::civil::Date, PageIx> = BTreeMap::new();
        for record in portal.records(types::EDITION) {
            let Some((ix, date)) = record.ix.zip(record.date("released_on")) else { continue };
            if let Some(first) = known.insert(date, ix) {
                let message = format!("the edition `{}` was published on the same day", self.id(first));
                let help = "nobody can tell which of the two came first".to_owned();
                self.add(Code::Technology, &record, "released_on", message, Some(help));
            }
        }
    }

    /// Criteria, scores and weights as written.
    fn scores(&mut self, record: &Record<'_>) {
        let code = Code::Evaluation;
        let criteria = &self.portal.schema.criteria;
        let unknown = |name: &str| {
            let help = suggest(name, criteria.ids());
            (format!("there is no criterion `{name}`"), help)
        };
        let outside = |what: &str, value: f64, most: u8| {
            let wrong = !(0.0..=f64::from(most)).contains(&value);
            wrong.then(|| (format!("{what} is {value}"), Some(format!("it lies from 0 to {most}"))))
        };
        let mut wrong: Vec<(&str, (String, Option<String>))> = Vec::new();
        let lines = evaluations::lines(record);
        let mut seen = Vec::new();
        for line in &lines {
            let name = line.criterion;
            match criteria.find(name) {
                None => wrong.push((line.field, unknown(name))),
                Some(place) if seen.contains(&place) => {
                    let message = format!("`{name}` is scored twice");
                    wrong.push((line.field, (message, Some("keep one of the two rows".into()))));
                }
                Some(place) => seen.push(place),
            }
            let score = line.score.and_then(|value| outside(&format!("the score of `{name}`"), value, 10));
            let weight = line.weight.and_then(|value| outside(&format!("the weight of `{name}`"), value, 1));
            wrong.extend(score.into_iter().chain(weight).map(|it| (line.field, it)));
        }
        for other in evaluations::alternatives(record) {
            let name = other.name;
            for (criterion, score) in other.scores {
                if criteria.find(criterion).is_none() {
                    wrong.push(("alternatives", unknown(criterion)));
                }
                let found = outside(&format!("the score of `{name}` for `{criterion}`"), score, 10);
                wrong.extend(found.map(|it| ("alternatives", it)));
            }
            let found = other.stated.and_then(|value| outside(&format!("the score of `{name}`"), value, 10));
            wrong.extend(found.map(|it| ("alternatives", it)));
        }
        for (field, most) in [("score", 10), ("confidence", 1)] {
            let found = record.number(field).and_then(|value| outside(&format!("`{field}`"), value, most));
            wrong.extend(found.map(|it| (field, it)));
        }
        for (field, (message, help)) in wrong {
            self.add(code, record, field, message, help);
        }
    }

    /// Weights that do not sum to 1.
    fn weights(&mut self, record: &Record<'_>, evaluation: &Evaluation) {
        let frameworks = &self.portal.schema.criteria.frameworks;
        let lines = evaluations::lines(record);
        for (at, framework) in frameworks.iter().enumerate() {
            let own = evaluation.weights.criteria.iter().filter(|c| c.framework == at);
            let sum: f64 = own.clone().map(|c| c.weight).sum();
            let stated = |line: &&evaluations::Line<'_>| {
                let place = self.portal.schema.criteria.find(line.criterion);
                line.weight.is_some() && place.is_some_and(|(own, _)| own == at)
            };
            let Some(line) = lines.iter().find(stated) else { continue };
            if own.count() > 0 && (sum - 1.0).abs() > TOLERANCE {
                let message = format!(
                    "the weights of the {} criteria sum to {sum:.2}; they have to sum to 1",
                    framework.title.to_lowercase()
                );
                let help = "a criterion without a weight here has the one that it has in all evaluations";
                self.add(Code::Evaluation, record, line.field, message, Some(help.to_owned()));
            }
        }
    }

    /// Scores that are stated and come to something else.
    fn stated(&mut self, record: &Record<'_>, evaluation: &Evaluation) {
        for (at, choice) in evaluation.choices.iter().enumerate() {
            let computed = evaluation.weights.score(&choice.scores);
            let Some((stated, computed)) = choice.stated.zip(computed) else { continue };
            if (stated - computed).abs() > ROUNDED {
                let whose =
                    if at == 0 { "the score".to_owned() } else { format!("the score of `{}`", choice.name) };
                let message =
                    format!("{whose} is {stated}, and its scores by criterion come to {computed:.2}");
                let field = if at == 0 { "score" } else { "alternatives" };
                let help = "leave the stated one out: it is computed";
                self.add(Code::Evaluation, record, field, message, Some(help.to_owned()));
            }
        }
    }

    /// Advice that the ranking speaks against: to adopt what another option beats, to hold off the best one.
    fn advice(&mut self, record: &Record<'_>, evaluation: &Evaluation) {
        let ranking = evaluation.ranking();
        let (Some(first), true) = (ranking.first().copied(), ranking.contains(&0)) else { return };
        let score = |at: usize| evaluation.score(at).unwrap_or_default();
        let best = |at: usize| (score(first) - score(at)).abs() < TOLERANCE;
        let advice = evaluation.recommendation.as_str();
        let message = match advice {
            "adopt" if !best(0) => format!(
                "the advice is to adopt `{}` with {:.2}, and `{}` has {:.2}",
                evaluation.choices[0].name,
                score(0),
                evaluation.choices[first].name,
                score(first)
            ),
            "hold" if first == 0 && ranking.len() > 1 => format!(
                "the advice is to hold `{}`, which has the best score of all options, {:.2}",
                evaluation.choices[0].name,
                score(0)
            ),
            _ => return,
        };
        let help = "if something outweighs the criteria, it is a criterion: add it, or change the advice";
        self.add(Code::Evaluation, record, "recommendation", message, Some(help.to_owned()));
    }
}
